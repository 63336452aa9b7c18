extension Diagnostic {
  /// `的` between two names is no clause of its own.
  func isOfPossession(_ bytes: [UInt8]) -> Bool {
    code == "foreign-clause" && span.end <= bytes.count && Array(bytes[span.start..<span.end]) == Array("的".utf8)
  }

  /// The whole statement as a spoken question, where reading it by the grammar found nothing better to say. All of an
  /// English one has to be understood, and is better than a part of it.
  ///
  /// - Parameter isCertain: Chinese only where it has words that nothing else has.
  func spoken(_ bytes: [UInt8], region: Span, lexicon: Lexicon, isCertain: Bool) -> Diagnostic? {
    var end = min(region.end, bytes.count)
    while end > region.start, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[end - 1]) { end -= 1 }
    let whole = Span(region.start, end)
    let text = String(decoding: bytes[region.start..<end], as: UTF8.self)
    let meant: String?
    if text.utf8.contains(where: { $0 >= 0xE4 }) {
      guard !isCertain || code == "unknown-statement", Self.spokenInChinese.contains(code) else { return nil }
      let speech = HanSpeech(text, lexicon: lexicon)
      meant = !isCertain || speech.isSpoken ? speech.sentence : nil
    } else {
      meant = EnglishSpeech(text, lexicon: lexicon)?.sentence
    }
    guard let meant else { return nil }
    var spoken = Diagnostic.foreignStatement(text, meant, whole, replacing: whole)
    spoken.repair(in: bytes, region: region, lexicon: lexicon)
    return spoken.fixes.isEmpty ? nil : spoken
  }

  /// Mistakes that a spoken Chinese question looks like.
  private static let spokenInChinese: Set = [
    "unknown-statement", "unexpected", "foreign-clause", "missing-comma", "missing-where", "filler",
    "mean-of-rows",
  ]
}
