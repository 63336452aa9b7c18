package import Syntax
package import Values

/// A `funnel` whose every name is found.
package enum FunnelRequest: Sendable {
  /// Every stage counted on its own day; of how many stages, and as many questions as rows need.
  case volume(Question, stages: [MetricColumn])
  case tracked(TrackedFunnel)
}

/// The same records followed through the stages.
package struct TrackedFunnel: Sendable {
  package var cohort: Cohort
  /// What the members are split by.
  package var keys: [GroupKey]
  /// Empty for the stages of the pipeline.
  package var stages: [Stage]
  /// Those of the pipeline that were named; empty for all.
  package var chosen: [Name] = []
  /// For each member the first day of each measure.
  package var question: Question
  package var presentation: Answer.Presentation?

  package struct Stage: Sendable {
    package var name: String
    package var title: String
    /// It is reached with the first record of any of them.
    package var measures: [Measure]
  }
}

extension Measure {
  /// How many records count: with the first of them a step is reached, whether or not its day is known.
  package var reached: Measure {
    var found = self
    if let operand, function == .countDistinct {
      found.condition = .all((condition.map { [$0] } ?? []) + [.not(.empty(operand))])
    }
    found.function = .count
    found.operand = nil
    found.unit = .count
    found.scale = 1
    return found
  }

  /// The day of the first record that counts.
  package var first: Measure {
    var found = reached
    found.function = .min
    found.operand = date.map { .column(ColumnPath(root: entity, references: [], field: $0)) }
    found.unit = .date
    found.scale = 1
    return found
  }
}
