-- show reps where visits/close > 12 by source this month
SELECT "facts"."rep",
       COALESCE("rep_record"."name", "rep_record"."external_id") AS "rep_label",
       "facts"."source",
       COALESCE("source_record"."name", "source_record"."external_id") AS "source_label",
       "facts"."visits",
       "facts"."closes",
       "facts"."known_by"
FROM (
  SELECT "facts"."rep",
         "facts"."source",
         SUM("facts"."visits") AS "visits",
         SUM("facts"."closes") AS "closes",
         SUM("facts"."known_by") AS "known_by"
  FROM (
    SELECT "reps"."id" AS "rep",
           NULL AS "source",
           NULL AS "visits",
           NULL AS "closes",
           1000000 AS "known_by"
    FROM "reps"
    WHERE "reps"."is_selling" = ?1
      AND ("reps"."hired_on" IS NULL OR "reps"."hired_on" < ?2)
      AND ("reps"."left_on" IS NULL OR "reps"."left_on" > ?3)
    UNION ALL
    SELECT "activities"."rep_id" AS "rep",
           "activities"."source_id" AS "source",
           COUNT(*) AS "visits",
           NULL AS "closes",
           1 AS "known_by"
    FROM "activities"
    WHERE "activities"."type" = ?4
      AND "activities"."status" = ?5
      AND "activities"."done_on" >= ?6
      AND "activities"."done_on" < ?7
    GROUP BY 1, 2
    UNION ALL
    SELECT COALESCE("credit"."rep_id", "opportunities"."rep_id") AS "rep",
           "opportunities"."source_id" AS "source",
           NULL AS "visits",
           (CAST(SUM(COALESCE("credit"."share_bp", 10000)) AS DOUBLE PRECISION) / 10000) AS "closes",
           1 AS "known_by"
    FROM "opportunities"
    LEFT JOIN "opportunity_credits" AS "credit" ON "credit"."opportunity_id" = "opportunities"."id"
    WHERE "opportunities"."state" = ?8
      AND "opportunities"."closed_on" >= ?9
      AND "opportunities"."closed_on" < ?10
    GROUP BY 1, 2
  ) AS "facts"
  GROUP BY 1, 2
) AS "facts"
LEFT JOIN "reps" AS "rep_record" ON "rep_record"."id" = "facts"."rep"
LEFT JOIN "sources" AS "source_record" ON "source_record"."id" = "facts"."source"
-- ?1 = 1
-- ?2 = '2026-12-01'
-- ?3 = '2026-11-01'
-- ?4 = 'visit'
-- ?5 = 'done'
-- ?6 = '2026-11-01'
-- ?7 = '2026-11-24'
-- ?8 = 'won'
-- ?9 = '2026-11-01'
-- ?10 = '2026-11-24'
