/// Owner and status have a history; a changed field leaves a trace.
struct CustomerRules: RecordRules {
  private let owner: Int
  private let status: Int
  private let told: PartyTelling
  private let created: Int?
  private let columns: [String]
  private var followed: FollowedFields?

  init(_ layout: inout DraftLayout) {
    self.told = PartyTelling(layout, owner: "owner_id")
    self.owner = layout.add("owner_id", .initial)
    self.status = layout.add("status", .initial)
    self.created = layout.slot("created_on")
    self.columns = layout.columns
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    draft.fill(status, .text("customer"))
  }

  mutating func inserted(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) {
    try PartyHistory.start(id, from: draft.text(created), owner: draft[owner], status: draft[status], session)
  }

  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)
  {
    let day = told.modified.day(draft, session)
    try PartyHistory.change(id, owner: draft[owner], status: draft[status], from: day, session)
    if followed == nil { followed = try FollowedFields(of: columns, session) }
    for change in try followed?.changes(from: before, to: draft, session) ?? [] {
      try session.statements.run(
        """
        INSERT INTO customer_changes (customer_id, changed_on, field, old_value, new_value, rep_id)
        VALUES (?, ?, ?, ?, ?, ?)
        """, .integer(id), .text(day), .text(change.field), change.before, change.after, draft[owner])
    }
  }

  mutating func completesHistory(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure) -> Bool
  {
    try told.completes(id, draft, before: before, session)
  }
}

struct LeadRules: RecordRules {
  private let owner: Int
  private let status: Int
  private let told: PartyTelling
  private let created: Int?
  private let customer: Int

  init(_ layout: inout DraftLayout) {
    self.told = PartyTelling(layout, owner: "rep_id")
    self.owner = layout.add("rep_id", .initial)
    self.status = layout.add("status", .initial)
    self.created = layout.slot("created_on")
    let customer = layout.add("customer_id", .kept)
    layout.change(customer, to: .kept)
    self.customer = customer
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    draft.fill(status, .text("new"))
  }

  mutating func inserted(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) {
    try PartyHistory.start(id, from: draft.text(created), owner: draft[owner], status: draft[status], session)
    if draft[customer] == .null { try belongsToItself(id, session) }
  }

  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)
  {
    try PartyHistory.change(
      id, owner: draft[owner], status: draft[status], from: told.modified.day(draft, session), session)
  }

  mutating func completesHistory(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure) -> Bool
  {
    try told.completes(id, draft, before: before, session)
  }

  /// A lead that became nobody's customer is its own party.
  private func belongsToItself(_ id: Int, _ session: ImportSession) throws(RowFailure) {
    try session.statements.run("UPDATE leads SET customer_id = id WHERE id = ?", .integer(id))
  }
}

/// Somebody known as a manager only becomes a rep when a row names them as one; a change of team or manager keeps the
/// old one.
struct RepRules: RecordRules {
  private static let assignments = AssignmentHistory(
    table: "rep_assignments", key: "rep_id", columns: ["team_id", "manager_id"])
  private let role: Int
  private let isSelling: Int
  private let team: Int?
  private let manager: Int?
  private let hired: Int?
  private let left: Int?
  private let modified: ModifiedDay

  init(_ layout: inout DraftLayout) {
    self.hired = layout.slot("hired_on")
    self.left = layout.slot("left_on")
    self.role = layout.add("role", .initial)
    self.isSelling = layout.add("is_selling", .derived)
    self.team = layout.slot("team_id")
    self.manager = layout.slot("manager_id")
    self.modified = ModifiedDay(layout)
  }

  mutating func prepare(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    if let hired = draft.text(hired), let left = draft.text(left), left < hired {
      throw .problem(column: "left", value: left, reason: ProblemReason.leftBefore(hired))
    }
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    draft.fill(role, .text("rep"))
    draft.values[isSelling] = .integer(1)
  }

  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)
  {
    if before[isSelling] == .integer(0), before[role] == .text("manager"), draft[role] == before[role] {
      try session.statements.run("UPDATE reps SET role = 'rep' WHERE id = ?", .integer(id))
    }
    try Self.assignments.change(
      id, [team, manager], draft, before: before, from: modified.day(draft, session), session)
  }

  /// An older list of people tells nothing about today.
  mutating func completesHistory(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure) -> Bool
  { modified.isLate(draft, before: before) }
}

/// A team that becomes part of another one was part of the old one until then.
struct TeamRules: RecordRules {
  private static let assignments = AssignmentHistory(
    table: "team_assignments", key: "team_id", columns: ["parent_id"])
  private let parent: Int?
  private let modified: ModifiedDay

  init(_ layout: inout DraftLayout) {
    self.parent = layout.slot("parent_id")
    self.modified = ModifiedDay(layout)
  }

  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)
  {
    try Self.assignments.change(id, [parent], draft, before: before, from: modified.day(draft, session), session)
  }

  mutating func completesHistory(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure) -> Bool
  { modified.isLate(draft, before: before) }
}

/// Who covers a territory: since ever when it is first said, from today when it changes.
struct TerritoryRules: RecordRules {
  mutating func settled(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> Bool {
    guard let rep = draft.extras["rep"], rep != .null else { return false }
    let present = try session.statements.row(
      """
      SELECT rep_id, from_on FROM territory_assignments
      WHERE territory_id = ? AND until_on = '9999-12-31' ORDER BY from_on DESC LIMIT 1
      """, .integer(id))
    if present?[0] == rep { return false }
    if let present {
      try session.statements.run(
        """
        UPDATE territory_assignments SET until_on = MAX(?, from_on) WHERE territory_id = ? AND rep_id = ? AND from_on = ?
        """, session.todayValue, .integer(id), present[0], present[1])
    }
    try session.statements.run(
      """
      INSERT INTO territory_assignments (territory_id, rep_id, from_on) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET until_on = excluded.until_on
      """, .integer(id), rep,
      present == nil ? .text("0001-01-01") : session.todayValue)
    return true
  }
}

struct StageRules: RecordRules {
  private let id: Int?
  private let name: Int?
  private let state: Int
  private let position: Int

  init(_ layout: inout DraftLayout) {
    self.id = layout.slot("external_id")
    self.name = layout.slot("name")
    self.state = layout.add("state", .initial)
    self.position = layout.add("position", .initial)
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    let named = StageState.told(by: draft.text(name) ?? "")
    // Where the name is in another language, the id may say it: `WON`, `C2:LOSE`.
    let code = (draft.text(id) ?? "").split(separator: ":").last.map(String.init) ?? ""
    draft.fill(state, .text(named == "open" ? StageState.told(by: code) : named))
    if draft[position] == .null {
      let row = try session.statements.row("SELECT COALESCE(MAX(position), 0) + 1 FROM stages")
      draft.values[position] = row?[0] ?? .integer(1)
    }
  }
}
