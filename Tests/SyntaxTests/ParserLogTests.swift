import Testing
import Values

@testable import Syntax

struct ParserLogTests {
  private func log(_ text: String) throws -> LogStatement {
    let statement = try parseStatement(text)
    guard case .log(let log) = statement.kind else { throw Unlike(text: text) }
    return log
  }

  struct Unlike: Error { let text: String }

  @Test func partsComeInAnyOrder() throws {
    let first = try log(#"log visit to "Acme" by "Li Na" yesterday at 9:05 45 minutes note "x" for "Big deal""#)
    let second = try log(#"log visit note "x" for "Big deal" 45 minutes 9:05 yesterday by "Li Na" to "Acme""#)
    #expect(first == second)
    #expect(first.texts[.customer] == Expression(.text("Acme"), .none))
    #expect(first.day == LogDay(.point(.yesterday)))
    #expect(first.minutes?.count == 45 && first.time == LogTime(9, 5))
  }

  @Test(arguments: [
    ("1 hour", 60), ("1.5 hours", 90), ("1 hour 30 minutes", 90), ("0.25 hours", 15), ("45 min", 45), ("2 小时", 120),
  ])
  func lengths(_ written: String, _ minutes: Int) throws {
    #expect(try log("log call to \"Acme\" \(written)").minutes?.count == minutes)
  }

  /// A label of the log is no word of the language anywhere else.
  @Test(arguments: ["客户ID", "赢单金额", "产品类别", "客户", "费用类别"])
  func columnsMayBeginLikeLabels(_ name: String) throws {
    let statement = try parseStatement("import \"a.csv\" as orders (id = \(name))")
    guard case .importFile(let written) = statement.kind else { throw Unlike(text: name) }
    #expect(written.fields[0].expression == Expression(.name([Name(name)]), .none))
  }

  @Test func chineseNeedsNoBlanks() throws {
    let lexicon = Lexicon(names: ["拜访"])
    let close = parse("记拜访“Acme”今天45分钟备注“想看演示”", lexicon: lexicon)
    let wide = parse("记 拜访 “Acme” 今天 45 分钟 备注 “想看演示”", lexicon: lexicon)
    #expect(close.diagnostics.isEmpty && close.statements == wide.statements)
  }

  @Test(arguments: [
    (#"log visit to Acme Corp"#, "unquoted-text"), (#"log visit to "A" category x"#, "clause-not-here"),
    (#"log visit to "A" to "B""#, "duplicate-clause"), (#"log visit to "A" at 25:00"#, "not-a-time"),
    (#"log visit to "A" at 9:5"#, "not-a-time"), (#"log visit to "A" 0 minutes"#, "not-a-length"),
    (#"log visit to "A" 45"#, "bare-number"), (#"log visit to "A" 2h"#, "not-a-length"),
    (#"log visit to "A" 30m"#, "not-a-length"), (#"log visit to "A" 30 hours"#, "not-a-length"),
    (#"log payment 5 from "A" for "I""#, "unexpected"), ("log", "unfinished"), (#"log note"#, "unfinished"),
  ])
  func mistakes(_ text: String, _ code: String) {
    #expect(parse(text).diagnostics.map(\.code) == [code])
  }
}
