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
    case .correlated(let pairs): return try show(pairs, row, value, at: span, to: sink)
    case .rows, .stages, .pairs, .records, .frozen: break
    }
    try warn(of: last, to: sink)
    // What is a part of itself has the same records twice.
    var known: Set<ListQuestion> = []
    for number in try numbers(row, value, at: span) {
      for part in try parts(of: number, at: span) {
        for list in try records(behind: part, number, at: span)
        where known.insert(list).inserted {
          try show(list, to: sink)
        }
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
    case .others: throw .statement(DrillMessages.noOthers(at: span))
    case .place(let number, let at): throw .statement(DrillMessages.noSuchRow(number, count: 1, at: at))
    case .named(let name, let at): throw .statement(DrillMessages.noRowAbout(name, near: [], at: at))
    }
    var asked = pairs
    if let value { asked.items = pairs.items.filter { $0.expression == value } }
    if asked.items.isEmpty { asked = pairs }
    try writing { try sink.note(.init(formatted(Statement(.show(asked)), in: keywords))) }
    try answer(asked, span: .none, sink: sink)
  }
}
