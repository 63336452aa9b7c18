import Evaluation
import Syntax
import Testing
import Values

/// `drill` into numbers of those who are there, of members of a cohort, and of records that hold still.
extension DrillTests {
  /// Acme is Ann's and Beta Bo's; Bo visited Acme in October.
  private static let visited = """
    INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-10-05', 2, 1);
    """

  /// Ann has Acme, with no visit of hers; Bo has Beta, with none, and visited Acme. In November there was nothing.
  @Test(arguments: [
    ("show reps with x = avg(visits per customer) 2026-10", [0, 0.5]),
    ("show reps with x = avg(visits per customer) by month 2026-10..2026-11", [0, 0, 0.5, 0]),
    ("show reps with x = avg(visits per customer) by month, quarter 2026-10..2026-11", [0, 0, 0.5, 0]),
    ("show reps with x = avg(visits per customer) by month for reps where name = \"Ann\" 2026-10..2026-11", [0, 0]),
  ]) func whoIsThereCountsInItsOwnRow(sentence: String, expected: [Double]) throws {
    let workspace = try HandMade.workspace(Self.visited)
    #expect(try workspace.answer(sentence).rows.map { $0.last?.number } == expected)
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [1, 0])
  }

  /// North is a team of the East and the South one of the West. A visit of North's in the West that bears no day makes it
  /// no team of the West: on the fifth it is the one that visited there, on the sixth the South alone is there.
  @Test func whatHasNoDayMakesNobodyBeThere() throws {
    let visits = """
      UPDATE teams SET region = 'East' WHERE id = 1; UPDATE teams SET region = 'West' WHERE id = 2;
      UPDATE customers SET region = 'West';
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-10-05', 1, 1),
        ('visit', 'done', NULL, 1, 1), ('visit', 'done', '2026-10-06', 2, 1);
      """
    let rows = try HandMade.cells("show avg(visits per team) by region, day", in: visits)
    #expect(rows.filter { $0[0] == "West" && $0[1] == "2026-10-05" } == [["West", "2026-10-05", "0.5"]])
    #expect(rows.filter { $0[0] == "West" && $0[1] == "2026-10-06" } == [["West", "2026-10-06", "1"]])
  }

  /// Everybody's largest first: Bo's 2 orders and Ann's 1 come to 3 of 4, and one is nobody's.
  @Test func whatIsNobodysTakesPartWhereItIsNotShown() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 2, 'confirmed', '2026-11-02'),
        (2, 1, 2, 'confirmed', '2026-11-03'), (3, 1, 1, 'confirmed', '2026-11-04'), (4, 1, NULL, 'confirmed', '2026-11-05');
      """)
    let answer = try workspace.answer("benchmark cumulative_share(orders) against orders by rep minimum 1 this month")
    let share = try #require(answer.columns.firstIndex { $0.name == "cumulative_share(orders)" })
    #expect(answer.rows.map { $0[share].number } == [0.5, 0.75])
    #expect(try drill("drill 2 cumulative_share(orders)", in: workspace).answers.map(count) == [3, 4])
  }

  /// Ann leads Bo; of both customers that were visited none is her own.
  @Test func ownOnesOfThoseWithAResult() throws {
    let workspace = try HandMade.workspace(
      """
      DELETE FROM rep_assignments;
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (2, '0001-01-01', '9999-12-31', 2, 1);
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-11-05', 2, 2);
      """)
    let question = "show x = count(customers with visits > 0), y = own(count(customers with visits > 0))"
    let answer = try workspace.answer("\(question) by manager rolled up")
    #expect(answer.rows.map { $0.dropFirst().map(\.number) } == [[1, 0]])
    #expect(try drill("drill 1 x", in: workspace).answers.map(count) == [1])
    #expect(try drill("drill 1 y", in: workspace).answers.map(count) == [0])
  }

  /// Ann made two visits and won one deal. An item's name stands for what it is in later items, and a condition inside of
  /// a count is about fields, whatever an item is called.
  @Test(arguments: [
    ("show v = visits, r = v / closes by rep this month", "r", [2.0, 1]),
    ("show v = visits, c = closes, r = v per c by rep this month", "r", [2, 1]),
    ("show v = visits, r = v / closes, w = r * 2 by rep this month", "w", [2, 1]),
    (
      "show status = visits, n = status + count(activities where status = \"done\") by rep this month", "n", [2, 2]
    ),
  ]) func whatIsMadeOfNamedNumbersIsListed(sentence: String, item: String, counts: [Double]) throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES
        ('visit', 'done', '2026-11-03', 1, 1), ('visit', 'done', '2026-11-04', 1, 2);
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 'A', 1, 1, 1, 'won', 1000, '2026-10-01', '2026-11-20');
      """)
    try workspace.answer(sentence)
    #expect(try drill("drill 1 \(item)", in: workspace).answers.map(count) == counts)
  }

  /// Ann went from North to South in November: of her deals of October one was won then.
  @Test func aMemberIsOfTheTeamOfItsOwnDay() throws {
    let workspace = try HandMade.workspace(
      """
      DELETE FROM rep_assignments WHERE rep_id = 1;
      INSERT INTO rep_assignments (rep_id, team_id, from_on, until_on) VALUES
        (1, 1, '0001-01-01', '2026-11-01'), (1, 2, '2026-11-01', '9999-12-31');
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 'A', 1, 1, 1, 'won', 1000, '2026-10-01', '2026-10-20'), (2, 'B', 1, 1, 1, 'open', 1000, '2026-10-02', NULL);
      """)
    let answer = try workspace.answer("show conversion by team for opportunities created in 2026-10")
    #expect(answer.rows.map { $0.map { Cell($0, CalendarRules()).description } } == [["North", "0.5"]])
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [1, 2])
  }

  /// Two were there in October, and three with Cy in November: each month has a list.
  @Test(arguments: [
    ("show x = running(people) by month 2026-10..2026-11", "drill 2", [2.0, 3]),
    ("show x = running(people) by year, month 2026-10..2026-11", "drill 2", [2, 3]),
    ("show x = running(people) by month 2026-10..2026-11", "drill 1", [2]),
    ("show x = previous(running(people)) by month 2026-10..2026-11", "drill 2", [2]),
  ]) func whoIsThereIsListedForEachTime(sentence: String, drill: String, counts: [Double]) throws {
    try expectLists(
      sentence, drill, counts,
      of: HandMade.people
        + "INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 1, '2026-11-02');")
  }

  /// Ann has led Bo since 1 November: what she is owed for October is a manager's now, and was none's then.
  @Test func whatIsOwedIsOfTheLineOfTheDayAskedAbout() throws {
    let workspace = try HandMade.workspace(
      """
      DELETE FROM rep_assignments;
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (2, '0001-01-01', '2026-11-01', 2, NULL), (2, '2026-11-01', '9999-12-31', 2, 1);
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount) VALUES
        (1, 1, 1, 'issued', '2026-10-10', '2026-11-10', 100000), (2, 1, 1, 'issued', '2026-11-02', '2026-11-23', 50000);
      """)
    let answer = try workspace.answer("show x = own(receivable) by manager rolled up")
    #expect(answer.rows.map { $0[1].number } == [150000])
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [2])
    let before = try workspace.answer("show x = own(receivable) by manager rolled up as of 2026-10-31")
    #expect(before.rows.isEmpty)
  }

  /// The two cities look alike and are written with other letters: each has one call, and one more is of none.
  @Test func citiesThatLookAlikeAreEachNamed() throws {
    let workspace = try HandMade.workspace(
      """
      UPDATE customers SET city = 'Caf\u{E9}' WHERE id = 1;
      UPDATE customers SET city = 'Cafe\u{301}' WHERE id = 2;
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('call', 'done', '2026-11-03', 1, 1),
        ('call', 'done', '2026-11-03', 1, 2), ('call', 'done', '2026-11-03', 2, NULL);
      """)
    let answer = try workspace.answer("show calls by city, industry this month having calls > 0")
    #expect(answer.rows.count == 3)
    #expect(try drill("drill total", in: workspace).answers.map(count) == [3])
    try workspace.answer("show calls by city, month 2026-10..2026-11 having calls > 0")
    #expect(try drill("drill total", in: workspace).answers.map(count) == [3])
    try workspace.answer("show calls by city, weekday this month having calls > 0 and calls < 2")
    #expect(try drill("drill total", in: workspace).answers.map(count) == [3])
  }

  /// 4,565.48 is no sum of halves: it is written with its two decimals.
  @Test func anAmountIsFoundByWhatItIs() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 456548, '2026-10-01', '2026-11-05'), (2, 2, 1, 1, 'won', 246824, '2026-10-01', '2026-11-05');
      """)
    try workspace.answer("show closes by amount this month")
    for (row, amount) in [(1, "2468.24"), (2, "4565.48")] {
      let lists = try drill("drill \(row)", in: workspace)
      #expect(
        lists.answers.map(count) == [1] && lists.statements[0].contains("amount = \(amount) 2026"),
        "\(lists.statements)")
    }
  }

  /// Of both customers Acme alone ordered in November, Beta in October: whoever is followed was chosen once.
  @Test func membersChosenByTheirResultAreNamed() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 1, 'confirmed', '2026-11-02'),
        (2, 1, 1, 'confirmed', '2026-11-03'), (3, 2, 1, 'confirmed', '2026-10-02');
      """)
    let question = "show x = orders per customer for customers created in 2024 with orders > 0 this month"
    #expect(try workspace.answer(question).rows[0][0].number == 2)
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [2, 1])
  }

  /// Acme was a prospect until 4 November and is a customer still; Beta is a prospect from the beginning.
  @Test func whatHoldsStillEndsOnNoDay() throws {
    let workspace = try HandMade.workspace(
      """
      DELETE FROM party_states;
      INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES
        (1, '0001-01-01', '2026-11-05', 1, 'prospect'), (1, '2026-11-05', '9999-12-31', 1, 'customer'),
        (2, '0001-01-01', '9999-12-31', 2, 'prospect');
      """)
    let ended = try workspace.answer(
      "show n = count(customer_states), e = max(customer_states.until) by `until` as of 2026-11-04")
    #expect(ended.rows.map { $0[1].number } == [1, 1])
    #expect(ended.rows.map { $0[0] == .missing || $0[0] == .nothing } == [false, true])
    #expect(ended.rows[1][2] == .nothing)
    for row in 1...2 { #expect(try drill("drill \(row)", in: workspace).answers.map(count) == [1]) }
    // Acme's first state ended 34 months after Acme was created.
    let after = try workspace.answer(
      "show count(customer_states on `until`) by months after for customers created in 2024")
    #expect(after.rows.filter { $0[1].number != 0 }.map { $0[1].number } == [1, 2])
    #expect(after.rows.last.map { $0[0] == .missing || $0[0] == .nothing } == true)
    #expect(try workspace.answer("list customer_states where `until` is empty").rows.count == 2)
    #expect(try workspace.answer("list customer_states where until > 2026-11-23").rows.isEmpty)
    #expect(try workspace.answer("list customer_states where `from` <= 9999-12-31").rows.count == 2)
  }
}
