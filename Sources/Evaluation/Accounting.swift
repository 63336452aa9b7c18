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
    let numbers = try accounted(row, value, at: span)
    try warn(of: try lastAnswer(at: span), to: sink)
    var lines: [String] = []
    for (name, number) in numbers {
      let who = number.row.title.isEmpty ? say("total", "合计") : number.row.title
      let heading = "\(who) · \(dates(number.row.place.period))"
      if !lines.contains(heading) { lines.append(heading) }
      lines.append(line(name, number))
      for part in try parts(of: number.value, number.answered, at: span) {
        lines += try account(of: part, number.answered, number.row, at: span)
      }
    }
    if row == nil, let answered = numbers.first?.number.answered {
      for text in try statements(of: answered.question) { lines += ["", Self.shown(text)] }
    }
    try writing { try sink.text(lines.joined(separator: "\n")) }
  }

  /// The number that is named, else every one of the row.
  private func accounted(
    _ row: RowReference?, _ value: Expression?, at span: Span
  ) throws(EvaluationError) -> [(name: String, number: FoundNumber)] {
    let named: (AnsweredQuestion, FoundRow, [MetricColumn])
    switch try lastAnswer(at: span) {
    case .rows(let answered) where value == nil:
      named = (answered, try find(row ?? .total, in: answered, at: span), answered.question.columns)
    case .stages(let answered, let stages) where row == nil:
      named = (answered, try find(.place(1, span), in: answered, at: span), stages)
    case .rows, .records, .followed, .frozen, .correlated:
      return try numbers(row ?? .total, value, at: span).map { (formatted(value ?? $0.value), $0) }
    // Their columns are no names outside the answer.
    case .stages, .pairs: return try numbers(row ?? .total, value, at: span).map { (formatted($0.value), $0) }
    }
    let (answered, found, columns) = named
    var all: [(name: String, number: FoundNumber)] = []
    // How much a benchmark rests on has no name outside it.
    for column in columns where column.expression != nil || column.name != "volume" {
      all.append((column.name, FoundNumber(answered: answered, row: found, value: try expression(of: column))))
    }
    return all
  }

  private func line(_ name: String, _ number: FoundNumber) -> String {
    let formula = catalogue.metric(name).map { " = \(formatted($0.expression))" } ?? ""
    let columns = number.answered.question.columns
    guard let column = columns.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      return "\(name)\(formula)"
    }
    let value = number.answered.result.answer.reader.value(column.quantity, number.row.numbers)
    return "\(name): \(plainText(value, column.unit))\(formula)"
  }

  private func account(
    of part: NumberPart, _ answered: AnsweredQuestion, _ found: FoundRow, at span: Span
  ) throws(EvaluationError) -> [String] {
    var head = "  \(part.title)"
    if let about = catalogue.metric(part.title)?.about(in: language), !about.isEmpty { head += ": \(about)" }
    var lines = [head]
    for list in try records(behind: part, answered, found.place, at: span) {
      let count = try recordCount(of: list)
      let records = say(count == 1 ? "1 record" : "\(count) records", "\(count) 条记录")
      lines.append("    \(records): \(formatted(Statement(.list(list))))")
    }
    return lines
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
