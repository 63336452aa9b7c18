import Evaluation
import Store
import Testing
import Values

/// What has no exchange rate is counted and not priced (METRICS G11), with the sums done by hand.
@Suite struct UnpricedTests {
  private static let currencies = "INSERT INTO currencies (code) VALUES ('GBP'), ('EUR');"

  private func answer(_ statement: String, in script: String) throws -> (cells: [[String]], warnings: [String]) {
    let workspace = try HandMade.workspace(Self.currencies + script)
    let found = try workspace.answer(statement)
    return (
      found.rows.map { $0.map { Cell($0, workspace.settings.calendar).description } },
      (found.tail?.notes ?? []).filter { $0.kind == .warning }.map(\.text)
    )
  }

  private static func warning(_ count: Int, _ name: String) -> String {
    "\(count) \(name) in another currency have no exchange rate and are in no sum"
  }

  /// Invoice 1: 1000.00, due 10 Nov. Of the unpriced ones 2 is due 1 Nov, 3 on 1 Dec; 4, 200 EUR, was written off on
  /// 5 Nov, when there was a rate. Of 5, 100 GBP in two instalments, 40 GBP are paid.
  private static let invoices = """
    INSERT INTO invoices (id, customer_id, rep_id, status, issued_on, due_on, amount, original_amount, currency) VALUES
      (1, 1, 1, 'issued', '2026-10-10', '2026-11-10', 100000, NULL, NULL),
      (2, 2, 2, 'issued', '2026-10-01', '2026-11-01', NULL, 10000, 'GBP'),
      (3, 2, 2, 'issued', '2026-10-01', '2026-12-01', NULL, 10000, 'GBP'),
      (4, 1, 1, 'issued', '2026-10-01', '2026-10-31', NULL, 20000, 'EUR'),
      (5, 1, 1, 'issued', '2026-10-01', '2026-10-20', NULL, 10000, 'GBP');
    INSERT INTO instalments (invoice_id, due_on, amount) VALUES (5, '2026-10-20', 5000), (5, '2026-11-20', 5000);
    INSERT INTO payments (id, kind, customer_id, rep_id, paid_on, amount, original_amount, currency) VALUES
      (1, 'write_off', 1, 1, '2026-11-05', 160000, 20000, 'EUR'), (2, 'receipt', 1, 1, '2026-11-06', 28000, 4000, 'GBP');
    INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, rep_id, paid_on, amount) VALUES
      (1, 4, 1, 1, '2026-11-05', 160000), (2, 5, 1, 1, '2026-11-06', 28000);
    """

  /// Of Acme invoice 1 and both parts of invoice 5 are late, of Beta invoice 2; only the first has a price.
  @Test func unpaidInvoicesAreCounted() throws {
    let found = try answer("show overdue_invoices, overdue, unpaid, not_due, receivable by customer", in: Self.invoices)
    #expect(
      found.cells == [["Acme", "2", "100000", "100000", "0", "100000"], ["Beta", "1", "0", "0", "0", "0"]])
    // Of what was ever invoiced 4 have no price.
    #expect(found.warnings == [Self.warning(4, "invoices")])
    #expect(try answer("show unpaid", in: Self.invoices).warnings == [Self.warning(3, "invoices")])
  }

  /// The written-off one is no longer there, and what settled it takes nothing away. On the 4th it was there: 4 unpriced.
  @Test func settledInvoicesOwnNothing() throws {
    #expect(
      try answer(
        "show receivable, unpaid, overdue_invoices where customer = \"Acme\" as of 2026-11-04", in: Self.invoices
      ).cells
        == [["100000", "100000", "2"]])
    #expect(
      try answer("show unpaid, overdue_invoices as of 2026-11-04", in: Self.invoices).warnings
        == [Self.warning(4, "invoices")])
    #expect(
      try answer(
        "show receivable, overdue_invoices by month where customer = \"Acme\" since 2026-10-01", in: Self.invoices
      )
      .cells == [["2026-10", "100000", "1"], ["2026-11", "100000", "2"]])
  }

  /// The parts of invoice 5 are in its own currency.
  @Test func instalmentsHaveNoPriceEither() throws {
    let found = try answer("show due_amount by month 2026-10-01..2026-12-31", in: Self.invoices)
    #expect(found.cells == [["2026-10", "0"], ["2026-11", "100000"], ["2026-12", "0"]])
    #expect(found.warnings == [Self.warning(5, "invoices")])
  }

  /// Deal 1 is open without a price, deal 2 won with one, deal 3 was won in October without one.
  private static let deals = """
    INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, original_amount, currency, created_on,
      closed_on) VALUES (1, 1, 1, 1, 'open', NULL, 10000, 'GBP', '2026-10-01', NULL),
      (2, 1, 1, 1, 'won', 50000, NULL, NULL, '2026-10-01', '2026-11-05'),
      (3, 2, 2, 2, 'won', NULL, 7000, 'GBP', '2026-09-01', '2026-10-05');
    INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, state, owner_id, amount) VALUES
      (1, 1, '2026-10-01', '9999-12-31', 'open', 1, NULL), (2, 1, '2026-10-01', '2026-11-05', 'open', 1, 50000),
      (2, 1, '2026-11-05', '9999-12-31', 'won', 1, 50000), (3, 2, '2026-09-01', '2026-10-05', 'open', 2, NULL),
      (3, 2, '2026-10-05', '9999-12-31', 'won', 2, NULL);
    """

  /// Only what is in the answer is spoken of: by period, by condition, as of the day.
  @Test(arguments: [
    ("show pipeline, open_opportunities", ["0", "1"], 1), ("show pipeline as of 2026-09-30", ["0"], 1),
    ("show pipeline as of 2026-10-31", ["50000"], 1), ("show won_value, closes this month", ["50000", "1"], 0),
    ("show won_value, closes last month", ["0", "1"], 1), ("show won_value where rep = \"Ann\" all time", ["50000"], 0),
    ("show won_value, pipeline this month", ["50000", "0"], 1), ("show weighted_pipeline where rep = \"Bo\"", ["0"], 0),
  ]) func onlyDealsOfTheAnswerAreWarnedOf(statement: String, cells: [String], count: Int) throws {
    let found = try answer(statement, in: Self.deals)
    #expect(found.cells == [cells])
    #expect(found.warnings == (count > 0 ? [Self.warning(count, "opportunities")] : []))
  }

  /// On the last day of September deal 3 was open, of October and today deal 1.
  @Test func alongTimeTheMostOfAnyMomentAreSpokenOf() throws {
    let found = try answer("show pipeline by month 2026-09-01..2026-11-30", in: Self.deals)
    #expect(found.cells == [["2026-09", "0"], ["2026-10", "50000"], ["2026-11", "0"]])
    #expect(found.warnings == [Self.warning(1, "opportunities")])
  }
}
