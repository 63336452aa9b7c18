import Evaluation
import Testing
import Values

/// What stands beside a rate: open deals past their day, and deals and orders without an amount. Counted by hand.
@Suite struct RateNotesTests {
  /// Deals 1 and 2 are won, 3 and 4 lost; of these 2, 3 and 4 have no amount. 5 to 7 are open: 5 should have closed on
  /// 10 November, 6 in October, 7 is to close in December.
  private static let deals = """
    INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, expected_close_on, closed_on)
      VALUES (1, 1, 1, 1, 'won', 10000, '2026-10-01', NULL, '2026-11-02'),
      (2, 1, 1, 1, 'won', NULL, '2026-10-01', NULL, '2026-11-03'),
      (3, 2, 2, 2, 'lost', NULL, '2026-10-01', NULL, '2026-11-04'),
      (4, 2, 2, 2, 'lost', NULL, '2026-10-01', NULL, '2026-11-05'),
      (5, 1, 1, 1, 'open', 500, '2026-09-01', '2026-11-10', NULL),
      (6, 2, 2, 2, 'open', 500, '2026-09-01', '2026-10-10', NULL),
      (7, 2, 2, 2, 'open', 500, '2026-09-01', '2026-12-10', NULL);
    INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, state, owner_id, amount, expected_close_on)
      SELECT id, customer_id, created_on, 'open', owner_id, amount, expected_close_on FROM opportunities WHERE id > 4;
    """

  private func notes(_ statement: String, in script: String = deals) throws -> [String] {
    let notes = try HandMade.workspace(script).answer(statement).tail?.notes ?? []
    return notes.map(\.text).filter { $0.contains("expected close") || $0.contains("leaves out") }
  }

  private static func stale(_ count: Int, _ name: String = "win_rate") -> String {
    "\(count) open opportunities are past their expected close; \(name) counts decided ones only"
      + (name == "value_win_rate" ? "" : ", `strict_win_rate` these too")
  }

  @Test func staleDealsStandBesideTheWinRate() throws {
    #expect(try notes("show win_rate this month") == [Self.stale(2)])
    #expect(try notes("show win_rate by rep this month") == [Self.stale(2)])
    #expect(try notes("show reps with win_rate, closes this month having closes > 0") == [Self.stale(2)])
    #expect(try notes("show win_rate by month this quarter") == [Self.stale(2)])
    #expect(try notes("show closes / closed by rep this month") == [Self.stale(2, "closes/closed")])
    #expect(try notes("show win_rate this month vs last month") == [Self.stale(2)])
    #expect(try notes("check win_rate >= 10% by rep this month") == [Self.stale(2)])
    // At the end of October only deal 6 was late, and in September none was.
    #expect(try notes("show win_rate last month") == [Self.stale(1)])
    #expect(try notes("show win_rate 2026-09") == [])
    #expect(try notes("show win_rate where customer = \"Acme\" this month") == [Self.stale(1)])
    #expect(try notes("show win_rate for reps where name = \"Bo\" this month") == [Self.stale(1)])
  }

  /// Where they are shown themselves, where they are counted, and where nothing is told of them.
  @Test func staleDealsAreSaidOnce() throws {
    #expect(try notes("show win_rate, overdue_opportunities this month") == [])
    #expect(try notes("show strict_win_rate this month") == [])
    #expect(try notes("show closes this month") == [])
    #expect(try notes("show win_rate where loss_reason = \"price\" this month") == [])
  }

  /// 100.00 won of 100.00 that are known: of two lost deals and a won one nobody knows the amount.
  @Test func dealsWithoutAnAmountAreOutsideTheRateOfValue() throws {
    let found = try notes("show value_win_rate this month")
    #expect(
      found == [
        Self.stale(2, "value_win_rate"), "value_win_rate leaves out 2 lost and 1 won deals that have no amount",
      ])
    #expect(
      try HandMade.cells("show value_win_rate, average_deal by rep this month", in: Self.deals)
        == [["Ann", "1", "10000"], ["Bo", "–", "–"]])
  }

  /// Orders 1 and 2 come to 30.00 and 50.00; of order 3 no line has an amount, order 4 has no lines at all.
  @Test func ordersWithoutAnAmountAreOutsideTheAverage() throws {
    let script = """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 1, 'confirmed', '2026-11-01'),
        (2, 1, 1, 'confirmed', '2026-11-02'), (3, 1, 1, 'confirmed', '2026-11-03'), (4, 2, 2, 'confirmed', '2026-11-04');
      INSERT INTO order_lines (order_id, customer_id, rep_id, status, ordered_on, amount) VALUES
        (1, 1, 1, 'confirmed', '2026-11-01', 3000), (2, 1, 1, 'confirmed', '2026-11-02', 5000),
        (2, 1, 1, 'confirmed', '2026-11-02', NULL), (3, 1, 1, 'confirmed', '2026-11-03', NULL);
      """
    #expect(
      try HandMade.cells("show orders, average_order by rep this month", in: script)
        == [["Ann", "3", "4000"], ["Bo", "1", "–"]])
    #expect(
      try notes("show average_order this month", in: script) == [
        "average_order leaves out 2 orders that have no amount"
      ])
    #expect(try HandMade.cells("show count(orders where not priced) this month", in: script) == [["2"]])
  }
}
