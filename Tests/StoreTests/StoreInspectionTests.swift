import Foundation
import Testing
import Values

@testable import Store

/// Records that contradict each other, written past the program, and what is said about them.
@Suite struct StoreInspectionTests {
  let place: Workplace
  let path: String
  let today: CivilDate

  init() throws {
    place = try Workplace()
    path = place.path("a.db")
    today = try day("2026-03-16")
    let store = try Store.open(path: path, mode: .create, today: today)
    try store.execute(Self.sound)
    try Derived.refresh(store)
  }

  private static let sound = """
    INSERT INTO teams (id, external_id, name) VALUES (1, 'T1', 'North'), (2, 'T2', 'South');
    INSERT INTO reps (id, external_id, name, team_id) VALUES (1, 'R1', 'Ann', 1), (2, 'R2', 'Bo', 2);
    UPDATE reps SET manager_id = 1 WHERE id = 2;
    INSERT INTO parties (id) VALUES (1), (2), (3);
    INSERT INTO customers (id, external_id, name, owner_id, created_on)
      VALUES (1, 'C1', 'Acme', 1, '2025-01-01'), (2, 'C2', 'Beta', 2, '2025-01-01');
    INSERT INTO leads (id, external_id, name, rep_id, customer_id, created_on) VALUES (3, 'L3', 'Gus', 1, 3, '2026-01-01');
    INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES
      (1, '2025-01-01', '2025-06-01', 2, 'prospect'), (1, '2025-06-01', '9999-12-31', 1, 'customer'),
      (2, '0001-01-01', '9999-12-31', 2, 'customer'), (3, '2026-01-01', '9999-12-31', 1, 'new');
    INSERT INTO stages (id, name, position, state) VALUES (1, 'Talk', 1, 'open'), (2, 'Won', 2, 'won');
    INSERT INTO opportunities (id, external_id, customer_id, owner_id, stage_id, state, amount, created_on, closed_on)
      VALUES (1, 'D1', 1, 1, 2, 'won', 5000, '2026-01-01', '2026-02-01'), (2, NULL, 2, 2, 1, 'open', 700, '2026-02-01', NULL);
    INSERT INTO opportunity_states (id, opportunity_id, from_on, until_on, stage_id, state, owner_id, amount) VALUES
      (1, 1, '2026-01-01', '2026-02-01', 1, 'open', 1, 4000), (2, 1, '2026-02-01', '9999-12-31', 2, 'won', 1, 5000),
      (3, 2, '2026-02-01', '9999-12-31', 1, 'open', 2, 700);
    INSERT INTO products (id, external_id, name) VALUES (1, 'P1', 'Pump');
    INSERT INTO stock_movements (product_id, kind, moved_on, quantity)
      VALUES (1, 'receipt', '2026-01-05', 3000), (1, 'issue', '2026-01-05', -3000);
    INSERT INTO orders (id, external_id, customer_id, rep_id, ordered_on) VALUES (1, 'O1', 1, 1, '2026-02-02');
    INSERT INTO order_lines (order_id, customer_id, rep_id, status, ordered_on, amount)
      VALUES (1, 1, 1, 'confirmed', '2026-02-02', 5000);
    INSERT INTO invoices (id, external_id, customer_id, issued_on, amount) VALUES (1, 'I1', 1, '2026-02-03', 5000);
    INSERT INTO payments (id, external_id, customer_id, paid_on, amount) VALUES (1, 'Y1', 1, '2026-02-20', 5000);
    INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, paid_on, amount) VALUES (1, 1, 1, '2026-02-20', 5000);
    INSERT INTO activities (id, external_id, type, done_on, done_time, rep_id, customer_id)
      VALUES (1, 'A1', 'call', '2026-02-01', '09:30:00', 1, 1), (2, 'A2', 'call', '2026-02-02', NULL, 1, 1);
    """

  private func report() throws -> StoreInspection.Report {
    let store = try Store.open(path: path, mode: .read, today: today)
    return try StoreInspection.report(
      on: store, writer: { () throws(StoreError) in try Store.open(path: path, mode: .write, today: today) })
  }

