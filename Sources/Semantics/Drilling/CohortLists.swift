package import Syntax
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
    case (.after, .missing) where date != nil:
      return [Expression(.emptiness(Self.named(axis.name), negated: false), .none)]
    default: return []
    }
  }

  /// Those who were chosen by their result by name: a list without the question's time asks it of another one.
  package func named(_ population: Population, _ members: [KeyValue]?) -> Population {
    guard let members, let home = entity(of: population) else { return population }
    let segment = catalogue.segment(population.name.text).map(\.condition)
    let said = [segment, population.condition].compactMap { $0 }.flatMap(Self.conjuncts)
    var named = population
    named.name = Name(home.name)
    named.condition = Self.allOf(
      said.filter { (try? kindInPopulation($0, home)) == .attribute && canAsk($0, home) }
        + [among(home, members, of: home)])
    return named
  }
}
