package import Syntax
package import Values

/// A `score` whose every name is found.
package struct ScoreRequest: Sendable {
  /// One row for each of those who are scored.
  package var question: Question
  /// Who is shown of them, those who are in every one: places and ranks are among all.
  package var chosen: [Question] = []
  /// What the columns of those shown satisfy.
  package var condition: ScoreCondition?
  package var ranking: Ranking?
  package var sort: [SortKey] = []
  package var card: Scorecard
  package var items: [ScoredItem]
  /// Best first; somebody below the last has none.
  package var grades: [(name: String, from: Double)]
}

extension ScoreRequest {
  /// `top 3`, `bottom 5 by visits`
  package struct Ranking: Sendable {
    package var isTop: Bool
    package var count: Int
    package var by: ScoreColumn
  }

  package struct SortKey: Sendable {
    package var column: ScoreColumn
    package var descending: Bool
  }

  /// Those of the answer, in its order.
  package var columns: [ScoreColumn] {
    [.person, .rank, .score, .grade] + items.indices.flatMap { [.value($0), .itemScore($0), .itemPoints($0)] }
      + [.scoredWeight]
  }

  /// What programs call a column.
  package func name(of column: ScoreColumn) -> String {
    switch column {
    case .person: question.keys.first?.name ?? ""
    case .rank: "rank"
    case .score: "score"
    case .grade: "grade"
    case .value(let item): items[item].column.name
    case .itemScore(let item): "\(items[item].column.name)_score"
    case .itemPoints(let item): "\(items[item].column.name)_points"
    case .scoredWeight: "scored_weight"
    }
  }
}

package enum ScoreColumn: Hashable, Sendable {
  case person, rank, score, grade, scoredWeight
  /// Of an item by its place on the card: the number, the share of its weight, the points.
  case value(Int)
  case itemScore(Int)
  case itemPoints(Int)
}

/// A condition on a row of scores.
package indirect enum ScoreCondition: Sendable {
  case comparison(ComparisonOperator, ScoreColumn, Value)
  case empty(ScoreColumn)
  case all([ScoreCondition])
  case any([ScoreCondition])
  case not(ScoreCondition)
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
