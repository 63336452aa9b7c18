import Foundation
import Testing
import Values

@testable import Store

/// Rows that name other records.
@Suite struct ImportReferenceTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  @Test func anIDIsFoundBeforeAName() throws {
    try desk.load("customers", "no,name\n7,Acme\n8,7\n", ["id = no", "name = name"])
    try desk.load("expenses", "c,d\n7,2026-01-02\nACME ,2026-01-03\n", ["customer = c", "spent = d", "amount = '1'"])
    #expect(
      try desk.rows("SELECT c.external_id FROM expenses e JOIN customers c ON c.id = e.customer_id") == ["7", "7"])
  }

  @Test func namesMatchWithoutCaseAndBlanks() throws {
    try desk.load("reps", "n\nLi  Na\n王芳\n", ["name = n"])
    let summary = try desk.load(
      "expenses", "who,d\nli na,2026-01-02\n\u{3000}王芳,2026-01-02\nLI NA ,2026-01-03\n",
      ["rep = who", "spent = d", "amount = '1'"])
    #expect(summary.inserted == 3 && summary.created.isEmpty)
    #expect(try desk.rows("SELECT COUNT(*) FROM reps") == ["2"])
  }

  /// One rep in five ways; a company with a comma is not turned round.
  @Test func peopleAreKnownByTheFamilyNameFirstAndByTheirAddress() throws {
    try desk.load("reps", "n,m\nAnna Schmidt,as@acme.io\nBob Lee,\n", ["name = n", "email = m"])
    let names = ["\"Schmidt, Anna\"", "anna schmidt", "AS@acme.io", "anna.schmidt@acme.io", "bob_lee@acme.io"]
    let rows = names.map { "\($0),2026-01-02\n" }.joined()
    let summary = try desk.load("expenses", "who,d\n" + rows, ["rep = who", "spent = d", "amount = '1'"])
    #expect(summary.created.isEmpty)
    #expect(
      try desk.rows("SELECT r.name, COUNT(*) FROM expenses e JOIN reps r ON r.id = e.rep_id GROUP BY 1 ORDER BY 1")
        == ["Anna Schmidt|4", "Bob Lee|1"])
    try desk.load("customers", "n\nAnna Schmidt\n\"Schmidt, Anna\"\n", ["name = n"])
    #expect(try desk.rows("SELECT COUNT(*) FROM customers") == ["2"])
  }

  /// Named by an address or the family name first before the list of reps comes.
  @Test func theListOfRepsFindsWhomItsRowsNamedBefore() throws {
    try desk.load(
      "expenses", "who,d\nanna.schmidt@acme.io,2026-01-02\n\"Lee, Bob\",2026-01-02\n",
      ["rep = who", "spent = d", "amount = '1'"])
    try desk.load(
      "reps", "no,n,m\n1,Anna Schmidt,anna.schmidt@acme.io\n2,Bob Lee,\n", ["id = no", "name = n", "email = m"])
    #expect(try desk.rows("SELECT external_id, name FROM reps ORDER BY 1") == ["1|Anna Schmidt", "2|Bob Lee"])
  }

  @Test func declaredAliasesStandForTheirName() throws {
    try desk.load("products", "n\nGTX Pro\n", ["name = n"])
    try desk.store.run("INSERT INTO name_aliases VALUES ('products', 'GTXPro', 'GTX Pro')")
    let summary = try desk.load("opportunities", "p\ngtxpro\n", ["product = p"])
    #expect(summary.created.isEmpty)
    #expect(try desk.rows("SELECT COUNT(*) FROM opportunities o JOIN products p ON p.id = o.product_id") == ["1"])
  }

  @Test func aNameOfSeveralIsAProblem() throws {
    try desk.load("customers", "no,name\n1,Acme\n2,acme\n", ["id = no", "name = name"])
    let summary = try desk.load(
      "expenses", "c,d\nAcme,2026-01-02\n2,2026-01-02\n", ["customer = c", "spent = d", "amount = '1'"])
    #expect(summary.inserted == 1 && summary.refused == 1)
    #expect(summary.problems.first?.reason == "is the name of several customers; use the id")
  }

  @Test func strictRefusesUnknownNamesAndMakesNothing() throws {
    try desk.load("reps", "n\nLi Na\n", ["name = n"])
    var plan = try desk.plan(
      "activities", "who,c,t\nLi Na,Acme,call\nTom,Globex,call\nLi Na,,call\n",
      ["rep = who", "customer = c", "type = t"])
    plan.isStrict = true
    let summary = try desk.run(plan)
    #expect(summary.inserted == 1 && summary.refused == 2)
    #expect(summary.problems.map(\.value) == ["Acme", "Tom", "Globex"])
    #expect(summary.problems.map(\.reason) == ["is no known customer", "is no known rep", "is no known customer"])
    #expect(try desk.rows("SELECT (SELECT COUNT(*) FROM reps) + (SELECT COUNT(*) FROM customers)") == ["1"])
  }

  @Test func aRefusedRowMakesNobody() throws {
    let summary = try desk.load(
      "activities", "who,t,d\nLi Na,call,2026-02-30\n", ["rep = who", "type = t", "done = d"])
    #expect(summary.refused == 1 && summary.created.isEmpty)
    #expect(try desk.rows("SELECT COUNT(*) FROM reps") == ["0"])
  }

  @Test func dealsAreNotMadeByMention() throws {
    let summary = try desk.load("activities", "o,t\nD9,call\n,call\n", ["opportunity = o", "type = t"])
    #expect(
      summary.inserted == 1 && summary.problems.first?.reason == "is no known opportunity; known(...) leaves it blank")
  }

  @Test func managersAreNoRepsUntilARowSaysSo() throws {
    let team = "who,boss,office\nAnna,Dustin,Central\nCecily,Dustin,Central\n"
    let fields = ["name = who", "manager = boss", "team = office"]
    let summary = try desk.load("reps", team, fields)
    #expect(Set(summary.created.map { "\($0.entity) \($0.count)" }) == ["reps 1", "teams 1"])
    let question = "SELECT name, role, is_selling FROM reps ORDER BY name"
    #expect(try desk.rows(question) == ["Anna|rep|1", "Cecily|rep|1", "Dustin|manager|0"])
    #expect(
      try desk.rows(
        "SELECT r.name, a.depth FROM rep_ancestors a JOIN reps r ON r.id = a.rep_id JOIN reps m ON m.id = a.ancestor_id WHERE m.name = 'Dustin' ORDER BY 1"
      ) == ["Anna|1", "Cecily|1", "Dustin|0"])
    #expect(try desk.load("reps", team, fields).unchanged == 2)
    try desk.load("reps", "who\nDustin\n", ["name = who"])
    #expect(try desk.rows(question).last == "Dustin|rep|1")
  }

  @Test func aManagerNamedByIDIsCompletedByItsOwnRow() throws {
    let text = "no,who,boss\n1,Nancy,2\n2,Andrew,\n3,Janet,2\n"
    let fields = ["id = no", "name = who", "manager = boss"]
    try desk.load("reps", text, fields)
    #expect(
      try desk.rows(
        "SELECT r.external_id, r.name, m.name FROM reps r LEFT JOIN reps m ON m.id = r.manager_id ORDER BY 1") == [
          "1|Nancy|Andrew", "2|Andrew|", "3|Janet|Andrew",
        ])
    #expect(try desk.load("reps", text, fields).unchanged == 3)
    #expect(try desk.brokenReferences() == 0)
  }

  /// Said again it changes nothing; said otherwise it is divided anew.
  @Test func sharesOfDealsAreImported() throws {
    try desk.load(
      "opportunities", "no,who,v,c\nD1,Ann,1000.01,2026-02-01\n",
      [
        "id = no", "rep = who", "amount = v", "closed = c", "state = 'won'",
      ])
    let fields = ["opportunity = deal", "rep = who", "share = part"]
    let text = "deal,who,part\nD1,Ann,60%\nD1,Bo,40%\nD9,Bo,40%\n"
    let summary = try desk.load("opportunity_splits", text, fields)
    #expect(summary.inserted == 2 && summary.refused == 1)
    let credits =
      "SELECT r.name, c.share_bp, c.amount FROM opportunity_credits c JOIN reps r ON r.id = c.rep_id ORDER BY 1"
    #expect(try desk.rows(credits) == ["Ann|6000|60001", "Bo|4000|40000"])
    #expect(try desk.load("opportunity_splits", text, fields).unchanged == 2)
    try desk.load("opportunity_splits", "deal,who,part\nD1,Bo,25%\nD1,Ann,75%\n", fields)
    #expect(try desk.rows(credits) == ["Ann|7500|75001", "Bo|2500|25000"])
  }

  @Test func aCustomerMadeByNameIsCompletedLater() throws {
    try desk.load("opportunities", "no,c\nD1,Acme\n", ["id = no", "customer = c"])
    let summary = try desk.load(
      "customers", "no,name,src,rep\nC1,ACME,website,Li Na\n",
      ["id = no", "name = name", "source = src", "owner = rep"])
    #expect(summary.updated == 1 && summary.inserted == 0)
    // The source of the customer is the deal's, too; the owner was so all along.
    #expect(
      try desk.rows(
        "SELECT c.external_id, s.name FROM opportunities o JOIN customers c ON c.id = o.customer_id JOIN sources s ON s.id = o.source_id"
      ) == ["C1|website"])
    #expect(
      try desk.rows("SELECT p.from_on, r.name FROM party_states p JOIN reps r ON r.id = p.owner_id") == [
        "0001-01-01|Li Na"
      ])
  }

  @Test func aFactTakesItsCustomersSource() throws {
    try desk.load("customers", "name,src\nAcme,referral\n", ["name = name", "source = src"])
    try desk.load(
      "activities", "t,c,s\nvisit,Acme,\ncall,Acme,website\n", ["type = t", "customer = c", "source = s"])
    #expect(
      try desk.rows("SELECT a.type, s.name FROM activities a JOIN sources s ON s.id = a.source_id ORDER BY 1") == [
        "call|website", "visit|referral",
      ])
  }

  @Test func leadsAndCustomersShareTheirParty() throws {
    try desk.load("leads", "no,n,s\nL1,Wang,exhibition\nL2,Zhao,website\n", ["id = no", "name = n", "source = s"])
    try desk.load("activities", "t,l\ncall,L1\n", ["type = t", "lead = l"])
    try desk.load("customers", "n,l\nWang Ltd,L1\n", ["name = n", "lead = l"])
    #expect(
      try desk.rows(
        """
        SELECT c.name, l.name, s.name FROM activities a JOIN customers c ON c.id = a.customer_id
        JOIN leads l ON l.id = a.lead_id AND l.id = c.id JOIN sources s ON s.id = a.source_id
        """) == ["Wang Ltd|Wang|exhibition"])
    #expect(try desk.rows("SELECT COUNT(*) FROM leads WHERE customer_id = id") == ["2"])
    let again = try desk.load("leads", "no,n,s\nL1,Wang,exhibition\n", ["id = no", "name = n", "source = s"])
    #expect(again.unchanged == 1)
  }

  @Test func changesOfOwnerAndFieldsLeaveATrace() throws {
    let fields = ["id = no", "name = n", "owner = r", "city = c", "created = d"]
    try desk.load("customers", "no,n,r,c,d\n1,Acme,Li Na,Ulm,2026-01-10\n", fields)
    let summary = try desk.load("customers", "no,n,r,c,d\n1,Acme,Tom,Bonn,2026-01-10\n", fields)
    #expect(summary.updated == 1)
    #expect(
      try desk.rows(
        "SELECT p.from_on, p.until_on, r.name FROM party_states p JOIN reps r ON r.id = p.owner_id ORDER BY 1") == [
          "2026-01-10|2026-03-16|Li Na", "2026-03-16|9999-12-31|Tom",
        ])
    #expect(
      try desk.rows("SELECT changed_on, old_value, new_value FROM customer_changes WHERE field = 'city'") == [
        "2026-03-16|Ulm|Bonn"
      ])
  }
}
