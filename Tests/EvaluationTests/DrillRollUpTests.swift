import Evaluation
import Syntax
import Testing
import Values

/// `drill` into rows that gather whole lines, into what a period opened with, and into what was correlated. Bo leads Ann
/// from 10 November on; Cy leads Dan all the time.
extension DrillTests {
  private static let script = """
    INSERT INTO teams (id, name) VALUES (1, 'Sales');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES
      (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 1, '2020-01-01'), (3, 'Cy', 1, '2020-01-01'), (4, 'Dan', 1, '2020-01-01');
    INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
      (1, '2020-01-01', '2026-11-10', 1, NULL), (1, '2026-11-10', '9999-12-31', 1, 2),
      (4, '2020-01-01', '9999-12-31', 1, 3);
    INSERT INTO activities (type, done_on, rep_id) VALUES
      ('visit', '2026-11-09', 1), ('visit', '2026-11-10', 1), ('visit', '2026-11-11', 1),
      ('visit', '2026-11-05', 2), ('visit', '2026-11-06', 2), ('visit', '2026-11-12', 2),
      ('visit', '2026-11-02', 3), ('visit', '2026-11-03', 4), ('visit', '2026-11-04', 4), ('visit', '2026-11-13', NULL);
    """

  /// Bo: his one since he leads and Ann's two. Cy: his one and Dan's two. Nobody's: Ann's day before, Bo's two, and the
  /// one of nobody.
  @Test func rowsOfLines() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.script), today: today)
    let answer = try workspace.answer("show visits, own(visits) by manager rolled up this month")
    let rows = answer.rows.map { $0.map { Cell($0, CalendarRules()).description } }
    #expect(rows == [["Bo", "3", "1"], ["Cy", "3", "1"], ["(none)", "4", "0"]])
    for (row, expected) in [("\"Bo\"", 3.0), ("\"Cy\"", 3), ("\"(none)\"", 4), ("total", 10)] {
      let lists = try drill("drill \(row)", in: workspace)
      #expect(count(lists.answers[0]) == expected, "\(lists.statements)")
    }
    // Bo's one and Cy's one: nobody else leads anybody.
    #expect(answer.tail?.total?.last?.number == 2)
    #expect(try drill("drill total own(visits)", in: workspace).answers.map(count) == [2])
    let own = try drill("drill \"Bo\" own(visits)", in: workspace)
    #expect(count(own.answers[0]) == 1)
    #expect(
      own.statements == [
        "list activities where type = \"visit\" and status = \"done\" and rep = \"Bo\" and "
          + "not (rep = \"Bo\" and done before 2026-11-10) 2026-11"
      ])
  }

  /// On the 9th Ann reports to nobody, from the 10th on to Bo; Dan always reports to Cy.
  @Test(arguments: [
    ("2026-11-09", "\"Cy\"", ["Dan"]), ("2026-11-09", "\"(none)\"", ["Ann", "Bo", "Cy"]),
    ("2026-11-10", "\"Bo\"", ["Ann"]), ("2026-11-10", "\"(none)\"", ["Bo", "Cy"]),
  ]) func whomOthersReportedToOnADay(day: String, row: String, expected: [String]) throws {
    let workspace = try Workspace(path: SampleStore.store(Self.script), today: today)
    _ = try workspace.answer("show people by manager as of \(day)")
    let lists = try drill("drill \(row)", in: workspace)
    #expect(lists.answers[0].rows.map { $0[0] } == expected.map(Value.text), "\(lists.statements)")
    #expect(try workspace.answer(lists.statements[0]).rows == lists.answers[0].rows)
  }

  /// Bo's three and Cy's three, beside the four that are nobody's.
  @Test func rowsThatOverlapAreListedOneByOne() throws {
    try expectLists(
      "show visits by manager rolled up this month top 1 by visits", "drill others", [3, 3], of: Self.script)
  }

  /// A list of reps knows whom they reported to on a day, and none who came later.
  @Test func repsAsOfADay() throws {
    let later = "INSERT INTO reps (id, name, team_id, hired_on) VALUES (5, 'Eve', 1, '2026-11-10');"
    let workspace = try Workspace(path: SampleStore.store(Self.script + later), today: today)
    func names(_ list: String) throws -> [String] {
      try workspace.answer(list).rows.map { Cell($0[0], CalendarRules()).description }
    }
    #expect(try names("list reps where manager is not empty as of 2026-11-09") == ["Dan"])
    #expect(try names("list reps where manager is not empty as of 2026-11-10") == ["Ann", "Dan"])
    #expect(try names("list reps as of 2026-11-09") == ["Ann", "Bo", "Cy", "Dan"])
    #expect(try names("list reps as of 2026-11-10") == ["Ann", "Bo", "Cy", "Dan", "Eve"])
    #expect(
      #expect(throws: Diagnostic.self) { try workspace.answer("list teams as of 2026-11-09") }?.code == "no-history")
  }

  /// 1,000.00 was owed as October ended, 300.00 of it was paid on 5 November.
  @Test func whatAPeriodOpensWith() throws {
    let workspace = try HandMade.workspace(HandMade.invoices)
    let answer = try workspace.answer("show opening(receivable), receivable by rep this month")
    #expect(answer.rows[0][1].number == 100_000)
    let opening = try drill("drill \"Ann\" opening(receivable)", in: workspace)
    let amount = try #require(opening.answers[0].columns.firstIndex { $0.name == "amount" })
    #expect(opening.answers[0].rows.compactMap { $0[amount].number }.reduce(0, +) == 100_000)
    #expect(opening.statements == ["list receivable_movements where rep = \"Ann\" until 2026-10-31"])
  }

  /// Cy led Dan until the 9th. What Cy did on a day that nobody knows is read as of today, when Cy leads nobody.
  @Test func whatHasNoDayIsOfTheLineOfToday() throws {
    let script = """
      INSERT INTO teams (id, name) VALUES (1, 'Sales');
      INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 1, '2020-01-01'), (4, 'Dan', 1, '2020-01-01');
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (4, '2020-01-01', '2026-11-10', 1, 3), (4, '2026-11-10', '9999-12-31', 1, NULL);
      INSERT INTO activities (type, done_on, rep_id) VALUES ('visit', '2026-11-05', 3), ('visit', '2026-11-12', 3),
        ('visit', NULL, 3);
      """
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    let answer = try workspace.answer("show x = own(count(activities)) by manager rolled up")
    #expect(answer.rows.map { $0.map { Cell($0, CalendarRules()).description } } == [["Cy", "1"]])
    #expect(try drill("drill \"Cy\" x", in: workspace).answers.map(count) == [1])
  }

  /// Bo and Cy lead somebody today, and each has one visit since he leads.
  @Test func ownOnesOfAllDivideTheTotal() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.script), today: today)
    let answer = try workspace.answer("show x = own(visits per rep) by manager rolled up this month")
    #expect(answer.tail?.total?.last?.number == 1)
    #expect(try drill("drill total x", in: workspace).answers.map(count) == [2, 2])
  }

  /// Two reps are called Li; the one with the id 7 leads Ann.
  private static let namesakes = """
    INSERT INTO teams (id, name) VALUES (1, 'Sales');
    INSERT INTO reps (id, name, external_id, team_id, hired_on) VALUES (1, 'Ann', '5', 1, '2020-01-01'),
      (2, 'Li', '6', 1, '2020-01-01'), (3, 'Li', '7', 1, '2020-01-01');
    INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
      (1, '2020-01-01', '9999-12-31', 1, 3);
    INSERT INTO activities (type, done_on, rep_id) VALUES ('visit', '2026-11-05', 1), ('visit', '2026-11-05', 1),
      ('visit', '2026-11-05', 2), ('visit', '2026-11-05', 3);
    """

  @Test func aLineIsToldByTheIdOfItsHead() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.namesakes), today: today)
    let answer = try workspace.answer("show visits by manager rolled up this month")
    #expect(answer.rows.map { $0[1].number } == [3, 1])
    let lists = try drill("drill 1", in: workspace)
    #expect(
      lists.answers.map(count) == [3] && lists.statements[0].contains("rep.id within \"7\""), "\(lists.statements)")
  }

  @Test(arguments: [
    ("rep within \"Li\"", 4.0), ("rep.id within \"6\"", 1), ("rep.id within \"7\"", 3), ("rep.id within \"5\"", 2),
    ("not rep.id within \"7\"", 1),
  ]) func everybodyBelowOneOfThatId(condition: String, visits: Double) throws {
    let workspace = try Workspace(path: SampleStore.store(Self.namesakes), today: today)
    #expect(try workspace.answer("show visits where \(condition) this month").rows[0][0].number == visits)
    #expect(try workspace.answer("list reps where id within \"7\"").rows.count == 2)
  }

  /// Ann reported to Bo then; Acme is hers today, and Beta his.
  @Test func whoseLineCustomersAreInOnAPastDay() throws {
    let script =
      "INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES (1, '2020-01-01', '9999-12-31', 1, 2);"
    try expectLists(
      "show count(customers) by manager rolled up last month", "drill \"Bo\"", [2],
      of: HandMade.people + "DELETE FROM rep_assignments;" + script)
  }

  @Test func whatWasCorrelatedIsShownAndLookedInto() throws {
    let workspace = try SampleStore.workspace()
    try workspace.answer("correlate visits with closes by rep last quarter")
    let pairs = try drill("drill 1", in: workspace)
    #expect(pairs.statements.first == "show visits, closes by rep last quarter")
    let rows = pairs.answers[0].rows
    #expect(rows.count > 10)
    let visits = try drill("drill 2 visits", in: workspace)
    #expect(count(visits.answers[0]) == rows[1][1].number)
  }

  /// Ann leads Bo and Bo leads Cy. In October Bo's deal of 30 was open, in November Ann's of 50 and Cy's of 20, too: of
  /// 100 in November all is below Ann and half below Bo.
  @Test func aShareOfWhatWasThereAtTheTime() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 2, '2020-01-01');
      DELETE FROM rep_assignments;
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (1, '0001-01-01', '9999-12-31', 1, NULL), (2, '0001-01-01', '9999-12-31', 2, 1),
        (3, '0001-01-01', '9999-12-31', 2, 2);
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on) VALUES
        (1, 'A', 1, 1, 1, 'open', 5000, '2026-11-02'), (2, 'B', 2, 2, 2, 'open', 3000, '2026-10-02'),
        (3, 'C', 2, 3, 3, 'open', 2000, '2026-11-02');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, state, owner_id, amount) VALUES
        (1, 1, '2026-11-02', 'open', 1, 5000), (2, 2, '2026-10-02', 'open', 2, 3000),
        (3, 2, '2026-11-02', 'open', 3, 2000);
      """)
    let answer = try workspace.answer("show x = share{pipeline} by month, manager rolled up 2026-10..2026-11")
    let rows = answer.rows.map { $0.map { Cell($0, CalendarRules()).description } }
    #expect(
      rows == [["2026-10", "Ann", "1"], ["2026-10", "Bo", "1"], ["2026-11", "Ann", "1"], ["2026-11", "Bo", "0.5"]])
    #expect(try drill("drill 4", in: workspace).answers.map(count) == [2, 3])
  }
}
