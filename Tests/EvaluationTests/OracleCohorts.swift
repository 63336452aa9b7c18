/// The same records followed from a day of their own.
let cohortCases = #"""
  # the first ninety days of each customer
  show visits, closes, won_value for customers created in 2026-Q1 within 90 days
  rows:
  WITH c AS (SELECT id, created_on FROM customers WHERE created_on BETWEEN '2026-01-01' AND '2026-03-31'),
  o AS (SELECT o.amount FROM opportunities o JOIN c ON c.id = o.customer_id WHERE o.state = 'won'
    AND o.closed_on >= c.created_on AND o.closed_on < date(c.created_on, '+90 days'))
  SELECT (SELECT COUNT(*) FROM activities a JOIN c ON c.id = a.customer_id WHERE a.type = 'visit' AND a.status = 'done'
      AND a.done_on >= c.created_on AND a.done_on < date(c.created_on, '+90 days')),
    (SELECT COUNT(*) FROM o), (SELECT SUM(amount) FROM o)

  # whenever it happened, split by what the customers are
  show closes, sales by industry for customers created in 2026-H1
  rows:
  WITH c AS (SELECT id, industry FROM customers WHERE created_on BETWEEN '2026-01-01' AND '2026-06-30'),
  f AS (SELECT customer_id, 1 AS n, 0 AS s FROM opportunities WHERE state = 'won'
    UNION ALL SELECT customer_id, 0, amount FROM order_lines WHERE status NOT IN ('draft', 'cancelled'))
  SELECT COALESCE(c.industry, '(none)'), SUM(n), SUM(s) FROM f JOIN c ON c.id = f.customer_id GROUP BY 1
  total:
  SELECT (SELECT COUNT(*) FROM opportunities o JOIN customers c ON c.id = o.customer_id
      WHERE o.state = 'won' AND c.created_on BETWEEN '2026-01-01' AND '2026-06-30'),
    (SELECT SUM(l.amount) FROM order_lines l JOIN customers c ON c.id = l.customer_id
      WHERE l.status NOT IN ('draft', 'cancelled') AND c.created_on BETWEEN '2026-01-01' AND '2026-06-30')

  # a period beside a cohort narrows the facts, not the members
  show visits by rep for customers created in 2026-Q1 2026-Q2
  rows:
  SELECT r.name, COUNT(*) FROM activities a JOIN reps r ON r.id = a.rep_id
  WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on BETWEEN '2026-04-01' AND '2026-06-30'
    AND a.customer_id IN (SELECT id FROM customers WHERE created_on BETWEEN '2026-01-01' AND '2026-03-31')
  GROUP BY r.id

  # leads are followed into the customers they become
  show calls, closes, won_value by source for leads created in 2026-Q2
  rows:
  WITH l AS (SELECT COALESCE(customer_id, id) AS party FROM leads WHERE created_on BETWEEN '2026-04-01' AND '2026-06-30'),
  f AS (SELECT source_id, customer_id, 1 AS c, 0 AS w, 0 AS v FROM activities WHERE type = 'call' AND status = 'done'
    UNION ALL SELECT source_id, customer_id, 0, 1, amount FROM opportunities WHERE state = 'won')
  SELECT COALESCE(s.name, '(none)'), SUM(c), SUM(w), SUM(v) FROM f LEFT JOIN sources s ON s.id = f.source_id
  WHERE f.customer_id IN (SELECT party FROM l) GROUP BY 1

  # which part of the leads became somebody's customer in ninety days, each counted once
  show cohort_size, conversion, closes by cohort_month for leads created in 2026-H1 within 90 days
  rows:
  WITH l AS (SELECT COALESCE(customer_id, id) AS party, MIN(created_on) AS day FROM leads
    WHERE created_on BETWEEN '2026-01-01' AND '2026-06-30' GROUP BY 1),
  m AS (SELECT substr(created_on, 1, 7) AS month, COUNT(*) AS n FROM leads
    WHERE created_on BETWEEN '2026-01-01' AND '2026-06-30' GROUP BY 1),
  w AS (SELECT substr(l.day, 1, 7) AS month, COUNT(DISTINCT o.customer_id) AS won, COUNT(*) AS deals
    FROM opportunities o JOIN l ON l.party = o.customer_id WHERE o.state = 'won' AND o.closed_on >= l.day
      AND o.closed_on < date(l.day, '+90 days') GROUP BY 1)
  SELECT m.month, m.n, 1.0 * COALESCE(w.won, 0) / m.n, COALESCE(w.deals, 0), 0 FROM m LEFT JOIN w ON w.month = m.month

  # of customers, in months of the calendar; November's and those since 23 August are not over
  show cohort_size, conversion by cohort_quarter for customers created in 2026 within 3 months
  rows:
  WITH c AS (SELECT id, created_on, CASE WHEN substr(created_on, 9) > '30' AND
      CAST(substr(created_on, 6, 2) AS INTEGER) IN (1, 3, 8) OR created_on IN ('2026-11-29', '2026-11-30')
    THEN date(created_on, 'start of month', '+4 months') ELSE date(created_on, '+3 months') END AS until
    FROM customers WHERE created_on LIKE '2026-%')
  SELECT '2026-Q' || ((CAST(substr(created_on, 6, 2) AS INTEGER) + 2) / 3), COUNT(*), 1.0 * SUM(EXISTS (SELECT 1
      FROM opportunities o WHERE o.customer_id = c.id AND o.state = 'won' AND o.closed_on >= c.created_on
      AND o.closed_on < c.until)) / COUNT(*), SUM(until > '2026-11-23') FROM c GROUP BY 1

  # two cohorts side by side, whatever happened to them when
  show conversion, visits for leads created in 2026-Q2 vs 2025-Q4
  rows:
  WITH l AS (SELECT COALESCE(customer_id, id) AS party, created_on > '2026' AS is_now FROM leads
    WHERE created_on BETWEEN '2026-04-01' AND '2026-06-30' OR created_on BETWEEN '2025-10-01' AND '2025-12-31'),
  c AS (SELECT is_now, COUNT(*) AS n, (SELECT COUNT(DISTINCT o.customer_id) FROM opportunities o JOIN l x
        ON x.party = o.customer_id AND x.is_now = l.is_now WHERE o.state = 'won') AS w,
      (SELECT COUNT(*) FROM activities a WHERE type = 'visit' AND status = 'done'
        AND customer_id IN (SELECT party FROM l x WHERE x.is_now = l.is_now)) AS v FROM l GROUP BY 1)
  SELECT 1.0 * a.w / a.n, 1.0 * b.w / b.n, 1.0 * a.w / a.n - 1.0 * b.w / b.n, a.v, b.v, a.v - b.v, 1.0 * (a.v - b.v) / b.v
  FROM c a JOIN c b ON a.is_now AND NOT b.is_now

  # those who came so far beside those who had come by the same day, in their first twenty days
  show cohort_size, calls for leads created in this quarter within 20 days vs last quarter
  rows:
  WITH l AS (SELECT COALESCE(customer_id, id) AS party, created_on AS day, created_on >= '2026-10-01' AS is_now FROM leads
    WHERE created_on BETWEEN '2026-10-01' AND '2026-11-23' OR created_on BETWEEN '2026-07-01' AND '2026-08-23'),
  c AS (SELECT is_now, COUNT(*) AS n, SUM((SELECT COUNT(*) FROM activities a WHERE type = 'call' AND status = 'done'
      AND a.customer_id = party AND done_on >= day AND done_on < date(day, '+20 days'))) AS v FROM l GROUP BY 1)
  SELECT a.n, b.n, a.n - b.n, 1.0 * (a.n - b.n) / b.n, a.v, b.v, a.v - b.v, 1.0 * (a.v - b.v) / b.v
  FROM c a JOIN c b ON a.is_now AND NOT b.is_now

  # deals are of those who had them when they were created, closes of those who closed them
  show cohort_size, conversion, closes, losses by rep for opportunities created in 2026-Q2
  rows:
  WITH o AS (SELECT id, state, rep_id, COALESCE((SELECT s.owner_id FROM opportunity_states s WHERE s.opportunity_id = o.id
      AND s.until_on > o.created_on ORDER BY s.from_on LIMIT 1), rep_id) AS first_id
    FROM opportunities o WHERE created_on BETWEEN '2026-04-01' AND '2026-06-30'),
  p AS (SELECT o.state, COALESCE(s.rep_id, o.rep_id) AS rep_id, COALESCE(s.rep_id, o.first_id) AS first_id,
      COALESCE(s.share_bp, 10000) / 10000.0 AS n FROM o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id),
  f AS (SELECT first_id AS rep_id, n, (state = 'won') * n AS won, 0 AS closes, 0 AS losses FROM p
    UNION ALL SELECT rep_id, 0, 0, (state = 'won') * n, (state = 'lost') * n FROM p)
  SELECT r.name, ROUND(SUM(n), 4), ROUND(SUM(won), 4) / NULLIF(ROUND(SUM(n), 4), 0), ROUND(SUM(closes), 4),
    ROUND(SUM(losses), 4) FROM f JOIN reps r ON r.id = f.rep_id GROUP BY 1

  # leads are of those who had them when they were created, each won once, by whoever it was
  show cohort_size, conversion by rep for leads created in 2025
  rows:
  WITH l AS (SELECT COALESCE((SELECT p.owner_id FROM party_states p WHERE p.party_id = l.id AND p.until_on > l.created_on
      ORDER BY p.from_on LIMIT 1), l.rep_id) AS rep_id, EXISTS (SELECT 1 FROM opportunities o
        WHERE o.state = 'won' AND (o.lead_id = l.id OR o.customer_id = l.customer_id)) AS won
    FROM leads l WHERE created_on LIKE '2025-%')
  SELECT r.name, COUNT(*), 1.0 * SUM(won) / COUNT(*) FROM l JOIN reps r ON r.id = l.rep_id GROUP BY 1

  # by the source of the lead, in its first days
  show conversion by source for leads created in 2025-H2 within 60 days
  rows:
  WITH l AS (SELECT source_id, EXISTS (SELECT 1 FROM opportunities o WHERE o.state = 'won'
      AND (o.lead_id = l.id OR o.customer_id = l.customer_id)
      AND o.closed_on >= l.created_on AND o.closed_on < date(l.created_on, '+60 days')) AS won
    FROM leads l WHERE created_on BETWEEN '2025-07-01' AND '2025-12-31')
  SELECT s.name, 1.0 * SUM(won) / COUNT(*) FROM l JOIN sources s ON s.id = l.source_id GROUP BY 1

  # a period narrows what happened, never who is followed
  show cohort_size, visits for leads created in 2026-Q1 2026-05
  rows:
  SELECT (SELECT COUNT(*) FROM leads WHERE created_on BETWEEN '2026-01-01' AND '2026-03-31'),
    (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-05-%' AND customer_id IN
      (SELECT COALESCE(customer_id, id) FROM leads WHERE created_on BETWEEN '2026-01-01' AND '2026-03-31'))

  # customers by their result in the first days of each
  show count(customers with closes > 0) for customers created in 2026-Q1 within 90 days
  rows:
  SELECT COUNT(DISTINCT c.id) FROM customers c JOIN opportunities o ON o.customer_id = c.id AND o.state = 'won'
    AND o.closed_on >= c.created_on AND o.closed_on < date(c.created_on, '+90 days')
  WHERE c.created_on BETWEEN '2026-01-01' AND '2026-03-31'

  # another date of theirs
  show closes for leads qualified in last quarter within 60 days
  rows:
  WITH l AS (SELECT COALESCE(customer_id, id) AS party, MIN(qualified_on) AS day FROM leads
    WHERE qualified_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1)
  SELECT COUNT(*) FROM opportunities o JOIN l ON l.party = o.customer_id
  WHERE o.state = 'won' AND julianday(o.closed_on) - julianday(l.day) BETWEEN 0 AND 59

  # the win rate of the deals opened in a month, not of those closed in it
  show opened, closes, rate = closes / opened by cohort month for opportunities created in 2026-H1
  ordered rows:
  SELECT substr(created_on, 1, 7), COUNT(*), SUM(state = 'won'), 1.0 * SUM(state = 'won') / COUNT(*)
  FROM opportunities WHERE created_on BETWEEN '2026-01-01' AND '2026-06-30' GROUP BY 1 ORDER BY 1
  total:
  SELECT COUNT(*), SUM(state = 'won'), 1.0 * SUM(state = 'won') / COUNT(*)
  FROM opportunities WHERE created_on BETWEEN '2026-01-01' AND '2026-06-30'

  # retention: a row for every month that has begun, the cohort's size in each
  show cohort_size, active_customers, retention by cohort month, months after for customers created in 2026-Q2
  ordered rows:
  WITH RECURSIVE c AS (SELECT id, created_on, substr(created_on, 1, 7) AS m FROM customers
    WHERE created_on BETWEEN '2026-04-01' AND '2026-06-30'),
  size AS (SELECT m, COUNT(*) AS n, MIN(created_on) AS first FROM c GROUP BY m),
  cell(m, n, first, k) AS (SELECT m, n, first, 0 FROM size
    UNION ALL SELECT m, n, first, k + 1 FROM cell WHERE date(first, '+' || (k + 1) || ' months') <= '2026-11-23'),
  active AS (SELECT c.m, c.id, (strftime('%Y', o.ordered_on) - strftime('%Y', c.created_on)) * 12
      + strftime('%m', o.ordered_on) - strftime('%m', c.created_on)
      - (strftime('%d', o.ordered_on) < strftime('%d', c.created_on)) AS k
    FROM orders o JOIN c ON c.id = o.customer_id WHERE o.status NOT IN ('draft', 'cancelled'))
  SELECT cell.m, cell.k, cell.n,
    (SELECT COUNT(DISTINCT id) FROM active a WHERE a.m = cell.m AND a.k = cell.k),
    1.0 * (SELECT COUNT(DISTINCT id) FROM active a WHERE a.m = cell.m AND a.k = cell.k) / cell.n,
    (SELECT COUNT(*) FROM c WHERE c.m = cell.m AND date(c.created_on, '+' || (cell.k + 1) || ' months') > '2026-11-23')
  FROM cell ORDER BY 1, 2

  # weeks after, with what no record has had yet
  show closes by weeks after for opportunities created in 2026-Q3 where type = "renewal"
  ordered rows:
  WITH RECURSIVE d AS (SELECT created_on, closed_on, state FROM opportunities
    WHERE created_on BETWEEN '2026-07-01' AND '2026-09-30' AND type = 'renewal'),
  k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE date((SELECT MIN(created_on) FROM d), '+' || (7 * (n + 1)) || ' days') <= '2026-11-23')
  SELECT n, (SELECT COUNT(*) FROM d WHERE state = 'won' AND CAST(julianday(closed_on) - julianday(created_on) AS INT) / 7 = n),
    (SELECT COUNT(*) FROM d WHERE date(created_on, '+' || (7 * (n + 1)) || ' days') > '2026-11-23') FROM k ORDER BY n

  # members chosen by what they are and by their result
  show visits for customers created in 2026-H1 where industry is not empty with closes > 1
  rows:
  SELECT COUNT(*) FROM activities a WHERE a.type = 'visit' AND a.status = 'done' AND a.customer_id IN (
    SELECT c.id FROM customers c JOIN opportunities o ON o.customer_id = c.id AND o.state = 'won'
    WHERE c.created_on BETWEEN '2026-01-01' AND '2026-06-30' AND c.industry IS NOT NULL GROUP BY c.id HAVING COUNT(*) > 1)

  # every customer of the cohort has a row
  show customers with visits, closes for customers created in 2026-05
  rows:
  SELECT c.name, (SELECT COUNT(*) FROM activities a WHERE a.customer_id = c.id AND a.type = 'visit' AND a.status = 'done'),
    (SELECT COUNT(*) FROM opportunities o WHERE o.customer_id = c.id AND o.state = 'won')
  FROM customers c WHERE c.created_on LIKE '2026-05-%'

  # who still buys, who does not any more, as of a day
  show current_customers, dormant_customers, churned_customers, churn_rate as of 2026-09-30
  rows:
  WITH g AS (SELECT customer_id, ordered_on FROM orders WHERE ordered_on <= '2026-09-30'
    AND status <> 'draft' AND (status <> 'cancelled' OR cancelled_on > '2026-09-30')),
  l AS (SELECT customer_id, MAX(ordered_on) AS last, MAX(ordered_on > date('2026-09-30', '-360 days')
    AND ordered_on <= date('2026-09-30', '-180 days')) AS base FROM g GROUP BY 1)
  SELECT SUM(last > date('2026-09-30', '-180 days')), SUM(last <= date('2026-09-30', '-180 days')),
    SUM(last <= date('2026-09-30', '-180 days') AND last > date('2026-09-30', '-360 days')),
    1.0 * SUM(last <= date('2026-09-30', '-180 days') AND last > date('2026-09-30', '-360 days')) / SUM(base) FROM l

  # of whoever owns them, whoever took the orders, in the team of that day
  show current_customers, dormant_customers by team as of 2026-09-30
  rows:
  WITH l AS (SELECT customer_id, MAX(ordered_on) AS last FROM orders WHERE ordered_on <= '2026-09-30'
    AND status <> 'draft' AND (status <> 'cancelled' OR cancelled_on > '2026-09-30') GROUP BY 1)
  SELECT t.name, SUM(last > date('2026-09-30', '-180 days')), SUM(last <= date('2026-09-30', '-180 days'))
  FROM l JOIN party_states p ON p.party_id = l.customer_id AND p.from_on <= '2026-09-30' AND p.until_on > '2026-09-30'
  JOIN rep_assignments a ON a.rep_id = p.owner_id AND a.from_on <= '2026-09-30' AND a.until_on > '2026-09-30'
  JOIN teams t ON t.id = a.team_id GROUP BY 1

  # a rep's own customers that ordered, from anybody, over all of these
  show cohort_size, buyers, retention by rep for customers created in 2025
  rows:
  SELECT r.name, COUNT(*), SUM(b), 1.0 * SUM(b) / COUNT(*) FROM (SELECT owner_id, EXISTS (SELECT 1 FROM orders o
    WHERE o.customer_id = c.id AND o.status NOT IN ('draft', 'cancelled')) AS b
    FROM customers c WHERE created_on BETWEEN '2025-01-01' AND '2025-12-31')
  JOIN reps r ON r.id = owner_id GROUP BY 1

  # at the end of each month, and today
  show churned_customers, churn_rate by month 2026-Q4
  ordered rows:
  WITH m(name, day) AS (VALUES ('2026-10', '2026-10-31'), ('2026-11', '2026-11-23')),
  l AS (SELECT name, day, customer_id, MAX(ordered_on) AS last, MAX(ordered_on > date(day, '-360 days')
      AND ordered_on <= date(day, '-180 days')) AS base
    FROM orders JOIN m ON ordered_on <= day WHERE status NOT IN ('draft', 'cancelled') GROUP BY 1, 2, 3)
  SELECT name, SUM(last <= date(day, '-180 days') AND last > date(day, '-360 days')),
    1.0 * SUM(last <= date(day, '-180 days') AND last > date(day, '-360 days')) / SUM(base) FROM l GROUP BY name ORDER BY name

  # how many of a cohort's buyers came back
  show active_customers, repeat_buyers, repeat_rate by cohort month for customers created in 2026-H1
  ordered rows:
  WITH c AS (SELECT id, substr(created_on, 1, 7) AS m FROM customers WHERE created_on BETWEEN '2026-01-01' AND '2026-06-30'),
  o AS (SELECT c.m, c.id, COUNT(DISTINCT ordered_on) AS n FROM orders o JOIN c ON c.id = o.customer_id
    WHERE o.status NOT IN ('draft', 'cancelled') GROUP BY 1, 2)
  SELECT m, COUNT(*), SUM(n > 1), 1.0 * SUM(n > 1) / COUNT(*) FROM o GROUP BY m ORDER BY m

  # a list of a cohort's activities
  list orders with id, ordered where status != "cancelled" for customers created in 2026-Q1
  rows:
  SELECT external_id, ordered_on FROM orders WHERE status <> 'cancelled'
    AND customer_id IN (SELECT id FROM customers WHERE created_on BETWEEN '2026-01-01' AND '2026-03-31')
  """#

/// Volume funnels, tracked ones, and the stages of the pipeline.
let funnelCases = #"""
  # how many of a stage per next one
  funnel calls -> visits -> closes last quarter
  ordered rows:
  WITH n AS (SELECT
    (SELECT COUNT(*) FROM activities WHERE type = 'call' AND status = 'done' AND done_on BETWEEN '2026-07-01' AND '2026-09-30') AS c,
    (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on BETWEEN '2026-07-01' AND '2026-09-30') AS v,
    (SELECT COUNT(*) FROM opportunities WHERE state = 'won' AND closed_on BETWEEN '2026-07-01' AND '2026-09-30') AS w)
  SELECT 'Calls', c, 1.0 * c / v, 1.0 * c / w FROM n UNION ALL SELECT 'Visits', v, 1.0 * v / w, 1.0 * v / w FROM n
  UNION ALL SELECT 'Closes', w, NULL, NULL FROM n

  # beside those of the quarter before
  funnel calls -> closes last quarter vs previous period
  ordered rows:
  WITH f AS (SELECT 'Calls' AS stage, done_on AS day FROM activities WHERE type = 'call' AND status = 'done'
    UNION ALL SELECT 'Closes', closed_on FROM opportunities WHERE state = 'won'),
  n AS (SELECT stage, SUM(day BETWEEN '2026-07-01' AND '2026-09-30') AS n,
    SUM(day BETWEEN '2026-04-01' AND '2026-06-30') AS b FROM f GROUP BY 1)
  SELECT stage, n, 1.0 * n / w, 1.0 * n / w, b, n - b, 1.0 * (n - b) / b
  FROM n, (SELECT n AS w FROM n WHERE stage = 'Closes') WHERE stage = 'Calls'
  UNION ALL SELECT stage, n, NULL, NULL, b, n - b, 1.0 * (n - b) / b FROM n WHERE stage = 'Closes'

  # records as stages, on their own day
  funnel customers -> opportunities -> closes this year
  ordered rows:
  WITH n AS (SELECT (SELECT COUNT(*) FROM customers WHERE created_on LIKE '2026-%') AS c,
    (SELECT COUNT(*) FROM opportunities WHERE created_on LIKE '2026-%') AS o,
    (SELECT COUNT(*) FROM opportunities WHERE state = 'won' AND closed_on LIKE '2026-%') AS w)
  SELECT 'Customers', c, 1.0 * c / o, 1.0 * c / w FROM n UNION ALL SELECT 'Opportunities', o, 1.0 * o / w, 1.0 * o / w FROM n
  UNION ALL SELECT 'Closes', w, NULL, NULL FROM n

  # a funnel by team
  funnel visits -> closes by team where source = "referral" this year
  rows:
  WITH f AS (SELECT rep_id, done_on AS day, 1 AS v, 0 AS w, source_id FROM activities WHERE type = 'visit' AND status = 'done'
    UNION ALL SELECT rep_id, closed_on, 0, 1, source_id FROM opportunities WHERE state = 'won')
  SELECT t.name, SUM(v), SUM(w), CASE WHEN SUM(w) > 0 THEN 1.0 * SUM(v) / SUM(w) ELSE SUM(v) || '+' END
  FROM f JOIN sources s ON s.id = f.source_id AND s.name = 'referral'
  JOIN rep_assignments m ON m.rep_id = f.rep_id AND m.from_on <= f.day AND m.until_on > f.day JOIN teams t ON t.id = m.team_id
  WHERE f.day BETWEEN '2026-01-01' AND '2026-12-31' GROUP BY t.id

  # the same customers followed: a later stage counts for the earlier ones, and so does its day
  funnel visits -> proposals -> closes for customers created in 2026-Q2 within 90 days
  ordered rows:
  WITH c AS (SELECT id, created_on FROM customers WHERE created_on BETWEEN '2026-04-01' AND '2026-06-30'),
  p AS (SELECT customer_id, sent_on AS day FROM quotes WHERE status <> 'draft' AND sent_on IS NOT NULL
    UNION ALL SELECT customer_id, done_on FROM activities a WHERE type = 'proposal' AND status = 'done'
      AND NOT EXISTS (SELECT 1 FROM quotes q WHERE q.opportunity_id = a.opportunity_id AND q.status <> 'draft')),
  f AS (SELECT customer_id, done_on AS day, 1 AS stage FROM activities WHERE type = 'visit' AND status = 'done'
    UNION ALL SELECT customer_id, day, 2 FROM p
    UNION ALL SELECT customer_id, closed_on, 3 FROM opportunities WHERE state = 'won'),
  w AS (SELECT c.id, stage, julianday(day) - julianday(created_on) AS days FROM f JOIN c ON c.id = f.customer_id
    WHERE day >= created_on AND day < date(created_on, '+90 days')),
  s(k, name) AS (VALUES (1, 'Visits'), (2, 'Proposals'), (3, 'Closes')),
  r AS (SELECT s.k, w.id, MIN(days) AS days FROM s JOIN w ON w.stage >= s.k GROUP BY s.k, w.id),
  m AS (SELECT k, days, ROW_NUMBER() OVER (PARTITION BY k ORDER BY days) AS i, COUNT(*) OVER (PARTITION BY k) AS n FROM r),
  t AS (SELECT k, AVG(days) AS middle, MAX(n) AS n FROM m WHERE i * 2 IN (n, n + 1, n + 2) GROUP BY k)
  SELECT 'Customers', (SELECT COUNT(*) FROM c), NULL, NULL, NULL
  UNION ALL SELECT s.name, t.n, 1.0 * t.n / COALESCE((SELECT n FROM t b WHERE b.k = s.k - 1), (SELECT COUNT(*) FROM c)),
    1.0 * t.n / (SELECT COUNT(*) FROM c), t.middle FROM s JOIN t ON t.k = s.k

  # followed by what the customers are
  funnel visits -> closes by size for customers created in 2026-H1
  rows:
  WITH c AS (SELECT id, CASE WHEN employees < 10 THEN '<10' WHEN employees < 50 THEN '10-49' WHEN employees < 200 THEN '50-199'
      WHEN employees < 1000 THEN '200-999' WHEN employees >= 1000 THEN '1000+' ELSE '(none)' END AS size
    FROM customers WHERE created_on BETWEEN '2026-01-01' AND '2026-06-30'),
  r AS (SELECT c.size, c.id,
    EXISTS (SELECT 1 FROM opportunities o WHERE o.customer_id = c.id AND o.state = 'won') AS w,
    EXISTS (SELECT 1 FROM activities a WHERE a.customer_id = c.id AND a.type = 'visit' AND a.status = 'done') AS v FROM c)
  SELECT size, COUNT(*), SUM(v OR w), SUM(w), 1.0 * SUM(v OR w) / COUNT(*), 1.0 * SUM(w) / NULLIF(SUM(v OR w), 0) FROM r GROUP BY size
  total:
  WITH c AS (SELECT id FROM customers WHERE created_on BETWEEN '2026-01-01' AND '2026-06-30'),
  r AS (SELECT EXISTS (SELECT 1 FROM opportunities o WHERE o.customer_id = c.id AND o.state = 'won') AS w,
    EXISTS (SELECT 1 FROM activities a WHERE a.customer_id = c.id AND a.type = 'visit' AND a.status = 'done') AS v FROM c)
  SELECT COUNT(*), SUM(v OR w), SUM(w), 1.0 * SUM(v OR w) / COUNT(*), 1.0 * SUM(w) / SUM(v OR w) FROM r

  # leads into deals: the leads themselves are the first row
  funnel leads -> qualified_leads -> closes by source for leads created in 2026-Q3
  rows:
  WITH l AS (SELECT l.qualified_on IS NOT NULL AS q, COALESCE(s.name, '(none)') AS source,
      EXISTS (SELECT 1 FROM opportunities o WHERE o.customer_id = COALESCE(l.customer_id, l.id) AND o.state = 'won') AS w
    FROM leads l LEFT JOIN sources s ON s.id = l.source_id WHERE l.created_on BETWEEN '2026-07-01' AND '2026-09-30')
  SELECT source, COUNT(*), SUM(q OR w), SUM(w), 1.0 * SUM(q OR w) / COUNT(*), 1.0 * SUM(w) / NULLIF(SUM(q OR w), 0)
  FROM l GROUP BY source

  # the stages of the pipeline: how far each deal ever came, the lost ones too
  funnel stages for opportunities created in last quarter
  ordered rows:
  WITH d AS (SELECT id, created_on, closed_on, state FROM opportunities WHERE created_on BETWEEN '2026-07-01' AND '2026-09-30'),
  f AS (SELECT d.id, g.position, s.from_on AS day FROM opportunity_states s JOIN stages g ON g.id = s.stage_id AND g.state = 'open'
      JOIN d ON d.id = s.opportunity_id
    UNION ALL SELECT id, 99, closed_on FROM d WHERE state = 'won'
    UNION ALL SELECT d.id, g.position, NULL FROM d JOIN opportunities o ON o.id = d.id JOIN stages g ON g.id = o.stage_id AND g.state = 'open'),
  s AS (SELECT position, name FROM stages WHERE state = 'open' UNION ALL SELECT 99, 'Closes'),
  r AS (SELECT s.position, d.id, MIN(julianday(f.day) - julianday(d.created_on)) AS days
    FROM s JOIN f ON f.position >= s.position JOIN d ON d.id = f.id GROUP BY 1, 2),
  n AS (SELECT position, COUNT(*) AS n FROM r GROUP BY position),
  m AS (SELECT position, days, ROW_NUMBER() OVER (PARTITION BY position ORDER BY days) AS i,
    COUNT(*) OVER (PARTITION BY position) AS c FROM r WHERE days IS NOT NULL),
  t AS (SELECT position, AVG(days) AS middle FROM m WHERE i * 2 IN (c, c + 1, c + 2) GROUP BY position)
  SELECT 'Opportunities', (SELECT COUNT(*) FROM d), NULL, NULL, NULL
  UNION ALL SELECT * FROM (SELECT s.name, n.n,
    1.0 * n.n / COALESCE((SELECT b.n FROM n b WHERE b.position < s.position ORDER BY b.position DESC LIMIT 1), (SELECT COUNT(*) FROM d)),
    1.0 * n.n / (SELECT COUNT(*) FROM d), t.middle FROM s JOIN n ON n.position = s.position JOIN t ON t.position = s.position
    ORDER BY s.position)

  # some of its stages: those between count for the one before
  funnel Qualification -> Proposal -> Won for opportunities created in last quarter
  ordered rows:
  WITH d AS (SELECT id, created_on, closed_on, state FROM opportunities WHERE created_on BETWEEN '2026-07-01' AND '2026-09-30'),
  f AS (SELECT d.id, g.position, s.from_on AS day FROM opportunity_states s JOIN stages g ON g.id = s.stage_id AND g.state = 'open'
      JOIN d ON d.id = s.opportunity_id
    UNION ALL SELECT id, 99, closed_on FROM d WHERE state = 'won'
    UNION ALL SELECT d.id, g.position, NULL FROM d JOIN opportunities o ON o.id = d.id JOIN stages g ON g.id = o.stage_id AND g.state = 'open'),
  s AS (SELECT position, name FROM stages WHERE name IN ('Qualification', 'Proposal') UNION ALL SELECT 99, 'Closes'),
  r AS (SELECT s.position, d.id, MIN(julianday(f.day) - julianday(d.created_on)) AS days
    FROM s JOIN f ON f.position >= s.position JOIN d ON d.id = f.id GROUP BY 1, 2),
  n AS (SELECT position, COUNT(*) AS n FROM r GROUP BY position),
  m AS (SELECT position, days, ROW_NUMBER() OVER (PARTITION BY position ORDER BY days) AS i,
    COUNT(*) OVER (PARTITION BY position) AS c FROM r WHERE days IS NOT NULL),
  t AS (SELECT position, AVG(days) AS middle FROM m WHERE i * 2 IN (c, c + 1, c + 2) GROUP BY position)
  SELECT 'Opportunities', (SELECT COUNT(*) FROM d), NULL, NULL, NULL
  UNION ALL SELECT * FROM (SELECT s.name, n.n,
    1.0 * n.n / COALESCE((SELECT b.n FROM n b WHERE b.position < s.position ORDER BY b.position DESC LIMIT 1), (SELECT COUNT(*) FROM d)),
    1.0 * n.n / (SELECT COUNT(*) FROM d), t.middle FROM s JOIN n ON n.position = s.position JOIN t ON t.position = s.position
    ORDER BY s.position)

  # without the last one: a deal that was won passed what was asked
  funnel "needs analysis" -> Negotiation for opportunities created in last quarter
  ordered rows:
  WITH d AS (SELECT id, created_on, closed_on, state FROM opportunities WHERE created_on BETWEEN '2026-07-01' AND '2026-09-30'),
  f AS (SELECT d.id, g.position, s.from_on AS day FROM opportunity_states s JOIN stages g ON g.id = s.stage_id AND g.state = 'open'
      JOIN d ON d.id = s.opportunity_id
    UNION ALL SELECT id, 99, closed_on FROM d WHERE state = 'won'
    UNION ALL SELECT d.id, g.position, NULL FROM d JOIN opportunities o ON o.id = d.id JOIN stages g ON g.id = o.stage_id AND g.state = 'open'),
  s AS (SELECT position, name FROM stages WHERE name IN ('Needs analysis', 'Negotiation')),
  r AS (SELECT s.position, d.id, MIN(julianday(f.day) - julianday(d.created_on)) AS days
    FROM s JOIN f ON f.position >= s.position JOIN d ON d.id = f.id GROUP BY 1, 2),
  n AS (SELECT position, COUNT(*) AS n FROM r GROUP BY position),
  m AS (SELECT position, days, ROW_NUMBER() OVER (PARTITION BY position ORDER BY days) AS i,
    COUNT(*) OVER (PARTITION BY position) AS c FROM r WHERE days IS NOT NULL),
  t AS (SELECT position, AVG(days) AS middle FROM m WHERE i * 2 IN (c, c + 1, c + 2) GROUP BY position)
  SELECT 'Opportunities', (SELECT COUNT(*) FROM d), NULL, NULL, NULL
  UNION ALL SELECT * FROM (SELECT s.name, n.n,
    1.0 * n.n / COALESCE((SELECT b.n FROM n b WHERE b.position < s.position ORDER BY b.position DESC LIMIT 1), (SELECT COUNT(*) FROM d)),
    1.0 * n.n / (SELECT COUNT(*) FROM d), t.middle FROM s JOIN n ON n.position = s.position JOIN t ON t.position = s.position
    ORDER BY s.position)

  # the same of all deals there are, which are read at once
  funnel stages for opportunities created since 2000-01-01
  ordered rows:
  WITH d AS (SELECT id, created_on, closed_on, state FROM opportunities WHERE created_on <= '2026-11-23'),
  f AS (SELECT d.id, g.position, s.from_on AS day FROM opportunity_states s JOIN stages g ON g.id = s.stage_id AND g.state = 'open'
      JOIN d ON d.id = s.opportunity_id
    UNION ALL SELECT id, 99, closed_on FROM d WHERE state = 'won'
    UNION ALL SELECT d.id, g.position, NULL FROM d JOIN opportunities o ON o.id = d.id JOIN stages g ON g.id = o.stage_id AND g.state = 'open'),
  s AS (SELECT position, name FROM stages WHERE state = 'open' UNION ALL SELECT 99, 'Closes'),
  r AS (SELECT s.position, d.id, MIN(julianday(f.day) - julianday(d.created_on)) AS days
    FROM s JOIN f ON f.position >= s.position JOIN d ON d.id = f.id GROUP BY 1, 2),
  n AS (SELECT position, COUNT(*) AS n FROM r GROUP BY position),
  m AS (SELECT position, days, ROW_NUMBER() OVER (PARTITION BY position ORDER BY days) AS i,
    COUNT(*) OVER (PARTITION BY position) AS c FROM r WHERE days IS NOT NULL),
  t AS (SELECT position, AVG(days) AS middle FROM m WHERE i * 2 IN (c, c + 1, c + 2) GROUP BY position)
  SELECT 'Opportunities', (SELECT COUNT(*) FROM d), NULL, NULL, NULL
  UNION ALL SELECT * FROM (SELECT s.name, n.n,
    1.0 * n.n / COALESCE((SELECT b.n FROM n b WHERE b.position < s.position ORDER BY b.position DESC LIMIT 1), (SELECT COUNT(*) FROM d)),
    1.0 * n.n / (SELECT COUNT(*) FROM d), t.middle FROM s JOIN n ON n.position = s.position JOIN t ON t.position = s.position
    ORDER BY s.position)

  # all customers there are, without an end: days may lie before a customer's own
  funnel visits -> proposals -> closes for customers created since 2000-01-01
  ordered rows:
  WITH c AS (SELECT id, created_on FROM customers WHERE created_on <= '2026-11-23'),
  p AS (SELECT customer_id, sent_on AS day FROM quotes WHERE status <> 'draft' AND sent_on IS NOT NULL
    UNION ALL SELECT customer_id, done_on FROM activities a WHERE type = 'proposal' AND status = 'done'
      AND NOT EXISTS (SELECT 1 FROM quotes q WHERE q.opportunity_id = a.opportunity_id AND q.status <> 'draft')),
  f AS (SELECT customer_id, done_on AS day, 1 AS stage FROM activities WHERE type = 'visit' AND status = 'done'
    UNION ALL SELECT customer_id, day, 2 FROM p
    UNION ALL SELECT customer_id, closed_on, 3 FROM opportunities WHERE state = 'won'),
  w AS (SELECT c.id, stage, julianday(day) - julianday(created_on) AS days FROM f JOIN c ON c.id = f.customer_id),
  s(k, name) AS (VALUES (1, 'Visits'), (2, 'Proposals'), (3, 'Closes')),
  r AS (SELECT s.k, w.id, MIN(days) AS days FROM s JOIN w ON w.stage >= s.k GROUP BY s.k, w.id),
  m AS (SELECT k, days, ROW_NUMBER() OVER (PARTITION BY k ORDER BY days) AS i, COUNT(*) OVER (PARTITION BY k) AS n FROM r),
  t AS (SELECT k, AVG(days) AS middle, MAX(n) AS n FROM m WHERE i * 2 IN (n, n + 1, n + 2) GROUP BY k)
  SELECT 'Customers', (SELECT COUNT(*) FROM c), NULL, NULL, NULL
  UNION ALL SELECT s.name, t.n, 1.0 * t.n / COALESCE((SELECT n FROM t b WHERE b.k = s.k - 1), (SELECT COUNT(*) FROM c)),
    1.0 * t.n / (SELECT COUNT(*) FROM c), t.middle FROM s JOIN t ON t.k = s.k
  """#
