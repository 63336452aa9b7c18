import Evaluation
import Store
import Testing
import Values

/// Counts and sums that the question itself writes, beside the metrics of the same records.
@Suite struct RawRecordTests {
  /// Of four orders one is a draft and one cancelled; of five payments one went back and one was given up; one expense
  /// waits.
  private static let script =
    HandMade.invoices + """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 1, 'draft', '2026-11-02'),
        (2, 1, 1, 'cancelled', '2026-11-02'), (3, 2, 2, 'confirmed', '2026-11-02'), (4, 2, 2, 'shipped', '2026-10-02');
      INSERT INTO payments (kind, customer_id, rep_id, paid_on, amount) VALUES ('write_off', 2, 2, '2026-11-10', 700),
        ('receipt', 2, 2, '2026-11-10', 900);
      INSERT INTO expenses (rep_id, spent_on, status, amount) VALUES (1, '2026-11-03', 'submitted', 500),
        (2, '2026-11-03', 'paid', 600);
      """

  private func notes(_ statement: String) throws -> [String] {
    try HandMade.workspace(Self.script).answer(statement).tail?.notes.map(\.text) ?? []
  }

  @Test(arguments: [
    ("show count(orders)", ["2 of these orders are drafts or cancelled; `orders` leaves them out"]),
    ("show sum(invoices.amount) by customer", ["2 of these invoices are drafts or void; `invoiced` leaves them out"]),
    (
      "show sum(payments.amount) this month",
      ["2 of these payments are refunds or write-offs; `collected` takes refunds off and leaves write-offs out"]
    ),
    (
      "show avg(expenses.amount) where rep = \"Ann\"",
      ["1 of these expenses are not approved; `expenses` leaves them out"]
    ),
    // There are none of them, they are asked for, or the metric is.
    ("show count(orders) last month", []), ("show count(orders) by status", []),
    ("show count(orders where status = \"draft\")", []), ("show count(orders) where status != \"draft\"", []),
    ("show orders, collected, expenses", []), ("show sum(expenses.amount) where rep = \"Bo\"", []),
  ]) func recordsThatNoMetricCountsAreNamed(statement: String, expected: [String]) throws {
    #expect(try notes(statement) == expected)
  }

  /// 500 + 250 of the two that have a level; the third has none.
  @Test func levelsOfSeveralProductsAddUp() throws {
    let script = """
      INSERT INTO products (id, name, category, reorder_level) VALUES (1, 'Saw', 'tools', 500000),
        (2, 'Axe', 'tools', 250000), (3, 'Day', 'services', NULL);
      """
    #expect(
      try HandMade.cells("show reorder_level by category", in: script) == [["services", "–"], ["tools", "750"]])
    let total = try HandMade.workspace(script).answer("show reorder_level by product").tail?.total
    #expect(total?.last == .real(750))
  }

  /// 1000.00 and 500.00 are invoiced, 100.00 of it is credited on 15 November.
  @Test func creditNotesReduceSalesThatAreInvoiced() throws {
    let script = HandMade.invoices + "UPDATE settings SET value = 'invoiced' WHERE key = 'sales_basis';"
    let statement = "show sales, invoiced, credits, net_invoiced by month 2026-10-01..2026-11-30"
    #expect(
      try HandMade.cells(statement, in: script)
        == [["2026-10", "100000", "100000", "0", "100000"], ["2026-11", "40000", "50000", "10000", "40000"]])
  }
}
