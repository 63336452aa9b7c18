import Evaluation
import Syntax
import Testing
import Values

/// `drill` into the other period of a comparison, into times that no record knows, and into what is read on another day.
/// Ann took 1, 2 and 4 calls in September, October and November, Bo 1 in October; Cy, hired on 2 November, took 3 then.
extension DrillTests {
  private static let calls = """
    INSERT INTO teams (id, name) VALUES (1, 'Sales');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES
      (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 1, '2020-01-01'), (3, 'Cy', 1, '2026-11-02');
    INSERT INTO sources (id, name) VALUES (1, 'web'), (2, 'fair');
    INSERT INTO activities (type, status, done_on, rep_id, source_id) VALUES
      ('call', 'done', '2026-09-30', 1, 1), ('call', 'done', '2026-10-05', 1, 1), ('call', 'done', '2026-10-31', 1, 1),
      ('call', 'done', '2026-10-07', 2, 1), ('call', 'done', '2026-11-01', 1, 2), ('call', 'done', '2026-11-03', 1, 1),
      ('call', 'done', '2026-11-20', 1, 1), ('call', 'done', '2026-11-23', 1, 1), ('call', 'done', '2026-11-04', 3, 1),
      ('call', 'done', '2026-11-05', 3, 1), ('call', 'done', '2026-11-06', 3, 1);
    INSERT INTO opportunities (id, name, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
      (1, 'Old', 1, 1, 'won', 10000, '2026-07-01', '2026-08-10'),
      (2, 'New', 1, 1, 'won', 20000, '2026-07-31', '2026-09-10');
    INSERT INTO orders (id, rep_id, status, ordered_on) VALUES (1, 1, 'confirmed', '2026-11-05');
    INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
      VALUES ('calls', 'rep', 1, '2026-11-01', '2026-11-30', 10);
    """

  private static let others: [(sentence: String, drill: String, counts: [Double])] = [
    // September's stands beside October, October's beside November.
    ("show calls by month 2026-10..2026-11 vs all of 2026-09..2026-10", "drill 2 calls_before", [3]),
    ("show calls by month 2026-10..2026-11 vs all of 2026-09..2026-10", "drill 2 calls_change", [7, 3]),
    ("show calls by month 2026-10..2026-11 vs all of 2026-09..2026-10", "drill total calls_before", [4]),
    // Beside November's 23 days stand those of September: the call of the 30th is later.
    ("show calls by month 2026-10..2026-11 vs 2026-08..2026-09", "drill 2 calls_before", [0]),
    // October has no month beside it.
    ("show calls by month 2026-11 vs all of 2026-09..2026-10", "drill 2 calls_before", [3]),
    ("show calls by rep, month 2026-11 vs all of 2026-09..2026-10", "drill 2 calls_before", [2]),
    ("show calls by rep this month vs target", "drill \"Ann\" calls_before", [1]),
    ("show calls by rep this month vs target", "drill \"Ann\" calls_change", [4, 1]),
    // The 40 days up to 31 October.
    ("show t = trailing(calls, 40) by rep this month vs all of last month", "drill \"Ann\" t_before", [3]),
    // What a condition calls by its name.
    ("show n = calls, emails by rep this month where n > 2", "drill \"Cy\" n", [3]),
    ("show n = calls, emails by rep this month where n is not empty", "drill \"Ann\" emails", [0]),
    ("show calls by rep this month where calls_change > 1 vs all of last month", "drill \"Cy\"", [3]),
    // Whoever was there in the month divides; along time whoever was there at the end.
    ("show calls per rep by month since 2026-09-01", "drill 2", [3, 2]),
    ("show calls per rep by month since 2026-09-01", "drill 3", [7, 3]),
    ("show x = running(calls per rep) by month since 2026-09-01", "drill 2", [4, 2]),
    ("show x = calls per rep by weekday, month since 2026-10-01", "drill 1", [1, 2]),
    // Cy came in November: of each month those who were there.
    ("show people by month since 2026-09-01", "drill 2", [2]),
    ("show people by month since 2026-09-01", "drill 3", [3]),
    ("show people, calls by month this quarter", "drill 1 people", [2]),
    ("show calls/people by month since 2026-09-01", "drill 3", [7, 3]),
    ("show people 2026-10 vs all of 2026-11", "drill 1 people_before", [3]),
    // Nobody has worked in a month to come.
    ("show reps with x = calls per workday next month", "drill \"Ann\" x", [0, 0]),
    // A week of two months: the 31st and the 1st.
    ("show calls by week, month 2026-10-26..2026-11-01", "drill 1", [1]),
    ("show calls by week, month 2026-10-26..2026-11-01", "drill 2", [1]),
    ("show calls by month since 2026-09-01 as of 2026-10-20", "drill 2", [2]),
    // Whose result is counted is not whom the question is about.
    // Ann's 2 of October and 1 of Bo's, whatever November is asked for.
    ("show cumulative(calls) by rep 2026-11 vs all of 2026-10", "drill \"Bo\" `cumulative(calls)_before`", [3]),
    ("show cumulative_share(calls) by rep 2026-11 having calls > 3", "drill \"Ann\"", [4, 7]),
    // Days of reps by the name of their day.
    ("show min(rep_workdays.day) by rep this week", "drill \"Cy\"", [1]),
    (
      "show count(sources with calls > 3), calls by source for reps where name = \"Ann\" this month",
      "drill \"web\" calls", [3]
    ),
    // Ann took one of her calls at the fair, as was asked of whoever is chosen.
    (
      "show count(sources with calls < 3) for reps with calls > 0 where source contains \"fa\" this month", "drill 1",
      [1]
    ),
  ]

