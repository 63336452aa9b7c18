import Testing

/// Fields that follow from other records, with what they are found out by hand.
@Suite struct DerivedFieldTests {
  /// Deal 1 of Acme was open from 1 to 10 October, lost, and opened again on the 20th; deal 2 of Beta is open since
  /// 5 November.
  private static let calls = """
    INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, created_on)
      VALUES (1, 1, 1, 1, 'open', '2026-10-01'), (2, 2, 2, 2, 'open', '2026-11-05');
    INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, until_on, state, owner_id) VALUES
      (1, 1, '2026-10-01', '2026-10-10', 'open', 1), (1, 1, '2026-10-10', '2026-10-20', 'lost', 1),
      (1, 1, '2026-10-20', '9999-12-31', 'open', 1), (2, 2, '2026-11-05', '9999-12-31', 'open', 2);
    INSERT INTO activities (type, status, done_on, due_on, rep_id, customer_id, opportunity_id) VALUES
      ('call', 'done', '2026-09-30', NULL, 1, 1, NULL), ('call', 'done', '2026-10-01', NULL, 1, 1, NULL),
      ('call', 'done', '2026-10-10', NULL, 1, 1, NULL), ('call', 'done', '2026-10-11', NULL, 1, 1, NULL),
      ('call', 'done', '2026-10-19', NULL, 1, 1, 1), ('call', 'done', '2026-10-20', NULL, 1, 1, NULL),
      ('call', 'done', '2026-11-04', NULL, 2, 2, NULL), ('call', 'done', '2026-11-05', NULL, 2, 2, NULL),
      ('call', 'done', '2026-11-05', NULL, 2, NULL, 2), ('call', 'done', '2026-11-05', NULL, 2, NULL, NULL),
      ('call', 'planned', NULL, '2026-11-30', 2, 2, 2), ('email', 'done', '2026-11-05', NULL, 2, 2, 2),
      ('visit', 'done', '2026-09-01', NULL, 2, 2, NULL), ('meeting', 'done', '2026-09-01', NULL, 1, 1, NULL);
    """

  /// Of Acme's calls those of 1, 10 and 20 October; of Beta's the one that names it and the one that names its deal.
  @Test func callsWithACustomerOfAnOpenDealAreSalesVisits() throws {
    #expect(
      try HandMade.cells("show sales_visits, calls by rep this year", in: Self.calls)
        == [["Ann", "4", "6"], ["Bo", "3", "4"]])
    #expect(
      try HandMade.cells("list activities with done where type = \"call\" and with_open_deal sort done", in: Self.calls)
        == [["2026-10-01"], ["2026-10-10"], ["2026-10-20"], ["2026-11-05"], ["2026-11-05"]])
    #expect(try HandMade.cells("show calls where not with_open_deal this year", in: Self.calls) == [["5"]])
  }

  /// Lead 11 of 1 July is named by deal 1, won after 100 days. Acme was lead 1 itself, of 10 January, and lead 12 of
  /// 1 March became it; so deal 2, won on 20 January 2026, took 375 days. Deal 3 of Beta is older than the lead that Beta
  /// was; deal 4 was won before the lead that it names; deal 5 is lost.
  private static let leads = """
    INSERT INTO parties (id) VALUES (11), (12);
    INSERT INTO leads (id, name, created_on, customer_id) VALUES (1, 'Acme', '2025-01-10', 1),
      (2, 'Beta', '2026-06-01', 2), (11, 'Eleven', '2025-07-01', 11), (12, 'Twelve', '2025-03-01', 1);
    INSERT INTO opportunities (id, name, customer_id, lead_id, rep_id, owner_id, state, created_on, closed_on) VALUES
      (1, 'd1', 2, 11, 1, 1, 'won', '2025-08-01', '2025-10-09'), (2, 'd2', 1, NULL, 1, 1, 'won', '2025-12-01', '2026-01-20'),
      (3, 'd3', 2, NULL, 2, 2, 'won', '2026-05-01', '2026-07-01'), (4, 'd4', 1, 2, 2, 2, 'won', '2026-01-01', '2026-05-01'),
      (5, 'd5', 1, 11, 1, 1, 'lost', '2026-01-01', '2026-02-01'), (6, 'd6', NULL, NULL, 1, 1, 'won', '2026-01-01', '2026-02-01');
    """

  @Test func aDealIsOfTheLeadThatBecameIt() throws {
    #expect(
      try HandMade.cells("list opportunities with name, lead_created sort name", in: Self.leads)
        == [
          ["d1", "2025-07-01"], ["d2", "2025-01-10"], ["d3", "–"], ["d4", "2026-06-01"], ["d5", "2025-07-01"],
          ["d6", "–"],
        ])
    #expect(
      try HandMade.cells("list opportunities with name on lead_created 2025", in: Self.leads)
        == [["d2"], ["d1"], ["d5"]])
    #expect(
      try HandMade.cells("list opportunities with name on lead_created since 2025-07-01 top 2", in: Self.leads)
        == [["d1"], ["d5"]])
    #expect(
      try HandMade.cells("show lead_to_close, median_lead_to_close, closes by year since 2025-01-01", in: Self.leads)
        == [["2025", "100", "100", "1"], ["2026", "375", "375", "4"]])
    #expect(try HandMade.cells("show lead_to_close since 2025-01-01", in: Self.leads) == [["237.5"]])
  }

  /// 100.00 won, and of 80.00 open and expected in November a half by the stage, of 40.00 a tenth by the deal itself.
  @Test func openDealsWeighInAProjection() throws {
    let script = """
      INSERT INTO stages (id, name, position, state, probability_bp) VALUES (1, 'Talks', 1, 'open', 5000);
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, stage_id, amount, probability_bp, created_on,
        expected_close_on, closed_on) VALUES (1, 1, 1, 1, 'won', NULL, 10000, NULL, '2026-10-01', NULL, '2026-11-02'),
        (2, 1, 1, 1, 'open', 1, 8000, NULL, '2026-10-01', '2026-11-28', NULL),
        (3, 2, 1, 1, 'open', 1, 4000, 1000, '2026-10-01', '2026-11-20', NULL),
        (4, 2, 1, 1, 'open', 1, 4000, NULL, '2026-10-01', '2026-12-01', NULL);
      INSERT INTO opportunity_states (opportunity_id, customer_id, from_on, state, owner_id, stage_id, amount,
        expected_close_on) SELECT id, customer_id, created_on, 'open', owner_id, stage_id, amount, expected_close_on
        FROM opportunities WHERE state = 'open';
      """
    #expect(
      try HandMade.cells("show weighted_projection, weighted_pipeline this month", in: script) == [["14400", "6400"]])
  }
}
