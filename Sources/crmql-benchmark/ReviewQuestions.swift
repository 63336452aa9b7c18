/// What a sales review asks: funnel, profile, the pipeline of past months, a cohort.
extension BenchmarkQuestion {
  static let asked = all + ofReviews + ofHistory + ofEverything + ofEach

  static let ofReviews = [
    BenchmarkQuestion(
      title: "funnel by rep for a quarter",
      sentence: "funnel calls -> meetings -> visits -> closes by rep 2026-Q2",
      sql: """
        SELECT r.name, f.calls, f.meetings, f.visits, f.closes, 1.0 * f.calls / NULLIF(f.meetings, 0),
          1.0 * f.meetings / NULLIF(f.visits, 0), 1.0 * f.visits / NULLIF(f.closes, 0)
        FROM (
          SELECT rep_id, SUM(calls) AS calls, SUM(meetings) AS meetings, SUM(visits) AS visits, SUM(closes) AS closes
          FROM (
            SELECT r.id AS rep_id, COUNT(*) AS calls, 0 AS meetings, 0 AS visits, 0 AS closes FROM reps AS r CROSS JOIN activities AS a
            WHERE a.rep_id = r.id AND a.type = 'call' AND a.status = 'done' AND a.done_on >= '2026-04-01'
              AND a.done_on < '2026-07-01'
            GROUP BY r.id
            UNION ALL
            SELECT r.id, 0, COUNT(*), 0, 0 FROM reps AS r CROSS JOIN activities AS a
            WHERE a.rep_id = r.id AND a.type = 'meeting' AND a.status = 'done' AND a.done_on >= '2026-04-01'
              AND a.done_on < '2026-07-01'
            GROUP BY r.id
            UNION ALL
            SELECT r.id, 0, 0, COUNT(*), 0 FROM reps AS r CROSS JOIN activities AS a
            WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done' AND a.done_on >= '2026-04-01'
              AND a.done_on < '2026-07-01'
            GROUP BY r.id
            UNION ALL
            SELECT rep_id, 0, 0, 0, COUNT(*) FROM opportunities
            WHERE state = 'won' AND closed_on >= '2026-04-01' AND closed_on < '2026-07-01'
            GROUP BY rep_id
          )
          GROUP BY rep_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.rep_id
        """),
    BenchmarkQuestion(
      title: "profile of won deals by industry",
      sentence: "profile won opportunities by industry 2025",
      sql: """
        WITH counted AS (
          SELECT c.industry AS value, COUNT(*) FILTER (WHERE o.state = 'won') AS n, COUNT(*) AS base
          FROM opportunities AS o LEFT JOIN customers AS c ON c.id = o.customer_id
          WHERE o.state IN ('won', 'lost') AND o.closed_on >= '2025-01-01' AND o.closed_on < '2026-01-01'
          GROUP BY 1
        ), whole AS (SELECT SUM(n) AS n, SUM(base) AS base FROM counted),
        rated AS (
          SELECT value, n, base, 1.0 * n / base AS rate, 1.959963984540054 * 1.959963984540054 AS zz FROM counted
        )
        SELECT 'Industry', r.value, r.n, 1.0 * r.n / w.n, r.base, 1.0 * r.base / w.base, r.rate,
          (r.rate + zz / (2 * r.base) - SQRT(zz * (r.rate * (1 - r.rate) / r.base + zz / (4.0 * r.base * r.base))))
            / (1 + zz / r.base),
          (r.rate + zz / (2 * r.base) + SQRT(zz * (r.rate * (1 - r.rate) / r.base + zz / (4.0 * r.base * r.base))))
            / (1 + zz / r.base),
          r.rate * w.base / w.n, CASE WHEN r.base < 20 THEN 'thin' ELSE '' END
        FROM rated AS r, whole AS w
        """),
    BenchmarkQuestion(
      title: "pipeline of 24 month ends",
      sentence: "show pipeline by month 2024-09..2026-08",
      sql: """
        SELECT month, amount / 100.0 FROM (
          SELECT month, SUM(SUM(delta)) OVER (ORDER BY month) AS amount FROM (
            SELECT '2024-09' AS month, SUM(amount) AS delta FROM opportunity_states
            WHERE state = 'open' AND from_on < '2024-10-01' AND until_on >= '2024-10-01'
            UNION ALL
            SELECT SUBSTR(CAST(from_on AS TEXT), 1, 7), SUM(amount) FROM opportunity_states
            WHERE state = 'open' AND from_on >= '2024-10-01' AND from_on < '2026-09-01' AND until_on > from_on
            GROUP BY from_on
            UNION ALL
            SELECT SUBSTR(CAST(until_on AS TEXT), 1, 7), -SUM(amount) FROM opportunity_states
            WHERE state = 'open' AND until_on >= '2024-10-01' AND until_on < '2026-09-01' AND until_on > from_on
              AND from_on < '2026-09-01'
            GROUP BY until_on
          ) GROUP BY month
        )
        """),
    BenchmarkQuestion(
      title: "what a cohort brought in 90 days",
      sentence: "show closes, won_value by source for customers created in 2025-Q1 within 90 days",
      sql: """
        SELECT s.name, COUNT(*), SUM(o.amount) / 100.0
        FROM customers AS c
        JOIN opportunities AS o ON o.customer_id = c.id AND o.state = 'won'
        LEFT JOIN sources AS s ON s.id = o.source_id
        WHERE c.created_on >= '2025-01-01' AND c.created_on < '2025-04-01' AND o.closed_on >= c.created_on
          AND JULIANDAY(o.closed_on) < JULIANDAY(c.created_on) + 90
        GROUP BY o.source_id
        """,
      duckdb: """
        SELECT MAX(s.name), COUNT(*), SUM(o.amount) / 100.0
        FROM customers AS c
        JOIN opportunities AS o ON o.customer_id = c.id AND o.state = 'won'
        LEFT JOIN sources AS s ON s.id = o.source_id
        WHERE c.created_on >= '2025-01-01' AND c.created_on < '2025-04-01' AND o.closed_on >= c.created_on
          AND o.closed_on < c.created_on + 90
        GROUP BY o.source_id
        """),
    BenchmarkQuestion(
      title: "amount that stands still by rep",
      sentence: "show stalled_value by rep",
      sql: """
        SELECT r.name, f.amount / 100.0
        FROM (
          SELECT s.owner_id, SUM(s.amount) AS amount
          FROM opportunity_states AS s
          JOIN opportunities AS o ON o.id = s.opportunity_id
          JOIN stages AS g ON g.id = s.stage_id
          WHERE s.state = 'open' AND s.from_on <= '2026-09-23' AND s.until_on > '2026-09-23'
            AND JULIANDAY('2026-09-23') - JULIANDAY(COALESCE((
              SELECT MAX(a.done_on) FROM activities AS a
              WHERE a.opportunity_id = s.opportunity_id AND a.status = 'done' AND a.done_on <= '2026-09-23'
            ), o.created_on)) > g.rots_after_days
          GROUP BY s.owner_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.owner_id
        """,
      duckdb: """
        SELECT r.name, f.amount / 100.0
        FROM (
          SELECT s.owner_id, SUM(s.amount) AS amount
          FROM opportunity_states AS s
          JOIN opportunities AS o ON o.id = s.opportunity_id
          JOIN stages AS g ON g.id = s.stage_id
          LEFT JOIN (
            SELECT opportunity_id, MAX(done_on) AS touched_on FROM activities
            WHERE status = 'done' AND done_on <= '2026-09-23' GROUP BY opportunity_id
          ) AS a ON a.opportunity_id = s.opportunity_id
          WHERE s.state = 'open' AND s.from_on <= '2026-09-23' AND s.until_on > '2026-09-23'
            AND DATE '2026-09-23' - COALESCE(a.touched_on, o.created_on) > g.rots_after_days
          GROUP BY s.owner_id
        ) AS f
        LEFT JOIN reps AS r ON r.id = f.owner_id
        """),
    BenchmarkQuestion(
      title: "the pace of the best closers",
      sentence: "benchmark visits per workday against closes by rep 2025",
      sql: """
        WITH worked AS (
          SELECT COUNT(*) AS days FROM calendar WHERE day >= '2025-01-01' AND day < '2026-01-01' AND is_workday = 1
        ), rated AS (
          SELECT r.name, f.closes, 1.0 * f.closes / w.days AS result, 1.0 * f.visits / w.days AS effort
          FROM (
            SELECT rep_id, SUM(visits) AS visits, SUM(closes) AS closes
            FROM (
              SELECT r.id AS rep_id, COUNT(*) AS visits, 0 AS closes FROM reps AS r CROSS JOIN activities AS a
              WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done' AND a.done_on >= '2025-01-01'
                AND a.done_on < '2026-01-01'
              GROUP BY r.id
              UNION ALL
              SELECT rep_id, 0, COUNT(*) FROM opportunities
              WHERE state = 'won' AND closed_on >= '2025-01-01' AND closed_on < '2026-01-01'
              GROUP BY rep_id
            ) AS u
            GROUP BY rep_id
          ) AS f
          JOIN reps AS r ON r.id = f.rep_id, worked AS w
        ), threshold AS (
          SELECT MIN(result) AS least
          FROM (SELECT result, ROW_NUMBER() OVER (ORDER BY result DESC) AS place, COUNT(*) OVER () AS n FROM rated) AS p
          WHERE place <= n / 4
        ), ordered AS (
          SELECT effort, ROW_NUMBER() OVER (ORDER BY effort) - 1 AS place, COUNT(*) OVER () - 1 AS n
          FROM rated, threshold
          WHERE result >= least
        ), norm AS (
          SELECT SUM(effort * CASE WHEN ABS(0.25 * n - place) < 1 THEN 1 - ABS(0.25 * n - place) ELSE 0 END) AS low,
            SUM(effort * CASE WHEN ABS(0.75 * n - place) < 1 THEN 1 - ABS(0.75 * n - place) ELSE 0 END) AS high
          FROM ordered
        )
        SELECT name, CASE WHEN result >= least THEN 'best' ELSE 'rest' END, closes, result, effort, low, high,
          CASE WHEN effort > high THEN effort - high WHEN effort < low THEN effort - low ELSE 0 END,
          CASE WHEN effort > high THEN 'above' WHEN effort < low THEN 'below' ELSE 'inside' END
        FROM rated, threshold, norm
        ORDER BY result DESC, name
        """),
  ]
}
