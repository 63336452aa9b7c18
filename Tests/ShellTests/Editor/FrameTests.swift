import Testing

@testable import Shell

@Suite struct FrameTests {
  private func frame(
    _ text: String, cursor: Int? = nil, columns: Int = 20, height: Int = 10, highlights: [Highlight] = [],
    ghost: String = "", colour: Bool = false
  ) -> Frame {
    let scalars = Array(text.unicodeScalars)
    return Frame(
      Frame.Content(
        prompt: "> ", continuation: ". ", buffer: EditorBuffer(scalars: scalars, cursor: cursor ?? scalars.count),
        highlights: highlights, ghost: ghost, isColoured: colour),
      columns: columns, height: height)
  }

  @Test func rowsOfALongText() {
    let frame = frame("abcdefgh\n王芳", columns: 6)
    #expect(frame.rows.map(\.text) == ["> abcd", "efgh", ". 王芳", ""])
    #expect(frame.rows.map(\.isWrapped) == [true, false, true, false])
    #expect(frame.cursor == .init(row: 3, column: 0))
  }

  @Test("Highlights count bytes; the later one wins; a colour ends with its row")
  func colours() {
    let text = "show 王芳 x"
    let frame = frame(
      text, highlights: [.init(0..<12, .keyword), .init(5..<11, .unknown)], colour: false)
    #expect(frame.rows[0].text == "> \u{1B}[1mshow \u{1B}[0m\u{1B}[31m王芳\u{1B}[0m\u{1B}[1m \u{1B}[0mx")
    #expect(frame.rows[0].width == 13)
    let narrow = self.frame("xxxxyyyy", columns: 6, highlights: [.init(2..<6, .unknown)])
    #expect(narrow.rows.map(\.text) == ["> xx\u{1B}[31mxx\u{1B}[0m", "\u{1B}[31myy\u{1B}[0myy"])
  }

  @Test("Damaged ranges colour what they hold and nothing else")
  func rangesBeyondTheText() {
    let frame = frame("ab", highlights: [.init(1..<99, .text), .init(50..<60, .text)])
    #expect(frame.rows[0].text == "> a\u{1B}[32mb\u{1B}[0m")
  }

  @Test(arguments: [("rest", "rest"), ("a very long ghost of the rest", "a very long ghos"), ("one\ntwo", "one")])
  func ghostStaysInItsRow(ghost: String, shown: String) {
    let frame = frame("x", ghost: ghost)
    #expect(frame.rows.map(\.text) == ["> x\u{1B}[2m\(shown)\u{1B}[0m"])
    #expect(frame.cursor == .init(row: 0, column: 3))
  }

  @Test("Of a text taller than the screen the part around the cursor is shown", arguments: [0, 7, 19])
  func tallText(line: Int) {
    let lines = (0..<20).map { "line\($0)" }
    let cursor = lines[..<line].reduce(0) { $0 + $1.count + 1 }
    let frame = frame(lines.joined(separator: "\n"), cursor: cursor, height: 6)
    #expect(frame.rows.count == 6)
    #expect(frame.rows[frame.cursor.row].text == (line == 0 ? "> " : ". ") + lines[line])
  }

  @Test func whatCannotBePrintedIsReplaced() {
    #expect(frame("a\u{1B}[2Jb").rows[0].text == "> a\u{FFFD}[2Jb")
  }
}
