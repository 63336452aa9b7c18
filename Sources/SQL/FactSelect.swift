package import Semantics
import Syntax
package import Values

/// The part of a statement that reads one kind of record: its table and the tables joined to it along the ways that are
/// used, each once.
struct FactSelect {
  let catalogue: Catalogue
  let entity: Entity
  let currency: Currency
  /// Ids of populations that were asked first, by index; a missing one is chosen by its predicate.
  let populations: [ResolvedPopulation]
  /// The day that decides what a rep's team was.
  private(set) var day: SQLExpression
  /// The day asked about, and the period around it.
  let moment: CivilDate
  let period: Period?
  /// The day of which what is kept of records is.
  let known: CivilDate
  /// Reads the parts of records that several reps share.
  let isShared: Bool
  /// One of the kinds that the records are made of, see `AsOfText.parts`; `nil` is all of them.
  let part: String?
  /// The record's own day: the one that counts.
  private let date: Field?
  private(set) var joins: [Select.Join] = []
  private var joined: Set<String> = []
  /// Aliases of the calendar by the day they hold.
  private var calendars: [SQLExpression: String] = [:]
  private var moneyMetrics: [String]?

  init(
    _ catalogue: Catalogue, _ entity: Entity, currency: Currency, populations: [ResolvedPopulation], date: Field?,
    moment: CivilDate, period: Period? = nil, known: CivilDate? = nil, isShared: Bool = false, part: String? = nil
  ) {
    self.catalogue = catalogue
    self.part = part
    self.isShared = isShared
    self.entity = entity
    self.currency = currency
    self.populations = populations
    let today = SQLExpression.day(moment)
    self.moment = moment
    self.period = period
    self.known = known ?? moment
    self.date = date ?? entity.date.flatMap(entity.field)
    self.day = today
    if let date, !entity.isHeld { self.day = .call("COALESCE", [ownDay(date), today]) }
  }

  /// The day of a record in one of its fields.
  mutating func ownDay(_ date: Field) -> SQLExpression { Self.day(of: own(date), date) }

  /// A field of the record itself, whole, whoever shares it.
  mutating func own(_ field: Field) -> SQLExpression {
    if let derivation = field.derivation { return derived(derivation, of: entity.table, alias: "") }
    return field.isPast ? past(field, of: entity.table, alias: "past") : .column(entity.table, field.column)
  }

  static func day(of value: SQLExpression, _ date: Field) -> SQLExpression {
    date.isEnd ? .call("NULLIF", [value, .day(PeriodBounds.open)]) : value
  }

  /// Finds ways from record to record, which no day changes.
  var paths: Resolver {
    Resolver(catalogue: catalogue, environment: Environment(today: CivilDate(dayNumber: 0)))
  }

  var relation: Relation {
    guard let select = part ?? AsOfText.select(entity.table) else {
      return .table(entity.table, alias: entity.table)
    }
    return .asOf(asOf(select, on: moment), alias: entity.table)
  }

  private func asOf(_ select: String, on day: CivilDate) -> AsOfRelation {
    AsOfRelation(select, moment: day, period: period, start: PeriodBounds.earliest, currency: currency)
  }

  mutating func join(_ relation: Relation, alias: String, on condition: SQLExpression, isLeft: Bool = true) {
    if joined.insert(alias).inserted { joins.append(.init(isLeft: isLeft, relation: relation, on: condition)) }
  }

  // MARK: Columns

  mutating func column(_ path: ColumnPath) -> SQLExpression {
    if path == .entered { return .column(Self.cohort, path.field.column) }
    if let part = path.field.part { return cycle(part, path) }
    return path.field.isElapsed ? .days(.day(moment), stored(path)) : stored(path)
  }

