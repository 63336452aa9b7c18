import SQL
import Semantics
import Store
import Syntax
import Values

/// One row of an answer, or its total, found again.
struct FoundRow {
  let title: String
  let numbers: RowNumbers
  var place: RowPlace
  /// The time it is about on each side of a comparison, the question's own first.
  let periods: [Period?]
}

extension Workspace {
  /// `drill 3 visits`: the `list` statement behind a number, and its records; a ratio has one for each of its parts.
  func drill(_ row: RowReference, _ value: Expression?, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let last = try lastAnswer(at: span)
    switch last {
    case .records(let list) where value == nil:
      return try show(try record(row, of: list, at: span), to: sink)
    case .followed(let followed): return try show(try members(row, value, of: followed, at: span), to: sink)
    case .correlated(let pairs): return try show(pairs, row, value, at: span, to: sink)
    case .rows, .stages, .pairs, .records, .frozen: break
    }
    try warn(of: last, to: sink)
    for number in try numbers(row, value, at: span) {
      for part in try parts(of: number.value, number.answered, at: span) {
        try show(try records(behind: part, number.answered, number.row.place, at: span), to: sink)
      }
    }
  }

  private func show(_ list: ListQuestion, to sink: any AnswerSink) throws(EvaluationError) {
    try writing {
      try sink.note(.init(formatted(Statement(.list(list)), in: keywords)))
    }
    let before = answered
    // The rows that were asked about stay those that the next one is asked of.
    defer { answered = before }
    try answer(list, span: .none, sink: sink)
  }

  /// What was correlated: its rows become those that are asked about.
  private func show(
    _ pairs: ShowQuestion, _ row: RowReference, _ value: Expression?, at span: Span, to sink: any AnswerSink
  ) throws(EvaluationError) {
    switch row {
    case .place(1, _), .total: break
    case .place(let number, let at): throw .statement(DrillMessages.noSuchRow(number, count: 1, at: at))
    case .named(let name, let at): throw .statement(DrillMessages.noRowAbout(name, near: [], at: at))
    }
    var asked = pairs
    if let value { asked.items = pairs.items.filter { $0.expression == value } }
    if asked.items.isEmpty { asked = pairs }
    try writing { try sink.note(.init(formatted(Statement(.show(asked)), in: keywords))) }
    try answer(asked, span: .none, sink: sink)
  }

  // MARK: Finding the number

  func find(_ row: RowReference, in answered: AnsweredQuestion, at span: Span) throws(EvaluationError) -> FoundRow {
    let answer = answered.result.answer
    switch row {
    case .total:
      let rows = answer.rows + answered.result.rest
      return FoundRow(
        title: say("total", "合计"),
        numbers: answer.sum(rows, for: .constant(0), isEverything: answered.result.leftOut == 0),
        place: RowPlace(keys: nil, period: answered.question.period, members: try members(of: answered)),
        periods: answer.sides.map(\.question.counted))
    case .place(let number, let at):
      guard answer.rows.indices.contains(number - 1) else {
        throw .statement(DrillMessages.noSuchRow(number, count: answer.rows.count, at: at))
      }
      return try found(answer.rows[number - 1], in: answered)
    case .named(let name, let at):
      let wanted = name.lowercased()
      guard let row = answer.rows.first(where: { $0.keys.contains { words($0.shown).lowercased() == wanted } })
      else {
        let known = answer.rows.flatMap { $0.keys.map { words($0.shown) } }
        throw .statement(DrillMessages.noRowAbout(name, near: nearestWords(to: name, among: Set(known)), at: at))
      }
      return try found(row, in: answered)
    }
  }

  func found(_ row: AnswerRow, in answered: AnsweredQuestion) throws(EvaluationError) -> FoundRow {
    let answer = answered.result.answer
    var keys: [KeyValue] = []
    for (key, value) in zip(answer.question.keys, row.keys) { keys.append(try keyValue(key, value)) }
    return FoundRow(
      title: row.keys.map { words($0.shown) }.joined(separator: " · "), numbers: row.numbers,
      place: RowPlace(
        keys: keys, period: answer.sides[0].period(of: row.keys), members: try members(of: answered),
        leading: try leading(of: answer.question)),
      periods: answer.sides.map { $0.countedPeriod(of: row.keys) })
  }

