import Syntax
import Testing
import Values

@testable import Semantics

/// What `vs` compares with, worked out on a paper calendar.
@Suite struct ComparedPeriodTests {
  /// The 1st to the 7th of October 2026 off, Saturday the 10th worked.
  private static let holidays = Workdays(
    daysOff: Set((1...7).map { CivilDate(year: 2026, month: 10, day: $0) ?? CivilDate(dayNumber: 0) }),
    workedWeekendDays: [CivilDate(year: 2026, month: 10, day: 10) ?? CivilDate(dayNumber: 0)])

  private static func compared(
    _ words: String, on today: String, fiscalYearStart: Int = 1, workdays: Workdays = Workdays()
  ) throws -> ComparedPeriod {
    let environment = Environment(
      today: try #require(CivilDate(iso: today)), calendar: CalendarRules(fiscalYearStart: fiscalYearStart),
      workdays: workdays)
    let catalogue = CatalogueReader.builtIn
    let statement = try parseStatement("show visits \(words)", lexicon: catalogue.lexicon)
    guard case .show(let show) = statement.kind else { throw Asked.NotAQuestion() }
    var resolver = Resolver(catalogue: catalogue, environment: environment)
    return try #require(try resolver.question(show, span: statement.span).comparedPeriods.first)
  }

  private static let cases: [(today: String, words: String, first: String, last: String)] = [
    // Like with like: the same date while the period is not over.
    ("2026-11-23", "this month vs last month", "2026-10-01", "2026-10-23"),
    ("2026-11-23", "mtd vs last month", "2026-10-01", "2026-10-23"),
    ("2026-11-23", "this month vs all of last month", "2026-10-01", "2026-10-31"),
    ("2026-11-23", "this month vs same month last year", "2025-11-01", "2025-11-23"),
    ("2026-11-23", "this month vs 2025-02", "2025-02-01", "2025-02-23"),
    ("2026-11-23", "2026-11 vs 2026-10", "2026-10-01", "2026-10-23"),
    ("2026-11-23", "this quarter vs last quarter", "2026-07-01", "2026-08-23"),
    ("2026-11-23", "this year vs last year", "2025-01-01", "2025-11-23"),
    ("2026-11-23", "ytd vs last year", "2025-01-01", "2025-11-23"),
    ("2026-11-23", "ytd vs previous period", "2025-01-01", "2025-11-23"),
    ("2026-11-25", "this week vs last week", "2026-11-16", "2026-11-18"),
    ("2026-11-25", "wtd vs last week", "2026-11-16", "2026-11-18"),
    ("2026-11-25", "this half vs last half", "2026-01-01", "2026-05-25"),
    // A period that is over, today its last day, is compared whole.
    ("2026-11-30", "this month vs last month", "2026-10-01", "2026-10-31"),
    ("2026-02-28", "this month vs last month", "2026-01-01", "2026-01-31"),
    ("2026-11-23", "2026-10 vs 2026-09", "2026-09-01", "2026-09-30"),
    ("2026-11-23", "last month vs previous period", "2026-09-01", "2026-09-30"),
    ("2026-11-23", "last 3 months vs previous period", "2026-05-01", "2026-07-31"),
    ("2026-11-23", "last 30 days vs previous period", "2026-09-24", "2026-10-23"),
    ("2026-11-23", "last 2 weeks vs previous period", "2026-10-26", "2026-11-08"),
    ("2026-11-23", "last 5 workdays vs previous period", "2026-11-09", "2026-11-15"),
    ("2026-11-23", "2026-01-10..2026-01-19 vs previous period", "2025-12-31", "2026-01-09"),
    ("2026-11-23", "2026-01-01..2026-03-31 vs previous period", "2025-10-01", "2025-12-31"),
    ("2026-11-23", "today vs yesterday", "2026-11-22", "2026-11-22"),
    // So long before.
    ("2026-11-23", "this month vs 3 months ago", "2026-08-01", "2026-08-23"),
    ("2026-11-23", "this month vs all of 3 months ago", "2026-08-01", "2026-08-31"),
    ("2026-11-23", "last month vs 1 year ago", "2025-10-01", "2025-10-31"),
    ("2026-11-23", "this quarter vs 2 years ago", "2024-10-01", "2024-11-23"),
    ("2026-11-25", "this week vs 2 weeks ago", "2026-11-09", "2026-11-11"),
    ("2026-11-25", "this week vs 2 years ago", "2024-11-25", "2024-11-27"),
    ("2026-11-23", "yesterday vs 1 week ago", "2026-11-15", "2026-11-15"),
    ("2026-11-23", "yesterday vs 5 workdays ago", "2026-11-16", "2026-11-16"),
    // A month's end: 30 and 31 March against February, short and long.
    ("2026-03-31", "this month vs last month", "2026-02-01", "2026-02-28"),
    ("2026-03-30", "this month vs last month", "2026-02-01", "2026-02-28"),
    ("2028-03-30", "this month vs last month", "2028-02-01", "2028-02-29"),
    ("2028-03-28", "this month vs last month", "2028-02-01", "2028-02-28"),
    ("2026-05-31", "this quarter vs last quarter", "2026-01-01", "2026-02-28"),
    ("2028-02-29", "this year vs last year", "2027-01-01", "2027-02-28"),
    ("2028-02-28", "this month vs same month last year", "2027-02-01", "2027-02-28"),
    ("2026-11-23", "2028-02-29 vs last year", "2027-02-28", "2027-02-28"),
    ("2026-11-23", "2028-02 vs last year", "2027-02-01", "2027-02-28"),
    ("2026-11-23", "2027-02 vs 2028-02", "2028-02-01", "2028-02-29"),
    // Beside something shorter: the same dates one unit earlier.
    ("2026-11-23", "this month vs last year", "2025-11-01", "2025-11-23"),
    ("2026-11-23", "2026-Q1 vs last year", "2025-01-01", "2025-03-31"),
    ("2026-11-23", "2025-Q1 vs last year", "2024-01-01", "2024-03-31"),
    ("2027-01-10", "last month vs last year", "2025-12-01", "2025-12-31"),
    ("2026-11-23", "last 30 days vs last year", "2025-10-24", "2025-11-22"),
    ("2026-11-23", "since 2026-06-01 vs last year", "2025-06-01", "2025-11-23"),
    ("2026-11-23", "today vs last month", "2026-10-23", "2026-10-23"),
    ("2026-03-31", "today vs last month", "2026-02-28", "2026-02-28"),
    ("2026-11-23", "today vs last week", "2026-11-16", "2026-11-16"),
    ("2026-11-23", "this month vs all of last year", "2025-01-01", "2025-12-31"),
    ("2026-11-23", "last 30 days vs last month", "2026-10-01", "2026-10-31"),
    // Weeks keep their number; a year without week 53 gives the week 52 weeks earlier.
    ("2026-11-25", "this week vs last year", "2025-11-24", "2025-11-26"),
    ("2026-11-25", "2026-W01 vs same week last year", "2024-12-30", "2025-01-05"),
    ("2026-11-25", "2026-W53 vs same week last year", "2025-12-29", "2026-01-04"),
    ("2026-11-25", "2021-W52 vs same period last year", "2020-12-21", "2020-12-27"),
    ("2026-11-25", "last 4 weeks vs last year", "2025-10-27", "2025-11-23"),
  ]

