import Values

/// `where month = 2026-03`, `where date >= 2026-01-01 and date < 2026-04-01`: when it was, as a condition on a column that is
/// none here. The time of a question is its period.
struct TimesInCondition {
  /// The day that `month = 3` is taken for that of its year.
  let today: CivilDate
  private var first: CivilDate?
  private var last: CivilDate?
  private var whole: PeriodExpression?
  private var year: Int?
  private var part: (unit: CalendarUnit, number: Int)?
  private(set) var rest: [Expression] = []
  /// Where the columns stand.
  private(set) var places: [Span] = []

  init?(_ condition: Expression, today: CivilDate) {
    self.today = today
    for conjunct in condition.conjuncts {
      guard let term = Self.term(of: conjunct) else {
        rest.append(conjunct)
        continue
      }
      guard take(conjunct, unit: term.unit) else { return nil }
      places.append(term.span)
    }
    if places.isEmpty { return nil }
  }

  /// The period that all of them come to; `nil` where they contradict each other.
  var period: PeriodExpression? {
    let isBounded = first != nil || last != nil
    let hasUnit = year != nil || part != nil
    guard [isBounded, whole != nil, hasUnit].count(where: { $0 }) == 1 else { return nil }
    if let whole { return whole }
    if isBounded {
      func point(_ day: CivilDate) -> DatePoint { .literal(.day(day)) }
      guard let first else { return last.map { PeriodExpression(.until(point($0))) } }
      guard let last else { return PeriodExpression(.since(point(first))) }
      return first <= last ? PeriodExpression(.range(point(first), point(last))) : nil
    }
    let year = year ?? today.year
    return switch part?.unit {
    case .month: PeriodExpression(.literal(.month(year: year, month: part?.number ?? 1)))
    case .quarter: PeriodExpression(.literal(.quarter(year: year, quarter: part?.number ?? 1)))
    case .day, .workday, .week, .half, .year, .fiscalQuarter, .fiscalHalf, .fiscalYear, nil:
      PeriodExpression(.literal(.year(year)))
    }
  }

  // MARK: Columns

  /// The column of time that a comparison is about, and the unit it counts; `nil` of that is a day.
  private static func term(of comparison: Expression) -> (unit: CalendarUnit?, span: Span)? {
    switch comparison.kind {
    case .comparison(_, let left, _), .range(let left, _, _, false), .within(let left, _, false): column(left)
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .name, .negative, .arithmetic, .logical, .not,
      .membership, .range, .within, .emptiness, .was, .changed, .per, .share, .aggregate, .call:
      nil
    }
  }

  private static func column(_ left: Expression) -> (unit: CalendarUnit?, span: Span)? {
    switch left.kind {
    case .name(let path):
      guard path.count == 1, let word = path.first?.text.lowercased() else { return nil }
      if let unit = units[word] { return (unit, left.span) }
      let isDay = days.contains(word) || ["_date", "_day", "_time", "_on"].contains(where: word.hasSuffix)
      return isDay ? (nil, left.span) : nil
    case .call(let name, let arguments):
      guard arguments.count == 1, let unit = units[name.text.lowercased()] else { return nil }
      return (unit, left.span)
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .arithmetic, .logical, .not,
      .comparison, .membership, .within, .range, .emptiness, .was, .changed, .per, .share, .aggregate:
      return nil
    }
  }

  private static let units: [String: CalendarUnit] = [
    "year": .year, "month": .month, "quarter": .quarter, "年": .year, "年份": .year, "月": .month, "月份": .month,
    "季度": .quarter,
  ]
  private static let days: Set = ["date", "day", "time", "when", "日期", "时间", "日"]

  // MARK: Values

  private mutating func take(_ comparison: Expression, unit: CalendarUnit?) -> Bool {
    switch comparison.kind {
    case .within(_, let period, _):
      guard whole == nil else { return false }
      whole = period
      return true
    case .range(_, let low, let high, _):
      guard let from = Self.literal(low.kind)?.days, let to = Self.literal(high.kind)?.days else { return false }
      return bound(from: from.lowerBound, to: to.upperBound)
    case .comparison(let operation, _, let value):
      return take(operation, value.kind, unit: unit)
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .name, .negative, .arithmetic, .logical, .not,
      .membership, .emptiness, .was, .changed, .per, .share, .aggregate, .call:
      return false
    }
  }

  private mutating func take(_ operation: ComparisonOperator, _ value: Expression.Kind, unit: CalendarUnit?) -> Bool {
    if operation == .equal, let unit, let number = Self.number(value, of: unit) {
      if unit == .year {
        guard year == nil else { return false }
        year = number
      } else {
        guard part == nil else { return false }
        part = (unit, number)
      }
      return true
    }
    guard let literal = Self.literal(value), let days = literal.days else { return false }
    switch operation {
    case .equal:
      guard whole == nil else { return false }
      whole = PeriodExpression(.literal(literal))
      return true
    case .greaterOrEqual: return bound(from: days.lowerBound, to: nil)
    case .greater, .after: return bound(from: days.upperBound.adding(days: 1), to: nil)
    case .less, .before: return bound(from: nil, to: days.lowerBound.adding(days: -1))
    case .lessOrEqual: return bound(from: nil, to: days.upperBound)
    case .notEqual, .contains, .startsWith, .endsWith, .inside: return false
    }
  }

