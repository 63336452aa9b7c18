import Semantics
import Store
import Syntax
import Values

/// The measures of one row of an answer, or of several added up.
struct RowNumbers {
  /// One for each output of the plan.
  var outputs: [SQLValue]
  /// Shared measures, by position.
  var shared: [SQLValue]
  /// The time the row is about: its bucket, or the whole period.
  var period: Period?
  /// It has no place along the time axis, so that nothing is read as of a moment of its own.
  var isOfNoTime = false
  /// Outputs that do not follow from those of the days that stand together here.
  var unknown: Set<Int> = []
  /// What other rows make of it, by position; nothing for several rows together.
  var views: [Value] = []
  /// The same row in each period that the question is compared with; `nil` where that has no such part.
  var others: [RowNumbers?] = []

  /// Whether no fact is in it, on any side.
  var isEmpty: Bool {
    outputs.allSatisfy { $0 == .null } && others.allSatisfy { $0?.isEmpty ?? true }
  }
}

/// Computes a row's quantities. Division comes last, over sums, at whatever grain the row has.
struct QuantityReader {
  let outputs: [Measure: Int]
  let shared: [Measure: Int]
  let environment: Environment
  /// What the whole question is about; a row of a time axis has its own.
  let period: Period?
  let moment: CivilDate
  /// The whole of what shares are taken of, by quantity.
  var wholes: [Quantity: Double] = [:]
  /// Likewise for each time of the rows, of what is read as of a moment.
  var momentWholes: [Quantity: [Period: Double]] = [:]
  /// Where a row has what looks at other rows.
  var views: [Quantity: Int] = [:]
  /// How the other periods are read, as on the day that lies there as today lies in the question's own.
  var others: [QuantityReader] = []

  /// How a quantity is read from a row, with its measures found once for all rows.
  typealias Formula = (RowNumbers) -> Value

  func value(_ quantity: Quantity, _ row: RowNumbers) -> Value { formula(quantity)(row) }

  /// Whether rows have everything that it is made of.
  func knows(_ quantity: Quantity) -> Bool {
    quantity.measures.allSatisfy { outputs[$0] != nil } && quantity.sharedMeasures.allSatisfy { shared[$0] != nil }
      && quantity.rowViews.allSatisfy { views[$0] != nil } && quantity.shareParts.isEmpty
  }

