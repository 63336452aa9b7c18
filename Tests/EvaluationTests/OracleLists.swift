/// Records, and one number about each.
let listCases = #"""
  # customers not visited for a month, those never visited too
  list customers with name, city, last_visit where industry = "retail" and last_visit before 30 days ago sort name
  ordered rows:
  WITH v AS (SELECT customer_id, MAX(done_on) AS last FROM activities WHERE type = 'visit' AND status = 'done' GROUP BY 1)
  SELECT c.name, c.city, v.last FROM customers c LEFT JOIN v ON v.customer_id = c.id
  WHERE c.industry = 'retail' AND (v.last IS NULL OR v.last < '2026-10-24') ORDER BY c.name

  # numbers about each customer, in one list without fan-out
  list customers with name, visits, orders, sales, last_visit where employees >= 2000
  rows:
  SELECT c.name, (SELECT COUNT(*) FROM activities a WHERE a.customer_id = c.id AND type = 'visit' AND status = 'done'),
    (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id AND status NOT IN ('draft', 'cancelled')),
    (SELECT COALESCE(SUM(amount), 0) FROM order_lines l WHERE l.customer_id = c.id AND status NOT IN ('draft', 'cancelled')),
    (SELECT MAX(done_on) FROM activities a WHERE a.customer_id = c.id AND type = 'visit' AND status = 'done')
  FROM customers c WHERE c.employees >= 2000

  # deals that were closed in the month in which they were created, and in which quarter
  list opportunities with name, created.month, closed.quarter, closed where created.month = closed.month and closed.year = 2026
  rows:
  SELECT name, substr(created_on, 1, 7), '2026-Q' || ((CAST(substr(closed_on, 6, 2) AS INTEGER) + 2) / 3), closed_on
  FROM opportunities WHERE substr(created_on, 1, 7) = substr(closed_on, 1, 7) AND closed_on LIKE '2026-%'

  # deals that moved between two stages in the month
  list opportunities with name, customer, stage, amount where stage changed from proposal to negotiation last month
  rows:
  SELECT o.name, c.name, g.name, o.amount FROM opportunities o LEFT JOIN customers c ON c.id = o.customer_id
  LEFT JOIN stages g ON g.id = o.stage_id
  WHERE EXISTS (SELECT 1 FROM opportunity_states now WHERE now.opportunity_id = o.id AND now.stage_id = 4
    AND now.from_on LIKE '2026-10-%' AND 3 = (SELECT before.stage_id FROM opportunity_states before
      WHERE before.opportunity_id = o.id AND (before.from_on, before.id) < (now.from_on, now.id)
      ORDER BY before.from_on DESC, before.id DESC LIMIT 1))

  # deals whose amount came down below a sum, and those put off from one month to the next
  list opportunities with name, amount where amount changed from > 50000 to < 50000 this year
  rows:
  SELECT o.name, o.amount FROM opportunities o
  WHERE EXISTS (SELECT 1 FROM opportunity_states now WHERE now.opportunity_id = o.id AND now.amount < 5000000
    AND now.from_on LIKE '2026-%' AND 5000000 < (SELECT before.amount FROM opportunity_states before
      WHERE before.opportunity_id = o.id AND (before.from_on, before.id) < (now.from_on, now.id)
      ORDER BY before.from_on DESC, before.id DESC LIMIT 1))

  # put off from one month to the next
  list opportunities with name, expected_close where expected_close changed from this month to next month
  rows:
  SELECT o.name, o.expected_close_on FROM opportunities o
  WHERE EXISTS (SELECT 1 FROM opportunity_states now WHERE now.opportunity_id = o.id
    AND now.expected_close_on LIKE '2026-12-%' AND (SELECT before.expected_close_on FROM opportunity_states before
      WHERE before.opportunity_id = o.id AND (before.from_on, before.id) < (now.from_on, now.id)
      ORDER BY before.from_on DESC, before.id DESC LIMIT 1) LIKE '2026-11-%')

  # the largest open deals
  list opportunities with name, amount, created where state = "open" top 10 by amount
  ordered rows:
  SELECT name, amount, created_on FROM opportunities WHERE state = 'open' ORDER BY amount DESC NULLS LAST, id LIMIT 10

  # the first ten by the name of another record, chosen by a third, with names that are looked up for those alone
  list activities with done, rep, customer, source where type = "visit" and customer.industry = "retail" sort rep descending, done top 10
  ordered rows:
  SELECT a.done_on, r.name, COALESCE(c.name, l.name), s.name FROM activities a LEFT JOIN reps r ON r.id = a.rep_id
  LEFT JOIN customers c ON c.id = a.customer_id LEFT JOIN leads l ON l.id = a.customer_id
  LEFT JOIN sources s ON s.id = a.source_id
  WHERE a.type = 'visit' AND c.industry = 'retail' ORDER BY r.name DESC NULLS LAST, a.done_on ASC NULLS LAST, a.id LIMIT 10

  # records of a period on the entity's own day
  list orders with id, ordered, customer, status where status = "cancelled" last year
  rows:
  SELECT o.external_id, o.ordered_on, c.name, o.status FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
  WHERE o.status = 'cancelled' AND o.ordered_on LIKE '2025-%'

  # work with leads bears their names in the column of the customer
  list activities with done, type, customer where type = "call" in 2026-10
  rows:
  SELECT a.done_on, a.type, COALESCE(c.name, l.name) FROM activities a LEFT JOIN customers c ON c.id = a.customer_id
  LEFT JOIN leads l ON l.id = a.customer_id WHERE a.type = 'call' AND a.done_on LIKE '2026-10-%'

  # a lead is found by its name, and by a part of it
  list activities with done, customer where customer = "Henry Kim" or customer contains "moore" this year
  rows:
  SELECT a.done_on, COALESCE(c.name, l.name) FROM activities a LEFT JOIN customers c ON c.id = a.customer_id
  LEFT JOIN leads l ON l.id = a.customer_id WHERE a.done_on LIKE '2026-%'
    AND (COALESCE(c.name, l.name) = 'Henry Kim' OR LOWER(COALESCE(c.name, l.name)) LIKE '%moore%')

  # everybody but two: what has no customer stays
  show activities where customer not in ("Henry Kim", "Northwind Market") this year
  rows:
  SELECT COUNT(*) FROM activities a LEFT JOIN customers c ON c.id = a.customer_id
  LEFT JOIN leads l ON l.id = a.customer_id WHERE a.done_on LIKE '2026-%' AND a.status = 'done'
    AND COALESCE(c.name, l.name, '') NOT IN ('Henry Kim', 'Northwind Market')

  # calls to those who are no customers yet
  show calls where customer.name is empty and customer is not empty this month
  rows:
  SELECT COUNT(*) FROM activities WHERE type = 'call' AND status = 'done' AND done_on LIKE '2026-11-%'
    AND customer_id IN (SELECT id FROM leads) AND customer_id NOT IN (SELECT id FROM customers)

  # shipped after it was required
  list orders with ordered, required, shipped where shipped > required this year
  rows:
  SELECT ordered_on, required_on, shipped_on FROM orders WHERE shipped_on > required_on AND ordered_on LIKE '2026-%'

  # orders of new customers in their second to sixth month
  list orders with ordered, customer, months_after, cohort_day where months_after >= 1 for customers created in 2026-H1 within 6 months
  rows:
  SELECT o.ordered_on, c.name, (strftime('%Y', ordered_on) - strftime('%Y', c.created_on)) * 12 + strftime('%m', ordered_on)
    - strftime('%m', c.created_on) - (strftime('%d', ordered_on) < strftime('%d', c.created_on)) AS n, c.created_on
  FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.created_on BETWEEN '2026-01-01' AND '2026-06-30' AND n BETWEEN 1 AND 5

  # calls to a lead in its first week, whether it became a customer or not
  list activities with done, days_after where type = "call" for leads created in 2026-Q2 within 7 days
  rows:
  WITH l AS (SELECT COALESCE(customer_id, id) AS party, MIN(created_on) AS day FROM leads
    WHERE created_on BETWEEN '2026-04-01' AND '2026-06-30' GROUP BY 1)
  SELECT done_on, julianday(done_on) - julianday(day) FROM activities a JOIN l ON l.party = a.customer_id
  WHERE type = 'call' AND done_on >= day AND done_on < date(day, '+7 days')
  """#
