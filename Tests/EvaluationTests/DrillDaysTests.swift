import Evaluation
import Syntax
import Testing
import Values

/// `drill` into numbers whose records are asked on another day than the list is of. Today is 23 November 2026.
extension DrillTests {
  /// Ann went from North to South on 1 November. Acme is hers and came in 2024; Beta is Bo's, who is in the South.
  private static let moved = """
    DELETE FROM rep_assignments WHERE rep_id = 1;
    INSERT INTO rep_assignments (rep_id, team_id, from_on, until_on) VALUES
      (1, 1, '0001-01-01', '2026-11-01'), (1, 2, '2026-11-01', '9999-12-31');
    """

  @Test(arguments: [
    ("show x = count(customers on created) by team", ["Acme"], ["Beta"]),
    ("show x = count(customers on created) by team 2024", ["Acme"], ["Beta"]),
    ("show x = count(reps on hired) by team", ["Ann"], ["Bo"]),
  ]) func whoCameIsOfTheTeamOfThatDay(sentence: String, north: [String], south: [String]) throws {
    let workspace = try HandMade.workspace(Self.moved)
    #expect(try workspace.answer(sentence).rows.map { $0[1].number } == [1, 1])
    for (team, names) in [("North", north), ("South", south)] {
      let lists = try drill("drill \"\(team)\"", in: workspace)
      #expect(lists.answers.map { $0.rows.map { $0[0] } } == [names.map(Value.text)], "\(lists.statements)")
    }
  }

