package import Syntax
import Values

/// A `score` whose every name is found.
package struct ScoreRequest: Sendable {
  /// One row for each of those who are scored.
  package var question: Question
  /// Who is shown of them: places and ranks are among all.
  package var chosen: Question?
  package var card: Scorecard
  package var items: [ScoredItem]
  /// Best first; somebody below the last has none.
  package var grades: [(name: String, from: Double)]
}

/// How one number is turned into a score: 1 is all that its weight can give.
package struct ScoredItem: Sendable {
  package var column: MetricColumn
  /// In ten-thousandths; the weights of a card add up to 10,000.
  package var weight: Int
  package var goal: Quantity?
  /// The goal as an item of the question; `nil` for one that is a plain number.
  package var goalExpression: Expression?
  package var method: Method
  package var isHigherBetter: Bool
  package var floor: Double
  /// `nil` is none.
  package var cap: Double?

  package enum Method: Hashable, Sendable {
    /// The value's share of the goal; where lower is better, the goal's share of the value.
    case linear
    /// By rising threshold: in the unit of the value, or shares of the goal.
    case bands([Band])
    /// The first of n has 1, the last 1/n; who is level shares the better place.
    case rank
  }

  package struct Band: Hashable, Sendable {
    package var from: Double
    package var score: Double
  }

  /// Thresholds are shares of the goal.
  package var comparesWithGoal: Bool { goal != nil }
}
