import Testing
import Values

@testable import Store

/// What a file said wrongly and then rightly is as if it had never been said: what was taken from it follows, what files
/// said of the records themselves stays. The sums are done by hand.
@Suite struct CorrectedFileTests {
  private let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  /// Whose a record is: customer, source and rep.
  private func owners(_ table: String) throws -> [String] {
    try desk.rows(
      """
      SELECT t.external_id, c.name, s.name, r.name FROM \(table) t LEFT JOIN customers c ON c.id = t.customer_id
      LEFT JOIN sources s ON s.id = t.source_id LEFT JOIN reps r ON r.id = t.rep_id ORDER BY 1
      """)
  }

  private func loadCustomers(_ text: String = "n,s,d\nAcme,expo,2026-01-05\nBolt,referral,2026-01-05\n") throws {
    try desk.load("customers", text, ["name = n", "source = s", "created = d"])
  }

  /// 3 pens at 1.20 become 5 pens and then 5 caps at 4.05; a cost that the file says stays.
  @Test func costsOfLines() throws {
    try desk.load("products", "n,c\nPen,1.20\nCap,4.05\n", ["name = n", "cost = c"])
    let mapping = ["id = i", "order = o", "product = p", "quantity = n", "price = v"]
    func costs() throws -> [String] { try desk.rows("SELECT cost FROM order_lines ORDER BY external_id") }
    try desk.load("order_lines", "i,o,p,n,v,c\n1,7,Pen,3,2,\n2,7,Pen,3,2,4\n", mapping + ["cost = c"])
    #expect(try costs() == ["360", "400"])
    try desk.load("order_lines", "i,o,p,n,v\n1,7,Pen,5,2\n2,7,Pen,5,2\n", mapping)
    #expect(try costs() == ["600", "400"])
    try desk.load("order_lines", "i,o,p,n,v\n1,7,Cap,5,2\n2,7,Cap,5,2\n", mapping)
    #expect(try costs() == ["2025", "400"])
    // Another price list is no correction of a line.
    try desk.load("products", "n,c\nPen,1.50\nCap,5\n", ["name = n", "cost = c"])
    #expect(try desk.load("order_lines", "i,o,p,n,v\n1,7,Cap,5,2\n2,7,Cap,5,2\n", mapping).unchanged == 2)
    #expect(try costs() == ["2025", "400"])
  }

  /// What is Acme's is Bolt's; the source that a row says stays.
  @Test(arguments: [
    ("activities", "id = i", "type = 'visit'", "done = d"), ("orders", "id = i", "status = 'confirmed'", "ordered = d"),
    ("opportunities", "id = i", "stage = 'Proposal'", "created = d"),
  ]) func sourcesOfTheirCustomers(entity: String, id: String, word: String, day: String) throws {
    try loadCustomers()
    let mapping = [id, word, day, "customer = c"]
    try desk.load(entity, "i,d,c,s\n1,2026-02-01,Acme,\n2,2026-02-01,Acme,web\n", mapping + ["source = s"])
    try desk.load(entity, "i,d,c\n1,2026-02-01,Bolt\n2,2026-02-01,Bolt\n", mapping)
    #expect(try owners(entity) == ["1|Bolt|referral|", "2|Bolt|web|"])
    #expect(try desk.load(entity, "i,d,c\n1,2026-02-01,Bolt\n2,2026-02-01,Bolt\n", mapping).unchanged == 2)
    try loadCustomers("n,s,d\nBolt,expo,2026-01-05\n")
    #expect(try owners(entity) == ["1|Bolt|expo|", "2|Bolt|web|"])
  }

  /// A part of a record, without its customer, leaves its source.
  @Test func partsOfRecords() throws {
    try loadCustomers()
    try desk.load(
      "activities", "i,d,c\n1,2026-02-01,Acme\n", ["id = i", "type = 'visit'", "done = d", "customer = c"])
    try desk.load("activities", "i,o\n1,good\n", ["id = i", "outcome = o"])
    #expect(try owners("activities") == ["1|Acme|expo|"])
  }

