import Values

/// Owner and status of customers and leads over time.
enum PartyHistory {
  /// The first period; `from` `nil` is since ever.
  static func start(_ party: Int, from: String?, owner: SQLValue, status: SQLValue, _ session: ImportSession)
    throws(RowFailure)
  {
    try session.statements.run("DELETE FROM party_states WHERE party_id = ?", .integer(party))
    try session.statements.run(
      "INSERT INTO party_states (party_id, from_on, owner_id, status) VALUES (?, ?, ?, ?)", .integer(party),
      .text(from ?? "0001-01-01"), owner, status)
  }

  /// From `day` on. Nothing is written when nothing changed.
  static func change(
    _ party: Int, owner: SQLValue, status: SQLValue, from day: String, _ session: ImportSession
  ) throws(RowFailure) {
    let last = try session.statements.row(
      "SELECT from_on, owner_id, status FROM party_states WHERE party_id = ? ORDER BY from_on DESC LIMIT 1",
      .integer(party))
    guard let last else { return try start(party, from: nil, owner: owner, status: status, session) }
    if last[1] == owner, last[2] == status { return }
    // An owner that nobody knew was the owner all along.
    if let from = last[0].textValue, from >= day || (last[1] == .null && from == "0001-01-01") {
      try session.statements.run(
        "UPDATE party_states SET owner_id = ?, status = ? WHERE party_id = ? AND from_on = ?", owner, status,
        .integer(party), last[0])
      return
    }
    try session.statements.run(
      "UPDATE party_states SET until_on = ? WHERE party_id = ? AND from_on = ?", .text(day), .integer(party), last[0])
    try session.statements.run(
      "INSERT INTO party_states (party_id, from_on, owner_id, status) VALUES (?, ?, ?, ?)", .integer(party),
      .text(day), owner, status)
  }

  /// What an older file says of days about which something newer is known: from `day` until the next change, and at the
  /// latest until `known`, the day of what the record is now. What the file does not tell (`nil`) was as it is known.
  static func complete(
    _ party: Int, owner: SQLValue?, status: SQLValue?, from day: String, until known: String, _ session: ImportSession
  ) throws(RowFailure) {
    let around = try session.statements.row(
      """
      SELECT from_on, until_on, owner_id, status FROM party_states
      WHERE party_id = ?1 AND from_on <= ?2 AND until_on > ?2 ORDER BY from_on DESC LIMIT 1
      """, .integer(party), .text(day))
    guard let around, let from = around[0].textValue, let until = around[1].textValue else { return }
    let (owner, status) = (owner ?? around[2], status ?? around[3])
    let end = min(until, known)
    guard around[2] != owner || around[3] != status, day < end else { return }
    func add(_ from: String, _ until: String, _ owner: SQLValue, _ status: SQLValue) throws(RowFailure) {
      try session.statements.run(
        "INSERT INTO party_states (party_id, from_on, until_on, owner_id, status) VALUES (?, ?, ?, ?, ?)",
        .integer(party), .text(from), .text(until), owner, status)
    }
    if from < day {
      try session.statements.run(
        "UPDATE party_states SET until_on = ? WHERE party_id = ? AND from_on = ?", .text(day), .integer(party),
        around[0])
      try add(day, end, owner, status)
    } else {
      try session.statements.run(
        "UPDATE party_states SET until_on = ?, owner_id = ?, status = ? WHERE party_id = ? AND from_on = ?",
        .text(end), owner, status, .integer(party), around[0])
    }
    if end < until { try add(end, until, around[2], around[3]) }
  }
}

/// What a file itself tells of the history of a customer or a lead.
struct PartyTelling {
  private let owner: Int?
  private let status: Int?
  let modified: ModifiedDay

  /// `layout` has what the file gives, before anything is added to it.
  init(_ layout: DraftLayout, owner: String) {
    self.owner = layout.slot(owner)
    self.status = layout.slot("status")
    self.modified = ModifiedDay(layout)
  }

  /// Whether the row is older than what is known, so that only the history takes it.
  func completes(
    _ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession
  ) throws(RowFailure) -> Bool {
    guard modified.isLate(draft, before: before) else { return false }
    try PartyHistory.complete(
      id, owner: owner.map { draft.values[$0] }, status: status.map { draft.values[$0] },
      from: modified.day(draft, session), until: modified.stored(before) ?? session.today.isoText, session)
    return true
  }
}

