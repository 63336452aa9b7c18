/// The prose of a literate script as HTML: headings, paragraphs, lists, quotations, code, tables and rules, after
/// CommonMark and its tables, as far as reports need them. HTML in the prose is shown, not obeyed.
struct MarkdownHTML {
  /// Lists and quotations inside of one another.
  private static let deepest = 12

  /// `safe` is what may be shown of a text.
  static func page(_ markdown: String, safe: (String) -> String) -> String {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      safe(line.hasSuffix("\r") ? String(line.dropLast()) : String(line).map { $0 == "\t" ? "    " : "\($0)" }.joined())
    }
    return MarkdownHTML(lines: lines, depth: 0).html(isTight: false)
  }

  /// The text of the first heading, for the title of the page.
  static func heading(of markdown: String) -> String? {
    for line in markdown.split(separator: "\n") {
      if let (_, text) = heading(line.drop { $0 == " " }), !text.isEmpty { return String(text) }
    }
    return nil
  }

  private let lines: [String]
  private let depth: Int

  private func html(isTight: Bool) -> String {
    var html = ""
    var index = 0
    while index < lines.count {
      let line = lines[index].drop { $0 == " " }
      if line.isEmpty {
        index += 1
      } else if let fence = Self.fence(line) {
        html += code(from: &index, fence)
      } else if let (level, text) = Self.heading(line) {
        html += "<h\(level)>\(MarkdownInline.html(text))</h\(level)>\n"
        index += 1
      } else if Self.isRule(line) {
        html += "<hr>\n"
        index += 1
      } else if line.first == ">" {
        html += quotation(from: &index)
      } else if Marker(lines[index]) != nil {
        html += list(from: &index)
      } else if index + 1 < lines.count, line.contains("|"), let sides = Self.sides(lines[index + 1]) {
        html += table(from: &index, sides)
      } else {
        html += paragraph(from: &index, isTight: isTight)
      }
    }
    return html
  }

  private func inner(_ lines: [String], isTight: Bool) -> String {
    guard depth < Self.deepest else { return "<p>\(MarkdownInline.html(lines.joined(separator: "\n")))</p>\n" }
    return MarkdownHTML(lines: lines, depth: depth + 1).html(isTight: isTight)
  }

  // MARK: Blocks

  private static func fence(_ line: Substring) -> Substring? {
    for mark in ["```", "~~~"] where line.hasPrefix(mark) { return line.prefix { $0 == mark.first } }
    return nil
  }

  private func code(from index: inout Int, _ fence: Substring) -> String {
    var body: [String] = []
    index += 1
    while index < lines.count {
      let line = lines[index]
      index += 1
      if line.drop(while: { $0 == " " }).hasPrefix(fence) { break }
      body.append(escapedHTML(line))
    }
    return "<pre><code>\(body.joined(separator: "\n"))</code></pre>\n"
  }

  private static func heading(_ line: Substring) -> (Int, Substring)? {
    let level = line.prefix { $0 == "#" }.count
    let rest = line.dropFirst(level)
    guard (1...6).contains(level), rest.isEmpty || rest.first == " " else { return nil }
    var text = trimmed(rest)
    let closing = text.reversed().prefix { $0 == "#" }.count
    if closing > 0, text.dropLast(closing).last ?? " " == " " { text = trimmed(text.dropLast(closing)) }
    return (level, text)
  }

  private static func isRule(_ line: Substring) -> Bool {
    let marks = line.filter { $0 != " " }
    guard let first = marks.first, marks.count >= 3, "-*_".contains(first) else { return false }
    return marks.allSatisfy { $0 == first }
  }

  private func quotation(from index: inout Int) -> String {
    var body: [String] = []
    while index < lines.count {
      let line = lines[index].drop { $0 == " " }
      guard line.first == ">" else { break }
      let rest = line.dropFirst()
      body.append(String(rest.first == " " ? rest.dropFirst() : rest))
      index += 1
    }
    return "<blockquote>\n\(inner(body, isTight: false))</blockquote>\n"
  }

  private func paragraph(from index: inout Int, isTight: Bool) -> String {
    var body: [Substring] = []
    while index < lines.count {
      let line = lines[index].drop { $0 == " " }
      if line.isEmpty { break }
      if !body.isEmpty {
        if let mark = line.first, "=-".contains(mark), line.allSatisfy({ $0 == mark || $0 == " " }) {
          index += 1
          let level = mark == "=" ? 1 : 2
          return "<h\(level)>\(MarkdownInline.html(body.joined(separator: "\n")))</h\(level)>\n"
        }
        if startsBlock(at: index) { break }
      }
      body.append(line)
      index += 1
    }
    let text = MarkdownInline.html(body.joined(separator: "\n"))
    return isTight ? text + "\n" : "<p>\(text)</p>\n"
  }

  /// Whether something that ends a paragraph starts here.
  private func startsBlock(at index: Int) -> Bool {
    let line = lines[index].drop { $0 == " " }
    return Self.fence(line) != nil || Self.heading(line) != nil || Self.isRule(line) || line.first == ">"
      || Marker(lines[index])?.mayInterrupt == true
  }

  // MARK: Lists

  private struct Marker {
    /// `nil` for bullets.
    var number: Int?
    var sign: Character
    /// Blanks before the mark, and where the text of the item begins.
    var indentation: Int
    var offset: Int
    var mayInterrupt: Bool

    init?(_ line: String) {
      indentation = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indentation)
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let mark = digits.isEmpty ? rest.prefix(1) : rest.dropFirst(digits.count).prefix(1)
      guard let sign = mark.first, digits.isEmpty ? "-*+".contains(sign) : ".)".contains(sign), digits.count < 10 else {
        return nil
      }
      let after = rest.dropFirst(digits.count + 1)
      guard after.isEmpty || after.first == " " else { return nil }
      number = digits.isEmpty ? nil : Int(digits)
      self.sign = sign
      let blanks = after.prefix { $0 == " " }.count
      offset = indentation + digits.count + 1 + (after.isEmpty || blanks > 4 ? 1 : blanks)
      mayInterrupt = !after.allSatisfy { $0 == " " } && (number ?? 1) == 1
    }

    func isAlike(_ other: Marker) -> Bool { sign == other.sign && (number == nil) == (other.number == nil) }
  }

  private func list(from index: inout Int) -> String {
    guard let first = Marker(lines[index]) else { return "" }
    var items: [[String]] = []
    var isLoose = false
    while index < lines.count, let marker = Marker(lines[index]), marker.isAlike(first), !Self.isRule(lines[index][...])
    {
      var body = [String(lines[index].dropFirst(marker.offset))]
      index += 1
      while index < lines.count {
        let line = lines[index]
        let indentation = line.prefix { $0 == " " }.count
        if indentation == line.count {
          guard index + 1 < lines.count, lines[index + 1].prefix(while: { $0 == " " }).count >= marker.offset else {
            break
          }
          body.append("")
        } else if indentation >= marker.offset {
          body.append(String(line.dropFirst(marker.offset)))
        } else if body.last != "", !startsBlock(at: index), Marker(line) == nil {
          body.append(String(line.dropFirst(indentation)))
        } else {
          break
        }
        index += 1
      }
      if body.dropLast().contains("") { isLoose = true }
      items.append(body)
      // A blank line between two items belongs to the list.
      var next = index
      while next < lines.count, lines[next].allSatisfy({ $0 == " " }) { next += 1 }
      if next > index, next < lines.count, let other = Marker(lines[next]), other.isAlike(first) {
        isLoose = true
        index = next
      }
    }
    let start = first.number.map { $0 == 1 ? "" : " start=\"\($0)\"" }
    let tag = first.number == nil ? "ul" : "ol"
    let body = items.map { "<li>\(inner($0, isTight: !isLoose))</li>\n" }.joined()
    return "<\(tag)\(start ?? "")>\n\(body)</\(tag)>\n"
  }

  // MARK: Tables

  private enum Side { case none, left, right, centre }

  /// The line under the heading of a table: `| --- | ---: |`.
  private static func sides(_ line: String) -> [Side]? {
    guard line.contains("-") else { return nil }
    var sides: [Side] = []
    for cell in cells(line) {
      let isLeft = cell.hasPrefix(":")
      let isRight = cell.count > 1 && cell.hasSuffix(":")
      let dashes = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == "-" }) else { return nil }
      sides.append(isLeft && isRight ? .centre : isRight ? .right : isLeft ? .left : .none)
    }
    return sides.isEmpty ? nil : sides
  }

  private static func cells(_ line: String) -> [Substring] {
    var parts: [Substring] = []
    var start = line.startIndex
    var isEscaped = false
    for index in line.indices {
      if line[index] == "|", !isEscaped {
        parts.append(line[start..<index])
        start = line.index(after: index)
      }
      isEscaped = line[index] == "\\" && !isEscaped
    }
    parts.append(line[start...])
    parts = parts.map { trimmed($0) }
    if parts.first?.isEmpty == true { parts.removeFirst() }
    if parts.last?.isEmpty == true { parts.removeLast() }
    return parts
  }

  private func table(from index: inout Int, _ sides: [Side]) -> String {
    func row(_ line: String, _ tag: String) -> String {
      let cells = Self.cells(line)
      let written = sides.indices.map { column in
        let text = column < cells.count ? MarkdownInline.html(cells[column]) : ""
        let style =
          switch sides[column] {
          case .none, .left: ""
          case .right: " style=\"text-align:right\""
          case .centre: " style=\"text-align:center\""
          }
        return "<\(tag)\(style)>\(text)</\(tag)>"
      }
      return "<tr>\(written.joined())</tr>\n"
    }
    var html = "<table>\n<thead>\n\(row(lines[index], "th"))</thead>\n<tbody>\n"
    index += 2
    while index < lines.count, lines[index].contains("|") {
      html += row(lines[index], "td")
      index += 1
    }
    return html + "</tbody>\n</table>\n"
  }

  static func trimmed(_ text: Substring) -> Substring {
    var rest = text.drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
