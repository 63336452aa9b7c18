/// Tells rows of totals at the foot of a report from records: the first filled cell says so, the row has blanks, and it
/// lacks what makes it a record of its own. The first pass watches every row; only those behind the last record count.
struct TotalRows {
  private var identity: MappedField?
  /// Fields that a record has at least one of.
  private var telling: [MappedField] = []
  /// Whose or what the row is: nobody and nothing of these is called a total. A customer may be.
  private var named: [MappedField] = []
  private var width = 0
  /// The first of those that no record follows.
  private var foot: Int?

  static let words: Set<String> = [
    "total", "totals", "grand total", "grand totals", "subtotal", "sum", "summe", "gesamt", "gesamtsumme",
    "total général", "合计", "总计", "小计", "共计", "总额", "累计",
  ]

  private static let firstBytes = Set(words.flatMap { [$0, $0.uppercased()] }.compactMap(\.utf8.first))

  init() {}

  /// - Parameter width: how many columns the file has.
  init(_ fields: [MappedField], _ entity: ImportEntity, width: Int) {
    self.width = width
    identity = fields.first { $0.field.kind == .identity }
    if identity == nil, case .name = entity.key { identity = fields.first { $0.field.name == "name" } }
    named = fields.filter { mapped in
      guard case .reference(let other) = mapped.field.kind else { return mapped.field.name == "category" }
      return ["reps", "teams", "territories", "products", "sources", "campaigns"].contains(other)
    }
    telling = fields.filter { mapped in
      switch mapped.field.kind {
      case .date, .moment, .reference: true
      case .identity, .text, .word, .integer, .quantity, .money, .share, .rate, .boolean, .minutes, .plan, .choice,
        .period:
        mapped.field.isRequired
      }
    }
  }

  /// Whether the row looks like a total.
  mutating func watch(_ record: RecordReader) -> Bool {
    guard looksLikeTotal(record) || foot != nil && isFooter(record) else {
      foot = nil
      return false
    }
    if foot == nil { foot = record.line }
    return true
  }

  /// Below the totals of a report: a remark in one cell of a table of several.
  private func isFooter(_ record: RecordReader) -> Bool {
    width > 2 && (0..<record.fieldCount).count { !record.bytes($0).isEmpty } == 1 && !record.bytes(0).isEmpty
  }

  func isAtFoot(line: Int) -> Bool { foot.map { line >= $0 } ?? false }

  private func looksLikeTotal(_ record: RecordReader) -> Bool {
    guard let first = (0..<record.fieldCount).first(where: { !record.bytes($0).isEmpty }) else { return false }
    let bytes = record.bytes(first)
    guard bytes.count <= 40, Self.firstBytes.contains(bytes[0]), Self.isTotal(String(decoding: bytes, as: UTF8.self))
    else { return false }
    let hasBlank = (0..<record.fieldCount).contains { record.bytes($0).isEmpty }
    guard hasBlank || named.contains(where: { isTotal($0, record) }) else { return false }
    if let identity {
      let value = (try? identity.value(record).text) ?? ""
      return value.isEmpty || Self.isTotal(value)
    }
    if !hasBlank { return true }
    return telling.contains { (try? $0.value(record)) == .blank }
  }

  private func isTotal(_ mapped: MappedField, _ record: RecordReader) -> Bool {
    (try? mapped.value(record).text).map(Self.isTotal) ?? false
  }

  static func isTotal(_ text: String) -> Bool {
    var key = WordReading.key(text)
    // `Grand Totals (3 records)`
    if key.last == ")", let opening = key.lastIndex(of: "(") { key = trimmed(String(key[..<opening])) }
    while key.last == ":" || key.last == "：" { key.removeLast() }
    return words.contains(key)
  }
}
