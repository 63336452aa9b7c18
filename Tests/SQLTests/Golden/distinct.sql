-- show contacted_customers by month this year
SELECT "calendar"."month",
       COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers"
FROM "activities"
LEFT JOIN "calendar" ON "calendar"."day" = "activities"."done_on"
WHERE "activities"."type" IN (?1, ?2, ?3, ?4, ?5, ?6)
  AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?7)
  AND "activities"."status" = ?8
  AND "activities"."done_on" >= ?9
  AND "activities"."done_on" < ?10
GROUP BY 1
-- ?1 = 'call'
-- ?2 = 'email'
-- ?3 = 'message'
-- ?4 = 'meeting'
-- ?5 = 'visit'
-- ?6 = 'demo'
-- ?7 = 'inbound'
-- ?8 = 'done'
-- ?9 = '2026-01-01'
-- ?10 = '2027-01-01'
