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
      SELECT "opportunity_states"."opportunity_id"
      FROM "opportunity_states"
      LEFT JOIN "stages" AS "stage" ON "stage"."id" = "opportunity_states"."stage_id"
      LEFT JOIN "opportunity_states" AS "before_opportunity_states" ON ("before_opportunity_states"."opportunity_id" = "opportunity_states"."opportunity_id" AND "before_opportunity_states"."id" = (
         SELECT "earlier"."id"
         FROM "opportunity_states" AS "earlier"
         WHERE "earlier"."opportunity_id" = "opportunity_states"."opportunity_id"
           AND "earlier"."from_on" <= "opportunity_states"."from_on"
           AND ("earlier"."from_on" < "opportunity_states"."from_on" OR "earlier"."id" < "opportunity_states"."id")
         ORDER BY "earlier"."from_on" DESC NULLS LAST, "earlier"."id" DESC NULLS LAST
         LIMIT ?1
       ))
      LEFT JOIN "stages" AS "before_stage" ON "before_stage"."id" = "before_opportunity_states"."stage_id"
      WHERE "opportunity_states"."from_on" >= ?2
        AND "opportunity_states"."from_on" < ?3
        AND LOWER("stage"."name") = ?4
        AND LOWER("before_stage"."name") = ?5
        AND LOWER("stage"."name") <> LOWER("before_stage"."name")
    )
ORDER BY "opportunities"."created_on" ASC NULLS LAST, "opportunities"."id" ASC NULLS LAST
-- ?1 = 1
-- ?2 = '2026-11-01'
-- ?3 = '2026-12-01'
-- ?4 = 'negotiation'
-- ?5 = 'proposal'
