import Rendering
import Testing

@Suite struct TerminalSafeTests {
  @Test(arguments: [
    ("\u{1B}]0;title\u{7}", "␛]0;title␇"),
    ("\u{1B}]52;c;cHduZWQ=\u{1B}\\", "␛]52;c;cHduZWQ=␛\\"),
    ("\u{1B}[2J\u{1B}[1;1H", "␛[2J␛[1;1H"),
    ("\u{9B}31mred", "\u{FFFD}31mred"),
    ("\u{9D}0;title\u{9C}", "\u{FFFD}0;title\u{FFFD}"),
    ("a\nb\tc\r\u{0}", "a␊b␉c␍␀"),
    ("del\u{7F}", "del␡"),
    ("abc\u{202E}def\u{202C}", "abc\u{FFFD}def\u{FFFD}"),
    ("\u{2066}x\u{2069}\u{200F}\u{61C}", "\u{FFFD}x\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("a\u{200B}b\u{200D}c\u{FEFF}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
    ("soft\u{AD}hyphen", "soft\u{FFFD}hyphen"),
    ("line\u{2028}para\u{2029}next\u{85}", "line␤para␤next␤"),
    ("\u{E0061}\u{E0062}", "\u{FFFD}\u{FFFD}"),
    ("🏴\u{E0067}\u{E0062}", "🏴\u{FFFD}\u{FFFD}"),
    ("\u{FE0F}x", "\u{FFFD}x"),
  ])
  func whatATerminalWouldObeyIsShown(_ text: String, _ expected: String) {
    #expect(terminalSafe(text) == expected)
  }

  @Test(arguments: [
    "Li Na", "王芳", "é", "e\u{301}", "👩‍👩‍👧", "🇨🇳", "👍🏽", "☎️", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏳️‍🌈", "葛\u{E0100}", "a–b · c", "한국어", "שלום",
    "👩🏽‍💻",
  ])
  func ordinaryTextStays(_ text: String) {
    #expect(terminalSafe(text) == text)
  }

  @Test func withoutUnicodeTheReplacementsAreASCII() {
    #expect(terminalSafe("\u{1B}[1m\n\u{7F}\u{202E}", unicode: false) == "^[[1m^J^??")
  }

  @Test func noControlCharacterSurvivesAnyNeighbour() {
    let neighbours = ["", "a", "王", "👩", "🏴", "\u{FE0F}", "\u{301}"]
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let category = scalar.properties.generalCategory
      guard category == .control || category == .lineSeparator || category == .paragraphSeparator else { continue }
      for neighbour in neighbours {
        let safe = terminalSafe(neighbour + String(Character(scalar)) + neighbour)
        #expect(!safe.unicodeScalars.contains(scalar))
      }
    }
  }
}
