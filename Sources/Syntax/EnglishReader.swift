import Values

/// Reading an English question word by word, its times among them.
extension EnglishSpeech {
  /// Reads from a word on; what is read is taken off.
  struct Reader {
    var rest: ArraySlice<String>

    var isAtEnd: Bool { rest.isEmpty }

    /// One of the words, of which each may be several.
    mutating func take(_ choices: [String]) -> String? {
      for choice in choices.sorted(by: { $0.count > $1.count }) {
        let parts = choice.split(separator: " ").map(String.init)
        if rest.starts(with: parts) {
          rest = rest.dropFirst(parts.count)
          return choice
        }
      }
      return nil
    }

    mutating func skip(_ choices: Set<String>) {
      while let first = rest.first, choices.contains(first) { rest = rest.dropFirst() }
    }

    /// `last year`, `this quarter`, `last 3 months`, `2026`, `2026-Q1`, as the language writes them.
    mutating func period() -> String? {
      let before = rest
      skip(["in", "during", "for", "over", "the", "of"])
      if let word = take([
        "today", "yesterday", "ytd", "qtd", "mtd", "year to date", "month to date", "quarter to date",
      ]) {
        return word
      }
      if let which = take(["this", "last", "next", "past", "previous", "current"]) {
        let said = ["past": "last", "previous": "last", "current": "this"][which] ?? which
        let count = rest.first.flatMap(Int.init)
        if count != nil { rest = rest.dropFirst() }
        if let unit = rest.first, EnglishSpeech.units.contains(unit) {
          rest = rest.dropFirst()
          return count.map { "\(said) \($0) \(unit)" } ?? "\(said) \(unit)"
        }
      } else if let first = rest.first, EnglishSpeech.isDated(first) {
        rest = rest.dropFirst()
        return first.uppercased()
      }
      rest = before
      return nil
    }

    /// `as of 2026-10-31`
    mutating func day() -> String? {
      guard rest.starts(with: ["as", "of"]), let written = rest.dropFirst(2).first, CivilDate(iso: written) != nil
      else {
        return nil
      }
      rest = rest.dropFirst(3)
      return "as of \(written)"
    }

    /// `30 days`
    mutating func days() -> Int? {
      guard let count = rest.first.flatMap(Int.init), count > 0, let unit = rest.dropFirst().first,
        let length = ["day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30][unit]
      else { return nil }
      rest = rest.dropFirst(2)
      return count * length
    }
  }

  static let units: Set<String> = [
    "day", "week", "month", "quarter", "year", "days", "weeks", "months", "quarters", "years",
  ]

  /// `2026`, `2026-q1`, `2026-03`
  static func isDated(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ Int($0) }), (1990...2099).contains(year), parts.count <= 2 else {
      return false
    }
    guard parts.count == 2 else { return true }
    return ["q1", "q2", "q3", "q4", "h1", "h2"].contains(String(parts[1]))
      || parts[1].count == 2 && Int(parts[1]) != nil
  }
}
