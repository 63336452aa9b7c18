import Semantics
import Syntax
import Values

extension NaiveEvaluator {
  /// The records of a list, in their order.
  func list(_ request: ListRequest) throws -> NaiveAnswer {
    let moment = request.moment.iso
    let populations = try members(of: request.populations, on: request.known.iso)
    var reader = NaiveReader(
      store: store, catalogue: request.isPast ? catalogue.past : catalogue, populations: populations)
    reader.known = request.known.iso
    let facts = NaiveFactsAbout(entity: request.entity, reader: reader, moment: moment, period: request.period)
    return NaiveAnswer(rows: try NaiveList(request: request, facts: facts).rows())
  }
}

private struct NaiveList {
  let request: ListRequest
  let facts: NaiveFactsAbout
  private let reader: NaiveReader
  private let cohort: NaiveCohort?

  init(request: ListRequest, facts: NaiveFactsAbout) throws {
    self.request = request
    self.facts = facts
    var reader = facts.reader
    reader.about = { measure, record in try facts.value(measure, record.row.at("id")) }
    cohort = try request.following.map {
      try NaiveCohort($0.cohort, moment: request.known, period: request.period, reader)
    }
    if let cohort {
      reader.entered = { record in
        guard case .member(let member) = cohort.membership(of: record, request.entity.name) else { return .null }
        return .text(member.entered)
      }
    }
    self.reader = reader
  }

  /// Whether it is about one of those whom the list follows, in its first days.
  private func isFollowed(_ record: NaiveRecord) -> Bool {
    guard let cohort else { return true }
    guard case .member(let member) = cohort.membership(of: record, request.entity.name) else { return false }
    guard cohort.hasWindow, let date = request.date else { return true }
    return record.row.at(date.column).text.map { cohort.isInWindow($0, member, reader.store.calendar) } ?? false
  }

  func rows() throws -> [[Cell]] {
    let entity = request.entity
    let moment = request.moment.iso
    var found: [(cells: [Cell], places: [Datum])] = []
    for row in reader.rows(entity.name, asOf: moment) {
      let own = request.isOfDay && !entity.isHeld ? request.date.flatMap { row.at($0.column).text } : nil
      var isFound = false
      for part in asksCredit ? reader.store.parts(of: row, entity.name) : [nil] where showsParts || !isFound {
        var record = NaiveRecord(row: row, day: own ?? moment, moment: moment)
        record.part = part
        if !isFollowed(record) { continue }
        if let filter = request.filter, try !reader.holds(filter, record) { continue }
        isFound = true
        let cells = try request.columns.map { try cell($0, record) }
        found.append((cells, try places(record)))
      }
    }
    let order = self.order
    let sorted = found.indices.sorted { left, right in
      for (position, isDescending) in order.enumerated() {
        let (first, second) = (found[left].places[position], found[right].places[position])
        if first == second { continue }
        // What is missing comes last either way.
        if first.isNull || second.isNull { return second.isNull }
        return Datum.isLess(first, second) == !isDescending
      }
      return left < right
    }
    let rows = sorted.map { found[$0].cells }
    return request.limit.map { Array(rows.prefix($0)) } ?? rows
  }

  /// Chooses by who is credited: a shared record is that of the first who is asked for.
  private var asksCredit: Bool {
    let chosen = request.filter.map(NaiveMeasures.columns) ?? []
    return showsParts || chosen.contains { ($0.references.first ?? $0.field).isCredited }
  }

  /// A record that several reps share is then one row for each of them.
  private var showsParts: Bool {
    request.columns.contains { column in
      guard case .scalar(.column(let path)) = column.expression else { return false }
      return path.references.isEmpty && path.field.isCredited && path.field.isNumeric
    }
  }

  // MARK: Order

  /// Whether each place is descending: what is asked, else the names of people and things and the days of records; the
  /// number of the record decides between equals, or of records without one what is shown.
  private var order: [Bool] {
    let isNewestFirst = request.entity.isNewestFirst
    var found = request.sort.map(\.descending)
    if request.sort.isEmpty, hasUsualPlace { found.append(request.entity.timing != .population && isNewestFirst) }
    return found
      + (hasNumber ? [isNewestFirst && request.date == nil] : request.columns.map { _ in false })
  }

  private var hasUsualPlace: Bool {
    request.entity.timing == .population ? !request.entity.labels.isEmpty : request.date != nil
  }

  private var hasNumber: Bool {
    request.entity.isListed && !["problems", "aliases"].contains(request.entity.name)
  }

