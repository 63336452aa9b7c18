internal import CXLSXWriter
internal import Values

/// How a cell shows its number, and how it looks.
struct CellFormat: Hashable {
  /// In the notation of Excel; `nil` is as it comes.
  var pattern: String?
  var look: Int32
}

/// One sheet in the making, row by row.
final class WorkbookSheet {
  /// Rows whose texts decide the widths of the columns.
  private static let measured = 300
  private static let widest = 60

  /// What it was to be called, and what it is.
  let title: String
  let name: String
  private(set) var columns: [Answer.Column] = []
  /// Texts that were longer than a cell may be.
  private(set) var cutTexts = 0
  private let sheet: OpaquePointer
  private let rowLimit: Int
  private let options: RenderingOptions
  private let format: (CellFormat) -> OpaquePointer?
  private var next = 0
  private var widths: [Int] = []

  init(
    title: String, name: String, sheet: OpaquePointer, rowLimit: Int, options: RenderingOptions,
    format: @escaping (CellFormat) -> OpaquePointer?
  ) {
    self.title = title
    self.name = name
    self.sheet = sheet
    self.rowLimit = rowLimit
    self.options = options
    self.format = format
  }

  var isFull: Bool { !hasRoom(for: 1) }

  func hasRoom(for rows: Int) -> Bool { next + rows <= rowLimit }

  var hasLostRows: Bool { xlsx_sheet_size(sheet) < 0 }

  func setWidth(_ width: Int, column: Int) { xlsx_set_width(sheet, UInt16(column), Double(width)) }

  // MARK: Rows

  func heading(_ columns: [Answer.Column]) {
    self.columns = columns
    let titles = Self.titles(columns)
    // Room for the button that filters.
    widths = titles.map { displayWidth($0) + 3 }
    for (index, column) in columns.enumerated() {
      let side = column.isNumeric ? XLSX_RIGHT : 0
      write(titles[index], column: index, CellFormat(pattern: nil, look: XLSX_BOLD | XLSX_LINE_BELOW | side))
    }
    next += 1
  }

  /// Titles that stand alone: what compares bears the name of its metric, and no two are alike.
  private static func titles(_ columns: [Answer.Column]) -> [String] {
    let names = MachineText.names(columns)
    let counts = Dictionary(columns.map { ($0.title, 1) }, uniquingKeysWith: +)
    return columns.indices.map { index in
      let column = columns[index]
      let isOfPair = columns.contains { other in
        ["_before", "_change", "_change_pct"].contains { column.name.hasPrefix(other.name + $0) }
      }
      return counts[column.title] == 1 && !isOfPair ? column.title : names[index]
    }
  }

  func row(_ cells: [Value]) {
    write(cells, look: 0)
    next += 1
  }

  /// The rest of a `top`, or the total.
  func summary(_ cells: [Value], _ label: String, look: Int32) {
    write(cells, look: look)
    if let column = columns.indices.first, column >= cells.count || cells[column] == .nothing,
      columns[column].role != .measure
    {
      write(label, column: column, CellFormat(pattern: nil, look: look))
    }
    next += 1
  }

  func line(_ text: String) {
    guard !isFull else { return }
    write(text, column: 0, CellFormat(pattern: nil, look: 0))
    next += 1
  }

  /// The rows so far can be filtered, and the columns are as wide as what is in them.
  func finishRows() {
    guard !columns.isEmpty else { return }
    xlsx_set_heading(sheet, UInt32(max(1, next - 1)), UInt16(columns.count - 1))
    for (column, width) in widths.enumerated() { setWidth(min(Self.widest, max(8, width + 1)), column: column) }
  }

  private func write(_ cells: [Value], look: Int32) {
    for (index, column) in columns.enumerated() {
      let cell = index < cells.count ? cells[index] : .nothing
      write(cell, column, at: index, look)
      if next <= Self.measured, cell != .nothing {
        widths[index] = max(widths[index], displayWidth(options.numbers.display(cell, unit: column.unit)))
      }
    }
  }

  // MARK: Cells

  private func write(_ cell: Value, _ column: Answer.Column, at index: Int, _ look: Int32) {
    let side = column.isNumeric ? XLSX_RIGHT : 0
    switch cell {
    case .nothing:
      if look != 0 {
        xlsx_write_blank(sheet, UInt32(next), UInt16(index), format(CellFormat(pattern: nil, look: look)))
      }
    case .integer(let number): write(number: Double(number), exactly: number, column, at: index, look)
    case .real(let number): write(number: number, exactly: nil, column, at: index, look)
    case .date(let day): write(day, .day, at: index, look)
    case .bucket(let grain, let start): write(start, grain, at: index, look)
    case .text(let text): write(text, column: index, CellFormat(pattern: nil, look: look))
    case .absent, .atLeast, .weekday, .missing:
      let text = options.numbers.display(cell, unit: column.unit)
      write(text, column: index, CellFormat(pattern: nil, look: look | side))
    }
  }

