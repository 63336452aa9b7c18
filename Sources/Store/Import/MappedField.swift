import Values

/// One field of the mapping, with what the first pass over the file learned about its column. Shared, because a loop over
/// values would copy it with every row.
final class MappedField {
  let field: ImportEntity.Field
  let formula: RowFormula
  /// Replacements by folded value; `*` is any other.
  private let map: [String: String]
  /// The header it is read from, or the field's name when it is computed.
  let header: String
  private let choice: ImportChoice?
  /// The words of the column so far, and what they mean.
  private var words = ByteTable()
  private var meanings: [SQLValue] = []
  /// Where a reference is looked up, once the import has begun.
  var table: ReferenceTable?
  /// Whether what was found before need not be noted again.
  var isRecalled = false
  /// What names no record that is there is left blank.
  let isOnlyKnown: Bool
  var slot: Int?
  var timeSlot: Int?
  /// The column when it is read as it stands.
  let plainColumn: Int?
  var dayOrder: DayOrder?
  /// Days are numbers.
  var dayNumbering: DayNumbering?
  /// Ids are written as `123.0`.
  var hasPointZeros = false
  var style = NumberStyle.dot
  /// Shares are written as `15` and not as `0.15`.
  var isWrittenInPercent = false

  init(_ field: ImportEntity.Field, _ mapping: ImportField, _ layout: FileLayout) throws(ImportError) {
    self.field = field
    if case .reference = field.kind, !field.isRequired, case .call(let name, let arguments) = mapping.expression,
      name.lowercased() == RowFunction.known.rawValue, arguments.count == 1
    {
      self.formula = try RowFormula(arguments[0], layout)
      self.isOnlyKnown = true
    } else {
      self.formula = try RowFormula(mapping.expression, layout)
      self.isOnlyKnown = false
    }
    var map: [String: String] = [:]
    for pair in mapping.map where map[WordReading.key(pair.from)] == nil { map[WordReading.key(pair.from)] = pair.to }
    self.map = map
    if case .column(let index) = formula { self.header = layout.headers[index] } else { self.header = field.name }
    if case .column(let index) = formula, map.isEmpty { self.plainColumn = index } else { self.plainColumn = nil }
    if case .choice(let list) = field.kind { self.choice = ImportChoice.all[list] } else { self.choice = nil }
  }

  /// An id that is made of several columns.
  var isPutTogether: Bool { formula.columns.count > 1 && (field.kind == .identity || field.name == "order") }

  /// The value after `map`.
  func value(_ record: RecordReader) throws(RowFailure) -> RowValue {
    var value: RowValue
    do { value = try formula.value(record) } catch { throw located(error) }
    if case .text(let text) = value { value = RowValue(trimmed(text)) }
    if map.isEmpty { return value }
    let replacement = map[WordReading.key(value.text)] ?? (value == .blank ? nil : map["*"])
    return replacement.map { RowValue(trimmed($0)) } ?? value
  }

  /// What a word of a closed list meant before.
  func meaning(of bytes: UnsafeBufferPointer<UInt8>) -> SQLValue? { words.find(bytes).map { meanings[$0] } }

  private func learn(_ bytes: UnsafeBufferPointer<UInt8>, _ meaning: SQLValue) {
    guard words.count < 1000, words.find(bytes) == nil else { return }
    words.add(bytes, meanings.count)
    meanings.append(meaning)
  }

  func problem(_ value: RowValue, _ reason: String) -> RowFailure {
    .problem(column: header, value: value.text, reason: reason)
  }

  private func located(_ failure: RowFailure) -> RowFailure {
    guard case .problem(nil, let value, let reason) = failure else { return failure }
    return .problem(column: header, value: value, reason: reason)
  }

  /// Reads the field of one row into the draft. References are only noted; they are looked up later.
  func read(_ record: RecordReader, index: Int, into draft: inout RecordDraft, _ session: ImportSession)
    throws(RowFailure)
  {
    if let plainColumn, let slot, plainColumn < record.fieldCount {
      let bytes = record.bytes(plainColumn)
      if let found = plainValue(bytes, session) {
        draft.values[slot] = found
        return
      }
    }
    var value = try value(record)
    if case .text(let text) = value, AbsentValue.stands(in: text, for: field.kind) {
      // A closed list may know the word.
      if choice?.knows(text) != true { value = .blank }
    }
    if value == .blank {
      if field.isRequired { throw problem(value, ProblemReason.blank(field.name)) }
      if slot == nil { draft.extras[field.name] = .null }
      return
    }
    switch field.kind {
    case .text: put(.text(value.text), &draft)
    case .identity: put(.text(try name(value)), &draft)
    case .word: put(.text(WordReading.key(value.text)), &draft)
    case .choice:
      guard let word = choice?.value(of: value.text) else {
        throw problem(value, ProblemReason.notOneOf(choice?.values ?? []))
      }
      if let plainColumn, plainColumn < record.fieldCount { learn(record.bytes(plainColumn), .text(word)) }
      put(.text(word), &draft)
    case .reference: draft.references.append(.init(field: index, name: field.name, text: try name(value)))
    case .boolean: put(.integer(try boolean(value) ? 1 : 0), &draft)
    case .date, .moment: try readMoment(value, &draft, session)
    case .integer: put(.integer(try units(value, scale: 0, session)), &draft)
    case .quantity: put(.integer(try units(value, scale: 3, session)), &draft)
    case .rate: put(.integer(try units(value, scale: 8, session)), &draft)
    case .money: put(.integer(try money(value, draft, session)), &draft)
    case .share: put(.integer(try share(value, session)), &draft)
    case .minutes: put(.integer(try minutes(value, session)), &draft)
    case .plan: draft.plan = try number(value).number
    case .period:
      guard let period = PeriodReading.read(value, order: dayOrder, fiscalYearStart: session.fiscalYearStart) else {
        throw problem(value, ProblemReason.notAPeriod)
      }
      draft.period = period
    }
  }

