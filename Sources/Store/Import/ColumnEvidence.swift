/// What one pass over a column tells about how its values are written.
struct ColumnEvidence {
  private var dayFirst: ImportError.Example?
  private var monthFirst: ImportError.Example?
  private var undecided: [ImportError.Example] = []
  private var dots = 0
  private var commas = 0
  private(set) var exceedsOne = false

  mutating func addDate(_ value: RowValue, line: Int) {
    guard case .text(let text) = value else { return }
    switch DateReading.read(text, order: nil) {
    case .moment(_, _, .dayFirst): if dayFirst == nil { dayFirst = .init(line: line, value: text) }
    case .moment(_, _, .monthFirst): if monthFirst == nil { monthFirst = .init(line: line, value: text) }
    case .ambiguous: if undecided.count < 2 { undecided.append(.init(line: line, value: text)) }
    case .moment(_, _, nil), .failed: break
    }
  }

  mutating func addNumber(_ value: RowValue) {
    guard case .text(let text) = value else { return }
    switch NumberReading.style(of: text) {
    case .dot: dots += 1
    case .comma: commas += 1
    case nil: break
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

  /// The order that fits the whole column; `nil` when no value needs one. Throws the question when it cannot be known.
  func dayOrder(field: String) throws(ImportError) -> DayOrder? {
    switch (dayFirst, monthFirst) {
    case (let dayFirst?, let monthFirst?):
      throw .contradictoryDates(field: field, dayFirst: dayFirst, monthFirst: monthFirst)
    case (_?, nil): return .dayFirst
    case (nil, _?): return .monthFirst
    case (nil, nil):
      guard let first = undecided.first else { return nil }
      throw .ambiguousDates(field: field, first: first, second: undecided.count > 1 ? undecided[1] : nil)
    }
  }

  /// Commas only when nothing speaks for dots.
  var style: NumberStyle { commas > 0 && dots == 0 ? .comma : .dot }
}
