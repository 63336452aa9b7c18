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
    case .plan(let plan, let metric): return try list(plan, metric, place)
    }
  }

  private func list(
    _ aggregate: Aggregate, _ part: NumberPart, _ show: ShowQuestion, _ question: Question, _ place: RowPlace
  ) throws(Diagnostic) -> ListQuestion {
    let entity = try entity(of: aggregate, whole: .none)
    let isCohort = part.reading.isCohort
    let date = isCohort ? question.cohort.flatMap(catalogue.ownDay) : try date(of: aggregate, entity)
    let timing: Measure.Timing? = isCohort ? nil : timing(of: aggregate, entity)
    let place = try placed(part, timing, aggregate, entity, question, place)
    let moment = part.reading.isOfTeam ? question.moment : self.moment(of: part, question, place)
    let isSnapshot = timing?.isSnapshot ?? false || part.reading.trailing != nil || timing == .population
    // What happened is seen from the question's day, what was from the row's.
    let asked =
      switch timing {
      case _ where isSnapshot: moment
      case .current: environment.today
      // Each time has its own owners.
      case .event where question.hasOwnersOfEachTime(entity): moment
      case .event: environment.clock(of: question, entity)
      case .elapsed, .balance, .interval, .moment, .span, .population, nil: question.moment
      }
    // What `today` means in what is said of them.
    let clock = timing == .event && !isSnapshot ? environment.clock(of: question, entity) : asked
    var list = ListQuestion(entity: Name(entity.name))
    let isOfThen = question.readsCustomersThen(entity, on: asked)
    var conditions = try self.conditions(of: aggregate, on: entity, part, question, place, date, timing)
    if isOfThen { conditions = conditions.map { presently($0, on: entity) } }
    let isOfDays = timing == .event || timing == .elapsed
    var counted = question.counted(place.days, by: date, on: environment.today)
    // A list of days that are not over ends today by itself.
    if counted?.isEmpty == false { counted = question.counted(place.days) }
    switch timing {
    case .event:
      if let trailing = part.reading.trailing {
        list.period = written(trailing.period(upTo: moment))
      } else {
        list.period = days(counted, of: place.days, date, &conditions)
        if let counted, !counted.isEmpty, let date, entity.isBound(date), self.day(of: list) != asked,
          recorded(entity, by: .date(asked)) != nil
        {
          // Which problems were there is seen from the question's day, whenever they were mended.
          conditions += Self.inside(counted, date)
          list.period = PeriodExpression(.until(.literal(.day(asked))))
        }
      }
      let isOfStates = entity.timing == .interval && date.map(entity.isBound) == false
      if isOfStates || entity.isKept && question.isPast {
        list.asOf = .literal(.day(isSnapshot ? asked : question.moment))
      }
    case .elapsed: list.period = days(upToToday(counted), of: place.days, date, &conditions)
    case .balance: list.period = PeriodExpression(.until(.literal(.day(moment))))
    case .interval, .moment: list.asOf = .literal(.day(moment))
    case .span:
      list.period = place.period.map(written)
      if question.isPast || moment != min(place.period?.last ?? moment, environment.today) {
        list.asOf = .literal(.day(moment))
      }
    case .population:
      conditions += Membership.rules(of: entity, in: question.present(place.period)).map(\.expression)
      // A list of an earlier day has nobody who came in between.
      let isBefore = place.period.map { moment < $0.start } ?? false
      let isOfMoment = entity.isAssigned && moment < environment.today || entity.isKept && question.isPast || isOfThen
      if isOfMoment, !isBefore {
        list.asOf = .literal(.day(moment))
      }
    case .current: break
    case nil where question.isPast && entity.isKept: list.asOf = .literal(.day(question.moment))
    case nil:
      // Nobody is followed who came after the day that is asked about.
      if question.isPast {
        conditions += Membership.known(entity, entity.date.flatMap(entity.field), on: question.moment).map(\.expression)
      }
    }
    let isDated = isOfDays || timing == .balance || isCohort && date != nil
    var lineTime = isCohort ? question.cohort?.period : part.reading.trailing?.period(upTo: moment) ?? counted
    if timing == .balance { lineTime = Period(from: PeriodBounds.earliest, through: moment) }
    let isOfOwnDays = isDated && !entity.isHeld
    let line = Line(
      isOwn: part.isOwn, place, time: isOfOwnDays ? lineTime : Period(from: moment, through: moment),
      date: isOfOwnDays ? date : nil, at: moment)
    let rowDate = isOfDays && part.reading.trailing == nil ? date : nil
    do throws(Diagnostic) {
      conditions += try self.conditions(question, place, show.by, on: entity, rowDate, line, part)
    } catch {
      // Who is named need not be told by the row.
      if !place.isByName { throw error }
    }
    if let each = part.reading.each.flatMap(catalogue.entity) {
      // A whole is that of all rows, also of the one that is nobody's.
      conditions += part.reading.isWhole ? withoutStrangers(each, entity, question) : ofSome(each, entity)
    }
    if part.reading.each == nil, let key = part.reading.spread { conditions += ofRecords(key, entity) }
    if let counted = place.counted {
      let home = entity.recordsOf.flatMap(catalogue.entity) ?? owner(of: entity)
      conditions.append(among(home, counted, of: entity))
    }
    if timing == .balance { conditions += presence(question, aggregate, entity) }
    if part.reading.isOfTeam { conditions += Self.inTeam(place.team) }
    // Who is there is of the team of the day that is asked, who came on a day of that day's.
    if let date, entity.timing == .population ? timing == .event : date.name != entity.date {
      list.date = .of(date.name)
    }
    if let population = show.population, let cohort = question.cohort {
      if !links(to: cohort, from: entity).isEmpty {
        list.population = named(population, place.members)
        if question.comparesCohorts, let period = cohort.period, let own = list.population?.cohort?.period,
          try periods.period(own) != period
        {
          list.population?.cohort?.period = written(period)
        }
        // What holds still happens on no day of its member's.
        if isCohort || !isDated || date == nil { list.population?.cohort?.window = nil }
      }
    } else if let population = show.population {
      try add(population, place.members, entity, to: &list, &conditions)
    }
    if place.isByName {
      list.population = nil
      conditions.removeAll { asksKept(($0, entity)) || asksAssignment(($0, entity)) }
    }
    let chosen = list.population.map(self.asked) ?? []
    let asking = conditions.map { Asked($0, entity) } + chosen + (list.population.map(ownDay) ?? [])
    if entity.timing == .event {
      if question.isPast || isOfThen, asking.contains(where: asksKept) {
        list.asOf = .literal(.day(asked))
      } else if asksWhoseTeam(list), self.day(of: list) != question.moment {
        list.asOf = .literal(.day(question.moment))
      } else if entity.isHeld, self.day(of: list) != asked, asking.contains(where: asksAssignment) {
        // Whose it is has the team of the day that is asked about, whenever it was.
        list.asOf = .literal(.day(asked))
      }
    }
    // Who was in which team is asked of the day, whose a customer is of today.
    let isOfToday =
      timing == .population && (entity.isKept || entity.isAssigned) && asked != self.day(of: list)
      && asking.contains(where: asksAssignment) && place.period.map { $0.start <= asked } ?? true
    if isOfToday { list.asOf = .literal(.day(asked)) }
    let listDay = self.day(of: list)
    list.condition = Self.allOf(
      try conditions.map { written throws(Diagnostic) in
        // Teams lie below one another as they do today.
        if timing == .population, asked != listDay, entity.singular != Tree.team.member,
          asksAssignment((written, entity))
        {
          throw Messages.drillIntoPast(part.title, entity.name, on: asked, formatted(written))
        }
        return fixed(written, on: entity, at: clock, inListOf: listDay)
      })
    let words = chosen.map { fixed($0.said, on: $0.home, at: question.moment, inListOf: listDay) }
    if let home = chosen.first?.home, words != chosen.map(\.said) {
      // A segment is written out where it means another day.
      list.population?.name = Name(home.name)
      list.population?.condition = Self.allOf(words)
    }
    list.columns = columns(of: aggregate, entity, list) { fixed($0, on: entity, at: clock, inListOf: listDay) }
    if !place.isByName { list.knownBy = try known(by: list, entity, part, question, asked).map { .literal(.day($0)) } }
    return list
  }

  /// The place as far as the part knows it: what only divides is not cut by every time, and what has no day lies in the
  /// rows that have none.
  private func placed(
    _ part: NumberPart, _ timing: Measure.Timing?, _ aggregate: Aggregate, _ entity: Entity, _ question: Question,
    _ place: RowPlace
  ) throws(Diagnostic) -> RowPlace {
    guard question.ownGrain != nil, let timing else { return place }
    switch timing {
    case .event where part.reading.trailing == nil, .elapsed where part.reading.trailing == nil:
      // A row of another period need not have a time of this one.
      if place.days?.isEmpty ?? false { throw Messages.drillIntoTimeless(part.title) }
      return place
    case .event, .elapsed, .balance, .interval, .moment, .span:
      // A state is read at the end of a time, as are the days before it.
      if let row = place.rows.only, !row.isTimed || row.isLaterPart, !part.reading.isWhole {
        throw Messages.drillIntoTimeless(part.title)
      }
      if timing != .span, isToCome(place, question) { throw Messages.drillIntoFuture(part.title) }
      return place
    case .population, .current:
      if part.reading.isWhole || isUncut(part, question) { return place.at(place.whole) }
      if isReadEachTime(aggregate, part, timing, entity, question) {
        if let row = place.rows.only, !row.isTimed { throw Messages.drillIntoTimeless(part.title) }
        if timing == .population, isToCome(place, question) { throw Messages.drillIntoFuture(part.title) }
        return place
      }
      switch place.rows {
      case .everything: return place
      case .these(let rows), .allBut(_, let rows):
        let timeless = rows.filter { !$0.isTimed }
        if timeless.isEmpty { throw Messages.drillIntoTimeless(part.title) }
        return place.of(.these(timeless))
      }
    }
  }

  /// Whether the row's time has not begun, nor is it the first that is asked about, which is read as of today.
  private func isToCome(_ place: RowPlace, _ question: Question) -> Bool {
    let today = question.through ?? environment.today
    return place.isTimed && place.period.map { $0.start > max(today, place.whole?.start ?? today) } ?? false
  }

  /// The day that states are read at: the last of a row of a time axis, else the question's.
  private func moment(of part: NumberPart, _ question: Question, _ place: RowPlace) -> CivilDate {
    guard let period = place.period else { return question.moment }
    if part.isOpening { return period.start.adding(days: -1) }
    return place.isTimed ? min(period.last, question.through ?? environment.today) : question.moment
  }

  /// The days that count; where none of them has come yet, no record lies on one.
  private func days(
    _ counted: Period?, of whole: Period?, _ date: Field?, _ conditions: inout [Expression]
  ) -> PeriodExpression? {
    guard let counted, counted.isEmpty, let whole, let date else { return counted.map(written) }
    conditions.append(Self.compared(date.name, .before, counted.start))
    return written(whole)
  }

  func usesOwnTime(_ aggregate: Aggregate, _ part: NumberPart, _ question: Question) -> Bool {
    let said = [aggregate.condition, part.reading.condition].compactMap { $0 } + question.facts
    return said.contains(where: Self.usesOwnTime)
  }

  /// What the aggregate itself says and what the question says of its records, `in period` as the time of its rows.
  private func conditions(
    of aggregate: Aggregate, on entity: Entity, _ part: NumberPart, _ question: Question, _ place: RowPlace,
    _ date: Field?, _ timing: Measure.Timing?
  ) throws(Diagnostic) -> [Expression] {
    var said = [aggregate.condition, part.reading.condition].compactMap { $0 }.flatMap(Self.conjuncts)
    said += question.facts.filter { fact in
      canAsk(Self.dated(fact, in: nil), entity) && !(part.reading.isOfTeam && isOfOneRep(fact))
    }
    guard said.contains(where: Self.usesOwnTime) else { return said }
    func inside(_ time: Period?, planned: Period?) -> [Expression] {
      said.map { said in
        Self.dated(said, in: time.map(written)) { day in
          asks(for: \.mayLieAhead, Asked(said: day, home: entity)) ? planned.map(written) : nil
        }
      }
    }
    let isSnapshot = timing?.isSnapshot ?? false
    let period = isSnapshot ? place.period : question.counted(place.period, by: nil, on: environment.today)
    if let period, period.isEmpty { return inside(place.period, planned: place.period) }
    let rows = place.apart(part, question)
    guard let grain = question.ownGrain, let date, !rows.isEmpty else { return inside(period, planned: place.period) }
    // Day by day it is the record's own.
    if grain == .day, rows.count > 1 { return said.map { Self.undated($0, date) } }
    // The days of each that count, with all that it has.
    var times: [Period: Period] = [:]
    for case let whole? in rows.map(\.period) {
      let time = isSnapshot ? whole : question.counted(whole, by: nil, on: environment.today) ?? whole
      for bucket in time.isEmpty ? [] : environment.calendar.buckets(grain, over: time) {
        times[bucket.common(with: time)] = bucket.common(with: whole)
      }
    }
    let ofNoTime = rows.allSatisfy(\.isTimed) ? [] : said.map { Self.undated($0, date) }
    if times.isEmpty { return ofNoTime.isEmpty ? inside(period, planned: place.period) : ofNoTime }
    if times.count == 1, ofNoTime.isEmpty { return inside(times.first?.key, planned: times.first?.value) }
    if times.count > Self.mostRows { throw Messages.drillIntoTooMany(times.count, limit: Self.mostRows) }
    var parts = times.sorted { $0.key.start < $1.key.start }
      .compactMap { Self.allOf(inside($0.key, planned: $0.value) + Self.inside($0.key, date)) }
    if !ofNoTime.isEmpty {
      let isUndated = Expression(.emptiness(Self.named(date.name), negated: false), .none)
      parts += Self.allOf(ofNoTime + [isUndated]).map { [$0] } ?? []
    }
    return [Expression(.logical(.or, parts), .none)]
  }

  private static func usesOwnTime(_ condition: Expression) -> Bool { dated(condition, in: nil) != condition }

  /// On the record's own day; no day is in a time that is not known, as none is a day that is not.
  private static func undated(_ condition: Expression, _ date: Field) -> Expression {
    condition.mapped { part in
      guard case .within(let value, let time, let negated) = part.kind, time.kind == .own else { return nil }
      let isThen = Expression(.comparison(.equal, value, named(date.name)), part.span)
      return negated ? Expression(.not(isThen), part.span) : isThen
    }
  }

  /// All time is any day that is known.
  /// - Parameter planned: the time for a day that may lie ahead, `nil` for others.
  private static func dated(
    _ condition: Expression, in period: PeriodExpression?, planned: (Expression) -> PeriodExpression? = { _ in nil }
  ) -> Expression {
    condition.mapped { part in
      guard case .within(let value, let time, let negated) = part.kind, time.kind == .own else { return nil }
      let days = planned(value) ?? period
      return Expression(
        days.map { .within(value, $0, negated: negated) } ?? .emptiness(value, negated: !negated), part.span)
    }
  }

  /// Whom the question is about: by name when they were chosen by their result, else by their attributes again.
  private func add(
    _ population: Population, _ members: [KeyValue]?, _ entity: Entity, to list: inout ListQuestion,
    _ conditions: inout [Expression]
  ) throws(Diagnostic) {
    guard let chosen = self.entity(of: population), reference(to: chosen, from: entity) != nil else { return }
    guard let members else {
      list.population = population
      return
    }
    conditions.append(among(chosen, members, of: entity))
  }

  /// By whom records are named: by themselves, or by whose state they are, which has one at a time.
  package func owner(of entity: Entity) -> Entity {
    guard entity.labels.isEmpty, [.interval, .moment].contains(entity.timing),
      case .reference(let owner)? = entity.fields.first?.kind
    else { return entity }
    return catalogue.entity(owner) ?? entity
  }

  /// Those of `chosen` that have these labels or ids; `entity` may be the same.
  package func among(_ chosen: Entity, _ members: [KeyValue], of entity: Entity) -> Expression {
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

  func entity(of population: Population) -> Entity? {
    let home = catalogue.segment(population.name.text).flatMap { catalogue.entity($0.entity) }
    return home ?? catalogue.entity(population.name.text)
  }

  // MARK: Columns

  /// The entity's own, and what is counted; `fixed` says it on another day than the list's.
  private func columns(
    of aggregate: Aggregate, _ entity: Entity, _ list: ListQuestion, fixed: (Expression) -> Expression
  ) -> [ShowQuestion.Item] {
    var usual = entity.listedFields.map { ShowQuestion.Item(Self.named($0)) }
    let isCount = aggregate.function == .count
    let operands =
      isCount
      ? []
      : ([aggregate.operand] + (aggregate.function == .corr ? [aggregate.second] : []))
        .compactMap { $0 }.map { fixed(own($0, of: entity)) }
    var probe = self
    let isShared = entity.credits != nil && ((try? probe.request(list, span: .none))?.asksCredit ?? false)
    let asksWho = operands.contains { operand in
      ((try? probe.scalar(operand, on: entity).0)?.columns ?? []).contains(where: \.asksCredit)
    }
    // Of what several reps share the row has a part, unless each record is looked at by itself; who shares it, and what
    // each has of it, is only seen in the parts.
    if asksWho || isShared && aggregate.isSharedOut {
      usual += entity.fields.filter { $0.isCredited && $0.isNumeric && !entity.listedFields.contains($0.name) }
        .map { .init(Self.named($0.name)) }
    } else if operands.allSatisfy({ operand in usual.contains { $0.expression == operand } }) {
      // The entity's own columns need not be said.
      return []
    }
    for operand in operands where !usual.contains(where: { $0.expression == operand }) { usual.append(.init(operand)) }
    return usual
  }

  /// `amount` for `opportunities.amount`.
  private func own(_ operand: Expression, of entity: Entity) -> Expression {
    operand.mapped { part in
      guard case .name(let path) = part.kind, path.count > 1, catalogue.entity(path[0].text) == entity else {
        return nil
      }
      // `day` is a unit of time, too, unless it is written as a name.
      return path.count == 2 ? Self.named(path[1].text) : Expression(.name(Array(path.dropFirst())), part.span)
    }
  }
}

extension Aggregate {
  /// Whether those who share a record have a part of the number each; what looks at single records sees each whole.
  fileprivate var isSharedOut: Bool {
    switch function {
    case .count: result == nil
    case .sum, .avg, .balance: true
    case .median, .min, .max, .percentile, .stddev, .corr, .countDistinct: false
    }
  }
}
