package import Syntax
package import Values

/// Conditions and periods of lists that nobody wrote.
extension Resolver {
  /// `day` is a unit of time, too.
  package static func named(_ name: String) -> Expression {
    let name = Name.of(name)
    return Expression(.name([Catalogue.grain(name.text) == nil ? name : Name(name.text, isQuoted: true)]), .none)
  }

  /// `status = "open"`
  package static func equal(_ field: String, _ value: Expression.Kind) -> Expression {
    Expression(.comparison(.equal, named(field), Expression(value, .none)), .none)
  }

  static func compared(_ field: String, _ op: ComparisonOperator, _ day: CivilDate) -> Expression {
    Expression(.comparison(op, named(field), Expression(.date(.day(day)), .none)), .none)
  }

  package static func allOf(_ conditions: [Expression], at span: Span = .none) -> Expression? {
    conditions.count > 1 ? Expression(.logical(.and, conditions), span) : conditions.first
  }

  /// A month, a quarter or a year by its name, anything else by its ends.
  package func written(_ period: Period) -> PeriodExpression {
    let (year, month, _) = period.start.components
    let rules = CalendarRules()
    if period == rules.bucket(.month, holding: period.start) {
      return PeriodExpression(.literal(.month(year: year, month: month)))
    }
    if period == rules.bucket(.quarter, holding: period.start) {
      return PeriodExpression(.literal(.quarter(year: year, quarter: (month + 2) / 3)))
    }
    if period == rules.bucket(.year, holding: period.start) { return PeriodExpression(.literal(.year(year))) }
    if period.dayCount == 1 { return PeriodExpression(.literal(.day(period.start))) }
    if period.start == PeriodBounds.earliest { return PeriodExpression(.until(.literal(.day(period.last)))) }
    return PeriodExpression(.range(.literal(.day(period.start)), .literal(.day(period.last))))
  }
}

extension NumberPart.Trailing {
  /// Its days, as of the moment.
  func period(upTo moment: CivilDate) -> Period {
    let last = moment.adding(days: -end)
    return Period(from: start.map { moment.adding(days: 1 - $0) } ?? PeriodBounds.earliest, through: last)
  }
}

extension NumberLiteral {
  /// As few decimals as say it, at most six.
  package init(nearest number: Double) {
    var (power, scale) = (1.0, 0)
    while (number * power).rounded() / power != number, scale < 6 {
      power *= 10
      scale += 1
    }
    self.init(digits: Int(exactly: (number * power).rounded()) ?? 0, scale: scale)
  }
}
