import Evaluation
import Syntax
import Testing
import Values

/// Whom a question is about is chosen by their whole result, and by conditions about them wherever those stand.
@Suite struct ChosenMembersTests {
  /// Ann visited three times, twice of what the web brought; Bo once.
  private static let visits = """
    INSERT INTO sources (id, name) VALUES (2, 'fair');
    INSERT INTO activities (type, status, done_on, rep_id, source_id, customer_id) VALUES
      ('visit', 'done', '2026-11-02', 1, 1, 1), ('visit', 'done', '2026-11-03', 1, 1, 1),
      ('visit', 'done', '2026-11-04', 1, 2, 1), ('visit', 'done', '2026-11-05', 2, 1, 2);
    """

  @Test(arguments: [
    ("show visits where source = \"web\" for reps with visits > 2 this month", [["2"]]),
    ("show visits where source = \"web\" for reps with visits <= 2 this month", [["1"]]),
    ("show visits by source for reps with visits > 2 this month", [["fair", "1"], ["web", "2"]]),
    ("show visits for reps with visits > 2 where team = \"North\" this month", [["3"]]),
    ("show visits for reps where team = \"South\" and visits > 2 this month", [["0"]]),
  ]) func theWholeResultChooses(question: String, rows: [[String]]) throws {
    #expect(try HandMade.cells(question, in: Self.visits) == rows)
  }

  /// A condition in front of `for`, behind it, and the row of the same value.
  @Test(arguments: [
    ("funnel stages", "source", "referral", "for opportunities created in last quarter"),
    ("funnel stages", "rep.team", "North", "for opportunities created in last quarter"),
    (
      "funnel visits -> proposals -> closes", "industry", "retail",
      "for customers created in last quarter within 90 days"
    ),
    ("funnel qualified_leads -> closes", "source", "website", "for leads created in last quarter"),
  ]) func aConditionAboutWhoIsFollowedChoosesThem(
    funnel: String, field: String, value: String, followed: String
  ) throws {
    let workspace = try SampleStore.workspace()
    func reached(_ question: String) throws -> [Double?] { try workspace.answer(question).rows.map { $0[1].number } }
    let condition = "where \(field) = \"\(value)\""
    let before = try reached("\(funnel) \(condition) \(followed)")
    #expect(try reached("\(funnel) \(followed) \(condition)") == before)
    let grouped = try workspace.answer("\(funnel) by \(field) \(followed)")
    let row = try #require(grouped.rows.first { $0[0] == .text(value) })
    #expect(row.dropFirst().prefix(before.count).map(\.number) == before)
    #expect(before[0] ?? 0 > 0 && before[0] != grouped.rows.reduce(0) { $0 + ($1[1].number ?? 0) })
  }

  /// A condition behind `vs` is of that side alone, and the caption says so.
  @Test(arguments: [
    (
      "profile won customers by industry this year vs lost customers where region = \"East\"",
      "won customers against lost customers where region = \"East\" · 2026-01-01 to 2026-12-31"
    ),
    (
      "profile won customers by industry where region = \"East\" this year vs lost customers",
      "won customers against lost customers · where region = \"East\" · 2026-01-01 to 2026-12-31"
    ),
  ]) func theCaptionSaysWhoseAConditionIs(question: String, caption: String) throws {
    let found = try SampleStore.workspace().answer(question).head?.caption ?? ""
    #expect(found.hasPrefix(caption), "\(found)")
  }

  /// A segment of the same records is what its condition says; one made of itself is none.
  @Test func aSegmentIsACondition() throws {
    let workspace = try HandMade.workspace(Self.visits)
    try workspace.answer("define segment shops = customers where industry = \"retail\"")
    func count(_ condition: String) throws -> String? {
      try workspace.answer("show count(customers where \(condition))").rows.first?.first.map { "\($0)" }
    }
    #expect(try count("shops") == count("industry = \"retail\""))
    #expect(try count("not shops") == count("not (industry = \"retail\")"))
    #expect(try count("shops") != count("name is not empty"))
    try workspace.answer("define segment large = customers where shops")
    #expect(throws: Diagnostic.self) { try workspace.answer("define segment shops = customers where large") }
  }

  @Test func aSegmentIsExplainedByWhatItIs() throws {
    let workspace = try HandMade.workspace(Self.visits)
    try workspace.answer("define segment shops = customers where industry = \"retail\"")
    let shops = try workspace.answer("explain show visits for shops this month").lines.joined(separator: "\n")
    #expect(shops.contains("Only facts of shops.\nshops: customers where industry = \"retail\""), "\(shops)")
    let busy = try workspace.answer("explain show visits for reps with visits > 2 this month").lines
      .joined(separator: "\n")
    #expect(busy.contains("Only facts of reps visits > 2, chosen by their whole result in the same period."), "\(busy)")
  }
}
