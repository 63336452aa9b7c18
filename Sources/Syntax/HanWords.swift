extension Lexer {
  /// Reads a run of letters and digits. A run with Chinese characters is cut before and after digits (`近30天`), and
  /// into known words when that leaves nothing over.
  mutating func readWords() {
    let start = index
    if let indentation, indentation == 0 || tokens.isEmpty {
      startStatement()
    } else if tokens.last?.isSymbol(.semicolon) ?? false {
      startStatement()
    }
    var end = start
    var hasHan = false
    while end < scalars.count, scalars[end].narrow.isNamePart {
      hasHan = hasHan || scalars[end].isHan
      end += 1
    }
    guard hasHan, !isKnown(word(from: start, to: end)) else {
      appendWord(to: end)
      return
    }
    var cut = start + 1
    while cut < end {
      let (before, after) = (scalars[cut - 1].narrow, scalars[cut].narrow)
      if (before.isHan && after.isDigit) || (before.isDigit && after.isHan) { break }
      cut += 1
    }
    for piece in pieces(from: start, to: cut) { appendWord(to: piece) }
  }

  private mutating func appendWord(to end: Int) {
    let start = index
    index = end
    append(.word, from: start, text: word(from: start, to: end))
  }

  private func word(from start: Int, to end: Int) -> String {
    var text = String.UnicodeScalarView()
    for index in start..<end { text.append(scalars[index].narrow) }
    return String(text)
  }

  /// In an entry of the log its labels are words, too; elsewhere a name may well be made of them.
  private func isKnown(_ word: String) -> Bool {
    isKeyword(word) || lexicon.knows(word)
  }

  private func isKeyword(_ word: String) -> Bool {
    KeywordIndex.isWhole(word) && (isInLog || !KeywordIndex.isLabel(word))
  }

  private mutating func startStatement() {
    let spellings = Keyword.log.spellings
    isInLog = (spellings.english + spellings.chinese).contains { spelling in
      spelling.unicodeScalars.enumerated().allSatisfy { peek($0.offset) == $0.element }
    }
  }

  /// The ends of the words in `start..<end`. Chinese and other letters in one run (`看visits`) are parted only at a
  /// keyword.
  private func pieces(from start: Int, to end: Int) -> [Int] {
    var found: [Int] = []
    var runStart = start
    while runStart < end {
      let isHan = scalars[runStart].isHan
      var runEnd = runStart + 1
      while runEnd < end, scalars[runEnd].isHan == isHan { runEnd += 1 }
      if isHan {
        guard let words = segments(from: runStart, to: runEnd) else { return [end] }
        let firstEnd = words.first ?? runEnd
        let lastStart = words.count > 1 ? words[words.count - 2] : runStart
        if runStart > start, !isKeyword(from: runStart, to: firstEnd) { return [end] }
        if runEnd < end, !isKeyword(from: lastStart, to: runEnd) { return [end] }
        found += words
      } else {
        found.append(runEnd)
      }
      runStart = runEnd
    }
    return found
  }

  private func isKeyword(from start: Int, to end: Int) -> Bool {
    isKeyword(word(from: start, to: end))
  }

  /// The fewest known words that make up the whole run, longer ones first; `nil` when something is left over.
  private func segments(from start: Int, to end: Int) -> [Int]? {
    let longestRun = 100
    let longestWord = 12
    guard end - start <= longestRun else { return nil }
    let count = end - start
    // Of the run's tail that starts here: how many words, and where the first one ends.
    var best: [(pieces: Int, end: Int)?] = Array(repeating: nil, count: count + 1)
    best[count] = (0, end)
    for position in stride(from: count - 1, through: 0, by: -1) {
      for length in stride(from: min(longestWord, count - position), through: 1, by: -1) {
        guard let tail = best[position + length] else { continue }
        if let found = best[position], found.pieces <= tail.pieces + 1 { continue }
        if isKnown(word(from: start + position, to: start + position + length)) {
          best[position] = (tail.pieces + 1, start + position + length)
        }
      }
    }
    var ends: [Int] = []
    var position = 0
    while position < count {
      guard let next = best[position] else { return nil }
      ends.append(next.end)
      position = next.end - start
    }
    return ends
  }
}
