-- show sales, target, attainment by team this quarter
SELECT "facts"."team",
       COALESCE("team_record"."name", "team_record"."external_id") AS "team_label",
       "facts"."sales",
       "facts"."target"
FROM (
  SELECT "facts"."team",
         SUM("facts"."sales") AS "sales",
         SUM("facts"."target") AS "target"
  FROM (
    SELECT "rep_assignment"."team_id" AS "team",
           SUM("order_lines"."amount") AS "sales",
           NULL AS "target"
    FROM "order_lines"
    LEFT JOIN "rep_assignments" AS "rep_assignment" ON ("rep_assignment"."rep_id" = "order_lines"."rep_id" AND "rep_assignment"."from_on" <= COALESCE("order_lines"."ordered_on", ?1) AND "rep_assignment"."until_on" > COALESCE("order_lines"."ordered_on", ?2))
    WHERE CASE WHEN "order_lines"."status" IN (?3, ?4) THEN 0 ELSE 1 END = 1
      AND "order_lines"."ordered_on" >= ?5
      AND "order_lines"."ordered_on" < ?6
    GROUP BY 1
    UNION ALL
    SELECT "plan_rollups"."team_id" AS "team",
           NULL AS "sales",
           SUM("plan_rollups"."value") AS "target"
    FROM "plan_rollups"
    WHERE "plan_rollups"."starts_on" >= ?7
      AND "plan_rollups"."starts_on" < ?8
      AND "plan_rollups"."kind" = ?9
      AND "plan_rollups"."metric" = ?10
      AND "plan_rollups"."level" IN (?11, ?12)
      AND "plan_rollups"."category" IS NULL
      AND "plan_rollups"."grain" IN (?13, ?14)
      AND "plan_rollups"."ends_on" < ?15
    GROUP BY 1
    UNION ALL
    SELECT "plan_days"."team_id" AS "team",
           NULL AS "sales",
           SUM("plan_days"."day_value") AS "target"
    FROM (
      SELECT p.kind, p.metric, p.level, p.grain, p.starts_on, p.ends_on, p.assigned_on, p.rep_id, p.team_id,
        p.territory_id, p.product_id, p.customer_id, p.category, p.has_parts, p.value, c.day,
        COALESCE(
          1.0 * p.value * c.is_workday / NULLIF((
            SELECT SUM(k.is_workday) FROM calendar k WHERE k.day >= p.starts_on AND k.day <= p.ends_on), 0),
          1.0 * p.value / (SELECT COUNT(*) FROM calendar k WHERE k.day >= p.starts_on AND k.day <= p.ends_on)) AS day_value
      FROM plan_rollups p
      JOIN calendar c ON c.day >= p.starts_on AND c.day <= p.ends_on
    ) AS "plan_days"
    WHERE "plan_days"."day" >= ?16
      AND "plan_days"."day" < ?17
      AND "plan_days"."kind" = ?18
      AND "plan_days"."metric" = ?19
      AND "plan_days"."level" IN (?20, ?21)
      AND "plan_days"."category" IS NULL
      AND "plan_days"."grain" = ?22
      AND CASE WHEN "plan_days"."starts_on" >= ?23 AND "plan_days"."ends_on" < ?24 THEN 0 ELSE 1 END = 1
    GROUP BY 1
  ) AS "facts"
  GROUP BY 1
) AS "facts"
LEFT JOIN "teams" AS "team_record" ON "team_record"."id" = "facts"."team"
-- ?1 = '2026-11-23'
-- ?2 = '2026-11-23'
-- ?3 = 'draft'
-- ?4 = 'cancelled'
-- ?5 = '2026-10-01'
-- ?6 = '2026-11-24'
-- ?7 = '2026-10-01'
-- ?8 = '2027-01-01'
-- ?9 = 'target'
-- ?10 = 'sales'
-- ?11 = 'team'
-- ?12 = 'direct'
-- ?13 = 'quarter'
-- ?14 = 'other'
-- ?15 = '2027-01-01'
-- ?16 = '2026-10-01'
-- ?17 = '2027-01-01'
-- ?18 = 'target'
-- ?19 = 'sales'
-- ?20 = 'team'
-- ?21 = 'direct'
-- ?22 = 'other'
-- ?23 = '2026-10-01'
-- ?24 = '2027-01-01'
