import Testing
import Values

@testable import Store

/// Payments that invoices say of themselves, beside a list of receipts: 70 of 100 and 30 of 50 by the balances, and 70
/// and 20 by the receipts.
@Suite struct ReportedPaymentsTests {
  let desk: ImportDesk

  init() throws {
    desk = try ImportDesk()
    try desk.load(
      "invoices", "no,c,d,a\nI1,Acme,2026-01-05,100\nI2,Blue,2026-01-06,50\n",
      ["id = no", "customer = c", "issued = d", "amount = a"])
  }

  private func balances(_ first: Int = 70) throws -> ImportSummary {
    try desk.load(
      "payments", "no,d,a\nI1,2026-01-05,\(first)\nI2,2026-01-06,30\n",
      ["id = no", "invoice = no", "paid = d", "amount = a"])
  }

  private func receipts() throws -> ImportSummary {
    try desk.load(
      "payments", "no,i,d,a\nR1,I1,2026-02-01,70\nR2,I2,2026-02-01,20\n",
      ["id = no", "invoice = i", "paid = d", "amount = a"])
  }

  private var payments: [String] {
    get throws {
      try desk.rows(
        """
        SELECT p.external_id, p.amount, a.amount FROM payments p JOIN payment_allocations a ON a.payment_id = p.id
        ORDER BY 1
        """)
    }
  }

  private let counted = ["I1|0|0", "I2|1000|1000", "R1|7000|7000", "R2|2000|2000"]

  @Test func theyGiveWayToReceiptsThatCome() throws {
    _ = try balances()
    #expect(try receipts().remarks.isEmpty)
    #expect(try payments == counted)
    #expect(try receipts().updated == 0)
    #expect(try balances().updated == 0)
    #expect(try payments == counted)
  }

  @Test func theyAreTheRestOfReceiptsThatAreThere() throws {
    _ = try receipts()
    _ = try balances()
    #expect(try payments == counted)
    #expect(try balances().updated == 0)
  }

  /// 100 - 70, once the balance says that all is paid.
  @Test func aLaterBalanceSaysMore() throws {
    _ = try balances()
    _ = try receipts()
    _ = try balances(100)
    #expect(try payments.first == "I1|3000|3000")
    #expect(try receipts().updated == 0)
    #expect(try payments.first == "I1|3000|3000")
  }

  /// 70 + 20 + 10.
  @Test func whatIsCollectedIsCountedOnce() throws {
    _ = try balances()
    _ = try receipts()
    #expect(try desk.rows("SELECT SUM(amount) FROM payments") == ["10000"])
    #expect(try desk.rows("SELECT SUM(amount) FROM receivable_movements") == ["5000"])
  }
}
