import Testing
import Values

@testable import Store

/// Invoices of 100 EUR, which are 700.00 at 7 in February; a euro is 8.00 since March and 5.00 since April. By hand.
@Suite struct InvoiceSettlementsTests {
  private let desk: ImportDesk

  init() throws {
    desk = try ImportDesk()
    desk.today = try day("2026-04-30")
    try desk.load(
      "rates", "c,d,v\nEUR,2026-02-01,7\nEUR,2026-03-01,8\nEUR,2026-04-01,5\nGBP,2026-02-01,10\n",
      ["currency = c", "valid = d", "rate = v"])
    try desk.load(
      "invoices",
      "i,d,v,u\nI1,2026-02-10,100,EUR\nI2,2026-02-10,100,EUR\nI3,2026-02-10,100,EUR\nI4,2026-02-10,700,USD\n",
      ["id = i", "issued = d", "amount = v", "currency = u"])
  }

  /// What settles each invoice, at its rate and in its own currency.
  private func settled() throws -> [String] {
    try desk.rows(
      """
      SELECT i.external_id, s.settled_on, s.amount, s.original_amount, d.settled_on FROM invoice_settlements s
      JOIN invoices i ON i.id = s.invoice_id JOIN dues d ON d.invoice_id = i.id ORDER BY 1, 2
      """)
  }

  /// 800.00 in March are 100 EUR, 500.00 in April too; 700.00 in March are 87.50 EUR, 612.50 at the rate of the invoice.
  /// 40 GBP are 400.00, in March 50 EUR. An invoice in the store's currency is paid at what is paid.
  @Test func paidInAnotherCurrency() throws {
    try desk.load(
      "payments",
      """
      p,i,d,v,u
      P1,I1,2026-03-05,800,USD
      P2,I2,2026-03-05,700,USD
      P3,I3,2026-03-05,40,GBP
      P4,I3,2026-04-05,250,USD
      P5,I4,2026-03-05,87.50,EUR

      """, ["id = p", "invoice = i", "paid = d", "amount = v", "currency = u"])
    #expect(
      try settled() == [
        "I1|2026-03-05|70000|10000|2026-03-05", "I2|2026-03-05|61250|8750|", "I3|2026-03-05|35000|5000|2026-04-05",
        "I3|2026-04-05|35000|5000|2026-04-05", "I4|2026-03-05|70000||2026-03-05",
      ])
  }

  @Test func creditedInAnotherCurrency() throws {
    try desk.load(
      "credit_notes", "n,i,d,v\nN1,I1,2026-04-05,250\n", ["id = n", "invoice = i", "issued = d", "amount = v"])
    #expect(try settled() == ["I1|2026-04-05|35000|5000|"])
  }
}
