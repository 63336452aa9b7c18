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
    let counted = counted(place, question)
    var moment = min(place.period?.last ?? question.moment, question.moment)
    if part.isOpening, let period = place.period { moment = period.start.adding(days: -1) }
    var list = ListQuestion(entity: Name(entity.name))
    var conditions = aggregate.condition.map(Self.conjuncts) ?? []
    for fact in try split(show.condition).facts where canAsk(fact, entity) { conditions.append(fact) }
    let timing = timing(of: aggregate, entity)
    let line = Line(
      isOwn: part.isOwn, leading: place.leading,
      time: timing == .event || timing == .elapsed ? counted : Period(from: moment, through: moment),
      date: timing == .event || timing == .elapsed ? date : nil)
    conditions += try self.conditions(question, place.keys, show.by, on: entity, date, line)
    switch timing {
    case .event: list.period = counted.map(written)
    case .elapsed: list.period = written(upToToday(counted))
    case .balance: list.period = PeriodExpression(.until(.literal(.day(moment))))
    case .interval, .moment: list.asOf = .literal(.day(moment))
    case .span: list.period = place.period.map(written)
    case .current: break
    case .population: conditions += Membership.rules(of: entity, in: place.period).map(\.expression)
    }
    if let date, date.name != entity.date { list.date = Name(date.name) }
    if let population = show.population, let cohort = question.cohort {
      if cohort.identities.count > 1, cohort.entity != entity.name { throw Messages.drillIntoParties(cohort.entity) }
      try add(cohort, population, entity, date, to: &list, &conditions)
    } else if let population = show.population {
      try add(population, place.members, entity, to: &list, &conditions)
    }
    // What happened is seen from the question's day, what was from the row's.
    let isOwnTime = place.period.flatMap { own in question.period.map { $0.start <= own.start && own.end <= $0.end } }
    let isSnapshot = timing == .balance || timing == .interval || timing == .moment || timing == .span
    let asked = isSnapshot || isOwnTime == false ? moment : question.moment
    list.condition = Self.allOf(conditions.map { fixed($0, at: asked, inListOf: list.period == nil ? asked : moment) })
    list.columns = columns(of: aggregate, entity, list.condition)
    return list
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
    func among(_ path: [String], _ values: [String]) -> Expression {
      let options = values.map { Expression(.text($0), .none) }
      return Expression(
        .membership(Expression(.name(path.map { Name($0) }), .none), options, negated: false), .none)
    }
    let labels = members.compactMap { if case .text(let label) = $0 { label } else { nil } }
    let ids = members.compactMap { if case .id(let id) = $0 { id } else { nil } }
    let isItself = chosen == entity
    var parts: [Expression] = []
    if !labels.isEmpty || ids.isEmpty { parts.append(among([chosen.singular], labels)) }
    if !ids.isEmpty { parts.append(among(isItself ? ["id"] : [chosen.singular, "id"], ids)) }
    conditions.append(parts.count == 1 ? parts[0] : Expression(.logical(.or, parts), .none))
  }

  /// What only divides keeps the conditions that it can be asked.
  private func canAsk(_ fact: Expression, _ entity: Entity) -> Bool {
    var probe = self
    return (try? probe.predicate(fact, on: entity)) != nil
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
      usual += entity.fields.filter { $0.isCredited && $0.isNumeric }.map { .init(Self.named($0.name)) }
      return usual.contains { $0.expression == operand } || aggregate.function == .count
        ? usual : usual + [.init(operand)]
    }
    // The entity's own columns need not be said.
    if aggregate.function == .count || usual.contains(where: { $0.expression == operand }) { return [] }
    return usual + [.init(operand)]
  }

  // MARK: Conditions

  private func conditions(
    _ question: Question, _ values: [KeyValue]?, _ groupings: [Grouping], on entity: Entity, _ date: Field?,
    _ line: Line
  ) throws(Diagnostic) -> [Expression] {
    var found: [Expression] = []
    for (key, value) in zip(question.keys, values ?? []) {
      if case .cohort(let axis) = key.kind, let cohort = question.cohort {
        found += try conditions(axis, value, cohort, entity, date)
        continue
      }
      let subject = self.subject(of: key, in: groupings)
      func compared(_ op: ComparisonOperator, _ other: Expression.Kind) -> Expression {
        Expression(.comparison(op, subject, Expression(other, .none)), .none)
      }
      // What only divides is not split by every key.
      guard canSplit(key, on: entity) else { continue }
      if key.isRolledUp {
        found += try below(key, value, entity, line)
        continue
      }
      switch value {
      case .text(let text): found.append(compared(.equal, .text(text)))
      case .id(let id):
        guard case .name(let path) = subject.kind else { continue }
        let field = Expression(.name(path + [Name("id")]), .none)
        found.append(Expression(.comparison(.equal, field, Expression(.text(id), .none)), .none))
      case .boolean(let flag): found.append(compared(.equal, .boolean(flag)))
      case .number(let number): found.append(compared(.equal, .number(NumberLiteral(nearest: number))))
      case .day(let day): found.append(compared(.equal, .date(.day(day))))
      case .band(let from, let below):
        if let from { found.append(compared(.greaterOrEqual, .number(from))) }
        if let below { found.append(compared(.less, .number(below))) }
      case .missing: found.append(Expression(.emptiness(subject, negated: false), .none))
      case .time, .within: break
      case .weekday(let day): found.append(compared(.equal, .text(Weekday.names[day - 1])))
      case .hour(let hour):
        let condition = compared(.equal, .number(NumberLiteral(digits: hour)))
        // Working days have no hour.
        if canAsk(condition, entity) { found.append(condition) }
      case .stranger: throw Messages.drillIntoStranger(key.name)
      }
    }
    return found
  }

  /// What the rows were made by, as it was written.
  private func subject(of key: GroupKey, in groupings: [Grouping]) -> Expression {
    for grouping in groupings {
      guard let expression = grouping.expression else { continue }
      if (grouping.alias?.text ?? columnName(of: expression)) == key.name { return expression }
    }
    return Expression(.name(key.path.map { Name($0) }), .none)
  }

  private func canSplit(_ key: GroupKey, on entity: Entity) -> Bool {
    switch key.kind {
    case .time, .cohort: true
    case .attribute: way(of: key, from: entity) != nil
    case .expression(let values, _, _): values[entity.name] != nil
    }
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
    for condition in try self.conditions(question, place.keys, show.by, on: entity, nil, line) {
      if case .comparison(let op, let left, let value) = condition.kind, left == Self.named("team") {
        let ofRep = Expression(.name([Name("rep"), Name("team")]), .none)
        let either = [condition, Expression(.comparison(op, ofRep, value), .none)]
        conditions.append(Expression(.logical(.or, either), .none))
      } else {
        conditions.append(condition)
      }
    }
    if let period = place.period {
      conditions.append(Self.compared("starts", .before, period.end))
      conditions.append(Self.compared("ends", .after, period.start.adding(days: -1)))
    }
    list.condition = Self.allOf(conditions)
    return list
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

  static func named(_ name: String) -> Expression { Expression(.name([Name(name)]), .none) }

  static func compared(_ field: String, _ op: ComparisonOperator, _ day: CivilDate) -> Expression {
    Expression(.comparison(op, named(field), Expression(.date(.day(day)), .none)), .none)
  }

  static func allOf(_ conditions: [Expression], at span: Span = .none) -> Expression? {
    conditions.count > 1 ? Expression(.logical(.and, conditions), span) : conditions.first
  }

  /// The days of the row that `as of` leaves.
  private func counted(_ place: RowPlace, _ question: Question) -> Period? {
    guard let day = question.through, place.period.map({ $0.contains(day) }) ?? true else { return place.period }
    return place.period?.cut(through: day) ?? question.counted
  }

  private func upToToday(_ period: Period?) -> Period {
    (period ?? Period(from: PeriodBounds.earliest, through: environment.today)).cut(through: environment.today)
  }

  /// A month, a quarter or a year by its name, anything else by its ends.
  func written(_ period: Period) -> PeriodExpression {
    let (year, month, _) = period.start.components
    let rules = CalendarRules()
    if period == rules.bucket(.month, holding: period.start) {
      return PeriodExpression(.literal(.month(year: year, month: month)))
    }
    if period == rules.bucket(.quarter, holding: period.start) {
      return PeriodExpression(.literal(.quarter(year: year, quarter: (month + 2) / 3)))
    }
    if period == rules.bucket(.year, holding: period.start) { return PeriodExpression(.literal(.year(year))) }
    if period.dayCount == 1 { return PeriodExpression(.literal(.day(period.start))) }
    if period.start == PeriodBounds.earliest { return PeriodExpression(.until(.literal(.day(period.last)))) }
    return PeriodExpression(.range(.literal(.day(period.start)), .literal(.day(period.last))))
  }
}

extension NumberLiteral {
  /// Exact up to six decimals.
  init(nearest number: Double) {
    var (digits, scale) = (number, 0)
    while digits != digits.rounded(), scale < 6 {
      digits *= 10
      scale += 1
    }
    self.init(digits: Int(exactly: digits.rounded()) ?? 0, scale: scale)
  }
}
