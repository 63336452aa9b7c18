/// Another period beside the question's own. On 23 November 2026 the other is cut at the 23rd, or at its 16th working day.
let comparisonCases = #"""
  # the same dates of the month before; what only one of them knows has a row
  show visits, sales by rep this month vs last month
  rows:
  WITH n AS (
    SELECT r.name,
      (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
        AND a.done_on LIKE '2026-11-%') AS v,
      (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
        AND a.done_on BETWEEN '2026-10-01' AND '2026-10-23') AS w,
      (SELECT COALESCE(SUM(amount), 0) FROM order_lines l WHERE l.rep_id = r.id
        AND l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-11-%') AS s,
      (SELECT COALESCE(SUM(amount), 0) FROM order_lines l WHERE l.rep_id = r.id
        AND l.status NOT IN ('draft', 'cancelled') AND l.ordered_on BETWEEN '2026-10-01' AND '2026-10-23') AS t
    FROM reps r)
  SELECT name, v, w, v - w, CASE WHEN w > 0 THEN 1.0 * (v - w) / w END,
    s, t, s - t, CASE WHEN t <> 0 THEN 1.0 * (s - t) / t END
  FROM n WHERE v > 0 OR w > 0 OR s <> 0 OR t <> 0
  total:
  SELECT v, w, v - w, 1.0 * (v - w) / w, s, t, s - t, 1.0 * (s - t) / t FROM (
    SELECT (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-11-%') AS v,
      (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done'
        AND done_on BETWEEN '2026-10-01' AND '2026-10-23') AS w,
      (SELECT SUM(amount) FROM order_lines WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-11-%')
        AS s,
      (SELECT SUM(amount) FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
        AND ordered_on BETWEEN '2026-10-01' AND '2026-10-23') AS t)

  # as many working days: 16 have passed in November, the 16th of October is the 29th
  show calls this month vs last month by workdays
  rows:
  SELECT n, b, n - b, 1.0 * (n - b) / b FROM (
    SELECT (SELECT COUNT(*) FROM activities WHERE type = 'call' AND status = 'done' AND done_on LIKE '2026-11-%') AS n,
      (SELECT COUNT(*) FROM activities WHERE type = 'call' AND status = 'done' AND done_on >= '2026-10-01'
        AND done_on <= (SELECT c.day FROM calendar c LEFT JOIN holidays h ON h.day = c.day WHERE c.day >= '2026-10-01'
          AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1 ORDER BY c.day LIMIT 1
          OFFSET (SELECT COUNT(*) - 1 FROM calendar c LEFT JOIN holidays h ON h.day = c.day
            WHERE c.day BETWEEN '2026-11-01' AND '2026-11-23'
              AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1))) AS b)

  # all of the month before
  show sales this month vs all of last month
  rows:
  SELECT n, b, n - b, 1.0 * (n - b) / b FROM (
    SELECT SUM(CASE WHEN ordered_on LIKE '2026-11-%' THEN amount ELSE 0 END) AS n,
      SUM(CASE WHEN ordered_on LIKE '2026-10-%' THEN amount ELSE 0 END) AS b
    FROM order_lines WHERE status NOT IN ('draft', 'cancelled'))

  # two complete months; rates change in points, ratios are ratios of sums on both sides and in the total
  show win_rate, visits/closes by team 2026-10 vs 2026-09
  rows:
  WITH facts AS (
    SELECT rep_id, closed_on AS day, state = 'won' AS won, 1 AS closed, 0 AS v FROM opportunities WHERE state <> 'open'
    UNION ALL SELECT rep_id, done_on, 0, 0, 1 FROM activities WHERE type = 'visit' AND status = 'done'),
  n AS (SELECT g.name AS team, substr(f.day, 1, 7) AS m, SUM(won) AS won, SUM(closed) AS closed, SUM(v) AS v FROM facts f
    JOIN rep_assignments a ON a.rep_id = f.rep_id AND a.from_on <= f.day AND a.until_on > f.day
    JOIN teams g ON g.id = a.team_id WHERE f.day BETWEEN '2026-09-01' AND '2026-10-31' GROUP BY 1, 2)
  SELECT n.team, 1.0 * n.won / n.closed, 1.0 * b.won / b.closed, 1.0 * n.won / n.closed - 1.0 * b.won / b.closed,
    1.0 * n.v / n.won, 1.0 * b.v / b.won, 1.0 * n.v / n.won - 1.0 * b.v / b.won,
    (1.0 * n.v / n.won - 1.0 * b.v / b.won) / (1.0 * b.v / b.won)
  FROM n JOIN n b ON b.team = n.team AND b.m = '2026-09' WHERE n.m = '2026-10'
  total:
  WITH d AS (
    SELECT SUM(state = 'won' AND closed_on LIKE '2026-10-%') AS won, SUM(closed_on LIKE '2026-10-%') AS closed,
      SUM(state = 'won' AND closed_on LIKE '2026-09-%') AS won2, SUM(closed_on LIKE '2026-09-%') AS closed2
    FROM opportunities WHERE state <> 'open'),
  a AS (
    SELECT SUM(done_on LIKE '2026-10-%') AS v, SUM(done_on LIKE '2026-09-%') AS v2 FROM activities
    WHERE type = 'visit' AND status = 'done')
  SELECT 1.0 * won / closed, 1.0 * won2 / closed2, 1.0 * won / closed - 1.0 * won2 / closed2,
    1.0 * v / won, 1.0 * v2 / won2, 1.0 * v / won - 1.0 * v2 / won2, (1.0 * v / won - 1.0 * v2 / won2) / (1.0 * v2 / won2)
  FROM d, a

  # at least so many is no number to subtract from
  show visits/closes by rep this month vs last month
  rows:
  WITH n AS (
    SELECT r.name,
      (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
        AND a.done_on LIKE '2026-11-%') AS v,
      (SELECT COUNT(*) FROM opportunities o WHERE o.rep_id = r.id AND o.state = 'won' AND o.closed_on LIKE '2026-11-%')
        AS c,
      (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
        AND a.done_on BETWEEN '2026-10-01' AND '2026-10-23') AS w,
      (SELECT COUNT(*) FROM opportunities o WHERE o.rep_id = r.id AND o.state = 'won'
        AND o.closed_on BETWEEN '2026-10-01' AND '2026-10-23') AS d
    FROM reps r)
  SELECT name, CASE WHEN c > 0 THEN 1.0 * v / c WHEN v > 0 THEN v || '+' END,
    CASE WHEN d > 0 THEN 1.0 * w / d WHEN w > 0 THEN w || '+' END,
    CASE WHEN c > 0 AND d > 0 THEN 1.0 * v / c - 1.0 * w / d END,
    CASE WHEN c > 0 AND d > 0 AND w > 0 THEN (1.0 * v / c - 1.0 * w / d) / (1.0 * w / d) END
  FROM n WHERE v + c + w + d > 0

  # months beside the months of the year before, the present one cut at the same day
  show sales by month this year vs last year
  ordered rows:
  WITH l AS (SELECT ordered_on AS day, amount FROM order_lines WHERE status NOT IN ('draft', 'cancelled')),
  n AS (SELECT substr(day, 6, 2) AS m, SUM(amount) AS s FROM l WHERE day LIKE '2026-%' GROUP BY 1),
  b AS (SELECT substr(day, 6, 2) AS m, SUM(amount) AS s FROM l WHERE day BETWEEN '2025-01-01' AND '2025-11-23' GROUP BY 1)
  SELECT '2026-' || n.m, n.s, b.s, n.s - b.s, 1.0 * (n.s - b.s) / b.s FROM n JOIN b ON b.m = n.m ORDER BY 1

  # twelve months that are no calendar year beside the same ones a year before
  show sales by month last 12 months vs last year
  ordered rows:
  WITH s AS (SELECT substr(ordered_on, 1, 7) AS m, SUM(amount) AS s FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') GROUP BY 1)
  SELECT n.m, n.s, b.s, n.s - b.s, 1.0 * (n.s - b.s) / b.s FROM s n
  JOIN s b ON b.m = substr(date(n.m || '-01', '-1 year'), 1, 7)
  WHERE n.m BETWEEN '2025-11' AND '2026-10' ORDER BY 1

  # days of a month beside those of a longer one; three days of January have none beside them
  show visits by day 2026-02 vs 2026-01
  rows:
  WITH d(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM d WHERE n < 28),
  c AS (SELECT printf('2026-02-%02d', n) AS day,
    (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on = printf('2026-02-%02d', n))
      AS now,
    (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on = printf('2026-01-%02d', n))
      AS before FROM d
    UNION ALL SELECT '(none)', 0, (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done'
      AND done_on BETWEEN '2026-01-29' AND '2026-01-31'))
  SELECT day, now, before, now - before, CASE WHEN before > 0 THEN 1.0 * (now - before) / before END FROM c

  # the present quarter against the same month and day of the last one and of last year's, and its target
  show sales this quarter vs last quarter, same quarter last year, target
  rows:
  SELECT n, b, n - b, 1.0 * (n - b) / b, y, n - y, 1.0 * (n - y) / y, t, n - t, 1.0 * (n - t) / t FROM (
    SELECT SUM(CASE WHEN ordered_on >= '2026-10-01' THEN amount ELSE 0 END) AS n,
      SUM(CASE WHEN ordered_on BETWEEN '2026-07-01' AND '2026-08-23' THEN amount ELSE 0 END) AS b,
      SUM(CASE WHEN ordered_on BETWEEN '2025-10-01' AND '2025-11-23' THEN amount ELSE 0 END) AS y,
      (SELECT SUM(value) FROM targets WHERE metric = 'sales' AND scope = 'team' AND starts_on = '2026-10-01')
        + (SELECT SUM(t.value) FROM targets t LEFT JOIN rep_assignments m ON m.rep_id = t.rep_id
            AND m.from_on <= t.starts_on AND m.until_on > t.starts_on
          WHERE t.metric = 'sales' AND t.scope = 'rep' AND t.starts_on BETWEEN '2026-10-01' AND '2026-12-31'
            AND COALESCE(m.team_id, 0) NOT IN (SELECT team_id FROM targets WHERE metric = 'sales' AND scope = 'team'
              AND starts_on = '2026-10-01')) AS t
    FROM order_lines WHERE status NOT IN ('draft', 'cancelled'))

  # the target of each rep; no target stays so
  show visits by rep this month vs target
  rows:
  WITH t AS (SELECT rep_id, SUM(value) AS t FROM targets WHERE metric = 'visits' AND starts_on = '2026-11-01' GROUP BY 1),
  v AS (SELECT rep_id, COUNT(*) AS v FROM activities WHERE type = 'visit' AND status = 'done'
    AND done_on LIKE '2026-11-%' GROUP BY 1)
  SELECT r.name, COALESCE(v, 0), COALESCE(t, 'no target'), COALESCE(COALESCE(v, 0) - t, 'no target'),
    COALESCE(1.0 * (COALESCE(v, 0) - t) / t, 'no target')
  FROM reps r LEFT JOIN t ON t.rep_id = r.id LEFT JOIN v ON v.rep_id = r.id WHERE t IS NOT NULL OR v IS NOT NULL

  # different customers: a total of its own on both sides
  show contacted_customers by team last month vs previous period
  rows:
  WITH a AS (SELECT g.name AS team, a.customer_id, substr(a.done_on, 1, 7) AS m FROM activities a
    JOIN rep_assignments x ON x.rep_id = a.rep_id AND x.from_on <= a.done_on AND x.until_on > a.done_on
    JOIN teams g ON g.id = x.team_id
    WHERE a.type IN ('call', 'email', 'message', 'meeting', 'visit', 'demo') AND a.direction IS NOT 'inbound'
      AND a.status = 'done'),
  n AS (SELECT team, COUNT(DISTINCT CASE WHEN m = '2026-10' THEN customer_id END) AS n,
    COUNT(DISTINCT CASE WHEN m = '2026-09' THEN customer_id END) AS b FROM a GROUP BY 1)
  SELECT team, n, b, n - b, 1.0 * (n - b) / b FROM n
  total:
  SELECT n, b, n - b, 1.0 * (n - b) / b FROM (
    SELECT COUNT(DISTINCT CASE WHEN done_on LIKE '2026-10-%' THEN customer_id END) AS n,
      COUNT(DISTINCT CASE WHEN done_on LIKE '2026-09-%' THEN customer_id END) AS b
    FROM activities WHERE type IN ('call', 'email', 'message', 'meeting', 'visit', 'demo')
      AND direction IS NOT 'inbound' AND status = 'done')

  # the middle of each side
  show median_deal 2026-Q3 vs 2026-Q2
  rows:
  WITH ranked AS (
    SELECT amount AS m, closed_on >= '2026-07-01' AS now,
      ROW_NUMBER() OVER (PARTITION BY closed_on >= '2026-07-01' ORDER BY amount) - 1 AS k,
      COUNT(*) OVER (PARTITION BY closed_on >= '2026-07-01') AS n
    FROM opportunities WHERE state = 'won' AND closed_on BETWEEN '2026-04-01' AND '2026-09-30'),
  m AS (SELECT now, (MAX(CASE WHEN k = (n - 1) / 2 THEN m END) + MAX(CASE WHEN k = n / 2 THEN m END)) / 2.0 AS m
    FROM ranked GROUP BY 1)
  SELECT n.m, b.m, n.m - b.m, (n.m - b.m) / b.m FROM m n, m b WHERE n.now = 1 AND b.now = 0

  # snapshots: today beside the same day of the month before
  show pipeline by rep this month vs last month
  rows:
  WITH n AS (SELECT owner_id, SUM(amount) AS n FROM opportunity_states WHERE state = 'open' AND from_on <= '2026-11-23'
    AND until_on > '2026-11-23' GROUP BY 1),
  b AS (SELECT owner_id, SUM(amount) AS b FROM opportunity_states WHERE state = 'open' AND from_on <= '2026-10-23'
    AND until_on > '2026-10-23' GROUP BY 1)
  SELECT r.name, COALESCE(n, 0), COALESCE(b, 0), COALESCE(n, 0) - COALESCE(b, 0),
    CASE WHEN b <> 0 THEN 1.0 * (COALESCE(n, 0) - b) / b END
  FROM reps r LEFT JOIN n ON n.owner_id = r.id LEFT JOIN b ON b.owner_id = r.id WHERE n IS NOT NULL OR b IS NOT NULL

  # those with a day of theirs in the period, who were customers by then: like with like, as far as the present one has come
  show n = count(customers where created in period) this year vs last year
  rows:
  SELECT a, b, a - b, (a - b) * 1.0 / b FROM (SELECT
    COUNT(*) FILTER (WHERE created_on BETWEEN '2026-01-01' AND '2026-11-23') AS a,
    COUNT(*) FILTER (WHERE created_on BETWEEN '2025-01-01' AND '2025-11-23' AND NOT EXISTS (SELECT 1 FROM party_states p
      WHERE p.party_id = c.id AND p.from_on <= '2025-11-23' AND p.until_on > '2025-11-23'
        AND p.status IN ('new', 'working', 'qualified', 'disqualified'))) AS b FROM customers c)

  # and as of a past day, on which some were leads
  show n = count(customers where created in period) 2026 as of 2026-06-30
  rows:
  SELECT COUNT(*) FROM customers c WHERE created_on BETWEEN '2026-01-01' AND '2026-06-30' AND NOT EXISTS (
    SELECT 1 FROM party_states p WHERE p.party_id = c.id AND p.from_on <= '2026-06-30' AND p.until_on > '2026-06-30'
      AND p.status IN ('new', 'working', 'qualified'))

  # what is still to come in a period is known on a day of it: each quarter's, as seen from the same date
  show n = count(open_deals where expected_close in period) this quarter vs last quarter
  rows:
  SELECT n, b, n - b, 1.0 * (n - b) / b FROM (
    SELECT SUM(from_on <= '2026-11-23' AND until_on > '2026-11-23'
        AND expected_close_on BETWEEN '2026-10-01' AND '2026-12-31') AS n,
      SUM(from_on <= '2026-08-23' AND until_on > '2026-08-23'
        AND expected_close_on BETWEEN '2026-07-01' AND '2026-09-30') AS b
    FROM opportunity_states WHERE state = 'open')

  # also of records of another day: those that came by the same date, whenever they are expected
  show n = count(opportunities where state = "open" and expected_close in period) this quarter vs last quarter
  rows:
  SELECT n, b, n - b, 1.0 * (n - b) / b FROM (
    SELECT SUM(created_on BETWEEN '2026-10-01' AND '2026-11-23'
        AND expected_close_on BETWEEN '2026-10-01' AND '2026-12-31') AS n,
      SUM(created_on BETWEEN '2026-07-01' AND '2026-08-23'
        AND expected_close_on BETWEEN '2026-07-01' AND '2026-09-30') AS b
    FROM opportunities WHERE state = 'open')

  # and as of a past day
  show n = count(open_deals where expected_close in period) this quarter as of 2026-10-15
  rows:
  SELECT COUNT(*) FROM opportunity_states WHERE state = 'open' AND from_on <= '2026-10-15' AND until_on > '2026-10-15'
    AND expected_close_on BETWEEN '2026-10-01' AND '2026-12-31'

  # a snapshot without a period: two days
  show open_opportunities as of 2026-09-30 vs 2026-06-30
  rows:
  SELECT n, b, n - b, 1.0 * (n - b) / b FROM (
    SELECT SUM(from_on <= '2026-09-30' AND until_on > '2026-09-30') AS n,
      SUM(from_on <= '2026-06-30' AND until_on > '2026-06-30') AS b
    FROM opportunity_states WHERE state = 'open')

  # a snapshot at the end of each month, the last one at the same day as today
  show receivable by month this quarter vs last quarter
  ordered rows:
  WITH m AS (SELECT moved_on AS day, amount FROM receivable_movements),
  c AS (
    SELECT '2026-10' AS label, (SELECT SUM(amount) FROM m WHERE day <= '2026-10-31') AS n,
      (SELECT SUM(amount) FROM m WHERE day <= '2026-07-31') AS b
    UNION ALL SELECT '2026-11', (SELECT SUM(amount) FROM m WHERE day <= '2026-11-23'),
      (SELECT SUM(amount) FROM m WHERE day <= '2026-08-23'))
  SELECT label, n, b, n - b, 1.0 * (n - b) / b FROM c ORDER BY 1

  # per working day of those employed, up to the same date
  show visits per workday by rep this quarter vs last quarter
  rows:
  WITH w AS (
    SELECT r.id, c.day FROM reps r JOIN calendar c ON c.day >= r.hired_on AND c.day < COALESCE(r.left_on, '9999-12-31')
    LEFT JOIN holidays h ON h.day = c.day
    WHERE r.is_selling = 1 AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day)),
  n AS (
    SELECT r.name,
      (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
        AND a.done_on BETWEEN '2026-10-01' AND '2026-11-23') AS v,
      (SELECT COUNT(*) FROM w WHERE w.id = r.id AND w.day BETWEEN '2026-10-01' AND '2026-11-23') AS vd,
      (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
        AND a.done_on BETWEEN '2026-07-01' AND '2026-08-23') AS b,
      (SELECT COUNT(*) FROM w WHERE w.id = r.id AND w.day BETWEEN '2026-07-01' AND '2026-08-23') AS bd
    FROM reps r)
  SELECT name, CASE WHEN vd > 0 THEN 1.0 * v / vd END, CASE WHEN bd > 0 THEN 1.0 * b / bd END,
    CASE WHEN vd > 0 AND bd > 0 THEN 1.0 * v / vd - 1.0 * b / bd END,
    CASE WHEN vd > 0 AND bd > 0 AND b > 0 THEN (1.0 * v / vd - 1.0 * b / bd) / (1.0 * b / bd) END
  FROM n WHERE v > 0 OR b > 0

  # each side has its own whole to take shares of
  show share{visits} by source this month vs last month
  rows:
  WITH n AS (SELECT s.name, SUM(a.done_on LIKE '2026-11-%') AS n,
    SUM(a.done_on BETWEEN '2026-10-01' AND '2026-10-23') AS b
    FROM activities a JOIN sources s ON s.id = a.source_id WHERE a.type = 'visit' AND a.status = 'done' GROUP BY 1),
  t AS (SELECT SUM(done_on LIKE '2026-11-%') AS n, SUM(done_on BETWEEN '2026-10-01' AND '2026-10-23') AS b
    FROM activities WHERE type = 'visit' AND status = 'done')
  SELECT n.name, 1.0 * n.n / t.n, 1.0 * n.b / t.b, 1.0 * n.n / t.n - 1.0 * n.b / t.b FROM n, t WHERE n.n > 0 OR n.b > 0

  # ranked by the change; the rest has both sides
  show visits by rep this month vs last month top 3 by visits_change
  rows:
  WITH n AS (SELECT r.name, SUM(a.done_on LIKE '2026-11-%') AS n,
    SUM(a.done_on BETWEEN '2026-10-01' AND '2026-10-23') AS b FROM activities a JOIN reps r ON r.id = a.rep_id
    WHERE a.type = 'visit' AND a.status = 'done' GROUP BY 1)
  SELECT name, n, b, n - b, 1.0 * (n - b) / b FROM n ORDER BY n - b DESC, name LIMIT 3
  others:
  WITH n AS (SELECT r.name, SUM(a.done_on LIKE '2026-11-%') AS n,
    SUM(a.done_on BETWEEN '2026-10-01' AND '2026-10-23') AS b FROM activities a JOIN reps r ON r.id = a.rep_id
    WHERE a.type = 'visit' AND a.status = 'done' GROUP BY 1),
  o AS (SELECT n, b FROM n ORDER BY n - b DESC, name LIMIT -1 OFFSET 3)
  SELECT SUM(n), SUM(b), SUM(n) - SUM(b), 1.0 * (SUM(n) - SUM(b)) / SUM(b) FROM o

  # who fell behind, the worst first; those employed now, and whoever had visits before
  show reps with visits this month vs last month having visits_change < 0 sort visits_change_pct
  ordered rows:
  WITH n AS (SELECT r.name,
    (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
      AND a.done_on LIKE '2026-11-%') AS n,
    (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
      AND a.done_on BETWEEN '2026-10-01' AND '2026-10-23') AS b FROM reps r)
  SELECT name, n, b, n - b, 1.0 * (n - b) / b FROM n WHERE n < b ORDER BY 1.0 * (n - b) / b

  # the rep who left in June has a row in the third quarter, for what was before
  show reps with visits 2026-Q3 vs 2026-Q2
  rows:
  WITH n AS (SELECT r.name, r.is_selling, r.hired_on,
    (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
      AND a.done_on BETWEEN '2026-07-01' AND '2026-09-30') AS n,
    (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
      AND a.done_on BETWEEN '2026-04-01' AND '2026-06-30') AS b FROM reps r)
  SELECT name, n, b, n - b, CASE WHEN b > 0 THEN 1.0 * (n - b) / b END FROM n
  WHERE n > 0 OR b > 0 OR (is_selling = 1 AND hired_on < '2026-10-01')

  # chosen by what they closed now, compared with what they sold then
  show sales by rep for reps with closes >= 3 this month vs last month
  rows:
  WITH who AS (SELECT rep_id FROM opportunities WHERE state = 'won' AND closed_on LIKE '2026-11-%' GROUP BY 1
    HAVING COUNT(*) >= 3),
  n AS (SELECT r.name,
    SUM(CASE WHEN l.ordered_on LIKE '2026-11-%' THEN l.amount ELSE 0 END) AS n,
    SUM(CASE WHEN l.ordered_on BETWEEN '2026-10-01' AND '2026-10-23' THEN l.amount ELSE 0 END) AS b
    FROM order_lines l JOIN reps r ON r.id = l.rep_id WHERE l.rep_id IN (SELECT rep_id FROM who)
      AND l.status NOT IN ('draft', 'cancelled') AND l.ordered_on >= '2026-10-01' AND (l.ordered_on <= '2026-10-23'
        OR l.ordered_on >= '2026-11-01') GROUP BY 1)
  SELECT name, n, b, n - b, CASE WHEN b <> 0 THEN 1.0 * (n - b) / b END FROM n

  # those counted by their result are counted by that of each side
  show count(customers with sales > 100000) this year vs last year
  rows:
  WITH s AS (SELECT customer_id, ordered_on AS day, amount FROM order_lines WHERE status NOT IN ('draft', 'cancelled')),
  n AS (SELECT COUNT(*) AS n FROM (SELECT 1 FROM s WHERE day LIKE '2026-%' GROUP BY customer_id
    HAVING SUM(amount) > 10000000)),
  b AS (SELECT COUNT(*) AS b FROM (SELECT 1 FROM s WHERE day BETWEEN '2025-01-01' AND '2025-11-23' GROUP BY customer_id
    HAVING SUM(amount) > 10000000))
  SELECT n, b, n - b, 1.0 * (n - b) / b FROM n, b

  # the same in each month
  show count(customers with orders >= 3) by month 2026-Q3 vs 2026-Q2
  ordered rows:
  WITH n AS (SELECT substr(ordered_on, 1, 7) AS m, customer_id FROM orders WHERE status NOT IN ('draft', 'cancelled')
    GROUP BY 1, 2 HAVING COUNT(*) >= 3),
  c AS (SELECT m, COUNT(*) AS c FROM n GROUP BY 1),
  p AS (SELECT '2026-07' AS m, '2026-04' AS o UNION ALL SELECT '2026-08', '2026-05' UNION ALL SELECT '2026-09', '2026-06')
  SELECT p.m, COALESCE(n.c, 0), COALESCE(b.c, 0), COALESCE(n.c, 0) - COALESCE(b.c, 0),
    CASE WHEN b.c > 0 THEN 1.0 * (COALESCE(n.c, 0) - b.c) / b.c END
  FROM p LEFT JOIN c n ON n.m = p.m LEFT JOIN c b ON b.m = p.o ORDER BY 1

  # bands, last year's dates for a stretch of days
  show closes by size last 90 days vs last year
  rows:
  WITH n AS (
    SELECT CASE WHEN c.employees IS NULL THEN '(none)' WHEN c.employees < 10 THEN '<10' WHEN c.employees < 50
        THEN '10-49' WHEN c.employees < 200 THEN '50-199' WHEN c.employees < 1000 THEN '200-999' ELSE '1000+' END AS band,
      SUM(o.closed_on BETWEEN '2026-08-25' AND '2026-11-22') AS n,
      SUM(o.closed_on BETWEEN '2025-08-25' AND '2025-11-22') AS b
    FROM opportunities o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.state = 'won' GROUP BY 1)
  SELECT band, n, b, n - b, CASE WHEN b > 0 THEN 1.0 * (n - b) / b END FROM n WHERE n > 0 OR b > 0

  # a week beside the week of the same number: Monday 17 to Sunday 23 November 2025 is week 47 too
  show calls by weekday last week vs same week last year
  ordered rows:
  WITH n AS (SELECT (strftime('%w', done_on) + 6) % 7 + 1 AS d, SUM(done_on BETWEEN '2026-11-16' AND '2026-11-22') AS n,
    SUM(done_on BETWEEN '2025-11-17' AND '2025-11-23') AS b FROM activities WHERE type = 'call' AND status = 'done'
    GROUP BY 1)
  SELECT d.d, COALESCE(n, 0), COALESCE(b, 0), COALESCE(n, 0) - COALESCE(b, 0),
    CASE WHEN b > 0 THEN 1.0 * (n - b) / b END
  FROM (VALUES (1), (2), (3), (4), (5), (6), (7)) AS v, (SELECT column1 AS d FROM (VALUES (1), (2), (3), (4), (5), (6), (7)))
    d LEFT JOIN n ON n.d = d.d WHERE v.column1 = 1 ORDER BY d.d

  # pace is measured on the same day of the other month, against its whole target
  show attainment, pace this month vs last month
  rows:
  WITH l AS (SELECT ordered_on AS day, amount FROM order_lines WHERE status NOT IN ('draft', 'cancelled')),
  w AS (SELECT c.day FROM calendar c LEFT JOIN holidays h ON h.day = c.day
    WHERE COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1),
  t AS (SELECT starts_on, SUM(value) AS t FROM targets WHERE metric = 'sales' AND scope = 'rep' GROUP BY 1),
  n AS (SELECT 1.0 * (SELECT SUM(amount) FROM l WHERE day LIKE '2026-11-%') /
      (SELECT t FROM t WHERE starts_on = '2026-11-01') AS n,
    1.0 * (SELECT SUM(amount) FROM l WHERE day BETWEEN '2026-10-01' AND '2026-10-23') /
      (SELECT t FROM t WHERE starts_on = '2026-10-01') AS b,
    1.0 * (SELECT COUNT(*) FROM w WHERE day BETWEEN '2026-11-01' AND '2026-11-23') /
      (SELECT COUNT(*) FROM w WHERE day BETWEEN '2026-11-01' AND '2026-11-30') AS p,
    1.0 * (SELECT COUNT(*) FROM w WHERE day BETWEEN '2026-10-01' AND '2026-10-23') /
      (SELECT COUNT(*) FROM w WHERE day BETWEEN '2026-10-01' AND '2026-10-31') AS q)
  SELECT n, b, n - b, n / p, b / q, n / p - b / q FROM n

  # several time axes, and a year that is known from the month
  show closes by year, quarter last year vs 2024
  rows:
  WITH n AS (SELECT (substr(closed_on, 6, 2) + 2) / 3 AS q, SUM(closed_on LIKE '2025-%') AS n,
    SUM(closed_on LIKE '2024-%') AS b FROM opportunities WHERE state = 'won' GROUP BY 1)
  SELECT '2025', '2025-Q' || q, n, b, n - b, CASE WHEN b > 0 THEN 1.0 * (n - b) / b END FROM n

  # everything of the reps whose sales fell
  show visits by rep for reps with sales_change < 0 this quarter vs last quarter
  rows:
  WITH s AS (SELECT rep_id, SUM(CASE WHEN ordered_on >= '2026-10-01' THEN amount ELSE 0 END) AS now,
      SUM(CASE WHEN ordered_on < '2026-10-01' THEN amount ELSE 0 END) AS before FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') AND (ordered_on BETWEEN '2026-10-01' AND '2026-11-23'
      OR ordered_on BETWEEN '2026-07-01' AND '2026-08-23') GROUP BY 1),
  v AS (SELECT rep_id, SUM(done_on >= '2026-10-01') AS now, SUM(done_on < '2026-10-01') AS before FROM activities
    WHERE type = 'visit' AND status = 'done' AND (done_on BETWEEN '2026-10-01' AND '2026-11-23'
      OR done_on BETWEEN '2026-07-01' AND '2026-08-23') GROUP BY 1)
  SELECT r.name, v.now, v.before, v.now - v.before, 1.0 * (v.now - v.before) / v.before FROM v
  JOIN reps r ON r.id = v.rep_id JOIN s ON s.rep_id = v.rep_id WHERE s.now < s.before
  """#
