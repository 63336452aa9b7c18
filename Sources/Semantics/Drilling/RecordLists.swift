package import Syntax
import Values

extension Resolver {
  /// The `list` statement that shows the records behind one part of a number: the same records, chosen by the same
  /// conditions, on the same date.
  ///
  /// - Throws: what a part cannot be asked.
  package func recordList(
    of part: NumberPart, in show: ShowQuestion, _ question: Question, _ place: RowPlace
  ) throws(Diagnostic) -> ListQuestion {
    switch part.kind {
    case .aggregate(let aggregate): return try list(aggregate, part, show, question, place)
    case .plan(let plan, let metric): return try list(plan, metric, part, show, question, place)
    }
  }

  private func list(
    _ aggregate: Aggregate, _ part: NumberPart, _ show: ShowQuestion, _ question: Question, _ place: RowPlace
  ) throws(Diagnostic) -> ListQuestion {
    let entity = try entity(of: aggregate, whole: .none)
    let date = try date(of: aggregate, entity)
    let timing: Measure.Timing? = part.reading.isCohort ? nil : timing(of: aggregate, entity)
    let time = counted(place, question)
    let latest = place.moment ?? question.moment
    var moment = min(place.period?.last ?? latest, latest)
    if part.isOpening, let period = place.period { moment = period.start.adding(days: -1) }
    var list = ListQuestion(entity: Name(entity.name))
    var conditions = try self.conditions(of: aggregate, part, question, place, date)
    for fact in try split(show.condition).facts where canAsk(fact, entity) { conditions.append(fact) }
    var isDated = timing == .event || timing == .elapsed
    switch timing {
    case .event:
      if let trailing = part.reading.trailing {
        list.period = written(trailing.period(upTo: moment))
      } else {
        list.period = time.map(written)
      }
    case .elapsed: list.period = written(upToToday(time))
    case .balance: list.period = PeriodExpression(.until(.literal(.day(moment))))
    case .interval, .moment: list.asOf = .literal(.day(moment))
    case .span:
      list.period = place.period.map(written)
      if moment < min(place.period?.last ?? moment, environment.today) { list.asOf = .literal(.day(moment)) }
    case .population: conditions += Membership.rules(of: entity, in: place.period).map(\.expression)
    case .current: break
    case nil: isDated = false
    }
    let lineTime = part.reading.trailing?.period(upTo: moment) ?? time
    let line = Line(
      isOwn: part.isOwn, leading: place.leading, time: isDated ? lineTime : Period(from: moment, through: moment),
      date: isDated ? date : nil)
    let days = isDated && part.reading.trailing == nil ? date : nil
    conditions += try self.conditions(question, place, show.by, on: entity, days, line, part)
    if let counted = place.counted { conditions.append(among(entity, counted, of: entity)) }
    if let date, date.name != entity.date { list.date = .of(date.name) }
    if let population = show.population, let cohort = question.cohort {
      if cohort.identities.count > 1, cohort.entity != entity.name { throw Messages.drillIntoParties(cohort.entity) }
      try add(cohort, population, entity, date, to: &list, &conditions)
    } else if let population = show.population {
      try add(population, place.members, entity, to: &list, &conditions)
    }
    // What happened is seen from the question's day, what was from the row's.
    let isOwnTime = place.period.flatMap { own in question.period.map { $0.start <= own.start && own.end <= $0.end } }
    let isSnapshot = timing?.isSnapshot ?? false || part.reading.trailing != nil
    let asked = isSnapshot || isOwnTime == false ? moment : question.moment
    list.condition = Self.allOf(conditions.map { fixed($0, at: asked, inListOf: list.period == nil ? asked : moment) })
    list.columns = columns(of: aggregate, entity, list.condition)
    return list
  }

  /// What the aggregate itself says, `in period` as the time of its rows.
  private func conditions(
    of aggregate: Aggregate, _ part: NumberPart, _ question: Question, _ place: RowPlace, _ date: Field?
  ) throws(Diagnostic) -> [Expression] {
    let said = [aggregate.condition, part.reading.condition].compactMap { $0 }.flatMap(Self.conjuncts)
    guard said.contains(where: Self.usesOwnTime) else { return said }
    func inside(_ time: Period?) -> [Expression] { said.map { Self.dated($0, in: time.map(written)) } }
    guard let period = place.period else { return inside(nil) }
    guard let grain = question.ownGrain, let date else { return inside(period) }
    let buckets = environment.calendar.buckets(grain, over: period)
    if buckets.count < 2 { return inside(period) }
    if buckets.count > Self.mostRows { throw Messages.drillIntoTooMany(buckets.count, limit: Self.mostRows) }
    let parts = buckets.compactMap { bucket -> Expression? in
      let time = Period(start: max(bucket.start, period.start), end: min(bucket.end, period.end))
      return Self.allOf(inside(time) + Self.inside(time, date))
    }
    return [parts.count == 1 ? parts[0] : Expression(.logical(.or, parts), .none)]
  }

  private static func usesOwnTime(_ condition: Expression) -> Bool { dated(condition, in: nil) != condition }

  /// All time is any day that is known.
  private static func dated(_ condition: Expression, in period: PeriodExpression?) -> Expression {
    condition.mapped { part in
      guard case .within(let value, let time, let negated) = part.kind, time.kind == .own else { return nil }
      guard let period else { return Expression(.emptiness(value, negated: !negated), part.span) }
      return Expression(.within(value, period, negated: negated), part.span)
    }
  }

