import Foundation
import Testing
import Values

@testable import Store

/// Made once for all tests.
enum Sample {
  static let today = CivilDate(year: 2026, month: 11, day: 23) ?? CivilDate(dayNumber: 0)

  private static let place = Result { try Workplace() }

  private static let made = Result {
    let place = try Sample.place.get()
    // Nothing ends the life of a static before the process does.
    atexit { try? FileManager.default.removeItem(atPath: Sample.place.get().folder) }
    try SampleCompany.create(at: place.path("demo.db"), today: today)
    return place
  }

  static func path() throws -> String { try made.get().path("demo.db") }

  static func open() throws -> Connection { try Store.open(path: path(), mode: .read, today: today) }
}

@Suite struct SampleCompanyTests {
  /// What `question` counts: an invariant holds when that is 0.
  private func count(_ question: String, in connection: Connection) throws -> Int {
    guard case .integer(let number) = try connection.scalar(question) else { return -1 }
    return number
  }

  private func integer(_ question: String) throws -> Int { try count(question, in: Sample.open()) }

  private func real(_ question: String) throws -> Double {
    switch try Sample.open().scalar(question) {
    case .real(let number): return number
    case .integer(let number): return Double(number)
    default: return .nan
    }
  }

  @Test func isWholeAndSmall() throws {
    let store = try Sample.open()
    #expect(try store.rows("PRAGMA foreign_key_check").isEmpty)
    #expect(try store.scalar("PRAGMA integrity_check") == .text("ok"))
    let size = try FileManager.default.attributesOfItem(atPath: Sample.path())[.size] as? Int ?? .max
    #expect(size < 20_000_000)
    // Nobody changed it, so that nothing is logged and there is nothing to undo; no team's scores were locked.
    let tables = """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'undo%'
      AND name NOT IN ('log_entries', 'scorecard_team_results')
      """
    for row in try store.rows(tables) {
      guard case .text(let name) = row[0] else { continue }
      #expect(try count("SELECT COUNT(*) FROM \"\(name)\"", in: store) > 0, "\(name) is empty")
    }
  }

  @Test(arguments: [
    ("activities", 25_000, 45_000), ("leads", 1_500, 1_500), ("customers", 950, 1_100), ("opportunities", 2_000, 3_000),
    ("orders", 2_500, 3_500), ("order_lines", 6_500, 9_500), ("reps", 29, 29), ("teams", 5, 5),
  ]) func hasTheSizeOfATeam(table: String, low: Int, high: Int) throws {
    #expect(try (low...high).contains(integer("SELECT COUNT(*) FROM \(table)")))
  }

  @Test func isTheSameForTheSameDay() throws {
    let place = try Workplace()
    try SampleCompany.create(at: place.path("again.db"), today: Sample.today)
    #expect(try place.bytes("again.db") == [UInt8](Data(contentsOf: URL(fileURLWithPath: Sample.path()))))
  }

  @Test func isAnotherForAnotherSeed() {
    let one = SampleWorld(today: Sample.today, seed: 1)
    let two = SampleWorld(today: Sample.today, seed: 2)
    #expect(one.parties.map(\.name) != two.parties.map(\.name))
  }

