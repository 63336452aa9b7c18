import Syntax
import Testing

/// `..`: the last question with clauses in place of its own.
struct FollowUpTests {
  private func refined(_ question: String, _ followUp: String, _ lexicon: Lexicon = Lexicon()) throws -> String {
    guard case .followUp(let clauses) = try parseStatement(followUp, lexicon: lexicon).kind else {
      return "no follow-up"
    }
    return try parseStatement(question, lexicon: lexicon).refined(by: clauses, lexicon: lexicon).map { formatted($0) }
      ?? "no question"
  }

  /// What was not said again stays.
  @Test(arguments: [
    ("show sales by rep this month", ".. by team", "show sales by team this month"),
    ("show sales by rep this month", ".. vs last month", "show sales by rep this month vs last month"),
    ("show sales this month vs last month, target", ".. vs last year", "show sales this month vs last year"),
    ("show sales by rep this month as bars", "..as line last year", "show sales by rep last year as line"),
    ("show sales where a = 1 and b = 2", ".. where c = 3", "show sales where a = 1 and b = 2 and c = 3"),
    ("show sales where a = 1 and b = 2", ".. where A > 3 this year", "show sales where b = 2 and A > 3 this year"),
    ("show sales where a = 1 or b = 2", ".. where b = 3", "show sales where (a = 1 or b = 2) and b = 3"),
    ("show sales where a = 1 or a = 2", ".. where a = 3 or b = 4", "show sales where a = 3 or b = 4"),
    ("show sales where a = 1 or b = 2", ".. without where where c = 3", "show sales where c = 3"),
    ("show sales by rep having sales > 1", ".. having sales > 2", "show sales by rep having sales > 2"),
    ("show sales by rep top 5 sort sales", ".. bottom 3 by visits", "show sales by rep bottom 3 by visits sort sales"),
    (
      "show sales by rep", ".. by team, month for reps with visits > 3 having sales > 1 as of yesterday",
      "show sales by team, month for reps where visits > 3 as of yesterday having sales > 1"
    ),
    ("show win_rate by rep", ".. with n", "show win_rate by rep with n"),
    ("show sales, visits by rep", ".. with closes", "show closes by rep"),
    ("show reps with sales", ".. with visits, closes", "show reps with visits, closes"),
    (
      "list customers with name this month", ".. with city top 5 sort city",
      "list customers with city this month top 5 sort city"
    ),
    ("check visits >= 10 by rep this month", ".. by team last month", "check visits >= 10 by team last month"),
    (
      "benchmark visits against closes by rep this month", ".. by team",
      "benchmark visits against closes by team this month"
    ),
    (
      "correlate visits with closes by rep this month", ".. by month this year",
      "correlate visits with closes by month this year"
    ),
    ("funnel a -> b by rep", ".. by team vs last month", "funnel a -> b by team vs last month"),
    ("profile customers by a, b x c", ".. by d, e with f this year", "profile customers by d, e this year with f"),
    ("score reps with monthly last month", ".. with quarterly last quarter", "score reps with quarterly last quarter"),
  ])
  func clausesAreReplaced(_ question: String, _ followUp: String, _ expected: String) throws {
    let whole = try refined(question, followUp)
    #expect(try parseStatement(whole) == parseStatement(expected), "\(whole)")
  }

  /// What stands beside the last question.
  @Test(arguments: [
    ("show sales where a = 1", ".. and a > 3", "show sales where a = 1 and a > 3"),
    (
      "show sales where a = 1 or b = 2", ".. and c = 3 or d = 4",
      "show sales where (a = 1 or b = 2) and (c = 3 or d = 4)"
    ),
    ("show sales by rep", ".. and closes", "show sales, closes by rep"),
    ("show sales by rep", ".. and sales", "show sales by rep"),
    ("show sales by rep", ".. and closes / visits, calls by team", "show sales, closes / visits, calls by team"),
    ("show reps with sales", ".. and visits", "show reps with sales, visits"),
    ("list customers with name", ".. and city top 3", "list customers with name, city top 3"),
    ("list customers", ".. and city = \"Bonn\"", "list customers where city = \"Bonn\""),
    ("check visits >= 10 by rep", ".. and team = \"East\"", "check visits >= 10 by rep where team = \"East\""),
    ("profile customers by a", ".. and b = 1", "profile customers by a where b = 1"),
    ("show sales", ".. 且 a = 1", "show sales where a = 1"),
  ])
  func somethingIsAdded(_ question: String, _ followUp: String, _ expected: String) throws {
    let whole = try refined(question, followUp)
    #expect(try parseStatement(whole) == parseStatement(expected), "\(whole)")
  }

