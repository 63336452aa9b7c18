/// `top`, `bottom`, the rest, shares and totals.
let rankingCases = #"""
  # the rest is one row, its ratio one of sums
  show visits, closes, visits/closes by rep this quarter top 3 by closes
  ordered rows:
  WITH n AS (SELECT r.name,
    (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND type = 'visit' AND status = 'done'
      AND done_on >= '2026-10-01') AS v,
    (SELECT COUNT(*) FROM opportunities o WHERE o.rep_id = r.id AND state = 'won' AND closed_on >= '2026-10-01') AS c
    FROM reps r)
  SELECT name, v, c, 1.0 * v / c FROM n ORDER BY c DESC, name LIMIT 3
  others:
  WITH n AS (SELECT r.name,
    (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND type = 'visit' AND status = 'done'
      AND done_on >= '2026-10-01') AS v,
    (SELECT COUNT(*) FROM opportunities o WHERE o.rep_id = r.id AND state = 'won' AND closed_on >= '2026-10-01') AS c
    FROM reps r),
  top AS (SELECT name FROM n ORDER BY c DESC, name LIMIT 3)
  SELECT SUM(v), SUM(c), 1.0 * SUM(v) / SUM(c) FROM n WHERE name NOT IN top
  total:
  WITH n AS (SELECT
    (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on >= '2026-10-01') AS v,
    (SELECT COUNT(*) FROM opportunities WHERE state = 'won' AND closed_on >= '2026-10-01') AS c)
  SELECT v, c, 1.0 * v / c FROM n

  # different customers of the rest and their middle deal are those of all records of these teams
  show visits, active_customers, median_deal by team this year top 2 by visits
  others:
  WITH n AS (SELECT t.id, COUNT(*) AS v FROM activities a
    JOIN rep_assignments m ON m.rep_id = a.rep_id AND m.from_on <= a.done_on AND m.until_on > a.done_on
    JOIN teams t ON t.id = m.team_id WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-%' GROUP BY t.id)
    , rest AS (SELECT id FROM n WHERE id NOT IN (SELECT id FROM n ORDER BY v DESC LIMIT 2)),
    won AS (SELECT o.amount, ROW_NUMBER() OVER (ORDER BY o.amount) - 1 AS k, COUNT(*) OVER () AS c FROM opportunities o
      JOIN rep_assignments m ON m.rep_id = o.rep_id AND m.from_on <= o.closed_on AND m.until_on > o.closed_on
      WHERE o.state = 'won' AND o.closed_on LIKE '2026-%' AND m.team_id IN (SELECT id FROM rest))
  SELECT (SELECT SUM(v) FROM n WHERE id IN (SELECT id FROM rest)),
    (SELECT COUNT(DISTINCT o.customer_id) FROM orders o
      JOIN rep_assignments m ON m.rep_id = o.rep_id AND m.from_on <= o.ordered_on AND m.until_on > o.ordered_on
      WHERE o.status NOT IN ('draft', 'cancelled') AND o.ordered_on LIKE '2026-%' AND m.team_id IN (SELECT id FROM rest)),
    (SELECT (MAX(CASE WHEN k = (c - 1) / 2 THEN amount END) + MAX(CASE WHEN k = c / 2 THEN amount END)) / 2.0 FROM won)
  total:
  WITH won AS (SELECT amount, ROW_NUMBER() OVER (ORDER BY amount) - 1 AS k, COUNT(*) OVER () AS n FROM opportunities
    WHERE state = 'won' AND closed_on LIKE '2026-%')
  SELECT (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-%'),
    (SELECT COUNT(DISTINCT customer_id) FROM orders WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%'),
    (SELECT (MAX(CASE WHEN k = (n - 1) / 2 THEN amount END) + MAX(CASE WHEN k = n / 2 THEN amount END)) / 2.0 FROM won)

  # of rows left out by a condition the different customers are not known
  show visits, active_customers by team where visits > 2000 this year
  total:
  WITH n AS (SELECT t.id, COUNT(*) AS v FROM activities a
    JOIN rep_assignments m ON m.rep_id = a.rep_id AND m.from_on <= a.done_on AND m.until_on > a.done_on
    JOIN teams t ON t.id = m.team_id WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-%' GROUP BY t.id)
  SELECT SUM(v), NULL FROM n WHERE v > 2000

  # the best of each team
  show sales by rep last quarter top 1 by sales in each team
  rows:
  WITH n AS (
    SELECT r.name, t.name AS team, SUM(l.amount) AS s FROM order_lines l JOIN reps r ON r.id = l.rep_id
    JOIN rep_assignments m ON m.rep_id = r.id AND m.from_on <= l.ordered_on AND m.until_on > l.ordered_on
    JOIN teams t ON t.id = m.team_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY r.id, t.id)
  SELECT name, team, s FROM n WHERE s = (SELECT MAX(x.s) FROM n x WHERE x.team = n.team)

  # shares of the whole
  show sales, share{sales} by team this year
  rows:
  WITH n AS (SELECT t.name, SUM(l.amount) AS s FROM order_lines l
    JOIN rep_assignments m ON m.rep_id = l.rep_id AND m.from_on <= l.ordered_on AND m.until_on > l.ordered_on
    JOIN teams t ON t.id = m.team_id WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-%' GROUP BY 1)
  SELECT name, s, 1.0 * s / (SELECT SUM(s) FROM n) FROM n
  total:
  SELECT SUM(amount), 1 FROM order_lines WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%'

  # ranked by a share that is not shown
  show sales by rep this month top 3 by share{sales}
  ordered rows:
  SELECT r.name, SUM(l.amount) AS s FROM order_lines l JOIN reps r ON r.id = l.rep_id
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-11-%' GROUP BY r.id ORDER BY s DESC LIMIT 3

  # what has no value comes last either way
  show reps with visits/closes last month sort visits/closes desc
  ordered rows:
  WITH n AS (SELECT r.name,
    (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND type = 'visit' AND status = 'done'
      AND done_on LIKE '2026-10-%') AS v,
    (SELECT COUNT(*) FROM opportunities o WHERE o.rep_id = r.id AND state = 'won' AND closed_on LIKE '2026-10-%') AS c
    FROM reps r WHERE r.is_selling = 1 AND r.left_on IS NULL)
  SELECT name, CASE WHEN c > 0 THEN 1.0 * v / c WHEN v > 0 THEN v || '+' END FROM n
  ORDER BY CASE WHEN c > 0 THEN 1.0 * v / c WHEN v > 0 THEN v END DESC NULLS LAST, name

  # an alias used by a later item
  show hit = closes / proposals, miss = 1 - hit by team last quarter
  rows:
  WITH facts AS (
    SELECT rep_id, closed_on AS day, 1 AS c, 0 AS p FROM opportunities WHERE state = 'won'
    UNION ALL SELECT rep_id, sent_on, 0, 1 FROM quotes WHERE status <> 'draft'
    UNION ALL SELECT rep_id, done_on, 0, 1 FROM activities a WHERE type = 'proposal' AND status = 'done'
      AND NOT EXISTS (SELECT 1 FROM quotes q WHERE q.opportunity_id = a.opportunity_id AND q.status <> 'draft'))
  SELECT COALESCE(t.name, '(none)'), 1.0 * SUM(c) / SUM(p), 1 - 1.0 * SUM(c) / SUM(p) FROM facts f
  LEFT JOIN rep_assignments m ON m.rep_id = f.rep_id AND m.from_on <= f.day AND m.until_on > f.day
  LEFT JOIN teams t ON t.id = m.team_id WHERE f.day BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY t.id

  # the first in the order that is written
  show sales, visits by rep this month sort visits desc top 3
  ordered rows:
  SELECT r.name, COALESCE((SELECT SUM(l.amount) FROM order_lines l WHERE l.rep_id = r.id
      AND l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-11-%'), 0), COUNT(*) AS v
  FROM activities a JOIN reps r ON r.id = a.rep_id
  WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on LIKE '2026-11-%' GROUP BY r.id ORDER BY v DESC, r.name LIMIT 3

  # the last months
  show sales by month this year sort month desc top 2
  ordered rows:
  SELECT substr(ordered_on, 1, 7) AS m, SUM(amount) FROM order_lines
  WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%' GROUP BY 1 ORDER BY m DESC LIMIT 2

  # from the least on
  show sales by product this year sort sales top 3
  ordered rows:
  SELECT p.name, SUM(l.amount) AS s FROM order_lines l JOIN products p ON p.id = l.product_id
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-%' GROUP BY p.id ORDER BY s LIMIT 3

  # the first place of a rank is the lowest number
  show visits by rep this month top 2 by rank(visits)
  ordered rows:
  SELECT r.name, COUNT(*) AS v FROM activities a JOIN reps r ON r.id = a.rep_id
  WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on LIKE '2026-11-%' GROUP BY r.id ORDER BY v DESC LIMIT 2
  """#
