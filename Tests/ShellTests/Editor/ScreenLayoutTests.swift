import Testing

@testable import Shell

@Suite struct ScreenLayoutTests {
  private func positions(_ prompt: String, _ text: String, columns: Int) -> [[Int]] {
    ScreenLayout(prompt: prompt, continuation: "..", text: Array(text.unicodeScalars), columns: columns)
      .positions.map { [$0.row, $0.column] }
  }

  @Test func oneRow() {
    #expect(positions("> ", "a王b", columns: 10) == [[0, 2], [0, 3], [0, 5], [0, 6]])
  }

  @Test("The cursor is never behind the last column")
  func fullRow() {
    #expect(positions("> ", "ab", columns: 4) == [[0, 2], [0, 3], [1, 0]])
  }

  @Test("A wide character that does not fit begins the next row")
  func wideAtTheEdge() {
    #expect(positions("> ", "a王b", columns: 4) == [[0, 2], [1, 0], [1, 2], [1, 3]])
  }

  @Test func newlineAndContinuation() {
    #expect(positions("> ", "a\nb", columns: 10) == [[0, 2], [0, 3], [1, 2], [1, 3]])
  }

  @Test("A combining character takes no column, a control one")
  func oddCharacters() {
    #expect(positions("", "e\u{301}\u{1}x", columns: 10) == [[0, 0], [0, 1], [0, 1], [0, 2], [0, 3]])
  }

  @Test func wrappedRowsAreKnown() {
    let layout = ScreenLayout(prompt: "> ", continuation: "", text: Array("abcdef\ng".unicodeScalars), columns: 4)
    #expect(layout.wrapped == [0, 1])
    #expect(layout.end == .init(row: 3, column: 1))
  }
}
