import Rendering

/// The text of `help` and of messages on a terminal: paragraphs fill its width, what stands indented or in columns keeps its indent.
struct HelpLayout {
  let width: Int

  /// The text breaks its lines before this column; a longer one goes on in the next.
  private static let fullLine = 94
  private static let hanging = 4

  func laidOut(_ text: String) -> String {
    let written = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard written.contains(where: { displayWidth($0) > width }) else { return text }
    return paragraphs(written).flatMap(lines).joined(separator: "\n")
  }

  /// Lines that go on in the next are one; so is the rest of a paragraph.
  private func paragraphs(_ written: [String]) -> [String] {
    var found: [String] = []
    var goesOn = false
    for line in written {
      let isPlain = !line.isEmpty && !line.hasPrefix(" ") && Self.column(of: line) == nil
      if goesOn, isPlain, let last = found.last {
        let touches = Self.isWide(last.last) || Self.isWide(line.first)
        found[found.count - 1] = last + (touches ? "" : " ") + line
      } else {
        found.append(line)
      }
      goesOn = isPlain && displayWidth(line) >= Self.fullLine
    }
    return found
  }

  /// One line of text in as many as it takes.
  func lines(_ text: String) -> [String] {
    guard displayWidth(text) > width else { return [text] }
    if let column = Self.column(of: text) {
      let indent = displayWidth(column.left)
      if indent + 20 > width, Self.hanging < width {
        // What it means begins below.
        let left = String(column.left.reversed().drop { $0 == " " }.reversed())
        return wrapped(left, width: width)
          + wrapped(column.right, width: width - Self.hanging).map { blanks(Self.hanging) + $0 }
      }
      let parts = wrapped(column.right, width: width - indent)
      return parts.enumerated().map { ($0.offset == 0 ? column.left : blanks(indent)) + $0.element }
    }
    let own = text.prefix { $0 == " " }.count
    let rest = String(text.dropFirst(own))
    guard own > 0, own + Self.hanging < width else { return wrapped(text, width: width) }
    let first = wrapped(rest, width: width - own)
    guard let head = first.first else { return [text] }
    let others = trimmedStart(String(rest.dropFirst(head.count)))
    let tail = others.isEmpty ? [] : wrapped(others, width: width - own - Self.hanging)
    return [blanks(own) + head] + tail.map { blanks(own + Self.hanging) + $0 }
  }

  /// A word and what it means, two or more blanks apart.
  private static func column(of line: String) -> (left: String, right: String)? {
    let letters = Array(line)
    guard let start = letters.firstIndex(where: { $0 != " " }) else { return nil }
    var place = start
    while place + 1 < letters.count {
      if letters[place] == " ", letters[place + 1] == " " {
        guard let next = letters[place...].firstIndex(where: { $0 != " " }) else { return nil }
        return (String(letters[..<next]), String(letters[next...]))
      }
      place += 1
    }
    return nil
  }

  private static func isWide(_ character: Character?) -> Bool { character.map { displayWidth($0) == 2 } ?? false }

  private func trimmedStart(_ text: String) -> String { String(text.drop { $0 == " " }) }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
