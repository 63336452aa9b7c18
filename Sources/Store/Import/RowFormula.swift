import Values

/// What an expression over a row gives.
enum RowValue: Hashable, Sendable {
  case blank
  /// Without surrounding blanks, not empty.
  case text(String)
  case number(ExactNumber)
  case boolean(Bool)
  case moment(CivilDate, seconds: Int?)

  init(_ text: String) { self = text.isEmpty ? .blank : .text(text) }

  /// As it would stand in the file.
  var text: String {
    switch self {
    case .blank: ""
    case .text(let text): text
    case .number(let number): number.text
    case .boolean(let flag): flag ? "true" : "false"
    case .moment(let date, let seconds): date.isoText + (seconds.map { " " + clockText($0) } ?? "")
    }
  }
}

/// A `RowExpression` whose columns and functions are known.
indirect enum RowFormula: Sendable {
  case column(Int)
  case row
  case constant(RowValue)
  case concatenate(RowFormula, RowFormula)
  case arithmetic(RowArithmetic, RowFormula, RowFormula)
  case negative(RowFormula)
  case comparison(RowComparison, RowFormula, RowFormula)
  case logical(RowLogic, [RowFormula])
  case not(RowFormula)
  case emptiness(RowFormula, negated: Bool)
  case membership(RowFormula, [RowFormula], negated: Bool)
  case call(RowFunction, [RowFormula])
  /// A column whose blanks stand for what is above them.
  case above(Int)
  /// The sum of a column over all rows with the same id.
  case total(Int)

  init(_ expression: RowExpression, _ layout: FileLayout) throws(ImportError) {
    switch expression {
    case .column(let header): self = try Self.column(header, layout)
    case .row: self = .row
    case .text(let text): self = .constant(RowValue(text))
    case .number(let digits, let scale): self = .constant(.number(ExactNumber(digits: Int128(digits), scale: scale)))
    case .boolean(let flag): self = .constant(.boolean(flag))
    case .date(let date): self = .constant(.moment(date, seconds: nil))
    case .concatenate(let left, let right):
      self = .concatenate(try Self.joined(left, layout), try Self.joined(right, layout))
    case .arithmetic(let sign, let left, let right):
      self = .arithmetic(sign, try RowFormula(left, layout), try RowFormula(right, layout))
    case .negative(let operand): self = .negative(try RowFormula(operand, layout))
    case .comparison(let sign, let left, let right):
      self = .comparison(sign, try RowFormula(left, layout), try RowFormula(right, layout))
    case .logical(let word, let operands): self = .logical(word, try Self.all(operands, layout))
    case .not(let operand): self = .not(try RowFormula(operand, layout))
    case .emptiness(let operand, let negated): self = .emptiness(try RowFormula(operand, layout), negated: negated)
    case .membership(let operand, let list, let negated):
      self = .membership(try RowFormula(operand, layout), try Self.all(list, layout), negated: negated)
    case .call(let name, let arguments):
      guard let function = RowFunction(rawValue: name.lowercased()) else {
        let meant = RowFunction.habits[name.lowercased()]?.map(\.rawValue)
        throw .noSuchFunction(
          name, nearest: meant ?? nearestWords(to: name, among: RowFunction.allCases.map(\.rawValue)))
      }
      guard function.arity.contains(arguments.count) else {
        throw .wrongArguments(function, found: arguments.count)
      }
      switch function {
      case .above, .total:
        guard case .column(let header) = arguments[0] else { throw .notAColumn(function) }
        let index = try layout.column(header)
        self = function == .above ? .above(index) : .total(index)
      // A field takes it off; everywhere else it says nothing.
      case .known: throw .knownOfNothing
      case .round, .if, .lower, .upper, .trim, .coalesce, .replace, .splitPart, .left, .right, .abs, .dayFirst,
        .monthFirst, .quarter, .half, .year, .firstDay, .lastDay, .minutesBetween, .decimalPoint, .decimalComma, .join,
        .digits:
        self = .call(function, try Self.all(arguments, layout))
      }
    }
  }

  /// A part of a concatenation: a text of blanks (`" "`) counts there.
  private static func joined(_ part: RowExpression, _ layout: FileLayout) throws(ImportError) -> RowFormula {
    if case .text(let text) = part { return .constant(.text(text)) }
    return try RowFormula(part, layout)
  }

  private static func all(_ list: [RowExpression], _ layout: FileLayout) throws(ImportError) -> [RowFormula] {
    var found: [RowFormula] = []
    for expression in list { found.append(try RowFormula(expression, layout)) }
    return found
  }

  /// `yes` and `no` are columns where the file has such, else what they say.
  private static func column(_ header: String, _ layout: FileLayout) throws(ImportError) -> RowFormula {
    do { return .column(try layout.column(header)) } catch {
      switch header.lowercased() {
      case "yes": return .constant(.boolean(true))
      case "no": return .constant(.boolean(false))
      case _: throw error
      }
    }
  }

  /// The columns it reads.
  var columns: Set<Int> {
    leaves { leaf in
      switch leaf {
      case .column(let index), .above(let index), .total(let index): index
      case _: nil
      }
    }
  }

  /// The columns of which it needs what stands above.
  var columnsAbove: Set<Int> { leaves { leaf in if case .above(let index) = leaf { index } else { nil } } }

  /// The columns that it adds up.
  var columnsTotalled: Set<Int> { leaves { leaf in if case .total(let index) = leaf { index } else { nil } } }

  private func leaves(_ column: (RowFormula) -> Int?) -> Set<Int> {
    func all(_ operands: [RowFormula]) -> Set<Int> {
      operands.reduce(into: []) { $0.formUnion($1.leaves(column)) }
    }
    switch self {
    case .column, .above, .total, .row, .constant: return column(self).map { [$0] } ?? []
    case .concatenate(let left, let right), .arithmetic(_, let left, let right), .comparison(_, let left, let right):
      return all([left, right])
    case .negative(let operand), .not(let operand), .emptiness(let operand, _): return operand.leaves(column)
    case .logical(_, let operands), .call(_, let operands): return all(operands)
    case .membership(let operand, let list, _): return all([operand] + list)
    }
  }

  /// The columns that it computes with, where nothing says how their numbers are written.
  var numericColumns: Set<Int> { numericColumns(isComputed: false) }

  private func numericColumns(isComputed: Bool) -> Set<Int> {
    func all(_ operands: [RowFormula], _ isComputed: Bool) -> Set<Int> {
      operands.reduce(into: []) { $0.formUnion($1.numericColumns(isComputed: isComputed)) }
    }
    switch self {
    case .column(let index), .above(let index): return isComputed ? [index] : []
    case .total(let index): return [index]
    case .row, .constant: return []
    case .arithmetic(_, let left, let right): return all([left, right], true)
    case .negative(let operand): return operand.numericColumns(isComputed: true)
    case .comparison(_, let left, let right): return all([left, right], left.isNumber || right.isNumber)
    case .concatenate(let left, let right): return all([left, right], false)
    case .not(let operand), .emptiness(let operand, _): return operand.numericColumns(isComputed: false)
    case .logical(_, let operands): return all(operands, false)
    case .membership(let operand, let list, _): return all([operand] + list, list.contains(where: \.isNumber))
    case .call(let function, let arguments):
      switch function {
      case .round, .abs: return all(arguments, true)
      case .if, .coalesce: return all(arguments, isComputed)
      case .lower, .upper, .trim, .replace, .splitPart, .left, .right, .dayFirst, .monthFirst, .decimalPoint,
        .decimalComma, .join, .digits, .quarter, .half, .year, .firstDay, .lastDay, .minutesBetween, .above, .known,
        .total:
        return all(arguments, false)
      }
    }
  }

  private var isNumber: Bool { if case .constant(.number) = self { true } else { false } }

  /// Whether it can be a condition.
  var isTest: Bool {
    switch self {
    case .comparison, .logical, .not, .emptiness, .membership, .constant(.boolean), .column, .above: true
    case .call(let function, _): function == .if || function == .coalesce
    case .row, .constant, .concatenate, .arithmetic, .negative, .total: false
    }
  }
}

