import Semantics
import Syntax
import Values

/// Working days of each rep: counted once for all who were employed between the same days, less each one's leave.
extension PlanSelect {
  /// As the view `rep_workdays`, added up.
  private static let days = """
    SELECT r.id AS rep_id, w.days - (
        SELECT COUNT(*) FROM rep_leave l JOIN calendar c ON c.day = l.day
        WHERE l.rep_id = r.id AND c.is_workday = 1 AND l.day >= {start} AND l.day < {end}
          AND l.day >= w.hired_on AND l.day < w.left_on
      ) AS days
    FROM reps r
    JOIN (
      SELECT s.hired_on, s.left_on, COUNT(*) AS days
      FROM (
        SELECT DISTINCT COALESCE(hired_on, '0001-01-01') AS hired_on, COALESCE(left_on, '9999-12-31') AS left_on
        FROM reps WHERE is_selling = 1
      ) s
      CROSS JOIN calendar c
      WHERE c.is_workday = 1 AND c.day >= {start} AND c.day < {end} AND c.day >= s.hired_on AND c.day < s.left_on
      GROUP BY s.hired_on, s.left_on
    ) w ON w.hired_on = COALESCE(r.hired_on, '0001-01-01') AND w.left_on = COALESCE(r.left_on, '9999-12-31')
    WHERE r.is_selling = 1
    """

  /// `nil` where more is asked of the days than how many each rep has.
  func workdaysOfEachRep(_ branch: Branch, _ entity: Entity, _ plan: Plan, _ hasPopulation: Bool) -> [Select]? {
    guard entity.table == "rep_workdays", branch.method == .additive, !branch.isPopulation, branch.cohort == nil,
      branch.filter == nil, branch.keys.count == 1, case .column(let path)? = branch.keys.first,
      path.references.isEmpty, path.field.column == "rep_id", case .inside(_, let period)? = branch.window,
      branch.outputs.allSatisfy({ $0.function == .count && $0.condition == nil })
    else { return nil }
    let relation = AsOfRelation(
      Self.days, moment: branch.moment, period: period, start: period.start, currency: currency)
    let days = SQLExpression.column(entity.table, "days")
    var select = Select(from: .asOf(relation, alias: entity.table))
    select.columns = [.init(expression: .column(entity.table, path.field.column), alias: plan.keys[0].name)]
    for (index, output) in plan.outputs.enumerated() {
      let isOwn = branch.outputs.contains { $0.index == index }
      select.columns.append(.init(expression: isOwn ? days : .null, alias: output.name))
    }
    if hasPopulation { select.columns.append(.init(expression: .constant(1), alias: Self.known)) }
    select.conditions = [.binary(">", days, .constant(0))]
    return [select]
  }
}