  private mutating func bound(from: CivilDate?, to: CivilDate?) -> Bool {
    if from != nil, first != nil || to != nil && last != nil { return false }
    if to != nil, last != nil { return false }
    first = from ?? first
    last = to ?? last
    return true
  }

  /// `2026`, `3`, `"Q3"`, `"March"`
  private static func number(_ value: Expression.Kind, of unit: CalendarUnit) -> Int? {
    let number: Int?
    switch value {
    case .number(let literal): number = literal.integer
    case .text(let text):
      let word = text.lowercased()
      number =
        Int(word) ?? (unit == .month ? ForeignWords.months[word] : nil)
        ?? (unit == .quarter && word.hasPrefix("q") ? Int(word.dropFirst()) : nil)
    case .date(.year(let year)): number = year
    case .boolean, .date, .moment, .duration, .parameter, .name, .negative, .arithmetic, .logical, .not, .comparison,
      .membership, .within, .range, .emptiness, .was, .changed, .per, .share, .aggregate, .call:
      number = nil
    }
    let possible =
      switch unit {
      case .year: 1990...2099
      case .quarter: 1...4
      default: 1...12
      }
    return number.flatMap { possible.contains($0) ? $0 : nil }
  }

  private static func literal(_ value: Expression.Kind) -> DateLiteral? {
    if case .date(let literal) = value { return literal }
    guard case .text(let text) = value, let token = Lexer.tokens(of: text, lexicon: Lexicon()).first,
      case .date(let literal) = token.kind, token.span.end == text.utf8.count
    else { return nil }
    return literal
  }
}

extension DateLiteral {
  /// Of a unit of the calendar.
  fileprivate var days: ClosedRange<CivilDate>? {
    guard let first = firstDay else { return nil }
    let months: Int
    switch self {
    case .day: return first...first
    case .month: months = 1
    case .quarter: months = 3
    case .half: months = 6
    case .year: months = 12
    case .week, .fiscalYear, .fiscalHalf, .fiscalQuarter: return nil
    }
    return first...first.adding(months: months).adding(days: -1)
  }
}

extension Statement {
  /// The same question with the times of its conditions as its period, and where their columns stood.
  func sayingTimes(today: CivilDate) -> (statement: Statement, places: [Span])? {
    switch kind {
    case .show(let question):
      guard let (found, places) = Self.sayingTimes(question, today) else { return nil }
      return (Statement(.show(found)), places)
    case .check(let question):
      guard let (found, places) = Self.sayingTimes(question, today) else { return nil }
      return (Statement(.check(found)), places)
    case .funnel(let question):
      guard let (found, places) = Self.sayingTimes(question, today) else { return nil }
      return (Statement(.funnel(found)), places)
    case .benchmark(let question):
      guard let (found, places) = Self.sayingTimes(question, today) else { return nil }
      return (Statement(.benchmark(found)), places)
    case .score(let question):
      guard let (found, places) = Self.sayingTimes(question, today) else { return nil }
      return (Statement(.score(found)), places)
    case .list, .correlate, .profile, .explain, .export, .lock, .define, .undefine, .importFile, .alias, .unalias,
      .undo,
      .log, .drill, .why, .last, .followUp, .describe, .catalogue, .set, .parameter, .assignment, .run, .save, .open,
      .backup, .checkStore, .help, .quit:
      return nil
    }
  }

  private static func sayingTimes<Question: UsualClauses>(
    _ written: Question, _ today: CivilDate
  ) -> (Question, [Span])? {
    guard written.period == nil, let condition = written.condition,
      let times = TimesInCondition(condition, today: today), let period = times.period
    else { return nil }
    var question = written
    question.condition = Expression.all(times.rest)
    question.period = period
    return (question, times.places)
  }
}

extension Diagnostic {
  /// What is wrong about a column of time is put right by saying the period.
  func fixOfTimes(in bytes: [UInt8], region: Span, lexicon: Lexicon) -> Fix? {
    guard ["time-in-condition", "cannot-filter", "unknown-name", "unknown-function", "unknown-field"].contains(code),
      region.end <= bytes.count
    else { return nil }
    var parser = Parser(String(decoding: bytes[region.start..<region.end], as: UTF8.self), lexicon: lexicon)
    let (result, _) = parser.parseScript()
    guard result.diagnostics.isEmpty, result.statements.count == 1,
      let (found, places) = result.statements[0].sayingTimes(today: lexicon.today),
      places.contains(where: { $0.start <= span.start - region.start && span.start - region.start <= $0.end })
    else { return nil }
    let isChinese = bytes[region.start..<region.end].first.map { $0 >= 0xE4 } ?? false
    return Fix(
      "say it as the period", replacing: region, with: formatted(found, in: isChinese ? .chinese : .english))
  }
}
