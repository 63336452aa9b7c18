import Syntax
import Testing
import Values

struct ParserQuestionsTests {
  @Test func everyClause() throws {
    let question = try show(
      """
      show visits, hit_rate = closes / proposals by rep, employees in bands 50, 200, month
        for reps where city = "Bonn" with visits > 3 in 2026-Q1 as of 2026-03-31 having closes > 0
        top 5 by closes in each team, region sort visits desc, rep as bars
      """)
    var expected = ShowQuestion(items: [
      .init(name("visits")), .init(alias: Name("hit_rate"), divide(name("closes"), name("proposals"))),
    ])
    expected.by = [
      Grouping([Name("rep")]),
      Grouping([Name("employees")], bands: [NumberLiteral(digits: 50), NumberLiteral(digits: 200)]),
      Grouping([Name("month")]),
    ]
    expected.population = Population(
      Name("reps"),
      condition: tree(
        .logical(.and, [compare(name("city"), .equal, text("Bonn")), compare(name("visits"), .greater, number(3))])))
    expected.period = period(.literal(.quarter(year: 2026, quarter: 1)))
    expected.asOf = .literal(try day(2026, 3, 31))
    expected.having = compare(name("closes"), .greater, number(0))
    expected.ranking = Ranking(isTop: true, count: 5, by: name("closes"), each: [Name("team"), Name("region")])
    expected.sort = [SortKey(name("visits"), descending: true), SortKey(name("rep"), descending: false)]
    expected.presentation = .bars
    #expect(question == expected)
  }

  /// The order of clauses carries no meaning.
  @Test(arguments: [
    "show visits this month by rep where source = \"fair\" sort visits",
    "show visits where source = \"fair\" sort visits by rep this month",
    "show visits sort by visits where source is \"fair\" during this month by rep",
    "SHOW visits SORT visits asc THIS month BY rep WHERE source = 'fair'",
  ])
  func clauseOrder(_ text: String) throws {
    #expect(try show(text) == show("show visits by rep where source = \"fair\" this month sort visits"))
  }

  @Test func withAddsItems() throws {
    let question = try show("show reps by team with visits, closes")
    #expect(question.hasSubject)
    #expect(question.items == (try show("show reps, visits, closes by team")).items)
  }

  @Test func keywordsAsNames() throws {
    let question = try show("show count, week, list by month, source, day sort table")
    #expect(question.items.map(\.expression) == [name("count"), name("week"), name("list")])
    #expect(question.by.map { $0.name[0].text } == ["month", "source", "day"])
    #expect(question.sort == [SortKey(name("table"), descending: false)])
    // A word that holds the sentence together is a name before a sign, and is written in back-ticks.
    #expect(try show("show top = a / b").items[0].alias == Name("top", isQuoted: true))
    #expect(try show("show `by` by `where`").by[0].name == [Name("where", isQuoted: true)])
  }

  @Test func joinedNames() throws {
    let known: Set<String> = ["win_rate", "days_in_stage", "visits_per_close"]
    #expect(try show("show win rate by rep", knowing: known).items[0].expression == name("win_rate"))
    #expect(try show("show days in stage", knowing: known).items[0].expression == name("days_in_stage"))
    #expect(try show("show visits per close", knowing: known).items[0].expression == name("visits_per_close"))
    #expect(try show("show x = Win Rate / 2", knowing: known).items[0].alias == Name("x"))
    #expect(try mistake(in: "show win rate").code == "unexpected")
  }

  @Test(arguments: [
    ("看 拜访量/成交量 按 来源 本月", "show 拜访量/成交量 by 来源 this month"),
    ("看 拜访量 和 成交量 按 来源和团队", "show 拜访量, 成交量 by 来源, 团队"),
    ("看 业绩 按 团队 排序 业绩", "show 业绩 by 团队 sort 业绩"),
    ("看拜访量按来源近30天前5", "show 拜访量 by 来源 last 30 days top 5"),
    ("显示 业绩 按 团队 条件 行业 = “零售” 且 业绩 超过 120万 今年", "show 业绩 by 团队 where 行业 = \"零售\" and 业绩 > 1200000 this year"),
    ("show 拜访量, closes by 销售 本月", "show 拜访量, closes by 销售 this month"),
    ("看 业绩 按 销售 按 业绩 降序", "show 业绩 by 销售 sort 业绩 desc"),
    ("看 业绩 按 业绩 排序 按 销售", "show 业绩 by 销售 sort 业绩"),
    ("看 业绩 从 2026-01 到 2026-03 截至 今天", "show 业绩 from 2026-01 to 2026-03 as of today"),
    ("列出 客户 截至 2026-03-31 已知至 今天", "list 客户 as of 2026-03-31 known by today"),
    ("列出 客户 其中 最后拜访 早于 30天前 排序 客户", "list 客户 where 最后拜访 before 30 days ago sort 客户"),
    ("列出 客户 条件 业绩 介于 10 和 20 或 来源 为空", "list 客户 where 业绩 between 10 and 20 or 来源 is empty"),
    ("看 拜访量 每 工作日 自 2026-03-01 以来", "show 拜访量 per 工作日 since 2026-03-01"),
    ("看 业绩 前 3 按 业绩 每个 团队 作为 柱状图", "show 业绩 top 3 by 业绩 in each 团队 as bars"),
    ("看 业绩 针对 销售 条件 拜访量 不少于 3 上季度", "show 业绩 for 销售 where 拜访量 >= 3 last quarter"),
    ("解释 看 业绩 今年以来", "explain show 业绩 ytd"),
    ("看 拜访量 按 来源 2026年3月", "show 拜访量 by 来源 2026-03"),
  ])
  func bothLanguagesGiveOneTree(_ chinese: String, _ english: String) throws {
    let lexicon = Lexicon(names: chineseNames)
    #expect(try parseStatement(chinese, lexicon: lexicon) == parseStatement(english, lexicon: lexicon))
  }

  @Test func listing() throws {
    let question = try list(
      #"list customers with name, since_visit = last_visit where industry = "retail" and last_visit before 30 days ago top 3 by employees sort last_visit"#
    )
    var expected = ListQuestion(entity: Name("customers"))
    expected.columns = [.init(name("name")), .init(alias: Name("since_visit"), name("last_visit"))]
    expected.condition = tree(
      .logical(
        .and,
        [
          compare(name("industry"), .equal, text("retail")),
          compare(name("last_visit"), .before, tree(.moment(.ago(30, .day)))),
        ]))
    expected.ranking = Ranking(isTop: true, count: 3, by: name("employees"))
    expected.sort = [SortKey(name("last_visit"), descending: false)]
    #expect(question == expected)
  }

  @Test func populationKeepsItsCondition() throws {
    let inside = try show("show closes for reps where visits > 3")
    #expect(inside.condition == nil)
    #expect(inside.population?.condition == compare(name("visits"), .greater, number(3)))
    let outside = try show("show closes where visits > 3 for reps")
    #expect(outside.condition == inside.population?.condition)
    #expect(outside.population == Population(Name("reps")))
  }
}
