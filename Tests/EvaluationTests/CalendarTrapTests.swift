import Evaluation
import Store
import Testing
import Values

/// Days on which calendars go wrong, counted on one's fingers.
@Suite struct CalendarTrapTests {
  private func cells(_ statement: String, on today: String, visits days: [String]) throws -> [[String]] {
    let day = try #require(CivilDate(iso: today))
    let rows = days.map { "('visit', 'done', '\($0)', 1)" }.joined(separator: ", ")
    return try HandMade.cells(
      statement, in: "INSERT INTO activities (type, status, done_on, rep_id) VALUES \(rows);", today: day)
  }

  /// On 30 March the month before is counted to its end, the 28th or 29th.
  @Test(arguments: [("2025-03-30", "2025-02-28"), ("2024-03-30", "2024-02-29")])
  func thirtiethOfMarchBesideFebruary(today: String, last: String) throws {
    let visits = [today, last, String(last.prefix(8)) + "01", "\(last.prefix(4))-03-31"]
    let rows = try cells("show visits this month vs last month", on: today, visits: visits)
    // The visit of the 31st lies ahead, and is not set beside what had come by that date.
    #expect(rows.map { Array($0.prefix(2)) } == [["1", "2"]])
  }

  /// A year after a leap day is the 28th; both Februaries are whole.
  @Test func leapDay() throws {
    let visits = ["2024-02-29", "2024-02-01", "2023-02-28", "2023-03-01"]
    #expect(try cells("show visits this month", on: "2024-02-29", visits: visits) == [["2"]])
    #expect(
      try cells("show visits this month vs same month last year", on: "2024-02-29", visits: visits)
        .map { Array($0.prefix(2)) } == [["2", "1"]])
    #expect(
      try cells("show visits by day 2024-02-28..2024-03-01", on: "2024-03-31", visits: visits)
        == [["2024-02-28", "0"], ["2024-02-29", "1"], ["2024-03-01", "0"]])
  }

  /// 28 December 2026 to 3 January 2027 is week 53 of 2026.
  @Test func weekFiftyThree() throws {
    let visits = ["2026-12-27", "2026-12-28", "2027-01-03", "2027-01-04"]
    #expect(try cells("show visits by week this week", on: "2027-01-03", visits: visits) == [["2026-W53", "2"]])
    #expect(try cells("show visits 2026-W53", on: "2027-01-03", visits: visits) == [["2"]])
    #expect(try cells("show visits 2027-W01", on: "2027-01-10", visits: visits) == [["1"]])
    #expect(try cells("show visits last week", on: "2027-01-04", visits: visits) == [["2"]])
  }

  /// The last days of months that are shorter than the one before.
  @Test(arguments: [
    ("2026-05-31", "1 months ago", "2026-04-30"), ("2026-03-31", "1 months ago", "2026-02-28"),
    ("2024-03-31", "1 months ago", "2024-02-29"), ("2026-12-31", "1 quarters ago", "2026-09-30"),
    ("2024-02-29", "1 years ago", "2023-02-28"),
  ]) func monthsAgoEndWithTheMonth(today: String, ago: String, day: String) throws {
    let before = try #require(CivilDate(iso: day)).adding(days: -1).iso
    let rows = try cells("show visits where done = \(ago)", on: today, visits: [day, before])
    #expect(rows == [["1"]], "\(ago) on \(today)")
  }

  /// A quarter, a half and a year end on the last day that they have.
  @Test func endsOfUnits() throws {
    let visits = ["2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01"]
    #expect(
      try cells("show visits by quarter 2025-12-31..2026-07-01", on: "2026-07-01", visits: visits)
        == [["2025-Q4", "1"], ["2026-Q1", "2"], ["2026-Q2", "2"], ["2026-Q3", "1"]])
    #expect(try cells("show visits last half", on: "2026-07-01", visits: visits) == [["4"]])
    #expect(try cells("show visits last year", on: "2026-07-01", visits: visits) == [["1"]])
  }

  /// The deal was Ann's on the day it was won; it is Bo's customer now.
  @Test func reassigningRewritesNothing() throws {
    let script = """
      INSERT INTO opportunities (id, customer_id, state, amount, owner_id, rep_id, closed_on)
        VALUES (1, 1, 'won', 10000, 2, 2, '2026-10-30');
      INSERT INTO opportunity_states (opportunity_id, from_on, until_on, state, owner_id, amount) VALUES
        (1, '2026-10-01', '2026-10-30', 'open', 1, 10000), (1, '2026-10-30', '2026-11-05', 'won', 1, 10000),
        (1, '2026-11-05', '9999-12-31', 'won', 2, 10000);
      """
    #expect(try HandMade.cells("show closes by rep last month", in: script) == [["Ann", "1"]])
    #expect(try HandMade.cells("show reps with closes last month", in: script) == [["Ann", "1"], ["Bo", "0"]])
  }
}
