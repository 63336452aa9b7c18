import Evaluation
import Syntax
import Testing
import Values

/// Conditions on the weekday and the hour of the day that counts. 2 November 2026 is a Monday.
@Suite struct WeekdayTests {
  private static let script = """
    INSERT INTO activities (type, done_on, done_time, rep_id) VALUES
      ('visit', '2026-11-02', '08:59:00', 1), ('visit', '2026-11-02', '17:00:00', 1), ('visit', '2026-11-07', NULL, 1),
      ('visit', '2026-11-08', '23:59:59', 2), ('visit', '2026-11-09', '00:00:00', 2);
    INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
      (1, 1, 1, 1, 'won', 100, '2026-11-02', '2026-11-03'), (2, 1, 1, 1, 'won', 100, '2026-11-03', '2026-11-09');
    """

  @Test(arguments: [
    ("weekday = \"Monday\"", "3"), ("weekday = monday", "3"), ("星期 = \"周一\"", "3"), ("weekday = 1", "3"),
    ("weekday in (\"Sat\", \"Sunday\")", "2"), ("weekday >= 6", "2"), ("not weekday = \"Monday\"", "2"),
    ("hour >= 17", "2"), ("hour between 0 and 8", "2"), ("hour is empty", "1"), ("done.hour = 17", "1"),
    ("weekday = \"Monday\" and rep = \"Bo\"", "1"),
  ]) func visitsOfADayOrAnHour(condition: String, expected: String) throws {
    #expect(try HandMade.cells("show visits where \(condition) this month", in: Self.script) == [[expected]])
  }

  /// Closes count on the day they closed, whenever the deal was created.
  @Test func itIsTheDayThatCounts() throws {
    #expect(
      try HandMade.cells("show closes, opened where weekday = \"Monday\" this month", in: Self.script) == [["1", "1"]])
    #expect(
      try HandMade.cells("show closes where created.weekday = \"Tuesday\" this month", in: Self.script) == [["1"]])
    #expect(
      try HandMade.cells("list opportunities with closed on closed where weekday = \"Tuesday\"", in: Self.script)
        == [["2026-11-03"]])
  }

  /// Ann had 4 Mondays to work on up to the 23rd, and so had Bo.
  @Test func workingDaysAreThoseOfTheWeekday() throws {
    #expect(
      try HandMade.cells("show visits per workday where weekday = \"Monday\" this month", in: Self.script) == [
        ["0.375"]
      ])
  }

  @Test(arguments: [
    ("show visits where weekday = \"Mondy\"", "value-kind"),
    ("show target where weekday = \"Monday\" this month", "cannot-filter"),
    ("show orders where hour > 3", "cannot-filter"), ("show receivable where hour > 3", "cannot-filter"),
    ("list customers where weekday = \"Monday\"", "unknown-field"),
  ]) func whatHasNoneIsSaid(statement: String, code: String) throws {
    let workspace = try HandMade.workspace(Self.script)
    let mistake = #expect(throws: Diagnostic.self) { try workspace.answer(statement) }
    #expect(mistake?.code == code)
  }
}
