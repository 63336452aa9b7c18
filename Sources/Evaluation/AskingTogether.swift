import SQL
import Semantics
import Store
import Syntax
import Values

/// Two questions about the same records, such as those of one kind beside all of them.
extension Workspace {
  /// In one view, and in one pass over the records where that finds the numbers of both.
  func results(of first: Question, and second: Question) throws(EvaluationError) -> (ShowResult, ShowResult) {
    try inOneView { () throws(EvaluationError) in
      let own = try planned(first, environment)
      let other = try planned(second, environment)
      guard let joint = joint(first, own.plan, second, other.plan) else {
        return (
          try result(of: first, own.plan, own.environment), try result(of: second, other.plan, other.environment)
        )
      }
      let rows = try fetch(joint, PlanSelect(catalogue: catalogue, currency: environment.currency))
      let count = own.plan.main.outputs.count
      func part(_ outputs: (ArraySlice<SQLValue>, ArraySlice<SQLValue>) -> ArraySlice<SQLValue>) -> [FetchedRow] {
        rows.map { row in
          var row = row
          row.outputs = Array(outputs(row.outputs[..<count], row.outputs[count...]))
          return row
        }
      }
      return (
        try result(of: first, own.plan, own.environment, fetched: part { first, _ in first }),
        try result(of: second, other.plan, other.environment, fetched: part { _, second in second })
      )
    }
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
