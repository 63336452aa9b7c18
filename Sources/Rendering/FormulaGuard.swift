/// Whether a spreadsheet might read `text` as a formula: it starts with a character that begins one (also in its
/// full-width form, which East Asian versions accept) and is no number. Blanks and quotes before that character do not
/// hide it, because programs that read a file may take them off.
func looksLikeFormula(_ text: String) -> Bool {
  for scalar in text.unicodeScalars {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return !isNumber(text)
    case " ", "\u{A0}", "\u{3000}", "\u{FEFF}", "\"": continue
    default: return false
    }
  }
  return false
}

/// A sign, digits with at most one dot, perhaps an exponent: `-12.5`, `+8613800138000`, `1e5`.
private func isNumber(_ text: String) -> Bool {
  var rest = text.utf8.span.count > 64 ? [][...] : Array(text.utf8)[...]
  if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
  let whole = takeDigits(&rest)
  var fraction = 0
  if rest.first == 0x2E {
    rest.removeFirst()
    fraction = takeDigits(&rest)
  }
  guard whole + fraction > 0 else { return false }
  if rest.first == 0x65 || rest.first == 0x45 {
    rest.removeFirst()
    if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
    guard takeDigits(&rest) > 0 else { return false }
  }
  return rest.isEmpty
}

private func takeDigits(_ bytes: inout ArraySlice<UInt8>) -> Int {
  let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
  bytes.removeFirst(digits)
  return digits
}
