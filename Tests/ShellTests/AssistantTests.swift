import Testing

@testable import Shell

@Suite struct AssistantTests {
  /// A list of records with a day of their own may be of those whom a cohort follows; one of people may not.
  @Test(arguments: [
    ("list orders with ordered, mon", "months_after", true), ("list orders where coho", "cohort_day", true),
    ("list products with mon", "months_after", false),
  ]) func whatIsSinceTheCohortsDayIsOffered(text: String, name: String, isOffered: Bool) throws {
    let session = try SlipsTests.session(TourTests.Capture())
    let offered = Assistant(session).completions(in: text, at: text.utf8.count).candidates.map(\.label)
    #expect(offered.contains(name) == isOffered, "\(offered)")
  }
}
