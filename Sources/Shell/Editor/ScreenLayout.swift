/// Where libedit draws each character of prompt and text: rows count from the prompt's, columns from 0.
struct ScreenLayout: Equatable {
  struct Position: Equatable {
    var row = 0
    var column = 0
  }

  let columns: Int
  /// One for each scalar of the text, and one for its end.
  private(set) var positions: [Position] = []
  /// False when the text holds characters whose place is not certain; then nothing may be painted over it.
  private(set) var isCertain = true
  private var next = Position()

  init(prompt: String, text: [Unicode.Scalar], columns: Int) {
    self.columns = max(1, columns)
    for scalar in prompt.unicodeScalars { _ = put(scalar) }
    positions.reserveCapacity(text.count + 1)
    for scalar in text { positions.append(put(scalar)) }
    positions.append(next)
  }

  var end: Position { positions[positions.count - 1] }
  var rows: Int { end.row + 1 }

  private mutating func put(_ scalar: Unicode.Scalar) -> Position {
    if scalar == "\n" {
      let position = next
      next = Position(row: next.row + 1, column: 0)
      return position
    }
    let width = TerminalWidth.of(scalar)
    if width < 1 || width > columns {
      isCertain = false
      return next
    }
    // A wide character is not split: it begins the next row.
    if next.column + width > columns { next = Position(row: next.row + 1, column: 0) }
    let position = next
    next.column += width
    if next.column >= columns { next = Position(row: next.row + 1, column: 0) }
    return position
  }
}
