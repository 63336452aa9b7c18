/// What the stages of deals stand for: open, won or lost.
struct StageStates {
  private var known: [Int: String] = [:]

  mutating func state(of stage: Int, _ session: ImportSession) throws(RowFailure) -> String {
    if let state = known[stage] { return state }
    let row = try session.statements.row("SELECT state FROM stages WHERE id = ?", .integer(stage))
    let state = row?[0].textValue ?? "open"
    known[stage] = state
    return state
  }
}

/// What a deal was from a day on, one row per change, in any order; of rows of one day the last one counts, or the first
/// one in a file that goes back in time. Days before what is known of the deal complete its history; a day after it
/// changes the deal itself. What a row does not tell stays as it is known of that day; the stage before it stands wherever
/// no other row speaks of the days before.
struct OpportunityHistoryRules: RecordRules {
  private let stage: Int?
  private let state: Int
  private let owner: Int?
  private let rep: Int?
  private let telling: OpportunityTelling
  private let currency: Int?
  private let original: Int?
  private let closed: Int
  private let tellsState: Bool
  private let takesState: Bool
  private let changed: ModifiedDay
  private let conversion: CurrencyConversion
  private var stages = StageStates()

  /// What a field was, and what it was in the deal's own currency.
  private struct Held {
    let value: SQLValue
    var original = SQLValue.null
  }

  /// By deal, the day of its row before.
  private var days: [Int: String] = [:]
  private var goesBack = false
  /// By deal, the days of the rows so far.
  private var told: [Int: Set<String>] = [:]
  /// The one field that the file follows, when it does not say what was before: what a row tells holds until the next.
  private let single: (slot: Int, column: String)?
  /// By deal and day, what that field was from the day on.
  private var values: [Int: [String: Held]] = [:]

  init(_ layout: inout DraftLayout) {
    self.stage = layout.slot("stage_id")
    self.takesState = layout.slot("state") == nil
    self.tellsState = !takesState || stage != nil
    self.state = layout.add("state", tellsState ? .derived : .initial)
    let owner = layout.slot("owner_id")
    let followed = ["owner_id", "amount", "expected_close_on"].compactMap { column in
      layout.slot(column).map { ($0, column) }
    }
    self.single = followed.count == 1 && !tellsState ? followed[0] : nil
    self.owner = owner
    self.rep = owner == nil ? nil : layout.add("rep_id", .derived)
    let expected = layout.slot("expected_close_on")
    self.currency = layout.slot("currency")
    self.conversion = CurrencyConversion(&layout, dates: ["modified_on", "expected_close_on"])
    self.original = layout.slot("original_amount")
    self.telling = OpportunityTelling(
      stage: stage, state: tellsState ? state : nil, owner: owner, amount: layout.slot("amount"), original: original,
      expected: expected)
    self.closed = layout.add("closed_on", .inherited)
    self.changed = ModifiedDay(layout)
  }

