package import Syntax
import Values

/// Which facts a question is about, and of whom.
extension Resolver {
  /// Parts of `where` that choose facts, and parts that choose rows.
  package func split(_ condition: Expression?) throws(Diagnostic) -> (facts: [Expression], rows: [Expression]) {
    guard let condition else { return ([], []) }
    var facts: [Expression] = []
    var rows: [Expression] = []
    for part in Self.conjuncts(condition) {
      switch try kind(of: part) {
      case .attribute: facts.append(part)
      case .metric: rows.append(part)
      case .mixed: throw mixture(part)
      }
    }
    return (facts, rows)
  }

  func mixture(_ part: Expression) -> Diagnostic {
    var sides: (facts: [Expression], rows: [Expression]) = ([], [])
    func sort(_ expression: Expression) {
      switch expression.kind {
      case .logical(_, let parts): parts.forEach(sort)
      case .not(let inner): sort(inner)
      default:
        if (try? kind(of: expression)) == .metric {
          sides.rows.append(expression)
        } else {
          sides.facts.append(expression)
        }
      }
    }
    sort(part)
    return Messages.mixedOr(
      at: part.span, left: sides.facts.map(text).joined(separator: " and "),
      right: sides.rows.map(text).joined(separator: " and "))
  }

  /// What a question asks of the records of one entity.
  mutating func filter(
    _ facts: [Expression], _ population: (name: Name, entity: Entity, id: PopulationID)?, on entity: Entity,
    isSubject: Bool,
    isShared: Bool, notes: inout [String]
  ) throws(Diagnostic) -> Predicate? {
    var found: [Predicate] = []
    for fact in facts {
      do {
        found.append(try condition(fact, onCounted: entity))
      } catch {
        // Who is shown, and what only divides, keep the part they can be asked.
        guard error.code == "unknown-field", isSubject || isShared else {
          guard error.code == "unknown-field", error.fixes.isEmpty else { throw error }
          if ["date", "日期"].contains(firstWord(of: fact)) {
            throw Messages.timeInCondition(Name("date", span: error.span))
          }
          let listed = listed(by: fact)
          throw Messages.cannotFilter(
            entity, by: firstWord(of: fact), works: commonDimensions([entity]),
            instead: listed == nil ? ofSubject(firstWord(of: fact), from: entity) : nil, listed: listed,
            at: error.span)
        }
        if isShared { notes.append(text(fact)) }
      }
    }
    if let population {
      if let path = reference(to: population.entity, from: entity) {
        found.append(.isAmong(path, population.id))
      } else if !isShared && !isSubject {
        throw Messages.notLinked(
          entity.name, to: population.entity.name, works: populations(of: entity), at: population.name.span)
      }
    }
    return found.isEmpty ? nil : found.count == 1 ? found[0] : .all(found)
  }

  /// `product.active` for the `active` of `show products ... where active`.
  private func ofSubject(_ field: String, from entity: Entity) -> String? {
    guard let subject = askedSubject ?? shownAlone, subject.field(field) != nil,
      catalogue.path([subject.singular, field], from: entity) != nil
    else { return nil }
    return "\(subject.singular).\(field)"
  }

  /// `show reps where left is not empty`: who have no number beside them are listed.
  private func listed(by condition: Expression) -> String? {
    var probe = self
    guard let entity = shownAlone, showing.condition.map({ Self.conjuncts($0).count }) == 1,
      (try? probe.condition(condition, on: entity)) != nil
    else { return nil }
    return "list \(entity.name) where \(text(condition))"
  }

  /// `reps` of `show reps where ...`, without a number of theirs.
  var shownAlone: Entity? {
    guard showing.items.count == 1, case .name(let parts) = showing.items[0].expression.kind, parts.count == 1,
      catalogue.metric(parts[0].text) == nil, let entity = catalogue.entity(parts[0].text), entity.isListed
    else { return nil }
    return entity
  }

  private func firstWord(of condition: Expression) -> String {
    if case .name(let parts) = condition.kind { return parts.map(\.text).joined(separator: ".") }
    return compared(condition).lazy.compactMap { names(in: $0).first?.text }.first ?? "such a field"
  }

  /// Kinds of records that each of these belongs to one of.
  func populations(of entity: Entity) -> [String] {
    catalogue.entities.filter { $0.isListed && $0 != entity && reference(to: $0, from: entity) != nil }.map(\.name)
  }

  func reference(to target: Entity, from entity: Entity) -> ColumnPath? {
    if entity == target { return ColumnPath(root: entity.name, references: [], field: entity.key) }
    if let dimension = catalogue.dimension(target.singular), let path = catalogue.path(to: dimension, from: entity) {
      return path
    }
    return catalogue.path([target.singular], from: entity)
  }

  /// `for reps with visits/closes > 12`, `for key_accounts`
  mutating func populationReference(_ written: Population, _ show: ShowQuestion) throws(Diagnostic) -> (
    name: Name, entity: Entity, id: PopulationID
  ) {
    let (entity, conditions) = try said(of: written)
    var facts: [Expression] = []
    var rows: [Expression] = []
    for part in conditions {
      switch try kindInPopulation(part, entity) {
      case .attribute: facts.append(part)
      case .metric: rows.append(part)
      case .mixed: throw mixture(part)
      }
    }
    if rows.isEmpty {
      var predicates: [Predicate] = []
      for fact in facts { predicates.append(try condition(fact, on: entity)) }
      populations.append(
        PopulationQuestion(
          entity: entity.name, predicate: predicates.isEmpty ? nil : .all(predicates),
          date: entity.timing == .event ? entity.date.flatMap(entity.field) : nil, question: nil))
    } else {
      // By their whole result in the same period, whatever facts of theirs the question is about.
      var inner = ShowQuestion(items: [
        .init(Expression(.name([Name(entity.name, span: written.name.span)]), written.name.span))
      ])
      inner.hasSubject = true
      inner.period = show.period
      inner.asOf = show.asOf
      inner.condition = Self.allOf(facts + rows, at: written.span)
      if rows.contains(where: comparesPeriods) { (inner.comparators, inner.versus) = (show.comparators, show.versus) }
      var resolver = Resolver(catalogue: catalogue, environment: environment)
      resolver.ending = ending
      populations.append(
        PopulationQuestion(
          entity: entity.name, predicate: nil, question: try resolver.question(inner, span: written.span)))
    }
    return (written.name, entity, PopulationID(index: populations.count - 1))
  }

  /// Those who are rows along time, as of a past day: who was a customer then, not in each time.
  mutating func subjectsThen(_ subject: Entity?, _ question: Question) -> PopulationID? {
    guard let subject, subject.sharesIdWith != nil, question.isPast, question.timeAxis != nil else { return nil }
    let then = Period(from: PeriodBounds.earliest, through: question.moment)
    let rules = Membership.rules(of: subject, in: then).compactMap { $0.predicate(on: subject) }
    populations.append(PopulationQuestion(entity: subject.name, predicate: .all(rules)))
    return PopulationID(index: populations.count - 1)
  }

  /// A field of the entity goes before a metric of the same name.
  func kindInPopulation(_ expression: Expression, _ entity: Entity) throws(Diagnostic) -> ConditionKind {
    var probe = self
    if (try? probe.predicate(expression, on: entity)) != nil { return .attribute }
    return try kind(of: expression)
  }
}
