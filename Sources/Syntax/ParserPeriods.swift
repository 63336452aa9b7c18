import Values

extension Parser {
  /// A period where one may stand; `nil` when the next words are something else.
  mutating func parsePeriodIfPresent() throws(Diagnostic) -> PeriodExpression? {
    let start = position
    if take(.today) { return try finishRange(.today, from: start) }
    if take(.yesterday) { return try finishRange(.yesterday, from: start) }
    if take(.tomorrow) { return try finishRange(.tomorrow, from: start) }
    if let half = takeHalf(of: lexicon.today.year) { return PeriodExpression(.literal(half), span(from: start)) }
    for (keyword, kind) in Self.fixedPeriods where take(keyword) {
      let years: [Keyword: Int] = [.thisYear: 0, .lastYear: -1, .nextYear: 1]
      if let year = years[keyword], let half = takeHalf(of: lexicon.today.year + year) {
        return PeriodExpression(.literal(half), span(from: start))
      }
      return PeriodExpression(kind, span(from: start))
    }
    if take(.this) {
      if let habit = datedAfter(start) { throw habit }
      return PeriodExpression(.this(try parseUnit()), span(from: start))
    }
    if take(.past) || take(.last) {
      if let habit = datedAfter(start) ?? recentStretch(from: start) { throw habit }
      let (count, unit) = try parseStretch()
      return PeriodExpression(.last(count ?? 1, unit, counted: count != nil), span(from: start))
    }
    if take(.next) {
      if let habit = datedAfter(start) { throw habit }
      let (count, unit) = try parseStretch()
      return PeriodExpression(.next(count ?? 1, unit, counted: count != nil), span(from: start))
    }
    if take(.since) {
      let point = try parseOpenEnd()
      if !take(.onward), point.isWritten, take(.until) {
        return PeriodExpression(.range(point, try parsePoint()), span(from: start))
      }
      return PeriodExpression(.since(point), span(from: start))
    }
    if take(.until) { return PeriodExpression(.until(try parseOpenEnd()), span(from: start)) }
    if at(.from) { return try parseFromTo() }
    if take(.between) {
      let first = try parsePoint()
      try expect(.rangeAnd)
      return PeriodExpression(.range(first, try parsePoint()), span(from: start))
    }
    if let point = try parsePointIfPresent() { return try finishRange(point, from: start) }
    return nil
  }

  /// 上半年 and 下半年 are the halves of a year, not the last one and the next.
  private mutating func takeHalf(of year: Int) -> DateLiteral? {
    guard let half = ["上": 1, "下": 2][current.folded], following.folded == "半年",
      current.span.end == following.span.start
    else { return nil }
    advance()
    advance()
    return .half(year: year, half: half)
  }

  /// `本月 销售额`, `this month visits`: the period before what is asked for. It is read where the clauses are; here only
  /// passed. What could begin an item is one.
  mutating func passLeadingPeriod(of form: StatementForm) {
    leadingPeriod = -1
    guard form.isQuestion, let end = endOfLeadingPeriod else { return }
    leadingPeriod = position
    position = end
  }

  /// Where what is asked for begins, behind a period; `nil` when none stands here.
  var endOfLeadingPeriod: Int? {
    var probe = self
    guard (try? probe.parsePeriodIfPresent()) != nil else { return nil }
    if probe.current.isWord, probe.current.folded == "的" { probe.advance() }
    return probe.isAtEnd || probe.beginsItem ? probe.position : nil
  }

  private var beginsItem: Bool {
    switch current.kind {
    case .quotedName: return true
    case .word:
      var probe = self
      // A day may be a value, too: `2026-W07 per rep`.
      let others: [Keyword] = [.per, .against, .companion, .and, .or]
      return !(Clause.allCases.flatMap(\.keywords) + others).contains { probe.isAt($0) }
    case .symbol: return current.isSymbol(.openParenthesis)
    case .number, .text, .date, .parameter, .invalid, .end: return false
    }
  }

  /// The period that was passed, with its place.
  mutating func takeLeadingPeriod() throws(Diagnostic) -> (period: PeriodExpression, span: Span)? {
    guard leadingPeriod >= 0 else { return nil }
    let here = position
    position = leadingPeriod
    defer { position = here }
    leadingPeriod = -1
    let start = position
    guard let period = try parsePeriodIfPresent() else { return nil }
    return (period, span(from: start))
  }

  /// A period where one has to stand.
  mutating func parsePeriod() throws(Diagnostic) -> PeriodExpression {
    needMore()
    guard let period = try parsePeriodIfPresent() else { throw monthName() ?? unexpected() }
    return period
  }

  private static let fixedPeriods: [(Keyword, PeriodExpression.Kind)] = [
    (.thisYear, .this(.year)), (.lastYear, .last(1, .year, counted: false)),
    (.nextYear, .next(1, .year, counted: false)), (.yearToDate, .toDate(.year)), (.quarterToDate, .toDate(.quarter)),
    (.monthToDate, .toDate(.month)), (.weekToDate, .toDate(.week)), (.allTime, .all),
  ]