  private func write(number: Double, exactly: Int?, _ column: Answer.Column, at index: Int, _ look: Int32) {
    // A cell holds 15 digits: what has more is kept as text.
    if let exactly, exactly.magnitude > 999_999_999_999_999 {
      let text = options.numbers.display(.integer(exactly), unit: column.unit, sense: column.sense)
      return write(text, column: index, CellFormat(pattern: nil, look: look | XLSX_RIGHT))
    }
    guard number.isFinite else { return }
    var shown = number
    switch column.unit {
    case .money(let currency): shown = number / power(currency.minorDigits)
    case .points: shown = number * 100
    case .count, .percent, .ratio, .days, .minutes, .quantity, .text, .date: break
    }
    let pattern = column.pattern(isWhole: number == number.rounded(), options.language)
    xlsx_write_number(sheet, UInt32(next), UInt16(index), shown, format(CellFormat(pattern: pattern, look: look)))
  }

  /// Days and months are dates that Excel can calculate with; other buckets are their names.
  private func write(_ start: CivilDate, _ grain: Grain, at index: Int, _ look: Int32) {
    let pattern: String? =
      switch grain {
      case .day: "yyyy-mm-dd"
      case .month: "yyyy-mm"
      case .year: "0"
      case .week, .quarter, .half, .fiscalQuarter, .fiscalHalf, .fiscalYear, .weekday, .hour: nil
      }
    // Excel's calendar is wrong before March 1900.
    guard let pattern, start.dayNumber >= -25_508 else {
      return write(options.rules.label(grain, start: start), column: index, CellFormat(pattern: nil, look: look))
    }
    let number = grain == .year ? start.year : start.dayNumber + 25_569
    let cell = format(CellFormat(pattern: pattern, look: look))
    xlsx_write_number(sheet, UInt32(next), UInt16(index), Double(number), cell)
  }

  private func write(_ raw: String, column: Int, _ style: CellFormat) {
    var text = raw
    if options.guardFormulas, looksLikeFormula(text) { text = "'" + text }
    if text.utf8.count > XLSX_CELL, text.utf16.count > XLSX_CELL {
      text = text.cut(toUTF16: Int(XLSX_CELL))
      cutTexts += 1
    }
    xlsx_write_text(sheet, UInt32(next), UInt16(column), text.spelledForXML, format(style))
  }
}

extension Answer.Column {
  /// Excel's notation for the numbers of the column.
  fileprivate func pattern(isWhole: Bool, _ language: Language) -> String? {
    let plain: String
    switch unit {
    case .text, .date: return nil
    case .count, .days, .minutes: plain = isWhole ? "#,##0" : "#,##0.0"
    case .quantity: plain = isWhole ? "#,##0" : "#,##0.00"
    case .ratio: plain = role != .measure && isWhole ? "#,##0" : "#,##0.00"
    case .percent: plain = "0.0%"
    case .points: plain = "0.0\"\(language.points)\""
    case .money(let currency):
      plain = "#,##0" + (currency.minorDigits > 0 ? "." + String(repeating: "0", count: currency.minorDigits) : "")
    }
    return isChange ? "+\(plain);-\(plain);\(plain)" : plain
  }
}

extension String {
  fileprivate func cut(toUTF16 limit: Int) -> String {
    var kept = String.UnicodeScalarView()
    var length = 0
    for scalar in unicodeScalars {
      length += scalar.utf16.count
      if length > limit { break }
      kept.append(scalar)
    }
    return String(kept)
  }

  /// Without what XML cannot say; `_x0041_`, which Excel reads as a letter, keeps its underscore. The library spells
  /// control characters itself.
  fileprivate var spelledForXML: String {
    let bytes = utf8
    let isPlain = bytes.allSatisfy { $0 != 0 && $0 != 0xEF } && !contains("_x")
    if isPlain { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result).split(separator: "_x", omittingEmptySubsequences: false).enumerated().map { place, part in
      let isEscape = part.count >= 5 && part.prefix(4).allSatisfy(\.isHexDigit) && part.dropFirst(4).first == "_"
      return place == 0 ? String(part) : (isEscape ? "_x005F_x" : "_x") + part
    }.joined()
  }
}
