/// A question in the language, and the best SQL that we could write by hand for the same rows.
struct BenchmarkQuestion {
  let title: String
  let sentence: String
  let sql: String
  /// Where DuckDB says something in other words.
  var duckdb: String?

  /// Ratios of rows whose divisor is 0 are empty on both sides. Both sides may use every index of the store.
  static let all = [
    BenchmarkQuestion(
      title: "this month's ratio by rep and source",
      sentence: "show visits, closes, visits/closes by rep, source this month",
      sql: """
        SELECT r.name, s.name, f.visits, f.closes, 1.0 * f.visits / NULLIF(f.closes, 0)
        FROM (
          SELECT rep_id, source_id, SUM(visits) AS visits, SUM(closes) AS closes
          FROM (
            SELECT rep_id, source_id, COUNT(*) AS visits, 0 AS closes FROM activities
            WHERE type = 'visit' AND status = 'done' AND done_on >= '2026-09-01' AND done_on < '2026-10-01'
            GROUP BY rep_id, source_id
            UNION ALL
            SELECT rep_id, source_id, 0, COUNT(*) FROM opportunities
            WHERE state = 'won' AND closed_on >= '2026-09-01' AND closed_on < '2026-10-01'
            GROUP BY rep_id, source_id
          )
          GROUP BY rep_id, source_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        LEFT JOIN sources AS s ON s.id = f.source_id
        ORDER BY 1, 2
        """),
    BenchmarkQuestion(
      title: "a year by rep",
      sentence: "show visits, calls, closes by rep 2025",
      sql: """
        SELECT r.name, f.visits, f.calls, f.closes
        FROM (
          SELECT rep_id, SUM(visits) AS visits, SUM(calls) AS calls, SUM(closes) AS closes
          FROM (
            SELECT r.id AS rep_id, COUNT(*) AS visits, 0 AS calls, 0 AS closes FROM reps AS r CROSS JOIN activities AS a
            WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done' AND a.done_on >= '2025-01-01'
              AND a.done_on < '2026-01-01'
            GROUP BY r.id
            UNION ALL
            SELECT r.id AS rep_id, 0, COUNT(*), 0 FROM reps AS r CROSS JOIN activities AS a
            WHERE a.rep_id = r.id AND a.type = 'call' AND a.status = 'done' AND a.done_on >= '2025-01-01'
              AND a.done_on < '2026-01-01'
            GROUP BY r.id
            UNION ALL
            SELECT rep_id, 0, 0, COUNT(*) FROM opportunities
            WHERE state = 'won' AND closed_on >= '2025-01-01' AND closed_on < '2026-01-01'
            GROUP BY rep_id
          )
          GROUP BY rep_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        ORDER BY 1
        """),
    BenchmarkQuestion(
      title: "calls by month over everything",
      sentence: "show calls by month",
      sql: """
        SELECT SUBSTR(CAST(day AS TEXT), 1, 7), SUM(calls)
        FROM (
          SELECT done_on AS day, COUNT(*) AS calls FROM activities
          WHERE type = 'call' AND status = 'done'
          GROUP BY done_on
        )
        GROUP BY 1
        ORDER BY 1
        """),
    BenchmarkQuestion(
      title: "five stages by rep for a quarter",
      sentence: "show calls, meetings, visits, proposals, closes by rep 2026-Q2",
      sql: """
        SELECT r.name, f.calls, f.meetings, f.visits, f.proposals, f.closes
        FROM (
          SELECT rep_id, SUM(calls) AS calls, SUM(meetings) AS meetings, SUM(visits) AS visits,
            SUM(proposals) AS proposals, SUM(closes) AS closes
          FROM (
            SELECT r.id AS rep_id, COUNT(*) AS calls, 0 AS meetings, 0 AS visits, 0 AS proposals, 0 AS closes FROM reps AS r CROSS JOIN activities AS a
            WHERE a.rep_id = r.id AND a.type = 'call' AND a.status = 'done' AND a.done_on >= '2026-04-01'
              AND a.done_on < '2026-07-01'
            GROUP BY r.id
            UNION ALL
            SELECT r.id, 0, COUNT(*), 0, 0, 0 FROM reps AS r CROSS JOIN activities AS a
            WHERE a.rep_id = r.id AND a.type = 'meeting' AND a.status = 'done' AND a.done_on >= '2026-04-01'
              AND a.done_on < '2026-07-01'
            GROUP BY r.id
            UNION ALL
            SELECT r.id, 0, 0, COUNT(*), 0, 0 FROM reps AS r CROSS JOIN activities AS a
            WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done' AND a.done_on >= '2026-04-01'
              AND a.done_on < '2026-07-01'
            GROUP BY r.id
            UNION ALL
            SELECT a.rep_id, 0, 0, 0, COUNT(*), 0 FROM activities AS a
            WHERE a.type = 'proposal' AND a.status = 'done' AND a.done_on >= '2026-04-01' AND a.done_on < '2026-07-01'
              AND NOT EXISTS (SELECT 1 FROM quotes AS q WHERE q.opportunity_id = a.opportunity_id AND q.status <> 'draft')
            GROUP BY a.rep_id
            UNION ALL
            SELECT rep_id, 0, 0, 0, COUNT(*), 0 FROM quotes
            WHERE status IN ('sent', 'accepted', 'rejected') AND sent_on >= '2026-04-01' AND sent_on < '2026-07-01'
            GROUP BY rep_id
            UNION ALL
            SELECT rep_id, 0, 0, 0, 0, COUNT(*) FROM opportunities
            WHERE state = 'won' AND closed_on >= '2026-04-01' AND closed_on < '2026-07-01'
            GROUP BY rep_id
          )
          GROUP BY rep_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        ORDER BY 1
        """),
    BenchmarkQuestion(
      title: "won value by industry and size band",
      sentence: "show won_value by industry, size 2025",
      sql: """
        SELECT c.industry,
          CASE WHEN c.employees < 10 THEN '<10' WHEN c.employees < 50 THEN '10-49' WHEN c.employees < 200 THEN '50-199'
            WHEN c.employees < 1000 THEN '200-999' WHEN c.employees IS NOT NULL THEN '1000+' END,
          SUM(o.amount) / 100.0
        FROM opportunities AS o
        LEFT JOIN customers AS c ON c.id = o.customer_id
        WHERE o.state = 'won' AND o.closed_on >= '2025-01-01' AND o.closed_on < '2026-01-01'
        GROUP BY 1, 2
        ORDER BY 1, MIN(c.employees)
        """),
    BenchmarkQuestion(
      title: "attainment by team",
      sentence: "show sales, target, attainment by team this quarter",
      sql: """
        SELECT MAX(t.name), COALESCE(SUM(f.sales), 0) / 100.0, SUM(f.target) / 100.0,
          1.0 * COALESCE(SUM(f.sales), 0) / SUM(f.target)
        FROM (
          SELECT a.team_id, SUM(d.amount) AS sales, NULL AS target
          FROM (
            SELECT rep_id, ordered_on, SUM(amount) AS amount FROM order_lines
            WHERE ordered_on >= '2026-07-01' AND ordered_on < '2026-10-01' AND status NOT IN ('draft', 'cancelled')
            GROUP BY ordered_on, rep_id
          ) AS d
          LEFT JOIN rep_assignments AS a
            ON a.rep_id = d.rep_id AND a.from_on <= d.ordered_on AND a.until_on > d.ordered_on
          GROUP BY a.team_id
          UNION ALL
          SELECT team_id, NULL, value FROM plan_rollups
          WHERE kind = 'target' AND metric = 'sales' AND level = 'team' AND grain = 'quarter'
            AND starts_on = '2026-07-01' AND category IS NULL
        ) AS f
        LEFT JOIN teams AS t ON t.id = f.team_id
        GROUP BY f.team_id
        ORDER BY 1
        """),
    BenchmarkQuestion(
      title: "receivable by rep",
      sentence: "show receivable by rep",
      sql: """
        SELECT r.name, f.amount / 100.0
        FROM (
          SELECT rep_id, SUM(amount) AS amount
          FROM (
            SELECT rep_id, SUM(amount) AS amount FROM invoices
            WHERE status = 'issued' AND issued_on < '2026-09-24' GROUP BY rep_id
            UNION ALL
            SELECT rep_id, -SUM(amount) FROM invoice_settlements
            WHERE settled_on < '2026-09-24' GROUP BY rep_id
          )
          GROUP BY rep_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        ORDER BY 1
        """),
    BenchmarkQuestion(
      title: "overdue by rep",
      sentence: "show overdue by rep",
      sql: """
        SELECT r.name, f.amount / 100.0
        FROM (
          SELECT d.rep_id,
            SUM(CASE WHEN d.settled > d.amount_before THEN d.amount_before + d.amount - d.settled ELSE d.amount END) AS amount
          FROM (
            SELECT d.rep_id, d.amount, d.amount_before, COALESCE((
                SELECT SUM(s.amount) FROM invoice_settlements AS s
                WHERE s.invoice_id = d.invoice_id AND s.settled_on < '2026-09-24'
              ), 0) AS settled
            FROM dues AS d
            WHERE d.issued_on < '2026-09-24' AND d.due_on < '2026-09-23'
              AND (d.settled_on IS NULL OR d.settled_on > '2026-09-23')
          ) AS d
          WHERE d.settled < d.amount_before + d.amount
          GROUP BY d.rep_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        """),
    BenchmarkQuestion(
      title: "minutes by rep over everything",
      sentence: "show minutes by rep",
      sql: """
        SELECT r.name, f.minutes
        FROM (SELECT rep_id, SUM(minutes) AS minutes FROM activities WHERE status = 'done' GROUP BY rep_id) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        """),
    BenchmarkQuestion(
      title: "customers contacted by rep",
      sentence: "show contacted_customers by rep this year",
      sql: """
        SELECT r.name, f.customers
        FROM (
          SELECT rep_id, COUNT(DISTINCT customer_id) AS customers FROM activities
          WHERE type IN ('call', 'email', 'message', 'meeting', 'visit', 'demo') AND status = 'done'
            AND (direction IS NULL OR direction <> 'inbound') AND done_on >= '2026-01-01' AND done_on < '2027-01-01'
          GROUP BY rep_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        """),
    BenchmarkQuestion(
      title: "last visit per customer",
      sentence: "show customers with last_visit",
      sql: """
        SELECT c.name, (
          SELECT MAX(a.done_on) FROM activities AS a
          WHERE a.customer_id = c.id AND a.type = 'visit' AND a.status = 'done'
        )
        FROM customers AS c
        ORDER BY c.name
        """),
  ]
}
