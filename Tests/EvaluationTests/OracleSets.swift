/// Records counted by their whole result, and numbers that go together over rows.
let setCases = #"""
  # customers by what they bought in the year, by industry
  show count(customers with sales > 200000), count(customers) by industry this year
  rows:
  SELECT COALESCE(c.industry, '(none)'), SUM(COALESCE(s.s, 0) > 20000000), COUNT(*) FROM customers c LEFT JOIN (
    SELECT customer_id, SUM(amount) AS s FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
      AND ordered_on LIKE '2026-%' GROUP BY customer_id) s ON s.customer_id = c.id
  WHERE c.created_on < '2027-01-01' GROUP BY 1
  total:
  SELECT COUNT(*), (SELECT COUNT(*) FROM customers WHERE created_on < '2027-01-01') FROM (
    SELECT customer_id FROM order_lines l JOIN customers c ON c.id = l.customer_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%' GROUP BY 1 HAVING SUM(amount) > 20000000)

  # in each month by its own sales, in the whole by those of the year, beside a sum
  show count(customers with sales > 50000), sales by month this year
  ordered rows:
  WITH s AS (SELECT substr(ordered_on, 1, 7) AS m, customer_id, SUM(amount) AS s FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%' GROUP BY 1, 2)
  SELECT m, SUM(s > 5000000 AND customer_id IS NOT NULL), SUM(s) FROM s GROUP BY m ORDER BY m
  total:
  WITH s AS (SELECT customer_id, SUM(amount) AS s FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%' GROUP BY 1)
  SELECT SUM(s > 5000000 AND customer_id IS NOT NULL), SUM(s) FROM s

  # beside those of the quarter before, each by its own sales of as many days
  show count(customers with sales > 50000) by month this quarter vs last quarter
  ordered rows:
  WITH s AS (SELECT substr(ordered_on, 1, 7) AS m, SUM(amount) AS s FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') AND customer_id IS NOT NULL AND (ordered_on BETWEEN '2026-07-01' AND '2026-08-23'
      OR ordered_on BETWEEN '2026-10-01' AND '2026-11-23') GROUP BY 1, customer_id),
  n AS (SELECT m, SUM(s > 5000000) AS n FROM s GROUP BY m)
  SELECT a.m, a.n, b.n, a.n - b.n, 1.0 * (a.n - b.n) / b.n FROM n a
  JOIN n b ON b.m = CASE a.m WHEN '2026-10' THEN '2026-07' WHEN '2026-11' THEN '2026-08' END ORDER BY a.m

  # reps by a ratio, under the conditions of the question
  show count(reps with visits/closes > 12), count(reps where role = "rep" with visits > 20) where industry = "retail" last quarter
  rows:
  WITH v AS (SELECT rep_id, COUNT(*) AS v FROM activities a JOIN customers c ON c.id = a.customer_id
    WHERE type = 'visit' AND a.status = 'done' AND c.industry = 'retail' AND done_on BETWEEN '2026-07-01' AND '2026-09-30'
    GROUP BY 1),
  w AS (SELECT COALESCE(x.rep_id, o.rep_id) AS rep_id, SUM(COALESCE(x.share_bp, 10000)) / 10000.0 AS w
    FROM opportunities o LEFT JOIN opportunity_splits x ON x.opportunity_id = o.id
    JOIN customers c ON c.id = o.customer_id
    WHERE state = 'won' AND c.industry = 'retail' AND closed_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1)
  SELECT SUM(v > CASE WHEN w > 0 THEN 12 * w ELSE 12 END), SUM(r.role = 'rep' AND v > 20) FROM reps r JOIN v ON v.rep_id = r.id
  LEFT JOIN w ON w.rep_id = r.id
  WHERE r.is_selling = 1 AND (hired_on IS NULL OR hired_on < '2026-10-01') AND (left_on IS NULL OR left_on > '2026-07-01')

  # visits and closes of reps
  correlate visits with closes by rep last quarter
  rows:
  WITH p AS (SELECT r.id,
    (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND type = 'visit' AND status = 'done'
      AND done_on BETWEEN '2026-07-01' AND '2026-09-30') AS x,
    COALESCE((SELECT SUM(COALESCE(s.share_bp, 10000)) / 10000.0 FROM opportunities o
      LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
      WHERE COALESCE(s.rep_id, o.rep_id) = r.id AND state = 'won'
      AND closed_on BETWEEN '2026-07-01' AND '2026-09-30'), 0) AS y FROM reps r),
  d AS (SELECT x, y, (SELECT COUNT(*) FROM p b WHERE b.x + b.y > 0 AND b.x < p.x)
      + (1 + (SELECT COUNT(*) FROM p b WHERE b.x + b.y > 0 AND b.x = p.x)) / 2.0 AS rx,
    (SELECT COUNT(*) FROM p b WHERE b.x + b.y > 0 AND b.y < p.y)
      + (1 + (SELECT COUNT(*) FROM p b WHERE b.x + b.y > 0 AND b.y = p.y)) / 2.0 AS ry FROM p WHERE x + y > 0),
  m AS (SELECT COUNT(*) AS n, AVG(x) AS ax, AVG(y) AS ay, AVG(rx) AS bx, AVG(ry) AS by FROM d),
  r AS (SELECT n, SUM((x - ax) * (y - ay)) / sqrt(SUM((x - ax) * (x - ax)) * SUM((y - ay) * (y - ay))) AS r,
    SUM((rx - bx) * (ry - by)) / sqrt(SUM((rx - bx) * (rx - bx)) * SUM((ry - by) * (ry - by))) AS s FROM d, m)
  SELECT 'visits', 'closes', n, r, tanh(atanh(r) - 1.959963984540054 / sqrt(n - 3)),
    tanh(atanh(r) + 1.959963984540054 / sqrt(n - 3)), s FROM r
  """#
