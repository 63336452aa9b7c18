package import Syntax
import Values

extension Resolver {
  /// `list ...` with every name found.
  package mutating func request(_ list: ListQuestion, span: Span) throws(Diagnostic) -> ListRequest {
    var conditions: [Expression] = list.condition.map { [$0] } ?? []
    try readPast(list.knownBy ?? list.asOf, at: list.asOfSpan)
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
    let isOfNumbers = list.columns.allSatisfy { item in
      if case .name(let parts) = item.expression.kind { catalogue.metric(parts[0].text) != nil } else { true }
    }
    listOpening = isOfNumbers ? Span(span.start, list.entity.span.start) : nil
    let period = try list.period.map { (written) throws(Diagnostic) in try periods.period(written) } ?? nil
    let date = try date(of: list, entity)
    let moment = try moment(of: list, period, entity)
    let known =
      try list.knownBy.map { (point) throws(Diagnostic) in try periods.moment(point, at: list.asOfSpan) } ?? moment
    var predicates: [Predicate] = []
    if let population = list.population {
      if let member = try member(population, of: list, entity, date, known) { predicates.append(member) }
    }

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

    let given = Self.names(of: list.columns).filter { entity.field($0.key) == nil }
    predicates =
      try conditions.map { (written) throws(Diagnostic) in
        do throws(Diagnostic) {
          return try condition(written.writingOut(given), on: entity)
        } catch {
          throw ofPeriod(error, written, list.period, entity)
        }
      } + predicates
    var ahead: Period?
    if let period, let date {
      // What happened has not on a day to come.
      let isCut = period.contains(environment.today) && !date.mayLieAhead && !entity.isBound(date)
      let counted = isCut ? period.cut(through: environment.today) : period
      predicates.append(.within(.column(ColumnPath(root: entity.name, references: [], field: date)), counted))
      if counted != period, list.asOf == nil { ahead = Period(start: counted.end, end: period.end) }
    } else if period != nil, entity.timing != .span, let at = list.period {
      throw Messages.noDay(entity.name, at: at.span)
    }
    if list.asOf != nil || date.map(entity.isBound) != true {
      predicates += Self.validity(of: entity, on: .date(moment))
    }
    if let recorded = recorded(entity, by: .date(moment)) { predicates.append(recorded) }
    // Nothing that happened later counts.
    if list.asOf != nil {
      predicates += Membership.known(entity, date, on: moment).compactMap { $0.predicate(on: entity) }
    }

    var sort: [(expression: ListExpression, descending: Bool)] = []
    var limit: Int?
    if let ranking = list.ranking {
      limit = try rowCount(ranking)
      if let by = ranking.by { sort.append((try listExpression(by, entity).0, ranking.isTop)) }
    }
    if list.sort.count > Self.maximumColumns { throw Messages.tooMany("sort keys", Self.maximumColumns, at: span) }
    for key in list.sort { sort.append((try listExpression(key.expression, entity, columns).0, key.descending)) }
    let filter = predicates.isEmpty ? nil : predicates.count == 1 ? predicates[0] : Predicate.all(predicates)
    let asked = (filter?.columns ?? []) + (columns.map(\.expression) + sort.map(\.expression)).flatMap(\.columns)
    let isFollowed =
      listFollowing.map { $0.who.cohort.window != nil || isOfParties($0.who.cohort, entity) } ?? false
      || asked.contains(.entered)
    return ListRequest(
      entity: entity, columns: columns, filter: filter, populations: populations,
      following: isFollowed ? listFollowing?.who : nil, period: period, ahead: ahead,
      date: date,
      isOfDay: isOfDay(list, entity), moment: moment, known: known, isPast: catalogue.isPast, sort: sort,
      limit: limit,
      presentation: list.presentation)
  }

  /// `where due this month`: the date lies in the period behind it.
  private func ofPeriod(
    _ mistake: Diagnostic, _ written: Expression, _ period: PeriodExpression?, _ entity: Entity
  ) -> Diagnostic {
    guard let last = Self.conjuncts(written).last, last.span == mistake.span, case .name(let parts) = last.kind,
      let period, period.span.start == mistake.span.end + 1,
      (try? column(parts, on: entity))?.field.kind == .date
    else { return mistake }
    var found = mistake
    let end = mistake.span.end
    found.fixes = [.init("write `\(text(last)) in`", replacing: Span(end, end), with: " in")]
    return found
  }

