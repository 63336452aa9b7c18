/// What customers cost, and what lies in stock.
let meansCases = #"""
  # what a source costs and brings
  show spend, new_leads, cost_per_lead, won_customers, cac by source last year
  rows:
  WITH wins AS (SELECT customer_id, source_id, closed_on,
      ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY closed_on, id) AS k
    FROM opportunities WHERE state = 'won' AND customer_id IS NOT NULL),
  facts AS (
    SELECT source_id, amount AS s, 0 AS l, 0 AS w FROM campaign_spend WHERE spent_on LIKE '2025-%'
    UNION ALL SELECT source_id, 0, 1, 0 FROM leads WHERE created_on LIKE '2025-%'
    UNION ALL SELECT source_id, 0, 0, 1 FROM wins WHERE k = 1 AND closed_on LIKE '2025-%')
  SELECT s.name, SUM(f.s), SUM(l), CASE WHEN SUM(l) > 0 THEN 1.0 * SUM(f.s) / SUM(l) END, SUM(w),
    CASE WHEN SUM(w) > 0 THEN 1.0 * SUM(f.s) / SUM(w) END
  FROM facts f JOIN sources s ON s.id = source_id GROUP BY s.id

  # campaigns: won amount less spend over spend
  show spend, won_value, roi by campaign this year
  rows:
  WITH facts AS (
    SELECT campaign_id, amount AS s, 0 AS w FROM campaign_spend WHERE spent_on LIKE '2026-%'
    UNION ALL SELECT campaign_id, 0, amount FROM opportunities WHERE state = 'won' AND closed_on LIKE '2026-%')
  SELECT COALESCE(c.name, '(none)'), SUM(s), SUM(w), CASE WHEN SUM(s) > 0 THEN 1.0 * (SUM(w) - SUM(s)) / SUM(s) END
  FROM facts LEFT JOIN campaigns c ON c.id = campaign_id GROUP BY c.id

  # by what orders leave after their cost, where that is known
  show margin, margin_roi by source this year
  rows:
  WITH facts AS (
    SELECT source_id, amount AS s, 0 AS m FROM campaign_spend WHERE spent_on BETWEEN '2026-01-01' AND '2026-11-23'
    UNION ALL SELECT source_id, 0, amount - cost FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
      AND cost IS NOT NULL AND amount IS NOT NULL AND ordered_on BETWEEN '2026-01-01' AND '2026-11-23')
  SELECT COALESCE(g.name, '(none)'), SUM(m), CASE WHEN SUM(s) > 0 THEN 1.0 * (SUM(m) - SUM(s)) / SUM(s) END
  FROM facts LEFT JOIN sources g ON g.id = source_id GROUP BY g.id

  # won over leads, by channel
  show new_leads, closes, lead_conversion by channel last year
  rows:
  WITH facts AS (
    SELECT source_id, 1 AS l, 0 AS w FROM leads WHERE created_on LIKE '2025-%'
    UNION ALL SELECT source_id, 0, 1 FROM opportunities WHERE state = 'won' AND closed_on LIKE '2025-%')
  SELECT s.channel, SUM(l), SUM(w), 1.0 * SUM(w) / SUM(l) FROM facts JOIN sources s ON s.id = source_id GROUP BY 1

  # stock of a past day by product
  show on_hand by product as of 2026-03-31
  rows:
  SELECT p.name, SUM(m.quantity) / 1000.0 FROM stock_movements m JOIN products p ON p.id = m.product_id
  WHERE m.moved_on <= '2026-03-31' GROUP BY p.id

  # transfers move stock and make none
  show on_hand by location
  rows:
  SELECT COALESCE(l.name, '(none)'), SUM(m.quantity) / 1000.0 FROM stock_movements m
  LEFT JOIN locations l ON l.id = m.location_id WHERE m.moved_on <= '2026-11-23' GROUP BY l.id
  total:
  SELECT SUM(quantity) / 1000.0 FROM stock_movements WHERE kind <> 'transfer'

  # how long the stock lasts at the pace of 90 days
  show on_hand, daily_issues, days_of_cover by product
  rows:
  WITH n AS (SELECT product_id, SUM(quantity) / 1000.0 AS h,
      -COALESCE(SUM(quantity) FILTER (WHERE kind = 'issue' AND moved_on > date('2026-11-23', '-90 days')), 0) / 90000.0 AS d
    FROM stock_movements WHERE moved_on <= '2026-11-23' GROUP BY 1)
  SELECT p.name, h, d, CASE WHEN d <> 0 THEN h / d END FROM n JOIN products p ON p.id = product_id

  # products to order again
  show below_reorder by category
  rows:
  SELECT p.category, SUM(p.reorder_level >= COALESCE((SELECT SUM(quantity) FROM stock_movements m
    WHERE m.product_id = p.id), 0)) AS n
  FROM products p WHERE p.is_active = 1 GROUP BY 1 HAVING n > 0

  # stock at the ends of months
  show on_hand by month last quarter
  ordered rows:
  WITH ends(m, d) AS (VALUES ('2026-07', '2026-07-31'), ('2026-08', '2026-08-31'), ('2026-09', '2026-09-30'))
  SELECT m, (SELECT SUM(quantity) / 1000.0 FROM stock_movements WHERE moved_on <= d) FROM ends
  """#
