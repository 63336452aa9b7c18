import Testing

@testable import Shell

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("a\r\r\nb", "a\n\nb"),
    ("a\tb", "a b"),
    ("\u{1B}]0;title\u{7}x\u{0}", "]0;titlex"),
    ("\u{9B}31m\u{202E}abc\u{2066}\u{200B}\u{FEFF}", "31mabc"),
    ("a\u{2028}b\u{85}c", "a\nb\nc"),
    ("王芳 👩‍👩‍👧 é", "王芳 👩‍👩‍👧 é"),
  ])
  func cleaned(text: String, expected: String) {
    #expect(PlainText.cleaned(text) == expected)
  }

  @Test func oneLineMarksNewlines() {
    #expect(PlainText.oneLine("show visits\r\nby rep") == "show visits⏎by rep")
  }
}
