import Evaluation
import Store
import Syntax
import Testing
import Values

/// Whom a comparison chooses, what stands beside which column, and numbers along the time since a member's own day.
@Suite struct ComparingTests {
  /// Visits: Ann one in October and three in November, Bo four and two. Ann won one of two deals in October and both in
  /// November; Bo lost one in November.
  private static let script: String = {
    func visits(_ rep: Int, _ month: Int, _ count: Int) -> String {
      String(
        repeating: """
          INSERT INTO activities (type, status, done_on, rep_id, customer_id)
            VALUES ('visit', 'done', '2026-\(month)-05', \(rep), \(rep));
          """, count: count)
    }
    return visits(1, 10, 1) + visits(1, 11, 3) + visits(2, 10, 4) + visits(2, 11, 2) + """
      INSERT INTO opportunities (customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
        (1, 1, 1, 'won', 1000, '2026-09-01', '2026-10-05'), (1, 1, 1, 'lost', 1000, '2026-09-01', '2026-10-05'),
        (1, 1, 1, 'won', 3000, '2026-09-01', '2026-11-05'), (1, 1, 1, 'won', 1000, '2026-09-01', '2026-11-05'),
        (2, 2, 2, 'lost', 1000, '2026-09-01', '2026-11-05');
      """
  }()

  private func answer(_ statement: String) throws -> Collector {
    try HandMade.workspace(Self.script).answer(statement)
  }

  private func rows(_ statement: String) throws -> [[String]] { try HandMade.cells(statement, in: Self.script) }

  @Test func whoIsChosenByAChange() throws {
    #expect(
      try rows("show closes by rep for reps with visits_change > 0 this month vs last month") == [
        ["Ann", "2", "1", "1", "1"]
      ])
    #expect(
      try rows("show visits for reps with visits_change_pct <= -50% this month vs last month") == [
        ["2", "4", "-2", "-0.5"]
      ])
    // Beta had fewer; of the period before it cannot be asked, so nothing stands beside it.
    #expect(try rows("show count(customers with visits_change < 0) this month vs last month") == [["1"]])
    #expect(
      try rows("show count(customers with visits_change < 0) by rep this month vs last month") == [["Bo", "1"]])
    let chinese = "看 拜访量 针对 销售 带 visits_change < 0 本月 对比 上月"
    #expect(try rows(chinese) == [["2", "4", "-2", "-0.5"]])
  }

  /// What a rate rests on has been something before; it has not grown. A rank has moved, by no per cent.
  @Test func whatStandsBeside() throws {
    let names = try answer("show win_rate, rank(visits) by rep with n, interval this month vs last month").columns.map(
      \.name)
    #expect(
      names == [
        "rep", "win_rate", "win_rate_before", "win_rate_change", "win_rate_n", "win_rate_n_before", "win_rate_low",
        "win_rate_low_before", "win_rate_high", "win_rate_high_before", "rank(visits)", "rank(visits)_before",
        "rank(visits)_change",
      ])
    #expect(
      try rows("show rank(visits) by rep this month vs last month") == [
        ["Ann", "1", "2", "-1"], ["Bo", "2", "1", "1"],
      ])
    let low = try answer("show lower(win_rate) by rep this month vs last month")
    #expect(low.columns.count == 3)
    // Of one lost deal the interval begins at 0 itself.
    #expect(low.rows.map { $0[1] }.last == .real(0))
  }

  @Test func checksCompare() throws {
    let answer = try answer("check visits_change >= 0 by rep this month vs last month")
    #expect(answer.rows.map { Cell($0[0], CalendarRules()).description } == ["Bo", "Ann"])
    #expect(answer.rows.map { $0[1].number } == [-2, 2])
    let workspace = try HandMade.workspace(Self.script)
    func outcome(_ statement: String) throws -> Outcome {
      let parsed = parse(statement, lexicon: workspace.lexicon)
      return try workspace.run(try #require(parsed.statements.first), sink: Collector())
    }
    #expect(try outcome("check visits_change >= 0 by rep this month vs last month") == .broken)
    #expect(try outcome("check visits_change >= -2 by rep this month vs last month") == .answered)
    #expect(try outcome("检查 visits > visits_before 按 销售 本月 对比 上月") == .broken)
    #expect(
      try outcome("check visits_change_pct > 1000% by team this month vs all of last month, last year") == .broken)
  }

  /// Acme was created in 2024: the months since then are many; Gamma on 31 August, and October's visits lie in its second
  /// month, from 1 October on, November's in its third.
  @Test func alongTheTimeSinceTheirOwnDay() throws {
    let more = """
      UPDATE customers SET created_on = '2026-08-31' WHERE id = 1;
      UPDATE customers SET created_on = '2026-08-31' WHERE id = 2;
      """
    let rows = try HandMade.cells(
      "show visits, running(visits), running(visits) / cohort_size, change(visits) by months after for customers created in 2026-08",
      in: Self.script + more)
    #expect(
      rows.map { $0.dropLast().joined(separator: " ") } == ["0 0 0 0 –", "1 5 5 2.5 5", "2 5 10 5 0"])
  }

  /// Numbers of single records are columns of a list; what needs many is not.
  @Test func listsOfAggregates() throws {
    #expect(
      try rows(
        "list customers with name, sum(opportunities.amount where state = \"won\" on closed), count(opportunities), max(opportunities.closed) sort name"
      ) == [["Acme", "5000", "4", "2026-11-05"], ["Beta", "0", "1", "2026-11-05"]])
    for wrong in [
      "median(opportunities.amount)", "stddev(opportunities.amount)", "median(visits by rep)", "visits per rep",
    ] {
      let mistake = #expect(throws: Diagnostic.self) { try answer("list customers with name, \(wrong)") }
      #expect(mistake?.code == "list-ratio")
    }
  }
}
