/// Text from outside (the clipboard, an editor, the history file) as it may stand in the statement being typed.
enum PlainText {
  /// Newlines in their one form, a blank for a tab; other control characters and what only turns or hides text dropped.
  static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n":
        if !afterReturn { result.append("\n") }
      case "\r", "\u{2028}", "\u{2029}", "\u{85}": result.append("\n")
      case "\t": result.append(" ")
      default:
        if !isHidden(scalar) { result.append(scalar) }
      }
      afterReturn = scalar == "\r"
    }
    return String(result)
  }

  /// Controls of the terminal and marks that change the direction of text or cannot be seen.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// One line of it, safe to print: newlines become a visible mark.
  static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in cleaned(text).unicodeScalars {
      if scalar == "\n" { result.append("⏎") } else { result.append(scalar) }
    }
    return String(result)
  }
}
