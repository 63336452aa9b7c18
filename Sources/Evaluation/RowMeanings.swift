import SQL
import Semantics
import Store
import Syntax
import Values

/// What a row is about, as conditions can say it.
extension Workspace {
  /// When who had somebody to lead, where rows gather the lines of managers.
  func leading(of question: Question) throws(EvaluationError) -> [RowPlace.Leading] {
    guard question.keys.contains(where: { $0.isRolledUp && $0.name == "manager" }) else { return [] }
    guard let reps = catalogue.entity("reps") else { return [] }
    var (ids, periods): ([Int], [[Period]]) = ([], [])
    try storing { () throws(StoreError) in
      let rows = try reader.rows(
        """
        SELECT ancestor_id, from_on, until_on FROM rep_ancestors WHERE depth = 0 AND leads = 1
        ORDER BY ancestor_id, from_on
        """)
      for row in rows {
        guard case .integer(let id) = row[0], case .text(let from) = row[1], case .text(let until) = row[2],
          let start = CivilDate(iso: from), let end = CivilDate(iso: until)
        else { continue }
        if ids.last != id {
          ids.append(id)
          periods.append([])
        }
        let last = periods.count - 1
        if let before = periods[last].last, before.end == start {
          periods[last][periods[last].count - 1] = Period(start: before.start, end: end)
        } else {
          periods[last].append(Period(start: start, end: end))
        }
      }
    }
    let labels = try labels(byID: ids, in: reps)
    return zip(ids, periods).compactMap { id, periods in labels[id].map { RowPlace.Leading($0, periods: periods) } }
  }

  /// What rows are about in one of the periods of an answer. A row without a time holds what of another period has no
  /// counterpart, too.
  func meanings(
    _ rows: [AnswerRow], _ answered: AnsweredQuestion, _ side: Int
  ) throws(EvaluationError) -> [RowPlace.Row] {
    let answer = answered.result.answer
    var found: [RowPlace.Row] = []
    for row in rows {
      for place in answer.places(of: row, in: side) {
        found.append(try meaning(of: place.keys, on: place.days, answered, side))
      }
    }
    return found
  }

  /// The same of rows by their keys in that period.
  func meanings(
    ofKeys rows: [[RowKey]], _ answered: AnsweredQuestion, _ side: Int
  ) throws(EvaluationError) -> [RowPlace.Row] {
    var found: [RowPlace.Row] = []
    for keys in rows {
      let days = answered.result.answer.sides[side].days(of: keys)
      found.append(try meaning(of: keys, on: days, answered, side))
    }
    return found
  }

  private func meaning(
    of keys: [RowKey], on days: Period?, _ answered: AnsweredQuestion, _ side: Int
  ) throws(EvaluationError) -> RowPlace.Row {
    var values: [KeyValue] = []
    for (key, value) in zip(answered.question.keys, keys) {
      if case .number(let bands) = key.kind {
        values.append(try records(of: bands, in: value, answered.result.answer.sides[side], side))
      } else {
        values.append(try keyValue(key, value))
      }
    }
    return RowPlace.Row(keys: values, period: answered.result.answer.sides[side].period(of: keys), days: days)
  }

  /// Those that a number has put in a band.
  private func records(
    of bands: NumberBands, in value: RowKey, _ asked: AnswerSide, _ side: Int
  ) throws(EvaluationError) -> KeyValue {
    let found = try populations(
      asked.question.populations, moment: asked.question.moment, counted: side == 0 ? nil : asked.environment)
    guard case .banded(let records) = found[bands.population.index], let home = catalogue.entity(bands.entity) else {
      return .missing
    }
    let band: Int? = if case .integer(let ordinal) = value.identity { ordinal } else { nil }
    let isRest = band == records.rest
    let ids = records.bands.filter { isRest || $0.band == band }.flatMap(\.ids)
    return .records(try labels(of: ids, in: home), isAmong: !isRest, orNobody: band == nil)
  }

  func keyValue(_ key: GroupKey, _ value: RowKey) throws(EvaluationError) -> KeyValue {
    let entity: String?
    let kind: Field.Kind
    let bands: [NumberLiteral]
    switch key.kind {
    case .time(let grain):
      guard grain.isCycle, case .integer(let part) = value.identity else {
        return value.identity == .null ? .missing : .time
      }
      return grain == .weekday ? .weekday(part) : .hour(part)
    case .cohort(.entered):
      guard case .bucket(let grain, let start) = value.shown else { return .missing }
      return .within(settings.calendar.bucket(grain, holding: start))
    case .cohort(.after), .cohort(.member): (entity, kind, bands) = (nil, .number, [])
    case .attribute(_, let record, let own, let edges): (entity, kind, bands) = (record, own, edges)
    case .expression(_, let own, let edges): (entity, kind, bands) = (nil, own, edges)
    case .number(let own): (entity, kind, bands) = (nil, own.kind, own.edges)
    }
    if value.identity == .null { return .missing }
    if let grain = key.datePart {
      if case .bucket(_, let start) = value.shown { return .within(settings.calendar.bucket(grain, holding: start)) }
      guard case .integer(let part) = value.identity else { return .missing }
      return grain == .weekday ? .weekday(part) : .hour(part)
    }
    if !bands.isEmpty, case .integer(let ordinal) = value.identity {
      return .band(
        from: ordinal > 0 ? bands[ordinal - 1] : nil, below: ordinal < bands.count ? bands[ordinal] : nil)
    }
    if let entity, let home = catalogue.entity(entity), case .integer(let id) = value.identity {
      return try label(of: id, in: home)
    }
    switch value.shown {
    case .text(let text):
      if case .integer(let flag) = value.identity { return .boolean(flag != 0) }
      return .text(text)
    case .date(let day): return .day(day)
    case .integer(let number): return .number(Double(number) / minorUnits(kind))
    case .real(let number): return .number(number / minorUnits(kind))
    case .nothing, .absent, .atLeast, .bucket, .weekday, .missing: return .missing
    }
  }