  /// Whom the question is about: by name when they were chosen by their result, else by their attributes again.
  private func add(
    _ population: Population, _ members: [KeyValue]?, _ entity: Entity, to list: inout ListQuestion,
    _ conditions: inout [Expression]
  ) throws(Diagnostic) {
    let home = catalogue.segment(population.name.text).flatMap { catalogue.entity($0.entity) }
    guard let chosen = home ?? catalogue.entity(population.name.text), reference(to: chosen, from: entity) != nil
    else { return }
    guard let members else {
      list.population = population
      return
    }
    conditions.append(among(chosen, members, of: entity))
  }

  /// Those of `chosen` that have these labels or ids; `entity` may be the same.
  private func among(_ chosen: Entity, _ members: [KeyValue], of entity: Entity) -> Expression {
    func among(_ path: [String], _ values: [String]) -> Expression {
      let options = values.map { Expression(.text($0), .none) }
      return Expression(
        .membership(Expression(.name(path.map { Name($0) }), .none), options, negated: false), .none)
    }
    let labels = members.compactMap { if case .text(let label) = $0 { label } else { nil } }
    let ids = members.compactMap { if case .id(let id) = $0 { id } else { nil } }
    let isItself = chosen == entity
    var parts: [Expression] = []
    // Nobody is who bears no name.
    if !labels.isEmpty || ids.isEmpty { parts.append(among([chosen.singular], labels.isEmpty ? [""] : labels)) }
    if !ids.isEmpty { parts.append(among(isItself ? ["id"] : [chosen.singular, "id"], ids)) }
    return parts.count == 1 ? parts[0] : Expression(.logical(.or, parts), .none)
  }

  // MARK: Columns

  private func columns(
    of aggregate: Aggregate, _ entity: Entity, _ condition: Expression?
  ) -> [ShowQuestion.Item] {
    var usual = entity.listedFields.map { ShowQuestion.Item(Self.named($0)) }
    let operand = own(aggregate.operand, of: entity)
    var probe = self
    let chosen = condition.flatMap { try? probe.predicate($0, on: entity) }?.columns ?? []
    // Of what several reps share the row has a part.
    if entity.credits != nil, chosen.contains(where: \.asksCredit) {
      usual += entity.fields.filter { $0.isCredited && $0.isNumeric && !entity.listedFields.contains($0.name) }
        .map { .init(Self.named($0.name)) }
      return usual.contains { $0.expression == operand } || aggregate.function == .count
        ? usual : usual + [.init(operand)]
    }
    // The entity's own columns need not be said.
    if aggregate.function == .count || usual.contains(where: { $0.expression == operand }) { return [] }
    return usual + [.init(operand)]
  }

  // MARK: Plans

  /// Targets (or budgets) that were set for the row's rep or team, or for reps of the team, and overlap its time.
  private func list(
    _ plan: Value.Plan, _ metric: String, _ part: NumberPart, _ show: ShowQuestion, _ question: Question,
    _ place: RowPlace
  ) throws(Diagnostic) -> ListQuestion {
    let entity = try self.entity(Name(plan == .target ? "targets" : "budgets"))
    var list = ListQuestion(entity: Name(entity.name))
    var conditions: [Expression] = []
    if plan == .target {
      conditions.append(Expression(.comparison(.equal, Self.named("metric"), Expression(.text(metric), .none)), .none))
    }
    let line = Line(isOwn: part.isOwn, leading: place.leading, time: place.period, date: entity.field("ends"))
    for condition in try self.conditions(question, place, show.by, on: entity, entity.field("starts"), line, part) {
      conditions.append(condition.mapped(Self.orOfRep))
    }
    if let period = place.period {
      conditions.append(Self.compared("starts", .before, period.end))
      conditions.append(Self.compared("ends", .after, period.start.adding(days: -1)))
    }
    list.condition = Self.allOf(conditions)
    return list
  }

  /// `team = "North"` is also said of the team of a rep.
  private static func orOfRep(_ condition: Expression) -> Expression? {
    func either(_ left: Expression, _ of: (Expression) -> Expression.Kind) -> Expression? {
      guard left == named("team") else { return nil }
      let ofRep = Expression(.name([Name("rep"), Name("team")]), .none)
      return Expression(.logical(.or, [left, ofRep].map { Expression(of($0), .none) }), .none)
    }
    switch condition.kind {
    case .comparison(let op, let left, let value): return either(left) { .comparison(op, $0, value) }
    case .membership(let left, let options, let negated):
      return either(left) { .membership($0, options, negated: negated) }
    default: return nil
    }
  }

  // MARK: Writing

  /// `amount` for `opportunities.amount`.
  private func own(_ operand: Expression, of entity: Entity) -> Expression {
    operand.mapped { part in
      guard case .name(let path) = part.kind, path.count > 1, catalogue.entity(path[0].text) == entity else {
        return nil
      }
      return Expression(.name(Array(path.dropFirst())), part.span)
    }
  }

  /// `today` in a metric is the moment asked about; a list of another day says that day.
  private func fixed(_ condition: Expression, at moment: CivilDate, inListOf day: CivilDate) -> Expression {
    guard moment != environment.today || day != environment.today else { return condition }
    return condition.mapped { part in
      guard case .moment(let point) = part.kind, let found = try? self.moment(point, at: part.span) else { return nil }
      switch found.fixed(at: moment) {
      case .date(let day): return Expression(.date(.day(day)), part.span)
      default: return nil
      }
    }
  }

  /// The days of the row that `as of` leaves.
  private func counted(_ place: RowPlace, _ question: Question) -> Period? {
    guard let day = question.through, place.period.map({ $0.contains(day) }) ?? true else { return place.period }
    return question.counted(place.period)
  }

  private func upToToday(_ period: Period?) -> Period {
    (period ?? Period(from: PeriodBounds.earliest, through: environment.today)).cut(through: environment.today)
  }
}
