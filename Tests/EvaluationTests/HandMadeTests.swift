import Evaluation
import Store
import Syntax
import Testing
import Values

/// Companies of a few records, with the sums done by hand beside them.
@Suite struct HandMadeTests {
  /// Ann made three visits on two customers, Bo none.
  private static let visited = """
    INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES ('visit', 'done', '2026-11-03', 1, 1),
      ('visit', 'done', '2026-11-04', 1, 1), ('visit', 'done', '2026-11-05', 1, 2);
    UPDATE customers SET external_id = 'C' || id;
    UPDATE activities SET external_id = 'V' || id;
    """

  /// A column's name in the condition of a list is the column.
  @Test func columnsOfAListChooseItsRecords() throws {
    let found = try HandMade.cells("list customers with name, twice = visits * 2 where twice > 2", in: Self.visited)
    #expect(found == [["Acme", "4"]])
    // A field of that name goes first.
    let named = try HandMade.cells("list customers with city = name where city is empty", in: Self.visited)
    #expect(named == [["Acme"], ["Beta"]])
  }

  /// Every visit has an id, too, but the rows are customers.
  @Test func idIsThatOfTheRows() throws {
    let rows = try HandMade.cells("show customers with visits by id", in: Self.visited)
    #expect(rows == [["Acme", "C1", "2"], ["Beta", "C2", "1"]])
  }

