import Evaluation
import Store
import Syntax
import Testing
import Values

/// Cohorts and funnels on companies of a few records, with the days counted by hand beside them.
@Suite struct CohortTests {
  /// Acme was created on 31 January, Beta on 10 November, thirteen days before today. Acme is visited a day before its
  /// own, on the day, on the 89th and on the 90th day after it.
  private static let script = """
    INSERT INTO reps (id, name, hired_on) VALUES (1, 'Ann', '2020-01-01');
    INSERT INTO parties (id) VALUES (1), (2), (3), (4);
    INSERT INTO customers (id, name, industry, owner_id, created_on) VALUES
      (1, 'Acme', 'retail', 1, '2026-01-31'), (2, 'Beta', NULL, 1, '2026-11-10'), (3, 'Core', 'retail', 1, NULL);
    INSERT INTO activities (type, status, done_on, rep_id, customer_id) VALUES
      ('visit', 'done', '2026-01-30', 1, 1), ('visit', 'done', '2026-01-31', 1, 1),
      ('visit', 'done', '2026-04-30', 1, 1), ('visit', 'done', '2026-05-01', 1, 1),
      ('visit', 'done', '2026-11-12', 1, 2), ('visit', 'done', '2026-11-12', 1, 3);
    INSERT INTO opportunities (id, customer_id, rep_id, owner_id, state, amount, created_on, closed_on) VALUES
      (1, 1, 1, 1, 'won', 1000, '2026-02-01', '2026-02-28'), (2, 2, 1, 1, 'open', 500, '2026-11-11', NULL);
    INSERT INTO quotes (id, customer_id, rep_id, opportunity_id, status, sent_on, amount) VALUES
      (1, 2, 1, 2, 'sent', '2026-11-20', 500);
    """

  private func collected(_ statement: String, _ more: String = "") throws -> Collector {
    let path = try SampleStore.store(Self.script + more)
    return try Workspace(path: path, today: today).answer(statement)
  }

  private func cells(_ statement: String, _ more: String = "") throws -> [[String]] {
    try collected(statement, more).rows.map { $0.map { Cell($0, CalendarRules()).description } }
  }

  /// Ninety days are the day itself and the 89 after it: 31 January to 30 April.
  @Test func theWindowHoldsItsFirstDayAndNotItsEnd() throws {
    #expect(try cells("show visits for customers created in 2026-01") == [["4"]])
    #expect(try cells("show visits for customers created in 2026-01 within 90 days") == [["2"]])
    #expect(try cells("show visits for customers created in 2026-01 within 91 days") == [["3"]])
    #expect(try cells("show visits for customers created in 2026-01 within 1 day") == [["1"]])
    // Three months from the 31st of January are over on the first of May, since April has no 31st.
    #expect(try cells("show visits for customers created in 2026-01 within 3 months") == [["2"]])
    #expect(try cells("show visits for customers created in 2026-01 within 13 weeks") == [["3"]])
  }

  /// February has no 31st, so that the first month is over on 1 March, and the third on 1 May.
  @Test func monthsAfterTheLastDayOfAMonth() throws {
    let rows = try cells("show visits by months after for customers created in 2026-01")
    #expect(rows.prefix(5).map { $0.prefix(2).joined(separator: " ") } == ["-1 1", "0 1", "1 0", "2 1", "3 1"])
    let won = try cells("show closes by months after for customers created in 2026-01")
    #expect(won.first { $0[1] == "1" }?[0] == "0")
  }

  /// A list tells months apart by the day on which each entered.
  @Test(arguments: [
    ("show visits by months after for customers created in 2026-01", 4, "2026-04-30"),
    ("show visits by months after for customers created in 2026-01", 5, "2026-05-01"),
    ("show visits by months after for customers created in 2026-01", 1, "2026-01-30"),
    ("show visits by cohort month, months after for customers created in 2026-01", 2, "2026-01-31"),
  ]) func monthsAfterAreLookedInto(sentence: String, row: Int, day: String) throws {
    let workspace = try Workspace(path: SampleStore.store(Self.script), today: today)
    try workspace.answer(sentence)
    let visits = try workspace.answer("drill \(row) visits")
    #expect(visits.rows.map { Cell($0[0], CalendarRules()).description } == [day])
    try workspace.answer("show visits for customers created in 2026-01 within 3 months")
    #expect(try workspace.answer("drill 1").rows.count == 2)
  }

  /// Beta's ninety days are not over; of Acme's eleven months ten have begun: 0 to 9.
  @Test func whatIsNotOverIsMarked() throws {
    let answer = try collected("show visits for customers created in 2026 within 90 days")
    #expect(answer.tail?.notes.map(\.text) == ["1 of 2 customers have not had their first 90 days yet"])
    let rows = try cells("show visits by cohort month for customers created in 2026 within 90 days")
    #expect(rows.count == 11)
    #expect(rows.first == ["2026-01", "2", "0"])
    #expect(rows.last == ["2026-11", "1", "1"])
    let months = try cells("show cohort_size, visits by cohort month, months after for customers created in 2026")
    #expect(months.filter { $0[0] == "2026-01" }.map { $0[1] } == ["-1"] + (0...9).map(String.init))
    #expect(months.filter { $0[0] == "2026-01" }.map(\.last) == ["0"] + [String](repeating: "0", count: 9) + ["1"])
    #expect(months.filter { $0[0] == "2026-11" } == [["2026-11", "0", "1", "1", "1"]])
  }

