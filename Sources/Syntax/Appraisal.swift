package import Values

/// `check expenses <= budget by team this month strict`: every row has to satisfy the condition.
package struct CheckQuestion: Hashable, Sendable {
  package var assertion: Expression
  package var by: [Grouping] = []
  package var population: Population?
  package var condition: Expression?
  package var period: PeriodExpression?
  package var asOf: DatePoint?
  /// `vs last month`: what `sales_change` and its kin are about
  package var comparators: [Comparator] = []
  /// From `vs` to the last of them, for messages.
  package var versus = Span.none
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
  package var minimum: Count?
  package var presentation: Answer.Presentation?

  package init(effort: ShowQuestion.Item, result: ShowQuestion.Item) {
    self.effort = effort
    self.result = result
  }
}

/// One line of a scorecard: `visits per workday weight 40% target 2`, `sales weight 30% against target cap 150%`.
package struct ScorecardItem: Hashable, Sendable {
  package var value: ShowQuestion.Item
  package var weight: NumberLiteral
  package var goal: Goal?
  /// `nil` is linear: the value's share of its goal.
  package var method: Method?
  /// `nil` is the metric's own.
  package var direction: Direction?
  package var floor: NumberLiteral?
  package var cap: NumberLiteral?
  package var span: Span
  package var weightSpan = Span.none
  package var goalSpan = Span.none
  package var capSpan = Span.none

  package init(_ value: ShowQuestion.Item, weight: NumberLiteral, span: Span = .none) {
    self.value = value
    self.weight = weight
    self.span = span
  }

  package enum Goal: Hashable, Sendable {
    /// `target 2`
    case value(Expression)
    /// `against target`: what was planned for the metric
    case plan
  }

  package enum Method: Hashable, Sendable {
    /// `bands 20% -> 10, 30% -> 15`: from a value on, or from a share of the goal on, so many points of the card, or
    /// such a share of the item's weight
    case bands([Band])
    /// `by rank`
    case rank
  }

  package struct Band: Hashable, Sendable {
    package var from: NumberLiteral
    package var points: NumberLiteral
    package var fromSpan = Span.none
    package var pointsSpan = Span.none
    package init(from: NumberLiteral, points: NumberLiteral) {
      self.from = from
      self.points = points
    }
  }
}

/// `A from 85%`
package struct ScorecardGrade: Hashable, Sendable {
  package var name: Name
  package var from: NumberLiteral
  package var fromSpan: Span
  package init(_ name: Name, from: NumberLiteral, fromSpan: Span = .none) {
    self.name = name
    self.from = from
    self.fromSpan = fromSpan
  }
}

/// `score reps with monthly where team = "North" last month having score > 110% top 3 sort name`: who is shown of them
/// that are scored
package struct ScoreQuestion: Hashable, Sendable {
  package var entity: Name
  package var card: Name
  package var population: Population?
  /// Of whom, or of columns of the answer.
  package var condition: Expression?
  package var period: PeriodExpression?
  package var comparators: [Comparator] = []
  package var having: Expression?
  package var ranking: Ranking?
  package var sort: [SortKey] = []
  package var presentation: Answer.Presentation?

  package init(_ entity: Name, with card: Name) {
    self.entity = entity
    self.card = card
  }
}
