/// Reporting lines and team trees, from `rep_assignments` and `teams` alone; shared deals, from `opportunity_splits`.
let rollUpCases = #"""
  # everybody below counts for every manager above, in the line of the day
  show visits by manager rolled up this year
  rows:
  WITH RECURSIVE facts AS (
    SELECT a.id, a.done_on AS day, m.manager_id AS boss FROM activities a
    JOIN rep_assignments m ON m.rep_id = a.rep_id AND m.from_on <= a.done_on AND m.until_on > a.done_on
    WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on LIKE '2026-%'
    UNION ALL
    SELECT f.id, f.day, m.manager_id FROM facts f
    JOIN rep_assignments m ON m.rep_id = f.boss AND m.from_on <= f.day AND m.until_on > f.day)
  SELECT r.name, COUNT(*) FROM facts JOIN reps r ON r.id = boss GROUP BY r.id
  total:
  SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-%'

  # distinct customers are counted anew for each manager, and the total is the whole
  show active_customers by manager rolled up this quarter
  rows:
  WITH RECURSIVE facts AS (
    SELECT o.customer_id, o.ordered_on AS day, m.manager_id AS boss FROM orders o
    JOIN rep_assignments m ON m.rep_id = o.rep_id AND m.from_on <= o.ordered_on AND m.until_on > o.ordered_on
    WHERE o.status NOT IN ('draft', 'cancelled') AND o.ordered_on BETWEEN '2026-10-01' AND '2026-12-31'
    UNION ALL
    SELECT f.customer_id, f.day, m.manager_id FROM facts f
    JOIN rep_assignments m ON m.rep_id = f.boss AND m.from_on <= f.day AND m.until_on > f.day)
  SELECT r.name, COUNT(DISTINCT customer_id) FROM facts JOIN reps r ON r.id = boss GROUP BY r.id
  total:
  SELECT COUNT(DISTINCT customer_id) FROM orders
  WHERE status NOT IN ('draft', 'cancelled') AND ordered_on BETWEEN '2026-10-01' AND '2026-12-31'

  # teams above teams; two reps changed theirs in the period
  show visits, closes by team rolled up 2026-02-01..2026-03-31
  rows:
  WITH RECURSIVE facts AS (
    SELECT rep_id, done_on AS day, 1 AS v, 0 AS c FROM activities WHERE type = 'visit' AND status = 'done'
    UNION ALL SELECT COALESCE(s.rep_id, o.rep_id), closed_on, 0, COALESCE(s.share_bp, 10000)
    FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id WHERE state = 'won'),
  own AS (
    SELECT m.team_id AS team, SUM(v) AS v, SUM(c) / 10000.0 AS c FROM facts f
    JOIN rep_assignments m ON m.rep_id = f.rep_id AND m.from_on <= f.day AND m.until_on > f.day
    WHERE f.day BETWEEN '2026-02-01' AND '2026-03-31' GROUP BY 1),
  up AS (SELECT team, v, c FROM own
    UNION ALL SELECT t.parent_id, v, c FROM up JOIN teams t ON t.id = up.team WHERE t.parent_id IS NOT NULL)
  SELECT t.name, SUM(v), SUM(c) FROM up JOIN teams t ON t.id = up.team GROUP BY t.id
  total:
  SELECT (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done'
      AND done_on BETWEEN '2026-02-01' AND '2026-03-31'),
    (SELECT COUNT(*) FROM opportunities WHERE state = 'won' AND closed_on BETWEEN '2026-02-01' AND '2026-03-31')

  # working days roll up, too
  show visits per workday by team rolled up last month
  rows:
  WITH v AS (
    SELECT COALESCE(t.name, 'Sales') AS name, COUNT(*) AS v FROM activities a
    JOIN rep_assignments m ON m.rep_id = a.rep_id AND m.from_on <= a.done_on AND m.until_on > a.done_on
    JOIN teams x ON x.id = m.team_id JOIN teams t ON t.id IN (x.id, x.parent_id)
    WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on LIKE '2026-10-%' GROUP BY t.id),
  w AS (
    SELECT t.name, COUNT(*) AS w FROM reps r JOIN calendar c ON c.day >= r.hired_on
      AND c.day < COALESCE(r.left_on, '9999-12-31')
    LEFT JOIN holidays h ON h.day = c.day
    JOIN rep_assignments m ON m.rep_id = r.id AND m.from_on <= c.day AND m.until_on > c.day
    JOIN teams x ON x.id = m.team_id JOIN teams t ON t.id IN (x.id, x.parent_id)
    WHERE r.is_selling = 1 AND c.day LIKE '2026-10-%'
      AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day) GROUP BY t.id)
  SELECT name, 1.0 * v / w FROM v JOIN w USING (name)
  total:
  SELECT 1.0 * (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-10-%')
    / (SELECT COUNT(*) FROM reps r JOIN calendar c ON c.day >= r.hired_on
        AND c.day < COALESCE(r.left_on, '9999-12-31')
      LEFT JOIN holidays h ON h.day = c.day
      WHERE r.is_selling = 1 AND c.day LIKE '2026-10-%'
        AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
        AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day))

  # a condition on everybody below
  show visits by team where rep within "Helen Zhou" 2026-02
  rows:
  SELECT t.name, COUNT(*) FROM activities a
  JOIN rep_assignments m ON m.rep_id = a.rep_id AND m.from_on <= a.done_on AND m.until_on > a.done_on
  JOIN teams t ON t.id = m.team_id
  WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on LIKE '2026-02-%' GROUP BY t.id

  # the team and those below it, beside a condition that is no part of it
  show sales by rep where team within "East" and industry = "retail" this quarter
  rows:
  SELECT r.name, SUM(l.amount) FROM order_lines l JOIN reps r ON r.id = l.rep_id JOIN customers c ON c.id = l.customer_id
  JOIN rep_assignments m ON m.rep_id = l.rep_id AND m.from_on <= l.ordered_on AND m.until_on > l.ordered_on
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on BETWEEN '2026-10-01' AND '2026-12-31'
    AND m.team_id = 3 AND c.industry = 'retail' GROUP BY r.id

  # shared deals go by share
  show closes, won_value, average_deal by rep this year
  rows:
  SELECT r.name, SUM(COALESCE(s.share_bp, 10000)) / 10000.0, SUM(o.amount * COALESCE(s.share_bp, 10000) / 10000),
    SUM(o.amount * COALESCE(s.share_bp, 10000)) * 1.0 / SUM(COALESCE(s.share_bp, 10000))
  FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
  JOIN reps r ON r.id = COALESCE(s.rep_id, o.rep_id)
  WHERE o.state = 'won' AND o.closed_on LIKE '2026-%' GROUP BY r.id
  total:
  SELECT COUNT(*), SUM(amount), 1.0 * SUM(amount) / COUNT(*) FROM opportunities
  WHERE state = 'won' AND closed_on LIKE '2026-%'

  # the largest and the different customers see each deal whole
  show max(opportunities.amount where state = "won" on closed), count distinct(opportunities.customer where state = "won" on closed) by rep this year
  rows:
  SELECT r.name, MAX(o.amount), COUNT(DISTINCT o.customer_id)
  FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
  JOIN reps r ON r.id = COALESCE(s.rep_id, o.rep_id)
  WHERE o.state = 'won' AND o.closed_on LIKE '2026-%' GROUP BY r.id

  # today's owner of the deal, whoever won it
  show won_value, closes by current owner last year
  rows:
  SELECT r.name, SUM(o.amount), COUNT(*) FROM opportunities o JOIN reps r ON r.id = o.owner_id
  WHERE o.state = 'won' AND o.closed_on LIKE '2025-%' GROUP BY r.id

  # today's owner of the customer, whoever made the visit
  show visits by current owner last year
  rows:
  SELECT COALESCE(r.name, '(none)'), COUNT(*) FROM activities a LEFT JOIN customers c ON c.id = a.customer_id
  LEFT JOIN reps r ON r.id = c.owner_id
  WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on LIKE '2025-%' GROUP BY r.id

  # the year so far: whole quarters, the month of October, and 16 of November's 21 working days
  show target by rep ytd
  rows:
  SELECT r.name, SUM(t.value * CASE t.starts_on WHEN '2026-11-01' THEN 16 / 21.0 ELSE 1 END)
  FROM targets t JOIN reps r ON r.id = t.rep_id
  WHERE t.metric = 'sales' AND t.scope = 'rep' AND t.starts_on BETWEEN '2026-01-01' AND '2026-11-01' GROUP BY r.id

  # a quarter's target belongs to the teams of its months
  show target by team, rep 2026-Q1
  rows:
  SELECT t.name, r.name, SUM(g.value) FROM targets g JOIN reps r ON r.id = g.rep_id
  JOIN rep_assignments m ON m.rep_id = r.id AND m.from_on = (SELECT MIN(x.from_on) FROM rep_assignments x
    WHERE x.rep_id = r.id AND x.until_on > g.starts_on AND x.from_on <= g.ends_on)
  JOIN teams t ON t.id = m.team_id
  WHERE g.metric = 'sales' AND g.scope = 'rep' AND g.starts_on BETWEEN '2026-01-01' AND '2026-03-31'
  GROUP BY t.id, r.id

  # customers that had ordered before, whoever served them first
  show repeat_customers by rep last quarter
  rows:
  SELECT r.name, COUNT(DISTINCT CASE WHEN f.day < '2026-07-01' THEN o.customer_id END) FROM orders o
  JOIN (SELECT customer_id, MIN(ordered_on) AS day FROM orders WHERE status NOT IN ('draft', 'cancelled') GROUP BY 1) f
    USING (customer_id)
  JOIN reps r ON r.id = o.rep_id
  WHERE o.status NOT IN ('draft', 'cancelled') AND o.ordered_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY r.id
  """#
