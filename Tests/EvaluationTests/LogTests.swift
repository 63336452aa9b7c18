import Evaluation
import Store
import Syntax
import Testing
import Values

/// Entries of the log, and what they make of the numbers; every sum is done by hand.
@Suite struct LogTests {
  /// Today is Monday, 23 November 2026.
  static let company =
    HandMade.people + HandMade.invoices + """
      UPDATE invoices SET external_id = 'INV-' || id;
      INSERT INTO parties (id) VALUES (3), (4), (5);
      INSERT INTO customers (id, external_id, name, city) VALUES (3, 'T1', 'Twin', 'Bonn'), (4, 'T2', 'Twin', 'Köln');
      INSERT INTO leads (id, name, company, source_id, created_on, created_time, customer_id)
        VALUES (5, 'Eva', 'Eva Ltd', 1, '2026-11-22', '09:00:00', 5);
      INSERT INTO reps (id, name, hired_on, left_on) VALUES (3, 'Old', '2020-01-01', '2026-06-01'), (4, 'New', '2026-12-01', NULL);
      INSERT INTO pipelines (id, name) VALUES (1, 'Main'), (2, 'Other');
      INSERT INTO stages (id, pipeline_id, name, position, state) VALUES (1, 1, 'Proposal', 1, 'open'),
        (2, 1, 'Negotiation', 2, 'open'), (3, 1, 'Won', 3, 'won'), (4, 1, 'Lost', 4, 'lost'), (5, 2, 'Trial', 1, 'open');
      INSERT INTO opportunities (id, external_id, name, customer_id, source_id, rep_id, owner_id, stage_id, amount, created_on)
        VALUES (1, 'D1', 'Big deal', 1, 1, 1, 1, 1, 1000000, '2026-10-01');
      INSERT INTO opportunity_states (opportunity_id, customer_id, source_id, from_on, stage_id, state, owner_id, amount)
        VALUES (1, 1, 1, '2026-10-01', 1, 'open', 1, 1000000);
      INSERT INTO contacts (id, external_id, name, customer_id) VALUES (1, 'P1', 'Carl', 1), (2, 'P2', 'Dora', 2);
      INSERT INTO products (id, external_id, name, price, cost) VALUES (1, 'W', 'Widget', 4000, 1500), (2, 'G', 'Gadget', NULL, NULL);
      INSERT INTO currencies (code, minor_digits) VALUES ('EUR', 2);
      INSERT INTO exchange_rates (currency, valid_on, rate_e8) VALUES ('EUR', '2026-01-01', 110000000);
      INSERT INTO expenses (rep_id, category, spent_on, amount) VALUES (1, 'travel', '2026-11-01', 100);
      """

  static func workspace(me: String? = "Ann") throws -> Workspace {
    let workspace = try Workspace(path: SampleStore.store(company), today: today)
    workspace.me = me
    return workspace
  }

  private static func row(_ sql: String, in workspace: Workspace) throws -> [[SQLValue]] {
    try Store.open(path: workspace.path, mode: .read, today: today).rows(sql)
  }

  private static func cells(_ statement: String, in workspace: Workspace) throws -> [[String]] {
    try workspace.answer(statement).rows.map { $0.map { Cell($0, workspace.settings.calendar).description } }
  }

