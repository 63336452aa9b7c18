import Evaluation
import Store
import Syntax
import Testing
import Values

/// Assertions about companies of a few records.
@Suite struct CheckTests {
  /// Two teams with a rep each, and one that only holds them.
  private static let people = """
    INSERT INTO teams (id, name, parent_id) VALUES (1, 'North', 3), (2, 'South', 3), (3, 'Sales', NULL);
    INSERT INTO reps (id, name, team_id, hired_on) VALUES (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 2, '2020-01-01');
    INSERT INTO parties (id) VALUES (1);
    INSERT INTO customers (id, name, owner_id, created_on) VALUES (1, 'Acme', 1, '2024-01-01');
    """

  /// North spent 120.00 of 100.00; South 50.00, and nothing was planned for it.
  private static let money = """
    INSERT INTO expenses (rep_id, team_id, status, category, spent_on, amount) VALUES
      (1, 1, 'paid', 'travel', '2026-11-05', 12000), (2, 2, 'approved', 'travel', '2026-11-06', 5000),
      (2, 2, 'submitted', 'travel', '2026-11-07', 90000);
    INSERT INTO budgets (scope, team_id, starts_on, ends_on, amount) VALUES ('team', 1, '2026-11-01', '2026-11-30', 10000);
    """

  private static let visits = """
    INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-11-05', 1, 1),
      ('visit', '2026-11-06', 1, 1), ('visit', '2026-11-06', 1, 1);
    """

  private func run(_ statement: String, _ script: String) throws -> (
    rows: [[String]], notes: [String], outcome: Outcome
  ) {
    let path = try SampleStore.store(Self.people + script)
    let workspace = try Workspace(path: path, today: today)
    let sink = Collector()
    let outcome = try workspace.run(try parseStatement(statement, lexicon: workspace.lexicon), sink: sink)
    let rows = sink.rows.map { $0.map { Cell($0, workspace.settings.calendar).description } }
    return (rows, sink.tail?.notes.map(\.text) ?? [], outcome)
  }

  @Test func whatHasNoBudgetDoesNotBreakIt() throws {
    let found = try run("check expenses <= budget by team this month", Self.money)
    #expect(
      found.rows == [
        ["North", "12000", "10000", "2000", "broken"], ["South", "5000", "no budget", "–", "no budget"],
      ])
    #expect(found.outcome == .broken)
    #expect(found.notes.first == "1 of 2 teams breaks it")
    #expect(found.notes.contains("not compared (no budget: 1); `strict` lets them break it"))
  }

  @Test func strictLetsItBreak() throws {
    let found = try run("check expenses <= budget by team this month strict", Self.money)
    #expect(found.rows.map { $0[4] } == ["broken", "broken"])
    #expect(found.notes.first == "2 of 2 teams break it")
    // Only the unknown one, and nothing broken without strict.
    #expect(try run("check expenses < budget * 2 by team this month", Self.money).outcome == .answered)
    #expect(try run("check expenses < budget * 2 by team this month strict", Self.money).outcome == .broken)
    // Whom it does not look at break nothing.
    #expect(try run("check visits >= 1 by type, source this month strict", "").outcome == .answered)
    #expect(try run("check visits >= 1 by customer, source this month strict", Self.visits).outcome == .answered)
  }

  /// Bo did nothing, which breaks it; the farthest off stands first.
  @Test func whoDidNothingIsThere() throws {
    let found = try run("check visits >= 5 by rep this month", Self.visits)
    #expect(found.rows == [["Bo", "0", "5", "-5", "broken"], ["Ann", "3", "5", "-2", "broken"]])
    #expect(try run("check visits >= 1 by team this month", Self.visits).rows.map { $0[0] } == ["South", "North"])
    // Each month of each rep.
    #expect(
      try run("check visits >= 1 by rep, month 2026-10..2026-11", Self.visits).rows
        == [
          ["Ann", "2026-10", "0", "1", "-1", "broken"], ["Bo", "2026-10", "0", "1", "-1", "broken"],
          ["Bo", "2026-11", "0", "1", "-1", "broken"], ["Ann", "2026-11", "3", "1", "2", "held"],
        ])
  }

  /// Three visits and no close are 3 or more a close: more than 2 for certain, at most 5 perhaps.
  @Test(arguments: [
    ("<= 2", "broken", Outcome.broken), ("<= 5", "unknown", .answered), ("> 2", "held", .answered),
    ("<= 5 strict", "broken", .broken),
  ]) func whatIsNotYetKnown(condition: String, state: String, outcome: Outcome) throws {
    let parts = condition.split(separator: " ")
    let strict = parts.count > 2 ? " strict" : ""
    let found = try run(
      "check visits/closes \(parts[0]) \(parts[1]) by rep this month where rep = \"Ann\"" + strict, Self.visits)
    #expect(found.rows.map(\.last) == [state])
    #expect(found.outcome == outcome)
  }

  @Test func severalConditionsShowEveryNumber() throws {
    let found = try run("check visits >= 1 and (closes >= 1 or visits > 2) by rep this month", Self.visits)
    #expect(found.rows == [["Bo", "0", "0", "broken"], ["Ann", "3", "0", "held"]])
  }

  @Test func theWholeCompanyIsOneRow() throws {
    let found = try run("check visits between 1 and 3 this month", Self.visits)
    #expect(found.rows == [["3", "held"]])
    #expect(found.notes == ["it holds"])
    #expect(found.outcome == .answered)
  }

  @Test func aConditionChoosesFacts() throws {
    let found = try run("check visits >= 3 by rep where customer = \"Acme\" 2026-11-06", Self.visits)
    #expect(found.rows.map { [$0[0], $0[1]] } == [["Bo", "0"], ["Ann", "2"]])
  }
}
