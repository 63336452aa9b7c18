import Values

/// Leads and opportunities, and what becomes of them.
extension LogWriter {
  private var name: String { request.texts[.subject] ?? "" }

  func lead() throws(LogFailure) -> LoggedRecord {
    let source = try request.texts[.source].map { text throws(LogFailure) in
      try directory.find(.sources, text, .source)
    }
    let externalID = try externalID(in: "leads")
    var record = LoggedRecord(kind: "lead", entity: "leads", id: 0, externalID: externalID)
    let twins = try directory.all(.customers, name) + directory.all(.leads, name)
    if let twin = twins.first {
      record.warnings.append("there is a \"\(twin.name)\" already; `undo` takes this one back")
    }
    record.id = try insert(
      "leads",
      [
        ("external_id", .text(externalID)), ("name", .text(name)), ("company", SQLValue(request.texts[.company])),
        ("source_id", SQLValue(source?.id)), ("rep_id", .integer(rep.id)), ("created_on", .text(request.day.isoText)),
        ("created_time", SQLValue(request.time)),
      ])
    record.customer = record.id
    record.rep = rep.id
    record.parts = [name, request.texts[.company], source?.name, rep.name].compactMap { $0 }.map { .text($0) }
    record.parts.append(.day(request.day))
    return record
  }

  func opportunity() throws(LogFailure) -> LoggedRecord {
    let about = try subject()
    guard let party = about.party else { throw .refused(.nowhere("opportunity")) }
    let source = try request.texts[.source].map { text throws(LogFailure) in
      try directory.find(.sources, text, .source)
    }
    let money = try money("opportunity", isRequired: false)
    let stage = try firstStage()
    let externalID = try externalID(in: "opportunities")
    var record = LoggedRecord(kind: "opportunity", entity: "opportunities", id: 0, externalID: externalID)
    if let twin = try row(
      "SELECT 1 FROM opportunities WHERE customer_id = ? AND name = ? AND state = 'open'", .integer(party.id),
      .text(name)),
      !twin.isEmpty
    {
      record.warnings.append("\(party.name) has an open \"\(name)\" already; `undo` takes this one back")
    }
    if let expected = request.expected, expected < request.day {
      record.warnings.append("it is expected before it was opened")
    }
    let day = SQLValue.text(request.day.isoText)
    record.id = try insert(
      "opportunities",
      [
        ("external_id", .text(externalID)), ("name", .text(name)), ("customer_id", .integer(party.id)),
        ("lead_id", SQLValue(party.lead)), ("source_id", SQLValue(source?.id)), ("owner_id", .integer(rep.id)),
        ("stage_id", SQLValue(stage?.id)), ("amount", SQLValue(money?.amount)), ("currency", SQLValue(money?.currency)),
        ("created_on", day), ("expected_close_on", SQLValue(request.expected?.isoText)),
        ("closed_on", stage.map { $0.state == "open" ? .null : day } ?? .null),
      ])
    record.customer = party.id
    record.rep = rep.id
    record.parts = [name, party.name, stage?.name].compactMap { $0 }.map { .text($0) }
    if let money { record.parts.append(money.part) }
    record.parts += [.text(rep.name), .day(request.day)]
    if let expected = request.expected { record.parts.append(.expected(expected)) }
    record.warnings = about.warnings + record.warnings
    return record
  }

  // MARK: Stages

  struct Stage {
    var id: Int
    var name: String
    var state: String
  }

  /// The one that was said, else the first open one; of the first pipeline when there are several.
  private func firstStage() throws(LogFailure) -> Stage? {
    guard let text = request.texts[.stage] else {
      return try stage("state = 'open' ORDER BY pipeline_id IS NOT NULL, pipeline_id, position, id")
    }
    let found = try directory.all(.stages, text)
    if found.count > 1, let first = try stage("id IN (\(ids(found))) ORDER BY pipeline_id, position") { return first }
    let one = try directory.find(.stages, text, .stage)
    return try stage("id = \(one.id)")
  }

  private func ids(_ found: [LogDirectory.Found]) -> String { found.map { String($0.id) }.joined(separator: ", ") }

  private func stage(_ condition: String, _ bindings: SQLValue...) throws(LogFailure) -> Stage? {
    let row = try logging { () throws(StoreError) in
      try connection.rows("SELECT id, name, state FROM stages WHERE \(condition) LIMIT 1", bindings).first
    }
    guard let row, let id = row[0].integerValue else { return nil }
    return Stage(id: id, name: row[1].textValue ?? "", state: row[2].textValue ?? "open")
  }

  private struct Deal {
    var id: Int
    var name: String
    var externalID: String?
    var customer: Int?
    var state: String
    var stage: Stage?
    var pipeline: SQLValue
    var currency: String?
    var created: String?
    var closed: String?
    var changed: String?
  }

