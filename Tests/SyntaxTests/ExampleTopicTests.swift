import Syntax
import Testing

/// What is asked in words of one's own is met by the sentence that asks it.
@Suite struct ExampleTopicTests {
  @Test(arguments: [
    ("who are the best prospectors this quarter", "benchmark"),
    ("what must be collected and from whom", "show receivable"),
    ("is spending over budget", "check expenses"), ("show what changed at \"Acme\"", "list changes"),
    ("which sources pay", "show spend"), ("show conversion from visit to proposal", "funnel"),
    ("show customers not visited in 60 days", "list customers where no_touch_days"),
    ("本季度 费用 超预算 的 团队", "check expenses"), ("应收 逾期 30 天 以上 的 客户", "show receivable"),
    ("show visits frobnicated", "show visits, closes"),
    ("drill frobnicate the budget", "show visits this month; drill"),
  ])
  func nearest(written: String, beginning: String) {
    let sentence = Diagnostic.Example.ofStatement(written).sentence
    #expect(sentence.hasPrefix(beginning), "\(sentence)")
  }

  @Test func sentencesMeanTheSameInChinese() throws {
    #expect(ExampleTopic.all.count > 25)
    for topic in ExampleTopic.all {
      let statement = try parseStatement(topic.sentence)
      #expect(try parseStatement(formatted(statement, in: .chinese)) == statement, "\(topic.sentence)")
    }
  }
}