  static let sentences: [(String, String)] = [
    (#"log visit to "Acme" today 45 minutes"#, "visit log-1: Acme, Ann, 2026-11-23, 45 minutes"),
    (#"log call with "acme" by "Bo" yesterday at 14:30"#, "call log-1: Acme, Bo, 2026-11-22, 14:30"),
    (#"log meeting contact "Carl" saturday 1.5 hours"#, "meeting log-1: Acme, Carl, Ann, 2026-11-21, 90 minutes"),
    (#"log demo for "Big deal" due friday"#, "demo log-1: Acme, Big deal, Ann, due 2026-11-27"),
    (#"log visit to "T2" on 2026-11-20 no show"#, "visit log-1: Twin, Ann, 2026-11-20, no_show"),
    (#"log email to "Eva Ltd""#, "email log-1: Eva, Ann, 2026-11-23"),
    (#"log note "late payer" on "Beta""#, "note log-1: Beta, Ann, 2026-11-23"),
    (#"log task "Send the offer" due 2026-12-01"#, "task log-1: Send the offer, Ann, due 2026-12-01"),
    (#"log proposal 12000 to "Acme" for "Big deal""#, "proposal log-1: 12000 USD, Acme, Big deal, Ann, 2026-11-23"),
    (#"log order 99.50 from "Acme""#, "order log-1: 99.5 USD, Acme, Ann, 2026-11-23"),
    (
      #"log order from "Acme" product "Widget" quantity 3, "Gadget" price 10"#,
      "order log-1: 130 USD, Acme, Ann, 2026-11-23"
    ),
    (#"log payment 100 from "Acme" for invoice "INV-1""#, "payment log-1: 100 USD, Acme, INV-1, Ann, 2026-11-23"),
    (#"log expense 320 by "Bo" category travel"#, "expense log-1: 320 USD, travel, Bo, 2026-11-23"),
    (#"log expense 10 EUR category travel"#, "expense log-1: 10 EUR, travel, Ann, 2026-11-23"),
    (#"log stage "Big deal" negotiation"#, "stage D1: Big deal, Proposal -> Negotiation, Acme, 2026-11-23"),
    (#"log won "big deal" amount 12000 yesterday"#, "won D1: Big deal, Proposal -> Won, Acme, 12000 USD, 2026-11-22"),
    (#"log lost "D1" reason "price""#, "lost D1: Big deal, Proposal -> Lost, Acme, 2026-11-23"),
    (#"log lead "New Ltd" source web"#, "lead log-1: New Ltd, web, Ann, 2026-11-23"),
    (
      #"log opportunity "Next" for "Beta" amount 500 expected 2026-12-31"#,
      "opportunity log-1: Next, Beta, Proposal, 500 USD, Ann, 2026-11-23, expected 2026-12-31"
    ),
    ("记 拜访 “Acme” 今天 45 分钟 备注 “想看演示”", "visit log-1: Acme, Ann, 2026-11-23, 45 minutes"),
  ]

  /// Every kind is answered with what was written, and broken references are left by none.
  @Test(arguments: sentences) func answers(_ sentence: String, _ receipt: String) throws {
    let workspace = try Self.workspace()
    #expect(try workspace.answer(sentence).lines == [receipt])
    let store = try Store.open(path: workspace.path, mode: .read, today: today)
    #expect(try store.rows("PRAGMA foreign_key_check").isEmpty)
    #expect(
      try store.scalar("SELECT COUNT(*) FROM log_entries WHERE author_id = 1 AND logged_on = '2026-11-23'")
        == .integer(1))
  }

  static let refusals: [(String, String)] = [
    (#"log visit to "Nobody Inc""#, "log-unknown-customer"), (#"log visit to "Twin""#, "log-ambiguous-customer"),
    (#"log visit to "Acme" tomorrow"#, "log-future"), (#"log order 5 from "Acme" tomorrow"#, "log-future"),
    (#"log visitt to "Acme""#, "log-unknown-type"), ("log visit", "log-customer"),
    (#"log visit to "Acme" by "Old""#, "log-not-employed"), (#"log visit to "Acme" by "New""#, "log-not-employed"),
    (#"log visit to "Acme" by "Anm""#, "log-unknown-rep"),
    (#"log visit to "Acme" contact "Dora""#, "log-unknown-contact"),
    (#"log visit to "Beta" for "Big deal""#, "log-other-customer"),
    (#"log visit to "Acme" due friday yesterday"#, "log-due-and-done"),
    (#"log visit to "Acme" on 2026-11"#, "not-one-day"),
    (#"log visit to "Acme" on 1026-11-20"#, "log-too-early"),
    (#"log order from "Acme""#, "log-amount"), (#"log order 30% from "Acme""#, "log-amount"),
    (#"log payment 0 from "Acme""#, "log-amount"), (#"log expense 1.234"#, "log-amount"),
    (#"log expense 5 CHF"#, "log-unknown-currency"), (#"log order from "Acme" product "Gadget""#, "log-price"),
    (#"log order 100 from "Acme" product "Widget", "Gadget" price 10"#, "log-total"),
    (#"log payment 5 from "Beta" for invoice "INV-1""#, "log-other-customer"),
    (#"log payment 5 for invoice "INV-3""#, "log-invoice"),
    (#"log payment 5 for invoice "INV-9""#, "log-unknown-invoice"),
    (#"log stage "Big deal" Proposal"#, "log-same-stage"), (#"log stage "Big deal" Trial"#, "log-other-pipeline"),
    (#"log stage "Big deal" Negotation"#, "log-unknown-stage"), (#"log won "Bg deal""#, "log-unknown-opportunity"),
    (#"log won "Big deal" on 2026-09-01"#, "log-created-later"),
    (#"log lead "X" source "wbe""#, "log-unknown-source"), (#"log lead " ""#, "log-empty"),
    (#"log visit to $who"#, "unknown-parameter"),
  ]

  /// What cannot be is refused with nothing written.
  @Test(arguments: refusals) func refuses(_ sentence: String, _ code: String) throws {
    let workspace = try Self.workspace()
    let found = #expect(throws: Diagnostic.self) { try workspace.answer(sentence) }
    #expect(found?.code == code, "\(found?.message ?? "")")
    let store = try Store.open(path: workspace.path, mode: .read, today: today)
    #expect(try store.scalar("SELECT COUNT(*) FROM log_entries") == .integer(0))
    #expect(try store.scalar("SELECT (SELECT COUNT(*) FROM activities) + (SELECT COUNT(*) FROM orders)") == .integer(0))
  }

  @Test func whoIsCreditedAndWhoWrote() throws {
    let nobody = try Self.workspace(me: nil)
    let found = #expect(throws: Diagnostic.self) { try nobody.answer(#"log visit to "Acme""#) }
    #expect(found?.code == "log-nobody" && found?.fixes.first?.replacement == #" by "Ann""#)
    try nobody.answer(#"log visit to "Acme" by "Bo""#)
    let ann = try Workspace(path: nobody.path, today: today)
    ann.me = "ann"
    try ann.answer(#"log call to "Acme" by "Bo"; log visit to "Beta""#)
    let rows = try Self.row("SELECT rep_id, author_id FROM log_entries ORDER BY id", in: nobody)
    #expect(rows == [[.integer(2), .integer(2)], [.integer(2), .integer(1)], [.integer(1), .integer(1)]])
    ann.me = "Anne"
    #expect(#expect(throws: Diagnostic.self) { try ann.answer(#"log visit to "Acme""#) }?.code == "log-unknown-me")
  }

  /// Three visits of 45, 30 and 15 minutes, one of them of Bo's; the planned one and the one nobody came to do not count.
  @Test func workIsCounted() throws {
    let workspace = try Self.workspace()
    for sentence in [
      #"log visit to "Acme" 45 minutes"#, #"log visit to "Beta" yesterday 30 minutes"#,
      #"log visit to "Acme" 15 minutes by "Bo""#, #"log visit to "Acme" due tomorrow"#, #"log visit to "Acme" no show"#,
      #"log call to "Acme""#, #"log call from "Acme""#, #"log proposal 500 to "Beta""#,
    ] { try workspace.answer(sentence) }
    #expect(
      try Self.cells("show reps with visits, minutes, outbound_calls, proposals this month", in: workspace)
        == [["Ann", "2", "75", "1", "1"], ["Bo", "1", "15", "0", "0"]])
    #expect(try Self.cells("show visits by source this month", in: workspace) == [["web", "2"], ["(none)", "1"]])
    #expect(
      try Self.cells("list customers with name, last_visit where last_visit is not empty sort name", in: workspace)
        == [["Acme", "2026-11-23"], ["Beta", "2026-11-22"]])
  }

  /// The lead came at 9:00 on the 22nd and was called at 10:15 on the 23rd: 25 hours and a quarter.
  @Test func theFirstResponseToALead() throws {
    let workspace = try Self.workspace()
    try workspace.answer(
      #"log note "cold" on "Eva"; log call from "Eva" yesterday at 12:00; log call to "Eva" at 10:15"#)
    #expect(try Self.row("SELECT first_response_minutes FROM leads WHERE id = 5", in: workspace) == [[.integer(1515)]])
  }

  /// 3 x 40.00 + 10.00 and 99.50; the widgets cost 3 x 15.00. The customer's first and last order follow.
  @Test func ordersAreSales() throws {
    let workspace = try Self.workspace()
    try workspace.answer(
      #"log order from "Acme" product "Widget" quantity 3, "Gadget" price 10 on 2026-11-02; log order 99.50 from "Acme" for "Big deal""#
    )
    #expect(
      try Self.cells("show sales, orders, units by rep this month", in: workspace) == [["Ann", "22950", "2", "4"]])
    #expect(
      try Self.row("SELECT first_order_on, last_order_on FROM customers WHERE id = 1", in: workspace)
        == [[.text("2026-11-02"), .text("2026-11-23")]])
    #expect(try Self.row("SELECT SUM(cost) FROM order_lines", in: workspace) == [[.integer(4500)]])
    #expect(
      try Self.row("SELECT opportunity_id, source_id FROM orders ORDER BY id", in: workspace)
        == [[.null, .integer(1)], [.integer(1), .integer(1)]])
  }

  /// Of invoice 1 are open 1000 - 300 - 200 - 100 credited = 400. 450 settle it, 50 are an advance; nothing is receivable
  /// but the 500 of invoice 2.
  @Test func paymentsSettleWhatIsOpen() throws {
    let workspace = try Self.workspace()
    #expect(try Self.cells("show receivable", in: workspace) == [["90000"]])
    let answer = try workspace.answer(#"log payment 450 from "Acme" for invoice "INV-1""#)
    #expect(answer.notes.map(\.text) == ["400.00 USD were open of INV-1; 50.00 USD of it is an advance"])
    #expect(try Self.cells("show receivable", in: workspace) == [["50000"]])
    #expect(
      try Self.row("SELECT amount FROM payment_allocations WHERE payment_id = 4", in: workspace) == [[.integer(40000)]])
    let advance = try workspace.answer(#"log payment 20 from "Beta""#)
    #expect(advance.notes.count == 1 && advance.notes[0].text.contains("INV-2"))
    #expect(try Self.cells("show receivable", in: workspace) == [["50000"]])
  }

  /// 100 EUR were 120.00 when they were invoiced; today 60 EUR are 66.00, which leaves 40 EUR, and of 50 EUR, 55.00, the
  /// other 10.
  @Test func anInvoiceIsOpenInItsOwnCurrency() throws {
    let script =
      Self.company + """
        INSERT INTO invoices (id, external_id, customer_id, rep_id, status, issued_on, due_on, amount, original_amount,
          currency) VALUES (5, 'INV-5', 1, 1, 'issued', '2025-12-01', '2026-01-01', 12000, 10000, 'EUR');
        """
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    workspace.me = "Ann"
    #expect(try workspace.answer(#"log payment 60 EUR from "Acme" for invoice "INV-5""#).notes.isEmpty)
    #expect(try Self.cells("show receivable, advances", in: workspace) == [["94800", "20000"]])
    let rest = try workspace.answer(#"log payment 50 EUR from "Acme" for invoice "INV-5""#)
    #expect(rest.notes.map(\.text) == ["44.00 USD were open of INV-5; 11.00 USD of it is an advance"])
    #expect(try Self.cells("show receivable, advances", in: workspace) == [["90000", "21100"]])
    try workspace.answer("undo; undo")
    #expect(try Self.cells("show receivable, advances", in: workspace) == [["102000", "20000"]])
  }

  /// 10 EUR at 1.10 are 11.00; Bo's expense is on the budget of the team he was in.
  @Test func expensesAreConvertedAndCharged() throws {
    let workspace = try Self.workspace()
    let new = try workspace.answer(#"log expense 10 EUR category travl by "Bo""#)
    #expect(new.notes.map(\.text) == ["no expense had the category travl before; there is travel"])
    #expect(
      try Self.row(
        "SELECT amount, original_amount, currency, team_id FROM expenses WHERE external_id = 'log-1'", in: workspace)
        == [[.integer(1100), .integer(1000), .text("EUR"), .integer(2)]])
  }

  /// Proposal from 1 October, negotiation from the 20th of November, won on the 22nd: 52 days.
  @Test func dealsKeepTheirHistory() throws {
    let workspace = try Self.workspace()
    try workspace.answer(#"log stage "Big deal" negotiation on 2026-11-20; log won "Big deal" amount 12000 yesterday"#)
    #expect(
      try Self.row(
        "SELECT from_on, until_on, stage_id, state, amount FROM opportunity_states WHERE opportunity_id = 1 ORDER BY from_on",
        in: workspace)
        == [
          [.text("2026-10-01"), .text("2026-11-20"), .integer(1), .text("open"), .integer(1_000_000)],
          [.text("2026-11-20"), .text("2026-11-22"), .integer(2), .text("open"), .integer(1_000_000)],
          [.text("2026-11-22"), .text("9999-12-31"), .integer(3), .text("won"), .integer(1_200_000)],
        ])
    #expect(
      try Self.cells("show closes, won_value, cycle_days by rep this month", in: workspace) == [
        ["Ann", "1", "1200000", "52"]
      ])
    #expect(try Self.row("SELECT first_win_on FROM customers WHERE id = 1", in: workspace) == [[.text("2026-11-22")]])
    let again = #expect(throws: Diagnostic.self) { try workspace.answer(#"log won "Big deal""#) }
    #expect(again?.code == "log-closed")
    let early = #expect(throws: Diagnostic.self) {
      try workspace.answer(#"log stage "Big deal" Proposal on 2026-11-21"#)
    }
    #expect(early?.code == "log-changed-later")
    let reopened = try workspace.answer(#"log stage "Big deal" Proposal"#)
    #expect(reopened.notes.map(\.text) == ["it was won since 2026-11-22 and is open again"])
    #expect(
      try Self.row("SELECT state, closed_on FROM opportunities WHERE id = 1", in: workspace) == [
        [.text("open"), .null]
      ])
  }

  @Test func aNewDealBeginsInTheFirstStage() throws {
    let workspace = try Self.workspace()
    try workspace.answer(
      #"log lead "New Ltd" source web; log opportunity "Next" for "New Ltd" amount 500; log won "Next""#)
    #expect(
      try Self.row(
        "SELECT lead_id, customer_id, source_id, owner_id, state FROM opportunities WHERE name = 'Next'", in: workspace)
        == [[.integer(6), .integer(6), .integer(1), .integer(1), .text("won")]])
    #expect(try Self.cells("show new_leads, closes by source this month", in: workspace) == [["web", "2", "1"]])
  }

  @Test func whatLooksLikeATwinIsSaid() throws {
    let workspace = try Self.workspace()
    #expect(try workspace.answer(#"log visit to "Acme""#).notes.isEmpty)
    #expect(try workspace.answer(#"log visit to "Acme" by "Bo""#).notes.isEmpty)
    #expect(try workspace.answer(#"log visit to "Acme""#).notes.count == 1)
    #expect(try workspace.answer(#"log lead "acme""#).notes.count == 1)
    #expect(
      try workspace.answer(#"log visit to "Acme" on 2023-06-01"#).notes.map(\.text) == [
        "Acme is known since 2024-01-01 only"
      ])
  }

  /// Everything but the lineage, before and after.
  private static func contents(of workspace: Workspace) throws -> [String] {
    let store = try Store.open(path: workspace.path, mode: .read, today: today)
    let tables = try store.rows(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'undo%'
        AND name <> 'log_entries' ORDER BY 1
      """)
    return try tables.flatMap { row -> [String] in
      guard case .text(let name) = row[0] else { return [] }
      return try store.rows("SELECT * FROM \"\(name)\"").map { "\(name) \($0)" }.sorted()
    }
  }

  /// Whatever was logged, taken back one by one the store is what it was.
  @Test func undoneTheStoreIsAsBefore() throws {
    let workspace = try Self.workspace()
    let before = try Self.contents(of: workspace)
    for (sentence, _) in Self.sentences where !sentence.contains("big deal") && !sentence.contains("D1") {
      try workspace.answer(sentence)
    }
    try workspace.answer(#"log won "Big deal" amount 5; log call to "New Ltd""#)
    let count = try Self.row("SELECT COUNT(*) FROM log_entries", in: workspace)
    #expect(count == [[.integer(20)]])
    // Bo's are credited to Bo and are Ann's entries: she logged them.
    for _ in 0..<20 { try workspace.answer("undo") }
    #expect(try Self.contents(of: workspace) == before)
    #expect(#expect(throws: Diagnostic.self) { try workspace.answer("undo") }?.code == "nothing-logged")
    let store = try Store.open(path: workspace.path, mode: .read, today: today)
    #expect(try store.rows("PRAGMA foreign_key_check").isEmpty)
    #expect(try store.scalar("SELECT COUNT(*) FROM log_entries WHERE undone_at IS NULL") == .integer(0))
  }

  @Test func undoIsOnesOwnAndInOrder() throws {
    let workspace = try Self.workspace()
    try workspace.answer(#"log lead "New Ltd"; log call to "New Ltd"; log visit to "Acme" by "Bo""#)
    let needed = #expect(throws: Diagnostic.self) { try workspace.answer("undo 1") }
    #expect(
      needed?.code == "undo-first" && needed?.message.english.contains("entry 2 of the log") ?? false,
      "\(needed?.message ?? "")")
    let bo = try Workspace(path: workspace.path, today: today)
    bo.me = "Bo"
    #expect(#expect(throws: Diagnostic.self) { try bo.answer("undo 3") }?.code == "not-your-entry")
    #expect(#expect(throws: Diagnostic.self) { try bo.answer("undo") }?.code == "nothing-logged")
    bo.me = nil
    #expect(#expect(throws: Diagnostic.self) { try bo.answer("undo") }?.code == "log-nobody")
    #expect(#expect(throws: Diagnostic.self) { try bo.answer("undo 9") }?.code == "unknown-entry")
    #expect(try workspace.answer("undo log-2").lines == [#"undone 2: log call to "New Ltd""#])
    #expect(#expect(throws: Diagnostic.self) { try workspace.answer("undo 2") }?.code == "undone-already")
    #expect(try workspace.answer("undo 1").lines == [#"undone 1: log lead "New Ltd""#])
    #expect(try workspace.answer("undo").lines == [#"undone 3: log visit to "Acme" by "Bo""#])
    #expect(
      try Self.cells("list log with number, customer where undone is not empty sort number", in: workspace) == [
        ["1", "–"], ["2", "–"], ["3", "–"],
      ])
  }

  @Test func theLogIsListed() throws {
    let workspace = try Self.workspace()
    try workspace.answer(#"param $who = "Acme"; log visit to $who; log order 5 from "Beta" by "Bo""#)
    #expect(
      try Self.cells("list log with number, author, rep, kind, customer, statement", in: workspace) == [
        ["1", "Ann", "Ann", "visit", "Acme", "log visit to $who"],
        ["2", "Ann", "Bo", "order", "Beta", #"log order 5 from "Beta" by "Bo""#],
      ])
  }
}
