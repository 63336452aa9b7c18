package import Values

/// `check expenses <= budget by team this month strict`: every row has to satisfy the condition.
package struct CheckQuestion: Hashable, Sendable {
  package var assertion: Expression
  package var by: [Grouping] = []
  package var population: Population?
  package var condition: Expression?
  package var period: PeriodExpression?
  package var asOf: DatePoint?
  /// A row whose sides cannot be compared breaks it, too.
  package var isStrict = false
  package var presentation: Answer.Presentation?

  package init(_ assertion: Expression) { self.assertion = assertion }
}

/// `benchmark visits per workday against closes by rep this quarter minimum 5`: how much effort those with the best
/// result make.
package struct BenchmarkQuestion: Hashable, Sendable {
  package var effort: ShowQuestion.Item
  package var result: ShowQuestion.Item
  /// Empty is by rep.
  package var by: [Grouping] = []
  package var population: Population?
  package var condition: Expression?
  package var period: PeriodExpression?
  /// The volume from which on somebody takes part; `nil` is the usual one of the result.
  package var minimum: Int?
  package var presentation: Answer.Presentation?

  package init(effort: ShowQuestion.Item, result: ShowQuestion.Item) {
    self.effort = effort
    self.result = result
  }
}
