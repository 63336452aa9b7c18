internal import CEditline

/// Columns of text as the C library counts them.
enum TerminalWidth {
  private static let localeIsSet: Void = terminal_use_utf8()

  /// -1 for a character that cannot be printed.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    _ = localeIsSet
    return Int(terminal_width(scalar.value))
  }

  /// Columns it takes on the screen, where something stands for what cannot be printed.
  static func shown(_ scalar: Unicode.Scalar) -> Int { isShownAsItself(scalar) ? of(scalar) : 1 }

  static func isShownAsItself(_ scalar: Unicode.Scalar) -> Bool { of(scalar) >= 0 && !PlainText.isHidden(scalar) }

  /// Columns of a text in one row.
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + max(0, of($1)) }
  }

  /// As much of the text as fits, with "…" where something is missing.
  static func fitted(_ text: String, columns: Int) -> String {
    guard of(text) > columns else { return text }
    guard columns > 0 else { return "" }
    return prefix(text, columns: columns - 1) + "…"
  }

  /// The longest beginning that needs at most this many columns.
  static func prefix(_ text: String, columns: Int) -> String {
    var used = 0
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      used += max(0, of(scalar))
      if used > columns { break }
      result.append(scalar)
    }
    return String(result)
  }
}
