import SQL
import Semantics
import Store
import Syntax
import Values

/// One row of a `show` answer before it is cut into cells.
struct AnswerRow {
  var keys: [RowKey]
  var numbers: RowNumbers
}

/// Everything a `show` needs after its SQL has run: rows, order, ranking, totals, notes.
struct ShowAnswer {
  let question: Question
  let plan: QuestionPlan
  let environment: Environment
  var rows: [AnswerRow]
  /// Shared measures by the part of the key they have.
  let shared: [[[SQLValue]: SQLValue]]
  /// Non-additive outputs over everything, by measure.
  let wholeOutputs: [Measure: SQLValue]

  var reader: QuantityReader
  /// How many rows a ranking left out although they equal the last one it kept.
  var tiedOut = 0
  /// Whether every combination of the other keys has a row for every part of the time axis.
  private(set) var hasWholeAxis = true

  init(
    question: Question, plan: QuestionPlan, environment: Environment, rows: [AnswerRow],
    shared: [[[SQLValue]: SQLValue]],
    wholeOutputs: [Measure: SQLValue]
  ) {
    self.question = question
    self.plan = plan
    self.environment = environment
    self.rows = rows
    self.shared = shared
    self.wholeOutputs = wholeOutputs
    var outputs: [Measure: Int] = [:]
    for (position, output) in plan.main.outputs.enumerated() { outputs[output.measure] = position }
    var sharedIndex: [Measure: Int] = [:]
    for (position, part) in plan.shared.enumerated() { sharedIndex[part.measure] = position }
    self.reader = QuantityReader(
      outputs: outputs, shared: sharedIndex, environment: environment, period: question.period, moment: question.moment)
  }

  // MARK: Rows

  /// The time a row is about.
  func period(of keys: [RowKey]) -> Period? {
    guard let position = question.timeAxis, case .time(let grain) = question.keys[position].kind, !grain.isCycle,
      case .bucket(_, let start) = keys[position].shown
    else { return question.period }
    let bucket = environment.calendar.bucket(grain, holding: start)
    guard let period = question.period else { return bucket }
    return Period(start: max(bucket.start, period.start), end: min(bucket.end, period.end))
  }

  func sharedValues(_ keys: [RowKey]) -> [SQLValue] {
    plan.shared.enumerated().map { position, part in
      shared[position][part.keys.map { keys[$0].identity }] ?? .null
    }
  }

  /// Rows for the parts of a time axis in which nothing happened, for everything else that has a row.
  mutating func fillTimeAxis() {
    guard let position = question.timeAxis, case .time(let grain) = question.keys[position].kind else { return }
    // `by year, quarter`: the year of a quarter is known from the quarter.
    let coarser = question.keys.indices.compactMap { other -> (position: Int, grain: Grain)? in
      guard other != position, !grain.isCycle, case .time(let outer) = question.keys[other].kind, !outer.isCycle else {
        return nil
      }
      return (other, outer)
    }
    let axis = self.axis(grain, position)
    guard !axis.isEmpty else { return }
    var groups: [[RowKey]] = []
    var seen: Set<[RowKey]> = []
    var known: Set<[RowKey]> = []
    for row in rows {
      var others = row.keys
      for coarse in coarser { others[coarse.position] = .none }
      others.remove(at: position)
      if seen.insert(others).inserted { groups.append(others) }
      known.insert(row.keys)
    }
    if groups.isEmpty && question.keys.count == 1 { groups = [[]] }
    guard groups.count * axis.count <= 200_000 else {
      hasWholeAxis = false
      return
    }
    let empty = [SQLValue](repeating: .null, count: plan.main.outputs.count)
    for group in groups {
      for bucket in axis {
        var keys = group
        keys.insert(bucket, at: position)
        if case .bucket(_, let day) = bucket.shown {
          for coarse in coarser {
            keys[coarse.position] = .bucket(
              coarse.grain, environment.calendar.bucket(coarse.grain, holding: day).start)
          }
        }
        if known.contains(keys) { continue }
        rows.append(
          AnswerRow(
            keys: keys, numbers: RowNumbers(outputs: empty, shared: sharedValues(keys), period: period(of: keys))))
      }
    }
    // Somebody without any fact now has the whole axis and needs no row beside it.
    rows.removeAll { $0.keys[position].identity == .null && $0.numbers.outputs.allSatisfy { $0 == .null } }
  }

