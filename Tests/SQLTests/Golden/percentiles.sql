-- show median(quotes.amount), p90(quotes.amount), stddev(quotes.amount) by source last year
SELECT "facts"."source",
       COALESCE("source_record"."name", "source_record"."external_id") AS "source_label",
       "facts"."quotes_1",
       "facts"."quotes_2",
       "facts"."quotes_3"
FROM (
  SELECT "facts"."source",
         SUM("facts"."quotes_1") AS "quotes_1",
         SUM("facts"."quotes_2") AS "quotes_2",
         SUM("facts"."quotes_3") AS "quotes_3"
  FROM (
    SELECT "ranked"."source",
           (SUM((CAST("ranked"."value" AS DOUBLE PRECISION) * (COALESCE(CASE WHEN "ranked"."before" <= "ranked"."place" AND "ranked"."through" > "ranked"."place" THEN (2 - "ranked"."rest") END, 0) + COALESCE(CASE WHEN "ranked"."before" <= ("ranked"."place" + 1) AND "ranked"."through" > ("ranked"."place" + 1) THEN "ranked"."rest" END, 0)))) / 2) AS "quotes_1",
           (SUM((CAST("ranked"."value" AS DOUBLE PRECISION) * (COALESCE(CASE WHEN "ranked"."before" <= "ranked"."place_2" AND "ranked"."through" > "ranked"."place_2" THEN (?1 - "ranked"."rest_2") END, 0) + COALESCE(CASE WHEN "ranked"."before" <= ("ranked"."place_2" + 1) AND "ranked"."through" > ("ranked"."place_2" + 1) THEN "ranked"."rest_2" END, 0)))) / ?2) AS "quotes_2",
           NULL AS "quotes_3"
    FROM (
      SELECT "counted"."source",
             "counted"."value",
             (CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."source" ORDER BY "counted"."value") AS INTEGER) - "counted"."count") AS "before",
             CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."source" ORDER BY "counted"."value") AS INTEGER) AS "through",
             ((CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."source") AS INTEGER) - 1) / 2) AS "place",
             ((CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."source") AS INTEGER) - 1) % 2) AS "rest",
             (((CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."source") AS INTEGER) - 1) * ?3) / ?4) AS "place_2",
             (((CAST(SUM("counted"."count") OVER (PARTITION BY "counted"."source") AS INTEGER) - 1) * ?5) % ?6) AS "rest_2"
      FROM (
        SELECT "raw"."source",
               "raw"."value",
               COUNT(*) AS "count"
        FROM (
          SELECT "quotes"."source_id" AS "source",
                 "quotes"."amount" AS "value"
          FROM "quotes"
          WHERE "quotes"."sent_on" >= ?7
            AND "quotes"."sent_on" < ?8
            AND "quotes"."amount" IS NOT NULL
        ) AS "raw"
        GROUP BY 1, 2
      ) AS "counted"
    ) AS "ranked"
    WHERE (("ranked"."through" > "ranked"."place" AND "ranked"."before" <= ("ranked"."place" + 1)) OR ("ranked"."through" > "ranked"."place_2" AND "ranked"."before" <= ("ranked"."place_2" + 1)))
    GROUP BY 1
    UNION ALL
    SELECT "sums"."source",
           NULL AS "quotes_1",
           NULL AS "quotes_2",
           CASE WHEN "sums"."x_least" < "sums"."x_most" THEN (("sums"."xx" - (("sums"."x" * "sums"."x") / "sums"."n")) / ("sums"."n" - 1)) WHEN "sums"."n" > 1 THEN 0 END AS "quotes_3"
    FROM (
      SELECT "centred"."source",
             SUM("centred"."n") AS "n",
             MIN("centred"."x") AS "x_least",
             MAX("centred"."x") AS "x_most",
             SUM(("centred"."x" * "centred"."n")) AS "x",
             SUM((("centred"."x" * "centred"."x") * "centred"."n")) AS "xx"
      FROM (
        SELECT "counted"."source",
               (CAST("counted"."x" AS DOUBLE PRECISION) - (SUM((CAST("counted"."x" AS DOUBLE PRECISION) * "counted"."count")) OVER (PARTITION BY "counted"."source") / SUM("counted"."count") OVER (PARTITION BY "counted"."source"))) AS "x",
               "counted"."count" AS "n"
        FROM (
          SELECT "raw"."source",
                 "raw"."x",
                 COUNT(*) AS "count"
          FROM (
            SELECT "quotes"."source_id" AS "source",
                   "quotes"."amount" AS "x"
            FROM "quotes"
            WHERE "quotes"."sent_on" >= ?9
              AND "quotes"."sent_on" < ?10
              AND "quotes"."amount" IS NOT NULL
          ) AS "raw"
          GROUP BY 1, 2
        ) AS "counted"
      ) AS "centred"
      GROUP BY 1
    ) AS "sums"
  ) AS "facts"
  GROUP BY 1
) AS "facts"
LEFT JOIN "sources" AS "source_record" ON "source_record"."id" = "facts"."source"
-- ?1 = 10
-- ?2 = 10
-- ?3 = 9
-- ?4 = 10
-- ?5 = 9
-- ?6 = 10
-- ?7 = '2025-01-01'
-- ?8 = '2026-01-01'
-- ?9 = '2025-01-01'
-- ?10 = '2026-01-01'
