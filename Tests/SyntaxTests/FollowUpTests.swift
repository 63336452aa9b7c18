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
    ("show sales where a = 1 and b = 2", ".. where c = 3", "show sales where c = 3"),
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
