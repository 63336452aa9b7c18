import Evaluation
import Syntax
import Testing
import Values

/// `drill` into numbers that look at other rows or other days, into what a ranking left out, and into records counted by
/// their whole result. Ann took 1, 2 and 4 calls in September, October and November, Bo 1 in October, Cy 3 in November.
extension DrillTests {
  private static let calls = """
    INSERT INTO teams (id, name) VALUES (1, 'Sales');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES
      (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 1, '2020-01-01'), (3, 'Cy', 1, '2020-01-01');
    INSERT INTO activities (type, status, done_on, rep_id) VALUES
      ('call', 'done', '2026-09-30', 1), ('call', 'done', '2026-10-05', 1), ('call', 'done', '2026-10-31', 1),
      ('call', 'done', '2026-10-07', 2), ('call', 'done', '2026-11-02', 1), ('call', 'done', '2026-11-03', 1),
      ('call', 'done', '2026-11-20', 1), ('call', 'done', '2026-11-23', 1), ('call', 'done', '2026-11-04', 3),
      ('call', 'done', '2026-11-05', 3), ('call', 'done', '2026-11-06', 3);
    """

  private static let looks: [(sentence: String, drill: String, counts: [Double])] = [
    ("show running(calls) by month since 2026-09-01", "drill 2", [4]),
    ("show running(calls) by month since 2026-09-01", "drill 3", [11]),
    ("show previous(calls) by month since 2026-09-01", "drill 3", [3]),
    ("show growth(calls) by month since 2026-09-01", "drill 3", [7, 3]),
    ("show moving(calls, 2) by month since 2026-09-01", "drill 3", [10]),
    ("show previous(change(calls)) by month since 2026-09-01", "drill 3", [3, 1]),
    ("show previous(running(calls)) by month since 2026-09-01", "drill 3", [4]),
    ("show previous(moving(calls, 2)) by month since 2026-09-01", "drill 3", [4]),
    ("show share{calls} by rep this month", "drill \"Cy\"", [3, 7]),
    ("show share{calls} by rep this month", "drill total", [7]),
    ("show share(calls in each team) by team, rep this month", "drill 1", [4, 7]),
    ("show count(reps), calls by calls in bands 3, 4 this month", "drill 1", [1]),
    ("show count(reps), calls by calls in bands 3, 4 this month", "drill \"4+\"", [1]),
    ("show count(reps), calls by calls in bands 3, 4 this month", "drill 2 calls", [3]),
    ("show count(reps), calls by calls in bands 3, 4 this month", "drill 1 calls", [0]),
    ("show count(reps), calls by calls in bands 4 this month vs last month", "drill \"<4\" calls_before", [2]),
    ("show cumulative(calls) by rep since 2026-09-01", "drill \"Cy\"", [10]),
    ("show cumulative(calls) by rep having calls < 4", "drill \"Cy\"", [10]),
    ("show trailing(calls, 4) by rep this month", "drill \"Ann\"", [2]),
    ("show trailing(calls, 20, 18) by rep this month", "drill \"Ann\"", [3]),
    ("show calls by rep since 2026-09-01 top 1", "drill others", [4]),
    ("show calls by rep, month since 2026-09-01 top 2", "drill others", [4]),
    ("show calls by rep since 2026-09-01 having calls > 1", "drill total", [10]),
    ("show calls by rep having calls > 1 top 1", "drill others", [3]),
    ("show avg(calls by rep) this month", "drill 1", [7]),
    ("show count(reps with calls > 2) this month", "drill 1", [2]),
    ("show count(reps with calls > 1) by month since 2026-09-01", "drill 2", [1]),
    ("show x = calls per month by rep this month", "drill 1 x", [4]),
  ]

  /// The lists have so many records, and each statement by itself has the same ones.
  func expectLists(_ sentence: String, _ drill: String, _ counts: [Double], of script: String) throws {
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    _ = try workspace.answer(sentence)
    let lists = try self.drill(drill, in: workspace)
    #expect(lists.answers.map(count) == counts, "\(lists.statements)")
    for (statement, list) in zip(lists.statements, lists.answers) {
      #expect(try workspace.answer(statement).rows == list.rows, "\(statement)")
    }
  }

