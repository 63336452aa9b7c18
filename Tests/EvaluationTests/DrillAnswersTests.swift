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
    ("funnel visits -> closes last quarter", "drill total", "no-such-row"),
    ("funnel proposals -> closes by industry for customers created in last quarter", "drill 1 close", "no-such-step"),
    ("funnel stages for opportunities created in this month", "drill 2 from_frist", "no-such-column"),
    ("profile won customers by industry this year", "drill 99", "no-such-row"),
    ("list customers with name top 3 by created", "drill 4", "no-such-row"),
    ("list customers with name top 3 by created", "drill total", "no-such-row"),
    ("check closes <= 5 by team last month", "drill 1 vists", "unknown-metric"),
  ]) func whatIsNotThereIsSaid(statement: String, drill: String, code: String) throws {
    let workspace = try SampleStore.workspace()
    try workspace.answer(statement)
    let mistake = #expect(throws: Diagnostic.self) { try self.drill(drill, in: workspace) }
    #expect(mistake?.code == code)
  }

  @Test(arguments: [
    ("check visits >= 60 by rep last month", "drill 1 right", "`60` is not computed from records"),
    ("funnel visits -> closes last quarter", "drill 2 per_next", "what comes after the last stage"),
    ("list customers with name top 3 by created", "why 1", "a row of a list is not computed from records"),
  ]) func whatIsOfNoRecordsIsSaid(statement: String, drill: String, reason: String) throws {
    let workspace = try SampleStore.workspace()
    try workspace.answer(statement)
    try expectNone(drill, reason, in: workspace)
  }

  /// Acme won two deals, Gamma one, and Delta won one and lost another; all are in retail. Beta won one and lost one.
  @Test func customersOfAProfileAreListedOnce() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO parties (id) VALUES (3), (4);
      INSERT INTO customers (id, name, industry, owner_id, created_on)
        VALUES (3, 'Gamma', 'retail', 1, '2024-01-01'), (4, 'Delta', 'retail', 1, '2024-01-01');
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 1000, '2026-10-01', '2026-11-05'), (2, 1, 1, 1, 'won', 1000, '2026-10-01', '2026-11-06'),
        (3, 3, 1, 1, 'won', 1000, '2026-10-01', '2026-11-05'), (4, 4, 1, 1, 'won', 1000, '2026-10-01', '2026-11-05'),
        (5, 4, 1, 1, 'lost', 1000, '2026-10-01', '2026-11-07'), (6, 2, 1, 1, 'lost', 1000, '2026-10-01', '2026-11-05'),
        (7, 2, 1, 1, 'won', 1000, '2026-10-01', '2026-11-05');
      """)
    let profile = try workspace.answer("profile won customers by industry, size this month vs lost customers")
    #expect(profile.rows[0].prefix(3) == [.text("Industry"), .text("retail"), .integer(3)])
    let own = try drill("drill 1 n", in: workspace)
    #expect(own.statements == [#"list customers where customer in ("Acme", "Gamma", "Delta")"#])
    #expect(own.answers.map(count) == [3])
    for (column, counts) in [
      ("base_n", [1.0]), ("rate", [3, 1]), ("share", [3, 4]), ("lift", [3, 4, 1, 2]), ("sample", [1]),
    ] {
      #expect(try drill("drill 1 \(column)", in: workspace).answers.map(count) == counts, "\(column)")
    }
    #expect(try drill("drill total n", in: workspace).answers.map(count) == [4])
  }

  /// Three came, Acme and Beta ordered, and Acme alone had a deal won.
  @Test func aRateOfAFunnelIsOfTwoSteps() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO parties (id) VALUES (3);
      INSERT INTO customers (id, name, owner_id, created_on) VALUES (3, 'Gamma', 1, '2024-01-02');
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES
        (1, 1, 1, 'confirmed', '2024-01-05'), (2, 2, 1, 'confirmed', '2024-01-06');
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 1000, '2024-01-03', '2024-01-20');
      """)
    let funnel = try workspace.answer("funnel orders -> closes for customers created in 2024-01")
    #expect(funnel.rows.map { $0[1].number } == [3, 2, 1])
    for (drill, counts) in [
      ("3 from_previous", [1.0, 2]), ("3 from_first", [1, 3]), ("2 from_previous", [2, 3]), ("1 from_first", [3]),
      ("2 reached", [2]), ("2 median_days", [2]), ("\"Closes\" from_first", [1, 3]),
    ] {
      #expect(try self.drill("drill \(drill)", in: workspace).answers.map(count) == counts, "\(drill)")
    }
    let why = try drill("why 3 from_first", in: workspace).statements[0]
    #expect(why.contains("Customers: 3") && why.contains("Closes: 1"), "\(why)")
  }

  /// More than one statement names.
  @Test func manyFollowedAreListedInParts() throws {
    let workspace = try Workspace(
      path: SampleStore.store(
        """
        WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 4500)
        INSERT INTO opportunities (id, external_id, state, amount, created_on)
          SELECT id, 'O' || id, 'open', 100, '2026-11-02' FROM n;
        INSERT INTO stages (id, name, state, position) VALUES (1, 'First', 'open', 1);
        """), today: today)
    try workspace.answer("funnel stages for opportunities created in this month")
    let lists = try drill("drill 1", in: workspace)
    #expect(lists.answers.map(\.rows.count) == [1125, 1125, 1125, 1125])
    #expect(Set(lists.answers.flatMap(\.rows).map { "\($0)" }).count <= 4500)
  }
}