  /// The weekday, from 1 for Monday, or the hour of a day; of a unit of time the first day.
  private mutating func cycle(_ part: Grain, _ path: ColumnPath) -> SQLExpression {
    var field = path.field
    if field.column.isEmpty {
      guard let date else { return .null }
      field = date
    }
    if part == .hour {
      guard let time = field.time else { return .null }
      let clock = Field(name: field.name, column: time, kind: .text, entity: field.entity)
      return Self.hour(of: stored(ColumnPath(root: path.root, references: path.references, field: clock)))
    }
    // The first day of all was a Monday.
    let day = stored(ColumnPath(root: path.root, references: path.references, field: field))
    if !part.isCycle { return part.calendarColumn.map { .column(calendar(of: day), $0) } ?? day }
    let days = SQLExpression.days(day, .parameter(.text("0001-01-01")))
    return .binary("+", .binary("%", days, .constant(7)), .constant(1))
  }

  /// Of a time such as `17:30`.
  static func hour(of time: SQLExpression) -> SQLExpression {
    .asInteger(.call("SUBSTR", [time, .constant(1), .constant(2)]))
  }

  /// As it is stored: of an elapsed time, the day it counts from.
  mutating func stored(_ path: ColumnPath) -> SQLExpression {
    var table = entity.table
    var identity: SQLExpression = .column(table, "id")
    var name = ""
    // A table is joined only when one of its columns is read.
    var pending: (relation: Relation, alias: String, on: SQLExpression)?
    func reach(_ field: Field, _ select: inout FactSelect) -> SQLExpression {
      if field.isAssigned {
        let alias = name.isEmpty ? "assignment" : "\(name)_assignment"
        select.join(
          .table("rep_assignments", alias: alias), alias: alias,
          on: .all([
            .binary("=", .column(alias, "rep_id"), identity), .binary("<=", .column(alias, "from_on"), select.day),
            .binary(">", .column(alias, "until_on"), select.day),
          ]))
        return .column(alias, field.column)
      }
      if field.isCredited, name.isEmpty || field.kind == .percent {
        return select.credited(field, reachedBy: name.isEmpty ? nil : identity)
      }
      if field.column == "id", pending != nil { return identity }
      if let found = pending {
        select.join(found.relation, alias: found.alias, on: found.on)
        pending = nil
      }
      if field.isPast { return select.past(field, of: table, alias: name.isEmpty ? "past" : "\(name)_past") }
      if let derivation = field.derivation { return select.derived(derivation, of: table, alias: name) }
      if let parts = field.parts { return select.added(field, parts, of: identity, alias: name) }
      let own = Self.day(of: .column(table, field.column), field)
      if let either = select.either(own, field, along: path) { return either }
      if let isMoney = field.isOfMoney { return select.planned(own, .column(table, "metric"), isMoney) }
      guard let other = field.orOf.flatMap(select.catalogue.entity), let label = other.label(like: field.column) else {
        return own
      }
      let alias = "\(name)_\(other.singular)"
      select.join(
        .table(other.table, alias: alias), alias: alias, on: .binary("=", .column(alias, "id"), identity))
      return .call("COALESCE", [own, .column(alias, label)])
    }
    for reference in path.references {
      let key = reach(reference, &self)
      guard case .reference(let target) = reference.kind, let next = catalogue.entity(target) else { return .null }
      name = name.isEmpty ? reference.name : "\(name)_\(reference.name)"
      identity = key
      table = name
      pending = (.table(next.table, alias: name), name, .binary("=", .column(name, "id"), key))
    }
    return reach(path.field, &self)
  }

  /// What a record was on the day that it is known by. A customer or a lead of whom no history is kept has always been what it is.
  mutating func past(_ field: Field, of table: String, alias: String) -> SQLExpression {
    if case .then(let past, let key, let ownKey) = field.keeping, let select = AsOfText.select(past) {
      let alias = "\(alias)_\(past)"
      join(
        .asOf(asOf(select, on: known), alias: alias), alias: alias,
        on: .binary("=", .column(alias, key), .column(table, ownKey)))
      return .column(alias, field.column)
    }
    let own = SQLExpression.column(table, field.column)
    let party = SQLExpression.column(alias, "party_id")
    let day = SQLExpression.parameter(.text(known.iso))
    join(
      .table("party_states", alias: alias), alias: alias,
      on: .all([
        .binary("=", party, .column(table, "id")), .binary("<=", .column(alias, "from_on"), day),
        .binary(">", .column(alias, "until_on"), day),
      ]))
    let kept = SQLExpression.column(alias, field.keptColumn)
    guard case .reference = field.kind else { return .call("COALESCE", [kept, own]) }
    return .choice([.init(condition: .isNotNull(party), value: kept), .init(condition: .isNull(party), value: own)])
  }

