package import Syntax
package import Values

/// One aggregated number of one kind of record: what is counted, which records, on which date, in which unit.
package struct Measure: Hashable, Sendable {
  package var entity: String
  package var function: Aggregate.Function
  /// `nil` for `count`.
  package var operand: Scalar?
  /// The other value of a correlation.
  package var second: Scalar? = nil
  /// The part of the records that lies below a percentile; of a median 1/2.
  package var level: Level? = nil
  /// Of the whole team that the row's rep is in.
  package var isOfTeam = false
  package var condition: Predicate?
  /// The date that counts; `nil` when time does not choose among the records.
  package var date: Field?
  package var timing: Timing
  package var unit: Unit
  /// How many stored units make one unit of the result; money stays in minor units.
  package var scale: Int
  /// What an absent value means: nothing counted is 0, a target that was never set is no target.
  package var plan: PlanSource?
  /// `own(...)`: in a roll-up, without those below.
  package var isOwn = false
  /// Read as of the eve of the period instead of its end.
  package var isOpening = false
  /// Everybody whom the question follows, whatever the period.
  package var isWholeCohort = false

  package enum Timing: String, Hashable, Sendable {
    /// Inside the period.
    case event
    /// Up to today at the latest: person-days of work.
    case elapsed
    /// Everything up to the moment.
    case balance
    /// Valid at the moment.
    case interval
    /// Worked out from history as of the moment.
    case moment
    /// Worked out between the start of the period and the moment.
    case span
    /// As of now.
    case current
    /// Records that exist, such as reps employed in the period.
    case population

    /// Whether it is read as of a moment: never summed over time, and on a time axis a reading for each point.
    package var isSnapshot: Bool {
      switch self {
      case .balance, .interval, .moment, .span: true
      case .event, .elapsed, .current, .population: false
      }
    }
  }

  /// `part / whole`, in lowest terms.
  package struct Level: Hashable, Sendable {
    package let part: Int
    package let whole: Int

    package static let half = Level(part: 1, whole: 2)

    package init(part: Int, whole: Int) {
      var (divisor, rest) = (whole, part)
      while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
      self.part = part / divisor
      self.whole = whole / divisor
    }
  }

  package struct PlanSource: Hashable, Sendable {
    package var plan: Value.Plan
    /// The metric that was planned.
    package var metric: String
  }

  /// Whether one aggregate function says it of any records, with none looked at twice.
  var isPlainAggregate: Bool {
    if let condition, condition.usesOwnTime || condition.usesPopulation { return false }
    return switch function {
    case .count, .countDistinct, .sum, .avg, .min, .max, .balance: true
    case .median, .percentile, .stddev, .corr: false
    }
  }

  /// Whether of nothing it is 0.
  package var isZeroOfNothing: Bool {
    switch function {
    case .count, .countDistinct, .sum, .balance: true
    case .avg, .median, .percentile, .stddev, .corr, .min, .max: false
    }
  }

  /// Whether parts add up to the whole; the others need a question of their own for totals.
  package var isAdditive: Bool {
    switch function {
    case .count, .sum, .balance: true
    case .avg, .median, .percentile, .stddev, .corr, .min, .max, .countDistinct: false
    }
  }
}

/// A number of a row, computed from its measures.
package indirect enum Quantity: Hashable, Sendable {
  case measure(Measure)
  /// A measure that keeps its value when rows are cut finer than it can be: working days, in `per workday`.
  case shared(Measure)
  case constant(Double)
  case date(CivilDate)
  case text(String)
  case arithmetic(ArithmeticOperator, Quantity, Quantity)
  case negative(Quantity)
  /// The row's part of the whole answer.
  case share(Quantity)
  /// What other rows of the answer make of it.
  case ofRows(RowView, Quantity)
  /// How many of something make a part of it, or what the numbers of each come to: a question of its own.
  case pareto(ParetoID, Quantity, ParetoFigure)
  /// An end of the 95 % interval of a rate of counts.
  case bound(IntervalEnd, hits: Quantity, cases: Quantity)
  /// A formula whose metric declares a unit that the formula alone does not show, such as percent.
  case declared(Quantity, Unit)
  /// The same number in another period, by its place in `Question.comparedPeriods`.
  case before(Int, Quantity)
  /// By which part of what was before it has grown; over 0 no value.
  case growth(Quantity, since: Quantity)
  /// Days, weeks ... of the row's period that have passed.
  case elapsed(PerUnit)
  /// Working days of the row's period: those passed, or all.
  case workdays(elapsedOnly: Bool)
  /// A number made of others by more than arithmetic.
  case function(QuantityFunction, [Quantity])
}

package enum QuantityFunction: Hashable, Sendable {
  /// Of one number: itself, and no value unless it is above 0.
  case aboveZero
  /// Of one number: itself, and 0 where it is below.
  case atLeastZero
  /// The first of two numbers; the second where that has no value.
  case firstKnown
  /// The day that the row is read as of.
  case moment
  /// Of what is owed and what was sold in each stretch of so many days back: how many days of sales are owed. No value
  /// when it is more than all of them.
  case countback(days: Int)
}

/// How a row's number looks at the other rows. Those along the time axis go through the rows that differ in nothing else;
/// groups are names of keys whose rows are looked at apart.
package enum RowView: Hashable, Sendable {
  /// From the first bucket through the row's own.
  case running
  /// The last buckets, as many, the row's own included; no value until there are so many.
  case moving(Int)
  /// As many buckets before.
  case previous(Int)
  /// The change since then over what was then; no value unless that is above 0.
  case growth(Int)
  /// 1 for the largest, or for the least; equals share a rank.
  case rank(isAscending: Bool, groups: [String])
  /// With all rows that have more; equals in the order of the rows.
  case cumulative(groups: [String])
  case cumulativeShare(groups: [String])
  /// Its part of what the rows of its group have together, of what is read as of a moment of that moment; of 0 no value.
  case share(groups: [String])

  package var isAlongTime: Bool {
    switch self {
    case .running, .moving, .previous, .growth: true
    case .rank, .cumulative, .cumulativeShare, .share: false
    }
  }

  /// Whether the first row has the lowest number: the first place, what the largest alone makes up.
  var beginsAtLowest: Bool {
    switch self {
    case .rank, .cumulative, .cumulativeShare: true
    case .running, .moving, .previous, .growth, .share: false
    }
  }

  package var groups: [String] {
    switch self {
    case .rank(_, let groups), .cumulative(let groups), .cumulativeShare(let groups), .share(let groups): groups
    case .running, .moving, .previous, .growth: []
    }
  }
}

/// Position in the question's paretos.
package struct ParetoID: Hashable, Sendable {
  package let index: Int
}

package enum ParetoFigure: Hashable, Sendable {
  /// What the numbers of each come to.
  case spread(Aggregate.Function, Measure.Level?)
  /// The fewest that make the part, largest first.
  case needed
  /// Those that have anything of it.
  case base
  /// The first of the second.
  case share
}

package enum IntervalEnd: Hashable, Sendable { case lower, upper }

/// A condition on a row of the answer.
package indirect enum RowCondition: Hashable, Sendable {
  case comparison(ComparisonOperator, Quantity, Quantity)
  case range(Quantity, low: Quantity, high: Quantity)
  case member(Quantity, of: [Quantity])
  case within(Quantity, Period)
  case empty(Quantity)
  case all([RowCondition])
  case any([RowCondition])
  case not(RowCondition)
}
