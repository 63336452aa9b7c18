/// What needs each customer, deal or change by itself, of all there are.
///
/// As in `ofHistory`, the SQL by hand knows that there are no leads and that no customer's fields, status or owner
/// changed, and it knows the ids of the stages.
extension BenchmarkQuestion {
  static let ofEach = [
    BenchmarkQuestion(
      title: "the middle of all work at a customer by team",
      sentence: "show median(activities by customer) by team",
      sql: """
        SELECT t.name, m.middle
        FROM (
          SELECT team_id, AVG(n) AS middle
          FROM (
            SELECT team_id, n, ROW_NUMBER() OVER (PARTITION BY team_id ORDER BY n) AS place,
              COUNT(*) OVER (PARTITION BY team_id) AS total
            FROM (
              SELECT s.team_id, a.customer_id, COUNT(*) AS n
              FROM activities AS a INDEXED BY activities_by_day
              LEFT JOIN rep_assignments AS s
                ON s.rep_id = a.rep_id AND s.from_on <= a.done_on AND s.until_on > a.done_on
              WHERE a.status = 'done' GROUP BY 1, 2
            )
          )
          WHERE place * 2 IN (total, total + 1, total + 2)
          GROUP BY team_id
        ) AS m
        LEFT JOIN teams AS t ON t.id = m.team_id
        """,
      duckdb: """
        SELECT t.name, m.middle
        FROM (
          SELECT team_id, MEDIAN(n) AS middle
          FROM (
            SELECT s.team_id, a.customer_id, COUNT(*) AS n
            FROM activities AS a
            LEFT JOIN rep_assignments AS s ON s.rep_id = a.rep_id AND s.from_on <= a.done_on AND s.until_on > a.done_on
            WHERE a.status = 'done' GROUP BY 1, 2
          )
          GROUP BY team_id
        ) AS m
        LEFT JOIN teams AS t ON t.id = m.team_id
        """),
    BenchmarkQuestion(
      title: "stages of all deals",
      sentence: "funnel stages for opportunities created since 2000-01-01",
      sql: """
        WITH deals AS (
          SELECT o.created_on, CASE WHEN o.state = 'won' THEN o.closed_on ELSE '9999' END AS won_on,
            COALESCE(s.day_1, '9999') AS day_1, COALESCE(s.day_2, '9999') AS day_2, COALESCE(s.day_3, '9999') AS day_3
          FROM opportunities AS o
          LEFT JOIN (
            SELECT opportunity_id, MIN(CASE WHEN stage_id = 1 THEN from_on END) AS day_1,
              MIN(CASE WHEN stage_id = 2 THEN from_on END) AS day_2,
              MIN(CASE WHEN stage_id = 3 THEN from_on END) AS day_3
            FROM opportunity_states GROUP BY opportunity_id
          ) AS s ON s.opportunity_id = o.id
          WHERE o.created_on >= '2000-01-01' AND o.created_on < '2026-09-24'
        ), reached AS (
          SELECT 1 AS step, created_on, MIN(day_1, day_2, day_3, won_on) AS day FROM deals
          UNION ALL SELECT 2, created_on, MIN(day_2, day_3, won_on) FROM deals
          UNION ALL SELECT 3, created_on, MIN(day_3, won_on) FROM deals
          UNION ALL SELECT 4, created_on, won_on FROM deals
        ), lapses AS (
          SELECT step, CAST(JULIANDAY(day) - JULIANDAY(created_on) AS INTEGER) AS days FROM reached WHERE day < '9999'
        ), placed AS (
          SELECT step, days, ROW_NUMBER() OVER (PARTITION BY step ORDER BY days) AS place,
            COUNT(*) OVER (PARTITION BY step) AS n
          FROM lapses
        ), steps AS (
          SELECT 0 AS step, COUNT(*) AS n, NULL AS days FROM deals
          UNION ALL
          SELECT step, MAX(n), AVG(CASE WHEN place * 2 IN (n, n + 1, n + 2) THEN days END) FROM placed GROUP BY step
        )
        SELECT CASE s.step WHEN 0 THEN 'Opportunities' WHEN 4 THEN 'Closes' ELSE g.name END, s.n,
          CASE WHEN s.step > 0 THEN 1.0 * s.n / LAG(s.n) OVER (ORDER BY s.step) END,
          CASE WHEN s.step > 0 THEN 1.0 * s.n / FIRST_VALUE(s.n) OVER (ORDER BY s.step) END, s.days
        FROM steps AS s LEFT JOIN stages AS g ON g.id = s.step AND g.state = 'open' ORDER BY s.step
        """,
      duckdb: """
        WITH deals AS (
          SELECT o.created_on, CASE WHEN o.state = 'won' THEN o.closed_on ELSE DATE '9999-12-31' END AS won_on,
            COALESCE(s.day_1, DATE '9999-12-31') AS day_1,
            COALESCE(s.day_2, DATE '9999-12-31') AS day_2, COALESCE(s.day_3, DATE '9999-12-31') AS day_3
          FROM opportunities AS o
          LEFT JOIN (
            SELECT opportunity_id, MIN(CASE WHEN stage_id = 1 THEN from_on END) AS day_1,
              MIN(CASE WHEN stage_id = 2 THEN from_on END) AS day_2,
              MIN(CASE WHEN stage_id = 3 THEN from_on END) AS day_3
            FROM opportunity_states GROUP BY opportunity_id
          ) AS s ON s.opportunity_id = o.id
          WHERE o.created_on >= '2000-01-01' AND o.created_on < '2026-09-24'
        ), reached AS (
          SELECT 1 AS step, created_on, LEAST(day_1, day_2, day_3, won_on) AS day FROM deals
          UNION ALL SELECT 2, created_on, LEAST(day_2, day_3, won_on) FROM deals
          UNION ALL SELECT 3, created_on, LEAST(day_3, won_on) FROM deals
          UNION ALL SELECT 4, created_on, won_on FROM deals
        ), lapses AS (
          SELECT step, day - created_on AS days FROM reached WHERE day < DATE '9999-12-31'
        ), steps AS (
          SELECT 0 AS step, COUNT(*) AS n, NULL AS days FROM deals
          UNION ALL SELECT step, COUNT(*), MEDIAN(days) FROM lapses GROUP BY step
        )
        SELECT CASE s.step WHEN 0 THEN 'Opportunities' WHEN 4 THEN 'Closes' ELSE g.name END, s.n,
          CASE WHEN s.step > 0 THEN 1.0 * s.n / LAG(s.n) OVER (ORDER BY s.step) END,
          CASE WHEN s.step > 0 THEN 1.0 * s.n / FIRST_VALUE(s.n) OVER (ORDER BY s.step) END, s.days
        FROM steps AS s LEFT JOIN stages AS g ON g.id = s.step AND g.state = 'open' ORDER BY s.step
        """),
    BenchmarkQuestion(
      title: "a funnel of all customers",
      sentence: "funnel meetings -> proposals -> closes for customers created since 2000-01-01",
      sql: """
        WITH proposed AS MATERIALIZED (
          SELECT customer_id, MIN(day) AS day
          FROM (
            SELECT customer_id, sent_on AS day FROM quotes
            WHERE status IN ('sent', 'accepted', 'rejected') AND sent_on IS NOT NULL
            UNION ALL
            SELECT customer_id, done_on FROM activities AS a
            WHERE type = 'proposal' AND status = 'done'
              AND NOT EXISTS (
                SELECT 1 FROM quotes AS q WHERE q.opportunity_id = a.opportunity_id AND q.status <> 'draft'
              )
          )
          GROUP BY customer_id
        ), firsts AS MATERIALIZED (
          SELECT c.created_on, COALESCE((
              SELECT MIN(a.done_on) FROM activities AS a
              WHERE a.customer_id = c.id AND a.type = 'meeting' AND a.status = 'done'
            ), '9999') AS met_on, COALESCE(p.day, '9999') AS proposed_on,
            COALESCE((
              SELECT MIN(o.closed_on) FROM opportunities AS o WHERE o.customer_id = c.id AND o.state = 'won'
            ), '9999') AS won_on
          FROM customers AS c LEFT JOIN proposed AS p ON p.customer_id = c.id
          WHERE c.created_on >= '2000-01-01' AND c.created_on < '2026-09-24'
        ), reached AS (
          SELECT 1 AS step, created_on, MIN(met_on, proposed_on, won_on) AS day FROM firsts
          UNION ALL SELECT 2, created_on, MIN(proposed_on, won_on) FROM firsts
          UNION ALL SELECT 3, created_on, won_on FROM firsts
        ), lapses AS (
          SELECT step, CAST(JULIANDAY(day) - JULIANDAY(created_on) AS INTEGER) AS days FROM reached WHERE day < '9999'
        ), placed AS (
          SELECT step, days, ROW_NUMBER() OVER (PARTITION BY step ORDER BY days) AS place,
            COUNT(*) OVER (PARTITION BY step) AS n
          FROM lapses
        ), steps AS (
          SELECT 0 AS step, COUNT(*) AS n, NULL AS days FROM firsts
          UNION ALL
          SELECT step, MAX(n), AVG(CASE WHEN place * 2 IN (n, n + 1, n + 2) THEN days END) FROM placed GROUP BY step
        )
        SELECT CASE step WHEN 0 THEN 'Customers' WHEN 1 THEN 'Meetings' WHEN 2 THEN 'Proposals' ELSE 'Closes' END, n,
          CASE WHEN step > 0 THEN 1.0 * n / LAG(n) OVER (ORDER BY step) END,
          CASE WHEN step > 0 THEN 1.0 * n / FIRST_VALUE(n) OVER (ORDER BY step) END, days
        FROM steps ORDER BY step
        """,
      duckdb: """
        WITH proposed AS (
          SELECT customer_id, MIN(day) AS day
          FROM (
            SELECT customer_id, sent_on AS day FROM quotes
            WHERE status IN ('sent', 'accepted', 'rejected') AND sent_on IS NOT NULL
            UNION ALL
            SELECT customer_id, done_on FROM activities AS a
            WHERE type = 'proposal' AND status = 'done'
              AND NOT EXISTS (
                SELECT 1 FROM quotes AS q WHERE q.opportunity_id = a.opportunity_id AND q.status <> 'draft'
              )
          )
          GROUP BY customer_id
        ), met AS (
          SELECT customer_id, MIN(done_on) AS day FROM activities WHERE type = 'meeting' AND status = 'done'
          GROUP BY customer_id
        ), won AS (
          SELECT customer_id, MIN(closed_on) AS day FROM opportunities WHERE state = 'won' GROUP BY customer_id
        ), firsts AS (
          SELECT c.created_on, m.day AS met_on, p.day AS proposed_on, w.day AS won_on
          FROM customers AS c LEFT JOIN met AS m ON m.customer_id = c.id LEFT JOIN proposed AS p ON p.customer_id = c.id
          LEFT JOIN won AS w ON w.customer_id = c.id
          WHERE c.created_on >= '2000-01-01' AND c.created_on < '2026-09-24'
        ), reached AS (
          SELECT 1 AS step, created_on, LEAST(met_on, proposed_on, won_on) AS day FROM firsts
          UNION ALL SELECT 2, created_on, LEAST(proposed_on, won_on) FROM firsts
          UNION ALL SELECT 3, created_on, won_on FROM firsts
        ), steps AS (
          SELECT 0 AS step, COUNT(*) AS n, NULL AS days FROM firsts
          UNION ALL SELECT step, COUNT(day), MEDIAN(day - created_on) FROM reached GROUP BY step
        )
        SELECT CASE step WHEN 0 THEN 'Customers' WHEN 1 THEN 'Meetings' WHEN 2 THEN 'Proposals' ELSE 'Closes' END, n,
          CASE WHEN step > 0 THEN 1.0 * n / LAG(n) OVER (ORDER BY step) END,
          CASE WHEN step > 0 THEN 1.0 * n / FIRST_VALUE(n) OVER (ORDER BY step) END, days
        FROM steps ORDER BY step
        """),
    BenchmarkQuestion(
      title: "all changes",
      sentence: "list changes",
      sql: """
        SELECT h.changed_on, c.name, h.what, h.old_value, h.new_value, r.name
        FROM (
          SELECT 'stage ' || s.id AS id, s.from_on AS changed_on, s.customer_id, s.owner_id AS rep_id, 'stage' AS what,
            b.name AS old_value, a.name AS new_value
          FROM opportunity_states AS s JOIN stages AS b ON b.id = s.old_stage_id JOIN stages AS a ON a.id = s.stage_id
          WHERE s.stage_id <> s.old_stage_id AND s.until_on > s.from_on AND s.from_on <= '2026-09-23'
          UNION ALL
          SELECT 'amount ' || id, from_on, customer_id, owner_id, 'amount',
            PRINTF('%d.%02d', old_amount / 100, old_amount % 100),
            PRINTF('%d.%02d', amount / 100, amount % 100)
          FROM opportunity_states WHERE amount <> old_amount AND until_on > from_on AND from_on <= '2026-09-23'
          UNION ALL
          SELECT 'expected ' || id, from_on, customer_id, owner_id, 'expected close', old_expected_close_on,
            expected_close_on
          FROM opportunity_states
          WHERE expected_close_on <> old_expected_close_on AND until_on > from_on AND from_on <= '2026-09-23'
          UNION ALL
          SELECT 'first ' || id, ordered_on, customer_id, rep_id, 'first order', NULL, external_id
          FROM (
            SELECT id, ordered_on, customer_id, rep_id, external_id,
              ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY ordered_on, id) AS place
            FROM orders
            WHERE customer_id IS NOT NULL AND status <> 'draft'
              AND (status <> 'cancelled' OR cancelled_on > '2026-09-23')
          )
          WHERE place = 1 AND ordered_on <= '2026-09-23'
          UNION ALL
          SELECT 'stopped ' || customer_id || ' ' || ordered_on, DATE(ordered_on, '+180 days'), customer_id, rep_id,
            'orders stopped', ordered_on, NULL
          FROM (
            SELECT customer_id, ordered_on, MAX(rep_id) AS rep_id,
              LEAD(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on) AS next_on
            FROM orders
            WHERE customer_id IS NOT NULL AND ordered_on <= '2026-09-23' AND status <> 'draft'
              AND (status <> 'cancelled' OR cancelled_on > '2026-09-23')
            GROUP BY customer_id, ordered_on
          )
          WHERE ordered_on <= '2026-03-27' AND (next_on IS NULL OR next_on > DATE(ordered_on, '+180 days'))
        ) AS h
        LEFT JOIN customers AS c ON c.id = h.customer_id
        LEFT JOIN reps AS r ON r.id = h.rep_id
        ORDER BY h.changed_on DESC, h.id
        """,
      duckdb: """
        SELECT h.changed_on, c.name, h.what, h.old_value, h.new_value, r.name
        FROM (
          SELECT 'stage ' || s.id AS id, s.from_on AS changed_on, s.customer_id, s.owner_id AS rep_id, 'stage' AS what,
            b.name AS old_value, a.name AS new_value
          FROM opportunity_states AS s JOIN stages AS b ON b.id = s.old_stage_id JOIN stages AS a ON a.id = s.stage_id
          WHERE s.stage_id <> s.old_stage_id AND s.until_on > s.from_on AND s.from_on <= '2026-09-23'
          UNION ALL
          SELECT 'amount ' || id, from_on, customer_id, owner_id, 'amount',
            PRINTF('%d.%02d', old_amount // 100, old_amount % 100),
            PRINTF('%d.%02d', amount // 100, amount % 100)
          FROM opportunity_states WHERE amount <> old_amount AND until_on > from_on AND from_on <= '2026-09-23'
          UNION ALL
          SELECT 'expected ' || id, from_on, customer_id, owner_id, 'expected close',
            CAST(old_expected_close_on AS VARCHAR), CAST(expected_close_on AS VARCHAR)
          FROM opportunity_states
          WHERE expected_close_on <> old_expected_close_on AND until_on > from_on AND from_on <= '2026-09-23'
          UNION ALL
          SELECT 'first ' || id, ordered_on, customer_id, rep_id, 'first order', NULL, external_id
          FROM (
            SELECT id, ordered_on, customer_id, rep_id, external_id,
              ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY ordered_on, id) AS place
            FROM orders
            WHERE customer_id IS NOT NULL AND status <> 'draft'
              AND (status <> 'cancelled' OR cancelled_on > '2026-09-23')
          )
          WHERE place = 1 AND ordered_on <= '2026-09-23'
          UNION ALL
          SELECT 'stopped ' || customer_id || ' ' || ordered_on, ordered_on + 180, customer_id, rep_id,
            'orders stopped', CAST(ordered_on AS VARCHAR), NULL
          FROM (
            SELECT customer_id, ordered_on, MAX(rep_id) AS rep_id,
              LEAD(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on) AS next_on
            FROM orders
            WHERE customer_id IS NOT NULL AND ordered_on <= '2026-09-23' AND status <> 'draft'
              AND (status <> 'cancelled' OR cancelled_on > '2026-09-23')
            GROUP BY customer_id, ordered_on
          )
          WHERE ordered_on <= '2026-03-27' AND (next_on IS NULL OR next_on > ordered_on + 180)
        ) AS h
        LEFT JOIN customers AS c ON c.id = h.customer_id
        LEFT JOIN reps AS r ON r.id = h.rep_id
        ORDER BY h.changed_on DESC, h.id
        """),
  ]
}