  @Test(arguments: cases) func days(of example: (today: String, words: String, first: String, last: String)) throws {
    let found = try Self.compared(example.words, on: example.today)
    #expect([found.counted.start.iso, found.counted.last.iso] == [example.first, example.last], "\(example.words)")
  }

  /// A fiscal year from April: on 23 November 2026, its eighth month.
  @Test(arguments: [
    ("this fiscal year vs last fiscal year", "2025-04-01", "2025-11-23"),
    ("this fiscal quarter vs last fiscal quarter", "2026-07-01", "2026-08-23"),
    ("this fiscal quarter vs same fiscal quarter last year", "2025-10-01", "2025-11-23"),
    ("last fiscal year vs previous period", "2024-04-01", "2025-03-31"),
    ("FY2027 vs FY2026", "2025-04-01", "2025-11-23"),
    ("FY2026-Q1 vs same fiscal quarter last year", "2024-04-01", "2024-06-30"),
  ]) func fiscalUnits(words: String, first: String, last: String) throws {
    let found = try Self.compared(words, on: "2026-11-23", fiscalYearStart: 4)
    #expect([found.counted.start.iso, found.counted.last.iso] == [first, last])
  }

  /// In November 2026 the 4th is the 3rd working day. Of October with its holidays the 3rd is Saturday the 10th, which
  /// is worked, after the 8th and the 9th.
  @Test(arguments: [
    ("2026-11-04", "this month vs last month by workdays", "2026-10-10"),
    ("2026-11-04", "this month vs previous period by workdays", "2026-10-10"),
    // No working day yet: nothing to compare with.
    ("2026-11-01", "this month vs last month by workdays", "2026-09-30"),
    // October has 18, and November had 18 by the 25th.
    ("2026-11-25", "this month vs last month by workdays", "2026-10-30"),
    // The same the other way round: on 10 October 3 were worked, the 3rd of September was a Thursday.
    ("2026-10-10", "this month vs last month by workdays", "2026-09-03"),
    // Over: whole against whole.
    ("2026-11-30", "this month vs last month by workdays", "2026-10-31"),
  ]) func workingDays(today: String, words: String, last: String) throws {
    let found = try Self.compared(words, on: today, workdays: Self.holidays)
    #expect(found.counted.last.iso == last)
  }