  private func deal() throws(LogFailure) -> Deal {
    let found = try directory.all(.opportunities, name)
    if found.isEmpty {
      throw .refused(
        .unknown(.opportunities, name, .subject, nearest: try directory.nearest(.opportunities, name)))
    }
    let one = try one(of: found, called: name, .subject)
    // A rate changes nothing about a deal.
    try byRules { () throws(RowFailure) in try session.prices.join(one.id) }
    let row = try row(
      """
      SELECT o.external_id, o.customer_id, o.state, o.currency, o.created_on, o.closed_on, o.stage_id, s.pipeline_id,
        (SELECT MAX(h.from_on) FROM opportunity_states h WHERE h.opportunity_id = o.id)
      FROM opportunities o LEFT JOIN stages s ON s.id = o.stage_id
      WHERE o.id = ?
      """, .integer(one.id))
    let stage = try row?[6].integerValue.map { id throws(LogFailure) in try self.stage("id = \(id)") }
    return Deal(
      id: one.id, name: one.name.isEmpty ? name : one.name, externalID: row?[0].textValue,
      customer: row?[1].integerValue,
      state: row?[2].textValue ?? "open", stage: stage ?? nil, pipeline: row?[7] ?? .null, currency: row?[3].textValue,
      created: row?[4].textValue, closed: row?[5].textValue, changed: row?[8].textValue)
  }

  /// Where the deal goes; `nil` for a pipeline that has no stage for it.
  private func goal(of deal: Deal, _ state: String?) throws(LogFailure) -> Stage? {
    if let state {
      guard deal.stage != nil else { return try stage("state = ? ORDER BY position, id", .text(state)) }
      return try stage("state = ? AND pipeline_id IS ? ORDER BY position, id", .text(state), deal.pipeline)
    }
    let text = request.texts[.stage] ?? ""
    guard deal.stage != nil else {
      return try stage("id = \(try directory.find(.stages, text, .stage).id)")
    }
    let found = try directory.all(.stages, text, where: "t.pipeline_id IS ?", [deal.pipeline])
    let own = try rows("SELECT id, name FROM stages WHERE pipeline_id IS ? ORDER BY position", deal.pipeline)
    let ids = Set(own.compactMap { $0[0].integerValue })
    if let one = found.first(where: { ids.contains($0.id) }) { return try stage("id = \(one.id)") }
    let names = own.compactMap { $0[1].textValue }
    if try directory.all(.stages, text).isEmpty {
      throw .refused(.unknown(.stages, text, .stage, nearest: nearestWords(to: text, among: names)))
    }
    let pipeline = try row("SELECT name FROM pipelines WHERE id = ?", deal.pipeline)?[0].textValue
    throw .refused(.otherPipeline(text, pipeline ?? "one without a name", stages: names))
  }

  /// To another stage, to won or to lost.
  func move() throws(LogFailure) -> LoggedRecord {
    let deal = try deal()
    let ending: String? = request.kind == .won ? "won" : request.kind == .lost ? "lost" : nil
    if ending != nil, deal.state != "open" { throw .refused(.alreadyClosed(deal.name, deal.state, on: deal.closed)) }
    let goal = try goal(of: deal, ending)
    let state = goal?.state ?? ending ?? "open"
    if let goal, goal.id == deal.stage?.id { throw .refused(.sameStage(deal.name, goal.name)) }
    if state != "open", deal.state != "open", state == deal.state {
      throw .refused(.alreadyClosed(deal.name, deal.state, on: deal.closed))
    }
    let day = request.day.isoText
    if let created = deal.created, day < created { throw .refused(.createdLater(deal.name, on: created)) }
    if let changed = deal.changed, day < changed { throw .refused(.changedLater(deal.name, on: changed)) }

    var values: [(column: String, value: SQLValue)] = []
    if let goal { values.append(("stage_id", .integer(goal.id))) } else { values.append(("state", .text(state))) }
    if state != "open" || deal.state != "open" { values.append(("closed_on", state == "open" ? .null : .text(day))) }
    if let reason = request.texts[.reason] { values.append(("loss_reason", .text(reason))) }
    // An amount without a currency is in the deal's own.
    var priced = self
    if request.currency == nil { priced = with(currency: deal.currency) }
    let money = try priced.money("won", isRequired: false)
    if let money {
      values.append(("amount", .integer(money.amount)))
      if money.currency != nil || deal.currency != nil {
        values.append(("currency", .text(money.currency ?? session.baseCurrency)))
      }
    }
    try change("opportunities", deal.id, values)

    var record = LoggedRecord(kind: word, entity: "opportunities", id: deal.id, externalID: deal.externalID)
    record.customer = deal.customer
    record.rep = rep.id
    record.opportunity = deal.id
    let way = [deal.stage?.name, goal?.name ?? state].compactMap { $0 }.joined(separator: " -> ")
    record.parts = [.text(deal.name), .text(way)]
    if let party = try party(id: deal.customer) { record.parts.append(.text(party.name)) }
    if let money { record.parts.append(money.part) }
    record.parts.append(.day(request.day))
    if deal.state != "open", state == "open" {
      let since: Wording = deal.closed.map { " since \($0)" } ?? ""
      record.warnings.append("it was \(Wording(records: deal.state))" + since + " and is open again")
    }
    if state == "won", money == nil,
      try row("SELECT amount FROM opportunities WHERE id = ?", .integer(deal.id))?[0] == .null
    {
      record.warnings.append("it has no amount; say `amount`")
    }
    return record
  }

  private func with(currency: String?) -> LogWriter {
    var request = request
    request.currency = currency
    return LogWriter(self, request)
  }
}