extension RowFormula {
  func value(_ record: RecordReader) throws(RowFailure) -> RowValue {
    switch self {
    case .column(let index): return RowValue(record.text(index))
    case .above(let index): return RowValue(record.textAbove(index))
    case .total(let index):
      guard let own = try RowFormula.column(index).number(record) else { return .blank }
      return .number(try record.sums?.sum(index, record) ?? own)
    case .row: return .number(ExactNumber(digits: Int128(record.line)))
    case .constant(let value): return value
    case .concatenate(let left, let right):
      // Blanks at the ends stay: this may be the middle of a longer text.
      let text = try left.value(record).text + right.value(record).text
      return trimmed(text).isEmpty ? .blank : .text(text)
    case .arithmetic(let sign, let left, let right):
      guard let first = try left.number(record), let second = try right.number(record) else { return .blank }
      return .number(try Self.compute(sign, first, second))
    case .negative(let operand):
      return try operand.number(record).map { .number($0.negated) } ?? .blank
    case .comparison, .logical, .not, .emptiness, .membership: return .boolean(try holds(record))
    case .call(let function, let arguments): return try RowFormula.call(function, arguments, record)
    }
  }

  /// As a condition; a blank is false.
  func holds(_ record: RecordReader) throws(RowFailure) -> Bool {
    switch self {
    case .comparison(let sign, let left, let right):
      let (first, second) = try (left.value(record), right.value(record))
      if sign.isOrder, case .text = first, case .text = second,
        let one = left.asOrdered(first, record), let other = right.asOrdered(second, record),
        let order = RowFormula.order(of: one, other)
      {
        return try RowFormula.compare(
          sign, .number(ExactNumber(digits: Int128(order))), .number(ExactNumber(digits: 0)))
      }
      return try RowFormula.compare(
        sign, left.asNumber(first, beside: second, record), right.asNumber(second, beside: first, record))
    case .logical(.and, let operands):
      for operand in operands where try !operand.holds(record) { return false }
      return true
    case .logical(.or, let operands):
      for operand in operands where try operand.holds(record) { return true }
      return false
    case .not(let operand): return try !operand.holds(record)
    case .emptiness(let operand, let negated): return try (operand.value(record) == .blank) != negated
    case .membership(let operand, let list, let negated):
      let value = try operand.value(record)
      for candidate in list where try RowFormula.compare(.equal, value, try candidate.value(record)) { return !negated }
      return negated
    case .column, .above, .total, .row, .constant, .concatenate, .arithmetic, .negative, .call:
      switch try value(record) {
      case .boolean(let flag): return flag
      case .blank: return false
      case .text(let text):
        guard let flag = WordReading.boolean(text) else {
          throw .problem(column: nil, value: text, reason: ProblemReason.notTrueOrFalse)
        }
        return flag
      case .number(let number): return number.digits != 0
      case .moment(let date, _): throw .problem(column: nil, value: date.iso, reason: ProblemReason.notTrueOrFalse)
      }
    }
  }

