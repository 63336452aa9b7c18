-- show median_deal by team last year
SELECT "facts"."team",
       COALESCE("team_record"."name", "team_record"."external_id") AS "team_label",
       "facts"."median_deal"
FROM (
  SELECT "ranked"."team",
         (SUM((CAST("ranked"."value" AS DOUBLE PRECISION) * (COALESCE(CASE WHEN "ranked"."before" <= "ranked"."place" THEN (2 - "ranked"."rest") END, 0) + COALESCE(CASE WHEN "ranked"."through" > ("ranked"."place" + 1) THEN "ranked"."rest" END, 0)))) / 2) AS "median_deal"
  FROM (
    SELECT "counted"."team",
           "counted"."value",
           (CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."team" ORDER BY "counted"."value") AS INTEGER) - "counted"."count") AS "before",
           CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."team" ORDER BY "counted"."value") AS INTEGER) AS "through",
           ((CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."team") AS INTEGER) - 1) / 2) AS "place",
           ((CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."team") AS INTEGER) - 1) % 2) AS "rest"
    FROM (
      SELECT "raw"."team",
             "raw"."value",
             COUNT(*) AS "count"
      FROM (
        SELECT "rep_assignment"."team_id" AS "team",
               "opportunities"."amount" AS "value",
               "opportunities"."id" AS "record"
        FROM "opportunities"
        LEFT JOIN "opportunity_credits" AS "credit" ON "credit"."opportunity_id" = "opportunities"."id"
        LEFT JOIN "rep_assignments" AS "rep_assignment" ON ("rep_assignment"."rep_id" = COALESCE("credit"."rep_id", "opportunities"."rep_id") AND "rep_assignment"."from_on" <= COALESCE("opportunities"."closed_on", ?1) AND "rep_assignment"."until_on" > COALESCE("opportunities"."closed_on", ?2))
        WHERE "opportunities"."state" = ?3
          AND "opportunities"."closed_on" >= ?4
          AND "opportunities"."closed_on" < ?5
          AND "opportunities"."amount" IS NOT NULL
        GROUP BY 1, 2, 3
      ) AS "raw"
      GROUP BY 1, 2
    ) AS "counted"
  ) AS "ranked"
  WHERE "ranked"."through" > "ranked"."place"
    AND "ranked"."before" <= ("ranked"."place" + 1)
  GROUP BY 1
) AS "facts"
LEFT JOIN "teams" AS "team_record" ON "team_record"."id" = "facts"."team"
-- ?1 = '2026-11-23'
-- ?2 = '2026-11-23'
-- ?3 = 'won'
-- ?4 = '2025-01-01'
-- ?5 = '2026-01-01'
