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
        WITH ends AS (
          SELECT month, MAX(day) AS day FROM calendar WHERE day >= '2026-01-01' AND day <= '2026-09-23' GROUP BY month
        ), lasting AS (
          SELECT COUNT(*) AS n FROM problems WHERE rule NOT IN ('day after today', 'stopped reporting')
        ), ahead AS MATERIALIZED (
          SELECT done_on AS day, COUNT(*) AS n FROM activities
          WHERE status = 'done' AND done_on > '2026-01-31' GROUP BY type, done_on
          UNION ALL
          SELECT closed_on, COUNT(*) FROM opportunities WHERE closed_on > '2026-01-31' GROUP BY closed_on
          UNION ALL
          SELECT ordered_on, COUNT(*) FROM orders WHERE ordered_on > '2026-01-31' GROUP BY ordered_on
          UNION ALL
          SELECT paid_on, COUNT(*) FROM payments WHERE paid_on > '2026-01-31' GROUP BY paid_on
        ), silent AS MATERIALIZED (
          SELECT DATE(l.last_on, '+15 days') AS from_on, COALESCE(r.left_on, '9999-12-31') AS until_on
          FROM last_reports AS l JOIN reps AS r ON r.id = l.rep_id
        )
        SELECT SUBSTR(e.month, 1, 7), l.n + COALESCE((SELECT SUM(a.n) FROM ahead AS a WHERE a.day > e.day), 0)
          + (SELECT COUNT(*) FROM silent AS s WHERE s.from_on <= e.day AND s.until_on > e.day)
        FROM ends AS e, lasting AS l
        """,
      duckdb: """
        WITH ends AS (
          SELECT month, MAX(day) AS day FROM calendar WHERE day >= '2026-01-01' AND day <= '2026-09-23' GROUP BY month
        ), lasting AS (
          SELECT (
            SELECT COUNT(*) FILTER (WHERE source_id IS NULL) + COUNT(*) FILTER (WHERE owner_id IS NULL)
              + COUNT(*) FILTER (WHERE industry IS NULL)
            FROM customers
          ) + (
            SELECT COALESCE(SUM(n), 0) FROM (SELECT COUNT(*) AS n FROM customers GROUP BY LOWER(name) HAVING COUNT(*) > 1)
          ) + (
            SELECT COUNT(*) FILTER (WHERE rep_id IS NULL) + COUNT(*) FILTER (WHERE customer_id IS NULL)
              + COUNT(*) FILTER (WHERE created_on IS NULL) + COUNT(*) FILTER (WHERE state <> 'open' AND closed_on IS NULL)
              + COUNT(*) FILTER (WHERE state = 'won' AND COALESCE(amount, 0) = 0) + COUNT(*) FILTER (WHERE cycle_days < 0)
            FROM opportunities
          ) + (
            SELECT COUNT(*) FROM opportunities AS o
            WHERE o.state = 'open' AND NOT EXISTS (SELECT 1 FROM activities AS a WHERE a.opportunity_id = o.id)
              AND NOT EXISTS (
                SELECT 1 FROM activities AS a WHERE a.customer_id = o.customer_id AND a.done_on >= o.created_on
              )
          ) + (SELECT COUNT(*) FROM orders WHERE customer_id IS NULL) + (
            SELECT COUNT(*) FROM order_lines AS n JOIN products AS p ON p.id = n.product_id WHERE p.is_active = 0
          ) + (SELECT COUNT(*) FROM products WHERE price IS NULL) AS n
        ), ahead AS (
          SELECT day, COUNT(*) AS n
          FROM (
            SELECT done_on AS day FROM activities WHERE status = 'done' AND done_on > '2026-01-31'
            UNION ALL SELECT closed_on FROM opportunities WHERE closed_on > '2026-01-31'
            UNION ALL SELECT ordered_on FROM orders WHERE ordered_on > '2026-01-31'
            UNION ALL SELECT paid_on FROM payments WHERE paid_on > '2026-01-31'
          )
          GROUP BY day
        ), silent AS (
          SELECT l.last_on + 15 AS from_on, COALESCE(CAST(r.left_on AS DATE), DATE '9999-12-31') AS until_on
          FROM (SELECT rep_id, MAX(done_on) AS last_on FROM activities WHERE status = 'done' GROUP BY rep_id) AS l
          JOIN reps AS r ON r.id = l.rep_id AND r.is_selling = 1
        )
        SELECT STRFTIME(e.month, '%Y-%m'), l.n + COALESCE((SELECT SUM(a.n) FROM ahead AS a WHERE a.day > e.day), 0)
          + (SELECT COUNT(*) FROM silent AS s WHERE s.from_on <= e.day AND s.until_on > e.day)
        FROM ends AS e, lasting AS l
        """),
  ]
}