  /// Ann has led Bo since 1 November. Members of a cohort are whose they are today: both customers are in her line.
  @Test func membersAreOfTheLineOfTheDayThatIsAsked() throws {
    let workspace = try HandMade.workspace(
      """
      DELETE FROM rep_assignments;
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (1, '0001-01-01', '9999-12-31', 1, NULL), (2, '0001-01-01', '2026-11-01', 2, NULL),
        (2, '2026-11-01', '9999-12-31', 2, 1);
      """)
    let answer = try workspace.answer("show cohort_size by manager rolled up for customers created in 2024")
    #expect(answer.rows == [[.text("Ann"), .integer(2)]])
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [2])
  }

  /// Ann, who owns Acme, went to South in November; Acme ordered in April, in the 180 days before the last 180.
  @Test func ordersLongAgoAreOfTheTeamOfToday() throws {
    let workspace = try HandMade.workspace(
      """
      DELETE FROM rep_assignments WHERE rep_id = 1;
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id) VALUES
        (1, '0001-01-01', '2026-11-01', 1), (1, '2026-11-01', '9999-12-31', 2);
      INSERT INTO orders (id, customer_id, status, ordered_on) VALUES (1, 1, 'confirmed', '2026-04-01');
      """)
    let answer = try workspace.answer("show trailing(buyers, 180, 180) by team")
    let south = try #require(answer.rows.firstIndex { $0[0] == .text("South") })
    #expect(answer.rows[south][1] == .integer(1))
    #expect(try drill("drill \"South\"", in: workspace).answers.map(count) == [1])
  }

  /// Orders are looked into below the manager of who owns the customer.
  @Test func ordersOfOwnersInTheLine() throws {
    let workspace = try HandMade.workspace(
      """
      DELETE FROM rep_assignments;
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (1, '0001-01-01', '9999-12-31', 1, NULL), (2, '0001-01-01', '9999-12-31', 2, 1);
      INSERT INTO orders (id, customer_id, status, ordered_on) VALUES (1, 1, 'confirmed', '2026-11-02'),
        (2, 2, 'confirmed', '2026-11-03'), (3, 2, 'confirmed', '2026-11-04');
      """)
    let answer = try workspace.answer("show buyers by manager rolled up this month")
    #expect(answer.rows == [[.text("Ann"), .integer(2)]])
    let list = try drill("drill \"Ann\"", in: workspace)
    #expect(list.answers.map(count) == [3], "\(list.statements)")
  }

  @Test(arguments: [
    ("list customers where team = \"South\"", ["Acme", "Beta"]),
    // Whoever came in 2024, as they are today.
    ("list customers where team = \"South\" 2024", ["Acme", "Beta"]),
    ("list customers on created where team = \"South\"", ["Beta"]),
    ("list customers on created where team = \"North\" 2024", ["Acme"]),
  ]) func whoIsListedOnADayIsOfTheTeamOfThatDay(sentence: String, names: [String]) throws {
    #expect(try HandMade.cells(sentence, in: Self.moved).map { $0[0] } == names)
  }

  /// Cy comes on 15 December: of all time there are three, whichever day to come is asked.
  @Test func whoComesAfterTheDayThatIsAskedIsThere() throws {
    try expectLists(
      "show people as of 2026-12-01", "drill 1", [3],
      of: HandMade.people + "INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 1, '2026-12-15');")
  }

  /// Ann's visit was in October and her call in November, when she is still one of those who visited.
  @Test func whoWasChosenInAllTimeIsCountedInEach() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES
        ('visit', 'done', '2026-10-05', 1, 1), ('call', 'done', '2026-11-03', 1, 1), ('call', 'done', '2026-11-04', 2, 1);
      """)
    let answer = try workspace.answer("show count(reps with calls > 0) by month for reps with visits > 0")
    #expect(answer.rows.map { $0[1].number } == [1])
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [1])
  }

  /// Acme was a customer in April and is dormant today; its deal was open in April.
  private static let dormant = """
    UPDATE customers SET status = 'dormant' WHERE id = 1;
    INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES
      (1, '2024-01-01', '2026-05-01', 1, 'customer'), (1, '2026-05-01', '9999-12-31', 1, 'dormant');
    INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, created_on) VALUES
      (1, 'A', 1, 1, 1, 'open', '2026-03-01');
    INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, state, owner_id) VALUES
      (1, 1, '2026-03-01', 'open', 1);
    """

  /// `sleeping` are customers who are dormant.
  @Test(arguments: [
    ("show open_opportunities by customer_status 2026-04", "dormant"),
    ("show open_opportunities by month, customer_status 2026-04", "dormant"),
    ("show open_opportunities by customer_status 2026-04 as of 2026-04-30", "customer"),
    ("show open_opportunities for customers where status = \"dormant\" by customer 2026-04", "Acme"),
    ("show open_opportunities for sleeping by customer 2026-04", "Acme"),
    ("show open_opportunities for sleeping where name = \"Acme\" by month, customer 2026-03..2026-04", "Acme"),
  ]) func aStateOfThenAsksWhatTheCustomerIsToday(sentence: String, row: String) throws {
    let workspace = try HandMade.workspace(Self.dormant)
    try workspace.answer("define segment sleeping = customers where status = \"dormant\"")
    let answer = try workspace.answer(sentence)
    #expect(answer.rows.contains { $0.dropLast().contains(.text(row)) && $0.last?.number == 1 })
    let lists = try drill("drill \"\(row)\"", in: workspace)
    #expect(lists.answers.map(count) == [1], "\(lists.statements)")
  }

  /// A customer that is a lead yet has the lead's id, in a row and in the list of its records.
  @Test func theIdOfWhomeverAFactCallsItsCustomer() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO parties (id) VALUES (3);
      INSERT INTO leads (id, name, external_id, created_on) VALUES (3, 'Gamma', 'L-7', '2026-10-01');
      INSERT INTO quotes (id, customer_id, rep_id, status, sent_on) VALUES (1, 3, 1, 'sent', '2026-11-02');
      """)
    let answer = try workspace.answer("show quotes_sent by customer.id")
    #expect(answer.rows == [[.text("L-7"), .integer(1)]])
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [1])
  }

  /// In November Ann's deal of 50 and Bo's of 30 are open, in October only his: her row and all that have more of the
  /// month are one, and his and hers are two.
  @Test func statesOfOneTimeAreListedTogether() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on) VALUES
        (1, 'A', 1, 1, 1, 'open', 5000, '2026-11-02'), (2, 'B', 2, 2, 2, 'open', 3000, '2026-10-02');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, state, owner_id, amount) VALUES
        (1, 1, '2026-11-02', 'open', 1, 5000), (2, 2, '2026-10-02', 'open', 2, 3000);
      """)
    let answer = try workspace.answer("show x = cumulative(pipeline in each month) by month, rep 2026-10..2026-11")
    let rows = answer.rows.map { $0.map { Cell($0, CalendarRules()).description } }
    let ann = try #require(rows.firstIndex { $0[0] == "2026-11" && $0[1] == "Ann" })
    let bo = try #require(rows.firstIndex { $0[0] == "2026-11" && $0[1] == "Bo" })
    #expect([rows[ann][2], rows[bo][2]] == ["5000", "8000"])
    #expect(try drill("drill \(ann + 1)", in: workspace).answers.map(count) == [1])
    #expect(try drill("drill \(bo + 1)", in: workspace).answers.map(count) == [2])
  }

  /// Cy left in September and called in October: that he stopped reporting ended in September, and is known in October.
  @Test func problemsAreSeenFromTheDayThatIsAsked() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO reps (id, name, team_id, hired_on, left_on) VALUES (3, 'Cy', 1, '2020-01-01', '2026-09-10');
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('call', 'done', '2026-10-20', 3);
      """)
    let answer = try workspace.answer("show count(problems where rep = \"Cy\" on until) by month 2026-09..2026-11")
    #expect(answer.rows.map { $0[1].number } == [1, 1, 0])
    for (row, expected) in [(1, 1.0), (2, 1), (3, 0)] {
      #expect(try drill("drill \(row)", in: workspace).answers.map(count) == [expected])
    }
  }

  /// Days that follow one another are one stretch: 250 of them, on each of which Ann took a call, and one in November.
  @Test func daysThatFollowOneAnotherAreOneStretch() throws {
    let calls = (0..<250).map { "('call', 'done', date('2026-01-01', '+\($0) days'), 1)" }
    let workspace = try HandMade.workspace(
      """
      INSERT INTO activities (type, status, done_on, rep_id) VALUES \(calls.joined(separator: ", ")),
        ('call', 'done', '2026-11-03', 1);
      """)
    try workspace.answer("show calls by day this year having calls > 0")
    #expect(try drill("drill total", in: workspace).answers.map(count) == [251])
  }
}
