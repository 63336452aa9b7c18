import Semantics
import Syntax
import Values

/// What a question means that the naive evaluator was not taught.
struct NotTaught: Error, CustomStringConvertible {
  let what: String
  init(_ what: Any) { self.what = "\(what)" }
  var description: String { "the naive evaluator was not taught \(what)" }
}

/// One record with the day on which it happened, for looking up who belonged where.
struct NaiveRecord {
  var row: NaiveRow
  let day: String
  /// What `today` means to the conditions about it.
  let moment: String
  /// What `in period` means.
  var time = Time.all
  /// The same of a day that is planned, where that is more.
  var ahead: Time?
  /// What one of those who share it has of it.
  var part: NaivePart?

  enum Time {
    case all
    /// The record has no day and so no row in time.
    case none
    /// `[start, end)`
    case days(String, String)
  }
}

/// Records by the band of a number about each.
struct NaiveBands {
  var known: [Int: Datum] = [:]
  /// Of whom nothing is known.
  var rest = Datum.null
}

/// Reads the values of records and tests conditions about them, one record at a time.
struct NaiveReader {
  let store: NaiveStore
  let catalogue: Catalogue
  var populations: [Set<Int>]
  /// One number about the record, where those can be asked.
  var about: ((Measure, NaiveRecord) throws -> Datum)?
  /// From which day the one is followed that the record is about.
  var entered: ((NaiveRecord) -> Datum)?
  /// The day of which what is kept of records is; `nil` is the moment of each.
  var known: String?
  /// Before this day customers, and whose the orders of theirs are, are read as they were; `nil` where all is of one day.
  var customersToday: String?
  /// In which band of a number each is, by the population that tells them apart.
  var bands: [Int: NaiveBands] = [:]

  func band(_ bands: NumberBands, _ record: Datum) -> Datum {
    guard let found = self.bands[bands.population.index], let id = record.whole else { return .null }
    return found.known[id] ?? found.rest
  }

  /// Whether customers that records of this kind count, or are of, are those of the day.
  func areCustomersThen(_ entity: String, on day: String) -> Bool {
    guard let customersToday, day < customersToday else { return false }
    return entity == "customers" || entity == "owned_orders"
  }

  func table(_ entity: String) -> String { catalogue.entity(entity)?.table ?? entity }

  /// Deals of a past day are what they were then.
  func rows(_ entity: String, asOf moment: String) -> [NaiveRow] {
    let rows = store.rows(of: table(entity), asOf: moment)
    return catalogue.isPast && entity == "opportunities" ? rows.map { store.pastDeal($0, on: known ?? moment) } : rows
  }

