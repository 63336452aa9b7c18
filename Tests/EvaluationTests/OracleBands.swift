/// Records in bands of a number about each, bands below 0, parts of a group, and what the lines of an order come to.
let bandCases = #"""
  # customers by what they bought in the year, with what those bought; customers without a purchase are in the first band
  show count(customers), sales, orders by sales in bands 10000, 100000 this year
  ordered rows:
  WITH s AS (SELECT customer_id AS id, SUM(amount) AS s FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
    AND ordered_on LIKE '2026-%' GROUP BY 1),
  b AS (SELECT p.id, COALESCE(s, 0) AS s, CASE WHEN COALESCE(s, 0) < 1000000 THEN 0 WHEN s < 10000000 THEN 1 ELSE 2 END AS b,
      EXISTS (SELECT 1 FROM customers c WHERE c.id = p.id AND c.created_on < '2027-01-01') AS n,
      (SELECT COUNT(*) FROM orders o WHERE o.customer_id = p.id AND o.status NOT IN ('draft', 'cancelled')
        AND o.ordered_on LIKE '2026-%') AS o
    FROM parties p LEFT JOIN s ON s.id = p.id)
  SELECT CASE b WHEN 0 THEN '<10000' WHEN 1 THEN '10000..100000' ELSE '100000+' END, SUM(n), SUM(s), SUM(o)
  FROM b GROUP BY b ORDER BY b
  total:
  SELECT (SELECT COUNT(*) FROM customers WHERE created_on < '2027-01-01'), SUM(amount), COUNT(DISTINCT order_id)
  FROM order_lines WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%'

  # whom nobody has touched for how long; never touched is longer than any time
  show count(customers) by no_touch_days in bands 30, 60, 90
  ordered rows:
  WITH d AS (SELECT julianday('2026-11-23') - julianday((SELECT MAX(done_on) FROM activities a
      WHERE a.customer_id = c.id AND status = 'done' AND done_on <= '2026-11-23')) AS d FROM customers c),
  b AS (SELECT CASE WHEN d < 30 THEN 0 WHEN d < 60 THEN 1 WHEN d < 90 THEN 2 ELSE 3 END AS b FROM d)
  SELECT CASE b WHEN 0 THEN '<30' WHEN 1 THEN '30-59' WHEN 2 THEN '60-89' ELSE '90+' END, COUNT(*) FROM b GROUP BY b ORDER BY b

  # reps by deals, of which some are shared, by team of today
  show reps with visits, closes by closes in bands 1, 5 last quarter
  rows:
  WITH w AS (SELECT COALESCE(x.rep_id, o.rep_id) AS rep_id, SUM(COALESCE(x.share_bp, 10000)) / 10000.0 AS w
    FROM opportunities o LEFT JOIN opportunity_splits x ON x.opportunity_id = o.id
    WHERE state = 'won' AND closed_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1)
  SELECT r.name, CASE WHEN COALESCE(w, 0) < 1 THEN '<1' WHEN w < 5 THEN '1..5' ELSE '5+' END,
    (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND type = 'visit' AND a.status = 'done'
      AND done_on BETWEEN '2026-07-01' AND '2026-09-30'), COALESCE(w, 0)
  FROM reps r LEFT JOIN w ON w.rep_id = r.id
  WHERE r.is_selling = 1 AND (hired_on IS NULL OR hired_on < '2026-10-01') AND (left_on IS NULL OR left_on > '2026-07-01')

  # what divides is of the band, too
  show count(reps), visits per rep by visits in bands 1, 60 2026-10
  ordered rows:
  WITH v AS (SELECT r.id, (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND type = 'visit' AND a.status = 'done'
      AND done_on BETWEEN '2026-10-01' AND '2026-10-31') AS v FROM reps r
    WHERE r.is_selling = 1 AND (hired_on IS NULL OR hired_on < '2026-11-01') AND (left_on IS NULL OR left_on > '2026-10-01'))
  SELECT CASE WHEN v < 1 THEN '<1' WHEN v < 60 THEN '1-59' ELSE '60+' END, COUNT(*), 1.0 * SUM(v) / COUNT(*)
  FROM v GROUP BY v >= 1, v >= 60 ORDER BY MIN(v)

  # how often deals are won after how many visits about them
  show win_rate, closed by visits in bands 1, 3 this year
  ordered rows:
  WITH v AS (SELECT state, (SELECT COUNT(*) FROM activities a WHERE a.opportunity_id = o.id AND type = 'visit'
      AND a.status = 'done' AND done_on LIKE '2026-%') AS v FROM opportunities o
    WHERE state IN ('won', 'lost') AND closed_on BETWEEN '2026-01-01' AND '2026-12-31')
  SELECT CASE WHEN v < 1 THEN '<1' WHEN v < 3 THEN '1-2' ELSE '3+' END, 1.0 * SUM(state = 'won') / COUNT(*), COUNT(*)
  FROM v GROUP BY v >= 1, v >= 3 ORDER BY MIN(v)

  # each period by its own purchases, under a condition
  show count(customers) by b = sales in bands 50000 where industry = "retail" 2026-Q3 vs 2026-Q2
  ordered rows:
  WITH s AS (SELECT c.id, SUM(CASE WHEN ordered_on BETWEEN '2026-07-01' AND '2026-09-30' THEN amount END) AS now,
      SUM(CASE WHEN ordered_on BETWEEN '2026-04-01' AND '2026-06-30' THEN amount END) AS before FROM customers c
    LEFT JOIN order_lines l ON l.customer_id = c.id AND l.status NOT IN ('draft', 'cancelled') WHERE industry = 'retail'
    GROUP BY 1),
  h AS (SELECT party_id AS id, MAX(status IN ('new', 'working', 'qualified', 'disqualified') AND from_on <= '2026-09-30'
      AND until_on > '2026-09-30') AS led_now, MAX(status IN ('new', 'working', 'qualified', 'disqualified')
      AND from_on <= '2026-06-30' AND until_on > '2026-06-30') AS led_before FROM party_states GROUP BY 1),
  n AS (SELECT s.*, c.created_on < '2026-10-01' AND NOT COALESCE(led_now, 0) AS is_now,
      c.created_on < '2026-07-01' AND NOT COALESCE(led_before, 0) AS is_before FROM s JOIN customers c ON c.id = s.id
    LEFT JOIN h ON h.id = s.id),
  k(b, name) AS (VALUES (0, '<50000'), (1, '50000+')),
  t AS (SELECT k.name, k.b, SUM(is_now AND (COALESCE(now, 0) >= 5000000) = b) AS n,
    SUM(is_before AND (COALESCE(before, 0) >= 5000000) = b) AS o FROM k, n GROUP BY 1, 2)
  SELECT name, n, o, n - o, 1.0 * (n - o) / o FROM t ORDER BY b

  # orders by what they are worth: the sum of their lines
  show orders, max(orders.amount where status not in ("draft", "cancelled")) by ordered in bands 10000, 50000 this quarter
  ordered rows:
  WITH o AS (SELECT o.id, COALESCE(SUM(l.amount), 0) AS s FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id
    WHERE o.status NOT IN ('draft', 'cancelled') AND o.ordered_on BETWEEN '2026-10-01' AND '2026-12-31' GROUP BY 1)
  SELECT CASE WHEN s < 1000000 THEN '<10000' WHEN s < 5000000 THEN '10000..50000' ELSE '50000+' END, COUNT(*), MAX(s)
  FROM o GROUP BY s >= 1000000, s >= 5000000 ORDER BY MIN(s)

  # the amounts of orders themselves, whatever became of them
  show min(orders.amount), avg(orders.amount), median(orders.amount) by status this year
  rows:
  WITH o AS (SELECT o.id, o.status, SUM(l.amount) AS s FROM orders o JOIN order_lines l ON l.order_id = o.id
    WHERE o.ordered_on LIKE '2026-%' GROUP BY 1),
  n AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY status ORDER BY s) AS i, COUNT(*) OVER (PARTITION BY status) AS n FROM o)
  SELECT status, MIN(s), AVG(s), AVG(CASE WHEN i IN ((n + 1) / 2, (n + 2) / 2) THEN s END) FROM n GROUP BY status

  # orders of large amount, of retail customers
  list orders with id, amount where amount > 80000 and customer.industry = "retail" this year sort amount desc
  rows:
  SELECT o.external_id, SUM(l.amount) AS s FROM orders o JOIN order_lines l ON l.order_id = o.id
  JOIN customers c ON c.id = o.customer_id WHERE c.industry = 'retail' AND o.ordered_on LIKE '2026-%'
  GROUP BY o.id HAVING s > 8000000

  # sent before, on and after the day they were required
  show count(orders) by late = shipped - required in bands -3, 0, 3 last quarter
  ordered rows:
  WITH d AS (SELECT julianday(shipped_on) - julianday(required_on) AS d FROM orders
    WHERE ordered_on BETWEEN '2026-07-01' AND '2026-09-30'),
  b AS (SELECT CASE WHEN d < -3 THEN 0 WHEN d < 0 THEN 1 WHEN d < 3 THEN 2 WHEN d >= 3 THEN 3 ELSE 4 END AS b FROM d)
  SELECT CASE b WHEN 0 THEN '<-3' WHEN 1 THEN '-3..-1' WHEN 2 THEN '0-2' WHEN 3 THEN '3+' ELSE '(none)' END, COUNT(*)
  FROM b GROUP BY b ORDER BY b

  # each product's part of its category, and the category's part of all
  show sales, share(sales in each category), share(sales) by category, product last quarter
  rows:
  WITH n AS (SELECT p.category AS g, p.name, SUM(l.amount) AS s FROM order_lines l JOIN products p ON p.id = l.product_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY p.id)
  SELECT g, name, s, 1.0 * s / SUM(s) OVER (PARTITION BY g), 1.0 * s / SUM(s) OVER () FROM n
  """#
