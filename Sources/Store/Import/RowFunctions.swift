import Values

/// Comparing and calling, apart from walking the formula.
extension RowFormula {
  /// A number or a date on one side makes the other one be read as such; text is compared as it is.
  static func compare(_ sign: RowComparison, _ left: RowValue, _ right: RowValue) throws(RowFailure) -> Bool {
    if left == .blank || right == .blank {
      switch sign {
      case .equal: return left == right
      case .notEqual: return left != right
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .startsWith, .endsWith, .before, .after:
        return false
      }
    }
    switch sign {
    case .contains: return WordReading.key(left.text).contains(WordReading.key(right.text))
    case .startsWith: return WordReading.key(left.text).hasPrefix(WordReading.key(right.text))
    case .endsWith: return WordReading.key(left.text).hasSuffix(WordReading.key(right.text))
    case .before: return try day(left) < day(right)
    case .after: return try day(left) > day(right)
    case .equal: return try order(left, right) == 0
    case .notEqual: return try order(left, right) != 0
    case .less: return try order(left, right) < 0
    case .lessOrEqual: return try order(left, right) <= 0
    case .greater: return try order(left, right) > 0
    case .greaterOrEqual: return try order(left, right) >= 0
    }
  }

  private static func order(_ left: RowValue, _ right: RowValue) throws(RowFailure) -> Int {
    switch (left, right) {
    case (.moment, _), (_, .moment):
      let (first, second) = (try day(left), try day(right))
      return first < second ? -1 : first == second ? 0 : 1
    case (.number, _), (_, .number):
      guard let first = try number(left), let second = try number(right) else { return -1 }
      return first.compared(to: second)
    case (.boolean, _), (_, .boolean):
      guard let first = flag(left), let second = flag(right) else { return -1 }
      return first == second ? 0 : first ? 1 : -1
    case (.text(let first), .text(let second)): return first < second ? -1 : first == second ? 0 : 1
    case (.blank, _), (_, .blank): return left == right ? 0 : -1
    }
  }

  private static func flag(_ value: RowValue) -> Bool? {
    switch value {
    case .boolean(let flag): flag
    case .text(let text): WordReading.boolean(text)
    case .blank, .number, .moment: nil
    }
  }

  private static func day(_ value: RowValue) throws(RowFailure) -> CivilDate {
    let (date, _) = try moment(value, order: nil)
    return date
  }

  static func moment(_ value: RowValue, order: DayOrder?) throws(RowFailure) -> (CivilDate, Int?) {
    if case .moment(let date, let seconds) = value { return (date, seconds) }
    let text = value.text
    switch DateReading.read(text, order: order) {
    case .moment(let date, let seconds, _): return (date, seconds)
    case .ambiguous: throw .problem(column: nil, value: text, reason: ProblemReason.dayOrMonth)
    case .failed(let reason): throw .problem(column: nil, value: text, reason: reason)
    }
  }

