import Evaluation
import Testing

/// Different customers along time, of years that are read by themselves and of the rest: counted by hand.
///
/// Acme is called twice in March 2019, on 31 January and on 1 and 15 February 2026, and in 2027; Beta once each in
/// March 2019 and on 28 February 2026, and on a day that nobody wrote down.
@Suite struct DistinctAlongTimeTests {
  private static let calls = """
    INSERT INTO activities (type, direction, status, done_on, minutes, rep_id, customer_id) VALUES
      ('call', 'outbound', 'done', '2019-03-05', 10, 1, 1), ('call', 'outbound', 'done', '2019-03-06', 20, 1, 1),
      ('call', 'outbound', 'done', '2019-03-20', 40, 2, 2), ('call', 'outbound', 'done', '2026-01-31', 5, 1, 1),
      ('call', 'outbound', 'done', '2026-02-01', 6, 1, 1), ('call', 'outbound', 'done', '2026-02-15', 8, 2, 1),
      ('call', 'outbound', 'done', '2026-02-28', 9, 2, 2), ('call', 'outbound', 'done', NULL, 7, 2, 2),
      ('call', 'outbound', 'done', '2027-01-10', 3, 1, 1), ('call', 'inbound', 'done', '2026-03-01', 4, 1, 2);
    """

  /// Rows of more than nobody.
  private func rows(_ statement: String) throws -> [[String]] {
    try HandMade.cells(statement, in: Self.calls).filter { $0.last != "0" && $0.last != "–" }
  }

  @Test func wholeTime() throws {
    #expect(
      try rows("show contacted_customers by year")
        == [["2019", "2"], ["2026", "2"], ["2027", "1"], ["(none)", "1"]])
    #expect(
      try rows("show contacted_customers by month")
        == [["2019-03", "2"], ["2026-01", "1"], ["2026-02", "2"], ["2027-01", "1"], ["(none)", "1"]])
    #expect(
      try rows("show contacted_customers by week")
        == [
          ["2019-W10", "1"], ["2019-W12", "1"], ["2026-W05", "1"], ["2026-W07", "1"], ["2026-W09", "1"],
          ["2027-W01", "1"], ["(none)", "1"],
        ])
  }

  /// The weeks at both ends are cut.
  @Test func periods() throws {
    #expect(
      try rows("show contacted_customers by week 2026-02") == [
        ["2026-W05", "1"], ["2026-W07", "1"], ["2026-W09", "1"],
      ])
    #expect(try rows("show contacted_customers by quarter 2026") == [["2026-Q1", "2"]])
    #expect(try rows("show contacted_customers by month 2019") == [["2019-03", "2"]])
    #expect(
      try rows("show contacted_customers by rep, month 2026")
        == [["Ann", "2026-01", "1"], ["Ann", "2026-02", "1"], ["Bo", "2026-02", "2"]])
  }

  @Test func percentilesAndDeviations() throws {
    let calls = "where type = \"call\" and status = \"done\" on done"
    let rows = try HandMade.cells(
      "show median(activities.minutes \(calls)), percentile(activities.minutes, 25 \(calls)) by year", in: Self.calls)
    #expect(
      rows.filter { $0.last != "–" }
        == [["2019", "20", "15"], ["2026", "6", "5"], ["2027", "3", "3"], ["(none)", "7", "7"]])
    // 10, 20 and 40 are 40/3, 10/3 and 50/3 from their mean.
    let deviation = try HandMade.cells("show stddev(activities.minutes \(calls)) by year", in: Self.calls)
    #expect(deviation.first?.last?.hasPrefix("15.27525") == true)
  }
}
