import Evaluation
import Store
import Syntax
import Testing
import Values

/// Numbers of several put together, of a company of a few records.
@Suite struct SpreadTests {
  /// Ann's visits in October: Acme 1, Beta 2, Core 6; in November: Acme 4. Bo's in October: Core 2. Dash has none; Ann owns
  /// Acme, Beta and Dash, Bo owns Core.
  private static let script: String = {
    var text = """
      INSERT INTO teams (id, name) VALUES (1, 'East');
      INSERT INTO reps (id, name, team_id, hired_on) VALUES (1, 'Ann', 1, '2020-01-01'), (2, 'Bo', 1, '2020-01-01');
      INSERT INTO parties (id) VALUES (1), (2), (3), (4);
      INSERT INTO customers (id, name, industry, owner_id, created_on) VALUES (1, 'Acme', 'retail', 1, '2025-01-01'),
        (2, 'Beta', 'retail', 1, '2025-01-01'), (3, 'Core', 'energy', 2, '2025-01-01'),
        (4, 'Dash', 'energy', 1, '2025-01-01');
      """
    for (rep, customer, month, count) in [
      (1, 1, "10", 1), (1, 2, "10", 2), (1, 3, "10", 6), (1, 1, "11", 4), (2, 3, "10", 2),
    ] {
      for _ in 0..<count {
        text += """
          INSERT INTO activities (type, status, done_on, rep_id, customer_id)
            VALUES ('visit', 'done', '2026-\(month)-05', \(rep), \(customer));
          """
      }
    }
    return text
  }()

  private func answer(_ statement: String) throws -> Collector {
    try Workspace(path: SampleStore.store(Self.script), today: today).answer(statement)
  }

