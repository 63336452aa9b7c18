import Foundation
import Syntax
import Testing
import Values

struct ParserDefinitionsTests {
  @Test func metric() throws {
    let statement = try parseStatement(
      #"define hit_rate "Hit rate" also "命中率", hits = closes / proposals as percent about "won per offer" higher is better"#
    )
    let expected = Definition(
      name: Name("hit_rate"), title: "Hit rate", aliases: [Name("命中率"), Name("hits")],
      body: .metric(divide(name("closes"), name("proposals")), unit: Name("percent"), direction: .higher),
      about: "won per offer")
    #expect(statement.kind == .define(expected))
  }

  @Test func segment() throws {
    let statement = try parseStatement("define segment key_accounts = customers where employees >= 1000")
    let expected = Definition(
      name: Name("key_accounts"),
      body: .segment(entity: Name("customers"), condition: compare(name("employees"), .greaterOrEqual, number(1000))))
    #expect(statement.kind == .define(expected))
  }

  /// `segment` followed by a sign is itself the name.
  @Test func aMetricCalledSegment() throws {
    let expected = Definition(name: Name("segment"), body: .metric(name("a"), unit: nil, direction: nil))
    #expect(try parseStatement("define segment = a").kind == .define(expected))
  }

  @Test func importing() throws {
    let statement = try parseStatement(
      """
      import "pipeline.csv" as opportunities (
      id = opportunity_id, rep = `Sales Agent`,
      stage = deal_stage map ("Engaging" -> "Negotiation", "Won" -> "Closed"),
      amount = round(close_value, 2)
      ) where deal_stage != "Test" dry run max problems 10
      """)
    var expected = ImportStatement(
      file: "pipeline.csv", entity: Name("opportunities"),
      fields: [
        .init(Name("id"), name("opportunity_id")),
        .init(Name("rep"), tree(.name([Name("Sales Agent", isQuoted: true)]))),
        .init(Name("stage"), name("deal_stage"), map: [.init("Engaging", "Negotiation"), .init("Won", "Closed")]),
        .init(Name("amount"), tree(.call(Name("round"), [name("close_value"), number(2)]))),
      ])
    expected.condition = compare(name("deal_stage"), .notEqual, text("Test"))
    expected.isDryRun = true
    expected.maxProblems = 10
    #expect(statement.kind == .importFile(expected))
  }

  @Test(arguments: [
    "import - as customers", "import \"a.xlsx\" sheet \"Q1 \"\"x\"\"\" range \"A3:H200\" no header as customers strict",
    "import \"a.csv\" range \"A:C\" as reps (name = column_1)",
    "import \"a.csv\" encoding \"windows-1251\" as customers",
    "import \"a.csv\" unpivot Q1, `Jan-25`, `1月` as targets (rep = rep, period = heading, value = cell)",
  ])
  func partsOfAFile(_ text: String) throws {
    #expect(formatted(try parseStatement(text)) == text)
  }

  @Test func partsOfAFileBehindTheMappingAndInChinese() throws {
    let text = "导入 “a.xlsx” 作为 customers (name = a) 工作表 “甲” 单元格 'b2' 无表头"
    #expect(
      formatted(try parseStatement(text))
        == "import \"a.xlsx\" sheet \"甲\" range \"B2\" no header as customers (name = a)")
    let turned = "导入 “目标.csv” 字符编码 “gbk” 逆透视 `1月`，`2月` 作为 targets (value = cell)"
    let english = "import \"目标.csv\" encoding \"gbk\" unpivot `1月`, `2月` as targets (value = cell)"
    #expect(formatted(try parseStatement(turned)) == english)
    #expect(formatted(try parseStatement(turned.replacingOccurrences(of: "逆透视", with: "列转行"))) == english)
    let again = formatted(try parseStatement(english), in: .chinese)
    #expect(again == "导入 \"目标.csv\" 字符编码 \"gbk\" 逆透视 `1月`, `2月` 作为 targets (value = cell)")
  }

  @Test func importingWithoutAMapping() throws {
    #expect(
      try parseStatement(#"import "a.csv""#).kind
        == .importFile(ImportStatement(file: "a.csv", entity: nil, fields: [])))
    var expected = ImportStatement(file: "a.csv", entity: Name("orders"), fields: [])
    expected.ignored = .others
    #expect(try parseStatement(#"import "a.csv" as orders ignore others"#).kind == .importFile(expected))
    expected.ignored = .columns([Name("city"), Name("others", isQuoted: true)])
    #expect(try parseStatement(#"import "a.csv" as orders ignore city, `others`"#).kind == .importFile(expected))
  }

  @Test func anImportLaidOut() throws {
    let text = """
      import "a.csv" as orders (
        id = order_no,
        status = state map ("sale" -> "confirmed")
      ) where order_no is not empty ignore others
      """
    #expect(laidOut(try parseStatement(text)) == text)
  }
}
