package import Syntax
package import Values

/// Which facts to aggregate, at which grain, on which keys they meet. It knows no SQL: any engine that can filter, group
/// and add can execute it.
///
/// Each branch aggregates one kind of fact alone; the branches are put under one another and added up by their keys, so
/// that no fact ever multiplies another.
package struct Plan: Sendable, Hashable {
  package var keys: [PlanKey]
  package var outputs: [PlanOutput]
  package var branches: [Branch]
  /// Its numbers are added up along time; `nil` where they are whole.
  package var running: Running?

  /// It finds records as they were at the moment asked about.
  package let isPast: Bool

  package init(keys: [PlanKey], outputs: [PlanOutput], branches: [Branch], isPast: Bool) {
    self.keys = keys
    self.outputs = outputs
    self.branches = branches
    self.isPast = isPast
  }
}

package struct PlanKey: Sendable, Hashable {
  package var name: String
  package var kind: Kind
  /// The rows are these records and no others: what shares their ids is left out.
  package var isSubject = false
  /// The bands are days late: the first is what is not due.
  package var isAgeing = false

  package enum Kind: Sendable, Hashable {
    /// A record of this entity: the key is its id, the label is looked up.
    case record(String)
    case value(Field.Kind)
    /// The ordinal of the band, counted from 0.
    case band([NumberLiteral], Field.Kind)
    case time(Grain)
    /// The unit of time of another date.
    case part(Grain)
  }
}

/// A number that the branches fill; every other branch leaves it empty.
package struct PlanOutput: Sendable, Hashable {
  package var name: String
  package var measure: Measure
}

package struct Branch: Sendable, Hashable {
  package var entity: String
  /// One for each key of the plan.
  package var keys: [KeySource]
  package var window: Window?
  /// Only facts of these records, from the day of each on.
  package var cohort: Following?
  /// The record's own day, by which a rep's team is looked up.
  package var date: Field?
  package var filter: Predicate?
  package var outputs: [BranchOutput]
  package var method: Method
  /// The day that decides what a rep's team was, when the records themselves have none.
  package var moment: CivilDate
  /// Rows that are there whether or not anything happened.
  package var isPopulation: Bool
  /// Its numbers are taken away from those of the others.
  package var takesAway = false

  package enum KeySource: Sendable, Hashable {
    case column(ColumnPath)
    /// A value of the record.
    case value(Scalar)
    /// In which band the record lies that the way leads to.
    case band(ColumnPath, PopulationID)
    /// Everybody above the rep or the team that the way leads to, and itself; `isOwn` is only itself.
    case above(ColumnPath, isOwn: Bool)
    /// The bucket of the record's own day.
    case bucket(Grain, Field)
    /// The bucket that this branch was made for.
    case constant(CivilDate)
    /// About the member of the cohort that the fact belongs to.
    case cohort(CohortAxis)
    /// The facts do not carry the key.
    case none
  }

  package enum Window: Sendable, Hashable {
    case inside(Field, Period)
    /// Every record up to and including the day.
    case through(Field, CivilDate)
    /// Records valid on the day.
    case valid(from: Field, until: Field, on: CivilDate)
    /// Records that are worked out between the start of the period and the branch's moment.
    case during(Period)

    package var period: Period? {
      switch self {
      case .inside(_, let period), .during(let period): period
      case .through, .valid: nil
      }
    }
  }

  package struct Following: Sendable, Hashable {
    /// What of a fact names the member it belongs to, first one that is not empty.
    package var links: [ColumnPath]
    package var cohort: Cohort
    /// The day that decides what a member's team was, when the members have none of their own.
    package var moment: CivilDate
    /// Of records about deals, where leads are followed.
    package var deal: Deal? = nil
  }

  /// A deal that names no lead is one of the customer that the lead became, unless it is older than the lead.
  package struct Deal: Sendable, Hashable {
    package var lead: ColumnPath
    package var created: ColumnPath
  }

  package enum Method: Int, Sendable, Hashable {
    /// Counts, sums and extremes: may be taken of parts first.
    case additive
    /// Means and distinct counts: need the records.
    case direct
    /// Percentiles, medians among them: need the records in their order.
    case ranked
    /// Deviations and correlations: need the records and their means.
    case centred
  }
}

package struct BranchOutput: Sendable, Hashable {
  /// Position in the plan's outputs.
  package var index: Int
  package var function: Aggregate.Function
  package var operand: Scalar?
  package var second: Scalar? = nil
  package var level: Measure.Level? = nil
  package var condition: Predicate?
}

/// What one question needs: the rows, the numbers that are shared among them, and the totals that do not add up.
package struct QuestionPlan: Sendable {
  package var main: Plan
  package var shared: [SharedPlan]
  /// Distinct counts, means and medians over everything, when the question has keys; of overlapping rows every number.
  package var total: Plan?
  /// What there was at each time of the axis, where rows overlap and shares are taken of what is read as of a moment.
  package var times: Plan?
  /// The same for each period that the question is compared with.
  package var comparisons: [QuestionPlan] = []

  /// Plans of its own period, but for that of the rows.
  package var besideMain: [Plan] { shared.map(\.plan) + [total, times].compactMap { $0 } }

  package struct SharedPlan: Sendable {
    package var measure: Measure
    /// Positions of the question's keys that the plan has.
    package var keys: [Int]
    package var plan: Plan
    /// The plan is by team, and each rep's row has what the rep's team has.
    package var isOfTeam = false
    /// All rows are of this rep, by name: so is the team.
    package var rep: String?
    /// Over everything: who has no row divides the total, too. `nil` where nothing splits it.
    package var whole: Plan?
    /// The parts make the whole: each record is in one of them.
    package var addsUp = false
  }
}

extension Branch {
  /// Asks who is credited, so that records which several reps share are read in parts.
  package var isShared: Bool { columns.contains(where: \.asksCredit) }

  /// Every column of the facts that it looks at, but for the day of its window and what leads to a cohort.
  package var columns: [ColumnPath] {
    let ways = keys.flatMap { key -> [ColumnPath] in
      switch key {
      case .column(let path), .above(let path, _), .band(let path, _): [path]
      case .value(let scalar): scalar.columns
      case .bucket, .constant, .cohort, .none: []
      }
    }
    let asked = outputs.flatMap {
      ($0.operand?.columns ?? []) + ($0.second?.columns ?? []) + ($0.condition?.columns ?? [])
    }
    return ways + (filter?.columns ?? []) + asked
  }
}

extension ColumnPath {
  /// Who is credited with the record, or something about them.
  package var asksCredit: Bool { (references.first ?? field).isCredited }

  /// A number that each who shares the record has of it.
  package var isCreditedPart: Bool { references.isEmpty && field.isCredited && field.isNumeric }
}

extension Predicate {
  /// Whether it chooses by who is credited, so that a shared record is one of those of each who shares it.
  package var asksCredit: Bool { columns.contains(where: \.asksCredit) }
}

extension ListRequest {
  /// Chooses by who is credited, or shows the parts.
  package var asksCredit: Bool { showsParts || filter?.asksCredit ?? false }

  /// A record that several reps share is then one row for each of them.
  package var showsParts: Bool {
    let shown = columns.compactMap { column -> ColumnPath? in
      if case .scalar(.column(let path)) = column.expression { path } else { nil }
    }
    return shown.contains(where: \.isCreditedPart)
  }
}
