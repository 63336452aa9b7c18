import Syntax
import Testing

struct ParserStatementsTests {
  static let visits = Statement(.show(ShowQuestion(items: [.init(name("visits"))])))

  @Test(arguments: [
    ("undefine hit_rate", Statement.Kind.undefine(Name("hit_rate"))),
    ("describe win_rate", .describe(Name("win_rate"))),
    ("explain show visits", .explain(.words, visits)),
    ("explain sql show visits", .explain(.sql, visits)),
    ("explain plan show visits", .explain(.plan, visits)),
    ("metrics", .catalogue(.metrics, filter: nil)),
    ("metrics visit", .catalogue(.metrics, filter: Name("visit"))),
    ("dimensions", .catalogue(.dimensions, filter: nil)),
    ("entities", .catalogue(.entities, filter: nil)),
    ("set", .set(nil, nil)),
    ("set language", .set(Name("language"), nil)),
    ("set language zh", .set(Name("language"), name("zh"))),
    ("set language = zh", .set(Name("language"), name("zh"))),
    ("set week_start 7", .set(Name("week_start"), number(7))),
    (#"param $rep = "Li Na""#, .parameter(Name("rep"), text("Li Na"))),
    ("let $since = 2026-01", .assignment(Name("since"), tree(.date(.month(year: 2026, month: 1))))),
    (#"run "review.crmql""#, .run("review.crmql")),
    (#"save "review.crmql""#, .save("review.crmql", replace: false)),
    (#"save "review.crmql" replace"#, .save("review.crmql", replace: true)),
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
