/// `text` without anything that a terminal would obey or that would make it read as something else.
///
/// Control characters become their pictures (`␛`, `␊`), bidirectional controls, zero-width and other invisible
/// characters become `�`; emoji sequences, ideographic variants and combining marks stay. With `unicode` off the
/// replacements are `^[`, `^J` and `?`. Every name, cell, message and file name that reaches a terminal passes here.
package func terminalSafe(_ text: String, unicode: Bool = true) -> String {
  if plainWidth(text) != nil { return text }
  let scalars = Array(text.unicodeScalars)
  var safe = String.UnicodeScalarView()
  var index = 0
  while index < scalars.count {
    let kept = visibleRun(scalars, at: index)
    if kept == 0 {
      safe.append(contentsOf: replacement(scalars[index], unicode: unicode).unicodeScalars)
      index += 1
    } else {
      safe.append(contentsOf: scalars[index..<index + kept])
      index += kept
    }
  }
  return String(safe)
}

/// How many scalars from `index` on may stay as they are: 0 when this one may not.
private func visibleRun(_ scalars: [Unicode.Scalar], at index: Int) -> Int {
  let scalar = scalars[index]
  let previous = index > 0 ? scalars[index - 1] : nil
  switch scalar.value {
  case 0x20..<0x7F: return 1
  case 0x1F3F4: return 1 + subdivisionTags(scalars, after: index)
  case 0x200D:
    guard let previous, index + 1 < scalars.count else { return 0 }
    return joins(previous) && isPicture(scalars[index + 1]) ? 1 : 0
  case 0xFE0E, 0xFE0F:
    guard let previous else { return 0 }
    return previous.properties.isEmoji || previous.properties.isIdeographic ? 1 : 0
  case 0xFE00...0xFE0D, 0xE0100...0xE01EF: return previous?.properties.isIdeographic == true ? 1 : 0
  case 0xFFF9...0xFFFB: return 0
  default: return isVisible(scalar) ? 1 : 0
  }
}

/// The tags of a flag such as Scotland's: letters or digits up to the cancel tag; 0 when they are not closed.
private func subdivisionTags(_ scalars: [Unicode.Scalar], after flag: Int) -> Int {
  var length = 0
  while flag + 1 + length < scalars.count, length < 8 {
    let value = scalars[flag + 1 + length].value
    length += 1
    if value == 0xE007F { return length > 1 ? length : 0 }
    guard (0xE0030...0xE0039).contains(value) || (0xE0061...0xE007A).contains(value) else { return 0 }
  }
  return 0
}

private func isPicture(_ scalar: Unicode.Scalar) -> Bool { !scalar.isASCII && scalar.properties.isEmoji }

/// Whether a picture may be joined to what `scalar` ends.
private func joins(_ scalar: Unicode.Scalar) -> Bool { isPicture(scalar) || scalar.value == 0xFE0F }

private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  let properties = scalar.properties
  if properties.isDefaultIgnorableCodePoint { return false }
  let category = properties.generalCategory
  return category != .control && category != .lineSeparator && category != .paragraphSeparator
}

private func replacement(_ scalar: Unicode.Scalar, unicode: Bool) -> String {
  let value = scalar.value
  if value < 0x20 {
    return unicode ? picture(0x2400 + value) : "^" + picture(0x40 + value)
  }
  if value == 0x7F { return unicode ? "␡" : "^?" }
  if value == 0x85 || value == 0x2028 || value == 0x2029 { return unicode ? "␤" : "^J" }
  return unicode ? "\u{FFFD}" : "?"
}

private func picture(_ value: UInt32) -> String { Unicode.Scalar(value).map { String(Character($0)) } ?? "?" }