  private func axis(_ grain: Grain, _ position: Int) -> [RowKey] {
    switch grain {
    case .weekday:
      return (1...7).map { RowKey(identity: .integer($0), shown: .weekday($0), place: .number(Double($0))) }
    case .hour: return []
    case .day, .week, .month, .quarter, .half, .year, .fiscalQuarter, .fiscalYear: break
    }
    let span: Period
    if let period = question.period {
      span =
        period.start == PeriodBounds.earliest
        ? found(position) ?? period : period.cut(through: max(environment.today, period.start))
    } else if let found = found(position) {
      span = found
    } else {
      return []
    }
    let buckets = environment.calendar.buckets(grain, over: span)
    return buckets.count > 20_000 ? [] : buckets.map { RowKey.bucket(grain, $0.start) }
  }

  /// From the first to the last bucket in which something happened.
  private func found(_ position: Int) -> Period? {
    let days = rows.compactMap { if case .bucket(_, let day) = $0.keys[position].shown { day } else { nil } }
    guard let first = days.min(), let last = days.max() else { return nil }
    return Period(from: first, through: last)
  }

  // MARK: Conditions, order, ranking

  mutating func takeWholes() {
    for part in question.quantities {
      for inner in part.shareParts where reader.wholes[inner] == nil {
        reader.wholes[inner] = reader.value(inner, sum(rows, for: inner)).number
      }
    }
  }

  /// Returns how many rows the conditions left out.
  mutating func applyConditions() -> Int {
    guard !question.rowConditions.isEmpty else { return 0 }
    let test = RowTest(reader: reader)
    let before = rows.count
    let condition = RowCondition.all(question.rowConditions)
    rows.removeAll { !test.passes(condition, $0.numbers) }
    return before - rows.count
  }

  mutating func order() {
    rows.sort { Self.precedes($0.keys, $1.keys) }
    // From the last key to the first, keeping the order of equals.
    for key in question.sort.reversed() {
      switch key.key {
      case .dimension(let position):
        rows = stably(rows) { left, right in
          let (first, second) = (left.keys[position].place, right.keys[position].place)
          return key.descending
            ? second < first && first != .missing || second == .missing && first != .missing : first < second
        }
      case .quantity(let quantity): rows = sorted(rows, by: quantity, descending: key.descending)
      }
    }
  }

  static func precedes(_ left: [RowKey], _ right: [RowKey]) -> Bool {
    for (first, second) in zip(left, right) {
      if first.place != second.place { return first.place < second.place }
      if first.identity != second.identity, case .integer(let one) = first.identity,
        case .integer(let other) = second.identity
      {
        return one < other
      }
    }
    return false
  }

  func sorted(_ rows: [AnswerRow], by quantity: Quantity, descending: Bool) -> [AnswerRow] {
    let formula = reader.formula(quantity)
    let values = rows.map { SortValue(formula($0.numbers)) }
    let order = rows.indices.sorted { left, right in
      let (first, second) = (values[left], values[right])
      if first == second { return left < right }
      return first.precedes(second, descending: descending)
    }
    return order.map { rows[$0] }
  }

  private func stably(_ rows: [AnswerRow], by precedes: (AnswerRow, AnswerRow) -> Bool) -> [AnswerRow] {
    let order = rows.indices.sorted { left, right in
      if precedes(rows[left], rows[right]) { return true }
      if precedes(rows[right], rows[left]) { return false }
      return left < right
    }
    return order.map { rows[$0] }
  }

  /// Keeps the first of each group and returns the rest.
  mutating func rank() -> [AnswerRow] {
    guard let ranking = question.ranking else { return [] }
    let ordered = sorted(rows.sorted { Self.precedes($0.keys, $1.keys) }, by: ranking.by, descending: ranking.isTop)
    var kept: [AnswerRow] = []
    var rest: [AnswerRow] = []
    var counts: [[SQLValue]: Int] = [:]
    var last: [[SQLValue]: SortValue] = [:]
    let formula = reader.formula(ranking.by)
    for row in ordered {
      let group = ranking.each.map { row.keys[$0].identity }
      let count = counts[group, default: 0]
      // What has no value ranks nowhere while there are others.
      if count < ranking.count {
        counts[group] = count + 1
        last[group] = SortValue(formula(row.numbers))
        kept.append(row)
      } else {
        if let last = last[group], !last.isEmpty, last == SortValue(formula(row.numbers)) { tiedOut += 1 }
        rest.append(row)
      }
    }
    if !ranking.each.isEmpty {
      kept = stably(kept) { left, right in
        let (first, second) = (ranking.each.map { left.keys[$0] }, ranking.each.map { right.keys[$0] })
        return Self.precedes(first, second)
      }
    }
    rows = kept
    if !question.sort.isEmpty { order() }
    return rest
  }

