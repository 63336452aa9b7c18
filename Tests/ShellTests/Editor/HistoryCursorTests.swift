import Testing

@testable import Shell

@Suite struct HistoryCursorTests {
  @Test func upAndDownAgain() {
    var cursor = HistoryCursor()
    let statements = ["one", "two"]
    #expect(cursor.newer(in: statements) == nil)
    #expect(cursor.older(than: "mine", in: statements) == "two")
    #expect(cursor.older(than: "two", in: statements) == "one")
    #expect(cursor.older(than: "one", in: statements) == nil)
    #expect(cursor.newer(in: statements) == "two")
    #expect(cursor.newer(in: statements) == "mine")
    #expect(cursor.newer(in: statements) == nil)
  }

  @Test func emptyHistory() {
    var cursor = HistoryCursor()
    #expect(cursor.older(than: "", in: []) == nil)
    #expect(cursor.newer(in: []) == nil)
  }
}
