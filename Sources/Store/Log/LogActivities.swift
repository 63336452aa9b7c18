import Values

/// With whom: a customer, or a lead that is none yet. Both are parties.
struct LogParty {
  var id: Int
  var name: String
  var lead: Int?
}

/// Whom and what an entry is about.
struct LogSubject {
  var party: LogParty?
  var deal: LogDirectory.Found?
  var contact: LogDirectory.Found?
  var warnings: [Wording] = []
}

/// Calls, visits, notes, tasks: what was done, what is planned, what did not happen.
extension LogWriter {
  /// The store's word for a kind of activity. Only kinds that are known, here or everywhere.
  func type(_ written: String) throws(LogFailure) -> String {
    let choice = ImportChoice.all["activity_type"]
    if let found = choice?.value(of: written), choice?.values.contains(found) ?? false { return found }
    let key = WordReading.key(written)
    let own = try logging { () throws(StoreError) in try LogBook.ownTypes(in: connection) }
    if let found = own.first(where: { WordReading.key($0) == key || WordReading.key($0) == key.replacing("_", " ") }) {
      return found
    }
    let known = Array(Set((choice?.values ?? []) + own)).sorted()
    let near = nearestWords(to: written, among: known)
    throw .refused(.unknownType(written, nearest: near))
  }

  func activity(_ type: String) throws(LogFailure) -> LoggedRecord {
    let isPlanned = request.due != nil
    if isPlanned, request.isDaySaid || request.time != nil || request.absence != nil { throw .refused(.dueAndDone) }
    if let minutes = request.minutes, !DurationReading.limits.contains(minutes) { throw .refused(.longerThanADay) }
    let about = try subject()
    if about.party == nil, type != "task" { throw .refused(.nowhere(type)) }
    let status = isPlanned ? "planned" : request.absence ?? "done"
    let day = SQLValue.text(request.day.isoText)
    let due = request.due.map { SQLValue.text($0.isoText) } ?? (request.absence == nil ? .null : day)
    var direction = request.direction
    if direction == nil, ["call", "email", "message"].contains(type), let isTowards = request.isTowards {
      direction = isTowards ? "outbound" : "inbound"
    }
    let isNote = request.kind == .note
    let note = isNote ? request.texts[.subject] : request.texts[.note]
    let topic = isNote ? nil : request.texts[.subject] ?? request.texts[.about]
    var record = LoggedRecord(kind: type, entity: "activities", id: 0)
    record.warnings = about.warnings + (try likely(type, status, about))
    let externalID = try externalID(in: "activities")
    record.id = try insert(
      "activities",
      [
        ("external_id", .text(externalID)), ("type", .text(type)), ("direction", SQLValue(direction)),
        ("status", .text(status)), ("due_on", due), ("done_on", status == "done" ? day : .null),
        ("done_time", SQLValue(request.time)), ("minutes", SQLValue(request.minutes)),
        ("outcome", SQLValue(request.texts[.outcome])), ("subject", SQLValue(topic)), ("note", SQLValue(note)),
        ("rep_id", .integer(rep.id)), ("customer_id", SQLValue(about.party?.id)),
        ("contact_id", SQLValue(about.contact?.id)), ("lead_id", SQLValue(about.party?.lead)),
        ("opportunity_id", SQLValue(about.deal?.id)),
      ])
    record.externalID = externalID
    record.customer = about.party?.id
    record.lead = about.party?.lead
    record.rep = rep.id
    record.parts = [about.party?.name, about.contact?.name, about.deal?.name, topic, rep.name].compactMap { $0 }
      .map { .text($0) }
    record.parts.append(request.due.map { .due($0) } ?? .day(request.day))
    if let time = request.time { record.parts.append(.text(String(time.prefix(5)))) }
    if let minutes = request.minutes { record.parts.append(.minutes(minutes)) }
    if let absence = request.absence { record.parts.append(.text(absence)) }
    return record
  }

  /// The same by the same rep on the same day: somebody may have sent it twice.
  private func likely(_ type: String, _ status: String, _ about: LogSubject) throws(LogFailure) -> [Wording] {
    guard status == "done", let party = about.party else { return [] }
    let twin = try row(
      """
      SELECT external_id FROM activities
      WHERE customer_id = ? AND type = ? AND status = 'done' AND done_on = ? AND rep_id = ? AND done_time IS ?
        AND minutes IS ? AND note IS ?
      LIMIT 1
      """, .integer(party.id), .text(type), .text(request.day.isoText), .integer(rep.id), SQLValue(request.time),
      SQLValue(request.minutes),
      SQLValue(request.kind == .note ? request.texts[.subject] : request.texts[.note]))
    guard let id = twin?[0].textValue else { return [] }
    return ["\(id) says the same already; `undo` takes this one back"]
  }

  // MARK: Whom it is about

