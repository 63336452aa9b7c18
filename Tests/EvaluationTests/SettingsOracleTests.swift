import Evaluation
import Store
import Testing
import Values

/// Answers that depend on the firm's conventions, in copies of the sample company.
@Suite struct SettingsOracleTests {
  private func changed(_ settings: [(String, String)]) throws -> (Workspace, Connection) {
    let path = try SampleStore.copy()
    let writer = try Store.open(path: path, mode: .write, today: today)
    for (name, value) in settings { _ = try Settings.set(name, to: value, in: writer) }
    return (try Workspace(path: path, today: today), writer)
  }

  @Test func fiscalYearsBearTheNumberOfTheirEnd() throws {
    let (workspace, oracle) = try changed([("fiscal_year_start", "4")])
    // April 2025 to March 2026 is FY2026.
    try compare(
      OracleCase(
        name: "fiscal years", statement: "show closes by fiscal_year 2025-04-01..2026-11-23",
        rows: """
          SELECT CASE WHEN closed_on < '2026-04-01' THEN 'FY2026' ELSE 'FY2027' END, COUNT(*) FROM opportunities
          WHERE state = 'won' AND closed_on >= '2025-04-01' GROUP BY 1
          """), in: workspace, with: oracle)
    try compare(
      OracleCase(
        name: "fiscal quarters", statement: "show closes by fiscal_quarter this fiscal year",
        rows: """
          SELECT CASE WHEN closed_on < '2026-07-01' THEN 'FY2027-Q1' WHEN closed_on < '2026-10-01' THEN 'FY2027-Q2'
            ELSE 'FY2027-Q3' END, COUNT(*) FROM opportunities
          WHERE state = 'won' AND closed_on >= '2026-04-01' GROUP BY 1
          """), in: workspace, with: oracle)
    try compare(
      OracleCase(
        name: "last fiscal quarter", statement: "show sales last fiscal quarter",
        rows: """
          SELECT SUM(amount) FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
          AND ordered_on BETWEEN '2026-07-01' AND '2026-09-30'
          """), in: workspace, with: oracle)
    // Of a year from April the halves begin in April and October.
    try compare(
      OracleCase(
        name: "fiscal halves", statement: "show visits, closes by fiscal half 2025-04-01..2026-11-23",
        rows: """
          WITH f AS (SELECT done_on AS day, 1 AS v, 0 AS c FROM activities WHERE type = 'visit' AND status = 'done'
            UNION ALL SELECT closed_on, 0, 1 FROM opportunities WHERE state = 'won')
          SELECT CASE WHEN day < '2025-10-01' THEN 'FY2026-H1' WHEN day < '2026-04-01' THEN 'FY2026-H2'
            WHEN day < '2026-10-01' THEN 'FY2027-H1' ELSE 'FY2027-H2' END, SUM(v), SUM(c) FROM f
          WHERE day BETWEEN '2025-04-01' AND '2026-11-23' GROUP BY 1
          """), in: workspace, with: oracle)
    for (period, first, last) in [
      ("last fiscal half", "2026-04-01", "2026-09-30"), ("this fiscal half", "2026-10-01", "2026-11-23"),
      ("FY2026-H2", "2025-10-01", "2026-03-31"), ("last 2 fiscal halves", "2025-10-01", "2026-09-30"),
      ("上半财年", "2026-04-01", "2026-09-30"),
    ] {
      try compare(
        OracleCase(
          name: period, statement: "show visits \(period)",
          rows: """
            SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done'
            AND done_on BETWEEN '\(first)' AND '\(last)'
            """), in: workspace, with: oracle)
    }
    // The calendar year is what it was.
    try compare(
      OracleCase(
        name: "calendar year", statement: "show closes 2025",
        rows: "SELECT COUNT(*) FROM opportunities WHERE state = 'won' AND closed_on LIKE '2025-%'"),
      in: workspace, with: oracle)
  }

  @Test func weeksStartWhereTheFirmSays() throws {
    let (workspace, oracle) = try changed([("week_start", "sunday")])
    // The week of Monday 2026-11-23 then starts on Sunday 22; the one before on the 15th, a Sunday.
    try compare(
      OracleCase(
        name: "last week", statement: "show visits last week",
        rows: """
          SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done'
          AND done_on BETWEEN '2026-11-15' AND '2026-11-21'
          """), in: workspace, with: oracle)
    // 2026-01-04 is a Sunday, and the fourth day from it, the 7th, lies in 2026's first week of January days: W01 began
    // on 2026-01-04 only if 2025-12-28's fourth day, the 31st, belongs to 2025: it does, as its W53.
    try compare(
      OracleCase(
        name: "by week", statement: "show visits by week 2025-12-28..2026-01-10",
        rows: """
          SELECT CASE WHEN done_on < '2026-01-04' THEN '2025-W53' ELSE '2026-W01' END, COUNT(*) FROM activities
          WHERE type = 'visit' AND status = 'done' AND done_on BETWEEN '2025-12-28' AND '2026-01-10' GROUP BY 1
          """), in: workspace, with: oracle)
  }

