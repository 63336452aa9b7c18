import Syntax
import Testing

@testable import Shell

@Suite struct ErrorReportTests {
  /// The corrected statement, not the script around it; what is indented belongs to it.
  @Test(arguments: [
    ("show visits\nlist customers top 0\nshow closes", "list customers top 1"),
    (
      "show visits\nlist customers\n  with name\n  top 0\n  sort name\nshow closes",
      "list customers with name top 1 sort name"
    ),
    ("list customers top 0", "list customers top 1"), ("show visits\n\nlist customers top 0", "list customers top 1"),
  ]) func theFixIsOfTheStatement(text: String, fixed: String) throws {
    let mistake = try #require(parse(text).diagnostics.first)
    let lines = ErrorReport(text: text, file: "review.crmql").lines(for: mistake, statement: nil)
    #expect(lines.last == "  write a whole number  ->  \(fixed)")
  }
}
