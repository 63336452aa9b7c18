import Evaluation
import Syntax
import Testing
import Values

/// What a number is a part of, who counts in numbers of each, and what is not known of several rows together.
extension DrillTests {
  /// Ann has a budget and a target for November, Bo has none; both called Acme, Ann took 3 orders and Bo one. Lead Zoe, who is no customer, had a visit of 10 minutes, Acme one of 30, Beta none.
  private static let sold = """
    INSERT INTO parties (id) VALUES (9);
    INSERT INTO leads (id, name, rep_id, created_on) VALUES (9, 'Zoe', 1, '2026-11-01');
    INSERT INTO activities (type, status, done_on, rep_id, customer_id, minutes) VALUES
      ('call', 'done', '2026-11-03', 1, 1, 5), ('call', 'done', '2026-11-03', 2, 1, 5),
      ('visit', 'done', '2026-11-04', 1, 1, 30), ('visit', 'done', '2026-11-05', 1, 9, 10);
    INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES
      (1, 1, 1, 'confirmed', '2026-11-02'), (2, 1, 1, 'confirmed', '2026-11-03'),
      (3, 1, 1, 'confirmed', '2026-11-04'), (4, 1, 2, 'confirmed', '2026-11-05');
    INSERT INTO budgets (scope, rep_id, category, starts_on, ends_on, amount)
      VALUES ('rep', 1, NULL, '2026-11-01', '2026-11-30', 1000);
    INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
      VALUES ('orders', 'rep', 1, '2026-11-01', '2026-11-30', 2);
    """

  /// Ann and Bo, who have a budget, called one customer; so did Cy, who has none. Of the two together nobody asked.
  @Test func differentOnesOfSomeRowsAreNotKnown() throws {
    let workspace = try HandMade.workspace(
      Self.sold + """
        INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 1, '2020-01-01');
        INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('call', 'done', '2026-11-03', 3, 1);
        INSERT INTO budgets (scope, rep_id, category, starts_on, ends_on, amount)
          VALUES ('rep', 2, NULL, '2026-11-01', '2026-11-30', 1000);
        """)
    try workspace.answer("define called = count distinct(activities.customer where type = \"call\")")
    let answer = try workspace.answer("show called, called/budget by rep this month")
    #expect(answer.rows.count == 3)
    #expect(answer.tail?.total?[1] == .integer(1) && answer.tail?.total?[2] == .nothing)
  }

  /// Only rows with a target have a gap: 3 orders of 2 planned, and Bo's is none of the whole.
  @Test func theWholeOfAShareWithPlansIsThoseThatHaveOne() throws {
    let workspace = try HandMade.workspace(Self.sold)
    let answer = try workspace.answer("show s = share{orders - target(orders)} by rep this month")
    #expect(answer.rows[0][1].number == 1)
    let lists = try drill("drill \"Ann\" s", in: workspace)
    // What a part has in common with the whole is listed once.
    #expect(lists.answers.map(count) == [3, 1], "\(lists.statements)")
  }

  /// Beta had none and Acme 30 minutes; what the lead had is no customer's.
  @Test func aLeadIsNoneOfTheCustomers() throws {
    let workspace = try HandMade.workspace(Self.sold)
    let question = "show m = max(visit_minutes per customer), a = avg(visit_minutes per customer) this month"
    try workspace.answer("define visit_minutes = sum(activities.minutes where type = \"visit\")")
    #expect(try workspace.answer(question).rows == [[.integer(30), .integer(15)]])
    #expect(try drill("drill 1 a", in: workspace).answers.map(count) == [2, 1])
    // Both of the rows of `show customers` have 1 rep with visits; of all of them there is 1, and the lead's is not another.
    let answer = try workspace.answer("show customers with p = pareto(visits by customer) this month")
    #expect(answer.tail?.total?[2] == .integer(1))
    #expect(try drill("drill total p", in: workspace).answers.map(count) == [1])
  }