  /// Statements that must count nothing, whatever day it is.
  static let invariants = [
    // Nothing happened after today.
    "SELECT COUNT(*) FROM activities WHERE done_on > :today",
    "SELECT COUNT(*) FROM activities WHERE status <> 'planned' AND COALESCE(done_on, due_on) > :today",
    "SELECT COUNT(*) FROM activities WHERE (status = 'done') <> (done_on IS NOT NULL)",
    "SELECT COUNT(*) FROM opportunities WHERE created_on > :today OR closed_on > :today",
    "SELECT COUNT(*) FROM opportunity_states WHERE from_on > :today",
    "SELECT COUNT(*) FROM leads WHERE MAX(created_on, COALESCE(qualified_on, ''), COALESCE(converted_on, ''), "
      + "COALESCE(disqualified_on, '')) > :today",
    "SELECT COUNT(*) FROM orders WHERE MAX(ordered_on, COALESCE(shipped_on, ''), COALESCE(cancelled_on, '')) > :today",
    "SELECT COUNT(*) FROM invoices WHERE issued_on > :today",
    "SELECT COUNT(*) FROM payments WHERE paid_on > :today",
    "SELECT COUNT(*) FROM credit_notes WHERE issued_on > :today",
    "SELECT COUNT(*) FROM stock_movements WHERE moved_on > :today",
    "SELECT COUNT(*) FROM expenses WHERE spent_on > :today",
    "SELECT COUNT(*) FROM campaign_spend WHERE spent_on > :today",
    "SELECT COUNT(*) FROM quotes WHERE sent_on > :today",
    "SELECT COUNT(*) FROM party_states WHERE from_on > :today",
    // Lines copy their order's keys.
    """
    SELECT COUNT(*) FROM order_lines l JOIN orders o ON o.id = l.order_id
    WHERE l.customer_id IS NOT o.customer_id OR l.source_id IS NOT o.source_id OR l.rep_id IS NOT o.rep_id
      OR l.status IS NOT o.status OR l.ordered_on IS NOT o.ordered_on
    """,
    "SELECT COUNT(*) FROM order_lines WHERE amount > gross OR amount < 0 OR quantity <= 0 OR cost > gross",
    // Histories have no gap and no overlap, and end in the present.
    """
    SELECT COUNT(*) FROM (SELECT until_on, LEAD(from_on) OVER (PARTITION BY opportunity_id ORDER BY from_on) AS next
      FROM opportunity_states) WHERE until_on <> COALESCE(next, '9999-12-31')
    """,
    """
    SELECT COUNT(*) FROM (SELECT until_on, LEAD(from_on) OVER (PARTITION BY party_id ORDER BY from_on) AS next
      FROM party_states) WHERE until_on <> COALESCE(next, '9999-12-31')
    """,
    "SELECT COUNT(*) FROM opportunity_states WHERE from_on >= until_on",
    "SELECT COUNT(*) FROM party_states WHERE from_on >= until_on",
    """
    SELECT COUNT(*) FROM opportunities o LEFT JOIN opportunity_states s
      ON s.opportunity_id = o.id AND s.until_on = '9999-12-31'
    WHERE s.stage_id IS NOT o.stage_id OR s.state IS NOT o.state OR s.owner_id IS NOT o.owner_id
      OR s.amount IS NOT o.amount OR s.expected_close_on IS NOT o.expected_close_on
    """,
    """
    SELECT COUNT(*) FROM opportunities o JOIN opportunity_states s ON s.opportunity_id = o.id
    GROUP BY o.id HAVING MIN(s.from_on) <> o.created_on
    """,
    "SELECT COUNT(*) FROM opportunities o JOIN stages s ON s.id = o.stage_id WHERE s.state <> o.state",
    "SELECT COUNT(*) FROM opportunities WHERE (state = 'open') <> (closed_on IS NULL) OR cycle_days <= 0",
    """
    SELECT COUNT(*) FROM opportunities o JOIN opportunity_states s ON s.opportunity_id = o.id
      AND s.from_on <= o.closed_on AND s.until_on > o.closed_on
    WHERE s.owner_id IS NOT o.rep_id OR s.state IS NOT o.state
    """,
    """
    SELECT COUNT(*) FROM customers c LEFT JOIN party_states s ON s.party_id = c.id AND s.until_on = '9999-12-31'
    WHERE s.owner_id IS NOT c.owner_id OR s.status IS NOT c.status
    """,
    """
    SELECT COUNT(*) FROM leads l LEFT JOIN party_states s ON s.party_id = l.id AND s.until_on = '9999-12-31'
    WHERE s.owner_id IS NOT l.rep_id
      OR l.converted_on IS NULL AND s.status IS NOT l.status
    """,
    "SELECT COUNT(*) FROM leads l JOIN customers c ON c.id = l.id WHERE l.converted_on IS NULL",
    "SELECT COUNT(*) FROM leads l WHERE l.converted_on IS NOT NULL AND l.id NOT IN (SELECT id FROM customers)",
    // People work when they are employed, on days that are worked; the day of today may be an exception.
    """
    SELECT COUNT(*) FROM activities a WHERE a.status = 'done' AND a.done_on < :today
      AND NOT EXISTS (SELECT 1 FROM rep_workdays w WHERE w.rep_id = a.rep_id AND w.day = a.done_on)
    """,
    "SELECT COUNT(*) FROM orders o JOIN reps r ON r.id = o.rep_id WHERE r.is_selling = 0 OR o.ordered_on >= r.left_on",
    "SELECT COUNT(*) FROM opportunities o JOIN reps r ON r.id = o.rep_id WHERE o.created_on < r.hired_on AND o.state = 'open'"
      + " AND NOT EXISTS (SELECT 1 FROM opportunity_states s WHERE s.opportunity_id = o.id AND s.owner_id <> r.id)",
    // Money: nobody is paid more than is owed, and allocations never exceed their payment.
    """
    SELECT COUNT(*) FROM invoices i WHERE i.amount
      < (SELECT COALESCE(SUM(amount), 0) FROM payment_allocations a WHERE a.invoice_id = i.id)
      + (SELECT COALESCE(SUM(amount), 0) FROM credit_notes c WHERE c.invoice_id = i.id)
    """,
    """
    SELECT COUNT(*) FROM payments p JOIN payment_allocations a ON a.payment_id = p.id
    WHERE ABS(a.amount) > p.amount OR p.amount <= 0
    """,
    "SELECT COUNT(*) FROM invoices i WHERE i.status = 'issued' AND i.amount <> "
      + "(SELECT SUM(amount) FROM order_lines l WHERE l.order_id = i.order_id)",
    "SELECT COUNT(*) FROM (SELECT i.id FROM invoices i JOIN instalments p ON p.invoice_id = i.id GROUP BY i.id "
      + "HAVING SUM(p.amount) <> i.amount)",
    "SELECT COUNT(*) FROM (SELECT opportunity_id FROM opportunity_splits GROUP BY 1 HAVING SUM(share_bp) <> 10000)",
    // Stock never falls below nothing, at no place; transfers net to zero.
    """
    SELECT COUNT(*) FROM (SELECT SUM(quantity) OVER (PARTITION BY product_id, location_id ORDER BY moved_on, id) AS hand
      FROM stock_movements) WHERE hand < 0
    """,
    "SELECT COUNT(*) FROM (SELECT 1 FROM stock_movements WHERE kind = 'transfer' GROUP BY product_id, moved_on "
      + "HAVING SUM(quantity) <> 0)",
    // Visits come before the close.
    """
    SELECT COUNT(*) FROM activities a JOIN opportunities o ON o.id = a.opportunity_id
    WHERE a.done_on >= o.closed_on OR a.done_on < o.created_on
    """,
    "SELECT COUNT(*) FROM opportunities WHERE state = 'won' AND amount IS NOT (SELECT SUM(l.amount) FROM orders r "
      + "JOIN order_lines l ON l.order_id = r.id WHERE r.opportunity_id = opportunities.id) "
      + "AND EXISTS (SELECT 1 FROM orders r WHERE r.opportunity_id = opportunities.id)",
    // A contact belongs to the customer it is named with.
    "SELECT COUNT(*) FROM activities a JOIN contacts c ON c.id = a.contact_id WHERE c.customer_id <> a.customer_id",
    // Nothing is missing that a report needs.
    "SELECT CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM activities WHERE done_on = :today",
    "SELECT CASE WHEN COUNT(*) = 1 THEN 0 ELSE 1 END FROM customers WHERE name = 'Acme'",
    "SELECT CASE WHEN COUNT(*) = 1 THEN 0 ELSE 1 END FROM reps WHERE name = 'Li Na' AND left_on IS NULL",
    "SELECT COUNT(*) - COUNT(DISTINCT name) FROM customers",
  ]

