/// Deals, leads and contacts that were there in a period, also those to which nothing happened in it.
let thereCases = #"""
  # deals that nobody visited, and the others, whenever they were created
  show count(opportunities with visits = 0), count(opportunities with visits > 0), count(opportunities) this month
  rows:
  WITH there AS (SELECT id FROM opportunities
    WHERE created_on < '2026-12-01' AND (closed_on IS NULL OR closed_on >= '2026-11-01')),
  visited AS (SELECT DISTINCT opportunity_id AS id FROM activities
    WHERE type = 'visit' AND status = 'done' AND done_on BETWEEN '2026-11-01' AND '2026-11-23')
  SELECT (SELECT COUNT(*) FROM there WHERE id NOT IN (SELECT id FROM visited WHERE id IS NOT NULL)),
    (SELECT COUNT(*) FROM there WHERE id IN (SELECT id FROM visited)),
    (SELECT COUNT(*) FROM opportunities WHERE created_on BETWEEN '2026-11-01' AND '2026-11-23')

  # of a past quarter, by what they are for
  show count(opportunities with calls = 0), count(opportunities where type = "new" with meetings > 0) by source last quarter
  rows:
  WITH there AS (SELECT id, type, source_id FROM opportunities
    WHERE created_on < '2026-10-01' AND (closed_on IS NULL OR closed_on >= '2026-07-01')),
  work AS (SELECT opportunity_id AS id, type FROM activities WHERE status = 'done' AND opportunity_id IS NOT NULL
    AND done_on BETWEEN '2026-07-01' AND '2026-09-30')
  SELECT COALESCE(s.name, '(none)'), SUM(t.id NOT IN (SELECT id FROM work WHERE type = 'call')),
    SUM(t.type = 'new' AND t.id IN (SELECT id FROM work WHERE type = 'meeting'))
  FROM there t LEFT JOIN sources s ON s.id = t.source_id GROUP BY 1

  # each month those that were there in it
  show count(opportunities with visits = 0) by month last quarter
  ordered rows:
  WITH months(first, next) AS (VALUES ('2026-07-01', '2026-08-01'), ('2026-08-01', '2026-09-01'), ('2026-09-01', '2026-10-01'))
  SELECT substr(first, 1, 7), (SELECT COUNT(*) FROM opportunities o
    WHERE o.created_on < next AND (o.closed_on IS NULL OR o.closed_on >= first)
      AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.opportunity_id = o.id AND a.type = 'visit'
        AND a.status = 'done' AND a.done_on >= first AND a.done_on < next)) FROM months ORDER BY first
  total:
  SELECT COUNT(*) FROM opportunities o WHERE o.created_on < '2026-10-01' AND (o.closed_on IS NULL OR o.closed_on >= '2026-07-01')
    AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.opportunity_id = o.id AND a.type = 'visit' AND a.status = 'done'
      AND a.done_on BETWEEN '2026-07-01' AND '2026-09-30')

  # a row for each that nobody visited
  show opportunities where visits = 0 and opportunity.state = "open" this month
  rows:
  SELECT o.name, 0 FROM opportunities o WHERE o.state = 'open' AND o.created_on < '2026-12-01'
    AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.opportunity_id = o.id AND a.type = 'visit' AND a.status = 'done'
      AND a.done_on BETWEEN '2026-11-01' AND '2026-11-23')

  # leads that were neither converted nor disqualified before
  show count(leads with calls = 0), count(leads with calls > 0) this month
  rows:
  WITH there AS (SELECT l.id, (SELECT COUNT(*) FROM activities a WHERE a.lead_id = l.id AND a.type = 'call'
      AND a.status = 'done' AND a.done_on BETWEEN '2026-11-01' AND '2026-11-23') AS n FROM leads l
    WHERE l.created_on < '2026-12-01' AND (l.converted_on IS NULL OR l.converted_on >= '2026-11-01')
      AND (l.disqualified_on IS NULL OR l.disqualified_on >= '2026-11-01'))
  SELECT SUM(n = 0), SUM(n > 0) FROM there

  # contacts of the time
  show count(contacts with visits = 0), count(contacts with visits > 0) last month
  rows:
  WITH there AS (SELECT (SELECT COUNT(*) FROM activities a WHERE a.contact_id = c.id AND a.type = 'visit'
      AND a.status = 'done' AND a.done_on LIKE '2026-10-%') AS n FROM contacts c WHERE c.created_on < '2026-11-01')
  SELECT SUM(n = 0), SUM(n > 0) FROM there

  # beside those of the same days of the month before
  show count(opportunities with visits > 1) this month vs last month
  rows:
  WITH n AS (SELECT o.id, (SELECT COUNT(*) FROM activities a WHERE a.opportunity_id = o.id AND a.type = 'visit'
      AND a.status = 'done' AND a.done_on BETWEEN '2026-11-01' AND '2026-11-23') AS new,
    (SELECT COUNT(*) FROM activities a WHERE a.opportunity_id = o.id AND a.type = 'visit'
      AND a.status = 'done' AND a.done_on BETWEEN '2026-10-01' AND '2026-10-23') AS old,
    created_on < '2026-11-24' AND (closed_on IS NULL OR closed_on >= '2026-11-01') AS is_new,
    created_on < '2026-10-24' AND (closed_on IS NULL OR closed_on >= '2026-10-01') AS is_old FROM opportunities o),
  c AS (SELECT SUM(new > 1 AND is_new) AS a, SUM(old > 1 AND is_old) AS b FROM n)
  SELECT a, b, a - b, 1.0 * (a - b) / b FROM c

  # an order of many units; orders are counted, too, but not chosen by what all of them have
  show orders where units > 50 this month
  rows:
  SELECT o.external_id, SUM(l.quantity) / 1000.0 FROM orders o JOIN order_lines l ON l.order_id = o.id
  WHERE o.status NOT IN ('draft', 'cancelled') AND o.ordered_on BETWEEN '2026-11-01' AND '2026-11-23'
  GROUP BY o.id HAVING SUM(l.quantity) > 50000

  # what is checked of each open deal
  check visits >= 1 by opportunity where opportunity.state = "open" this month
  rows:
  WITH n AS (SELECT o.name, (SELECT COUNT(*) FROM activities a WHERE a.opportunity_id = o.id AND a.type = 'visit'
      AND a.status = 'done' AND a.done_on BETWEEN '2026-11-01' AND '2026-11-23') AS n FROM opportunities o
    WHERE o.state = 'open' AND o.created_on < '2026-12-01')
  SELECT name, n, 1, n - 1, CASE WHEN n >= 1 THEN 'held' ELSE 'broken' END FROM n

  # leads that nobody ever touched have not been touched for any number of days
  check no_touch_days <= 30 by lead
  rows:
  WITH n AS (SELECT l.name, julianday('2026-11-23') - julianday((SELECT MAX(done_on) FROM activities a
    WHERE a.lead_id = l.id AND a.status = 'done' AND a.done_on <= '2026-11-23')) AS n FROM leads l)
  SELECT name, n, 30, n - 30, CASE WHEN n <= 30 THEN 'held' ELSE 'broken' END FROM n
  """#
