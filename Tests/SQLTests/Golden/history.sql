-- list opportunities where stage changed from proposal to negotiation this month
SELECT "opportunities"."name",
       COALESCE("customer"."name", "customer_lead"."name") AS "customer",
       "rep"."name" AS "rep",
       "stage"."name" AS "stage",
       "opportunities"."amount",
       "opportunities"."created_on" AS "created",
       "opportunities"."expected_close_on" AS "expected_close",
       "opportunities"."closed_on" AS "closed"
FROM "opportunities"
LEFT JOIN "customers" AS "customer" ON "customer"."id" = "opportunities"."customer_id"
LEFT JOIN "leads" AS "customer_lead" ON "customer_lead"."id" = "opportunities"."customer_id"
LEFT JOIN "reps" AS "rep" ON "rep"."id" = "opportunities"."rep_id"
LEFT JOIN "stages" AS "stage" ON "stage"."id" = "opportunities"."stage_id"
WHERE "opportunities"."id" IN (
      SELECT "steps"."opportunity_id"
      FROM (
        SELECT "opportunity_states"."opportunity_id",
               "opportunity_states"."from_on",
               LOWER("stage"."name") AS "value",
               LAG(LOWER("stage"."name")) OVER (PARTITION BY "opportunity_states"."opportunity_id" ORDER BY "opportunity_states"."from_on", "opportunity_states"."id") AS "previous"
        FROM "opportunity_states"
        LEFT JOIN "stages" AS "stage" ON "stage"."id" = "opportunity_states"."stage_id"
      ) AS "steps"
      WHERE "steps"."value" <> "steps"."previous"
        AND "steps"."previous" = ?1
        AND "steps"."value" = ?2
        AND "steps"."from_on" >= ?3
        AND "steps"."from_on" < ?4
    )
ORDER BY "opportunities"."created_on" ASC NULLS LAST, "opportunities"."id" ASC NULLS LAST
-- ?1 = 'proposal'
-- ?2 = 'negotiation'
-- ?3 = '2026-11-01'
-- ?4 = '2026-12-01'
