import Evaluation
import Store
import Testing
import Values

/// Who is credited with what, on stores of a few records.
@Suite struct CreditTests {
  private static let people = """
    INSERT INTO teams (id, name) VALUES (1, 'North'), (2, 'South');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 2, '2020-01-01'),
      (3, 'Cy', 1, '2020-01-01');
    INSERT INTO parties (id) VALUES (1), (2);
    INSERT INTO customers (id, name, owner_id) VALUES (1, 'Acme', 2), (2, 'Beta', 1);
    """

  private func cells(_ statement: String, in script: String) throws -> [[String]] {
    let workspace = try Workspace(path: try SampleStore.store(Self.people + script), today: today)
    let answer = try workspace.answer(statement)
    let rules = workspace.settings.calendar
    return (answer.rows + (answer.tail?.total.map { [$0] } ?? [])).map { $0.map { Cell($0, rules).description } }
  }

  /// Ann's deal of 1000.01, 60 % hers, 40 % Bo's; her own of 500.00; a lost one of Ann's shared with Cy, who have 70 and 30.
  private static let deals = """
    INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
      (1, 1, 1, 2, 'won', 100001, '2026-10-01', '2026-11-02'), (2, 2, 1, 1, 'won', 50000, '2026-10-03', '2026-11-04'),
      (3, 2, 1, 3, 'lost', 20000, '2026-10-01', '2026-11-05');
    INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 1, 6000), (1, 2, 4000), (3, 3, 3000);
    """

