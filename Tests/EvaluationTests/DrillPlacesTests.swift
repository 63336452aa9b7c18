import Evaluation
import Syntax
import Testing
import Values

/// `drill` into numbers that look at other rows or other days, into what a ranking left out, and into records counted by
/// their whole result. Ann took 1, 2 and 4 calls in September, October and November, Bo 1 in October, Cy 3 in November.
extension DrillTests {
  private static let calls = """
    INSERT INTO teams (id, name) VALUES (1, 'Sales');
    INSERT INTO reps (id, name, team_id, hired_on) VALUES
      (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 1, '2020-01-01'), (3, 'Cy', 1, '2020-01-01');
    INSERT INTO activities (type, status, done_on, rep_id) VALUES
      ('call', 'done', '2026-09-30', 1), ('call', 'done', '2026-10-05', 1), ('call', 'done', '2026-10-31', 1),
      ('call', 'done', '2026-10-07', 2), ('call', 'done', '2026-11-02', 1), ('call', 'done', '2026-11-03', 1),
      ('call', 'done', '2026-11-20', 1), ('call', 'done', '2026-11-23', 1), ('call', 'done', '2026-11-04', 3),
      ('call', 'done', '2026-11-05', 3), ('call', 'done', '2026-11-06', 3);
    """

  private static let looks: [(sentence: String, drill: String, counts: [Double])] = [
    ("show running(calls) by month since 2026-09-01", "drill 2", [4]),
    ("show running(calls) by month since 2026-09-01", "drill 3", [11]),
    ("show previous(calls) by month since 2026-09-01", "drill 3", [3]),
    ("show growth(calls) by month since 2026-09-01", "drill 3", [7, 3]),
    ("show moving(calls, 2) by month since 2026-09-01", "drill 3", [10]),
    ("show share{calls} by rep this month", "drill \"Cy\"", [3, 7]),
    ("show share{calls} by rep this month", "drill total", [7]),
    ("show cumulative(calls) by rep since 2026-09-01", "drill \"Cy\"", [10]),
    ("show trailing(calls, 4) by rep this month", "drill \"Ann\"", [2]),
    ("show trailing(calls, 20, 18) by rep this month", "drill \"Ann\"", [3]),
    ("show calls by rep since 2026-09-01 top 1", "drill others", [4]),
    ("show calls by rep, month since 2026-09-01 top 2", "drill others", [4]),
    ("show calls by rep since 2026-09-01 having calls > 1", "drill total", [10]),
    ("show calls by rep having calls > 1 top 1", "drill others", [3]),
    ("show avg(calls by rep) this month", "drill 1", [7]),
    ("show count(reps with calls > 2) this month", "drill 1", [2]),
    ("show count(reps with calls > 1) by month since 2026-09-01", "drill 2", [1]),
    ("show x = calls per month by rep this month", "drill 1 x", [4]),
  ]

  /// The lists have so many records, and each statement by itself has the same ones.
  func expectLists(_ sentence: String, _ drill: String, _ counts: [Double], of script: String) throws {
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    _ = try workspace.answer(sentence)
    let lists = try self.drill(drill, in: workspace)
    #expect(lists.answers.map(count) == counts, "\(lists.statements)")
    for (statement, list) in zip(lists.statements, lists.answers) {
      #expect(try workspace.answer(statement).rows == list.rows, "\(statement)")
    }
  }

  func expectRefusal(_ sentence: String, _ drill: String, _ code: String, of script: String) throws {
    let workspace = try Workspace(path: SampleStore.store(script), today: today)
    _ = try workspace.answer(sentence)
    let mistake = #expect(throws: Diagnostic.self) { try self.drill(drill, in: workspace) }
    #expect(mistake?.code == code)
  }

  @Test(arguments: looks) func everyNumberHasItsOwnRecords(sentence: String, drill: String, counts: [Double]) throws {
    try expectLists(sentence, drill, counts, of: Self.calls)
  }

  @Test(arguments: [
    ("show calls by rep this month", "drill others", "no-such-row"),
    ("show previous(calls) by month since 2026-09-01", "drill 1", "no-records"),
    ("show running(calls) by month since 2026-09-01", "drill total", "no-records"),
    ("show cumulative(calls) by rep having calls > 3", "drill 1", "no-records"),
    ("list reps", "drill others", "no-such-row"),
  ]) func whatHasNoRecordsIsSaid(sentence: String, drill: String, code: String) throws {
    try expectRefusal(sentence, drill, code, of: Self.calls)
  }

  /// Acme first ordered in October, Beta in November; both ordered in November.
  @Test func theTimeOfARowIsSaidInItsList() throws {
    let workspace = try HandMade.workspace(
      """
      INSERT INTO orders (id, customer_id, rep_id, status, ordered_on) VALUES (1, 1, 1, 'confirmed', '2026-10-05'),
        (2, 1, 1, 'confirmed', '2026-11-05'), (3, 2, 1, 'confirmed', '2026-11-06');
      """)
    let answer = try workspace.answer("show repeat_customers by month since 2026-10-01")
    #expect(answer.rows.map { $0[1].number } == [0, 1])
    let november = try drill("drill 2", in: workspace)
    #expect(november.answers.map(count) == [2, 1])
    #expect(november.statements[1].contains("customer.first_order in 2026-11"))
    // Of all rows together the time is the whole: both are new in it, with every order of theirs.
    #expect(answer.tail?.total?.last?.number == 0)
    let both = try drill("drill total", in: workspace)
    #expect(both.answers.map(count) == [3, 3], "\(both.statements)")
  }

  /// In a scorecard a number may have a name of its own.
  @Test func aNamedItemOfAScorecard() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.calls), today: today)
    try workspace.answer("define scorecard card = phoned = calls weight 100% target 4")
    _ = try workspace.answer("score reps with card this month")
    #expect(try drill("drill 1 phoned", in: workspace).answers.map(count) == [4])
  }
}
