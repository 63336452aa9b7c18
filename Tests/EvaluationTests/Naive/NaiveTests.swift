import Semantics
import Syntax
import Values

/// A condition on a row of the answer.
indirect enum NaiveTest {
  /// What never happened is longer ago than any number of days.
  case comparison(ComparisonOperator, NaiveFormula, NaiveFormula, isAge: Bool)
  case range(NaiveFormula, low: NaiveFormula, high: NaiveFormula)
  case member(NaiveFormula, of: [NaiveFormula])
  case within(NaiveFormula, start: String, end: String)
  case empty(NaiveFormula)
  case all([NaiveTest])
  case any([NaiveTest])
  case not(NaiveTest)
}

extension NaiveFormulas {
  mutating func test(_ condition: RowCondition) -> NaiveTest {
    switch condition {
    case .comparison(let op, let left, let right):
      return .comparison(op, formula(left), formula(right), isAge: Self.isAge(left))
    case .range(let value, let low, let high): return .range(formula(value), low: formula(low), high: formula(high))
    case .member(let value, let options): return .member(formula(value), of: options.map { formula($0) })
    case .within(let value, let period):
      return .within(formula(value), start: period.start.iso, end: period.end.iso)
    case .empty(let value): return .empty(formula(value))
    case .all(let parts): return .all(parts.map { test($0) })
    case .any(let parts): return .any(parts.map { test($0) })
    case .not(let part): return .not(test(part))
    }
  }

  /// Days since the last of something: none ever is longer ago than any number of days.
  private static func isAge(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .declared(let part, _): isAge(part)
    case .arithmetic(.subtract, .function(.moment, _), let day), .arithmetic(.subtract, .date, let day): isDay(day)
    case .arithmetic, .measure, .shared, .constant, .date, .text, .negative, .share, .ofRows, .pareto, .bound, .before,
      .growth, .elapsed, .workdays, .function:
      false
    }
  }

  private static func isDay(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .declared(let part, _): isDay(part)
    case .measure(let measure): measure.unit == .date
    case .arithmetic, .shared, .constant, .date, .text, .negative, .share, .ofRows, .pareto, .bound, .before, .growth,
      .elapsed, .workdays, .function:
      false
    }
  }
}

extension NaiveCalculator {
  /// `nil` when it cannot be known.
  func truth(_ test: NaiveTest, _ row: [NaiveNumbers?]) -> Bool? {
    switch test {
    case .comparison(let op, let left, let right, let isAge):
      if isAge, value(left, row) == .none { return [.greater, .greaterOrEqual, .notEqual].contains(op) }
      return compare(op, value(left, row), value(right, row))
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
    if case .text(let first) = left, case .text(let second) = right {
      return Self.holds(
        op, isLess: Datum.isLess(.text(first), .text(second)) == true,
        isMore: Datum.isLess(.text(second), .text(first)) == true)
    }
    // Never is before every day.
    if [.before, .after].contains(op), case .none = left, case .day = right { return op == .before }
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
    // What binary fractions add is no difference.
    let isAlike = abs(number - bound) <= 1e-12 * max(abs(number), abs(bound))
    return Self.holds(op, isLess: !isAlike && number < bound, isMore: !isAlike && number > bound)
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
