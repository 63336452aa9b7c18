import Testing

@testable import Shell

@Suite struct HistorySearchTests {
  private let statements = ["show 拜访量 by 销售", "list customers", "show 拜访量 by 月", "SHOW closes", "show 拜访量 by 月"]

  private func search(_ pattern: String) -> HistorySearch {
    var search = HistorySearch(statements: statements)
    for scalar in pattern.unicodeScalars { search.type(scalar) }
    return search
  }

  @Test(
    "The newest that holds the pattern, in any letter case and any script",
    arguments: [
      ("show", "show 拜访量 by 月"), ("销", "show 拜访量 by 销售"), ("上", nil), ("CLOSES", "SHOW closes"),
      ("st cu", "list customers"),
      ("", nil),
    ] as [(String, String?)])
  func newest(pattern: String, expected: String?) {
    #expect(search(pattern).match == expected)
    #expect(search(pattern).hasFailed == (expected == nil && !pattern.isEmpty))
  }

  @Test("Going on passes over what is the same")
  func older() {
    var search = search("show")
    search.older()
    #expect(search.match == "SHOW closes")
    search.older()
    #expect(search.match == "show 拜访量 by 月")
    search.older()
    #expect(search.match == "show 拜访量 by 销售")
    search.older()
    #expect(search.match == "show 拜访量 by 销售")
    #expect(search.hasFailed)
    search.newer()
    #expect(search.match == "show 拜访量 by 月")
    #expect(!search.hasFailed)
  }

  @Test func takingALetterBackWidensTheSearch() {
    var search = search("by 销x")
    #expect(search.hasFailed)
    search.removeLast()
    #expect(search.match == "show 拜访量 by 销售")
    for _ in 0..<5 { search.removeLast() }
    #expect(search.match == nil)
    #expect(search.pattern == "")
  }

  @Test("The line fits the screen", arguments: [10, 20, 30, 80])
  func line(columns: Int) {
    #expect(TerminalWidth.of(search("拜访").line(columns: columns)) < columns)
  }

  @Test func lineShowsPatternAndMatch() {
    #expect(search("销").line(columns: 80) == "(search) 销: show 拜访量 by 销售")
    #expect(search("上").line(columns: 80) == "(no older match) 上")
  }

  @Test func emptyHistory() {
    var search = HistorySearch(statements: [])
    search.type("x")
    search.older()
    search.newer()
    #expect(search.match == nil)
    #expect(search.hasFailed)
  }
}
