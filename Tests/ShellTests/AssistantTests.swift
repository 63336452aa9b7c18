import Foundation
import Store
import Testing
import Values

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

  /// After `without` stands what the last question names, then its clauses.
  @Test func whatTheLastQuestionNamesCanBeLeftOut() throws {
    let session = try SlipsTests.session(TourTests.Capture())
    let question = "show visits, closes / visits by rep where source = \"fair\" this month having visits > 3"
    #expect(session.run(question, file: nil) == .success)
    func offered(_ text: String) -> [String] {
      Assistant(session).completions(in: text, at: text.utf8.count).candidates.map(\.label)
    }
    #expect(offered(".. without ").prefix(4) == ["visits", "closes / visits", "rep", "source"])
    #expect(offered(".. without ").contains("where") && offered(".. without ").contains("period"))
    #expect(!offered(".. without ").contains("calls"))
    #expect(offered(".. without so") == ["source", "sort"])
    #expect(offered(".. by team ").contains("without") && !offered("show visits by team ").contains("without"))
  }

  private func offered(_ text: String, language: Language = .english) throws -> [Completions.Candidate] {
    let session = try TourTests.session(path: Self.store, today: TourTests.today, TourTests.Capture())
    session.run("set language \(language.rawValue)", file: nil)
    return Assistant(session).completions(in: text, at: text.utf8.count).candidates
  }

  /// Two reps, one of whom is a customer's namesake.
  private static let store: String = {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("crmql-tab-\(UUID().uuidString).db").path
    do {
      let store = try Store.open(path: path, mode: .create, today: TourTests.today)
      try store.execute(
        """
        INSERT INTO reps (id, name) VALUES (1, 'Li Na'), (2, 'Bo "B"');
        INSERT INTO parties (id) VALUES (1);
        INSERT INTO customers (id, name, created_on) VALUES (1, 'Li Na', '2026-01-01');
        """)
    } catch { Issue.record("\(error)") }
    return path
  }()

  /// What is typed in Chinese goes on in Chinese, whatever the language of the output.
  @Test(arguments: [
    ("看 拜", "拜访量"), ("看拜", "拜访量"), ("show 拜访", "拜访量"), ("看 拜访量 按 团", "团队"), ("看 拜访量 按 ", "团队"),
    ("看 拜访量 本", "本月"), ("看 拜访量 本", "本季度"), ("看 拜访量 上", "上月"), ("看 拜访量 按 销售 本月 对", "对比"), ("列", "列出"),
    ("看 拜访量 按 ", "月"), ("列出 客", "客户"),
  ]) func chineseGoesOnInChinese(_ text: String, _ word: String) throws {
    let found = try offered(text).map(\.label)
    #expect(found.contains(word), "\(found)")
  }

  /// Behind a date stand units of time, behind a record its fields; of several kinds of records what they share.
  @Test(arguments: [
    ("show closes by created.", "month", true), ("show closes by created.qu", "quarter", true),
    ("show closes by created.", "hour", false), ("show visits by customer.", "industry", true),
    ("show visits by created.", "month", false), ("show visits, closes by created.", "month", false),
    ("show visits by customer.created.", "fiscal_year", true), ("看 成交 按 created.", "月", true),
    ("show closes by name.", "month", false), ("show ordered by order.shipped.", "week", true),
  ]) func whatStandsBehindADotIsOffered(_ text: String, _ word: String, _ isOffered: Bool) throws {
    let found = try offered(text).map(\.label)
    #expect(found.contains(word) == isOffered, "\(found)")
  }

  @Test func theLanguageOfTheOutputIsOffered() throws {
    #expect(try offered("show visits by ", language: .chinese).map(\.label).contains("团队"))
    #expect(try !offered("show visits by ").map(\.label).contains("团队"))
    #expect(try offered("show vis", language: .chinese).map(\.label).contains("visits"))
  }

  @Test func usualComparisonsComeFirst() throws {
    #expect(
      try offered("show visits this month vs ").prefix(6).map(\.label) == [
        "last month", "last quarter", "last year", "same period last year", "previous period", "target",
      ])
    #expect(try offered("看 拜访量 本月 对比 ").prefix(3).map(\.label) == ["上月", "上季度", "去年"])
    #expect(try offered("show visits this month vs t").first?.label == "target")
  }

  @Test func namesAfterFor() throws {
    let found = try offered("show sales for \"")
    #expect(found.map(\.label) == ["\"Bo \"\"B\"\"\"", "\"Li Na\"", "\"Li Na\""])
    #expect(found.map(\.meaning) == ["reps", "reps", "customers"])
    #expect(try offered("show sales for \"li").first?.insertion == "reps where name = \"Li Na\" ")
    #expect(try offered("show sales where rep = \"").map(\.insertion) == ["\"Bo \"\"B\"\"\" ", "\"Li Na\" "])
  }
}