  /// Money is shown in cents and written in whole units.
  private func minorUnits(_ kind: Field.Kind) -> Double {
    kind == .money ? Double(environment.currency.minorFactor) : 1
  }

  /// The label of a record, or its own id where others bear the same label.
  func label(of id: Int, in entity: Entity) throws(EvaluationError) -> KeyValue {
    guard let label = entity.labels.first else { return .missing }
    return try storing { () throws(StoreError) in
      let found = try reader.rows(
        """
        SELECT r."\(label)", (SELECT COUNT(*) FROM \(bearers(of: entity)) o WHERE o.name = r."\(label)"), r.external_id
        FROM "\(entity.table)" r WHERE r.id = ?
        """, [.integer(id)])
      if let row = found.first { return Self.named(row[...]) }
      // A lead is no customer, and facts call it theirs.
      guard let other = entity.sharesIdWith.flatMap(catalogue.entity), let otherLabel = other.labels.first else {
        return .stranger
      }
      let others = try reader.rows(
        """
        SELECT r."\(otherLabel)", (SELECT COUNT(*) FROM \(bearers(of: entity)) o WHERE o.name = r."\(otherLabel)"),
          r.external_id
        FROM "\(other.table)" r WHERE r.id = ?
        """, [.integer(id)])
      guard let row = others.first, row[1] == .integer(1) || row[2] != .null else { return .stranger }
      return Self.named(row[...])
    }
  }

  /// Who can be chosen by a name where a reference to the entity is compared: its records, and those of another that
  /// share its ids.
  private func bearers(of entity: Entity) -> String {
    let label = entity.labels.first ?? "id"
    guard let other = entity.sharesIdWith.flatMap(catalogue.entity), let otherLabel = other.labels.first else {
      return "(SELECT id, \"\(label)\" AS name FROM \"\(entity.table)\")"
    }
    return """
      (SELECT id, "\(label)" AS name FROM "\(entity.table)" UNION ALL SELECT id, "\(otherLabel)" FROM "\(other.table)"
        WHERE id NOT IN (SELECT id FROM "\(entity.table)"))
      """
  }

  /// The labels of several, in the order of their ids.
  func labels(of ids: [Int], in entity: Entity) throws(EvaluationError) -> [KeyValue] {
    let labels = try labels(byID: ids, in: entity)
    return Set(ids).sorted().compactMap { labels[$0] }
  }

  /// The labels of several in one pass.
  func labels(byID ids: [Int], in entity: Entity) throws(EvaluationError) -> [Int: KeyValue] {
    guard let label = entity.labels.first else { return [:] }
    let wanted = Set(ids)
    return try storing { () throws(StoreError) in
      let rows = try reader.rows(
        """
        SELECT r.id, r."\(label)", b.bearers, r.external_id FROM "\(entity.table)" r
        LEFT JOIN (SELECT name, COUNT(*) AS bearers FROM \(bearers(of: entity)) GROUP BY name) b ON b.name = r."\(label)"
        ORDER BY r.id
        """)
      var found: [Int: KeyValue] = [:]
      for row in rows {
        if case .integer(let id) = row[0], wanted.contains(id) { found[id] = Self.named(row.dropFirst()) }
      }
      return found
    }
  }

  /// From a label, how many bear it, and the record's own id.
  private static func named(_ row: ArraySlice<SQLValue>) -> KeyValue {
    let row = Array(row)
    if case .text(let text) = row[0], row[1] == .integer(1) { return .text(text) }
    if case .text(let own) = row[2] { return .id(own) }
    if case .text(let text) = row[0] { return .text(text) }
    return .missing
  }

  /// Those whom the question is about, when they were chosen by their result.
  func members(of answered: AnsweredQuestion) throws(EvaluationError) -> [KeyValue]? {
    let asked = answered.question.populations
    guard let index = asked.firstIndex(where: { !$0.isCounted }), asked[index].question != nil,
      let home = catalogue.entity(asked[index].entity),
      case .ids(let ids) = try populations(asked, moment: answered.question.moment)[index]
    else { return nil }
    return try labels(of: ids, in: home)
  }
}
