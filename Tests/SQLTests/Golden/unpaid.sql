-- show unpaid by rep as of 2026-09-30
SELECT "facts"."rep",
       COALESCE("rep_record"."name", "rep_record"."external_id") AS "rep_label",
       "facts"."unpaid"
FROM (
  SELECT "facts"."rep",
         SUM("facts"."unpaid") AS "unpaid"
  FROM (
    SELECT "unpaid_dues"."rep_id" AS "rep",
           SUM("unpaid_dues"."amount") AS "unpaid"
    FROM (
      SELECT s.id AS invoice_id, s.customer_id, s.source_id, s.rep_id, s.due_on,
        CASE WHEN s.settled > 0 THEN s.amount - s.settled ELSE s.amount END AS amount
      FROM (
        SELECT i.id, i.customer_id, i.source_id, i.rep_id, COALESCE(i.due_on, i.issued_on) AS due_on, i.amount,
          CASE WHEN i.settled_from <= ?1 THEN COALESCE((
        SELECT SUM(a.amount) FROM payment_allocations a WHERE a.invoice_id = i.id AND a.paid_on <= ?2
      ), 0) + COALESCE((
        SELECT SUM(c.amount) FROM credit_notes c WHERE c.invoice_id = i.id AND c.issued_on <= ?3
      ), 0) ELSE 0 END AS settled
        FROM invoices i
        WHERE i.status = 'issued' AND i.issued_on <= ?4 AND (i.settled_on IS NULL OR i.settled_on > ?5) AND i.id NOT IN (SELECT p.invoice_id FROM instalments p)
        LIMIT -1
      ) s
      WHERE s.amount > s.settled OR s.amount IS NULL
    ) AS "unpaid_dues"
    GROUP BY 1
    UNION ALL
    SELECT "unpaid_dues"."rep_id" AS "rep",
           SUM("unpaid_dues"."amount") AS "unpaid"
    FROM (
      SELECT d.invoice_id, d.customer_id, d.source_id, d.rep_id, d.due_on,
        CASE WHEN d.whole IS NULL THEN NULL WHEN d.due_so_far - d.settled < d.amount THEN d.due_so_far - d.settled
          ELSE d.amount END AS amount
      FROM (
        SELECT s.id AS invoice_id, s.customer_id, s.source_id, s.rep_id, s.settled, s.amount AS whole,
          COALESCE(p.due_on, s.due_on) AS due_on, COALESCE(p.amount, s.amount) AS amount,
          SUM(COALESCE(p.amount, s.amount)) OVER (
            PARTITION BY s.id ORDER BY COALESCE(p.due_on, s.due_on), COALESCE(p.id, 0)
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS due_so_far
        FROM (
          SELECT i.id, i.customer_id, i.source_id, i.rep_id, COALESCE(i.due_on, i.issued_on) AS due_on, i.amount,
            CASE WHEN i.settled_from <= ?6 THEN COALESCE((
        SELECT SUM(a.amount) FROM payment_allocations a WHERE a.invoice_id = i.id AND a.paid_on <= ?7
      ), 0) + COALESCE((
        SELECT SUM(c.amount) FROM credit_notes c WHERE c.invoice_id = i.id AND c.issued_on <= ?8
      ), 0) ELSE 0 END AS settled
          FROM (SELECT DISTINCT invoice_id FROM instalments) n
          CROSS JOIN invoices i
          WHERE i.id = n.invoice_id AND i.status = 'issued' AND i.issued_on <= ?9 AND (i.settled_on IS NULL OR i.settled_on > ?10)
          LIMIT -1
        ) s
        JOIN instalments p ON p.invoice_id = s.id
        WHERE s.amount > s.settled OR s.amount IS NULL
      ) d
      WHERE d.due_so_far > d.settled OR d.whole IS NULL
    ) AS "unpaid_dues"
    GROUP BY 1
  ) AS "facts"
  GROUP BY 1
) AS "facts"
LEFT JOIN "reps" AS "rep_record" ON "rep_record"."id" = "facts"."rep"
-- ?1 = '2026-09-30'
-- ?2 = '2026-09-30'
-- ?3 = '2026-09-30'
-- ?4 = '2026-09-30'
-- ?5 = '2026-09-30'
-- ?6 = '2026-09-30'
-- ?7 = '2026-09-30'
-- ?8 = '2026-09-30'
-- ?9 = '2026-09-30'
-- ?10 = '2026-09-30'
