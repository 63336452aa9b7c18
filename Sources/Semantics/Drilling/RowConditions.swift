package import Syntax
import Values

extension GroupKey {
  /// Whether a row of a roll-up gathers those whom no manager is above.
  fileprivate func isOfNobody(_ value: KeyValue) -> Bool { isRolledUp && value == .missing && name == "manager" }
}

/// What conditions say of the rows that a number is of.
extension Resolver {
  /// More rows than a statement tells apart by several conditions, and than it names.
  static let mostRows = 200
  package static let mostNamed = 2_000

  /// `date` is the records' own day where it tells the rows of a time axis apart.
  func conditions(
    _ question: Question, _ place: RowPlace, _ groupings: [Grouping], on entity: Entity, _ date: Field?, _ line: Line,
    _ part: NumberPart
  ) throws(Diagnostic) -> [Expression] {
    switch place.rows {
    case .everything:
      // Rows overlap, and those of somebody's own do not make up everything.
      if part.isOwn, question.isRolledUp {
        // What divides is that of all there are, with or without a row.
        if part.reading.isDivisor, let key = question.keys.first(where: \.isRolledUp) {
          return canSplit(key, on: entity, part, question) ? try ownOfAnybody(key, entity, line) : []
        }
        return try either(place.each, question, place.days, groupings, on: entity, date, line, part).map { [$0] } ?? []
      }
      return withoutStrangers(question.subject, entity, question)
    case .these(let rows):
      if rows.count == 1 { return try conditions(question, rows[0].keys, groupings, on: entity, date, line, part) }
      return try either(rows, question, place.days, groupings, on: entity, date, line, part).map { [$0] } ?? []
    case .allBut(let rows, let rest):
      // What is not told apart by every key is also in rows that are left, and what only divides in none that is not there.
      guard !part.reading.isDivisor, !isOfMembers(part, question), !(part.isOwn && question.isRolledUp),
        question.keys.allSatisfy({ canSplit($0, on: entity, part, question) })
      else {
        return try either(rest, question, place.days, groupings, on: entity, date, line, part).map { [$0] } ?? []
      }
      let named: Expression?
      do { named = try either(rows, question, place.days, groupings, on: entity, date, line, part) } catch {
        guard error == Messages.drillIntoTimeless(part.title) else { throw error }
        named = nil
      }
      guard let named else {
        // The rows that are left do not divide the records either, or those that are shown have none of them.
        return try either(rest, question, place.days, groupings, on: entity, date, line, part).map { [$0] } ?? []
      }
      if case .membership(let subject, let options, false) = named.kind {
        return withoutStrangers(question.subject, entity, question) + [
          Expression(.membership(subject, options, negated: true), .none)
        ]
      }
      return withoutStrangers(question.subject, entity, question) + [Expression(.not(named), .none)]
    }
  }

  /// Whether it is a number of those who are followed, whom the time since their day does not split: it stands in the
  /// rows that there are, whoever else has none.
  private func isOfMembers(_ part: NumberPart, _ question: Question) -> Bool {
    guard case .aggregate(let aggregate) = part.kind, let cohort = question.cohort,
      question.keys.contains(where: { if case .cohort(.after) = $0.kind { true } else { false } })
    else { return false }
    var probe = self
    guard let measure = try? probe.measure(aggregate, at: .none) else { return false }
    return measure.timing == .population && measure.entity == cohort.entity
  }

  /// A lead is no customer yet: it has no row of `show customers` and so no part in its total. As of a past day neither is
  /// who became one later.
  func withoutStrangers(_ subject: Entity?, _ entity: Entity, _ question: Question? = nil) -> [Expression] {
    guard let subject, subject.sharesIdWith != nil, subject != entity,
      let label = subject.labels.first
    else { return [] }
    let member = Self.named(subject.singular)
    let isKnown = Expression(.name([Name(subject.singular), Name(label)]), .none)
    var isThere = [Expression(.emptiness(isKnown, negated: true), .none)]
    if let question, question.isPast, let past = catalogue.past.entity(subject.name) {
      let then = Period(from: PeriodBounds.earliest, through: question.moment)
      isThere += Membership.rules(of: past, in: then).map { $0.expression(of: [subject.singular]) }
    }
    let condition = Expression(
      .logical(
        .or,
        [Expression(.emptiness(member, negated: false), .none), Self.allOf(isThere) ?? isThere[0]]),
      .none)
    return canAsk(condition, entity) ? [condition] : []
  }

