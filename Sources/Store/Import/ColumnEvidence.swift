/// What one pass over a column tells about how its values are written.
struct ColumnEvidence {
  // Days
  private var dayFirst: ImportError.Example?
  private var monthFirst: ImportError.Example?
  private var undecided: [ImportError.Example] = []
  /// What all the values so far can count; `nil` before the first and after one that counts nothing.
  private(set) var dayNumbering: DayNumbering?
  private var hasWrittenDays = false

  // Numbers
  private var dots = 0
  private var commas = 0
  private var undecidedDots: [ImportError.Example] = []
  private var undecidedCommas: [ImportError.Example] = []
  private(set) var exceedsOne = false

  // Ids
  private var hasPointZeros = false
  private(set) var mayHavePointZeros = true

  mutating func addDate(_ value: RowValue, line: Int) {
    guard case .text(let text) = value else { return }
    if let numbering = DayNumbering(text), !hasWrittenDays, dayNumbering == nil || dayNumbering == numbering {
      dayNumbering = numbering
      return
    }
    if AbsentValue.stands(in: text, for: .date) { return }
    addWrittenDay()
    switch DateReading.read(text, order: nil) {
    case .moment(_, _, .dayFirst): if dayFirst == nil { dayFirst = .init(line: line, value: text) }
    case .moment(_, _, .monthFirst): if monthFirst == nil { monthFirst = .init(line: line, value: text) }
    case .ambiguous: if undecided.count < 2 { undecided.append(.init(line: line, value: text)) }
    case .moment(_, _, nil), .failed: break
    }
  }

  /// A day that says nothing about the order of its parts.
  mutating func addWrittenDay() {
    hasWrittenDays = true
    dayNumbering = nil
  }

  mutating func addNumber(_ value: RowValue, line: Int) {
    guard case .text(let text) = value else { return }
    switch NumberReading.writing(of: text) {
    case .decided(.dot): dots += 1
    case .decided(.comma): commas += 1
    case .decided(.mixed), .plain: break
    case .undecidedDot: if undecidedDots.count < 2 { undecidedDots.append(.init(line: line, value: text)) }
    case .undecidedComma: if undecidedCommas.count < 2 { undecidedCommas.append(.init(line: line, value: text)) }
    }
  }

  mutating func addShare(_ value: RowValue) {
    guard !exceedsOne else { return }
    let reading: NumberReading.Reading
    switch value {
    case .number(let number): reading = .init(number: number)
    case .text(let text):
      guard let found = NumberReading.number(text, style: NumberReading.style(of: text) ?? .dot) else { return }
      reading = found
    case .blank, .boolean, .moment: return
    }
    exceedsOne = !reading.isPercent && reading.number.magnitude.compared(to: ExactNumber(digits: 1)) > 0
  }

  /// An id as it stands in the file.
  mutating func addID(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.isEmpty { return }
    guard bytes.count > 2, bytes[bytes.count - 1] == 0x30, bytes[bytes.count - 2] == 0x2E,
      bytes.dropLast(2).allSatisfy({ (0x30...0x39).contains($0) })
    else {
      mayHavePointZeros = false
      return
    }
    hasPointZeros = true
  }

  /// Whole numbers that went through a program which made fractions of them: `123.0` throughout.
  var arePointZeros: Bool { hasPointZeros && mayHavePointZeros }

  /// The order that fits the whole column; `nil` when no value needs one. Throws the question when it cannot be known.
  func dayOrder(field: String, column: String? = nil) throws(ImportError) -> DayOrder? {
    switch (dayFirst, monthFirst) {
    case (let dayFirst?, let monthFirst?):
      throw .contradictoryDates(field: field, column: column, dayFirst: dayFirst, monthFirst: monthFirst)
    case (_?, nil): return .dayFirst
    case (nil, _?): return .monthFirst
    case (nil, nil):
      guard let first = undecided.first else { return nil }
      throw .ambiguousDates(
        field: field, column: column, first: first, second: undecided.count > 1 ? undecided[1] : nil)
    }
  }

  /// The style that the column itself shows; `nil` when nothing in it does.
  var style: NumberStyle? {
    if dots == 0, commas == 0 { return nil }
    // A slip in a long column is a slip.
    if dots >= 10 * commas { return .dot }
    return commas >= 10 * dots ? .comma : .mixed
  }

  /// Whether the other columns of the file would have to say it: what could be groups of thousands could be decimals.
  ///
  /// - Parameter hasCommaSeparator: fields are separated by commas, as they are where commas are no decimal marks.
  func question(hasCommaSeparator: Bool) -> (first: ImportError.Example, second: ImportError.Example?)? {
    if style != nil { return nil }
    let asked = hasCommaSeparator && undecidedDots.isEmpty ? [] : undecidedDots + undecidedCommas
    guard let first = asked.first else { return nil }
    return (first, asked.count > 1 ? asked[1] : nil)
  }
}
