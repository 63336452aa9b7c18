import Syntax
import Testing

struct ParserPeriodsTests {
  @Test(arguments: [
    ("this month", PeriodExpression.Kind.this(.month)), ("this fiscal year", .this(.fiscalYear)),
    ("this fiscal half", .this(.fiscalHalf)), ("last 2 fiscal half years", .last(2, .fiscalHalf, counted: true)),
    ("in FY2026-H1", .literal(.fiscalHalf(year: 2026, half: 1))), ("本财半年", .this(.fiscalHalf)),
    ("last month", .last(1, .month, counted: false)), ("last 3 months", .last(3, .month, counted: true)),
    ("past 30 days", .last(30, .day, counted: true)), ("next quarter", .next(1, .quarter, counted: false)),
    ("next 2 half years", .next(2, .half, counted: true)), ("last 6 working days", .last(6, .workday, counted: true)),
    ("ytd", .toDate(.year)), ("year to date", .toDate(.year)), ("month to date", .toDate(.month)),
    ("qtd", .toDate(.quarter)), ("wtd", .toDate(.week)), ("today", .day(.today)), ("yesterday", .day(.yesterday)),
    ("all time", .all), ("2026", .literal(.year(2026))), ("2026-Q1", .literal(.quarter(year: 2026, quarter: 1))),
    ("in 2026-03", .literal(.month(year: 2026, month: 3))), ("during last year", .last(1, .year, counted: false)),
    ("since yesterday", .since(.yesterday)), ("since 30 days ago", .since(.ago(30, .day))),
    ("until 2026-H1", .until(.literal(.half(year: 2026, half: 1)))), ("$p", .parameter(Name("p"))),
    ("2025..2026-Q1", .range(.literal(.year(2025)), .literal(.quarter(year: 2026, quarter: 1)))),
    ("from 2025 to today", .range(.literal(.year(2025)), .today)),
    ("between $a and $b", .range(.parameter(Name("a")), .parameter(Name("b")))),
    ("6 workdays ago..today", .range(.ago(6, .workday), .today)), ("今年", .this(.year)),
    ("去年", .last(1, .year, counted: false)),
    ("上个月", .last(1, .month, counted: false)), ("最近3个月", .last(3, .month, counted: true)), ("本周", .this(.week)),
    ("年初至今", .toDate(.year)), ("本月至今", .toDate(.month)),
    ("自 2026-03 起", .since(.literal(.month(year: 2026, month: 3)))),
  ])
  func periods(_ text: String, _ kind: PeriodExpression.Kind) throws {
    #expect(try show("show visits " + text).period == period(kind))
  }

  @Test(arguments: [
    ("show visits 30 days ago", "one-day-is-no-period"), ("show visits last 0 days", "not-a-count"),
    ("show visits last 1.5 days", "not-a-count"), ("show visits this", "unfinished"),
    ("show visits last visit", "unexpected"),
    ("show visits from reps", "from-is-for-periods"), ("show visits 12", "unexpected"),
    ("show visits this month last month", "duplicate-clause"), ("show visits from 2026-01", "unfinished"),
  ])
  func mistakes(_ text: String, _ code: String) throws {
    #expect(try mistake(in: text).code == code)
  }
}
