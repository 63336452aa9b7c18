import Testing

@testable import Syntax

struct HanWordsTests {
  @Test(arguments: [
    ("近30天", ["近", "30e-0", "天"]),
    ("本月", ["本", "月"]),
    ("按来源", ["按", "来源"]),
    ("看拜访量按来源本月", ["看", "拜访量", "按", "来源", "本", "月"]),
    // A name that the words do not make up stays whole.
    ("按客户类型", ["按客户类型"]),
    ("上海", ["上海"]),
    // The longest word wins.
    ("本月至今", ["本月至今"]),
    ("不为空", ["不为空"]),
    // A known name with a digit stays whole.
    ("客户2", ["客户2"]),
    ("看visits按来源", ["看", "visits", "按", "来源"]),
    ("客户A", ["客户A"]),
    ("前5", ["前", "5e-0"]),
  ])
  func cuts(_ text: String, _ words: [String]) {
    let known: Set<String> = ["拜访量", "来源", "客户", "客户2"]
    #expect(LexerTests.shown(text, knowing: known) == words)
  }

  @Test func aLongRunStaysOneWord() {
    let run = String(repeating: "本", count: 20_000)
    #expect(LexerTests.shown(run).count == 1)
  }
}
