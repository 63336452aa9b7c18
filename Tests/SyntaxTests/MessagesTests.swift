import Syntax
import Testing
import Values

struct MessagesTests {
  /// A habit or a slip, its code, and the sentence after the first fix.
  @Test(arguments: [
    ("SELECT visits FROM reps GROUP BY rep", "sql", "show visits by rep"),
    (
      "select rep, visits from activities where source = 'x' group by rep order by visits desc limit 5", "sql",
      "show visits by rep where source = 'x' top 5 by visits"
    ),
    (
      "select * from customers where city = 'Bonn' order by name", "sql", "list customers where city = 'Bonn' sort name"
    ),
    ("select name, city from customers", "sql", "list customers with name, city"),
    ("select count(*) from activities", "sql", "show count(activities)"),
    ("select sum(amount) as total from orders", "sql", "show total = sum(orders.amount)"),
    ("select a from b where c == 1", "sql", "list b with a where c = 1"),
    ("show visits group by rep", "foreign-clause", "show visits by rep"),
    ("show visits order by rep", "foreign-clause", "show visits sort rep"),
    ("show visits limit 5", "foreign-clause", "show visits top 5"),
    ("show visits where a == 1", "foreign-operator", "show visits where a = 1"),
    ("show visits where a => 1", "foreign-operator", "show visits where a >= 1"),
    ("show visits where a =< 1", "foreign-operator", "show visits where a <= 1"),
    ("show visits where a = 1 && b = 2", "foreign-operator", "show visits where a = 1  and  b = 2"),
    ("show visits where a = 1 && b == 2", "foreign-operator", "show visits where a = 1  and  b = 2"),
    ("show visits where a = 1||b = 2", "foreign-operator", "show visits where a = 1 or b = 2"),
    ("show visits where !a", "foreign-operator", "show visits where not a"),
    ("show visits where name like '%x%'", "like", "show visits where name contains \"x\""),
    ("show visits where name like 'x%'", "like", "show visits where name starts with \"x\""),
    ("show visits where name like '%x'", "like", "show visits where name ends with \"x\""),
    ("show visits where source is null", "null", "show visits where source is empty"),
    ("show visits where source IS NOT NULL", "null", "show visits where source is not empty"),
    ("show visits where source = NULL", "null", "show visits where source is empty"),
    ("show count(*)", "count-star", "show count(activities)"),
    ("show count(distinct customer)", "distinct-inside", "show count distinct(customer)"),
    ("show visits as v", "not-a-presentation", "show v = visits"),
    ("show visits by rep as bar", "not-a-presentation", "show visits by rep as bars"),
    ("show visits where 10 < x < 20", "chained-comparison", "show visits where 10 < x and x < 20"),
    ("list customers where city in \"Bonn\"", "list-without-parentheses", "list customers where city in (\"Bonn\")"),
    ("run review.crmql", "file-needs-quotes", "run \"review.crmql\""),
    ("visits by rep", "unknown-statement", "show visits by rep"),
    ("shwo visits", "unknown-statement", "show visits"),
    ("show visits bye rep", "unexpected", "show visits by rep"),
    ("show visits whre a = 1", "unexpected", "show visits where a = 1"),
    ("show (visits / closes by rep", "unclosed-bracket", "show (visits / closes) by rep"),
    ("show visits where x > .5", "malformed-number", "show visits where x > 0.5"),
    ("show visits 2026Q1", "malformed-number", "show visits 2026-Q1"),
    ("show visits 2026-3", "date-form", "show visits 2026-03"),
    ("show visits since 2026/3/5", "date-form", "show visits since 2026-03-05"),
    ("show visits since 2024-02-30", "no-such-date", "show visits since 2024-02-29"),
    ("show visits 2026-13", "no-such-date", "show visits 2026-12"),
    ("show x = 2026-55", "no-such-date", "show x = 2026-12"),
    ("show visits 30 days ago", "one-day-is-no-period", "show visits since 30 days ago"),
    ("show visits by rep by team", "duplicate-clause", "show visits by rep, team"),
    ("show visits where a = 1 where b = 2", "duplicate-clause", "show visits where a = 1 and b = 2"),
    ("show visits top 5 by rep top 3", "duplicate-clause", "show visits top 5 by rep "),
    ("show visits this month by rep last month", "duplicate-clause", "show visits this month by rep "),
    ("list customers by city", "clause-not-here", "list customers sort city"),
    ("show me visits by rep", "filler", "show visits by rep"),
    ("show number of visits", "filler", "show visits"),
    ("show visits monthly", "foreign-clause", "show visits by month"),
    ("show visits March 2026", "foreign-clause", "show visits 2026-03"),
    ("show visits since 15.03.2026", "date-form", "show visits since 2026-03-15"),
    ("show visits since 03/15/2026", "date-form", "show visits since 2026-03-15"),
    ("show visits where a > 1,000", "split-number", "show visits where a > 1000"),
    ("show visits where a > 1,5", "split-number", "show visits where a > 1.5"),
    ("show visits where a > 1.000.000", "malformed-number", "show visits where a > 1000000"),
    ("show visits where a > 80 percent", "foreign-clause", "show visits where a > 80%"),
    ("show visits where a is greater than 5", "foreign-clause", "show visits where a > 5"),
    ("show visits where a not like 'f%'", "like", "show visits where not (a starts with \"f\")"),
    ("show visits where rep = Li Na by team", "unquoted-text", "show visits where rep = \"Li Na\" by team"),
    ("show visits top five", "unexpected", "show visits top 5"),
    ("show top 5 reps by revenue", "ranking-first", "show reps top 5 by revenue"),
    ("where a = 1 show visits", "clause-first", "show visits where a = 1"),
    ("show visits for each rep", "foreign-clause", "show visits by rep"),
    ("show visits join customers by rep", "join", "show visits  by rep"),
    ("show visits, by rep", "unexpected", "show visits by rep"),
    ("show visits where a in [1, 2]", "unexpected-character", "show visits where a in (1, 2)"),
    ("show visits where a = \"x", "unclosed-text", "show visits where a = \"x\""),
    ("show visits 30 days", "stretch-alone", "show visits last 30 days"),
    ("define hit rate = a / b", "split-name", "define hit_rate = a / b"),
    ("compare visits and closes", "foreign-statement", "show visits , closes"),
    ("show visits by top", "unexpected", "show visits by `top`"),
    ("show visits?", "unexpected-character", "show visits "),
    ("param rep = 1", "unexpected", "param $rep = 1"),
    ("show visits by rep and team", "unexpected", "show visits by rep , team"),
    ("show visits for rep = \"Li Na\"", "population-is-no-condition", "show visits where rep = \"Li Na\""),
    ("show visits 2026-01-05 to 2026-02-10", "foreign-clause", "show visits 2026-01-05 .. 2026-02-10"),
    ("show visits 2026-01-05 - 2026-02-10", "foreign-clause", "show visits 2026-01-05 .. 2026-02-10"),
    ("show visits Q1 2026", "foreign-clause", "show visits 2026-Q1"),
    ("show visits 2026 q1", "foreign-clause", "show visits 2026-Q1"),
  ])
  func fixes(_ text: String, _ code: String, _ repaired: String) throws {
    let found = try mistake(in: text)
    #expect(found.code == code, "\(found.message)")
    let fix = try #require(found.fixes.first, "\(found.message)")
    #expect(fix.applied(to: text) == repaired)
    #expect(parse(repaired).diagnostics.isEmpty)
  }