  /// A customer without the date belongs to no cohort; all time takes every other.
  @Test func withoutADateThereIsNothingToFollow() throws {
    #expect(try cells("show visits for customers created in all time") == [["5"]])
  }

  /// Acme was won without a proposal: it passed that stage all the same. Beta has a proposal after 10 days.
  @Test func aLaterStagePassesTheEarlierOnes() throws {
    let rows = try cells("funnel visits -> proposals -> closes for customers created in 2026")
    // Days to the first visit: -1 and 2; to a proposal or later 28 and 10; to the close 28.
    #expect(
      rows == [
        ["Customers", "2", "–", "–", "–"], ["Visits", "2", "1", "1", "0.5"], ["Proposals", "2", "1", "1", "19"],
        ["Closes", "1", "0.5", "0.5", "28"],
      ])
    let short = try cells(
      "funnel visits -> proposals -> closes by industry for customers created in 2026 within 10 days")
    // Within ten days neither a proposal (the eleventh day) nor a close.
    #expect(short == [["retail", "1", "1", "0", "0", "1", "0", "–"], ["(none)", "1", "1", "0", "0", "1", "0", "–"]])
  }

  /// A lead that was merged into another customer brings what is that customer's; two leads of one customer are two.
  @Test func mergedLeads() throws {
    let leads = """
      INSERT INTO leads (id, name, rep_id, created_on, customer_id) VALUES
        (1, 'Acme', 1, '2026-01-20', 1), (4, 'Acme again', 1, '2026-01-10', 1);
      """
    #expect(try cells("show closes, new_leads for leads created in 2026-01", leads) == [["1", "2"]])
    // Both are followed, and both were won, if through one customer.
    #expect(try cells("show cohort_size, conversion for leads created in 2026-01", leads) == [["2", "1"]])
    let rows = try cells("funnel leads -> closes for leads created in 2026-01", leads)
    // From their own days on: 39 and 49 days to 28 February.
    #expect(rows == [["Leads", "2", "–", "–", "–"], ["Closes", "2", "1", "1", "44"]])
  }

  /// Acme's first month, from 31 January, is over on 1 March: the close of 28 February lies in it, not in 28 days.
  @Test func aFunnelInMonths() throws {
    func reached(_ window: String) throws -> [String] {
      try cells("funnel visits -> closes for customers created in 2026-01 within \(window)").map { $0[1] }
    }
    #expect(try reached("1 month") == ["1", "1", "1"])
    #expect(try reached("4 weeks") == ["1", "1", "0"])
    #expect(try reached("1 quarter") == ["1", "1", "1"])
    #expect(try reached("1 fiscal half") == ["1", "1", "1"])
    let caption = try collected("show visits for customers created in 2026-01 within 1 month").head?.caption
    #expect(caption == "customers created 2026-01-01 to 2026-01-31, the first month of each")
  }

  /// Two deals: one went from stage 1 to 3 and was lost, the other is in stage 2 and has no history.
  @Test func stagesByTheFurthestOne() throws {
    let deals = """
      DELETE FROM opportunities;
      DELETE FROM stages;
      INSERT INTO stages (id, name, position, state) VALUES (1, 'One', 1, 'open'), (2, 'Two', 2, 'open'),
        (3, 'Three', 3, 'open'), (4, 'Won', 4, 'won'), (5, 'Lost', 5, 'lost');
      INSERT INTO opportunities (id, customer_id, rep_id, stage_id, state, created_on, closed_on) VALUES
        (1, 1, 1, 5, 'lost', '2026-08-01', '2026-09-01'), (2, 1, 1, 2, 'open', '2026-08-01', NULL);
      INSERT INTO opportunity_states (opportunity_id, from_on, until_on, stage_id, state) VALUES
        (1, '2026-08-01', '2026-08-11', 1, 'open'), (1, '2026-08-11', '2026-09-01', 3, 'open'),
        (1, '2026-09-01', '9999-12-31', 5, 'lost');
      """
    let rows = try cells("funnel stages for opportunities created in 2026-08", deals)
    #expect(
      rows == [
        ["Opportunities", "2", "–", "–", "–"], ["One", "2", "1", "1", "0"], ["Two", "2", "1", "1", "10"],
        ["Three", "1", "0.5", "0.5", "10"], ["Closes", "0", "0", "0", "–"],
      ])
    // Within the first ten days it had not come to stage 3.
    let early = try cells("funnel stages for opportunities created in 2026-08 within 10 days", deals)
    #expect(early.map { $0[1] } == ["2", "1", "0", "0", "0"])
  }

  // MARK: Invariants on the sample company

  @Test(arguments: [
    "calls -> visits -> proposals -> closes|customers created in 2026-Q1",
    "closes -> proposals -> visits -> calls|customers created in 2026-H1 within 60 days",
    "qualified_leads -> meetings -> closes|leads created in 2026-Q2 within 3 months",
    "stages|opportunities created in 2026-H1",
  ]) func aTrackedFunnelIsMonotoneAndItsBreakdownsSum(question: String) throws {
    let workspace = try SampleStore.workspace()
    let parts = question.split(separator: "|")
    let rows = try workspace.answer("funnel \(parts[0]) for \(parts[1])").rows
    let counts = rows.map { $0[1].number ?? -1 }
    #expect(counts.count > 2 && counts[0] > 10)
    #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 >= $1 })
    for dimension in ["industry", "source", "cohort month", "size"]
    where parts[1].hasPrefix("customers") || dimension != "size" {
      let split = try workspace.answer("funnel \(parts[0]) by \(dimension) for \(parts[1])")
      for (position, whole) in counts.enumerated() {
        let sum = split.rows.reduce(0.0) { $0 + ($1[position + 1].number ?? .nan) }
        #expect(sum == whole, "\(question) by \(dimension)")
        #expect(split.tail?.total?[position + 1].number == whole)
      }
    }
  }

  @Test(arguments: ["industry", "cohort month", "months after", "cohort week, days after", "rep, months after"])
  func theSplitOfACohortSumsToTheWhole(by: String) throws {
    let workspace = try SampleStore.workspace()
    let whole = try workspace.answer("show visits, won_value for customers created in 2026-H1").rows[0]
    let split = try workspace.answer("show visits, won_value by \(by) for customers created in 2026-H1")
    let first = by.split(separator: ",").count
    for column in 0..<2 {
      #expect(split.rows.reduce(0.0) { $0 + ($1[first + column].number ?? .nan) } == whole[column].number)
    }
  }

  @Test(arguments: [
    "show closes by cohort month for customers created in 2026-Q1 within 90 days",
    "show visits by weeks after for customers created in 2026-05", "show closes for leads created in 2026-05",
    "show closes by months after for leads created in 2026-Q2",
    "show visits for leads created in 2026-05 within 60 days",
    "show opened by cohort month, source for leads created in 2026-Q2",
    "show opened, closes by cohort month for opportunities created in 2026-H1 within 6 weeks",
  ]) func aDrillHasAsManyRecordsAsTheCell(question: String) throws {
    let workspace = try SampleStore.workspace()
    let answer = try workspace.answer(question)
    let column = try #require(answer.columns.firstIndex { $0.role == .measure })
    let number = min(2, answer.rows.count)
    let drill = "drill \(number) \(answer.columns[column].name)"
    #expect(try workspace.answer(drill).rows.count == Int(answer.rows[number - 1][column].number ?? -1))
  }

  @Test func bothLanguagesAskTheSame() throws {
    let workspace = try SampleStore.workspace()
    let pairs = [
      ("show visits for customers created in 2026-Q1 within 90 days", "看 拜访量 针对 客户 创建 在 2026-Q1 期限 90 天"),
      ("show 留存率 by cohort_month for customers created in 2026-Q1", "看 留存率 按 同期群月份 针对 客户 创建 在 2026-Q1"),
      ("funnel visits -> closes by rep last quarter", "漏斗 拜访量 → 成交量 按 销售 上季度"),
      ("funnel stages for opportunities created in last quarter", "漏斗 各阶段 针对 商机 创建 在 上季度"),
    ]
    for (english, chinese) in pairs {
      #expect(try workspace.answer(english).rows == workspace.answer(chinese).rows, "\(chinese)")
    }
  }

  @Test func whatIsFollowedIsSaid() throws {
    let workspace = try SampleStore.workspace()
    let question = "show closes for customers created in 2026-Q1 within 90 days"
    #expect(
      try workspace.answer(question).head?.caption
        == "customers created 2026-01-01 to 2026-03-31, the first 90 days of each")
    let explained = try workspace.answer("explain \(question)").lines.joined()
    #expect(explained.contains("Follows the customers whose `created` is 2026-01-01 to 2026-03-31."))
    #expect(explained.contains("first 90 days"))
    let funnel = try workspace.answer("explain funnel visits -> closes for customers created in 2026-Q1").lines.joined()
    #expect(funnel.contains("so no stage has more than the one before"))
    let volume = try workspace.answer("funnel visits -> closes last quarter").head?.caption ?? ""
    #expect(volume.contains("not the same records"))
  }

  /// Where most are members everything is read once, without looking each of them up; a part of a time is not read then.
  @Test(arguments: ["stages|opportunities", "visits -> proposals -> closes|customers"])
  func mostMembersAreReadAtOnce(funnel: String) throws {
    let workspace = try SampleStore.workspace()
    let parts = funnel.split(separator: "|")
    func sql(_ time: String) throws -> String {
      try workspace.answer("explain sql funnel \(parts[0]) for \(parts[1]) created \(time)").lines.joined()
    }
    #expect(try !sql("since 2000-01-01").contains("cohort"))
    #expect(try sql("in last quarter").contains("cohort"))
    #expect(try sql("since 2000-01-01 within 90 days").contains("cohort"))
  }
}
