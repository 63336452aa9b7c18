import SQL
import Semantics
import Store
import Syntax
import Values

/// Two questions about the same records, such as those of one kind beside all of them.
extension Workspace {
  /// In one view, and each pair in one pass over the records where that finds the numbers of both. All the first ones are
  /// about the same people, who are found once, and so are the second ones; what is counted, or tells bands apart, is each
  /// one's own.
  func results(
    of pairs: [(first: Question, second: Question)]
  ) throws(EvaluationError) -> [(first: ShowResult, second: ShowResult)] {
    try inOneView { () throws(EvaluationError) in
      guard let pair = pairs.first else { return [] }
      let isShared = !pairs.contains { ($0.first.populations + $0.second.populations).contains(where: \.isCounted) }
      func found(_ question: Question) throws(EvaluationError) -> [ResolvedPopulation] {
        try populations(question.populations, moment: question.moment)
      }
      let people = isShared ? try found(pair.first) : nil
      let others = isShared ? try found(pair.second) : nil
      return try pairs.map { (pair) throws(EvaluationError) in
        let own = try planned(pair.first, environment)
        let other = try planned(pair.second, environment)
        let rows = try rows(of: pair.first, own.plan, and: pair.second, other.plan)
        return (
          try result(of: pair.first, own.plan, own.environment, about: people, fetched: rows?.first),
          try result(of: pair.second, other.plan, other.environment, about: others, fetched: rows?.second)
        )
      }
    }
  }

  /// Of both, from one pass; nothing where each needs its own.
  private func rows(
    of first: Question, _ own: QuestionPlan, and second: Question, _ other: QuestionPlan
  ) throws(EvaluationError) -> (first: [FetchedRow], second: [FetchedRow])? {
    guard let joint = joint(first, own, second, other) else { return nil }
    let rows = try fetch(joint, PlanSelect(catalogue: catalogue, currency: environment.currency))
    let count = own.main.outputs.count
    func part(_ outputs: (ArraySlice<SQLValue>, ArraySlice<SQLValue>) -> ArraySlice<SQLValue>) -> [FetchedRow] {
      rows.map { row in
        var row = row
        row.outputs = Array(outputs(row.outputs[..<count], row.outputs[count...]))
        return row
      }
    }
    return (part { first, _ in first }, part { _, second in second })
  }

  /// What they ask of the store.
  func statements(of first: Question, and second: Question) throws(EvaluationError) -> [Select] {
    let (own, other) = (try planned(first, environment).plan, try planned(second, environment).plan)
    guard let joint = joint(first, own, second, other) else {
      return try statements(of: first) + statements(of: second)
    }
    let select = PlanSelect(catalogue: catalogue, currency: environment.currency)
    return try statements(of: [joint] + own.besideMain + other.besideMain, select)
  }

  private func joint(
    _ first: Question, _ own: QuestionPlan, _ second: Question, _ other: QuestionPlan
  ) -> Semantics.Plan? {
    let isPlain = [first, second].allSatisfy {
      $0.populations.isEmpty && $0.comparedPeriods.isEmpty && $0.paretos.isEmpty
    }
    return isPlain ? own.main.joined(with: other.main) : nil
  }
}
