/// One way to write what can be written in many: full-width forms, blanks, minus signs and apostrophes of every kind
/// become their ASCII ones, and characters that nobody sees go. For numbers, days and words, not for names.
enum PlainWriting {
  /// The bytes of `text`, folded.
  static func bytes(of text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.utf8) }
    var found: [UInt8] = []
    found.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if let folded = fold(scalar) { found.append(contentsOf: UTF8.encode(folded) ?? .init()) }
    }
    return found
  }

  static func text(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : String(decoding: bytes(of: text), as: UTF8.self)
  }

  /// `nil` for what nobody sees.
  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if isInvisible(scalar) { return nil }
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0)
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
    case 0x2010...0x2015, 0x2212, 0xFE63: return "-"
    case 0x2018, 0x2019, 0x2B9, 0x2BC, 0x2032, 0xB4, 0x60: return "'"
    case 0x3002: return "."
    case 0xFFE1: return "£"
    case 0xFFE5: return "¥"
    case 0xFFE6: return "₩"
    default: return scalar
    }
  }

  /// Without width or direction only: byte order marks, zero-width blanks, marks of direction, soft hyphens. The joiner
  /// that holds an emoji together is not among them.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