  @Test(arguments: others) func everySideHasItsOwnRecords(sentence: String, drill: String, counts: [Double]) throws {
    try expectLists(sentence, drill, counts, of: Self.calls)
  }

  @Test(arguments: [
    (
      "show calls by month 2026-09..2026-10 vs all of 2026-11", "drill 2 calls_before",
      "the other period has no part beside this row"
    ),
    ("show orders by hour this month", "drill 10", "`orders` is not known at such a time"),
  ]) func whatLiesAtNoSuchTimeIsSaid(sentence: String, drill: String, reason: String) throws {
    try expectNone(sentence, drill, reason, of: Self.calls)
  }

  /// Orders know no hour: they lie in the row without one, here among the others, whose hours hold none. The opportunities
  /// that they are divided among are those of the whole month: none.
  @Test func whatKnowsNoHourLiesAmongTheOthersInTheRowWithoutOne() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.calls), today: today)
    _ = try workspace.answer("show orders per opportunity by hour this month top 1 by orders per opportunity")
    let lists = try drill("drill others", in: workspace)
    #expect(lists.answers.map(count) == [1, 0])
  }

  /// What has no hour is in the row without one.
  @Test func whatHasNoTimeIsInTheRowWithoutOne() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.calls), today: today)
    _ = try workspace.answer("show orders by hour this month")
    #expect(try drill("drill 25", in: workspace).answers.map(count) == [1])
  }

  /// On 23 November they are 145 and 115 days old, whenever they were created.
  @Test func anAgeIsThatOfTheQuestionsDay() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.calls), today: today)
    let answer = try workspace.answer("show avg(opportunities.age on created) by quarter 2026-Q3..2026-Q4")
    #expect(answer.rows[0][1].number == 130)
    let list = try drill("drill 1", in: workspace).answers[0]
    #expect(list.rows.compactMap { $0.last?.number } == [145, 115])
    // As old as they are today, also where both months are over; both came in July, and were 61 and 31 on 31 August.
    let bands = try workspace.answer("show opened by age, month 2026-07..2026-08")
    #expect(bands.rows.map { $0[2].number } == [2, 0])
    #expect(try [1, 2].map { try drill("drill \($0)", in: workspace).answers.map(count) } == [[2], [0]])
    let then = try workspace.answer("show opened by age, month 2026-07..2026-08 as of 2026-08-31")
    #expect(then.rows.map { $0[2].number } == [1, 0, 1, 0])
    #expect(try [1, 2, 3].map { try drill("drill \($0)", in: workspace).answers.map(count) } == [[1], [0], [1]])
  }

  /// 1,000.00 was owed as October ended, 300.00 of it was paid on 5 November.
  @Test func statesAreReadOnTheDayThatWasNamed() throws {
    let workspace = try HandMade.workspace(HandMade.invoices)
    let answer = try workspace.answer("show receivable by rep 2026-10 as of 2026-11-10")
    #expect(answer.rows[0][1].number == 70_000)
    let list = try drill("drill \"Ann\"", in: workspace)
    let amount = try #require(list.answers[0].columns.firstIndex { $0.name == "amount" })
    #expect(list.answers[0].rows.compactMap { $0[amount].number }.reduce(0, +) == 70_000, "\(list.statements)")
  }

  /// Every column of a comparison tells its own records, and what its parts come to.
  @Test func whyOfAComparison() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.calls), today: today)
    _ = try workspace.answer("show calls by rep this month vs all of last month")
    let why = try drill("why \"Ann\"", in: workspace).statements[0]
    let lines = why.split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.contains("4 records: list activities") && $0.hasSuffix("2026-11") }.count == 3)
    #expect(lines.filter { $0.contains("2 records: list activities") && $0.hasSuffix("2026-10") }.count == 3)
    #expect(lines.contains { $0.hasPrefix("  calls 4: ") })
    #expect(lines.contains { $0.hasPrefix("  calls · 2026-10-01 to 2026-10-31 2: ") })
  }

  /// Of three leads two were qualified, and one of these bought in its first thirty days.
  @Test func whyOfStagesThatRecordsWereFollowedTo() throws {
    let script = """
      INSERT INTO parties (id) VALUES (11), (12), (13);
      INSERT INTO leads (id, external_id, name, rep_id, created_on, qualified_on, customer_id)
        VALUES (11, 'L1', 'One', 1, '2026-09-01', '2026-09-05', 1), (12, 'L2', 'Two', 1, '2026-09-02', '2026-09-09', NULL),
          (13, 'L3', 'Three', 1, '2026-09-03', NULL, NULL);
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 'Early', 1, 1, 1, 'won', 100000, '2026-09-02', '2026-09-20');
      """
    let workspace = try HandMade.workspace(script)
    _ = try workspace.answer("funnel leads -> qualified_leads -> closes for leads created in 2026-09 within 30 days")
    let told = """
      Leads: 3
          list leads where id in ("L1", "L2", "L3")
      Qualified leads: 2
          list leads where id in ("L1", "L2")
      Closes: 1
          list leads where id in ("L1")
      """
    let all = try drill("why", in: workspace).statements
    #expect(all == [told], "\(all)")
    #expect(
      try drill("why 2", in: workspace).statements == [
        "Qualified leads: 2\n    list leads where id in (\"L1\", \"L2\")"
      ])
  }

  /// 311 names fit a statement: those who are not among the customers that make 80 % of sales.
  @Test func manyNamesAreOneCondition() throws {
    let workspace = try SampleStore.workspace()
    let answer = try workspace.answer("show customers with orders this year top 20% of orders")
    let lists = try drill("drill others", in: workspace)
    let others = try #require(answer.tail?.others?.cells.last?.number)
    #expect(answer.rows.count < 200)
    #expect(lists.answers.map(\.rows.count) == [Int(others)])
  }

  /// A deal that Ann shares with Bo, of which he has 30 %.
  @Test func partsOfSharedDealsAreThoseOfWhomTheQuestionIsAbout() throws {
    let script = """
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 'Shared', 1, 1, 1, 'won', 100000, '2026-10-01', '2026-11-05'),
          (2, 'Alone', 1, 2, 2, 'won', 50000, '2026-10-01', '2026-11-06');
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 2, 3000);
      """
    let workspace = try HandMade.workspace(script)
    let answer = try workspace.answer(
      "show closes, max(opportunities.amount on closed), median_deal by customer for reps where name = \"Bo\" this month"
    )
    #expect(answer.rows[0].dropFirst().map(\.number) == [1.3, 100_000, 75_000])
    #expect(try count(drill("drill 1", in: workspace).answers[0]) == 1.3)
    // What looks at single deals sees each whole, and once.
    for column in ["max(opportunities.amount on closed)", "median_deal"] {
      let list = try drill("drill 1 \(column)", in: workspace).answers[0]
      #expect(list.rows.count == 2 && !list.columns.contains { $0.name == "credit_share" })
    }
  }

  /// A call and no visit of this month stand beside two calls and a visit of the last.
  @Test func stagesAreListedBesideThoseOfAnotherPeriod() throws {
    let script = """
      INSERT INTO activities (type, status, done_on) VALUES ('call', 'done', '2026-11-02'),
        ('call', 'done', '2026-10-02'), ('call', 'done', '2026-10-05'), ('visit', 'done', '2026-10-06');
      """
    let question = "funnel calls -> visits this month vs last month"
    try expectLists(question, "drill 1", [1], of: script)
    try expectLists(question, "drill 1 count_before", [2], of: script)
    try expectLists(question, "drill 2 count_change", [0, 1], of: script)
  }

  /// Acme came in January and was visited once; Beta in November, and was visited twice.
  @Test func anotherCohortIsListedByItsOwnDays() throws {
    let script = """
      INSERT INTO customers (id, name, status, created_on) VALUES
        (1, 'Acme', 'customer', '2026-01-10'), (2, 'Beta', 'customer', '2025-11-05');
      INSERT INTO activities (type, status, done_on, customer_id) VALUES ('visit', 'done', '2026-02-01', 1),
        ('visit', 'done', '2025-12-01', 2), ('visit', 'done', '2026-01-05', 2);
      """
    let question = "show visits for customers created in 2026-Q1 vs 2025-Q4"
    try expectLists(question, "drill 1", [1], of: script)
    try expectLists(question, "drill 1 visits_before", [2], of: script)
  }
}