  /// Whatever record of `home` it is: a lead is no customer.
  func ofSome(_ home: Entity, _ entity: Entity) -> [Expression] {
    let label = home.sharesIdWith == nil ? [] : home.labels.prefix(1)
    let member = Expression(.name(([home.singular] + label).map { Name($0) }), .none)
    let condition = Expression(.emptiness(member, negated: true), .none)
    return home != entity && canAsk(condition, entity) ? [condition] : []
  }

  /// Where numbers of records are put together, what belongs to none of them is no part.
  func ofRecords(_ key: String, _ entity: Entity) -> [Expression] {
    guard let home = catalogue.entity(key), home.isListed, home.singular == key, home != entity else { return [] }
    let condition = Expression(.emptiness(Self.named(key), negated: true), .none)
    return canAsk(condition, entity) ? [condition] : []
  }

  /// One of the rows; `nil` where they do not divide the records. `time` is that of all of them, which the list is of.
  private func either(
    _ rows: [RowPlace.Row], _ question: Question, _ time: Period?, _ groupings: [Grouping], on entity: Entity,
    _ date: Field?, _ line: Line, _ part: NumberPart
  ) throws(Diagnostic) -> Expression? {
    let areTimed = rows.contains { $0.isTimed && $0.days != time } && !isUncut(part, question)
    var rows = date == nil ? rows : Self.joined(rows)
    if let key = question.keys.first(where: \.isRolledUp) {
      if !part.isOwn { throw Messages.drillIntoSeveral(part.title) }
      // Nothing is nobody's own.
      rows.removeAll { row in zip(question.keys, row.keys).contains { $0.isOfNobody($1) } }
      if rows.isEmpty { throw Messages.drillIntoOwnOfNobody(key.name) }
    }
    if areTimed && date == nil { throw Messages.drillIntoSeveral(part.title) }
    if rows.count > Self.mostNamed { throw Messages.drillIntoTooMany(rows.count, limit: Self.mostNamed) }
    // Texts that only look alike are of different rows.
    var places: [[UInt8]: Int] = [:]
    var found: [(said: [Expression], days: [Period]?)] = []
    let ofNoRow = Messages.drillIntoTimeless(part.title)
    for row in rows {
      let said: [Expression]
      do { said = try conditions(question, row.keys, groupings, on: entity, date, line, part) } catch {
        // A row of an hour holds nothing of what is known by its day alone.
        guard error == ofNoRow else { throw error }
        continue
      }
      let days = row.isTimed && date != nil && row.days != time ? row.days.map { [$0] } : nil
      let key = Array(said.map { formatted($0) }.joined(separator: "\n").utf8)
      if let place = places[key] {
        found[place].days = days.flatMap { days in found[place].days.map { $0 + days } }
      } else {
        places[key] = found.count
        found.append((said, days))
      }
    }
    if found.isEmpty, !rows.isEmpty { throw ofNoRow }
    var alternatives: [Expression] = []
    var count = 0
    for (said, days) in found {
      let times = date.flatMap { date in days.map { inside($0, date) } } ?? []
      guard let whole = Self.allOf(said + times) else { return nil }
      if case .logical(.or, let parts)? = times.first?.kind { count += parts.count - 1 }
      alternatives.append(whole)
    }
    let whole = Self.oneOf(alternatives)
    if alternatives.count > 1, case .logical(.or, let parts) = whole?.kind { count += parts.count }
    if count > Self.mostRows { throw Messages.drillIntoTooMany(count, limit: Self.mostRows) }
    return whole
  }

