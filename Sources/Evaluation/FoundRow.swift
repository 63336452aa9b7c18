import Semantics
import Syntax
import Values

/// One row of an answer, or its total, found again.
struct FoundRow {
  let title: String
  let numbers: RowNumbers
  var place: RowPlace
  /// The keys of its rows in the period that its records are of; `nil` is every row.
  var keys: [[RowKey]]?
}

/// The row that a number stands in, and what its columns show.
extension Workspace {
  /// `side` is the period that its records are of: the question's own first, then those it is compared with. Of several
  /// rows together `value` has no part of those that lack a plan it needs.
  func find(
    _ row: RowReference, in answered: AnsweredQuestion, side: Int = 0, for value: Expression? = nil, at span: Span
  ) throws(EvaluationError) -> FoundRow {
    let answer = answered.result.answer
    let quantity = value.flatMap { self.quantity($0, in: answered) } ?? .constant(0)
    switch row {
    case .total:
      let answered = try withTotals(answered)
      let answer = answered.result.answer
      let all = answer.rows + answered.result.rest
      let rows = answer.planned(all, for: quantity)
      let isEverything = answered.result.leftOut == 0 && rows.count == all.count
      let isOverlapping = answered.question.isRolledUp
      let each = isEverything && !isOverlapping ? [] : try meanings(rows, answered, side)
      var place = try place(isEverything ? .everything : .these(each), answered, side)
      if isOverlapping { place.each = each }
      return FoundRow(
        title: say("total", "合计"), numbers: answer.sum(rows, for: .constant(0), isEverything ? .everything : .some),
        place: place, keys: isEverything ? nil : answer.keys(of: rows, in: side))
    case .others:
      if answered.result.rest.isEmpty { throw .statement(DrillMessages.noOthers(at: span)) }
      let rest = answer.planned(answered.result.rest, for: quantity)
      // Whoever is not shown, unless conditions left out some.
      let isOfAll = rest.count == answered.result.rest.count
      let isWhole = answered.result.leftOut == 0 && isOfAll
      let isShort = !isWhole || rest.count <= answer.rows.count
      let left = try meanings(rest, answered, side)
      let rows: RowPlace.Rows =
        isShort ? .these(left) : .allBut(try meanings(answer.rows, answered, side), rest: left)
      return FoundRow(
        title: say("others", "其他"), numbers: answer.sum(rest, for: .constant(0), isOfAll ? .others : .some),
        place: try place(rows, answered, side), keys: answer.keys(of: rest, in: side))
    case .place(let number, let at):
      guard answer.rows.indices.contains(number - 1) else {
        throw .statement(DrillMessages.noSuchRow(number, count: answer.rows.count, at: at))
      }
      return try found(answer.rows[number - 1], in: answered, side: side)
    case .named(let name, let at):
      let wanted = name.lowercased()
      let keys = answer.question.keys
      guard
        let row = answer.rows.first(where: { row in
          row.keys.contains { words($0.shown).lowercased() == wanted } || words(row.keys, of: keys).contains(name)
        })
      else {
        let known = answer.rows.flatMap { words($0.keys, of: keys) }
        throw .statement(DrillMessages.noRowAbout(name, near: nearestWords(to: name, among: Set(known)), at: at))
      }
      return try found(row, in: answered, side: side)
    }
  }

  /// A program that reads the rows did not ask for them.
  private func withTotals(_ answered: AnsweredQuestion) throws(EvaluationError) -> AnsweredQuestion {
    if answered.result.hasTotals { return answered }
    var found = answered
    found.result = try result(of: answered.question)
    return found
  }

  func found(
    _ row: AnswerRow, in answered: AnsweredQuestion, side: Int = 0
  ) throws(EvaluationError) -> FoundRow {
    FoundRow(
      title: words(row.keys, of: answered.question.keys).joined(separator: " · "), numbers: row.numbers,
      place: try place(.these(try meanings([row], answered, side)), answered, side),
      keys: answered.result.answer.keys(of: [row], in: side))
  }

  func place(
    _ rows: RowPlace.Rows, _ answered: AnsweredQuestion, _ side: Int
  ) throws(EvaluationError) -> RowPlace {
    RowPlace(
      rows, whole: answered.result.answer.sides[side].question.period, members: try members(of: answered),
      leading: try leading(of: answered.question))
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
}
