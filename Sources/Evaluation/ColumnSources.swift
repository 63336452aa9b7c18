import Semantics
import Syntax
import Values

/// A number that a column of a statement's own is computed from, such as a score or the end of a norm.
struct ColumnSource {
  /// As an item of the question.
  let number: Expression
  /// The rows whose number it is; `nil` is the row's own.
  var rows: [AnswerRow]?
}

extension Workspace {
  func numbers(
    _ row: RowReference, _ source: ColumnSource, of answered: AnsweredQuestion, at span: Span
  ) throws(EvaluationError) -> [FoundNumber] {
    let own = try numbers(row, ofNamed: source.number, of: answered, at: span)
    guard let rows = source.rows else { return own }
    let answer = answered.result.answer
    let all = FoundRow(
      title: rows.map { words($0.keys, of: answer.question.keys).joined(separator: " · ") }.joined(separator: ", "),
      numbers: answer.sum(rows, for: .constant(0)),
      place: try place(.these(try meanings(rows, answered, 0)), answered, 0), keys: answer.keys(of: rows, in: 0))
    return [FoundNumber(answered: answered, row: all, value: source.number)]
  }
}

extension ScoreRequest {
  /// A score rests on the numbers of its items and on their goals.
  var columnSources: [String: [ColumnSource]] {
    var found: [String: [ColumnSource]] = [:]
    var all: [ColumnSource] = []
    for item in items {
      let own = [item.column.expression, item.goalExpression].compactMap { $0 }.map { ColumnSource(number: $0) }
      for end in ["score", "points"] { found["\(item.column.name.lowercased())_\(end)"] = own }
      all += own
    }
    for name in ["rank", "score", "grade", "scored_weight"] { found[name] = all }
    return found
  }

  /// Columns that rest on scores of another period.
  var columnsElsewhere: Set<String> {
    Set(compared.indices.flatMap { [.rankBefore($0), .scoreBefore($0), .scoreChange($0)] }.map(name))
  }
}

extension BenchmarkRequest {
  /// What somebody stands by is the result, and the norm is made by the efforts of the best.
  func columnSources(best: [AnswerRow]) -> [String: [ColumnSource]] {
    let results = [result.expression].compactMap { $0 }.map { ColumnSource(number: $0) }
    let efforts = [effort.expression].compactMap { $0 }.map { ColumnSource(number: $0) }
    let norm = best.isEmpty ? [] : efforts.map { ColumnSource(number: $0.number, rows: best) }
    return [
      "standing": results, "low": results, "high": results, "norm_low": norm, "norm_high": norm,
      "distance": efforts + norm, "place": efforts + norm,
    ]
  }
}

extension CheckRequest {
  /// `written` are both sides of the comparison, where it is one.
  func columnSources(_ written: (left: Expression, right: Expression)?) -> [String: [ColumnSource]] {
    let all = question.columns.filter { $0.comparator == nil }.compactMap(\.expression).map { ColumnSource(number: $0) }
    guard let written else { return ["state": all] }
    return [
      "left": [ColumnSource(number: written.left)], "right": [ColumnSource(number: written.right)], "distance": all,
      "state": all,
    ]
  }
}
