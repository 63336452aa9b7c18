-- show contacted_customers by month this year
SELECT "facts"."month",
       SUM("facts"."contacted_customers") AS "contacted_customers"
FROM (
  SELECT ?1 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?2, ?3, ?4, ?5, ?6, ?7)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?8)
      AND "activities"."status" = ?9
      AND "activities"."done_on" >= ?10
      AND "activities"."done_on" < ?11
  ) AS "whole"
  WHERE "whole"."records" > 0
  UNION ALL
  SELECT ?12 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?13, ?14, ?15, ?16, ?17, ?18)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?19)
      AND "activities"."status" = ?20
      AND "activities"."done_on" >= ?21
      AND "activities"."done_on" < ?22
  ) AS "whole"
  WHERE "whole"."records" > 0
  UNION ALL
  SELECT ?23 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?24, ?25, ?26, ?27, ?28, ?29)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?30)
      AND "activities"."status" = ?31
      AND "activities"."done_on" >= ?32
      AND "activities"."done_on" < ?33
  ) AS "whole"
  WHERE "whole"."records" > 0
  UNION ALL
  SELECT ?34 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?35, ?36, ?37, ?38, ?39, ?40)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?41)
      AND "activities"."status" = ?42
      AND "activities"."done_on" >= ?43
      AND "activities"."done_on" < ?44
  ) AS "whole"
  WHERE "whole"."records" > 0
  UNION ALL
  SELECT ?45 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?46, ?47, ?48, ?49, ?50, ?51)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?52)
      AND "activities"."status" = ?53
      AND "activities"."done_on" >= ?54
      AND "activities"."done_on" < ?55
  ) AS "whole"
  WHERE "whole"."records" > 0
  UNION ALL
  SELECT ?56 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?57, ?58, ?59, ?60, ?61, ?62)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?63)
      AND "activities"."status" = ?64
      AND "activities"."done_on" >= ?65
      AND "activities"."done_on" < ?66
  ) AS "whole"
  WHERE "whole"."records" > 0
  UNION ALL
  SELECT ?67 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?68, ?69, ?70, ?71, ?72, ?73)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?74)
      AND "activities"."status" = ?75
      AND "activities"."done_on" >= ?76
      AND "activities"."done_on" < ?77
  ) AS "whole"
  WHERE "whole"."records" > 0
  UNION ALL
  SELECT ?78 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?79, ?80, ?81, ?82, ?83, ?84)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?85)
      AND "activities"."status" = ?86
      AND "activities"."done_on" >= ?87
      AND "activities"."done_on" < ?88
  ) AS "whole"
  WHERE "whole"."records" > 0
  UNION ALL
  SELECT ?89 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?90, ?91, ?92, ?93, ?94, ?95)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?96)
      AND "activities"."status" = ?97
      AND "activities"."done_on" >= ?98
      AND "activities"."done_on" < ?99
  ) AS "whole"
  WHERE "whole"."records" > 0
  UNION ALL
  SELECT ?100 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?101, ?102, ?103, ?104, ?105, ?106)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?107)
      AND "activities"."status" = ?108
      AND "activities"."done_on" >= ?109
      AND "activities"."done_on" < ?110
  ) AS "whole"
  WHERE "whole"."records" > 0
  UNION ALL
  SELECT ?111 AS "month",
         "whole"."contacted_customers"
  FROM (
    SELECT COUNT(DISTINCT "activities"."customer_id") AS "contacted_customers",
           COUNT(*) AS "records"
    FROM "activities"
    WHERE "activities"."type" IN (?112, ?113, ?114, ?115, ?116, ?117)
      AND ("activities"."direction" IS NULL OR "activities"."direction" <> ?118)
      AND "activities"."status" = ?119
      AND "activities"."done_on" >= ?120
      AND "activities"."done_on" < ?121
  ) AS "whole"
  WHERE "whole"."records" > 0
) AS "facts"
GROUP BY 1
-- ?1 = '2026-01-01'
-- ?2 = 'call'
-- ?3 = 'email'
-- ?4 = 'message'
-- ?5 = 'meeting'
-- ?6 = 'visit'
-- ?7 = 'demo'
-- ?8 = 'inbound'
-- ?9 = 'done'
-- ?10 = '2026-01-01'
-- ?11 = '2026-02-01'
-- ?12 = '2026-02-01'
-- ?13 = 'call'
-- ?14 = 'email'
-- ?15 = 'message'
-- ?16 = 'meeting'
-- ?17 = 'visit'
-- ?18 = 'demo'
-- ?19 = 'inbound'
-- ?20 = 'done'
-- ?21 = '2026-02-01'
-- ?22 = '2026-03-01'
-- ?23 = '2026-03-01'
-- ?24 = 'call'
-- ?25 = 'email'
-- ?26 = 'message'
-- ?27 = 'meeting'
-- ?28 = 'visit'
-- ?29 = 'demo'
-- ?30 = 'inbound'
-- ?31 = 'done'
-- ?32 = '2026-03-01'
-- ?33 = '2026-04-01'
-- ?34 = '2026-04-01'
-- ?35 = 'call'
-- ?36 = 'email'
-- ?37 = 'message'
-- ?38 = 'meeting'
-- ?39 = 'visit'
-- ?40 = 'demo'
-- ?41 = 'inbound'
-- ?42 = 'done'
-- ?43 = '2026-04-01'
-- ?44 = '2026-05-01'
-- ?45 = '2026-05-01'
-- ?46 = 'call'
-- ?47 = 'email'
-- ?48 = 'message'
-- ?49 = 'meeting'
-- ?50 = 'visit'
-- ?51 = 'demo'
-- ?52 = 'inbound'
-- ?53 = 'done'
-- ?54 = '2026-05-01'
-- ?55 = '2026-06-01'
-- ?56 = '2026-06-01'
-- ?57 = 'call'
-- ?58 = 'email'
-- ?59 = 'message'
-- ?60 = 'meeting'
-- ?61 = 'visit'
-- ?62 = 'demo'
-- ?63 = 'inbound'
-- ?64 = 'done'
-- ?65 = '2026-06-01'
-- ?66 = '2026-07-01'
-- ?67 = '2026-07-01'
-- ?68 = 'call'
-- ?69 = 'email'
-- ?70 = 'message'
-- ?71 = 'meeting'
-- ?72 = 'visit'
-- ?73 = 'demo'
-- ?74 = 'inbound'
-- ?75 = 'done'
-- ?76 = '2026-07-01'
-- ?77 = '2026-08-01'
-- ?78 = '2026-08-01'
-- ?79 = 'call'
-- ?80 = 'email'
-- ?81 = 'message'
-- ?82 = 'meeting'
-- ?83 = 'visit'
-- ?84 = 'demo'
-- ?85 = 'inbound'
-- ?86 = 'done'
-- ?87 = '2026-08-01'
-- ?88 = '2026-09-01'
-- ?89 = '2026-09-01'
-- ?90 = 'call'
-- ?91 = 'email'
-- ?92 = 'message'
-- ?93 = 'meeting'
-- ?94 = 'visit'
-- ?95 = 'demo'
-- ?96 = 'inbound'
-- ?97 = 'done'
-- ?98 = '2026-09-01'
-- ?99 = '2026-10-01'
-- ?100 = '2026-10-01'
-- ?101 = 'call'
-- ?102 = 'email'
-- ?103 = 'message'
-- ?104 = 'meeting'
-- ?105 = 'visit'
-- ?106 = 'demo'
-- ?107 = 'inbound'
-- ?108 = 'done'
-- ?109 = '2026-10-01'
-- ?110 = '2026-11-01'
-- ?111 = '2026-11-01'
-- ?112 = 'call'
-- ?113 = 'email'
-- ?114 = 'message'
-- ?115 = 'meeting'
-- ?116 = 'visit'
-- ?117 = 'demo'
-- ?118 = 'inbound'
-- ?119 = 'done'
-- ?120 = '2026-11-01'
-- ?121 = '2026-11-24'
