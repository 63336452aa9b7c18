import Evaluation
import Store
import Syntax
import Testing
import Values

/// Numbers of a record that meet in one unit: money is kept in cents, quantities in thousandths, shares in basis points, and
/// a plain number beside money is one of whole units. The answers are found by hand from the records below.
@Suite struct RecordUnitsTests {
  /// Deals of 100.00, 150.50 and 9000.00 with 2, 100 and 5 seats; lines of 7.5 saws at 2.00 each with 14 % off and of 2
  /// saws at 40.00; 12 saws in stock, to be ordered again at 10.
  private static let script = """
    ALTER TABLE opportunities ADD COLUMN custom_seats REAL;
    INSERT INTO custom_fields (entity, name, title, type, column_name)
      VALUES ('opportunities', 'seats', 'Seats', 'number', 'custom_seats');
    INSERT INTO opportunities (id, name, customer_id, rep_id, state, amount, created_on, custom_seats) VALUES
      (1, 'Small', 1, 1, 'open', 10000, '2026-10-01', 2), (2, 'Odd', 1, 1, 'open', 15050, '2026-10-01', 100),
      (3, 'Large', 2, 2, 'open', 900000, '2026-10-01', 5);
    INSERT INTO products (id, name, price, reorder_level) VALUES (1, 'Saw', 400, 10000);
    INSERT INTO stock_movements (product_id, kind, moved_on, quantity) VALUES (1, 'receipt', '2026-10-01', 12000);
    INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 1, 'confirmed', '2026-11-02');
    INSERT INTO order_lines (id, order_id, product_id, customer_id, rep_id, status, ordered_on, quantity, price,
      discount_bp, gross, amount) VALUES
      (1, 1, 1, 1, 1, 'confirmed', '2026-11-02', 7500, 200, 1400, 1500, 1290),
      (2, 1, 1, 1, 1, 'confirmed', '2026-11-02', 2000, 4000, 0, 8000, 8000);
    """

  private static let visits = """
    INSERT INTO activities (type, done_on, rep_id, customer_id)
      VALUES ('visit', '2026-11-02', 1, 1), ('visit', '2026-11-03', 1, 1);
    """

  @Test(arguments: [
    ("opportunities where amount > 2 * 50", 2), ("opportunities where 150 < amount", 2),
    ("opportunities where amount between 2 * 50 and 151", 2), ("opportunities where amount - 50 = 100.50", 1),
    ("opportunities where 1000 - amount > 0", 2), ("opportunities where -amount < -150", 2),
    ("opportunities where amount > seats * 10", 2), ("opportunities where seats < amount", 3),
    ("opportunities where amount / seats > 50", 1), ("opportunities where seats / amount < 0.1", 2),
    ("opportunities where amount * 2 in (200, 301)", 2), ("opportunities where amount > amount - 1", 3),
    ("order_lines where amount = gross * (1 - discount)", 2), ("order_lines where gross = quantity * price", 2),
    ("order_lines where quantity - 5 > 2", 1), ("order_lines where quantity > 7", 1),
    ("order_lines where 7 < quantity", 1),
    ("order_lines where discount + 1% > 15%", 0), ("order_lines where discount + 1% >= 15%", 1),
    ("order_lines where discount + 0.01 = 0.15", 1), ("order_lines where discount > quantity", 0),
    ("order_lines where quantity + discount > 7.6", 1), ("order_lines where quantity * 100 > amount", 2),
    ("order_lines where quantity < price", 1), ("order_lines where quantity > price", 1),
    ("order_lines where discount * 3 > 42%", 0), ("order_lines where discount * 3 >= 42%", 1),
    ("order_lines where 0.07 * quantity > 0.525", 0), ("order_lines where quantity * 0.07 = 0.14", 1),
    ("order_lines where 1 - amount / gross > 14%", 0), ("order_lines where 1 - amount / gross >= 0.14", 1),
    ("order_lines where 1.1 - amount / gross = 0.24", 1), ("order_lines where amount / gross * 3 = 2.58", 1),
    ("order_lines where discount / 0.7 = 20%", 1), ("order_lines where quantity / 3 = 2.5", 1),
    ("order_lines where amount / 1.1 < 0", 0), ("order_lines where gross / 0 > 1", 0),
    ("order_lines where amount / gross / (amount / gross) = 1", 2),
    ("products where reorder_level < price * 3", 1), ("products where reorder_level - 10 = 0", 1),
  ]) func conditionsMeetInOneUnit(records: String, count: Int) throws {
    #expect(try HandMade.cells("show count(\(records))", in: Self.script) == [["\(count)"]])
    #expect(try HandMade.cells("list \(records)", in: Self.script).count == count)
  }

