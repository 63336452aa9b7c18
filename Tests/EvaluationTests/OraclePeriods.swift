/// Time: axes without gaps, week 53, the turn of the year, the end of a month.
let periodCases = #"""
  # days without a visit stay
  show visits by day 2026-09-28..2026-10-12
  ordered rows:
  WITH RECURSIVE days(d) AS (SELECT '2026-09-28' UNION ALL SELECT date(d, '+1 day') FROM days WHERE d < '2026-10-12')
  SELECT d, (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on = d) FROM days

  # a week belongs to the year of its Thursday
  show visits by week 2025-12-15..2026-01-18
  ordered rows:
  WITH facts AS (SELECT date(done_on, '-3 days', 'weekday 4') AS thursday FROM activities
    WHERE type = 'visit' AND status = 'done' AND done_on BETWEEN '2025-12-15' AND '2026-01-18')
  SELECT strftime('%Y', thursday) || printf('-W%02d', (strftime('%j', thursday) - 1) / 7 + 1), COUNT(*) FROM facts
  GROUP BY 1 ORDER BY 1

  # the first week of 2025 starts in 2024
  show visits by day 2025-W01
  ordered rows:
  WITH RECURSIVE days(d) AS (SELECT '2024-12-30' UNION ALL SELECT date(d, '+1 day') FROM days WHERE d < '2025-01-05')
  SELECT d, (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on = d) FROM days

  # a time axis ends today, and starts where the store does not
  show visits by month 2024-09-01..2026-11-30
  ordered rows:
  WITH RECURSIVE months(m) AS (SELECT '2024-09-01' UNION ALL SELECT date(m, '+1 month') FROM months WHERE m < '2026-11-01')
  SELECT substr(m, 1, 7), (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done'
    AND done_on LIKE substr(m, 1, 7) || '%') FROM months

  # each rep has every month
  show closes by rep, month last 3 months
  rows:
  WITH months(m) AS (VALUES ('2026-08'), ('2026-09'), ('2026-10'))
  SELECT r.name, m, COALESCE((SELECT SUM(COALESCE(s.share_bp, 10000)) / 10000.0 FROM opportunities o
    LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
    WHERE COALESCE(s.rep_id, o.rep_id) = r.id AND o.state = 'won' AND o.closed_on LIKE m || '%'), 0)
  FROM reps r, months WHERE r.id IN (SELECT COALESCE(s.rep_id, o.rep_id) FROM opportunities o
    LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
    WHERE state = 'won' AND closed_on BETWEEN '2026-08-01' AND '2026-10-31')

  # quarters, halves and years of all time
  show won_value by year, quarter all time
  rows:
  WITH q AS (SELECT substr(closed_on, 1, 4) AS y, (substr(closed_on, 6, 2) + 2) / 3 AS q, SUM(amount) AS value
    FROM opportunities WHERE state = 'won' GROUP BY 1, 2)
  SELECT y, y || '-Q' || q, value FROM q

  # halves of a year
  show orders by half last year
  ordered rows:
  SELECT CASE WHEN ordered_on < '2025-07-01' THEN '2025-H1' ELSE '2025-H2' END, COUNT(*) FROM orders
  WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2025-%' GROUP BY 1 ORDER BY 1

  # nothing has happened in the future
  show visits, sales, visits/closes, win_rate next month
  rows:
  SELECT 0, 0, NULL, NULL

  # reps of a future month: those employed
  show reps with visits, closes next month
  rows:
  SELECT name, 0, 0 FROM reps WHERE is_selling = 1 AND left_on IS NULL

  # an empty past
  show orders, ordered, average_order, median_deal 2020
  rows:
  SELECT 0, 0, NULL, NULL

  # the last day of a month is in it
  show sales by day 2026-03-31
  ordered rows:
  SELECT '2026-03-31', COALESCE(SUM(amount), 0) FROM order_lines
  WHERE status NOT IN ('draft', 'cancelled') AND ordered_on = '2026-03-31'
  """#