  private func write(_ script: String) throws {
    let store = try Connection(path: path, mode: .write)
    try store.execute("PRAGMA foreign_keys = OFF; " + script)
  }

  @Test func aSoundStoreHasNoFindings() throws {
    let report = try report()
    #expect(report.findings.isEmpty)
    #expect(report.uncompared == nil)
    #expect(report.ruleCount > 50)
  }

  /// Each by itself: kind, table, count and example.
  static let slips: [(String, StoreFinding)] = [
    (
      "UPDATE opportunities SET amount = 701 WHERE id = 2",
      StoreFinding(.otherThanHistory, in: "opportunities", count: 1, example: "#2")
    ),
    (
      "UPDATE customers SET status = 'lost' WHERE id = 2",
      StoreFinding(.otherThanHistory, in: "parties", count: 1, example: "#2")
    ),
    (
      "UPDATE leads SET rep_id = 2 WHERE id = 3",
      StoreFinding(.otherThanHistory, in: "parties", count: 1, example: "#3")
    ),
    ("UPDATE reps SET team_id = 1 WHERE id = 2", StoreFinding(.otherThanHistory, in: "reps", count: 1, example: "R2")),
    (
      "DELETE FROM opportunity_states WHERE opportunity_id = 1",
      StoreFinding(.noHistory, in: "opportunities", count: 1, example: "D1")
    ),
    (
      "UPDATE opportunity_states SET until_on = '2026-03-01', left_on = '2026-03-01' WHERE id = 2",
      StoreFinding(.presentPeriod, in: "opportunities", count: 1, example: "D1")
    ),
    (
      "UPDATE opportunity_states SET until_on = '2026-02-03', left_on = '2026-02-03' WHERE id = 1",
      StoreFinding(.overlap, in: "opportunities", count: 1, example: "D1")
    ),
    (
      "UPDATE opportunity_states SET until_on = '2026-01-20', left_on = '2026-01-20' WHERE id = 1",
      StoreFinding(.gap, in: "opportunities", count: 1, example: "D1")
    ),
    (
      "UPDATE party_states SET until_on = '2025-07-01' WHERE party_id = 1 AND from_on = '2025-01-01'",
      StoreFinding(.overlap, in: "parties", count: 1, example: "#1")
    ),
    (
      "INSERT INTO opportunity_states (opportunity_id, from_on, until_on, state) VALUES (2, '2026-01-05', '2026-01-01', 'open')",
      StoreFinding(.backwards, in: "opportunities", count: 1, example: "#2")
    ),
    (
      "UPDATE opportunities SET closed_on = NULL, cycle_days = NULL WHERE id = 1; UPDATE customers SET first_win_on = NULL",
      StoreFinding(.closedWithoutDay, in: "opportunities", count: 1, example: "D1")
    ),
    (
      "UPDATE opportunities SET closed_on = '2026-03-01', cycle_days = 28 WHERE id = 2",
      StoreFinding(.openWithDay, in: "opportunities", count: 1, example: "#2")
    ),
    (
      """
      INSERT INTO opportunity_splits VALUES (1, 1, 6000), (1, 2, 5000);
      INSERT INTO opportunity_credits VALUES (1, 1, 5455, 2728), (1, 2, 4545, 2272);
      INSERT INTO opportunity_state_credits VALUES (1, 1, 5455, 2182), (1, 2, 4545, 1818), (2, 1, 5455, 2728), (2, 2, 4545, 2272)
      """, StoreFinding(.sharesAboveWhole, in: "opportunities", count: 1, example: "D1")
    ),
    (
      "UPDATE payments SET amount = 4999", StoreFinding(.paymentAllocatedTwice, in: "payments", count: 1, example: "Y1")
    ),
    (
      "UPDATE invoices SET amount = 4999; UPDATE dues SET amount = 4999",
      StoreFinding(.invoiceSettledTwice, in: "invoices", count: 1, example: "I1")
    ),
    (
      """
      INSERT INTO instalments (invoice_id, due_on, amount) VALUES (1, '2026-03-01', 2000), (1, '2026-04-01', 2000);
      DELETE FROM dues;
      INSERT INTO dues VALUES
        (1, 1, 1, NULL, NULL, '2026-02-03', '2026-03-01', 2000, 0, '2026-02-20', '2026-02-20', '2026-02-20'),
        (1, 2, 1, NULL, NULL, '2026-02-03', '2026-04-01', 2000, 2000, '2026-02-20', '2026-02-20', '2026-02-20'),
        (1, 3, 1, NULL, NULL, '2026-02-03', '2026-04-01', 1000, 4000, '2026-02-20', '2026-02-20', '2026-02-20')
      """, StoreFinding(.instalmentsNotWhole, in: "invoices", count: 1, example: "I1")
    ),
    (
      "UPDATE stock_movements SET moved_on = '2026-01-04' WHERE kind = 'issue'",
      StoreFinding(.stockBelowZero, in: "products", count: 1, example: "P1")
    ),
    (
      "UPDATE activities SET done_on = '2026-02-30' WHERE id = 2",
      StoreFinding(.impossibleDay, in: "activities", count: 1, example: "A2")
    ),
    (
      "UPDATE activities SET done_time = '25:00:00', done_on = 'soon' WHERE id = 1",
      StoreFinding(.impossibleDay, in: "activities", count: 1, example: "A1")
    ),
    (
      "UPDATE customers SET parent_id = 3 - id; UPDATE teams SET region = 'x'",
      StoreFinding(.circle, in: "customers", count: 2, example: "C1")
    ),
    ("INSERT INTO parties VALUES (9)", StoreFinding(.nobody, in: "parties", count: 1, example: "#9")),
    (
      "UPDATE leads SET converted_on = '2026-03-01'",
      StoreFinding(.leadWithoutCustomer, in: "leads", count: 1, example: "L3")
    ),
    (
      "UPDATE orders SET customer_id = 77; UPDATE order_lines SET customer_id = 1; UPDATE customers SET first_order_on = NULL, last_order_on = NULL; UPDATE order_lines SET customer_id = 77",
      StoreFinding(.missingReference, in: "orders", count: 1, example: "orders #1 -> parties")
    ),
    ("CREATE TRIGGER sly AFTER INSERT ON orders BEGIN SELECT 1; END", StoreFinding(.trigger, count: 1, example: "sly")),
    ("DROP INDEX activities_by_rep", StoreFinding(.schema, count: 1, example: "index activities_by_rep")),
    (
      "DROP VIEW settlements; CREATE VIEW settlements AS SELECT 1 AS days_late",
      StoreFinding(.schema, count: 1, example: "view settlements")
    ),
    (
      "DROP VIEW problems; ALTER TABLE activities DROP COLUMN subject",
      StoreFinding(.schema, count: 2, example: "column activities.subject")
    ),
    (
      "INSERT INTO custom_fields VALUES ('customers', 'tier', 'Tier', 'text', 'custom_tier')",
      StoreFinding(.customField, count: 1, example: "customers.tier")
    ),
    (
      "UPDATE customers SET last_order_on = '2026-03-01' WHERE id = 1",
      StoreFinding(.derived, in: "customers", count: 1, example: "1")
    ),
    (
      "UPDATE order_lines SET status = 'draft'", StoreFinding(.derived, in: "order_lines", count: 1, example: "1")
    ),
    (
      "DELETE FROM team_ancestors WHERE team_id = 2",
      StoreFinding(.derived, in: "team_ancestors", count: 1, example: "2")
    ),
    (
      "DELETE FROM rep_ancestors WHERE depth = 1", StoreFinding(.derived, in: "rep_ancestors", count: 1, example: "2")
    ),
    (
      "UPDATE opportunity_states SET old_amount = 4001 WHERE id = 2",
      StoreFinding(.derived, in: "opportunity_states", count: 1, example: "2")
    ),
    ("UPDATE dues SET settled_on = NULL", StoreFinding(.derived, in: "dues", count: 1, example: "1")),
    (
      "UPDATE invoice_settlements SET settled_on = '2026-02-21'",
      StoreFinding(.derived, in: "invoice_settlements", count: 1, example: "1")
    ),
    (
      "DELETE FROM calendar WHERE day IN ('2025-03-03', '2025-03-04'); UPDATE calendar SET is_workday = 1 WHERE day = '2025-03-02'",
      StoreFinding(.derived, in: "calendar", count: 3, example: "2025-03-02")
    ),
  ]

