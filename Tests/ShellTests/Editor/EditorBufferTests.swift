import Testing

@testable import Shell

@Suite struct EditorBufferTests {
  private func buffer(_ marked: String) -> EditorBuffer {
    let scalars = Array(marked.unicodeScalars)
    let cursor = scalars.firstIndex(of: "|") ?? scalars.count
    return EditorBuffer(scalars: scalars.filter { $0 != "|" }, cursor: cursor)
  }

  @Test(
    "The cursor moves by lines and keeps its column on the screen",
    arguments: [
      ("abc\nde|f", "ab|c\ndef"), ("abc\n王|芳", "ab|c\n王芳"), ("王芳\na|bc", "|王芳\nabc"),
      ("a\nlong li|ne", "a|\nlong line"),
      ("\n|", "|\n"), ("first\nsec|ond\nthird", "fir|st\nsecond\nthird"),
    ])
  func up(from: String, to: String) {
    #expect(buffer(from).cursorMoved(down: false) == buffer(to).cursor)
  }

  @Test(arguments: [
    ("ab|c\ndef", "abc\nde|f"), ("abcd|e\nf", "abcde\nf|"), ("a|\n\nb", "a\n|\nb"), ("ab|c\n王芳", "abc\n王|芳"),
  ])
  func down(from: String, to: String) {
    #expect(buffer(from).cursorMoved(down: true) == buffer(to).cursor)
  }

  @Test func thereIsAFirstAndALastLine() {
    #expect(buffer("a|bc\nd").cursorMoved(down: false) == nil)
    #expect(buffer("abc\nd|").cursorMoved(down: true) == nil)
  }

  @Test func textBeforeAndBehind() {
    let buffer = buffer("show 王|芳")
    #expect(buffer.beforeCursor == "show 王")
    #expect(!buffer.isAtEnd)
    #expect(buffer.text == "show 王芳")
  }
}
