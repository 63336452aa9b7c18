/// Working days, employment, and the team somebody was in at the time.
let peopleCases = #"""
  # customers, and those that ordered, are of the team of who owned them at each month's end
  show buyers, count(customers) by team, month 2026-04..2026-09
  rows:
  WITH m(first, next) AS (VALUES ('2026-04-01', '2026-05-01'), ('2026-05-01', '2026-06-01'), ('2026-06-01', '2026-07-01'),
    ('2026-07-01', '2026-08-01'), ('2026-08-01', '2026-09-01'), ('2026-09-01', '2026-10-01')),
  c AS (SELECT m.first, m.next, c.id, t.name AS team, COALESCE(p.status, c.status) AS status, c.created_on FROM m
    JOIN customers c LEFT JOIN party_states p ON p.party_id = c.id AND p.from_on < m.next AND p.until_on >= m.next
    LEFT JOIN rep_assignments a ON a.rep_id = CASE WHEN p.party_id IS NULL THEN c.owner_id ELSE p.owner_id END
      AND a.from_on < m.next AND a.until_on >= m.next LEFT JOIN teams t ON t.id = a.team_id),
  n AS (SELECT first, team, 0 AS b, COUNT(*) AS n FROM c WHERE COALESCE(created_on, '0') < next
      AND status IN ('prospect', 'customer', 'dormant', 'lost') GROUP BY 1, 2
    UNION ALL SELECT first, team, COUNT(DISTINCT c.id), 0 FROM c JOIN orders o ON o.customer_id = c.id
      AND o.ordered_on >= first AND o.ordered_on < next AND o.status NOT IN ('draft', 'cancelled') GROUP BY 1, 2)
  SELECT COALESCE(team, '(none)'), substr(first, 1, 7), SUM(b), SUM(n) FROM n GROUP BY 1, 2

  # visits per workday: leave and holidays are no working days, days to come neither
  show visits per workday by rep this month
  rows:
  SELECT r.name, 1.0 * (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
      AND a.done_on LIKE '2026-11-%') /
    (SELECT COUNT(*) FROM calendar c WHERE c.day BETWEEN '2026-11-01' AND '2026-11-23' AND c.day >= r.hired_on
      AND (strftime('%w', c.day) BETWEEN '1' AND '5')
      AND c.day NOT IN (SELECT day FROM rep_leave l WHERE l.rep_id = r.id))
  FROM reps r WHERE EXISTS (SELECT 1 FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
    AND a.done_on LIKE '2026-11-%')

  # a rep who left in the middle of the quarter, a worked Sunday, a holiday week
  show reps with visits per workday, workdays 2026-Q2
  rows:
  WITH days AS (
    SELECT r.id, COUNT(*) AS n FROM reps r JOIN calendar c ON c.day BETWEEN '2026-04-01' AND '2026-06-30'
      AND c.day >= r.hired_on AND (r.left_on IS NULL OR c.day < r.left_on)
    LEFT JOIN holidays h ON h.day = c.day
    WHERE COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day)
    GROUP BY r.id)
  SELECT r.name, 1.0 * (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND a.type = 'visit' AND a.status = 'done'
    AND a.done_on BETWEEN '2026-04-01' AND '2026-06-30') / d.n, d.n
  FROM reps r JOIN days d ON d.id = r.id WHERE r.is_selling = 1
  total:
  WITH days AS (
    SELECT COUNT(*) AS n FROM reps r JOIN calendar c ON c.day BETWEEN '2026-04-01' AND '2026-06-30'
      AND c.day >= r.hired_on AND (r.left_on IS NULL OR c.day < r.left_on)
    LEFT JOIN holidays h ON h.day = c.day
    WHERE r.is_selling = 1 AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day))
  SELECT 1.0 * (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done'
    AND done_on BETWEEN '2026-04-01' AND '2026-06-30') / n, n FROM days

  # working days by team: a rep's days count where the rep was
  show visits, workdays, visits per workday by team 2026-02-01..2026-03-31
  rows:
  WITH facts AS (
    SELECT rep_id, done_on AS day, 1 AS v, 0 AS w FROM activities WHERE type = 'visit' AND status = 'done'
      AND done_on BETWEEN '2026-02-01' AND '2026-03-31'
    UNION ALL
    SELECT r.id, c.day, 0, 1 FROM reps r JOIN calendar c ON c.day >= r.hired_on
      AND c.day < COALESCE(r.left_on, '9999-12-31')
    LEFT JOIN holidays h ON h.day = c.day
    WHERE r.is_selling = 1 AND c.day BETWEEN '2026-02-01' AND '2026-03-31'
      AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day))
  SELECT t.name, SUM(v), SUM(w), 1.0 * SUM(v) / SUM(w) FROM facts f
  JOIN rep_assignments m ON m.rep_id = f.rep_id AND m.from_on <= f.day AND m.until_on > f.day
  JOIN teams t ON t.id = m.team_id GROUP BY t.id

  # working days by month
  show visits per workday by month this year
  ordered rows:
  WITH w AS (
    SELECT substr(c.day, 1, 7) AS m, COUNT(*) AS n FROM reps r JOIN calendar c ON c.day >= r.hired_on
      AND c.day < COALESCE(r.left_on, '9999-12-31') LEFT JOIN holidays h ON h.day = c.day
    WHERE r.is_selling = 1 AND c.day BETWEEN '2026-01-01' AND '2026-11-23'
      AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day) GROUP BY 1)
  SELECT m, 1.0 * (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on LIKE m || '%') / n
  FROM w ORDER BY m

  # sources share the working days
  show visits per workday by source last month
  rows:
  WITH w AS (
    SELECT COUNT(*) AS n FROM reps r JOIN calendar c ON c.day >= r.hired_on
      AND c.day < COALESCE(r.left_on, '9999-12-31') LEFT JOIN holidays h ON h.day = c.day
    WHERE r.is_selling = 1 AND c.day LIKE '2026-10-%'
      AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day))
  SELECT s.name, 1.0 * COUNT(*) / n FROM activities a JOIN sources s ON s.id = a.source_id, w
  WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on LIKE '2026-10-%' GROUP BY s.id
  total:
  WITH w AS (
    SELECT COUNT(*) AS n FROM reps r JOIN calendar c ON c.day >= r.hired_on
      AND c.day < COALESCE(r.left_on, '9999-12-31') LEFT JOIN holidays h ON h.day = c.day
    WHERE r.is_selling = 1 AND c.day LIKE '2026-10-%'
      AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day))
  SELECT 1.0 * COUNT(*) / n FROM activities, w WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-10-%'

  # sales per rep by team: everybody employed divides, sold or not
  show sales per rep by team this month
  rows:
  SELECT t.name, 1.0 * (SELECT SUM(l.amount) FROM order_lines l JOIN reps x ON x.id = l.rep_id
      WHERE x.team_id = t.id AND l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-11-%') / COUNT(*)
  FROM reps r JOIN teams t ON t.id = r.team_id WHERE r.is_selling = 1 AND r.left_on IS NULL GROUP BY t.id
  total:
  SELECT 1.0 * SUM(amount) / (SELECT COUNT(*) FROM reps WHERE is_selling = 1 AND left_on IS NULL) FROM order_lines
  WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-11-%'

  # per day counts the days that have passed
  show orders per day, orders per week this month
  rows:
  SELECT COUNT(*) / 23.0, COUNT(*) / (23.0 / 7) FROM orders
  WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-11-%'

  # two reps changed teams: their facts stay with the team they were made in
  show visits, closes by team, month 2026-02-01..2026-03-31
  rows:
  WITH facts AS (
    SELECT rep_id, done_on AS day, 1 AS v, 0 AS c FROM activities WHERE type = 'visit' AND status = 'done'
    UNION ALL SELECT COALESCE(s.rep_id, o.rep_id), closed_on, 0, COALESCE(s.share_bp, 10000) / 10000.0
    FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id WHERE state = 'won')
  SELECT t.name, substr(f.day, 1, 7), SUM(v), SUM(c) FROM facts f
  JOIN rep_assignments m ON m.rep_id = f.rep_id AND m.from_on <= f.day AND m.until_on > f.day
  JOIN teams t ON t.id = m.team_id WHERE f.day BETWEEN '2026-02-01' AND '2026-03-31' GROUP BY t.id, 2

  # managers of the time
  show visits by manager 2025
  rows:
  SELECT b.name, COUNT(*) FROM activities a
  JOIN rep_assignments m ON m.rep_id = a.rep_id AND m.from_on <= a.done_on AND m.until_on > a.done_on
  JOIN reps b ON b.id = m.manager_id
  WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on LIKE '2025-%' GROUP BY b.id

  # a condition on the team chooses working days too
  show visits per workday where team = "North" 2026-02-01..2026-03-31
  rows:
  WITH facts AS (
    SELECT rep_id, done_on AS day, 1 AS v, 0 AS w FROM activities WHERE type = 'visit' AND status = 'done'
      AND done_on BETWEEN '2026-02-01' AND '2026-03-31'
    UNION ALL
    SELECT r.id, c.day, 0, 1 FROM reps r JOIN calendar c ON c.day >= r.hired_on
      AND c.day < COALESCE(r.left_on, '9999-12-31')
    LEFT JOIN holidays h ON h.day = c.day
    WHERE r.is_selling = 1 AND c.day BETWEEN '2026-02-01' AND '2026-03-31'
      AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day))
  SELECT 1.0 * SUM(v) / SUM(w) FROM facts f
  JOIN rep_assignments m ON m.rep_id = f.rep_id AND m.from_on <= f.day AND m.until_on > f.day WHERE m.team_id = 2

  # whom to look at chooses working days too
  show visits per workday for reps with closes >= 3 last month
  rows:
  WITH k AS (SELECT rep_id FROM opportunities WHERE state = 'won' AND closed_on LIKE '2026-10-%' GROUP BY 1
    HAVING COUNT(*) >= 3)
  SELECT 1.0 * (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-10-%'
      AND rep_id IN k)
    / (SELECT COUNT(*) FROM reps r JOIN calendar c ON c.day >= r.hired_on LEFT JOIN holidays h ON h.day = c.day
      WHERE r.id IN k AND r.left_on IS NULL AND c.day LIKE '2026-10-%'
        AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
        AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day))

  # the rest of a ranking has its own working days
  show visits per workday by rep last month top 2 by visits per workday
  others:
  WITH n AS (
    SELECT r.id, (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND type = 'visit' AND status = 'done'
      AND done_on LIKE '2026-10-%') AS v, COUNT(*) AS w
    FROM reps r JOIN calendar c ON c.day >= r.hired_on LEFT JOIN holidays h ON h.day = c.day
    WHERE r.is_selling = 1 AND r.left_on IS NULL AND c.day LIKE '2026-10-%'
      AND COALESCE(h.is_worked, strftime('%w', c.day) NOT IN ('0', '6')) = 1
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day) GROUP BY r.id)
  SELECT 1.0 * SUM(v) / SUM(w) FROM n WHERE v > 0 AND id NOT IN (SELECT id FROM n ORDER BY 1.0 * v / w DESC LIMIT 2)


  # who did nothing in a group divides the total, too
  show visits per workday by rep, source where source = "exhibition" last week
  total:
  WITH p AS (SELECT COUNT(*) AS days FROM reps r JOIN calendar c ON c.day BETWEEN '2026-11-16' AND '2026-11-22'
    WHERE is_workday = 1 AND is_selling = 1 AND day >= COALESCE(hired_on, '') AND day < COALESCE(left_on, '9999')
      AND NOT EXISTS (SELECT 1 FROM rep_leave l WHERE l.rep_id = r.id AND l.day = c.day))
  SELECT 1.0 * COUNT(*) / days FROM activities a JOIN sources s ON s.id = a.source_id AND s.name = 'exhibition', p
  WHERE type = 'visit' AND status = 'done' AND done_on BETWEEN '2026-11-16' AND '2026-11-22'

  # who was employed in each month, and what each did; in the total everybody of the period
  show people, visits / people by month in 2025-01..2026-11
  rows:
  WITH m AS (SELECT DISTINCT month FROM calendar WHERE month BETWEEN '2025-01-01' AND '2026-11-30')
  SELECT substr(m.month, 1, 7), COUNT(r.id),
    (SELECT COUNT(*) FROM activities a WHERE a.type = 'visit' AND a.status = 'done' AND substr(a.done_on, 1, 7) = substr(m.month, 1, 7)
      AND a.done_on <= '2026-11-23') * 1.0 / COUNT(r.id)
  FROM m LEFT JOIN reps r ON r.is_selling = 1 AND substr(COALESCE(r.hired_on, '0'), 1, 7) <= substr(m.month, 1, 7)
    AND COALESCE(r.left_on, '9999') > m.month
  GROUP BY 1
  total:
  SELECT COUNT(*), (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done'
    AND done_on BETWEEN '2025-01-01' AND '2026-11-30') * 1.0 / COUNT(*)
  FROM reps WHERE is_selling = 1 AND COALESCE(hired_on, '0') < '2026-12-01' AND COALESCE(left_on, '9999') > '2025-01-01'

  # customers known by the end of each quarter
  show count(customers), avg(customers.employees) by quarter this year
  rows:
  WITH q (name, after) AS (VALUES ('2026-Q1', '2026-04-01'), ('2026-Q2', '2026-07-01'), ('2026-Q3', '2026-10-01'),
    ('2026-Q4', '2027-01-01'))
  SELECT q.name, COUNT(c.id), AVG(c.employees) FROM q
  LEFT JOIN customers c ON COALESCE(c.created_on, '0') < q.after AND NOT EXISTS (SELECT 1 FROM party_states p
    WHERE p.party_id = c.id AND p.from_on < MIN(q.after, '2026-11-24') AND p.until_on >= MIN(q.after, '2026-11-24')
      AND p.status IN ('new', 'working', 'qualified', 'disqualified')) GROUP BY 1

  # people by a day of theirs, in the time of the row
  show count(reps where hired in period) by year 2021..2026
  rows:
  SELECT y.y, COUNT(r.id) FROM (SELECT DISTINCT substr(day, 1, 4) AS y FROM calendar WHERE day BETWEEN '2021' AND '2026-12') y
  LEFT JOIN reps r ON substr(hired_on, 1, 4) = y.y AND is_selling = 1 AND COALESCE(left_on, '9999') > y.y || '-01-01'
  GROUP BY 1

  # leads that were handed over stay with who had them when they were created, or qualified
  show new_leads, qualified_leads by rep 2026-H1
  rows:
  WITH f AS (
    SELECT (SELECT p.owner_id FROM party_states p WHERE p.party_id = l.id AND p.from_on <= l.created_on
      AND p.until_on > l.created_on) AS rep, 1 AS made, 0 AS good FROM leads l WHERE l.created_on BETWEEN '2026-01-01' AND '2026-06-30'
    UNION ALL
    SELECT (SELECT p.owner_id FROM party_states p WHERE p.party_id = l.id AND p.from_on <= l.qualified_on
      AND p.until_on > l.qualified_on), 0, 1 FROM leads l WHERE l.qualified_on BETWEEN '2026-01-01' AND '2026-06-30')
  SELECT r.name, SUM(made), SUM(good) FROM f LEFT JOIN reps r ON r.id = f.rep GROUP BY f.rep
  """#