  /// What the parts of a record come to; nothing where it has none.
  private mutating func added(
    _ field: Field, _ parts: Field.Parts, of record: SQLExpression, alias name: String
  ) -> SQLExpression {
    let alias = name.isEmpty ? parts.table : "\(name)_\(parts.table)"
    var select = Select(from: .table(parts.table, alias: parts.table))
    let amount = SQLExpression.aggregate("SUM", distinct: false, .column(parts.table, field.column), filter: nil)
    select.columns = [
      .init(expression: .column(parts.table, parts.key), alias: parts.key),
      .init(expression: amount, alias: field.column),
    ]
    select.groupCount = 1
    join(.query(select, alias: alias), alias: alias, on: .binary("=", .column(alias, parts.key), record))
    return .column(alias, field.column)
  }

  /// What the record says itself, else what another does: the probability of a deal, or of its stage.
  private mutating func either(_ own: SQLExpression, _ field: Field, along path: ColumnPath) -> SQLExpression? {
    guard let way = field.orAlong, let home = catalogue.entity(field.entity),
      let next = catalogue.path([way, field.name], from: home)
    else { return nil }
    let other = ColumnPath(root: path.root, references: path.references + next.references, field: next.field)
    return .call("COALESCE", [own, stored(other)])
  }

  /// What was set for a metric, where that is money, or where it is not.
  private mutating func planned(_ value: SQLExpression, _ metric: SQLExpression, _ isMoney: Bool) -> SQLExpression {
    let names = moneyMetrics ?? paths.moneyMetrics
    moneyMetrics = names
    let isOfMoney = SQLExpression.member(metric, names.map { .parameter(.text($0)) })
    return .choice([.init(condition: isMoney ? isOfMoney : .not(isOfMoney), value: value)])
  }

  mutating func expression(_ scalar: Scalar) -> SQLExpression {
    switch scalar {
    case .column(let path): return column(path)
    case .integer(let value): return .parameter(.integer(value))
    case .real(let value): return .parameter(.real(value))
    case .text(let value): return .parameter(.text(value))
    case .date(let day): return .day(day)
    case .daysBefore: return day
    case .scaled(let part, let factor): return .binary("/", .real(expression(part)), .constant(factor))
    case .arithmetic(.subtract, .integer(0), let part): return .binary("-", .constant(0), expression(part))
    case .arithmetic(let op, let left, let right):
      let leftText = expression(left)
      let rightText = expression(right)
      if op == .divide { return .binary("/", .real(leftText), .call("NULLIF", [rightText, .constant(0)])) }
      return .binary(op.rawValue, leftText, rightText)
    case .dayDifference(let later, let earlier):
      let laterText = expression(later)
      return .days(laterText, expression(earlier))
    case .lapse(let lapse, let first, let second):
      let firstText = expression(first)
      return .lapse(lapse, from: firstText, to: expression(second))
    case .aggregated(let measure): return aggregated(measure)
    }
  }

  // MARK: Conditions

  mutating func conditions(_ window: Branch.Window) -> [SQLExpression] {
    let table = entity.table
    switch window {
    case .inside(let field, let period):
      let own = own(field)
      return [.binary(">=", own, .day(period.start)), .binary("<", own, .day(period.end))]
    case .through(let field, let day): return [.binary("<", own(field), .day(day.adding(days: 1)))]
    case .valid(let from, let until, let day):
      return [
        .binary("<=", .column(table, from.column), .day(day)),
        .binary(">", .column(table, until.column), .day(day)),
      ]
    case .during: return []
    }
  }

