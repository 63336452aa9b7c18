/// The part of the terminal below the last output that the editor draws on. It knows what it has drawn and writes only
/// the rows that change. All movements are relative, so they stay right when the terminal scrolls.
struct Screen {
  let columns: Int
  private var drawn: Frame?

  init(columns: Int) { self.columns = columns }

  /// The cursor stands at the beginning of an empty row, and nothing is drawn yet.
  mutating func forget() { drawn = nil }

  /// The output that turns what is drawn into the frame.
  mutating func draw(_ frame: Frame) -> String {
    guard drawn != frame else { return "" }
    var output = ""
    var row = 0
    if let old = drawn {
      row = old.cursor.row
      let same = zip(old.rows, frame.rows).prefix { $0 == $1 }.count
      if same == frame.rows.count && same == old.rows.count {
        drawn = frame
        return Self.movement(from: row, to: frame.cursor)
      }
      var start = min(same, old.rows.count - 1, frame.rows.count - 1)
      // So that the terminal wraps the row by itself and knows that both are one line.
      if start > 0 && frame.rows[start - 1].isWrapped { start -= 1 }
      output += Self.movement(from: row, to: .init(row: start, column: 0))
      row = start
    }
    for index in row..<frame.rows.count {
      let line = frame.rows[index]
      output += line.text
      if index == frame.rows.count - 1 {
        // A full row is the last one only at the bottom of the screen; clearing from its end would take a character.
        if line.width < columns { output += "\u{1B}[J" }
      } else if line.isWrapped {
        // One column is left where a wide character did not fit. An empty row needs a character to come into being.
        if line.width < columns { output += " " }
        if frame.rows[index + 1].text.isEmpty { output += " \r" }
      } else {
        output += "\u{1B}[K\r\n"
      }
    }
    drawn = frame
    return output + Self.movement(from: frame.rows.count - 1, to: frame.cursor)
  }

  /// Goes below what is drawn; nothing is drawn from then on.
  /// - Parameter words: put at the end of the last row.
  mutating func leave(with words: String = "") -> String {
    defer { drawn = nil }
    guard let drawn, let last = drawn.rows.last else { return "" }
    let end = ScreenLayout.Position(row: drawn.rows.count - 1, column: min(last.width, columns - 1))
    return Self.movement(from: drawn.cursor.row, to: end) + words + "\r\n"
  }

  /// Goes back to where the prompt began and clears everything from there on.
  ///
  /// - Parameter columns: of the terminal as it is now: when its width changes, it breaks long lines anew.
  mutating func clear(columns: Int? = nil) -> String {
    defer { drawn = nil }
    let rows = rowsAboveCursor(columns: columns ?? self.columns)
    return (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\r\u{1B}[J"
  }

  private func rowsAboveCursor(columns: Int) -> Int {
    guard let drawn, columns > 0 else { return 0 }
    if columns == self.columns { return drawn.cursor.row }
    var rows = 0
    var width = 0
    for row in drawn.rows[..<drawn.cursor.row] {
      width += row.isWrapped ? self.columns : row.width
      if !row.isWrapped {
        rows += max(1, (width + columns - 1) / columns)
        width = 0
      }
    }
    return rows + (width + drawn.cursor.column) / columns
  }

  private static func movement(from row: Int, to target: ScreenLayout.Position) -> String {
    var output = ""
    if target.row < row { output += "\u{1B}[\(row - target.row)A" }
    if target.row > row { output += "\u{1B}[\(target.row - row)B" }
    return output + (target.column == 0 ? "\r" : "\u{1B}[\(target.column + 1)G")
  }
}
