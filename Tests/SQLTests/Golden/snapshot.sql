-- show pipeline, receivable by rep as of 2026-09-30
SELECT "facts"."rep",
       COALESCE("rep_record"."name", "rep_record"."external_id") AS "rep_label",
       "facts"."pipeline",
       "facts"."receivable"
FROM (
  SELECT "facts"."rep",
         SUM("facts"."pipeline") AS "pipeline",
         SUM("facts"."receivable") AS "receivable"
  FROM (
    SELECT COALESCE("credit"."rep_id", "opportunity_states"."owner_id") AS "rep",
           SUM(COALESCE("credit"."amount", "opportunity_states"."amount")) AS "pipeline",
           NULL AS "receivable"
    FROM "opportunity_states"
    LEFT JOIN "opportunity_state_credits" AS "credit" ON "credit"."state_id" = "opportunity_states"."id"
    WHERE "opportunity_states"."state" = ?1
      AND "opportunity_states"."from_on" <= ?2
      AND "opportunity_states"."until_on" > ?3
    GROUP BY 1
    UNION ALL
    SELECT "receivable_movements"."rep_id" AS "rep",
           NULL AS "pipeline",
           SUM("receivable_movements"."amount") AS "receivable"
    FROM (
      SELECT i.customer_id, i.source_id, i.rep_id, i.issued_on AS moved_on, i.amount
      FROM invoices i WHERE i.status = 'issued'
    ) AS "receivable_movements"
    WHERE "receivable_movements"."moved_on" < ?4
    GROUP BY 1
    UNION ALL
    SELECT "receivable_movements"."rep_id" AS "rep",
           NULL AS "pipeline",
           SUM("receivable_movements"."amount") AS "receivable"
    FROM (
      SELECT s.customer_id, s.source_id, s.rep_id, s.settled_on AS moved_on, -s.amount AS amount
      FROM invoice_settlements s WHERE s.amount IS NOT NULL
    ) AS "receivable_movements"
    WHERE "receivable_movements"."moved_on" < ?5
    GROUP BY 1
  ) AS "facts"
  GROUP BY 1
) AS "facts"
LEFT JOIN "reps" AS "rep_record" ON "rep_record"."id" = "facts"."rep"
-- ?1 = 'open'
-- ?2 = '2026-09-30'
-- ?3 = '2026-09-30'
-- ?4 = '2026-10-01'
-- ?5 = '2026-10-01'
