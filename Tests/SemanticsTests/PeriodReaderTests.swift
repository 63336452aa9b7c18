import Syntax
import Testing
import Values

@testable import Semantics

/// Days worked out on a paper calendar.
@Suite struct PeriodReaderTests {
  @Test(arguments: [
    ("2026-11-23", "this month", "2026-11-01", "2026-11-30"), ("2026-11-23", "last month", "2026-10-01", "2026-10-31"),
    ("2026-11-23", "last 3 months", "2026-08-01", "2026-10-31"),
    ("2026-11-23", "last 30 days", "2026-10-24", "2026-11-22"),
    ("2026-11-23", "this week", "2026-11-23", "2026-11-29"), ("2026-11-22", "this week", "2026-11-16", "2026-11-22"),
    ("2026-11-23", "this quarter", "2026-10-01", "2026-12-31"),
    ("2026-01-15", "last quarter", "2025-10-01", "2025-12-31"),
    ("2026-11-23", "ytd", "2026-01-01", "2026-11-23"), ("2026-11-23", "qtd", "2026-10-01", "2026-11-23"),
    ("2026-11-23", "mtd", "2026-11-01", "2026-11-23"), ("2026-11-23", "yesterday", "2026-11-22", "2026-11-22"),
    ("2026-11-23", "since 2026-11-02", "2026-11-02", "2026-11-23"),
    ("2026-11-26", "since last week", "2026-11-16", "2026-11-26"),
    ("2026-11-26", "since this quarter", "2026-10-01", "2026-11-26"),
    ("2026-11-26", "since last year", "2025-01-01", "2026-11-26"),
    ("2026-11-26", "until last month", "1900-01-01", "2026-10-31"),
    ("2026-11-23", "2024-02", "2024-02-01", "2024-02-29"),
    ("2026-11-23", "2026-H1", "2026-01-01", "2026-06-30"), ("2026-11-23", "2026-W01", "2025-12-29", "2026-01-04"),
    ("2026-11-23", "2020-W53", "2020-12-28", "2021-01-03"),
    ("2026-11-23", "2026-02-27..2026-03-02", "2026-02-27", "2026-03-02"),
    ("2026-03-31", "next month", "2026-04-01", "2026-04-30"),
    ("2026-11-23", "last 2 workdays", "2026-11-19", "2026-11-22"),
    ("2026-11-23", "until 1899-03-01", "0001-01-01", "1899-03-01"),
    ("2026-11-23", "until 2026-03", "1900-01-01", "2026-03-31"),
  ])
  func days(_ today: String, _ words: String, _ first: String, _ last: String) throws {
    let environment = Environment(today: try #require(CivilDate(iso: today)))
    let expected = Period(from: try #require(CivilDate(iso: first)), through: try #require(CivilDate(iso: last)))
    #expect(try Self.period(words, environment) == expected)
  }

  private static func period(_ words: String, _ environment: Environment) throws -> Period? {
    guard case .show(let question) = try parseStatement("show visits \(words)").kind, let period = question.period
    else {
      return nil
    }
    return try PeriodReader(environment: environment).period(period)
  }

  /// A fiscal year from April: 23 November 2026 lies in its third quarter, of the year that ends in March 2027.
  @Test func fiscalUnits() throws {
    let rules = CalendarRules(fiscalYearStart: 4)
    let environment = Environment(today: try #require(CivilDate(iso: "2026-11-23")), calendar: rules)
    let year = try #require(try Self.period("this fiscal year", environment))
    #expect((year.start.iso, year.last.iso) == ("2026-04-01", "2027-03-31"))
    #expect(rules.label(.fiscalYear, start: year.start) == "FY2027")
    let quarter = try #require(try Self.period("this fiscal quarter", environment))
    #expect((quarter.start.iso, quarter.last.iso) == ("2026-10-01", "2026-12-31"))
    #expect(rules.label(.fiscalQuarter, start: quarter.start) == "FY2027-Q3")
    #expect(try Self.period("FY2027", environment) == year)
    #expect(try Self.period("FY2027-Q3", environment) == quarter)
    let last = try #require(try Self.period("fy2026-q4", environment))
    #expect((last.start.iso, last.last.iso) == ("2026-01-01", "2026-03-31"))
    let plain = Environment(today: environment.today)
    #expect(try Self.period("FY2026", plain) == Self.period("2026", plain))
  }

  /// The Chinese October of 2026, with the first seven days off and Saturday the 10th worked.
  @Test func workdays() throws {
    func day(_ number: Int) -> CivilDate { CivilDate(year: 2026, month: 10, day: number) ?? CivilDate(dayNumber: 0) }
    let workdays = Workdays(daysOff: Set((1...7).map(day)), workedWeekendDays: [day(10)])
    let october = Period(from: day(1), through: day(31))
    // 22 weekdays, less the 1st, 2nd, 5th, 6th and 7th, and the Saturday more.
    #expect(workdays.count(in: october) == 18)
    #expect(Workdays().count(in: october) == 22)
    #expect(workdays.day(2, before: day(12)) == day(9))
  }

  @Test(arguments: ["2026-05-10..2026-05-01", "since 2030-01-01"])
  func aPeriodThatEndsBeforeItStarts(_ words: String) throws {
    let environment = Environment(today: try #require(CivilDate(iso: "2026-11-23")))
    let diagnostic = #expect(throws: Diagnostic.self) { try Self.period(words, environment) }
    #expect(diagnostic?.code == "period-backwards")
  }
}
