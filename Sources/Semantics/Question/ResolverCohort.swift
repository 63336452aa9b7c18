package import Syntax
import Values

extension Resolver {
  /// `for customers created in 2026-Q1 within 90 days where industry = "retail" with sales > 0`
  mutating func cohort(_ written: Population, _ clause: CohortClause, _ show: ShowQuestion) throws(Diagnostic)
    -> Cohort
  {
    let (home, conditions) = try said(of: written)
    let end = clause.window?.span.end ?? clause.period.span.end
    let day = try cohortDate(clause.date, of: home, whole: Span(clause.date.span.start, end))
    let entity = catalogue.records(of: home, on: day)
    let date = ColumnPath(root: entity.name, references: [], field: entity.field(day.name) ?? day)
    let period = try periods.period(clause.period)
    var members: [Predicate] = [period.map { .within(.column(date), $0) } ?? .not(.empty(.column(date)))]
    if let pastDay {
      let known = Membership.known(entity, entity.date.flatMap(entity.field), on: pastDay)
      members += known.compactMap { $0.predicate(on: entity) }
    }
    var rows: [Expression] = []
    for part in conditions {
      switch try kindInPopulation(part, entity) {
      case .attribute: members.append(try condition(part, on: entity))
      case .metric: rows.append(part)
      case .mixed: throw mixture(part)
      }
    }
    let key = ColumnPath(root: entity.name, references: [], field: entity.key)
    if !rows.isEmpty {
      var chosen = Population(written.name, span: written.span)
      chosen.condition = Self.allOf(rows, at: written.span)
      members.append(.isAmong(key, try populationReference(chosen, show).id))
    }
    let isLead = catalogue.entities.contains { $0.sharesIdWith == home.name }
    let party = isLead ? entity.field("customer").map { ColumnPath(root: entity.name, references: [], field: $0) } : nil
    return Cohort(
      entity: home.name, records: entity.name, date: date, period: period, window: try clause.window.map(window),
      members: .all(members), identities: (party.map { [$0] } ?? []) + [key])
  }

  /// Whose facts are asked about, and every condition on them, the segment's last.
  func said(of written: Population) throws(Diagnostic) -> (Entity, [Expression]) {
    let own = written.condition.map(Self.conjuncts) ?? []
    guard let segment = catalogue.segment(written.name.text) else { return (try entity(written.name), own) }
    guard let home = catalogue.entity(segment.entity) else { throw Messages.unknownEntity(written.name, near: []) }
    return (home, own + Self.conjuncts(segment.condition))
  }

  /// Whether numbers choose them, not fields alone.
  package func choosesByResult(_ written: Population) -> Bool {
    guard let (entity, conditions) = try? said(of: written) else { return false }
    return conditions.contains { (try? kindInPopulation($0, entity)) == .metric }
  }

  private func cohortDate(_ name: Name, of entity: Entity, whole: Span) throws(Diagnostic) -> Field {
    let dates = entity.fields.filter { $0.kind == .date }
    guard let field = entity.field(name.text), field.kind == .date else {
      let deed = Self.deeds[name.text.lowercased()].flatMap(entity.field)
      throw Messages.noCohortDate(
        name, entity.name, whole: whole, dates: dates.map(\.name),
        near: deed.map { [$0.name] }
          ?? nearestWords(to: name.text, among: Set(dates.flatMap { [$0.name] + $0.aliases })))
    }
    return field
  }

  /// What records did on a day, by the date of theirs that it is.
  private static let deeds = [
    "won": "first_win", "ordered": "first_order", "bought": "first_order", "purchased": "first_order",
    "acquired": "first_order",
  ]

  private func window(_ written: CohortClause.Window) throws(Diagnostic) -> Cohort.Window {
    if written.count > 10_000 { throw Messages.cohortWindowLength(at: written.span) }
    switch written.unit {
    case .day: return .init(written.count, .day)
    case .week: return .init(written.count, .week)
    case .month: return .init(written.count, .month)
    case .quarter, .fiscalQuarter: return .init(written.count, .quarter)
    case .half, .fiscalHalf: return .init(written.count * 2, .quarter)
    case .year, .fiscalYear: return .init(written.count, .year)
    case .workday: throw Messages.cohortWindowUnit(written.count, at: written.span)
    }
  }

