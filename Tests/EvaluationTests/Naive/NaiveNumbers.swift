import Semantics
import Syntax
import Values

/// A number of a row, by section 3 of the language's definition.
enum NaiveNumber {
  /// No value.
  case none
  /// A target or budget that was never set.
  case lacking(String)
  /// A count over none: at least so much.
  case atLeast(Double)
  case number(Double)
  case day(String)
  case text(String)

  var plain: Double? { if case .number(let number) = self { number } else { nil } }

  var cell: Cell {
    switch self {
    case .none: .none
    case .lacking(let plan): .text("no \(plan)")
    case .atLeast(let least): .text("\(Int(least))+")
    case .number(let number): .number(number)
    case .day(let iso): .text(iso)
    case .text(let text): .text(text)
    }
  }
}

/// A quantity with its measures numbered, so that rows keep them in arrays.
indirect enum NaiveFormula {
  case measure(Int)
  case shared(Int)
  case constant(Double)
  case day(String)
  case text(String)
  case operation(ArithmeticOperator, NaiveFormula, NaiveFormula, ofCounts: Bool)
  case negative(NaiveFormula)
  /// Of the whole with this number.
  case share(NaiveFormula, Int)
  case percent(NaiveFormula)
  case elapsed(PerUnit)
  case workdays(elapsedOnly: Bool)
  /// Days of sales that the first is; the others are what was sold in each stretch, the last one first.
  case countback([NaiveFormula], days: Int)
}

/// All measures of a question, each once, and its formulas.
struct NaiveFormulas {
  private(set) var measures: [Measure] = []
  private(set) var shared: [Measure] = []
  /// What shares are taken of.
  private(set) var wholes: [NaiveFormula] = []

  mutating func formula(_ quantity: Quantity) throws -> NaiveFormula {
    switch quantity {
    case .measure(let measure): return .measure(Self.position(measure, &measures))
    case .shared(let measure): return .shared(Self.position(measure, &shared))
    case .constant(let number): return .constant(number)
    case .date(let day): return .day(day.iso)
    case .text(let text): return .text(text)
    case .arithmetic(let op, let left, let right):
      return .operation(
        op, try formula(left), try formula(right), ofCounts: Self.isCount(left) && Self.isCount(right))
    case .negative(let part): return .negative(try formula(part))
    case .share(let part):
      let inner = try formula(part)
      wholes.append(inner)
      return .share(inner, wholes.count - 1)
    case .declared(let part, let unit): return unit == .percent ? .percent(try formula(part)) : try formula(part)
    case .elapsed(let unit): return .elapsed(unit)
    case .workdays(let elapsedOnly): return .workdays(elapsedOnly: elapsedOnly)
    case .function(.countback(let days), let parts):
      return .countback(try parts.map { try formula($0) }, days: days)
    default: throw NotTaught(quantity)
    }
  }

  private static func position(_ measure: Measure, _ list: inout [Measure]) -> Int {
    if let known = list.firstIndex(of: measure) { return known }
    list.append(measure)
    return list.count - 1
  }

  /// Sums and differences of things counted.
  private static func isCount(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .measure(let measure): measure.unit == .count && measure.plan == nil
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      isCount(left) && isCount(right)
    case .declared(let part, let unit): unit == .count && isCount(part)
    default: false
    }
  }

  /// The positions of the measures in it.
  static func measures(_ formula: NaiveFormula) -> [Int] {
    switch formula {
    case .measure(let position): [position]
    case .operation(_, let left, let right, _): measures(left) + measures(right)
    case .negative(let part), .share(let part, _), .percent(let part): measures(part)
    case .countback(let parts, _): parts.flatMap(measures)
    case .shared, .constant, .day, .text, .elapsed, .workdays: []
    }
  }
}

/// What a row knows: results of its measures, and the time it is about.
struct NaiveNumbers {
  var results: [Datum]
  var shared: [Datum]
  /// `[start, end)`
  var time: (start: String, end: String)?
}

struct NaiveCalculator {
  let formulas: NaiveFormulas
  let calendar: NaiveCalendar
  let today: String
  var wholes: [Double?] = []
  /// By the first day of a row's time, of what is read as of a moment.
  var momentWholes: [Int: [String: Double]] = [:]

