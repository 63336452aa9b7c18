import Evaluation
import Testing
import Values

/// Deals of the past that reps share: one of Ann's of 1,000.00, of which Bo has 30 %, and one of Bo's alone of 500.00.
/// Both were to close in November; the first has had no activity since it was created and its stage allows 10 days.
@Suite struct SharedHistoryTests {
  private static let script = """
    INSERT INTO pipelines (id, name) VALUES (1, 'Sales');
    INSERT INTO stages (id, pipeline_id, name, position, state, probability_bp, forecast_category, rots_after_days) VALUES
      (1, 1, 'Talk', 1, 'open', 1000, 'commit', 10), (2, 1, 'Offer', 2, 'open', 5000, 'commit', 10),
      (3, 1, 'Won', 3, 'won', 10000, 'closed', NULL);
    INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, stage_id, state, amount, created_on, expected_close_on)
      VALUES (1, 'Shared', 1, 1, 1, 2, 'open', 100000, '2026-10-01', '2026-11-20'),
        (2, 'Alone', 2, 2, 2, 1, 'open', 50000, '2026-10-01', '2026-11-20');
    INSERT INTO opportunity_states
      (id, opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount, expected_close_on) VALUES
      (1, 1, 1, '2026-10-01', '2026-10-11', 1, 'open', 1, 100000, '2026-11-10'),
      (2, 1, 1, '2026-10-11', '9999-12-31', 2, 'open', 1, 100000, '2026-11-20'),
      (3, 2, 2, '2026-10-01', '9999-12-31', 1, 'open', 2, 50000, '2026-11-20');
    INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 2, 3000);
    INSERT INTO activities (type, done_on, rep_id, opportunity_id) VALUES ('call', '2026-11-22', 2, 2);
    """

  @Test(arguments: [
    // Only the first is stalled: 0.7 of it Ann's, 0.3 Bo's.
    ("stalled, stalled_value", [["Ann", "0.7", "70000"], ["Bo", "0.3", "30000"]]),
    // Both were to close by the 20th and are open on the 23rd.
    ("planned_closes, slipped", [["Ann", "0.7", "0.7"], ["Bo", "1.3", "1.3"]]),
    ("expected_pipeline, forecast_open", [["Ann", "70000", "70000"], ["Bo", "80000", "80000"]]),
    // It came into its stage on 11 October, 43 days before; the other on the 1st, 53: (43 x 0.3 + 53) / 1.3.
    ("stage_age", [["Ann", "43"], ["Bo", "50.69230769230769"]]),
  ]) func partsOfOpenDeals(metrics: String, expected: [[String]]) throws {
    #expect(try HandMade.cells("show \(metrics) by rep this month", in: Self.script) == expected)
  }

  /// Won by Ann in May, opened again in July and won by Bo in October; Bo has 30 % of it whoever owns it.
  @Test func aFirstWinIsSharedAsItWasThen() throws {
    let script = """
      INSERT INTO pipelines (id, name) VALUES (1, 'Sales');
      INSERT INTO stages (id, pipeline_id, name, position, state) VALUES
        (1, 1, 'Talk', 1, 'open'), (2, 1, 'Won', 2, 'won');
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, stage_id, state, amount, created_on, closed_on)
        VALUES (1, 1, 2, 2, 2, 'won', 100000, '2026-05-01', '2026-10-10');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount)
        VALUES (1, 1, '2026-05-01', '2026-05-10', 1, 'open', 1, 100000),
          (1, 1, '2026-05-10', '2026-07-01', 2, 'won', 1, 100000),
          (1, 1, '2026-07-01', '2026-10-10', 1, 'open', 2, 100000),
          (1, 1, '2026-10-10', '9999-12-31', 2, 'won', 2, 100000);
      INSERT INTO opportunity_splits (opportunity_id, rep_id, share_bp) VALUES (1, 2, 3000);
      """
    func cells(_ time: String) throws -> [[String]] {
      try HandMade.cells("show closes, won_customers by rep \(time)", in: script)
    }
    #expect(try cells("2026-05 as of 2026-06-30") == [["Ann", "0.7", "0.7"], ["Bo", "0.3", "0.3"]])
    #expect(try cells("2026-10") == [["Bo", "1", "1"]])
  }

  /// Its one stay that ended, of 10 days, and its one push are both reps' in part.
  @Test func partsOfWhatChanged() throws {
    #expect(
      try HandMade.cells("show stage_days, pushes by rep 2026-10", in: Self.script)
        == [["Ann", "10", "0.7"], ["Bo", "10", "0.3"]])
    #expect(try HandMade.cells("show stage_days, pushes 2026-10", in: Self.script) == [["10", "1"]])
  }

  /// A list has each record once, whoever shares it; with the parts it has one row for each of them.
  @Test func aListHasEachDealOnce() throws {
    func names(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: Self.script) }
    #expect(
      try names("list opportunities with name where rep in (\"Ann\", \"Bo\") sort name desc") == [
        ["Shared"], ["Alone"],
      ])
    #expect(
      try names("list opportunities with name, credit_share where rep in (\"Ann\", \"Bo\") sort name, credit_share")
        == [["Alone", "1"], ["Shared", "0.3"], ["Shared", "0.7"]])
    #expect(
      try names("list opportunities with name, rep where rep = \"Bo\" sort name") == [
        ["Alone", "Bo"], ["Shared", "Bo"],
      ])
  }

  /// An order of 10 October, cancelled on 5 November: at the end of October it was the last one.
  @Test func aCancelledOrderCountedBeforeItWasCancelled() throws {
    let script = """
      INSERT INTO orders (id, customer_id, status, ordered_on, cancelled_on) VALUES
        (1, 1, 'confirmed', '2026-09-01', NULL), (2, 1, 'cancelled', '2026-10-10', '2026-11-05');
      """
    #expect(try HandMade.cells("show last_order as of 2026-10-31", in: script) == [["2026-10-10"]])
    #expect(try HandMade.cells("show last_order as of 2026-11-05", in: script) == [["2026-09-01"]])
    #expect(
      try HandMade.cells("show last_order by month 2026-10..2026-11", in: script) == [
        ["2026-10", "2026-10-10"], ["2026-11", "2026-09-01"],
      ])
    #expect(try HandMade.cells("show orders 2026-10", in: script) == [["0"]])
  }

  /// The state that holds has no end.
  @Test func whatHoldsStillHasNoEnd() throws {
    #expect(
      try HandMade.cells("list opportunity_states with `from`, `until` where opportunity = \"Alone\"", in: Self.script)
        == [["2026-10-01", "–"]])
  }
}
