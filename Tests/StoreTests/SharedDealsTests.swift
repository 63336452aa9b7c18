import Testing
import Values

@testable import Store

@Suite struct SharedDealsTests {
  @Test(arguments: [
    // 600.006 and 400.004: the larger remainder gets the cent.
    (100_001, [6000, 4000], [60_001, 40_000]),
    // Three thirds of 100.00, the missing cent to the first.
    (10_000, [1, 1, 1], [3334, 3333, 3333]), (10_001, [3333, 3333, 3334], [3333, 3333, 3335]),
    (-100_001, [6000, 4000], [-60_001, -40_000]), (0, [5000, 5000], [0, 0]), (1, [5000, 5000], [1, 0]),
    (9_000_000_000_000_000_001, [9999, 1], [8_999_100_000_000_000_001, 900_000_000_000_000]),
  ]) func partsAddUp(amount: Int, weights: [Int], parts: [Int]) {
    #expect(SharedDeals.divided(amount, by: weights) == parts)
    #expect(parts.reduce(0, +) == amount)
  }

  private func told(_ amount: Int?, owner: Int?, _ shares: [(rep: Int, share: Int)]) -> [String] {
    SharedDeals.parts(of: amount, owner: owner, shares: shares).map {
      "\($0.rep) \($0.share) \($0.amount.map(String.init) ?? "-")"
    }
  }

  @Test func whatIsMissingIsTheOwners() {
    #expect(told(1000, owner: 9, [(2, 3000)]) == ["2 3000 300", "9 7000 700"])
    #expect(told(1000, owner: 2, [(2, 3000), (5, 2000)]) == ["2 8000 800", "5 2000 200"])
    // Nobody to have it: relative to what was given.
    #expect(told(1000, owner: nil, [(2, 3000), (5, 2000)]) == ["2 6000 600", "5 4000 400"])
  }

  @Test func moreThanTheWholeIsRelative() {
    #expect(told(900, owner: 2, [(2, 10_000), (5, 5000)]) == ["2 6667 600", "5 3333 300"])
    #expect(told(nil, owner: 2, [(2, 5000), (5, 5000)]) == ["2 5000 -", "5 5000 -"])
    #expect(told(900, owner: 2, [(5, 0)]).isEmpty)
  }

  /// The deal was worth 200.00 while it was open and 100.01 when it was won.
  @Test func everyStateIsShared() throws {
    let store = try Store.open(path: ":memory:", mode: .create, today: try day("2026-03-16"))
    try store.execute(
      """
      INSERT INTO reps (id, name) VALUES (1, 'Ann'), (2, 'Bo'), (3, 'Cy');
      INSERT INTO opportunities (id, rep_id, owner_id, state, amount, closed_on)
        VALUES (1, 1, 1, 'won', 10001, '2026-02-01'), (2, 1, 1, 'won', 777, '2026-02-01');
      INSERT INTO opportunity_states (id, opportunity_id, from_on, until_on, state, owner_id, amount) VALUES
        (1, 1, '2026-01-01', '2026-02-01', 'open', 3, 20000), (2, 1, '2026-02-01', '9999-12-31', 'won', 1, 10001),
        (3, 2, '2026-01-01', '9999-12-31', 'won', 1, 777);
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 2, 5000);
      """)
    try Derived.refresh(store)
    #expect(
      try store.rows("SELECT opportunity_id, rep_id, amount FROM opportunity_credits")
        == [[.integer(1), .integer(1), .integer(5001)], [.integer(1), .integer(2), .integer(5000)]])
    #expect(
      try store.rows("SELECT state_id, rep_id, amount FROM opportunity_state_credits")
        == [
          [.integer(1), .integer(2), .integer(10000)], [.integer(1), .integer(3), .integer(10000)],
          [.integer(2), .integer(1), .integer(5001)], [.integer(2), .integer(2), .integer(5000)],
        ])
    try store.run("DELETE FROM opportunity_splits")
    try Derived.refresh(store)
    #expect(try store.scalar("SELECT COUNT(*) FROM opportunity_credits") == .integer(0))
  }
}
