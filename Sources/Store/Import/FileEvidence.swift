/// What the first pass over a file learns: how each mapped column writes its days, numbers and ids, and what the other
/// columns hold.
struct FileEvidence {
  private let fields: [MappedField]
  private let columns: [CustomColumn]
  private var byField: [ColumnEvidence]
  private(set) var custom: [CustomEvidence]
  /// Columns that formulas compute with.
  private var byColumn: [Int: ColumnEvidence] = [:]

  init(_ fields: [MappedField], _ condition: RowFormula?, _ columns: [CustomColumn]) {
    for formula in fields.map(\.formula) + (condition.map { [$0] } ?? []) {
      for column in formula.numericColumns { byColumn[column] = ColumnEvidence() }
    }
    self.fields = fields
    self.columns = columns
    self.byField = fields.map { _ in ColumnEvidence() }
    self.custom = columns.map { _ in CustomEvidence() }
  }

  mutating func add(_ record: RecordReader) {
    for index in fields.indices {
      let mapped = fields[index]
      switch mapped.field.kind {
      case .date, .moment, .period:
        if let column = mapped.plainColumn, record.isPlainDay(column) {
          byField[index].addWrittenDay()
        } else if let value = try? mapped.value(record) {
          byField[index].addDate(value, line: record.line)
        }
      case .money, .quantity, .integer, .rate, .plan, .minutes:
        if let column = mapped.plainColumn, record.isPlainInteger(column) { continue }
        if let value = try? mapped.value(record) { byField[index].addNumber(value, line: record.line) }
      case .share:
        if let value = try? mapped.value(record) {
          byField[index].addNumber(value, line: record.line)
          byField[index].addShare(value)
        }
      case .identity, .reference:
        if let column = mapped.plainColumn, byField[index].mayHavePointZeros {
          byField[index].addID(column < record.fieldCount ? record.bytes(column) : .init(start: nil, count: 0))
        }
      case .text, .word, .boolean, .choice: break
      }
    }
    for column in byColumn.keys where !record.isPlainInteger(column) {
      byColumn[column]?.addNumber(RowValue(record.text(column)), line: record.line)
    }
    for index in columns.indices where !custom[index].isSettled {
      custom[index].add(record.text(columns[index].index), line: record.line)
    }
  }

  /// Tells the fields, and how the columns write their numbers; throws the question when something cannot be known.
  func settle(_ layout: FileLayout) throws(ImportError) -> ColumnStyles {
    let styles = Set(byField.compactMap(\.style) + byColumn.values.compactMap(\.style) + custom.compactMap(\.style))
    let ofOthers = styles.count == 1 ? styles.first : layout.hasTypedNumbers ? .dot : nil
    let hasCommas = layout.separator == 0x2C
    for (mapped, evidence) in zip(fields, byField) {
      mapped.style = evidence.style ?? ofOthers ?? .dot
      mapped.isWrittenInPercent = evidence.exceedsOne
      mapped.hasPointZeros = evidence.arePointZeros
      let column = mapped.plainColumn.map { layout.headers[$0] }
      switch mapped.field.kind {
      case .date, .moment:
        mapped.dayNumbering = evidence.dayNumbering
        mapped.dayOrder = try evidence.dayOrder(field: mapped.field.name, column: column)
      case .period: mapped.dayOrder = try? evidence.dayOrder(field: "")
      case .integer, .quantity, .money, .plan, .minutes, .share:
        guard ofOthers == nil, let (first, second) = evidence.question(hasCommaSeparator: hasCommas) else { continue }
        throw .ambiguousNumbers(field: mapped.field.name, column: column, first: first, second: second)
      // Rates have as many decimals as they need.
      case .rate, .identity, .text, .word, .boolean, .choice, .reference: break
      }
    }
    for (column, evidence) in byColumn where ofOthers == nil {
      guard let (first, second) = evidence.question(hasCommaSeparator: hasCommas) else { continue }
      throw .ambiguousNumbers(field: nil, column: layout.headers[column], first: first, second: second)
    }
    return ColumnStyles(byColumn: byColumn.compactMapValues(\.style), ofOthers: ofOthers ?? .dot)
  }
}

extension RecordReader {
  /// `2026-03-15`: it says nothing about the others.
  func isPlainDay(_ field: Int) -> Bool {
    guard field < fieldCount else { return false }
    let bytes = bytes(field)
    return bytes.count == 10 && bytes[4] == 0x2D && bytes[7] == 0x2D && (0x30...0x39).contains(bytes[0])
  }

  func isPlainInteger(_ field: Int) -> Bool {
    guard field < fieldCount else { return false }
    return bytes(field).allSatisfy { (0x30...0x39).contains($0) }
  }
}
