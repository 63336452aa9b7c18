/// Where the records of a table begin: what stands above the header, and whether there is one.
struct TableStart {
  struct Row {
    var line: Int
    var cells: [String]

    /// Cells up to the last that is filled.
    fileprivate var width: Int { (cells.lastIndex { !$0.isEmpty } ?? -1) + 1 }
    fileprivate var filled: Int { cells.count { !$0.isEmpty } }
  }

  /// Unnamed columns are empty, and those behind the last name that hold something are called by their place.
  let headers: [String]
  /// Columns up to the last name: a record may end there.
  let namedWidth: Int
  /// Records begin on this line or below.
  let firstLine: Int
  let note: ImportNote?
  /// The filled cells above the header.
  let titles: [String]

  /// `column_3` for 2.
  static func name(ofColumn index: Int) -> String { "column_\(index + 1)" }

  /// `nil` when there is no row at all. The names that a mapping asks for decide; without any, what the rows look like.
  init?(_ rows: [Row], hasNoHeader: Bool, named: [String]) {
    guard let first = rows.first else { return nil }
    let width = FileLayout.mostFrequent(rows.map(\.width))
    var header: Int? = 0
    if hasNoHeader {
      header = nil
    } else if let found = Self.row(of: named, rows) ?? Self.headerBelowTitles(rows, width) {
      header = Self.isMerged(above: found, rows) ? found - 1 : found
    } else if Self.isRecord(first, below: rows.dropFirst()) {
      header = nil
    }
    guard let header else {
      let widest = rows.map(\.width).max() ?? 0
      guard widest > 0 else { return nil }
      headers = (0..<widest).map(Self.name)
      namedWidth = widest
      firstLine = first.line
      note = hasNoHeader ? nil : .noHeader(columns: widest)
      titles = []
      return
    }
    guard rows[header].width > 0 else { return nil }
    titles = rows[..<header].flatMap { $0.cells.filter { !$0.isEmpty } }
    if let joined = Self.joined(rows[header...]) {
      headers = joined
      namedWidth = joined.count
      firstLine = rows[header + 1].line + 1
      note = .twoHeaderRows(first: rows[header].line)
      return
    }
    namedWidth = rows[header].width
    let declared = rows[header].cells.count
    let filled = rows[(header + 1)...].map { min($0.width, declared) }.max() ?? 0
    headers =
      rows[header].cells.prefix(namedWidth) + (namedWidth..<max(namedWidth, filled)).map(Self.name)
    firstLine = rows[header].line + 1
    note = header > 0 ? .headerBelow(row: rows[header].line) : nil
  }

  /// The first row that has the most of these names.
  private static func row(of named: [String], _ rows: [Row]) -> Int? {
    let wanted = Set(named.map(WordReading.key))
    guard !wanted.isEmpty else { return nil }
    let hits = rows.map { row in Set(row.cells.map(WordReading.key)).intersection(wanted).count }
    guard let most = hits.max(), most > 0 else { return nil }
    return hits.firstIndex(of: most)
  }

  /// A title, a date, a filter stand in one or two cells; the first row that is as wide as the table and consists of
  /// labels is the header.
  private static func headerBelowTitles(_ rows: [Row], _ width: Int) -> Int? {
    guard width > 1, let start = rows.prefix(20).firstIndex(where: { $0.filled > max(1, (width - 1) / 2) }), start > 0,
      start + 1 < rows.count
    else { return nil }
    let cells = rows[start].cells.filter { !$0.isEmpty }
    let labels = Set(cells.map(WordReading.key))
    guard cells.count * 2 > width, labels.count == cells.count, cells.allSatisfy(Self.isLabel),
      CellLook(cells[0]) == .word
    else {
      return nil
    }
    return start
  }

  /// Whether the row above is the first half of the header, as of months under their quarters.
  private static func isMerged(above header: Int, _ rows: [Row]) -> Bool {
    header > 0 && rows[header - 1].filled > 1 && joined(rows[(header - 1)...]) != nil
  }

