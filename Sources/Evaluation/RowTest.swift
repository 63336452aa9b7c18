import Semantics
import Syntax
import Values

/// Tests rows by a condition, whose numbers are looked up once for all of them. Three-valued: what is not known satisfies
/// neither a comparison nor its opposite.
struct RowTest {
  private typealias Truth = (RowNumbers) -> Bool?

  private let test: Truth

  init(_ condition: RowCondition, _ reader: QuantityReader) { test = Self.test(condition, reader) }

  func passes(_ row: RowNumbers) -> Bool { truth(row) == true }

  func truth(_ row: RowNumbers) -> Bool? { test(row) }

  private static func test(_ condition: RowCondition, _ reader: QuantityReader) -> Truth {
    switch condition {
    case .comparison(let op, let left, let right):
      let (first, second) = (reader.formula(left), reader.formula(right))
      let isDaysSince = left.isDaysSince
      return { row in
        let found = first(row)
        // What never happened has not happened for any number of days.
        if found == .nothing, isDaysSince { return op == .greater || op == .greaterOrEqual || op == .notEqual }
        return compare(op, found, second(row))
      }
    case .range(let value, let low, let high):
      let (value, low, high) = (reader.formula(value), reader.formula(low), reader.formula(high))
      return { row in
        let found = value(row)
        return both(compare(.greaterOrEqual, found, low(row)), compare(.lessOrEqual, found, high(row)))
      }
    case .member(let value, let options):
      let (value, options) = (reader.formula(value), options.map(reader.formula))
      return { row in
        let found = value(row)
        var result: Bool? = false
        for option in options {
          switch compare(.equal, found, option(row)) {
          case true?: return true
          case nil: result = nil
          case false?: break
          }
        }
        return result
      }
    case .within(let value, let period):
      let value = reader.formula(value)
      return { row in
        guard case .date(let day) = value(row) else { return nil }
        return period.contains(day)
      }
    case .empty(let value):
      let value = reader.formula(value)
      return { row in
        switch value(row) {
        case .nothing, .absent, .missing: true
        case .atLeast, .integer, .real, .text, .date, .bucket, .weekday: false
        }
      }
    case .all(let parts):
      let tests = parts.map { test($0, reader) }
      return { row in tests.reduce(true) { both($0, $1(row)) } }
    case .any(let parts):
      let tests = parts.map { test($0, reader) }
      return { row in
        tests.reduce(false) { either($0, $1(row)) }
      }
    case .not(let part):
      let opposite = test(part, reader)
      return { row in opposite(row).map { !$0 } }
    }
  }

  static func either(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == true || right == true { return true }
    return left == nil || right == nil ? nil : false
  }

  static func both(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == false || right == false { return false }
    return left == nil || right == nil ? nil : true
  }

  static func compare(_ op: ComparisonOperator, _ left: Value, _ right: Value) -> Bool? {
    if case .atLeast(let least) = left, let bound = right.number { return compare(op, atLeast: Double(least), bound) }
    if case .date(let first) = left, case .date(let second) = right {
      return compare(op, first.dayNumber, second.dayNumber)
    }
    // What never happened happened before any day.
    if case .nothing = left, case .date = right, op == .before || op == .after { return op == .before }
    if case .text(let first) = left, case .text(let second) = right {
      switch op {
      case .contains: return first.lowercased().contains(second.lowercased())
      case .startsWith: return first.lowercased().hasPrefix(second.lowercased())
      case .endsWith: return first.lowercased().hasSuffix(second.lowercased())
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .before, .after, .inside:
        return compare(op, first, second)
      }
    }
    guard let first = left.number?.withoutNoise, let second = right.number?.withoutNoise else { return nil }
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
