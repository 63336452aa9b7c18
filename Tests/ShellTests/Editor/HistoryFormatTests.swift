import Testing

@testable import Shell

@Suite struct HistoryFormatTests {
  @Test(arguments: [
    "show visits", "show visits\nby rep", #"where name = "a\n\\b""#, "#1700000000", "# note", "\\", "王芳\n\n", "a\\\nb",
  ])
  func whatIsWrittenIsReadAgain(statement: String) {
    let bytes = Array((HistoryFormat.entry(statement, time: 7) + HistoryFormat.entry("next", time: 8)).utf8)
    #expect(HistoryFormat.statements(in: bytes[...], isWhole: true) == [statement, "next"])
  }

  @Test func twoLinesAnEntry() {
    #expect(HistoryFormat.entry("show a\\b\nby c", time: 1_700_000_000) == "#1700000000\nshow a\\\\b\\nby c\n")
    #expect(HistoryFormat.entry("#x", time: 0) == "#0\n\\#x\n")
  }

  @Test(
    "Damage costs the entry it stands in",
    arguments: [
      ("#1\nfirst\n#2\nse\u{1B}[2Jcond\n#3\nthird\n", ["first", "third"]),
      ("no time\n#1\nfirst\n", ["first"]),
      ("#1\n#2\nsecond\n", ["second"]),
      ("#1\nfirst\n#2", ["first"]),
      ("#1\nfirst\n#2x\nlost\n#3\nthird\n", ["first", "third"]),
      ("#1\nsame\n#2\nsame\n", ["same"]),
      ("", []),
    ])
  func damaged(file: String, expected: [String]) {
    #expect(HistoryFormat.statements(in: Array(file.utf8)[...], isWhole: true) == expected)
  }

  @Test func invalidUTF8IsPassedOver() {
    let bytes = Array("#1\na".utf8) + [0xFF] + Array("\n#2\nb\n".utf8)
    #expect(HistoryFormat.statements(in: bytes[...], isWhole: true) == ["b"])
  }

  @Test func aPartOfAFileBeginsInTheMiddleOfALine() {
    #expect(HistoryFormat.statements(in: Array("ow visits\n#2\nb\n".utf8)[...], isWhole: false) == ["b"])
    #expect(HistoryFormat.statements(in: Array("#17\na\n#2\nb\n".utf8)[...], isWhole: false) == ["b"])
  }
}
