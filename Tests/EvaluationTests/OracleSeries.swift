/// Numbers that look at other rows, beside window functions.
let seriesCases = #"""
  # along the months: running, moving, before, change, growth
  show sales, running(sales), moving(sales, 3), previous(sales), change(sales), growth(sales) by month this year
  ordered rows:
  WITH m AS (SELECT substr(ordered_on, 1, 7) AS m, SUM(amount) AS s FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%' GROUP BY 1)
  SELECT m, s, SUM(s) OVER w, CASE WHEN ROW_NUMBER() OVER w > 2 THEN AVG(s) OVER (ORDER BY m ROWS 2 PRECEDING) END,
    LAG(s) OVER w, s - LAG(s) OVER w, 1.0 * (s - LAG(s) OVER w) / LAG(s) OVER w FROM m WINDOW w AS (ORDER BY m)
  total:
  SELECT SUM(amount), NULL, NULL, NULL, NULL, NULL FROM order_lines
  WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%'

  # each team for itself, a ratio as one of sums
  show running(visits/closes), moving(visits/closes, 3) by team, month 2026-01-01..2026-06-30
  rows:
  WITH facts AS (
    SELECT rep_id, done_on AS day, 1 AS v, 0 AS c FROM activities WHERE type = 'visit' AND status = 'done'
    UNION ALL SELECT COALESCE(s.rep_id, o.rep_id), closed_on, 0, COALESCE(s.share_bp, 10000) / 10000.0
    FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id WHERE state = 'won'),
  n AS (SELECT t.name, substr(f.day, 1, 7) AS m, SUM(v) AS v, SUM(c) AS c FROM facts f
    JOIN rep_assignments a ON a.rep_id = f.rep_id AND a.from_on <= f.day AND a.until_on > f.day
    JOIN teams t ON t.id = a.team_id WHERE f.day BETWEEN '2026-01-01' AND '2026-06-30' GROUP BY t.id, 2)
  SELECT name, m, 1.0 * SUM(v) OVER w / SUM(c) OVER w,
    CASE WHEN ROW_NUMBER() OVER w > 2 THEN 1.0 * SUM(v) OVER three / SUM(c) OVER three END
  FROM n WINDOW w AS (PARTITION BY name ORDER BY m), three AS (PARTITION BY name ORDER BY m ROWS 2 PRECEDING)

  # a whole window of a mean of counts, month before month before
  show visits, moving(visits, 6), previous(visits, 6) by month last year
  ordered rows:
  WITH m AS (SELECT substr(done_on, 1, 7) AS m, COUNT(*) AS v FROM activities
    WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2025-%' GROUP BY 1)
  SELECT m, v, CASE WHEN ROW_NUMBER() OVER w > 5 THEN AVG(v) OVER (ORDER BY m ROWS 5 PRECEDING) END, LAG(v, 6) OVER w
  FROM m WINDOW w AS (ORDER BY m)

  # against the same month of the year before
  show growth(closes, 12), change(win_rate, 12) by month 2025-01-01..2026-10-31
  ordered rows:
  WITH m AS (SELECT substr(closed_on, 1, 7) AS m, 1.0 * SUM(state = 'won') AS c, 1.0 * SUM(state = 'won') / COUNT(*) AS r
    FROM opportunities WHERE state IN ('won', 'lost') AND closed_on BETWEEN '2025-01-01' AND '2026-10-31' GROUP BY 1)
  SELECT m, c / LAG(c, 12) OVER w - 1, r - LAG(r, 12) OVER w FROM m WINDOW w AS (ORDER BY m)

  # what is read as of a moment has a mean, and a month before
  show receivable, moving(receivable, 2), previous(receivable), growth(receivable) by month last quarter
  ordered rows:
  WITH ends(m, d) AS (VALUES ('2026-07', '2026-07-31'), ('2026-08', '2026-08-31'), ('2026-09', '2026-09-30')),
  n AS (SELECT m, (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on <= d)
    - (SELECT SUM(amount) FROM payment_allocations WHERE paid_on <= d)
    - (SELECT SUM(amount) FROM credit_notes WHERE invoice_id IS NOT NULL AND issued_on <= d) AS r FROM ends)
  SELECT m, r, (r + LAG(r) OVER w) / 2.0, LAG(r) OVER w, 1.0 * r / LAG(r) OVER w - 1 FROM n WINDOW w AS (ORDER BY m)

  # attainment so far: sales and targets are added up apart
  show running(attainment), running(target) by month 2025
  ordered rows:
  WITH t AS (SELECT substr(starts_on, 1, 7) AS m, SUM(value) AS t FROM targets
    WHERE metric = 'sales' AND scope = 'rep' AND starts_on LIKE '2025-%' GROUP BY 1),
  s AS (SELECT substr(ordered_on, 1, 7) AS m, SUM(amount) AS s FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2025-%' GROUP BY 1)
  SELECT t.m, 1.0 * SUM(s) OVER w / SUM(t) OVER w, SUM(t) OVER w FROM t JOIN s USING (m) WINDOW w AS (ORDER BY m)

  # person-days are added up too
  show running(visits per workday) by month this year
  ordered rows:
  WITH d AS (
    SELECT substr(c.day, 1, 7) AS m, COUNT(*) AS n FROM reps r JOIN calendar c ON c.day >= r.hired_on
      AND c.day < COALESCE(r.left_on, '9999-12-31') LEFT JOIN holidays h ON h.day = c.day
    WHERE r.is_selling = 1 AND c.day BETWEEN '2026-01-01' AND '2026-11-23'
      AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day) GROUP BY 1),
  v AS (SELECT substr(done_on, 1, 7) AS m, COUNT(*) AS v FROM activities
    WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-%' GROUP BY 1)
  SELECT m, 1.0 * SUM(v) OVER w / SUM(n) OVER w FROM d JOIN v USING (m) WINDOW w AS (ORDER BY m)

  # a condition is tested after the numbers are there
  show sales, running(sales) by month where running(sales) > 40000000 this year
  rows:
  WITH m AS (SELECT substr(ordered_on, 1, 7) AS m, SUM(amount) AS s FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%' GROUP BY 1),
  r AS (SELECT m, s, SUM(s) OVER (ORDER BY m) AS r FROM m)
  SELECT m, s, r FROM r WHERE r > 4000000000

  # ranks among all and in each team
  show reps with closes, rank(closes), rank(closes in each team) last quarter
  rows:
  WITH n AS (SELECT r.name, t.name AS team, SUM(COALESCE(s.share_bp, 10000)) / 10000.0 AS c FROM opportunities o
    LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id JOIN reps r ON r.id = COALESCE(s.rep_id, o.rep_id)
    JOIN rep_assignments a ON a.rep_id = r.id AND a.from_on <= o.closed_on AND a.until_on > o.closed_on
    JOIN teams t ON t.id = a.team_id WHERE o.state = 'won' AND o.closed_on BETWEEN '2026-07-01' AND '2026-09-30'
    GROUP BY r.id, t.id
    UNION ALL SELECT r.name, t.name, 0 FROM reps r JOIN teams t ON t.id = r.team_id WHERE r.is_selling = 1 AND r.hired_on <= '2026-09-30'
      AND COALESCE(r.left_on, '9999-12-31') > '2026-07-01' AND NOT EXISTS (SELECT 1 FROM opportunities o
        LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
        WHERE COALESCE(s.rep_id, o.rep_id) = r.id AND o.state = 'won' AND o.closed_on BETWEEN '2026-07-01' AND '2026-09-30'))
  SELECT name, team, c, RANK() OVER (ORDER BY c DESC), RANK() OVER (PARTITION BY team ORDER BY c DESC) FROM n

  # the least loss is the best one
  show rank(losses), rank(0 - losses) by team this year
  rows:
  WITH n AS (SELECT t.name, COUNT(*) AS c FROM opportunities o
    JOIN rep_assignments a ON a.rep_id = o.rep_id AND a.from_on <= o.closed_on AND a.until_on > o.closed_on
    JOIN teams t ON t.id = a.team_id WHERE o.state = 'lost' AND o.closed_on LIKE '2026-%' GROUP BY t.id)
  SELECT name, RANK() OVER (ORDER BY c), RANK() OVER (ORDER BY -c DESC) FROM n

  # the first three of each region
  show reps with sales by region where rank(sales in each region) <= 3 this quarter
  rows:
  WITH n AS (SELECT r.name, COALESCE(c.region, '(none)') AS g, SUM(l.amount) AS s FROM order_lines l
    JOIN reps r ON r.id = l.rep_id LEFT JOIN customers c ON c.id = l.customer_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on >= '2026-10-01' AND r.is_selling = 1 GROUP BY r.id, 2),
  k AS (SELECT *, RANK() OVER (PARTITION BY g ORDER BY s DESC) AS k FROM n)
  SELECT name, g, s, k FROM k WHERE k <= 3

  # which customers make most of the sales
  show sales, cumulative(sales), cumulative_share(sales) by customer this year sort sales desc
  ordered rows:
  WITH n AS (SELECT c.name, SUM(l.amount) AS s FROM order_lines l JOIN customers c ON c.id = l.customer_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-%' GROUP BY c.id)
  SELECT name, s, SUM(s) OVER w, 1.0 * SUM(s) OVER w / SUM(s) OVER () FROM n
  WINDOW w AS (ORDER BY s DESC, name ROWS UNBOUNDED PRECEDING) ORDER BY s DESC, name
  total:
  SELECT SUM(amount), NULL, NULL FROM order_lines WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%'

  # parts of each region's whole
  show cumulative_share(sales in each region) by product, region last quarter
  rows:
  WITH n AS (SELECT p.name, COALESCE(c.region, '(none)') AS g, SUM(l.amount) AS s FROM order_lines l
    JOIN products p ON p.id = l.product_id LEFT JOIN customers c ON c.id = l.customer_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY p.id, 2)
  SELECT name, g, 1.0 * SUM(s) OVER (PARTITION BY g ORDER BY s DESC, name ROWS UNBOUNDED PRECEDING)
    / SUM(s) OVER (PARTITION BY g) FROM n

  # both ends of a rate's interval
  show lower(win_rate), upper(win_rate) by rep this quarter
  rows:
  WITH n AS (SELECT r.name, 1.0 * SUM(state = 'won') AS h, 1.0 * COUNT(*) AS n FROM opportunities o
    JOIN reps r ON r.id = o.rep_id WHERE o.state IN ('won', 'lost') AND o.closed_on >= '2026-10-01' GROUP BY r.id),
  z AS (SELECT *, 1.959963984540054 AS z FROM n),
  w AS (SELECT name, h, n, (h / n + z * z / (2 * n)) / (1 + z * z / n) AS middle,
    z * sqrt(h / n * (1 - h / n) / n + z * z / (4 * n * n)) / (1 + z * z / n) AS half FROM z)
  SELECT name, CASE WHEN h > 0 THEN middle - half ELSE 0 END, CASE WHEN h < n THEN middle + half ELSE 1 END FROM w

  # the fewest customers that make half of the sales, and the rest
  show sales, orders by customer 2025 top 50% of sales
  ordered rows:
  WITH n AS (SELECT c.id, c.name, SUM(l.amount) AS s FROM order_lines l JOIN customers c ON c.id = l.customer_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2025-%' GROUP BY c.id),
  k AS (SELECT *, SUM(s) OVER (ORDER BY s DESC, name ROWS UNBOUNDED PRECEDING) - s AS before, SUM(s) OVER () AS whole FROM n)
  SELECT name, s, (SELECT COUNT(*) FROM orders o WHERE o.customer_id = k.id AND o.status NOT IN ('draft', 'cancelled')
    AND o.ordered_on LIKE '2025-%') FROM k WHERE before < 0.5 * whole ORDER BY s DESC, name
  others:
  WITH n AS (SELECT c.id, c.name, SUM(l.amount) AS s FROM order_lines l JOIN customers c ON c.id = l.customer_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2025-%' GROUP BY c.id),
  k AS (SELECT *, SUM(s) OVER (ORDER BY s DESC, name ROWS UNBOUNDED PRECEDING) - s AS before, SUM(s) OVER () AS whole FROM n)
  SELECT SUM(s), SUM((SELECT COUNT(*) FROM orders o WHERE o.customer_id = k.id
    AND o.status NOT IN ('draft', 'cancelled') AND o.ordered_on LIKE '2025-%')) FROM k WHERE before >= 0.5 * whole

  # the smallest products that make a fifth, in each region
  show units by product, region last quarter bottom 20% of units in each region
  rows:
  WITH n AS (SELECT p.name, COALESCE(c.region, '(none)') AS g, SUM(l.quantity) AS q FROM order_lines l
    JOIN products p ON p.id = l.product_id LEFT JOIN customers c ON c.id = l.customer_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY p.id, 2),
  k AS (SELECT *, SUM(q) OVER (PARTITION BY g ORDER BY q, name ROWS UNBOUNDED PRECEDING) - q AS before,
    SUM(q) OVER (PARTITION BY g) AS whole FROM n)
  SELECT name, g, q / 1000.0 FROM k WHERE before < 0.2 * whole

  # how many customers make 80 % of the sales of a year
  show few = pareto(sales by customer, 80%) 2025
  rows:
  WITH n AS (SELECT customer_id AS c, SUM(amount) AS s FROM order_lines
    WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2025-%' GROUP BY 1),
  k AS (SELECT *, SUM(s) OVER (ORDER BY s DESC, c ROWS UNBOUNDED PRECEDING) - s AS before, SUM(s) OVER () AS whole FROM n)
  SELECT SUM(before < 0.8 * whole), SUM(s <> 0), 1.0 * SUM(before < 0.8 * whole) / SUM(s <> 0) FROM k

  # the same for each team beside its sales, and for all of them together
  show sales, pareto(won_value by customer, 60%) by team this year
  rows:
  WITH w AS (SELECT t.name, o.customer_id AS c, SUM(o.amount * COALESCE(x.share_bp, 10000) / 10000) AS s
    FROM opportunities o LEFT JOIN opportunity_splits x ON x.opportunity_id = o.id
    JOIN rep_assignments m ON m.rep_id = COALESCE(x.rep_id, o.rep_id) AND m.from_on <= o.closed_on AND m.until_on > o.closed_on
    JOIN teams t ON t.id = m.team_id WHERE o.state = 'won' AND o.closed_on LIKE '2026-%' GROUP BY t.id, 2),
  k AS (SELECT *, SUM(s) OVER (PARTITION BY name ORDER BY s DESC, c ROWS UNBOUNDED PRECEDING) - s AS before,
    SUM(s) OVER (PARTITION BY name) AS whole FROM w),
  p AS (SELECT name, SUM(before < 0.6 * whole) AS few, SUM(s <> 0) AS n FROM k GROUP BY name),
  s AS (SELECT t.name, SUM(l.amount) AS s FROM order_lines l
    JOIN rep_assignments m ON m.rep_id = l.rep_id AND m.from_on <= l.ordered_on AND m.until_on > l.ordered_on
    JOIN teams t ON t.id = m.team_id WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-%' GROUP BY 1)
  SELECT name, s, few, n, 1.0 * few / n FROM s JOIN p USING (name)
  total:
  WITH w AS (SELECT customer_id AS c, SUM(amount) AS s FROM opportunities
    WHERE state = 'won' AND closed_on LIKE '2026-%' GROUP BY 1),
  k AS (SELECT *, SUM(s) OVER (ORDER BY s DESC, c ROWS UNBOUNDED PRECEDING) - s AS before, SUM(s) OVER () AS whole FROM w),
  p AS (SELECT SUM(before < 0.6 * whole) AS few, SUM(s <> 0) AS n FROM k)
  SELECT (SELECT SUM(amount) FROM order_lines WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%'),
    few, n, 1.0 * few / n FROM p

  # a rate with its cases and both ends, of those with enough cases
  show win_rate, closes by rep this quarter where win_rate_n >= 9 with n, interval
  rows:
  WITH n AS (SELECT r.name, 1.0 * SUM(state = 'won') AS h, 1.0 * COUNT(*) AS n FROM opportunities o
    JOIN reps r ON r.id = o.rep_id WHERE o.state IN ('won', 'lost') AND o.closed_on >= '2026-10-01' GROUP BY r.id),
  z AS (SELECT *, 1.959963984540054 AS z FROM n),
  w AS (SELECT name, h, n, (h / n + z * z / (2 * n)) / (1 + z * z / n) AS middle,
    z * sqrt(h / n * (1 - h / n) / n + z * z / (4 * n * n)) / (1 + z * z / n) AS half FROM z)
  SELECT name, h / n, n, middle - half, middle + half, h FROM w WHERE n >= 9
  total:
  WITH r AS (SELECT 1.0 * SUM(state = 'won') AS h, 1.0 * COUNT(*) AS n FROM opportunities
    WHERE state IN ('won', 'lost') AND closed_on >= '2026-10-01' GROUP BY rep_id),
  n AS (SELECT SUM(h) AS h, SUM(n) AS n, 1.959963984540054 AS z FROM r WHERE n >= 9)
  SELECT h / n, n, (h / n + z * z / (2 * n)) / (1 + z * z / n)
      - z * sqrt(h / n * (1 - h / n) / n + z * z / (4 * n * n)) / (1 + z * z / n),
    (h / n + z * z / (2 * n)) / (1 + z * z / n)
      + z * sqrt(h / n * (1 - h / n) / n + z * z / (4 * n * n)) / (1 + z * z / n), h FROM n

  # what is read as of a moment is part of what there was then
  show share{pipeline} by team, month last quarter
  rows:
  WITH p AS (SELECT substr(m.day, 1, 7) AS month, a.team_id, SUM(COALESCE(c.amount, s.amount)) AS amount
    FROM (SELECT '2026-07-31' AS day UNION SELECT '2026-08-31' UNION SELECT '2026-09-30') m
    JOIN opportunity_states s ON s.state = 'open' AND s.from_on <= m.day AND s.until_on > m.day
    LEFT JOIN opportunity_state_credits c ON c.state_id = s.id
    JOIN rep_assignments a ON a.rep_id = COALESCE(c.rep_id, s.owner_id) AND a.from_on <= m.day AND a.until_on > m.day
    GROUP BY 1, 2)
  SELECT t.name, month, 1.0 * amount / SUM(amount) OVER (PARTITION BY month) FROM p JOIN teams t ON t.id = p.team_id

  # the same of what each group has at its own moment
  show share(pipeline in each month) by team, month last quarter
  rows:
  WITH p AS (SELECT substr(m.day, 1, 7) AS month, a.team_id, SUM(COALESCE(c.amount, s.amount)) AS amount
    FROM (SELECT '2026-07-31' AS day UNION SELECT '2026-08-31' UNION SELECT '2026-09-30') m
    JOIN opportunity_states s ON s.state = 'open' AND s.from_on <= m.day AND s.until_on > m.day
    LEFT JOIN opportunity_state_credits c ON c.state_id = s.id
    JOIN rep_assignments a ON a.rep_id = COALESCE(c.rep_id, s.owner_id) AND a.from_on <= m.day AND a.until_on > m.day
    GROUP BY 1, 2)
  SELECT t.name, month, 1.0 * amount / SUM(amount) OVER (PARTITION BY month) FROM p JOIN teams t ON t.id = p.team_id

  # customers of each month divide what they ordered in it
  show retention, visits per customer by month 2026-01..2026-03
  ordered rows:
  WITH m(first, next) AS (VALUES ('2026-01-01', '2026-02-01'), ('2026-02-01', '2026-03-01'), ('2026-03-01', '2026-04-01')),
  n AS (SELECT first, (SELECT COUNT(*) FROM customers c WHERE (created_on IS NULL OR created_on < next) AND NOT EXISTS (
      SELECT 1 FROM party_states p WHERE p.party_id = c.id AND p.from_on < next AND p.until_on >= next
        AND p.status IN ('new', 'working', 'qualified', 'disqualified'))) AS n,
    (SELECT COUNT(DISTINCT customer_id) FROM orders WHERE status NOT IN ('draft', 'cancelled')
      AND ordered_on >= first AND ordered_on < next) AS b,
    (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on >= first AND done_on < next)
      AS v FROM m)
  SELECT substr(first, 1, 7), 1.0 * b / n, 1.0 * v / n FROM n ORDER BY 1
  total:
  SELECT 1.0 * (SELECT COUNT(DISTINCT customer_id) FROM orders WHERE status NOT IN ('draft', 'cancelled')
      AND ordered_on BETWEEN '2026-01-01' AND '2026-03-31') / n,
    1.0 * (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done'
      AND done_on BETWEEN '2026-01-01' AND '2026-03-31') / n
  FROM (SELECT COUNT(*) AS n FROM customers c WHERE (created_on IS NULL OR created_on < '2026-04-01') AND NOT EXISTS (
      SELECT 1 FROM party_states p WHERE p.party_id = c.id AND p.from_on < '2026-04-01' AND p.until_on >= '2026-04-01'
        AND p.status IN ('new', 'working', 'qualified', 'disqualified')))
  """#