  func expectRefusal(_ sentence: String, _ drill: String, _ code: String, of script: String) throws {
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    _ = try workspace.answer(sentence)
    let mistake = #expect(throws: Diagnostic.self) { try self.drill(drill, in: workspace) }
    #expect(mistake?.code == code)
  }

  /// Nothing is listed, and it is said why.
  func expectNone(_ sentence: String, _ drill: String, _ reason: String, of script: String) throws {
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    _ = try workspace.answer(sentence)
    try expectNone(drill, reason, in: workspace)
  }

  func expectNone(_ drill: String, _ reason: String, in workspace: Workspace) throws {
    let lists = try self.drill(drill, in: workspace)
    #expect(lists.answers.isEmpty)
    #expect(lists.statements.last?.contains(reason) ?? false, "\(lists.statements)")
  }

  /// Ann was Acme's owner until May, when it was a customer; both are Bo's today.
  @Test func customersOfAPastDayAreListedAsOfIt() throws {
    let owned =
      Self.calls + """
        INSERT INTO customers (id, name, owner_id, status, created_on) VALUES
          (1, 'Acme', 2, 'dormant', '2024-01-01'), (2, 'Beta', 2, 'customer', '2024-01-01');
        INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES
          (1, '2024-01-01', '2026-05-01', 1, 'customer'), (1, '2026-05-01', '9999-12-31', 2, 'dormant');
        INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-04-10', 1, 1);
        """
    try expectLists("show count(customers) by owner as of 2026-04-30", "drill 1", [1], of: owned)
    try expectLists("show count(customers where status = \"customer\") as of 2026-04-30", "drill 1", [2], of: owned)
    try expectLists("show count(customers) by team as of 2026-04-30", "drill 1", [2], of: owned)
    let compared = "show x = count(customers) by owner 2026-06 as of 2026-06-10 vs 2026-04"
    try expectLists(compared, "drill \"Bo\" x", [2], of: owned)
    try expectLists(compared, "drill \"Bo\" x_before", [1], of: owned)
    try expectLists("show visits by customer.owner as of 2026-04-30", "drill \"Ann\"", [1], of: owned)
    try expectLists("show visits by month, customer.status 2026-Q2 as of 2026-04-30", "drill 1", [1], of: owned)
    try expectLists("show count(customers) by team 2026-04", "drill 1", [2], of: owned)
    try expectLists("show count(customers) by team, status 2026-04", "drill 1", [2], of: owned)
    try expectLists("show count(customers) by owner 2026-04", "drill \"Ann\"", [1], of: owned)
    try expectLists("show count(customers) by owner, month 2026-Q2", "drill 1", [1], of: owned)
    // Both ordered in April from whomever; one order of Beta was cancelled since, and is that of no buyer.
    let ordered =
      owned + """
        INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES
          (1, 1, 2, 'delivered', '2026-04-10'), (2, 2, 1, 'delivered', '2026-04-11'), (3, 1, 2, 'shipped', '2026-06-02');
        INSERT INTO orders (id, customer_id, rep_id, status, ordered_on, cancelled_on) VALUES
          (4, 2, 1, 'cancelled', '2026-04-20', '2026-07-01');
        """
    try expectLists("show buyers by owner 2026-04", "drill \"Ann\"", [1], of: ordered)
    try expectLists("show buyers by owner 2026-04", "drill \"Bo\"", [1], of: ordered)
    try expectLists("show buyers by owner, month 2026-Q2 having buyers = 1", "drill 1", [1], of: ordered)
    let known = "show buyers by owner, month 2026-Q2 where customer.created before 300 days ago"
    try expectLists(known, "drill 1", [1], of: ordered)
    try expectLists(known, "drill total", [3], of: ordered)
    try expectLists(
      "show count(customers) by owner, month 2026-Q2 having count(customers) = 2", "drill 1", [2], of: owned)
  }