  /// Where a mistake is, as the text under the caret.
  @Test(arguments: [
    ("show visits, (closes + 1", "unclosed-bracket", "("), ("show share{visits", "unclosed-bracket", "{"),
    ("show visits where 名称 = \"abc", "unclosed-text", "\""), ("show 拜访量 按 来源 ] x", "unexpected-character", "]"),
    ("show visits top 0", "not-a-count", "0"), ("list a where b in ()", "empty-list", "()"),
    ("list a where b + c was d", "not-one-attribute", "b + c"), ("show a.b.c.d.e", "long-path", "a.b.c.d.e"),
    ("show *", "everything", "*"), ("show visits where a = (b, c)", "unexpected", ","),
  ])
  func places(_ text: String, _ code: String, _ marked: String) throws {
    let found = try mistake(in: text)
    #expect(found.code == code)
    #expect(String(decoding: Array(text.utf8)[found.span.start..<found.span.end], as: UTF8.self) == marked)
  }

  /// What was expected, in words.
  @Test(arguments: [
    ("show", "the statement stops where a metric or an entity is expected"),
    ("show visits by", "the statement stops where a dimension is expected"),
    (
      "show visits as",
      "the statement stops where `table`, `bars`, `line`, `spark`, `funnel`, `csv`, `tsv`, `json` or `of` is expected"
    ),
    ("show visits top", "the statement stops where a number is expected"),
    ("show visits this", "the statement stops where a unit such as `month` is expected"),
    ("list", "the statement stops where an entity is expected"),
    ("define x", "the statement stops where a text in quotes, `=` or `also` is expected"),
    ("run", "the statement stops where a text in quotes is expected"),
    ("param", "the statement stops where a parameter such as `$rep` is expected"),
    (
      "show visits foo",
      "expected a period such as `this month`, a clause such as `by` or `where`, an operator or `,`, found `foo`"
    ),
    ("show (a, b)", "expected a comparison, an operator, `)`, `and` or `or`, found `,`"),
    ("show by rep", "expected a metric or an entity, found `by`"),
    ("list a where b starts", "the statement stops where `with` is expected"),
  ])
  func expected(_ text: String, _ message: String) throws {
    #expect(try mistake(in: text).message.english == message)
  }
}
