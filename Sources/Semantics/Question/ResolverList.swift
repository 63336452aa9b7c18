package import Syntax
import Values

extension Resolver {
  /// `list ...` with every name found.
  package mutating func request(_ list: ListQuestion, span: Span) throws(Diagnostic) -> ListRequest {
    var conditions: [Expression] = list.condition.map { [$0] } ?? []
    let entity: Entity
    if catalogue.entity(list.entity.text) == nil, let segment = catalogue.segment(list.entity.text),
      let home = catalogue.entity(segment.entity)
    {
      entity = home
      conditions.append(segment.condition)
    } else {
      entity = try listable(list.entity)
    }
    allowsMeasures = true
    listOpening = Span(span.start, list.entity.span.start)
    let period = try list.period.map { (written) throws(Diagnostic) in try periods.period(written) } ?? nil
    let date = try date(of: list, entity)
    let moment = try moment(of: list, period, entity)

    var columns: [ListColumn] = []
    let written =
      list.columns.isEmpty
      ? entity.listedFields.map { ShowQuestion.Item(Expression(.name([Name($0, span: span)]), span)) } : list.columns
    if written.count > Self.maximumColumns { throw Messages.tooMany("columns", Self.maximumColumns, at: span) }
    for item in written {
      if case .text(let text) = item.expression.kind {
        throw Messages.textAmongItems(text, alias: item.alias, at: item.expression.span)
      }
      let column = try listColumn(item, entity)
      if columns.contains(where: { $0.name == column.name }) {
        throw Messages.duplicateColumn(
          column.name, text(item.expression), alias: item.alias, at: item.expression.span)
      }
      columns.append(column)
    }

    var predicates: [Predicate] = []
    for condition in conditions { predicates.append(try self.condition(condition, on: entity)) }
    if let population = list.population {
      var show = ShowQuestion(items: [])
      show.period = list.period
      let found = try listPopulation(population, show)
      guard let path = reference(to: found.entity, from: entity) else {
        throw Messages.notLinked(
          entity.name, to: found.entity.name, works: populations(of: entity), at: population.name.span)
      }
      predicates.append(.isAmong(path, found.id))
    }
    if let period, let date {
      predicates.append(.within(.column(ColumnPath(root: entity.name, references: [], field: date)), period))
    } else if period != nil, entity.timing != .span, let at = list.period {
      throw Messages.noDay(entity.name, at: at.span)
    }
    if list.asOf != nil || date.map(entity.isBound) != true {
      predicates += Self.validity(of: entity, on: .date(moment))
    }
    if list.asOf != nil { predicates += Membership.known(entity, on: moment).compactMap { $0.predicate(on: entity) } }

    var sort: [(expression: ListExpression, descending: Bool)] = []
    var limit: Int?
    if let ranking = list.ranking {
      limit = try rowCount(ranking)
      if let by = ranking.by { sort.append((try listExpression(by, entity).0, ranking.isTop)) }
    }
    if list.sort.count > Self.maximumColumns { throw Messages.tooMany("sort keys", Self.maximumColumns, at: span) }
    for key in list.sort { sort.append((try listExpression(key.expression, entity, columns).0, key.descending)) }
    return ListRequest(
      entity: entity, columns: columns,
      filter: predicates.isEmpty ? nil : predicates.count == 1 ? predicates[0] : .all(predicates),
      populations: populations, period: period, date: date, moment: moment, sort: sort, limit: limit,
      presentation: list.presentation)
  }

  /// Also a kind of record that only serves a metric, by its own name: `drill` leads there.
  private func listable(_ name: Name) throws(Diagnostic) -> Entity {
    if let found = catalogue.entity(name.text), found.name == name.text.lowercased() { return found }
    return try entity(name)
  }

  private func date(of list: ListQuestion, _ entity: Entity) throws(Diagnostic) -> Field? {
    try list.date.map { (name) throws(Diagnostic) in try dateField(name, of: entity) }
      ?? entity.date.flatMap(entity.field)
  }

  private func moment(of list: ListQuestion, _ period: Period?, _ entity: Entity) throws(Diagnostic) -> CivilDate {
    guard let point = list.asOf else { return period.map { min($0.last, environment.today) } ?? environment.today }
    let day = try periods.day(point, at: list.asOfSpan)
    switch entity.timing {
    case .interval, .moment, .span: return day
    // Who was in which team, and whom each reported to, is known of every day.
    case .population where entity.isAssigned: return day
    case .event, .current, .population:
      throw Messages.noHistory(entity.name, date: entity.date, day: day, at: list.asOfSpan)
    }
  }

