import SQL
import Semantics
import Store
import Syntax
import Values

extension Workspace {
  /// `drill 3 visits`: the `list` statement behind a number, and its records; a ratio has one for each of its parts.
  func drill(_ row: RowReference, _ value: Expression?, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let last = try lastAnswer(at: span)
    switch last {
    case .records(let list) where value == nil:
      return try show(try record(row, of: list, at: span), to: sink)
    case .followed(let followed):
      for list in try members(row, value, of: followed, at: span) { try show(list, to: sink) }
      return
    case .correlated(let pairs): return try show(try asked(pairs, row, value, at: span), to: sink)
    case .rows, .stages, .pairs, .records, .frozen: break
    }
    try warn(of: last, to: sink)
    var (lists, remarks, reasons): ([ListQuestion], [String], [Diagnostic]) = ([], [], [])
    let found = try whatThereIs(or: &reasons) { () throws(EvaluationError) in try numbers(row, value, at: span) }
    for number in found {
      // Of what has no records the rest is listed.
      let made = try whatThereIs(or: &reasons) { () throws(EvaluationError) in try parts(of: number, at: span) }
      for part in made {
        lists += try whatThereIs(or: &reasons) { () throws(EvaluationError) in
          try records(behind: part, number, at: span)
        }
        if let line = try planned(behind: part, number), !remarks.contains(line) { remarks.append(line) }
      }
    }
    if lists.isEmpty, let gap = reasons.first(where: { !$0.tellsOfNone }) { throw .statement(gap) }
    // What is a part of itself has the same records twice.
    var known: Set<ListQuestion> = []
    for list in lists where known.insert(list).inserted { try show(list, to: sink) }
    try writing {
      for line in remarks { try sink.note(.init(line)) }
      for reason in reasons { try sink.note(.init(reason.message.text(in: language), kind: .warning)) }
    }
  }

  /// Nothing where there are no records, and why.
  func whatThereIs<Found>(
    or reasons: inout [Diagnostic], _ body: () throws(EvaluationError) -> [Found]
  ) throws(EvaluationError) -> [Found] {
    do { return try body() } catch {
      guard let reason = error.ofRecords else { throw error }
      if !reasons.contains(reason) { reasons.append(reason) }
      return []
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
  private func show(_ asked: ShowQuestion, to sink: any AnswerSink) throws(EvaluationError) {
    try writing { try sink.note(.init(formatted(Statement(.show(asked)), in: keywords))) }
    try answer(asked, span: .none, sink: sink)
  }

  func told(_ asked: ShowQuestion) throws(EvaluationError) -> String {
    let question = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.question(asked, span: .none)
    }
    let count = try result(of: question).answer.rows.count
    return say(count == 1 ? "1 row: " : "\(count) rows: ", "\(count) 行:") + formatted(Statement(.show(asked)))
  }

  /// The question whose rows go together, or only one of its numbers: by its name, or as `x` or `y`.
  func asked(
    _ pairs: ShowQuestion, _ row: RowReference, _ value: Expression?, at span: Span
  ) throws(EvaluationError) -> ShowQuestion {
    switch row {
    case .place(1, _), .total: break
    case .others: throw .statement(DrillMessages.noOthers(at: span))
    case .place(let number, let at): throw .statement(DrillMessages.noSuchRow(number, count: 1, at: at))
    case .named(let name, let at): throw .statement(DrillMessages.noRowAbout(name, near: [], at: at))
    }
    var asked = pairs
    if let value {
      let axis = ["x", "y"].firstIndex { $0 == Self.lone(value) }
      let items = pairs.items.enumerated().filter { $0.element.expression == value || $0.offset == axis }
      if !items.isEmpty { asked.items = items.map(\.element) }
    }
    return asked
  }
}
