/// Scalars of East Asian Width W or F that are not emoji by default presentation: blocks of scripts written in
/// full-width cells, with the gaps between neighbouring blocks of the same kind filled.
let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F,  // Hangul leading consonants
  0x2329...0x232A,  // angle brackets
  0x2E80...0x303E,  // CJK radicals, description characters, punctuation
  0x3041...0x3247,  // kana, bopomofo, Hangul compatibility, enclosed letters
  0x3250...0x4DBF,  // enclosed months, compatibility units, ideographs extension A
  0x4E00...0xA4CF,  // unified ideographs, Yi
  0xA960...0xA97F,  // Hangul extended A
  0xAC00...0xD7A3,  // Hangul syllables
  0xF900...0xFAFF,  // compatibility ideographs
  0xFE10...0xFE1F,  // vertical forms
  0xFE30...0xFE6F,  // compatibility and small forms
  0xFF01...0xFF60,  // full-width ASCII
  0xFFE0...0xFFE6,  // full-width signs
  0x16FE0...0x18DFF,  // ideographic marks, Tangut, Khitan
  0x1AFF0...0x1B2FF,  // kana extensions, Nushu
  0x1F200...0x1F265,  // enclosed ideographs
  0x20000...0x2FFFD,  // ideographs, plane 2
  0x30000...0x3FFFD,  // ideographs, plane 3
]

func isWide(_ scalar: Unicode.Scalar) -> Bool {
  guard scalar.value >= 0x1100 else { return false }
  if scalar.properties.isEmojiPresentation { return true }
  var low = 0
  var high = wideRanges.count
  while low < high {
    let middle = (low + high) / 2
    if wideRanges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
  }
  return low < wideRanges.count && wideRanges[low].contains(scalar.value)
}
