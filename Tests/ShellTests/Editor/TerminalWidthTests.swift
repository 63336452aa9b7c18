import Testing

@testable import Shell

@Suite struct TerminalWidthTests {
  @Test(arguments: [("abc", 3), ("王芳", 4), ("a，b", 4), ("e\u{301}", 1), ("", 0)])
  func columns(text: String, expected: Int) {
    #expect(TerminalWidth.of(text) == expected)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("王芳王芳", 7, "王芳王…"), ("王芳王芳", 6, "王芳…"),
    ("abc", 1, "…"), ("abc", 0, ""),
  ])
  func fitted(text: String, columns: Int, expected: String) {
    #expect(TerminalWidth.fitted(text, columns: columns) == expected)
  }
}