  @Test(arguments: invariants) func keepsItsInvariants(question: String) throws {
    let asked = question.replacingOccurrences(of: ":today", with: "'\(Sample.today.iso)'")
    #expect(try Sample.open().rows(asked).allSatisfy { $0[0] == .integer(0) })
  }

  /// New Year, a leap day, a Sunday in the holidays.
  @Test(arguments: ["2026-01-01", "2028-02-29", "2031-10-05"])
  func holdsOnAnyDay(today: String) throws {
    let store = try SampleCompany.made(today: try day(today))
    #expect(try store.rows("PRAGMA foreign_key_check").isEmpty)
    for question in Self.invariants {
      let asked = question.replacingOccurrences(of: ":today", with: "'\(today)'")
      #expect(try store.rows(asked).allSatisfy { $0[0] == .integer(0) }, "\(asked)")
    }
  }

  // The stories.

  private let month = "'2026-11-01'"

  private func visits(_ name: String, since day: String) throws -> Int {
    try integer(
      "SELECT COUNT(*) FROM activities a JOIN reps r ON r.id = a.rep_id WHERE r.name = '\(name)' AND a.type = 'visit' "
        + "AND a.status = 'done' AND a.done_on >= \(day)")
  }

  private func closed(_ name: String, _ state: String, since day: String = "'2000-01-01'") throws -> Int {
    try integer(
      "SELECT COUNT(*) FROM opportunities o JOIN reps r ON r.id = o.rep_id WHERE r.name = '\(name)' "
        + "AND o.state = '\(state)' AND o.closed_on >= \(day)")
  }

  @Test func someoneVisitsMuchAndClosesLittle() throws {
    let visits = try visits("Tom Becker", since: "'2026-01-01'")
    #expect(visits > 700)
    #expect(try closed("Tom Becker", "won", since: "'2026-01-01'") * 40 < visits)
  }

  @Test func someoneHasThirtyVisitsAndNoCloseThisMonth() throws {
    #expect(try visits("王芳", since: month) >= 30)
    #expect(try closed("王芳", "won", since: month) == 0)
    #expect(try closed("王芳", "won") > 10)
  }

