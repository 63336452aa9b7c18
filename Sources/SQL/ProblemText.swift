/// The view `problems` rule by rule, as far as that reads less: days that lie ahead and who stopped reporting by
/// themselves, every other rule as the view has it.
enum ProblemText {
  static let parts = [others] + daysAhead + [stopped]

  /// What holds whatever the day.
  static let others = "SELECT * FROM problems WHERE rule NOT IN ('day after today', 'stopped reporting')"

  /// Their type is the detail.
  static let ofActivities = ahead(
    in: "activities", "subject", "done_on", detail: "type", where: "f.status = 'done' AND ")

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
