/// Tells rows of totals at the foot of a report from records: the first filled cell says so, the row has blanks, and it
/// lacks what makes it a record of its own. The first pass watches every row; of those before the last record only
/// subtotals count: a word and numbers, and nothing else.
struct TotalRows {
  private var identity: MappedField?
  /// Fields that a record has at least one of.
  private var telling: [MappedField] = []
  /// Whose or what the row is: nobody and nothing of these is called a total. A customer may be.
  private var named: [MappedField] = []
  private var width = 0
  /// Columns became rows: what has no blank may be a total, too.
  private var isTurned = false
  /// What the subtotals are the sums of.
  private var groups: Set<String> = []
  private var sums = GroupSums()
  /// The names of those that stand below their group.
  private var summed: Set<String> = []
  /// The first of those that no record follows.
  private var foot: Int?
  /// The first of several rows of one value each, until one of them says that they are remarks.
  private var remark: Int?

  static let words: Set<String> = [
    "total", "totals", "grand total", "grand totals", "subtotal", "sum", "summe", "gesamt", "gesamtsumme",
    "total général", "合计", "总计", "小计", "共计", "总额", "累计",
  ]

  private static let firstBytes = Set(words.flatMap { [$0, $0.uppercased()] }.compactMap(\.utf8.first))

  init() {}

  /// - Parameter width: how many columns the file has.
  init(_ fields: [MappedField], _ entity: ImportEntity, width: Int, isTurned: Bool = false) {
    self.width = width
    self.isTurned = isTurned
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
    noteGroup(record)
    let isSum = isSubtotal(record)
    if isSum, groups.count < Self.groupLimit, let first = firstFilled(record) { groups.insert(Self.group(of: first)) }
    if looksLikeTotal(record) || isSum || foot != nil && isFooter(record) {
      if foot == nil { foot = remark ?? record.line }
      return true
    }
    foot = nil
    guard isFooter(record) else {
      remark = nil
      return false
    }
    if remark == nil { remark = record.line }
    guard isRemark(record) else { return false }
    foot = remark
    return true
  }

  /// Below the totals of a report: a remark in one cell of a table of several.
  private func isFooter(_ record: RecordReader) -> Bool {
    width > 2 && (0..<record.fieldCount).count { !record.bytes($0).isEmpty } == 1 && !record.bytes(0).isEmpty
  }

  /// A line above the rows of a group, where the first column has no name or stands for what is below: that cell alone
  /// is filled.
  static func isHeading(_ record: RecordReader) -> Bool {
    !record.bytes(0).isEmpty && (1..<max(1, record.fieldCount)).allSatisfy { record.bytes($0).isEmpty }
  }

  private static let groupLimit = 10_000

  /// `Total East` is the sum of the rows of `East` above it; where nothing is called so, it is a name.
  private mutating func noteGroup(_ record: RecordReader) {
    if let sum = sums.sum(width: record.fieldCount, cell: record.text), summed.count < Self.groupLimit {
      summed.insert(sum)
    }
  }

  /// `east` of `Total East`
  static func namedGroup(_ text: String) -> String? {
    guard text.utf8.first.map({ firstBytes.contains($0) }) ?? false else { return nil }
    let key = WordReading.key(text)
    return groupBegins.first { key.hasPrefix($0) && key.count > $0.count }.map {
      trimmed(String(key.dropFirst($0.count)))
    }
  }

  private static let groupBegins = ["total ", "subtotal ", "sub-total ", "summe ", "gesamt ", "合计 ", "小计 "]

  private func firstFilled(_ record: RecordReader) -> String? {
    (0..<record.fieldCount).first { !record.bytes($0).isEmpty }.map { record.text($0) }
  }

  /// `acme` of `Total for Acme` and `Acme Total`
  private static func group(of text: String) -> String {
    let key = WordReading.key(text)
    if let begin = begins.first(where: { key.hasPrefix($0) }) { return trimmed(String(key.dropFirst(begin.count))) }
    if let end = ends.first(where: { key.hasSuffix($0) }) { return trimmed(String(key.dropLast(end.count))) }
    return key
  }

  var hasGroups: Bool { !groups.isEmpty }

  /// A line that a sum below names.
  func isGroup(_ heading: RecordReader) -> Bool { groups.contains(WordReading.key(heading.text(0))) }

  /// The header again, in the midst of the records.
  static func isHeader(_ record: RecordReader, _ layout: FileLayout) -> Bool {
    guard layout.namedWidth > 1, record.fieldCount >= layout.namedWidth,
      let place = layout.headers.firstIndex(where: { !$0.isEmpty }), place + 1 < layout.namedWidth
    else { return false }
    let first = layout.headers[place]
    guard record.bytes(place).count == first.utf8.count, record.text(place) == first else { return false }
    return (place + 1..<layout.namedWidth).allSatisfy { record.text($0) == layout.headers[$0] }
  }

