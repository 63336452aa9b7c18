/// Statistics over records: percentiles by linear interpolation, deviations of a sample, correlations; rows made of
/// computed values; customers that are new in the time of the row.
let statisticsCases = #"""
  # percentiles beside a median, by team
  show m = median(opportunities.amount where state = "won" on closed), p90(opportunities.amount where state = "won" on closed), percentile(opportunities.amount, 12.5 where state = "won" on closed) by type this year
  rows:
  WITH d AS (SELECT COALESCE(type, '(none)') AS g, amount FROM opportunities
    WHERE state = 'won' AND closed_on LIKE '2026-%' AND amount IS NOT NULL),
  k AS (SELECT g, amount, ROW_NUMBER() OVER (PARTITION BY g ORDER BY amount) - 1 AS k,
    COUNT(*) OVER (PARTITION BY g) - 1 AS last FROM d),
  h AS (SELECT g, p, MAX(last) * p AS h FROM k, (SELECT 0.5 AS p UNION SELECT 0.9 UNION SELECT 0.125) GROUP BY g, p),
  v AS (SELECT h.g, h.p, l.amount + (h.h - CAST(h.h AS INTEGER)) * COALESCE(u.amount - l.amount, 0) AS v FROM h
    JOIN k l ON l.g = h.g AND l.k = CAST(h.h AS INTEGER) LEFT JOIN k u ON u.g = h.g AND u.k = CAST(h.h AS INTEGER) + 1)
  SELECT g, SUM(CASE p WHEN 0.5 THEN v END), SUM(CASE p WHEN 0.9 THEN v END), SUM(CASE p WHEN 0.125 THEN v END)
  FROM v GROUP BY g
  total:
  WITH d AS (SELECT amount FROM opportunities
    WHERE state = 'won' AND closed_on LIKE '2026-%' AND amount IS NOT NULL),
  k AS (SELECT amount, ROW_NUMBER() OVER (ORDER BY amount) - 1 AS k, COUNT(*) OVER () - 1 AS last FROM d),
  h AS (SELECT p, MAX(last) * p AS h FROM k, (SELECT 0.5 AS p UNION SELECT 0.9 UNION SELECT 0.125) GROUP BY p),
  v AS (SELECT h.p, l.amount + (h.h - CAST(h.h AS INTEGER)) * COALESCE(u.amount - l.amount, 0) AS v FROM h
    JOIN k l ON l.k = CAST(h.h AS INTEGER) LEFT JOIN k u ON u.k = CAST(h.h AS INTEGER) + 1)
  SELECT SUM(CASE p WHEN 0.5 THEN v END), SUM(CASE p WHEN 0.9 THEN v END), SUM(CASE p WHEN 0.125 THEN v END) FROM v

  # a percentile along time
  show percentile(order_lines.amount, 25 where status not in ("draft", "cancelled")) by quarter this year
  ordered rows:
  WITH d AS (SELECT '2026-Q' || ((CAST(substr(ordered_on, 6, 2) AS INTEGER) + 2) / 3) AS g, amount FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%' AND amount IS NOT NULL),
  k AS (SELECT g, amount, ROW_NUMBER() OVER (PARTITION BY g ORDER BY amount) - 1 AS k,
    COUNT(*) OVER (PARTITION BY g) - 1 AS last FROM d),
  h AS (SELECT g, MAX(last) * 0.25 AS h FROM k GROUP BY g)
  SELECT h.g, l.amount + (h.h - CAST(h.h AS INTEGER)) * (u.amount - l.amount) FROM h
  JOIN k l ON l.g = h.g AND l.k = CAST(h.h AS INTEGER) JOIN k u ON u.g = h.g AND u.k = CAST(h.h AS INTEGER) + 1
  ORDER BY 1

  # deviation and correlation of deals, in each source and in all
  show stddev(opportunities.amount where state = "won" on closed), corr(opportunities.amount, opportunities.closed - opportunities.created where state = "won" on closed) by source last year
  rows:
  WITH d AS (SELECT s.name AS g, o.amount AS x, julianday(o.closed_on) - julianday(o.created_on) AS y
    FROM opportunities o LEFT JOIN sources s ON s.id = o.source_id
    WHERE o.state = 'won' AND o.closed_on LIKE '2025-%'),
  one AS (SELECT g, sqrt(SUM((x - m) * (x - m)) / (COUNT(*) - 1)) AS spread FROM
    (SELECT g, x, AVG(x) OVER (PARTITION BY g) AS m FROM d WHERE x IS NOT NULL) GROUP BY g),
  two AS (SELECT g, SUM((x - a) * (y - b)) / sqrt(SUM((x - a) * (x - a)) * SUM((y - b) * (y - b))) AS r FROM
    (SELECT g, x, y, AVG(x) OVER (PARTITION BY g) AS a, AVG(y) OVER (PARTITION BY g) AS b FROM d
     WHERE x IS NOT NULL AND y IS NOT NULL) GROUP BY g)
  SELECT one.g, spread, r FROM one JOIN two USING (g)
  total:
  WITH d AS (SELECT amount AS x, julianday(closed_on) - julianday(created_on) AS y FROM opportunities
    WHERE state = 'won' AND closed_on LIKE '2025-%'),
  c AS (SELECT x - (SELECT AVG(x) FROM d) AS x, y - (SELECT AVG(y) FROM d) AS y FROM d)
  SELECT sqrt(SUM(x * x) / (COUNT(x) - 1)), SUM(x * y) / sqrt(SUM(x * x) * SUM(y * y)) FROM c

  # a field two records away
  show avg(orders.customer.employees), max(orders.customer.employees) by rep this year
  rows:
  SELECT r.name, AVG(c.employees), MAX(c.employees) FROM orders o JOIN reps r ON r.id = o.rep_id
  JOIN customers c ON c.id = o.customer_id WHERE o.ordered_on LIKE '2026-%' GROUP BY r.id

  # open deals by stage and age
  show count(opportunities where state = "open"), sum(opportunities.amount where state = "open") by stage, age = today - created in bands 31, 91, 181
  rows:
  SELECT COALESCE(s.name, '(none)'), CASE WHEN a < 31 THEN '<31' WHEN a < 91 THEN '31-90' WHEN a < 181 THEN '91-180'
    WHEN a >= 181 THEN '181+' ELSE '(none)' END AS age, COUNT(*), COALESCE(SUM(amount), 0)
  FROM (SELECT *, CAST(julianday('2026-11-23') - julianday(created_on) AS INTEGER) AS a FROM opportunities) o
  LEFT JOIN stages s ON s.id = o.stage_id WHERE o.state = 'open' GROUP BY 1, 2

  # what an open deal's age was at the end of another month
  show open_opportunities by (today - opportunity.created) in bands 60, 120 as of 2026-08-31
  ordered rows:
  SELECT CASE WHEN a < 60 THEN '<60' WHEN a < 120 THEN '60-119' ELSE '120+' END, COUNT(*) FROM (
    SELECT julianday('2026-08-31') - julianday(o.created_on) AS a FROM opportunity_states s
    JOIN opportunities o ON o.id = s.opportunity_id
    WHERE s.state = 'open' AND s.from_on <= '2026-08-31' AND s.until_on > '2026-08-31')
  GROUP BY 1 ORDER BY MIN(a)

  # the pipeline by its age, beside a number of the deals themselves
  show pipeline, count(opportunities where state = "open") by age = today - created in bands 91
  rows:
  SELECT CASE WHEN julianday('2026-11-23') - julianday(o.created_on) < 91 THEN '<91' ELSE '91+' END, SUM(s.amount),
    COUNT(*) FROM opportunity_states s JOIN opportunities o ON o.id = s.opportunity_id
  WHERE s.state = 'open' AND s.from_on <= '2026-11-23' AND s.until_on > '2026-11-23' AND o.state = 'open' GROUP BY 1

  # bands of a percentage and of money
  show ordered by discount in bands 5%, 10%, order_lines.amount in bands 1k, 10k this quarter
  rows:
  SELECT CASE WHEN discount_bp < 500 THEN '<5%' WHEN discount_bp < 1000 THEN '5%..10%'
      WHEN discount_bp >= 1000 THEN '10%+' ELSE '(none)' END,
    CASE WHEN amount < 100000 THEN '<1000' WHEN amount < 1000000 THEN '1000..10000' ELSE '10000+' END, SUM(amount)
  FROM order_lines WHERE status NOT IN ('draft', 'cancelled') AND ordered_on >= '2026-10-01' AND ordered_on < '2027-01-01'
  GROUP BY 1, 2

  # a condition on the distance of two days
  show count(orders where shipped > required), count(orders where shipped - ordered > 5), sum(order_lines.amount where discount > 0), count distinct(orders.customer), min(orders.shipped), max(orders.shipped - orders.ordered) where (today - ordered) > 30 this year
  rows:
  SELECT SUM(shipped_on > required_on), SUM(julianday(shipped_on) - julianday(ordered_on) > 5),
    (SELECT SUM(amount) FROM order_lines WHERE discount_bp > 0 AND ordered_on LIKE '2026-%'
      AND ordered_on < '2026-10-24'),
    COUNT(DISTINCT customer_id), MIN(shipped_on), MAX(julianday(shipped_on) - julianday(ordered_on))
  FROM orders WHERE ordered_on LIKE '2026-%' AND ordered_on < '2026-10-24'

  # customers new in the month of the row, and in the whole year
  show new_customer_sales, new_customer_share by month this year
  ordered rows:
  WITH f AS (SELECT customer_id, MIN(ordered_on) AS day FROM orders WHERE status NOT IN ('draft', 'cancelled')
    GROUP BY customer_id)
  SELECT substr(l.ordered_on, 1, 7) AS m,
    SUM(CASE WHEN substr(f.day, 1, 7) = substr(l.ordered_on, 1, 7) THEN l.amount ELSE 0 END),
    1.0 * SUM(CASE WHEN substr(f.day, 1, 7) = substr(l.ordered_on, 1, 7) THEN l.amount ELSE 0 END) / SUM(l.amount)
  FROM order_lines l LEFT JOIN f ON f.customer_id = l.customer_id
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-%' GROUP BY m ORDER BY m
  total:
  WITH f AS (SELECT customer_id, MIN(ordered_on) AS day FROM orders WHERE status NOT IN ('draft', 'cancelled')
    GROUP BY customer_id)
  SELECT SUM(CASE WHEN f.day LIKE '2026-%' THEN l.amount ELSE 0 END),
    1.0 * SUM(CASE WHEN f.day LIKE '2026-%' THEN l.amount ELSE 0 END) / SUM(l.amount)
  FROM order_lines l LEFT JOIN f ON f.customer_id = l.customer_id
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-%'

  # the same said of every fact, by rep in the period
  show ordered by rep where customer.first_order in period last quarter
  rows:
  SELECT r.name, SUM(l.amount) FROM order_lines l JOIN reps r ON r.id = l.rep_id
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on BETWEEN '2026-07-01' AND '2026-09-30'
    AND (SELECT MIN(ordered_on) FROM orders o WHERE o.customer_id = l.customer_id
      AND o.status NOT IN ('draft', 'cancelled')) BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY r.id

  # first and last days of customers
  list customers with name, first_order, last_order, first_win where last_order before 2026-06-01 and first_win is not empty
  rows:
  SELECT * FROM (SELECT c.name,
    (SELECT MIN(ordered_on) FROM orders o WHERE o.customer_id = c.id AND o.status NOT IN ('draft', 'cancelled')),
    (SELECT MAX(ordered_on) FROM orders o WHERE o.customer_id = c.id AND o.status NOT IN ('draft', 'cancelled')) AS last,
    (SELECT MIN(closed_on) FROM opportunities o WHERE o.customer_id = c.id AND o.state = 'won') AS win
    FROM customers c) WHERE last < '2026-06-01' AND win IS NOT NULL
  # the middle customer of each team, of those that bought; the mean of all customers that were there
  show median(sales by customer), avg(sales by customer) by team this quarter
  rows:
  WITH s AS (SELECT t.name AS team, l.customer_id, SUM(l.amount) AS n FROM order_lines l
    JOIN rep_assignments a ON a.rep_id = l.rep_id AND a.from_on <= l.ordered_on AND a.until_on > l.ordered_on
    JOIN teams t ON t.id = a.team_id WHERE l.status NOT IN ('draft', 'cancelled')
      AND l.ordered_on BETWEEN '2026-10-01' AND '2026-12-31' GROUP BY 1, 2),
  p AS (SELECT team, n, ROW_NUMBER() OVER (PARTITION BY team ORDER BY n) AS i, COUNT(*) OVER (PARTITION BY team) AS c FROM s)
  SELECT team, AVG(n) FILTER (WHERE i * 2 IN (c, c + 1, c + 2)), AVG(n) FROM p GROUP BY 1
  total:
  WITH s AS (SELECT customer_id, SUM(amount) AS n FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
      AND ordered_on BETWEEN '2026-10-01' AND '2026-12-31' GROUP BY 1),
  p AS (SELECT n, ROW_NUMBER() OVER (ORDER BY n) AS i, COUNT(*) OVER () AS c FROM s)
  SELECT AVG(n) FILTER (WHERE i * 2 IN (c, c + 1, c + 2)), AVG(n) FROM p

  # all customers there are, those without sales too
  show avg(sales per customer), max(sales per customer), sales per customer by industry last quarter
  rows:
  WITH s AS (SELECT customer_id, SUM(amount) AS n FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
    AND ordered_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1)
  SELECT COALESCE(industry, '(none)'), AVG(COALESCE(n, 0)), MAX(COALESCE(n, 0)), AVG(COALESCE(n, 0))
  FROM customers c LEFT JOIN s ON s.customer_id = c.id WHERE (created_on < '2026-10-01' OR created_on IS NULL)
    AND NOT EXISTS (SELECT 1 FROM party_states p WHERE p.party_id = c.id AND from_on <= '2026-09-30'
      AND until_on > '2026-09-30' AND p.status IN ('new', 'working', 'qualified', 'disqualified')) GROUP BY 1

  # whole months from a deal's first day to its last
  show avg(months_between(opportunities.created, closed)), max(years_between(opportunities.created, opportunities.closed)) by type 2026-H1
  rows:
  WITH m AS (SELECT type, (strftime('%Y', closed_on) - strftime('%Y', created_on)) * 12 + strftime('%m', closed_on)
    - strftime('%m', created_on) - (strftime('%d', closed_on) < strftime('%d', created_on)) AS n
    FROM opportunities WHERE created_on BETWEEN '2026-01-01' AND '2026-06-30')
  SELECT COALESCE(type, '(none)'), AVG(n), MAX(n / 12) FROM m GROUP BY 1

  # customers by whole years since they were entered
  show count(customers) by years = years_between(created, today) in bands 1, 2
  rows:
  WITH y AS (SELECT CAST((20261123 - strftime('%Y%m%d', created_on)) / 10000 AS INTEGER) AS n FROM customers)
  SELECT CASE WHEN n < 1 THEN '<1' WHEN n < 2 THEN '1..2' ELSE '2+' END, COUNT(*) FROM y GROUP BY 1
  """#
