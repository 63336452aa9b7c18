/// Who they are, against a base. Wilson's bounds are written out: z is 1.959963984540054.
let profileCases = #"""
  # won deals by the customer's industry: closed, won, won value, rate and lift
  profile won opportunities by industry with won_value this year
  ordered rows:
  WITH d AS (SELECT COALESCE(c.industry, '(none)') AS g, o.state = 'won' AS w, o.amount FROM opportunities o
    LEFT JOIN customers c ON c.id = o.customer_id WHERE o.state IN ('won', 'lost') AND o.closed_on LIKE '2026-%'),
  g AS (SELECT g, SUM(w) AS n, COUNT(*) AS b, COALESCE(SUM(CASE WHEN w THEN amount END), 0) AS v FROM d GROUP BY g),
  t AS (SELECT SUM(w) AS n, COUNT(*) AS b FROM d),
  z AS (SELECT g.*, 1.0 * g.n / g.b AS p, t.n AS tn, t.b AS tb, 1.959963984540054 AS z FROM g, t),
  i AS (SELECT *, (p + z * z / (2 * b)) / (1 + z * z / b) AS m,
    z * sqrt(p * (1 - p) / b + z * z / (4.0 * b * b)) / (1 + z * z / b) AS h FROM z)
  SELECT 'Industry', g, n, 1.0 * n / tn, b, 1.0 * b / tb, p, MAX(0, m - h), MIN(1, m + h), p / (1.0 * tn / tb), v,
    CASE WHEN b < 20 THEN 'thin' ELSE '' END FROM i ORDER BY b < 20, p / (1.0 * tn / tb) DESC, g = '(none)', g
  total:
  WITH d AS (SELECT state = 'won' AS w, amount FROM opportunities WHERE state IN ('won', 'lost') AND closed_on LIKE '2026-%'),
  t AS (SELECT SUM(w) AS n, COUNT(*) AS b, SUM(CASE WHEN w THEN amount END) AS v, 1.0 * SUM(w) / COUNT(*) AS p, 1.959963984540054 AS z FROM d),
  i AS (SELECT *, (p + z * z / (2 * b)) / (1 + z * z / b) AS m,
    z * sqrt(p * (1 - p) / b + z * z / (4.0 * b * b)) / (1 + z * z / b) AS h FROM t)
  SELECT n, 1, b, 1, p, m - h, m + h, 1, v, '' FROM i

  # customers won against those decided, in a cross table
  profile won customers by size x region last year
  rows:
  WITH d AS (SELECT DISTINCT o.customer_id AS id, o.state FROM opportunities o
    WHERE o.state IN ('won', 'lost') AND o.closed_on LIKE '2025-%' AND o.customer_id IS NOT NULL),
  c AS (SELECT d.id, MAX(d.state = 'won') AS w, CASE WHEN k.employees < 10 THEN '<10' WHEN k.employees < 50 THEN '10-49'
      WHEN k.employees < 200 THEN '50-199' WHEN k.employees < 1000 THEN '200-999' WHEN k.employees >= 1000 THEN '1000+'
      ELSE '(none)' END AS size, COALESCE(k.region, '(none)') AS region
    FROM d LEFT JOIN customers k ON k.id = d.id GROUP BY d.id),
  g AS (SELECT size, region, SUM(w) AS n, COUNT(*) AS b FROM c GROUP BY 1, 2), t AS (SELECT SUM(w) AS n, COUNT(*) AS b FROM c),
  z AS (SELECT g.*, 1.0 * g.n / g.b AS p, t.n AS tn, t.b AS tb, 1.959963984540054 AS z FROM g, t),
  i AS (SELECT *, (p + z * z / (2 * b)) / (1 + z * z / b) AS m,
    z * sqrt(p * (1 - p) / b + z * z / (4.0 * b * b)) / (1 + z * z / b) AS h FROM z)
  SELECT size, region, n, 1.0 * n / tn, b, 1.0 * b / tb, p, MAX(0, m - h), MIN(1, m + h), p / (1.0 * tn / tb),
    CASE WHEN b < 20 THEN 'thin' ELSE '' END FROM i

  # against others: the rate is the part of both together
  profile won customers by source vs lost customers this year
  rows:
  WITH w AS (SELECT source_id AS s, COUNT(DISTINCT customer_id) AS n FROM opportunities
    WHERE state = 'won' AND closed_on LIKE '2026-%' GROUP BY 1),
  l AS (SELECT source_id AS s, COUNT(DISTINCT customer_id) AS n FROM opportunities
    WHERE state = 'lost' AND closed_on LIKE '2026-%' GROUP BY 1),
  t AS (SELECT (SELECT COUNT(DISTINCT customer_id) FROM opportunities WHERE state = 'won' AND closed_on LIKE '2026-%') AS n,
    (SELECT COUNT(DISTINCT customer_id) FROM opportunities WHERE state = 'lost' AND closed_on LIKE '2026-%') AS b),
  g AS (SELECT k.name AS g, COALESCE(w.n, 0) AS n, COALESCE(l.n, 0) AS b FROM sources k LEFT JOIN w ON w.s = k.id
    LEFT JOIN l ON l.s = k.id WHERE w.n > 0 OR l.n > 0
    UNION ALL SELECT '(none)', COALESCE((SELECT n FROM w WHERE s IS NULL), 0), COALESCE((SELECT n FROM l WHERE s IS NULL), 0)
    WHERE EXISTS (SELECT 1 FROM w WHERE s IS NULL) OR EXISTS (SELECT 1 FROM l WHERE s IS NULL)),
  z AS (SELECT g.*, 1.0 * g.n / (g.n + g.b) AS p, g.n + g.b AS c, t.n AS tn, t.b AS tb, 1.959963984540054 AS z FROM g, t),
  i AS (SELECT *, (p + z * z / (2 * c)) / (1 + z * z / c) AS m,
    z * sqrt(p * (1 - p) / c + z * z / (4.0 * c * c)) / (1 + z * z / c) AS h FROM z)
  SELECT 'Source', g, n, 1.0 * n / tn, b, 1.0 * b / tb, p, MAX(0, m - h), MIN(1, m + h),
    CASE WHEN b > 0 THEN (1.0 * n / tn) / (1.0 * b / tb) END, CASE WHEN b < 20 THEN 'thin' ELSE '' END FROM i

  # customers of a kind against all, with what they bring
  profile customers with sales > 500000 by industry with sales this year
  rows:
  WITH s AS (SELECT customer_id AS id, SUM(amount) AS a FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%' GROUP BY 1),
  c AS (SELECT k.id, COALESCE(k.industry, '(none)') AS g, COALESCE(s.a, 0) AS a, COALESCE(s.a, 0) > 50000000 AS w
    FROM customers k LEFT JOIN s ON s.id = k.id WHERE k.created_on IS NULL OR k.created_on <= '2026-12-31'),
  g AS (SELECT g, SUM(w) AS n, COUNT(*) AS b, SUM(CASE WHEN w THEN a ELSE 0 END) AS v FROM c GROUP BY g),
  t AS (SELECT SUM(n) AS n, SUM(b) AS b FROM g),
  z AS (SELECT g.*, 1.0 * g.n / g.b AS p, t.n AS tn, t.b AS tb, 1.959963984540054 AS z FROM g, t),
  i AS (SELECT *, (p + z * z / (2 * b)) / (1 + z * z / b) AS m,
    z * sqrt(p * (1 - p) / b + z * z / (4.0 * b * b)) / (1 + z * z / b) AS h FROM z)
  SELECT 'Industry', g, n, 1.0 * n / tn, b, 1.0 * b / tb, p, MAX(0, m - h), MIN(1, m + h), p / (1.0 * tn / tb), v,
    CASE WHEN b < 20 THEN 'thin' ELSE '' END FROM i
  """#
