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

  /// Of three expenses two are of somebody: what is counted of a field are records that have it.
  @Test func recordsWithoutTheValueAreNotCounted() throws {
    let script = """
      INSERT INTO reps (id, name) VALUES (1, 'Ann');
      INSERT INTO expenses (rep_id, category, note, spent_on, status, amount) VALUES
        (1, 'travel', 'train', '2026-11-02', 'paid', 3000), (1, 'meals', NULL, '2026-11-03', 'paid', 1000),
        (NULL, 'travel', NULL, '2026-11-03', 'paid', 500);
      """
    #expect(
      try cells("show count(expenses.rep), count(expenses.note), count(expenses) this month", in: script)
        == [["2", "1", "3"]])
    #expect(
      try cells("show count(expenses.rep where category = \"travel\" or note is empty) this month", in: script)
        == [["2"]])
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    _ = try workspace.answer("show count(expenses.note) this month")
    #expect(try workspace.answer("drill 1").rows.count == 1)
  }

  /// A field of one's own need not be whole: 1.5 is between 0 and 2.
  @Test func bandsOfOwnNumbersHaveNoGaps() throws {
    let script = """
      ALTER TABLE customers ADD COLUMN custom_score REAL;
      INSERT INTO custom_fields (entity, name, title, type, column_name)
        VALUES ('customers', 'score', 'Score', 'number', 'custom_score');
      UPDATE customers SET custom_score = CASE id WHEN 1 THEN 1.5 ELSE 2 END;
      """
    #expect(
      try HandMade.cells("show count(customers) by score in bands 0, 2", in: script) == [["0..2", "1"], ["2+", "1"]])
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

  /// A column's machine name has no blanks.
  @Test func namesOfColumns() throws {
    let workspace = try Workspace(path: ":memory:", today: today)
    let answer = try workspace.answer("show p90(opportunities.amount) by (closed - created) in bands 30, 60")
    #expect(answer.columns.map(\.name) == ["closed-created", "percentile(opportunities.amount,90)"])
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

  /// x = 1, 2, 3, 4, 10 and y = 2, 1, 4, 3, 50 of five reps: means 4 and 12, sums of products 288, of squares 50 and
  /// 1810; the ranks 1 to 5 and 2, 1, 4, 3, 5 differ by 1, 1, 1, 1, 0, so 1 - 6 x 4 / (5 x 24) is 0.8.
  @Test func correlationOverRows() throws {
    var script = ""
    for (rep, (visits, calls)) in zip([1, 2, 3, 4, 10], [2, 1, 4, 3, 50]).enumerated() {
      script += "INSERT INTO reps (id, name) VALUES (\(rep + 1), 'r\(rep)');"
      for (type, count) in [("visit", visits), ("call", calls)] {
        for _ in 0..<count {
          script += "INSERT INTO activities (type, done_on, rep_id) VALUES ('\(type)', '2026-11-02', \(rep + 1));"
        }
      }
    }
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    let answer = try workspace.answer("correlate visits with calls by rep this month")
    #expect(answer.columns.map(\.name) == ["x", "y", "n", "pearson", "low", "high", "spearman"])
    #expect(answer.rows[0][..<3] == [.text("visits"), .text("calls"), .integer(5)])
    let numbers = answer.rows[0][3...].map { $0.number ?? .nan }
    // atanh(0.957344) is 1.913093, give or take 1.959964 over the root of 2.
    let wanted = [288 / (50.0 * 1810).squareRoot(), 0.483229, 0.997278, 0.8]
    for (number, expected) in zip(numbers, wanted) { #expect(abs(number - expected) < 0.000001) }
    #expect(answer.tail?.notes.first?.text.hasPrefix("a strong correlation") == true)

    // Three rows are too few; a number that never changes goes with nothing.
    let few = try workspace.answer("correlate visits with calls by rep having visits < 4 this month")
    #expect(few.rows[0][2...] == [.integer(3), .nothing, .nothing, .nothing, .nothing])
    #expect(few.tail?.notes.first?.kind == .warning)
    let constant = try workspace.answer("correlate visits with closes by rep this month")
    #expect(constant.rows[0][3] == .nothing)
    #expect(constant.tail?.notes.first?.text.contains("closes is the same in every row") == true)
    // Visits over calls are known of all, visits over closes of none.
    let unknown = try workspace.answer("correlate visits/closes with calls by rep this month")
    #expect(unknown.tail?.notes.last?.text.hasPrefix("5 of 5 rows") == true)
  }

  /// A metric over sets stands in definitions, and cannot be defined by itself.
  @Test func setsInDefinitions() throws {
    let workspace = try Workspace(path: ":memory:", today: today)
    let defined = try workspace.answer(
      "define good = count(customers with sales > 10); show good by industry this year")
    #expect(defined.columns.map(\.name) == ["industry", "good"])
    let mistake = #expect(throws: Diagnostic.self) {
      try workspace.answer("define loop = closes; define loop = count(customers with loop > 1)")
    }
    #expect(mistake?.code == "definition-cycle")
  }
}
