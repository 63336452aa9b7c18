/// Tells that a row is the sum of the rows above it: by the name of their group, `Total East` below `East`, or because it
/// has numbers alone. The proposal and the import ask the same.
struct GroupSums {
  /// The first cell of the last row in which it was filled.
  private var group = ""

  /// Looks at one row after the other.
  ///
  /// - Returns: the key of its name, where the row is the sum of the group above.
  mutating func sum(width: Int, cell: (Int) -> String) -> String? {
    let first = cell(0)
    guard !first.isEmpty, first.utf8.count <= 80 else { return nil }
    guard let named = TotalRows.namedGroup(first) else {
      group = first
      return nil
    }
    let key = WordReading.key(first)
    guard named == WordReading.key(group), Self.areNumbers(1..<width, cell) else {
      group = first
      return nil
    }
    return key
  }

  /// Whether the first cell is blank, and the others are blank or numbers.
  static func isNameless(width: Int, cell: (Int) -> String) -> Bool {
    width > 2 && cell(0).isEmpty && areNumbers(1..<width, cell)
  }

  /// Whether some are filled, with numbers and periods only.
  static func areNumbers(_ columns: Range<Int>, _ cell: (Int) -> String) -> Bool {
    var isFilled = false
    for column in columns {
      let text = cell(column)
      if text.isEmpty { continue }
      guard isNumber(text) else { return false }
      isFilled = true
    }
    return isFilled
  }

  static func isNumber(_ text: String) -> Bool {
    NumberReading.number(text, style: .dot) != nil || NumberReading.number(text, style: .comma) != nil
      || PeriodLabel(text) != nil
  }
}
