/// Checks and benchmarks of the sample company.
let appraisalCases = #"""
  # every team against its budget
  check expenses <= budget by team last month
  rows:
  WITH e AS (SELECT COALESCE(e.team_id, m.team_id) AS team_id, SUM(e.amount) AS e FROM expenses e
    LEFT JOIN rep_assignments m ON m.rep_id = e.rep_id AND m.from_on <= e.spent_on AND m.until_on > e.spent_on
    WHERE e.status IN ('approved', 'paid') AND e.spent_on LIKE '2026-10-%' GROUP BY 1),
  b AS (SELECT COALESCE(b.team_id, r.team_id) AS team_id, SUM(amount) AS b FROM budgets b
    LEFT JOIN reps r ON r.id = b.rep_id WHERE starts_on = '2026-10-01' AND ends_on = '2026-10-31'
    AND scope IN ('team', 'rep') GROUP BY 1)
  SELECT t.name, COALESCE(e, 0), b, COALESCE(e, 0) - b, CASE WHEN COALESCE(e, 0) <= b THEN 'held' ELSE 'broken' END
  FROM teams t JOIN b ON b.team_id = t.id LEFT JOIN e ON e.team_id = t.id

  # every rep employed is there, and who reported nothing breaks it
  check visits >= 5 by rep this week
  rows:
  WITH v AS (SELECT rep_id, COUNT(*) AS v FROM activities WHERE type = 'visit' AND status = 'done'
    AND done_on BETWEEN '2026-11-23' AND '2026-11-29' GROUP BY 1)
  SELECT r.name, COALESCE(v, 0), 5, COALESCE(v, 0) - 5, CASE WHEN COALESCE(v, 0) >= 5 THEN 'held' ELSE 'broken' END
  FROM reps r LEFT JOIN v ON v.rep_id = r.id
  WHERE r.is_selling = 1 AND (r.left_on IS NULL OR r.left_on > '2026-11-23')

  # attainment in percent, no target is no failure
  check attainment >= 80% by rep last month
  rows:
  WITH t AS (SELECT rep_id, SUM(value) AS t FROM targets WHERE metric = 'sales' AND scope = 'rep'
    AND starts_on = '2026-10-01' GROUP BY 1),
  s AS (SELECT rep_id, SUM(amount) AS s FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
    AND ordered_on LIKE '2026-10-%' GROUP BY 1)
  SELECT r.name, COALESCE(1.0 * COALESCE(s, 0) / t, 'no target'), 0.8, 1.0 * COALESCE(s, 0) / t - 0.8,
    CASE WHEN t IS NULL THEN 'no target' WHEN 1.0 * COALESCE(s, 0) / t >= 0.8 THEN 'held' ELSE 'broken' END
  FROM reps r LEFT JOIN t ON t.rep_id = r.id LEFT JOIN s ON s.rep_id = r.id
  WHERE s IS NOT NULL OR (r.is_selling = 1 AND r.hired_on <= '2026-10-31' AND (r.left_on IS NULL OR r.left_on > '2026-10-01'))

  # the norm of the best, by hand: the third and fourth of the cut come from the ordered list
  benchmark visits against closes by rep last quarter
  rows:
  WITH r AS (SELECT id, name FROM reps WHERE is_selling = 1 AND hired_on < '2026-10-01'
      AND (left_on IS NULL OR left_on > '2026-07-01')),
  c AS (SELECT COALESCE(s.rep_id, o.rep_id) AS rep_id, SUM(COALESCE(s.share_bp, 10000)) / 10000.0 AS c
    FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
    WHERE state = 'won' AND closed_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1),
  v AS (SELECT rep_id, COUNT(*) AS v FROM activities WHERE type = 'visit' AND status = 'done'
    AND done_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1),
  d AS (SELECT rep_id, COUNT(*) AS d FROM rep_workdays WHERE day BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1),
  p AS (SELECT r.name, COALESCE(c, 0) AS c, COALESCE(v, 0) AS v, 1.0 * COALESCE(c, 0) / d AS per FROM r
    LEFT JOIN c ON c.rep_id = r.id LEFT JOIN v ON v.rep_id = r.id LEFT JOIN d ON d.rep_id = r.id),
  q AS (SELECT *, RANK() OVER (ORDER BY per DESC) AS place, COUNT(*) OVER () AS n FROM p WHERE c >= 5),
  best AS (SELECT name, v, ROW_NUMBER() OVER (ORDER BY v) - 1 AS i, COUNT(*) OVER () - 1 AS m FROM q WHERE place <= (n + 3) / 4),
  norm AS (SELECT
    (SELECT v FROM best WHERE i = CAST(0.25 * m AS INTEGER)) * 1.0
      + (0.25 * m - CAST(0.25 * m AS INTEGER)) * ((SELECT v FROM best WHERE i = MIN(CAST(0.25 * m AS INTEGER) + 1, m))
        - (SELECT v FROM best WHERE i = CAST(0.25 * m AS INTEGER))) AS low,
    (SELECT v FROM best WHERE i = CAST(0.75 * m AS INTEGER)) * 1.0
      + (0.75 * m - CAST(0.75 * m AS INTEGER)) * ((SELECT v FROM best WHERE i = MIN(CAST(0.75 * m AS INTEGER) + 1, m))
        - (SELECT v FROM best WHERE i = CAST(0.75 * m AS INTEGER))) AS high
    FROM best LIMIT 1)
  SELECT p.name, CASE WHEN p.c < 5 THEN 'too few' WHEN p.name IN (SELECT name FROM best) THEN 'best' ELSE 'rest' END,
    p.c, p.per, p.v, low, high,
    CASE WHEN p.v < low THEN p.v - low WHEN p.v > high THEN p.v - high ELSE 0 END,
    CASE WHEN p.v < low THEN 'below' WHEN p.v > high THEN 'above' ELSE 'inside' END
  FROM p, norm
  """#
