/// Where each character of the text stands: rows count from the prompt's, columns from 0.
struct ScreenLayout: Equatable {
  struct Position: Equatable {
    var row = 0
    var column = 0
  }

  let columns: Int
  /// One for each scalar of the text, and one for its end.
  private(set) var positions: [Position] = []
  /// The rows that go on in the next one because they are full, not because the text has a newline.
  private(set) var wrapped: Set<Int> = []
  private var next = Position()

  /// - Parameter continuation: stands before each line of the text but the first.
  init(prompt: String, continuation: String, text: [Unicode.Scalar], columns: Int) {
    self.columns = max(2, columns)
    for scalar in prompt.unicodeScalars { _ = put(scalar) }
    positions.reserveCapacity(text.count + 1)
    for scalar in text {
      if scalar == "\n" {
        positions.append(next)
        next = Position(row: next.row + 1, column: 0)
        for scalar in continuation.unicodeScalars { _ = put(scalar) }
      } else {
        positions.append(put(scalar))
      }
    }
    positions.append(next)
  }

  var end: Position { positions[positions.count - 1] }

  private mutating func put(_ scalar: Unicode.Scalar) -> Position {
    let width = TerminalWidth.shown(scalar)
    // A wide character is not split: it begins the next row.
    if next.column + width > columns { wrap() }
    let position = next
    next.column += width
    // The cursor cannot stand behind the last column.
    if next.column >= columns { wrap() }
    return position
  }

  private mutating func wrap() {
    wrapped.insert(next.row)
    next = Position(row: next.row + 1, column: 0)
  }
}
