import Rendering
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("Li Na", 5), ("王芳", 4), ("ﾊﾝｶｸ", 4), ("（无）", 6), ("。", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("é", 1), ("e\u{301}", 1), ("n\u{303}o\u{302}", 2), ("か\u{3099}", 2),
    ("👩‍👩‍👧", 2), ("👍🏽", 2), ("🇨🇳", 2), ("🇨🇳🇫🇷", 4), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 2), ("☎", 1), ("☎️", 2), ("1️⃣", 2), ("😀x", 3),
    ("–", 1), ("█▏", 2), ("⠿", 1), ("…", 1), ("§", 1), ("α", 1), ("𠀀", 2), ("𝒳", 1), ("\u{200B}", 0),
  ])
  func columns(_ text: String, _ expected: Int) {
    #expect(displayWidth(text) == expected)
  }
}
