import Syntax
import Testing
import Values

struct PrinterTests {
  @Test(arguments: examples, KeywordLanguage.allCases)
  func roundTrip(_ example: String, _ language: KeywordLanguage) throws {
    let lexicon = Lexicon(names: chineseNames)
    let statement = try parseStatement(example, lexicon: lexicon)
    let text = formatted(statement, in: language)
    #expect(try parseStatement(text, lexicon: lexicon) == statement, "\(text)")
    #expect(formatted(try parseStatement(text, lexicon: lexicon), in: language) == text)
  }

  @Test(arguments: [
    (
      "show closes as bars sort x top 5 by closes having closes > 1 this month where a = 1 by rep",
      "show closes by rep where a = 1 this month having closes > 1 top 5 by closes sort x as bars"
    ),
    ("show x where a or b and c", "show x where a or (b and c)"),
    ("show x where (a or b) and c", "show x where (a or b) and c"),
    ("show x where a is not 1 and b over 2", "show x where a != 1 and b > 2"),
    ("show (a+b)/c, a-(b-c), a-(-b), -(-a)", "show (a + b) / c, a - (b - c), a - (-b), -(-a)"),
    ("show reps with visits", "show reps with visits"),
    ("show x for reps with a > 1 where b > 2", "show x for reps where a > 1 and b > 2"),
    ("show x for reps where a > 1 where b > 2", "show x where b > 2 for reps where a > 1"),
    ("show x this month where stage changed", "show x where (stage changed) this month"),
    (
      "show x until 2026-03-01 where a = 1 or b in since 2026-01-01",
      "show x where (a = 1 or b in since 2026-01-01) until 2026-03-01"
    ),
    ("show x from 2025 to today", "show x 2025..today"),
    ("show `win` by `odd name`, `by`", "show `win` by `odd name`, `by`"),
    ("show x sort by y descending, z ascending", "show x sort y desc, z"),
    (
      "show share(x), 120万, 30%, 0.5%, 1.50, 'it''s \"so\"'",
      "show share{x}, 1200000, 30%, 0.5%, 1.5, \"it's \"\"so\"\"\""
    ),
    ("show x last 1 days", "show x last 1 day"),
    ("show x for c with a > 1 last month", "show x for c where a > 1 last month"),
    (
      "show x for c created last quarter within 90 days by y",
      "show x by y for c created in last quarter within 90 days"
    ),
    ("funnel a→b for c by d", "funnel a -> b by d for c"),
    ("profile c with n > 1 vs d this year by a x b with m", "profile c where n > 1 by a x b this year with m vs d"),
    ("set language zh", "set language = zh"),
    ("看 业绩 按 团队 近30天", "show 业绩 by 团队 last 30 days"),
  ])
  func english(_ text: String, _ expected: String) throws {
    #expect(formatted(try parseStatement(text)) == expected)
  }

  @Test(arguments: [
    ("show 业绩 by 团队 last 30 days top 5", "查看 业绩 按 团队 近 30 天 前 5"),
    ("show 业绩 this year where 客户 is empty", "查看 业绩 条件 客户 为空 今年"),
    ("show 业绩 where 最后拜访 before 30 days ago top 3", "查看 业绩 条件 最后拜访 早于 30 天 之前 前 3"),
    ("show 业绩 for 客户 created in 2026-Q1 within 2 weeks", "查看 业绩 针对 客户 created 在 2026-Q1 期限 2 周"),
    ("funnel a -> b by 团队 as funnel", "漏斗 a -> b 按 团队 作为 漏斗"),
    ("list 客户 where 业绩 between 1 and 2 sort 业绩 desc", "列出 客户 条件 业绩 介于 1 和 2 按 业绩 降序"),
  ])
  func chinese(_ text: String, _ expected: String) throws {
    #expect(formatted(try parseStatement(text), in: .chinese) == expected)
  }

  @Test(arguments: [
    ("visits / closes", "visits/closes"), ("share{revenue}", "share{revenue}"),
    ("visits per workday", "visits_per_workday"),
    ("(a + b) / c", "(a+b)/c"), ("`odd name`", "odd name"), ("customer.city", "customer.city"), ("a - (-b)", "a-(-b)"),
    ("count(a where b = 1 and c on d)", "count(a_where_b=1_and_c_on_d)"), ("round(a, 2)", "round(a,2)"),
  ])
  func columns(_ text: String, _ expected: String) throws {
    #expect(columnName(of: try parseExpression(text)) == expected)
  }

  /// Trees that no text gives directly still are written so that they can be read.
  @Test func namesThatNeedBackTicks() {
    for (text, written) in [("a b", "`a b`"), ("4s", "`4s`"), ("客户2", "`客户2`"), ("a`b", "`a``b`"), ("", "``")] {
      #expect(formatted(name(text)) == written)
    }
  }
}