  /// Deals are expected to close on 1 and 10 December: between them no day has a row.
  @Test func whatLiesAheadLooksAtTheRowBefore() throws {
    let expected =
      HandMade.people + """
        INSERT INTO pipelines (id, name) VALUES (1, 'Sales');
        INSERT INTO stages (id, pipeline_id, name, position, forecast_category) VALUES (1, 1, 'new', 1, 'commit');
        INSERT INTO opportunities (id, name, rep_id, customer_id, stage_id, state, amount, created_on, expected_close_on)
          VALUES (1, 'a', 1, 1, 1, 'open', 10000, '2026-10-01', '2026-12-01'),
            (2, 'b', 1, 1, 1, 'open', 30000, '2026-10-01', '2026-12-10'),
            (3, 'c', 1, 1, 1, 'open', 40000, '2026-10-01', '2026-12-10');
        INSERT INTO opportunity_states (opportunity_id, from_on, until_on, state, owner_id, stage_id, amount, expected_close_on)
          VALUES (1, '2026-10-01', '9999-12-31', 'open', 1, 1, 10000, '2026-12-01'),
            (2, '2026-10-01', '9999-12-31', 'open', 1, 1, 30000, '2026-12-10'),
            (3, '2026-10-01', '9999-12-31', 'open', 1, 1, 40000, '2026-12-10');
        """
    try expectLists("show change(forecast_open) by day 2026-11-23..2026-12-31", "drill 3", [2, 1], of: expected)
  }

  /// Acme was a customer until May, and its deal is open since March. As of a later day each month asks what Acme was then,
  /// and work asks what it was on that day.
  @Test func statesOfAPastDayAreListedAtTheirOwnTime() throws {
    let owned =
      HandMade.people + """
        INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES
          (1, '2024-01-01', '2026-05-01', 1, 'customer'), (1, '2026-05-01', '9999-12-31', 2, 'dormant');
        INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on)
          VALUES (1, 'One', 1, 1, 1, 'open', 1000, '2026-03-01');
        INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, state, owner_id, amount)
          VALUES (1, 1, '2026-03-01', 'open', 1, 1000);
        INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-04-10', 1, 1);
        INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount)
          VALUES (1, 1, 1, 'issued', '2026-04-10', '2026-05-10', 100000);
        """
    let asOf = "2026-04..2026-06 as of 2026-10-31"
    for (metric, counts) in [
      ("open_opportunities", [1.0, 0, 0]), ("count(open_deals)", [1, 0, 0]), ("receivable", [1, 0, 0]),
      ("trailing(visits, 90)", [1, 0, 0]), ("visits", [0, 0, 0]),
    ] {
      for (row, count) in counts.enumerated() {
        try expectLists(
          "show x = \(metric) by month where customer.status = \"customer\" \(asOf)", "drill \(row + 1)", [count],
          of: owned)
      }
    }
    try expectLists("show customer_count by customer_status, month \(asOf)", "drill 1", [2], of: owned)
  }

  @Test(arguments: looks) func everyNumberHasItsOwnRecords(sentence: String, drill: String, counts: [Double]) throws {
    try expectLists(sentence, drill, counts, of: Self.calls)
  }

  @Test(arguments: [
    ("show calls by rep this month", "drill others", "no-such-row"),
    ("list reps", "drill others", "no-such-row"),
  ]) func rowsThatAreNotThereAreRefused(sentence: String, drill: String, code: String) throws {
    try expectRefusal(sentence, drill, code, of: Self.calls)
  }

  @Test(arguments: [
    ("show previous(calls) by month since 2026-09-01", "drill 1"),
    ("show previous(calls) by month since 2026-09-01", "why 1 previous(calls)"),
    ("show previous(running(calls), 2) by month 2026-10-05..2026-11-23", "drill 1"),
    ("show previous(calls) by month this month", "drill total"),
  ]) func beforeTheFirstRowThereAreNone(sentence: String, drill: String) throws {
    try expectNone(sentence, drill, "looks back beyond the first row", of: Self.calls)
  }