  /// On one of some stretches of days: those with a name by their names, of many of the others each day.
  private func inside(_ stretches: [Period], _ date: Field) -> [Expression] {
    func isNamed(_ days: Period) -> Bool { name(of: days) != nil }
    var (named, others) = (stretches.filter(isNamed), stretches.filter { !isNamed($0) })
    if others.count > Self.mostRows, stretches.reduce(0, { $0 + $1.dayCount }) <= Self.mostNamed {
      named = stretches.flatMap { days in (0..<days.dayCount).map { days.start.adding(days: $0) } }.map {
        Period(from: $0, through: $0)
      }
      others = []
    }
    if named.count == 1 { (named, others) = ([], stretches) }
    if named.isEmpty, others.count == 1 { return Self.inside(others[0], date) }
    let names = named.compactMap { name(of: $0) }.map { Expression(.date($0), .none) }
    let parts =
      (names.isEmpty ? [] : [Expression(.membership(Self.named(date.name), names, negated: false), .none)])
      + others.compactMap { Self.allOf(Self.inside($0, date)) }
    return [parts.count == 1 ? parts[0] : Expression(.logical(.or, parts), .none)]
  }

  /// `2026-11-23`, `2026-11`
  private func name(of days: Period) -> DateLiteral? {
    if case .literal(let name) = written(days).kind { name } else { nil }
  }

  /// Rows that differ in times that follow one another are one.
  private static func joined(_ rows: [RowPlace.Row]) -> [RowPlace.Row] {
    guard rows.contains(where: \.isTimed) else { return rows }
    var found: [RowPlace.Row] = []
    // Texts that only look alike are of different rows.
    var places: [[UInt8]: Int] = [:]
    for row in rows.sorted(by: { $0.start < $1.start }) {
      let key = Array("\(row.keys)".utf8)
      if row.isTimed, let place = places[key], let last = found[place].days, let days = row.days,
        days.start <= last.end
      {
        let time = Period(start: last.start, end: max(last.end, days.end))
        found[place] = RowPlace.Row(keys: row.keys, period: time, days: time)
      } else {
        places[key] = found.count
        found.append(row)
      }
    }
    return found
  }

  /// `team in ("East", "South")` where they only differ in that.
  private static func oneOf(_ alternatives: [Expression]) -> Expression? {
    if alternatives.count < 2 { return alternatives.first }
    var named: [(subject: Expression, options: [Expression])] = []
    var others: [Expression] = []
    for alternative in alternatives {
      guard case .comparison(.equal, let subject, let value) = alternative.kind, case .text = value.kind else {
        others.append(alternative)
        continue
      }
      if let place = named.firstIndex(where: { $0.subject == subject }) {
        named[place].options.append(value)
      } else {
        named.append((subject, [value]))
      }
    }
    let parts =
      named.map { subject, options in
        options.count == 1
          ? Expression(.comparison(.equal, subject, options[0]), .none)
          : Expression(.membership(subject, options, negated: false), .none)
      } + others
    return parts.count == 1 ? parts[0] : Expression(.logical(.or, parts), .none)
  }

