import Values

/// A column of the file that no field is mapped from: it becomes a custom field of the entity.
struct CustomColumn {
  enum Kind: String, Hashable, Sendable { case text, number, date, boolean }

  let index: Int
  let header: String
  var kind: Kind
  var columnName = ""
  var slot: Int?
  var style = NumberStyle.dot
  var dayOrder: DayOrder?

  /// As it is stored: numbers as they compute, dates as ISO days, booleans as 0 and 1.
  func value(_ text: String) throws(RowFailure) -> SQLValue {
    if text.isEmpty { return .null }
    switch kind {
    case .text: return .text(text)
    case .number:
      if let number = NumberReading.number(text, style: style)?.number { return .real(number.double) }
      if AbsentValue.stands(in: text, for: .quantity) { return .null }
      throw .problem(column: header, value: text, reason: ProblemReason.notANumber)
    case .boolean:
      if let flag = WordReading.boolean(text) { return .integer(flag ? 1 : 0) }
      if AbsentValue.stands(in: text, for: .boolean) { return .null }
      throw .problem(column: header, value: text, reason: ProblemReason.notTrueOrFalse)
    case .date:
      if AbsentValue.stands(in: text, for: .date) { return .null }
      switch DateReading.read(text, order: dayOrder) {
      case .moment(let date, _, _): return .text(date.isoText)
      case .ambiguous: throw .problem(column: header, value: text, reason: ProblemReason.dayOrMonth)
      case .failed(let reason): throw .problem(column: header, value: text, reason: reason)
      }
    }
  }
}

/// What the values of a column say about its kind. Ids are never re-typed: leading zeros and long numbers are text.
struct CustomEvidence {
  private(set) var isBlank = true
  private var isNumber = true
  private var isBoolean = true
  private var isReadAsBoolean = true
  private var isDate = true
  private var hasTime = false
  private var evidence = ColumnEvidence()
  /// It is text, whatever follows.
  var isSettled: Bool { !isNumber && !isBoolean && !isReadAsBoolean && !isDate && !isBlank }

  mutating func add(_ text: String, line: Int) {
    if text.isEmpty || AbsentValue.standsInColumn(text) { return }
    isBlank = false
    if isReadAsBoolean { isReadAsBoolean = WordReading.boolean(text) != nil }
    // 1 and 0 alone are numbers.
    if isBoolean { isBoolean = !Self.startsAsNumber(text) && WordReading.boolean(text) != nil }
    if isNumber {
      evidence.addNumber(.text(text), line: line)
      isNumber = Self.isPlainNumber(text)
    }
    if isDate {
      evidence.addDate(.text(text), line: line)
      switch DateReading.read(text, order: nil) {
      case .moment(_, let seconds, _): if let seconds, seconds != 0 { hasTime = true }
      case .ambiguous: break
      case .failed: isDate = false
      }
    }
  }

  func column(_ index: Int, _ header: String) -> CustomColumn {
    var column = CustomColumn(index: index, header: header, kind: .text)
    column.style = evidence.style ?? .dot
    if isBoolean {
      column.kind = .boolean
    } else if isDate, !hasTime {
      // An order that cannot be known leaves text: nobody asked for a date.
      do throws(ImportError) {
        column.dayOrder = try evidence.dayOrder(field: header)
        column.kind = .date
      } catch {
        column.kind = .text
      }
    } else if isNumber, style != .mixed {
      column.kind = .number
    }
    return column
  }

  /// What the column says about the decimal marks of the file; `nil` when it does not hold numbers.
  var style: NumberStyle? { isNumber && !isDate ? evidence.style : nil }

  private static func startsAsNumber(_ text: String) -> Bool {
    text.utf8.first.map { (0x30...0x39).contains($0) || $0 == 0x2D } ?? false
  }

  /// Whether all values are of the kind.
  func fits(_ kind: CustomColumn.Kind) -> Bool {
    switch kind {
    case .text: true
    case .number: isNumber
    case .boolean: isReadAsBoolean
    case .date: isDate && isDecided
    }
  }

  /// Whether nothing has to be asked of its days.
  private var isDecided: Bool {
    do throws(ImportError) {
      _ = try evidence.dayOrder(field: "")
      return true
    } catch { return false }
  }

  /// A value of a field that became text, as it was stored before: rows without an id are known by it again.
  static func before(_ text: String) -> String {
    if isPlainNumber(text),
      let number = NumberReading.number(text, style: NumberReading.style(of: text) ?? .dot)?.number
    {
      return String(number.double)
    }
    if case .moment(let day, _, _) = DateReading.read(text, order: nil) { return day.isoText }
    return WordReading.boolean(text).map { $0 ? "1" : "0" } ?? text
  }

  /// The style and the order of the day for a field whose kind is known already.
  func writing(for column: inout CustomColumn) {
    column.style = evidence.style ?? .dot
    column.dayOrder = try? evidence.dayOrder(field: column.header)
  }

  private static func isPlainNumber(_ text: String) -> Bool {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }
    guard digits.count <= 15, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
    let start = text.utf8.drop { $0 == 0x2D || $0 == 0x2B }
    if start.first == 0x30, let second = start.dropFirst().first, (0x30...0x39).contains(second) { return false }
    return NumberReading.number(text, style: NumberReading.style(of: text) ?? .dot) != nil
  }
}

/// The custom fields of one entity in the store.
struct CustomFieldTable {
  private let entity: ImportEntity
  private let session: ImportSession

  init(_ entity: ImportEntity, _ session: ImportSession) {
    self.entity = entity
    self.session = session
  }

