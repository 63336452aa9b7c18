import Testing
import Values

@testable import Store

/// The order in which files come changes nothing. The sums are done by hand.
@Suite struct LaterFileTests {
  private let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private let lines = "o,p,n,v\n1,Pen,3,2.00\n1,Cap,2,5.00\n"

  /// 3 pens at 1.20 and 2 caps at 4.05; a cost that the file says stays.
  @Test func aPriceListBehindTheLines() throws {
    try desk.load("order_lines", lines, ["order = o", "product = p", "quantity = n", "price = v"])
    #expect(try desk.rows("SELECT COUNT(cost) FROM order_lines") == ["0"])
    try desk.load("products", "n,c\nPen,1.20\nCap,4.05\n", ["name = n", "cost = c"])
    #expect(try desk.rows("SELECT cost FROM order_lines ORDER BY cost") == ["360", "810"])
    try desk.load("products", "n,c\nPen,9\nCap,9\n", ["name = n", "cost = c"])
    #expect(try desk.rows("SELECT cost FROM order_lines ORDER BY cost") == ["360", "810"])
  }

  /// 100 EUR less a tenth are 90: 630 at 7, 720 at 8. Without a day the last rate counts, then that of the day.
  @Test func theDayOfLinesInAnotherCurrency() throws {
    try desk.load("rates", "c,d,v\nEUR,2026-01-01,7\nEUR,2026-03-01,8\n", ["currency = c", "valid = d", "rate = v"])
    try desk.load(
      "order_lines", "o,p,n,v,s,c\n1,Pen,2,50,10%,EUR\n",
      ["order = o", "product = p", "quantity = n", "price = v", "discount = s", "currency = c"])
    let row = "SELECT amount, gross, price FROM order_lines"
    #expect(try desk.rows(row) == ["72000|80000|40000"])
    try desk.load("orders", "o,d\n1,2026-02-10\n", ["id = o", "ordered = d"])
    #expect(try desk.rows(row) == ["63000|70000|35000"])
  }

  @Test func ratesBehindTheLines() throws {
    try desk.load(
      "order_lines", "o,d,p,n,v,s,c\n1,2026-02-10,Pen,2,50,10%,EUR\n",
      ["order = o", "ordered = d", "product = p", "quantity = n", "price = v", "discount = s", "currency = c"])
    let row = "SELECT amount, gross, price FROM order_lines"
    #expect(try desk.rows(row) == ["||"])
    try desk.load("rates", "c,d,v\nEUR,2026-01-01,7\n", ["currency = c", "valid = d", "rate = v"])
    #expect(try desk.rows(row) == ["63000|70000|35000"])
  }

  /// The month's own rate comes on its last day: 8 for what was priced at 7. 100 EUR are 800 then.
  @Test func aRateBehindRecordsThatHadOne() throws {
    let rates = ["currency = c", "valid = d", "rate = v"]
    try desk.load("rates", "c,d,v\nEUR,2026-01-01,7\n", rates)
    try desk.load(
      "order_lines", "o,d,p,n,v,s,c\n1,2026-03-10,Pen,2,50,10%,EUR\n",
      ["order = o", "ordered = d", "product = p", "quantity = n", "price = v", "discount = s", "currency = c"])
    try desk.load(
      "expenses", "i,k,d,a,c\nE1,travel,2026-03-10,100,EUR\n",
      ["id = i", "category = k", "spent = d", "amount = a", "currency = c"])
    try desk.load(
      "opportunities", "n,s,c,z,v,u\n1,Won,2026-02-01,2026-03-10,100,EUR\n",
      ["id = n", "stage = s", "created = c", "closed = z", "amount = v", "currency = u"])
    let amounts = """
      SELECT (SELECT amount FROM expenses), (SELECT amount FROM opportunities),
        (SELECT amount FROM opportunity_states WHERE state = 'won'), amount, gross FROM order_lines
      """
    #expect(try desk.rows(amounts) == ["70000|70000|70000|63000|70000"])
    try desk.load("rates", "c,d,v\nEUR,2026-03-01,8\n", rates)
    #expect(try desk.rows(amounts) == ["80000|80000|80000|72000|80000"])
  }

  /// The lines made the order, which says whose it is in the end.
  @Test func ordersBehindTheirInvoices() throws {
    try desk.load("order_lines", lines, ["order = o", "product = p", "quantity = n", "price = v"])
    try desk.load("invoices", "i,o,d,a\nI1,1,2026-03-01,30\n", ["id = i", "order = o", "issued = d", "amount = a"])
    try desk.load("payments", "p,i,d,a\nP1,I1,2026-03-02,10\n", ["id = p", "invoice = i", "paid = d", "amount = a"])
    try desk.load(
      "credit_notes", "n,i,d,a\nN1,I1,2026-03-03,5\n", ["id = n", "invoice = i", "issued = d", "amount = a"])
    try desk.load("orders", "o,c,r\n1,Acme,Li Na\n", ["id = o", "customer = c", "rep = r"])
    for table in ["invoices", "payments", "payment_allocations", "credit_notes"] {
      let found = try desk.rows(
        "SELECT c.name, r.name FROM \(table) t JOIN customers c ON c.id = t.customer_id JOIN reps r ON r.id = t.rep_id")
      #expect(found == ["Acme|Li Na"], "\(table)")
    }
  }

  /// Acme came on the way with its order and is known since its own day.
  @Test func customersBehindTheirOrders() throws {
    try desk.load("orders", "o,c,d\n1,Acme,2026-03-02\n", ["id = o", "customer = c", "ordered = d"])
    try desk.load("customers", "n,d\nAcme,2026-02-01\n", ["name = n", "created = d"])
    #expect(try desk.rows("SELECT MIN(from_on) FROM party_states") == ["2026-02-01"])
  }

  @Test func campaignsBehindTheirSpend() throws {
    try desk.load("campaign_spend", "c,d,a\nFair,2026-03-02,10\n", ["campaign = c", "spent = d", "amount = a"])
    try desk.load("campaigns", "n,s\nFair,expo\n", ["name = n", "source = s"])
    #expect(
      try desk.rows("SELECT s.name FROM campaign_spend c JOIN sources s ON s.id = c.source_id") == ["expo"])
  }
}
