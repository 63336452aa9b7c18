import Evaluation
import Semantics
import Testing
import Values

/// `pace(visits)` and its like, on 23 November 2026: 16 of the month's 21 working days have passed.
@Suite struct PlanFunctionTests {
  private static let script = """
    INSERT INTO activities (type, done_on, rep_id) VALUES ('visit', '2026-11-03', 1), ('visit', '2026-11-04', 1),
      ('visit', '2026-11-05', 1), ('visit', '2026-11-20', 1), ('visit', '2026-11-20', 2);
    INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value) VALUES
      ('visits', 'rep', 1, '2026-11-01', '2026-11-30', 8), ('visits', 'rep', 2, '2026-11-01', '2026-11-30', 0);
    """

  /// Ann did 4 of 8 visits: 4 are missing in 5 days, and at this rate she comes to 4 x 21 / 16.
  @Test(arguments: [
    ("attainment(visits)", 0.5), ("quota_attainment(visits)", 0.5), ("gap(visits)", -4.0), ("pace(visits)", 0.65625),
    ("projection(visits)", 5.25), ("required_per_day(visits)", 0.8), ("进度(visits)", 0.65625),
  ]) func theyAreAskedOfAnyMetric(item: String, expected: Double) throws {
    let answer = try HandMade.workspace(Self.script).answer("show \(item) where rep = \"Ann\" this month")
    #expect(abs((answer.rows[0][0].number ?? 0) - expected) < 1e-9)
  }

  @Test func aShareOfTheTargetIsAPercentage() throws {
    let answer = try HandMade.workspace(Self.script).answer(
      "show attainment(visits), pace(visits), projection(visits), attainment by rep this month")
    #expect(answer.head?.columns.map(\.unit) == [.text, .percent, .percent, .ratio, .percent])
    #expect(answer.head?.columns.dropFirst().map(\.direction) == [.higher, .higher, .higher, .higher])
    #expect(answer.head?.columns.last?.name == "attainment")
    let chinese = try HandMade.workspace(Self.script).answer("看 进度(拜访量), 达成率(拜访量) 按 销售 本月")
    #expect(chinese.head?.columns.map(\.name) == ["rep", "pace(visits)", "attainment(visits)"])
    // Of a target of nothing there is no share.
    #expect(answer.rows[1][1].number == nil)
  }

  @Test(arguments: [
    ("show pace(sales) by rep this month", "show pace by rep this month"),
    ("show projection(sales), attainment(sales) this month", "show projection, attainment this month"),
    ("show required_per_day(sales) by rep this month", "show required_per_day by rep this month"),
  ]) func ofSalesTheyAreTheMetrics(asked: String, metric: String) throws {
    let workspace = try HandMade.workspace(Self.script)
    #expect(try workspace.answer(asked).rows == workspace.answer(metric).rows)
  }

  @Test(arguments: [
    ("show pace(win_rate) this month", "not-day-by-day"), ("show projection(pipeline) this month", "not-day-by-day"),
    ("show pace(visits / closes) this month", "unknown-function"), ("show pace(visits)", "needs-period"),
  ]) func whatHasNoPaceIsRefused(question: String, code: String) throws {
    let workspace = try HandMade.workspace(Self.script)
    let mistake = #expect(throws: (any Error).self) { try workspace.answer(question) }
    #expect("\(String(describing: mistake))".contains(code))
  }

  @Test func whyTellsTheParts() throws {
    let workspace = try HandMade.workspace(Self.script)
    try workspace.answer("show attainment(visits) by rep this month")
    let why = try DrillTests().drill("why 1", in: workspace).statements[0]
    #expect(why.contains("visits 4:") && why.contains("target(visits) 8"), "\(why)")
  }
}
