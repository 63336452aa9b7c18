import Evaluation
import Store
import Testing
import Values

/// Where other programs go wrong (STORE section 3, METRICS 2.1 and 2.5), on stores of a few records with the sums done by
/// hand.
@Suite struct EdgeRuleTests {
  private static let people = """
    INSERT INTO teams (id, name) VALUES (1, 'North');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 1, '2020-01-01');
    INSERT INTO parties (id) VALUES (1), (2);
    INSERT INTO customers (id, name, industry) VALUES (1, 'Acme', 'retail'), (2, 'Beta', NULL);
    INSERT INTO products (id, name, category) VALUES (1, 'Saw', 'tools');
    INSERT INTO stages (id, name, position, state, probability_bp) VALUES (1, 'Offer', 1, 'open', 5000),
      (2, 'Won', 2, 'won', 10000), (3, 'Lost', 3, 'lost', 0);
    """

  private func answer(_ statement: String, in script: String, today day: CivilDate = today) throws -> (
    cells: [[String]], notes: [String]
  ) {
    let workspace = try Workspace(path: try SampleStore.store(Self.people + script, today: day), today: day)
    let found = try workspace.answer(statement)
    let rules = workspace.settings.calendar
    return (
      found.rows.map { $0.map { Cell($0, rules).description } }, found.tail?.notes.map(\.text) ?? []
    )
  }

  private func cells(_ statement: String, in script: String, today day: CivilDate = today) throws -> [[String]] {
    try answer(statement, in: script, today: day).cells
  }

