import Evaluation
import Semantics
import Syntax
import Testing
import Values

/// `drill` and `why` look into every kind of answer, by the rows of the screen.
extension DrillTests {
  /// A statement, the column of a row's number, and what is asked of the row.
  private static let answers: [(statement: String, column: String, value: String)] = [
    ("check visits >= 60 by rep last month", "left", "visits"),
    ("check closes <= 5 by team last month", "left", ""),
    ("benchmark visits per workday against closes by rep this quarter", "closes", "closes"),
    ("benchmark calls per workday against closes by team last quarter", "closes", "closes"),
    ("funnel calls -> visits -> proposals -> closes last quarter", "count", ""),
    ("funnel calls -> visits -> closes where industry = \"retail\" this quarter", "count", "count"),
    ("funnel visits -> closes by team last quarter", "visits", "visits"),
    ("funnel visits -> closes by source for customers where industry = \"retail\" last quarter", "closes", "closes"),
    ("funnel proposals -> closes for customers created in last quarter within 90 days", "reached", ""),
    ("funnel stages for opportunities created in last quarter", "reached", ""),
    ("funnel proposals -> closes by industry for customers created in last quarter within 90 days", "closes", "closes"),
    ("funnel stages by source for opportunities created in last quarter", "Needs analysis", "needs_analysis"),
    ("funnel stages by source for opportunities created in last quarter", "Needs analysis", "\"Needs analysis\""),
    ("profile won opportunities by industry, size this year", "n", ""),
    ("profile won opportunities by source where industry = \"retail\" this year", "base_n", "base_n"),
    ("profile qualified leads by source this year", "n", "n"),
    ("list customers with name, visits where industry = \"retail\" top 8 by visits", "visits", "visits"),
    ("list reps with name, closes sort closes desc", "closes", "closes"),
  ]