  @Test(arguments: slips) func eachIsFound(script: String, finding: StoreFinding) throws {
    try write(script)
    let found = try report().findings
    #expect(found.contains(finding), "\(found)")
    // A missing order of Acme, and a moved deal, show in what is worked out too.
    if ![.missingReference, .noHistory].contains(finding.kind) { #expect(found.count == 1, "\(found)") }
  }

  @Test func changesNothing() throws {
    try write(
      "DELETE FROM calendar WHERE day = '2025-03-03'; UPDATE customers SET last_order_on = NULL; DROP INDEX orders_by_day"
    )
    let before = try contents()
    _ = try report()
    #expect(try contents() == before)
  }

  private func contents() throws -> [[SQLValue]] {
    let store = try Connection(path: path, mode: .read)
    return try store.rows(
      "SELECT COUNT(*), SUM(is_workday), (SELECT COUNT(*) FROM sqlite_schema), (SELECT MAX(last_order_on) FROM customers) FROM calendar"
    )
  }

  /// What can be worked out again is; what somebody added stays, and so do the contradictions between records.
  @Test func repairsWhatIsDerived() throws {
    try write(
      """
      DROP INDEX orders_by_day; DROP VIEW settlements; DELETE FROM team_ancestors; CREATE VIEW mine AS SELECT 1 AS one;
      DELETE FROM calendar WHERE day = '2025-03-03'; UPDATE customers SET last_order_on = NULL;
      UPDATE payments SET amount = 4999;
      """)
    try StoreInspection.repair(try Store.open(path: path, mode: .write, today: today))
    let store = try Store.open(path: path, mode: .read, today: today)
    #expect(try report().findings == [StoreFinding(.paymentAllocatedTwice, in: "payments", count: 1, example: "Y1")])
    #expect(try store.scalar("SELECT one FROM mine") == .integer(1))
    #expect(try store.scalar("SELECT last_order_on FROM customers WHERE id = 1") == .text("2026-02-02"))
  }

  /// The other rules are asked all the same.
  @Test func damageIsAFinding() throws {
    try write("UPDATE invoices SET amount = 4999; PRAGMA wal_checkpoint(TRUNCATE)")
    let root: Int
    do {
      let store = try Connection(path: path, mode: .read)
      guard
        case .integer(let page)? = try store.scalar(
          "SELECT rootpage FROM sqlite_schema WHERE name = 'activities'")
      else { return }
      root = page
    }
    var bytes = try place.bytes("a.db")
    for index in (root - 1) * 4096..<(root - 1) * 4096 + 100 { bytes[index] = 0xA5 }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let findings = try report().findings
    #expect(findings.first?.kind == .damage)
    #expect(findings.contains(StoreFinding(.invoiceSettledTwice, in: "invoices", count: 1, example: "I1")))
  }

  @Test func aWriterIsNotDisturbed() throws {
    let writer = try Store.open(path: path, mode: .write, today: today)
    try writer.execute("BEGIN IMMEDIATE; UPDATE invoices SET amount = 1")
    let store = try Store.open(path: path, mode: .read, today: today)
    let report = try StoreInspection.report(
      on: store,
      writer: { () throws(StoreError) in
        let other = try Connection(path: path, mode: .write)
        try other.execute("PRAGMA busy_timeout = 1")
        return other
      })
    #expect(report.findings.isEmpty)
    #expect(report.uncompared == .busy(path: path))
    try writer.execute("ROLLBACK")
  }

  @Test func canBeStopped() throws {
    let store = try Store.open(path: path, mode: .read, today: today)
    #expect(
      refusal { () throws(StoreError) in
        _ = try StoreInspection.report(on: store, writer: nil, watcher: Watcher(shouldStop: { true }))
      } == .interrupted)
  }

  @Test func theSampleCompanyIsSound() throws {
    let store = try SampleCompany.made(today: today)
    #expect(try StoreInspection.report(on: store, writer: { store }).findings.isEmpty)
  }
}