  /// One that reports end with.
  private func isRemark(_ record: RecordReader) -> Bool {
    let text = record.text(0).lowercased()
    return Self.remarks.contains { text.contains($0) }
  }

  private static let remarks = [
    "copyright", "confidential", "generated by", "generated on", "report generated", "printed on", "accrual basis",
    "cash basis", "制表", "打印时间", "打印日期", "导出时间", "导出人", "审核人", "数据来源",
  ]

  /// The sum of a group above it, in the midst of the records.
  func isSubtotal(_ record: RecordReader) -> Bool {
    guard let first = (0..<record.fieldCount).first(where: { !record.bytes($0).isEmpty }) else { return false }
    if first > 0, isSumWithoutName(record) { return true }
    guard Self.mayBeSubtotal(record.bytes(first)) else { return false }
    if let identity, let value = try? identity.value(record), value != .blank,
      value.text != record.text(first) || identity.field.name == "name", !Self.isMeasure(value.text)
    {
      return false
    }
    if Self.isSubtotal(width: record.fieldCount, cell: { record.text($0) }) { return true }
    return first == 0 && !summed.isEmpty && summed.contains(WordReading.key(record.text(0)))
      && GroupSums.areNumbers(1..<record.fieldCount) { record.text($0) }
  }

  /// Whether there are blanks and numbers only, and nothing of what makes a record: nobody's, of no day, without a name.
  private func isSumWithoutName(_ record: RecordReader) -> Bool {
    guard !isTurned, telling.count + (identity == nil ? 0 : 1) > 1,
      GroupSums.isNameless(width: record.fieldCount, cell: record.text)
    else { return false }
    return (telling + [identity].compactMap { $0 }).allSatisfy { (try? $0.value(record)) == .blank }
  }

  /// Whether the first filled cell is called a sum, and the others are numbers or say how they were summed up.
  static func isSubtotal(width: Int, cell: (Int) -> String) -> Bool {
    guard let first = (0..<width).first(where: { !cell($0).isEmpty }) else { return false }
    guard isSubtotal(cell(first)) || isMeasure(cell(first)) else { return false }
    var (filled, numbers) = (1, 0)
    for column in (first + 1)..<width {
      let text = cell(column)
      if text.isEmpty || isMeasure(text) { continue }
      guard GroupSums.isNumber(text) else { return false }
      numbers += 1
    }
    filled += numbers
    return numbers > 0 && filled < width
  }

  /// How a report sums up: `Sum`, `Count`.
  static func isMeasure(_ text: String) -> Bool {
    text.utf8.count <= 16 && measures.contains(WordReading.key(text))
  }

  private static let measures: Set = [
    "sum", "count", "avg", "average", "min", "max", "median", "record count", "计数", "平均", "平均值", "求和",
  ]

  /// `Subtotal`, `Total for Acme`, `West Total`, `华东 小计`
  static func isSubtotal(_ text: String) -> Bool {
    if isTotal(text) { return true }
    let key = WordReading.key(text)
    return begins.contains { key.hasPrefix($0) } || ends.contains { key.hasSuffix($0) && key.count > $0.count }
  }

  private static let begins = [
    "total for ", "total of ", "total: ", "subtotal for ", "subtotal: ", "sum of ", "小计:", "小计：", "合计:", "合计：",
  ]
  private static let ends = [" total", " totals", " subtotal", " sum", "小计", "合计", "汇总"]

  private static func mayBeSubtotal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 80 else { return false }
    // `Count` and `Average`.
    if bytes.count == 5 && first | 0x20 == 0x63 || bytes.count == 7 && first | 0x20 == 0x61 { return true }
    // `l`, `s`, `m` of total, totals and sum; the last bytes of 计, 总, 汇总.
    return firstBytes.contains(first) || [0x6C, 0x73, 0x6D, 0x4C, 0x53, 0x4D, 0x3A].contains(last) || last >= 0x80
  }

  func isAtFoot(line: Int) -> Bool { foot.map { line >= $0 } ?? false }

  private func looksLikeTotal(_ record: RecordReader) -> Bool {
    guard let first = (0..<record.fieldCount).first(where: { !record.bytes($0).isEmpty }) else { return false }
    let bytes = record.bytes(first)
    guard bytes.count <= 40, Self.firstBytes.contains(bytes[0]), Self.isTotal(String(decoding: bytes, as: UTF8.self))
    else { return false }
    let hasBlank = (0..<record.fieldCount).contains { record.bytes($0).isEmpty }
    guard hasBlank || isTurned || named.contains(where: { isTotal($0, record) }) else { return false }
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
