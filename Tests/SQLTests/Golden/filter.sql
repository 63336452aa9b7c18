-- show closes, win_rate by size where industry in ("retail", "finance") and source != "website" 2026-Q3
SELECT CASE WHEN "customer"."employees" < ?1 THEN 0 WHEN "customer"."employees" < ?2 THEN 1 WHEN "customer"."employees" < ?3 THEN 2 WHEN "customer"."employees" < ?4 THEN 3 WHEN "customer"."employees" IS NOT NULL THEN 4 END AS "size",
       COUNT(*) FILTER (WHERE "opportunities"."state" = ?5) AS "closes",
       COUNT(*) FILTER (WHERE "opportunities"."state" = ?6) AS "opportunities_2"
FROM "opportunities"
LEFT JOIN "customers" AS "customer" ON "customer"."id" = "opportunities"."customer_id"
LEFT JOIN "sources" AS "source" ON "source"."id" = "opportunities"."source_id"
WHERE "opportunities"."state" IN (?7, ?8)
  AND "opportunities"."closed_on" >= ?9
  AND "opportunities"."closed_on" < ?10
  AND "customer"."industry" IN (?11, ?12)
  AND ("source"."name" IS NULL OR "source"."name" <> ?13)
GROUP BY 1
-- ?1 = 10
-- ?2 = 50
-- ?3 = 200
-- ?4 = 1000
-- ?5 = 'won'
-- ?6 = 'lost'
-- ?7 = 'won'
-- ?8 = 'lost'
-- ?9 = '2026-07-01'
-- ?10 = '2026-10-01'
-- ?11 = 'retail'
-- ?12 = 'finance'
-- ?13 = 'website'
