package import Values

/// `funnel calls -> visits -> closes by rep last quarter`, `funnel stages for opportunities created in last quarter`
package struct FunnelQuestion: Hashable, Sendable {
  /// Two or more; empty asks for the stages of the pipeline.
  package var stages: [ShowQuestion.Item]
  package var by: [Grouping] = []
  package var population: Population?
  package var condition: Expression?
  package var period: PeriodExpression?
  package var comparators: [Comparator] = []
  /// Where `vs` and what follows it stand.
  package var versus = Span.none
  package var presentation: Answer.Presentation?

  package init(stages: [ShowQuestion.Item]) { self.stages = stages }
}

/// `profile won customers by industry, size x source this year vs lost customers with won_value`
package struct ProfileQuestion: Hashable, Sendable {
  package var subject: Population
  /// Each makes rows of its own; one with several parts is their cross table.
  package var by: [[Grouping]] = []
  /// Chooses among the facts.
  package var condition: Expression?
  package var period: PeriodExpression?
  /// Further numbers of those profiled.
  package var columns: [ShowQuestion.Item] = []
  package var base: Population?
  package var presentation: Answer.Presentation?

  package init(subject: Population) { self.subject = subject }
}
