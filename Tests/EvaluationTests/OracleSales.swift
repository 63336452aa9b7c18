/// Orders, products, new and old customers, open deals.
let salesCases = #"""
  # sales by month without drafts and cancelled orders
  show sales, orders, average_order by month this year
  ordered rows:
  WITH o AS (SELECT id, substr(ordered_on, 1, 7) AS m FROM orders
    WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%'),
  n AS (SELECT m, COUNT(*) AS n FROM o GROUP BY m),
  s AS (SELECT m, SUM(l.amount) AS s FROM o JOIN order_lines l ON l.order_id = o.id GROUP BY m)
  SELECT m, s, n, 1.0 * s / n FROM n JOIN s USING (m) ORDER BY m

  # what products bring
  show units, ordered, margin, margin_rate, discount_rate by product last quarter
  rows:
  SELECT p.name, SUM(l.quantity) / 1000.0, SUM(l.amount), COALESCE(SUM(l.amount - l.cost), 0),
    1.0 * SUM(l.amount - l.cost) / SUM(CASE WHEN l.cost IS NOT NULL THEN l.amount END),
    1 - 1.0 * SUM(l.amount) / SUM(l.gross)
  FROM order_lines l JOIN products p ON p.id = l.product_id JOIN orders o ON o.id = l.order_id
  WHERE o.status IN ('confirmed', 'shipped', 'delivered') AND o.ordered_on BETWEEN '2026-07-01' AND '2026-09-30'
  GROUP BY p.id
  total:
  SELECT SUM(quantity) / 1000.0, SUM(amount), SUM(amount - cost),
    1.0 * SUM(amount - cost) / SUM(CASE WHEN cost IS NOT NULL THEN amount END), 1 - 1.0 * SUM(amount) / SUM(gross)
  FROM order_lines WHERE status NOT IN ('draft', 'cancelled') AND ordered_on BETWEEN '2026-07-01' AND '2026-09-30'

  # what is no money, for each unit of money and not for each cent of it
  show units / ordered, by_money = units per ordered, ordered / units, units / ordered * ordered by category this year
  rows:
  SELECT COALESCE(p.category, '(none)'), SUM(l.quantity) / 10.0 / SUM(l.amount), SUM(l.quantity) / 10.0 / SUM(l.amount),
    SUM(l.amount) * 1000.0 / SUM(l.quantity), SUM(l.quantity) / 10.0
  FROM order_lines l LEFT JOIN products p ON p.id = l.product_id
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-%' GROUP BY p.category

  # categories
  show ordered, units by category this year
  rows:
  SELECT COALESCE(p.category, '(none)'), SUM(l.amount), SUM(l.quantity) / 1000.0
  FROM order_lines l LEFT JOIN products p ON p.id = l.product_id
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-%' GROUP BY p.category

  # first ever orders, and customers that had ordered before
  show active_customers, new_customers, repeat_customers by month this year
  ordered rows:
  WITH good AS (SELECT customer_id, ordered_on FROM orders WHERE status NOT IN ('draft', 'cancelled')),
  first AS (SELECT customer_id, MIN(ordered_on) AS day FROM good GROUP BY 1),
  monthly AS (SELECT DISTINCT substr(g.ordered_on, 1, 7) AS m, g.customer_id, substr(f.day, 1, 7) AS first
    FROM good g JOIN first f USING (customer_id))
  SELECT m, COUNT(*), SUM(first = m), SUM(first < m) FROM monthly WHERE m LIKE '2026-%' GROUP BY m ORDER BY m
  total:
  WITH good AS (SELECT customer_id, ordered_on FROM orders WHERE status NOT IN ('draft', 'cancelled')),
  first AS (SELECT customer_id, MIN(ordered_on) AS day, MAX(ordered_on) AS last FROM good GROUP BY 1)
  SELECT SUM(last >= '2026-01-01'), SUM(day >= '2026-01-01'), SUM(last >= '2026-01-01' AND day < '2026-01-01') FROM first

  # deals in money
  show won_value, average_deal, value_win_rate, median_deal by team last year
  rows:
  WITH d AS (
    SELECT t.name, o.id, o.amount, o.state, SUM(COALESCE(s.share_bp, 10000)) / 10000.0 AS part
    FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
    JOIN rep_assignments m ON m.rep_id = COALESCE(s.rep_id, o.rep_id) AND m.from_on <= o.closed_on
      AND m.until_on > o.closed_on
    JOIN teams t ON t.id = m.team_id WHERE o.state IN ('won', 'lost') AND o.closed_on LIKE '2025-%'
    GROUP BY t.name, o.id),
  ranked AS (SELECT name, amount, ROW_NUMBER() OVER (PARTITION BY name ORDER BY amount) - 1 AS k,
    COUNT(*) OVER (PARTITION BY name) AS n FROM d WHERE state = 'won'),
  middle AS (SELECT name,
    (MAX(CASE WHEN k = (n - 1) / 2 THEN amount END) + MAX(CASE WHEN k = n / 2 THEN amount END)) / 2.0 AS middle
    FROM ranked GROUP BY name)
  SELECT d.name, SUM(CASE WHEN state = 'won' THEN part * amount END),
    SUM(CASE WHEN state = 'won' THEN part * amount END) / SUM(CASE WHEN state = 'won' THEN part END),
    SUM(CASE WHEN state = 'won' THEN part * amount END) / SUM(part * amount), middle
  FROM d JOIN middle USING (name) GROUP BY d.name

  # the pipeline of a past day, from history
  show pipeline, open_opportunities, weighted_pipeline by stage as of 2026-06-30
  rows:
  SELECT g.name, SUM(s.amount), COUNT(*), SUM(s.amount * g.probability_bp) / 10000.0
  FROM opportunity_states s JOIN stages g ON g.id = s.stage_id
  WHERE s.state = 'open' AND s.from_on <= '2026-06-30' AND s.until_on > '2026-06-30' GROUP BY g.id

  # what happened after the day is not there yet, in the present month of then neither
  show orders, pipeline by month 2026 as of 2026-02-10
  ordered rows:
  SELECT '2026-01', COUNT(*), (SELECT SUM(amount) FROM opportunity_states
    WHERE state = 'open' AND from_on <= '2026-01-31' AND until_on > '2026-01-31')
  FROM orders
  WHERE status <> 'draft' AND (status <> 'cancelled' OR cancelled_on > '2026-02-10') AND ordered_on BETWEEN '2026-01-01' AND '2026-01-31'
  UNION ALL
  SELECT '2026-02', COUNT(*), (SELECT SUM(amount) FROM opportunity_states
    WHERE state = 'open' AND from_on <= '2026-02-10' AND until_on > '2026-02-10')
  FROM orders
  WHERE status <> 'draft' AND (status <> 'cancelled' OR cancelled_on > '2026-02-10') AND ordered_on BETWEEN '2026-02-01' AND '2026-02-10'

  # all that was known on a day
  show orders as of 2025-06-30
  rows:
  SELECT COUNT(*) FROM orders
  WHERE status <> 'draft' AND (status <> 'cancelled' OR cancelled_on > '2025-06-30') AND ordered_on <= '2025-06-30'

  # like with like from there
  show orders this year as of 2026-06-30 vs last year
  rows:
  SELECT a, b, a - b, (a - b) * 1.0 / b FROM (SELECT
    COUNT(*) FILTER (WHERE ordered_on BETWEEN '2026-01-01' AND '2026-06-30') AS a,
    COUNT(*) FILTER (WHERE ordered_on BETWEEN '2025-01-01' AND '2025-06-30') AS b
    FROM orders WHERE status <> 'draft' AND (status <> 'cancelled' OR cancelled_on > CASE
      WHEN ordered_on < '2026-01-01' THEN '2025-06-30' ELSE '2026-06-30' END))

  # the pipeline at the end of each month, and of today in the present one
  show pipeline by month 2026-Q4
  ordered rows:
  SELECT '2026-10', SUM(amount) FROM opportunity_states
  WHERE state = 'open' AND from_on <= '2026-10-31' AND until_on > '2026-10-31'
  UNION ALL
  SELECT '2026-11', SUM(amount) FROM opportunity_states
  WHERE state = 'open' AND from_on <= '2026-11-23' AND until_on > '2026-11-23'

  # a period does not eat the history of what is read as of its end
  show pipeline, open_opportunities by rep last month
  rows:
  SELECT r.name, SUM(s.amount), COUNT(*) FROM opportunity_states s JOIN reps r ON r.id = s.owner_id
  WHERE s.state = 'open' AND s.from_on <= '2026-10-31' AND s.until_on > '2026-10-31' GROUP BY r.id
  total:
  SELECT SUM(amount), COUNT(*) FROM opportunity_states
  WHERE state = 'open' AND from_on <= '2026-10-31' AND until_on > '2026-10-31'

  # deals whose expected close has passed, as of the end of a past month
  show overdue_opportunities by team last month
  rows:
  SELECT t.name, COUNT(*) FROM opportunity_states s
  JOIN rep_assignments m ON m.rep_id = s.owner_id AND m.from_on <= '2026-10-31' AND m.until_on > '2026-10-31'
  JOIN teams t ON t.id = m.team_id
  WHERE s.state = 'open' AND s.from_on <= '2026-10-31' AND s.until_on > '2026-10-31' AND s.expected_close_on < '2026-10-31'
  GROUP BY t.id

  # why deals were lost, on the day they were
  show losses, lost_value by loss_reason this quarter
  rows:
  SELECT COALESCE(loss_reason, '(none)'), COUNT(*), SUM(amount) FROM opportunities
  WHERE state = 'lost' AND closed_on >= '2026-10-01' GROUP BY 1

  # sales by region and city of the customer
  show sales, active_customers by region, city last year
  rows:
  SELECT COALESCE(c.region, '(none)'), COALESCE(c.city, '(none)'), SUM(l.amount), COUNT(DISTINCT l.customer_id)
  FROM order_lines l LEFT JOIN customers c ON c.id = l.customer_id
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2025-%' GROUP BY 1, 2
  total:
  SELECT SUM(amount), COUNT(DISTINCT customer_id) FROM order_lines
  WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2025-%'

  # what the firm's own field says
  show sales, closes by loyalty last year
  rows:
  WITH facts AS (
    SELECT customer_id, amount AS a, 0 AS c FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
      AND ordered_on LIKE '2025-%'
    UNION ALL SELECT customer_id, 0, 1 FROM opportunities WHERE state = 'won' AND closed_on LIKE '2025-%')
  SELECT COALESCE(c.custom_loyalty, '(none)'), SUM(a), SUM(f.c) FROM facts f LEFT JOIN customers c ON c.id = f.customer_id
  GROUP BY 1
  """#
