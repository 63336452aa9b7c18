/// The terminal columns that `text` takes. Scalars of ambiguous width are narrow.
package func displayWidth(_ text: String) -> Int {
  plainWidth(text) ?? text.reduce(0) { $0 + displayWidth($1) }
}

/// The width of a text of printable ASCII and common ideographs, which is most of the text there is and needs neither
/// clusters nor properties; `nil` for any other.
func plainWidth(_ text: String) -> Int? {
  var width = 0
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x20..<0x7F: width += 1
    case 0x4E00...0x9FFF: width += 2
    default: return nil
    }
  }
  return width
}

/// An emoji sequence (joined, with a skin tone, a flag, or a text symbol followed by the emoji selector) takes two
/// columns as one picture; any other cluster takes the sum of its scalars, of which marks take none.
package func displayWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if isRegionalIndicator(first) { return scalars.count > 1 ? 2 : 1 }
  if first.properties.isEmojiPresentation { return 2 }
  var previous = first
  var width = 0
  for scalar in scalars {
    if scalar.value == 0xFE0F, previous.properties.isEmoji { return 2 }
    width += scalarWidth(scalar)
    previous = scalar
  }
  return width
}

func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

private func scalarWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) ? 1 : 0 }
  switch scalar.value {
  // Hangul vowels and trailing consonants join the syllable before them.
  case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
  // A soft hyphen is drawn; the other format characters are not.
  case 0xAD: return 1
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
  case .format: return scalar.properties.isDefaultIgnorableCodePoint ? 0 : 1
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
    .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation,
    .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
    .modifierSymbol, .otherSymbol, .spaceSeparator, .surrogate, .privateUse, .unassigned:
    return isWide(scalar) ? 2 : 1
  @unknown default: return isWide(scalar) ? 2 : 1
  }
}
