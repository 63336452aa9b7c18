extension String {
  /// Commas, colons, brackets and the like as Chinese text writes them, wherever a Chinese character stands beside them or
  /// inside the brackets. What stands in quotes or back-ticks stays, and so do numbers and times.
  func withWidePunctuation() -> String {
    let letters = Array(self)
    guard letters.contains(where: { Self.widths[$0] != nil }) else { return self }
    var result = ""
    var quote: Character?
    /// Of the brackets that are open.
    var brackets: [Bool] = []
    var place = 0
    while place < letters.count {
      let letter = letters[place]
      place += 1
      if let opened = quote {
        if letter == opened { quote = nil }
        result.append(letter)
        continue
      }
      if letter == "`" || letter == "\"" { quote = letter }
      guard let wide = Self.widths[letter] else {
        result.append(letter)
        continue
      }
      let before = result.last { $0 != " " }
      let after = letters[place...].first { $0 != " " }
      let isWide: Bool
      switch letter {
      case "(":
        let inner = letters[place...].prefix { $0 != ")" }
        isWide = inner.contains(where: \.isHan)
        brackets.append(isWide)
      case ")": isWide = brackets.popLast() ?? false
      case _:
        let isWithinNumber = before?.isNumber == true && after?.isNumber == true
        isWide = !isWithinNumber && (before?.isHan == true || after?.isHan == true)
      }
      guard isWide else {
        result.append(letter)
        continue
      }
      while result.last == " " { result.removeLast() }
      result.append(wide)
      while place < letters.count, letters[place] == " " { place += 1 }
    }
    return result
  }

  private static let widths: [Character: Character] = [
    ",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！",
  ]
}

extension Character {
  /// A Chinese character, or one of the signs between them.
  fileprivate var isHan: Bool {
    unicodeScalars.allSatisfy {
      (0x3400...0x9FFF).contains($0.value) || (0xFF00...0xFF5E).contains($0.value) || $0.value == 0x3002
    }
  }
}
