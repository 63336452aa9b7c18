import Values

extension Planner {
  /// The question about the records of its rows alone: a lead shares its id with no customer yet, has no row of
  /// `show customers` and so no part in its total.
  func withoutStrangers(_ question: Question) -> Question {
    guard let subject = question.subject, subject.sharesIdWith != nil,
      case .attribute(let paths, _, _, _)? = question.keys.first?.kind
    else { return question }
    var found = question
    let resolver = Resolver(catalogue: catalogue, environment: environment)
    for (entity, path) in paths where entity != subject.name {
      let isKnown = Predicate.not(.empty(.column(resolver.label(of: path))))
      let condition = Predicate.any([.empty(.column(path)), isKnown])
      found.filters[entity] = question.filters[entity].map { .all([$0, condition]) } ?? condition
    }
    return found
  }
}
