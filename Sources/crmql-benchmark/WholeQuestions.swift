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
  ]
}