  func firstNumber(of answered: AnsweredQuestion, at span: Span) throws(EvaluationError) -> Expression {
    guard let column = answered.question.columns.first else {
      throw .statement(DrillMessages.noRecords("this answer", at: span))
    }
    return try expression(of: column)
  }

  /// The expression that a column shows, as it could be written.
  func expression(of column: MetricColumn) throws(EvaluationError) -> Expression {
    if let written = column.expression { return written }
    return try resolving { () throws(Diagnostic) in try parseExpression(column.name, lexicon: lexicon) }
  }

  func parts(
    of expression: Expression, _ answered: AnsweredQuestion, at span: Span
  ) throws(EvaluationError) -> [NumberPart] {
    // What is misspelt is said before anything else.
    try resolving { () throws(Diagnostic) in try resolver.checkNumber(expression, named: answered.named) }
    let parts = resolver.parts(of: expression, named: answered.named)
    if parts.isEmpty { throw .statement(DrillMessages.noRecords("`\(formatted(expression))`", at: span)) }
    return parts
  }

  func records(
    behind part: NumberPart, _ answered: AnsweredQuestion, _ place: RowPlace, at span: Span
  ) throws(EvaluationError) -> ListQuestion {
    do {
      return try resolver.recordList(of: part, in: answered.show, answered.question, place)
    } catch { throw .statement(Diagnostic(code: error.code, error.message, at: span)) }
  }

  // MARK: Saying what a row is about

  /// When who had somebody to lead, where rows gather the lines of managers.
  private func leading(of question: Question) throws(EvaluationError) -> [RowPlace.Leading] {
    guard question.keys.contains(where: { $0.isRolledUp && $0.name == "manager" }) else { return [] }
    return try storing { () throws(StoreError) in
      var found: [RowPlace.Leading] = []
      let rows = try reader.rows(
        """
        SELECT r.name, a.from_on, a.until_on FROM rep_ancestors a JOIN reps r ON r.id = a.ancestor_id
        WHERE a.depth = 0 AND a.leads = 1 ORDER BY r.name, a.from_on
        """)
      for row in rows {
        guard case .text(let name) = row[0], case .text(let from) = row[1], case .text(let until) = row[2],
          let start = CivilDate(iso: from), let end = CivilDate(iso: until)
        else { continue }
        var periods: [Period] = []
        if let last = found.last, last.name == name { periods = found.removeLast().periods }
        if let last = periods.last, last.end == start {
          periods[periods.count - 1] = Period(start: last.start, end: end)
        } else {
          periods.append(Period(start: start, end: end))
        }
        found.append(.init(name: name, periods: periods))
      }
      return found
    }
  }

  private func keyValue(_ key: GroupKey, _ value: RowKey) throws(EvaluationError) -> KeyValue {
    let entity: String?
    let kind: Field.Kind
    let bands: [NumberLiteral]
    switch key.kind {
    case .time(let grain):
      guard grain.isCycle, case .integer(let part) = value.identity else {
        return value.identity == .null ? .missing : .time
      }
      return grain == .weekday ? .weekday(part) : .hour(part)
    case .cohort(.entered):
      guard case .bucket(let grain, let start) = value.shown else { return .missing }
      return .within(settings.calendar.bucket(grain, holding: start))
    case .cohort(.after), .cohort(.member): (entity, kind, bands) = (nil, .number, [])
    case .attribute(_, let record, let own, let edges): (entity, kind, bands) = (record, own, edges)
    case .expression(_, let own, let edges): (entity, kind, bands) = (nil, own, edges)
    }
    if value.identity == .null { return .missing }
    if !bands.isEmpty, case .integer(let ordinal) = value.identity {
      return .band(
        from: ordinal > 0 ? bands[ordinal - 1] : nil, below: ordinal < bands.count ? bands[ordinal] : nil)
    }
    if let entity, let home = catalogue.entity(entity), case .integer(let id) = value.identity {
      return try label(of: id, in: home)
    }
    switch value.shown {
    case .text(let text):
      if case .integer(let flag) = value.identity { return .boolean(flag != 0) }
      return .text(text)
    case .date(let day): return .day(day)
    case .integer(let number): return .number(Double(number) / minorUnits(kind))
    case .real(let number): return .number(number / minorUnits(kind))
    case .nothing, .absent, .atLeast, .bucket, .weekday, .missing: return .missing
    }
  }

