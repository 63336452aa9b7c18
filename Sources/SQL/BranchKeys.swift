import Semantics
import Syntax
import Values

/// What the rows of a branch are told apart by.
extension PlanSelect {
  /// `field` is the fact's own day.
  func keyExpression(
    _ source: Branch.KeySource, _ key: PlanKey, _ field: Field?, _ fact: inout FactSelect
  ) -> SQLExpression {
    switch source {
    case .none: return .null
    case .constant(let day): return .day(day)
    case .cohort(.entered(let grain)): return .column(FactSelect.cohort, FactSelect.entered(grain))
    case .cohort(.member): return .column(FactSelect.cohort, "member")
    case .cohort(.after(let lapse)):
      guard let field else { return .null }
      return fact.lapse(lapse, since: fact.ownDay(field))
    case .bucket(.day, let field): return fact.ownDay(field)
    case .bucket(.hour, let field):
      guard let time = field.time else { return .null }
      return FactSelect.hour(of: .column(fact.entity.table, time))
    case .bucket(let grain, let field): return fact.bucket(grain, field)
    case .band(let path, let population): return fact.band(path, population)
    case .above(let path, let isOwn): return fact.above(path, isOwn: isOwn, name: key.name)
    case .column(let path):
      if case .band(let edges, _) = key.kind, path.field.isElapsed {
        return band(edges, since: fact.stored(path), fact.moment)
      }
      return banded(fact.column(path), path.field.storedScale, key, &fact)
    case .value(let scalar): return banded(fact.expression(scalar), scalar.storedScale, key, &fact)
    }
  }

  /// Bands of the days since a day, as days: less than 31 days before the moment is after the 31st day before it.
  private func band(_ edges: [NumberLiteral], since day: SQLExpression, _ moment: CivilDate) -> SQLExpression {
    let branches = edges.enumerated().map { position, edge in
      let days = Int(edge.double.rounded(.up))
      return SQLExpression.Branch(
        condition: .binary(">", day, .day(moment.adding(days: -days))), value: .constant(position))
    }
    return .choice(branches + [.init(condition: .isNotNull(day), value: .constant(edges.count))])
  }

  /// The ordinal of the band that holds a value of which `scale` stored units make one.
  private func banded(
    _ value: SQLExpression, _ scale: Int, _ key: PlanKey, _ fact: inout FactSelect
  ) -> SQLExpression {
    guard case .band(let edges, let kind) = key.kind else { return value }
    var scale = scale
    if case .money = kind { scale = currency.minorFactor }
    var branches: [SQLExpression.Branch] = []
    for (position, edge) in edges.enumerated() {
      let bound = fact.expression(edge.scaled(by: scale))
      branches.append(.init(condition: .binary("<", value, bound), value: .constant(position)))
    }
    return .choice(branches + [.init(condition: .isNotNull(value), value: .constant(edges.count))])
  }
}
