extension Unicode.Scalar {
  /// Full-width forms as their ASCII twins, everything else as it is.
  var narrow: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
    case 0x3000: " "
    case 0x3001: ","
    default: self
    }
  }

  var isDigit: Bool { ("0"..."9").contains(self) }

  var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005, 0x3007: true
    default: false
    }
  }

  /// Letters of every script, and `_`.
  var isNameStart: Bool {
    if value < 0x80 { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" }
    return isHan || properties.isAlphabetic
  }

  var isNamePart: Bool {
    if value < 0x80 { return isNameStart || isDigit }
    if isNameStart { return true }
    return switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: true
    default: false
    }
  }

  /// C0 and C1 control characters; a text may hold tabs and line ends.
  var isForbiddenInText: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }

  /// Nothing that a token could begin with, nor white space.
  var isUnreadable: Bool {
    switch self {
    case "\t", "\n", "\r", " ", "\u{A0}", "\"", "'", "“", "”", "‘", "’", "「", "『", "`", "$", "≠", "≤", "≥", "→", "−",
      "×",
      "÷":
      false
    case "=", "!", "<", ">", "+", "-", "*", "/", ".", "(", ")", "{", "}", ",", ";", ":", "&", "|": false
    default: !isNamePart
    }
  }

  /// Whether this ends a text that `opening` began: curly quotes end with either of their pair.
  func closes(_ opening: Unicode.Scalar, raw: Unicode.Scalar) -> Bool {
    switch opening {
    case "“", "”": self == "“" || self == "”"
    case "‘", "’": self == "‘" || self == "’"
    case "「": self == "」"
    case "『": self == "』"
    default: self == raw
    }
  }
}