  /// Twice 9 x 10^18 is more than a whole number of the store holds: no wrong sum, and no words of the database.
  @Test func sumsTooLargeToBeExactAreRefused() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, created_on, amount)
        VALUES (1, 1, 1, '2026-11-02', 9000000000000000), (2, 1, 1, '2026-11-03', 9000000000000000);
      """
    #expect(try cells("show sum(opportunities.amount * 500) this month", in: script) == [["9e+18"]])
    do {
      _ = try cells("show sum(opportunities.amount * 1000) this month", in: script)
      Issue.record("answered")
    } catch {
      #expect("\(error)".contains("number-too-large"), "\(error)")
    }
  }

  /// Invoiced in October, credited 100.00 in November: each on its own day, the invoice as it was.
  @Test func creditNotesCountOnTheirDay() throws {
    let script = """
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount)
        VALUES (1, 1, 1, 'issued', '2026-10-10', '2026-10-31', 100000);
      INSERT INTO credit_notes (invoice_id, customer_id, rep_id, issued_on, amount)
        VALUES (1, 1, 1, '2026-11-05', 10000);
      """
    #expect(
      try cells("show invoiced, credits by month 2026-10-01..2026-11-30", in: script)
        == [["2026-10", "100000", "0"], ["2026-11", "0", "10000"]])
  }

  /// 500.00 of 900.00 came, 200.00 was given up: 200.00 is owed, and what was given up was never collected.
  @Test func aWriteOffSettlesAndIsNoMoney() throws {
    let script = """
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount)
        VALUES (1, 1, 1, 'issued', '2026-10-10', '2026-10-31', 90000);
      INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount) VALUES
        (1, 'receipt', 1, 1, '2026-11-05', 50000), (2, 'write_off', 1, 1, '2026-11-06', 20000);
      INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount) VALUES
        (1, 1, 1, 1, '2026-11-05', 50000), (2, 1, 1, 1, '2026-11-06', 20000);
      """
    #expect(try cells("show collected, receivable, overdue this month", in: script) == [["50000", "20000", "20000"]])
  }

  /// Paid in October, paid back in November, on the day it was.
  @Test func aRefundLeavesTheDayItIsPaidOut() throws {
    let script = """
      INSERT INTO payments (kind, customer_id, rep_id, paid_on, amount) VALUES
        ('receipt', 1, 1, '2026-10-20', 30000), ('refund', 1, 1, '2026-11-02', 12000);
      """
    #expect(
      try cells("show collected by month 2026-10-01..2026-11-30", in: script)
        == [["2026-10", "30000"], ["2026-11", "-12000"]])
  }

  /// An order that was placed in October and cancelled in November leaves October.
  @Test func aCancelledOrderLeavesTheDayItWasPlacedOn() throws {
    let script = """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on, cancelled_on) VALUES
        (1, 1, 1, 'cancelled', '2026-10-10', '2026-11-09'), (2, 1, 1, 'confirmed', '2026-11-04', NULL);
      INSERT INTO order_lines (order_id, status, amount) VALUES (1, 'cancelled', 9900), (2, 'confirmed', 2500);
      """
    #expect(
      try cells("show orders, ordered, new_customers by month 2026-10-01..2026-11-30", in: script)
        == [["2026-10", "0", "0", "0"], ["2026-11", "1", "2500", "1"]])
  }

  /// Won on 1 October, re-opened, won again on 10 November: one deal, of November, 70 days after it was created.
  @Test func aReopenedDealCountsOnceOnItsLastClosing() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, stage_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 1, 1, 2, 'won', 10000, '2026-09-01', '2026-11-10');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount)
        VALUES (1, 1, '2026-09-01', '2026-10-01', 1, 'open', 1, 10000),
          (1, 1, '2026-10-01', '2026-10-15', 2, 'won', 1, 10000), (1, 1, '2026-10-15', '2026-11-10', 1, 'open', 1, 10000),
          (1, 1, '2026-11-10', '9999-12-31', 2, 'won', 1, 10000);
      """
    #expect(
      try cells("show closes, won_value, cycle_days by month 2026-10-01..2026-11-30", in: script)
        == [["2026-10", "0", "0", "–"], ["2026-11", "1", "10000", "70"]])
  }

  /// 10 pieces came, 4 moved from one place to the other.
  @Test func transfersNetToZero() throws {
    let script = """
      INSERT INTO locations (id, name) VALUES (1, 'East'), (2, 'West');
      INSERT INTO stock_movements (product_id, location_id, kind, moved_on, quantity) VALUES
        (1, 1, 'receipt', '2026-11-01', 10000), (1, 1, 'transfer', '2026-11-02', -4000),
        (1, 2, 'transfer', '2026-11-02', 4000);
      """
    #expect(try cells("show on_hand", in: script) == [["10"]])
    #expect(try cells("show on_hand by location", in: script) == [["East", "6"], ["West", "4"]])
    #expect(try cells("show on_hand by location as of 2026-11-01", in: script) == [["East", "10"]])
  }

  /// Two deals won, one in a currency without a rate: two closes, the known amount, and a warning.
  @Test func aMissingRateIsCountedAndNotPriced() throws {
    let script = """
      INSERT INTO currencies (code) VALUES ('XAU');
      INSERT INTO opportunities (customer_id, rep_id, owner_id, state, amount, original_amount, currency, created_on,
        closed_on) VALUES (1, 1, 1, 'won', 10000, NULL, NULL, '2026-10-01', '2026-11-02'),
        (1, 1, 1, 'won', NULL, 500, 'XAU', '2026-10-01', '2026-11-03');
      """
    let found = try answer("show closes, won_value this month", in: script)
    #expect(found.cells == [["2", "10000"]])
    #expect(found.notes.contains { $0.contains("1 opportunities") && $0.contains("no exchange rate") })
  }

  /// 29 February is a day of its own in 2024, and no day of 2025.
  @Test func aLeapDayIsADay() throws {
    let script = """
      INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2024-02-29', 1, 1),
        ('visit', '2024-03-01', 1, 1);
      """
    let day = try #require(CivilDate(iso: "2024-03-31"))
    #expect(
      try cells("show visits by month 2024-02-01..2024-03-31", in: script, today: day)
        == [["2024-02", "1"], ["2024-03", "1"]])
    #expect(
      try cells("show visits by day 2024-02-28..2024-03-01", in: script, today: day).map { $0[1] } == ["0", "1", "1"])
  }

  // MARK: What other programs get wrong

  /// One CRM adds lost deals to the forecast at their whole amount.
  @Test func lostDealsAreInNoForecast() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, stage_id, state, amount, created_on, closed_on,
        expected_close_on) VALUES (1, 1, 1, 1, 1, 'open', 10000, '2026-10-01', NULL, '2026-11-28'),
        (2, 1, 1, 1, 3, 'lost', 70000, '2026-10-01', '2026-11-05', '2026-11-28');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount,
        expected_close_on) VALUES (1, 1, '2026-10-01', '9999-12-31', 1, 'open', 1, 10000, '2026-11-28'),
        (2, 1, '2026-10-01', '2026-11-05', 1, 'open', 1, 70000, '2026-11-28'),
        (2, 1, '2026-11-05', '9999-12-31', 3, 'lost', 1, 70000, '2026-11-28');
      """
    #expect(try cells("show pipeline, weighted_pipeline", in: script) == [["10000", "5000"]])
    #expect(try cells("show pipeline as of 2026-10-31", in: script) == [["80000"]])
  }

  /// 10000 at the stage's half, and 4000 at the tenth that the deal says itself.
  @Test func theProbabilityOfADealGoesBeforeThatOfItsStage() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, stage_id, state, amount, probability_bp, created_on)
        VALUES (1, 1, 1, 1, 1, 'open', 10000, NULL, '2026-10-01'), (2, 1, 1, 1, 1, 'open', 4000, 1000, '2026-10-01');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount)
        VALUES (1, 1, '2026-10-01', '9999-12-31', 1, 'open', 1, 10000),
        (2, 1, '2026-10-01', '9999-12-31', 1, 'open', 1, 4000);
      """
    #expect(try cells("show weighted_pipeline", in: script) == [["5400"]])
  }

  /// The same one splits losses by the day a deal was created, and hides those without a reason.
  @Test func lossesHaveTheirClosingDayAndTheBlankReason() throws {
    let script = """
      INSERT INTO opportunities (customer_id, rep_id, owner_id, state, amount, created_on, closed_on, loss_reason) VALUES
        (1, 1, 1, 'lost', 10000, '2026-08-01', '2026-11-02', 'price'),
        (1, 1, 1, 'lost', 20000, '2026-08-01', '2026-11-03', NULL),
        (1, 1, 1, 'lost', 40000, '2026-11-01', '2026-12-01', 'price');
      """
    #expect(
      try cells("show losses, lost_value by loss_reason this month", in: script)
        == [["price", "1", "10000"], ["(none)", "1", "20000"]])
  }

  /// One accounts program shows no variance for who sold nothing. Nothing sold of 100.00 is 100.00 short.
  @Test func nothingSoldIsShortOfTheTarget() throws {
    let script = """
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
        VALUES ('sales', 'rep', 1, '2026-11-01', '2026-11-30', 10000);
      """
    #expect(
      try cells("show sales, gap, attainment by rep this month", in: script) == [["Ann", "0", "-10000", "0"]])
  }

  /// One program takes the absolute value of the days, so that a deal which ends before it begins passes for a short one.
  @Test func aNegativeCycleIsNoCycle() throws {
    let script = """
      INSERT INTO opportunities (customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 'won', 10000, '2026-11-12', '2026-11-02'), (1, 1, 1, 'won', 10000, '2026-10-13', '2026-11-02');
      """
    #expect(try cells("show closes, cycle_days this month", in: script) == [["2", "20"]])
  }

  /// The month before, day for day, and the 30 days before 30 days, which are 1 to 30 September: none is lost at either
  /// end, as happens when a difference of days is taken off.
  @Test func thePeriodBeforeIsAsLong() throws {
    let script = """
      INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-09-01', 1, 1),
        ('visit', '2026-09-30', 1, 1), ('visit', '2026-10-01', 1, 1), ('visit', '2026-08-31', 1, 1);
      """
    #expect(
      try cells("show visits 2026-10 vs 2026-09", in: script).map { Array($0.prefix(2)) } == [["1", "2"]])
    #expect(
      try cells("show visits 2026-10-01..2026-10-30 vs previous period", in: script).map { Array($0.prefix(2)) }
        == [["1", "2"]])
  }
}