  @Test(arguments: [
    ("won", "SELECT SUM(amount) FROM opportunities WHERE state = 'won' AND closed_on LIKE '2026-10-%'"),
    (
      "ordered",
      "SELECT SUM(amount) FROM order_lines WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-10-%'"
    ),
    (
      "invoiced",
      """
      SELECT (SELECT SUM(amount) FROM invoices WHERE status = 'issued' AND issued_on LIKE '2026-10-%')
        - (SELECT SUM(amount) FROM credit_notes WHERE issued_on LIKE '2026-10-%')
      """
    ),
    (
      "collected",
      """
      SELECT SUM(CASE kind WHEN 'receipt' THEN amount WHEN 'refund' THEN -amount ELSE 0 END) FROM payments
      WHERE paid_on LIKE '2026-10-%'
      """
    ),
  ]) func salesAreOnTheFirmsBasis(basis: String, sql: String) throws {
    let (workspace, oracle) = try changed([("sales_basis", basis)])
    try compare(
      OracleCase(name: basis, statement: "show revenue last month", rows: sql), in: workspace, with: oracle)
  }

  @Test func definitionsAndSegmentsAnswer() throws {
    let path = try SampleStore.copy()
    let workspace = try Workspace(path: path, today: today)
    try workspace.answer("define hit_rate = closes / proposals as percent")
    try workspace.answer("define segment giants = customers where employees >= 1000")
    let oracle = try Store.open(path: path, mode: .read, today: today)
    try compare(
      OracleCase(
        name: "a metric of one's own", statement: "show hit_rate last quarter",
        rows: """
          SELECT 1.0 * (SELECT COUNT(*) FROM opportunities WHERE state = 'won'
              AND closed_on BETWEEN '2026-07-01' AND '2026-09-30')
            / (SELECT COUNT(*) FROM proposals WHERE proposed_on BETWEEN '2026-07-01' AND '2026-09-30')
          """), in: workspace, with: oracle)
    try compare(
      OracleCase(
        name: "a segment", statement: "show visits, sales for giants by industry last quarter",
        rows: """
          SELECT c.industry,
            (SELECT COUNT(*) FROM activities a JOIN customers k ON k.id = a.customer_id WHERE a.type = 'visit'
              AND a.status = 'done' AND a.done_on BETWEEN '2026-07-01' AND '2026-09-30' AND k.employees >= 1000
              AND k.industry = c.industry) AS v,
            COALESCE((SELECT SUM(amount) FROM order_lines l JOIN customers k ON k.id = l.customer_id
              WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on BETWEEN '2026-07-01' AND '2026-09-30'
                AND k.employees >= 1000 AND k.industry = c.industry), 0) AS s
          FROM (SELECT DISTINCT industry FROM customers WHERE industry IS NOT NULL) c WHERE v > 0 OR s > 0
          """), in: workspace, with: oracle)
    try compare(
      OracleCase(
        name: "a list of a segment", statement: "list giants with name",
        rows: "SELECT name FROM customers WHERE employees >= 1000"), in: workspace, with: oracle)
  }

  /// The same question in either language, or in both, is the same question.
  @Test(arguments: [
    ("show visits by rep this month", "看 拜访量 按 销售 本月"),
    ("show visits, closes by rep this month", "show 拜访量, closes by 销售 本月"),
    ("show visits/closes by source this month", "看 拜访量/成交量 按 来源 本月"),
    ("show sales by team last month", "看 销售额 按 团队 上月"),
    ("show collected, receivable by industry this year", "看 回款额, 应收款 按 行业 今年"),
    ("show win_rate by region last quarter", "看 赢单率 按 区域 上季度"),
  ]) func bothLanguagesAnswerAlike(english: String, chinese: String) throws {
    let workspace = try SampleStore.workspace()
    let first = try workspace.answer(english)
    let second = try workspace.answer(chinese)
    #expect(!first.rows.isEmpty)
    #expect(first.rows == second.rows)
    #expect(first.columns.map(\.name) == second.columns.map(\.name))
  }
}
