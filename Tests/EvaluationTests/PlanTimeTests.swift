import Evaluation
import Testing
import Values

/// Plans for stretches of their own, and plans that rows of days and weeks divide. November 2026 has 21 working days:
/// Monday 2 to Friday 6, 9 to 13, 16 to 20, 23 to 27, and Monday 30.
@Suite struct PlanTimeTests {
  private static func target(_ first: String, _ last: String, _ value: Int) -> String {
    """
    INSERT INTO targets (metric, scope, starts_on, ends_on, value)
      VALUES ('sales', 'company', '\(first)', '\(last)', \(value));
    """
  }

  /// 10 working days from Monday 26 October to Friday 6 November, 5 of them in each month: half of 800.00.
  @Test func aStretchOfItsOwnIsCutByTheRows() throws {
    let script = Self.target("2026-10-26", "2026-11-06", 80000)
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: script) }
    #expect(try cells("show target this month") == [["40000"]])
    #expect(
      try cells("show target by month 2026-10..2026-11") == [
        ["2026-10", "40000"], ["2026-11", "40000"],
      ])
    #expect(
      try cells("show target by week 2026-10-26..2026-11-08") == [["2026-W44", "40000"], ["2026-W45", "40000"]])
    #expect(try cells("show target 2026-10-01..2026-11-30") == [["80000"]])
    #expect(try cells("show target by year 2026") == [["2026", "80000"]])
    #expect(try cells("show target 2026-12") == [["no target"]])
  }

  /// North has Ann and, below it, West with Cy: 100.00 and 20.00 a month for two months, and a week of Ann's for 7.00.
  /// Bo is planned 50.00 in South.
  @Test func aTeamWithSubteamsHasThePlansOfItsOwnReps() throws {
    let script = """
      INSERT INTO teams (id, name, parent_id) VALUES (3, 'West', 1);
      INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 3, '2020-01-01');
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value) VALUES
        ('sales', 'rep', 1, '2026-10-01', '2026-10-31', 10000), ('sales', 'rep', 1, '2026-11-01', '2026-11-30', 10000),
        ('sales', 'rep', 3, '2026-10-01', '2026-10-31', 2000), ('sales', 'rep', 3, '2026-11-01', '2026-11-30', 2000),
        ('sales', 'rep', 2, '2026-11-01', '2026-11-30', 5000), ('sales', 'rep', 1, '2026-11-02', '2026-11-08', 700);
      """
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: script) }
    #expect(
      try cells("show target by team 2026-Q4") == [["North", "20700"], ["South", "5000"], ["West", "4000"]])
    #expect(
      try cells("show target by team rolled up 2026-Q4") == [
        ["North", "24000"], ["South", "5000"], ["West", "4000"],
      ])
    #expect(try cells("show target where team = \"North\" 2026-Q4") == [["20700"]])
    #expect(
      try cells("show target by team, month 2026-10..2026-11").prefix(2)
        == [["North", "2026-10", "10000"], ["North", "2026-11", "10700"]])
  }

  /// Ann reported to Bo in October and to Cy from November on.
  @Test func aConditionOnTheManagerReadsPlansAsRowsDo() throws {
    let script = """
      INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 2, '2020-01-01');
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (1, '2020-01-01', '2026-11-01', 1, 2), (1, '2026-11-01', '9999-12-31', 1, 3);
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value) VALUES
        ('sales', 'rep', 1, '2026-10-01', '2026-10-31', 10000), ('sales', 'rep', 1, '2026-11-01', '2026-11-30', 20000);
      """
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: script) }
    #expect(try cells("show target by manager 2026-Q4") == [["Bo", "10000"], ["Cy", "20000"]])
    #expect(try cells("show target where manager = \"Bo\" 2026-Q4") == [["10000"]])
    #expect(try cells("show target where manager = \"Cy\" 2026-Q4") == [["20000"]])
  }

  /// Ann was in North under Bo in October and in South under Cy from November on: each month is the manager's of then,
  /// also of what is planned in one team.
  @Test func theManagerOfWhoChangedTeamsIsThatOfThen() throws {
    let script = """
      INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 2, '2020-01-01');
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (1, '2020-01-01', '2026-11-01', 1, 2), (1, '2026-11-01', '9999-12-31', 2, 3);
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value) VALUES
        ('sales', 'rep', 1, '2026-10-01', '2026-10-31', 10000), ('sales', 'rep', 1, '2026-11-01', '2026-11-30', 20000);
      """
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: script) }
    #expect(try cells("show target by manager where team = \"North\" 2026-Q4") == [["Bo", "10000"]])
    #expect(try cells("show target by manager where team = \"South\" 2026") == [["Cy", "20000"]])
    #expect(
      try cells("show target by manager, team 2026-Q4") == [["Bo", "North", "10000"], ["Cy", "South", "20000"]])
    #expect(
      try cells("show target by team, quarter where manager = \"Cy\" 2026-Q4") == [["South", "2026-Q4", "20000"]])
  }

  /// Ann went from North under Bo to South under Cy on 16 October: October is Bo's, its weeks and days as well. Di, who
  /// came on 10 October, is Cy's from then on.
  @Test func aMoveWithinAMonthLeavesItWithTheManagerOfItsFirstDay() throws {
    let script = """
      INSERT INTO reps (id, name, team_id, hired_on) VALUES (3, 'Cy', 2, '2020-01-01'), (4, 'Di', 2, '2026-10-10');
      INSERT INTO rep_assignments (rep_id, from_on, until_on, team_id, manager_id) VALUES
        (1, '2020-01-01', '2026-10-16', 1, 2), (1, '2026-10-16', '9999-12-31', 2, 3),
        (4, '2026-10-10', '2026-10-20', 2, 3), (4, '2026-10-20', '9999-12-31', 1, 2);
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value) VALUES
        ('sales', 'rep', 1, '2026-10-01', '2026-10-31', 2200), ('sales', 'rep', 1, '2026-11-01', '2026-11-30', 500),
        ('sales', 'rep', 4, '2026-10-01', '2026-10-31', 30);
      """
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: script) }
    #expect(
      try cells("show target by manager, team 2026-10") == [["Bo", "North", "2200"], ["Cy", "South", "30"]])
    #expect(try cells("show target by manager 2026-10..2026-11") == [["Bo", "2200"], ["Cy", "530"]])
    #expect(try cells("show target where rep within \"Cy\" 2026-10") == [["30"]])
    // October 2026 has 22 working days, the week from the 19th five.
    #expect(try cells("show target where manager = \"Bo\" 2026-10-19..2026-10-23") == [["500"]])
  }

  /// Ann in North has months of 210.00, Bo in South 660.00 for the quarter: 220.00, 210.00 and 230.00 by the working days of
  /// October, November and December.
  private static let mixed = """
    INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value) VALUES
      ('sales', 'rep', 1, '2026-10-01', '2026-10-31', 21000), ('sales', 'rep', 1, '2026-11-01', '2026-11-30', 21000),
      ('sales', 'rep', 1, '2026-12-01', '2026-12-31', 21000), ('sales', 'rep', 2, '2026-10-01', '2026-12-31', 66000);
    """

  /// Plain, by team and by rep, of whole months and of parts.
  @Test(arguments: [
    ("2026-11", 21000, 21000), ("2026-10..2026-11", 42000, 43000), ("2026-Q4", 63000, 66000),
    // 10 of 21 days; 10 of 22 and 21.
    ("2026-11-01..2026-11-13", 10000, 10000), ("2026-11-16..2026-11-20", 5000, 5000),
  ]) func everyShapeHasTheSameOfAQuarter(period: String, ann: Int, bo: Int) throws {
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: Self.mixed) }
    #expect(try cells("show target \(period)") == [["\(ann + bo)"]])
    #expect(try cells("show target by rep \(period)") == [["Ann", "\(ann)"], ["Bo", "\(bo)"]])
    #expect(try cells("show target by team \(period)") == [["North", "\(ann)"], ["South", "\(bo)"]])
    #expect(try cells("show target where team = \"South\" \(period)") == [["\(bo)"]])
  }

  @Test func monthsAndWeeksOfAQuarterAddUpToIt() throws {
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: Self.mixed) }
    #expect(
      try cells("show target by month 2026-Q4") == [
        ["2026-10", "43000"], ["2026-11", "42000"], ["2026-12", "44000"],
      ])
    #expect(
      try cells("show target by team, month 2026-11") == [
        ["North", "2026-11", "21000"], ["South", "2026-11", "21000"],
      ])
    #expect(
      try cells("show target by week 2026-11-02..2026-11-15") == [["2026-W45", "10000"], ["2026-W46", "10000"]])
  }

  /// Only plans that the number is made of are named.
  @Test(arguments: [
    (
      "show target by month 2026-Q4",
      "what was planned for longer than a row's time is spread over its working days: 2026-Q4"
    ),
    ("show target 2026-11", "what was planned for longer than the period counts by working days: 21 of 66 in 2026-Q4"),
    (
      "show target by team 2026-11",
      "what was planned for longer than the period counts by working days: 21 of 66 in 2026-Q4"
    ),
    (
      "show target 2026-11-02..2026-11-06",
      "what was planned for longer than the period counts by working days: 5 of 66 in 2026-Q4, 5 of 21 in 2026-11"
    ),
    ("show target where rep = \"Ann\" 2026-11", nil), ("show target 2026-Q4", nil),
    ("show target by quarter 2026", nil),
    ("show target 2026-08..2026-12", nil),
  ]) func whatIsDividedIsSaid(question: String, note: String?) throws {
    let notes = try HandMade.workspace(Self.mixed).answer(question).tail?.notes.map(\.text) ?? []
    #expect(notes.filter { $0.hasPrefix("what ") } == (note.map { [$0] } ?? []))
  }

  /// The company's year is not what nine months of a fiscal year are made of, in each of which somebody has a plan.
  @Test func aYearThatIsNotReadIsNotNamed() throws {
    let months = (4...12).map { month in
      let first = CivilDate(year: 2026, month: month, day: 1) ?? CivilDate(dayNumber: 0)
      return "('sales', 'rep', 1, '\(first.iso)', '\(first.adding(months: 1).adding(days: -1).iso)', 1000)"
    }
    let script = """
      INSERT INTO targets (metric, scope, starts_on, ends_on, value) VALUES
        ('sales', 'company', '2026-01-01', '2026-12-31', 26100);
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value) VALUES \(months.joined(separator: ", "));
      """
    let answer = try HandMade.workspace(script).answer("show target 2026-04..2027-03")
    #expect(answer.rows.map { $0.map { $0.number } } == [[9000]])
    #expect(answer.tail?.notes.filter { $0.text.hasPrefix("what ") }.isEmpty == true)
  }

  @Test func whatIsCutIsSaid() throws {
    let workspace = try HandMade.workspace(Self.target("2026-10-26", "2026-11-06", 80000))
    let notes = try workspace.answer("show target this month").tail?.notes.map(\.text) ?? []
    #expect(notes.contains { $0.hasSuffix("counts by working days: 5 of 10 in 2026-10-26..2026-11-06") })
    let spread = try workspace.answer("show target by week 2026-10-26..2026-11-08").tail?.notes.map(\.text) ?? []
    #expect(spread.contains { $0.contains("spread over its working days") })
  }

  /// 2,100.00 in November are 100.00 a working day; the weekend before the 23rd has none, and the week of Monday 30
  /// November has one day of it.
  @Test func daysAndWeeksHaveTheirWorkingDaysOfAMonth() throws {
    let script = Self.target("2026-11-01", "2026-11-30", 210_000)
    func cells(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: script) }
    #expect(
      try cells("show target by day 2026-11-20..2026-11-23") == [
        ["2026-11-20", "10000"], ["2026-11-21", "0"], ["2026-11-22", "0"], ["2026-11-23", "10000"],
      ])
    #expect(
      try cells("show target by week 2026-11-16..2026-12-06")
        == [["2026-W47", "50000"], ["2026-W48", "50000"], ["2026-W49", "10000"]])
    // Each row is what the question about its time alone answers.
    #expect(try cells("show target 2026-W47") == [["50000"]])
  }

  /// A week's own plan of 300.00 stands in its week, whole.
  @Test func aPlanOfAWeekStandsInIt() throws {
    let script = Self.target("2026-11-09", "2026-11-15", 30000)
    #expect(
      try HandMade.cells("show target by week 2026-11-09..2026-11-22", in: script)
        == [["2026-W46", "30000"], ["2026-W47", "no target"]])
  }

  @Test(arguments: ["weekday", "hour"]) func aPlanHasNoPartInACycle(grain: String) throws {
    let workspace = try HandMade.workspace(Self.target("2026-11-01", "2026-11-30", 210_000))
    let mistake = #expect(throws: (any Error).self) { try workspace.answer("show target by \(grain) this month") }
    #expect("\(String(describing: mistake))".contains("cannot-split"))
  }

  /// November ended 1 day before 1 December: `today` in the key is the day asked about.
  @Test func theAgeOfAPlanCountsFromTheDayAskedAbout() throws {
    #expect(
      try HandMade.cells(
        "show target by age = today - ends in bands 1, 10 2026-11-01..2026-12-01",
        in: Self.target("2026-11-01", "2026-11-30", 210_000), today: CivilDate(dayNumber: 20_788))
        == [["1-9", "210000"]])
  }

  /// The week of Thursday 1 October begins in September: it has no row there when the period begins on the 1st.
  @Test func aWeekIsInTheMonthsOfThePeriod() throws {
    let script = """
      INSERT INTO activities (type, done_on, rep_id) VALUES ('visit', '2026-10-02', 1), ('visit', '2026-10-08', 1),
        ('visit', '2026-10-20', 1);
      """
    #expect(
      try HandMade.cells("show visits by week, month 2026-10-01..2026-10-11", in: script)
        == [["2026-W40", "2026-10", "1"], ["2026-W41", "2026-10", "1"]])
    #expect(
      try HandMade.cells("show visits by week, month 2026-10-12..2026-11-01", in: script).map { $0.prefix(2) }
        == [["2026-W42", "2026-10"], ["2026-W43", "2026-10"], ["2026-W44", "2026-10"]])
  }
}
