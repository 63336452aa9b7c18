-- show visits by rep this month
SELECT "facts"."rep",
       COALESCE("rep_record"."name", "rep_record"."external_id") AS "rep_label",
       "facts"."visits"
FROM (
  SELECT "activities"."rep_id" AS "rep",
         COUNT(*) AS "visits"
  FROM "activities"
  WHERE "activities"."type" = ?1
    AND "activities"."status" = ?2
    AND "activities"."done_on" >= ?3
    AND "activities"."done_on" < ?4
  GROUP BY 1
) AS "facts"
LEFT JOIN "reps" AS "rep_record" ON "rep_record"."id" = "facts"."rep"
-- ?1 = 'visit'
-- ?2 = 'done'
-- ?3 = '2026-11-01'
-- ?4 = '2026-12-01'