  /// Finds the field of each column, makes those that are missing, and returns the names of the new ones. A field of which
  /// the file has other values than its kind becomes text, unless a definition computes with it.
  func prepare(_ columns: inout [CustomColumn], evidence: [CustomEvidence]) throws(RowFailure) -> (
    made: [String], widened: [String]
  ) {
    let rows = try onStore { () throws(StoreError) in
      try session.connection.rows(
        "SELECT name, title, type, column_name FROM custom_fields WHERE entity = ?", [.text(entity.name)])
    }
    var taken = Set(entity.fields.flatMap { [$0.name] + $0.aliases })
    taken.formUnion(rows.compactMap { $0[0].textValue })
    var made: [String] = []
    var widened: [String] = []
    var kept: [CustomColumn] = []
    for (offset, column) in columns.enumerated() {
      var column = column
      let known = rows.first { row in
        row[1].textValue.map { WordReading.key($0) == WordReading.key(column.header) } ?? false
          && !kept.contains { $0.columnName == row[3].textValue }
      }
      if let known, let kind = known[2].textValue.flatMap(CustomColumn.Kind.init(rawValue:)) {
        column.kind = kind
        column.columnName = known[3].textValue ?? ""
        evidence[offset].writing(for: &column)
        let name = known[0].textValue ?? ""
        if !evidence[offset].isBlank, !evidence[offset].fits(kind), try !isDefinedWith(name) {
          try widen(&column, name: name)
          widened.append(name)
        }
      } else if evidence[offset].isBlank {
        continue
      } else {
        column = evidence[offset].column(column.index, column.header)
        let name = Self.name(column.header, index: column.index, taken: taken)
        taken.insert(name)
        column.columnName = "custom_" + name
        try make(column, name: name)
        made.append(name)
      }
      kept.append(column)
    }
    columns = kept
    return (made, widened)
  }

  private func isDefinedWith(_ name: String) throws(RowFailure) -> Bool {
    try session.statements.row("SELECT 1 FROM definitions WHERE instr(lower(statement), ?) > 0", .text(name)) != nil
  }

  private static let widenedEnd = "_text"

  /// Whether a field of this column was of another kind once.
  static func isWidened(_ columnName: String) -> Bool {
    columnName.hasPrefix("custom_") && columnName.hasSuffix(widenedEnd)
  }

  /// From now on the values are in another column, as text; the old one stays as it was, so that this can be undone.
  private func widen(_ column: inout CustomColumn, name: String) throws(RowFailure) {
    let (table, old) = (quoted(entity.table), quoted(column.columnName))
    let text =
      switch column.kind {
      case .text, .date: old
      case .number:
        "CASE WHEN \(old) = CAST(\(old) AS INTEGER) THEN CAST(CAST(\(old) AS INTEGER) AS TEXT) ELSE CAST(\(old) AS TEXT) END"
      case .boolean: "CASE \(old) WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END"
      }
    column.kind = .text
    repeat {
      column.columnName += Self.widenedEnd
    } while try session.statements.row(
      "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", .text(entity.table), .text(column.columnName)) != nil
    let new = quoted(column.columnName)
    let values: [SQLValue] = [.text(column.columnName), .text(entity.name), .text(name)]
    try onStore { () throws(StoreError) in
      try session.connection.execute("ALTER TABLE \(table) ADD COLUMN \(new) TEXT")
      try session.connection.execute("UPDATE \(table) SET \(new) = \(text) WHERE \(old) IS NOT NULL")
      try session.connection.run(
        "UPDATE custom_fields SET type = 'text', column_name = ? WHERE entity = ? AND name = ?", values)
    }
  }

  private func make(_ column: CustomColumn, name: String) throws(RowFailure) {
    let type =
      switch column.kind {
      case .text, .date: "TEXT"
      case .number: "REAL"
      case .boolean: "INTEGER"
      }
    try onStore { () throws(StoreError) in
      try session.connection.execute("ALTER TABLE \(entity.table) ADD COLUMN \(quoted(column.columnName)) \(type)")
      try session.connection.run(
        "INSERT INTO custom_fields (entity, name, title, type, column_name) VALUES (?, ?, ?, ?, ?)",
        [.text(entity.name), .text(name), .text(column.header), .text(column.kind.rawValue), .text(column.columnName)])
    }
  }

  /// `Lead Score (%)` becomes `lead_score`, `ProfitMargin` `profit_margin`; letters of any script stay.
  static func name(_ header: String, index: Int, taken: Set<String>) -> String {
    var words = ""
    var previousIsLower = false
    for character in header {
      if character.isLetter || (character.isNumber && character.isASCII) {
        if character.isUppercase, previousIsLower { words += "_" }
        words += character.lowercased()
        previousIsLower = character.isLowercase
      } else {
        if !words.isEmpty, !words.hasSuffix("_") { words += "_" }
        previousIsLower = false
      }
      if words.utf8.count > 60 { break }
    }
    while words.hasSuffix("_") { words.removeLast() }
    if words.isEmpty { words = "column_\(index + 1)" }
    if words.first?.isNumber == true { words = "n_" + words }
    if !taken.contains(words) { return words }
    if header.contains("%"), !taken.contains(words + "_percent") { return words + "_percent" }
    if !taken.contains("custom_" + words) { return "custom_" + words }
    var ordinal = 2
    while taken.contains("\(words)_\(ordinal)") { ordinal += 1 }
    return "\(words)_\(ordinal)"
  }
}

/// The one place that spells an identifier which came from a file.
func quoted(_ identifier: String) -> String {
  "\"" + identifier.replacing("\"", with: "\"\"") + "\""
}
