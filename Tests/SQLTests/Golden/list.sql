-- list customers with name, city, last_visit where last_visit before 30 days ago sort last_visit
SELECT "customers"."name",
       "customers"."city",
       "about_1"."value" AS "last_visit"
FROM "customers"
LEFT JOIN (
  SELECT "activities"."customer_id" AS "id",
         MAX("activities"."done_on") AS "value"
  FROM "activities"
  WHERE "activities"."type" = ?1 AND "activities"."status" = ?2
    AND "activities"."done_on" < ?3
  GROUP BY 1
) AS "about_1" ON "about_1"."id" = "customers"."id"
WHERE ("about_1"."value" IS NULL OR "about_1"."value" < ?4)
ORDER BY "about_1"."value" ASC NULLS LAST, "customers"."id" ASC NULLS LAST
-- ?1 = 'visit'
-- ?2 = 'done'
-- ?3 = '2026-11-24'
-- ?4 = '2026-10-24'
