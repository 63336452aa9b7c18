import Evaluation
import Testing

/// Money that comes before its invoice, in parts or in another currency, with the sums done by hand.
@Suite struct InvoiceTests {
  private func cells(_ statement: String, in script: String) throws -> [[String]] {
    try HandMade.cells(statement, in: script)
  }

  private static func invoice(_ values: String, parts: String = "", payments: String = "") -> String {
    """
    INSERT INTO invoices (id, external_id, customer_id, rep_id, status, issued_on, due_on, amount, original_amount,
      currency) VALUES \(values);
    \(parts.isEmpty ? "" : "INSERT INTO instalments (invoice_id, due_on, amount) VALUES \(parts);")
    \(payments)
    """
  }

  /// The whole payment settles invoice 1.
  private static func paid(_ number: Int, _ day: String, _ amount: Int, _ original: String = "NULL, NULL") -> String {
    """
    INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount, original_amount, currency)
      VALUES (\(number), 'receipt', 1, 1, '\(day)', \(amount), \(original));
    INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount)
      VALUES (\(number), 1, 1, 1, '\(day)', \(amount));
    """
  }

  /// A deposit of 500 in July for what is invoiced on 1 September and due on the 10th: an advance till then, collected in
  /// July, paid in time in September.
  @Test func aDepositIsAnAdvanceUntilItsInvoice() throws {
    let script = Self.invoice(
      "(1, 'I1', 1, 1, 'issued', '2026-09-01', '2026-09-10', 80000, NULL, NULL)",
      payments: Self.paid(1, "2026-07-10", 50000))
    #expect(
      try cells("show receivable, advances, unpaid, collected by month 2026-07..2026-09", in: script) == [
        ["2026-07", "0", "50000", "0", "50000"], ["2026-08", "0", "50000", "0", "0"],
        ["2026-09", "30000", "0", "30000", "0"],
      ])
    #expect(try cells("show receivable, advances, overdue as of 2026-08-31", in: script) == [["0", "50000", "0"]])
    // August ends with nothing owed; of the 800 of September 500 are settled and none of the rest is due later.
    #expect(try cells("show cei, dso 2026-09", in: script) == [["0.625", "33.75"]])
    let whole = Self.invoice(
      "(1, 'I1', 1, 1, 'issued', '2026-09-01', '2026-09-10', 50000, NULL, NULL)",
      payments: Self.paid(1, "2026-07-10", 50000))
    #expect(
      try cells("show days_late by month 2026-07..2026-09", in: whole)
        == [["2026-07", "–"], ["2026-08", "–"], ["2026-09", "0"]])
  }

  /// 900 in instalments of 300 and 300: the other 300 are due with the invoice on 1 December.
  @Test func whatInstalmentsLeaveIsDueLast() throws {
    let script = Self.invoice(
      "(1, 'I1', 1, 1, 'issued', '2026-08-01', '2026-12-01', 90000, NULL, NULL)",
      parts: "(1, '2026-09-01', 30000), (1, '2026-10-01', 30000)", payments: Self.paid(1, "2026-09-10", 40000))
    #expect(
      try cells("show receivable, unpaid, overdue, not_due", in: script) == [["50000", "50000", "20000", "30000"]])
    #expect(
      try cells("show due_amount by month 2026-09..2026-12", in: script)
        == [["2026-09", "30000"], ["2026-10", "30000"], ["2026-11", "0"], ["2026-12", "30000"]])
    // Due at once, or on no day at all: with the last instalment.
    for day in ["'2026-08-01'", "NULL"] {
      let script = Self.invoice(
        "(1, 'I1', 1, 1, 'issued', '2026-08-01', \(day), 90000, NULL, NULL)",
        parts: "(1, '2026-09-01', 30000), (1, '2026-10-01', 30000)")
      #expect(
        try cells("show due_amount by month 2026-08..2026-10", in: script)
          == [["2026-08", "0"], ["2026-09", "30000"], ["2026-10", "60000"]])
    }
  }

  /// 900 in instalments of 600 and 600: 300 of the second are owed.
  @Test func instalmentsBeyondTheInvoiceAreNotOwed() throws {
    let script = Self.invoice(
      "(1, 'I1', 1, 1, 'issued', '2026-08-01', '2026-12-01', 90000, NULL, NULL)",
      parts: "(1, '2026-09-01', 60000), (1, '2026-10-01', 60000), (1, '2026-11-01', 100)")
    #expect(try cells("show receivable, unpaid, overdue", in: script) == [["90000", "90000", "90000"]])
    #expect(
      try cells("show due_amount by month 2026-09..2026-11", in: script)
        == [["2026-09", "60000"], ["2026-10", "30000"], ["2026-11", "0"]])
  }

  /// Three instalments of 300, due on 1 July, 1 August, 1 September; the invoice says the first of these days.
  @Test(arguments: [
    // Each on its day; the second 10 days late and the last in time; the first two with one payment, 34 and 3 days late.
    (["2026-07-01", "2026-08-01", "2026-09-01"], [30000, 30000, 30000], "0"),
    (["2026-07-01", "2026-08-11", "2026-08-31"], [30000, 30000, 30000], "10"),
    (["2026-08-04", "2026-09-01"], [60000, 30000], "34"),
    // 100 of the second came with the first; the rest is what counts.
    (["2026-07-01", "2026-08-06", "2026-09-01"], [40000, 20000, 30000], "5"),
  ]) func anInstalmentIsLateByItsOwnDay(days: [String], amounts: [Int], late: String) throws {
    let payments = days.indices.map { Self.paid($0 + 1, days[$0], amounts[$0]) }.joined()
    let script = Self.invoice(
      "(1, 'I1', 1, 1, 'issued', '2026-06-01', '2026-07-01', 90000, NULL, NULL)",
      parts: "(1, '2026-07-01', 30000), (1, '2026-08-01', 30000), (1, '2026-09-01', 30000)", payments: payments)
    #expect(try cells("show days_late 2026-07..2026-09", in: script) == [[late]])
  }

  /// 100.00 USD at 8.00, paid in USD at 6.00 or at 9.00: nothing is owed, whatever came in.
  @Test(arguments: [60000, 90000]) func aDifferenceOfRatesIsNotOwed(amount: Int) throws {
    let script = Self.invoice(
      "(1, 'I1', 1, 1, 'issued', '2026-10-01', '2026-10-31', 80000, 10000, 'USD')",
      payments: Self.paid(1, "2026-11-05", amount, "10000, 'USD'"))
    #expect(
      try cells(
        "show receivable, unpaid, overdue, overdue_invoices, advances, days_late, collected this month", in: script)
        == [["0", "0", "0", "0", "0", "5", "\(amount)"]])
  }

  /// Half of it is half of the invoice; 200.00 of the store's own are a quarter. Of two instalments of 50.00 USD the second
  /// is open by half.
  @Test func partsOfAForeignInvoiceAreInItsCurrency() throws {
    let script = Self.invoice(
      "(1, 'I1', 1, 1, 'issued', '2026-10-01', '2026-10-31', 80000, 10000, 'USD')",
      parts: "(1, '2026-10-31', 5000), (1, '2026-11-30', 5000)",
      payments: Self.paid(1, "2026-10-20", 30000, "5000, 'USD'") + Self.paid(2, "2026-11-05", 20000))
    #expect(
      try cells("show unpaid, receivable by month 2026-10..2026-11", in: script)
        == [["2026-10", "40000", "40000"], ["2026-11", "20000", "20000"]])
    #expect(
      try cells("show due_amount by month 2026-10..2026-11", in: script) == [
        ["2026-10", "40000"], ["2026-11", "40000"],
      ])
  }

  /// Ann, who was in North, is in South from 10 November on with what is owed to her: of 1000.00 at the start of the month
  /// 300.00 were paid and nothing is not due yet; 700.00 are 63 days of 1000.00 in 90.
  @Test func whatIsCollectedIsOfThoseThatOwe() throws {
    let script =
      Self.invoice(
        "(1, 'I1', 1, 1, 'issued', '2026-10-10', '2026-10-31', 100000, NULL, NULL)",
        payments: Self.paid(1, "2026-11-05", 30000)) + """
        INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
          (1, '2020-01-01', '2026-11-10', 1, NULL), (1, '2026-11-10', '9999-12-31', 2, 2);
        """
    #expect(try cells("show cei, dso by team this month", in: script) == [["South", "0.3", "63"]])
    #expect(
      try cells("show cei, dso, best_possible_dso by manager this month", in: script) == [["Bo", "0.3", "63", "0"]])
    #expect(try cells("show cei, dso this month", in: script) == [["0.3", "63"]])
    #expect(try cells("show cei by month 2026-11", in: script) == [["2026-11", "0.3"]])
  }
}
