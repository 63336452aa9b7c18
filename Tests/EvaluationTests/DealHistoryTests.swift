import Evaluation
import Syntax
import Testing
import Values

/// A few deals and what became of them day by day, with the counts done by hand beside them.
@Suite struct DealHistoryTests {
  private static let stages = """
    INSERT INTO stages (id, name, position, state, forecast_category, rots_after_days) VALUES
      (1, 'Proposal', 1, 'open', 'best_case', 10), (2, 'Negotiation', 2, 'open', 'commit', 20),
      (3, 'Won', 3, 'won', 'closed', NULL), (4, 'Lost', 4, 'lost', NULL, NULL), (5, 'Idea', 0, 'open', 'omitted', NULL);
    """

  /// Deal 1: proposal 1 Oct; from the 11th Bo's; back and forth to negotiation on the 21st, which counts once; put off on
  /// the 26th from 31 Oct to 20 Nov, in two steps of one day; lost 5 Nov, open again 9 Nov in proposal, won 20 Nov.
  private static let deal =
    stages + """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, stage_id, amount, created_on, closed_on)
        VALUES (1, 1, 2, 2, 'won', 3, 10000, '2026-10-01', '2026-11-20');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount,
        expected_close_on) VALUES
        (1, 1, '2026-10-01', '2026-10-11', 1, 'open', 1, 10000, '2026-10-31'),
        (1, 1, '2026-10-11', '2026-10-21', 1, 'open', 2, 10000, '2026-10-31'),
        (1, 1, '2026-10-21', '2026-10-21', 2, 'open', 2, 10000, '2026-10-31'),
        (1, 1, '2026-10-21', '2026-10-21', 1, 'open', 2, 10000, '2026-10-31'),
        (1, 1, '2026-10-21', '2026-10-26', 2, 'open', 2, 10000, '2026-10-31'),
        (1, 1, '2026-10-26', '2026-10-26', 2, 'open', 2, 10000, '2026-11-10'),
        (1, 1, '2026-10-26', '2026-11-05', 2, 'open', 2, 10000, '2026-11-20'),
        (1, 1, '2026-11-05', '2026-11-09', 4, 'lost', 2, 10000, '2026-11-20'),
        (1, 1, '2026-11-09', '2026-11-20', 1, 'open', 2, 10000, '2026-11-20'),
        (1, 1, '2026-11-20', '9999-12-31', 3, 'won', 2, 10000, '2026-11-20');
      """

  private func cells(_ statement: String, _ more: String = "") throws -> [[String]] {
    try HandMade.cells(statement, in: Self.deal + more)
  }