  @Test(arguments: [
    ("list opportunities with amount + 1000, seats * 10 where name = \"Odd\"", [["115050", "1000"]]),
    ("list products with on_hand, on_hand * price, on_hand - 2", [["12", "4800", "10"]]),
    ("list products with name where on_hand < reorder_level + 3", [["Saw"]]),
    ("list products with name where on_hand - reorder_level > 2", []),
    ("list products with name where reorder_level < on_hand", [["Saw"]]),
    ("list customers with name where won_value + 1 > won_value", [["Acme"], ["Beta"]]),
    ("list customers with name where sum(opportunities.amount) > 100 * 10", [["Beta"]]),
    ("show sum(opportunities.amount + 1), max(order_lines.quantity * 2)", [["925350", "15"]]),
    (
      "show count(order_lines) by loss = 1 - amount / gross in bands 0.14, 0.2",
      [["<0.14", "1"], ["0.14..0.2", "1"]]
    ),
  ]) func columnsAreInTheirUnit(question: String, rows: [[String]]) throws {
    #expect(try HandMade.cells(question, in: Self.script) == rows)
  }

  /// Sales are 92.90 in all, by two visits.
  @Test(arguments: [
    ("having sales > 2 * 46", true), ("having sales > 2 * 47", false), ("having 90 < sales", true),
    ("having 95 < sales", false), ("having sales > visits * 46", true), ("having visits * 47 < sales", false),
    ("having sales between visits * 40 and visits * 50", true), ("having visits < sales", true),
    ("having last_visit > visits", false), ("having last_visit < visits", false),
    ("having visits in (sales / 46.45, 7)", true),
  ]) func rowsMeetInOneUnit(condition: String, isThere: Bool) throws {
    let rows = try HandMade.cells("show sales, visits by rep \(condition) this month", in: Self.script + Self.visits)
    #expect(rows == (isThere ? [["Ann", "9290", "2"]] : []))
  }

  /// Two visits at 120.00 each; 92.90 of sales, of which a tenth is 9.29.
  @Test(arguments: [
    ("define fee = visits * 120 as money", "show fee this month", ["24000"]),
    ("define fee = sales as count", "show fee this month", ["92.9"]),
    ("define fee = sales / visits as ratio", "show fee this month", ["46.45"]),
    ("define fee = sales / sales as percent", "show fee this month", ["1"]),
  ]) func aDeclaredUnitIsThatOfTheNumber(definition: String, question: String, cells: [String]) throws {
    let workspace = try HandMade.workspace(Self.script + Self.visits)
    try workspace.answer(definition)
    let rows = try workspace.answer(question).rows
    #expect(rows.map { $0.map { Cell($0, workspace.settings.calendar).description } } == [cells])
  }

  @Test func aDeclaredUnitIsComparedInIt() throws {
    let workspace = try HandMade.workspace(Self.script + Self.visits)
    try workspace.answer("define fee = visits * 120 as money")
    #expect(try workspace.answer("show fee by rep having fee > 239 this month").rows.count == 1)
    #expect(try workspace.answer("show fee by rep having fee > 240 this month").rows.isEmpty)
  }

  /// A tenth more than sales of 92.90 is 102.19, whatever binary fractions make of it.
  @Test(arguments: [
    "sales * 1.1 <= 102.19", "sales * 1.1 >= 102.19", "sales * 1.1 = 102.19", "visits * 0.1 + 0.1 = 0.3",
  ])
  func exactlyTheLimitMeetsIt(condition: String) throws {
    #expect(
      try HandMade.cells("show sales, visits by rep having \(condition) this month", in: Self.script + Self.visits)
        .count == 1)
  }

  @Test(arguments: [
    "list opportunities where amount > created", "list opportunities where created > name",
    "list opportunities where name = seats * 2", "show count(opportunities where created < amount)",
  ]) func whatIsNoNumberIsNotComparedWithOne(question: String) throws {
    let mistake = #expect(throws: Diagnostic.self) { try HandMade.cells(question, in: Self.script) }
    #expect(mistake?.code == "value-kind")
  }

  /// Ann sold 92.90 in this month and visited twice, Bo nothing.
  @Test(arguments: [
    ("show sales - 50 by rep this month", [["Ann", "4290"]]), ("show 100 - sales by rep this month", [["Ann", "710"]]),
    ("show sales - visits * 10 by rep this month", [["Ann", "7290"]]),
    ("show sales + 2 * -10 this month", [["7290"]]), ("show reps where sales - 50 > 40 this month", [["Ann"]]),
    ("show reps where sales - 50 > 43 this month", []),
  ]) func aPlainNumberBesideMoneyIsOfWholeUnits(question: String, rows: [[String]]) throws {
    let found = try HandMade.cells(question, in: Self.script + Self.visits)
    #expect(found.map { $0.prefix(rows.first?.count ?? 0) } == rows.map { $0[...] })
  }

  @Test(arguments: ["show sales - visits this month", "show sales - 10% this month", "show sales - 60 days this month"])
  func whatIsNoPlainNumberIsNotTakenFromMoney(question: String) throws {
    #expect(throws: Diagnostic.self) { try HandMade.cells(question, in: Self.script + Self.visits) }
  }
}
