import Evaluation
import Syntax
import Testing
import Values

/// A question without a period of its own compares the time of the changes that it asks about. Today is 23 November. To
/// negotiation went deal 1 of 100.00 on 21 October, deal 3 of 200.00 on the 30th, which is later than the 23rd, and
/// deal 2 of 50.00 on 10 November; it was created in September.
@Suite struct ComparedChangesTests {
  private static let deals = """
    INSERT INTO stages (id, name, position, state) VALUES (1, 'Proposal', 1, 'open'), (2, 'Negotiation', 2, 'open');
    INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, stage_id, amount, created_on) VALUES
      (1, 1, 1, 1, 'open', 2, 10000, '2026-10-01'), (2, 1, 2, 2, 'open', 2, 5000, '2026-09-01'),
      (3, 2, 1, 1, 'open', 2, 20000, '2026-10-24');
    INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount)
      VALUES
      (1, 1, '2026-10-01', '2026-10-21', 1, 'open', 1, 10000), (1, 1, '2026-10-21', '9999-12-31', 2, 'open', 1, 10000),
      (2, 1, '2026-09-01', '2026-11-10', 1, 'open', 2, 5000), (2, 1, '2026-11-10', '9999-12-31', 2, 'open', 2, 5000),
      (3, 2, '2026-10-24', '2026-10-30', 1, 'open', 1, 20000), (3, 2, '2026-10-30', '9999-12-31', 2, 'open', 1, 20000);
    """

  /// Now, before, change, change in percent.
  @Test(arguments: [
    ("show n = count(opportunities) where stage changed to Negotiation this month vs last month", [1, 1, 0, 0]),
    (
      "show n = count(opportunities) where stage changed to Negotiation and amount > 10 this month vs last month",
      [1, 1]
    ),
    ("show n = count(opportunities) where amount > 70 and stage changed this month vs last month", [0, 1, -1]),
    (
      "show n = count(opportunities) where stage changed this month and amount > 10 vs all of last month",
      [1, 2, -1, -0.5]
    ),
    ("show n = count(opportunities) where stage changed this month or amount > 150 vs all of last month", [2, 2]),
    (
      "show n = sum(opportunities.amount) where stage changed in 2026-11 vs all of 2026-10, 2026-09",
      [5000, 30000, -25000]
    ),
    // In front of the conditions it is the time of the deals.
    ("show n = count(opportunities) 2026-10 where (stage changed) vs 2026-09", [2, 1]),
    ("查看 n = 计数(opportunities) 条件 stage 变更 到 Negotiation 且 amount > 10 本月 对比 上月", [1, 1, 0, 0]),
  ]) func theTimeOfTheChangesIsCompared(question: String, numbers: [Double]) throws {
    let workspace = try HandMade.workspace(Self.deals)
    #expect(try workspace.answer(question).rows.map { $0.prefix(numbers.count).map(\.number) } == [numbers])
  }

  @Test func everyRepHasWhatChangedThen() throws {
    #expect(
      try HandMade.cells(
        "show n = count(opportunities) by rep where stage changed this month vs all of last month", in: Self.deals
      ).map { Array($0.prefix(3)) } == [["Ann", "0", "2"], ["Bo", "1", "0"]])
  }

  @Test func theDaysOfBothAreSaid() throws {
    let workspace = try HandMade.workspace(Self.deals)
    let question = "show n = count(opportunities) where stage changed this month vs all of last month"
    #expect(
      try workspace.answer(question).head?.caption
        == "changed 2026-11-01 to 2026-11-23 so far (16 workdays) vs all of last month, 2026-10-01 to 2026-10-31 (22 workdays)"
    )
  }

  @Test func theOtherTimeIsDrilledInto() throws {
    let workspace = try HandMade.workspace(Self.deals)
    _ = try workspace.answer("show n = count(opportunities) where stage changed this month vs all of last month")
    #expect(try workspace.answer("drill 1 n_before").rows.count == 2)
    #expect(try workspace.answer("drill 1 n").rows.count == 1)
  }

  /// Rows along the time would be of the deals, not of their changes.
  @Test func rowsAlongTheTimeNeedAPeriodOfTheirOwn() throws {
    let workspace = try HandMade.workspace(Self.deals)
    let error = #expect(throws: Diagnostic.self) {
      try workspace.answer("show count(opportunities) by month where stage changed this quarter vs last quarter")
    }
    #expect(error?.code == "vs-needs-period")
  }

  /// Nothing is known of October as of June, nor of August as of the middle of it.
  @Test(arguments: [
    (
      "show pipeline this month vs last month as of 2026-06-30",
      "show pipeline 2026-06 vs previous period as of 2026-06-30"
    ),
    ("show unpaid 2026-06 vs 2026-08 as of 2026-06-15", "show unpaid 2026-06 vs previous period as of 2026-06-15"),
  ]) func nothingAfterTheDayIsCompared(question: String, fixed: String) throws {
    let workspace = try HandMade.workspace(Self.deals)
    let error = try #require(#expect(throws: Diagnostic.self) { try workspace.answer(question) })
    #expect(error.code == "as-of-before-period")
    let fix = try #require(error.fixes.first)
    var text = Array(question.utf8)
    text.replaceSubrange(fix.range, with: Array(fix.replacement.utf8))
    #expect(String(decoding: text, as: UTF8.self) == fixed)
    try workspace.answer(fixed)
  }
}
