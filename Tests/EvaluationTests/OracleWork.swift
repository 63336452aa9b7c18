/// What was done, by whom, for which kind of customer.
let workCases = #"""
  # visits of this month by rep, cancelled and missed ones apart
  show visits by rep this month
  rows:
  SELECT r.name, COUNT(*) FROM activities a JOIN reps r ON r.id = a.rep_id
  WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on >= '2026-11-01' AND a.done_on <= '2026-11-30'
  GROUP BY r.id
  total:
  SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND substr(done_on, 1, 7) = '2026-11'

  # visits beside orders beside collections: no fan-out
  show visits, orders, collected by rep this year
  rows:
  SELECT * FROM (
    SELECT r.name,
      (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
        AND a.done_on LIKE '2026-%') AS visits,
      (SELECT COUNT(*) FROM orders o WHERE o.rep_id = r.id AND o.status IN ('confirmed', 'shipped', 'delivered')
        AND o.ordered_on LIKE '2026-%') AS orders,
      (SELECT COALESCE(SUM(CASE p.kind WHEN 'receipt' THEN p.amount WHEN 'refund' THEN -p.amount ELSE 0 END), 0)
        FROM payments p WHERE p.rep_id = r.id AND p.paid_on LIKE '2026-%') AS collected
    FROM reps r)
  WHERE visits > 0 OR orders > 0 OR collected <> 0
  total:
  SELECT (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-%'),
    (SELECT COUNT(*) FROM orders WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%'),
    (SELECT SUM(amount) FROM payments WHERE kind = 'receipt' AND paid_on LIKE '2026-%')
      - (SELECT SUM(amount) FROM payments WHERE kind = 'refund' AND paid_on LIKE '2026-%')

  # a count over none is at least a, nothing over nothing is no value
  show visits, closes, visits/closes by rep this month
  rows:
  WITH n AS (
    SELECT r.name,
      (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
        AND a.done_on LIKE '2026-11-%') AS v,
      (SELECT COUNT(*) FROM opportunities o WHERE o.rep_id = r.id AND o.state = 'won' AND o.closed_on LIKE '2026-11-%')
        AS c
    FROM reps r)
  SELECT name, v, c, CASE WHEN c > 0 THEN 1.0 * v / c WHEN v > 0 THEN v || '+' END FROM n WHERE v + c > 0
  total:
  SELECT v, c, 1.0 * v / c FROM (
    SELECT (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-11-%') AS v,
      (SELECT COUNT(*) FROM opportunities WHERE state = 'won' AND closed_on LIKE '2026-11-%') AS c)

  # every rep employed has a row, one with nothing to show too
  show reps with visits, closes, visits/closes this month
  rows:
  WITH n AS (
    SELECT r.name,
      (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
        AND a.done_on LIKE '2026-11-%') AS v,
      (SELECT COUNT(*) FROM opportunities o WHERE o.rep_id = r.id AND o.state = 'won' AND o.closed_on LIKE '2026-11-%')
        AS c
    FROM reps r
    WHERE r.is_selling = 1 AND r.hired_on < '2026-12-01' AND (r.left_on IS NULL OR r.left_on > '2026-11-01'))
  SELECT name, v, c, CASE WHEN c > 0 THEN 1.0 * v / c WHEN v > 0 THEN v || '+' END FROM n

  # the rep who left in June is there in the second quarter, not in the third
  show reps with visits 2026-Q3
  rows:
  SELECT r.name, (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
    AND a.done_on >= '2026-07-01' AND a.done_on <= '2026-09-30')
  FROM reps r WHERE r.is_selling = 1 AND r.name <> '徐亮' AND r.name <> 'Emma Brown'

  # more than 12 visits a close: the one with many visits and no close too, the one with few not
  show reps where visits/closes > 12 this month
  rows:
  WITH n AS (
    SELECT r.name,
      (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
        AND a.done_on LIKE '2026-11-%') AS v,
      (SELECT COUNT(*) FROM opportunities o WHERE o.rep_id = r.id AND o.state = 'won' AND o.closed_on LIKE '2026-11-%')
        AS c
    FROM reps r)
  SELECT name, v, c, CASE WHEN c > 0 THEN 1.0 * v / c ELSE v || '+' END FROM n WHERE v > 12 * c AND v > 12

  # the same at the grain of rep and source
  show reps where visits/close > 12 by source this month
  rows:
  WITH facts AS (
    SELECT rep_id, source_id, 1 AS v, 0 AS c FROM activities
    WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-11-%'
    UNION ALL SELECT rep_id, source_id, 0, 1 FROM opportunities WHERE state = 'won' AND closed_on LIKE '2026-11-%'),
  n AS (SELECT rep_id, source_id, SUM(v) AS v, SUM(c) AS c FROM facts GROUP BY 1, 2)
  SELECT r.name, s.name, v, c, CASE WHEN c > 0 THEN 1.0 * v / c ELSE v || '+' END
  FROM n JOIN reps r ON r.id = rep_id JOIN sources s ON s.id = source_id WHERE v > 12 AND (c = 0 OR 1.0 * v / c > 12)

  # different customers are counted once a row and once in the total
  show contacted_customers by team this quarter
  rows:
  SELECT t.name, COUNT(DISTINCT a.customer_id) FROM activities a
  JOIN rep_assignments m ON m.rep_id = a.rep_id AND m.from_on <= a.done_on AND m.until_on > a.done_on
  JOIN teams t ON t.id = m.team_id
  WHERE a.type IN ('call', 'email', 'message', 'meeting', 'visit', 'demo') AND a.direction IS NOT 'inbound'
    AND a.status = 'done' AND a.done_on >= '2026-10-01' AND a.done_on <= '2026-12-31'
  GROUP BY t.id
  total:
  SELECT COUNT(DISTINCT customer_id) FROM activities
  WHERE type IN ('call', 'email', 'message', 'meeting', 'visit', 'demo') AND COALESCE(direction, '') <> 'inbound'
    AND status = 'done' AND done_on >= '2026-10-01'

  # a rate is a ratio of sums in every row and in the total
  show connected_rate by rep last month
  rows:
  SELECT r.name, AVG(CASE WHEN a.outcome = 'connected' THEN 1.0 ELSE 0.0 END) FROM activities a
  JOIN reps r ON r.id = a.rep_id
  WHERE a.type = 'call' AND a.direction = 'outbound' AND a.status = 'done' AND a.done_on LIKE '2026-10-%' GROUP BY r.id
  total:
  SELECT 1.0 * SUM(outcome = 'connected') / COUNT(*) FROM activities
  WHERE type = 'call' AND direction = 'outbound' AND status = 'done' AND done_on LIKE '2026-10-%'

  # weekdays are a cycle, Monday first
  show visits, calls by weekday this year
  ordered rows:
  SELECT (strftime('%w', done_on) + 6) % 7 + 1, SUM(type = 'visit'), SUM(type = 'call') FROM activities
  WHERE type IN ('visit', 'call') AND status = 'done' AND done_on LIKE '2026-%' GROUP BY 1 ORDER BY 1

  # hours of the day, the quiet ones too
  show calls by hour last month
  ordered rows:
  WITH RECURSIVE h(hour) AS (SELECT 0 UNION ALL SELECT hour + 1 FROM h WHERE hour < 23)
  SELECT hour, COUNT(a.id) FROM h LEFT JOIN activities a ON CAST(substr(a.done_time, 1, 2) AS INTEGER) = hour
    AND a.type = 'call' AND a.status = 'done' AND a.done_on LIKE '2026-10-%' GROUP BY 1 ORDER BY 1

  # win rate by two dimensions of the customer
  show closes, losses, win_rate by industry, source this year
  rows:
  SELECT COALESCE(c.industry, '(none)'), s.name, SUM(o.state = 'won'), SUM(o.state = 'lost'),
    1.0 * SUM(o.state = 'won') / COUNT(*)
  FROM opportunities o LEFT JOIN customers c ON c.id = o.customer_id JOIN sources s ON s.id = o.source_id
  WHERE o.state IN ('won', 'lost') AND o.closed_on LIKE '2026-%' GROUP BY c.industry, s.id
  total:
  SELECT SUM(state = 'won'), SUM(state = 'lost'), 1.0 * SUM(state = 'won') / COUNT(*) FROM opportunities
  WHERE state IN ('won', 'lost') AND closed_on LIKE '2026-%'

  # sizes in bands, a customer without a size apart
  show opened, win_rate by size last year
  rows:
  WITH facts AS (
    SELECT customer_id, 1 AS opened, 0 AS won, 0 AS closed FROM opportunities WHERE created_on LIKE '2025-%'
    UNION ALL SELECT customer_id, 0, state = 'won', 1 FROM opportunities WHERE state <> 'open' AND closed_on LIKE '2025-%')
  SELECT CASE WHEN c.employees IS NULL THEN '(none)' WHEN c.employees < 10 THEN '<10' WHEN c.employees < 50 THEN '10-49'
      WHEN c.employees < 200 THEN '50-199' WHEN c.employees < 1000 THEN '200-999' ELSE '1000+' END AS band,
    SUM(opened), CASE WHEN SUM(closed) > 0 THEN 1.0 * SUM(won) / SUM(closed) END
  FROM facts f LEFT JOIN customers c ON c.id = f.customer_id GROUP BY 1

  # bands of one's own
  show closes by employees in bands 100, 500 this year
  rows:
  SELECT CASE WHEN c.employees IS NULL THEN '(none)' WHEN c.employees < 100 THEN '<100' WHEN c.employees < 500
    THEN '100-499' ELSE '500+' END, COUNT(*)
  FROM opportunities o LEFT JOIN customers c ON c.id = o.customer_id
  WHERE o.state = 'won' AND o.closed_on LIKE '2026-%' GROUP BY 1

  # the middle of the response times, the whole's own middle in the total
  show first_response by source last quarter
  rows:
  WITH ranked AS (
    SELECT source_id, first_response_minutes AS m,
      ROW_NUMBER() OVER (PARTITION BY source_id ORDER BY first_response_minutes) - 1 AS k,
      COUNT(*) OVER (PARTITION BY source_id) AS n
    FROM leads WHERE first_response_minutes IS NOT NULL AND created_on >= '2026-07-01' AND created_on <= '2026-09-30')
  SELECT s.name, (MAX(CASE WHEN k = (n - 1) / 2 THEN m END) + MAX(CASE WHEN k = n / 2 THEN m END)) / 2.0
  FROM ranked JOIN sources s ON s.id = source_id GROUP BY s.id
  total:
  WITH ranked AS (
    SELECT first_response_minutes AS m, ROW_NUMBER() OVER (ORDER BY first_response_minutes) - 1 AS k,
      COUNT(*) OVER () AS n
    FROM leads WHERE first_response_minutes IS NOT NULL AND created_on >= '2026-07-01' AND created_on <= '2026-09-30')
  SELECT (MAX(CASE WHEN k = (n - 1) / 2 THEN m END) + MAX(CASE WHEN k = n / 2 THEN m END)) / 2.0 FROM ranked

  # leads made in the quarter beside leads qualified in it, each on its own day
  show new_leads, qualified_leads, qualification_rate by source last quarter
  rows:
  WITH facts AS (
    SELECT source_id, 1 AS new, 0 AS good FROM leads WHERE created_on >= '2026-07-01' AND created_on <= '2026-09-30'
    UNION ALL SELECT source_id, 0, 1 FROM leads WHERE qualified_on >= '2026-07-01' AND qualified_on <= '2026-09-30')
  SELECT s.name, SUM(new), SUM(good), 1.0 * SUM(good) / SUM(new) FROM facts JOIN sources s ON s.id = source_id
  GROUP BY s.id

  # quotes sent, and proposals without a quote
  show proposals by rep last quarter
  rows:
  SELECT r.name, COUNT(*) FROM (
    SELECT rep_id FROM quotes WHERE status IN ('sent', 'accepted', 'rejected')
      AND sent_on BETWEEN '2026-07-01' AND '2026-09-30'
    UNION ALL
    SELECT rep_id FROM activities a WHERE type = 'proposal' AND status = 'done'
      AND done_on BETWEEN '2026-07-01' AND '2026-09-30' AND (a.opportunity_id IS NULL OR a.opportunity_id NOT IN
        (SELECT opportunity_id FROM quotes WHERE status <> 'draft' AND opportunity_id IS NOT NULL))) p
  JOIN reps r ON r.id = p.rep_id GROUP BY r.id

  # minutes by type of activity
  show minutes, activities by type last month
  rows:
  SELECT type, COALESCE(SUM(minutes), 0), COUNT(*) FROM activities
  WHERE status = 'done' AND done_on LIKE '2026-10-%' GROUP BY 1

  # visits, meetings, and calls with customers of a deal that was open then, whatever became of it
  show sales_visits by rep last month
  rows:
  WITH open AS (SELECT s.opportunity_id, o.customer_id, s.from_on, s.until_on FROM opportunity_states s
    JOIN opportunities o ON o.id = s.opportunity_id WHERE s.state = 'open'),
  calls AS (SELECT DISTINCT a.id FROM activities a JOIN open ON a.done_on BETWEEN open.from_on AND open.until_on
    AND (open.opportunity_id = a.opportunity_id OR open.customer_id = a.customer_id)
    WHERE a.type = 'call' AND a.done_on LIKE '2026-10-%')
  SELECT r.name, COUNT(*) FROM activities a JOIN reps r ON r.id = a.rep_id
  WHERE a.status = 'done' AND a.done_on LIKE '2026-10-%'
    AND (a.type IN ('visit', 'meeting') OR a.id IN (SELECT id FROM calls)) GROUP BY r.id

  # of all calls, those with and without an open deal
  show calls by with_open_deal last quarter
  rows:
  WITH t AS (SELECT a.id, MAX(CASE WHEN s.state = 'open' AND a.done_on >= s.from_on AND a.done_on <= s.until_on
      THEN 1 ELSE 0 END) AS has
    FROM activities a LEFT JOIN opportunities o ON o.customer_id = a.customer_id OR o.id = a.opportunity_id
    LEFT JOIN opportunity_states s ON s.opportunity_id = o.id
    WHERE a.type = 'call' AND a.status = 'done' AND a.done_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY a.id)
  SELECT CASE has WHEN 1 THEN 'yes' ELSE 'no' END, COUNT(*) FROM t GROUP BY has

  # mean and middle length of the deals won, total from the deals
  show cycle_days, median_cycle_days by team this year
  rows:
  WITH won AS (
    SELECT t.name, o.id, julianday(o.closed_on) - julianday(o.created_on) AS d,
      SUM(COALESCE(s.share_bp, 10000)) AS part
    FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
    JOIN rep_assignments m ON m.rep_id = COALESCE(s.rep_id, o.rep_id) AND m.from_on <= o.closed_on AND m.until_on > o.closed_on
    JOIN teams t ON t.id = m.team_id
    WHERE o.state = 'won' AND o.closed_on LIKE '2026-%' AND o.closed_on >= o.created_on
    GROUP BY t.name, o.id, d),
  ranked AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY name ORDER BY d) - 1 AS k, COUNT(*) OVER (PARTITION BY name) AS n
    FROM won)
  SELECT name, SUM(d * part) / SUM(part), (MAX(CASE WHEN k = (n - 1) / 2 THEN d END) + MAX(CASE WHEN k = n / 2 THEN d END)) / 2.0
  FROM ranked GROUP BY name
  total:
  WITH won AS (SELECT julianday(closed_on) - julianday(created_on) AS d FROM opportunities
    WHERE state = 'won' AND closed_on LIKE '2026-%' AND closed_on >= created_on),
  ranked AS (SELECT d, ROW_NUMBER() OVER (ORDER BY d) - 1 AS k, COUNT(*) OVER () AS n FROM won)
  SELECT AVG(d), (MAX(CASE WHEN k = (n - 1) / 2 THEN d END) + MAX(CASE WHEN k = n / 2 THEN d END)) / 2.0 FROM ranked

  # the last day of anything as of today, and how long ago that is; the period does not eat what was before it
  show reps with last_visit, last_activity, no_touch_days this quarter
  rows:
  SELECT r.name, MAX(CASE WHEN a.type = 'visit' THEN a.done_on END), MAX(a.done_on),
    julianday('2026-11-23') - julianday(MAX(a.done_on))
  FROM reps r LEFT JOIN activities a ON a.rep_id = r.id AND a.status = 'done' AND a.done_on <= '2026-11-23'
  WHERE r.is_selling = 1 AND r.left_on IS NULL GROUP BY r.id
  """#
