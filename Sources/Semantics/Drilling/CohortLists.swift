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

  // MARK: Members under other names

  /// Whom the question follows by name, and the first days of each.
  func members(
    _ cohort: Cohort, _ entity: Entity, _ date: Field?, _ followed: [RowPlace.Followed]?
  ) throws(Diagnostic) -> [Expression] {
    guard let followed else { throw Messages.drillIntoParties(cohort.entity) }
    guard let window = cohort.window, let date else { return [try named(followed, cohort, entity)] }
    return [try each(followed, cohort, entity, date) { Period(start: $0, end: window.end(for: $0)) }]
  }

  /// What a row says about members who are named.
  func conditions(
    _ axis: CohortAxis, _ value: KeyValue, _ cohort: Cohort, _ entity: Entity, _ date: Field?,
    _ followed: [RowPlace.Followed]?
  ) throws(Diagnostic) -> [Expression] {
    guard let followed else { throw Messages.drillIntoParties(cohort.entity) }
    switch (axis, value) {
    case (.entered, .within(let period)):
      return [try named(followed.filter { period.contains($0.entered) }, cohort, entity)]
    case (.after(let lapse), .number(let ordinal)):
      guard let date else { return [] }
      let count = Int(ordinal)
      return [
        try each(followed, cohort, entity, date) { day in
          Period(start: lapse.start(count, after: day), end: lapse.start(count + 1, after: day))
        }
      ]
    default: return []
    }
  }

  /// Those who entered on one day have the same time.
  private func each(
    _ followed: [RowPlace.Followed], _ cohort: Cohort, _ entity: Entity, _ date: Field, _ time: (CivilDate) -> Period
  ) throws(Diagnostic) -> Expression {
    let days = Dictionary(grouping: followed, by: \.entered).sorted { $0.key < $1.key }
    if days.count > Self.mostDays { throw Messages.drillIntoTooMany(days.count, limit: Self.mostDays) }
    var alternatives: [Expression] = []
    for (day, members) in days {
      let all = [try named(members, cohort, entity)] + Self.inside(time(day), date)
      if let whole = Self.allOf(all) { alternatives.append(whole) }
    }
    if alternatives.count == 1 { return alternatives[0] }
    return alternatives.isEmpty ? try named([], cohort, entity) : Expression(.logical(.or, alternatives), .none)
  }

  private func named(
    _ followed: [RowPlace.Followed], _ cohort: Cohort, _ entity: Entity
  ) throws(Diagnostic) -> Expression {
    guard case .reference(let name)? = links(to: cohort, from: entity).first?.field.kind,
      let parties = catalogue.entity(name)
    else { throw Messages.drillIntoParties(cohort.entity) }
    return among(parties, followed.map(\.who), of: entity)
  }

  // MARK: Days

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
