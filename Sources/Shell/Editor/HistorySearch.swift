/// Ctrl-R: the newest statement that contains what is typed, letter case aside; Ctrl-R again goes to older ones.
struct HistorySearch {
  private(set) var pattern = ""
  private let statements: [String]
  /// The place of the match; `statements.count` before anything is found.
  private var index: Int
  private(set) var hasFailed = false

  init(statements: [String]) {
    self.statements = statements
    self.index = statements.count
  }

  var match: String? { index < statements.count ? statements[index] : nil }

  mutating func type(_ scalar: Unicode.Scalar) {
    pattern.unicodeScalars.append(scalar)
    find(from: min(index, statements.count - 1))
  }

  mutating func type(_ text: String) {
    pattern += text
    find(from: min(index, statements.count - 1))
  }

  mutating func removeLast() {
    guard !pattern.isEmpty else { return }
    pattern.unicodeScalars.removeLast()
    if pattern.isEmpty {
      index = statements.count
      hasFailed = false
    } else {
      find(from: statements.count - 1)
    }
  }

  mutating func older() {
    if !pattern.isEmpty { find(from: index - 1) }
  }

  mutating func newer() {
    guard !pattern.isEmpty, index < statements.count else { return }
    let found = ((index + 1)..<statements.count).first { contains(statements[$0]) && statements[$0] != match }
    hasFailed = found == nil
    index = found ?? index
  }

  /// One row, shorter than the screen is wide; the match is shown around the pattern.
  func line(columns: Int) -> String {
    let head = "(\(hasFailed ? "no older match" : "search")) "
    let shown = PlainText.oneLine(pattern)
    let room = columns - 1
    let left = TerminalWidth.fitted(head + shown, columns: room)
    let rest = room - TerminalWidth.of(left) - 2
    guard let match, rest > 3 else { return left }
    return left + ": " + TerminalWidth.fitted(PlainText.oneLine(match), columns: rest)
  }

  private mutating func find(from start: Int) {
    guard start >= 0 else {
      hasFailed = true
      return
    }
    // Going on to an older one, the same statement again would look like nothing happened.
    let shown = start < index ? match : nil
    let found = (0...start).last { contains(statements[$0]) && statements[$0] != shown }
    hasFailed = found == nil
    index = found ?? index
  }

  private func contains(_ statement: String) -> Bool { statement.containsIgnoringCase(pattern) }
}

extension String {
  /// Without regard to letter case; every text contains the empty one.
  func containsIgnoringCase(_ pattern: String) -> Bool {
    let text = Array(lowercased().utf8)
    let wanted = Array(pattern.lowercased().utf8)
    guard let first = wanted.first else { return true }
    guard text.count >= wanted.count else { return false }
    return (0...(text.count - wanted.count)).contains { start in
      text[start] == first && text[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}
