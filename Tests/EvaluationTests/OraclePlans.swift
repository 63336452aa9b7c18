/// Targets and budgets: rolled up from what was set, never divided.
let planCases = #"""
  # a rep's target of the month
  show sales, target, attainment, gap by rep this month
  rows:
  WITH t AS (SELECT rep_id, SUM(value) AS t FROM targets WHERE metric = 'sales' AND scope = 'rep'
    AND starts_on = '2026-11-01' AND ends_on = '2026-11-30' GROUP BY 1),
  s AS (SELECT rep_id, SUM(amount) AS s FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
    AND ordered_on LIKE '2026-11-%' GROUP BY 1)
  SELECT r.name, COALESCE(s, 0), COALESCE(t, 'no target'), COALESCE(1.0 * COALESCE(s, 0) / t, 'no target'),
    COALESCE(COALESCE(s, 0) - t, 'no target')
  FROM reps r LEFT JOIN t ON t.rep_id = r.id LEFT JOIN s ON s.rep_id = r.id WHERE t IS NOT NULL OR s IS NOT NULL

  # months make a quarter
  show target, attainment by rep last quarter
  rows:
  WITH t AS (SELECT rep_id, SUM(value) AS t FROM targets WHERE metric = 'sales' AND scope = 'rep'
    AND starts_on >= '2026-07-01' AND ends_on <= '2026-09-30' GROUP BY 1),
  s AS (SELECT rep_id, SUM(amount) AS s FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
    AND ordered_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1)
  SELECT r.name, t, 1.0 * COALESCE(s, 0) / t FROM reps r JOIN t ON t.rep_id = r.id LEFT JOIN s ON s.rep_id = r.id

  # months make a year, month by month
  show target by rep, month 2025
  rows:
  SELECT r.name, substr(t.starts_on, 1, 7), SUM(t.value) FROM targets t JOIN reps r ON r.id = t.rep_id
  WHERE t.metric = 'sales' AND t.scope = 'rep' AND t.starts_on LIKE '2025-%' GROUP BY r.id, 2
  UNION ALL
  SELECT r.name, m.m, 'no target' FROM reps r, (SELECT DISTINCT substr(day, 1, 7) AS m FROM calendar
    WHERE day LIKE '2025-%') m
  WHERE EXISTS (SELECT 1 FROM targets t WHERE t.rep_id = r.id AND t.metric = 'sales' AND t.starts_on LIKE '2025-%')
    AND COALESCE(r.hired_on, '') < m.m || '-32' AND COALESCE(r.left_on, '9999') > m.m || '-01'
    AND NOT EXISTS (SELECT 1 FROM targets t WHERE t.rep_id = r.id AND t.metric = 'sales'
      AND substr(t.starts_on, 1, 7) = m.m)

  # a metric's own target
  show visits, target(visits) by rep this month
  rows:
  WITH t AS (SELECT rep_id, SUM(value) AS t FROM targets WHERE metric = 'visits' AND starts_on = '2026-11-01' GROUP BY 1),
  v AS (SELECT rep_id, COUNT(*) AS v FROM activities WHERE type = 'visit' AND status = 'done'
    AND done_on LIKE '2026-11-%' GROUP BY 1)
  SELECT r.name, COALESCE(v, 0), COALESCE(t, 'no target') FROM reps r LEFT JOIN t ON t.rep_id = r.id
  LEFT JOIN v ON v.rep_id = r.id WHERE t IS NOT NULL OR v IS NOT NULL

  # the company's month is the sum of the reps' when nothing was set for it
  show target this month
  rows:
  SELECT SUM(value) FROM targets WHERE metric = 'sales' AND scope = 'rep' AND starts_on = '2026-11-01'

  # the company's year was set and wins over the sum
  show target this year
  rows:
  SELECT value FROM targets WHERE metric = 'sales' AND scope = 'company' AND starts_on = '2026-01-01'

  # a week has its working days of the month's target
  show target by week last month
  rows:
  WITH m AS (SELECT SUM(value) AS t FROM targets WHERE metric = 'sales' AND scope = 'rep' AND starts_on = '2026-10-01'),
  w AS (SELECT MIN(day) AS first, week, SUM(is_workday) AS days FROM calendar WHERE day LIKE '2026-10-%' GROUP BY week)
  SELECT '2026-W' || (40 + row_number() OVER (ORDER BY week) - 1), 1.0 * t * days / SUM(days) OVER () FROM w, m
  total:
  SELECT SUM(value) FROM targets WHERE metric = 'sales' AND scope = 'rep' AND starts_on = '2026-10-01'

  # and where it lies in two months, what each has of it
  show target by week, month 2026-10-26..2026-11-08
  rows:
  WITH m AS (SELECT starts_on AS month, SUM(value) AS t FROM targets WHERE metric = 'sales' AND scope = 'rep' GROUP BY 1),
  n AS (SELECT month, SUM(is_workday) AS days FROM calendar GROUP BY 1)
  SELECT CASE week WHEN '2026-10-26' THEN '2026-W44' ELSE '2026-W45' END, substr(c.month, 1, 7),
    SUM(1.0 * t * is_workday / days)
  FROM calendar c JOIN m USING (month) JOIN n USING (month) WHERE day BETWEEN '2026-10-26' AND '2026-11-08' GROUP BY 1, 2

  # half-years hold their months
  show budget by half, month this year
  rows:
  SELECT CASE WHEN starts_on < '2026-07-01' THEN '2026-H1' ELSE '2026-H2' END, substr(starts_on, 1, 7), SUM(amount)
  FROM budgets WHERE starts_on LIKE '2026-%' AND ends_on < date(starts_on, '+1 month') GROUP BY 1, 2

  # a team's month is the sum of its reps'
  show reps with target by team this month
  rows:
  SELECT r.name, g.name, SUM(t.value) FROM targets t JOIN reps r ON r.id = t.rep_id JOIN teams g ON g.id = r.team_id
  WHERE t.metric = 'sales' AND t.scope = 'rep' AND t.starts_on = '2026-11-01' GROUP BY r.id

  # sales and target meet in one row of team and rep
  show sales, target by team, rep this month
  rows:
  WITH t AS (SELECT rep_id, SUM(value) AS t FROM targets WHERE metric = 'sales' AND scope = 'rep'
    AND starts_on = '2026-11-01' GROUP BY 1),
  s AS (SELECT rep_id, SUM(amount) AS s FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
    AND ordered_on LIKE '2026-11-%' GROUP BY 1)
  SELECT g.name, r.name, COALESCE(s, 0), COALESCE(t, 'no target') FROM reps r JOIN teams g ON g.id = r.team_id
  LEFT JOIN t ON t.rep_id = r.id LEFT JOIN s ON s.rep_id = r.id WHERE t IS NOT NULL OR s IS NOT NULL

  # the targets of one team's reps
  show reps with sales, target where team = "South" this month
  rows:
  SELECT r.name,
    COALESCE((SELECT SUM(amount) FROM order_lines l WHERE l.rep_id = r.id AND status NOT IN ('draft', 'cancelled')
      AND ordered_on LIKE '2026-11-%'), 0),
    COALESCE((SELECT SUM(value) FROM targets t WHERE t.rep_id = r.id AND t.metric = 'sales'
      AND t.starts_on = '2026-11-01'), 'no target')
  FROM reps r WHERE r.team_id = 4 AND r.is_selling = 1 AND r.left_on IS NULL

  # the team of the time, for a rep who changed it
  show target by rep, team 2026-02
  rows:
  SELECT r.name, CASE r.name WHEN '赵磊' THEN 'North' ELSE t.name END, SUM(value) FROM targets g
  JOIN reps r ON r.id = g.rep_id JOIN teams t ON t.id = r.team_id
  WHERE g.metric = 'sales' AND g.scope = 'rep' AND g.starts_on = '2026-02-01' GROUP BY r.id

  # expenses stand with the team of who spent them, or the team they were charged to
  show expenses, submitted_expenses by team this year
  rows:
  WITH e AS (
    SELECT COALESCE(e.team_id, m.team_id) AS team_id, e.status, e.amount FROM expenses e
    LEFT JOIN rep_assignments m ON m.rep_id = e.rep_id AND m.from_on <= e.spent_on AND m.until_on > e.spent_on
    WHERE e.spent_on LIKE '2026-%')
  SELECT COALESCE(t.name, '(none)'), COALESCE(SUM(amount) FILTER (WHERE status IN ('approved', 'paid')), 0),
    COALESCE(SUM(amount) FILTER (WHERE status = 'submitted'), 0)
  FROM e LEFT JOIN teams t ON t.id = e.team_id WHERE status <> 'rejected' GROUP BY t.id

  # one team's travel against its budget
  show expenses, budget, budget_use where team = "South" by category last month
  rows:
  WITH e AS (
    SELECT e.category, SUM(e.amount) AS e FROM expenses e LEFT JOIN reps r ON r.id = e.rep_id
    WHERE e.spent_on LIKE '2026-10-%' AND e.status IN ('approved', 'paid') AND COALESCE(e.team_id, r.team_id) = 4
    GROUP BY 1),
  set_by AS (
    SELECT category, SUM(amount) AS b FROM budgets b WHERE starts_on = '2026-10-01'
      AND (team_id = 4 OR rep_id IN (SELECT id FROM reps WHERE team_id = 4)) GROUP BY 1)
  SELECT category, COALESCE(e, 0), COALESCE(b, 'no budget'), COALESCE(1.0 * COALESCE(e, 0) / b, 'no budget')
  FROM (SELECT category FROM e UNION SELECT category FROM set_by) LEFT JOIN e USING (category) LEFT JOIN set_by USING (category)

  # the company's budget of the year was set
  show budget, expenses, budget_use this year
  rows:
  WITH e AS (SELECT SUM(amount) AS e FROM expenses WHERE status IN ('approved', 'paid') AND spent_on LIKE '2026-%')
  SELECT amount, e, 1.0 * e / amount FROM budgets, e WHERE scope = 'company' AND starts_on = '2026-01-01'

  # time passed, and what it makes of the target: 15 of November's 21 workdays, the 16th today
  show time_progress, pace, projection, required_per_day this month
  rows:
  WITH t AS (SELECT 1.0 * SUM(value) AS t FROM targets WHERE metric = 'sales' AND scope = 'rep' AND starts_on = '2026-11-01'),
  s AS (SELECT 1.0 * SUM(amount) AS s FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
    AND ordered_on LIKE '2026-11-%')
  SELECT 16 / 21.0, (s / t) / (16 / 21.0), s / (16 / 21.0), (t - s) / 5 FROM s, t

  # expenses over sales
  show expenses, sales, expense_ratio by rep last month
  rows:
  WITH facts AS (
    SELECT rep_id, amount AS e, 0 AS s FROM expenses WHERE status IN ('approved', 'paid') AND spent_on LIKE '2026-10-%'
    UNION ALL SELECT rep_id, 0, amount FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
      AND ordered_on LIKE '2026-10-%')
  SELECT COALESCE(r.name, '(none)'), SUM(e), SUM(s), CASE WHEN SUM(s) <> 0 THEN 1.0 * SUM(e) / SUM(s) END
  FROM facts LEFT JOIN reps r ON r.id = rep_id GROUP BY r.id
  """#