  /// 600.01 and 400.00; a count goes by share, so that a deal is one deal; the whole is exact.
  @Test func aSharedDealGoesByShare() throws {
    #expect(
      try cells("show closes, losses, closed, won_value, average_deal by rep this month", in: Self.deals)
        == [
          // 1100.01 over 1.6 deals.
          ["Ann", "1.6", "0.7", "2.3", "110001", "\(110001 / 1.6)"],
          ["Bo", "0.4", "0", "0.4", "40000", "100000"], ["Cy", "0", "0.3", "0.3", "0", "–"],
          ["–", "2", "1", "3", "150001", "75000.5"],
        ])
    // North has Ann's and Cy's parts of the lost one: one deal.
    #expect(
      try cells("show closes, losses, won_value by team this month", in: Self.deals)
        == [["North", "1.6", "1", "110001"], ["South", "0.4", "0", "40000"], ["–", "2", "1", "150001"]])
    #expect(try cells("show closes, won_value this month", in: Self.deals) == [["2", "150001"]])
    #expect(try cells("show closes, won_value where rep = \"Bo\" this month", in: Self.deals) == [["0.4", "40000"]])
  }

  /// Ann opened two deals in October and one with Cy, who has 30 % of it; Bo has all of hers since the 10th of November. A
  /// fourth was nobody's until Bo got it on the 5th. Ann's lead went to Bo before it was qualified; nobody's went to Cy.
  private static let handedOver = """
    INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, created_on, closed_on) VALUES
      (1, 1, 2, 2, 'open', '2026-10-01', NULL), (2, 2, 1, 1, 'won', '2026-10-03', '2026-10-30'),
      (3, 2, 2, 2, 'open', '2026-10-05', NULL), (4, 1, 2, 2, 'open', '2026-10-06', NULL);
    INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (3, 3, 3000);
    INSERT INTO opportunity_states (opportunity_id, customer_id, state, from_on, until_on, owner_id) VALUES
      (1, 1, 'open', '2026-10-01', '2026-11-10', 1), (1, 1, 'open', '2026-11-10', '9999-12-31', 2),
      (2, 2, 'open', '2026-10-03', '2026-10-30', 1), (2, 2, 'won', '2026-10-30', '9999-12-31', 1),
      (3, 2, 'open', '2026-10-05', '2026-11-10', 1), (3, 2, 'open', '2026-11-10', '9999-12-31', 2),
      (4, 1, 'open', '2026-10-06', '2026-11-05', NULL), (4, 1, 'open', '2026-11-05', '9999-12-31', 2);
    INSERT INTO parties (id) VALUES (11), (12);
    INSERT INTO leads (id, name, rep_id, status, created_on, qualified_on, customer_id) VALUES
      (11, 'L1', 2, 'qualified', '2026-10-01', '2026-10-20', 11), (12, 'L2', 3, 'new', '2026-10-02', NULL, 12);
    INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES
      (11, '2026-10-01', '2026-10-10', 1, 'new'), (11, '2026-10-10', '9999-12-31', 2, 'working'),
      (12, '2026-10-02', '2026-10-04', NULL, 'new'), (12, '2026-10-04', '9999-12-31', 3, 'new');
    """

  /// A deal handed over later stays with who opened it; as of a day before it was no other.
  @Test(arguments: ["", " as of 2026-11-04"]) func whatIsHandedOverStaysWithWhoOpenedIt(moment: String) throws {
    #expect(
      try cells("show opened, cohort_win_rate by rep 2026-10" + moment, in: Self.handedOver)
        == [
          // One of 2.7 is won.
          ["Ann", "2.7", "\(1 / 2.7)"], ["Bo", "1", "0"], ["Cy", "0.3", "0"], ["–", "4", "0.25"],
        ])
    #expect(
      try cells("show new_leads, qualified_leads by rep 2026-10" + moment, in: Self.handedOver)
        == [["Ann", "1", "0"], ["Bo", "0", "1"], ["Cy", "1", "0"], ["–", "2", "1"]])
    #expect(try cells("show opened where team = \"South\" 2026-10" + moment, in: Self.handedOver) == [["1"]])
  }

  /// Ann came from South to North in November: she is one of North's, her visit of October is South's.
  @Test func whoMovedIsCountedWhereTheyWereLast() throws {
    let script = """
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id) VALUES (1, '2020-01-01', '2026-11-01', 2),
        (1, '2026-11-01', '9999-12-31', 1), (2, '2020-01-01', '9999-12-31', 2), (3, '2020-01-01', '9999-12-31', 1);
      INSERT INTO activities (type, status, done_on, rep_id) VALUES ('visit', 'done', '2026-10-05', 1);
      """
    let workspace = try Workspace(path: try SampleStore.store(Self.people + script), today: today)
    func notes(_ question: String) throws -> [String] {
      (try workspace.answer(question).tail?.notes.map(\.text) ?? []).filter { $0.contains("changed their") }
    }
    #expect(
      try notes("show people, visits per rep by team this quarter")
        == [
          "1 reps changed their team in this time: each is counted where they were last, their work where it was done"
        ])
    #expect(try notes("show people, visits by team this month").isEmpty)
    #expect(try notes("show people, visits by team, month this quarter").isEmpty)
    #expect(
      try cells("show people, visits by team this quarter", in: script)
        == [["North", "2", "0"], ["South", "1", "1"], ["–", "3", "1"]])
  }

  /// A cycle of 32 days with weight 0.6 and one of 32 with 1; the middle, the largest see the deals whole.
  @Test func whatLooksAtSingleDealsSeesThemWhole() throws {
    #expect(
      try cells(
        "show median_deal, cycle_days, max(opportunities.amount where state = \"won\" on closed) by rep this month",
        in: Self.deals)
        == [
          ["Ann", "75000.5", "32", "100001"], ["Bo", "100001", "32", "100001"],
          ["–", "75000.5", "32", "100001"],
        ])
  }

  /// Both halves are North's: the middle of North is of two deals, not of three.
  @Test func aDealOfOneTeamIsOneDealOfTheTeam() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 10000, '2026-10-01', '2026-11-02'), (2, 1, 1, 1, 'won', 30000, '2026-10-01', '2026-11-02');
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 1, 5000), (1, 3, 5000);
      """
    #expect(
      try cells("show median_deal, closes, cycle_days by team this month", in: script)
        == [["North", "20000", "2", "32"]])
  }

  /// While it was open Bo owned it and shared it; the pipeline of a day is of who shared it then.
  @Test func thePipelineIsShared() throws {
    let script = """
      INSERT INTO stages (id, name, position, state, probability_bp) VALUES (1, 'Offer', 1, 'open', 5000);
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, stage_id) VALUES
        (1, 1, 2, 2, 'open', 10001, '2026-10-01', 1);
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, stage_id, state, owner_id, amount)
        VALUES (1, 1, '2026-10-01', 1, 'open', 2, 10001);
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 1, 2500);
      """
    // A quarter of 100.01 is 25.0025: 25.00 and 75.01.
    #expect(
      try cells("show pipeline, open_opportunities, weighted_pipeline by rep", in: script)
        == [
          ["Ann", "2500", "0.25", "1250"], ["Bo", "7501", "0.75", "3750.5"], ["–", "10001", "1", "5000.5"],
        ])
  }

  /// Won by Ann, who has left it to Bo since; the visit to Acme was Cy's.
  @Test func todaysOwnerIsAnOption() throws {
    let script =
      Self.deals + """
        INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-11-10', 3, 1);
        """
    #expect(
      try cells("show won_value, closes by current owner this month", in: script)
        == [["Ann", "50000", "1"], ["Bo", "100001", "1"], ["–", "150001", "2"]])
    #expect(try cells("show visits by current owner this month", in: script) == [["Bo", "1"]])
    #expect(try cells("show visits by rep this month", in: script) == [["Cy", "1"]])
  }

  /// An invoice is its rep's; a payment is of who collected it, else of the invoice's rep; what settles nothing is nobody's.
  @Test func collectionsAreOfWhoCollected() throws {
    let script = """
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount)
        VALUES (1, 1, 1, 'issued', '2026-11-01', '2026-11-20', 100000);
      INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount) VALUES
        (1, 'receipt', 1, 2, '2026-11-05', 30000), (2, 'receipt', 1, NULL, '2026-11-06', 20000),
        (3, 'receipt', 1, NULL, '2026-11-07', 7000);
      INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount) VALUES
        (1, 1, 1, 1, '2026-11-05', 30000), (2, 1, 1, 1, '2026-11-06', 20000);
      """
    #expect(
      try cells("show invoiced, collected, receivable by rep this month", in: script)
        == [
          ["Ann", "100000", "20000", "50000"], ["Bo", "0", "30000", "0"], ["(none)", "0", "7000", "0"],
          ["–", "100000", "57000", "50000"],
        ])
  }

  /// Ann moves from North to South on 10 November: what she won on the 5th and 12th stays where it was won.
  @Test func whatWasWonLatelyStaysWithItsTeam() throws {
    let script = """
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id) VALUES
        (1, '2020-01-01', '2026-11-10', 1), (1, '2026-11-10', '9999-12-31', 2);
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 10000, '2026-10-06', '2026-11-05'), (2, 1, 1, 1, 'won', 30000, '2026-11-02', '2026-11-12'),
        (3, 1, 1, 1, 'lost', 5000, '2026-10-01', '2026-11-06'), (4, 1, 1, 1, 'won', 7000, '2026-08-01', '2026-08-25');
      """
    #expect(
      try HandMade.cells(
        "show trailing_closes, trailing_win_rate, trailing_average_deal, trailing_cycle_days by team", in: script)
        == [["North", "1", "0.5", "10000", "30"], ["South", "1", "1", "30000", "10"]])
  }

  /// Ann moves from North to South on 10 November. Of 1,000.00 invoiced on the 1st 400.00 are paid on the 20th: South is
  /// owed the rest, and North nothing any more.
  @Test func whatIsOwedMovesWithItsRep() throws {
    let script = """
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (1, '2020-01-01', '2026-11-10', 1, 2), (1, '2026-11-10', '9999-12-31', 2, NULL);
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount)
        VALUES (1, 1, 1, 'issued', '2026-11-01', '2026-11-20', 100000);
      INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount)
        VALUES (1, 'receipt', 1, 1, '2026-11-20', 40000);
      INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount)
        VALUES (1, 1, 1, 1, '2026-11-20', 40000);
      """
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: script) }
    #expect(try cells("show receivable, unpaid by team") == [["South", "60000", "60000"]])
    #expect(try cells("show receivable, unpaid by team as of 2026-11-09") == [["North", "100000", "100000"]])
    #expect(try cells("show receivable by manager as of 2026-11-09") == [["Bo", "100000"]])
    #expect(try cells("show receivable where team = \"North\"") == [["0"]])
    let weeks = try cells("show receivable by team, week 2026-11-02..2026-11-22").filter { $0[2] != "0" }
    #expect(
      weeks == [
        ["North", "2026-W45", "100000"], ["South", "2026-W46", "100000"], ["South", "2026-W47", "60000"],
      ])
    let workspace = try HandMade.workspace(script)
    _ = try workspace.answer("show receivable by team")
    #expect(try workspace.answer("drill \"South\"").rows.count == 2)
    #expect(try workspace.answer("list receivable_movements where team = \"North\" until 2026-11-09").rows.count == 1)
  }

  /// Cy moves from North to South on 16 November; every fact stays where it was made.
  @Test func everyFactStaysWithTheTeamOfItsDay() throws {
    var script = """
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id) VALUES
        (3, '2020-01-01', '2026-11-16', 1), (3, '2026-11-16', '9999-12-31', 2);
      UPDATE reps SET team_id = 2 WHERE id = 3;
      """
    for (number, day) in ["2026-11-15", "2026-11-16"].enumerated() {
      let (id, value) = (number + 1, [100, 700][number])
      script += """
        INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (\(id), 1, 3, 'confirmed', '\(day)');
        INSERT INTO order_lines (order_id, status, amount) VALUES (\(id), 'confirmed', \(value));
        INSERT INTO payments (kind, customer_id, rep_id, paid_on, amount) VALUES ('receipt', 1, 3, '\(day)', \(value));
        INSERT INTO expenses (rep_id, spent_on, status, amount) VALUES (3, '\(day)', 'approved', \(value));
        INSERT INTO leads (id, name, rep_id, created_on) VALUES (\(id), 'l', 3, '\(day)');
        INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('call', '\(day)', 3, 1);
        """
    }
    #expect(
      try cells("show ordered, collected, expenses, new_leads, calls by team this month", in: script)
        == [
          ["North", "100", "100", "100", "1", "1"], ["South", "700", "700", "700", "1", "1"],
          ["–", "800", "800", "800", "2", "2"],
        ])
  }

  /// Acme's first order ever was Ann's on 3 November, Bo served it on the 9th: new for the firm, a repeat for nobody.
  /// Beta had ordered in October.
  @Test func aNewCustomerOfTwoRepsIsNoRepeat() throws {
    let script = """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 1, 'confirmed', '2026-11-03'),
        (2, 1, 2, 'confirmed', '2026-11-09'), (3, 2, 1, 'confirmed', '2026-10-05'), (4, 2, 2, 'confirmed', '2026-11-10'),
        (5, 2, 1, 'cancelled', '2024-11-10');
      """
    #expect(
      try cells("show repeat_customers, new_customers, active_customers by rep this month", in: script)
        == [["Ann", "0", "1", "1"], ["Bo", "1", "0", "2"], ["–", "1", "1", "2"]])
    // By month each bucket has its own before: Beta is new in October and a repeat in November.
    #expect(
      try cells("show repeat_customers by month this quarter", in: script).prefix(2)
        == [["2026-10", "0"], ["2026-11", "1"]])
    // A period that begins within a month begins there: on the 9th Acme was a repeat.
    #expect(
      try cells("show repeat_customers, new_customers by month 2026-11-05..2026-11-20", in: script).first
        == ["2026-11", "2", "0"])
    #expect(try cells("show repeat_customers all time", in: script) == [["0"]])
  }
}
