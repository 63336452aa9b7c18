/// Reads words: blanks, yes and no, and the folding by which names are compared.
enum WordReading {
  static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "y", "t", "1", "是", "对", "有": true
    case "false", "no", "n", "f", "0", "否", "无", "不": false
    default: nil
    }
  }

  /// The key under which a name is found: without regard to case, surrounding and repeated blanks.
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
    return name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The part without surrounding blanks: ASCII ones, U+00A0 and U+3000.
  var trimmed: UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = count
    while start < end {
      if self[start] == 0x20 || (0x09...0x0D).contains(self[start]) {
        start += 1
      } else if end - start >= 2, self[start] == 0xC2, self[start + 1] == 0xA0 {
        start += 2
      } else if end - start >= 3, self[start] == 0xE3, self[start + 1] == 0x80, self[start + 2] == 0x80 {
        start += 3
      } else {
        break
      }
    }
    while start < end {
      if self[end - 1] == 0x20 || (0x09...0x0D).contains(self[end - 1]) {
        end -= 1
      } else if end - start >= 2, self[end - 2] == 0xC2, self[end - 1] == 0xA0 {
        end -= 2
      } else if end - start >= 3, self[end - 3] == 0xE3, self[end - 2] == 0x80, self[end - 1] == 0x80 {
        end -= 3
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: self[start..<end])
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
