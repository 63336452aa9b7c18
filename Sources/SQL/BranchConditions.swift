import Semantics
import Syntax
import Values

/// Which records a branch reads, and what each of its outputs asks of them.
extension PlanSelect {
  /// Conditions that all outputs share go into WHERE; each output keeps its own in FILTER.
  func conditions(_ branch: Branch, _ fact: inout FactSelect) -> [SQLExpression] {
    let (common, own) = Self.divided(branch.outputs.map(\.condition))
    var found: [SQLExpression] = []
    for part in common { found.append(fact.condition(part)) }
    if let narrowing = Self.narrowing(own) { found.append(fact.condition(narrowing)) }
    // A record that no output asks for makes no row.
    if !branch.keys.isEmpty, let wanted = Self.wanted(own) { found.append(fact.condition(wanted)) }
    if let window = branch.window { found += fact.conditions(window) }
    if let cohort = branch.cohort?.cohort, let date = branch.date { found += fact.inWindow(of: cohort, date) }
    if let filter = branch.filter {
      if case .all(let parts) = filter {
        for part in parts { found.append(fact.condition(part)) }
      } else {
        found.append(fact.condition(filter))
      }
    }
    return fact.part.map { ProblemText.needed(of: found, in: $0) } ?? found
  }

  func outputExpressions(_ branch: Branch, _ fact: inout FactSelect) -> [(BranchOutput, SQLExpression)] {
    let (_, own) = Self.divided(branch.outputs.map(\.condition))
    let narrowing = Self.narrowing(own)
    var found: [(BranchOutput, SQLExpression)] = []
    for (position, output) in branch.outputs.enumerated() {
      // What every record that is read satisfies is not asked again.
      let conditions = own[position].filter { !Self.says($0, narrowing) }
      var filter: SQLExpression?
      if !conditions.isEmpty { filter = fact.condition(.all(conditions)) }
      let value = fact.aggregate(output.function, output.operand, filter: filter)
      found.append((output, branch.takesAway ? .binary("-", .constant(0), value) : value))
    }
    return found
  }

  static func divided(_ conditions: [Predicate?]) -> (common: [Predicate], own: [[Predicate]]) {
    let parts = conditions.map { condition -> [Predicate] in
      switch condition {
      case nil: []
      case .all(let parts)?: parts
      case let other?: [other]
      }
    }
    guard let first = parts.first else { return ([], []) }
    let common = first.filter { part in parts.allSatisfy { $0.contains(part) } }
    return (common, parts.map { $0.filter { !common.contains($0) } })
  }

  /// When every output asks for values of one and the same column, only records with one of them are read.
  static func narrowing(_ own: [[Predicate]]) -> Predicate? {
    guard own.count > 1, let first = own.first else { return nil }
    func values(_ predicate: Predicate) -> (Scalar, [Scalar])? {
      switch predicate {
      case .comparison(.equal, .column(let path), let value): (.column(path), [value])
      case .member(.column(let path), let list): (.column(path), list)
      case .comparison, .all, .any, .not, .empty, .member, .matches, .within, .inside, .ownTime, .sameBucket, .isAmong,
        .history:
        nil
      }
    }
    for candidate in first {
      guard let (column, _) = values(candidate) else { continue }
      var all: [Scalar] = []
      let isShared = own.allSatisfy { parts in
        guard let found = parts.lazy.compactMap(values).first(where: { $0.0 == column }) else { return false }
        for value in found.1 where !all.contains(value) { all.append(value) }
        return true
      }
      if isShared { return .member(column, of: all) }
    }
    return nil
  }

  /// Whether a condition asks for the very values of the records that are read.
  private static func says(_ condition: Predicate, _ narrowing: Predicate?) -> Bool {
    guard case .member(let column, let values) = condition, case .member(column, let all)? = narrowing else {
      return false
    }
    return values.count == all.count && values.allSatisfy(all.contains)
  }

  /// What every record must satisfy to be asked for by some output; `nil` when the narrowing says it already.
  static func wanted(_ own: [[Predicate]]) -> Predicate? {
    if own.count < 2 || own.contains(where: \.isEmpty) { return nil }
    if narrowing(own) != nil, own.allSatisfy({ $0.count == 1 }) { return nil }
    return .any(own.map { $0.count == 1 ? $0[0] : .all($0) })
  }
}
