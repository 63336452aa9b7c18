import Evaluation
import Store
import Syntax
import Testing
import Values

/// Rows by another date than the one that counts: which records they hold, how they are called and in which order.
@Suite struct DatePartTests {
  /// Closed in November: created in week 40 (30 September, a Wednesday), in week 41 and without a day.
  private static let deals = """
    INSERT INTO opportunities (id, name, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
      (1, 'a', 1, 1, 1, 'won', 100, '2026-09-30', '2026-11-02'), (2, 'b', 1, 1, 1, 'won', 200, '2026-10-09', '2026-11-03'),
      (3, 'c', 2, 2, 2, 'won', 400, NULL, '2026-11-04'), (4, 'd', 2, 2, 2, 'lost', 800, '2026-10-05', '2026-11-05'),
      (5, 'e', 2, 2, 2, 'won', 1600, '2026-09-30', '2026-10-30');
    """

  @Test(arguments: [
    ("month", [["2026-09", "1"], ["2026-10", "1"], ["(none)", "1"]]),
    ("week", [["2026-W40", "1"], ["2026-W41", "1"], ["(none)", "1"]]),
    ("quarter", [["2026-Q3", "1"], ["2026-Q4", "1"], ["(none)", "1"]]),
    ("half", [["2026-H2", "2"], ["(none)", "1"]]), ("year", [["2026", "2"], ["(none)", "1"]]),
    ("day", [["2026-09-30", "1"], ["2026-10-09", "1"], ["(none)", "1"]]),
    ("weekday", [["3", "1"], ["5", "1"], ["(none)", "1"]]),
  ]) func aUnitOfTimeOfAnotherDate(_ unit: String, _ rows: [[String]]) throws {
    #expect(try HandMade.cells("show closes by created.\(unit) this month", in: Self.deals) == rows)
  }

  /// 1 of 1, 1 of 2, 1 of 1; and what another question says in the same words in Chinese.
  @Test func ratiosAreOfSums() throws {
    let rows = [["2026-09", "1"], ["2026-10", "0.5"], ["(none)", "1"]]
    #expect(try HandMade.cells("show win_rate by created.month this month", in: Self.deals) == rows)
    #expect(try HandMade.cells("看 赢单率 按 创建.月 本月", in: Self.deals) == rows)
    #expect(
      try HandMade.cells("show win_rate by created.month this month sort created.month desc", in: Self.deals).map(\.[0])
        == ["2026-10", "2026-09", "(none)"])
  }

  @Test func columnsAreCalledByTheNamesOfTheCatalogue() throws {
    let workspace = try HandMade.workspace(Self.deals)
    #expect(try workspace.answer("看 赢单数 按 创建.月 本月").columns.map(\.name) == ["created.month", "closes"])
    #expect(
      try workspace.answer("show closes by m = created.month, customer.created.year").columns.map(\.name)
        == ["m", "customer.created.year", "closes"])
  }

  /// Deals a and e are of September and Q3; the week of a, e and none other is 40.
  @Test(arguments: [
    ("created.month = 2026-09", ["a", "e"]), ("created.month != 2026-09", ["b", "c", "d"]),
    ("created.quarter = 2026-Q3", ["a", "e"]), ("created.month > 2026-09", ["b", "d"]),
    ("created.week = 2026-W41", ["b", "d"]), ("created.year = 2026 and closed.month = 2026-10", ["e"]),
    ("created.month in (2026-09, 2026-11)", ["a", "e"]), ("created.month in last month", ["b", "d"]),
    ("created.month is empty", ["c"]), ("created.quarter = closed.quarter", ["b", "d"]),
    ("created.weekday = \"Wednesday\"", ["a", "e"]),
  ]) func aConditionOnAUnitOfTime(condition: String, expected: [String]) throws {
    let rows = try HandMade.cells("list opportunities with name where \(condition) sort name", in: Self.deals)
    #expect(rows == expected.map { [$0] })
    let counted = try HandMade.cells("show count(opportunities where \(condition))", in: Self.deals)
    #expect(counted == [["\(expected.count)"]])
  }

  /// A column bears the unit's name, a weekday its own; the formatter writes the names of the catalogue.
  @Test func aColumnOfAUnitOfTime() throws {
    let workspace = try HandMade.workspace(Self.deals)
    let answer = try workspace.answer(
      "list opportunities with name, created.month, closed.weekday, created.quarter where name in (\"b\", \"c\") sort name"
    )
    #expect(answer.columns.map(\.name) == ["name", "created.month", "closed.weekday", "created.quarter"])
    let october = try #require(CivilDate(iso: "2026-10-01"))
    #expect(
      answer.rows == [
        [.text("b"), .bucket(.month, october), .weekday(2), .bucket(.quarter, october)],
        [.text("c"), .nothing, .weekday(3), .nothing],
      ])
  }

  /// What has no such date, and what is planned, is not split by it.
  @Test func whatHasNoSuchDateIsNotSplit() throws {
    let workspace = try HandMade.workspace(Self.deals)
    for (statement, code) in [
      ("show visits, closes by created.month this month", "cannot-split"),
      ("show won_value, target by created.month this month", "cannot-split"),
      ("show closes by amount.month this month", "unknown-dimension"),
      ("show closes by created.hour this month", "unknown-dimension"),
    ] {
      do {
        _ = try workspace.answer(statement)
        Issue.record("\(statement) was answered")
      } catch let mistake as Diagnostic {
        #expect(mistake.code == code, "\(statement)")
      }
    }
  }

  /// The list behind a row says the stretch of the other date, in the period of the one that counts.
  @Test func aRowIsLookedInto() throws {
    let workspace = try HandMade.workspace(Self.deals)
    func drilled(_ statements: String...) throws -> [[String]] {
      var rows: [[Value]] = []
      for statement in statements { rows = try workspace.answer(statement).rows }
      return rows.map { $0.map { Cell($0, workspace.settings.calendar).description } }
    }
    #expect(try drilled("show closes by created.month this month", "drill 1").map(\.[0]) == ["a"])
    #expect(try drilled("show closes by created.week this month", "drill 2").map(\.[0]) == ["b"])
    #expect(try drilled("show closes by created.month this month", "drill 3").map(\.[0]) == ["c"])
    #expect(try drilled("show closes by created.weekday this month", "drill 1").map(\.[0]) == ["a"])
    #expect(
      try drilled("show closes by created.month this month top 1 by closes", "drill others").map(\.[0]) == ["b", "c"])
  }
}
