import Semantics
import Syntax
import Values

/// Tests a row's condition. Three-valued: what is not known satisfies neither a comparison nor its opposite.
struct RowTest {
  let reader: QuantityReader

  func passes(_ condition: RowCondition, _ row: RowNumbers) -> Bool { truth(condition, row) == true }

  func truth(_ condition: RowCondition, _ row: RowNumbers) -> Bool? {
    switch condition {
    case .comparison(let op, let left, let right):
      let found = reader.value(left, row)
      // What never happened has not happened for any number of days.
      if op == .greater || op == .greaterOrEqual, found == .nothing, left.isDaysSince { return true }
      return Self.compare(op, found, reader.value(right, row))
    case .range(let value, let low, let high):
      let found = reader.value(value, row)
      return Self.both(
        Self.compare(.greaterOrEqual, found, reader.value(low, row)),
        Self.compare(.lessOrEqual, found, reader.value(high, row)))
    case .member(let value, let options):
      let found = reader.value(value, row)
      var result: Bool? = false
      for option in options {
        switch Self.compare(.equal, found, reader.value(option, row)) {
        case true?: return true
        case nil: result = nil
        case false?: break
        }
      }
      return result
    case .within(let value, let period):
      guard case .date(let day) = reader.value(value, row) else { return nil }
      return period.contains(day)
    case .empty(let value):
      switch reader.value(value, row) {
      case .nothing, .absent, .missing: return true
      case .atLeast, .integer, .real, .text, .date, .bucket, .weekday: return false
      }
    case .all(let parts): return parts.reduce(true) { Self.both($0, truth($1, row)) }
    case .any(let parts):
      return parts.reduce(false) { (found: Bool?, part) in
        let next = truth(part, row)
        if found == true || next == true { return true }
        return found == nil || next == nil ? nil : false
      }
    case .not(let part): return truth(part, row).map { !$0 }
    }
  }

  private static func both(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == false || right == false { return false }
    return left == nil || right == nil ? nil : true
  }

  static func compare(_ op: ComparisonOperator, _ left: Value, _ right: Value) -> Bool? {
    if case .atLeast(let least) = left, let bound = right.number { return compare(op, atLeast: Double(least), bound) }
    if case .date(let first) = left, case .date(let second) = right {
      return compare(op, first.dayNumber, second.dayNumber)
    }
    // What never happened happened before any day.
    if case .nothing = left, case .date = right, op == .before { return true }
    if case .text(let first) = left, case .text(let second) = right {
      switch op {
      case .contains: return first.lowercased().contains(second.lowercased())
      case .startsWith: return first.lowercased().hasPrefix(second.lowercased())
      case .endsWith: return first.lowercased().hasSuffix(second.lowercased())
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .before, .after, .inside:
        return compare(op, first, second)
      }
    }
    guard let first = left.number, let second = right.number else { return nil }
    return compare(op, first, second)
  }

  /// A count over none: whatever it will be, it is at least `least`.
  private static func compare(_ op: ComparisonOperator, atLeast least: Double, _ bound: Double) -> Bool? {
    switch op {
    case .greater, .after: least > bound ? true : nil
    case .greaterOrEqual: least >= bound ? true : nil
    case .less, .before: least >= bound ? false : nil
    case .lessOrEqual, .equal: least > bound ? false : nil
    case .notEqual: least > bound ? true : nil
    case .contains, .startsWith, .endsWith, .inside: nil
    }
  }

  private static func compare<Ordered: Comparable>(_ op: ComparisonOperator, _ left: Ordered, _ right: Ordered) -> Bool?
  {
    switch op {
    case .equal: left == right
    case .notEqual: left != right
    case .less, .before: left < right
    case .lessOrEqual: left <= right
    case .greater, .after: left > right
    case .greaterOrEqual: left >= right
    case .contains, .startsWith, .endsWith, .inside: nil
    }
  }
}
