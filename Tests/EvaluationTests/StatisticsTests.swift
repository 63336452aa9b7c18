import Evaluation
import Store
import Syntax
import Testing
import Values

/// Statistics of a few records, with the arithmetic beside them.
@Suite struct StatisticsTests {
  private func cells(_ statement: String, in script: String) throws -> [[String]] {
    let path = try SampleStore.store(script)
    let workspace = try Workspace(path: path, today: today)
    return try workspace.answer(statement).rows.map { $0.map { Cell($0, workspace.settings.calendar).description } }
  }

  private func expenses(_ amounts: [Int], category: String = "travel") -> String {
    amounts.map {
      "INSERT INTO expenses (category, spent_on, status, amount) VALUES ('\(category)', '2026-11-02', 'paid', \($0));"
    }.joined()
  }

  /// 10, 20, 30, 40: the 90th lies at 0.9 x 3 = 2.7, so 30 + 0.7 x 10.
  @Test(arguments: [
    ("p90(expenses.amount)", "3700"), ("percentile(expenses.amount, 0)", "1000"),
    ("percentile(expenses.amount, 100)", "4000"), ("percentile(expenses.amount, 50)", "2500"),
    ("median(expenses.amount)", "2500"), ("percentile(expenses.amount, 33.3333)", "1999.9990000000003"),
    ("percentile(expenses.amount, 90%)", "3700"),
  ]) func percentilesLieBetweenNeighbours(value: String, expected: String) throws {
    let found = try cells("show \(value)", in: expenses([3000, 1000, 4000, 2000]))
    let (number, wanted) = (try #require(Double(found[0][0])), try #require(Double(expected)))
    #expect(abs(number - wanted) < 0.0005 * 2)
  }

  /// Of one record there is a percentile and no deviation; of none neither; of equal ones the deviation is 0.
  @Test func fewRecords() throws {
    let script = expenses([700], category: "one") + expenses([500, 500, 500], category: "same")
    #expect(
      try cells("show p90(expenses.amount), stddev(expenses.amount) by category", in: script)
        == [["one", "700", "–"], ["same", "500", "0"]])
    #expect(try cells("show p90(expenses.amount), stddev(expenses.amount)", in: "") == [["–", "–"]])
    #expect(
      try cells("show corr(orders.shipped - orders.ordered, orders.shipped - orders.required)", in: "") == [["–"]])
  }

  /// 4, 7, 13 and 16, and as much above a large number: the mean lies 10 above it, the squares are 36, 9, 9, 36, over 3 is 30.
  @Test(arguments: [0, 1_000_000_000, 1_000_000_000_000_000])
  func deviationOfLargeNumbers(offset: Int) throws {
    let found = try cells("show stddev(expenses.amount)", in: expenses([4, 7, 13, 16].map { $0 + offset }))
    let deviation = try #require(Double(found[0][0]))
    #expect(abs(deviation - 5.477225575051661) < 1e-12)
  }

  /// Prices and costs of products: x = 1, 2, 3, 4 and y = 2, 4, 6, 9 about their means 2.5 and 5.25: sums of products
  /// 11.5, of squares 5 and 26.75.
  @Test(arguments: [0, 1_000_000_000_000_000]) func correlationOfLargeNumbers(offset: Int) throws {
    let script = zip([1, 2, 3, 4], [2, 4, 6, 9]).enumerated().map { index, pair in
      "INSERT INTO products (id, name, price, cost) VALUES (\(index + 1), 'p\(index)', \(pair.0 + offset), \(pair.1 + offset));"
    }.joined()
    let found = try cells(
      "show corr(products.price, products.cost), corr(products.price, 0 - products.cost)", in: script)
    let wanted = 11.5 / (5.0 * 26.75).squareRoot()
    #expect(abs(try #require(Double(found[0][0])) - wanted) < 1e-12)
    #expect(abs(try #require(Double(found[0][1])) + wanted) < 1e-12)
  }

  /// A price that never changes goes with nothing.
  @Test func aConstantHasNoCorrelation() throws {
    let script = (1...3).map {
      "INSERT INTO products (id, name, price, cost) VALUES (\($0), 'p\($0)', 10000000000000001, \($0));"
    }.joined()
    #expect(try cells("show corr(products.price, products.cost)", in: script) == [["–"]])
  }

  /// A field of the firm's own is a number like any other: 1.5, 2.5, 6.5.
  @Test func customFieldsCount() throws {
    let script = """
      ALTER TABLE customers ADD COLUMN custom_seats REAL;
      INSERT INTO custom_fields (entity, name, title, type, column_name)
        VALUES ('customers', 'seats', 'Seats', 'number', 'custom_seats');
      INSERT INTO parties (id) VALUES (1), (2), (3);
      INSERT INTO customers (id, name, custom_seats, created_on) VALUES (1, 'Acme', 1.5, '2024-01-01'),
        (2, 'Beta', 2.5, '2024-01-01'), (3, 'Core', 6.5, '2024-01-01');
      """
    #expect(
      try cells("show median(customers.seats), avg(customers.seats), max(customers.seats - 1)", in: script)
        == [["2.5", "3.5", "5.5"]])
    #expect(
      try cells("show count(customers) by seats in bands 2.5, 5", in: script)
        == [["<2.5", "1"], ["2.5..5", "1"], ["5+", "1"]])
  }

  /// Acme first ordered in October and again in November, Beta first in November; drafts are no orders.
  @Test func newInTheTimeOfTheRow() throws {
    let script = """
      INSERT INTO parties (id) VALUES (1), (2);
      INSERT INTO customers (id, name, created_on) VALUES (1, 'Acme', '2024-01-01'), (2, 'Beta', '2024-01-01');
      INSERT INTO orders (id, customer_id, status, ordered_on) VALUES (1, 1, 'confirmed', '2026-10-05'),
        (2, 1, 'confirmed', '2026-11-03'), (3, 2, 'draft', '2026-10-01'), (4, 2, 'shipped', '2026-11-10'),
        (5, 2, 'cancelled', '2026-11-20');
      INSERT INTO order_lines (order_id, status, amount) VALUES (1, 'confirmed', 10000), (2, 'confirmed', 20000),
        (3, 'draft', 500), (4, 'shipped', 40000), (5, 'cancelled', 700);
      """
    #expect(
      try cells("show new_customer_sales, sales by month 2026-10-01..2026-11-30", in: script)
        == [["2026-10", "10000", "10000"], ["2026-11", "40000", "60000"]])
    // In the two months together both are new.
    #expect(try cells("show new_customer_sales 2026-10-01..2026-11-30", in: script) == [["70000"]])
    #expect(
      try cells("show new_customer_sales by weekday 2026-10-01..2026-11-30 where customer = \"Beta\"", in: script)
        .filter { $0[1] != "0" } == [["2", "40000"]])
    #expect(
      try cells("list customers with name, first_order, last_order sort name", in: script)
        == [["Acme", "2026-10-05", "2026-11-03"], ["Beta", "2026-11-10", "2026-11-10"]])
    #expect(try cells("show count(customers where first_order in period) this month", in: script) == [["1"]])
  }
}
