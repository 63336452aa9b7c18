-- show cohort_size, retention by cohort month, months after for customers created in 2026-H1 within 90 days
SELECT "cohort"."entered_month" AS "cohort_month",
       ((((CAST(SUBSTR("orders"."ordered_on", 1, 4) AS INTEGER) - CAST(SUBSTR("cohort"."entered", 1, 4) AS INTEGER)) * 12) + (CAST(SUBSTR("orders"."ordered_on", 6, 2) AS INTEGER) - CAST(SUBSTR("cohort"."entered", 6, 2) AS INTEGER))) - CASE WHEN SUBSTR("orders"."ordered_on", 9, 2) < SUBSTR("cohort"."entered", 9, 2) THEN 1 WHEN SUBSTR("orders"."ordered_on", 9, 2) >= SUBSTR("cohort"."entered", 9, 2) THEN 0 END) AS "months_after",
       COUNT(DISTINCT "orders"."customer_id") AS "owned_orders_1"
FROM (
  SELECT "customers"."id" AS "member",
         "customers"."created_on" AS "entered",
         "calendar"."month" AS "entered_month"
  FROM "customers"
  LEFT JOIN "calendar" ON "calendar"."day" = "customers"."created_on"
  WHERE "customers"."created_on" >= ?1 AND "customers"."created_on" < ?2
) AS "cohort"
CROSS JOIN "orders"
WHERE "cohort"."member" = "orders"."customer_id"
  AND CASE WHEN "orders"."status" IN (?3, ?4) THEN 0 ELSE 1 END = 1
  AND CAST(julianday("orders"."ordered_on") - julianday("cohort"."entered") AS INTEGER) >= 0
  AND CAST(julianday("orders"."ordered_on") - julianday("cohort"."entered") AS INTEGER) < ?5
GROUP BY 1, 2
-- ?1 = '2026-01-01'
-- ?2 = '2026-07-01'
-- ?3 = 'draft'
-- ?4 = 'cancelled'
-- ?5 = 90