  /// What of a record of `entity` names the member of the cohort that it belongs to, first one that is not empty. Leads
  /// and the customers they become are one party, which facts name as their customer.
  package func links(to cohort: Cohort, from entity: Entity) -> [ColumnPath] {
    guard let home = catalogue.entity(cohort.entity) else { return [] }
    if entity == home || entity.recordsOf == home.name {
      return cohort.identities.map { identity in
        let field = identity.field.column == "id" ? entity.key : entity.field(identity.field.name) ?? identity.field
        return ColumnPath(root: entity.name, references: [], field: field)
      }
    }
    let known = catalogue.entities.first { $0.sharesIdWith == home.name } ?? home
    let party = reference(to: known, from: entity).map { [$0] } ?? []
    guard let deal = deal(of: cohort, from: entity) else { return party }
    let named = ColumnPath(root: deal.lead.root, references: deal.lead.fields, field: cohort.identities[0].field)
    return [named, deal.lead] + party
  }

  /// The deal that a record is about, as far as it tells to which lead it belongs.
  func deal(of cohort: Cohort, from entity: Entity) -> Branch.Deal? {
    guard cohort.isOfParties, entity.credits != nil else { return nil }
    for way in [[], ["opportunity"]] {
      if let lead = catalogue.path(way + ["lead"], from: entity),
        let created = catalogue.path(way + ["created"], from: entity)
      {
        return Branch.Deal(lead: lead, created: created)
      }
    }
    return nil
  }

  /// Whom records of `entity` are about, as of a day; `nil` where they name no member.
  func following(_ cohort: Cohort, from entity: Entity, on moment: CivilDate) -> Branch.Following? {
    let links = links(to: cohort, from: entity)
    if links.isEmpty { return nil }
    return .init(links: links, cohort: cohort, moment: moment, deal: deal(of: cohort, from: entity))
  }

  /// `members(count(customers))`: everybody whom the question follows; without a cohort what stands in the brackets.
  mutating func members(_ usual: Expression) throws(Diagnostic) -> Quantity {
    guard let cohort, let found = members(of: cohort) else { return try quantity(usual) }
    return sharesMembers ? .shared(found) : .measure(found)
  }

  func members(of cohort: Cohort) -> Measure? {
    guard let records = catalogue.entity(cohort.records) else { return nil }
    var found = population(of: records)
    found.timing = .population
    found.isWholeCohort = true
    return found
  }

  /// The same for numbers of a question's rows: members are those whom it follows, and records are what they were on its
  /// day.
  package func following(_ question: Question) -> Resolver {
    var resolver = self
    if question.isPast { resolver.readPast(on: question.moment) }
    resolver.cohort = question.cohort
    resolver.sharesMembers = question.keys.contains { if case .cohort(.after) = $0.kind { true } else { false } }
    resolver.isAlongTime = question.isAlongTime
    let won = question.populations.firstIndex { $0.question?.keys.first?.kind == .cohort(.member) }
    if let won { resolver.sets[Self.converted] = PopulationID(index: won) }
    return resolver
  }

  /// Those of a cohort who were won, each counted once where it stands itself. Along time it is those whose deals were won
  /// in each.
  mutating func converted(_ deals: Expression, _ customers: Expression) throws(Diagnostic) -> Quantity {
    guard let cohort else { return try quantity(deals) }
    guard ["opportunities", "leads", "customers"].contains(cohort.entity) else {
      throw Messages.notConverted(cohort.entity, showing.population, at: metricStack.isEmpty ? deals.span : .none)
    }
    guard !isAlongTime, var members = members(of: cohort) else {
      return try quantity(cohort.entity == "opportunities" ? deals : customers)
    }
    let id = try converted(deals, of: cohort)
    var conditions: [Predicate] = []
    var others: [Predicate] = []
    for identity in cohort.identities {
      conditions.append(.all(others + [.isAmong(identity, id)]))
      others.append(.empty(.column(identity)))
    }
    members.condition = .any(conditions)
    return .measure(members)
  }

  /// The name of those of the cohort who were won among sets.
  private static let converted = "converted"

