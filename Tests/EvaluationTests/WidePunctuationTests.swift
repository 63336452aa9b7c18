import Testing

@testable import Evaluation

/// Signs beside Chinese characters are Chinese ones.
@Suite struct WidePunctuationTests {
  @Test(arguments: [
    ("2026-10-01 至 2026-12-31(截至 2026-11-23)", "2026-10-01 至 2026-12-31（截至 2026-11-23）"),
    ("归属实际执行人;并非同一批记录", "归属实际执行人；并非同一批记录"), ("警告: 没有, 请看", "警告：没有，请看"),
    ("拜访 中的 27+:还没有可除的数,至少", "拜访 中的 27+：还没有可除的数，至少"), ("共 1,234 行,时间 10:30", "共 1,234 行，时间 10:30"),
    ("`list customers, x` 列出全部", "`list customers, x` 列出全部"), ("名为 \"王,芳\" 的客户", "名为 \"王,芳\" 的客户"),
    ("share(a, b) 与 round(x)", "share(a, b) 与 round(x)"), ("Acme, Bonn", "Acme, Bonn"), ("(16 个工作日)", "（16 个工作日）"),
    ("多少?", "多少？"), ("", ""),
  ]) func isWritten(_ text: String, _ expected: String) { #expect(text.withWidePunctuation() == expected) }
}
