import Values

/// A sheet of a workbook, row by row.
final class SheetRows: XMLPart {
  /// A value that also counts for the rows below it.
  struct Merge: Hashable {
    var rows: ClosedRange<Int>
    var column: Int
  }

  private let path: String
  private let strings: SharedStrings?
  private let styles: CellStyles
  private let is1904: Bool
  private let range: CellRange
  private(set) var records: ConvertedRecords

  private(set) var errorCells = 0
  private(set) var uncomputedCells = 0
  private(set) var mergedCells = 0
  /// Found behind the rows, so that those who need them read the sheet again.
  private(set) var merges: [Merge] = []
  /// Sorted; with the value of each that has begun.
  private var filling: [(merge: Merge, value: [UInt8])]
  private var begun = 0

  private var row = 0
  private var column = 0
  private var values: [[UInt8]] = []
  private var width = 0
  private var type = CellType.number
  private var style = CellStyle.number
  private var hasFormula = false
  private var isWithinValue = false
  private var phoneticDepth = 0
  private var raw: [UInt8] = []

  private enum CellType { case number, shared, text, boolean, error }

  init(
    path: String, strings: SharedStrings?, styles: CellStyles, is1904: Bool, range: CellRange, filling: [Merge],
    records: ConvertedRecords
  ) {
    self.path = path
    self.strings = strings
    self.styles = styles
    self.is1904 = is1904
    self.range = range
    self.filling = filling.sorted { $0.rows.lowerBound < $1.rows.lowerBound }.map { ($0, []) }
    self.records = records
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(ImportError) {
    if name == "c" {
      try startCell(attributes)
    } else if name == "v" || name == "t" {
      isWithinValue = phoneticDepth == 0
    } else if name == "row" {
      let number = attributes.number("r") ?? row + 1
      guard number > row, number <= CellRange.lastRow else { throw .damaged(path: path, detail: .xml) }
      row = number
      column = 0
      width = 0
    } else if name == "f" {
      hasFormula = true
    } else if name == "rPh" {
      phoneticDepth += 1
    } else if name == "mergeCell", let merged = attributes["ref"].flatMap({ CellRange($0) }) {
      if merged.rows.count > 1, merged.rows.upperBound < CellRange.lastRow, merges.count < 200_000 {
        merges.append(Merge(rows: merged.rows, column: merged.columns.lowerBound))
      }
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportError) {
    guard isWithinValue else { return }
    raw.append(contentsOf: bytes)
    guard raw.count <= RecordReader.limit else { throw .recordTooLong(line: row, limit: RecordReader.limit) }
  }

  func end(_ name: XMLName) throws(ImportError) {
    if name == "c" {
      try finishCell()
    } else if name == "v" || name == "t" {
      isWithinValue = false
    } else if name == "row" {
      try finishRow()
    } else if name == "rPh" {
      phoneticDepth -= 1
    }
  }

  private func startCell(_ attributes: XMLAttributes) throws(ImportError) {
    column += 1
    if let reference = attributes.raw("r"), let named = Self.column(reference) { column = named }
    guard column <= CellRange.lastColumn else { throw .damaged(path: path, detail: .xml) }
    style = attributes.number("s").map { styles[$0] } ?? .number
    switch attributes["t"] {
    case "s": type = .shared
    case "inlineStr", "str", "d": type = .text
    case "b": type = .boolean
    case "e": type = .error
    default: type = .number
    }
    hasFormula = false
    raw.removeAll(keepingCapacity: true)
  }

  /// 28 of `AB12`.
  private static func column(_ reference: UnsafePointer<CChar>) -> Int? {
    var at = reference
    var column = 0
    while (0x41...0x5A).contains(at.pointee), column <= CellRange.lastColumn {
      column = column * 26 + Int(at.pointee) - 0x40
      at += 1
    }
    return column > 0 ? column : nil
  }

  private func finishCell() throws(ImportError) {
    guard range.columns.contains(column) else { return }
    let isCounted = range.rows.contains(row)
    switch type {
    case .error:
      if isCounted { errorCells += 1 }
      return
    case .number where raw.isEmpty && hasFormula:
      if isCounted { uncomputedCells += 1 }
      return
    case .shared, .text, .boolean, .number: if raw.isEmpty { return }
    }
    guard column - range.columns.lowerBound < FileLayout.columnLimit else {
      throw .tooManyColumns(found: column, limit: FileLayout.columnLimit)
    }
    let place = column - 1
    while values.count <= place { values.append([]) }
    while width <= place {
      values[width].removeAll(keepingCapacity: true)
      width += 1
    }
    switch type {
    case .text:
      EscapedText.unescape(&raw)
      values[place] = raw
    case .boolean: values[place] = Array((raw == [0x31] ? "TRUE" : "FALSE").utf8)
    case .number:
      if let text = SheetValue.text(raw, style, is1904: is1904) {
        values[place] = Array(text.utf8)
      } else {
        values[place] = raw
      }
    case .shared:
      guard let index = Int(String(decoding: raw, as: UTF8.self)),
        try strings?.append(index, to: &values[place]) ?? false
      else { throw .damaged(path: path, detail: .part) }
    case .error: break
    }
  }

  private func finishRow() throws(ImportError) {
    guard values[..<width].contains(where: { !$0.isEmpty }) else { return }
    if !filling.isEmpty { fill() }
    try records.begin(row)
    for place in 0..<width {
      try values[place].withUnsafeBufferPointer { (bytes) throws(ImportError) in try records.add(bytes) }
    }
    try records.end()
  }

  private func fill() {
    while begun < filling.count, filling[begun].merge.rows.lowerBound <= row {
      let merge = filling[begun].merge
      if merge.rows.lowerBound == row, merge.column <= width { filling[begun].value = values[merge.column - 1] }
      begun += 1
    }
    filling.removeFirst(filling.prefix(begun).prefix { $0.merge.rows.upperBound < row }.count)
    begun = filling.prefix { $0.merge.rows.lowerBound <= row }.count
    for (merge, value) in filling.prefix(begun) where merge.rows.contains(row) && !value.isEmpty {
      let place = merge.column - 1
      while values.count <= place { values.append([]) }
      while width <= place {
        values[width].removeAll(keepingCapacity: true)
        width += 1
      }
      if values[place].isEmpty {
        values[place] = value
        mergedCells += 1
      }
    }
  }
}
