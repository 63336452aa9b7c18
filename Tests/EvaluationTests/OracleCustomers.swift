/// Customers as of a day: status, owner, last order, last touch; what changed at them.
let customerCases = #"""
  # how many customers of which status there were on a day
  show customer_count by customer_status as of 2026-03-31
  rows:
  SELECT p.status, COUNT(*) FROM party_states p JOIN customers c ON c.id = p.party_id
  WHERE p.from_on <= '2026-03-31' AND p.until_on > '2026-03-31' AND p.status IN ('prospect', 'customer', 'dormant', 'lost')
  GROUP BY 1

  # whose they were then, at the ends of months
  show customer_count by rep, month last quarter
  rows:
  WITH ends(m, d) AS (VALUES ('2026-07', '2026-07-31'), ('2026-08', '2026-08-31'), ('2026-09', '2026-09-30')),
  n AS (SELECT r.name, m, COUNT(*) AS n FROM ends JOIN party_states p ON p.from_on <= d AND p.until_on > d
    JOIN customers c ON c.id = p.party_id JOIN reps r ON r.id = p.owner_id
    WHERE p.status IN ('prospect', 'customer', 'dormant', 'lost') GROUP BY 1, 2)
  SELECT DISTINCT n.name, ends.m, COALESCE((SELECT x.n FROM n x WHERE x.name = n.name AND x.m = ends.m), 0)
  FROM n CROSS JOIN ends

  # customers of then that had never ordered, by the owner of then
  show never_ordered by rep as of 2026-06-30
  rows:
  SELECT COALESCE(r.name, '(none)'), COUNT(*) FROM customers c
  LEFT JOIN party_states p ON p.party_id = c.id AND p.from_on <= '2026-06-30' AND p.until_on > '2026-06-30'
  LEFT JOIN reps r ON r.id = p.owner_id
  WHERE c.created_on <= '2026-06-30' AND COALESCE(p.status, c.status) IN ('prospect', 'customer', 'dormant', 'lost')
    AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id
    AND ordered_on <= '2026-06-30' AND status <> 'draft' AND (status <> 'cancelled' OR cancelled_on > '2026-06-30'))
  GROUP BY 1

  # who covered what
  show territories_covered by territory, rep as of 2026-03-31
  rows:
  SELECT t.name, r.name, 1 FROM territory_assignments a JOIN territories t ON t.id = a.territory_id
  JOIN reps r ON r.id = a.rep_id WHERE a.from_on <= '2026-03-31' AND a.until_on > '2026-03-31'

  # nobody touched them for two months, or ever
  list customers with name, last_activity, no_touch_days where no_touch_days > 60 and industry = "retail" sort name
  ordered rows:
  WITH t AS (SELECT customer_id, MAX(done_on) AS d FROM activities WHERE status = 'done' AND done_on <= '2026-11-23' GROUP BY 1)
  SELECT c.name, t.d, julianday('2026-11-23') - julianday(t.d) FROM customers c LEFT JOIN t ON t.customer_id = c.id
  WHERE c.industry = 'retail' AND (t.d IS NULL OR t.d < date('2026-11-23', '-60 days')) ORDER BY c.name

  # the same of a whole answer, as of a past day
  show customers with no_touch_days where no_touch_days >= 100 and industry = "healthcare" as of 2026-06-30
  rows:
  WITH t AS (SELECT customer_id, MAX(done_on) AS d FROM activities WHERE status = 'done' AND done_on <= '2026-06-30' GROUP BY 1)
  SELECT c.name, julianday('2026-06-30') - julianday(t.d) FROM customers c LEFT JOIN t ON t.customer_id = c.id
  WHERE c.industry = 'healthcare' AND (t.d IS NULL OR t.d <= date('2026-06-30', '-100 days'))
    AND c.created_on <= '2026-06-30' AND NOT EXISTS (
      SELECT 1 FROM party_states p WHERE p.party_id = c.id AND p.from_on <= '2026-06-30' AND p.until_on > '2026-06-30'
        AND p.status IN ('new', 'working', 'qualified'))

  # leads of a quarter as they were at its end: what was answered later was not answered
  show first_response 2026-Q1 as of 2026-03-31
  rows:
  WITH answered AS (
    SELECT l.id, MIN((julianday(a.done_on || ' ' || a.done_time) - julianday(l.created_on || ' ' || l.created_time)) * 1440) AS m
    FROM leads l JOIN activities a ON (a.lead_id = l.id OR a.customer_id = l.id) AND a.status = 'done'
      AND COALESCE(a.direction, '') <> 'inbound' AND a.type NOT IN ('task', 'note') AND a.done_on <= '2026-03-31'
      AND a.done_on || ' ' || a.done_time >= l.created_on || ' ' || l.created_time
    WHERE l.created_on BETWEEN '2026-01-01' AND '2026-03-31' GROUP BY 1),
  placed AS (SELECT ROUND(m) AS m, ROW_NUMBER() OVER (ORDER BY m) AS place, COUNT(*) OVER () AS n FROM answered)
  SELECT AVG(m) FROM placed WHERE place IN ((n + 1) / 2, (n + 2) / 2)

  # open deals without a touch
  list opportunities with name, no_touch_days where state = "open" and no_touch_days >= 30
  rows:
  SELECT o.name, julianday('2026-11-23') - julianday(MAX(a.done_on)) AS d FROM opportunities o
  LEFT JOIN activities a ON a.opportunity_id = o.id AND a.status = 'done' AND a.done_on <= '2026-11-23'
  WHERE o.state = 'open' GROUP BY o.id HAVING d IS NULL OR d >= 30

  # no order for a year, or ever
  list customers with name, last_order, order_age where order_age > 365 and region = "South" sort name
  ordered rows:
  WITH t AS (SELECT customer_id, MAX(ordered_on) AS d FROM orders WHERE status NOT IN ('draft', 'cancelled')
    AND ordered_on <= '2026-11-23' GROUP BY 1)
  SELECT c.name, t.d, julianday('2026-11-23') - julianday(t.d) FROM customers c LEFT JOIN t ON t.customer_id = c.id
  WHERE c.region = 'South' AND (t.d IS NULL OR t.d < date('2026-11-23', '-365 days')) ORDER BY c.name

  # customers that were dormant at some time
  list customers with name where status was dormant and status != "dormant" sort name
  ordered rows:
  SELECT name FROM customers c WHERE status <> 'dormant'
    AND EXISTS (SELECT 1 FROM party_states p WHERE p.party_id = c.id AND p.status = 'dormant') ORDER BY name

  # that became dormant in a period
  list customers with name where status changed from customer to dormant last quarter sort name
  ordered rows:
  SELECT c.name FROM party_states n JOIN party_states b ON b.party_id = n.party_id AND b.until_on = n.from_on
  JOIN customers c ON c.id = n.party_id
  WHERE n.status = 'dormant' AND b.status = 'customer' AND n.from_on BETWEEN '2026-07-01' AND '2026-09-30' ORDER BY 1

  # that changed hands
  list customers with name where owner changed last quarter sort name
  ordered rows:
  SELECT c.name FROM party_states n JOIN party_states b ON b.party_id = n.party_id AND b.until_on = n.from_on
  JOIN customers c ON c.id = n.party_id
  WHERE n.owner_id <> b.owner_id AND n.from_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY c.id ORDER BY 1

  # visits at customers that were once another's; a field of theirs that changed
  show visits by rep where city changed this year and customer_status = "customer" last quarter
  rows:
  SELECT r.name, COUNT(*) FROM activities a JOIN reps r ON r.id = a.rep_id JOIN customers c ON c.id = a.customer_id
  WHERE a.type = 'visit' AND a.status = 'done' AND a.done_on BETWEEN '2026-07-01' AND '2026-09-30' AND c.status = 'customer'
    AND a.customer_id IN (SELECT customer_id FROM customer_changes WHERE field = 'city' AND changed_on LIKE '2026-%')
  GROUP BY r.id

  # deals whose amount changed
  list opportunities with name where amount changed last month sort name
  ordered rows:
  SELECT o.name FROM opportunities o WHERE EXISTS (SELECT 1 FROM opportunity_states n JOIN opportunity_states b
    ON b.opportunity_id = n.opportunity_id AND b.until_on = n.from_on WHERE n.opportunity_id = o.id
    AND n.amount <> b.amount AND n.from_on LIKE '2026-10-%') ORDER BY name, id

  # what kinds of changes there were
  show change_count by what last quarter
  rows:
  WITH o AS (SELECT n.*, b.stage_id AS s, b.amount AS a, b.expected_close_on AS e FROM opportunity_states n
    JOIN opportunity_states b ON b.opportunity_id = n.opportunity_id AND b.until_on = n.from_on
    WHERE n.until_on > n.from_on AND n.from_on BETWEEN '2026-07-01' AND '2026-09-30'),
  p AS (SELECT n.*, b.status AS s, b.owner_id AS o FROM party_states n JOIN customers c ON c.id = n.party_id
    JOIN party_states b ON b.party_id = n.party_id AND b.until_on = n.from_on
    WHERE n.from_on BETWEEN '2026-07-01' AND '2026-09-30'),
  d AS (SELECT DISTINCT customer_id, ordered_on FROM orders WHERE status <> 'draft'
    AND (status <> 'cancelled' OR cancelled_on > '2026-09-30') AND ordered_on <= '2026-09-30')
  SELECT field, COUNT(*) FROM customer_changes WHERE changed_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1
  UNION ALL SELECT 'stage', COUNT(*) FROM o WHERE stage_id <> s
  UNION ALL SELECT 'amount', COUNT(*) FROM o WHERE amount <> a
  UNION ALL SELECT 'expected close', COUNT(*) FROM o WHERE expected_close_on <> e
  UNION ALL SELECT 'status', COUNT(*) FROM p WHERE status <> s
  UNION ALL SELECT 'owner', COUNT(*) FROM p WHERE owner_id <> o
  UNION ALL SELECT 'first order', COUNT(*) FROM (SELECT customer_id, MIN(ordered_on) AS f FROM orders
    WHERE status NOT IN ('draft', 'cancelled') GROUP BY 1) WHERE f BETWEEN '2026-07-01' AND '2026-09-30'
  UNION ALL SELECT 'orders stopped', COUNT(*) FROM d WHERE date(ordered_on, '+180 days') BETWEEN '2026-07-01' AND '2026-09-30'
    AND NOT EXISTS (SELECT 1 FROM d l WHERE l.customer_id = d.customer_id AND l.ordered_on > d.ordered_on
      AND l.ordered_on <= date(d.ordered_on, '+180 days'))

  # owners that changed, newest first
  list changes with changed, customer, from, to, rep where what = "owner" last quarter
  rows:
  SELECT n.from_on, c.name, x.name, y.name, y.name FROM party_states n
  JOIN party_states b ON b.party_id = n.party_id AND b.until_on = n.from_on JOIN customers c ON c.id = n.party_id
  JOIN reps x ON x.id = b.owner_id JOIN reps y ON y.id = n.owner_id
  WHERE n.owner_id <> b.owner_id AND n.from_on BETWEEN '2026-07-01' AND '2026-09-30'

  # amounts of deals that changed
  list changes with changed, opportunity, from, to where what = "amount" last month
  rows:
  SELECT n.from_on, o.name, printf('%d.%02d', b.amount / 100, b.amount % 100),
    printf('%d.%02d', n.amount / 100, n.amount % 100)
  FROM opportunity_states n JOIN opportunity_states b ON b.opportunity_id = n.opportunity_id AND b.until_on = n.from_on
  JOIN opportunities o ON o.id = n.opportunity_id
  WHERE n.until_on > n.from_on AND n.amount <> b.amount AND n.from_on LIKE '2026-10-%'
  """#