  private func places(_ record: NaiveRecord) throws -> [Datum] {
    var found = try request.sort.map { try value($0.expression, record) }
    if request.sort.isEmpty, hasUsualPlace {
      let isPopulation = request.entity.timing == .population
      found.append(record.row.at(isPopulation ? request.entity.labels[0] : request.date?.column ?? ""))
    }
    if hasNumber { return found + [record.row.at(request.entity.name == "holidays" ? "day" : "id")] }
    return try found + request.columns.map { try value($0.expression, record) }
  }

  // MARK: Cells

  private func value(_ expression: ListExpression, _ record: NaiveRecord) throws -> Datum {
    switch expression {
    case .scalar(let scalar): try reader.value(scalar, record)
    case .measure(let measure): try facts.value(measure, record.row.at("id"))
    }
  }

  private func cell(_ column: ListColumn, _ record: NaiveRecord) throws -> Cell {
    let found = try value(column.expression, record)
    var scale = 1
    switch column.expression {
    case .scalar(.column(let path)):
      if path.field.kind == .boolean, let flag = found.whole { return .text(flag == 0 ? "no" : "yes") }
      scale = path.field.storedScale
    case .measure(let measure): scale = measure.scale
    case .scalar: break
    }
    if case .scalar(.column(let path)) = column.expression, let grain = path.field.part, !grain.isCycle,
      let start = found.text
    {
      return .text(reader.store.calendar.label(grain, start))
    }
    switch found {
    case .null: return .none
    // What holds to this day has no end.
    case .text("9999-12-31"): return .none
    case .text(let text): return .text(text)
    case .integer, .real: return .number((found.number ?? 0) / Double(scale))
    }
  }
}

/// Numbers about the records of one kind: of a customer the last visit, the deals won. They are of all time, and what is
/// read as of a moment as of the list's.
final class NaiveFactsAbout {
  let reader: NaiveReader
  private let entity: Entity
  private let moment: String
  private let period: (start: String, end: String)?
  private var known: [Measure: [Datum: NaiveGroup]] = [:]

  init(entity: Entity, reader: NaiveReader, moment: String, period: Period?) {
    self.period = period.map { ($0.start.iso, $0.end.iso) }
    self.entity = entity
    self.reader = reader
    self.moment = moment
  }

  func value(_ measure: Measure, _ id: Datum) throws -> Datum {
    if known[measure] == nil { known[measure] = try groups(measure) }
    let found = known[measure]?[id]?.result(measure) ?? .null
    switch measure.function {
    case .count, .countDistinct, .sum, .balance: return found.isNull ? .integer(0) : found
    case .avg, .median, .percentile, .stddev, .corr, .min, .max: return found
    }
  }

  private func groups(_ measure: Measure) throws -> [Datum: NaiveGroup] {
    guard let fact = reader.catalogue.entity(measure.entity),
      let way = Resolver(catalogue: reader.catalogue, environment: Environment(today: .init(dayNumber: 0)))
        .way(from: fact, to: entity)
    else { throw NotTaught("\(measure.entity) about \(entity.name)") }
    var found: [Datum: NaiveGroup] = [:]
    let rows =
      measure.timing == .span
      ? reader.store.rows(of: fact.table, in: period, asOf: moment) : reader.store.rows(of: fact.table, asOf: moment)
    for (number, row) in rows.enumerated() {
      let own = measure.date.flatMap { row.at($0.column).text }
      guard try counts(row, own, measure) else { continue }
      for part in (way.references.first ?? way.field).isCredited ? reader.store.parts(of: row, fact.name) : [nil] {
        var record = NaiveRecord(row: row, day: fact.isHeld ? moment : own ?? moment, moment: moment)
        record.part = part
        if let condition = measure.condition, try !reader.holds(condition, record) { continue }
        let item = try NaiveGroup.Item(record: number, measure, record, reader)
        found[reader.value(way, record), default: NaiveGroup()].items.append(item)
      }
    }
    return found
  }

  private func counts(_ row: NaiveRow, _ day: String?, _ measure: Measure) throws -> Bool {
    switch measure.timing {
    case .event, .current, .moment, .span: return true
    case .elapsed, .balance: return measure.date == nil || day.map { $0 <= moment } ?? false
    case .interval:
      guard let from = row.at("from_on").text, let until = row.at("until_on").text else { return false }
      return from <= moment && moment < until
    // Everybody who ever sold, products that still are.
    case .population:
      switch measure.entity {
      case "reps": return row.at("is_selling") == .integer(1)
      case "products": return row.at("is_active") == .integer(1)
      default: return true
      }
    }
  }
}