  func value(_ formula: NaiveFormula, _ row: NaiveNumbers) -> NaiveNumber {
    switch formula {
    case .measure(let position): return number(row.results[position], formulas.measures[position])
    case .shared(let position): return number(row.shared[position], formulas.shared[position])
    case .constant(let number): return .number(number)
    case .day(let iso): return .day(iso)
    case .text(let text): return .text(text)
    case .operation(let op, let left, let right, let ofCounts):
      return combined(op, value(left, row), value(right, row), ofCounts: ofCounts)
    case .negative(let part):
      switch value(part, row) {
      case .number(let number): return .number(-number)
      case .lacking(let plan): return .lacking(plan)
      case .none, .atLeast, .day, .text: return .none
      }
    case .share(let part, let whole):
      let all = momentWholes[whole].map { $0[row.time?.start ?? ""] } ?? wholes[whole]
      guard let total = all, total != 0, let own = value(part, row).plain else { return .none }
      return .number(own / total)
    case .percent(let part):
      // At least three of none is no percentage.
      if case .atLeast = value(part, row) { return .none }
      return value(part, row)
    case .elapsed(let unit): return elapsed(unit, row)
    case .workdays(let elapsedOnly):
      guard let time = row.time else { return .none }
      let end = elapsedOnly ? min(time.end, calendar.adding(1, to: today)) : time.end
      return .number(Double(calendar.workdays(time.start, end)))
    case .countback(let parts, let days):
      var sums = parts.map { value($0, row).plain ?? 0 }
      guard !sums.isEmpty else { return .none }
      var (owed, found) = (sums.removeFirst(), 0.0)
      while owed > 0 {
        guard !sums.isEmpty else { return .none }
        let sold = max(sums.removeFirst(), 0)
        found += owed < sold ? owed / sold * Double(days) : Double(days)
        owed -= sold
      }
      return .number(found)
    }
  }

  private func number(_ datum: Datum, _ measure: Measure) -> NaiveNumber {
    switch datum {
    case .integer, .real:
      let scale = measure.function == .corr ? 1 : Double(measure.scale)
      return .number((datum.number ?? 0) / scale)
    case .text(let text): return .day(text)
    case .null:
      if let plan = measure.plan { return .lacking(plan.plan.rawValue) }
      switch measure.function {
      case .count, .countDistinct, .sum, .balance: return .number(0)
      default: return .none
      }
    }
  }

  private func combined(
    _ op: ArithmeticOperator, _ left: NaiveNumber, _ right: NaiveNumber, ofCounts: Bool
  ) -> NaiveNumber {
    if case .lacking = left { return left }
    if case .lacking = right { return right }
    if case .day(let later) = left, case .day(let earlier) = right, op == .subtract {
      return calendar.days(from: earlier, to: later).map { .number(Double($0)) } ?? .none
    }
    if op == .divide, case .atLeast = left, right.plain == 1 { return left }
    guard let first = left.plain, let second = right.plain else { return .none }
    switch op {
    case .add: return .number(first + second)
    case .subtract: return .number(first - second)
    case .multiply: return .number(first * second)
    case .divide:
      if second != 0 { return .number(first / second) }
      return ofCounts && first > 0 ? .atLeast(first) : .none
    }
  }

  private func elapsed(_ unit: PerUnit, _ row: NaiveNumbers) -> NaiveNumber {
    guard let time = row.time else { return .none }
    let end = min(time.end, calendar.adding(1, to: today))
    guard let days = calendar.days(from: time.start, to: end), days > 0 else { return .none }
    switch unit {
    case .workday, .day: return .number(Double(days))
    case .week: return .number(Double(days) / 7)
    case .month: return .number(months(time.start, end))
    case .quarter: return .number(months(time.start, end) / 3)
    case .year: return .number(months(time.start, end) / 12)
    }
  }

  /// Whole months from the first day on, and of the last one the part that its days are.
  private func months(_ start: String, _ end: String) -> Double {
    var whole = 0
    while calendar.addingMonths(whole + 1, to: start) <= end { whole += 1 }
    let from = calendar.addingMonths(whole, to: start)
    let next = calendar.addingMonths(whole + 1, to: start)
    return Double(whole) + Double(calendar.days(from: from, to: end) ?? 0)
      / Double(calendar.days(from: from, to: next) ?? 1)
  }
}