  static func call(_ function: RowFunction, _ arguments: [RowFormula], _ record: RecordReader)
    throws(RowFailure) -> RowValue
  {
    switch function {
    case .if: return try arguments[arguments[0].holds(record) ? 1 : 2].value(record)
    case .coalesce:
      for argument in arguments {
        let value = try argument.value(record)
        if value != .blank { return value }
      }
      return .blank
    case .round:
      guard let number = try arguments[0].number(record) else { return .blank }
      let places = arguments.count == 2 ? try count(arguments[1], record) : 0
      return .number(number.rounded(to: max(-30, min(places, 30))))
    case .abs: return try arguments[0].number(record).map { .number($0.magnitude) } ?? .blank
    case .lower: return RowValue(try arguments[0].value(record).text.lowercased())
    case .upper: return RowValue(try arguments[0].value(record).text.uppercased())
    case .trim: return RowValue(trimmed(try arguments[0].value(record).text))
    case .left:
      return RowValue(trimmed(String(try text(arguments, record).prefix(max(0, try count(arguments[1], record))))))
    case .right:
      return RowValue(trimmed(String(try text(arguments, record).suffix(max(0, try count(arguments[1], record))))))
    case .replace:
      let pieces = split(try text(arguments, record), try arguments[1].value(record).text)
      return RowValue(trimmed(pieces.joined(separator: try arguments[2].value(record).text)))
    case .splitPart:
      let pieces = split(try text(arguments, record), try arguments[1].value(record).text)
      let wanted = try count(arguments[2], record)
      let index = wanted > 0 ? wanted - 1 : pieces.count + wanted
      return RowValue(pieces.indices.contains(index) ? trimmed(String(pieces[index])) : "")
    case .join:
      let separator = try arguments[0].value(record).text
      var parts: [String] = []
      for argument in arguments.dropFirst() {
        let part = trimmed(try argument.value(record).text)
        if !part.isEmpty { parts.append(part) }
      }
      return RowValue(parts.joined(separator: separator))
    case .digits:
      let bytes = PlainWriting.bytes(of: try text(arguments, record)).filter { (0x30...0x39).contains($0) }
      return RowValue(String(decoding: bytes, as: UTF8.self))
    case .decimalPoint, .decimalComma:
      guard case .text(let text) = try arguments[0].value(record) else { return try arguments[0].value(record) }
      if AbsentValue.stands(in: text, for: .quantity) { return .blank }
      guard let number = NumberReading.number(text, style: function == .decimalPoint ? .dot : .comma)?.number else {
        throw .problem(column: nil, value: text, reason: ProblemReason.notANumber)
      }
      return .number(number)
    case .quarter, .half, .year:
      let value = try arguments[0].value(record)
      if value == .blank { return .blank }
      let (date, _) = try moment(value, order: nil)
      let year = CivilDate.padded(date.year, 4)
      let month = date.month - 1
      if function == .year { return .text(year) }
      return .text(year + (function == .quarter ? "-Q\(month / 3 + 1)" : "-H\(month / 6 + 1)"))
    case .firstDay, .lastDay:
      let value = try arguments[0].value(record)
      if value == .blank { return .blank }
      guard let period = PeriodReading.read(value, order: nil) else {
        throw .problem(column: nil, value: value.text, reason: ProblemReason.notAPeriod)
      }
      return .moment(function == .firstDay ? period.start : period.last, seconds: nil)
    case .minutesBetween:
      return try minutes(from: try arguments[0].value(record), to: try arguments[1].value(record))
    case .above, .known, .total: return try arguments[0].value(record)
    case .dayFirst, .monthFirst:
      let value = try arguments[0].value(record)
      if value == .blank { return .blank }
      let (date, seconds) = try moment(value, order: function == .dayFirst ? .dayFirst : .monthFirst)
      return .moment(date, seconds: seconds)
    }
  }

  /// Which day it is does not matter, as long as it is one for both.
  private static func minutes(from start: RowValue, to end: RowValue) throws(RowFailure) -> RowValue {
    guard let start = try seconds(start), let end = try seconds(end), end >= start else { return .blank }
    return .number(try compute(.divide, ExactNumber(digits: Int128(end - start)), ExactNumber(digits: 60)))
  }

  /// `nil` for a blank and for a day without a time.
  private static func seconds(_ value: RowValue) throws(RowFailure) -> Int? {
    if value == .blank || AbsentValue.standsForNothing(value.text) { return nil }
    for (text, order) in [(value.text, nil), (value.text, DayOrder.dayFirst), ("2000-01-01 " + value.text, nil)] {
      if case .moment(let day, let seconds, _) = DateReading.read(text, order: order) {
        return seconds.map { day.dayNumber * 86_400 + $0 }
      }
    }
    throw .problem(column: nil, value: value.text, reason: ProblemReason.notATime)
  }

  private static func text(_ arguments: [RowFormula], _ record: RecordReader) throws(RowFailure) -> String {
    try arguments[0].value(record).text
  }

  private static func count(_ argument: RowFormula, _ record: RecordReader) throws(RowFailure) -> Int {
    guard let number = try argument.number(record) else { return 0 }
    guard let units = number.units(scale: 0), !units.isRounded else {
      throw .problem(column: nil, value: number.text, reason: ProblemReason.notAWholeNumber)
    }
    return units.value
  }

  /// An empty separator cuts nothing.
  private static func split(_ text: String, _ separator: String) -> [String] {
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    guard !mark.isEmpty, bytes.count >= mark.count else { return [text] }
    var pieces: [String] = []
    var start = 0
    var index = 0
    while index + mark.count <= bytes.count {
      if bytes[index..<index + mark.count].elementsEqual(mark) {
        pieces.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }
}