  /// Two reps have half of a deal each: two equal parts are two.
  @Test func equalPartsAreTheirOwn() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 'Shared', 1, 1, 1, 'won', 10000, '2026-10-01', '2026-11-05'),
          (2, 'Alone', 1, 1, 1, 'won', 40000, '2026-10-01', '2026-11-06');
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 2, 5000);
      """)
    // 50.00, 50.00 and 400.00; 100.00 and 400.00 of whole deals.
    let answer = try workspace.answer(
      "show median(opportunities.credited on closed), median(opportunities.amount on closed) this month")
    #expect(answer.rows[0].map(\.number) == [5000, 25000])
    #expect(try drill("drill 1", in: workspace).answers[0].rows.count == 3)
  }

  /// Cy is hired on 10 December: 2 of the 3 who are there in that month are there on its first day.
  @Test func whatTheWholePeriodKnowsIsTheWhole() throws {
    let script = "INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 1, '2026-12-10');"
    let workspace = try HandMade.workspace(script)
    let answer = try workspace.answer("show s = share{people} by day next month")
    #expect(answer.rows.count == 1 && answer.rows[0][1].number == 2.0 / 3)
    #expect(try drill("drill 1 s", in: workspace).answers.map(count) == [2, 3])
  }

  /// December has not begun: nobody knows yet who will be there.
  @Test func whatHasNotComeHasNoRecords() throws {
    try expectNone(
      "show people by month 2026-08..2026-09 vs all of 2026-11..2026-12", "drill 2 people_before",
      "is not known yet at the time of the row", of: HandMade.people)
    try expectLists(
      "show people by month 2026-08..2026-09 vs all of 2026-11..2026-12", "drill 1 people_before", [2],
      of: HandMade.people)
  }

  /// Ann went from North to South in November; those of October were asked on a later day.
  @Test func whoIsCountedIsOfTheTimeOfTheRow() throws {
    let script = """
      DELETE FROM rep_assignments WHERE rep_id = 1;
      INSERT INTO rep_assignments (rep_id, team_id, from_on, until_on) VALUES
        (1, 1, '0001-01-01', '2026-11-01'), (1, 2, '2026-11-01', '9999-12-31');
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('call', 'done', '2026-10-05', 1);
      """
    let workspace = try HandMade.workspace(script)
    let answer = try workspace.answer(
      "show n = count(reps with calls > 0) by month where team = \"North\" 2026-10 as of 2026-11-10")
    #expect(answer.rows[0][1] == .integer(1))
    #expect(try drill("drill 1 n", in: workspace).answers.map(count) == [1])
  }

  /// Bo did nothing, and one call is nobody's: of both reps Ann's 2 calls and none, by source only Ann's.
  @Test func whoHasNothingIsInARowOnlyWhereItIsKnownInWhich() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id, source_id) VALUES ('call', 'done', '2026-11-03', 1, 1),
        ('call', 'done', '2026-11-04', 1, 1), ('call', 'done', '2026-11-04', NULL, 1);
      """
    let workspace = try HandMade.workspace(script)
    #expect(try workspace.answer("show a = avg(calls per rep) this month").rows == [[.integer(1)]])
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [2, 2])
    let answer = try workspace.answer("show a = avg(calls per rep) by source this month")
    #expect(answer.rows.map { $0[1].number } == [2])
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [2])
    #expect(
      try workspace.answer("show teams with m = min(calls per rep) this month").rows.map { $0[1].number } == [
        2, 0, nil,
      ])
  }

  /// Core is known since December and was visited in November: in October there were only Acme and Beta.
  @Test func whoCameLaterHasNoPartBefore() throws {
    let script = """
      INSERT INTO parties (id) VALUES (3);
      INSERT INTO customers (id, name, created_on) VALUES (3, 'Core', '2026-12-01');
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-10-05', 1, 1),
        ('visit', 'done', '2026-11-05', 1, 3);
      """
    let workspace = try HandMade.workspace(script)
    let answer = try workspace.answer("show a = avg(visits per customer) by month 2026-10..2026-11")
    #expect(answer.rows.map { $0[1].number } == [1.0 / 2, 1.0 / 3])
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [2, 1])
    #expect(try drill("drill 2", in: workspace).answers.map(count) == [2, 1])
  }

  /// Ann has the visits, Bo one call alone: a condition makes his row.
  @Test func whyOfARankAmongRowsThatAConditionMakes() throws {
    let script = """
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-11-03', 1),
        ('call', 'done', '2026-11-04', 2);
      """
    let workspace = try HandMade.workspace(script)
    #expect(
      try workspace.answer("show r = rank(visits) by rep where calls > 0 this month").rows.map { $0[1].number } == [2])
    let why = try drill("why 1 r", in: workspace).statements[0]
    #expect(why.contains("1 of 2 rows come before it: Ann 1"), "\(why)")
  }

  /// Who is counted in each of two months is one of all of them together.
  @Test func partsOfPeopleAlongTimeAreNotAdded() throws {
    let script = "INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 1, '2026-11-02');"
    let workspace = try HandMade.workspace(script)
    let answer = try workspace.answer("show p = pareto(people by rep, 100%) by month 2026-10..2026-11")
    #expect(answer.rows.map { $0[1].number } == [2, 3])
    #expect(answer.tail?.total?[1] == .integer(3))
  }

  @Test func whatIsMadeOfTwoPeriodsIsLookedIntoInEach() throws {
    let script = HandMade.people + "INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 1, '2026-11-02');"
    let sentence = "show people by team this month vs all of last month sort 1 - people_before"
    // Ann was North's in October, Ann and Cy are in November.
    try expectLists(sentence, "drill \"North\" 1 - people_before", [1], of: script)
    try expectLists(sentence, "drill \"North\" people / people_before", [2, 1], of: script)
    try expectLists(sentence, "drill \"North\" people_change / people_before", [2, 1], of: script)
    try expectLists(sentence, "drill \"North\" 1 - visits_before", [0], of: script)
  }

  /// Cy came in October, of which March knows nothing: neither that he is there, nor who is in each month.
  @Test func peopleOfAPeriodAfterTheDayThatIsAsked() throws {
    let script =
      HandMade.people + "INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 1, '2026-10-02');"
    try expectLists("show people this quarter as of 2026-03-17", "drill 1", [2], of: script)
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    #expect(throws: Diagnostic.self) { try workspace.answer("show people by month this quarter as of 2026-03-17") }
  }
}
