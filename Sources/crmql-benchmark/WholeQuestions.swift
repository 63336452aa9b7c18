/// What is asked of everything there is: a million activities in groups that no index keeps.
extension BenchmarkQuestion {
  static let ofEverything = [
    BenchmarkQuestion(
      title: "all work by rep and source",
      sentence: "show activities by rep, source",
      sql: """
        SELECT r.name, s.name, f.n
        FROM (
          SELECT rep_id, source_id, COUNT(*) AS n FROM activities INDEXED BY activities_by_day
          WHERE status = 'done' GROUP BY rep_id, source_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        LEFT JOIN sources AS s ON s.id = f.source_id
        """,
      duckdb: """
        SELECT r.name, s.name, f.n
        FROM (
          SELECT rep_id, source_id, COUNT(*) AS n FROM activities WHERE status = 'done' GROUP BY rep_id, source_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        LEFT JOIN sources AS s ON s.id = f.source_id
        """),
    BenchmarkQuestion(
      title: "all work by industry of the customer",
      sentence: "show activities by industry",
      sql: """
        SELECT c.industry, SUM(f.n)
        FROM (
          SELECT customer_id, COUNT(*) AS n FROM activities INDEXED BY activities_by_customer
          WHERE status = 'done' GROUP BY customer_id
        ) AS f
        LEFT JOIN customers AS c ON c.id = f.customer_id
        GROUP BY c.industry
        """,
      duckdb: """
        SELECT c.industry, COUNT(*) FROM activities AS a LEFT JOIN customers AS c ON c.id = a.customer_id
        WHERE a.status = 'done' GROUP BY c.industry
        """),
    BenchmarkQuestion(
      title: "different customers by rep over everything",
      sentence: "show count distinct(activities.customer) by rep",
      sql: """
        SELECT r.name, f.n
        FROM (
          SELECT rep_id, COUNT(*) AS n
          FROM (SELECT DISTINCT rep_id, customer_id FROM activities INDEXED BY activities_by_day) GROUP BY rep_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        """,
      duckdb: """
        SELECT r.name, f.n
        FROM (SELECT rep_id, COUNT(DISTINCT customer_id) AS n FROM activities GROUP BY rep_id) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        """),
    BenchmarkQuestion(
      title: "percentiles of a million minutes by rep",
      sentence: "show p90(activities.minutes) by rep",
      sql: """
        SELECT r.name, SUM(w.minutes * ((10 - w.rest) * (w.place >= w.before AND w.place < w.through)
          + w.rest * (w.place + 1 >= w.before AND w.place + 1 < w.through))) / 10.0
        FROM (
          SELECT rep_id, minutes, through - n AS before, through, (total - 1) * 9 / 10 AS place,
            (total - 1) * 9 % 10 AS rest
          FROM (
            SELECT rep_id, minutes, n, SUM(n) OVER (PARTITION BY rep_id ORDER BY minutes) AS through,
              SUM(n) OVER (PARTITION BY rep_id) AS total
            FROM (
              SELECT rep_id, minutes, COUNT(*) AS n FROM activities INDEXED BY activities_by_day
              WHERE minutes IS NOT NULL GROUP BY rep_id, minutes
            )
          )
        ) AS w
        LEFT JOIN reps AS r ON r.id = w.rep_id
        GROUP BY w.rep_id
        """,
      duckdb: """
        SELECT r.name, f.p
        FROM (SELECT rep_id, QUANTILE_CONT(minutes, 0.9) AS p FROM activities GROUP BY rep_id) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        """),
    BenchmarkQuestion(
      title: "minutes against the size of the customer",
      sentence: "show corr(activities.minutes, activities.customer.employees)",
      sql: """
        SELECT (n * xy - x * y) / SQRT((n * xx - x * x) * (n * yy - y * y))
        FROM (
          SELECT 1.0 * COUNT(*) AS n, SUM(x) AS x, SUM(y) AS y, SUM(x * x) AS xx, SUM(y * y) AS yy, SUM(x * y) AS xy
          FROM (
            SELECT 1.0 * a.minutes AS x, 1.0 * c.employees AS y
            FROM activities AS a INDEXED BY activities_by_day CROSS JOIN customers AS c
            WHERE c.id = a.customer_id AND a.minutes IS NOT NULL AND c.employees IS NOT NULL
          )
        )
        """,
      duckdb: """
        SELECT CORR(a.minutes, c.employees) FROM activities AS a JOIN customers AS c ON c.id = a.customer_id
        """),
    BenchmarkQuestion(
      title: "different customers by team over everything",
      sentence: "show count distinct(activities.customer) by team",
      sql: """
        SELECT t.name, f.n
        FROM (
          SELECT team_id, COUNT(*) AS n
          FROM (
            SELECT DISTINCT s.team_id, a.customer_id
            FROM activities AS a INDEXED BY activities_by_day
            LEFT JOIN rep_assignments AS s
              ON s.rep_id = a.rep_id AND s.from_on <= a.done_on AND s.until_on > a.done_on
          )
          GROUP BY team_id
        ) AS f
        LEFT JOIN teams AS t ON t.id = f.team_id
        """,
      duckdb: """
        SELECT t.name, f.n
        FROM (
          SELECT s.team_id, COUNT(DISTINCT a.customer_id) AS n
          FROM activities AS a
          LEFT JOIN rep_assignments AS s ON s.rep_id = a.rep_id AND s.from_on <= a.done_on AND s.until_on > a.done_on
          GROUP BY s.team_id
        ) AS f
        LEFT JOIN teams AS t ON t.id = f.team_id
        """),
    BenchmarkQuestion(
      title: "deviation of a million minutes by month",
      sentence: "show stddev(activities.minutes) by month",
      sql: """
        SELECT SUBSTR(c.month, 1, 7), SQRT((SUM(f.xx) - SUM(f.x) * SUM(f.x) / SUM(f.n)) / (SUM(f.n) - 1))
        FROM (
          SELECT done_on, COUNT(minutes) AS n, 1.0 * SUM(minutes) AS x, 1.0 * SUM(minutes * minutes) AS xx
          FROM activities INDEXED BY activities_by_day GROUP BY type, status, done_on
        ) AS f
        JOIN calendar AS c ON c.day = f.done_on
        GROUP BY c.month
        """,
      duckdb: """
        SELECT STRFTIME(done_on, '%Y-%m'), STDDEV(minutes) FROM activities GROUP BY 1
        """),
    BenchmarkQuestion(
      title: "minutes against the size of the customer by rep",
      sentence: "show corr(activities.minutes, activities.customer.employees) by rep",
      sql: """
        SELECT r.name, (n * xy - x * y) / SQRT((n * xx - x * x) * (n * yy - y * y))
        FROM (
          SELECT rep_id, 1.0 * COUNT(*) AS n, SUM(x) AS x, SUM(y) AS y, SUM(x * x) AS xx, SUM(y * y) AS yy,
            SUM(x * y) AS xy
          FROM (
            SELECT a.rep_id, 1.0 * a.minutes AS x, 1.0 * c.employees AS y
            FROM activities AS a INDEXED BY activities_by_day CROSS JOIN customers AS c
            WHERE c.id = a.customer_id AND a.minutes IS NOT NULL AND c.employees IS NOT NULL
          )
          GROUP BY rep_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        """,
      duckdb: """
        SELECT r.name, f.c
        FROM (
          SELECT a.rep_id, CORR(a.minutes, c.employees) AS c
          FROM activities AS a JOIN customers AS c ON c.id = a.customer_id GROUP BY a.rep_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        """),
    BenchmarkQuestion(
      title: "profile of all won customers, with what they brought",
      sentence: "profile won customers by industry vs lost customers with won_value",
      sql: """
        WITH counted AS (
          SELECT c.industry AS value, COUNT(DISTINCT CASE WHEN o.state = 'won' THEN o.customer_id END) AS n,
            COUNT(DISTINCT CASE WHEN o.state = 'lost' THEN o.customer_id END) AS other,
            SUM(CASE WHEN o.state = 'won' THEN o.amount END) / 100.0 AS amount
          FROM opportunities AS o LEFT JOIN customers AS c ON c.id = o.customer_id
          WHERE o.state IN ('won', 'lost')
          GROUP BY 1
        ), whole AS (SELECT SUM(n) AS n, SUM(other) AS other FROM counted),
        rated AS (
          SELECT value, n, other, amount, n + other AS cases, 1.0 * n / (n + other) AS rate,
            1.959963984540054 * 1.959963984540054 AS zz
          FROM counted
        )
        SELECT 'Industry', r.value, r.n, 1.0 * r.n / w.n, r.other, 1.0 * r.other / w.other, r.rate,
          (r.rate + zz / (2 * r.cases) - SQRT(zz * (r.rate * (1 - r.rate) / r.cases + zz / (4.0 * r.cases * r.cases))))
            / (1 + zz / r.cases),
          (r.rate + zz / (2 * r.cases) + SQRT(zz * (r.rate * (1 - r.rate) / r.cases + zz / (4.0 * r.cases * r.cases))))
            / (1 + zz / r.cases),
          1.0 * r.n / w.n / (1.0 * r.other / w.other), r.amount, CASE WHEN r.other < 20 THEN 'thin' ELSE '' END
        FROM rated AS r, whole AS w
        """),
    BenchmarkQuestion(
      title: "sales counted back from 36 month ends",
      sentence: "show dso_countback by month 2023-09..2026-08",
      sql: countback(
        stretch: "CAST((JULIANDAY(o.last_on) - JULIANDAY(s.day)) / 30 AS INTEGER)",
        first: "DATE(o.last_on, '-719 days')"),
      duckdb: countback(stretch: "(o.last_on - s.day) // 30", first: "o.last_on - 719")),
  ]