  /// Texts are not compared with days, nor days with numbers.
  @Test(arguments: ["shipped > status", "shipped > id", "customer = shipped"])
  func unlikeFieldsAreNotCompared(condition: String) throws {
    let mistake = #expect(throws: Diagnostic.self) {
      try HandMade.workspace("").answer("list orders where \(condition)")
    }
    #expect(mistake?.code == "value-kind")
  }

  private func cells(_ statement: String, in script: String, today day: CivilDate = today) throws -> [[String]] {
    try HandMade.cells(statement, in: script, today: day)
  }

  @Test(arguments: [
    // 1000; 1000 - 300 + 500; less the credit of 100; less 200.
    ("2026-10-31", "100000"), ("2026-11-05", "120000"), ("2026-11-15", "110000"), ("2026-11-23", "90000"),
    ("2026-10-09", "0"),
  ]) func receivableFollowsPartPaymentsAndCredits(day: String, expected: String) throws {
    #expect(try cells("show receivable as of \(day)", in: HandMade.invoices) == [[expected]])
  }

  /// Both invoices of 500.00 were paid 200.00 and credited 50.00; the second is void. 500 - 200 - 50 = 250 is owed.
  @Test func whatWasSettledOnAVoidInvoiceTakesNothingAway() throws {
    let script = """
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount) VALUES
        (1, 1, 1, 'issued', '2026-10-10', '2026-11-10', 50000), (2, 1, 1, 'void', '2026-10-10', '2026-11-10', 50000);
      INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount) VALUES
        (1, 'receipt', 1, 1, '2026-11-05', 20000), (2, 'receipt', 1, 1, '2026-11-05', 20000);
      INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount) VALUES
        (1, 1, 1, 1, '2026-11-05', 20000), (2, 2, 1, 1, '2026-11-05', 20000);
      INSERT INTO credit_notes (id, invoice_id, customer_id, rep_id, issued_on, amount) VALUES
        (1, 1, 1, 1, '2026-11-06', 5000), (2, 2, 1, 1, '2026-11-06', 5000);
      """
    #expect(try cells("show receivable", in: script) == [["25000"]])
  }

  /// Nothing is kept of what was refused on another day, so it is refused instead of answered with today's.
  @Test(arguments: [
    "show count(import_problems) as of 2026-10-31", "show count(imports) by entity last month",
    "show count(import_problems) 2025",
  ])
  func whatIsKnownNowOnlyIsNotAskedOfAnotherDay(question: String) throws {
    let mistake = #expect(throws: Diagnostic.self) { try cells(question, in: HandMade.invoices) }
    #expect(mistake?.code == "known-now-only")
  }

  /// Of invoice 1, 1000 - 300 - 200 - 100 = 400 is late; invoice 2 is due today and so not late.
  @Test func whatIsDueTodayIsNotOverdue() throws {
    #expect(try cells("show overdue by rep", in: HandMade.invoices) == [["Ann", "40000"]])
  }

  /// 300 + 450, the advance of 250 inside, less the refund of 50: 700 on 750 of receipts.
  @Test func collectedHoldsAdvancesAndLosesRefunds() throws {
    #expect(
      try cells("show collected, invoiced, credits this month", in: HandMade.invoices) == [["70000", "50000", "10000"]])
  }

  /// 900 in three instalments of 300, due 1 Sep, 1 Oct and 1 Dec; 400 is paid. The first is settled, of the second 200 is
  /// open and late, the third is not due: 200 late, 500 owed.
  @Test func instalmentsFillOldestFirst() throws {
    let script = """
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount)
        VALUES (1, 1, 1, 'issued', '2026-08-01', '2026-12-01', 90000);
      INSERT INTO instalments (invoice_id, due_on, amount)
        VALUES (1, '2026-09-01', 30000), (1, '2026-10-01', 30000), (1, '2026-12-01', 30000);
      INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount) VALUES (1, 'receipt', 1, 1, '2026-09-10', 40000);
      INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount)
        VALUES (1, 1, 1, 1, '2026-09-10', 40000);
      """
    #expect(try cells("show overdue, receivable", in: script) == [["20000", "50000"]])
    // In each month what falls due: 300, 300, none, 300.
    #expect(
      try cells("show due_amount by month 2026-09-01..2026-12-31", in: script)
        == [["2026-09", "30000"], ["2026-10", "30000"], ["2026-11", "0"], ["2026-12", "30000"]])
  }

  /// Order 1 is cancelled, 2 a draft, 3 known by its total only (250.00), 4 has two lines (100 + 50).
  @Test func cancelledAndDraftOrdersNeverCount() throws {
    let script = """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on, cancelled_on) VALUES
        (1, 1, 1, 'cancelled', '2026-11-02', '2026-11-09'), (2, 1, 1, 'draft', '2026-11-03', NULL),
        (3, 1, 1, 'confirmed', '2026-11-04', NULL), (4, 2, 2, 'delivered', '2026-11-05', NULL);
      INSERT INTO order_lines (order_id, status, quantity, amount, gross, is_header) VALUES
        (1, 'cancelled', 1000, 99900, 99900, 0), (2, 'draft', 1000, 88800, 88800, 0),
        (3, 'confirmed', NULL, 25000, 25000, 1), (4, 'delivered', 2000, 10000, 12000, 0),
        (4, 'delivered', 1500, 5000, 8000, 0);
      """
    // Discount: 1 - 400/450 of all; Bo 1 - 150/200 = 0.25, 3.5 pieces.
    #expect(
      try cells("show orders, ordered, units, average_order, discount_rate by rep this month", in: script)
        == [["Ann", "1", "25000", "0", "25000", "0"], ["Bo", "1", "15000", "3.5", "15000", "0.25"]])
    #expect(try cells("show new_customers, repeat_customers this month", in: script) == [["2", "0"]])
    #expect(
      try cells("show orders by industry this month", in: script) == [["retail", "1"], ["(none)", "1"]])
  }

  /// November 2026: 2-6, 9-13, 16-20 and the 23rd are 16 workdays. Ann has two days of leave, one of them a Saturday.
  /// Bo was hired on the 16th (6 days) after all. 15 visits over 15 days, 3 over 6.
  @Test func aDayOfLeaveIsNoWorkday() throws {
    var script = "UPDATE reps SET hired_on = '2026-11-16' WHERE id = 2;"
    script += "INSERT INTO rep_leave (rep_id, day) VALUES (1, '2026-11-06'), (1, '2026-11-07');"
    for visit in 1...15 {
      script +=
        "INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-11-1\(visit % 3)', 1, 1);"
    }
    for _ in 1...3 {
      script += "INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-11-17', 2, 2);"
    }
    #expect(
      try cells("show visits, workdays, visits per workday by rep this month", in: script)
        == [["Ann", "15", "15", "1"], ["Bo", "3", "6", "0.5"]])
    // 18 visits over 21 person-days.
    #expect(try cells("show visits per workday this month", in: script) == [["\(18.0 / 21.0)"]])
  }

  /// Ann moves from North to South on 16 November: one visit before, two after; each stays where it was made.
  @Test func visitsStayWithTheTeamOfTheDay() throws {
    let script = """
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id) VALUES
        (1, '2020-01-01', '2026-11-16', 1), (1, '2026-11-16', '9999-12-31', 2);
      UPDATE reps SET team_id = 2 WHERE id = 1;
      INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES
        ('visit', '2026-11-15', 1, 1), ('visit', '2026-11-16', 1, 1), ('visit', '2026-11-20', 1, 1),
        ('visit', '2026-11-20', 2, 2);
      """
    #expect(try cells("show visits by team this month", in: script) == [["North", "1"], ["South", "3"]])
    #expect(
      try cells("show visits by team, rep this month", in: script)
        == [["North", "Ann", "1"], ["South", "Ann", "2"], ["South", "Bo", "1"]])
    // 9 to 13 November are 5 of Ann's 10 days in North; from the 16th there are 6 with Bo's 16 in South.
    #expect(
      try cells("show workdays by team 2026-11-09..2026-11-23", in: script) == [["North", "5"], ["South", "17"]])
  }

  /// A won deal without a closing day counts in no period, and in all time; without an amount it counts, unpriced.
  @Test func aDealWithoutAClosingDay() throws {
    let script = """
      INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 'a', 1, 1, 1, 'won', 10000, '2026-10-01', '2026-11-02'), (2, 'b', 1, 1, 1, 'won', 20000, '2026-10-01', NULL),
        (3, 'c', 2, 1, 1, 'won', NULL, '2026-10-11', '2026-11-03'), (4, 'd', 2, 1, 1, 'lost', 5000, '2026-10-01', '2026-11-04');
      """
    // 2 won and 1 lost in November, 100.00 won in the one that has an amount; cycles of 32 and 23 days.
    #expect(
      try cells("show closes, losses, won_value, average_deal, cycle_days this month", in: script)
        == [["2", "1", "10000", "10000", "27.5"]])
    #expect(try cells("show closes, won_value all time", in: script) == [["3", "30000"]])
    #expect(try cells("show closes by month all time", in: script) == [["2026-11", "2"], ["(none)", "1"]])
  }

  /// 30 visits and no close are 30 or more: over 12, at least 30, not over 30, under nothing.
  @Test(arguments: [
    ("> 12", true), (">= 30", true), ("> 29", true), ("> 30", false), ("< 100", false), ("<= 30", false),
    ("= 30", false), ("!= 12", true),
  ]) func aCountOverNoneIsAtLeast(condition: String, isShown: Bool) throws {
    let script = (1...30).map { _ in
      "INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-11-10', 1, 1);"
    }.joined()
    let found = try cells("show visits/closes by rep where visits/closes \(condition) this month", in: script)
    #expect(found == (isShown ? [["Ann", "30+"]] : []))
  }

  /// 31 March asked on: the month before ended on the 28th, and a leap year's on the 29th.
  @Test(arguments: [
    ("2026-03-31", "last month", "2026-02-28", "2026-03-01"), ("2024-03-31", "last month", "2024-02-29", "2024-03-01"),
    ("2024-02-29", "today", "2024-02-29", "2024-02-28"), ("2024-02-29", "mtd", "2024-02-29", "2024-01-31"),
    ("2025-02-28", "last 365 days", "2024-02-29", "2024-02-27"),
    ("2027-01-03", "this week", "2027-01-03", "2026-12-27"),
    ("2026-12-31", "2026-W53", "2026-12-28", "2026-12-27"), ("2027-01-01", "last year", "2026-12-31", "2027-01-01"),
  ]) func endsOfMonthsAndYears(asked: String, period: String, inside: String, outside: String) throws {
    let script = """
      INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '\(inside)', 1, 1),
        ('visit', '\(outside)', 1, 1), ('visit', '\(outside)', 1, 1);
      """
    let day = try #require(CivilDate(iso: asked))
    #expect(try cells("show visits \(period)", in: script, today: day) == [["1"]])
  }

  /// Ann: January to March 100 a month. Bo: April only, 500. North was given 900 for the first quarter.
  @Test func targetsRollUp() throws {
    let script = """
      INSERT INTO targets (metric, scope, rep_id, team_id, starts_on, ends_on, value) VALUES
        ('sales', 'rep', 1, NULL, '2026-01-01', '2026-01-31', 10000), ('sales', 'rep', 1, NULL, '2026-02-01', '2026-02-28', 10000),
        ('sales', 'rep', 1, NULL, '2026-03-01', '2026-03-31', 10000), ('sales', 'rep', 2, NULL, '2026-04-01', '2026-04-30', 50000),
        ('sales', 'team', NULL, 1, '2026-01-01', '2026-03-31', 90000);
      """
    #expect(try cells("show target by rep 2026-Q1", in: script) == [["Ann", "30000"]])
    #expect(try cells("show target by team 2026-Q1", in: script) == [["North", "90000"]])
    #expect(try cells("show target by rep 2026-H1", in: script) == [["Ann", "30000"], ["Bo", "50000"]])
    // 11 of January's 22 working days are half of its 100; February has 20 of them.
    #expect(try cells("show target 2026-01-01..2026-01-15", in: script) == [["5000"]])
    #expect(
      try cells("show target by rep, day 2026-02-01..2026-02-02", in: script)
        == [["Ann", "2026-02-01", "0"], ["Ann", "2026-02-02", "500"]])
    // Nothing sold is 0 of it, and nobody without a target has an attainment.
    #expect(
      try cells("show reps with sales, target, attainment 2026-02", in: script)
        == [["Ann", "0", "10000", "0"], ["Bo", "0", "no target", "no target"]])
  }

  /// A fiscal year from April, planned month by month: 100 each, 1200 in all, 300 a quarter.
  @Test func targetsTileAFiscalYear() throws {
    var script = "INSERT INTO settings (key, value) VALUES ('fiscal_year_start', '4') "
    script += "ON CONFLICT (key) DO UPDATE SET value = '4';"
    for month in 4...15 {
      let first = CivilDate(year: 2026, month: 1, day: 1)?.adding(months: month - 1) ?? today
      script += "INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value) VALUES "
      script += "('sales', 'rep', 1, '\(first.iso)', '\(first.adding(months: 1).adding(days: -1).iso)', 10000);"
    }
    #expect(try cells("show target this fiscal year", in: script) == [["120000"]])
    #expect(
      try cells("show target by fiscal_quarter this fiscal year", in: script)
        == [["FY2027-Q1", "30000"], ["FY2027-Q2", "30000"], ["FY2027-Q3", "30000"], ["FY2027-Q4", "30000"]])
    // Of the calendar year only nine months are planned.
    #expect(try cells("show target this year", in: script) == [["90000"]])
    #expect(
      try cells("show target by half 2026", in: script) == [["2026-H1", "30000"], ["2026-H2", "60000"]])
  }

  /// An opportunity's states, as of days between them.
  @Test(arguments: [("2026-09-30", "0"), ("2026-10-01", "10000"), ("2026-10-31", "15000"), ("2026-11-10", "0")])
  func thePipelineOfADay(day: String, expected: String) throws {
    let script = """
      INSERT INTO stages (id, name, position, state, probability_bp) VALUES (1, 'Proposal', 1, 'open', 5000);
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 1, 1, 'won', 15000, '2026-10-01', '2026-11-10');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount) VALUES
        (1, 1, '2026-10-01', '2026-10-20', 1, 'open', 1, 10000), (1, 1, '2026-10-20', '2026-11-10', 1, 'open', 1, 15000),
        (1, 1, '2026-11-10', '9999-12-31', NULL, 'won', 1, 15000);
      """
    #expect(try cells("show pipeline as of \(day)", in: script) == [[expected]])
  }
}