  func value(_ path: ColumnPath, _ record: NaiveRecord) -> Datum {
    if path == .entered { return entered?(record) ?? .null }
    var row: NaiveRow? = record.row
    var identity = record.row.at("id")
    var isFirst = true
    var home = table(path.root)
    let isThen = areCustomersThen(path.root, on: known ?? record.moment)
    func reach(_ field: Field) -> Datum {
      if field.isAssigned { return store.assignment(of: identity, on: record.day)?.at(field.column) ?? .null }
      if field.column == "id" { return identity }
      if field.isCredited, isFirst, let part = record.part { return part.value(field) }
      if let derivation = field.derivation { return row.map { store.derived(derivation, of: $0) } ?? .null }
      if let parts = field.parts {
        let amounts = store.rows(of: parts.table).filter { $0.at(parts.key) == identity }
          .compactMap { $0.at(field.column).whole }
        return amounts.isEmpty || identity.isNull ? .null : .integer(amounts.reduce(0, +))
      }
      // That of today, whatever day the record is read on.
      if field.name == "current_owner" { return store.record(home, identity)?.at(field.column) ?? .null }
      let isThen = isThen && field.entity == "customers" && field.isKept
      if field.isPast || isThen, let row { return store.past(field, of: row, on: known ?? record.moment) }
      if field.isCredited, field.column == "share_bp" { return row == nil ? .null : .integer(10_000) }
      return row?.at(field.column) ?? .null
    }
    for reference in path.references {
      guard case .reference(let target) = reference.kind else { return .null }
      identity = reach(reference)
      isFirst = false
      home = table(target)
      row = store.record(home, identity)
    }
    if row == nil, let other = path.field.orOf.flatMap(catalogue.entity), other.labels.contains(path.field.column) {
      return store.record(other.table, identity)?.at(path.field.column) ?? .null
    }
    var found = reach(path.field)
    if found.isNull, let row, path.field.orAlong != nil {
      // A deal is as probable as its stage is.
      let stage = catalogue.isPast ? store.pastDeal(row, on: known ?? record.moment).at("stage_id") : row.at("stage_id")
      found = store.record("stages", stage)?.at(path.field.column) ?? .null
    }
    if let isMoney = path.field.isOfMoney, Self.isMoney(row?.at("metric"), catalogue) != isMoney { return .null }
    // What holds to this day ends on no day.
    if path.field.column == "until_on", path.field.name != "until_on", found.text == "9999-12-31" { return .null }
    if let grain = path.field.part { return part(grain, of: found, path, row) }
    guard path.field.isElapsed else { return found }
    return found.text.flatMap { store.calendar.days(from: $0, to: record.moment) }.map(Datum.integer) ?? .null
  }

  /// The weekday, the hour, or the unit of time that holds a day.
  private func part(_ grain: Grain, of day: Datum, _ path: ColumnPath, _ row: NaiveRow?) -> Datum {
    if grain == .hour {
      let time = path.field.time.flatMap { row?.at($0).text } ?? ""
      return Int(time.prefix(2)).map(Datum.integer) ?? .null
    }
    guard let day = day.text else { return .null }
    if grain == .weekday { return store.calendar.number(day).map { .integer(store.calendar.day($0).weekday) } ?? .null }
    if grain != .day, day < store.calendarStart || day >= store.calendarEnd { return .null }
    return .text(store.calendar.bucket(grain, day))
  }

  /// Whether a target is one of money.
  private static func isMoney(_ metric: Datum?, _ catalogue: Catalogue) -> Bool {
    var resolver = Resolver(catalogue: catalogue, environment: Environment(today: .init(dayNumber: 0)))
    guard let name = metric?.text, let metric = catalogue.metric(name), metric.name == name,
      case .money? = try? resolver.unit(of: metric, at: .none)
    else { return false }
    return true
  }

  func value(_ scalar: Scalar, _ record: NaiveRecord) throws -> Datum {
    switch scalar {
    case .column(let path): return value(path, record)
    case .integer(let number): return .integer(number)
    case .real(let number): return .real(number)
    case .text(let text): return .text(text)
    case .date(let day): return .text(day.iso)
    case .daysBefore(let count): return .text(store.calendar.adding(-count, to: record.moment))
    case .scaled(let part, let factor):
      return try value(part, record).number.map { .real($0 / Double(factor)) } ?? .null
    case .arithmetic(let op, let left, let right):
      let (first, second) = (try value(left, record), try value(right, record))
      guard let one = first.number, let other = second.number else { return .null }
      let isWhole = first.whole != nil && second.whole != nil
      switch op {
      case .add: return isWhole ? .integer(Int(one) + Int(other)) : .real(one + other)
      case .subtract: return isWhole ? .integer(Int(one) - Int(other)) : .real(one - other)
      case .multiply: return isWhole ? .integer(Int(one) * Int(other)) : .real(one * other)
      case .divide: return other == 0 ? .null : .real(one / other)
      }
    case .dayDifference(let later, let earlier):
      guard let last = try value(later, record).text, let first = try value(earlier, record).text else { return .null }
      return store.calendar.days(from: first, to: last).map(Datum.integer) ?? .null
    case .lapse(let lapse, let first, let second):
      guard let entered = try value(first, record).text, let day = try value(second, record).text else { return .null }
      return .integer(NaiveCohort.wholes(lapse, from: entered, to: day, store.calendar))
    case .aggregated(let measure):
      // Only lists show one number about each record; questions that have rows of their own refuse it.
      guard let about else { throw NotTaught(scalar) }
      return try about(measure, record)
    }
  }

