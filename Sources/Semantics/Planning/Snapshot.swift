package import Values

extension Measure.Timing {
  /// Which records are read as of a moment; `nil` for those that the moment is not a condition on.
  func window(of entity: Entity, _ date: Field?, on moment: CivilDate, _ period: Period?) -> Branch.Window? {
    switch self {
    case .balance, .elapsed: return date.map { .through($0, moment) }
    case .interval:
      guard let from = entity.field("from"), let until = entity.field("until") else { return nil }
      return .valid(from: from, until: until, on: moment)
    case .span: return period.map(Branch.Window.during)
    case .moment, .event, .current, .population: return nil
    }
  }
}

extension Measure {
  /// Who is counted of people and things, whenever that was; `nil` is every record.
  package func members(in entity: Entity) -> Predicate? {
    guard timing == .population else { return nil }
    let rules = Membership.rules(of: entity, in: nil).compactMap { $0.predicate(on: entity) }
    return rules.isEmpty ? nil : .all(rules)
  }

  package func snapshot(of entity: Entity, on moment: CivilDate, _ period: Period?) -> Branch.Window? {
    timing.window(of: entity, date, on: moment, period)
  }
}