  /// Money is shown in cents and written in whole units.
  private func minorUnits(_ kind: Field.Kind) -> Double {
    kind == .money ? Double(environment.currency.minorFactor) : 1
  }

  /// The label of a record, or its own id where others bear the same label.
  private func label(of id: Int, in entity: Entity) throws(EvaluationError) -> KeyValue {
    guard let label = entity.labels.first else { return .missing }
    return try storing { () throws(StoreError) in
      let found = try reader.rows(
        """
        SELECT r."\(label)", (SELECT COUNT(*) FROM "\(entity.table)" o WHERE o."\(label)" = r."\(label)"), r.external_id
        FROM "\(entity.table)" r WHERE r.id = ?
        """, [.integer(id)])
      return found.first.map { Self.named($0[...]) } ?? .stranger
    }
  }

  /// The labels of several in one pass, in the order of their ids.
  private func labels(of ids: [Int], in entity: Entity) throws(EvaluationError) -> [KeyValue] {
    guard let label = entity.labels.first else { return [] }
    let wanted = Set(ids)
    return try storing { () throws(StoreError) in
      let rows = try reader.rows(
        """
        SELECT id, "\(label)", COUNT(*) OVER (PARTITION BY "\(label)"), external_id FROM "\(entity.table)" ORDER BY id
        """)
      return rows.compactMap { row in
        if case .integer(let id) = row[0], wanted.contains(id) { Self.named(row.dropFirst()) } else { nil }
      }
    }
  }

  /// From a label, how many bear it, and the record's own id.
  private static func named(_ row: ArraySlice<SQLValue>) -> KeyValue {
    let row = Array(row)
    if case .text(let text) = row[0], row[1] == .integer(1) { return .text(text) }
    if case .text(let own) = row[2] { return .id(own) }
    if case .text(let text) = row[0] { return .text(text) }
    return .missing
  }

  /// Those whom the question is about, when they were chosen by their result.
  private func members(of answered: AnsweredQuestion) throws(EvaluationError) -> [KeyValue]? {
    let asked = answered.question.populations
    guard let chosen = asked.first, chosen.question != nil, let home = catalogue.entity(chosen.entity),
      case .ids(let ids)? = try populations(asked, moment: answered.question.moment).first
    else { return nil }
    return try labels(of: ids, in: home)
  }
}

/// What `drill` and `why` say when there is nothing to take apart.
enum DrillMessages {
  static func nothingAnswered(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-answer", "there is no answer to look into yet; ask one with `show` first", at: span,
      fixes: [.init("ask first", replacing: span, with: "show visits by rep this month")])
  }

  static func noSuchRow(_ number: Int, count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-such-row",
      "the last answer has \(count == 1 ? "1 row" : "\(count) rows" as Wording), so there is no row \(number)",
      at: span,
      fixes: count == 0 ? [] : [.init("the last one", replacing: span, with: "\(count)")])
  }

  static func noRowAbout(_ name: String, near: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-such-row", "no row of the last answer is about \"\(name)\"", at: span,
      fixes: near.map { .init("did you mean \"\($0)\"?", replacing: span, with: "\"\($0)\"") })
  }

  static func noTotal(at span: Span) -> Diagnostic {
    Diagnostic(code: "no-such-row", "the last answer has no total; name a row", at: span)
  }

  static func noStep(_ name: String, near: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-such-step", "the last funnel has no step called `\(name)`", at: span,
      fixes: near.map { .init("did you mean `\($0)`?", replacing: span, with: $0) })
  }

  static func tooMany(_ count: Int, _ entity: Wording, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "too-many-records",
      "a statement cannot name all \(count) \(entity); ask a later step, a shorter period or a group of the funnel",
      at: span)
  }

  static func noRecords(_ what: Wording, at span: Span) -> Diagnostic {
    Diagnostic(code: "no-records", "\(what) is not computed from records, so there are none to list", at: span)
  }
}