  @Test func theExhibitionCostsMuchAndYieldsLittle() throws {
    func spend(_ condition: String) throws -> Int {
      try integer(
        "SELECT SUM(amount) FROM campaign_spend p JOIN sources s ON s.id = p.source_id WHERE s.name \(condition)")
    }
    func wins(_ condition: String) throws -> Int {
      try integer(
        "SELECT COUNT(*) FROM opportunities o JOIN sources s ON s.id = o.source_id WHERE o.state = 'won' AND s.name \(condition)"
      )
    }
    #expect(try spend("= 'exhibition'") > spend("<> 'exhibition'"))
    #expect(try wins("= 'exhibition'") * 20 < wins("<> 'exhibition'"))
  }

  @Test func oneTeamTravelsBeyondItsBudget() throws {
    let over = try Sample.open().rows(
      """
      SELECT t.name FROM teams t
      JOIN (SELECT r.team_id, SUM(e.amount) AS spent FROM expenses e JOIN reps r ON r.id = e.rep_id
        WHERE e.category = 'travel' AND e.status IN ('approved', 'paid') AND e.spent_on >= '2026-07-01'
          AND e.spent_on < '2026-10-01' GROUP BY 1) s ON s.team_id = t.id
      JOIN (SELECT team_id, SUM(amount) AS allowed FROM budgets WHERE category = 'travel' AND starts_on >= '2026-07-01'
        AND ends_on < '2026-10-01' GROUP BY 1) b ON b.team_id = t.id
      WHERE s.spent > b.allowed
      """)
    #expect(over == [[.text("South")]])
  }

  @Test func healthcarePaysLate() throws {
    func late(_ condition: String) throws -> Double {
      try real(
        "SELECT AVG(s.days_late) FROM settlements s JOIN customers c ON c.id = s.customer_id WHERE c.industry \(condition)"
      )
    }
    #expect(try late("= 'healthcare'") > 40)
    #expect(try late("<> 'healthcare'") < 20)
  }

  @Test func theBestVisitThreeToFourADay() throws {
    let best = try Sample.open().rows(
      """
      SELECT r.name, 1.0 * v.visits / w.days FROM reps r
      JOIN (SELECT rep_id, COUNT(*) AS closes FROM opportunities WHERE state = 'won' AND closed_on >= '2026-07-01'
        AND closed_on < '2026-10-01' GROUP BY 1) c ON c.rep_id = r.id
      JOIN (SELECT rep_id, COUNT(*) AS visits FROM activities WHERE type = 'visit' AND status = 'done'
        AND done_on >= '2026-07-01' AND done_on < '2026-10-01' GROUP BY 1) v ON v.rep_id = r.id
      JOIN (SELECT rep_id, COUNT(*) AS days FROM rep_workdays WHERE day >= '2026-07-01' AND day < '2026-10-01'
        GROUP BY 1) w ON w.rep_id = r.id
      WHERE c.closes >= 9
      """)
    #expect(best.count >= 4)
    for row in best {
      guard case .real(let rate) = row[1] else { continue }
      #expect((2.8...4.0).contains(rate), "\(row)")
    }
  }

  @Test func someoneWinsAllOfAHandful() throws {
    let won = try closed("Ravi Menon", "won")
    #expect((2...12).contains(won))
    #expect(try closed("Ravi Menon", "lost") <= 1)
  }

  @Test func onlyTheScarceProductRunsOut() throws {
    let low = try Sample.open().rows(
      """
      SELECT p.name, SUM(m.quantity) * 90.0 / -SUM(CASE WHEN m.kind = 'issue' AND m.moved_on > '2026-08-25' THEN m.quantity END)
      FROM products p JOIN stock_movements m ON m.product_id = p.id
      GROUP BY p.id HAVING SUM(m.quantity) < p.reorder_level
      """)
    #expect(low.map { $0[0] } == [.text("Portable Scanner P2")])
    guard case .real(let cover) = low.first?[1] else { return }
    #expect((1.0..<10.0).contains(cover))
  }

  @Test func someoneStoppedReporting() throws {
    let quiet = try Sample.open().rows(
      """
      SELECT r.name FROM reps r JOIN activities a ON a.rep_id = r.id AND a.status = 'done'
      WHERE r.is_selling = 1 AND r.left_on IS NULL GROUP BY r.id HAVING MAX(a.done_on) < '2026-11-10'
      """)
    #expect(quiet == [[.text("Karl Weber")]])
  }

  @Test func someoneIsNew() throws {
    let new = try Sample.open().rows("SELECT name FROM reps WHERE hired_on >= '2026-10-01'")
    #expect(new == [[.text("Emma Brown")]])
    #expect(try closed("Emma Brown", "won") == 0)
    #expect(try visits("Emma Brown", since: month) > 5)
  }
}