  /// What the last question does without.
  @Test(arguments: [
    ("show sales, closes by rep", ".. without closes", "show sales by rep"),
    ("show sales, closes by rep, team", ".. without team, sales", "show closes by rep"),
    ("show sales, closes / visits by rep sort closes / visits", ".. without closes/visits", "show sales by rep"),
    ("show sales, hit = closes / visits by rep", ".. without hit", "show sales by rep"),
    ("show sales by rep where a = 1 and b = 2", ".. without A", "show sales by rep where b = 2"),
    ("show sales by rep where a = 1 or b = 2", ".. without b", "show sales by rep"),
    ("show sales by rep having sales > 1 and visits > 2", ".. without visits", "show sales by rep having sales > 1"),
    (
      "show sales by rep for reps with visits > 3 where a = 1 this month vs last month having sales > 1 top 5 sort sales as bars",
      ".. without by, for, where, vs, having, top, sort, as, period", "show sales"
    ),
    ("show sales this month vs last month", ".. without vs this year", "show sales this year"),
    ("show sales this month", ".. without this month", "show sales"),
    ("show win_rate by rep with n", ".. without n", "show win_rate by rep"),
    ("show sales as of yesterday", ".. without as of", "show sales"),
    ("show reps with sales, visits", ".. without visits", "show reps with sales"),
    ("show reps with visits", ".. without visits", "show reps"),
    ("list customers with name, city", ".. without city", "list customers with name"),
    ("list customers as of yesterday known by today", ".. without as of", "list customers"),
    ("funnel a -> b -> c by rep", ".. without b", "funnel a -> c by rep"),
    ("profile customers by a, b x c with d", ".. without a, d", "profile customers by b x c"),
    (
      "score reps with monthly last month having score > 80% top 3", ".. without score, top",
      "score reps with monthly last month"
    ),
    ("show sales by rep", ".. 去掉 按", "show sales"),
  ])
  func somethingIsLeftOut(_ question: String, _ followUp: String, _ expected: String) throws {
    let whole = try refined(question, followUp)
    #expect(try parseStatement(whole) == parseStatement(expected), "\(whole)")
  }

  /// An alias is the same word.
  @Test func namesAreKnownByTheirAliases() throws {
    guard case .followUp(let clauses) = try parseStatement(".. without revenue").kind else { return }
    let found = try parseStatement("show sales, visits").refined(by: clauses) { $0 == "revenue" ? "sales" : $0 }
    #expect(found.map { formatted($0) } == "show visits")
  }

  @Test(arguments: [
    ("show sales by rep", ".. without sales", "nothing-left"), ("show sales by rep", ".. without team", "not-in-last"),
    ("funnel a -> b", ".. without b", "nothing-left"), ("list customers", ".. and city", "addition-to-usual"),
    ("check visits > 1", ".. and closes", "clause-not-here"), ("list customers", ".. without by", "clause-not-here"),
  ])
  func whatCannotBeChanged(_ question: String, _ followUp: String, _ code: String) throws {
    let error = #expect(throws: Diagnostic.self) { try refined(question, followUp) }
    #expect(error?.code == code)
  }

  /// Without knowing words a head is an item; that of records stays one.
  @Test func recordsStayWhatIsShown() throws {
    let lexicon = Lexicon([
      .init(
        knows: { $0 == "reps" }, names: { ["reps"] }, states: { word, records in records == "reps" ? .unknown : nil })
    ])
    #expect(try refined("show reps this month", ".. with visits", lexicon) == "show reps with visits this month")
    #expect(try refined("show reps this month", ".. with visits") == "show visits this month")
  }

  /// The clause that the last question cannot have, by its place.
  @Test(arguments: [
    ("list customers", ".. this month by rep", "by rep"), ("list customers", ".. vs last month", "vs last month"),
    ("score reps with monthly last month", ".. by team", "by team"),
    ("score reps with monthly last month", ".. with a, b", "with a, b"),
    ("profile customers by a", ".. vs last month", "vs last month"),
    ("correlate a with b", ".. with c", "with c"), ("funnel a -> b", ".. top 3", "top 3"),
    ("benchmark a against b", ".. sort a", "sort a"), ("check a > 1", ".. having a > 1", "having a > 1"),
  ])
  func strangersAreRefused(_ question: String, _ followUp: String, _ place: String) throws {
    let error = #expect(throws: Diagnostic.self) { try refined(question, followUp) }
    let span = try #require(error?.span)
    #expect(String(decoding: Array(followUp.utf8)[span.start..<span.end], as: UTF8.self) == place)
    #expect(error?.code == "clause-not-here")
  }

  @Test(arguments: ["describe win_rate", "drill 1", "last", ".. by team"])
  func onlyQuestionsAreFollowed(_ statement: String) throws {
    #expect(try parseStatement(statement).asked == nil)
  }

  @Test func questionsInsideOthersAreFollowed() throws {
    let question = try parseStatement("show a by b")
    #expect(try parseStatement("explain sql show a by b").asked == question)
    #expect(try parseStatement("export show a by b to \"c.csv\"").asked == question)
    guard case .followUp(let clauses) = try parseStatement(".. by d").kind else { return }
    for (text, expected) in [
      (".. by d", "show a"), ("explain sql .. by d", "explain sql show a"),
      ("export .. by d to \"c.csv\"", "export show a to \"c.csv\""),
    ] {
      let statement = try parseStatement(text)
      #expect(statement.followUp == clauses)
      #expect(statement.following(up: try parseStatement("show a")) == (try parseStatement(expected)))
    }
    #expect(try parseStatement("export to \"c.csv\"").asked == nil)
  }

  /// Each clause once, at least one, and the statement has no other head.
  @Test(arguments: ["..", ".. by", ".. by a by b", ".. show a", ".. visits", ".. 2026-01-01"])
  func mistakes(_ text: String) {
    #expect(parse(text).diagnostics.count == (text == ".. 2026-01-01" ? 0 : 1), "\(text)")
  }

  @Test func linesOfAScript() throws {
    #expect(
      parse("show a by b\n.. by c\n  this month\n.. as bars").statements.map { formatted($0) }
        == ["show a by b", ".. by c this month", ".. as bars"])
  }

  @Test func completion() {
    #expect(expectations(in: ".. ", at: 3).keywords.contains(.by))
    #expect(expectations(in: ".. by ", at: 6).names.contains(.dimension))
  }
}
