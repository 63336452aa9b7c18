import Evaluation
import Semantics
import Syntax
import Testing
import Values

/// The records that `drill` lists are those that the number counts: as many, or adding up to it.
@Suite struct DrillTests {
  /// The answers of one statement, each with the statement that `drill` printed before it.
  final class Lists: AnswerSink {
    var statements: [String] = []
    var answers: [Collector] = []

    func begin(_ head: Answer.Head) {
      answers.append(Collector())
      answers.last?.begin(head)
    }
    func row(_ cells: [Value]) { answers.last?.row(cells) }
    func end(_ tail: Answer.Tail) { answers.last?.end(tail) }
    func text(_ text: String) { statements.append(text) }
    func note(_ note: Answer.Note) { statements.append(note.text) }
  }

  func drill(_ text: String, in workspace: Workspace) throws -> Lists {
    let lists = Lists()
    let statement = try parseStatement(text, lexicon: workspace.lexicon)
    do { try workspace.run(statement, sink: lists) } catch .statement(let mistake) { throw mistake }
    return lists
  }

  private static let counted: [(metric: String, by: String, period: String)] = [
    ("visits", "rep", "this quarter"), ("visits", "team, month", "this year"), ("calls", "source", "last month"),
    ("closes", "team", "last quarter"), ("closes", "rep, quarter", "2026"), ("losses", "industry", "last quarter"),
    ("closes", "size", "this year"), ("new_leads", "source, month", "this quarter"),
    ("orders", "customer", "last month"),
    ("proposals", "rep", "last month"), ("open_opportunities", "team", "this month"),
    ("open_opportunities", "rep, month", "this quarter"), ("overdue_opportunities", "rep", "last quarter"),
    ("won_customers", "source", "this year"), ("new_customers", "rep", "this year"),
    ("quotes_sent", "manager", "2026-Q2"),
    ("connected_calls", "region", "last week"), ("workdays", "team", "this month"),
    ("qualified_leads", "rep", "this year"),
    ("problem_count", "rule", ""), ("open_opportunities", "age = today - `from` in bands 8, 31", "this month"),
    ("closes", "(closed - created) in bands 20, 40, 60", "this quarter"), ("visits", "customer.city", "last week"),
    ("meetings", "week", "last month"), ("visits", "weekday", "this month"), ("calls", "rep, weekday", "last week"),
    ("visits", "hour", "last week"), ("stalled", "rep", "this month"), ("slipped", "team", "last quarter"),
    ("pushes", "rep", "last quarter"), ("orders", "month", "2026 as of 2026-02-10"),
    ("orders", "region", "as of 2025-06-30"), ("closes", "created.month", "this quarter"),
    ("closes", "team, created.quarter", "this year"), ("orders", "shipped.week", "last month"),
    ("calls", "opportunity.created.weekday", "last week"), ("open_opportunities", "created.month", "as of 2026-06-30"),
    ("visits", "customer.created.year", "last week"), ("sales_visits", "rep", "last week"),
    ("calls", "with_open_deal", "last week"),
  ]