  func formula(_ quantity: Quantity) -> Formula {
    switch quantity {
    case .measure(let measure):
      guard let position = outputs[measure] else { return Self.always(value(of: measure, .null)) }
      return { row in row.unknown.contains(position) ? .nothing : value(of: measure, row.outputs[position]) }
    case .shared(let measure):
      let position = shared[measure]
      return { row in value(of: measure, position.map { row.shared[$0] } ?? .null) }
    case .constant(let number): return Self.always(Self.plain(number))
    case .date(let day): return Self.always(.date(day))
    case .text(let text): return Self.always(.text(text))
    case .negative(let part):
      let inner = formula(part)
      return { row in Self.negated(inner(row)) }
    case .arithmetic(.divide, let left, let right):
      let (top, bottom) = (formula(left), formula(right))
      let ofCounts = left.isCount && right.isCount
      return { row in quotient(top(row), bottom(row), ofCounts: ofCounts) }
    case .arithmetic(let op, let left, let right):
      let (first, second) = (formula(left), formula(right))
      let ofCounts = op != .multiply && left.isCount && right.isCount
      return { row in Self.combined(op, first(row), second(row), ofCounts: ofCounts) }
    case .share(let part):
      let inner = formula(part)
      if let moments = momentWholes[part] {
        return { row in
          guard !row.isOfNoTime, let whole = row.period.flatMap({ moments[$0] }), whole != 0 else { return .nothing }
          return inner(row).number.map { .real($0 / whole) } ?? .nothing
        }
      }
      guard let whole = wholes[part], whole != 0 else { return Self.always(.nothing) }
      return { row in inner(row).number.map { .real($0 / whole) } ?? .nothing }
    case .ofRows, .pareto:
      guard let position = views[quantity] else { return Self.always(.nothing) }
      return { row in row.views.indices.contains(position) ? row.views[position] : .nothing }
    case .bound(let end, let hits, let cases):
      let (hits, cases) = (formula(hits), formula(cases))
      return { row in
        guard let interval = Wilson(hits: hits(row), cases: cases(row)) else { return .nothing }
        return .real(end == .lower ? interval.low : interval.high)
      }
    case .declared(let part, let unit):
      let inner = formula(part)
      guard unit == .percent else { return inner }
      // Three closes and no proposal are no percentage yet.
      return { row in
        let found = inner(row)
        if case .atLeast = found { return .nothing }
        return found
      }
    case .before(let side, let part):
      guard others.indices.contains(side) else { return Self.always(.nothing) }
      let inner = others[side].formula(part)
      return { row in row.others.indices.contains(side) ? row.others[side].map(inner) ?? .nothing : .nothing }
    case .growth(let part, let earlier):
      let (now, before) = (formula(part), formula(earlier))
      return { row in Self.growth(now(row), since: before(row)) }
    case .elapsed(let unit): return { row in elapsed(unit, row.period) }
    case .function(.moment, _):
      return { row in
        guard let own = row.period, own != period else { return .date(moment) }
        return .date(min(own.last, environment.today))
      }
    case .function(.atLeastZero, let parts):
      guard let inner = parts.first.map({ formula($0) }) else { return Self.always(.nothing) }
      return { row in
        let found = inner(row)
        return found.number.map { $0 < 0 } == true ? .integer(0) : found
      }
    case .function(.firstKnown, let parts):
      let inner = parts.map { formula($0) }
      return { row in
        for part in inner {
          let found = part(row)
          if found != .nothing { return found }
        }
        return .nothing
      }
    case .function(.countback(let days), let parts):
      let formulas = parts.map { formula($0) }
      return { row in Self.countback(formulas.map { $0(row).number }, days: days) }
    case .function(.aboveZero, let parts):
      guard let inner = parts.first.map({ formula($0) }) else { return Self.always(.nothing) }
      return { row in
        let found = inner(row)
        return found.number.map { $0 <= 0 } == true ? .nothing : found
      }
    case .workdays(let elapsedOnly):
      return { row in
        guard let period = row.period else { return .nothing }
        return .integer(environment.workdays.count(in: elapsedOnly ? period.cut(through: environment.today) : period))
      }
    }
  }

  /// The first is what is owed, the others what was sold in each stretch of `days` days, the last one first.
  private static func countback(_ amounts: [Double?], days: Int) -> Value {
    guard var owed = amounts.first ?? nil else { return .nothing }
    if owed <= 0 { return .integer(0) }
    for (index, amount) in amounts.dropFirst().enumerated() {
      guard let amount else { return .nothing }
      let sold = max(amount, 0)
      if sold >= owed { return .real(Double(index * days) + owed / sold * Double(days)) }
      owed -= sold
    }
    return .nothing
  }

  private static func always(_ value: Value) -> Formula { { _ in value } }

  private static func negated(_ value: Value) -> Value {
    switch value {
    case .integer(let number): .integer(-number)
    case .real(let number): .real(-number)
    case .absent(let plan): .absent(plan)
    case .nothing, .atLeast, .text, .date, .bucket, .weekday, .missing: .nothing
    }
  }

  private func elapsed(_ unit: PerUnit, _ period: Period?) -> Value {
    guard let days = elapsedDays(period) else { return .nothing }
    switch unit {
    case .workday, .day: return .integer(days.dayCount)
    case .week: return .real(Double(days.dayCount) / 7)
    case .month: return .real(Self.months(days))
    case .quarter: return .real(Self.months(days) / 3)
    case .year: return .real(Self.months(days) / 12)
    }
  }

  private func elapsedDays(_ period: Period?) -> Period? {
    guard let period else { return nil }
    let cut = period.cut(through: environment.today)
    return cut.isEmpty ? nil : cut
  }

  /// Whole months, and the part of the last one by its days.
  private static func months(_ period: Period) -> Double {
    var count = 0
    while period.start.adding(months: count + 1) <= period.end { count += 1 }
    let from = period.start.adding(months: count)
    let length = period.start.adding(months: count + 1).dayNumber - from.dayNumber
    return Double(count) + Double(period.end.dayNumber - from.dayNumber) / Double(length)
  }

