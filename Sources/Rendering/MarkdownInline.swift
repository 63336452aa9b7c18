/// Emphasis, code and links within a line of prose.
struct MarkdownInline {
  /// How far the end of an emphasis or a link is looked for.
  private static let reach = 2_000
  private static let deepest = 12

  static func html(_ text: some StringProtocol) -> String { MarkdownInline(Array(text), depth: 0).html() }

  private let letters: [Character]
  private let depth: Int

  private init(_ letters: [Character], depth: Int) {
    self.letters = letters
    self.depth = depth
  }

  private func html() -> String {
    var html = ""
    var index = 0
    while index < letters.count {
      if let (written, next) = special(at: index) {
        html += written
        index = next
      } else {
        html += escapedHTML(String(letters[index]))
        index += 1
      }
    }
    return html
  }

  private func inner(_ range: Range<Int>) -> String {
    let part = Array(letters[range])
    return depth < Self.deepest ? MarkdownInline(part, depth: depth + 1).html() : escapedHTML(String(part))
  }

  /// What stands at `index` as HTML, and where the text goes on; `nil` for an ordinary character.
  private func special(at index: Int) -> (String, Int)? {
    switch letters[index] {
    case "\\":
      guard index + 1 < letters.count else { return nil }
      let next = letters[index + 1]
      if next == "\n" { return ("<br>\n", index + 2) }
      return next.isASCII && (next.isPunctuation || next.isSymbol) ? (escapedHTML(String(next)), index + 2) : nil
    case "`": return code(at: index)
    case "*", "_", "~": return emphasis(at: index)
    case "[": return link(at: index)
    // A picture would need the network or a file beside the page: its text stands for it.
    case "!": return index + 1 < letters.count && letters[index + 1] == "[" ? link(at: index + 1) : nil
    case "<": return address(at: index)
    case " ":
      let end = letters[index...].prefix { $0 == " " }.endIndex
      guard end - index > 1, end < letters.count, letters[end] == "\n" else { return nil }
      return ("<br>\n", end + 1)
    default: return nil
    }
  }

  private func code(at index: Int) -> (String, Int)? {
    let mark = letters[index...].prefix { $0 == "`" }
    var end = mark.endIndex
    while end < letters.count {
      let run = letters[end...].prefix { $0 == "`" }
      if run.count == mark.count {
        var text = letters[mark.endIndex..<end]
        if text.count > 2, text.first == " ", text.last == " " { text = text.dropFirst().dropLast() }
        return ("<code>\(escapedHTML(String(text.map { $0 == "\n" ? " " : $0 })))</code>", run.endIndex)
      }
      end = max(run.endIndex, end + 1)
    }
    return (escapedHTML(String(mark)), mark.endIndex)
  }

  /// `*em*`, `**strong**`, `_em_`, `__strong__`, `~~deleted~~`; inside of a word `_` is a letter.
  private func emphasis(at index: Int) -> (String, Int)? {
    let sign = letters[index]
    let run = letters[index...].prefix { $0 == sign }
    let width = sign == "~" ? 2 : min(run.count, 2)
    let start = index + width
    guard run.count >= width, start < letters.count, !letters[start].isWhitespace else { return nil }
    if sign == "_", index > 0, isWordPart(letters[index - 1]) { return (escapedHTML(String(run)), run.endIndex) }
    var end = start + 1
    while end + width <= letters.count, end - start < Self.reach {
      if letters[end] == "\\" {
        end += 2
        continue
      }
      let closing = letters[end...].prefix { $0 == sign }
      if closing.count >= width, !letters[end - 1].isWhitespace, closing.count == width || width == 2 {
        let after = end + width
        if sign != "_" || after >= letters.count || !isWordPart(letters[after]) {
          let tag = sign == "~" ? "del" : width == 2 ? "strong" : "em"
          return ("<\(tag)>\(inner(start..<end))</\(tag)>", after)
        }
      }
      end = max(closing.endIndex, end + 1)
    }
    return (escapedHTML(String(run)), run.endIndex)
  }

  private func isWordPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  /// `[text](address)`
  private func link(at index: Int) -> (String, Int)? {
    var nested = 0
    var end = index
    while end < letters.count, end - index < Self.reach {
      if letters[end] == "\\" { end += 1 }
      if end < letters.count, letters[end] == "[" { nested += 1 }
      if end < letters.count, letters[end] == "]" {
        nested -= 1
        if nested == 0 { break }
      }
      end += 1
    }
    guard end + 1 < letters.count, letters[end] == "]", letters[end + 1] == "(" else { return nil }
    guard let close = letters[(end + 2)...].prefix(Self.reach).firstIndex(of: ")") else { return nil }
    let written = String(letters[(end + 2)..<close]).split(separator: " ").first.map(String.init) ?? ""
    let text = inner((index + 1)..<end)
    guard Self.isHarmless(written) else { return (text, close + 1) }
    return ("<a href=\"\(escapedHTML(written))\">\(text)</a>", close + 1)
  }

  /// `<https://example.com>`
  private func address(at index: Int) -> (String, Int)? {
    guard let end = letters[index...].prefix(Self.reach).firstIndex(of: ">") else { return nil }
    let written = String(letters[(index + 1)..<end])
    guard written.contains(":"), !written.contains(" "), Self.isHarmless(written) else { return nil }
    return ("<a href=\"\(escapedHTML(written))\">\(escapedHTML(written))</a>", end + 1)
  }

  /// Whether a click leads to a page, a file or a letter, and runs nothing.
  private static func isHarmless(_ address: String) -> Bool {
    guard let colon = address.firstIndex(of: ":") else { return !address.isEmpty }
    let scheme = address[..<colon]
    if scheme.contains(where: { "/?#".contains($0) }) { return true }
    return ["http", "https", "mailto"].contains(scheme.lowercased())
  }
}
