/// What is shown over and behind the text while the editor waits for a key: colours, the ghost of the likely rest, the
/// completion list. libedit knows nothing of it, so all of it is taken off before libedit gets the next key, and the
/// cursor always returns to where libedit believes it to be.
struct Painting {
  private let layout: ScreenLayout
  private let text: [Unicode.Scalar]
  private let cursor: ScreenLayout.Position
  /// Runs of scalars with the colour they get.
  private let runs: [(range: Range<Int>, style: Highlight.Style)]
  private let ghost: String
  private let list: [String]

  /// - Parameter cursor: counted in scalars.
  init(
    layout: ScreenLayout, text: [Unicode.Scalar], cursor: Int, highlights: [Highlight] = [], ghost: String = "",
    list: [String] = []
  ) {
    self.layout = layout
    self.text = text
    self.cursor = layout.positions[cursor]
    self.runs = Self.runs(of: highlights, in: text)
    self.ghost = Self.fitted(ghost: ghost, layout: layout)
    self.list = list
  }

  var isEmpty: Bool { runs.isEmpty && ghost.isEmpty && list.isEmpty }

  /// Written at libedit's cursor.
  func painted() -> String {
    var output = Movement(at: cursor)
    for run in runs { write(run.range, style: run.style, to: &output) }
    if !ghost.isEmpty {
      output.move(to: layout.end)
      output.write("\u{1B}[2m\(ghost)\u{1B}[0m")
    }
    if !list.isEmpty {
      output.move(to: layout.end)
      for line in list {
        // Not a movement: at the bottom of the screen it has to scroll.
        output.write("\r\n\u{1B}[K" + line)
        output.position.row += 1
      }
    }
    output.move(to: cursor)
    return output.text
  }

  /// Takes off what `painted` put there.
  func erased() -> String {
    guard !isEmpty else { return "" }
    var output = Movement(at: cursor)
    for run in runs { write(run.range, style: nil, to: &output) }
    if !ghost.isEmpty || !list.isEmpty {
      output.move(to: layout.end)
      output.write("\u{1B}[J")
    }
    output.move(to: cursor)
    return output.text
  }

  private func write(_ range: Range<Int>, style: Highlight.Style?, to output: inout Movement) {
    var start = range.lowerBound
    while start < range.upperBound {
      let position = layout.positions[start]
      let end = (start..<range.upperBound).first { layout.positions[$0].row != position.row } ?? range.upperBound
      let part = String(String.UnicodeScalarView(text[start..<end]))
      output.move(to: position)
      output.write(style.map { "\u{1B}[\($0.code)m\(part)\u{1B}[0m" } ?? part)
      start = end
    }
  }

  /// Bytes become scalars; newlines are never part of a run, a later run takes from an earlier one.
  private static func runs(
    of highlights: [Highlight], in text: [Unicode.Scalar]
  ) -> [(range: Range<Int>, style: Highlight.Style)] {
    var styles = [Highlight.Style?](repeating: nil, count: text.count)
    var starts: [Int] = []
    var byte = 0
    for scalar in text {
      starts.append(byte)
      byte += UTF8.width(scalar)
    }
    for highlight in highlights {
      let first = starts.firstIndex { $0 >= highlight.range.lowerBound } ?? text.count
      for index in first..<text.count where starts[index] < highlight.range.upperBound {
        styles[index] = highlight.style
      }
    }
    var runs: [(range: Range<Int>, style: Highlight.Style)] = []
    for (index, style) in styles.enumerated() {
      guard let style, text[index] != "\n" else { continue }
      if let last = runs.last, last.style == style, last.range.upperBound == index {
        runs[runs.count - 1].range = last.range.lowerBound..<(index + 1)
      } else {
        runs.append((index..<(index + 1), style))
      }
    }
    return runs
  }

  /// As much of the first line as fits behind the text without touching the last column.
  private static func fitted(ghost: String, layout: ScreenLayout) -> String {
    let line = String(ghost.prefix { $0 != "\n" })
    guard !line.unicodeScalars.contains(where: PlainText.isHidden) else { return "" }
    return TerminalWidth.prefix(line, columns: layout.columns - 1 - layout.end.column)
  }
}

/// Output that knows where it leaves the cursor. All movements are relative, so they stay right when the screen scrolls.
struct Movement {
  private(set) var text = ""
  var position: ScreenLayout.Position

  init(at position: ScreenLayout.Position) { self.position = position }

  mutating func move(to target: ScreenLayout.Position) {
    if target.row < position.row { text += "\u{1B}[\(position.row - target.row)A" }
    if target.row > position.row { text += "\u{1B}[\(target.row - position.row)B" }
    text += "\u{1B}[\(target.column + 1)G"
    position = target
  }

  /// The column is unknown afterwards, the row is not: the text must not wrap.
  mutating func write(_ string: String) { text += string }
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
