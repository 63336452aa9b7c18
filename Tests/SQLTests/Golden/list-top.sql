-- list activities where rep.team = "South" this year sort customer top 10
SELECT "activities"."done_on" AS "done",
       "activities"."type",
       "activities"."status",
       "rep"."name" AS "rep",
       COALESCE("customer"."name", "customer_lead"."name") AS "customer",
       "activities"."subject",
       "activities"."minutes"
FROM "activities"
LEFT JOIN "reps" AS "rep" ON "rep"."id" = "activities"."rep_id"
LEFT JOIN "customers" AS "customer" ON "customer"."id" = "activities"."customer_id"
LEFT JOIN "leads" AS "customer_lead" ON "customer_lead"."id" = "activities"."customer_id"
WHERE "activities"."id" IN (
      SELECT "activities"."id"
      FROM "activities"
      LEFT JOIN "rep_assignments" AS "rep_assignment" ON ("rep_assignment"."rep_id" = "activities"."rep_id" AND "rep_assignment"."from_on" <= COALESCE("activities"."done_on", ?1) AND "rep_assignment"."until_on" > COALESCE("activities"."done_on", ?2))
      LEFT JOIN "teams" AS "rep_team" ON "rep_team"."id" = "rep_assignment"."team_id"
      LEFT JOIN "customers" AS "customer" ON "customer"."id" = "activities"."customer_id"
      LEFT JOIN "leads" AS "customer_lead" ON "customer_lead"."id" = "activities"."customer_id"
      WHERE "rep_team"."name" = ?3
        AND "activities"."done_on" >= ?4 AND "activities"."done_on" < ?5
      ORDER BY COALESCE("customer"."name", "customer_lead"."name") ASC NULLS LAST, "activities"."id" ASC NULLS LAST
      LIMIT ?6
    )
ORDER BY COALESCE("customer"."name", "customer_lead"."name") ASC NULLS LAST, "activities"."id" ASC NULLS LAST
-- ?1 = '2026-11-23'
-- ?2 = '2026-11-23'
-- ?3 = 'South'
-- ?4 = '2026-01-01'
-- ?5 = '2026-11-24'
-- ?6 = 10
