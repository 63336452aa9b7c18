/// Invoices, receipts, what is owed.
let moneyCases = #"""
  # invoiced, credited and collected, each on its own day; voids, drafts and write-offs apart
  show invoiced, credits, collected by quarter this year
  ordered rows:
  WITH facts AS (
    SELECT issued_on AS day, amount AS i, 0 AS c, 0 AS p FROM invoices WHERE status = 'issued'
    UNION ALL SELECT issued_on, 0, amount, 0 FROM credit_notes
    UNION ALL SELECT paid_on, 0, 0, CASE kind WHEN 'receipt' THEN amount WHEN 'refund' THEN -amount ELSE 0 END FROM payments)
  SELECT '2026-Q' || ((substr(day, 6, 2) + 2) / 3), SUM(i), SUM(c), SUM(p) FROM facts
  WHERE day BETWEEN '2026-01-01' AND '2026-11-23' GROUP BY 1 ORDER BY 1

  # what was owed on a past day
  show receivable by industry as of 2026-06-30
  rows:
  WITH moves AS (
    SELECT customer_id, amount FROM invoices WHERE status = 'issued' AND issued_on <= '2026-06-30'
    UNION ALL SELECT customer_id, -amount FROM payment_allocations WHERE paid_on <= '2026-06-30'
    UNION ALL SELECT customer_id, -amount FROM credit_notes WHERE invoice_id IS NOT NULL AND issued_on <= '2026-06-30')
  SELECT COALESCE(c.industry, '(none)'), SUM(amount) FROM moves m LEFT JOIN customers c ON c.id = m.customer_id GROUP BY 1
  total:
  SELECT (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on <= '2026-06-30')
    - (SELECT SUM(amount) FROM payment_allocations WHERE paid_on <= '2026-06-30')
    - (SELECT SUM(amount) FROM credit_notes WHERE invoice_id IS NOT NULL AND issued_on <= '2026-06-30')

  # what was owed at each month's end is not summed
  show receivable by month last quarter
  ordered rows:
  WITH ends(m, d) AS (VALUES ('2026-07', '2026-07-31'), ('2026-08', '2026-08-31'), ('2026-09', '2026-09-30'))
  SELECT m, (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on <= d)
    - (SELECT SUM(amount) FROM payment_allocations WHERE paid_on <= d)
    - (SELECT SUM(amount) FROM credit_notes WHERE invoice_id IS NOT NULL AND issued_on <= d) FROM ends

  # overdue as of now: what fell due before today, oldest instalments filled first
  show overdue by rep
  rows:
  WITH parts AS (
    SELECT i.id, i.rep_id, COALESCE(p.due_on, i.due_on, i.issued_on) AS due, COALESCE(p.amount, i.amount) AS amount,
      COALESCE(p.id, 0) AS part FROM invoices i LEFT JOIN instalments p ON p.invoice_id = i.id WHERE i.status = 'issued'),
  so_far AS (SELECT p.*, (SELECT SUM(q.amount) FROM parts q WHERE q.id = p.id AND (q.due, q.part) <= (p.due, p.part)) AS upto,
    COALESCE((SELECT SUM(amount) FROM payment_allocations a WHERE a.invoice_id = p.id), 0)
      + COALESCE((SELECT SUM(amount) FROM credit_notes c WHERE c.invoice_id = p.id), 0) AS settled FROM parts p)
  SELECT r.name, SUM(CASE WHEN due < '2026-11-23' THEN MAX(0, MIN(amount, upto - settled)) ELSE 0 END) AS late
  FROM so_far s JOIN reps r ON r.id = s.rep_id WHERE upto > settled AND due < '2026-11-23' GROUP BY r.id HAVING late > 0

  # days sales outstanding over the trailing 90 days
  show dso as of 2026-06-30
  rows:
  SELECT 90.0 * ((SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on <= '2026-06-30')
    - (SELECT SUM(amount) FROM payment_allocations WHERE paid_on <= '2026-06-30')
    - (SELECT SUM(amount) FROM credit_notes WHERE invoice_id IS NOT NULL AND issued_on <= '2026-06-30'))
    / (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on <= '2026-06-30'
      AND issued_on > date('2026-06-30', '-90 days'))

  # what fell due, and what came in
  show due_amount, collected, collection_rate by month last quarter
  ordered rows:
  WITH facts AS (
    SELECT COALESCE(p.due_on, i.due_on, i.issued_on) AS day, COALESCE(p.amount, i.amount) AS d, 0 AS c FROM invoices i
      LEFT JOIN instalments p ON p.invoice_id = i.id WHERE i.status = 'issued'
    UNION ALL SELECT paid_on, 0, CASE kind WHEN 'receipt' THEN amount WHEN 'refund' THEN -amount ELSE 0 END FROM payments)
  SELECT substr(day, 1, 7), SUM(d), SUM(c), 1.0 * SUM(c) / SUM(d) FROM facts
  WHERE day BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1 ORDER BY 1

  # how late invoices were that were settled in the year, by the latest of their instalments
  show days_late by industry last year
  rows:
  WITH parts AS (
    SELECT i.id, i.customer_id, i.amount AS whole, COALESCE(p.due_on, i.due_on, i.issued_on) AS due,
      COALESCE(p.amount, i.amount) AS amount,
      SUM(COALESCE(p.amount, i.amount)) OVER (PARTITION BY i.id ORDER BY p.due_on, p.id) AS upto
    FROM invoices i LEFT JOIN instalments p ON p.invoice_id = i.id WHERE i.status = 'issued'),
  moves AS (
    SELECT invoice_id, paid_on AS day, amount, 1 AS is_paid, id FROM payment_allocations
    UNION ALL SELECT invoice_id, issued_on, amount, 0, id FROM credit_notes WHERE invoice_id IS NOT NULL),
  ran AS (
    SELECT m.*, SUM(amount) OVER (PARTITION BY invoice_id ORDER BY day, is_paid DESC, id) AS upto FROM moves m),
  paid AS (
    SELECT p.id, p.customer_id, p.whole, p.due, MAX(r.day) FILTER (WHERE r.is_paid AND r.amount > 0
      AND r.upto > p.upto - p.amount AND r.upto - r.amount < p.upto) AS day, SUM(r.amount) AS had
    FROM parts p JOIN ran r ON r.invoice_id = p.id GROUP BY p.id, p.upto),
  late AS (
    SELECT id, customer_id, MAX(day) AS settled, MAX(MAX(0, julianday(day) - julianday(due))) AS days FROM paid
    WHERE had >= whole GROUP BY id)
  SELECT COALESCE(c.industry, '(none)'), AVG(days) FROM late l LEFT JOIN customers c ON c.id = l.customer_id
  WHERE settled LIKE '2025-%' GROUP BY 1

  # refunds are subtracted on the day they are paid out
  show collected by month last year
  ordered rows:
  SELECT substr(paid_on, 1, 7), SUM(amount) FILTER (WHERE kind = 'receipt')
    - COALESCE(SUM(amount) FILTER (WHERE kind = 'refund'), 0)
  FROM payments WHERE paid_on LIKE '2025-%' GROUP BY 1 ORDER BY 1

  # who owes most
  show receivable by customer top 5 by receivable
  ordered rows:
  WITH moves AS (
    SELECT customer_id, amount FROM invoices WHERE status = 'issued' AND issued_on <= '2026-11-23'
    UNION ALL SELECT customer_id, -amount FROM payment_allocations WHERE paid_on <= '2026-11-23'
    UNION ALL SELECT customer_id, -amount FROM credit_notes WHERE invoice_id IS NOT NULL AND issued_on <= '2026-11-23')
  SELECT c.name, SUM(amount) FROM moves m JOIN customers c ON c.id = m.customer_id GROUP BY c.id ORDER BY 2 DESC LIMIT 5
  """#