  func isOfAnotherDay(_ draft: RecordDraft, before: [SQLValue]) -> Bool { true }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    if takesState || draft[state] == .null, let id = draft.integer(stage) {
      draft.values[state] = .text(try stages.state(of: id, session))
    }
    if let rep { draft.values[rep] = draft[owner] }
    let isClosed = tellsState && draft[state] != .null && draft[state] != .text("open")
    if isClosed { draft.values[closed] = .text(changed.day(draft, session)) }
    try conversion.convert(&draft, session)
  }

  mutating func completesHistory(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure) -> Bool
  {
    let day = changed.day(draft, session)
    let last = days.updateValue(day, forKey: id)
    if let last, day < last { goesBack = true }
    if goesBack, day == last { return true }
    let known = changed.stored(before)
    if let known, known <= day { return false }
    // Open again is only what was closed again later.
    if draft[state] == .text("open"), before[state] != .text("open"), let end = before[closed].textValue, end <= day {
      return true
    }
    try OpportunityHistory.complete(
      id, { telling.told(draft, $0) }, from: day, until: known ?? session.today.isoText, session)
    return true
  }

  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)
  {
    if draft[state] == .text("open") {
      try session.statements.run("UPDATE opportunities SET closed_on = NULL WHERE id = ?", .integer(id))
    }
    let day = changed.day(draft, session)
    try OpportunityHistory.follow(id, staged: day, closed: draft.text(closed), day: day, session)
  }

  private static let before = [
    ("stage_before", "stage_id"), ("amount_before", "amount"), ("rep_before", "owner_id"),
    ("expected_close_before", "expected_close_on"),
  ]

  /// What it was before the day goes back to the day of the row before, through all pieces that other changes made.
  mutating func settled(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> Bool {
    let day = changed.day(draft, session)
    let earlier = told[id]?.filter { $0 < day }.max() ?? ""
    var isChanged = try held(id, day, draft, session)
    // Of several rows of one day the first one in time tells what was before it.
    guard told[id, default: []].insert(day).inserted || goesBack else { return isChanged }
    for (field, column) in Self.before {
      guard let before = draft.extras[field], before != .null else { continue }
      var held = Held(value: before)
      if column == "amount", draft[original] != .null, let minor = before.integerValue, let code = draft.text(currency)
      {
        held = Held(value: SQLValue(try CurrencyConversion.base(minor, of: code, on: day, session)), original: before)
      }
      if try hold(held, column, id, from: earlier, until: day, session) { isChanged = true }
    }
    return isChanged
  }

  /// From row to row of a history that tells one field and not what was before.
  private mutating func held(_ id: Int, _ day: String, _ draft: RecordDraft, _ session: ImportSession)
    throws(RowFailure) -> Bool
  {
    guard let single, draft.extras.isEmpty else { return false }
    var told = values[id] ?? [:]
    if goesBack, told[day] != nil { return false }
    let held = Held(value: draft[single.slot], original: single.column == "amount" ? draft[original] : .null)
    told[day] = held
    values[id] = told
    var isChanged = false
    if let earlier = told.keys.filter({ $0 < day }).max(), let value = told[earlier] {
      isChanged = try hold(value, single.column, id, from: earlier, until: day, session)
    }
    if let later = told.keys.filter({ $0 > day }).min() {
      let isLaterChanged = try hold(held, single.column, id, from: day, until: later, session)
      isChanged = isChanged || isLaterChanged
    }
    return isChanged
  }

  /// While the deal was open, from the state that began on `earlier` (or later) up to the day.
  private func hold(
    _ before: Held, _ column: String, _ id: Int, from earlier: String, until day: String, _ session: ImportSession
  ) throws(RowFailure) -> Bool {
    try session.prices.join(id)
    var new = "\(column) = ?4"
    var isOther = "?5 IS NULL AND \(column) IS NOT ?4"
    if column == "amount" {
      new += ", original_amount = ?5"
      // In its own currency it is the same at any rate.
      isOther = "(original_amount IS NOT ?5 OR \(isOther))"
    }
    // A later row may have told the same of the days around this one.
    let around = try session.statements.row(
      """
      SELECT id FROM opportunity_states
      WHERE opportunity_id = ?1 AND from_on < ?2 AND until_on > ?2 AND from_on > ?3 AND state = 'open' AND \(isOther)
      """, .integer(id), .text(day), .text(earlier), before.value, before.original)
    if let around {
      try session.statements.run(
        """
        INSERT INTO opportunity_states (opportunity_id, from_on, until_on, \(OpportunityState.columns))
        SELECT opportunity_id, ?, until_on, \(OpportunityState.columns) FROM opportunity_states WHERE id = ?
        """, .text(day), around[0])
      try session.statements.run(
        "UPDATE opportunity_states SET until_on = ? WHERE id = ?", .text(day), around[0])
    }
    try session.statements.run(
      """
      UPDATE opportunity_states SET \(new)
      WHERE opportunity_id = ?1 AND from_on > ?3 AND until_on <= ?2 AND state = 'open' AND \(isOther)
      """, .integer(id), .text(day), .text(earlier), before.value, before.original)
    return session.connection.changeCount > 0
  }
}
