import Semantics
import Syntax
import Values

/// Facts that are counted by rep are read rep by rep where an index holds all that is asked of them in that order: then
/// nothing has to be sorted.
extension PlanSelect {
  private static let reps = "each_rep"

  /// Every number of those who did it, and what nobody did; `nil` where an index does not serve.
  func ofEachRep(_ branch: Branch, _ entity: Entity, _ plan: Plan, _ hasPopulation: Bool) -> [Select]? {
    guard let kept = entity.keptByRep, branch.method == .additive, !branch.isPopulation, branch.cohort == nil,
      branch.keys.count == 1, case .column(let path)? = branch.keys.first, path.references.isEmpty,
      path.field.column == "rep_id", branch.columns.allSatisfy({ Self.isHeld($0, by: kept) }),
      case .inside(let day, _)? = branch.window, kept.contains(day.name)
    else { return nil }
    func fact() -> FactSelect {
      FactSelect(
        catalogue, entity, currency: currency, populations: populations, date: branch.date, moment: branch.moment,
        period: branch.window?.period)
    }
    let rep = SQLExpression.column(entity.table, path.field.column)
    let each = SQLExpression.column(Self.reps, "id")
    // Each number has a condition of its own, which the index can look up.
    let apart = Self.narrowing(Self.divided(branch.outputs.map(\.condition)).own) != nil
    var found = (apart ? branch.outputs.map { [$0] } : [branch.outputs]).map { outputs in
      var alone = branch
      alone.outputs = outputs
      var fact = fact()
      var select = grouped(alone, plan, hasPopulation, &fact)
      select.columns[0].expression = each
      select.isOfRecords = false
      select.from = .table("reps", alias: Self.reps)
      select.joins.insert(.init(isLeft: false, relation: fact.relation, on: nil), at: 0)
      select.conditions.insert(.binary("=", rep, each), at: 0)
      return select
    }
    var fact = fact()
    var nobody = grouped(branch, plan, hasPopulation, &fact)
    nobody.conditions.insert(.isNull(rep), at: 0)
    found.append(nobody)
    return found
  }

  private static func isHeld(_ path: ColumnPath, by names: [String]) -> Bool {
    path.references.isEmpty && (path.field.column == "rep_id" || names.contains(path.field.name))
  }
}