/// What a deal was on every day: one full row per change.
struct OpportunityState: Equatable {
  var customer: SQLValue
  var source: SQLValue
  var stage: SQLValue
  var state: SQLValue
  var owner: SQLValue
  var amount: SQLValue
  var expectedClose: SQLValue
  /// What it asks for in its own currency, when that is another one than the store's.
  var original: SQLValue

  static let columns = "customer_id, source_id, stage_id, state, owner_id, amount, expected_close_on, original_amount"

  /// A row of `columns`.
  init(_ row: ArraySlice<SQLValue>) {
    let row = Array(row)
    customer = row[0]
    source = row[1]
    stage = row[2]
    state = row[3]
    owner = row[4]
    amount = row[5]
    expectedClose = row[6]
    original = row[7]
  }

  var isOpen: Bool { state == .text("open") }
}

/// What a row tells of a deal on a day: slots of its draft, `nil` for what the file does not have.
struct OpportunityTelling {
  var stage: Int?
  var state: Int?
  var owner: Int?
  var amount: Int?
  var original: Int?
  var expected: Int?

  /// What was known of the day, with what the row tells.
  func told(_ draft: RecordDraft, _ known: OpportunityState) -> OpportunityState {
    var state = known
    if let stage { state.stage = draft[stage] }
    if let slot = self.state, draft[slot] != .null { state.state = draft[slot] }
    if let owner { state.owner = draft[owner] }
    if let amount { (state.amount, state.original) = (draft[amount], draft[original]) }
    if let expected, state.isOpen { state.expectedClose = draft[expected] }
    return state
  }
}

enum OpportunityHistory {
  /// A deal seen for the first time: open from its creation, in its stage from the day it came there when that is known,
  /// what it is now from the day it closed. What is not known is not made up: the stage before, or a day before the one
  /// that it is told of (`told`; today where the file does not say) when it has no other date.
  static func start(
    _ id: Int, _ present: OpportunityState, created: String?, staged: String?, closed: String?, told: String? = nil,
    _ session: ImportSession
  ) throws(RowFailure) {
    let came = present.isOpen ? staged : closed
    if let created, let came, created < came {
      var before = present
      before.state = .text("open")
      before.stage = .null
      try add(id, before, from: created, until: came, session)
    }
    let unknown = present.isOpen ? created : closed ?? created
    try add(id, present, from: came ?? unknown ?? told ?? session.today.isoText, until: nil, session)
  }

  /// From the day it closed when that is the news, from the day it came into its stage when that is, else from `day`.
  static func change(
    _ id: Int, _ present: OpportunityState, staged: String?, closed: String?, day: String, _ session: ImportSession
  ) throws(RowFailure) {
    guard let (lastID, lastFrom, before) = try last(id, session) else {
      return try start(id, present, created: nil, staged: staged, closed: closed, session)
    }
    if before == present { return }
    let isNewlyClosed = before.state != present.state && !present.isOpen
    var from = before.stage != present.stage || before.state != present.state ? staged ?? day : day
    if isNewlyClosed, let closed {
      let wasClosed = try session.statements.row(
        "SELECT 1 FROM opportunity_states WHERE opportunity_id = ? AND state <> 'open'", .integer(id))
      if closed > lastFrom {
        from = closed
      } else if wasClosed == nil {
        return try close(id, present, on: closed, session)
      }
    }
    if from <= lastFrom { return try write(present, to: lastID, session) }
    try session.statements.run("UPDATE opportunity_states SET until_on = ? WHERE id = ?", .text(from), lastID)
    try add(id, present, from: from, until: nil, session)
  }

  /// It closed before the last thing that was noticed about it: what was noticed later was of a closed deal.
  private static func close(_ id: Int, _ present: OpportunityState, on day: String, _ session: ImportSession)
    throws(RowFailure)
  {
    try session.statements.run(
      "DELETE FROM opportunity_states WHERE opportunity_id = ? AND from_on >= ?", .integer(id), .text(day))
    try session.statements.run(
      "UPDATE opportunity_states SET until_on = ?2 WHERE opportunity_id = ?1 AND until_on > ?2", .integer(id),
      .text(day))
    try add(id, present, from: day, until: nil, session)
  }

