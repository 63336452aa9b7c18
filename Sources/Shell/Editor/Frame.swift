/// What the editor shows at one moment: prompt, text in its colours, the ghost of its likely rest, a list below.
struct Frame: Equatable {
  struct Row: Equatable {
    /// With the sequences that colour it; it ends uncoloured.
    var text = ""
    var width = 0
    /// It goes on in the next row because it is full.
    var isWrapped = false
  }

  var rows: [Row]
  var cursor: ScreenLayout.Position

  /// One row that is not the statement's, such as a search; shorter than the screen is wide.
  init(line: String) {
    let width = TerminalWidth.of(line)
    self.rows = [Row(text: line, width: width)]
    self.cursor = .init(row: 0, column: width)
  }

  struct Content {
    var prompt: String
    var continuation: String
    var buffer: EditorBuffer
    var highlights: [Highlight] = []
    var ghost = ""
    var isColoured: Bool
  }

  /// - Parameter height: of the screen; of a text that is taller, the part around the cursor is shown.
  init(_ content: Content, columns: Int, height: Int) {
    let text = content.buffer.scalars
    let layout = ScreenLayout(
      prompt: content.prompt, continuation: content.continuation, text: text, columns: columns)
    var writer = RowWriter(layout: layout)
    let promptStyle = content.isColoured ? "1" : nil
    writer.writePrompt(content.prompt, style: promptStyle)
    let styles = Self.styles(of: content.highlights, in: text)
    for (index, scalar) in text.enumerated() {
      if scalar == "\n" {
        writer.endLine()
        writer.writePrompt(content.continuation, style: promptStyle.map { _ in "2" })
      } else {
        writer.write(scalar, style: styles[index]?.code)
      }
    }
    let ghost = content.ghost.prefix { $0 != "\n" }
    for scalar in TerminalWidth.prefix(String(ghost), columns: layout.columns - 1 - layout.end.column).unicodeScalars {
      writer.write(scalar, style: "2")
    }
    rows = writer.finished()
    cursor = layout.positions[content.buffer.cursor]
    if rows.count > height {
      let first = min(max(0, cursor.row - height / 2), rows.count - height)
      rows = Array(rows[first..<(first + height)])
      cursor.row -= first
    }
  }

  mutating func append(list: [String]) {
    rows += list.map { Row(text: $0, width: 0) }
  }

  /// A later highlight takes from an earlier one.
  private static func styles(of highlights: [Highlight], in text: [Unicode.Scalar]) -> [Highlight.Style?] {
    var styles = [Highlight.Style?](repeating: nil, count: text.count)
    guard !highlights.isEmpty else { return styles }
    var starts: [Int] = []
    var byte = 0
    for scalar in text {
      starts.append(byte)
      byte += UTF8.width(scalar)
    }
    for highlight in highlights {
      let first = starts.firstIndex { $0 >= highlight.range.lowerBound } ?? text.count
      for index in first..<text.count {
        if starts[index] >= highlight.range.upperBound { break }
        styles[index] = highlight.style
      }
    }
    return styles
  }
}

/// Puts characters into rows by the same rule as the layout.
private struct RowWriter {
  private let columns: Int
  private var rows: [Frame.Row] = [Frame.Row()]
  private var style: String?

  init(layout: ScreenLayout) { columns = layout.columns }

  mutating func writePrompt(_ prompt: String, style: String?) {
    // The blank at its end carries no style: it is where the text begins.
    for scalar in prompt.unicodeScalars { write(scalar, style: scalar == " " ? nil : style) }
  }

  mutating func write(_ scalar: Unicode.Scalar, style: String?) {
    let width = TerminalWidth.shown(scalar)
    if rows[rows.count - 1].width + width > columns { wrap() }
    change(to: style)
    rows[rows.count - 1].text.unicodeScalars.append(TerminalWidth.isShownAsItself(scalar) ? scalar : "\u{FFFD}")
    rows[rows.count - 1].width += width
    if rows[rows.count - 1].width >= columns { wrap() }
  }

  mutating func endLine() {
    change(to: nil)
    rows.append(Frame.Row())
  }

  mutating func finished() -> [Frame.Row] {
    change(to: nil)
    return rows
  }

  private mutating func wrap() {
    change(to: nil)
    rows[rows.count - 1].isWrapped = true
    rows.append(Frame.Row())
  }

  private mutating func change(to new: String?) {
    guard new != style else { return }
    if style != nil { rows[rows.count - 1].text += "\u{1B}[0m" }
    if let new { rows[rows.count - 1].text += "\u{1B}[\(new)m" }
    style = new
  }
}

extension Highlight.Style {
  /// The parameter of the terminal's "select graphic rendition".
  fileprivate var code: String {
    switch self {
    case .unknown: "31"
    case .keyword: "1"
    case .name: "36"
    case .text: "32"
    case .number: "35"
    case .comment: "2"
    }
  }
}
