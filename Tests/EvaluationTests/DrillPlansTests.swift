import Evaluation
import Semantics
import Syntax
import Testing
import Values

/// `drill` into what was planned: the lines that make the number, and none that it goes without. North has a target of
/// 500.00 for the quarter; its rep Ann has 100.00, 110.00 and 120.00 for the months, and one of 70.00 in July. South has
/// none of its own; its rep Bo has 90.00 and 95.00 for October and November. Money is counted in cents.
extension DrillTests {
  /// Plans that begin on one day stand in the order of their ends, each time that they are listed.
  @Test func plansOfOneDayStandInOneOrder() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO targets (scope, metric, starts_on, ends_on, value) VALUES
        ('company', 'sales', '2026-01-01', '2026-03-31', 900), ('company', 'sales', '2026-01-01', '2026-01-31', 100),
        ('company', 'sales', '2026-01-01', '2026-02-14', 50), ('company', 'sales', '2026-01-01', '2026-06-19', 70),
        ('company', 'visits', '2026-01-01', '2026-01-31', 8), ('company', 'sales', '2026-02-01', '2026-02-28', 70);
      """)
    _ = try workspace.answer("show target by month 2026-01..2026-02")
    let first = try drill("drill total", in: workspace).statements
    for _ in 0..<5 { #expect(try drill("drill total", in: workspace).statements == first) }
  }

  private static let plans = """
    INSERT INTO targets (metric, scope, team_id, rep_id, starts_on, ends_on, value) VALUES
      ('sales', 'team', 1, NULL, '2026-10-01', '2026-12-31', 50000),
      ('sales', 'rep', NULL, 1, '2026-07-01', '2026-07-31', 7000),
      ('sales', 'rep', NULL, 1, '2026-10-01', '2026-10-31', 10000),
      ('sales', 'rep', NULL, 1, '2026-11-01', '2026-11-30', 11000),
      ('sales', 'rep', NULL, 1, '2026-12-01', '2026-12-31', 12000),
      ('sales', 'rep', NULL, 2, '2026-10-01', '2026-10-31', 9000),
      ('sales', 'rep', NULL, 2, '2026-11-01', '2026-11-30', 9500),
      ('closes', 'rep', NULL, 1, '2026-11-01', '2026-11-30', 4);
    INSERT INTO budgets (scope, team_id, category, starts_on, ends_on, amount) VALUES
      ('team', 1, 'travel', '2026-11-01', '2026-11-30', 3000), ('team', 1, 'meals', '2026-11-01', '2026-11-30', 1000),
      ('team', 2, NULL, '2026-11-01', '2026-11-30', 2500), ('team', 2, 'meals', '2026-11-01', '2026-11-30', 900);
    """

  private static let planned: [(sentence: String, drill: String, amounts: [Double])] = [
    ("show target by team this quarter", "drill \"North\"", [50000]),
    ("show target by team this quarter", "drill \"South\"", [9000, 9500]),
    ("show target by team this quarter", "drill total", [50000, 9000, 9500]),
    ("show target by rep this quarter", "drill \"Ann\"", [10000, 11000, 12000]),
    ("show target by rep this quarter top 1 by target", "drill others", [9000, 9500]),
    // Of November North has nothing of its own.
    ("show target by team this month", "drill \"North\"", [11000]),
    ("show target by rep, month this quarter", "drill 2", [11000]),
    ("show attainment by team this quarter", "drill \"North\" target", [50000]),
    ("show sales by rep this month vs target", "drill \"Ann\" sales_before", [11000]),
    ("show target(closes) by rep this month", "drill \"Ann\" target(closes)", [4]),
    // All categories are the sum of each, unless they were set.
    ("show budget by team this month", "drill \"North\"", [3000, 1000]),
    ("show budget by team this month", "drill \"South\"", [2500]),
    // Along the axis: October's and November's, October's alone, Ann's of both.
    ("show running(target) by month this quarter", "drill 2", [10000, 9000, 11000, 9500]),
    ("show previous(target) by month this quarter", "drill 2", [10000, 9000]),
    ("show growth(target) by month this quarter", "drill 3 previous(target)", [11000, 9500]),
    ("show moving(target, 2) by rep, month this quarter", "drill 2", [10000, 11000]),
    ("show running(budget) by month this quarter", "drill 2", [3000, 1000, 2500]),
    ("show running(target) by year, month since 2026-07-01", "drill 4", [7000, 10000, 9000]),
    // Ann's 330.00 come before Bo's 185.00.
    ("show cumulative(target) by rep this quarter", "drill \"Bo\"", [10000, 9000, 11000, 9500, 12000]),
    ("show cumulative(target) by rep this quarter", "drill \"Ann\"", [10000, 11000, 12000]),
  ]

  /// Of South's 660 visits for the third quarter August has a part, by its working days, which no line says; of the quarter, and
  /// of November, which is planned for itself, a line is all of it.
  @Test func aPlanInPartSaysSo() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO targets (metric, scope, team_id, starts_on, ends_on, value) VALUES
        ('visits', 'team', 2, '2026-07-01', '2026-09-30', 660), ('visits', 'team', 2, '2026-11-01', '2026-11-30', 200);
      """)
    let part = "together they plan 660: of one for longer than the row its working days count"
    for (month, isPart) in [("2026-08", true), ("2026-07..2026-09", false), ("2026-11", false)] {
      _ = try workspace.answer("show target(visits) by team \(month)")
      for verb in ["why", "drill"] {
        let said = try self.drill("\(verb) \"South\"", in: workspace).statements
        #expect(said.contains { $0.contains(part) } == isPart, "\(month): \(said)")
        #expect(said.contains { $0.contains("list targets") })
      }
    }
  }

  @Test(arguments: planned) func aPlanIsItsLines(sentence: String, drill: String, amounts: [Double]) throws {
    let workspace = try HandMade.workspace(Self.plans)
    _ = try workspace.answer(sentence)
    let lists = try self.drill(drill, in: workspace)
    #expect(lists.answers.count == 1)
    #expect(lists.answers[0].rows.compactMap { $0.last?.number } == amounts, "\(lists.statements)")
    #expect(try workspace.answer(lists.statements[0]).rows == lists.answers[0].rows)
  }

  /// Money is money wherever it is listed, summed or compared, and what is no money is not.
  @Test func aTargetOfMoneyIsMoney() throws {
    let workspace = try HandMade.workspace(Self.plans)
    let list = try workspace.answer("list targets with metric, amount, value where rep = \"Ann\" this month")
    #expect(list.rows == [[.text("sales"), .integer(11000), .nothing], [.text("closes"), .nothing, .integer(4)]])
    #expect(list.columns.map(\.unit) == [.text, .money(workspace.environment.currency), .count])
    #expect(try workspace.answer("list targets where amount > 100").rows.count == 3)
    #expect(try workspace.answer("list targets where value > 3").rows.count == 1)
    let sum = try workspace.answer("show sum(targets.amount on starts) by rep this quarter")
    #expect(sum.rows.map { $0[1].number } == [33000, 18500, 50000])
    #expect(sum.columns.last?.unit == .money(workspace.environment.currency))
  }

  /// For August nothing was planned, so that its close stays out: two of the six planned for July and September.
  @Test func monthsWithoutAPlanStayOutOfARunningOne() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO targets (metric, scope, rep_id, starts_on, ends_on, value) VALUES
        ('closes', 'rep', 1, '2026-07-01', '2026-07-31', 4), ('closes', 'rep', 1, '2026-09-01', '2026-09-30', 2);
      INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 1, 'won', 100, '2026-06-01', '2026-07-06'), (2, 1, 1, 1, 'won', 100, '2026-06-01', '2026-08-06'),
        (3, 1, 1, 1, 'won', 100, '2026-06-01', '2026-09-07');
      """)
    let answer = try workspace.answer("show running(closes / target(closes)) by rep, month 2026-07..2026-09")
    #expect(answer.rows[2].last?.number == 1.0 / 3)
    #expect(try drill("drill 3", in: workspace).answers.map(count) == [1, 1, 2])
  }

  /// A plan is no customer's and no lead's: the whole is that of the company.
  @Test func thePlanOfTheWholeIsThatOfTheCompany() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO targets (metric, scope, customer_id, starts_on, ends_on, value) VALUES
        ('closes', 'company', NULL, '2026-11-01', '2026-11-30', 7), ('closes', 'customer', 1, '2026-11-01', '2026-11-30', 4);
      """)
    let answer = try workspace.answer("show customers with x = target(closes) by manager rolled up this month")
    #expect(answer.tail?.total?.last?.number == 7)
    #expect(try drill("drill total", in: workspace).answers.map(count) == [1])
  }

  @Test func whatWasNeverPlannedIsSaid() throws {
    let workspace = try HandMade.workspace(Self.plans)
    _ = try workspace.answer("show reps with visits, target next year")
    try expectNone("drill 1 target", "no target was set for the row", in: workspace)
  }
}
