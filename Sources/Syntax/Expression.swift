import Values

/// What stands in an item, a condition or a definition. Whether a name is a metric, a dimension or a field is decided
/// later: the tree only says what was written.
package struct Expression: Hashable, Sendable {
  package let kind: Kind
  package let span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Hashable, Sendable {
    /// `12`, `1.2M`, `120万`, `30%`
    case number(NumberLiteral)
    /// `"retail"`
    case text(String)
    /// `true`, `yes`, `是`
    case boolean(Bool)
    /// `2026-03-15`, `2026-Q1`: a point or a period in time, by position
    case date(DateLiteral)
    /// `today`, `30 days ago`
    case moment(DatePoint)
    /// `30 days`, `6 workdays`
    case duration(Int, CalendarUnit)
    /// `$rep`
    case parameter(Name)
    /// `visits`; `customer.industry` has two parts
    case name([Name])
    /// `-x`
    case negative(Expression)
    /// `visits / closes`
    case arithmetic(ArithmeticOperator, Expression, Expression)
    /// `a and b and c`: two operands or more, never an operand of the same operator
    case logical(LogicalOperator, [Expression])
    /// `not c`
    case not(Expression)
    /// `visits > 12`, `name contains "Ltd"`, `last_visit before 30 days ago`
    case comparison(ComparisonOperator, Expression, Expression)
    /// `industry in ("retail", "finance")`
    case membership(Expression, [Expression], negated: Bool)
    /// `closed in 2026-Q1`, `created in last month`
    case within(Expression, PeriodExpression, negated: Bool)
    /// `amount between 10 and 20`, both ends inside
    case range(Expression, low: Expression, high: Expression, negated: Bool)
    /// `source is empty`
    case emptiness(Expression, negated: Bool)
    /// `stage was proposal`, `amount was > 1000`
    case was(Name, PastState)
    /// `stage changed [from a] [to b] [this month]`
    case changed(Name, from: PastState?, to: PastState?, PeriodExpression?)
    /// `visits per workday`, `revenue per rep`
    case per(Expression, Name)
    /// `share{revenue}`
    case share(Expression)
    /// `count(activities where type = "call" on done)`, `sum(orders.amount)`, `avg(amount)`
    case aggregate(Aggregate)
    /// `round(price, 2)`, `first_name + " " + last_name` uses `+`; functions are for imports and definitions
    case call(Name, [Expression])
  }
}

/// What an attribute was, or became.
package indirect enum PastState: Hashable, Sendable {
  /// `proposal`, which is `= proposal`; `> 1000`, `before 2026-03-01`
  case compared(ComparisonOperator, Expression)
  /// `this month`
  case within(PeriodExpression)
}

/// A measure over the records of one entity: what is counted or added, which of them, on which date. Or what numbers of
/// several come to: `median(sales by customer)`, `avg(sales per customer)`.
package struct Aggregate: Hashable, Sendable {
  package var function: Function
  /// `activities` in `count(activities)`; `opportunities.amount` in `sum(opportunities.amount)`; any number
  /// expression over the entity's fields in `avg(opportunities.closed - opportunities.created)`.
  package var operand: Expression
  /// `90` in `percentile(opportunities.amount, 90)`; the other value of `corr(opportunities.amount, opportunities.cycle)`.
  package var second: Expression?
  /// Records that take part; `nil` is all of them.
  package var condition: Expression?
  /// Records with such a result in the time of the row: `count(customers with sales > 1000)`.
  package var result: Expression?
  /// The date that counts (`on done`); `nil` is the entity's own.
  package var date: Name?
  /// Whose numbers are put together: `median(sales by customer)`.
  package var each: Name?

  package init(
    _ function: Function, _ operand: Expression, _ second: Expression? = nil, where condition: Expression? = nil,
    on date: Name? = nil, by each: Name? = nil
  ) {
    self.function = function
    self.operand = operand
    self.second = second
    self.condition = condition
    self.date = date
    self.each = each
  }

  package enum Function: String, Hashable, Sendable, CaseIterable {
    case count, sum, avg, median, min, max
    /// `percentile(opportunities.amount, 90)`, `p90(opportunities.amount)`: by linear interpolation between the two
    /// records nearest to it, so that 50 is the median
    case percentile
    /// Of a sample, over one less than their number; of one record there is none.
    case stddev
    /// `corr(opportunities.amount, opportunities.cycle)`: Pearson's, over the records that have both
    case corr
    /// `count distinct(activities.customer)`
    case countDistinct = "count distinct"
    /// `balance(receivable_movements.amount)`: the running sum of all records up to the moment asked about; of days
    /// (`balance(orders.ordered)`) the last one
    case balance

    /// Whether it can be asked of the numbers of several, too.
    package var isOfNumbers: Bool {
      switch self {
      case .avg, .median, .percentile, .stddev, .min, .max: true
      case .count, .sum, .corr, .countDistinct, .balance: false
      }
    }

    /// Whether a second value stands after a comma.
    var takesSecond: Bool {
      switch self {
      case .percentile, .corr: true
      case .count, .sum, .avg, .median, .min, .max, .stddev, .countDistinct, .balance: false
      }
    }
  }
}

package enum ArithmeticOperator: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

package enum LogicalOperator: String, Hashable, Sendable { case and, or }

package enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains
  case startsWith = "starts with"
  case endsWith = "ends with"
  /// `team within "East"`: the team itself, or one below it; likewise a rep in somebody's line.
  case inside = "within"
  case before
  case after
}

/// A word that the catalogue or the store has to know, as it was written.
package struct Name: Hashable, Sendable {
  /// Without back-ticks; two words that were joined (`win rate`) stand here with an underscore.
  package var text: String
  package var isQuoted: Bool
  package var span: Span

  package init(_ text: String, isQuoted: Bool = false, span: Span = .none) {
    self.text = text
    self.isQuoted = isQuoted
    self.span = span
  }
}

extension Name {
  /// A name that nobody wrote: in back-ticks where it would be read as something else.
  package static func of(_ text: String) -> Name { Name(text, isQuoted: KeywordIndex.isStructural(text)) }
}

/// A number as written, exactly: `value = digits × 10^-scale`, percentages and suffixes already applied.
package struct NumberLiteral: Hashable, Sendable {
  /// `1.25` is 125 with scale 2; `1.2M` is 1_200_000 with scale 0.
  package var digits: Int
  package var scale: Int
  /// `30%`: `digits` and `scale` say 0.3.
  package var isPercent: Bool

  package init(digits: Int, scale: Int = 0, isPercent: Bool = false) {
    self.digits = digits
    self.scale = scale
    self.isPercent = isPercent
  }

  package var double: Double {
    var divisor = 1.0
    for _ in 0..<scale { divisor *= 10 }
    return Double(digits) / divisor
  }

  /// The whole number, when there is no fraction.
  package var integer: Int? { scale == 0 ? digits : nil }
}
