/// A part of a sheet as spreadsheets write it: `A3:H200`, whole columns `A:H`, whole rows `3:200`, or `A3` for everything
/// from there on. Rows and columns count from 1; what is not named has no bound.
package struct CellRange: Hashable, Sendable {
  package let columns: ClosedRange<Int>
  package let rows: ClosedRange<Int>

  /// More columns and rows than any sheet has.
  package static let lastColumn = 16_384
  package static let lastRow = 1 << 40

  package init(columns: ClosedRange<Int> = 1...lastColumn, rows: ClosedRange<Int> = 1...lastRow) {
    self.columns = columns
    self.rows = rows
  }

  /// `nil` when it is none. `$` signs and small letters are read over.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Self.corner($0) }
    guard parts.count <= 2, let first = parts[0] else { return nil }
    guard parts.count == 2 else {
      guard let column = first.column, let row = first.row else { return nil }
      self.init(columns: column...Self.lastColumn, rows: row...Self.lastRow)
      return
    }
    guard let last = parts[1], (first.column == nil) == (last.column == nil), (first.row == nil) == (last.row == nil)
    else { return nil }
    let columns = [first.column ?? 1, last.column ?? Self.lastColumn].sorted()
    let rows = [first.row ?? 1, last.row ?? Self.lastRow].sorted()
    self.init(columns: columns[0]...columns[1], rows: rows[0]...rows[1])
  }

  private static func corner(_ text: Substring) -> (column: Int?, row: Int?)? {
    var column = 0
    var row: Int?
    for character in text.uppercased().utf8 where character != 0x24 {
      switch character {
      case 0x41...0x5A where row == nil:
        column = column * 26 + Int(character) - 0x40
        if column > lastColumn { return nil }
      case 0x30...0x39:
        row = (row ?? 0) * 10 + Int(character) - 0x30
        if row.map({ $0 > lastRow }) ?? false { return nil }
      default: return nil
      }
    }
    guard row != 0, column > 0 || row != nil else { return nil }
    return (column > 0 ? column : nil, row)
  }

  package var text: String {
    let start = Self.letters(columns.lowerBound) + String(rows.lowerBound)
    let end = Self.letters(columns.upperBound)
    switch (columns.upperBound == Self.lastColumn, rows.upperBound == Self.lastRow) {
    case (true, true): return start
    case (true, false) where columns.lowerBound == 1: return "\(rows.lowerBound):\(rows.upperBound)"
    case (false, true) where rows.lowerBound == 1: return "\(Self.letters(columns.lowerBound)):\(end)"
    default: return "\(start):\(end)\(rows.upperBound)"
    }
  }

  /// `AB` for 28.
  package static func letters(_ column: Int) -> String {
    var rest = column
    var text = ""
    while rest > 0 {
      text = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + text
      rest = (rest - 1) / 26
    }
    return text
  }
}
