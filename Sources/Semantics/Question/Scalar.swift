package import Syntax
package import Values

/// A value of one record: what is added up, compared or grouped. Its columns are found, its numbers are in stored units.
package indirect enum Scalar: Hashable, Sendable {
  /// `opportunities.customer.industry`
  case column(ColumnPath)
  case integer(Int)
  case real(Double)
  case text(String)
  case date(CivilDate)
  /// So many days before the moment the question is about: `90 days ago` in a metric, `today` is 0.
  case daysBefore(Int)
  /// A stored quantity or share brought to its unit: `discount_bp / 10000`
  case scaled(Scalar, by: Int)
  case arithmetic(ArithmeticOperator, Scalar, Scalar)
  /// Whole days from the second to the first.
  case dayDifference(Scalar, Scalar)
  /// Whole units of time from the first to the second; negative when the second lies before.
  case lapse(Lapse, from: Scalar, to: Scalar)
  /// One aggregated number about the record: the last visit of a customer. Only in lists.
  case aggregated(Measure)
}

extension Scalar {
  /// How many stored units make one unit of the language; money stays in minor units.
  package var storedScale: Int {
    switch self {
    case .column(let path): path.field.storedScale
    case .aggregated(let measure): measure.scale
    case .integer, .real, .text, .date, .daysBefore, .scaled, .arithmetic, .dayDifference, .lapse: 1
    }
  }
}

extension Scalar {
  /// Whether it is put together from other records.
  var isAggregated: Bool {
    switch self {
    case .aggregated: true
    case .scaled(let part, _): part.isAggregated
    case .arithmetic(_, let left, let right), .dayDifference(let left, let right), .lapse(_, let left, let right):
      left.isAggregated || right.isAggregated
    case .column, .integer, .real, .text, .date, .daysBefore: false
    }
  }
}

extension ListExpression {
  /// Whether it is no number put together from other records.
  package var isOwn: Bool {
    switch self {
    case .measure: false
    case .scalar(let scalar): !scalar.isAggregated
    }
  }
}

extension NumberLiteral {
  /// In stored units, of which `factor` make one.
  package func scaled(by factor: Int) -> Scalar {
    let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
    if overflow || scale > 18 { return .real(double * Double(factor)) }
    // In whole numbers: 4565.48 times 100 is no fraction.
    let divisor = (0..<scale).reduce(1) { power, _ in power * 10 }
    return product.isMultiple(of: divisor) ? .integer(product / divisor) : .real(Double(product) / Double(divisor))
  }
}

/// A condition on one record.
package indirect enum Predicate: Hashable, Sendable {
  case comparison(Comparison, Scalar, Scalar)
  case all([Predicate])
  case any([Predicate])
  case not(Predicate)
  case empty(Scalar)
  case member(Scalar, of: [Scalar])
  case matches(TextMatch, Scalar, String)
  /// A date inside a period.
  case within(Scalar, Period)
  /// A date inside the time of the row: the bucket of the time axis, else the whole period.
  case ownTime(Scalar)
  /// Two dates in one bucket of the calendar.
  case sameBucket(Grain, Scalar, Scalar)
  /// A reference to that record, or to one below it: a team of the tree, a rep in somebody's line.
  case inside(ColumnPath, Head)
  /// A reference to one of these records; found by a question that is asked first.
  case isAmong(ColumnPath, PopulationID)
  /// A past or changed state of an opportunity.
  case history(HistoryCondition)

  /// By what somebody is meant whom others stand below; the id is that of the system it came from.
  package enum Head: Hashable, Sendable {
    case name(String)
    case id(String)
  }

  package enum Comparison: String, Hashable, Sendable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    /// Earlier than, or never: a customer that was never visited was last visited before any day.
    case lessOrNever = "< or never"
    /// So many days ago, or never: a customer that was never visited has not been for any number of days.
    case greaterOrNever = "> or never"
    case greaterOrEqualOrNever = ">= or never"
  }

  package enum TextMatch: Hashable, Sendable { case contains, startsWith, endsWith }
}

/// `stage changed from proposal to negotiation this month`, `status was dormant`
package struct HistoryCondition: Hashable, Sendable {
  /// The reference to whose history it is; from the record itself its own key.
  package var record: ColumnPath
  package var track: Track
  /// What is looked at.
  package var field: Field
  package var from: StateTest?
  package var to: StateTest?
  /// `was`: held `from` at some time; `changed`: a state that followed another.
  package var isChange: Bool
  /// When the change happened, or when the state held.
  package var period: Period?

  /// Where the history is kept.
  package enum Track: Hashable, Sendable {
    /// An entity with one record for each state, and its column that names whose state it is.
    case states(String, key: String)
    /// Changes of this field in `customer_changes`.
    case customerField(String)
  }
}

/// What a state has to be; a text whatever its case. What is missing differs from any value.
package enum StateTest: Hashable, Sendable {
  case comparison(Predicate.Comparison, Scalar)
  /// One of these texts.
  case among([String])
  case notAmong([String])
  case within(Period)
  case outside(Period)
}

/// Names a population of the question, by its place in `Question.populations`.
package struct PopulationID: Hashable, Sendable {
  package let index: Int
  /// Those of one bucket of the time axis, by its first day; `nil` is those of the whole period.
  package var bucket: CivilDate? = nil
}
