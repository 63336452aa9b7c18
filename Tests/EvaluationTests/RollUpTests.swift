import Evaluation
import Store
import Syntax
import Testing
import Values

/// Cy leads Bo, Bo leads Ann; Dan leads nobody. Team Sales above East and West, East above Shanghai. Ann was with Dan's
/// desk in West, without a manager, until 9 November and is Bo's in Shanghai since the 10th.
@Suite struct RollUpTests {
  private static let people = """
    INSERT INTO teams (id, name, parent_id) VALUES (1, 'Sales', NULL), (2, 'East', 1), (3, 'Shanghai', 2), (4, 'West', 1);
    INSERT INTO reps (id, name, team_id, manager_id, hired_on) VALUES
      (1, 'Ann', 3, 2, '2020-01-01'), (2, 'Bo', 2, 3, '2020-01-01'), (3, 'Cy', 1, NULL, '2020-01-01'),
      (4, 'Dan', 4, NULL, '2020-01-01');
    INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
      (1, '2020-01-01', '2026-11-10', 4, NULL), (1, '2026-11-10', '9999-12-31', 3, 2);
    INSERT INTO parties (id) VALUES (1), (2);
    INSERT INTO customers (id, name, industry) VALUES (1, 'Acme', 'retail'), (2, 'Beta', 'finance');
    """

  /// One visit of Ann's on the 9th and two on the 10th; Bo three, Cy one, Dan four.
  private static let visits: String = {
    let made = [(1, "09", 1), (1, "10", 2), (2, "11", 3), (3, "12", 1), (4, "13", 4)]
    return made.flatMap { rep, day, count in
      (0..<count).map { _ in
        "INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-11-\(day)', \(rep), 1);"
      }
    }.joined()
  }()

  private func cells(_ statement: String, in script: String = visits) throws -> [[String]] {
    let workspace = try Workspace(path: try SampleStore.store(Self.people + script), today: today)
    let answer = try workspace.answer(statement)
    let rules = workspace.settings.calendar
    return (answer.rows + (answer.tail?.total.map { [$0] } ?? [])).map { $0.map { Cell($0, rules).description } }
  }