  /// What is not known is not so; `not` is what is not so.
  func holds(_ predicate: Predicate, _ record: NaiveRecord) throws -> Bool {
    switch predicate {
    case .all(let parts): return try parts.allSatisfy { try holds($0, record) }
    case .any(let parts): return try parts.contains { try holds($0, record) }
    case .not(let part): return try !holds(part, record)
    case .empty(let scalar): return try value(scalar, record).isNull
    case .comparison(let op, let left, let right):
      let (first, second) = (try value(left, record), try value(right, record))
      // What is missing differs from any value.
      if op == .notEqual && first.isNull { return true }
      // What never was is longer ago than anything.
      if [.lessOrNever, .greaterOrNever, .greaterOrEqualOrNever].contains(op) && first.isNull { return true }
      guard let isLess = Datum.isLess(first, second), let isMore = Datum.isLess(second, first) else { return false }
      switch op {
      case .equal: return !isLess && !isMore
      case .notEqual: return isLess || isMore
      case .less, .lessOrNever: return isLess
      case .lessOrEqual: return !isMore
      case .greater, .greaterOrNever: return isMore
      case .greaterOrEqual, .greaterOrEqualOrNever: return !isLess
      }
    case .member(let scalar, let options):
      let found = try value(scalar, record)
      return try !found.isNull && options.contains { try value($0, record) == found }
    case .matches(let match, let scalar, let wanted):
      guard let text = try value(scalar, record).text else { return false }
      return Self.matches(match, text, wanted)
    case .within(let scalar, let period):
      guard let day = try value(scalar, record).text else { return false }
      return period.start.iso <= day && day < period.end.iso
    case .ownTime(let scalar):
      guard let day = try value(scalar, record).text else { return false }
      var time = record.time
      if case .column(let path) = scalar, path.field.mayLieAhead {
        time = record.ahead ?? time
      }
      switch time {
      case .all: return true
      case .none: return false
      case .days(let start, let end): return start <= day && day < end
      }
    case .isAmong(let path, let id):
      guard let key = value(path, record).whole, populations.indices.contains(id.index) else { return false }
      return populations[id.index].contains(key)
    case .history(let condition):
      return try hadState(condition, value(condition.record, record), seenFrom: record)
    case .inside(let path, let head):
      let here = value(path, record)
      let (table, line) =
        path.field.kind == .reference("teams")
        ? ("teams", store.teams(above: here, on: record.day)) : ("reps", store.line(of: here, on: record.day))
      return line.contains { above in
        switch head {
        case .name(let name): store.record(table, above)?.at("name") == .text(name)
        case .id(let id): store.record(table, above)?.at("external_id") == .text(id)
        }
      }
    case .sameBucket(let grain, let left, let right):
      guard let one = try value(left, record).text, let other = try value(right, record).text else { return false }
      return store.calendar.bucket(grain, one) == store.calendar.bucket(grain, other)
    }
  }

  /// Whatever their case.
  private static func matches(_ match: Predicate.TextMatch, _ text: String, _ wanted: String) -> Bool {
    let (whole, part) = (Array(text.lowercased().utf8), Array(wanted.lowercased().utf8))
    if part.count > whole.count { return false }
    switch match {
    case .startsWith: return Array(whole.prefix(part.count)) == part
    case .endsWith: return Array(whole.suffix(part.count)) == part
    case .contains: return (0...(whole.count - part.count)).contains { Array(whole[$0..<($0 + part.count)]) == part }
    }
  }
}