  mutating func condition(_ predicate: Predicate) -> SQLExpression {
    switch predicate {
    case .comparison(.notEqual, let left, let right):
      let value = expression(left)
      return .any([.isNull(value), .binary("<>", value, expression(right))])
    case .comparison(.lessOrNever, let left, let right): return orNever("<", left, right)
    case .comparison(.greaterOrNever, let left, let right): return orNever(">", left, right)
    case .comparison(.greaterOrEqualOrNever, let left, let right): return orNever(">=", left, right)
    case .comparison(.equal, .column(let path), .text(let name)) where path.field.orOf != nil:
      return isNamed(path, [.text(name)])
    case .comparison(let op, let left, let right):
      let value = expression(left)
      return .binary(op.rawValue, value, expression(right))
    case .all(let parts):
      var found: [SQLExpression] = []
      for part in parts { found.append(condition(part)) }
      return .all(found)
    case .any(let parts):
      var found: [SQLExpression] = []
      for part in parts { found.append(condition(part)) }
      return .any(found)
    case .not(.empty(let value)): return .isNotNull(expression(value))
    case .not(let part): return .not(condition(part))
    case .empty(let value): return .isNull(expression(value))
    case .member(.column(let path), let list) where path.field.orOf != nil: return isNamed(path, list)
    case .member(let value, let list):
      var options: [SQLExpression] = []
      for item in list { options.append(expression(item)) }
      return .member(expression(value), options)
    case .matches(let match, let value, let text):
      let safe = Self.escaped(text.lowercased())
      let pattern: String
      switch match {
      case .contains: pattern = "%\(safe)%"
      case .startsWith: pattern = "\(safe)%"
      case .endsWith: pattern = "%\(safe)"
      }
      return .like(.call("LOWER", [expression(value)]), .parameter(.text(pattern)))
    case .within(let value, let period):
      let day = expression(value)
      return .all([
        .binary(">=", day, .day(period.start)), .binary("<", day, .day(period.end)),
      ])
    // The planner knows the rows and says which time is meant.
    case .ownTime(let value): return .isNotNull(expression(value))
    case .sameBucket(.day, let left, let right): return .binary("=", expression(left), expression(right))
    case .sameBucket(let grain, let left, let right):
      let column = grain.calendarColumn ?? "day"
      let first = calendar(of: left)
      return .binary("=", .column(first, column), .column(calendar(of: right), column))
    case .inside(let path, let head): return inside(path, head)
    case .isAmong(let path, let id): return population(column(path), id)
    case .history(let condition): return history(condition)
    }
  }

  /// The calendar's row of a day, by its alias.
  private mutating func calendar(of day: Scalar) -> String { calendar(of: expression(day)) }

  private mutating func calendar(of value: SQLExpression) -> String {
    if let known = calendars[value] { return known }
    let alias = "calendar_\(calendars.count + 1)"
    calendars[value] = alias
    join(.table("calendar", alias: alias), alias: alias, on: .binary("=", .column(alias, "day"), value))
    return alias
  }