// MARK: Conditions on rows

indirect enum NaiveTest {
  case comparison(ComparisonOperator, NaiveFormula, NaiveFormula)
  case range(NaiveFormula, low: NaiveFormula, high: NaiveFormula)
  case member(NaiveFormula, of: [NaiveFormula])
  case within(NaiveFormula, start: String, end: String)
  case empty(NaiveFormula)
  case all([NaiveTest])
  case any([NaiveTest])
  case not(NaiveTest)
}

extension NaiveFormulas {
  mutating func test(_ condition: RowCondition) throws -> NaiveTest {
    func tests(_ parts: [RowCondition], _ formulas: inout NaiveFormulas) throws -> [NaiveTest] {
      var found: [NaiveTest] = []
      for part in parts { found.append(try formulas.test(part)) }
      return found
    }
    switch condition {
    case .comparison(let op, let left, let right): return .comparison(op, try formula(left), try formula(right))
    case .range(let value, let low, let high):
      return .range(try formula(value), low: try formula(low), high: try formula(high))
    case .member(let value, let options):
      let subject = try formula(value)
      var found: [NaiveFormula] = []
      for option in options { found.append(try formula(option)) }
      return .member(subject, of: found)
    case .within(let value, let period):
      return .within(try formula(value), start: period.start.iso, end: period.end.iso)
    case .empty(let value): return .empty(try formula(value))
    case .all(let parts): return .all(try tests(parts, &self))
    case .any(let parts): return .any(try tests(parts, &self))
    case .not(let part): return .not(try test(part))
    }
  }
}

extension NaiveCalculator {
  /// `nil` when it cannot be known.
  func truth(_ test: NaiveTest, _ row: NaiveNumbers) -> Bool? {
    switch test {
    case .comparison(let op, let left, let right): return compare(op, value(left, row), value(right, row))
    case .range(let formula, let low, let high):
      return all([
        compare(.greaterOrEqual, value(formula, row), value(low, row)),
        compare(.lessOrEqual, value(formula, row), value(high, row)),
      ])
    case .member(let formula, let options):
      return any(options.map { compare(.equal, value(formula, row), value($0, row)) })
    case .within(let formula, let start, let end):
      guard case .day(let day) = value(formula, row) else { return nil }
      return start <= day && day < end
    case .empty(let formula):
      switch value(formula, row) {
      case .none, .lacking: return true
      case .atLeast, .number, .day, .text: return false
      }
    case .all(let parts): return all(parts.map { truth($0, row) })
    case .any(let parts): return any(parts.map { truth($0, row) })
    case .not(let part): return truth(part, row).map { !$0 }
    }
  }

  private func all(_ parts: [Bool?]) -> Bool? { parts.contains(false) ? false : parts.contains(nil) ? nil : true }

  private func any(_ parts: [Bool?]) -> Bool? { parts.contains(true) ? true : parts.contains(nil) ? nil : false }

  private func compare(_ op: ComparisonOperator, _ left: NaiveNumber, _ right: NaiveNumber) -> Bool? {
    // Never is before every day.
    if op == .before, case .none = left, case .day = right { return true }
    if case .day(let first) = left, case .day(let second) = right {
      return Self.holds(op, isLess: first < second, isMore: first > second)
    }
    guard let bound = right.plain else { return nil }
    if case .atLeast(let least) = left {
      // Whatever it turns out to be, it is not below `least`.
      switch op {
      case .greater, .after, .notEqual: return least > bound ? true : nil
      case .greaterOrEqual: return least >= bound ? true : nil
      case .less, .before: return least >= bound ? false : nil
      case .lessOrEqual, .equal: return least > bound ? false : nil
      case .contains, .startsWith, .endsWith, .inside: return nil
      }
    }
    guard let number = left.plain else { return nil }
    return Self.holds(op, isLess: number < bound, isMore: number > bound)
  }

  private static func holds(_ op: ComparisonOperator, isLess: Bool, isMore: Bool) -> Bool? {
    switch op {
    case .equal: !isLess && !isMore
    case .notEqual: isLess || isMore
    case .less, .before: isLess
    case .lessOrEqual: !isMore
    case .greater, .after: isMore
    case .greaterOrEqual: !isLess
    case .contains, .startsWith, .endsWith, .inside: nil
    }
  }
}