  func subject() throws(LogFailure) -> LogSubject {
    var about = LogSubject()
    about.party = try request.texts[.customer].map { name throws(LogFailure) in try party(name) }
    if let name = request.texts[.opportunity] {
      let found = try deal(name, of: about.party)
      about.deal = found.deal
      if about.party == nil { about.party = found.party }
    }
    if let name = request.texts[.contact] {
      let found = try contact(name, of: about.party)
      about.contact = found.contact
      if about.party == nil { about.party = found.party }
    }
    if let party = about.party,
      let created = try row("SELECT created_on FROM customers WHERE id = ?", .integer(party.id)),
      let day = created[0].textValue, request.day.isoText < day, request.due == nil
    {
      about.warnings.append("\(party.name) is known since \(day) only")
    }
    return about
  }

  /// A customer first, then a lead by its own name or its company's.
  func party(_ name: String) throws(LogFailure) -> LogParty {
    let customers = try directory.all(.customers, name)
    if customers.count == 1 { return LogParty(id: customers[0].id, name: customers[0].name) }
    if customers.isEmpty {
      let leads = Set(try directory.all(.leads, name).map(\.id))
      if leads.count == 1, let id = leads.first { return try party(ofLead: id) }
      if leads.isEmpty {
        let near = try directory.nearest(.customers, name) + directory.nearest(.leads, name)
        throw .refused(.unknown(.customers, name, .customer, nearest: Array(near.prefix(3))))
      }
      _ = try directory.find(.leads, name, .customer)
    }
    let found = try directory.find(.customers, name, .customer)
    return LogParty(id: found.id, name: found.name)
  }

  /// One that became a customer is that customer.
  private func party(ofLead id: Int) throws(LogFailure) -> LogParty {
    let row = try row(
      """
      SELECT COALESCE(l.customer_id, l.id), COALESCE(c.name, l.name), c.id FROM leads l
      LEFT JOIN customers c ON c.id = COALESCE(l.customer_id, l.id)
      WHERE l.id = ?
      """, .integer(id))
    return LogParty(id: row?[0].integerValue ?? id, name: row?[1].textValue ?? "", lead: id)
  }

  func party(id: Int?) throws(LogFailure) -> LogParty? {
    guard let id else { return nil }
    if let row = try row("SELECT name FROM customers WHERE id = ?", .integer(id)) {
      return LogParty(id: id, name: row[0].textValue ?? "")
    }
    guard let row = try row("SELECT id FROM leads WHERE id = ?1 OR customer_id = ?1", .integer(id)),
      let lead = row[0].integerValue
    else { return nil }
    return try party(ofLead: lead)
  }

  /// Of the customer that was said, when one was; an open one goes before closed ones of the same name.
  private func deal(_ name: String, of party: LogParty?) throws(LogFailure) -> (
    deal: LogDirectory.Found, party: LogParty?
  ) {
    var found = try directory.all(.opportunities, name)
    if let party {
      let own = Set(
        try rows("SELECT id FROM opportunities WHERE customer_id = ?", .integer(party.id)).compactMap {
          $0[0].integerValue
        })
      let mine = found.filter { own.contains($0.id) }
      if mine.isEmpty, found.count == 1,
        let other = try self.party(
          id: row("SELECT customer_id FROM opportunities WHERE id = ?", .integer(found[0].id))?[0].integerValue)
      {
        throw .refused(.otherCustomer("\"\(found[0].name)\"", of: other.name))
      }
      if mine.isEmpty {
        throw .refused(
          .unknown(
            .opportunities, name, .opportunity,
            nearest: try directory.nearest(.opportunities, name, where: "t.customer_id = ?", [.integer(party.id)])))
      }
      found = mine
    }
    let deal = try one(of: found, called: name, .opportunity)
    let customer = try row("SELECT customer_id FROM opportunities WHERE id = ?", .integer(deal.id))
    return (deal, try self.party(id: customer?[0].integerValue))
  }

  /// The only one, or the only open one.
  func one(of found: [LogDirectory.Found], called name: String, _ field: LogField) throws(LogFailure)
    -> LogDirectory.Found
  {
    if found.count == 1 { return found[0] }
    var open: [LogDirectory.Found] = []
    for deal in found {
      let state = try row("SELECT state FROM opportunities WHERE id = ?", .integer(deal.id))
      if state?[0] == .text("open") { open.append(deal) }
    }
    if open.count == 1 { return open[0] }
    return try directory.find(.opportunities, name, field)
  }

  private func contact(_ name: String, of party: LogParty?) throws(LogFailure) -> (
    contact: LogDirectory.Found, party: LogParty?
  ) {
    let found: LogDirectory.Found
    if let party {
      found = try directory.find(.contacts, name, .contact, where: "t.customer_id = ?", [.integer(party.id)])
    } else {
      found = try directory.find(.contacts, name, .contact)
    }
    let customer = try row("SELECT customer_id FROM contacts WHERE id = ?", .integer(found.id))?[0].integerValue
    if let party, customer != party.id, let other = try self.party(id: customer) {
      throw .refused(.otherCustomer(found.name, of: other.name))
    }
    return (found, try self.party(id: customer))
  }
}