  @Test func lengthsAreSaidWhereTheyDiffer() throws {
    func remarks(_ words: String, on today: String, _ workdays: Workdays = Workdays()) throws
      -> [ComparedPeriod.Remark]
    {
      try Self.compared(words, on: today, workdays: workdays).remarks
    }
    #expect(try remarks("this month vs last month", on: "2026-11-23") == [])
    #expect(try remarks("2026-10 vs 2026-09", on: "2026-11-23") == [])
    #expect(try remarks("this month vs last month", on: "2026-03-30") == [.lengths(30, 28)])
    #expect(try remarks("this month vs all of last month", on: "2026-11-23") == [.lengths(23, 31)])
    #expect(try remarks("last 30 days vs last month", on: "2026-11-23") == [.lengths(30, 31)])
    #expect(try remarks("last month vs this month", on: "2026-11-23") == [.unfinished])
    #expect(try remarks("2026-W53 vs same week last year", on: "2026-11-23") == [.noSuchWeek(year: 2025, week: 53)])
    #expect(try remarks("2026-03 vs last month", on: "2026-11-23") == [.later])
    // 27 November was the 20th working day; October has 18.
    #expect(
      try remarks("this month vs last month by workdays", on: "2026-11-27", Self.holidays) == [.fewerWorkdays(20)])
  }

  /// Snapshots are read on the day that lies there as today lies here.
  @Test func snapshotsAreReadAtTheEndOfTheCutPeriod() throws {
    func moment(_ words: String) throws -> String? {
      try Asked.question("show pipeline \(words)").comparedPeriods.first?.moment.iso
    }
    #expect(try moment("this month vs last month") == "2026-10-23")
    #expect(try moment("last month vs 2026-09") == "2026-09-30")
    #expect(try moment("vs last month") == "2026-10-23")
    #expect(try moment("vs 2026-06") == "2026-06-30")
    #expect(try moment("as of 2026-09-30 vs last year") == "2025-09-30")
    #expect(try moment("this quarter as of 2026-10-31 vs last quarter") == "2026-07-31")
    #expect(try moment("last month vs this month") == "2026-11-23")
  }

  @Test(arguments: [
    ("show visits vs last month", "vs-needs-period"), ("show visits all time vs last month", "vs-all-time"),
    ("show visits this month vs all time", "vs-all-time"), ("show visits this month vs this month", "vs-itself"),
    ("show visits this month vs same quarter last year", "vs-other-unit"),
    ("show visits last 30 days vs same month last year", "vs-other-unit"),
    ("show win_rate this month vs target", "vs-no-target"), ("show pipeline this month vs target", "vs-no-target"),
    ("show count(import_problems) vs last month", "known-now-only"),
    ("show pipeline by month vs last month", "vs-needs-period"),
    ("show count(sources with sales > 5000), orders by month", "needs-period"),
    ("show visits until 2026-01-31 vs previous period", "vs-all-time"),
    ("show visits this quarter vs 2 months ago", "vs-overlaps"),
    ("show visits this month vs 3000 years ago", "outside-calendar"),
    ("show visits this month having visits_change < 0", "vs-missing"),
    ("show win_rate this month vs last month having win_rate_change < 3", "percent-literal"),
  ]) func mistakes(question: String, code: String) throws {
    let found = Asked.mistake(question)
    #expect(found?.code == code, "\(question)")
  }

  /// Columns are named by the contract, and each is what its name says.
  @Test func columns() throws {
    let question = try Asked.question(
      "show sales, win_rate, visits/closes, last_visit this month vs last month, target")
    #expect(
      question.columns.map(\.name) == [
        "sales", "sales_before", "sales_change", "sales_change_pct", "sales_before_2", "sales_change_2",
        "sales_change_pct_2", "win_rate", "win_rate_before", "win_rate_change", "visits/closes", "visits/closes_before",
        "visits/closes_change", "visits/closes_change_pct", "last_visit", "last_visit_before", "last_visit_change",
      ])
    #expect(question.withoutTarget == ["win_rate", "visits/closes", "last_visit"])
    let units = Dictionary(uniqueKeysWithValues: question.columns.map { ($0.name, $0.unit) })
    #expect(units["win_rate_change"] == .points && units["sales_change_pct"] == .percent)
    #expect(units["last_visit_change"] == .days && units["sales_change"] == units["sales"])
    for column in question.columns { #expect(column.isChange == column.name.contains("_change")) }
  }

  /// A name, an alias, a written formula: all are found again by the names of their columns.
  @Test(arguments: [
    "show revenue this month vs last month sort revenue_change desc",
    "show hit = closes / proposals by team this month vs last month having hit_change > 0",
    "show visits/closes by team this month vs last month top 2 by visits/closes_change",
    "show visits / close by team this month vs last month sort `visits/closes_change_pct`",
    "show reps this month vs last month where sales_change_pct < -10% sort visits_before",
    "show sales by rep this month vs last month, target having sales_change_2 < 0",
    "看 拜访量 按 销售 本月 对比 上月 满足 拜访量_change < 0",
  ]) func namesOfColumnsAreFound(question: String) throws {
    _ = try Asked.plan(question)
  }

  /// What was asked for alone stays alone.
  @Test func aChangeMayBeAnItemItself() throws {
    let question = try Asked.question("show sales_change, drop = visits_change this month vs last month")
    #expect(question.columns.map(\.name) == ["sales_change", "drop"])
    #expect(question.columns.map(\.isChange) == [true, true])
  }
}
