import Store
import Testing
import Values

/// A period as asked on Monday 2026-11-23, and the days that a calendar on the wall gives for it.
private let periods: [(text: String, first: String, last: String)] = [
  ("today", "2026-11-23", "2026-11-23"), ("yesterday", "2026-11-22", "2026-11-22"),
  ("this week", "2026-11-23", "2026-11-29"), ("last week", "2026-11-16", "2026-11-22"),
  ("last 2 weeks", "2026-11-09", "2026-11-22"), ("this month", "2026-11-01", "2026-11-30"),
  ("last month", "2026-10-01", "2026-10-31"), ("last 3 months", "2026-08-01", "2026-10-31"),
  ("last 30 days", "2026-10-24", "2026-11-22"), ("this quarter", "2026-10-01", "2026-12-31"),
  ("last quarter", "2026-07-01", "2026-09-30"), ("last 2 quarters", "2026-04-01", "2026-09-30"),
  ("this year", "2026-01-01", "2026-12-31"), ("last year", "2025-01-01", "2025-12-31"),
  ("ytd", "2026-01-01", "2026-11-23"), ("qtd", "2026-10-01", "2026-11-23"), ("mtd", "2026-11-01", "2026-11-23"),
  ("2025", "2025-01-01", "2025-12-31"), ("2026-H1", "2026-01-01", "2026-06-30"),
  ("2025-Q4", "2025-10-01", "2025-12-31"), ("2026-03", "2026-03-01", "2026-03-31"),
  ("2026-02", "2026-02-01", "2026-02-28"), ("2026-W07", "2026-02-09", "2026-02-15"),
  ("2025-W01", "2024-12-30", "2025-01-05"), ("2026-W01", "2025-12-29", "2026-01-04"),
  ("2026-03-31", "2026-03-31", "2026-03-31"), ("2025-12-15..2026-01-15", "2025-12-15", "2026-01-15"),
  ("from 2026-02 to 2026-03", "2026-02-01", "2026-03-31"), ("since 2026-11-01", "2026-11-01", "2026-11-23"),
  ("until 2024-12-31", "0001-01-01", "2024-12-31"), ("last 6 workdays", "2026-11-13", "2026-11-22"),
  ("本月", "2026-11-01", "2026-11-30"), ("上月", "2026-10-01", "2026-10-31"), ("今年", "2026-01-01", "2026-12-31"),
  ("all time", "0001-01-01", "9999-12-31"),
]

@Suite struct PeriodOracleTests {
  @Test(arguments: periods) func countsTheDaysOf(period: (text: String, first: String, last: String)) throws {
    let answer = try SampleStore.workspace().answer("show visits \(period.text)")
    let oracle = try Store.open(path: SampleStore.path(), mode: .read, today: today)
    let expected = try oracle.scalar(
      "SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on BETWEEN ? AND ?",
      [.text(period.first), .text(period.last)])
    #expect(answer.rows.count == 1)
    #expect(answer.rows[0].map { Cell($0, CalendarRules()) } == [expected.map(Cell.init)])
  }
}
