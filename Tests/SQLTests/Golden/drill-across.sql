-- show visits, orders, sales by rep, month this quarter
SELECT "facts"."rep",
       COALESCE("rep_record"."name", "rep_record"."external_id") AS "rep_label",
       "facts"."month",
       "facts"."visits",
       "facts"."orders",
       "facts"."sales"
FROM (
  SELECT "facts"."rep",
         "facts"."month",
         SUM("facts"."visits") AS "visits",
         SUM("facts"."orders") AS "orders",
         SUM("facts"."sales") AS "sales"
  FROM (
    SELECT "days"."rep",
           "calendar"."month",
           SUM("days"."visits") AS "visits",
           NULL AS "orders",
           NULL AS "sales"
    FROM (
      SELECT "activities"."rep_id" AS "rep",
             "activities"."done_on" AS "day",
             COUNT(*) AS "visits"
      FROM "activities"
      WHERE "activities"."type" = ?1
        AND "activities"."status" = ?2
        AND "activities"."done_on" >= ?3
        AND "activities"."done_on" < ?4
      GROUP BY 1, 2
    ) AS "days"
    LEFT JOIN "calendar" ON "calendar"."day" = "days"."day"
    GROUP BY 1, 2
    UNION ALL
    SELECT "days"."rep",
           "calendar"."month",
           NULL AS "visits",
           SUM("days"."orders") AS "orders",
           NULL AS "sales"
    FROM (
      SELECT "orders"."rep_id" AS "rep",
             "orders"."ordered_on" AS "day",
             COUNT(*) AS "orders"
      FROM "orders"
      WHERE CASE WHEN "orders"."status" IN (?5, ?6) THEN 0 ELSE 1 END = 1
        AND "orders"."ordered_on" >= ?7
        AND "orders"."ordered_on" < ?8
      GROUP BY 1, 2
    ) AS "days"
    LEFT JOIN "calendar" ON "calendar"."day" = "days"."day"
    GROUP BY 1, 2
    UNION ALL
    SELECT "days"."rep",
           "calendar"."month",
           NULL AS "visits",
           NULL AS "orders",
           SUM("days"."sales") AS "sales"
    FROM (
      SELECT "order_lines"."rep_id" AS "rep",
             "order_lines"."ordered_on" AS "day",
             SUM("order_lines"."amount") AS "sales"
      FROM "order_lines"
      WHERE CASE WHEN "order_lines"."status" IN (?9, ?10) THEN 0 ELSE 1 END = 1
        AND "order_lines"."ordered_on" >= ?11
        AND "order_lines"."ordered_on" < ?12
      GROUP BY 1, 2
    ) AS "days"
    LEFT JOIN "calendar" ON "calendar"."day" = "days"."day"
    GROUP BY 1, 2
  ) AS "facts"
  GROUP BY 1, 2
) AS "facts"
LEFT JOIN "reps" AS "rep_record" ON "rep_record"."id" = "facts"."rep"
-- ?1 = 'visit'
-- ?2 = 'done'
-- ?3 = '2026-10-01'
-- ?4 = '2026-11-24'
-- ?5 = 'draft'
-- ?6 = 'cancelled'
-- ?7 = '2026-10-01'
-- ?8 = '2026-11-24'
-- ?9 = 'draft'
-- ?10 = 'cancelled'
-- ?11 = '2026-10-01'
-- ?12 = '2026-11-24'
