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
    switch try lastAnswer(at: span) {
    case .followed(let followed):
      let lines = try told(row, value, of: followed, at: span)
      return try writing { try sink.text(lines.joined(separator: "\n")) }
    case .correlated(let pairs):
      let line = try told(try asked(pairs, row ?? .total, value, at: span))
      return try writing { try sink.text(line) }
    case .rows, .stages, .pairs, .records, .frozen: break
    }
    // Of a whole row what can be told is told.
    let isOfWholeRow = value == nil
    var (isListed, reasons): (Bool, [Diagnostic]) = (isOfWholeRow, [])
    let accounts = try whatThereIs(or: &reasons) { () throws(EvaluationError) in
      try self.accounts(row, value, at: span)
    }
    try warn(of: try lastAnswer(at: span), to: sink)
    var lines = reasons.map { $0.message.text(in: language) }
    for account in accounts {
      guard let first = account.numbers.first else { continue }
      let who = first.row.title.isEmpty ? say("total", "合计") : first.row.title
      let heading = "\(who) · \(dates(account.period))"
      if !lines.contains(heading) { lines.append(heading) }
      lines.append(line(account.name, first))
      for number in account.numbers {
        let told = try told(number, at: span)
        lines += told.lines
        isListed = isListed || told.isListed
        reasons += told.reasons
      }
    }
    if !isListed, let gap = reasons.first(where: { !$0.tellsOfNone }) { throw .statement(gap) }
    if row == nil, let answered = accounts.first?.numbers.first?.answered {
      for select in try statements(of: answered.question) { lines += ["", Self.shown(select)] }
    }
    try writing { try sink.text(lines.joined(separator: "\n")) }
  }

  /// A number that is shown, and those it is made of: a change is made of two.
  private struct Account {
    let name: String
    /// Of the row.
    let period: Period?
    let numbers: [FoundNumber]

    init(_ name: String, _ numbers: [FoundNumber], of row: FoundRow? = nil) {
      self.name = name
      self.numbers = numbers
      period = (row ?? numbers.first?.row)?.place.period
    }
  }

  /// The number that is named, else every one of the row.
  private func accounts(
    _ row: RowReference?, _ value: Expression?, at span: Span
  ) throws(EvaluationError) -> [Account] {
    switch try lastAnswer(at: span) {
    case .rows(let answered) where value == nil:
      var found: [Account] = []
      let own = try find(row ?? .total, in: answered, at: span)
      for position in answered.question.columns.indices {
        do {
          let numbers = try numbers(row ?? .total, ofColumn: position, of: answered, at: span)
          found.append(Account(answered.question.columns[position].name, numbers, of: own))
        } catch {
          if error.ofRecords == nil { throw error }
        }
      }
      return found
    case .stages(let answered, let stages) where row == nil:
      let all = try find(.place(1, span), in: answered, at: span)
      var found: [Account] = []
      for stage in stages {
        let number = FoundNumber(answered: answered, row: all, value: try expression(of: stage))
        found.append(Account(stage.name, [number]))
      }
      return found
    case .rows, .records, .followed, .frozen, .correlated:
      let numbers = try numbers(row ?? .total, value, at: span)
      // What is computed from several numbers has each of them told.
      if Set(numbers.map(\.value)).count > 1 { return numbers.map { Account(formatted($0.value), [$0]) } }
      let name = (value ?? numbers.first?.value).map { formatted($0) } ?? ""
      return [Account(name, numbers)]
    // Their columns are no names outside the answer.
    case .stages, .pairs:
      return try numbers(row ?? .total, value, at: span).map { Account(formatted($0.value), [$0]) }
    }
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

  /// Its parts, and what other rows make of it; of what has no records, why.
  private func told(
    _ number: FoundNumber, at span: Span
  ) throws(EvaluationError) -> (lines: [String], isListed: Bool, reasons: [Diagnostic]) {
    var (lines, isListed, reasons): ([String], Bool, [Diagnostic]) = ([], false, [])
    func tell(_ found: [Diagnostic]) {
      lines += found.map { "    " + $0.message.text(in: language) }
      reasons += found
    }
    var ofAll: [Diagnostic] = []
    let made = try whatThereIs(or: &ofAll) { () throws(EvaluationError) in try parts(of: number, at: span) }
    tell(ofAll)
    for part in made {
      lines.append(head(of: part, number))
      var ofPart: [Diagnostic] = []
      let lists = try whatThereIs(or: &ofPart) { () throws(EvaluationError) in
        try records(behind: part, number, at: span)
      }
      for list in lists {
        let count = try recordCount(of: list)
        let records = say(count == 1 ? "1 record" : "\(count) records", "\(count) 条记录")
        lines.append("    \(records): \(formatted(Statement(.list(list))))")
        isListed = true
      }
      lines += try planned(behind: part, number).map { ["    " + $0] } ?? []
      tell(ofPart)
    }
    return (lines + (try ranks(of: number)), isListed, reasons)
  }

  private func head(of part: NumberPart, _ number: FoundNumber) -> String {
    var head = "  \(part.title)"
    if part.reading.isOfTeam { head += say(" of the team", "(团队)") }
    if number.side > 0 { head += " · \(dates(number.question.counted(number.row.place.period)))" }
    if let value = self.value(of: part, number) { head += " \(value)" }
    if let about = catalogue.metric(part.title)?.about(in: language), !about.isEmpty { head += ": \(about)" }
    return head
  }

  /// What a part comes to in its row, where the answer knows it.
  private func value(of part: NumberPart, _ number: FoundNumber) -> String? {
    amount(of: part, number).map { plainText($0.value, $0.unit) }
  }

  private func amount(of part: NumberPart, _ number: FoundNumber) -> (value: Value, unit: Unit)? {
    guard let item = part.item, let quantity = quantity(item, in: number.answered, side: number.side) else {
      return nil
    }
    var (reader, numbers) = (number.answered.result.answer.reader, number.row.numbers)
    if number.side > 0 {
      guard numbers.others.indices.contains(number.side - 1), let other = numbers.others[number.side - 1] else {
        return nil
      }
      (reader, numbers) = (reader.others[number.side - 1], other)
    }
    var meant = quantity
    if part.reading.isDivisor, case .measure(let measure) = quantity.undeclared { meant = .shared(measure) }
    guard reader.knows(meant), case let value = reader.value(meant, numbers), value != .nothing else { return nil }
    return (value, resolver.unit(of: quantity))
  }

  /// What the plans that are listed say together, where it is not what the number counts of them; `nil` for what is no
  /// plan, and of other rows.
  func planned(behind part: NumberPart, _ number: FoundNumber) throws(EvaluationError) -> String? {
    guard case .plan = part.kind, part.reading.buckets == nil, part.reading.above == nil, !part.reading.isWhole,
      let own = amount(of: part, number), let counted = own.value.number
    else { return nil }
    let used = try plans(behind: part, number, number.row.keys, at: number.row.place.period).filter(\.isUsed)
    let all = used.reduce(0) { $0 + $1.value }
    guard !used.isEmpty, abs(all - counted) > 1e-6 * max(1, abs(all)) else { return nil }
    let sum = plainText(.real(all), own.unit)
    return say(
      "together they plan \(sum): of one for longer than the row its working days count, and what was planned for a part of it goes before",
      "合计计划 \(sum)：比此行更长的计划按其中的工作日计入，其中一段另有计划的以其为准")
  }

  func recordCount(of list: ListQuestion) throws(EvaluationError) -> Int {
    let request = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.request(list, span: .none)
    }
    return try count(of: select(of: request))
  }

  func plainText(_ value: Value, _ unit: Unit) -> String {
    guard let number = value.number else { return words(value) }
    switch unit {
    case .money(let currency): return spoken(number, unit, digits: currency.minorDigits)
    case .percent, .points: return spoken(number, unit, digits: 1)
    case .count, .ratio, .days, .minutes, .quantity, .text, .date: return spoken(number, unit)
    }
  }
}
