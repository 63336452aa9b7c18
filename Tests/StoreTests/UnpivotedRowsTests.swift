import Testing
import Values

@testable import Store

/// Sheets with a column a month.
@Suite struct UnpivotedRowsTests {
  let desk: ImportDesk

  init() throws { desk = try ImportDesk() }

  private let fields = ["rep = Rep", "period = heading", "value = cell"]

  private func plan(_ text: String, _ headers: [String], file: String = "in.csv") throws -> ImportPlan {
    var plan = try desk.plan("targets", text, fields, file: file)
    plan.table.unpivoted = headers
    plan.ignored = .others
    return plan
  }

  private func targets() throws -> [String] {
    try desk.rows(
      """
      SELECT r.name, t.starts_on, t.ends_on, t.value FROM targets t JOIN reps r ON r.id = t.rep_id
      ORDER BY r.name, t.starts_on
      """)
  }

  @Test func eachCellBecomesARow() throws {
    let text = "Rep,Team,Jan 2026,Feb 2026,Q1 2026\nAnn,North,\"1,000.50\",2000,9000\nBo,South,,-,\nCy,South,5,x y,6\n"
    let summary = try desk.run(plan(text, ["Jan 2026", "Feb 2026"]))
    #expect(
      try targets() == [
        "Ann|2026-01-01|2026-01-31|100050", "Ann|2026-02-01|2026-02-28|200000", "Cy|2026-01-01|2026-01-31|500",
      ])
    // A blank cell and a dash are no plan; what cannot be read is told by its row and its column.
    #expect(summary.read == 4 && summary.inserted == 3 && summary.refused == 1)
    #expect(summary.problems.map(\.row) == [4] && summary.problems.map(\.column) == ["Feb 2026"])
    #expect(try desk.run(plan(text, ["Jan 2026", "Feb 2026"])).unchanged == 3)
  }

  @Test func totalsAtTheFootAreNobodysPlan() throws {
    let summary = try desk.run(plan("Rep,Jan 2026,Feb 2026\nAnn,10,20\nTotal,10,20\n", ["Jan 2026", "Feb 2026"]))
    #expect(summary.totals == 2 && summary.inserted == 2)
    #expect(try desk.rows("SELECT name FROM reps") == ["Ann"])
  }

  /// The point is the comma's, as the semicolons say; a column `cell` of the file goes by its place.
  @Test func howTheFileWritesStaysKnown() throws {
    let text = "Rep;cell;Jan 2026;Feb 2026\nAnn;0171;1.500,50;900,25\n"
    _ = try desk.run(plan(text, ["Jan 2026", "Feb 2026"]))
    #expect(try targets() == ["Ann|2026-01-01|2026-01-31|150050", "Ann|2026-02-01|2026-02-28|90025"])
    var renamed = try plan(text, ["Jan 2026", "Feb 2026"])
    renamed.fields.append(ImportField("id", .concatenate(.column("column_2"), .column("heading"))))
    _ = try desk.run(renamed)
    #expect(try desk.rows("SELECT external_id FROM targets WHERE external_id LIKE '0171%'").count == 2)
  }

  @Test func keysOfJSONCanBeRows() throws {
    let text = #"[{"Rep": "Ann", "2026-01": 10, "2026-02": 20}]"#
    _ = try desk.run(plan(text, ["2026-01", "2026-02"], file: "in.json"))
    #expect(try targets() == ["Ann|2026-01-01|2026-01-31|1000", "Ann|2026-02-01|2026-02-28|2000"])
  }

  @Test func aColumnThatIsNotThere() throws {
    let refusal = try desk.refusal(plan("Rep,Jan 2026\nAnn,1\n", ["Jan 2026", "Mar 2026"]))
    #expect(refusal?.code == "import.no-such-column")
  }

  /// A row with values behind the last header is refused, once for each of its cells.
  @Test func aRowThatIsTooWide() throws {
    let summary = try desk.run(plan("Rep,Jan 2026,Feb 2026\nAnn,1,2,3\nBo,1,2\n", ["Jan 2026", "Feb 2026"]))
    #expect(summary.refused == 2 && summary.inserted == 2 && summary.problems.map(\.row) == [2, 2])
  }

  @Test(arguments: [
    ("Jan-25", 2025, 1, 1), ("January 2026", 2026, 1, 1), ("March 2026", 2026, 3, 1), ("2025-01", 2025, 1, 1),
    ("202512", 2025, 12, 1), ("12/2025", 2025, 12, 1), ("2025.03", 2025, 3, 1), ("2026年11月", 2026, 11, 1),
    ("26年十二月", 2026, 12, 1), ("Q1 2026", 2026, 1, 3), ("1Q26", 2026, 1, 3), ("26Q4", 2026, 10, 3),
    ("Quarter 3 2026", 2026, 7, 3), ("2026年第二季度", 2026, 4, 3), ("H2 2026", 2026, 7, 6), ("2026上半年", 2026, 1, 6),
    ("2026", 2026, 1, 12), ("2026年度", 2026, 1, 12), ("2026 Q2", 2026, 4, 3), ("2026 Jan", 2026, 1, 1),
    ("2026 1月", 2026, 1, 1), ("2026 M07", 2026, 7, 1), ("Sept 2026", 2026, 9, 1), ("févr. 2026", 2026, 2, 1),
  ]) func aPeriodIsRead(_ text: String, _ year: Int, _ month: Int, _ months: Int) throws {
    let start = try #require(CivilDate(year: year, month: month, day: 1))
    #expect(PeriodLabel(text)?.period(fiscalYearStart: 1) == Period(start: start, end: start.adding(months: months)))
  }

  @Test(arguments: [
    ("Jan", PeriodLabel.Part.month(1)), ("Q3", .quarter(3)), ("1月", .month(1)), ("十一月", .month(11)),
    ("第四季度", .quarter(4)), ("H1", .half(1)), ("下半年", .half(2)), ("M2", .month(2)),
  ]) func theYearMayStandElsewhere(_ text: String, _ part: PeriodLabel.Part) {
    #expect(PeriodLabel(text)?.part == part && PeriodLabel(text)?.year == nil)
  }

  @Test(arguments: [
    "Q5", "13月", "Jan 5", "Marketing", "Rep", "12", "1", "2026-01-15", "Year", "Q", "FY", "Jan Feb", "Q1 Q2", "", "-",
    "2026 2027", "mayor", "Decent", "7 days",
  ]) func noPeriod(_ text: String) { #expect(PeriodLabel(text) == nil) }

  /// Months apart: of one plan each.
  @Test(
    arguments: [
      (["a 2026-01-01", "a 2026-04-01", "b 2026-01-01", "b 2026-04-01"], PlanGrain.quarter),
      (["a 2011-05-31", "a 2011-08-31", "a 2012-02-29"], .quarter),
      (["a 2025-01-01", "a 2026-01-01", "a 2027-01-01"], .year),
      (["a 2025-07-01", "a 2026-01-01", "a 2026-07-01"], .half), (["a 2026-01-01", "a 2026-04-01"], nil),
      (["a 2026-01-01", "a 2026-02-01", "a 2026-05-01"], nil), (["a 2026-01-01", "b 2026-04-01", "c 2026-07-01"], nil),
      (["a 2026-01-01", "a 2026-04-01", "a 2026-06-01"], nil),
    ] as [([String], PlanGrain?)]) func theDaysOfAPlanTellItsLength(_ rows: [String], _ grain: PlanGrain?) throws
  {
    let parts = rows.map { $0.split(separator: " ").map(String.init) }
    #expect(PlanGrain(keys: parts.map { $0[0] }, days: try parts.map { try day($0[1]) }) == grain)
  }

  @Test func aDayIsAPeriodOfAnyLength() throws {
    let text = "rep,day,goal\nAnn,2026-05-31,10\n"
    for (function, span) in [
      ("quarter", "2026-04-01|2026-06-30"), ("half", "2026-01-01|2026-06-30"), ("year", "2026-01-01|2026-12-31"),
    ] {
      var plan = try desk.plan("targets", text, ["rep = rep", "value = goal"])
      plan.fields.append(ImportField("period", .call(function, [.column("day")])))
      _ = try desk.run(plan)
      #expect(try desk.rows("SELECT starts_on, ends_on FROM targets ORDER BY id DESC LIMIT 1") == [span])
    }
  }

  /// A fiscal year from April bears the number of the year in which it ends; without the word the calendar counts.
  @Test(arguments: [
    ("Q1 FY26", 2025, 4, 3), ("FY26 Q4", 2026, 1, 3), ("FY2026", 2025, 4, 12), ("H2 FY26", 2025, 10, 6),
    ("Mar FY26", 2026, 3, 1), ("Apr FY26", 2025, 4, 1), ("Q1 2026", 2026, 1, 3),
  ]) func fiscalPeriods(_ text: String, _ year: Int, _ month: Int, _ months: Int) throws {
    let start = try #require(CivilDate(year: year, month: month, day: 1))
    #expect(PeriodLabel(text)?.period(fiscalYearStart: 4) == Period(start: start, end: start.adding(months: months)))
  }
}
