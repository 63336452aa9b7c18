import Evaluation
import Foundation
import Store
import Syntax
import Testing
import Values

/// What a profile promises, on the sample company and by hand.
@Suite struct ProfileTests {
  private func number(_ cell: Value) -> Double { cell.number ?? .nan }

  /// n, share, base n, base share, rate, low, high and lift stand behind dimension and value.
  @Test(arguments: [
    "won customers by industry, size this year", "won opportunities by source, rep, stage last year",
    "new customers by region this year", "active customers by industry, source last quarter",
    "qualified leads by source this year", "customers where industry is not empty by size",
  ]) func theWholeHasLiftOneAndPartsSum(question: String) throws {
    let answer = try SampleStore.workspace().answer("profile \(question)")
    let total = try #require(answer.tail?.total)
    #expect(number(total[3]) == 1 && number(total[5]) == 1 && abs(number(total[9]) - 1) < 1e-12)
    #expect(abs(number(total[6]) - number(total[2]) / number(total[4])) < 1e-12)
    let dimensions = Set(answer.rows.map { $0[0] })
    for dimension in dimensions {
      let rows = answer.rows.filter { $0[0] == dimension }
      // Parts of shared deals are decimals.
      #expect(abs(rows.reduce(0.0) { $0 + number($1[2]) } - number(total[2])) < 1e-9, "\(question)")
      #expect(abs(rows.reduce(0.0) { $0 + number($1[4]) } - number(total[4])) < 1e-9, "\(question)")
      // Thin rows last, within each part by lift.
      let thin = rows.map { number($0[4]) < 20 }
      #expect(thin == thin.sorted { !$0 && $1 })
      for isThin in [false, true] {
        let lifts = rows.filter { (number($0[4]) < 20) == isThin }.map { number($0[9]) }.filter { !$0.isNaN }
        #expect(lifts == lifts.sorted(by: >))
      }
      for row in rows where number(row[4]) > 0 {
        #expect(number(row[7]) <= number(row[6]) && number(row[6]) <= number(row[8]) + 1e-9)
        #expect(abs(number(row[9]) - number(row[6]) / number(total[6])) < 1e-9)
      }
    }
  }

  /// Those profiled and their base are read in one pass; each alone says the same.
  @Test(arguments: [
    ("won opportunities", #"count(opportunities where state = "won" on closed)"#, "closed"),
    ("lost opportunities", #"count(opportunities where state = "lost" on closed)"#, "closed"),
    (
      "won customers", #"count distinct(opportunities.customer where state = "won" on closed)"#,
      #"count distinct(opportunities.customer where state in ("won", "lost") on closed)"#
    ),
    ("qualified leads", "count(leads where qualified is not empty on created)", "new_leads"),
  ]) func onePassFindsBothSides(who: String, count: String, base: String) throws {
    let workspace = try SampleStore.workspace()
    let statements = try workspace.answer("explain sql profile \(who) by source last year").lines.joined(
      separator: "\n")
    #expect(statements.components(separatedBy: "GROUP BY").count == 2)
    let found = try workspace.answer("profile \(who) by source last year").rows
    let alone = try workspace.answer("show \(count), \(base) by source last year").rows
    #expect(found.count == alone.count && alone.count > 3)
    for row in alone {
      let same = try #require(found.first { $0[1] == row[0] })
      #expect(number(same[2]) == (row[1].number ?? 0) && number(same[4]) == number(row[2]), "\(row)")
    }
  }

  @Test func namesAreOneTreeInBothLanguages() throws {
    let workspace = try SampleStore.workspace()
    let english = try workspace.answer("profile won customers by industry, size x source vs lost customers this year")
      .rows
    #expect(try workspace.answer("画像 成交客户 按 行业, 规模 交叉 来源 今年 对比 输单客户").rows == english)
    #expect(!english.isEmpty)
  }

  @Test func aWithWithoutAConditionNamesColumns() throws {
    let workspace = try SampleStore.workspace()
    let columns = try workspace.answer("profile won customers with visits by industry this year").columns.map(\.name)
    #expect(
      columns == [
        "dimension", "value", "n", "share", "base_n", "base_share", "rate", "low", "high", "lift", "visits", "sample",
      ])
    // Visits to them alone, not to everybody of the industry.
    let all = try workspace.answer("show visits this year").rows[0][0].number ?? 0
    let theirs =
      try workspace.answer("profile won customers with visits by industry this year").tail?.total?[10].number ?? 0
    #expect(theirs > 0 && theirs < all)
  }

  @Test func segmentsAreProfiled() throws {
    let workspace = try Workspace(path: SampleStore.copy(), today: today)
    let answer = try workspace.answer(
      "define segment large = customers where employees >= 200\nprofile large by industry with won_value this year")
    #expect(answer.head?.caption == "Large against all customers · 2026-01-01 to 2026-12-31 (so far to 2026-11-23)")
    #expect(answer.rows.count > 3)
  }

  /// A sentence with every part.
  @Test func itIsSaidBack() throws {
    let lines = try SampleStore.workspace().answer("explain profile won customers by industry this year").lines.joined()
    #expect(lines.contains("won customers against customers with a deal won or lost"))
    #expect(lines.contains("Wilson") && lines.contains("lift = share / base share"))
  }
}
