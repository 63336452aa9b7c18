import Foundation
import Testing
import Values

@testable import Store

@Suite struct UndoTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  @discardableResult
  func undo(_ number: Int) throws(UndoRefusal) -> UndoSummary {
    try UndoJournal.undo(importNumber: number, on: desk.store)
  }

  func refusal(_ number: Int) -> UndoRefusal? {
    do throws(UndoRefusal) {
      try undo(number)
      return nil
    } catch { return error }
  }

  private func difference(_ found: String, _ wanted: String) -> [String] {
    Set(found.split(separator: "\n")).symmetricDifference(wanted.split(separator: "\n")).map(String.init)
  }

  /// A team with a customer, a lead, a deal, an order and money, made by hand; no import knows them.
  private func company() throws {
    try desk.store.execute(
      """
      INSERT INTO teams (id, name) VALUES (1, 'North'), (2, 'South');
      INSERT INTO reps (id, external_id, name, team_id) VALUES (1, 'R1', 'Ann', 1), (2, 'R2', 'Bo', 2);
      INSERT INTO rep_assignments (rep_id, from_on, team_id) VALUES (1, '2020-01-01', 1), (2, '2020-01-01', 2);
      INSERT INTO sources (id, name) VALUES (1, 'web');
      INSERT INTO stages (id, name, position, state) VALUES (1, 'New', 1, 'open'), (2, 'Won', 2, 'won'),
        (3, 'Lost', 3, 'lost');
      INSERT INTO parties (id) VALUES (1), (2), (3);
      INSERT INTO customers (id, external_id, name, owner_id, created_on)
        VALUES (1, 'C1', 'Acme', 1, '2024-01-01'), (2, 'C2', 'Beta', 2, '2024-01-01');
      INSERT INTO leads (id, external_id, name, rep_id, created_on, customer_id)
        VALUES (3, 'L1', 'Lee', 1, '2026-01-05', 3);
      INSERT INTO party_states (party_id, from_on, owner_id, status) VALUES (1, '2024-01-01', 1, 'customer'),
        (2, '2024-01-01', 2, 'customer'), (3, '2026-01-05', 1, 'new');
      INSERT INTO opportunities (id, external_id, customer_id, rep_id, owner_id, stage_id, state, amount, created_on)
        VALUES (1, 'D1', 1, 1, 1, 1, 'open', 100000, '2026-01-10');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, stage_id, state, owner_id, amount)
        VALUES (1, 1, '2026-01-10', 1, 'open', 1, 100000);
      INSERT INTO products (id, external_id, name, price, cost) VALUES (1, 'P1', 'Box', 500, 300);
      INSERT INTO orders (id, external_id, customer_id, rep_id, ordered_on) VALUES (1, 'O1', 1, 1, '2026-02-02');
      INSERT INTO order_lines (order_id, customer_id, rep_id, status, ordered_on, amount, is_header)
        VALUES (1, 1, 1, 'confirmed', '2026-02-02', 25000, 1);
      INSERT INTO invoices (id, external_id, customer_id, rep_id, issued_on, amount)
        VALUES (1, 'I1', 1, 1, '2026-02-03', 25000);
      INSERT INTO activities (id, external_id, type, done_on, rep_id, customer_id)
        VALUES (1, 'A1', 'visit', '2026-02-01', 1, 1), (2, 'A2', 'call', '2026-02-01', NULL, 2);
      INSERT INTO territories (id, name) VALUES (1, 'Bavaria');
      INSERT INTO territory_assignments (territory_id, rep_id, from_on) VALUES (1, 1, '0001-01-01');
      """)
    try Derived.refresh(desk.store)
  }

  /// One that adds and one that changes, of every kind; names on the way, custom fields, histories, days of other years.
  static let sheets: [(entity: String, text: String, mapping: [String])] = [
    ("teams", "t,m,u\nNorth,Ann,x\nEast,Zoe,y\n", ["name = t", "manager = m"]),
    ("reps", "id,n,t,m\nR1,Ann,South,Bo\nR9,Zoe,East,Yan\n", ["id = id", "name = n", "team = t", "manager = m"]),
    ("territories", "t,r\nBavaria,Bo\nTyrol,Zoe\n", ["name = t", "rep = r"]),
    ("sources", "s,c\nweb,online\nfair,offline\n", ["name = s", "channel = c"]),
    ("campaigns", "c,s\nSpring,fair\n", ["name = c", "source = s"]),
    (
      "customers",
      "id,n,o,s,src,lead,Rank\nC1,Acme,Bo,dormant,fair,,1.25\nC7,Gamma,Zoe,customer,web,,\nC8,Lee Inc,Ann,,,L1,0.1\n",
      ["id = id", "name = n", "owner = o", "status = s", "source = src", "lead = lead"]
    ),
    (
      "leads", "id,n,r,s,c,when\nL1,Lee,Bo,qualified,,2026-01-05\nL5,Mo,Zoe,,C1,1999-01-05\n",
      ["id = id", "name = n", "rep = r", "status = s", "customer = c", "created = when"]
    ),
    ("contacts", "n,c,Hobby\nSue,Acme,chess\nTim,Delta,\n", ["name = n", "customer = c"]),
    (
      "opportunities",
      "id,c,r,s,a,o,x\nD1,Acme,Bo,Won,1200,2026-01-10,2026-03-01\nD2,Eps,Zoe,Pilot,50,2031-05-05,\n",
      ["id = id", "customer = c", "rep = r", "stage = s", "amount = a", "created = o", "closed = x"]
    ),
    (
      "opportunity_history",
      "d,w,f,s,a,r\nD1,2026-02-01,First,Pilot,70,Zoe\nD1,2026-02-20,Pilot,Offer,80,Bo\nD1,2026-03-10,Offer,Won,90,Bo\n",
      ["opportunity = d", "changed = w", "stage_before = f", "stage = s", "amount = a", "rep = r"]
    ),
    ("opportunity_splits", "d,r,p\nD1,Ann,60%\nD1,Zoe,40%\n", ["opportunity = d", "rep = r", "share = p"]),
    ("quotes", "id,d,a\nQ1,D1,10\n", ["id = id", "opportunity = d", "amount = a"]),
    (
      "activities",
      "id,t,w,r,c,Mood\nA1,visit,2026-02-01,Bo,Acme,good\nA2,call,2026-02-01,Ann,Beta,\nA3,call,2026-02-03,Zoe,Zeta,bad\n",
      ["id = id", "type = t", "done = w", "rep = r", "customer = c"]
    ),
    ("products", "id,n,p,s\nP1,Box,6,10\nP2,Can,7,3\n", ["id = id", "name = n", "price = p", "stock = s"]),
    (
      "orders", "id,c,r,w,t\nO1,Beta,Bo,2026-02-04,300\nO2,Acme,Zoe,2026-02-05,10\n",
      ["id = id", "customer = c", "rep = r", "ordered = w", "amount = t"]
    ),
    ("order_lines", "o,p,q,e\nO1,Box,2,5\nO5,Urn,1,9\n", ["order = o", "product = p", "quantity = q", "price = e"]),
    (
      "invoices", "id,c,a,w\nI1,Acme,260,2026-02-03\nI2,Beta,1,2026-02-03\n",
      ["id = id", "customer = c", "amount = a", "issued = w"]
    ),
    ("instalments", "i,w,a\nI1,2026-04-01,100\n", ["invoice = i", "due = w", "amount = a"]),
    ("credit_notes", "id,i,w,a\nN1,I1,2026-04-01,10\n", ["id = id", "invoice = i", "issued = w", "amount = a"]),
    ("payments", "id,i,w,a\nM1,I1,2026-04-01,100\n", ["id = id", "invoice = i", "paid = w", "amount = a"]),
    ("expenses", "id,r,w,a\nE1,Ann,2026-04-01,100\n", ["id = id", "rep = r", "spent = w", "amount = a"]),
    ("targets", "r,p,v\nAnn,2026-04,100\n", ["rep = r", "period = p", "value = v"]),
    ("budgets", "t,p,v\nNorth,2026-04,100\n", ["team = t", "period = p", "amount = v"]),
    ("holidays", "d,n\n2026-04-01,Fool\n", ["day = d", "name = n"]),
    ("rates", "c,d,r\nEUR,2026-01-01,1.1\nEUR,2026-02-01,1.2\n", ["currency = c", "valid = d", "rate = r"]),
    ("stock_movements", "p,w,q\nBox,2026-04-01,-5\n", ["product = p", "moved = w", "quantity = q"]),
    ("pipelines", "n\nBig\n", ["name = n"]), ("locations", "n\nHall\n", ["name = n"]),
  ]

  @Test func everyKindOfRecordIsListed() {
    #expect(Set(Self.sheets.map(\.entity)) == Set(ImportCatalogue.entities).subtracting(["stages", "campaign_spend"]))
  }

  /// Into a company that is there, and into an empty store.
  @Test(arguments: sheets.indices, [true, false])
  func undoneAsIfItHadNotBeen(sheet: Int, isEmpty: Bool) throws {
    if !isEmpty { try company() }
    let (entity, text, mapping) = Self.sheets[sheet]
    let before = try desk.records()
    let first = try desk.load(entity, text, mapping)
    let after = try desk.records()
    try #require(before != after || first.refused > 0)
    try undo(1)
    let found = try desk.records()
    #expect(found == before, "\(difference(found, before))")
    try desk.load(entity, text, mapping)
    #expect(try desk.records() == after)
    try undo(2)
    #expect(try desk.records() == before)
    #expect(try desk.brokenReferences() == 0)
    #expect(try desk.rows("SELECT COUNT(*) FROM undo_images UNION ALL SELECT COUNT(*) FROM undo_ranges") == ["0", "0"])
  }

  /// All of them, one after the other, and back again.
  @Test func undoneInReverseOrder() throws {
    try company()
    var states: [String] = []
    for (entity, text, mapping) in Self.sheets.shuffled() {
      states.append(try desk.records())
      try desk.load(entity, text, mapping)
    }
    for (number, state) in states.enumerated().reversed() {
      try undo(number + 1)
      let found = try desk.records()
      #expect(found == state, "\(number) \(difference(found, state))")
    }
  }

  @Test func aLaterChangeOfTheSameRecordsGoesFirst() throws {
    try desk.load("customers", "id,n\nC1,Acme\nC2,Beta\n", ["id = id", "name = n"])
    try desk.load("customers", "id,n\nC2,Beta AG\n", ["id = id", "name = n"])
    try desk.load("orders", "id,c\nO1,C1\n", ["id = id", "customer = c"])
    let before = try desk.records()
    guard case .laterChange(let later)? = refusal(1) else {
      Issue.record("not refused")
      return
    }
    #expect(later.importID == 2)
    #expect(try desk.records() == before)
    try undo(2)
    #expect(try desk.rows("SELECT name FROM customers ORDER BY id") == ["Acme", "Beta"])
    guard case .laterChange(let user)? = refusal(1) else {
      Issue.record("not refused")
      return
    }
    #expect(user.importID == 3)
    try undo(3)
    let summary = try undo(1)
    #expect(summary.removed == 2 && summary.kept.isEmpty)
    #expect(try desk.rows("SELECT id, undone_at IS NULL FROM imports ORDER BY id") == ["1|0", "2|0", "3|0"])
  }

  /// What the later import would bring back refers to what the earlier one made.
  @Test func anOwnerThatALaterImportReplacedIsStillNeeded() throws {
    try desk.load("reps", "n\nAnn\nBo\n", ["name = n"])
    try desk.load("customers", "id,n,o\nC1,Acme,Ann\n", ["id = id", "name = n", "owner = o"])
    try desk.load("customers", "id,n,o\nC1,Acme,\n", ["id = id", "name = n", "owner = o"])
    guard case .laterChange? = refusal(1) else {
      Issue.record("not refused")
      return
    }
  }

  @Test func namesThatOthersUseStay() throws {
    try desk.load(
      "activities", "id,t,r,c\nA1,call,Ann,Acme\nA2,call,Bo,Beta\n", ["id = id", "type = t", "rep = r", "customer = c"])
    try desk.load(
      "expenses", "id,r,w,a,c\nE1,Ann,2026-02-02,5,Acme\n",
      ["id = id", "rep = r", "spent = w", "amount = a", "customer = c"])
    try desk.load("customers", "n,city\nBeta,Bonn\n", ["name = n", "city = city"])
    let summary = try undo(1)
    #expect(summary.removed == 2)
    #expect(Set(summary.kept.map { "\($0.count) \($0.entity)" }) == ["2 customers", "1 reps"])
    #expect(try desk.rows("SELECT name FROM reps") == ["Ann"])
    #expect(try desk.rows("SELECT name, city FROM customers ORDER BY id") == ["Acme|", "Beta|Bonn"])
    #expect(try desk.rows("SELECT COUNT(*) FROM parties UNION ALL SELECT COUNT(*) FROM party_states") == ["2", "2"])
    #expect(try desk.brokenReferences() == 0)
  }

  @Test func aCustomFieldStaysWhileItIsUsed() throws {
    try desk.load("customers", "n,Rank\nAcme,7\n", ["name = n"])
    try desk.load("customers", "n,Rank\nBeta,8\n", ["name = n"])
    #expect(try undo(1).keptFields == ["rank"])
    #expect(try desk.rows("SELECT name, custom_rank FROM customers") == ["Beta|8.0"])
    let other = try ImportDesk()
    try other.load("customers", "n,Rank\nAcme,7\n", ["name = n"])
    try other.store.run(
      "INSERT INTO definitions (name, kind, statement, created_at) VALUES ('x', 'metric', 'define x = sum(customers.rank)', '2026')"
    )
    #expect(try UndoJournal.undo(importNumber: 1, on: other.store).keptFields == ["rank"])
  }

  @Test func lockedScoresKeepTheirPeople() throws {
    try desk.load("reps", "n\nAnn\n", ["name = n"])
    try desk.store.execute(
      """
      INSERT INTO scorecards (id, name, created_at) VALUES (1, 'monthly', '2026-01-01');
      INSERT INTO scorecard_results (scorecard_id, starts_on, ends_on, rep_id, position, locked_at)
        VALUES (1, '2026-01-01', '2026-01-31', 1, 0, '2026-02-01');
      """)
    #expect(refusal(1) == .inUse(by: "scorecard_results"))
    #expect(try desk.rows("SELECT name FROM reps") == ["Ann"])
  }

  @Test func whatCannotBeUndone() throws {
    #expect(refusal(1) == .noSuchImport(1, last: nil))
    try desk.load("reps", "n\nAnn\n", ["name = n"])
    #expect(refusal(4) == .noSuchImport(4, last: 1))
    try undo(1)
    guard case .undoneAlready(1, _)? = refusal(1) else {
      Issue.record("undone twice")
      return
    }
    try desk.load("reps", "n\nAnn\n", ["name = n"])
    try desk.store.execute("DELETE FROM undo_ranges; DELETE FROM undo_entries")
    #expect(refusal(2) == .notKept(2))
  }

  @Test func whatIsLoggedIsUndoneToo() throws {
    try company()
    let before = try desk.records()
    try UndoJournal.recording("visit to Acme", on: desk.store) { () throws(StoreError) in
      try desk.store.execute(
        """
        INSERT INTO activities (type, done_on, rep_id, customer_id) VALUES ('visit', '2026-03-16', 1, 1);
        UPDATE opportunities SET amount = 7 WHERE id = 1;
        DELETE FROM order_lines WHERE id = 1;
        INSERT INTO order_lines (order_id, status, amount) VALUES (1, 'confirmed', 7);
        """)
    }
    let entry = try #require(try UndoJournal.lastLogged(on: desk.store))
    #expect(entry.title == "visit to Acme" && entry.importID == nil)
    _ = try UndoJournal.undo(entry, on: desk.store)
    #expect(try desk.records() == before)
    #expect(try UndoJournal.lastLogged(on: desk.store) == nil)
    #expect(try desk.rows("SELECT COUNT(*) FROM temp.sqlite_schema") == ["0"])
  }

  @Test func whatFailsLeavesNoRecord() throws {
    try company()
    let before = try desk.contents()
    #expect(throws: StoreError.self) {
      try UndoJournal.recording("x", on: desk.store) { () throws(StoreError) in
        try desk.store.execute("UPDATE reps SET name = 'Cy'; UPDATE nothing SET a = 1")
      }
    }
    #expect(try desk.contents() == before)
    #expect(try desk.rows("SELECT COUNT(*) FROM temp.sqlite_schema") == ["0"])
  }
}
