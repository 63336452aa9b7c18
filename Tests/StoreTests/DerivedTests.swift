import Testing
import Values

@testable import Store

@Suite struct DerivedTests {
  let store: Connection

  init() throws {
    store = try Store.open(path: ":memory:", mode: .create, today: try day("2026-03-16"))
    try store.execute(
      """
      INSERT INTO teams (id, name, parent_id) VALUES (1, 'Sales', NULL), (2, 'East', 1), (3, 'Shanghai', 2);
      INSERT INTO reps (id, name, team_id, manager_id)
      VALUES (1, 'Zhou', 1, NULL), (2, 'Liu', 2, 1), (3, 'Li Na', 3, 2), (4, 'Free', NULL, NULL);
      INSERT INTO parties (id) VALUES (1), (2), (3);
      """)
  }

  @Test func closesTheTrees() throws {
    try Derived.refresh(store)
    #expect(
      try store.rows("SELECT ancestor_id, depth FROM team_ancestors WHERE team_id = 3 ORDER BY depth")
        == [[.integer(3), .integer(0)], [.integer(2), .integer(1)], [.integer(1), .integer(2)]])
    #expect(try store.scalar("SELECT COUNT(*) FROM team_ancestors") == .integer(6))
    #expect(
      try store.rows("SELECT rep_id FROM rep_ancestors WHERE ancestor_id = 2 ORDER BY rep_id") == [
        [.integer(2)], [.integer(3)],
      ])
    // East leaves Sales in March, and Shanghai with it.
    try store.execute(
      """
      UPDATE teams SET parent_id = NULL WHERE id = 2;
      UPDATE team_assignments SET until_on = '2026-03-01' WHERE team_id = 2;
      INSERT INTO team_assignments (team_id, from_on, parent_id) VALUES (2, '2026-03-01', NULL);
      """)
    try Derived.refresh(store)
    #expect(
      try store.rows(
        "SELECT team_id, ancestor_id, from_on, until_on FROM team_ancestors WHERE ancestor_id <> team_id ORDER BY 1, 2"
      )
        == [
          [2, 1, "0001-01-01", "2026-03-01"], [3, 1, "0001-01-01", "2026-03-01"], [3, 2, "0001-01-01", "9999-12-31"],
        ].map { row in row.map { ($0 as? Int).map(SQLValue.integer) ?? .text("\($0)") } })
    #expect(
      try store.rows("SELECT from_on, until_on FROM team_ancestors WHERE ancestor_id = team_id")
        == Array(repeating: [.text("0001-01-01"), .text("9999-12-31")], count: 3))
  }

  @Test func assignsWhoWasNeverAssigned() throws {
    try store.run("INSERT INTO rep_assignments (rep_id, from_on, team_id) VALUES (3, '2025-01-01', 2)")
    try Derived.refresh(store)
    try Derived.refresh(store)
    #expect(
      try store.rows("SELECT rep_id, from_on, team_id FROM rep_assignments ORDER BY rep_id") == [
        [.integer(1), .text("0001-01-01"), .integer(1)], [.integer(2), .text("0001-01-01"), .integer(2)],
        [.integer(3), .text("2025-01-01"), .integer(2)],
      ])
  }

  /// Deal 1 closed under Li Na and went to Liu afterwards; deal 2 has no history; deal 3 is open; deal 4 changed hands
  /// on the day it closed.
  @Test func creditsTheOwnerAtClosing() throws {
    try store.execute(
      """
      INSERT INTO opportunities (id, state, rep_id, owner_id, created_on, closed_on)
      VALUES (1, 'won', NULL, 2, '2026-01-30', '2026-02-10'), (2, 'lost', NULL, 3, '2026-02-10', '2026-02-01'),
        (3, 'open', 2, 3, '2026-02-10', NULL), (4, 'won', 1, 1, NULL, '2026-02-10'), (5, 'won', 2, 3, NULL, NULL);
      INSERT INTO opportunity_states (opportunity_id, from_on, until_on, state, owner_id)
      VALUES (1, '2026-01-30', '2026-02-10', 'open', 2), (1, '2026-02-10', '2026-03-01', 'won', 3),
        (1, '2026-03-01', '9999-12-31', 'won', 2), (4, '2026-01-01', '2026-02-10', 'open', 1),
        (4, '2026-02-10', '9999-12-31', 'won', 2);
      """)
    try Derived.refresh(store)
    #expect(
      try store.rows("SELECT rep_id, cycle_days FROM opportunities ORDER BY id") == [
        [.integer(3), .integer(11)], [.integer(3), .integer(-9)], [.integer(3), .null], [.integer(2), .null],
        [.integer(2), .null],
      ])
  }

  /// A deal goes on in its stage with another amount, moves on and comes back; a state that lasted no day is none.
  @Test func knowsWhatWasBefore() throws {
    try store.execute(
      """
      INSERT INTO stages (id, name, position) VALUES (1, 'Talk', 1), (2, 'Offer', 2);
      INSERT INTO opportunities (id, stage_id) VALUES (1, 1), (2, 1);
      INSERT INTO opportunity_states (opportunity_id, from_on, until_on, stage_id, state, amount, expected_close_on)
      VALUES (1, '2026-01-01', '2026-01-10', 1, 'open', 100, NULL), (1, '2026-01-10', '2026-01-10', 2, 'open', 1, NULL),
        (1, '2026-01-10', '2026-01-20', 1, 'open', 200, '2026-03-01'), (1, '2026-01-20', '2026-02-01', 2, 'lost', 200, NULL),
        (1, '2026-02-01', '9999-12-31', 1, 'open', 300, NULL), (2, '2026-01-01', '9999-12-31', 1, 'open', 5, NULL);
      """)
    func found() throws -> [String] {
      try store.rows("SELECT \(DealHistory.columns.joined(separator: ", ")) FROM opportunity_states ORDER BY id").map {
        $0.map { $0.plainText ?? "-" }.joined(separator: " ")
      }
    }
    let expected = [
      "2026-01-01 - - - - -", "- - - - - -", "2026-01-01 2026-01-20 1 open 100 -",
      "2026-01-20 2026-02-01 1 open 200 2026-03-01", "2026-02-01 - 2 lost 200 -", "2026-01-01 - - - - -",
    ]
    try Derived.refresh(store, .opportunities, of: 1)
    #expect(try found() == expected.dropLast() + ["- - - - - -"])
    try Derived.refresh(store)
    #expect(try found() == expected)
    // Without its last change it has been on offer since.
    try store.execute(
      "DELETE FROM opportunity_states WHERE id = 5; UPDATE opportunity_states SET until_on = '9999-12-31' WHERE id = 4")
    try Derived.refresh(store)
    #expect(try found()[3] == "2026-01-20 - 1 open 200 2026-03-01")
  }

  /// 100.00 USD at 8 are 800.00, in instalments of 60 and 60: the second is owed for 40. 30 and 50 USD were paid at 6, the
  /// first before the invoice was issued, then 20 in the store's own currency for 160.00, at another invoice 1 of 7.
  @Test func settlesInTheCurrencyOfTheInvoice() throws {
    try store.execute(
      """
      INSERT INTO invoices (id, status, issued_on, due_on, amount, original_amount, currency) VALUES
        (1, 'issued', '2026-02-01', '2026-02-15', 80000, 10000, 'USD'), (2, 'issued', '2026-02-01', NULL, 701, 100, 'USD'),
        (3, 'void', '2026-02-01', NULL, 701, 100, 'USD');
      INSERT INTO instalments (invoice_id, due_on, amount) VALUES (1, '2026-03-01', 6000), (1, '2026-04-01', 6000);
      INSERT INTO payments (id, amount, original_amount, currency)
        VALUES (1, 18000, 3000, 'USD'), (2, 30000, 5000, 'USD'), (3, 16000, NULL, NULL), (4, 600, 99, 'USD');
      INSERT INTO payment_allocations (payment_id, invoice_id, paid_on, amount)
        VALUES (1, 1, '2026-01-10', 18000), (2, 1, '2026-02-20', 30000), (3, 1, '2026-03-05', 16000),
        (4, 2, '2026-02-03', 200), (4, 2, '2026-02-04', 200), (4, 2, '2026-02-05', 200), (3, 3, '2026-02-05', 100);
      INSERT INTO credit_notes (invoice_id, issued_on, original_amount, currency) VALUES (2, '2026-03-01', 1, 'USD');
      """)
    try Derived.refresh(store)
    func rows(_ sql: String) throws -> [String] {
      try store.rows(sql).map { $0.map { $0.plainText ?? "-" }.joined(separator: " ") }
    }
    // 33 of 701 cents a dollar-cent are 231.33, 462.66 and 693.99 so far.
    #expect(
      try rows("SELECT invoice_id, settled_on, amount, original_amount FROM invoice_settlements") == [
        "1 2026-02-01 24000 3000", "1 2026-02-20 40000 5000", "1 2026-03-05 16000 2000", "2 2026-02-03 231 33",
        "2 2026-02-04 232 33", "2 2026-02-05 231 33", "2 2026-03-01 7 1",
      ])
    #expect(
      try rows("SELECT due_on, amount, amount_before, settled_from, settled_on, paid_on FROM dues") == [
        "2026-03-01 48000 0 2026-02-01 2026-02-20 2026-02-20",
        "2026-04-01 32000 48000 2026-02-20 2026-03-05 2026-03-05",
        "2026-02-01 701 0 2026-02-03 2026-03-01 2026-02-05",
      ])
    #expect(try rows("SELECT id, settled_on, days_late FROM settlements") == ["1 2026-03-05 0", "2 2026-02-05 4"])
  }

  /// Of 100: paid in two parts; paid, given back in part and credited; half paid; untouched; paid and given back.
  @Test func knowsSinceWhenAnInvoiceIsSettled() throws {
    try store.execute(
      """
      INSERT INTO invoices (id, issued_on, amount)
      VALUES (1, '2026-02-01', 100), (2, '2026-02-01', 100), (3, '2026-02-01', 100), (4, '2026-02-01', 100),
        (5, '2026-02-01', 100);
      INSERT INTO payments (id) VALUES (1), (2);
      INSERT INTO payment_allocations (payment_id, invoice_id, paid_on, amount)
      VALUES (1, 1, '2026-03-05', 40), (1, 1, '2026-03-01', 60), (1, 2, '2026-03-01', 100), (1, 2, '2026-03-03', -20),
        (1, 3, '2026-03-01', 50), (1, 5, '2026-03-01', 100), (1, 5, '2026-03-02', -10);
      INSERT INTO credit_notes (invoice_id, issued_on, amount) VALUES (2, '2026-03-10', 20), (2, NULL, 7), (NULL, NULL, 7);
      """)
    func found() throws -> [String] {
      try store.rows("SELECT settled_from, settled_on FROM dues ORDER BY invoice_id").map {
        $0.map { $0.plainText ?? "-" }.joined(separator: " ")
      }
    }
    try Derived.refresh(store)
    #expect(
      try found() == [
        "2026-03-01 2026-03-05", "2026-03-01 2026-03-10", "2026-03-01 -", "- -", "2026-03-01 -",
      ])
    try store.run(
      "INSERT INTO payment_allocations (payment_id, invoice_id, paid_on, amount) VALUES (2, 3, '2026-03-09', 55)")
    try Derived.refresh(store, .payments, of: 2)
    #expect(
      try found() == [
        "2026-03-01 2026-03-05", "2026-03-01 2026-03-10", "2026-03-01 2026-03-09", "- -", "2026-03-01 -",
      ])
    try store.run("DELETE FROM payment_allocations WHERE invoice_id = 1")
    try Derived.refresh(store, parts: Derived.parts(touching: ["credit_notes"]))
    #expect(
      try found() == [
        "- -", "2026-03-01 2026-03-10", "2026-03-01 2026-03-09", "- -", "2026-03-01 -",
      ])
  }

  @Test(
    arguments: [
      // Created on 10 March at 17:30: the first call towards it, not the one it made, not the one before, not the task.
      ("call", "outbound", "2026-03-10", "17:50:00", 20), ("visit", nil, "2026-03-11", "09:00:00", 15 * 60 + 30),
      ("call", "inbound", "2026-03-10", "17:40:00", nil), ("call", "outbound", "2026-03-10", "17:00:00", nil),
      ("task", nil, "2026-03-10", "18:00:00", nil), ("call", "outbound", "2026-03-10", nil, nil),
    ] as [(String, String?, String, String?, Int?)])
  func measuresTheFirstResponse(
    type: String, direction: String?, day: String, time: String?, minutes: Int?
  ) throws {
    func text(_ value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }
    try store.execute(
      """
      INSERT INTO leads (id, name, created_on, created_time) VALUES (1, 'a', '2026-03-10', '17:30:00'),
        (2, 'b', '2026-03-10', '17:30:00'), (3, 'c', '2026-03-10', NULL);
      INSERT INTO activities (type, direction, done_on, done_time, lead_id)
      VALUES ('call', 'outbound', '2026-03-12', '17:30:00', 2), ('call', 'outbound', '2026-03-12', '17:30:00', 3);
      """)
    for (column, lead) in [("lead_id", 1), ("customer_id", 2)] {
      try store.run(
        "INSERT INTO activities (type, direction, done_on, done_time, \(column)) VALUES (?, ?, ?, ?, ?)",
        [.text(type), text(direction), .text(day), text(time), .integer(lead)])
    }
    try Derived.refresh(store)
    let found = try store.rows("SELECT first_response_minutes FROM leads ORDER BY id")
    #expect(found[0][0] == (minutes.map(SQLValue.integer) ?? .null))
    // The second lead was called two days later at the latest.
    #expect(found[1][0] == .integer(minutes ?? 2880))
    #expect(found[2][0] == .null)
  }

  @Test func copiesTheKeysOfOrders() throws {
    try store.execute(
      """
      INSERT INTO sources (id, name) VALUES (1, 'website');
      INSERT INTO orders (id, customer_id, source_id, rep_id, status, ordered_on)
      VALUES (1, 1, 1, 3, 'shipped', '2026-03-01'), (2, 2, NULL, NULL, 'draft', NULL);
      INSERT INTO order_lines (order_id, rep_id, status, ordered_on)
      VALUES (1, NULL, 'draft', NULL), (2, 3, 'shipped', '2026-01-01');
      """)
    try Derived.refresh(store)
    #expect(
      try store.rows("SELECT customer_id, source_id, rep_id, status, ordered_on FROM order_lines ORDER BY id") == [
        [.integer(1), .integer(1), .integer(3), .text("shipped"), .text("2026-03-01")],
        [.integer(2), .null, .null, .text("draft"), .null],
      ])
  }

  @Test func reachesTheYearsOfTheRecords() throws {
    try store.execute(
      """
      INSERT INTO orders (ordered_on) VALUES ('2009-07-01'), ('0209-07-01');
      INSERT INTO targets (scope, starts_on, ends_on, value) VALUES ('company', '2033-01-01', '2033-12-31', 1);
      """)
    try Derived.refresh(store)
    let days = try #require(try WorkCalendar(store).covered())
    #expect(try days == Period(start: day("2009-01-01"), end: day("2034-01-01")))
  }

  @Test func writesPlansOnlyWhenTheyChanged() throws {
    try store.execute(
      """
      INSERT INTO targets (scope, rep_id, starts_on, ends_on, value)
      VALUES ('rep', 3, '2026-01-01', '2026-01-31', 100), ('rep', NULL, '2026-01-01', '2026-01-31', 7),
        ('rep', 3, '2026-01-31', '2026-01-01', 7);
      """)
    try Derived.refresh(store)
    func total(_ level: String) throws -> SQLValue? {
      try store.scalar("SELECT value FROM plan_rollups WHERE level = ? AND grain = 'year'", [.text(level)])
    }
    // Rep, the rep as a member of its team, three teams above each other, company; at month, quarter and year.
    #expect(try store.scalar("SELECT COUNT(*) FROM plan_rollups") == .integer(18))
    #expect(try total("company") == .real(100))
    try store.run("UPDATE plan_rollups SET rowid = rowid + 1000")
    try Derived.refresh(store)
    #expect(try store.scalar("SELECT MIN(rowid) FROM plan_rollups") == .integer(1001))
    try store.run("UPDATE targets SET value = 50 WHERE value = 100")
    try Derived.refresh(store)
    #expect(try total("company") == .real(50))
    #expect(try store.scalar("SELECT COUNT(*) FROM plan_rollups") == .integer(18))
  }

  @Test func changesNothingTheSecondTime() throws {
    try Derived.refresh(store)
    let before = try store.scalar("SELECT total_changes()")
    try Derived.refresh(store)
    #expect(try store.scalar("SELECT total_changes()") == before)
  }
}
