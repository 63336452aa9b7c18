/// One question in the language, and the best SQL for it that we could write by hand on the same tables and indexes.
struct Duel {
  let name: String
  let question: String
  let sql: String

  static let all: [Duel] = [
    Duel(
      name: "this month's visits/closes by rep and source",
      question: "show visits, closes by rep, source this month",
      sql: """
        SELECT r.name, s.name, SUM(v), SUM(c) FROM (
          SELECT rep_id, source_id, COUNT(*) AS v, 0 AS c FROM activities
          WHERE type = 'visit' AND status = 'done' AND done_on >= '2026-11-01' AND done_on < '2026-12-01' GROUP BY 1, 2
          UNION ALL
          SELECT rep_id, source_id, 0, COUNT(*) FROM opportunities
          WHERE state = 'won' AND closed_on >= '2026-11-01' AND closed_on < '2026-12-01' GROUP BY 1, 2
        ) LEFT JOIN reps r ON r.id = rep_id LEFT JOIN sources s ON s.id = source_id GROUP BY rep_id, source_id
        """),
    Duel(
      name: "a year of visits and calls by rep",
      question: "show visits, calls by rep 2025",
      sql: """
        SELECT r.name, v, c FROM (
          SELECT rep_id, COUNT(*) FILTER (WHERE type = 'visit') AS v, COUNT(*) FILTER (WHERE type = 'call') AS c FROM activities
          WHERE type IN ('visit', 'call') AND status = 'done' AND done_on >= '2025-01-01' AND done_on < '2026-01-01' GROUP BY 1
        ) JOIN reps r ON r.id = rep_id
        """),
    Duel(
      name: "calls by month over everything",
      question: "show calls by month",
      sql: """
        SELECT substr(day, 1, 7), SUM(n) FROM (
          SELECT done_on AS day, COUNT(*) AS n FROM activities WHERE type = 'call' AND status = 'done' GROUP BY done_on
        ) GROUP BY 1
        """),
    Duel(
      name: "five stages by rep for a quarter",
      question: "show calls, meetings, visits, proposals, closes by rep 2026-Q3",
      sql: """
        SELECT r.name, SUM(c), SUM(m), SUM(v), SUM(p), SUM(w) FROM (
          SELECT rep_id, COUNT(*) FILTER (WHERE type = 'call') AS c, COUNT(*) FILTER (WHERE type = 'meeting') AS m,
            COUNT(*) FILTER (WHERE type = 'visit') AS v, COUNT(*) FILTER (WHERE type = 'proposal' AND (opportunity_id IS NULL
              OR opportunity_id NOT IN (SELECT opportunity_id FROM quotes WHERE status <> 'draft'))) AS p, 0 AS w
          FROM activities WHERE type IN ('call', 'meeting', 'visit', 'proposal') AND status = 'done'
            AND done_on >= '2026-07-01' AND done_on < '2026-10-01' GROUP BY 1
          UNION ALL
          SELECT rep_id, 0, 0, 0, COUNT(*), 0 FROM quotes
          WHERE status <> 'draft' AND sent_on >= '2026-07-01' AND sent_on < '2026-10-01' GROUP BY 1
          UNION ALL
          SELECT rep_id, 0, 0, 0, 0, COUNT(*) FROM opportunities
          WHERE state = 'won' AND closed_on >= '2026-07-01' AND closed_on < '2026-10-01' GROUP BY 1
        ) JOIN reps r ON r.id = rep_id GROUP BY rep_id
        """),
    Duel(
      name: "won value by industry and size band",
      question: "show won_value by industry, customer.employees in bands 50, 200, 1000",
      sql: """
        SELECT c.industry, CASE WHEN c.employees < 50 THEN '<50' WHEN c.employees < 200 THEN '50-199'
          WHEN c.employees < 1000 THEN '200-999' ELSE '1000+' END, printf('%.2f', SUM(o.amount) / 100.0)
        FROM opportunities o JOIN customers c ON c.id = o.customer_id WHERE o.state = 'won' GROUP BY 1, 2
        """),
    Duel(
      name: "attainment by team",
      question: "show sales, target, attainment by team 2026-Q3",
      sql: """
        SELECT t.name, printf('%.2f', s / 100.0), printf('%.2f', g / 100.0), 1.0 * s / g FROM (
          SELECT a.team_id AS team, SUM(l.amount) AS s FROM order_lines l
          JOIN rep_assignments a ON a.rep_id = l.rep_id AND a.from_on <= l.ordered_on AND a.until_on > l.ordered_on
          WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on >= '2026-07-01' AND l.ordered_on < '2026-10-01' GROUP BY 1
        ) JOIN (
          SELECT team_id, SUM(value) AS g FROM plan_rollups WHERE kind = 'target' AND metric = 'sales' AND level = 'team'
            AND grain = 'quarter' AND starts_on = '2026-07-01' GROUP BY 1
        ) ON team_id = team JOIN teams t ON t.id = team
        """),
    Duel(
      name: "receivable by rep",
      question: "show receivable by rep",
      sql: """
        SELECT r.name, printf('%.2f', SUM(a) / 100.0) FROM (
          SELECT rep_id, SUM(amount) AS a FROM invoices WHERE status = 'issued' AND issued_on < '2026-11-24' GROUP BY 1
          UNION ALL
          SELECT rep_id, -SUM(amount) FROM payment_allocations WHERE paid_on < '2026-11-24' GROUP BY 1
          UNION ALL
          SELECT rep_id, -SUM(amount) FROM credit_notes WHERE invoice_id IS NOT NULL AND issued_on < '2026-11-24' GROUP BY 1
        ) JOIN reps r ON r.id = rep_id GROUP BY rep_id
        """),
    Duel(
      name: "last visit per customer",
      question: "show customers with last_visit",
      sql: """
        SELECT name, (SELECT MAX(done_on) FROM activities a WHERE a.customer_id = c.id AND type = 'visit' AND status = 'done')
        FROM customers c
        """),
  ]
}
