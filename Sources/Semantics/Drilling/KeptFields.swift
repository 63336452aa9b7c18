import Syntax
import Values

/// What is kept over time, in what a list is asked: what customers and leads were, and in which team reps were.
extension Resolver {
  /// A condition or a column, and of which records.
  typealias Asked = (said: Expression, home: Entity)

  /// By which day a list has to know what is kept, where that is not its own: of a number's own records what they were when
  /// it was read, on the day `asked`, of those whom the question is about what they were when it was asked. Without `as of`
  /// all of that is of today.
  func known(
    by list: ListQuestion, _ entity: Entity, _ part: NumberPart, _ question: Question, _ asked: CivilDate
  ) throws(Diagnostic) -> CivilDate? {
    let own = list.asOf == nil ? environment.today : min(day(of: list), environment.today)
    let told = self.asked(by: list, of: entity, isWhole: false).map { ($0, asked) }
    let chosen = list.population.map { self.asked(of: $0) + ownDay(of: $0) }?.map { ($0, question.moment) } ?? []
    let isOfThen = question.readsCustomersThen(entity, on: asked)
    var found: (day: CivilDate, said: Expression)?
    func know(_ said: Expression, on day: CivilDate) throws(Diagnostic) {
      if let found, found.day != day {
        throw Messages.drillIntoKept(part.title, on: day, formatted(said), of: found.day)
      }
      found = (day, said)
    }
    func keep(_ asked: [(Asked, CivilDate)], _ isPast: Bool) throws(Diagnostic) {
      for (said, day) in asked where asksKept(said) {
        // How something changed is asked of all that the question knows, whatever day its row is read on.
        let then = Self.asksHistory(said.said) ? question.moment : day
        try know(said.said, on: isPast ? then : environment.today)
      }
    }
    try keep(told, question.isPast || isOfThen)
    try keep(chosen, question.isPast)
    for (said, day) in chosen where asksAssignment(said) {
      if list.asOf != nil {
        try know(said.said, on: day)
      } else if day != self.day(of: list) {
        throw Messages.drillIntoKept(part.title, on: day, formatted(said.said), of: self.day(of: list))
      }
    }
    guard let found, found.day != own else { return nil }
    if list.asOf == nil { throw Messages.drillIntoKept(part.title, on: found.day, formatted(found.said), of: own) }
    return found.day
  }

  /// What an order is now, in a list that knows by an earlier day whose its customer was.
  func presently(_ said: Expression, on entity: Entity) -> Expression {
    guard entity.isOfOwners else { return said }
    return said.mapped { part in
      guard case .name(let path) = part.kind, path.count == 1, let field = entity.field(path[0].text), field.isKept,
        let current = entity.field("current_\(field.name)")
      else { return nil }
      return Self.named(current.name)
    }
  }

  /// What a list asks of its own records and, where it is whole, of those that it is for, each said for itself.
  func asked(by list: ListQuestion, of entity: Entity, isWhole: Bool = true) -> [Asked] {
    let own = [list.condition, list.ranking?.by].compactMap { $0 } + list.columns.map(\.expression)
    return (own + list.sort.map(\.expression)).flatMap(Self.conjuncts).map { ($0, entity) }
      + (isWhole ? list.population.map { self.asked(of: $0) + ownDay(of: $0) } ?? [] : [])
  }

  /// The day that members of a cohort are followed from.
  func ownDay(of population: Population) -> [Asked] {
    guard let home = entity(of: population), let day = population.cohort?.date else { return [] }
    return [(Self.named(day.text), home)]
  }

  /// Whether those whom a list is for are chosen by the team that they were in.
  func asksWhoseTeam(_ list: ListQuestion) -> Bool {
    list.population.map(self.asked)?.contains(where: asksAssignment) ?? false
  }

  /// What is said of those whom records are about, also by the segment that they are.
  func asked(of population: Population) -> [Asked] {
    guard let home = entity(of: population) else { return [] }
    let said = [catalogue.segment(population.name.text)?.condition, population.condition]
    return said.compactMap { $0 }.flatMap(Self.conjuncts).map { ($0, home) }
  }

  /// Whether it asks for what a customer or a lead is, where that is kept over time, was, or how it changed.
  func asksKept(_ asked: Asked) -> Bool { asks(for: \.isKept, asked) || Self.asksHistory(asked.said) }

  private static func asksHistory(_ said: Expression) -> Bool {
    var isFound = false
    _ = said.mapped { part in
      switch part.kind {
      case .was, .changed:
        isFound = true
        return part
      default: return nil
      }
    }
    return isFound
  }

  /// Whether it asks in which team, or under whom, somebody was on a day.
  func asksAssignment(_ asked: Asked) -> Bool {
    var probe = self
    let asksOrganisation = (try? probe.predicate(asked.said, on: asked.home))?.asksOrganisation ?? false
    return asksOrganisation || asks(for: \.isAssigned, asked)
  }

  func asks(for trait: (Field) -> Bool, _ asked: Asked) -> Bool {
    var probe = self
    let columns =
      (try? probe.predicate(asked.said, on: asked.home))?.columns
      ?? (try? probe.scalar(asked.said, on: asked.home).0)?.columns
    return columns?.contains { $0.fields.contains(where: trait) } ?? false
  }
}
