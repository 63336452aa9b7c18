-- show unpaid by rep as of 2026-09-30
SELECT "facts"."rep",
       COALESCE("rep_record"."name", "rep_record"."external_id") AS "rep_label",
       "facts"."unpaid"
FROM (
  SELECT "unpaid_dues"."rep_id" AS "rep",
         SUM("unpaid_dues"."amount") AS "unpaid"
  FROM (
    SELECT d.invoice_id, d.customer_id, d.source_id, d.rep_id, d.due_on,
      CASE WHEN d.settled > d.amount_before THEN d.amount_before + d.amount - d.settled ELSE d.amount END AS amount
    FROM (
      SELECT u.invoice_id, u.customer_id, u.source_id, u.rep_id, u.due_on, u.amount, u.amount_before,
        CASE WHEN u.settled_from <= ?1 THEN COALESCE((
          SELECT SUM(s.amount) FROM invoice_settlements s WHERE s.invoice_id = u.invoice_id AND s.settled_on <= ?2
        ), 0) ELSE 0 END AS settled
      FROM dues u
      WHERE u.issued_on <= ?3 AND (u.settled_on IS NULL OR u.settled_on > ?4)
      LIMIT -1
    ) d
    WHERE d.settled < d.amount_before + d.amount OR d.amount IS NULL
  ) AS "unpaid_dues"
  GROUP BY 1
) AS "facts"
LEFT JOIN "reps" AS "rep_record" ON "rep_record"."id" = "facts"."rep"
-- ?1 = '2026-09-30'
-- ?2 = '2026-09-30'
-- ?3 = '2026-09-30'
-- ?4 = '2026-09-30'
