import Semantics
import Syntax
import Values

/// What a rate of deals or an average leaves out.
extension Workspace {
  /// Stale deals flatter a win rate: it counts what was decided.
  func staleDeals(_ question: Question) throws(EvaluationError) -> [Answer.Note] {
    guard let stale = question.staleDeals else { return [] }
    let answer = try resultInView(of: stale.question(beside: question)).answer
    let count = answer.rows.reduce(0) { sum, row in
      sum + (answer.reader.value(.measure(stale.measure), row.numbers).number ?? 0)
    }
    guard count > 0 else { return [] }
    let said = spoken(count, .count)
    let strict =
      stale.hasStrict ? say(", `strict_win_rate` these too", ",连同它们的是 `strict_win_rate`") : ""
    return [
      .init(
        say(
          "\(said) open opportunities are past their expected close; \(stale.column) counts decided ones only",
          "\(said) 个进行中的商机已过预计成交日;\(stale.title) 只计已有结果的") + strict)
    ]
  }

  /// Deals and orders without an amount, where money is divided by money or by how many there are.
  func unpricedRates(_ answer: ShowAnswer) throws(EvaluationError) -> [Answer.Note] {
    var notes: [Answer.Note] = []
    if let column = column(of: "value_win_rate", in: answer.question) {
      let (lost, won) = (try unpriced("lost_value", answer.question), try unpriced("won_value", answer.question))
      if lost + won > 0 {
        notes.append(
          .init(
            say(
              "\(column.name) leaves out \(lost) lost and \(won) won deals that have no amount",
              "\(column.title) 未计入没有金额的 \(lost) 个输单和 \(won) 个赢单"), kind: .warning))
      }
    }
    if let column = column(of: "average_order", in: answer.question),
      let measure = resolver.number(ofMetric: "orders")?.measures.first,
      let priced = catalogue.entity(measure.entity)?.field("priced")
    {
      let way = ColumnPath(root: measure.entity, references: [], field: priced)
      let count = try recordCount(
        of: [measure], where: .comparison(.equal, .column(way), .integer(0)), in: answer.question)
      if count > 0 {
        notes.append(
          .init(
            say(
              "\(column.name) leaves out \(count) orders that have no amount",
              "\(column.title) 未计入没有金额的 \(count) 个订单"), kind: .warning))
      }
    }
    return notes
  }

  private func unpriced(_ metric: String, _ question: Question) throws(EvaluationError) -> Int {
    guard let measure = resolver.number(ofMetric: metric)?.measures.first, let amount = measure.operand else {
      return 0
    }
    return try recordCount(of: [measure], where: .empty(amount), in: question)
  }

  private func column(of metric: String, in question: Question) -> MetricColumn? {
    guard let number = resolver.number(ofMetric: metric)?.undeclared else { return nil }
    return question.columns.first { $0.comparator == nil && $0.quantity.holds(number) }
  }
}
