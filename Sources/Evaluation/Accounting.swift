import SQL
import Semantics
import Store
import Syntax
import Values

extension Workspace {
  /// `why 3 visits/closes`: the number from its parts, each with its meaning, how many records it rests on, and the
  /// statement that lists them; without a row the whole answer, with its SQL.
  func explainNumber(
    _ row: RowReference?, _ value: Expression?, span: Span, sink: any AnswerSink
  ) throws(EvaluationError) {
    let answered = try lastAnswer(at: span)
    let found = try find(row ?? .total, in: answered, at: span)
    var lines = ["\(found.title) · \(dates(found.place.period))"]
    var numbers: [(name: String, expression: Expression)] = []
    if let value {
      numbers = [(formatted(value), value)]
    } else {
      for column in answered.question.columns { numbers.append((column.name, try expression(of: column))) }
    }
    for (name, expression) in numbers {
      lines.append(try line(name, expression, answered, found))
      for part in try parts(of: expression, answered, at: span) {
        lines += try account(of: part, answered, found, at: span)
      }
    }
    if row == nil {
      for text in try statements(of: answered.question) { lines += ["", Self.shown(text)] }
    }
    try writing { try sink.text(lines.joined(separator: "\n")) }
  }

  private func line(
    _ name: String, _ expression: Expression, _ answered: AnsweredQuestion, _ found: FoundRow
  ) throws(EvaluationError) -> String {
    let formula = catalogue.metric(name).map { " = \(formatted($0.expression))" } ?? ""
    guard let column = answered.question.columns.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      return "\(name)\(formula)"
    }
    let value = answered.result.answer.reader.value(column.quantity, found.numbers)
    return "\(name): \(plainText(value, column.unit))\(formula)"
  }

  private func account(
    of part: NumberPart, _ answered: AnsweredQuestion, _ found: FoundRow, at span: Span
  ) throws(EvaluationError) -> [String] {
    let list = try records(behind: part, answered, found.place, at: span)
    let count = try recordCount(of: list)
    var head = "  \(part.title)"
    if let about = catalogue.metric(part.title)?.about, !about.isEmpty { head += ": \(about)" }
    let records = say(count == 1 ? "1 record" : "\(count) records", "\(count) 条记录")
    return [head, "    \(records): \(formatted(Statement(.list(list))))"]
  }

  private func recordCount(of list: ListQuestion) throws(EvaluationError) -> Int {
    let request = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.request(list, span: .none)
    }
    let select = try select(of: request)
    return try storing { () throws(StoreError) in
      let text = SQLWriter.text(of: select.counted)
      guard case .integer(let count)? = try reader.rows(text.text, text.bindings.map(\.value)).first?.first else {
        return 0
      }
      return count
    }
  }

  private func plainText(_ value: Value, _ unit: Unit) -> String {
    guard let number = value.number else { return words(value) }
    switch unit {
    case .money(let currency): return spoken(number, unit, digits: currency.minorDigits)
    case .percent, .points: return spoken(number, unit, digits: 1)
    case .count, .ratio, .days, .minutes, .quantity, .text, .date: return spoken(number, unit)
    }
  }
}
