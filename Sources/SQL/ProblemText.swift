/// The view `problems` rule by rule, as far as that reads less: days that lie ahead and who stopped reporting by
/// themselves, every other rule as the view has it.
enum ProblemText {
  static let parts = [others] + daysAhead + [stopped]

  /// What is left of the conditions on a part. A record that is a problem until its day comes, and was one before today
  /// only since that day lies ahead of today, is found by that alone, whatever the moment; one that no day begins or ends
  /// by its own day; who stopped reporting did so after the day of the last report.
  static func needed(of conditions: [SQLExpression], in part: String) -> [SQLExpression] {
    func column(_ name: String) -> SQLExpression { .column("problems", name) }
    for recorded in conditions {
      guard case .any(let ways) = recorded, ways.count == 3, ways[0] == .isNull(column("day")),
        case .binary("<=", column("day"), let moment) = ways[1], case .binary(">", column("day"), let today) = ways[2],
        case .parameter(.text(let last)) = moment, case .parameter(.text(let present)) = today, last <= present
      else { continue }
      let bounds: [SQLExpression] = [
        .binary("<=", column("from_on"), moment), .binary(">", column("until_on"), moment),
      ]
      guard bounds.allSatisfy(conditions.contains) else { return conditions }
      let rest = conditions.filter { $0 != recorded && !bounds.contains($0) }
      if part == others { return rest + [recorded] }
      return rest + (part == stopped ? bounds : [ways[2]])
    }
    return conditions
  }

  /// What holds whatever the day.
  static let others = "SELECT * FROM problems WHERE rule NOT IN ('day after today', 'stopped reporting')"

  /// Their type is the detail.
  static let ofActivities = ahead(
    in: "activities", "subject", "done_on", detail: "type", where: "\(ofAnyType) AND f.status = 'done' AND ")

  /// Says nothing, but that there are few types: those few days are found by the index that holds days type by type.
  private static let ofAnyType = """
    f.type IN (
      WITH RECURSIVE types AS (
        SELECT MIN(type) AS type FROM activities
        UNION ALL
        SELECT (SELECT MIN(a.type) FROM activities a WHERE a.type > t.type) FROM types t WHERE t.type IS NOT NULL
      )
      SELECT type FROM types
    )
    """

  private static let daysAhead = [
    ofActivities,
    ahead(in: "opportunities", "name", "closed_on", detail: "state"),
    ahead(in: "orders", nil, "ordered_on", detail: "status"),
    ahead(in: "payments", nil, "paid_on", detail: "kind"),
  ]

  private static func ahead(
    in table: String, _ name: String?, _ day: String, detail: String, where condition: String = ""
  ) -> String {
    """
    SELECT 'day after today' AS rule, '\(table)' AS kind, \(name.map { "f." + $0 } ?? "NULL") AS record,
      f.external_id AS record_id, f.customer_id, f.rep_id, f.\(day) AS day, f.\(detail) AS detail,
      '0001-01-01' AS from_on, f.\(day) AS until_on
    FROM \(table) f WHERE \(condition)f.\(day) IS NOT NULL
    """
  }

  private static let stopped = """
    SELECT 'stopped reporting' AS rule, 'reps' AS kind, r.name AS record, r.external_id AS record_id,
      NULL AS customer_id, r.id AS rep_id, l.last_on AS day, NULL AS detail, n.day AS from_on,
      COALESCE(r.left_on, '9999-12-31') AS until_on
    FROM last_reports l
    JOIN reps r ON r.id = l.rep_id
    JOIN calendar c ON c.day = l.last_on
    JOIN calendar n ON n.day_number = c.day_number + 15
    """
}