  /// Those of the cohort to whom something happened, as an item of its question.
  package static func converted(of counted: Aggregate) -> Expression {
    guard case .comparison(_, let deals, _)? = counted.result?.kind else {
      return Expression(.aggregate(counted), .none)
    }
    return Expression(.call(Name(Self.converted), [deals]), .none)
  }

  static func happened(_ counted: Expression) -> Expression {
    Expression(.comparison(.greater, counted, Expression(.number(NumberLiteral(digits: 0)), .none)), .none)
  }

  /// By what facts know them.
  private mutating func converted(_ deals: Expression, of cohort: Cohort) throws(Diagnostic) -> PopulationID {
    if let known = sets[Self.converted] { return known }
    var inner = ShowQuestion(items: [.init(deals)])
    (inner.period, inner.asOf, inner.population) = (showing.period, showing.asOf, showing.population)
    inner.having = Self.happened(deals)
    var resolver = nested
    var question = try resolver.question(inner, span: deals.span)
    question.keys = [GroupKey(name: "member", title: "", kind: .cohort(.member))]
    populations.append(PopulationQuestion(entity: cohort.entity, predicate: nil, question: question, isCounted: true))
    let id = PopulationID(index: populations.count - 1)
    sets[Self.converted] = id
    return id
  }

  /// Kinds of records that facts of `entity` could be followed by, from a date of that name.
  func cohorts(of entity: Entity, from date: Name) -> [String] {
    let known = catalogue.entities.filter { $0.isListed && ($0 == entity || reference(to: $0, from: entity) != nil) }
    return known.filter { $0.field(date.text)?.kind == .date }.map(\.name)
  }

  /// The rows that a cohort is cut into.
  func cohortKey(_ axis: CohortAxis, _ measures: [Measure], at span: Span) throws(Diagnostic) -> GroupKey {
    guard cohort != nil else { throw Messages.noCohort(axis.name, at: span) }
    if case .after = axis, let timeless = measures.first(where: { $0.timing != .event || $0.date == nil }) {
      throw Messages.notAfter(describe(timeless), axis.name, at: span)
    }
    let chinese = CohortAxis.aliases.filter { $0.value == axis }.map(\.key).sorted { $0.count > $1.count }
    return GroupKey(
      name: axis.name, title: title(EntityLine.title(of: axis.name), aliases: chinese), kind: .cohort(axis))
  }

  /// Customers are divided by only when it is known which of them the cohort is about.
  func checkDivides(_ entity: Entity, _ written: Population) throws(Diagnostic) {
    guard let cohort, let clause = written.cohort, ["customers", "leads"].contains(entity.name),
      links(to: cohort, from: entity).isEmpty
    else { return }
    throw Messages.notLinked(
      entity.name, to: cohort.entity, works: populations(of: entity), follows: cohorts(of: entity, from: clause.date),
      at: written.name.span)
  }

  /// Plans are set for people, teams, products and customers, not for what records do from a day of theirs on.
  func checkPlanned(
    _ measures: [Measure], _ cohort: Cohort, _ written: Population, _ clause: CohortClause
  ) throws(Diagnostic) {
    guard let plan = measures.lazy.compactMap(\.plan).first else { return }
    let date = Expression(.name([clause.date]), clause.date.span)
    let own: Expression.Kind =
      cohort.period == nil ? .emptiness(date, negated: true) : .within(date, clause.period, negated: false)
    var conditions = [Expression(own, clause.date.span)]
    // Leads have no plans; the customers that they become have.
    let isLead = cohort.entity == "leads"
    if !isLead, let others = written.condition { conditions.append(others) }
    let chosen = Self.allOf(conditions, at: written.span).map(text) ?? ""
    throw Messages.planOfCohort(
      plan.plan, cohort.entity, chosen: isLead ? "customers" : cohort.entity,
      instead: "\(isLead ? "customers" : written.name.text) where \(chosen)",
      at: written.span)
  }

  /// What is read as of a moment does not lie in the first days of a record.
  func checkWindow(_ measures: [Measure], _ clause: CohortClause) throws(Diagnostic) {
    guard let window = clause.window else { return }
    for measure in measures where measure.timing != .event && measure.timing != .population {
      throw Messages.cohortWindowOfSnapshot(describe(measure), at: window.span)
    }
  }
}
