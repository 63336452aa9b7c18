-- show visits by rep this month
SELECT "facts"."rep",
       COALESCE("rep_record"."name", "rep_record"."external_id") AS "rep_label",
       "facts"."visits"
FROM (
  SELECT "facts"."rep",
         SUM("facts"."visits") AS "visits"
  FROM (
    SELECT "each_rep"."id" AS "rep",
           COUNT(*) AS "visits"
    FROM "reps" AS "each_rep"
    CROSS JOIN "activities"
    WHERE "activities"."rep_id" = "each_rep"."id"
      AND "activities"."type" = ?1
      AND "activities"."status" = ?2
      AND "activities"."done_on" >= ?3
      AND "activities"."done_on" < ?4
    GROUP BY 1
    UNION ALL
    SELECT "activities"."rep_id" AS "rep",
           COUNT(*) AS "visits"
    FROM "activities"
    WHERE "activities"."rep_id" IS NULL
      AND "activities"."type" = ?5
      AND "activities"."status" = ?6
      AND "activities"."done_on" >= ?7
      AND "activities"."done_on" < ?8
    GROUP BY 1
  ) AS "facts"
  GROUP BY 1
) AS "facts"
LEFT JOIN "reps" AS "rep_record" ON "rep_record"."id" = "facts"."rep"
-- ?1 = 'visit'
-- ?2 = 'done'
-- ?3 = '2026-11-01'
-- ?4 = '2026-11-24'
-- ?5 = 'visit'
-- ?6 = 'done'
-- ?7 = '2026-11-01'
-- ?8 = '2026-11-24'