  /// Order 1 was Acme's and Ann's. The second invoice names its rep, the third its customer.
  @Test func invoicesOfTheirOrders() throws {
    try loadCustomers()
    let orders = ["id = o", "customer = c", "rep = r"]
    try desk.load("orders", "o,c,r\n1,Acme,Ann\n", orders)
    try desk.load(
      "invoices", "i,o,d,a,c,r\nI1,1,2026-03-01,30,,\nI2,1,2026-03-01,30,,Ann\nI3,1,2026-03-01,30,Acme,\n",
      ["id = i", "order = o", "issued = d", "amount = a", "customer = c", "rep = r"])
    try desk.load(
      "payments", "p,i,d,a,r\nP1,I1,2026-03-02,10,\nP2,I1,2026-03-02,10,Cy\nP3,I2,2026-03-02,10,\n",
      ["id = p", "invoice = i", "paid = d", "amount = a", "rep = r"])
    try desk.load(
      "credit_notes", "n,i,d,a\nN1,I1,2026-03-03,5\n", ["id = n", "invoice = i", "issued = d", "amount = a"])
    try desk.load("orders", "o,c,r\n1,Bolt,Bea\n", orders)
    #expect(try owners("invoices") == ["I1|Bolt|referral|Bea", "I2|Bolt|referral|Ann", "I3|Acme|referral|Bea"])
    #expect(try owners("payments") == ["P1|Bolt|referral|Bea", "P2|Bolt|referral|Cy", "P3|Bolt|referral|Ann"])
    #expect(try owners("credit_notes") == ["N1|Bolt|referral|Bea"])
    #expect(
      try desk.rows(
        """
        SELECT DISTINCT r.name FROM dues d JOIN invoices i ON i.id = d.invoice_id JOIN reps r ON r.id = d.rep_id
        WHERE i.external_id = 'I1'
        """) == ["Bea"])
  }

  /// A sheet of lines that say whose their order is, corrected; then the order says it itself.
  @Test func ordersOfTheirLines() throws {
    try loadCustomers()
    let mapping = ["id = i", "order = o", "amount = v", "customer = c", "ordered = d"]
    func order() throws -> [String] {
      try desk.rows(
        """
        SELECT c.name, s.name, l.ordered_on FROM order_lines l JOIN customers c ON c.id = l.customer_id
        JOIN sources s ON s.id = l.source_id
        """)
    }
    try desk.load("order_lines", "i,o,v,c,d\n1,7,20,Acme,2026-02-01\n", mapping)
    #expect(try order() == ["Acme|expo|2026-02-01"])
    try desk.load("order_lines", "i,o,v,c,d\n1,7,20,Bolt,2026-02-02\n", mapping)
    #expect(try order() == ["Bolt|referral|2026-02-02"])
    try desk.load("orders", "o,c,d\n7,Acme,2026-02-03\n", ["id = o", "customer = c", "ordered = d"])
    try desk.load("order_lines", "i,o,v,c,d\n1,7,20,Bolt,2026-02-02\n", mapping)
    #expect(try order() == ["Acme|expo|2026-02-03"])
  }

  private func loadReps(_ text: String) throws {
    try desk.load("reps", text, ["name = n", "team = t", "modified = m"])
  }

  private var teams: [String] {
    get throws {
      try desk.rows("SELECT t.name FROM expenses e JOIN teams t ON t.id = e.team_id ORDER BY e.external_id")
    }
  }

  /// E1 of 10 January, E2 of 10 February; E3 names its team. Bob moves on 1 February.
  @Test func teamsOfExpenses() throws {
    try loadReps("n,t,m\nAnn,South,2026-01-01\nBob,North,2026-01-01\n")
    let mapping = ["id = i", "category = 'travel'", "spent = d", "amount = a", "rep = r"]
    try desk.load(
      "expenses", "i,d,a,r,t\nE1,2026-01-10,5,Bob,\nE2,2026-02-10,5,Bob,\nE3,2026-02-10,5,Bob,North\n",
      mapping + ["team = t"])
    #expect(try teams == ["North", "North", "North"])
    try loadReps("n,t,m\nBob,East,2026-02-01\n")
    #expect(try teams == ["North", "East", "North"])
    try desk.load("expenses", "i,d,a,r\nE1,2026-01-10,5,Ann\nE2,2026-01-31,5,Bob\n", mapping)
    #expect(try teams == ["South", "North", "North"])
  }

  /// Its history, too: a correction is no change of the deal.
  @Test func customersOfDeals() throws {
    try loadCustomers()
    let mapping = ["id = i", "stage = s", "created = d", "customer = c", "modified = m"]
    try desk.load("opportunities", "i,s,d,c,m\n1,Proposal,2026-01-10,Acme,2026-01-10\n", mapping)
    try desk.load("opportunities", "i,s,d,c,m\n1,Negotiation,2026-01-10,Acme,2026-02-10\n", mapping)
    try desk.load("opportunities", "i,s,d,c,m\n1,Negotiation,2026-01-10,Bolt,2026-03-10\n", mapping)
    #expect(
      try desk.rows(
        """
        SELECT t.from_on, c.name, s.name FROM opportunity_states t JOIN customers c ON c.id = t.customer_id
        JOIN sources s ON s.id = t.source_id ORDER BY 1
        """) == ["2026-01-10|Bolt|referral", "2026-02-10|Bolt|referral"])
  }

  /// Acme changed hands on 1 March.
  @Test func createdDaysOfCustomers() throws {
    let mapping = ["name = n", "created = d", "owner = o", "modified = m"]
    func history() throws -> [String] { try desk.rows("SELECT from_on, until_on FROM party_states ORDER BY 1") }
    try desk.load("customers", "n,d,o,m\nAcme,2026-01-05,Ann,2026-01-05\n", mapping)
    try desk.load("customers", "n,d,o,m\nAcme,2026-01-05,Bea,2026-03-01\n", mapping)
    try desk.load("customers", "n,d,o,m\nAcme,2026-02-01,Bea,2026-03-01\n", mapping)
    #expect(try history() == ["2026-02-01|2026-03-01", "2026-03-01|9999-12-31"])
    try desk.load("customers", "n,d,o,m\nAcme,2025-12-01,Bea,2026-03-01\n", mapping)
    #expect(try history() == ["2025-12-01|2026-03-01", "2026-03-01|9999-12-31"])
    try desk.load("customers", "n,d,o,m\nAcme,2026-03-05,Bea,2026-03-05\n", mapping)
    #expect(try history() == ["2026-03-05|9999-12-31"])
  }
}
