import Testing
import Values

@testable import Store

@Suite struct WorkCalendarTests {
  let store: Connection

  init() throws { store = try Store.open(path: ":memory:", mode: .create, today: try day("2026-03-16")) }

  private func row(_ iso: String) throws -> [String: SQLValue] {
    let columns = [
      "week", "month", "quarter", "half", "year", "fiscal_quarter", "fiscal_half", "fiscal_year", "weekday",
      "is_workday",
    ]
    let rows = try store.rows("SELECT \(columns.joined(separator: ", ")) FROM calendar WHERE day = ?", [.text(iso)])
    return Dictionary(uniqueKeysWithValues: zip(columns, try #require(rows.first)))
  }

  @Test func holdsTheYearsAroundToday() throws {
    #expect(
      try WorkCalendar(store).covered()
        == Period(start: try day("2014-01-01"), end: try day("2030-01-01")))
    // 16 years with the leap days of 2016, 2020, 2024 and 2028.
    #expect(try store.scalar("SELECT COUNT(*) FROM calendar") == .integer(16 * 365 + 4))
    #expect(try store.scalar("SELECT day_number FROM calendar WHERE day = '2026-03-16'") == .integer(20528))
  }

  @Test(arguments: [
    // 2026-03-16 is a Monday; ISO weeks start on Monday, also across the year's end.
    ("2026-03-16", "2026-03-16", 1, 1), ("2026-03-22", "2026-03-16", 7, 0), ("2026-01-01", "2025-12-29", 4, 1),
    ("2024-12-31", "2024-12-30", 2, 1), ("2024-02-29", "2024-02-26", 4, 1), ("2027-01-03", "2026-12-28", 7, 0),
  ]) func knowsWeeks(iso: String, week: String, weekday: Int, workday: Int) throws {
    let row = try row(iso)
    #expect(row["week"] == .text(week))
    #expect(row["weekday"] == .integer(weekday))
    #expect(row["is_workday"] == .integer(workday))
  }

  @Test func knowsMonthsToYears() throws {
    let row = try row("2026-08-31")
    #expect(row["month"] == .text("2026-08-01"))
    #expect(row["quarter"] == .text("2026-07-01"))
    #expect(row["half"] == .text("2026-07-01"))
    #expect(row["year"] == .text("2026-01-01"))
    #expect(row["fiscal_year"] == .text("2026-01-01"))
  }

  @Test func followsTheHolidays() throws {
    // The official arrangement for Spring Festival 2026: off 15–23 February, at work on Saturdays 14 and 28.
    var rows: [[SQLValue]] = (15...23).map { [.text("2026-02-\($0)"), .text("春节"), .integer(0)] }
    rows += [14, 28].map { [.text("2026-02-\($0)"), .text("调休上班"), .integer(1)] }
    try store.insert(into: "holidays", columns: "day, name, is_worked", rows)
    try WorkCalendar(store).refreshWorkdays()
    func workdays() throws -> SQLValue? {
      try store.scalar("SELECT SUM(is_workday) FROM calendar WHERE day >= '2026-02-01' AND day < '2026-03-01'")
    }
    // 20 weekdays in February 2026, less the weekdays 16–20 and 23, plus two Saturdays.
    #expect(try workdays() == .integer(16))
    #expect(try row("2026-02-14")["is_workday"] == .integer(1))
    try store.run("DELETE FROM holidays")
    try WorkCalendar(store).refreshWorkdays()
    #expect(try workdays() == .integer(20))
  }

  @Test func growsByWholeYearsWithoutAGap() throws {
    let calendar = WorkCalendar(store)
    try store.run("INSERT INTO holidays VALUES ('2009-05-01', 'May Day', 0)")
    try calendar.ensure(covering: Period(from: try day("2009-06-01"), through: try day("2009-06-30")))
    #expect(try calendar.covered()?.start == day("2009-01-01"))
    #expect(try row("2009-05-01")["is_workday"] == .integer(0))
    try calendar.ensure(covering: Period(from: try day("2031-12-31"), through: try day("2031-12-31")))
    let days = try #require(try calendar.covered())
    #expect(try days.last == day("2031-12-31"))
    #expect(try store.scalar("SELECT COUNT(*) FROM calendar") == .integer(days.dayCount))
  }

  @Test(arguments: [("1899-12-31", "1900-01-02"), ("2199-12-31", "2200-01-01"), ("0026-03-01", "2026-03-01")])
  func refusesYearsNobodyMeans(first: String, last: String) throws {
    let period = Period(from: try day(first), through: try day(last))
    let store = store
    guard
      case .outsideCalendar = refusal({ () throws(StoreError) in try WorkCalendar(store).ensure(covering: period) })
    else {
      Issue.record("\(period) was accepted")
      return
    }
    #expect(try WorkCalendar(store).covered()?.start == day("2014-01-01"))
  }

  @Test func followsTheSettings() throws {
    _ = try Settings.set("fiscal_year_start", to: "4", in: store)
    #expect(try row("2026-03-31")["fiscal_year"] == .text("2025-04-01"))
    #expect(try row("2026-03-31")["fiscal_quarter"] == .text("2026-01-01"))
    #expect(try row("2026-03-31")["fiscal_half"] == .text("2025-10-01"))
    #expect(try row("2026-04-01")["fiscal_year"] == .text("2026-04-01"))
    #expect(try row("2026-04-01")["week"] == .text("2026-03-30"))
    _ = try Settings.set("week_start", to: "Sunday", in: store)
    #expect(try row("2026-04-01")["week"] == .text("2026-03-29"))
    #expect(try row("2026-04-01")["fiscal_year"] == .text("2026-04-01"))
  }
}
