import Rendering
import Syntax
import Values

/// A mistake as people read it: what is wrong, the line with the place underlined, one fix.
struct ErrorReport {
  /// The whole text that the spans count in.
  let text: String
  /// `review.crmql`; `nil` at the prompt and for `-c`.
  let file: String?
  var language = Language.english
  /// Columns of the terminal that shows it.
  var width: Int?

  /// The text with the first fix applied.
  static func repaired(_ text: String, by diagnostic: Diagnostic) -> String? {
    guard let fix = diagnostic.fixes.first else { return nil }
    var bytes = Array(text.utf8)
    guard fix.range.lowerBound >= 0, fix.range.upperBound <= bytes.count else { return nil }
    bytes.replaceSubrange(fix.range, with: Array(fix.replacement.utf8))
    return String(validating: bytes, as: UTF8.self)
  }

  func lines(for diagnostic: Diagnostic, statement: Span?) -> [String] {
    let bytes = Array(text.utf8)
    let start = min(max(0, diagnostic.span.start), bytes.count)
    let lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let lineNumber = bytes[..<start].count { $0 == 0x0A } + 1
    let before = String(decoding: bytes[lineStart..<start], as: UTF8.self)
    let end = min(max(start, diagnostic.span.end), lineEnd)
    let under = String(decoding: bytes[start..<end], as: UTF8.self)
    let line = terminalSafe(String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self))

    var lines: [String] = []
    let place = file.map { "\(terminalSafe($0)):\(lineNumber):\(before.count + 1): " } ?? ""
    lines.append("\(place)\(said("error"))[\(diagnostic.code)]\(said(": "))\(said(diagnostic.message))")
    if !line.isEmpty {
      let (shown, mark) = window(line, from: displayWidth(terminalSafe(before)), displayWidth(terminalSafe(under)))
      lines.append("  " + shown)
      lines.append("  " + mark)
    }
    for (position, fix) in diagnostic.fixes.prefix(3).enumerated() {
      if position == 0, let fixed = fixedStatement(fix, statement) {
        lines.append("  \(said(fix.message))  ->  \(terminalSafe(fixed))")
      } else {
        lines.append("  \(said("or: "))\(said(fix.message))")
      }
    }
    if diagnostic.fixes.isEmpty, let example = diagnostic.example {
      lines.append("  \(said(example.message))  ->  \(terminalSafe(sentence(example)))")
    }
    return lines
  }

  private func said(_ wording: Wording) -> String { terminalSafe(wording.text(in: language)) }

  /// The example in the words of the language.
  private func sentence(_ example: Diagnostic.Example) -> String {
    guard language == .chinese, let statement = try? parseStatement(example.sentence) else { return example.sentence }
    return formatted(statement, in: .chinese)
  }

  /// The corrected statement on one line.
  private func fixedStatement(_ fix: Diagnostic.Fix, _ statement: Span?) -> String? {
    var bytes = Array(text.utf8)
    guard fix.range.lowerBound >= 0, fix.range.upperBound <= bytes.count else { return nil }
    var region = statement.map { ($0.start, $0.end) } ?? Self.lines(around: fix.range.lowerBound, bytes)
    region = (min(region.0, fix.range.lowerBound), max(region.1, fix.range.upperBound))
    let change = fix.replacement.utf8.count - fix.range.count
    bytes.replaceSubrange(fix.range, with: Array(fix.replacement.utf8))
    let end = min(bytes.count, max(region.0, region.1 + change))
    let words = String(decoding: bytes[region.0..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ")
  }

  /// The lines of what stands at a place: one that is indented goes on.
  private static func lines(around place: Int, _ bytes: [UInt8]) -> (Int, Int) {
    func isIndented(_ start: Int) -> Bool { start < bytes.count && (bytes[start] == 0x20 || bytes[start] == 0x09) }
    var start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    while start > 0, isIndented(start) { start = bytes[..<(start - 1)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0 }
    var end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    while isIndented(end + 1) { end = bytes[(end + 1)...].firstIndex(of: 0x0A) ?? bytes.count }
    return (start, end)
  }

  /// A line that is too long is shown around the mark, which begins at a column and is so many wide.
  private func window(_ line: String, from column: Int, _ columns: Int) -> (line: String, mark: String) {
    let room = min(width ?? Self.longest, Self.longest) - 2
    var letters = line[...]
    var indent = column
    var shown = ""
    if displayWidth(line) > room {
      // A third of what is shown stands before the mark.
      while indent > room / 3, let first = letters.first {
        indent -= displayWidth(first)
        letters = letters.dropFirst()
      }
      if indent < column {
        shown = "…"
        indent += 1
      }
      var used = displayWidth(shown)
      for letter in letters {
        used += displayWidth(letter)
        if used >= room {
          shown.append("…")
          break
        }
        shown.append(letter)
      }
    } else {
      shown = line
    }
    let length = max(1, min(columns, room - indent))
    return (shown, String(repeating: " ", count: max(0, indent)) + "^" + String(repeating: "~", count: length - 1))
  }

  private static let longest = 200
}
