/// Reads words: blanks, yes and no, and the folding by which names are compared.
enum WordReading {
  static func boolean(_ text: String) -> Bool? {
    let word = PlainWriting.text(text).lowercased()
    if let found = answers[word] { return found }
    // A tick may be followed by the mark that makes it a picture.
    guard let first = word.unicodeScalars.first, word.unicodeScalars.dropFirst().allSatisfy({ $0 == "\u{FE0F}" }) else {
      return nil
    }
    return answers[String(first)]
  }

  /// `-1` is what Access and Visual Basic write, `1.0` what pandas does.
  private static let answers: [String: Bool] = {
    var found: [String: Bool] = [:]
    let yes = "true yes y t 1 1.0 -1 on x ja oui si sí vrai wahr verdadero 是 是的 对 有 √ ✓ ✔ ☑ ✅"
    let no = "false no n f 0 0.0 off nein non faux falsch falso 否 不是 无 不 × ✗ ✘ ✕ ☐ ❌"
    for word in yes.split(separator: " ") { found[String(word)] = true }
    for word in no.split(separator: " ") { found[String(word)] = false }
    return found
  }()

  /// The key under which a name is found: without regard to case, surrounding and repeated blanks, full width and what
  /// nobody sees.
  static func key(_ name: String) -> String {
    var isPlain = true
    var previous: UInt8 = 0x20
    for byte in name.utf8 {
      if byte >= 0x80 || (0x41...0x5A).contains(byte) || byte < 0x20 || (byte == 0x20 && previous == 0x20) {
        isPlain = false
        break
      }
      previous = byte
    }
    if isPlain, previous != 0x20 { return name }
    return PlainWriting.text(name).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The part without surrounding blanks: ASCII ones, U+00A0, U+2000 to U+200F, U+202A to U+202F, U+205F, U+2060, U+3000,
  /// U+FEFF.
  var trimmed: UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = count
    while start < end {
      let width = blankWidth(at: start, end: end)
      if width == 0 { break }
      start += width
    }
    while start < end {
      if self[end - 1] == 0x20 || (0x09...0x0D).contains(self[end - 1]) {
        end -= 1
      } else if end - start >= 2, self[end - 2] == 0xC2, blankWidth(at: end - 2, end: end) == 2 {
        end -= 2
      } else if end - start >= 3, self[end - 3] >= 0xE2, blankWidth(at: end - 3, end: end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: self[start..<end])
  }

  /// How many bytes the blank has that stands there; 0 when there is none.
  @inline(__always)
  private func blankWidth(at index: Int, end: Int) -> Int {
    let first = self[index]
    if first == 0x20 || (0x09...0x0D).contains(first) { return 1 }
    if first < 0x80 { return 0 }
    if first == 0xC2, end - index >= 2 { return self[index + 1] == 0xA0 ? 2 : 0 }
    guard end - index >= 3 else { return 0 }
    switch (first, self[index + 1], self[index + 2]) {
    case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAA...0xAF), (0xE2, 0x81, 0x9F...0xA0), (0xE3, 0x80, 0x80),
      (0xEF, 0xBB, 0xBF):
      return 3
    default: return 0
    }
  }
}

/// Without surrounding blanks.
func trimmed(_ text: String) -> String {
  guard let first = text.utf8.first, let last = text.utf8.last else { return text }
  if (0x21..<0x80).contains(first), (0x21..<0x80).contains(last) { return text }
  var copy = text
  return copy.withUTF8 { String(decoding: $0.trimmed, as: UTF8.self) }
}

extension String {
  func replacing(_ old: Character, _ new: Character) -> String { String(map { $0 == old ? new : $0 }) }

  func replacing(_ old: String, with new: String) -> String {
    var result = ""
    var rest = self[...]
    while let first = rest.first {
      if rest.hasPrefix(old) {
        result += new
        rest = rest.dropFirst(old.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