  private mutating func parseFromTo() throws(Diagnostic) -> PeriodExpression {
    let start = position
    _ = take(.from)
    needMore()
    if case .word = current.kind, !isAt(.today), !isAt(.yesterday), !isAt(.tomorrow) {
      if let habit = monthName() ?? becoming() ?? placeAfterIn() { throw habit }
      throw .fromIsForPeriods(tokens[start].span, isBeforeName: known(at: position) != nil)
    }
    let first = try parsePoint()
    if !take(.until) { try expect(.to) }
    return PeriodExpression(.range(first, try parsePoint()), span(from: start))
  }

  /// What stands alone, or the first end of `a..b`.
  private mutating func finishRange(_ point: DatePoint, from start: Int) throws(Diagnostic) -> PeriodExpression {
    if take(.range) { return PeriodExpression(.range(point, try parsePoint()), span(from: start)) }
    let span = span(from: start)
    return switch point {
    case .today, .yesterday, .tomorrow: PeriodExpression(.day(point), span)
    case .literal(let literal): PeriodExpression(.literal(literal), span)
    case .thisUnit(let unit): PeriodExpression(.this(unit), span)
    case .lastUnit(let unit): PeriodExpression(.last(1, unit, counted: false), span)
    case .parameter(let name): PeriodExpression(.parameter(name), span)
    case .ago: throw .agoIsOneDay(span, written: source(span))
    }
  }

  // MARK: Points

  /// `last month` after `since` or `until`: of a whole unit the first or the last day.
  private mutating func parseOpenEnd() throws(Diagnostic) -> DatePoint {
    needMore()
    if let weekday = weekdayAsDay() { throw weekday }
    if let half = takeHalf(of: lexicon.today.year) { return .literal(half) }
    if take(.thisYear) { return .thisUnit(.year) }
    if take(.lastYear) { return .lastUnit(.year) }
    if take(.this) { return .thisUnit(try parseUnit()) }
    if take(.past) || take(.last) { return .lastUnit(try parseUnit()) }
    return try parsePoint()
  }

  /// `3 months ago`, where it is no day: the period so long before another.
  mutating func parseAgoIfPresent() -> DatePoint? {
    guard case .number(let literal) = current.kind, let count = literal.integer, !literal.isPercent else { return nil }
    var probe = self
    probe.advance()
    guard let unit = probe.parseUnitIfPresent(), probe.takeAgo(), !probe.current.isSymbol(.range) else { return nil }
    self = probe
    return .ago(count, unit)
  }

  mutating func parsePoint() throws(Diagnostic) -> DatePoint {
    needMore()
    if take(.today) { return .today }
    if take(.yesterday) { return .yesterday }
    if take(.tomorrow) { return .tomorrow }
    guard let point = try parsePointIfPresent() else {
      throw spokenDay() ?? monthName() ?? unexpected()
    }
    return point
  }

  /// A literal date, a year, `30 days ago` or a parameter.
  private mutating func parsePointIfPresent() throws(Diagnostic) -> DatePoint? {
    record.noteDate(at: position)
    record.note([.parameter], at: position)
    switch current.kind {
    case .date(let literal):
      advance()
      return .literal(literal)
    case .number(let literal):
      let start = position
      if let count = literal.integer, !literal.isPercent {
        advance()
        let isYear = Self.years.contains(count) && source(tokens[start].span).prefix(4).allSatisfy(\.isNumber)
        if let unit = parseUnitIfPresent() {
          if takeAgo() { return .ago(count, unit) }
          // After a year something may be called like a unit.
          let written = span(from: start)
          // 3月 is March; three months are 3个月.
          if unit == .month, tokens[start + 1].folded == "月", (1...12).contains(count) {
            throw .unitWithoutYear("month", "\(lexicon.today.year)-\(count < 10 ? "0" : "")\(count)", written)
          }
          if !isYear { throw .stretchAlone(written, written: source(written)) }
          position = start + 1
        }
        if isYear { return .literal(.year(count)) }
        position = start
      }
      return nil
    case .parameter:
      return .parameter(try parseParameterName())
    case .word, .quotedName, .text, .symbol, .invalid, .end:
      return nil
    }
  }

  static let years = 1000...9999

  /// `ago`; the Chinese 前 is also `top`, which a number follows.
  mutating func takeAgo() -> Bool {
    if current.folded == "前", case .number = following.kind { return false }
    return take(.ago)
  }

  // MARK: Units

  mutating func parseUnitIfPresent() -> CalendarUnit? {
    // `12 month to date` is a number and a period.
    for keyword in [Keyword.yearToDate, .quarterToDate, .monthToDate, .weekToDate] where isAt(keyword) { return nil }
    for (keyword, unit) in KeywordIndex.units where take(keyword) {
      // `half year to date` is a half and a period.
      var before = self
      before.position -= 1
      if before.isAt(.yearToDate) { position -= 1 }
      return unit
    }
    return nil
  }

  mutating func parseUnit() throws(Diagnostic) -> CalendarUnit {
    needMore()
    guard let unit = parseUnitIfPresent() else { throw unexpected() }
    return unit
  }

  /// `month`, `3 months`.
  private mutating func parseStretch() throws(Diagnostic) -> (count: Int?, unit: CalendarUnit) {
    needMore()
    record.noteNumber(at: position)
    guard case .number = current.kind else { return (nil, try parseUnit()) }
    let count = try parseCount()
    return (count, try parseUnit())
  }
}
