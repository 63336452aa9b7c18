import Syntax
import Values

/// What is kept over time, in what a list is asked: what customers and leads were, and in which team reps were.
extension Resolver {
  /// A condition or a column, and of which records.
  typealias Asked = (said: Expression, home: Entity)

  /// What customers and leads were is asked by `as of` alone.
  func checkPast(
    _ list: ListQuestion, _ entity: Entity, _ part: NumberPart, _ question: Question
  ) throws(Diagnostic) {
    let day = day(of: list)
    let isPast = list.asOf != nil && (day < environment.today || question.isPast)
    if isPast == question.isPast, !isPast || day == question.moment { return }
    guard let kept = asked(by: list, of: entity).first(where: asksKept) else { return }
    throw Messages.drillIntoKept(
      part.title, on: question.isPast ? question.moment : environment.today, formatted(kept.said),
      of: isPast ? day : environment.today)
  }

  /// What a list asks of its own records and of those that it is for, each said for itself.
  func asked(by list: ListQuestion, of entity: Entity) -> [Asked] {
    let own = [list.condition, list.ranking?.by].compactMap { $0 } + list.columns.map(\.expression)
    return (own + list.sort.map(\.expression)).flatMap(Self.conjuncts).map { ($0, entity) }
      + (list.population.map(asked) ?? [])
  }

  /// What is said of those whom records are about, also by the segment that they are.
  func asked(of population: Population) -> [Asked] {
    guard let home = entity(of: population) else { return [] }
    let said = [catalogue.segment(population.name.text)?.condition, population.condition]
    return said.compactMap { $0 }.flatMap(Self.conjuncts).map { ($0, home) }
  }

  /// Whether it asks for what a customer or a lead is, where that is kept over time.
  func asksKept(_ asked: Asked) -> Bool { asks(for: \.isKept, asked) }

  /// Whether it asks in which team, or under whom, somebody was on a day.
  func asksAssignment(_ asked: Asked) -> Bool {
    var probe = self
    let asksOrganisation = (try? probe.predicate(asked.said, on: asked.home))?.asksOrganisation ?? false
    return asksOrganisation || asks(for: \.isAssigned, asked)
  }

  private func asks(for trait: (Field) -> Bool, _ asked: Asked) -> Bool {
    var probe = self
    let columns =
      (try? probe.predicate(asked.said, on: asked.home))?.columns
      ?? (try? probe.scalar(asked.said, on: asked.home).0)?.columns
    return columns?.contains { $0.fields.contains(where: trait) } ?? false
  }

  /// `current_owner.team = "East"` for `team = "East"`: in a list as of a past day what its records are today. What counts
  /// facts of a record is not said.
  func ofToday(_ said: Expression, on home: Entity) -> Expression {
    said.mapped { part in
      switch part.kind {
      case .aggregate: return part
      case .name(let names):
        guard let path = try? column(names, on: home), path.fields.contains(where: \.isKept) else { return nil }
        return Expression(.name(path.fields.map { Name(today(of: $0).name) }), part.span)
      default: return nil
      }
    }
  }

  private func today(of field: Field) -> Field {
    guard field.isKept, let home = catalogue.entity(field.entity) else { return field }
    return home.fields.first { $0.column == field.column && !$0.isKept } ?? field
  }
}