  private func conditions(
    _ question: Question, _ values: [KeyValue], _ groupings: [Grouping], on entity: Entity, _ date: Field?,
    _ line: Line, _ part: NumberPart
  ) throws(Diagnostic) -> [Expression] {
    var found: [Expression] = []
    for (key, value) in zip(question.keys, values) {
      // What only divides is not split by every key.
      guard key.name != part.reading.spread, canSplit(key, on: entity, part, question) else { continue }
      if case .cohort(let axis) = key.kind, let cohort = question.cohort {
        if links(to: cohort, from: entity).isEmpty {
          // What only divides may know nobody of it; nothing else that knows nobody lies in a row of theirs.
          if value != .missing, !part.reading.isDivisor { throw Messages.drillIntoTimeless(part.title) }
          continue
        }
        found += conditions(axis, value, cohort, date, isOfMembers: part.reading.isCohort)
        continue
      }
      let subject = self.subject(of: key, in: groupings)
      func compared(_ op: ComparisonOperator, _ other: Expression.Kind) -> Expression {
        Expression(.comparison(op, subject, Expression(other, .none)), .none)
      }
      func append(recurring condition: Expression) throws(Diagnostic) {
        guard canAsk(condition, entity) else { throw Messages.drillIntoTimeless(part.title) }
        found.append(condition)
      }
      if case .time(let grain) = key.kind, value == .missing {
        // A day may be known without its hour.
        let isEmpty = Expression(.emptiness(subject, negated: false), .none)
        if grain == .hour {
          if canAsk(isEmpty, entity) { found.append(isEmpty) }
        } else if let date {
          let isUndated = Expression(.emptiness(Self.named(date.name), negated: false), .none)
          if !found.contains(isUndated) { found.append(isUndated) }
        }
        continue
      }
      if key.isRolledUp {
        found += try below(key, value, entity, line)
        continue
      }
      switch value {
      case .text(let text): found.append(compared(.equal, .text(text)))
      case .id(let id):
        // A dimension has no fields of its own.
        guard case .attribute(let paths, _, _, _) = key.kind,
          let way = paths[entity.name] ?? way(of: key, from: entity)
        else { continue }
        let names = way.fields.map { Name($0.name) }
        let field = Expression(.name((way.field.column == "id" ? [] : names) + [Name("id")]), .none)
        found.append(Expression(.comparison(.equal, field, Expression(.text(id), .none)), .none))
      case .boolean(let flag): found.append(compared(.equal, .boolean(flag)))
      case .number(let number): found.append(compared(.equal, .number(NumberLiteral(nearest: number))))
      case .day(let day): found.append(compared(.equal, .date(.day(day))))
      case .band(let from, let below):
        if let from { found.append(compared(.greaterOrEqual, .number(from))) }
        if let below { found.append(compared(.less, .number(below))) }
      case .records(let members, let isAmong, let orNobody):
        guard case .number(let bands) = key.kind, let home = catalogue.entity(bands.entity) else { continue }
        found += try ofBand(members, isAmong, orNobody, home, entity)
      case .missing:
        // A day may be known without its hour.
        let isHour = key.datePart == .hour
        found.append(Expression(.emptiness(isHour ? subject : dated(key, subject), negated: false), .none))
      case .within(let days):
        found.append(Expression(.within(dated(key, subject), written(days), negated: false), .none))
      case .time: break
      case .weekday(let day): try append(recurring: compared(.equal, .text(Weekday.names[day - 1])))
      case .hour(let hour): try append(recurring: compared(.equal, .number(NumberLiteral(digits: hour))))
      case .stranger: throw Messages.drillIntoStranger(key.name)
      }
    }
    return found
  }

  /// The date itself, where rows are of a unit of time of it.
  private func dated(_ key: GroupKey, _ subject: Expression) -> Expression {
    key.datePart == nil ? subject : Expression(.name(key.path.dropLast().map { Name.of($0) }), .none)
  }

  /// Of `home`, those that a number has put in a band, by name; leads are among customers, whose numbers they have, too.
  private func ofBand(
    _ members: [KeyValue], _ isAmong: Bool, _ orNobody: Bool, _ home: Entity, _ entity: Entity
  ) throws(Diagnostic) -> [Expression] {
    if members.count > Self.mostNamed { throw Messages.drillIntoTooMany(members.count, limit: Self.mostNamed) }
    let named = members.isEmpty ? nil : among(home, members, of: entity)
    if !isAmong {
      let isSomebodys = orNobody ? [] : [Expression(.emptiness(Self.named(home.singular), negated: true), .none)]
      return isSomebodys.filter { home != entity && canAsk($0, entity) }
        + (named.map { [Expression(.not($0), .none)] } ?? [])
    }
    if home == entity || !orNobody { return [among(home, members, of: entity)] }
    let isNobodys = Expression(.emptiness(Self.named(home.singular), negated: false), .none)
    return [named.map { Expression(.logical(.or, [isNobodys, $0]), .none) } ?? isNobodys]
  }

