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

  /// From today on. Nothing is written when nothing changed.
  static func change(_ party: Int, owner: SQLValue, status: SQLValue, _ session: ImportSession) throws(RowFailure) {
    let last = try session.statements.row(
      "SELECT from_on, owner_id, status FROM party_states WHERE party_id = ? ORDER BY from_on DESC LIMIT 1",
      .integer(party))
    guard let last else { return try start(party, from: nil, owner: owner, status: status, session) }
    if last[1] == owner, last[2] == status { return }
    let today = session.today.isoText
    // An owner that nobody knew was the owner all along.
    if let from = last[0].textValue, from >= today || (last[1] == .null && from == "0001-01-01") {
      try session.statements.run(
        "UPDATE party_states SET owner_id = ?, status = ? WHERE party_id = ? AND from_on = ?", owner, status,
        .integer(party), last[0])
      return
    }
    try session.statements.run(
      "UPDATE party_states SET until_on = ? WHERE party_id = ? AND from_on = ?", .text(today), .integer(party), last[0])
    try session.statements.run(
      "INSERT INTO party_states (party_id, from_on, owner_id, status) VALUES (?, ?, ?, ?)", .integer(party),
      .text(today), owner, status)
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
}

enum OpportunityHistory {
  /// A deal seen for the first time: open from its creation, what it is now from the day it closed. What is not known
  /// is not made up: the stage while it was open, or a day before today when it has no date.
  static func start(
    _ id: Int, _ present: OpportunityState, created: String?, closed: String?, _ session: ImportSession
  ) throws(RowFailure) {
    guard present.state != .text("open") else {
      return try add(id, present, from: created ?? session.today.isoText, until: nil, session)
    }
    if let created, let closed, created < closed {
      var before = present
      before.state = .text("open")
      before.stage = .null
      try add(id, before, from: created, until: closed, session)
    }
    try add(id, present, from: closed ?? created ?? session.today.isoText, until: nil, session)
  }

  /// From the day it closed when that is the news, else from today.
  static func change(_ id: Int, _ present: OpportunityState, closed: String?, _ session: ImportSession)
    throws(RowFailure)
  {
    let last = try session.statements.row(
      """
      SELECT id, from_on, state, stage_id, owner_id, amount, expected_close_on, customer_id, source_id
      FROM opportunity_states WHERE opportunity_id = ? ORDER BY from_on DESC, id DESC LIMIT 1
      """, .integer(id))
    guard let last, let lastFrom = last[1].textValue else {
      return try start(id, present, created: nil, closed: closed, session)
    }
    let before = OpportunityState(
      customer: last[7], source: last[8], stage: last[3], state: last[2], owner: last[4], amount: last[5],
      expectedClose: last[6])
    if before == present { return }
    let isNewlyClosed = before.state != present.state && present.state != .text("open")
    let from = isNewlyClosed ? closed ?? session.today.isoText : session.today.isoText
    if from <= lastFrom {
      try session.statements.run("DELETE FROM opportunity_states WHERE id = ?", last[0])
      return try add(id, present, from: lastFrom, until: nil, session)
    }
    try session.statements.run("UPDATE opportunity_states SET until_on = ? WHERE id = ?", .text(from), last[0])
    try add(id, present, from: from, until: nil, session)
  }

  private static func add(_ id: Int, _ state: OpportunityState, from: String, until: String?, _ session: ImportSession)
    throws(RowFailure)
  {
    try session.statements.run(
      """
      INSERT INTO opportunity_states
        (opportunity_id, customer_id, source_id, from_on, until_on, stage_id, state, owner_id, amount, expected_close_on)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .integer(id), state.customer, state.source, .text(from), .text(until ?? "9999-12-31"), state.stage,
      state.state, state.owner, state.amount, state.expectedClose)
  }
}
