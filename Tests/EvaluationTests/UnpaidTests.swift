import Evaluation
import Syntax
import Testing
import Values

/// What was unpaid on a day, on invoices of a few lines, with the sums done by hand beside them.
@Suite struct UnpaidTests {
  /// Overdue, not due, days since the oldest fell due.
  @Test(arguments: [
    // Before the first invoice; issued; due on the day itself is not late.
    ("2026-10-09", ["0", "0", "–"]), ("2026-10-31", ["0", "100000", "–"]), ("2026-11-10", ["0", "120000", "–"]),
    // 1000 - 300 is late the day after; less the credit of the 15th; less the payment of the 20th.
    ("2026-11-11", ["70000", "50000", "1"]), ("2026-11-15", ["60000", "50000", "5"]),
    ("2026-11-20", ["40000", "50000", "10"]), ("2026-11-23", ["40000", "50000", "13"]),
  ]) func overdueOfADay(day: String, expected: [String]) throws {
    #expect(
      try HandMade.cells("show overdue, not_due, days_overdue as of \(day)", in: HandMade.invoices) == [expected])
  }

  /// On the 24th invoice 2 has been due for a day.
  @Test func theEndOfAMonthIsTheMoment() throws {
    let day = try #require(CivilDate(iso: "2026-12-05"))
    #expect(
      try HandMade.cells(
        "show overdue, unpaid, receivable by month since 2026-10-01", in: HandMade.invoices, today: day)
        == [
          ["2026-10", "0", "100000", "100000"], ["2026-11", "90000", "90000", "90000"],
          ["2026-12", "90000", "90000", "90000"],
        ])
  }

  /// 450 received on the 20th settle 200; of the other 250, 50 go back on the 21st.
  @Test(arguments: [("2026-11-05", "0"), ("2026-11-20", "25000"), ("2026-11-23", "20000")])
  func advancesAreWhatSettlesNothing(day: String, expected: String) throws {
    #expect(try HandMade.cells("show advances as of \(day)", in: HandMade.invoices) == [[expected]])
  }

  /// 900 in instalments of 300 due 1 Sep, 1 Oct and 1 Dec; 400 paid 10 Sep, 50 credited 5 Oct.
  private static let instalments = """
    INSERT INTO invoices (id, external_id, customer_id, rep_id, status, issued_on, due_on, amount)
      VALUES (1, 'I1', 1, 1, 'issued', '2026-08-01', '2026-12-01', 90000);
    INSERT INTO instalments (invoice_id, due_on, amount)
      VALUES (1, '2026-09-01', 30000), (1, '2026-10-01', 30000), (1, '2026-12-01', 30000);
    INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount) VALUES (1, 'receipt', 1, 1, '2026-09-10', 40000);
    INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount)
      VALUES (1, 1, 1, 1, '2026-09-10', 40000);
    INSERT INTO credit_notes (id, invoice_id, customer_id, rep_id, issued_on, amount)
      VALUES (1, 1, 1, 1, '2026-10-05', 5000);
    """

  @Test func instalmentsFillOldestFirstOnEveryDay() throws {
    // 5 Sep: the first is 4 days late. 30 Sep: settled, the second has 200 to go and is not due. 4 Oct: those are 3 days
    // late; the credit of the 5th takes 50 of them.
    for (day, rows) in [
      ("2026-09-05", [["not due", "60000"], ["1-30", "30000"]]), ("2026-09-30", [["not due", "50000"]]),
      ("2026-10-04", [["not due", "30000"], ["1-30", "20000"]]),
      ("2026-11-23", [["not due", "30000"], ["31-60", "15000"]]),
    ] {
      #expect(try HandMade.cells("show unpaid by ageing as of \(day)", in: Self.instalments) == rows, "\(day)")
    }
    #expect(
      try HandMade.cells("list invoices with id, unpaid, overdue, days_overdue", in: Self.instalments)
        == [["I1", "45000", "15000", "53"]])
  }

  /// 300 are not due and 150 are 53 days late; the invoice is as late as the oldest part of it.
  @Test(arguments: [
    ("show unpaid where ageing = \"31-60\"", [["15000"]]), ("show unpaid where ageing = \"not due\"", [["30000"]]),
    ("show unpaid where ageing != \"31 – 60 days\"", [["30000"]]),
    ("show unpaid where ageing in (\"90+\", \"31-60\")", [["15000"]]),
    ("show unpaid where ageing = \"61-90\"", [["0"]]),
    ("list invoices with id where ageing = \"31-60\"", [["I1"]]),
    ("list invoices with id where ageing = \"1-30\"", []), ("list invoices with id where ageing > 52", [["I1"]]),
  ]) func aBandIsAskedForByItsName(question: String, rows: [[String]]) throws {
    #expect(try HandMade.cells(question, in: Self.instalments) == rows)
  }

  /// Of 450 unpaid 150 are late: a row that is late shows all of it, and says so.
  @Test func daysOverdueChoosesRows() throws {
    func notes(_ question: String) throws -> [String] {
      try HandMade.workspace(Self.instalments).answer(question).tail?.notes.map(\.text).filter {
        $0.contains("oldest due")
      }
        ?? []
    }
    #expect(try HandMade.cells("show unpaid where days_overdue > 50", in: Self.instalments) == [["45000"]])
    #expect(
      try notes("show unpaid where days_overdue > 50") == [
        "`days_overdue` is that of the oldest due of a row, and chooses rows; `ageing` chooses dues, as in `where ageing > 60`"
      ])
    #expect(try notes("show unpaid where ageing > 50").isEmpty)
    #expect(try notes("show invoices with unpaid where days_overdue > 50").isEmpty)
  }

  @Test func columnsChooseNoRecords() throws {
    func notes(_ question: String) throws -> [String] {
      try HandMade.workspace(Self.instalments).answer(question).tail?.notes.map(\.text) ?? []
    }
    #expect(
      try notes("list customers with unpaid") == [
        "`with` chooses columns; which customers are listed, `where` chooses: `list customers where unpaid > 0`"
      ])
    #expect(try notes("list customers with name, unpaid").isEmpty)
  }

  /// The edges of days late are last days inside: 30 days late is 1-30, the 31st is the next band's.
  @Test(arguments: [
    ("2026-11-10", "not due"), ("2026-11-11", "1-30"), ("2026-12-10", "1-30"), ("2026-12-11", "31-60"),
    ("2027-01-09", "31-60"), ("2027-01-10", "61-90"), ("2027-02-08", "61-90"), ("2027-02-09", "90+"),
  ]) func bandsOfDaysLate(day: String, band: String) throws {
    let script = """
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount)
        VALUES (1, 1, 1, 'issued', '2026-10-10', '2026-11-10', 100);
      """
    let asked = try #require(CivilDate(iso: day))
    #expect(try HandMade.cells("show unpaid by ageing", in: script, today: asked) == [[band, "100"]])
  }

  /// Paid twice over by mistake: nothing is unpaid, 1000 are owed back.
  @Test func whatWasPaidTooMuchIsNotUnpaid() throws {
    let script = """
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount)
        VALUES (1, 1, 1, 'issued', '2026-10-10', '2026-11-10', 100000);
      INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount) VALUES (1, 'receipt', 1, 1, '2026-11-05', 200000);
      INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount)
        VALUES (1, 1, 1, 1, '2026-11-05', 200000);
      """
    #expect(try HandMade.cells("show unpaid, overdue, receivable", in: script) == [["0", "0", "-100000"]])
  }

  /// 10 in, 4 out on 5 Nov, 3 out on 20 Nov, reorder level 5.
  @Test(arguments: [("2026-11-04", "10", "0"), ("2026-11-05", "6", "0"), ("2026-11-20", "3", "1")])
  func stockOfADay(day: String, onHand: String, below: String) throws {
    let script = """
      INSERT INTO products (id, name, reorder_level) VALUES (1, 'Desk', 5000);
      INSERT INTO stock_movements (product_id, kind, moved_on, quantity) VALUES (1, 'receipt', '2026-11-01', 10000),
        (1, 'issue', '2026-11-05', -4000), (1, 'issue', '2026-11-20', -3000);
      """
    #expect(try HandMade.cells("show on_hand, below_reorder as of \(day)", in: script) == [[onHand, below]])
  }

  /// 1000 are owed. In the last 30 days 400 were invoiced, 400 in the 30 before, 800 in the 30 before those: 30 + 30 days,
  /// and 200 of 800 of 30. With 250 paid it is 30 + 350 of 400 of 30.
  @Test func salesAreCountedBack() throws {
    let invoices = """
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount) VALUES
        (1, 1, 1, 'issued', '2026-11-23', '2026-12-23', 30000), (2, 1, 1, 'issued', '2026-10-25', '2026-12-01', 10000),
        (3, 1, 1, 'issued', '2026-10-24', '2026-11-24', 40000), (4, 1, 1, 'issued', '2026-09-24', '2026-10-24', 80000),
        (5, 1, 1, 'void', '2026-11-20', '2026-12-24', 70000);
      """
    func paid(_ amount: Int) -> String {
      """
      INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount) VALUES (1, 'receipt', 1, 1, '2026-11-01', \(amount));
      INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount)
        VALUES (1, 4, 1, 1, '2026-11-01', \(amount));
      """
    }
    #expect(try HandMade.cells("show dso_countback", in: invoices + paid(60000)) == [["67.5"]])
    #expect(try HandMade.cells("show dso_countback", in: invoices + paid(85000)) == [["56.25"]])
    // The ends of months, asked together: 800 of September, 500 of October and 800 before, as above.
    #expect(
      try HandMade.cells("show receivable, dso_countback by month 2026-08..2026-11", in: invoices + paid(60000)) == [
        ["2026-08", "0", "0"], ["2026-09", "80000", "30"], ["2026-10", "130000", "60"],
        ["2026-11", "100000", "67.5"],
      ])
    // Nothing is owed: no day. More is owed than was ever invoiced within reach: no value.
    #expect(try HandMade.cells("show dso_countback", in: "") == [["0"]])
    let old = """
      INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount)
        VALUES (1, 1, 1, 'issued', '2020-01-01', '2020-02-01', 100);
      """
    #expect(try HandMade.cells("show dso_countback", in: old) == [["–"]])
  }

  /// October ends with 1000 owed, none due. In November 500 are invoiced, 500 paid, 100 credited; 900 are owed, of which
  /// 500 are not due: (1000 + 500 - 900) / (1000 + 500 - 500).
  @Test func howMuchOfWhatWasCollectableWas() throws {
    #expect(
      try HandMade.cells("show opening(receivable), receivable, cei this month", in: HandMade.invoices)
        == [["100000", "90000", "0.6"]])
    #expect(try HandMade.cells("show cei", in: HandMade.invoices) == [["0.6"]])
    #expect(
      try HandMade.cells("show opening(receivable), receivable by month since 2026-10-01", in: HandMade.invoices)
        == [["2026-10", "0", "100000"], ["2026-11", "100000", "90000"]])
    for (question, code) in [
      ("show opening(visits) this month", "opening"),
      ("show opening(dso) this month", "opening"),
    ] {
      let mistake = #expect(throws: Diagnostic.self) { try HandMade.cells(question, in: HandMade.invoices) }
      #expect(mistake?.code == code)
    }
  }

  @Test func levelsOfTodayAreSaid() throws {
    let workspace = try HandMade.workspace("INSERT INTO products (id, name, reorder_level) VALUES (1, 'Desk', 5000);")
    let then = try workspace.answer("show below_reorder as of 2026-01-31")
    #expect(then.tail?.notes.contains { $0.text.contains("levels are those of today") } == true)
    #expect(try workspace.answer("show below_reorder").tail?.notes.isEmpty == true)
  }

  @Test func whatHasNoAgeIsSaid() throws {
    let mistake = #expect(throws: Diagnostic.self) {
      try HandMade.cells("show receivable by ageing", in: HandMade.invoices)
    }
    #expect(mistake?.code == "cannot-split")
    #expect(mistake?.message.english.contains("`unpaid`") == true)
  }
}
