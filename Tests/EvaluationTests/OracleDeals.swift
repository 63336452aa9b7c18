/// What opportunities were on a day, and how they got there.
let dealCases = #"""
      # stays in a stage that ended, told from the states by hand
      show stage_days by stage this year
      rows:
      WITH s AS (SELECT *, LAG(stage_id) OVER w IS NOT stage_id AS enters FROM opportunity_states WHERE until_on > from_on
        WINDOW w AS (PARTITION BY opportunity_id ORDER BY from_on)),
      n AS (SELECT *, SUM(enters) OVER (PARTITION BY opportunity_id ORDER BY from_on) AS stay FROM s),
      stays AS (SELECT stage_id, MIN(state) AS state, MIN(from_on) AS a, MAX(until_on) AS z FROM n
        GROUP BY opportunity_id, stay)
      SELECT g.name, AVG(julianday(z) - julianday(a)) FROM stays JOIN stages g ON g.id = stage_id
      WHERE stays.state = 'open' AND z BETWEEN '2026-01-01' AND '2026-11-23' GROUP BY g.id

      # how long open deals have been where they are
      show stage_age, open_opportunities by stage as of 2026-06-30
      rows:
      WITH now AS (SELECT * FROM opportunity_states WHERE state = 'open' AND from_on <= '2026-06-30' AND until_on > '2026-06-30')
      SELECT g.name, AVG(julianday('2026-06-30') - julianday(COALESCE(
        -- The first state after the last one in another stage.
        (SELECT MIN(h.from_on) FROM opportunity_states h WHERE h.opportunity_id = now.opportunity_id
          AND h.until_on > h.from_on AND h.from_on >= (SELECT MAX(o.until_on) FROM opportunity_states o
            WHERE o.opportunity_id = now.opportunity_id AND o.stage_id <> now.stage_id AND o.until_on <= '2026-06-30')),
        (SELECT MIN(h.from_on) FROM opportunity_states h WHERE h.opportunity_id = now.opportunity_id)))), COUNT(*)
      FROM now JOIN stages g ON g.id = now.stage_id GROUP BY g.id

      # older than the stage allows without an activity
      show stalled, stalled_value by rep as of 2026-06-30
      rows:
      SELECT r.name, COUNT(*), SUM(s.amount) FROM opportunity_states s JOIN stages g ON g.id = s.stage_id
      JOIN reps r ON r.id = s.owner_id JOIN opportunities o ON o.id = s.opportunity_id
      WHERE s.state = 'open' AND s.from_on <= '2026-06-30' AND s.until_on > '2026-06-30'
        AND julianday('2026-06-30') - julianday(COALESCE((SELECT MAX(done_on) FROM activities a
          WHERE a.opportunity_id = o.id AND a.status = 'done' AND a.done_on <= '2026-06-30'), o.created_on))
          > g.rots_after_days GROUP BY r.id

      # put off, once a day at most
      show pushes by month last quarter
      ordered rows:
      WITH days AS (SELECT opportunity_id, from_on, state, expected_close_on,
          (SELECT p.expected_close_on FROM opportunity_states p WHERE p.opportunity_id = s.opportunity_id
            AND p.from_on < s.from_on ORDER BY p.from_on DESC, p.id DESC LIMIT 1) AS before
        FROM opportunity_states s WHERE id = (SELECT MAX(id) FROM opportunity_states l
          WHERE l.opportunity_id = s.opportunity_id AND l.from_on = s.from_on))
      SELECT substr(from_on, 1, 7), COUNT(*) FROM days
      WHERE state = 'open' AND expected_close_on > before AND from_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1 ORDER BY 1

      # opened again after it was decided
      show reopened this year
      rows:
      SELECT COUNT(*) FROM opportunity_states s WHERE state = 'open' AND from_on BETWEEN '2026-01-01' AND '2026-11-23'
        AND EXISTS (SELECT 1 FROM opportunity_states p WHERE p.opportunity_id = s.opportunity_id AND p.until_on = s.from_on
          AND p.state <> 'open')

      # expected at the start of the quarter, still open at its end
      show planned_closes, slipped, slippage by team last quarter
      rows:
      WITH plan AS (SELECT s.opportunity_id, s.owner_id, (SELECT e.state FROM opportunity_states e
          WHERE e.opportunity_id = s.opportunity_id AND e.from_on <= '2026-09-30' AND e.until_on > '2026-09-30') AS ended
        FROM opportunity_states s WHERE s.state = 'open' AND s.from_on <= '2026-06-30' AND s.until_on > '2026-06-30'
          AND s.expected_close_on BETWEEN '2026-07-01' AND '2026-09-30')
      SELECT t.name, COUNT(*), SUM(ended = 'open'), 1.0 * SUM(ended = 'open') / COUNT(*) FROM plan
      JOIN rep_assignments a ON a.rep_id = plan.owner_id AND a.from_on <= '2026-09-30' AND a.until_on > '2026-09-30'
      JOIN teams t ON t.id = a.team_id GROUP BY t.id

      # while the month runs, what was expected by today
      show planned_closes, slipped this month
      rows:
      SELECT COUNT(*), SUM((SELECT e.state FROM opportunity_states e WHERE e.opportunity_id = s.opportunity_id
        AND e.from_on <= '2026-11-23' AND e.until_on > '2026-11-23') = 'open')
      FROM opportunity_states s WHERE s.state = 'open' AND s.from_on <= '2026-10-31' AND s.until_on > '2026-10-31'
        AND s.expected_close_on BETWEEN '2026-11-01' AND '2026-11-23'

      # what is open and expected over what is lacking; one team's target is its own, not its members'
      show coverage, gross_coverage this quarter
      rows:
      WITH n AS (SELECT (SELECT SUM(amount) FROM opportunity_states WHERE state = 'open' AND from_on <= '2026-11-23'
          AND until_on > '2026-11-23' AND expected_close_on BETWEEN '2026-10-01' AND '2026-12-31') AS open,
        (SELECT SUM(amount) FROM opportunities WHERE state = 'won' AND closed_on BETWEEN '2026-10-01' AND '2026-11-23') AS won,
        (SELECT SUM(value) FROM targets t LEFT JOIN rep_assignments a
          ON a.rep_id = t.rep_id AND a.from_on <= t.ends_on AND a.until_on > t.ends_on
          WHERE metric = 'sales' AND starts_on >= '2026-10-01' AND ends_on <= '2026-12-31'
            AND (scope = 'team' OR scope = 'rep' AND a.team_id NOT IN (SELECT o.team_id FROM targets o WHERE o.scope = 'team'
              AND o.starts_on = '2026-10-01' AND o.ends_on = '2026-12-31'))) AS target)
      SELECT 1.0 * open / (target - won), 1.0 * (open + won) / target FROM n

      # the forecast, each category and those surer than it
      show forecast_commit, forecast_best_case, forecast_open this quarter
      rows:
      WITH open AS (SELECT s.amount, g.forecast_category AS c FROM opportunity_states s JOIN stages g ON g.id = s.stage_id
        WHERE s.state = 'open' AND from_on <= '2026-11-23' AND until_on > '2026-11-23'
          AND expected_close_on BETWEEN '2026-10-01' AND '2026-12-31'),
      won AS (SELECT SUM(amount) AS w FROM opportunities WHERE state = 'won' AND closed_on BETWEEN '2026-10-01' AND '2026-11-23')
      SELECT w + (SELECT SUM(amount) FROM open WHERE c = 'commit'),
        w + (SELECT SUM(amount) FROM open WHERE c IN ('commit', 'best_case')), (SELECT SUM(amount) FROM open) FROM won

      # one category each, in the months it is expected in, past today too
      show expected_pipeline by month, forecast_category this quarter
      rows:
      SELECT substr(expected_close_on, 1, 7), g.forecast_category, SUM(s.amount)
      FROM opportunity_states s JOIN stages g ON g.id = s.stage_id
      WHERE s.state = 'open' AND s.until_on > CASE WHEN expected_close_on <= '2026-10-31' THEN '2026-10-31' ELSE '2026-11-23' END
        AND s.from_on <= CASE WHEN expected_close_on <= '2026-10-31' THEN '2026-10-31' ELSE '2026-11-23' END
        AND expected_close_on BETWEEN '2026-10-01' AND '2026-12-31' GROUP BY 1, 2

      # the speed of the pipeline and its parts, all of the same ninety days
      show velocity, open_opportunities, trailing_win_rate, trailing_average_deal, trailing_cycle_days by month last quarter
      ordered rows:
      WITH ends(m, d) AS (VALUES ('2026-07', '2026-07-31'), ('2026-08', '2026-08-31'), ('2026-09', '2026-09-30')),
      n AS (SELECT m, (SELECT COUNT(*) FROM opportunity_states WHERE state = 'open' AND from_on <= d AND until_on > d) AS open,
          SUM(state = 'won') AS won, COUNT(o.id) AS closed, SUM(CASE WHEN state = 'won' THEN amount END) AS value,
          AVG(CASE WHEN state = 'won' AND closed_on >= created_on THEN julianday(closed_on) - julianday(created_on) END) AS days
        FROM ends LEFT JOIN opportunities o ON closed_on <= d AND closed_on > date(d, '-90 days') AND state <> 'open'
        GROUP BY m)
      SELECT m, open * (1.0 * won / closed) * (1.0 * value / won) / days, open, 1.0 * won / closed, 1.0 * value / won, days
      FROM n ORDER BY m

      # deals that are past their day count against the rate; those of a quarter's making, whenever they were won
      show strict_win_rate, cohort_win_rate last quarter
      rows:
      SELECT 1.0 * SUM(state = 'won') / (COUNT(*) + (SELECT COUNT(*) FROM opportunity_states WHERE state = 'open'
          AND from_on <= '2026-09-30' AND until_on > '2026-09-30' AND expected_close_on < '2026-09-30')),
        (SELECT 1.0 * SUM(state = 'won') / COUNT(*) FROM opportunities WHERE created_on BETWEEN '2026-07-01' AND '2026-09-30')
      FROM opportunities WHERE state <> 'open' AND closed_on BETWEEN '2026-07-01' AND '2026-09-30'

      # the pipeline of a day by the owner, the stage and the age of then
      show open_opportunities, pipeline by rep, age as of 2026-06-30
      rows:
      SELECT r.name, CASE WHEN d < 31 THEN '<31' WHEN d < 61 THEN '31-60' WHEN d < 91 THEN '61-90' WHEN d < 181 THEN '91-180'
        ELSE '181+' END, SUM(part) / 10000.0, SUM(amount * part / 10000)
      FROM (SELECT COALESCE(x.rep_id, s.owner_id) AS owner_id, COALESCE(x.share_bp, 10000) AS part, s.amount,
          julianday('2026-06-30') - julianday(o.created_on) AS d FROM opportunity_states s
        JOIN opportunities o ON o.id = s.opportunity_id
        LEFT JOIN opportunity_splits x ON x.opportunity_id = s.opportunity_id
        WHERE s.state = 'open' AND s.from_on <= '2026-06-30' AND s.until_on > '2026-06-30') AS open
      JOIN reps r ON r.id = open.owner_id GROUP BY 1, 2

      # why deals were lost, by the day they were, the unknown reason with them
      show losses, lost_value, share{losses} by loss_reason last quarter
      rows:
      SELECT COALESCE(loss_reason, '(none)'), COUNT(*), SUM(amount), 1.0 * COUNT(*) / SUM(COUNT(*)) OVER ()
      FROM opportunities WHERE state = 'lost' AND closed_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1

      # what is planned for a month to come is what is expected in it now
      show planned_closes, slipped next month
      rows:
      SELECT COUNT(*), 0 FROM opportunity_states
      WHERE state = 'open' AND from_on <= '2026-11-23' AND until_on > '2026-11-23' AND expected_close_on LIKE '2026-12-%'
      
      # from the lead that became the deal: the one it names, else the first that its customer was
      show lead_to_close, median_lead_to_close by source last year
      rows:
      WITH d AS (SELECT o.source_id, julianday(o.closed_on) - julianday(CASE WHEN o.lead_id IS NOT NULL
          THEN (SELECT created_on FROM leads WHERE id = o.lead_id)
          ELSE (SELECT MIN(l.created_on) FROM leads l WHERE l.id = o.customer_id OR l.customer_id = o.customer_id) END)
          AS days, o.created_on, o.lead_id, (SELECT MIN(l.created_on) FROM leads l WHERE l.id = o.customer_id) AS first
        FROM opportunities o WHERE o.state = 'won' AND o.closed_on LIKE '2025-%'),
      known AS (SELECT source_id, days, ROW_NUMBER() OVER (PARTITION BY source_id ORDER BY days) AS place,
          COUNT(*) OVER (PARTITION BY source_id) AS n
        FROM d WHERE days >= 0 AND (lead_id IS NOT NULL OR first <= created_on))
      SELECT s.name, AVG(days), AVG(CASE WHEN place IN ((n + 1) / 2, (n + 2) / 2) THEN days END)
      FROM known LEFT JOIN sources s ON s.id = source_id GROUP BY source_id

      # what is won, and what is open and expected by its own probability or that of its stage
      show weighted_projection by team this quarter
      rows:
      WITH parts AS (
        SELECT o.rep_id, o.closed_on AS day, o.amount AS money FROM opportunities o
          WHERE o.state = 'won' AND o.closed_on BETWEEN '2026-10-01' AND '2026-11-23'
        UNION ALL
        SELECT s.owner_id, '2026-11-23', s.amount * COALESCE(o.probability_bp, g.probability_bp) / 10000.0
          FROM opportunity_states s JOIN opportunities o ON o.id = s.opportunity_id JOIN stages g ON g.id = s.stage_id
          WHERE s.state = 'open' AND s.from_on <= '2026-11-23' AND s.until_on > '2026-11-23'
            AND s.expected_close_on BETWEEN '2026-10-01' AND '2026-12-31')
      SELECT t.name, SUM(money) FROM parts
      JOIN rep_assignments a ON a.rep_id = parts.rep_id AND a.from_on <= day AND a.until_on > day
      JOIN teams t ON t.id = a.team_id GROUP BY t.id
    
    # those who closed this year by the month they were created in; a ratio of sums
    show win_rate, closes by created.month this year
    ordered rows:
    SELECT substr(created_on, 1, 7), 1.0 * SUM(state = 'won') / COUNT(*), SUM(state = 'won') FROM opportunities
    WHERE state <> 'open' AND closed_on BETWEEN '2026-01-01' AND '2026-11-23' GROUP BY 1 ORDER BY 1
    total:
    SELECT 1.0 * SUM(state = 'won') / COUNT(*), SUM(state = 'won') FROM opportunities
    WHERE state <> 'open' AND closed_on BETWEEN '2026-01-01' AND '2026-11-23'

    # by team and the quarter of the expected close, whatever the period says
    show won_value by team, expected_close.quarter last quarter
    rows:
    SELECT t.name, substr(expected_close_on, 1, 4) || '-Q' || ((substr(expected_close_on, 6, 2) + 2) / 3), SUM(o.amount)
    FROM opportunities o JOIN rep_assignments a ON a.rep_id = o.rep_id AND a.from_on <= o.closed_on
      AND a.until_on > o.closed_on JOIN teams t ON t.id = a.team_id
    WHERE o.state = 'won' AND o.closed_on BETWEEN '2026-07-01' AND '2026-09-30' GROUP BY 1, 2

    # orders of a quarter by the month they were shipped in; those not shipped yet have none
    show ordered by order.shipped.month this quarter
    rows:
    SELECT COALESCE(substr(o.shipped_on, 1, 7), '(none)'), SUM(l.amount) FROM order_lines l JOIN orders o ON o.id = l.order_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on BETWEEN '2026-10-01' AND '2026-11-23' GROUP BY 1

    # open deals as of a past day by the year they were created in
    show open_opportunities, pipeline by created.year as of 2026-06-30
    ordered rows:
    SELECT CAST(substr(o.created_on, 1, 4) AS TEXT), COUNT(*), SUM(s.amount) FROM opportunity_states s
    JOIN opportunities o ON o.id = s.opportunity_id
    WHERE s.state = 'open' AND s.from_on <= '2026-06-30' AND s.until_on > '2026-06-30' GROUP BY 1 ORDER BY 1

    # calls about deals by the weekday on which these were created, 1 for Monday
    show calls by opportunity.created.weekday last month
    rows:
    SELECT COALESCE((strftime('%w', o.created_on) + 6) % 7 + 1, '(none)'), COUNT(*) FROM activities a
    LEFT JOIN opportunities o ON o.id = a.opportunity_id
    WHERE a.type = 'call' AND a.status = 'done' AND a.done_on LIKE '2026-10-%' GROUP BY 1

    # customers by the month of their first order, beside what they bought this year
    show sales by customer.first_order.year this year
    rows:
    SELECT substr(c.first_order_on, 1, 4), SUM(l.amount) FROM order_lines l JOIN customers c ON c.id = l.customer_id
    WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on BETWEEN '2026-01-01' AND '2026-11-23' GROUP BY 1
  """#