  private func put(_ value: SQLValue, _ draft: inout RecordDraft) {
    if let slot { draft.values[slot] = value } else { draft.extras[field.name] = value }
  }

  /// An id or a name, of which a spreadsheet or a number with decimals may have taken digits away.
  private func name(_ value: RowValue) throws(RowFailure) -> String {
    let text = value.text
    guard case .text = value, let first = text.utf8.first, (0x30...0x39).contains(first) else { return text }
    if Self.isRoundedNumber(text) { throw problem(value, ProblemReason.lostDigits) }
    guard hasPointZeros, text.hasSuffix(".0") else { return text }
    if text.utf8.count > 17 { throw problem(value, ProblemReason.lostDigits) }
    return String(text.dropLast(2))
  }

  /// `1.23457E+16`
  private static func isRoundedNumber(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { bytes in
      guard (5...24).contains(bytes.count), let mark = bytes.lastIndex(where: { $0 | 0x20 == 0x65 }),
        mark + 2 < bytes.count,
        bytes[mark + 1] == 0x2B, bytes[(mark + 2)...].allSatisfy({ (0x30...0x39).contains($0) })
      else { return false }
      return bytes[..<mark].allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
    }
  }

  private func boolean(_ value: RowValue) throws(RowFailure) -> Bool {
    switch value {
    case .boolean(let flag): return flag
    case .number(let number): return number.digits != 0
    case .text(let text): if let flag = WordReading.boolean(text) { return flag }
    case .blank, .moment: break
    }
    throw problem(value, ProblemReason.notTrueOrFalse)
  }

  private func readMoment(_ value: RowValue, _ draft: inout RecordDraft, _ session: ImportSession)
    throws(RowFailure)
  {
    let date: CivilDate
    let seconds: Int?
    if case .text(let text) = value, let found = dayNumbering?.moment(text) {
      (date, seconds) = found
    } else {
      do { (date, seconds) = try RowFormula.moment(value, order: dayOrder) } catch { throw located(error) }
    }
    guard DateReading.years.contains(date.year) else { throw problem(value, ProblemReason.yearOutOfRange) }
    session.saw(date)
    put(.text(date.isoText), &draft)
    if let timeSlot, let seconds { draft.values[timeSlot] = .text(clockText(seconds)) }
  }

  private func number(_ value: RowValue) throws(RowFailure) -> NumberReading.Reading {
    switch value {
    case .number(let number): return .init(number: number)
    case .text(let text): if let reading = NumberReading.number(text, style: style) { return reading }
    case .blank, .boolean, .moment: break
    }
    if case .text(let text) = value, style == .mixed, NumberReading.number(text, style: .dot) != nil {
      throw problem(value, ProblemReason.thousandsOrDecimals)
    }
    throw problem(value, field.kind == .money ? ProblemReason.notMoney : ProblemReason.notANumber)
  }

  /// In minor units. What the amount says of its currency has to agree with what the row says.
  private func money(_ value: RowValue, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> Int {
    let reading = try number(value)
    if let written = reading.currencies {
      if let currency = draft.currency {
        guard written.contains(currency) else { throw problem(value, ProblemReason.notIn(currency)) }
      } else if !written.contains(session.baseCurrency) {
        session.keptAsBase(written)
      } else {
        session.saysBase()
      }
    }
    return try units(reading, value, scale: draft.minorDigits, session)
  }

  private func units(_ value: RowValue, scale: Int, _ session: ImportSession) throws(RowFailure) -> Int {
    try units(try number(value), value, scale: scale, session)
  }

  private func units(_ reading: NumberReading.Reading, _ value: RowValue, scale: Int, _ session: ImportSession)
    throws(RowFailure) -> Int
  {
    guard let units = reading.number.units(scale: scale), units.value.magnitude < 1 << 60 else {
      throw problem(value, ProblemReason.tooLarge)
    }
    if units.isRounded { session.rounded += 1 }
    return units.value
  }

  /// Basis points.
  private func share(_ value: RowValue, _ session: ImportSession) throws(RowFailure) -> Int {
    let reading = try number(value)
    let isFraction = reading.isPercent || !isWrittenInPercent
    guard let units = reading.number.units(scale: isFraction ? 4 : 2), units.value.magnitude < 1 << 40 else {
      throw problem(value, ProblemReason.tooLarge)
    }
    guard (0...10_000).contains(units.value) else { throw problem(value, ProblemReason.notAPart) }
    if units.isRounded { session.rounded += 1 }
    return units.value
  }

  /// Whole ones, half to even.
  private func minutes(_ value: RowValue, _ session: ImportSession) throws(RowFailure) -> Int {
    let minutes: Int
    if case .text(let text) = value {
      guard let number = DurationReading.minutes(text, style: style) else {
        throw problem(value, ProblemReason.notADuration)
      }
      minutes = try units(.init(number: number), value, scale: 0, session)
    } else {
      minutes = try units(value, scale: 0, session)
    }
    guard DurationReading.limits.contains(minutes) else { throw problem(value, ProblemReason.longerThanADay) }
    return minutes
  }
}