  /// Proposal 1 to 21 Oct (20 days), and 9 to 20 Nov (11); negotiation 21 Oct to 5 Nov (15). All three left by Bo. Stages
  /// stand as in their pipeline.
  @Test func staysAreWhatLastedADay() throws {
    #expect(
      try cells("show stage_days by rep, stage all time")
        == [["Bo", "Proposal", "\(31.0 / 2)"], ["Bo", "Negotiation", "15"]])
    #expect(
      try cells("show stage_days by stage all time sort stage desc").map { $0[0] } == ["Negotiation", "Proposal"])
    #expect(try cells("show stage_days by month since 2026-10-01") == [["2026-10", "20"], ["2026-11", "13"]])
  }

  /// Of a longer time `as of` means its last day: at the end of October it is in negotiation, on the first of October in
  /// proposal. Inside of November it means today, the 23rd, when it is won.
  @Test(arguments: [("2026-10", 1.0), ("2026-Q3", 0), ("2026-10-31", 1), ("2026-11", 0), ("2026", 0)])
  func aPeriodIsReadAtItsEnd(day: String, count: Double) throws {
    let workspace = try HandMade.workspace(Self.deal)
    let answer = try workspace.answer("show open_opportunities where stage = \"Negotiation\" as of \(day)")
    #expect(answer.rows.map { $0.map(\.number) } == [[count]])
    let moment = ["2026-10": "2026-10-31", "2026-Q3": "2026-09-30", "2026-10-31": "2026-10-31"][day] ?? "2026-11-23"
    #expect(answer.head?.caption.hasSuffix("as of \(moment)") == true, "\(answer.head?.caption ?? "")")
    let explained = try workspace.answer("explain show open_opportunities as of \(day)").lines.joined(separator: "\n")
    #expect(explained.contains("As of: \(moment)."))
    let listed = try workspace.answer("list opportunity_states where stage = \"Negotiation\" as of \(day)")
    #expect(Double(listed.rows.count) == count)
  }

  /// On the 20th Bo has had it for ten days, and it has been in proposal for 19; on the 31st in negotiation for ten.
  @Test(arguments: [
    ("2026-10-05", [["Ann", "Proposal", "4"]]), ("2026-10-20", [["Bo", "Proposal", "19"]]),
    ("2026-10-31", [["Bo", "Negotiation", "10"]]), ("2026-11-06", []), ("2026-11-12", [["Bo", "Proposal", "3"]]),
    ("2026-11-20", []),
  ]) func thePresentStayOfADay(day: String, expected: [[String]]) throws {
    #expect(try cells("show stage_age by rep, stage as of \(day)") == expected)
  }

  /// What began or ended in a period counts whether or not it still holds; by any other day of theirs those count that
  /// hold: a second deal was to close on 15 Oct until it was put off on 10 Nov to 15 Dec.
  @Test func statesByTheirDays() throws {
    let other = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, stage_id, amount, created_on)
        VALUES (2, 1, 2, 2, 'open', 1, 10000, '2026-10-01');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount,
        expected_close_on) VALUES
        (2, 1, '2026-10-01', '2026-11-10', 1, 'open', 2, 10000, '2026-10-15'),
        (2, 1, '2026-11-10', '9999-12-31', 1, 'open', 2, 10000, '2026-12-15');
      """
    let begun = "show count(opportunity_states on `from`) by month 2026-10..2026-11"
    let expected =
      "show count(opportunity_states where state = \"open\" on expected_close) by month 2026-10..2026-12"
    #expect(try cells(begun, other) == [["2026-10", "8"], ["2026-11", "4"]])
    #expect(try cells(expected, other) == [["2026-10", "0"], ["2026-11", "0"], ["2026-12", "1"]])
    #expect(try cells(expected + " as of 2026-11-05", other).first == ["2026-10", "1"])
    let workspace = try HandMade.workspace(Self.deal + other)
    for (sentence, row, count) in [
      (begun, 1, 8.0), (begun, 2, 4), (expected, 1, 0), (expected, 3, 1), (expected + " as of 2026-11-05", 1, 1),
    ] {
      _ = try workspace.answer(sentence)
      let lists = try DrillTests().drill("drill \(row)", in: workspace)
      #expect(lists.answers.map(DrillTests().count) == [count], "\(sentence): \(lists.statements)")
    }
  }

  @Test func pushesAreNetOfTheDay() throws {
    #expect(
      try cells("show pushes, reopened by month since 2026-10-01") == [["2026-10", "1", "0"], ["2026-11", "0", "1"]])
    // It counts once, on its last closing day.
    #expect(
      try cells("show closes, losses by month since 2026-10-01") == [["2026-10", "0", "0"], ["2026-11", "1", "0"]])
  }

  /// A proposal rots after 10 days: 11 Oct is the tenth day after its creation, 12 Oct the eleventh. A call on 12 Oct
  /// wakes it; in negotiation it may rest for 20 days.
  @Test(arguments: [
    ("2026-10-11", "0"), ("2026-10-12", "0"), ("2026-10-22", "0"), ("2026-11-01", "0"), ("2026-11-02", "1"),
  ]) func aDealThatNobodyTouchesStalls(day: String, expected: String) throws {
    let call = """
      INSERT INTO activities (type, done_on, rep_id, customer_id, opportunity_id, status) VALUES
        ('call', '2026-10-12', 1, 1, 1, 'done'), ('call', '2026-10-25', 1, 1, 1, 'cancelled'),
        ('call', '2026-11-20', 1, 1, 1, 'done');
      """
    #expect(try cells("show stalled as of \(day)", call) == [[expected]])
    if day == "2026-10-12" { #expect(try cells("show stalled as of \(day)") == [["1"]]) }
  }

  /// Deal 1 was expected in October and open at its end. Deal 2 closed in time; 3 was expected in October only from the
  /// 5th on; 4 is expected on 30 Nov.
  @Test func slippedOfAMonth() throws {
    let more = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, stage_id, amount, created_on) VALUES
        (2, 1, 1, 1, 'won', 3, 1, '2026-09-01'), (3, 1, 1, 1, 'open', 1, 1, '2026-09-01'),
        (4, 1, 1, 1, 'open', 1, 1, '2026-09-01'), (5, 1, 1, 1, 'open', 1, 1, '2026-09-01');
      UPDATE opportunity_states SET from_on = '2026-09-30' WHERE id = 1;
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, stage_id, state, owner_id, amount,
        expected_close_on) VALUES
        (2, 1, '2026-09-01', '2026-10-30', 1, 'open', 1, 1, '2026-10-01'),
        (2, 1, '2026-10-30', '9999-12-31', 3, 'won', 1, 1, '2026-10-01'),
        (3, 1, '2026-09-01', '2026-10-05', 1, 'open', 1, 1, NULL),
        (3, 1, '2026-10-05', '9999-12-31', 1, 'open', 1, 1, '2026-10-20'),
        (4, 1, '2026-09-01', '9999-12-31', 1, 'open', 1, 1, '2026-11-30'),
        (5, 1, '2026-09-01', '9999-12-31', 1, 'open', 1, 1, '2026-11-02');
      """
    #expect(try cells("show planned_closes, slipped, slippage 2026-10", more) == [["2", "1", "0.5"]])
    // Ann had deal 1 when October began.
    #expect(try cells("show planned_closes, slipped by rep 2026-10", more) == [["Ann", "2", "1"]])
    // By the 23rd of November 1 and 5 were to close: 1 did.
    #expect(try cells("show planned_closes, slipped this month", more) == [["2", "1"]])
  }

  /// Won 100. Open and expected in November: 30 in proposal, 50 in negotiation, 7 left out of forecasts; 900 expected
  /// later and one without a day do not count. The target is 400.
  @Test func coverageAndForecast() throws {
    var script = """
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value)
        VALUES ('sales', 'rep', 2, '2026-11-01', '2026-11-30', 40000);
      """
    for (id, stage, amount, expected) in [
      (2, 1, 3000, "'2026-11-30'"), (3, 2, 5000, "'2026-11-01'"), (4, 5, 700, "'2026-11-15'"),
      (5, 2, 90000, "'2026-12-01'"), (6, 2, 1, "NULL"),
    ] {
      script += """
        INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, stage_id, amount, created_on)
          VALUES (\(id), 1, 2, 2, 'open', \(stage), \(amount), '2026-10-01');
        INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, stage_id, state, owner_id, amount,
          expected_close_on) VALUES (\(id), 1, '2026-10-01', \(stage), 'open', 2, \(amount), \(expected));
        """
    }
    #expect(
      try cells(
        "show expected_pipeline, forecast_commit, forecast_best_case, forecast_open by rep this month", script)
        == [["Bo", "8700", "15000", "18000", "8000"]])
    // 87 over 400 - 100, and 187 over 400.
    #expect(try cells("show coverage, gross_coverage by rep this month", script) == [["Bo", "0.29", "\(187.0 / 400)"]])
    // Once it is met there is nothing left to cover.
    let met = script + "UPDATE targets SET value = 10000;"
    #expect(try cells("show coverage, gross_coverage by rep this month", met) == [["Bo", "–", "1.87"]])
    // Next month is asked of today.
    #expect(try cells("show expected_pipeline next month", script) == [["90000"]])
    #expect(
      try cells("show expected_pipeline by month 2026-11-01..2026-12-31", script)
        == [["2026-11", "8700"], ["2026-12", "90000"]])
  }

  /// Two open, one of two decided won, 100 in 50 days: 2 x 0.5 x 100 / 50 a day. The loss of July is out of the 90 days.
  @Test func velocityIsOfNinetyDays() throws {
    var more = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, stage_id, amount, created_on, closed_on) VALUES
        (2, 1, 1, 1, 'lost', 4, 1, '2026-09-01', '2026-08-26'), (3, 1, 1, 1, 'lost', 4, 1, '2026-01-01', '2026-08-25'),
        (4, 1, 1, 1, 'open', 1, 1, '2026-09-01', NULL), (5, 1, 1, 1, 'open', 1, 1, '2026-09-01', NULL);
      """
    for id in 4...5 {
      more += """
        INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, stage_id, state, owner_id)
          VALUES (\(id), 1, '2026-09-01', 1, 'open', 1);
        """
    }
    #expect(
      try cells("show velocity, open_opportunities, trailing_win_rate, trailing_cycle_days", more)
        == [["200", "2", "0.5", "50"]])
    let answer = try HandMade.workspace(Self.deal + more).answer("show velocity")
    #expect(
      answer.tail?.notes.contains {
        $0.text.hasPrefix("velocity = 2 open deals x 50% win rate x 100 USD average deal / 50 days")
      } == true)
  }

  /// Won 1, and of another past its expected close: 1 of 2. Of October's making: 1 of 1.
  @Test func strictAndCohortRates() throws {
    let more = """
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, stage_id, amount, created_on)
        VALUES (2, 1, 1, 1, 'open', 1, 1, '2026-09-01');
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, stage_id, state, owner_id, expected_close_on)
        VALUES (2, 1, '2026-09-01', 1, 'open', 1, '2026-11-22');
      """
    #expect(try cells("show win_rate, strict_win_rate this month", more) == [["1", "0.5"]])
    #expect(try cells("show cohort_win_rate 2026-10", more) == [["1"]])
  }

  @Test func aSpanNeedsAPeriod() throws {
    let mistake = #expect(throws: Diagnostic.self) { try cells("show slipped by rep") }
    #expect(mistake?.code == "needs-period")
  }
}