  /// What columns are called, with what they are.
  private static func names(of columns: [ShowQuestion.Item]) -> [String: Expression] {
    Dictionary(
      columns.compactMap { item in item.alias.map { ($0.text.lowercased(), item.expression) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Also a kind of record that only serves a metric, by its own name: `drill` leads there.
  private func listable(_ name: Name) throws(Diagnostic) -> Entity {
    if let found = catalogue.entity(name.text), found.name == name.text.lowercased() { return found }
    if catalogue.entity(name.text) == nil, DescribedRecords.called(name.text) == nil, let counted = counted(by: name) {
      throw Messages.numberOfRecords(name, counted)
    }
    if catalogue.entity(name.text) == nil, let meant = inState(name.text) {
      throw Messages.recordsInState(name, meant)
    }
    return try entity(name)
  }

  /// `潜在客户`: a word for records in one of their states.
  private func inState(_ word: String) -> String? {
    for entity in catalogue.entities where entity.isListed {
      guard let records = entity.aliases.first(where: word.hasSuffix) else { continue }
      for field in ["status", "state"].compactMap(entity.field) {
        let state = [word, String(word.dropLast(records.count))].first { state in
          !ValueWords.values(of: field, called: state).isEmpty
        }
        if let state { return "\(records) where \(field.name) = \"\(state)\"" }
      }
    }
    return nil
  }

  /// The records that a metric counts or adds up, as a list asks for them: `activities on done where type = "visit"`.
  private func counted(by name: Name) -> String? {
    guard let metric = catalogue.metric(name.text) else { return nil }
    if case .aggregate(let aggregate) = metric.expression.kind, let entity = counted(aggregate) {
      return [
        entity.name, aggregate.date.map { "on \($0.text)" }, aggregate.condition.map { "where \(text($0))" },
      ].compactMap { $0 }.joined(separator: " ")
    }
    return records(of: metric.expression)?.name
  }

  private func counted(_ aggregate: Aggregate) -> Entity? {
    guard aggregate.each == nil, aggregate.result == nil, case .name(let parts) = aggregate.operand.kind,
      let entity = parts.first.flatMap({ catalogue.entity($0.text) }), !entity.lists.isEmpty
    else { return nil }
    return entity
  }

  /// What all parts of a sum or a difference count, or what is planned.
  private func records(of expression: Expression) -> Entity? {
    if case .call(let name, _) = expression.kind { return catalogue.entity(name.text) }
    if case .aggregate(let aggregate) = expression.kind { return counted(aggregate) }
    guard case .arithmetic(let op, let left, let right) = expression.kind, op == .add || op == .subtract,
      let found = records(of: left), found == records(of: right)
    else { return nil }
    return found
  }

  private func date(of list: ListQuestion, _ entity: Entity) throws(Diagnostic) -> Field? {
    try list.date.map { (name) throws(Diagnostic) in try dateField(name, of: entity) }
      ?? entity.date.flatMap(entity.field)
  }

  private func isOfDay(_ list: ListQuestion, _ entity: Entity) -> Bool {
    switch entity.timing {
    case .event, .interval: true
    case .population: list.date != nil
    case .moment, .span, .current: false
    }
  }

  private func moment(of list: ListQuestion, _ period: Period?, _ entity: Entity) throws(Diagnostic) -> CivilDate {
    guard let point = list.asOf else {
      return entity.isOfToday ? environment.today : period.map { min($0.last, environment.today) } ?? environment.today
    }
    let day = try periods.moment(point, at: list.asOfSpan)
    switch entity.timing {
    case .interval, .moment, .span: return day
    // Who was in which team, and whom each reported to, is known of every day.
    case .population where entity.isAssigned: return day
    case .event where entity.isKept, .population where entity.isKept: return day
    // Of what happened it is asked what customers and leads were, or whom it is for.
    case .event where asked(by: list, of: entity).contains(where: asksKept) || asksWhoseTeam(list): return day
    // What is owed is of the team that its rep has on the day.
    case .event where entity.isHeld && asked(by: list, of: entity).contains(where: asksAssignment): return day
    case .event, .current, .population:
      let states = catalogue.entity("\(entity.singular)_states")?.name
      throw Messages.noHistory(
        Name(entity.name, span: list.entity.span), states, date: entity.date, day: day, at: list.asOfSpan)
    }
  }

  /// `as of` an earlier day asks what records were then.
  mutating func readPast(_ asOf: DatePoint?, at span: Span) throws(Diagnostic) {
    guard let asOf else { return }
    let day = try periods.moment(asOf, at: span)
    if day < environment.today { readPast(on: day) }
  }

  mutating func readPast(on day: CivilDate) { (catalogue, pastDay) = (catalogue.past, day) }

  /// A problem of a record was there once the record was: work of the day after the moment lay ahead of it and is none,
  /// unless it lies ahead of today.
  func recorded(_ entity: Entity, by moment: Scalar) -> Predicate? {
    guard entity.name == "problems", let day = entity.field("day") else { return nil }
    let own = Scalar.column(ColumnPath(root: entity.name, references: [], field: day))
    return .any([
      .empty(own), .comparison(.lessOrEqual, own, moment), .comparison(.greater, own, .date(environment.today)),
    ])
  }

  /// Records that are valid from a day until a day are read as of the moment, but for those that began or ended on the
  /// days of a period.
  static func validity(of entity: Entity, on moment: Scalar) -> [Predicate] {
    guard entity.timing == .interval, let from = entity.field("from"), let until = entity.field("until") else {
      return []
    }
    func column(_ field: Field) -> Scalar { .column(ColumnPath(root: entity.name, references: [], field: field)) }
    return [
      .comparison(.lessOrEqual, column(from), moment), .comparison(.greater, column(until.stored), moment),
    ]
  }

  /// Whom the records are about; `nil` where they are joined to those whom the list follows.
  private mutating func member(
    _ written: Population, of list: ListQuestion, _ entity: Entity, _ date: Field?, _ moment: CivilDate
  ) throws(Diagnostic) -> Predicate? {
    allowsMeasures = false
    defer { allowsMeasures = true }
    var show = ShowQuestion(items: [])
    show.period = list.period
    func notLinked(_ other: String) -> Diagnostic {
      Messages.notLinked(entity.name, to: other, works: populations(of: entity), at: written.name.span)
    }
    guard let clause = written.cohort else {
      let found = try populationReference(written, show)
      guard let path = reference(to: found.entity, from: entity) else { throw notLinked(found.entity.name) }
      return .isAmong(path, found.id)
    }
    var cohort = try cohort(written, clause, show)
    let members = cohort.members
    cohort.members = members.fixed(at: moment)
    guard let home = catalogue.entity(cohort.entity), let following = following(cohort, from: entity, on: moment)
    else { throw notLinked(cohort.entity) }
    if let window = clause.window, date == nil { throw Messages.cohortWindowInList(entity.name, at: window.span) }
    listFollowing = ListFollowing(following, date)
    if isOfParties(cohort, entity) { return nil }
    guard let path = reference(to: home, from: entity) else { throw notLinked(cohort.entity) }
    populations.append(
      PopulationQuestion(
        entity: cohort.records, predicate: members, date: catalogue.ownDay(of: cohort), question: nil))
    return .isAmong(path, PopulationID(index: populations.count - 1))
  }

  /// Whether the records know its members as somebody else.
  private func isOfParties(_ cohort: Cohort, _ entity: Entity) -> Bool {
    cohort.isOfParties && cohort.entity != entity.name
  }

  private func listColumn(_ item: ShowQuestion.Item, _ entity: Entity) throws(Diagnostic) -> ListColumn {
    let (expression, kind) = try listExpression(item.expression, entity)
    let name = item.alias?.text ?? columnName(of: item.expression)
    return ListColumn(
      name: name, title: item.alias?.text ?? listTitle(item.expression, entity), expression: expression,
      unit: unit(of: kind, expression))
  }

  private func listTitle(_ expression: Expression, _ entity: Entity) -> String {
    if case .call = expression.kind { return formatted(expression) }
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
    case .integer, .real, .text, .date, .daysBefore, .scaled, .arithmetic, .dayDifference, .lapse:
      return (.scalar(value), kind)
    }
  }

  private func unit(of kind: Field.Kind, _ expression: ListExpression) -> Unit {
    if case .measure(let measure) = expression { return measure.unit }
    switch kind {
    case .text, .boolean, .reference: return .text
    case .number:
      // Those that the store itself has are whole.
      switch expression {
      case .scalar(.column(let path)): return path.field.isCustom ? .ratio : .count
      case .scalar(.lapse): return .count
      case .scalar, .measure: return .ratio
      }
    case .money: return .money(environment.currency)
    case .quantity: return .quantity
    case .percent: return .percent
    case .days: return .days
    case .minutes: return .minutes
    case .date: return .date
    }
  }
}

/// Whom a list follows, and the day of its records. Kept outside the resolver, whose copies lie deep in each other.
final class ListFollowing: Sendable {
  let who: Branch.Following
  let date: Field?

  init(_ who: Branch.Following, _ date: Field?) {
    self.who = who
    self.date = date
  }
}

extension ListExpression {
  fileprivate var columns: [ColumnPath] { if case .scalar(let scalar) = self { scalar.columns } else { [] } }
}
