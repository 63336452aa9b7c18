import Syntax
import Testing

struct ParserPeriodsTests {
  /// The period before what is asked for is the same as behind it.
  @Test(arguments: [
    ("show this month visits by rep", "show visits by rep this month"), ("看 本月 销售额", "看 销售额 本月"),
    ("看 本月 的 销售额 按 销售", "看 销售额 按 销售 本月"), ("看 近30天 拜访量", "看 拜访量 近30天"),
    ("show 2026-Q1 sales, hit = closes / visits", "show sales, hit = closes / visits 2026-Q1"),
    ("show 2025 (visits + calls)", "show (visits + calls) 2025"),
    ("list last week activities", "list activities last week"),
    ("show since 2026-03-01 visits", "show visits since 2026-03-01"),
    ("show 2025-01..2025-03 sales by month", "show sales by month 2025-01..2025-03"),
    ("漏斗 上季度 拜访 -> 成交", "漏斗 拜访 -> 成交 上季度"), ("score last month reps with card", "score reps with card last month"),
    ("profile this year won_customers by industry", "profile won_customers by industry this year"),
    ("benchmark this quarter visits against closes", "benchmark visits against closes this quarter"),
    ("explain show this month visits", "explain show visits this month"),
  ]) func thePeriodMayStandFirst(_ first: String, _ behind: String) throws {
    #expect(try parseStatement(first) == parseStatement(behind))
  }

  /// One period is enough, and none of these is one.
  @Test(arguments: [
    "show this month visits last month", "show this month by rep", "show 5 visits", "show last report",
    "show 30 days ago visits",
  ]) func noPeriodFirst(_ text: String) { #expect(throws: Diagnostic.self) { try parseStatement(text) } }

  @Test(arguments: [
    ("created on or before 2025-01-01", "created <= 2025-01-01"), ("created on or after 2025", "created >= 2025"),
    ("created 不晚于 2025-01-01", "created <= 2025-01-01"), ("created 不早于 2025-01", "created >= 2025-01"),
  ]) func boundsThatAreInside(_ words: String, _ signs: String) throws {
    #expect(try parseStatement("list customers where " + words) == parseStatement("list customers where " + signs))
  }

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
    ("since last week", .since(.lastUnit(.week))), ("until this year", .until(.thisUnit(.year))),
    ("since yesterday", .since(.yesterday)), ("since 30 days ago", .since(.ago(30, .day))),
    ("until 2026-H1", .until(.literal(.half(year: 2026, half: 1)))), ("$p", .parameter(Name("p"))),
    ("2025..2026-Q1", .range(.literal(.year(2025)), .literal(.quarter(year: 2026, quarter: 1)))),
    ("from 2025 to today", .range(.literal(.year(2025)), .today)),
    ("上半年", .literal(.half(year: 2026, half: 1))), ("去年 下半年", .literal(.half(year: 2025, half: 2))),
    ("今年下半年", .literal(.half(year: 2026, half: 2))), ("自下半年", .since(.literal(.half(year: 2026, half: 2)))),
    ("since 2025 until 2026-Q1", .range(.literal(.year(2025)), .literal(.quarter(year: 2026, quarter: 1)))),
    ("from 2025 until yesterday", .range(.literal(.year(2025)), .yesterday)),
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