  /// `nil` for a blank.
  func number(_ record: RecordReader) throws(RowFailure) -> ExactNumber? {
    if case .column(let index) = self {
      return try RowFormula.number(RowValue(record.text(index)), style: record.styles[index])
    }
    return try RowFormula.number(try value(record), style: record.styles.ofOthers)
  }

  /// What stands beside a number is compared as one, as its column writes them.
  private func asNumber(_ value: RowValue, beside other: RowValue, _ record: RecordReader) throws(RowFailure)
    -> RowValue
  {
    guard case .column(let index) = self, case .number = other else { return value }
    return try RowFormula.number(value, style: record.styles[index]).map { .number($0) } ?? .blank
  }

  /// A text that is a number, as its column writes them, or a day: which of two comes first is not told by their letters.
  private func asOrdered(_ value: RowValue, _ record: RecordReader) -> RowValue? {
    let style = if case .column(let index) = self { record.styles[index] } else { record.styles.ofOthers }
    if let number = (try? RowFormula.number(value, style: style)) ?? nil { return .number(number) }
    guard case .moment(let day, let seconds, _) = DateReading.read(value.text, order: nil) else { return nil }
    return .moment(day, seconds: seconds)
  }

  /// `nil` for two that are not of one kind.
  private static func order(of left: RowValue, _ right: RowValue) -> Int? {
    switch (left, right) {
    case (.number(let first), .number(let second)): first.compared(to: second)
    case (.moment(let first, let from), .moment(let second, let to)):
      first == second ? (from ?? 0) - (to ?? 0) : first < second ? -1 : 1
    case _: nil
    }
  }

  /// `style` is for what does not say its own.
  static func number(_ value: RowValue, style: NumberStyle = .dot) throws(RowFailure) -> ExactNumber? {
    switch value {
    case .blank: return nil
    case .number(let number): return number
    case .text(let text):
      if let number = NumberReading.number(text, style: NumberReading.style(of: text) ?? style)?.number {
        return number
      }
      if AbsentValue.stands(in: text, for: .quantity) { return nil }
      throw .problem(column: nil, value: text, reason: ProblemReason.notANumber)
    case .boolean(let flag): return ExactNumber(digits: flag ? 1 : 0)
    case .moment(let date, _): throw .problem(column: nil, value: date.iso, reason: ProblemReason.notANumber)
    }
  }

  static func compute(_ sign: RowArithmetic, _ left: ExactNumber, _ right: ExactNumber)
    throws(RowFailure) -> ExactNumber
  {
    let result: ExactNumber?
    switch sign {
    case .add: result = left.adding(right)
    case .subtract: result = left.adding(right.negated)
    case .multiply: result = left.multiplied(by: right)
    case .divide:
      guard right.digits != 0 else { throw .problem(column: nil, value: nil, reason: ProblemReason.divisionByZero) }
      result = left.divided(by: right)
    }
    guard let result else { throw .problem(column: nil, value: nil, reason: ProblemReason.tooLarge) }
    return result
  }
}