  @Test(arguments: answers) func everyRowHasItsRecords(statement: String, column: String, value: String) throws {
    let workspace = try SampleStore.workspace()
    let answer = try workspace.answer(statement)
    let position = try #require(answer.columns.firstIndex { $0.name == column })
    #expect(!answer.rows.isEmpty)
    for (place, row) in answer.rows.enumerated().prefix(10) where row[position].number ?? 0 > 0 {
      let lists = try drill("drill \(place + 1) \(value)", in: workspace)
      #expect(lists.answers.map(count).reduce(0, +) == row[position].number, "\(place + 1): \(lists.statements)")
      let again = try SampleStore.workspace().answer(try #require(lists.statements.first))
      #expect(again.rows == lists.answers[0].rows, "\(lists.statements)")
    }
  }

  /// The part of the records at one step that came to the other.
  @Test func aRatioOfAFunnelHasBothSteps() throws {
    let workspace = try SampleStore.workspace()
    let answer = try workspace.answer(
      "funnel proposals -> closes by industry for customers created in last quarter within 90 days")
    func cell(_ name: String) throws -> Double {
      answer.rows[1][try #require(answer.columns.firstIndex { $0.name == name })].number ?? 0
    }
    let lists = try drill("drill 2 closes/proposals", in: workspace).answers.map(count)
    #expect(lists == [try cell("closes"), try cell("proposals")])
    #expect(lists[0] / lists[1] == (try cell("closes/proposals")))
    let why = try drill("why 2 closes/proposals", in: workspace).statements[0]
    #expect(why.contains("Closes: ") && why.contains("Proposals: "), "\(why)")
    let error = #expect(throws: Diagnostic.self) { try workspace.answer("drill 2 needs") }
    #expect(error?.code == "no-such-step")
  }

  @Test func aScoreIsLookedIntoUntilItIsLocked() throws {
    let workspace = try SampleStore.workspace()
    try workspace.answer("define scorecard card = visits weight 60% target 60, closes weight 40% target 5")
    let answer = try workspace.answer("score reps with card for reps where team = \"South\" last month")
    let position = try #require(answer.columns.firstIndex { $0.name == "visits" })
    for (place, row) in answer.rows.enumerated() {
      #expect(try count(drill("drill \(place + 1) visits", in: workspace).answers[0]) == row[position].number)
    }
    try workspace.answer("lock card last month")
    let locked = try workspace.answer("score reps with card for reps where team = \"South\" last month")
    let lists = try drill("drill 2 visits", in: workspace)
    // Nothing was changed since.
    #expect(count(lists.answers[0]) == locked.rows[1][position].number)
    #expect(lists.statements[0].contains("locked on 2026-11-23; these are the records as they are now"))
  }

  @Test func aRowOfAListIsAWholeRecord() throws {
    let workspace = try SampleStore.workspace()
    let answer = try workspace.answer("list customers with name, city where industry = \"retail\" top 5 by created")
    let lists = try drill("drill 3", in: workspace)
    #expect(lists.answers[0].rows.count == 1)
    #expect(lists.answers[0].rows[0].contains(answer.rows[2][0]))
    #expect(lists.answers[0].columns.count > 10)
    // Its own list has not become what is asked about.
    #expect(try drill("drill 4", in: workspace).answers[0].rows[0].contains(answer.rows[3][0]))
  }

  @Test func whyOfAStageAndOfAProfile() throws {
    let workspace = try SampleStore.workspace()
    let funnel = try workspace.answer("funnel visits -> proposals -> closes last quarter")
    let why = try drill("why 1 per_next", in: workspace).statements[0]
    #expect(why.contains("visits / proposals"))
    #expect(why.contains("\(Int(funnel.rows[0][1].number ?? 0)) records: list activities"))
    let whole = try drill("why", in: workspace).statements[0]
    #expect(whole.contains("closes: 118") || whole.contains("closes: \(Int(funnel.rows[2][1].number ?? 0))"))
    let profile = try workspace.answer("profile won opportunities by industry this year")
    let rate = try drill("why 1 rate", in: workspace).statements[0]
    for column in [1, 3] {
      #expect(rate.contains("\(Int(profile.rows[0][column + 1].number ?? 0)) records: list opportunities"), "\(rate)")
    }
  }

  /// Of 2 won deals 1 is Acme's, of 4 deals 1: 1/2 over 1/4.
  @Test func liftIsAShareOverAShare() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 1000, '2026-10-01', '2026-11-05'), (2, 2, 1, 1, 'won', 1000, '2026-10-01', '2026-11-05'),
        (3, 2, 1, 1, 'lost', 1000, '2026-10-01', '2026-11-05'), (4, 2, 1, 1, 'lost', 1000, '2026-10-01', '2026-11-05');
      """
    let workspace = try HandMade.workspace(script)
    let profile = try workspace.answer("profile won opportunities by industry this month")
    let row = try #require(profile.rows.firstIndex { $0[1] == .text("retail") })
    let lift = try #require(profile.columns.firstIndex { $0.name == "lift" })
    #expect(profile.rows[row][lift].number == 2)
    #expect(try drill("drill \(row + 1) lift", in: workspace).answers.map(count) == [1, 2, 1, 4])
    #expect(try drill("drill \(row + 1) share", in: workspace).answers.map(count) == [1, 2])
    #expect(try drill("drill \(row + 1) base_share", in: workspace).answers.map(count) == [1, 4])
    #expect(try drill("drill \(row + 1) rate", in: workspace).answers.map(count) == [1, 1])
  }

  /// How much it rests on has no name outside the answer.
  @Test func whyOfABenchmark() throws {
    let workspace = try SampleStore.workspace()
    try workspace.answer("benchmark visits against closes by rep last quarter")
    #expect(try drill("why 1", in: workspace).statements[0].contains("records: list activities"))
    #expect(try drill("why", in: workspace).statements[0].contains("SELECT"))
  }

  @Test(arguments: [
    ("funnel visits -> closes last quarter", "drill 3", "no-such-row"),
    ("correlate visits with closes by rep last quarter", "drill 2", "no-such-row"),
    ("correlate visits with closes by rep last quarter", "why 2", "no-such-row"),
    ("check visits >= 60 by rep last month", "drill 1 right", "no-records"),
    ("funnel visits -> closes last quarter", "drill total", "no-such-row"),
    ("funnel visits -> closes last quarter", "drill 2 per_next", "no-records"),
    ("funnel proposals -> closes by industry for customers created in last quarter", "drill 1 close", "no-such-step"),
    ("funnel stages for opportunities created since 2020-01-01", "drill 1", "too-many-records"),
    ("profile won customers by industry this year", "drill 99", "no-such-row"),
    ("list customers with name top 3 by created", "drill 4", "no-such-row"),
    ("list customers with name top 3 by created", "drill total", "no-such-row"),
    ("list customers with name top 3 by created", "why 1", "no-records"),
    ("check closes <= 5 by team last month", "drill 1 vists", "unknown-metric"),
  ]) func whatIsNotThereIsSaid(statement: String, drill: String, code: String) throws {
    let workspace = try SampleStore.workspace()
    try workspace.answer(statement)
    let mistake = #expect(throws: Diagnostic.self) { try self.drill(drill, in: workspace) }
    #expect(mistake?.code == code)
  }
}
