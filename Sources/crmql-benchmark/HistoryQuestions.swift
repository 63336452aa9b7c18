/// What is told along the whole time: the first of all work, stays of deals, what changed at customers, what a review
/// should not trust.
///
/// Nobody in this company has a lead, or a customer whose owner, status or fields changed, so that the SQL by hand need
/// not ask for them.
extension BenchmarkQuestion {
  static let ofHistory = [
    BenchmarkQuestion(
      title: "the first ten of all activities",
      sentence: "list activities top 10",
      sql: """
        SELECT a.done_on, a.type, a.status, r.name, COALESCE(c.name, l.name), a.subject, a.minutes
        FROM activities AS a
        LEFT JOIN reps AS r ON r.id = a.rep_id
        LEFT JOIN customers AS c ON c.id = a.customer_id
        LEFT JOIN leads AS l ON l.id = a.customer_id
        WHERE a.id IN (SELECT id FROM activities ORDER BY done_on, id LIMIT 10)
        ORDER BY a.done_on, a.id
        """,
      duckdb: """
        SELECT a.done_on, a.type, a.status, r.name, c.name, a.subject, a.minutes
        FROM activities AS a
        LEFT JOIN reps AS r ON r.id = a.rep_id
        LEFT JOIN customers AS c ON c.id = a.customer_id
        ORDER BY a.done_on, a.id
        LIMIT 10
        """),
    BenchmarkQuestion(
      title: "days in a stage by month",
      sentence: "show stage_days by month",
      sql: """
        SELECT SUBSTR(left_on, 1, 7), SUM(days) / SUM(stays)
        FROM (
          SELECT left_on, COUNT(*) AS stays, SUM(JULIANDAY(left_on) - JULIANDAY(entered_on)) AS days
          FROM stage_stays WHERE state = 'open' GROUP BY left_on
        )
        GROUP BY 1
        """,
      duckdb: """
        SELECT STRFTIME(left_on, '%Y-%m'), AVG(left_on - entered_on) FROM opportunity_states
        WHERE left_on IS NOT NULL AND state = 'open'
        GROUP BY 1
        """),
    BenchmarkQuestion(
      title: "changes at customers by month",
      sentence: "show change_count by month",
      sql: """
        SELECT SUBSTR(day, 1, 7), SUM(changes)
        FROM (
          SELECT from_on AS day, COUNT(*) AS changes FROM opportunity_states
          WHERE stage_id <> old_stage_id AND until_on > from_on AND from_on <= '2026-09-23' GROUP BY from_on
          UNION ALL
          SELECT from_on, COUNT(*) FROM opportunity_states
          WHERE amount <> old_amount AND until_on > from_on AND from_on <= '2026-09-23' GROUP BY from_on
          UNION ALL
          SELECT from_on, COUNT(*) FROM opportunity_states
          WHERE expected_close_on <> old_expected_close_on AND until_on > from_on AND from_on <= '2026-09-23'
          GROUP BY from_on
          UNION ALL
          SELECT first_order_on, COUNT(*) FROM customers WHERE first_order_on <= '2026-09-23' GROUP BY first_order_on
          UNION ALL
          SELECT DATE(ordered_on, '+180 days'), COUNT(*)
          FROM (
            SELECT DISTINCT o.customer_id, o.ordered_on FROM orders AS o
            WHERE o.ordered_on <= '2026-03-27' AND o.status <> 'draft'
              AND (o.status <> 'cancelled' OR o.cancelled_on > '2026-09-23')
              AND NOT EXISTS (
                SELECT 1 FROM orders AS n
                WHERE n.customer_id = o.customer_id AND n.ordered_on > o.ordered_on
                  AND n.ordered_on <= DATE(o.ordered_on, '+180 days') AND n.status <> 'draft'
                  AND (n.status <> 'cancelled' OR n.cancelled_on > '2026-09-23')
              )
          )
          GROUP BY ordered_on
        )
        GROUP BY 1
        """,
      duckdb: """
        SELECT STRFTIME(day, '%Y-%m'), SUM(changes)
        FROM (
          SELECT from_on AS day, COUNT(*) FILTER (WHERE stage_id <> old_stage_id)
            + COUNT(*) FILTER (WHERE amount <> old_amount)
            + COUNT(*) FILTER (WHERE expected_close_on <> old_expected_close_on) AS changes
          FROM opportunity_states WHERE until_on > from_on AND from_on <= DATE '2026-09-23' GROUP BY 1
          HAVING changes > 0
          UNION ALL
          SELECT first_order_on, COUNT(*) FROM customers WHERE first_order_on <= DATE '2026-09-23' GROUP BY 1
          UNION ALL
          SELECT ordered_on + 180, COUNT(*)
          FROM (
            SELECT ordered_on, LEAD(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on) AS next_on
            FROM (
              SELECT DISTINCT customer_id, ordered_on FROM orders
              WHERE ordered_on <= DATE '2026-09-23' AND status <> 'draft'
                AND (status <> 'cancelled' OR cancelled_on > '2026-09-23')
            )
          )
          WHERE ordered_on <= DATE '2026-03-27' AND (next_on IS NULL OR next_on > ordered_on + 180)
          GROUP BY 1
        )
        GROUP BY 1
        """),
    BenchmarkQuestion(
      title: "problems of the data by month",
      sentence: "show problem_count by month",
      sql: """
        WITH RECURSIVE ends AS (
          SELECT month, MAX(day) AS day FROM calendar WHERE day >= '2023-09-01' AND day <= '2026-09-23' GROUP BY month
        ), lasting AS MATERIALIZED (
          SELECT day, COUNT(*) AS n FROM problems WHERE rule NOT IN ('day after today', 'stopped reporting') GROUP BY day
        ), types AS (
          SELECT MIN(type) AS type FROM activities
          UNION ALL
          SELECT (SELECT MIN(a.type) FROM activities AS a WHERE a.type > t.type) FROM types AS t WHERE t.type IS NOT NULL
        ), ahead AS MATERIALIZED (
          SELECT (
            SELECT COUNT(*) FROM activities
            WHERE type IN (SELECT type FROM types) AND status = 'done' AND done_on > '2026-09-23'
          ) + (
            SELECT COUNT(*) FROM opportunities WHERE state IN ('open', 'won', 'lost') AND closed_on > '2026-09-23'
          ) + (SELECT COUNT(*) FROM orders WHERE ordered_on > '2026-09-23')
            + (SELECT COUNT(*) FROM payments WHERE paid_on > '2026-09-23') AS n
        ), silent AS MATERIALIZED (
          SELECT DATE(l.last_on, '+15 days') AS from_on, COALESCE(r.left_on, '9999-12-31') AS until_on
          FROM last_reports AS l JOIN reps AS r ON r.id = l.rep_id
        ), counted AS (
          SELECT e.month, a.n + COALESCE((
              SELECT SUM(l.n) FROM lasting AS l WHERE l.day IS NULL OR l.day <= e.day OR l.day > '2026-09-23'
            ), 0) + (SELECT COUNT(*) FROM silent AS s WHERE s.from_on <= e.day AND s.until_on > e.day) AS n
          FROM ends AS e, ahead AS a
        )
        SELECT SUBSTR(month, 1, 7), n FROM counted WHERE n > 0
        """,
      duckdb: """
        WITH ends AS (
          SELECT month, MAX(day) AS day FROM calendar WHERE day >= '2023-09-01' AND day <= '2026-09-23' GROUP BY month
        ), lasting AS (
          SELECT day, COUNT(*) AS n
          FROM (
            SELECT created_on AS day FROM customers WHERE source_id IS NULL
            UNION ALL SELECT created_on FROM customers WHERE owner_id IS NULL
            UNION ALL SELECT created_on FROM customers WHERE industry IS NULL
            UNION ALL SELECT created_on FROM customers
            WHERE LOWER(name) IN (SELECT LOWER(name) FROM customers GROUP BY 1 HAVING COUNT(*) > 1)
            UNION ALL SELECT created_on FROM opportunities WHERE rep_id IS NULL
            UNION ALL SELECT created_on FROM opportunities WHERE customer_id IS NULL
            UNION ALL SELECT closed_on FROM opportunities WHERE created_on IS NULL
            UNION ALL SELECT created_on FROM opportunities WHERE state <> 'open' AND closed_on IS NULL
            UNION ALL SELECT closed_on FROM opportunities WHERE state = 'won' AND COALESCE(amount, 0) = 0
            UNION ALL SELECT closed_on FROM opportunities WHERE cycle_days < 0
            UNION ALL SELECT o.created_on FROM opportunities AS o
            WHERE o.state = 'open' AND NOT EXISTS (SELECT 1 FROM activities AS a WHERE a.opportunity_id = o.id)
              AND NOT EXISTS (
                SELECT 1 FROM activities AS a WHERE a.customer_id = o.customer_id AND a.done_on >= o.created_on
              )
            UNION ALL SELECT ordered_on FROM orders WHERE customer_id IS NULL
            UNION ALL SELECT n.ordered_on FROM order_lines AS n JOIN products AS p ON p.id = n.product_id WHERE p.is_active = 0
            UNION ALL SELECT NULL FROM products WHERE price IS NULL
          )
          GROUP BY day
        ), ahead AS (
          SELECT (SELECT COUNT(*) FROM activities WHERE status = 'done' AND done_on > '2026-09-23')
            + (SELECT COUNT(*) FROM opportunities WHERE closed_on > '2026-09-23')
            + (SELECT COUNT(*) FROM orders WHERE ordered_on > '2026-09-23')
            + (SELECT COUNT(*) FROM payments WHERE paid_on > '2026-09-23') AS n
        ), silent AS (
          SELECT l.last_on + 15 AS from_on, COALESCE(CAST(r.left_on AS DATE), DATE '9999-12-31') AS until_on
          FROM (SELECT rep_id, MAX(done_on) AS last_on FROM activities WHERE status = 'done' GROUP BY rep_id) AS l
          JOIN reps AS r ON r.id = l.rep_id AND r.is_selling = 1
        ), counted AS (
          SELECT e.month, a.n + COALESCE((
              SELECT SUM(l.n) FROM lasting AS l WHERE l.day IS NULL OR l.day <= e.day OR l.day > '2026-09-23'
            ), 0) + (SELECT COUNT(*) FROM silent AS s WHERE s.from_on <= e.day AND s.until_on > e.day) AS n
          FROM ends AS e, ahead AS a
        )
        SELECT STRFTIME(month, '%Y-%m'), n FROM counted WHERE n > 0
        """),
  ]
}