  /// Bo: 3 and Ann's 2. Cy: these 5 and 1. Ann's day without a manager and Dan's four are nobody's above; 11 in all.
  @Test func aVisitCountsForEveryManagerOfTheDay() throws {
    #expect(
      try cells("show visits, own(visits) by manager rolled up this month")
        == [["Bo", "5", "3"], ["Cy", "6", "1"], ["(none)", "5", "0"], ["–", "11", "4"]])
  }

  /// Sales: all. East: Bo's 3 and Shanghai's 2. West: Dan's 4 and Ann's 1 before she moved. Own: Sales only Cy's.
  @Test func aVisitCountsForEveryTeamAbove() throws {
    #expect(
      try cells("show visits, own(visits) by team rolled up this month")
        == [
          ["East", "5", "3"], ["Sales", "11", "1"], ["Shanghai", "2", "2"], ["West", "5", "5"], ["–", "11", "11"],
        ])
    #expect(
      try cells("show teams with visits by team rolled up 2026-11-13")
        == [["East", "0"], ["Sales", "4"], ["Shanghai", "0"], ["West", "4"], ["–", "4"]])
  }

  /// Shanghai was West's until 11 November and is East's since: Ann's two visits of the 10th, made in Shanghai, are West's
  /// for good, beside her one before and Dan's four; Bo's three of the 11th are East's. The next one is made in East's.
  @Test func aTeamCountsForThoseThatItWasPartOf() throws {
    let moved = """
      INSERT INTO team_assignments (team_id, from_on, until_on, parent_id) VALUES
        (3, '0001-01-01', '2026-11-11', 4), (3, '2026-11-11', '9999-12-31', 2);
      INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-11-16', 1, 1);
      """
    #expect(
      try cells("show visits, own(visits) by team rolled up this month", in: Self.visits + moved)
        == [
          ["East", "4", "3"], ["Sales", "12", "1"], ["Shanghai", "3", "3"], ["West", "7", "5"], ["–", "12", "12"],
        ])
    #expect(
      try cells("show visits by rep where team within \"West\" this month", in: Self.visits + moved)
        == [["Ann", "3"], ["Dan", "4"], ["–", "7"]])
  }

  /// What Shanghai is planned counts for the team that it is part of on the first day of the time: October's and November's
  /// for West, December's for East.
  @Test func whatATeamIsPlannedGoesToTheOneAbove() throws {
    let plans = """
      INSERT INTO team_assignments (team_id, from_on, until_on, parent_id) VALUES
        (3, '0001-01-01', '2026-11-11', 4), (3, '2026-11-11', '9999-12-31', 2);
      INSERT INTO targets (metric, scope, team_id, starts_on, ends_on, value) VALUES
        ('visits', 'team', 3, '2026-10-01', '2026-10-31', 10), ('visits', 'team', 3, '2026-11-01', '2026-11-30', 20),
        ('visits', 'team', 3, '2026-12-01', '2026-12-31', 40);
      """
    for (month, expected) in [
      ("2026-10", [["Sales", "10"], ["Shanghai", "10"], ["West", "10"], ["–", "10"]]),
      ("2026-11", [["Sales", "20"], ["Shanghai", "20"], ["West", "20"], ["–", "20"]]),
      ("2026-12", [["East", "40"], ["Sales", "40"], ["Shanghai", "40"], ["–", "40"]]),
    ] {
      #expect(try cells("show target(visits) by team rolled up \(month)", in: plans) == expected)
    }
    #expect(
      try cells("show target(visits) by month, team rolled up 2026-11..2026-12", in: plans)
        .filter { $0[1] != "Sales" && Int($0[2]) != nil }
        == [
          ["2026-11", "Shanghai", "20"], ["2026-11", "West", "20"], ["2026-12", "East", "40"],
          ["2026-12", "Shanghai", "40"], ["–", "–", "60"],
        ])
  }

  /// Bo and Cy lead in both months and are two managers, not four; of what they did themselves there are 3 and 1 visits.
  @Test func managersOfSeveralMonthsAreThereOnce() throws {
    let rows = try cells("show own(people), own(visits) by month, manager rolled up 2026-10..2026-11")
    #expect(rows.filter { $0[1] == "Cy" }.map { $0[2] } == ["1", "1"])
    #expect(rows.last == ["–", "–", "–", "4"])
  }

  /// People as of the end: Bo's line is Bo and Ann, Cy's the two and Cy.
  @Test func peopleOfALineIncludeTheManager() throws {
    #expect(
      try cells("show people by manager rolled up this month")
        == [["Bo", "2"], ["Cy", "3"], ["(none)", "1"], ["–", "4"]])
    // At the end of October Ann had no manager, so Bo led nobody.
    #expect(
      try cells("show people by manager rolled up last month")
        == [["Cy", "2"], ["(none)", "2"], ["–", "4"]])
  }

  /// Acme is Ann's and Bo's customer: one customer of Bo's line.
  @Test func nobodyIsCountedTwice() throws {
    let script = """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES
        (1, 1, 1, 'confirmed', '2026-11-12'), (2, 1, 2, 'confirmed', '2026-11-12'), (3, 2, 3, 'confirmed', '2026-11-12');
      """
    #expect(
      try cells("show orders, active_customers, orders/active_customers by manager rolled up this month", in: script)
        == [["Bo", "2", "1", "2"], ["Cy", "3", "2", "1.5"], ["–", "3", "2", "1.5"]])
  }

  @Test(arguments: [
    // Ann's 2 of Bo's time and Bo's 3; with Cy's own 1.
    ("rep within \"Bo\"", "5"), ("rep within \"Cy\"", "6"), ("rep within \"Ann\"", "3"), ("rep within \"Nobody\"", "0"),
    // Whose manager is Bo or below: Ann since the 10th; or Cy: Bo, too.
    ("manager within \"Bo\"", "2"), ("manager within \"Cy\"", "5"),
    ("team within \"East\"", "5"), ("team within \"Sales\"", "11"), ("not team within \"East\"", "6"),
    ("team within \"East\" or rep = \"Dan\"", "9"),
  ]) func aConditionOnEverybodyBelow(condition: String, expected: String) throws {
    #expect(try cells("show visits where \(condition) this month") == [[expected]])
  }

  /// Bo is away with 3 of 5 rows' worth; what is left out has no total, and a share is of the whole.
  @Test func whatOverlapsIsNotAdded() throws {
    let workspace = try Workspace(path: try SampleStore.store(Self.people + Self.visits), today: today)
    let answer = try workspace.answer("show visits, share{visits} by team rolled up this month top 2 by visits")
    #expect(answer.rows[0] == [.text("Sales"), .integer(11), .real(1)])
    #expect(answer.tail?.others?.cells.dropFirst() == [.nothing, .nothing])
    #expect(answer.tail?.total?.dropFirst() == [.integer(11), .real(1)])
    let filtered = try workspace.answer("show visits by team rolled up having visits < 10 this month")
    #expect(filtered.tail?.total?.last == .nothing)
    #expect(filtered.tail?.notes.contains { $0.text.contains("rows overlap") } == true)
  }

  /// East was given 900 by itself, Shanghai's Ann 100 and Bo 50 a month, Dan 40: Sales is 900 and 40 for the month that
  /// was set, the reps' sum for a manager.
  @Test func aTeamsTargetGoesBeforeItsMembers() throws {
    let script = """
      INSERT INTO targets (metric, scope, rep_id, team_id, starts_on, ends_on, value) VALUES
        ('sales', 'rep', 1, NULL, '2026-11-01', '2026-11-30', 10000), ('sales', 'rep', 2, NULL, '2026-11-01', '2026-11-30', 5000),
        ('sales', 'rep', 4, NULL, '2026-11-01', '2026-11-30', 4000), ('sales', 'team', NULL, 2, '2026-11-01', '2026-11-30', 90000);
      """
    // Ann's plan is West's: she was there on its first day.
    #expect(
      try cells("show target by team rolled up this month", in: script)
        == [["East", "90000"], ["Sales", "104000"], ["West", "14000"], ["–", "104000"]])
    #expect(try cells("show target where team within \"East\" this month", in: script) == [["90000"]])
    // Whose they are on their first day: Ann had no manager then, and Bo led nobody.
    #expect(
      try cells("show target, own(target) by manager rolled up this month", in: script)
        == [
          ["Cy", "5000", "no target"], ["(none)", "14000", "no target"], ["–", "104000", "no target"],
        ])
  }

  /// A leaver and somebody who comes back: each day as it was.
  @Test func whoComesBackIsInBothTimes() throws {
    let script = """
      DELETE FROM rep_assignments WHERE rep_id = 1;
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (1, '2020-01-01', '2026-03-01', 3, 2), (1, '2026-09-01', '9999-12-31', 4, 3);
      UPDATE reps SET left_on = '2026-10-01' WHERE id = 4;
      INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-02-28', 1, 1),
        ('visit', '2026-03-01', 1, 1), ('visit', '2026-09-01', 1, 1), ('visit', '2026-09-02', 4, 1);
      """
    #expect(
      try cells("show visits by manager rolled up this year", in: script)
        == [["Bo", "1"], ["Cy", "2"], ["(none)", "2"], ["–", "4"]])
    #expect(
      try cells("show people by team rolled up this month", in: script)
        == [["East", "1"], ["Sales", "3"], ["West", "1"], ["–", "3"]])
    // A team without a rep keeps its row.
    #expect(
      try cells("show teams with people, visits this month", in: script).map { $0[0] }
        == ["East", "Sales", "Shanghai", "West", "–"])
  }

  /// The records behind a row are those of everybody below.
  @Test(arguments: [("manager", 1, 5), ("manager", 2, 6), ("team", 1, 5), ("team", 2, 11)])
  func aRowIsDrilledInto(grouping: String, row: Int, count: Int) throws {
    let workspace = try Workspace(path: try SampleStore.store(Self.people + Self.visits), today: today)
    let answer = try workspace.answer("show visits by \(grouping) rolled up this month; drill \(row)")
    #expect(answer.rows.count == count)
  }

  @Test(arguments: [
    ("show visits by rep rolled up", "no-tree"), ("show own(visits) by rep", "own-without-roll-up"),
    ("show cumulative(visits) by team rolled up this month", "overlapping-rows"),
    ("show own(target) by team rolled up this month", "cannot-split"),
    ("show visits where city within \"x\"", "no-tree"),
    ("show on_hand by team rolled up", "cannot-split"),
    ("show own(visits, closes) by manager rolled up", "own-of-one"),
  ]) func mistakes(statement: String, code: String) throws {
    let mistake = #expect(throws: Diagnostic.self) { try cells(statement) }
    #expect(mistake?.code == code)
  }
}
