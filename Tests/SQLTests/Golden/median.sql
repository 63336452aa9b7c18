-- show median_deal by team last year
SELECT "facts"."team",
       COALESCE("team_record"."name", "team_record"."external_id") AS "team_label",
       "facts"."median_deal"
FROM (
  SELECT "ranked"."team",
         (SUM((CAST("ranked"."value" AS DOUBLE PRECISION) * (COALESCE(CASE WHEN "ranked"."before" <= "ranked"."place" THEN (?1 - "ranked"."rest") END, 0) + COALESCE(CASE WHEN "ranked"."through" > ("ranked"."place" + 1) THEN "ranked"."rest" END, 0)))) / ?2) AS "median_deal"
  FROM (
    SELECT "counted"."team",
           "counted"."value",
           (CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."team" ORDER BY "counted"."value") AS INTEGER) - "counted"."count") AS "before",
           CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."team" ORDER BY "counted"."value") AS INTEGER) AS "through",
           (((CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."team") AS INTEGER) - 1) * ?3) / ?4) AS "place",
           (((CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."team") AS INTEGER) - 1) * ?5) % ?6) AS "rest"
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
        LEFT JOIN "rep_assignments" AS "rep_assignment" ON ("rep_assignment"."rep_id" = COALESCE("credit"."rep_id", "opportunities"."rep_id") AND "rep_assignment"."from_on" <= COALESCE("opportunities"."closed_on", ?7) AND "rep_assignment"."until_on" > COALESCE("opportunities"."closed_on", ?8))
        WHERE "opportunities"."state" = ?9
          AND "opportunities"."closed_on" >= ?10
          AND "opportunities"."closed_on" < ?11
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
-- ?1 = 2
-- ?2 = 2
-- ?3 = 1
-- ?4 = 2
-- ?5 = 1
-- ?6 = 2
-- ?7 = '2025-12-31'
-- ?8 = '2025-12-31'
-- ?9 = 'won'
-- ?10 = '2025-01-01'
-- ?11 = '2026-01-01'
