import Syntax
import Values

/// The records behind a number of a cohort: a list follows whom the question follows.
extension Resolver {
  /// What a row says about the members of a cohort. `isOfMembers`: its records are they themselves.
  func conditions(
    _ axis: CohortAxis, _ value: KeyValue, _ cohort: Cohort, _ date: Field?, isOfMembers: Bool
  ) -> [Expression] {
    switch (axis, value) {
    case (.entered, .within(let period)):
      let day = isOfMembers ? cohort.date.field.name : CohortAxis.entered(.day).name
      return [Expression(.within(Self.named(day), written(period), negated: false), .none)]
    case (.after, .number(let ordinal)) where date != nil:
      let count = Expression(.number(NumberLiteral(digits: abs(Int(ordinal)))), .none)
      return [
        Expression(
          .comparison(
            .equal, Self.named(axis.name), ordinal < 0 ? Expression(.negative(count), .none) : count), .none)
      ]
    default: return []
    }
  }
}
