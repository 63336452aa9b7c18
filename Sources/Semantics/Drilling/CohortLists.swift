import Syntax
import Values

/// The records behind a number of a cohort: a list has no `within`, so days are compared; where months are counted, which
/// are not equally long, those of each day on which a member may have entered.
extension Resolver {
  /// Whom the question follows, and the first days of each.
  func add(
    _ cohort: Cohort, _ population: Population, _ entity: Entity, _ date: Field?, to list: inout ListQuestion,
    _ conditions: inout [Expression]
  ) throws(Diagnostic) {
    var population = population
    population.cohort?.window = nil
    list.population = population
    guard let window = cohort.window, let date else { return }
    conditions += try lapsed(window.lapse, from: 0, below: window.count, cohort, entity, date, entered: cohort.period)
  }

  /// What a row says about the members of a cohort, of which those of `entered` are in it.
  func conditions(
    _ axis: CohortAxis, _ value: KeyValue, _ cohort: Cohort, _ entity: Entity, _ date: Field?, entered period: Period?
  ) throws(Diagnostic) -> [Expression] {
    switch (axis, value) {
    case (.entered, .within(let period)):
      return [Expression(.within(try entered(cohort, entity), written(period), negated: false), .none)]
    case (.after(let lapse), .number(let ordinal)):
      guard let date else { return [] }
      return try lapsed(lapse, from: Int(ordinal), below: Int(ordinal) + 1, cohort, entity, date, entered: period)
    default: return []
    }
  }

  /// More days than a statement tells apart.
  private static let mostDays = 366

  private func lapsed(
    _ lapse: Lapse, from first: Int, below end: Int, _ cohort: Cohort, _ entity: Entity, _ date: Field,
    entered period: Period?
  ) throws(Diagnostic) -> [Expression] {
    let member = try entered(cohort, entity)
    if lapse.months > 0 {
      guard let period, (1...Self.mostDays).contains(period.dayCount) else {
        throw Messages.drillIntoMonths(lapse.rawValue)
      }
      let days = (0..<period.dayCount).compactMap { offset -> Expression? in
        let day = period.start.adding(days: offset)
        let time = Period(start: lapse.start(first, after: day), end: lapse.start(end, after: day))
        let isEntered = Expression(.comparison(.equal, member, Expression(.date(.day(day)), .none)), .none)
        return Self.allOf([isEntered] + Self.inside(time, date))
      }
      return days.count == 1 ? days : [Expression(.logical(.or, days), .none)]
    }
    let size = lapse == .week ? 7 : 1
    let days = Expression(.arithmetic(.subtract, Self.named(date.name), member), .none)
    func compared(_ op: ComparisonOperator, _ bound: Int) -> Expression {
      let number = Expression(.number(NumberLiteral(digits: abs(bound * size))), .none)
      return Expression(.comparison(op, days, bound < 0 ? Expression(.negative(number), .none) : number), .none)
    }
    return [compared(.greaterOrEqual, first), compared(.less, end)]
  }

  /// The day that a record's member is followed from, as the language reaches it.
  private func entered(_ cohort: Cohort, _ entity: Entity) throws(Diagnostic) -> Expression {
    guard let home = catalogue.entity(cohort.entity) else { throw Messages.drillIntoParties(cohort.entity) }
    var names = [cohort.date.field.name]
    if entity != home {
      guard cohort.identities.count == 1, let path = links(to: cohort, from: entity).first else {
        throw Messages.drillIntoParties(cohort.entity)
      }
      names = path.references.map(\.name) + [path.field.name] + names
    }
    return Expression(.name(names.map { Name($0) }), .none)
  }
}