  /// What is owed at the end of each month, in days of the sales before it, thirty at a time.
  private static func countback(stretch: String, first: String) -> String {
    """
    WITH ends AS (
      SELECT month, MAX(day) AS last_on FROM calendar WHERE month >= '2023-09-01' AND month < '2026-09-01' GROUP BY month
    ), sold AS (
      SELECT issued_on AS day, SUM(amount) AS n FROM invoices WHERE status = 'issued' GROUP BY issued_on
    ), moved AS (
      SELECT day, n FROM sold UNION ALL SELECT settled_on, -SUM(amount) FROM invoice_settlements GROUP BY settled_on
    ), owed AS (
      SELECT e.month, e.last_on, COALESCE(SUM(m.n), 0) AS owed FROM ends AS e LEFT JOIN moved AS m ON m.day <= e.last_on
      GROUP BY e.month, e.last_on
    ), stretches AS (
      SELECT o.month, o.owed, \(stretch) AS stretch, SUM(s.n) AS n
      FROM owed AS o LEFT JOIN sold AS s ON s.day <= o.last_on AND s.day >= \(first) GROUP BY 1, 2, 3
    ), sums AS (
      SELECT month, owed, n, SUM(n) OVER (PARTITION BY month ORDER BY stretch) AS through FROM stretches
    )
    SELECT SUBSTR(CAST(month AS TEXT), 1, 7),
      SUM(CASE WHEN through <= owed THEN 30 WHEN through - n < owed THEN 30.0 * (owed - through + n) / n ELSE 0 END)
    FROM sums GROUP BY 1
    """
  }
}