  // MARK: Totals

  /// The sum of rows as far as a quantity can use it: rows whose target is missing stay out of sums with the target.
  func sum(_ rows: [AnswerRow], for quantity: Quantity, isEverything: Bool = false) -> RowNumbers {
    let plans = quantity.measures.filter { $0.plan != nil }.compactMap { reader.outputs[$0] }
    let used = plans.isEmpty ? rows : rows.filter { row in plans.allSatisfy { row.numbers.outputs[$0] != .null } }
    var outputs: [SQLValue] = []
    for (position, output) in plan.main.outputs.enumerated() {
      let values = used.map { $0.numbers.outputs[position] }
      let joined = question.needsWhole(output.measure) ? nil : Self.joined(values, output.measure)
      outputs.append(
        joined ?? (used.count == 1 ? values[0] : isEverything ? wholeOutputs[output.measure] ?? .null : .null))
    }
    var shared: [SQLValue] = []
    for (position, part) in plan.shared.enumerated() {
      var parts: [[SQLValue]: SQLValue] = [:]
      for row in used { parts[part.keys.map { row.keys[$0].identity }] = row.numbers.shared[position] }
      shared.append(Self.added(Array(parts.values)))
    }
    return RowNumbers(outputs: outputs, shared: shared, period: question.period)
  }

  /// What a measure of several rows follows from those of each; `nil` when it does not.
  static func joined(_ values: [SQLValue], _ measure: Measure) -> SQLValue? {
    switch measure.function {
    case .count, .sum, .balance: added(values)
    case .min: extreme(values) { $0 < $1 }
    case .max: extreme(values) { $0 > $1 }
    case .avg, .median, .percentile, .stddev, .corr, .countDistinct: nil
    }
  }

  private static func added(_ values: [SQLValue]) -> SQLValue {
    var whole = 0
    var real = 0.0
    var isReal = false
    var isEmpty = true
    for value in values {
      switch value {
      case .integer(let number):
        isEmpty = false
        let (sum, overflow) = whole.addingReportingOverflow(number)
        if overflow {
          isReal = true
          real += Double(number)
        } else {
          whole = sum
        }
      case .real(let number):
        isEmpty = false
        isReal = true
        real += number
      case .null, .text: break
      }
    }
    return isEmpty ? .null : isReal ? .real(real + Double(whole)) : .integer(whole)
  }

  private static func extreme(_ values: [SQLValue], _ isBetter: (SortValue, SortValue) -> Bool) -> SQLValue {
    var best: SQLValue = .null
    for value in values where value != .null {
      if best == .null || isBetter(SortValue(value), SortValue(best)) { best = value }
    }
    return best
  }
}

/// What numbers and days are ordered by; what has no value comes last either way.
struct SortValue: Comparable {
  let number: Double?
  let text: String?

  init(_ value: Value) {
    switch value {
    case .integer(let whole): (number, text) = (Double(whole), nil)
    case .real(let real): (number, text) = (real, nil)
    case .atLeast(let least): (number, text) = (Double(least), nil)
    case .date(let day), .bucket(_, let day): (number, text) = (Double(day.dayNumber), nil)
    case .weekday(let day): (number, text) = (Double(day), nil)
    case .text(let words): (number, text) = (nil, words)
    case .nothing, .absent, .missing: (number, text) = (nil, nil)
    }
  }

  init(_ value: SQLValue) {
    switch value {
    case .integer(let whole): (number, text) = (Double(whole), nil)
    case .real(let real): (number, text) = (real, nil)
    case .text(let words): (number, text) = (nil, words)
    case .null: (number, text) = (nil, nil)
    }
  }

  var isEmpty: Bool { number == nil && text == nil }

  static func < (left: Self, right: Self) -> Bool {
    if let first = left.number, let second = right.number { return first < second }
    if let first = left.text, let second = right.text { return first.utf8.lexicographicallyPrecedes(second.utf8) }
    return !left.isEmpty && right.isEmpty
  }

  func precedes(_ other: SortValue, descending: Bool) -> Bool {
    if isEmpty || other.isEmpty { return !isEmpty && other.isEmpty }
    return descending ? other < self : self < other
  }
}
