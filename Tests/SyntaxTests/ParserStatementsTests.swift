import Syntax
import Testing
import Values

struct ParserStatementsTests {
  static let visits = Statement(.show(ShowQuestion(items: [.init(name("visits"))])))

  static func export(_ source: Statement?, to file: String, replace: Bool = false, isRaw: Bool = false)
    -> ExportStatement
  {
    var export = ExportStatement(source, to: file)
    export.replace = replace
    export.isRaw = isRaw
    return export
  }

  /// The last `to` before a text is that of the export.
  @Test func changesToBeforeTheFile() throws {
    for text in ["list a where b changed to \"x\"", "list a where b changed from c to d", "list a where b changed"] {
      let inner = try parseStatement(text)
      let whole = try parseStatement("export \(text) to \"a.csv\"")
      #expect(whole.kind == .export(ExportStatement(inner, to: "a.csv")))
    }
    let lines = parse("export show a,\nb to \"a.csv\"\nlist c where d changed to \"e\"")
    #expect(lines.statements.count == 2 && lines.diagnostics.isEmpty)
  }

  /// `last` begins a statement where it stands alone, and a period everywhere else.
  @Test func lastOnALineOfItsOwn() {
    #expect(parse("show a\nlast\nlast as bars; last").statements.count == 4)
    #expect(parse("show a in\nlast month").statements == parse("show a last month").statements)
  }

  @Test(arguments: [
    ("undefine hit_rate", Statement.Kind.undefine(Name("hit_rate"))),
    ("describe win_rate", .describe(Name("win_rate"))),
    ("explain show visits", .explain(.words, visits)),
    ("explain sql show visits", .explain(.sql, visits)),
    ("explain plan show visits", .explain(.plan, visits)),
    ("last", .last(nil)),
    ("last as csv", .last(.csv)),
    ("上次结果", .last(nil)),
    ("metrics", .catalogue(.metrics, filter: nil)),
    ("metrics visit", .catalogue(.metrics, filter: Name("visit"))),
    ("dimensions", .catalogue(.dimensions, filter: nil)),
    ("entities", .catalogue(.entities, filter: nil)),
    ("set", .set(nil, nil)),
    ("set language", .set(Name("language"), nil)),
    ("set language zh", .set(Name("language"), name("zh"))),
    ("set language = zh", .set(Name("language"), name("zh"))),
    ("set week_start 7", .set(Name("week_start"), number(7))),
    (#"param $rep = "Li Na""#, .parameter(Name("rep"), .value(text("Li Na")))),
    ("let $since = 2026-01", .assignment(Name("since"), .value(tree(.date(.month(year: 2026, month: 1)))))),
    ("let $time = last month", .assignment(Name("time"), .period(PeriodExpression(.last(1, .month, counted: false))))),
    ("param $time = ytd", .parameter(Name("time"), .period(PeriodExpression(.toDate(.year))))),
    (#"run "review.crmql""#, .run("review.crmql")),
    (#"save "review.crmql""#, .save("review.crmql", replace: false)),
    (#"save "review.crmql" replace"#, .save("review.crmql", replace: true)),
    (#"export show visits to "v.csv""#, .export(ExportStatement(visits, to: "v.csv"))),
    (#"export to "v.csv" raw"#, .export(export(nil, to: "v.csv", isRaw: true))),
    (#"导出 show visits 到 "v.csv" 覆盖 原样"#, .export(export(visits, to: "v.csv", replace: true, isRaw: true))),
    (
      #"export run "a.md" to "a.html" raw replace"#,
      .export(export(Statement(.run("a.md")), to: "a.html", replace: true, isRaw: true))
    ),
    (
      #"export metrics to "m.csv""#, .export(ExportStatement(Statement(.catalogue(.metrics, filter: nil)), to: "m.csv"))
    ),
    (#"export why to "w.md""#, .export(ExportStatement(Statement(.why(nil, nil)), to: "w.md"))),
    (#"export drill 3 to "d.csv""#, .export(ExportStatement(Statement(.drill(.place(3, .none), nil)), to: "d.csv"))),
    (#"open "company.db""#, .open("company.db")),
    ("help", .help([])),
    ("help show by", .help([Name("show"), Name("by")])),
    ("quit", .quit),
    ("exit;", .quit),
    ("退出", .quit),
  ])
  func statements(_ text: String, _ kind: Statement.Kind) throws {
    #expect(try parseStatement(text).kind == kind)
  }
}
