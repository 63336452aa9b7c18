import Values

extension Planner {
  /// The question about the records of its rows alone: a lead shares its id with no customer yet, has no row of
  /// `show customers` and so no part in its total.
  func withoutStrangers(_ question: Question) -> Question {
    guard let subject = question.subject, subject.sharesIdWith != nil,
      let key = question.keys.first, case .attribute(var paths, _, _, _) = key.kind
    else { return question }
    var found = question
    let resolver = Resolver(catalogue: catalogue, environment: environment)
    // What only divides was not asked when the key was found.
    for entity in question.quantities.flatMap(\.sharedMeasures).compactMap({ catalogue.entity($0.entity) }) {
      paths[entity.name] = paths[entity.name] ?? resolver.way(of: key, from: entity)
    }
    // As of a past day who became a customer later is none.
    let then = Period(from: PeriodBounds.earliest, through: question.moment)
    let rules = question.isPast ? Membership.rules(of: subject, in: then) : []
    // Nothing is planned for a lead.
    for (entity, path) in paths where entity != subject.name && !Entity.plans.contains(entity) {
      let isKnown = Predicate.not(.empty(.column(resolver.label(of: path))))
      let isThere =
        [isKnown]
        + (question.subjects.map { [.isAmong(path, $0)] }
          ?? rules.compactMap { $0.predicate(on: subject, along: path) })
      let condition = Predicate.any([.empty(.column(path)), .all(isThere)])
      found.filters[entity] = question.filters[entity].map { .all([$0, condition]) } ?? condition
    }
    return found
  }
}
