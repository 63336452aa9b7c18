import Values

/// The first rows of a file, column by column; two columns that are one value stand as a third one behind them.
struct ProposalSheet {
  struct Column {
    let value: ProposedValue
    let reading: HeaderReading
    var profile: ColumnProfile
    /// Places of the columns it is made of.
    var parts: [Int] = []
    var isPair: Bool { parts.count > 1 }
    /// Most of its words are kinds of work.
    var saysType: Bool { profile.saysType(atLeast: 0.6) }
    /// Its days bear no year, and this one was taken.
    var addedYear: Int?
  }

  static let rowLimit = 2000

  /// As the file's name says it, without folder and ending.
  let name: String
  private(set) var columns: [Column] = []
  /// Cells by row, for the columns of the file itself.
  private var cells: [[String]]
  private var lines: [Int]
  let separator: UInt8
  /// Of money, as a title says it: `单位:万元`.
  let unit: String?
  /// There are more rows than were looked at.
  let isCutOff: Bool

  /// Of a path the last part: the folders above it say nothing of the file.
  static func base(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// - Parameters:
  ///   - path: of the file, or the name of its sheet.
  ///   - grouped: headers of columns that stand before the first row of a group only, where rows were made of columns.
  init(
    _ file: ImportFile, _ layout: FileLayout, name path: String, wide: WideSheet? = nil, grouped: Set<String> = [],
    today: CivilDate
  ) throws(ImportError) {
    let base = Self.base(of: path)
    name = base.firstIndex(of: ".").map { String(base[..<$0]) } ?? base
    separator = layout.separator
    unit = layout.titles.lazy.compactMap { WideSheet.unit(in: $0) }.first(where: WideSheet.units.contains)
    let reader = try layout.reader(file).reader
    var cells: [[String]] = []
    var lines: [Int] = []
    var isCutOff = false
    var headed = HeadedRows()
    var sums = GroupSums()
    while try reader.next() {
      if headed.takes(width: layout.headers.count, fields: reader.fieldCount, cell: reader.text) { continue }
      guard cells.count < Self.rowLimit else {
        isCutOff = true
        break
      }
      guard reader.fieldCount >= layout.namedWidth, !TotalRows.isHeader(reader, layout),
        !TotalRows.isSubtotal(width: reader.fieldCount, cell: reader.text)
      else { continue }
      if sums.sum(width: reader.fieldCount, cell: reader.text) != nil { continue }
      cells.append(layout.headers.indices.map { reader.text($0) })
      lines.append(reader.line)
      headed.add(row: cells.count - 1, reader.text(0))
    }
    // Totals at the foot are no records.
    while let last = cells.last?.first(where: { !$0.isEmpty }), TotalRows.isTotal(last) {
      cells.removeLast()
      lines.removeLast()
    }
    let kept = Self.withoutSums(cells)
    if kept.count < cells.count {
      (cells, lines) = (kept.map { cells[$0] }, kept.map { lines[$0] })
      headed.keep(kept)
    }
    let isHeaded = wide == nil && headed.isWhole
    if isHeaded { for row in cells.indices { cells[row][0] = headed.heading(of: row) } }
    self.cells = cells
    self.lines = lines
    self.isCutOff = isCutOff
    let grouped =
      wide == nil
      ? GroupedColumns(layout.headers, cells).places
      : layout.headers.indices.filter { grouped.contains(layout.headers[$0]) }
    for index in grouped { fillDown(index) }
    for (index, header) in layout.headers.enumerated() {
      columns.append(
        Column(
          value: grouped.contains(index) ? .above(header) : .column(header), reading: HeaderReading(header),
          profile: profile { $0[index] }, parts: [index]))
    }
    // A header that stands twice cannot be named.
    for (index, header) in layout.headers.enumerated()
    where header.isEmpty || layout.headers.count(where: { $0 == header }) > 1 {
      let isFirst = !header.isEmpty && layout.headers.firstIndex(of: header) == index
      // It can be called by its place.
      columns[index] = Column(
        value: .column(isFirst ? TableStart.name(ofColumn: index) : header),
        reading: HeaderReading(isFirst ? header : ""),
        profile: isFirst ? columns[index].profile : ColumnProfile(), parts: [index])
    }
    if isHeaded {
      let header = layout.headers[0].isEmpty ? TableStart.name(ofColumn: 0) : layout.headers[0]
      let noun = layout.headers[0].isEmpty ? HeadedRows.noun(in: layout.titles + [name]) ?? "" : header
      columns[0] = Column(
        value: .above(header), reading: HeaderReading(noun), profile: profile { $0[0] }, parts: [0])
    }
    if wide == nil { addYears(layout.titles + [name], today) }
    if let wide { turn(wide) } else { addPairs(layout.headers) }
  }

  /// A row of numbers alone, with blanks under all that every other row says in words, is the sum of a group.
  private static func withoutSums(_ cells: [[String]]) -> [Int] {
    let looks = cells.map { row in GroupSums.isNameless(width: row.count) { row[$0] } }
    guard looks.contains(true), looks.contains(false), let width = cells.first?.count else {
      return Array(cells.indices)
    }
    let others = zip(cells, looks).filter { !$1 }.map(\.0)
    let said = (0..<width).filter { column in
      others.allSatisfy { !$0[column].isEmpty } && others.contains { CellLook($0[column]) != .number }
    }
    guard said.count > 1 else { return Array(cells.indices) }
    return cells.indices.filter { row in !looks[row] || !said.allSatisfy { cells[row][$0].isEmpty } }
  }

  /// Days without a year (`11月3日`, `Nov 3`) are of the year that a title or the file's name says, else of the last one in
  /// which they are over.
  private mutating func addYears(_ titles: [String], _ today: CivilDate) {
    let said = titles.lazy.compactMap { WideSheet.year(in: $0) }.first
    for (place, column) in columns.enumerated() where !column.isPair && !column.profile.isBlank {
      guard case .column = column.value, !column.profile.isDate, !column.profile.isNumber else { continue }
      let values = column.profile.distinct.map(\.value)
      // `Jan-26` is a month.
      guard values.allSatisfy({ PeriodLabel($0) == nil }) else { continue }
      for (front, back) in [("%年", ""), ("", " %"), ("", "/%")] {
        func days(_ year: Int) -> [CivilDate] {
          let (before, after) = (front.replacing("%", with: "\(year)"), back.replacing("%", with: "\(year)"))
          return values.compactMap { value in
            if case .moment(let day, nil, _) = DateReading.read(before + value + after, order: .monthFirst) {
              day
            } else {
              nil
            }
          }
        }
        guard days(today.year).count == values.count else { continue }
        let year = said ?? (days(today.year).allSatisfy { $0 <= today } ? today.year : today.year - 1)
        let (before, after) = (front.replacing("%", with: "\(year)"), back.replacing("%", with: "\(year)"))
        columns[place] = Column(
          value: before.isEmpty ? .followed(column.value, by: after) : .after(before, column.value),
          reading: column.reading,
          profile: profile { $0[place].isEmpty ? "" : before + $0[place] + after }, parts: [place],
          addedYear: said == nil ? year : nil)
        break
      }
    }
  }

  /// Only the rows that have one of the words in a column.
  func filtered(_ column: Int, _ words: [String]) -> ProposalSheet {
    filtered { words.contains(cell($0, columns[column])) }
  }

  func filtered(_ isKept: (Int) -> Bool) -> ProposalSheet {
    var part = self
    let kept = cells.indices.filter(isKept)
    part.cells = kept.map { cells[$0] }
    part.lines = kept.map { lines[$0] }
    for place in part.columns.indices {
      var profile = ColumnProfile()
      for row in part.cells.indices { profile.add(part.cell(row, part.columns[place]), line: part.lines[row]) }
      part.columns[place].profile = profile
    }
    return part
  }

  private mutating func fillDown(_ column: Int) {
    for row in cells.indices.dropFirst() where cells[row][column].isEmpty {
      cells[row][column] = cells[row - 1][column]
    }
  }

  /// What was a column for each period is the period and its value.
  private mutating func turn(_ wide: WideSheet) {
    for (index, column) in columns.enumerated() {
      let header = column.value.columns.first ?? ""
      if wide.others.contains(header) || wide.period.columns.dropLast().contains(header) {
        columns[index] = Column(
          value: column.value, reading: HeaderReading(""), profile: ColumnProfile(), parts: [index])
      } else if header == UnpivotedRows.heading {
        columns[index] = Column(
          value: wide.period, reading: HeaderReading("period"), profile: column.profile, parts: [index])
      } else if header == UnpivotedRows.cell {
        let unit = wide.unit.map { " (\($0))" } ?? ""
        columns[index] = Column(
          value: column.value, reading: HeaderReading("amount" + unit), profile: column.profile, parts: [index])
      }
    }
  }

  /// What stands in the columns that the imports take a currency from, as codes.
  func currencies(_ imports: [ProposedImport]) -> [String] {
    var codes: Set<String> = []
    for field in imports.flatMap(\.fields) where field.name == "currency" {
      if case .text(let code) = field.value { codes.insert(code) }
      guard let column = columns.first(where: { $0.value.columns == field.value.columns }) else { continue }
      for (word, _) in column.profile.distinct {
        codes.insert(field.map.first { $0.from == word }?.to ?? word.uppercased())
      }
    }
    return codes.sorted()
  }

  var rowCount: Int { cells.count }

  func cell(_ row: Int, _ column: Column) -> String {
    switch column.value {
    case .joined(_, let separator):
      trimmed(column.parts.map { cells[row][$0] }.joined(separator: separator))
    case .firstOf: column.parts.lazy.map { cells[row][$0] }.first { !$0.isEmpty } ?? ""
    case .net: column.parts.lazy.map { cells[row][$0] }.first { !$0.isEmpty } ?? ""
    case .column, .above, .known, .total, .orElse, .dayOf, .text, .numbered, .dayFirst, .monthFirst, .decimalPoint,
      .decimalComma, .hoursAndMinutes, .multiplied, .divided, .difference, .product, .inverse, .minutesBetween,
      .firstDay, .lastDay,
      .after, .followed, .magnitude, .negative, .lessened, .instead, .decided, .without, .periodOf:
      column.parts.first.map { cells[row][$0] } ?? ""
    }
  }

  private func profile(_ value: ([String]) -> String) -> ColumnProfile {
    var profile = ColumnProfile()
    for (row, line) in zip(cells, lines) { profile.add(value(row), line: line) }
    return profile
  }

  private mutating func addPairs(_ headers: [String]) {
    for pair in Self.pairs {
      for (first, column) in columns.enumerated()
      where !column.isPair && !column.profile.isBlank && column.reading.key.hasSuffix(pair.first) {
        let stem = String(column.reading.key.dropLast(pair.first.count))
        guard let second = columns.firstIndex(where: { !$0.isPair && $0.reading.key == stem + pair.second }),
          second != first, !columns[second].profile.isBlank
        else { continue }
        // `2026` and `1` would be January.
        if pair.second == "quarter" || pair.second == "季度", columns[second].profile.isNumber { continue }
        if pair.isTime, !columns[second].profile.isClock || !column.profile.isDate { continue }
        let value: ProposedValue =
          switch pair.sign {
          case .alternative: .firstOf([headers[first], headers[second]])
          case .net: .net(headers[first], less: headers[second])
          case .joined: .joined([headers[first], headers[second]], separator: " ")
          }
        var made = Column(
          value: value, reading: HeaderReading(stem + pair.name), profile: ColumnProfile(), parts: [first, second])
        for (row, line) in lines.enumerated() { made.profile.add(cell(row, made), line: line) }
        columns.append(made)
      }
    }
  }

  private struct Pair {
    let first: String
    let second: String
    let name: String
    let sign: Sign
    enum Sign: Character {
      case joined = "+"
      case alternative = "/"
      case net = "-"
    }
    var isTime: Bool { sign == .joined && (second == "time" || second == "时间") }
  }

  private static let pairs: [Pair] = HeaderTable.pairs.split(separator: "\n").compactMap { line in
    let sides = line.split(separator: "=").map { trimmed(String($0)) }
    let sign = sides[0].lazy.compactMap { Pair.Sign(rawValue: $0) }.first ?? .joined
    let parts = sides[0].split(separator: sign.rawValue).map { HeaderReading(String($0)).key }
    guard sides.count == 2, parts.count == 2 else { return nil }
    return Pair(first: parts[0], second: parts[1], name: HeaderReading(sides[1]).key, sign: sign)
  }

  /// Whether rows that agree in `key` agree in `value`; `nil` when no two rows agree in it.
  func determines(_ key: Column, _ value: Column) -> Bool? { determines([key], value) }

  /// Whether no two rows say the same in all of them.
  func isKey(_ keys: [Column]) -> Bool {
    var seen: Set<String> = []
    return cells.indices.allSatisfy { row in
      seen.insert(keys.map { WordReading.key(cell(row, $0)) }.joined(separator: "\u{1}")).inserted
    }
  }

  /// The same of several columns together.
  func determines(_ keys: [Column], _ value: Column) -> Bool? {
    var seen: [String: String] = [:]
    var isTested = false
    for row in cells.indices {
      let parts = keys.map { WordReading.key(cell(row, $0)) }
      guard parts.contains(where: { !$0.isEmpty }) else { continue }
      let name = parts.joined(separator: "\u{1}")
      let found = cell(row, value)
      if let before = seen[name] {
        isTested = true
        if before != found { return false }
      } else {
        seen[name] = found
      }
    }
    return isTested ? true : nil
  }
}