  /// November to the 23rd is one of the months, and a period from 2 October begins with the end of a week.
  @Test func aTimeThatIsCutIsSaid() throws {
    func notes(_ statement: String) throws -> [String] {
      try answer(statement).tail?.notes.map(\.text).filter { $0.contains("stands beside whole ones") } ?? []
    }
    let november = "2026-11 is counted from 2026-11-01 to 2026-11-23 only and stands beside whole ones"
    for function in ["avg", "min", "median"] {
      #expect(try notes("show \(function)(visits by month) since 2026-10-01") == [november])
    }
    #expect(try notes("show avg(visits by month), growth(visits) by rep, month since 2026-10-01") == [november])
    #expect(try notes("show avg(visits by month) 2026-09..2026-10") == [])
    #expect(try notes("show avg(visits by customer) by month since 2026-10-01") == [])
    #expect(try notes("show avg(visits by month) this month") == [])
    #expect(
      try notes("show max(visits by week) by rep 2026-10-02..2026-11-08")
        == ["2026-W40 is counted from 2026-10-02 to 2026-10-04 only and stands beside whole ones"])
  }

  /// Rows of reps beside the mean of reps: 9 and 2 in October, 4 and none in November.
  @Test(arguments: [
    ("show reps with visits, avg(visits by rep) 2026-10", [["Ann", "9", "5.5"], ["Bo", "2", "5.5"]]),
    ("show reps where visits > avg(visits by rep) 2026-10", [["Ann", "9"]]),
    ("show reps with visits, avg(visits per rep) 2026-11", [["Ann", "4", "2"], ["Bo", "0", "2"]]),
    (
      "show visits, visits - avg(visits by month) by month 2026-10..2026-11",
      [["2026-10", "11", "3.5"], ["2026-11", "4", "-3.5"]]
    ),
    (
      "show visits, m = max(visits by rep) by rep, month 2026-10..2026-11",
      [
        ["Ann", "2026-10", "9", "9"], ["Ann", "2026-11", "4", "4"], ["Bo", "2026-10", "2", "9"],
        ["Bo", "2026-11", "0", "4"],
      ]
    ),
    (
      "check visits >= avg(visits by rep) by rep 2026-10",
      [["Bo", "2", "5.5", "-3.5", "broken"], ["Ann", "9", "5.5", "3.5", "held"]]
    ),
  ])
  func rowsOfWhatIsPutTogetherStandBesideAllOfThem(statement: String, expected: [[String]]) throws {
    #expect(try rows(statement) == expected)
  }

  @Test func whatStandsBesideAllOfThemIsMadeOfAllOfThem() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.script), today: today)
    _ = try workspace.answer("show reps with m = avg(visits by rep) 2026-10")
    #expect(try DrillTests().drill("drill 2 m", in: workspace).answers.map(\.rows.count) == [11])
    _ = try workspace.answer("show m = avg(visits by month) by month 2026-10..2026-11")
    #expect(try DrillTests().drill("drill 1 m", in: workspace).answers.map(\.rows.count) == [15])
  }

  private func rows(_ statement: String) throws -> [[String]] {
    try answer(statement).rows.map { $0.map { Cell($0, CalendarRules()).description } }
  }

  /// October: 1, 2 and 8 a customer, of Dash none; of the four there are 0, 1, 2, 8.
  private static let october: [(String, Double)] = [
    ("avg(visits by customer)", 11.0 / 3), ("median(visits by customer)", 2), ("max(visits by customer)", 8),
    ("min(visits by customer)", 1), ("p90(visits by customer)", 2 + 0.8 * 6),
    ("percentile(visits by customer, 25%)", 1.5), ("avg(visits per customer)", 11.0 / 4),
    ("median(visits per customer)", 1.5), ("min(visits per customer)", 0),
    // Squares about the mean of 1, 2 and 8, 11/3: 7.11, 2.78, 18.78; half their sum.
    ("stddev(visits by customer)", (43.0 / 3).squareRoot()),
    ("median(visits by customer where industry = \"retail\")", 1.5),
    ("median(visits by customer where visits > 1)", 5), ("avg(visits by rep)", 5.5),
    ("median(visits * 10 by customer)", 20), ("max(visits by customer) - min(visits by customer)", 7),
    // 31 days, of which one has any.
    ("avg(visits by day)", 11.0 / 31), ("median(visits by day)", 0),
  ]

  @Test(arguments: october) func ofSeveral(value: String, expected: Double) throws {
    let found = try #require(try answer("show \(value) 2026-10").rows.first?.first?.number)
    #expect(abs(found - expected) < 1e-9, "\(value) \(found)")
  }

  /// Ann 1, 2, 6 and Bo 2; together Core has 8.
  @Test func byRows() throws {
    let answer = try answer("show median(visits by customer) by rep 2026-10")
    #expect(answer.rows.map { $0[1].number } == [2, 2])
    #expect(answer.tail?.total?[1].number == 2)
    let largest = try self.answer("show max(visits by customer) by rep 2026-10")
    #expect(largest.rows.map { $0[1].number } == [6, 2])
    #expect(largest.tail?.total?[1].number == 8)
    // Everybody has a row: Acme 1, Beta 2, Core 6, Dash 0 at Ann; Core 2 at Bo.
    #expect(try rows("show median(visits per customer) by rep 2026-10") == [["Ann", "1.5"], ["Bo", "2"]])
  }

  /// August: Ann Acme 1, Beta 1, Core 1 and Dash 5, Bo Core 1; together Core has 2. Whoever has the same is one more.
  @Test func equalNumbersEachCount() throws {
    let visits = [(1, 1, 1), (1, 2, 1), (1, 3, 1), (1, 4, 5), (2, 3, 1)].map { rep, customer, count in
      String(
        repeating: """
          INSERT INTO activities (type, status, done_on, rep_id, customer_id)
            VALUES ('visit', 'done', '2026-08-05', \(rep), \(customer));
          """, count: count)
    }
    let workspace = try Workspace(path: SampleStore.store(Self.script + visits.joined()), today: today)
    let answer = try workspace.answer(
      "show avg(visits by customer), median(visits by customer), max(visits by customer) by rep 2026-08")
    #expect(answer.rows.map { $0.dropFirst().map(\.number) } == [[2, 1, 5], [1, 1, 1]])
    #expect(answer.tail?.total?.dropFirst().map(\.number) == [9.0 / 4, 1.5, 5])
    let some = try workspace.answer("show avg(visits by customer where visits < 5) by rep 2026-08")
    #expect(some.rows.map { $0[1].number } == [1, 1])
    #expect(some.tail?.total?[1].number == 4.0 / 3)
  }

  /// Ann has 9 visits in October and Bo 2.
  @Test func ofThoseThatTheRowsAre() throws {
    let answer = try answer(
      "show reps with avg(visits by rep), variance = stddev(visits by rep) * stddev(visits by rep) 2026-10")
    #expect(
      answer.rows.map { $0.dropFirst().map { ($0.number ?? 0).description.prefix(4) } } == [
        ["5.5", "24.5"], ["5.5", "24.5"],
      ])
    #expect(try rows("show max(visits by rep) by rep 2026-10") == [["Ann", "9"], ["Bo", "9"]])
  }

  /// October 1, 2, 8; November 4 alone. Of months without visits nothing is the middle, but 0 is the mean of all days.
  @Test func alongTime() throws {
    let months = try rows("show median(visits by customer), avg(visits by day) by month 2026-09..2026-11-23")
    #expect(months.map { $0[1] } == ["–", "2", "4"])
    #expect(months.map { $0[0] } == ["2026-09", "2026-10", "2026-11"])
    #expect(try rows("show avg(visits by month), max(visits by month) 2026-09..2026-11") == [["5", "11"]])
    // Every customer in every month.
    #expect(
      try rows("show median(visits per customer) by month 2026-10..2026-11") == [
        ["2026-10", "1.5"], ["2026-11", "0"],
      ])
  }

  @Test func besideAnotherPeriod() throws {
    let answer = try answer("show median(visits by customer) this month vs all of last month")
    #expect(
      answer.columns.map(\.name).suffix(2) == [
        "median(visits_by_customer)_change", "median(visits_by_customer)_change_pct",
      ])
    #expect(answer.rows.first?.map(\.number) == [4, 2, 2, 1])
    // Month beside month, Ann's and Bo's apart; the total is asked for itself.
    let split = try self.answer("show max(visits by customer) by rep this month vs all of last month")
    #expect(split.rows.map { $0[1...2].map(\.number) } == [[4, 6], [nil, 2]])
    #expect(split.tail?.total?[1...2].map(\.number) == [4, 8])
    let months = try self.answer("show max(visits by customer) by month 2026-11..2026-11-23 vs all of 2026-10")
    #expect(months.rows.map { $0[1...2].map(\.number) } == [[4, 8]])
  }

  @Test func conditionsAndPlaces() throws {
    let question = "show reps with middle = median(visits by customer) 2026-10 having middle >= 2 sort middle desc"
    #expect(try rows(question) == [["Ann", "2"], ["Bo", "2"]])
    #expect(
      try rows("show reps with max(visits by customer) 2026-10 top 1 by max(visits by customer)") == [["Ann", "6"]])
    #expect(try rows("check max(visits by customer) < 6 by rep 2026-10").first?.first == "Ann")
  }

  @Test func definedAndInChinese() throws {
    let workspace = try Workspace(path: SampleStore.store(Self.script), today: today)
    try workspace.answer("define usual_visits = median(visits by customer) higher is better")
    #expect(try workspace.answer("show usual_visits by rep 2026-10").rows.map { $0[1].number } == [2, 2])
    let chinese = try workspace.answer("看 中位数(拜访量 按 客户), 最大值(拜访量 每 客户) 2026-10").rows.first?.map(\.number)
    #expect(chinese == [2, 8])
  }

  @Test(arguments: [
    ("show median(visits)", "metric-inside"), ("show count(visits by customer)", "metric-inside"),
    ("show median(visits by customer on done)", "metric-inside"),
    ("show median(visits by customer with sales > 1)", "metric-inside"),
    ("show avg(opportunities.amount by customer)", "each-of-fields"),
    ("show median(running(visits) by customer) by month this year", "rows-of-rows"),
    ("show median(last_visit by customer)", "not-a-number"), ("show median(visits by colour)", "unknown-dimension"),
    ("show percentile(visits by customer, 101)", "percentile-level"),
  ]) func whatCannotBe(statement: String, code: String) throws {
    let mistake = #expect(throws: Diagnostic.self) { try answer(statement) }
    #expect(mistake?.code == code)
  }
}
