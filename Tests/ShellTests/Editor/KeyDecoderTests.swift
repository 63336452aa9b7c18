import Testing

@testable import Shell

@Suite struct KeyDecoderTests {
  /// What takes the place of a proposal, and what goes on with it.
  @Test(arguments: [
    (Key.scalar("s"), true), (.scalar("看"), true), (.scalar("1"), true), (.paste([0x61]), true), (.scalar(" "), false),
    (.scalar(","), false), (.scalar(";"), false), (.enter, false), (.tab, false), (.backspace, false), (.left, false),
    (.end, false), (.meta("b"), false), (.withControl("E"), false),
  ])
  func someKeysBeginAnew(_ key: Key, _ expected: Bool) {
    #expect(key.beginsAnew == expected)
  }

  /// Fed at once.
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    decoder.feed(text.utf8)
    return Self.drained(&decoder)
  }

  private static func drained(_ decoder: inout KeyDecoder) -> [Key] {
    var keys: [Key] = []
    while let key = decoder.next() { keys.append(key) }
    return keys
  }

  @Test(
    arguments: [
      ("a王\u{1F600}", [.scalar("a"), .scalar("王"), .scalar("\u{1F600}")]),
      ("\n\t\u{7F}\u{12}", [.enter, .tab, .backspace, .withControl("R")]),
      ("\u{1B}[A\u{1B}OB", [.up, .down]),
      ("\u{1B}[C\u{1B}[1;5C\u{1B}[1;3D", [.right, .wordRight, .wordLeft]),
      ("\u{1B}[H\u{1B}[4~\u{1B}[3~", [.home, .end, .delete]),
      ("\u{1B}b\u{1B}王", [.meta("b"), .meta("王")]),
      ("\u{18}\u{5}", [.externalEditor]),
      ("\u{1B}[200~a\u{1B}[A\nb\u{1B}[201~c", [.paste(Array("a\u{1B}[A\nb".utf8)), .scalar("c")]),
    ] as [(String, [Key])])
  func knownKeys(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test(
    "What is not known types nothing",
    arguments: [
      "\u{1B}[15~", "\u{1B}[[A", "\u{1B}[1;2P", "\u{1B}[?1;2c", "\u{1B}[<0;3;4M", "\u{1B}OP", "\u{1B}[Z", "\u{9B}",
    ])
  func unknownSequences(text: String) {
    #expect(keys(text + "x") == [.unknown, .scalar("x")])
  }

  @Test("The same keys, however the bytes arrive")
  func byteByByte() {
    let text = "王\u{1B}[1;5Cx\u{1B}[200~多\n行\u{1B}[201~\u{1B}[3~\u{18}\u{5}é"
    var decoder = KeyDecoder()
    var single: [Key] = []
    for byte in text.utf8 {
      decoder.feed([byte])
      single += Self.drained(&decoder)
    }
    #expect(single == keys(text))
    #expect(single.count == 7)
  }

  @Test("Bytes that are no UTF-8 become one replacement character each")
  func invalidBytes() {
    var decoder = KeyDecoder()
    decoder.feed([0xFF, 0x61, 0xC0, 0xE7, 0x8E, 0x62])
    #expect(
      Self.drained(&decoder) == [
        .scalar("\u{FFFD}"), .scalar("a"), .scalar("\u{FFFD}"), .scalar("\u{FFFD}"), .scalar("\u{FFFD}"), .scalar("b"),
      ])
  }

  @Test func escapeAloneIsAKeyAfterAWhile() {
    var decoder = KeyDecoder()
    decoder.feed([0x1B])
    #expect(decoder.next() == nil)
    #expect(decoder.isWaiting)
    #expect(decoder.expire() == .escape)
    #expect(!decoder.isWaiting)
    decoder.feed(Array("\u{1B}[1".utf8))
    #expect(decoder.next() == nil)
    #expect(decoder.expire() == .unknown)
    #expect(decoder.next() == nil)
  }

  @Test("A paste waits for its end for as long as it takes")
  func pasteDoesNotExpire() {
    var decoder = KeyDecoder()
    decoder.feed(Array("\u{1B}[200~abc".utf8))
    #expect(decoder.next() == nil)
    #expect(decoder.expire() == nil)
    decoder.feed(Array("d\u{1B}[201~".utf8))
    #expect(decoder.next() == .paste(Array("abcd".utf8)))
  }

  @Test func clearForgetsABegunPaste() {
    var decoder = KeyDecoder()
    decoder.feed(Array("\u{1B}[200~abc".utf8))
    _ = decoder.next()
    decoder.clear()
    decoder.feed(Array("x".utf8))
    #expect(decoder.next() == .scalar("x"))
  }
}
