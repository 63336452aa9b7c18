import Syntax

/// Limits that keep a question inside what an SQL parser can take.
extension Resolver {
  /// Places on the store's parser stack that a condition may fill; SQLite's has 100, and the statement around it needs
  /// its part.
  static let maximumNesting = 48
  /// Columns, sort keys.
  static let maximumColumns = 1000
  /// Levels of a formula, definitions inside definitions counted.
  private static let maximumFormulaDepth = 400
  /// Parts of all formulas of a question, definitions written out.
  private static let maximumParts = 20_000

  mutating func enter(at span: Span) throws(Diagnostic) {
    guard depth < Self.maximumFormulaDepth, partCount < Self.maximumParts else { throw Messages.tooLarge(at: span) }
    depth += 1
    partCount += 1
  }
}

extension Predicate {
  /// Places on the parser stack while its innermost part is read; long chains are halved.
  var nesting: Int {
    switch self {
    case .all(let parts), .any(let parts):
      var halvings = 0
      while parts.count >> halvings > 64 { halvings += 1 }
      return (parts.map(\.nesting).max() ?? 0) + 3 + 3 * halvings
    case .not(let part): return part.nesting + 3
    case .comparison(_, let left, let right): return max(left.nesting, right.nesting + 2)
    case .member(let value, let values): return max(value.nesting, 3 + (values.map(\.nesting).max() ?? 0))
    case .empty(let value), .matches(_, let value, _): return value.nesting + 1
    case .within(let value, _), .ownTime(let value): return value.nesting + 2
    case .sameBucket(_, let left, let right): return max(left.nesting, right.nesting) + 2
    case .isAmong, .history, .inside: return 4
    }
  }
}

extension Scalar {
  var nesting: Int {
    switch self {
    case .column, .integer, .real, .text, .date, .daysBefore: 1
    case .scaled(let part, _): part.nesting + 2
    case .arithmetic(_, let left, let right): max(left.nesting + 1, right.nesting + 3)
    case .dayDifference(let left, let right): max(left.nesting, right.nesting) + 4
    case .lapse(_, let first, let second): max(first.nesting, second.nesting) + 12
    case .aggregated: 4
    }
  }
}
