/// What was unpaid, late and paid in advance on a day.
let unpaidCases = #"""
  # overdue on a past day: paid and credited up to then, oldest instalments filled first
  show overdue, not_due by rep as of 2026-06-30
  rows:
  WITH parts AS (
    SELECT i.id, i.rep_id, COALESCE(p.due_on, i.due_on, i.issued_on) AS due, COALESCE(p.amount, i.amount) AS amount,
      COALESCE(p.id, 0) AS part FROM invoices i LEFT JOIN instalments p ON p.invoice_id = i.id
    WHERE i.status = 'issued' AND i.issued_on <= '2026-06-30'),
  open AS (SELECT p.*, MAX(0, MIN(amount, (SELECT SUM(q.amount) FROM parts q
        WHERE q.id = p.id AND (q.due, q.part) <= (p.due, p.part))
      - COALESCE((SELECT SUM(amount) FROM payment_allocations a WHERE a.invoice_id = p.id AND paid_on <= '2026-06-30'), 0)
      - COALESCE((SELECT SUM(amount) FROM credit_notes c WHERE c.invoice_id = p.id AND issued_on <= '2026-06-30'), 0)))
    AS unpaid FROM parts p)
  SELECT r.name, SUM(CASE WHEN due < '2026-06-30' THEN unpaid ELSE 0 END),
    SUM(CASE WHEN due >= '2026-06-30' THEN unpaid ELSE 0 END)
  FROM open o JOIN reps r ON r.id = o.rep_id GROUP BY r.id HAVING SUM(unpaid) > 0

  # what each rep's customers owed at each month's end, months without a movement too
  show receivable by rep, month last quarter
  rows:
  WITH ends(m, d) AS (VALUES ('2026-07', '2026-07-31'), ('2026-08', '2026-08-31'), ('2026-09', '2026-09-30')),
  moves AS (SELECT rep_id, issued_on AS day, amount FROM invoices WHERE status = 'issued'
    UNION ALL SELECT rep_id, paid_on, -amount FROM payment_allocations
    UNION ALL SELECT rep_id, issued_on, -amount FROM credit_notes WHERE invoice_id IS NOT NULL)
  SELECT r.name, m, COALESCE((SELECT SUM(amount) FROM moves WHERE rep_id = r.id AND day <= d), 0)
  FROM reps r CROSS JOIN ends WHERE r.id IN (SELECT rep_id FROM moves WHERE day <= '2026-09-30')

  # what each team's reps of a month's end were owed then: one moves in March
  show receivable by team, month 2026-02..2026-04
  rows:
  WITH ends(m, d) AS (VALUES ('2026-02', '2026-02-28'), ('2026-03', '2026-03-31'), ('2026-04', '2026-04-30')),
  moves AS (SELECT rep_id, issued_on AS day, amount FROM invoices WHERE status = 'issued'
    UNION ALL SELECT rep_id, paid_on, -amount FROM payment_allocations
    UNION ALL SELECT rep_id, issued_on, -amount FROM credit_notes WHERE invoice_id IS NOT NULL)
  SELECT t.name, m, SUM(amount) FROM ends JOIN moves ON day <= d
  JOIN rep_assignments a ON a.rep_id = moves.rep_id AND a.from_on <= d AND a.until_on > d
  JOIN teams t ON t.id = a.team_id GROUP BY t.id, m

  # the last visit as it stood at each month's end
  show last_visit by source, month last quarter
  rows:
  WITH ends(m, d) AS (VALUES ('2026-07', '2026-07-31'), ('2026-08', '2026-08-31'), ('2026-09', '2026-09-30'))
  SELECT COALESCE(s.name, '(none)'), m, MAX(a.done_on) FROM ends
  JOIN activities a ON a.type = 'visit' AND a.status = 'done' AND a.done_on <= d
  LEFT JOIN sources s ON s.id = a.source_id GROUP BY s.id, m

  # by how long it is late
  show unpaid by ageing as of 2026-06-30
  ordered rows:
  WITH parts AS (
    SELECT i.id, COALESCE(p.due_on, i.due_on, i.issued_on) AS due, COALESCE(p.amount, i.amount) AS amount,
      COALESCE(p.id, 0) AS part FROM invoices i LEFT JOIN instalments p ON p.invoice_id = i.id
    WHERE i.status = 'issued' AND i.issued_on <= '2026-06-30'),
  open AS (SELECT julianday('2026-06-30') - julianday(due) AS late, MAX(0, MIN(amount, (SELECT SUM(q.amount) FROM parts q
        WHERE q.id = p.id AND (q.due, q.part) <= (p.due, p.part))
      - COALESCE((SELECT SUM(amount) FROM payment_allocations a WHERE a.invoice_id = p.id AND paid_on <= '2026-06-30'), 0)
      - COALESCE((SELECT SUM(amount) FROM credit_notes c WHERE c.invoice_id = p.id AND issued_on <= '2026-06-30'), 0)))
    AS unpaid FROM parts p)
  SELECT CASE WHEN late <= 0 THEN 'not due' WHEN late <= 30 THEN '1-30' WHEN late <= 60 THEN '31-60'
    WHEN late <= 90 THEN '61-90' ELSE '90+' END, SUM(unpaid) FROM open GROUP BY 1 ORDER BY MIN(late)

  # by other bands, of one industry
  show unpaid, overdue_invoices by ageing in bands 15, 45 where industry = "healthcare"
  ordered rows:
  WITH parts AS (
    SELECT i.id, COALESCE(p.due_on, i.due_on, i.issued_on) AS due, COALESCE(p.amount, i.amount) AS amount,
      COALESCE(p.id, 0) AS part FROM invoices i LEFT JOIN instalments p ON p.invoice_id = i.id
      JOIN customers c ON c.id = i.customer_id WHERE i.status = 'issued' AND c.industry = 'healthcare'),
  open AS (SELECT p.id, julianday('2026-11-23') - julianday(due) AS late, MAX(0, MIN(amount, (SELECT SUM(q.amount)
        FROM parts q WHERE q.id = p.id AND (q.due, q.part) <= (p.due, p.part))
      - COALESCE((SELECT SUM(amount) FROM payment_allocations a WHERE a.invoice_id = p.id), 0)
      - COALESCE((SELECT SUM(amount) FROM credit_notes c WHERE c.invoice_id = p.id), 0))) AS unpaid FROM parts p)
  SELECT CASE WHEN late <= 0 THEN 'not due' WHEN late <= 15 THEN '1-15' WHEN late <= 45 THEN '16-45' ELSE '45+' END,
    SUM(unpaid), COUNT(DISTINCT CASE WHEN late > 0 AND unpaid > 0 THEN id END) FROM open WHERE unpaid > 0
  GROUP BY 1 ORDER BY MIN(late)

  # at each month's end, never summed
  show overdue, days_overdue by month last quarter
  ordered rows:
  WITH ends(m, d) AS (VALUES ('2026-07', '2026-07-31'), ('2026-08', '2026-08-31'), ('2026-09', '2026-09-30')),
  parts AS (
    SELECT m, d, i.id, COALESCE(p.due_on, i.due_on, i.issued_on) AS due, COALESCE(p.amount, i.amount) AS amount,
      COALESCE(p.id, 0) AS part FROM ends JOIN invoices i ON i.issued_on <= d LEFT JOIN instalments p ON p.invoice_id = i.id
    WHERE i.status = 'issued'),
  open AS (SELECT m, d, due, MAX(0, MIN(amount, (SELECT SUM(q.amount) FROM parts q
        WHERE q.id = p.id AND q.m = p.m AND (q.due, q.part) <= (p.due, p.part))
      - COALESCE((SELECT SUM(amount) FROM payment_allocations a WHERE a.invoice_id = p.id AND paid_on <= d), 0)
      - COALESCE((SELECT SUM(amount) FROM credit_notes c WHERE c.invoice_id = p.id AND issued_on <= d), 0))) AS unpaid
    FROM parts p)
  SELECT m, SUM(unpaid), MAX(julianday(d) - julianday(due)) FROM open WHERE due < d AND unpaid > 0 GROUP BY m ORDER BY m

  # paid and not yet for anything
  show advances, receivable by month last quarter
  ordered rows:
  WITH ends(m, d) AS (VALUES ('2026-07', '2026-07-31'), ('2026-08', '2026-08-31'), ('2026-09', '2026-09-30'))
  SELECT m, (SELECT SUM(CASE kind WHEN 'receipt' THEN amount WHEN 'refund' THEN -amount ELSE 0 END) FROM payments
      WHERE paid_on <= d)
    - (SELECT SUM(a.amount) FROM payment_allocations a JOIN payments p ON p.id = a.payment_id
      WHERE p.kind <> 'write_off' AND a.paid_on <= d),
    (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on <= d)
    - (SELECT SUM(amount) FROM payment_allocations WHERE paid_on <= d)
    - (SELECT SUM(amount) FROM credit_notes WHERE issued_on <= d) FROM ends

  # how much of what could be collected was, month by month
  show cei by month last quarter
  ordered rows:
  WITH ends(m, a, d) AS (VALUES ('2026-07', '2026-07-01', '2026-07-31'), ('2026-08', '2026-08-01', '2026-08-31'),
    ('2026-09', '2026-09-01', '2026-09-30')),
  parts AS (
    SELECT m, d, i.id, COALESCE(p.due_on, i.due_on, i.issued_on) AS due, COALESCE(p.amount, i.amount) AS amount,
      COALESCE(p.id, 0) AS part FROM ends JOIN invoices i ON i.issued_on <= d LEFT JOIN instalments p ON p.invoice_id = i.id
    WHERE i.status = 'issued'),
  unpaid AS (SELECT m, due, d, MAX(0, MIN(amount, (SELECT SUM(q.amount) FROM parts q
        WHERE q.id = p.id AND q.m = p.m AND (q.due, q.part) <= (p.due, p.part))
      - COALESCE((SELECT SUM(amount) FROM payment_allocations a WHERE a.invoice_id = p.id AND paid_on <= d), 0)
      - COALESCE((SELECT SUM(amount) FROM credit_notes c WHERE c.invoice_id = p.id AND issued_on <= d), 0))) AS unpaid
    FROM parts p),
  n AS (SELECT m,
    (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on < a)
      - (SELECT SUM(amount) FROM payment_allocations WHERE paid_on < a)
      - (SELECT SUM(amount) FROM credit_notes WHERE issued_on < a) AS open,
    (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on BETWEEN a AND d) AS invoiced,
    (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on <= d)
      - (SELECT SUM(amount) FROM payment_allocations WHERE paid_on <= d)
      - (SELECT SUM(amount) FROM credit_notes WHERE issued_on <= d) AS close,
    (SELECT SUM(u.unpaid) FROM unpaid u WHERE u.m = ends.m AND u.due >= u.d) AS not_due FROM ends)
  SELECT m, 1.0 * (open + invoiced - close) / (open + invoiced - not_due) FROM n ORDER BY m

  # sales counted back from a day, thirty days at a time
  show dso_countback as of 2026-06-30
  rows:
  WITH RECURSIVE n(k) AS (VALUES (0) UNION ALL SELECT k + 1 FROM n WHERE k < 23),
  s AS (SELECT k, COALESCE((SELECT SUM(amount) FROM invoices WHERE status = 'issued'
      AND issued_on <= date('2026-06-30', '-' || (30 * k) || ' days')
      AND issued_on > date('2026-06-30', '-' || (30 * k + 30) || ' days')), 0) AS sold FROM n),
  c AS (SELECT k, sold, COALESCE(SUM(sold) OVER (ORDER BY k ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM s),
  owed AS (SELECT (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on <= '2026-06-30')
    - (SELECT SUM(amount) FROM payment_allocations WHERE paid_on <= '2026-06-30')
    - (SELECT SUM(amount) FROM credit_notes WHERE issued_on <= '2026-06-30') AS o)
  SELECT 30.0 * k + 30.0 * (o - before) / sold FROM c, owed WHERE before < o AND before + sold >= o

  # the DSO of a firm whose customers all pay in time
  show best_possible_dso as of 2026-06-30
  rows:
  WITH parts AS (
    SELECT i.id, COALESCE(p.due_on, i.due_on, i.issued_on) AS due, COALESCE(p.amount, i.amount) AS amount,
      COALESCE(p.id, 0) AS part FROM invoices i LEFT JOIN instalments p ON p.invoice_id = i.id
    WHERE i.status = 'issued' AND i.issued_on <= '2026-06-30'),
  open AS (SELECT due, MAX(0, MIN(amount, (SELECT SUM(q.amount) FROM parts q
        WHERE q.id = p.id AND (q.due, q.part) <= (p.due, p.part))
      - COALESCE((SELECT SUM(amount) FROM payment_allocations a WHERE a.invoice_id = p.id AND paid_on <= '2026-06-30'), 0)
      - COALESCE((SELECT SUM(amount) FROM credit_notes c WHERE c.invoice_id = p.id AND issued_on <= '2026-06-30'), 0)))
    AS unpaid FROM parts p)
  SELECT 90.0 * (SELECT SUM(unpaid) FROM open WHERE due >= '2026-06-30')
    / (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on <= '2026-06-30'
      AND issued_on > date('2026-06-30', '-90 days'))

  # how late each invoice is
  list invoices with id, unpaid, days_overdue where days_overdue > 60 sort id
  ordered rows:
  WITH parts AS (
    SELECT i.id, i.external_id, COALESCE(p.due_on, i.due_on, i.issued_on) AS due, COALESCE(p.amount, i.amount) AS amount,
      COALESCE(p.id, 0) AS part FROM invoices i LEFT JOIN instalments p ON p.invoice_id = i.id WHERE i.status = 'issued'),
  open AS (SELECT external_id, julianday('2026-11-23') - julianday(due) AS late, MAX(0, MIN(amount,
      (SELECT SUM(q.amount) FROM parts q WHERE q.id = p.id AND (q.due, q.part) <= (p.due, p.part))
      - COALESCE((SELECT SUM(amount) FROM payment_allocations a WHERE a.invoice_id = p.id), 0)
      - COALESCE((SELECT SUM(amount) FROM credit_notes c WHERE c.invoice_id = p.id), 0))) AS unpaid FROM parts p)
  SELECT external_id, SUM(unpaid), MAX(late) FROM open WHERE unpaid > 0 GROUP BY 1 HAVING MAX(late) > 60 ORDER BY 1

  # what a list tells of a customer is as of the end of its period, too
  list customers with name, pipeline, receivable where name starts with "A" sort name
  ordered rows:
  SELECT name, COALESCE((SELECT SUM(amount) FROM opportunity_states s WHERE s.customer_id = c.id AND state = 'open'
      AND from_on <= '2026-11-23' AND until_on > '2026-11-23'), 0),
    COALESCE((SELECT SUM(amount) FROM invoices i WHERE i.customer_id = c.id AND status = 'issued'), 0)
    - COALESCE((SELECT SUM(amount) FROM payment_allocations a WHERE a.customer_id = c.id), 0)
    - COALESCE((SELECT SUM(amount) FROM credit_notes n WHERE n.customer_id = c.id), 0)
  FROM customers c WHERE name LIKE 'a%' ORDER BY name

  # products that were to be ordered again on a past day, by the levels of today
  show on_hand, below_reorder by category as of 2025-06-30
  rows:
  SELECT p.category, SUM(h) / 1000.0, SUM(p.is_active = 1 AND p.reorder_level >= h)
  FROM (SELECT p.*, COALESCE((SELECT SUM(quantity) FROM stock_movements m
    WHERE m.product_id = p.id AND moved_on <= '2025-06-30'), 0) AS h FROM products p) AS p
  GROUP BY 1 HAVING SUM(h <> 0) > 0
  """#