  /// `Order` merged over `No.` and `Date`: `Order No.`, `Order Date`. The second row has labels only, stands under what is
  /// merged, and has nothing under at least one label of the first, below which there are values again.
  private static func joined(_ rows: ArraySlice<Row>) -> [String]? {
    guard rows.count > 2, let first = rows.first, let second = rows.dropFirst().first else { return nil }
    let width = max(first.width, second.width)
    func cell(_ row: Row, _ column: Int) -> String { column < row.cells.count ? row.cells[column] : "" }
    var headers: [String] = []
    var group = ""
    var (gaps, under, alone) = (0, 0, 0)
    for column in 0..<width {
      let (above, below) = (cell(first, column), cell(second, column))
      if above.isEmpty, below.isEmpty { return nil }
      if !below.isEmpty, !isLabel(below) { return nil }
      if !above.isEmpty { group = above }
      if above.isEmpty { gaps += 1 }
      // What is merged over both rows stands in both.
      if below.isEmpty || below == above {
        let values = rows.dropFirst(2).filter { !cell($0, column).isEmpty }
        if values.count * 2 >= rows.count - 2 { alone += 1 }
        headers.append(above)
      } else {
        let looks = CellLook.common(to: rows.dropFirst(2).map { cell($0, column) }.filter { !$0.isEmpty })
        if let looks, looks != .word { under += 1 }
        headers.append(group == below || isPart(below, of: group) ? below : group + " " + below)
      }
    }
    guard gaps > 0, under > 0, alone > 0, Set(headers).count == headers.count else { return nil }
    return headers
  }

  /// A month says its quarter.
  private static func isPart(_ label: String, of group: String) -> Bool {
    guard let inner = PeriodLabel(label), let outer = PeriodLabel(group), outer.year == nil || outer.year == inner.year
    else { return false }
    return inner.part.length < outer.part.length
  }

  /// `2025-01` may stand above the numbers of a month.
  private static func isLabel(_ cell: String) -> Bool { CellLook(cell) == .word || PeriodLabel(cell) != nil }

  /// Whether the first row looks like those below it: a number over numbers, a day over days, an address over
  /// addresses, and no label over any of them. Years and running numbers may be labels.
  private static func isRecord(_ first: Row, below rows: ArraySlice<Row>) -> Bool {
    guard !rows.isEmpty else { return false }
    let numbers = first.cells.compactMap { Int($0) }
    let isSeries = numbers.count > 2 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    var speaksForRecord = false
    for (column, cell) in first.cells.enumerated() where !cell.isEmpty {
      let below = rows.compactMap { $0.cells.indices.contains(column) ? $0.cells[column] : nil }.filter { !$0.isEmpty }
      guard let look = CellLook.common(to: below), look != .word else { continue }
      guard CellLook(cell) == look else { return false }
      let isYear = Int(cell).map { (1900..<2200).contains($0) } ?? false
      if !isYear, !(isSeries && look == .number) { speaksForRecord = true }
    }
    return speaksForRecord
  }
}

/// What kind of value a cell looks like.
enum CellLook: Hashable, Sendable {
  case number
  case day
  case address
  case word

  init(_ text: String) {
    if NumberReading.number(text, style: .dot) != nil || NumberReading.number(text, style: .comma) != nil {
      self = .number
      return
    }
    switch DateReading.read(text, order: nil) {
    case .moment, .ambiguous: self = .day
    case .failed:
      let parts = text.split(separator: "@")
      self = parts.count == 2 && parts[1].contains(".") && !text.contains(" ") ? .address : .word
    }
  }

  /// What four of five look like.
  static func common(to cells: [String]) -> CellLook? {
    var counts: [CellLook: Int] = [:]
    for cell in cells { counts[CellLook(cell), default: 0] += 1 }
    guard let most = counts.max(by: { $0.value < $1.value }), most.value * 5 >= cells.count * 4 else { return nil }
    return most.key
  }
}