  private mutating func orNever(_ op: String, _ left: Scalar, _ right: Scalar) -> SQLExpression {
    let value = expression(left)
    return .any([.isNull(value), .binary(op, value, expression(right))])
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if character == "%" || character == "_" || character == "\\" { result.append("\\") }
      result.append(character)
    }
  }

  private func population(_ key: SQLExpression, _ id: PopulationID) -> SQLExpression {
    guard populations.indices.contains(id.index) else { return .any([]) }
    switch populations[id.index] {
    case .banded: return .any([])
    case .ids(let ids): return .member(key, ids.map { .parameter(.integer($0)) })
    case .series(let ids, let buckets):
      let wanted = id.bucket.map { buckets[$0.iso] ?? [] } ?? ids
      return .member(key, wanted.map { .parameter(.integer($0)) })
    case .records(let name, let predicate, let date, let moment):
      guard let target = catalogue.entity(name) else { return .any([]) }
      var inner = FactSelect(
        catalogue, target, currency: currency, populations: populations, date: date, moment: moment,
        isShared: predicate?.asksCredit ?? false)
      var select = Select(from: inner.relation)
      select.columns = [.init(expression: .column(target.table, "id"), alias: "id")]
      if let predicate { select.conditions = [inner.condition(predicate.fixed(at: moment))] }
      select.joins = inner.joins
      return .memberOf(key, select)
    }
  }

  /// The ordinal of the band of the record that a path leads to.
  mutating func band(_ path: ColumnPath, _ id: PopulationID) -> SQLExpression {
    guard populations.indices.contains(id.index), case .banded(let records) = populations[id.index] else {
      return .null
    }
    let key = column(path)
    var branches = records.bands.map { part in
      SQLExpression.Branch(
        condition: .member(key, part.ids.map { .parameter(.integer($0)) }),
        value: part.band.map(SQLExpression.constant) ?? .null)
    }
    if let rest = records.rest { branches.append(.init(condition: .isNotNull(key), value: .constant(rest))) }
    return branches.isEmpty ? .null : .choice(branches)
  }

  /// One number about each record of a list: aggregated apart, joined by the record's id.
  private mutating func aggregated(_ measure: Measure) -> SQLExpression {
    guard let fact = catalogue.entity(measure.entity),
      let path = paths.way(from: fact, to: entity)
    else { return .null }
    let alias = "about_\(joins.count + 1)"
    var inner = FactSelect(
      catalogue, fact, currency: currency, populations: [], date: measure.date, moment: moment, period: period,
      known: known, isShared: path.asksCredit)
    var select = Select(from: inner.relation)
    let key = inner.column(path)
    let value = inner.aggregate(measure.function, measure.operand, filter: nil)
    select.columns = [.init(expression: key, alias: "id"), .init(expression: value, alias: "value")]
    select.conditions = measure.condition.map { [inner.condition($0)] } ?? []
    if let members = measure.members(in: fact) { select.conditions.append(inner.condition(members)) }
    if let window = measure.snapshot(of: fact, on: moment, period) { select.conditions += inner.conditions(window) }
    select.joins = inner.joins
    select.groupCount = 1
    let known = joins.first { if case .query(let other, _) = $0.relation { other == select } else { false } }
    if case .query(_, let earlier)? = known?.relation { return finished(measure, .column(earlier, "value")) }
    join(
      .query(select, alias: alias), alias: alias, on: .binary("=", .column(alias, "id"), .column(entity.table, "id")))
    return finished(measure, .column(alias, "value"))
  }

  private func finished(_ measure: Measure, _ value: SQLExpression) -> SQLExpression {
    measure.isAdditive || measure.function == .countDistinct ? .call("COALESCE", [value, .constant(0)]) : value
  }

  mutating func aggregate(_ function: Aggregate.Function, _ operand: Scalar?, filter: SQLExpression?) -> SQLExpression {
    if isShared, let parts = sharedAggregate(function, operand, filter: filter) { return parts }
    let value = operand.map { expression($0) }
    switch function {
    case .count: return .aggregate("COUNT", distinct: false, nil, filter: filter)
    case .countDistinct: return .aggregate("COUNT", distinct: true, value, filter: filter)
    case .sum, .balance: return .aggregate("SUM", distinct: false, value, filter: filter)
    case .avg: return .aggregate("AVG", distinct: false, value, filter: filter)
    // They have branches of their own.
    case .median, .percentile, .stddev, .corr: return .null
    case .min: return .aggregate("MIN", distinct: false, value, filter: filter)
    case .max: return .aggregate("MAX", distinct: false, value, filter: filter)
    }
  }
}

/// Whom a question is about, once it is known.
package enum ResolvedPopulation: Sendable {
  case ids([Int])
  /// Those of the whole period, and of each bucket of the time axis by its first day.
  case series([Int], buckets: [String: [Int]])
  /// Those of an entity that satisfy a condition, which looks up teams by a day of theirs.
  case records(String, Predicate?, Field?, CivilDate)
  case banded(BandedRecords)
}

/// Records by the band that a number about each lies in.
package struct BandedRecords: Sendable {
  /// In the order of the bands; of some the number is in none.
  package let bands: [(band: Int?, ids: [Int])]
  /// That of all others.
  package let rest: Int?

  package init(_ bands: [Int?: [Int]], rest: Int?) {
    self.bands = bands.filter { $0.key != rest }.sorted { ($0.key ?? -1) < ($1.key ?? -1) }.map { ($0.key, $0.value) }
    self.rest = rest
  }
}
