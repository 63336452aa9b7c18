import Testing
import Values

@testable import Store

/// Proposing, rehearsing and leaving columns out, on the store.
@Suite struct RehearsalTests {
  private static let invoices = """
    no,customer,date,total,paid
    I-1,Acme,2026-01-05,100.00,2026-02-01
    I-2,Bolt,2026-01-06,50.00,

    """

  private func plans(_ desk: ImportDesk) throws -> [ImportPlan] {
    var bills = try desk.plan(
      "invoices", Self.invoices, ["id = no", "customer = customer", "issued = date", "amount = total"])
    bills.ignored = .named(["paid"])
    bills.rowsShown = 1
    var payments = try desk.plan("payments", Self.invoices, ["invoice = no", "paid = paid", "amount = total"])
    payments.condition = .emptiness(.column("paid"), negated: true)
    payments.ignored = .others
    return [bills, payments]
  }

  @Test func laterImportsSeeWhatEarlierOnesWouldMakeAndNothingStays() throws {
    let desk = try ImportDesk()
    let before = try desk.contents()
    let found = try rehearseImports(try plans(desk), into: desk.store, today: desk.today)
    #expect(found.map(\.inserted) == [2, 1])
    #expect(found.map(\.refused) == [0, 0])
    #expect(found.map(\.skipped) == [0, 1])
    #expect(found[0].created == [.init(entity: "customers", count: 2)])
    #expect(found[1].newFields.isEmpty)
    let first = try #require(found[0].firstRows.first)
    #expect(first.map(\.field) == ["id", "customer", "issued", "amount"])
    #expect(first.map(\.value) == [.text("I-1"), .text("Acme"), .date(try day("2026-01-05")), .integer(10_000)])
    #expect(try desk.contents() == before)
    #expect(try desk.rows("PRAGMA foreign_keys") == ["1"])
  }

  /// By hand: invoice 1 is settled by one payment of 100.00 on 1 February.
  @Test func afterwardsTheSameImportsWork() throws {
    let desk = try ImportDesk()
    let plans = try plans(desk)
    _ = try rehearseImports(plans, into: desk.store, today: desk.today)
    for plan in plans { try desk.run(plan) }
    #expect(
      try desk.rows(
        "SELECT p.paid_on, a.amount, i.external_id FROM payments p JOIN payment_allocations a ON a.payment_id = p.id "
          + "JOIN invoices i ON i.id = a.invoice_id") == ["2026-02-01|10000|I-1"])
    #expect(try desk.rows("SELECT COUNT(*) FROM custom_fields") == ["0"])
    #expect(try desk.brokenReferences() == 0)
  }

  @Test func aRehearsalThatFailsLeavesNothing() throws {
    let desk = try ImportDesk()
    let before = try desk.contents()
    var plans = try plans(desk)
    plans[1].fields.removeLast()
    #expect(throws: ImportError.missingField(["amount"], entity: "payments")) {
      try rehearseImports(plans, into: desk.store, today: desk.today)
    }
    #expect(try desk.contents() == before)
  }

  @Test func columnsThatAreLeftOutAreNotKept() throws {
    let desk = try ImportDesk()
    let text = "name,city,floor,colour\nAcme,Bonn,3,red\n"
    var plan = try desk.plan("customers", text, ["name = name", "city = city"])
    plan.ignored = .named(["floor"])
    #expect(try desk.run(plan).newFields == ["colour"])
    plan.ignored = .named(["flor"])
    #expect(desk.refusal(plan)?.code == "import.no-such-column")
  }

  /// An id that is known needs no name, and keeps the one it has.
  @Test func knownIdsAreOnlyAddedTo() throws {
    let desk = try ImportDesk()
    try desk.load("territories", "id,name\n017,Bedford\n015,Westboro\n", ["id = id", "name = name"])
    let plan = try desk.plan(
      "territories", "territory_id,employee_id\n017,7\n015,8\n", [], file: "employee_territories.csv")
    let proposal = try proposeImport(of: plan, as: nil, from: desk.store, today: desk.today)
    #expect(proposal.imports.map(\.entity) == ["territories"])
    #expect(proposal.imports.first?.fields.map(\.name) == ["id", "rep"])
  }

  /// `who` says nothing; that its values are known reps does.
  @Test func valuesThatAreKnownNamesSayWhatAColumnIs() throws {
    let desk = try ImportDesk()
    try desk.load("reps", "name\nLi Na\nTom Becker\nWang Fang\n", ["name = name"])
    let plan = try desk.plan(
      "", "deal,stage,handled,deal value\nA,Won,Li Na,10\nB,Lost,Tom Becker,20\nC,Won,Wang Fang,30\n", [],
      file: "deals.csv")
    let proposal = try proposeImport(of: plan, as: nil, from: desk.store, today: desk.today)
    let rep = try #require(proposal.imports.first?.fields.first { $0.name == "rep" })
    #expect(rep.value == .column("handled"))
    #expect(rep.reason == .known(matched: 3, of: 3, entity: "reps"))
  }

  @Test func whatTheStoreDoesNotHoldIsNotProposed() throws {
    let desk = try ImportDesk()
    let text =
      "supplier_id,company_name,contact_name,city,phone\n1,Exotic,Ann,Bonn,030-12345678\n2,Tokyo,Bo,Ulm,030-12345679\n"
    let plan = try desk.plan("", text, [], file: "suppliers.csv")
    let proposal = try proposeImport(of: plan, as: nil, from: desk.store, today: desk.today)
    #expect(proposal.imports.isEmpty)
    #expect(proposal.alternatives.contains("customers"))
  }
}