  private func value(of measure: Measure, _ raw: SQLValue) -> Value {
    switch raw {
    case .null:
      if let plan = measure.plan { return .absent(plan.plan) }
      return measure.isZeroOfNothing ? .integer(0) : .nothing
    case .integer(let number):
      if let root = Self.root(Double(number), of: measure) { return root }
      return measure.scale == 1 ? .integer(number) : Self.plain(Double(number) / Double(measure.scale))
    case .real(let number) where measure.function == .count: return Self.count(number)
    case .real(let number): return Self.root(number, of: measure) ?? .real(number / Double(measure.scale))
    case .text(let text): return CivilDate(startOf: text).map(Value.date) ?? .text(text)
    }
  }

  /// The store gives the square: not every engine has a root.
  private static func root(_ square: Double, of measure: Measure) -> Value? {
    switch measure.function {
    case .stddev: .real(max(0, square).squareRoot() / Double(measure.scale))
    // What lies on a line lies on it, whatever the last digits say.
    case .corr: .real((abs(square) > 1 - 1e-12 ? 1 : abs(square).squareRoot()) * (square < 0 ? -1 : 1))
    case .count, .countDistinct, .sum, .avg, .median, .percentile, .min, .max, .balance: nil
    }
  }

  /// Shared deals are counted by share, in ten-thousandths.
  static func count(_ number: Double) -> Value { plain(byShare(number)) }
  static func byShare(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

  /// A stored quantity that comes out whole is a whole number.
  static func plain(_ number: Double) -> Value {
    number == number.rounded() && abs(number) < 1e15 ? .integer(Int(number)) : .real(number)
  }

  /// Towards more is positive, also from below 0.
  private static func growth(_ now: Value, since before: Value) -> Value {
    if case .absent = now { return now }
    if case .absent = before { return before }
    guard let last = now.number, let first = before.number, first != 0 else { return .nothing }
    let result = (last - first) / abs(first)
    return result.isFinite ? .real(result) : .nothing
  }

  private func quotient(_ left: Value, _ right: Value, ofCounts: Bool) -> Value {
    if case .absent = left { return left }
    if case .absent = right { return right }
    if case .atLeast(let count) = left, let divisor = right.number, divisor > 0 {
      return divisor == 1 ? .atLeast(count) : .nothing
    }
    guard let top = left.number, let bottom = right.number else { return .nothing }
    if bottom != 0 {
      let result = top / bottom
      return result.isFinite ? .real(result) : .nothing
    }
    if ofCounts, case .integer(let count) = left, count > 0 { return .atLeast(count) }
    return .nothing
  }

  /// Counts of shared deals come out in ten-thousandths, and whole where their parts make a whole.
  static func combined(_ op: ArithmeticOperator, _ left: Value, _ right: Value, ofCounts: Bool) -> Value {
    let found = combined(op, left, right)
    if ofCounts, case .real(let number) = found { return count(number) }
    return found
  }

  static func combined(_ op: ArithmeticOperator, _ left: Value, _ right: Value) -> Value {
    if case .absent = left { return left }
    if case .absent = right { return right }
    if case .date(let later) = left, case .date(let earlier) = right, op == .subtract {
      return .integer(later.dayNumber - earlier.dayNumber)
    }
    if case .integer(let first) = left, case .integer(let second) = right {
      let (result, overflow): (Int, Bool)
      switch op {
      case .add: (result, overflow) = first.addingReportingOverflow(second)
      case .subtract: (result, overflow) = first.subtractingReportingOverflow(second)
      case .multiply: (result, overflow) = first.multipliedReportingOverflow(by: second)
      case .divide: return .nothing
      }
      if !overflow { return .integer(result) }
    }
    guard let first = left.number, let second = right.number else { return .nothing }
    let result: Double
    switch op {
    case .add: result = first + second
    case .subtract: result = first - second
    case .multiply: result = first * second
    case .divide: result = second == 0 ? .nan : first / second
    }
    return result.isFinite ? .real(result) : .nothing
  }
}