  @Test(arguments: counted)
  func countsAreTheRecords(metric: String, by: String, period: String) throws {
    let workspace = try SampleStore.workspace()
    let answer = try workspace.answer("show \(metric) by \(by) \(period)")
    #expect(!answer.rows.isEmpty)
    for (place, row) in answer.rows.enumerated().prefix(12) {
      let lists = try drill("drill \(place + 1)", in: workspace)
      #expect(lists.answers.count == 1 && lists.statements.count == 1)
      #expect(count(lists.answers[0]) == row.last?.number, "\(lists.statements)")
      // What is printed is a statement that lists the same.
      let again = try SampleStore.workspace().answer(lists.statements[0])
      #expect(again.rows == lists.answers[0].rows, "\(lists.statements)")
    }
    let total = try drill("drill total", in: workspace)
    let sum = answer.rows.reduce(0) { $0 + ($1.last?.number ?? 0) }
    let isSnapshot = answer.tail?.total?.last == .nothing
    if !isSnapshot { #expect(abs(count(total.answers[0]) - sum) < 1e-9, "\(total.statements)") }
  }

  /// Of deals that several reps share, the parts of the row.
  func count(_ list: Collector) -> Double {
    guard let share = list.columns.firstIndex(where: { $0.name == "credit_share" }) else {
      return Double(list.rows.count)
    }
    return (list.rows.reduce(0) { $0 + ($1[share].number ?? .nan) } * 10_000).rounded() / 10_000
  }

  private static let added: [(metric: String, by: String, period: String, column: String)] = [
    ("won_value", "rep", "this quarter", "amount"), ("ordered", "team, month", "this quarter", "amount"),
    ("pipeline", "rep", "this month", "amount"), ("collected", "team", "last month", "amount"),
    ("receivable", "team", "last quarter", "amount"), ("expenses", "rep", "last month", "amount"),
    ("units", "product", "this month", "quantity"), ("spend", "source", "this quarter", "amount"),
    ("minutes", "team", "last week", "minutes"), ("on_hand", "product", "last month", "quantity"),
    ("invoiced", "customer", "last month", "amount"), ("pipeline", "team, month", "this quarter", "amount"),
  ]

  @Test(arguments: added)
  func sumsAreTheRecords(metric: String, by: String, period: String, column: String) throws {
    let workspace = try SampleStore.workspace()
    let answer = try workspace.answer("show \(metric) by \(by) \(period)")
    #expect(!answer.rows.isEmpty)
    for (place, row) in answer.rows.enumerated().prefix(8) {
      let lists = try drill("drill \(place + 1)", in: workspace)
      let list = lists.answers[0]
      let part = list.columns.firstIndex { $0.name == "credited" }
      let position = try #require(part ?? list.columns.firstIndex { $0.name == column }, "\(lists.statements)")
      var sum = list.rows.reduce(0.0) { $0 + ($1[position].number ?? 0) }
      // Receipts less refunds: two lists.
      if metric == "collected" {
        sum -= lists.answers[1].rows.reduce(0.0) { $0 + ($1[position].number ?? 0) }
      }
      #expect(abs(sum - (row.last?.number ?? .nan)) < 0.001, "\(lists.statements)")
    }
  }

  @Test func aRatioHasBothRowSets() throws {
    let workspace = try SampleStore.workspace()
    let answer = try workspace.answer("show visits, closes, visits/closes by rep last quarter top 3 by closes")
    let lists = try drill("drill 2 visits/closes", in: workspace)
    #expect(lists.answers.map(count) == [answer.rows[1][1].number, answer.rows[1][2].number])
    let divided = try workspace.answer("show visits per workday by team this month")
    let parts = try drill("drill 1", in: workspace)
    #expect(parts.statements.count == 2)
    let ratio = Double(parts.answers[0].rows.count) / Double(parts.answers[1].rows.count)
    #expect(Cell(divided.rows[0][1], CalendarRules()).agrees(with: .number(ratio)))
  }

  @Test func aComparisonHasTheRecordsOfTheOtherPeriod() throws {
    let workspace = try SampleStore.workspace()
    let answer = try workspace.answer("show visits by team this month vs last month, same month last year")
    let columns = answer.columns.map(\.name)
    for (place, row) in answer.rows.enumerated() {
      for column in ["visits", "visits_before", "visits_before_2"] {
        let position = try #require(columns.firstIndex(of: column))
        let lists = try drill("drill \(place + 1) \(column)", in: workspace)
        #expect(lists.answers.count == 1)
        #expect(Double(lists.answers[0].rows.count) == row[position].number, "\(lists.statements)")
      }
      let both = try drill("drill \(place + 1) visits_change", in: workspace)
      #expect(both.answers.map { Double($0.rows.count) } == [row[1].number, row[2].number])
    }
  }

  @Test func conditionsPopulationsAndNamesComeAlong() throws {
    let workspace = try SampleStore.workspace()
    let questions = [
      "show visits by source where industry = \"retail\" this quarter",
      "show visits by source for reps with closes > 3 this quarter",
      "show visits by team for reps where role = \"rep\" this quarter",
      "show n = visits + calls by team this month", "看 拜访量 按 来源 本月",
    ]
    for question in questions {
      let answer = try workspace.answer(question)
      let lists = try drill("drill 1", in: workspace)
      let records = lists.answers.reduce(0) { $0 + $1.rows.count }
      #expect(Double(records) == answer.rows[0][1].number, "\(question): \(lists.statements)")
    }
    _ = try workspace.answer("show visits by rep this month sort visits desc")
    let named = try drill("drill \"Tom Becker\"", in: workspace)
    #expect(named.statements[0].contains("rep = \"Tom Becker\""))
    _ = try workspace.answer("show visits, closes by rep this month sort visits desc")
    #expect(try drill("why 1 visits/closes", in: workspace).statements[0].contains("records: list activities where"))
    #expect(try drill("why", in: workspace).statements[0].contains("SELECT"))
  }

  @Test func thereMustBeSuchANumber() throws {
    let workspace = try SampleStore.workspace()
    func code(_ text: String) throws -> String? {
      do {
        _ = try drill(text, in: workspace)
        return nil
      } catch let mistake as Diagnostic { return mistake.code }
    }
    #expect(try code("drill 1") == "no-answer")
    _ = try workspace.answer("show visits, time_progress by month this quarter")
    #expect(try code("drill 9 visits") == "no-such-row")
    #expect(try code("drill \"Nobody\"") == "no-such-row")
    #expect(try code("drill 1 vists") == "unknown-metric")
    try expectNone("drill 1 time_progress", "`time_progress` is not computed from records", in: workspace)
  }
}
