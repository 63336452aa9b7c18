import Evaluation
import Syntax
import Testing
import Values

/// Records that no condition of a list chooses are listed by name: what a customer was at the end of each month, of those
/// that are customers on a later day.
extension DrillTests {
  /// Acme became a customer on 15 October, Beta always was one. Ann has a deal of Acme's since 10 September and another
  /// since 5 October, Bo one of Beta's since 20 September. Each is led by somebody called Max.
  private static let owned = """
    INSERT INTO teams (id, name) VALUES (1, 'North'), (2, 'South');
    INSERT INTO reps (id, external_id, name, team_id, hired_on) VALUES (1, 'R1', 'Ann', 1, '2020-01-01'),
      (2, 'R2', 'Bo', 2, '2020-01-01'), (3, 'M3', 'Max', 1, '2020-01-01'), (4, 'M4', 'Max', 2, '2020-01-01');
    DELETE FROM rep_assignments;
    INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
      (1, '2020-01-01', '9999-12-31', 1, 3), (2, '2020-01-01', '9999-12-31', 2, 4),
      (3, '2020-01-01', '9999-12-31', 1, NULL), (4, '2020-01-01', '9999-12-31', 2, NULL);
    INSERT INTO parties (id) VALUES (1), (2);
    INSERT INTO customers (id, external_id, name, owner_id, status, created_on) VALUES
      (1, 'C1', 'Acme', 1, 'customer', '2024-01-01'), (2, 'C2', 'Beta', 2, 'customer', '2024-01-01');
    INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES
      (1, '2024-01-01', '2026-10-15', 1, 'prospect'), (1, '2026-10-15', '9999-12-31', 1, 'customer'),
      (2, '2024-01-01', '9999-12-31', 2, 'customer');
    INSERT INTO opportunities (id, external_id, name, customer_id, rep_id, owner_id, state, amount, created_on) VALUES
      (1, 'O1', 'Roof', 1, 1, 1, 'open', 1000, '2026-09-10'), (2, 'O2', 'Door', 2, 2, 2, 'open', 1000, '2026-09-20'),
      (3, 'O3', 'Roof', 1, 1, 1, 'open', 1000, '2026-10-05');
    INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, state, owner_id, amount) VALUES
      (1, 1, '2026-09-10', 'open', 1, 1000), (2, 2, '2026-09-20', 'open', 2, 1000), (3, 1, '2026-10-05', 'open', 1, 1000);
    """

  private static let named: [(by: String, numbers: [Double])] = [
    // As a customer in September 1, in October and November 3; as a prospect in September 1.
    ("month", [1, 3, 3, 1]),
    // Of the Max who leads Ann 2 and 2, of the other one 1 each month.
    ("manager, month", [2, 2, 1, 1, 1, 1]), ("team, month", [2, 2, 1, 1, 1, 1]),
    ("manager rolled up, month", [2, 2, 1, 1, 1, 1]),
  ]

  @Test(arguments: named) func whatNoSentenceChoosesIsNamed(by keys: String, numbers: [Double]) throws {
    try expectNamed(
      "show open_opportunities by customer_status, \(keys) for customers where status = \"customer\" since 2026-09-01 as of 2026-11-15",
      numbers)
  }

  /// The week of two months has its state in the first of them.
  @Test func ofTimesThatCrossTheStateIsThatOfTheWeek() throws {
    try expectNamed(
      "show open_opportunities by customer_status, week, month for customers where status = \"customer\" 2026-10-26..2026-11-08 as of 2026-11-15",
      [3, 3])
  }

  /// Two leads called Lee, of whom one ordered twice and was called twice: no list tells them apart.
  @Test(arguments: [("orders", "S"), ("calls", "A")]) func whatNamesakesDidIsNamed(metric: String, id: String) throws {
    let workspace = try Workspace(
      path: SampleStore.store(
        """
        INSERT INTO reps (id, name, hired_on) VALUES (1, 'Ann', '2020-01-01');
        INSERT INTO parties (id) VALUES (1), (2);
        INSERT INTO leads (id, name, rep_id, created_on) VALUES
          (1, 'Lee', 1, '2026-10-01'), (2, 'Lee', 1, '2026-10-01');
        INSERT INTO orders (external_id, customer_id, status, ordered_on) VALUES
          ('S1', 1, 'confirmed', '2026-11-02'), ('S2', 1, 'confirmed', '2026-11-03'),
          ('S3', 2, 'confirmed', '2026-11-04');
        INSERT INTO activities (external_id, type, status, done_on, rep_id, customer_id) VALUES
          ('A1', 'call', 'done', '2026-11-02', 1, 1), ('A2', 'call', 'done', '2026-11-03', 1, 1),
          ('A3', 'call', 'done', '2026-11-04', 1, 2);
        """), today: today)
    let answer = try workspace.answer("show \(metric) by customer this month")
    #expect(answer.rows.map { $0[1].number } == [2, 1])
    #expect(try drill("drill 1", in: workspace).answers.map(count) == [2])
    let second = try drill("drill 2", in: workspace)
    #expect(second.answers.map(count) == [1] && second.statements[0].contains("\"\(id)3\""), "\(second.statements)")
  }

  /// Lines of a log, and two calls of one subject, bear no id of their own.
  @Test func rowsOfAListAreToldByAllThatIsKnownOfThem() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO activities (type, subject, status, done_on, rep_id) VALUES
        ('call', 'Hello', 'done', '2026-11-02', 1), ('call', 'Hello', 'done', '2026-11-03', 1);
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
        VALUES ('calls', 'rep', 1, '2026-11-01', '2026-11-30', 10), ('calls', 'rep', 1, '2026-12-01', '2026-12-31', 12);
      """)
    let calls = try workspace.answer("list activities with done, subject")
    let second = try drill("drill 2", in: workspace).answers
    #expect(second.map(\.rows.count) == [1])
    #expect(second[0].rows[0].contains(calls.rows[1][0]))
    let targets = try workspace.answer("list targets with starts, value")
    let first = try drill("drill 1", in: workspace).answers
    #expect(first.map(\.rows.count) == [1])
    #expect(first[0].rows[0].contains(targets.rows[0][0]))
  }

  private func expectNamed(_ sentence: String, _ numbers: [Double]) throws {
    let workspace = try Workspace(path: SampleStore.store(Self.owned), today: today)
    let answer = try workspace.answer(sentence)
    let shown = answer.rows.map { $0.last?.number ?? 0 }
    #expect(shown.filter { $0 > 0 } == numbers)
    for (place, number) in shown.enumerated() where number > 0 {
      let lists = try drill("drill \(place + 1)", in: workspace)
      #expect(lists.answers.map(count) == [number], "\(lists.statements)")
      #expect(try workspace.answer(lists.statements[0]).rows == lists.answers[0].rows)
      _ = try workspace.answer(sentence)
    }
  }
}