  /// What an older file says of days about which something newer is known: from `day` until the next change, and at the
  /// latest until `known`, the day of what the deal is now. `said` makes what was known into what the file tells.
  static func complete(
    _ id: Int, _ said: (OpportunityState) -> OpportunityState, from day: String, until known: String?,
    _ session: ImportSession
  ) throws(RowFailure) {
    try session.prices.join(id)
    let around = try session.statements.row(
      """
      SELECT id, from_on, until_on, \(OpportunityState.columns) FROM opportunity_states
      WHERE opportunity_id = ?1 AND from_on <= ?2 AND until_on > ?2 ORDER BY from_on DESC, id DESC LIMIT 1
      """, .integer(id), .text(day))
    guard let around, let from = around[1].textValue, let until = around[2].textValue else {
      return try begin(id, said, from: day, session)
    }
    let before = OpportunityState(around[3...])
    let older = said(before)
    let end = min(until, known ?? until)
    if older == before || day >= end { return }
    if from < day {
      try session.statements.run("UPDATE opportunity_states SET until_on = ? WHERE id = ?", .text(day), around[0])
      try add(id, older, from: day, until: end, session)
    } else {
      try session.statements.run("UPDATE opportunity_states SET until_on = ? WHERE id = ?", .text(end), around[0])
      try write(older, to: around[0], session)
    }
    if end < until { try add(id, before, from: end, until: until, session) }
  }

  /// What a file tells of days before the first that is known, of a deal whose creation nobody said.
  private static func begin(
    _ id: Int, _ said: (OpportunityState) -> OpportunityState, from day: String, _ session: ImportSession
  ) throws(RowFailure) {
    let first = try session.statements.row(
      """
      SELECT from_on, \(OpportunityState.columns) FROM opportunity_states
      WHERE opportunity_id = ?1 AND from_on > ?2 AND ?1 IN (SELECT id FROM opportunities WHERE created_on IS NULL)
      ORDER BY from_on, id LIMIT 1
      """, .integer(id), .text(day))
    guard let first, let from = first[0].textValue else { return }
    try add(id, said(OpportunityState(first[1...])), from: day, until: from, session)
  }

  /// The record as it is stored now becomes the last piece of its history.
  static func follow(_ id: Int, staged: String?, closed: String?, day: String, _ session: ImportSession)
    throws(RowFailure)
  {
    try session.prices.join(id)
    let row = try session.statements.row(
      "SELECT \(OpportunityState.columns) FROM opportunities WHERE id = ?", .integer(id))
    guard let row else { return }
    // Whose it is, it was all the time.
    try session.statements.run(
      "UPDATE opportunity_states SET customer_id = ?2, source_id = ?3 WHERE opportunity_id = ?1", .integer(id), row[0],
      row[1])
    try change(id, OpportunityState(row[...]), staged: staged, closed: closed, day: day, session)
  }

  private static func write(_ state: OpportunityState, to row: SQLValue, _ session: ImportSession) throws(RowFailure) {
    try session.statements.run(
      "UPDATE opportunity_states SET (\(OpportunityState.columns)) = (?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
      state.customer, state.source, state.stage, state.state, state.owner, state.amount, state.expectedClose,
      state.original, row)
  }

  static func last(_ id: Int, _ session: ImportSession) throws(RowFailure)
    -> (id: SQLValue, from: String, state: OpportunityState)?
  {
    let row = try session.statements.row(
      """
      SELECT id, from_on, \(OpportunityState.columns)
      FROM opportunity_states WHERE opportunity_id = ? ORDER BY from_on DESC, id DESC LIMIT 1
      """, .integer(id))
    guard let row, let from = row[1].textValue else { return nil }
    return (row[0], from, OpportunityState(row[2...]))
  }

  private static func add(_ id: Int, _ state: OpportunityState, from: String, until: String?, _ session: ImportSession)
    throws(RowFailure)
  {
    try session.statements.run(
      """
      INSERT INTO opportunity_states (opportunity_id, from_on, until_on, \(OpportunityState.columns))
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .integer(id), .text(from), .text(until ?? "9999-12-31"), state.customer, state.source, state.stage,
      state.state, state.owner, state.amount, state.expectedClose, state.original)
  }
}
