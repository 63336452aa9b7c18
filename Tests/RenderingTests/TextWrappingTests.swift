import Testing

@testable import Rendering

@Suite struct TextWrappingTests {
  @Test(arguments: [
    ("short", 10, ["short"]),
    ("the quick brown fox", 10, ["the quick", "brown fox"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("客户要求重新报价", 6, ["客户要", "求重新", "报价"]),
    ("客户要求", 5, ["客户", "要求"]),
    ("见 Li Na 谈价", 8, ["见 Li Na", "谈价"]),
    ("客户要求，重新", 8, ["客户要", "求，重新"]), ("自 2026-10-01，起", 12, ["自", "2026-10-01，", "起"]),
    ("客户重新（报）价", 6, ["客户重", "新（", "报）价"]),
    ("", 3, [""]),
  ])
  func lines(_ text: String, _ width: Int, _ expected: [String]) {
    #expect(wrapped(text, width: width) == expected)
  }

  @Test func nothingButBreakingSpacesIsLost() {
    let text = "客户 wants a quote for 200 pieces 本周五之前, else 👩‍👩‍👧 decides"
    for width in 2...40 {
      let lines = wrapped(text, width: width)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      #expect(lines.allSatisfy { displayWidth($0) <= width })
    }
  }
}