  /// What the rows were made by, as it was written.
  private func subject(of key: GroupKey, in groupings: [Grouping]) -> Expression {
    for grouping in groupings {
      guard let expression = grouping.expression else { continue }
      if (grouping.alias?.text ?? columnName(of: expression)) == key.name { return expression }
    }
    return Expression(.name(key.path.map { Name.of($0) }), .none)
  }

  /// The last day of something is asked of those who are there: a rep who left before the period has none to show.
  func presence(_ question: Question, _ aggregate: Aggregate, _ entity: Entity) -> [Expression] {
    var probe = self
    guard question.subject?.name == "reps", let start = question.period?.start,
      (try? probe.measure(aggregate, at: .none))?.function == .max, let key = question.keys.first,
      let way = way(of: key, from: entity)
    else { return [] }
    let left = Expression(.name(way.fields.map { Name($0.name) } + [Name("left")]), .none)
    return [
      Expression(
        .logical(
          .or,
          [
            Expression(.emptiness(left, negated: false), .none),
            Expression(.comparison(.after, left, Expression(.date(.day(start)), .none)), .none),
          ]), .none)
    ]
  }

  /// Whatever team it is, where there is one.
  static func inTeam(_ team: KeyValue?) -> [Expression] {
    func equal(_ path: [String], _ name: String) -> Expression {
      Expression(.comparison(.equal, Expression(.name(path.map { Name($0) }), .none), text(name)), .none)
    }
    func text(_ name: String) -> Expression { Expression(.text(name), .none) }
    return switch team {
    case .text(let name): [equal(["team"], name)]
    case .id(let id): [equal(["rep", "team", "id"], id)]
    case .missing: [Expression(.emptiness(named("team"), negated: false), .none)]
    case .boolean, .number, .day, .band, .records, .within, .stranger, .time, .weekday, .hour, nil: []
    }
  }

  /// Whether the records of a part are told apart by a key.
  package func canSplit(_ part: NumberPart, by key: GroupKey) -> Bool {
    // Every part of the time has a row for each of them.
    if key.isWhen { return true }
    guard case .aggregate(let aggregate) = part.kind, let entity = try? entity(of: aggregate, whole: .none) else {
      return false
    }
    return way(of: key, from: entity) != nil
  }

  private func canSplit(_ key: GroupKey, on entity: Entity, _ part: NumberPart, _ question: Question) -> Bool {
    if let divisor = divisor(part, question) {
      return divisor.resolver.canSplit(divisor.measure, by: key, in: question)
    }
    switch key.kind {
    case .time, .cohort: return true
    case .attribute: return way(of: key, from: entity) != nil
    case .expression(let values, _, _): return values[entity.name] != nil
    case .number(let bands): return bands.paths[entity.name] != nil
    }
  }

  /// Whether it divides, and the time axis does not cut it.
  func isUncut(_ part: NumberPart, _ question: Question) -> Bool {
    guard let axis = question.timeAxis, let divisor = divisor(part, question) else { return false }
    return !divisor.resolver.canSplit(divisor.measure, by: question.keys[axis], in: question)
  }

  private func divisor(_ part: NumberPart, _ question: Question) -> (resolver: Resolver, measure: Measure)? {
    guard part.reading.isDivisor, case .aggregate(let aggregate) = part.kind else { return nil }
    var probe = self
    probe.cohort = question.cohort
    return (try? probe.measure(aggregate, at: .none)).map { (probe, $0) }
  }

  /// What only divides keeps the conditions that it can be asked.
  package func canAsk(_ fact: Expression, _ entity: Entity) -> Bool {
    var probe = self
    return (try? probe.predicate(fact, on: entity)) != nil
  }

  static func inside(_ period: Period, _ date: Field) -> [Expression] {
    [compared(date.name, .after, period.start.adding(days: -1)), compared(date.name, .before, period.end)]
  }
}