  /// Records that are valid from a day until a day are read as of the moment, but for those that began or ended on the
  /// days of a period.
  static func validity(of entity: Entity, on moment: Scalar) -> [Predicate] {
    guard entity.timing == .interval, let from = entity.field("from"), let until = entity.field("until") else {
      return []
    }
    func column(_ field: Field) -> Scalar { .column(ColumnPath(root: entity.name, references: [], field: field)) }
    return [
      .comparison(.lessOrEqual, column(from), moment), .comparison(.greater, column(until), moment),
    ]
  }

  private mutating func listPopulation(_ written: Population, _ show: ShowQuestion) throws(Diagnostic) -> (
    entity: Entity, id: PopulationID
  ) {
    allowsMeasures = false
    defer { allowsMeasures = true }
    guard let clause = written.cohort else {
      let found = try populationReference(written, show)
      return (found.entity, found.id)
    }
    if let window = clause.window { throw Messages.cohortWindowInList(at: window.span) }
    let cohort = try cohort(written, clause, show)
    guard let entity = catalogue.entity(cohort.entity) else { throw Messages.unknownEntity(written.name, near: []) }
    populations.append(
      PopulationQuestion(
        entity: entity.name, predicate: cohort.members, date: catalogue.ownDay(of: cohort), question: nil))
    return (entity, PopulationID(index: populations.count - 1))
  }

  private func listColumn(_ item: ShowQuestion.Item, _ entity: Entity) throws(Diagnostic) -> ListColumn {
    let (expression, kind) = try listExpression(item.expression, entity)
    let name = item.alias?.text ?? columnName(of: item.expression)
    return ListColumn(
      name: name, title: item.alias?.text ?? listTitle(item.expression, entity), expression: expression,
      unit: unit(of: kind, expression))
  }

  private func listTitle(_ expression: Expression, _ entity: Entity) -> String {
    let english = EntityLine.title(of: formatted(expression))
    guard case .name(let parts) = expression.kind, let name = parts.first?.text else { return english }
    if parts.count > 1 { return title(ofPath: parts.map { $0.text.lowercased() }, from: entity, english: english) }
    if let field = entity.field(name) {
      // A customer's `customer`, not its parent.
      let records = catalogue.entity(field.name).map { $0.singular == field.name ? $0.aliases : [] } ?? []
      return title(english, aliases: field.aliases + (catalogue.dimension(field.name)?.aliases ?? []) + records)
    }
    if let metric = catalogue.metric(name) { return title(english, aliases: metric.aliases) }
    return title(english, aliases: catalogue.dimension(name)?.aliases ?? [])
  }

  private func listExpression(_ expression: Expression, _ entity: Entity, _ columns: [ListColumn] = [])
    throws(Diagnostic) -> (ListExpression, Field.Kind)
  {
    if case .name(let parts) = expression.kind, parts.count == 1,
      let known = columns.first(where: { $0.name == parts[0].text })
    {
      return (known.expression, .text)
    }
    let (value, kind) = try scalar(expression, on: entity)
    if value.nesting > Self.maximumNesting { throw Messages.tooNested(at: expression.span) }
    switch value {
    case .aggregated(let measure): return (.measure(measure), kind)
    case .column(let path):
      if case .reference = kind { return (.scalar(.column(labelled(path))), .text) }
      return (.scalar(value), kind)
    case .integer, .real, .text, .date, .daysBefore, .scaled, .arithmetic, .dayDifference:
      return (.scalar(value), kind)
    }
  }

  private func unit(of kind: Field.Kind, _ expression: ListExpression) -> Unit {
    if case .measure(let measure) = expression { return measure.unit }
    switch kind {
    case .text, .boolean, .reference: return .text
    case .number:
      // Those that the store itself has are whole.
      if case .scalar(.column(let path)) = expression, !path.field.isCustom { return .count }
      return .ratio
    case .money: return .money(environment.currency)
    case .quantity: return .quantity
    case .percent: return .percent
    case .days: return .days
    case .minutes: return .minutes
    case .date: return .date
    }
  }
}