  /// Acme first ordered in October, Beta in November; both ordered in November.
  @Test func theTimeOfARowIsSaidInItsList() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 1, 'confirmed', '2026-10-05'),
        (2, 1, 1, 'confirmed', '2026-11-05'), (3, 2, 1, 'confirmed', '2026-11-06');
      """)
    let answer = try workspace.answer("show repeat_customers by month since 2026-10-01")
    #expect(answer.rows.map { $0[1].number } == [0, 1])
    let november = try drill("drill 2", in: workspace)
    #expect(november.answers.map(count) == [2, 1])
    #expect(november.statements[1].contains("customer.first_order in 2026-11"))
    // Of all rows together the time is the whole: both are new in it, with every order of theirs.
    #expect(answer.tail?.total?.last?.number == 0)
    let both = try drill("drill total", in: workspace)
    #expect(both.answers.map(count) == [3, 3], "\(both.statements)")
  }

  /// What a rate rests on and the ends of its interval are looked into like the rate, and of a whole row what can be told is.
  @Test func whatStandsBesideARate() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 1000, '2026-10-01', '2026-11-05'), (2, 2, 1, 1, 'lost', 1000, '2026-10-01', '2026-11-05'),
        (3, 2, 1, 1, 'lost', 1000, '2026-10-01', '2026-11-05');
      """)
    _ = try workspace.answer("show win_rate by rep this month with n, interval")
    #expect(try drill("drill 1 win_rate_n", in: workspace).answers.map(count) == [1, 2])
    #expect(try drill("drill 1 win_rate_low", in: workspace).answers.map(count) == [1, 2])
    #expect(try drill("why 1", in: workspace).statements[0].contains("win_rate_n: 3"))
    _ = try workspace.answer("show losses, previous(losses) by month 2026-10..2026-11")
    let why = try drill("why 1", in: workspace).statements[0]
    #expect(why.contains("losses: 0") && why.contains("looks back beyond the first row"), "\(why)")
  }

  /// Ann took 7, Cy 3, Bo 1: both of the others come before Bo, also where a condition leaves them out.
  @Test(arguments: ["", "where calls < 2"]) func whyOfARank(condition: String) throws {
    let workspace = try Workspace(path: SampleStore.store(Self.calls), today: today)
    _ = try workspace.answer("show rank(calls), calls by rep \(condition) since 2026-09-01")
    let why = try drill("why \"Bo\" rank(calls)", in: workspace).statements[0]
    #expect(why.contains("  2 of 3 rows come before it: Ann 7, Cy 3"), "\(why)")
  }

  /// Of a rank of the month before the rows tell that come before that month's: Ann took 4, 2 and 1, Cy 3.
  @Test func whyOfAnEarlierRank() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.calls), today: today)
    _ = try workspace.answer("show previous(rank(calls)) by rep, month since 2026-09-01")
    let why = try drill("why 3", in: workspace).statements[0]
    #expect(
      why.contains("  2 of 9 rows come before Ann · 2026-10: Ann · 2026-11 4, Cy · 2026-11 3"), "\(why)")
  }

  /// What stands beside how many make a part is looked into by its name, and a comparison has the other period's: in
  /// November Ann took 4 of 7 calls, in October 2 of 3.
  @Test func partsOfAll() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.calls), today: today)
    let answer = try workspace.answer("show p = pareto(calls by rep, 50%) this month vs all of last month")
    #expect(
      answer.columns.map(\.name) == [
        "p", "p_before", "p_change", "p_change_pct", "p_of", "p_of_before", "p_share", "p_share_before",
      ])
    #expect(answer.rows[0].map(\.number) == [1, 1, 0, 0, 2, 2, 0.5, 0.5])
    for (column, count) in [("p", 7), ("p_of", 7), ("p_share", 7), ("p_before", 3), ("p_of_before", 3)] {
      #expect(try drill("drill 1 \(column)", in: workspace).answers.map(count(_:)) == [Double(count)])
    }
  }

  /// Of everybody's numbers there are also those who did nothing.
  @Test func whoDidNothingCounts() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.calls), today: today)
    let answer = try workspace.answer("show avg(calls per rep) this month")
    #expect(answer.rows[0][0].number.map { ($0 * 3).rounded() } == 7)
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [3, 7])
  }

  /// In a scorecard a number may have a name of its own.
  @Test func aNamedItemOfAScorecard() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.calls), today: today)
    try workspace.answer("define scorecard card = phoned = calls weight 100% target 4")
    _ = try workspace.answer("score reps with card this month")
    #expect(try drill("drill 1 phoned", in: workspace).answers.map(count) == [4])
  }
}
