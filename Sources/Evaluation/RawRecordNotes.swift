import Semantics
import Syntax
import Values

/// What is said of counts and sums that a question itself writes: they take every record, also those that the metric of
/// the same records leaves out.
extension Workspace {
  private struct Kind {
    let entity: String
    let field: String
    let values: [String]
    /// What they are, and what the metric does about them.
    let note: String
  }

  private var kinds: [Kind] {
    [
      Kind(
        entity: "orders", field: "status", values: ["draft", "cancelled"],
        note: say("of these orders are drafts or cancelled; `orders` leaves them out", "个订单为草稿或已取消;`orders` 不计这些")),
      Kind(
        entity: "order_lines", field: "status", values: ["draft", "cancelled"],
        note: say(
          "of these lines are of orders that are drafts or cancelled; `ordered` leaves them out",
          "条明细属于草稿或已取消的订单;`ordered` 不计这些")),
      Kind(
        entity: "invoices", field: "status", values: ["draft", "void"],
        note: say("of these invoices are drafts or void; `invoiced` leaves them out", "张发票为草稿或已作废;`invoiced` 不计这些")),
      Kind(
        entity: "payments", field: "kind", values: ["refund", "write_off"],
        note: say(
          "of these payments are refunds or write-offs; `collected` takes refunds off and leaves write-offs out",
          "笔为退款或核销;`collected` 减去退款,不计核销")),
      Kind(
        entity: "expenses", field: "status", values: ["submitted", "rejected"],
        note: say("of these expenses are not approved; `expenses` leaves them out", "笔费用未获批准;`expenses` 不计这些")),
    ]
  }

  /// Where there are any, and nothing in the question speaks of what they are.
  func rawRecords(_ answer: ShowAnswer) throws(EvaluationError) -> [Answer.Note] {
    let question = answer.question
    let written = Set(
      question.columns.flatMap { column -> [Measure] in
        guard case .aggregate? = column.expression?.kind else { return [] }
        return column.quantity.measures
      })
    var notes: [Answer.Note] = []
    for kind in kinds {
      guard let entity = catalogue.entity(kind.entity), let field = entity.field(kind.field) else { continue }
      let path = ColumnPath(root: entity.name, references: [], field: field)
      let measures = written.filter { $0.entity == kind.entity && $0.date?.name == entity.date }
      guard let first = measures.first, !speaks(question, of: path, measures) else { continue }
      let alike = measures.filter { $0.timing == first.timing && $0.date == first.date }
      let count = try recordCount(
        of: Array(alike), where: .member(.column(path), of: kind.values.map(Scalar.text)), in: question)
      guard count > 0 else { continue }
      notes.append(.init("\(count) \(kind.note)"))
    }
    return notes
  }

  /// Of a number that is nothing because its definition leaves out just what the question asks for.
  func leftOutByDefinition(_ answer: ShowAnswer) -> [Answer.Note] {
    guard answer.isAllNothing else { return [] }
    for column in answer.question.columns {
      for measure in column.quantity.measures {
        guard let own = measure.condition, let asked = answer.question.filters[measure.entity] else { continue }
        for (path, values) in Self.conjuncts(asked).compactMap(Self.chosen) {
          guard Self.conjuncts(own).contains(where: { Self.leavesOut($0, path, values) }) else { continue }
          let what = values.map { "\"\($0)\"" }.joined(separator: ", ")
          return [
            .init(
              say(
                "`\(column.name)` leaves out what is \(what): `describe \(column.name)` says what it counts",
                "`\(column.name)` 不计 \(what):`说明 \(column.name)` 写明它计什么"))
          ]
        }
      }
    }
    return []
  }

  private static func conjuncts(_ predicate: Predicate) -> [Predicate] {
    if case .all(let parts) = predicate { parts.flatMap(conjuncts) } else { [predicate] }
  }

  /// The texts that a column has to be one of.
  private static func chosen(_ predicate: Predicate) -> (ColumnPath, Set<String>)? {
    switch predicate {
    case .comparison(.equal, .column(let path), .text(let text)): (path, [text])
    case .member(.column(let path), let values): (path, Set(values.compactMap(text)))
    case .comparison, .member, .all, .any, .not, .empty, .matches, .within, .ownTime, .sameBucket, .inside, .isAmong,
      .history:
      nil
    }
  }

  private static func text(_ value: Scalar) -> String? {
    if case .text(let text) = value { text } else { nil }
  }

  private static func leavesOut(_ predicate: Predicate, _ path: ColumnPath, _ values: Set<String>) -> Bool {
    if case .not(let inner) = predicate, let (other, texts) = chosen(inner) {
      return other == path && values.isSubset(of: texts)
    }
    if case .comparison(.notEqual, .column(path), .text(let text)) = predicate { return values == [text] }
    guard let (other, texts) = chosen(predicate) else { return false }
    return other == path && values.isDisjoint(with: texts)
  }

  private func speaks(_ question: Question, of path: ColumnPath, _ measures: Set<Measure>) -> Bool {
    let conditions = measures.compactMap(\.condition) + (question.filters[path.root].map { [$0] } ?? [])
    if conditions.flatMap(\.columns).contains(path) { return true }
    return question.keys.contains { key in
      guard case .attribute(let paths, _, _, _) = key.kind else { return false }
      return paths[path.root] == path
    }
  }
}
