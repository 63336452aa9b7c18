/// The stage decides the state; only what is closed has a closing date; every change is kept.
struct OpportunityRules: RecordRules {
  private let stage: Int?
  private let state: Int
  private let closed: Int?
  private let expected: Int?
  private let created: Int?
  private let owner: Int?
  private let rep: Int
  private let amount: Int?
  private let original: Int?
  private let customer: Int
  private let source: Int
  /// Whether the state is to be told by the stage, and the expected closing by the closing.
  private let takesState: Bool
  private let takesExpected: Bool
  private let modified: ModifiedDay
  private let inheritance: Inheritance
  private let conversion: CurrencyConversion
  private var stages = StageStates()

  init(_ layout: inout DraftLayout) {
    let stage = layout.slot("stage_id")
    self.stage = stage
    self.takesState = layout.slot("state") == nil
    self.state = layout.add("state", stage == nil ? .initial : .derived)
    let closed = layout.slot("closed_on")
    self.closed = closed
    let expected = layout.slot("expected_close_on")
    self.takesExpected = expected == nil
    self.expected = closed == nil ? expected : layout.add("expected_close_on", .kept)
    self.created = layout.slot("created_on")
    let owner = layout.slot("owner_id")
    self.owner = owner
    self.rep = layout.add("rep_id", owner == nil ? .inherited : .initial)
    self.amount = layout.slot("amount")
    self.modified = ModifiedDay(layout)
    self.inheritance = Inheritance(&layout, parents: [.lead], inheritsRep: false)
    self.customer = layout.add("customer_id", .inherited)
    self.source = layout.add("source_id", .inherited)
    self.conversion = CurrencyConversion(&layout, dates: ["closed_on", "expected_close_on", "created_on"])
    self.original = layout.slot("original_amount")
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    if takesState || draft[state] == .null {
      var told = "open"
      if let id = draft.integer(stage) { told = try stages.state(of: id, session) }
      draft.values[state] = .text(told)
    }
    if draft[state] == .text("open"), let closed {
      if takesExpected, let expected { draft.values[expected] = draft.values[closed] }
      draft.values[closed] = .null
    }
    if owner != nil { draft.values[rep] = draft[owner] }
    try inheritance.fill(&draft, session)
    try conversion.convert(&draft, isOfToday: draft[state] == .text("open"), session)
  }

  mutating func inserted(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) {
    let present = OpportunityState([
      draft[customer], draft[source], draft[stage], draft[state], draft[owner], draft[amount], draft[expected],
      draft[original],
    ])
    try OpportunityHistory.start(
      id, present, created: draft.text(created), staged: staged(draft, session), closed: draft.text(closed),
      told: modified.isGiven(draft) ? modified.day(draft, session) : nil, session)
  }

  func isOfAnotherDay(_ draft: RecordDraft, before: [SQLValue]) -> Bool { modified.isAnother(draft, before: before) }

  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)
  {
    try OpportunityHistory.follow(
      id, staged: staged(draft, session), closed: draft.text(closed), day: modified.day(draft, session), session)
  }

  /// The day it came into its stage, as the file says; never after today.
  private func staged(_ draft: RecordDraft, _ session: ImportSession) -> String? {
    draft.extras["stage_changed"]?.textValue.map { min($0, session.today.isoText) }
  }

  /// Older by the file's own days; or, without any, read on a day before the last change that is known.
  mutating func completesHistory(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure) -> Bool
  {
    var isLate = modified.isLate(draft, before: before)
    if !modified.isGiven(draft), let last = try OpportunityHistory.last(id, session) {
      // A deal may close on a day to come.
      isLate = last.from > session.today.isoText && last.state.isOpen
    }
    guard isLate else { return false }
    let telling = OpportunityTelling(
      stage: stage, state: stage != nil || !takesState ? state : nil, owner: owner, amount: amount,
      original: original, expected: expected)
    try OpportunityHistory.complete(
      id, { telling.told(draft, $0) }, from: modified.day(draft, session), until: modified.stored(before), session)
    return true
  }
}

/// Status from what is known: a done date or a tick means done; a due date alone, planned.
struct ActivityRules: RecordRules {
  private let status: Int
  private let due: Int?
  private let done: Int?
  private let doneTime: Int?
  private let takesStatus: Bool
  private let takesDue: Bool
  private let takesDone: Bool
  private let inheritance: Inheritance

  init(_ layout: inout DraftLayout) {
    self.takesStatus = layout.slot("status") == nil
    self.takesDue = layout.slot("due_on") == nil
    self.takesDone = layout.slot("done_on") == nil
    self.status = layout.add("status", .derived)
    let due = layout.slot("due_on")
    let done = layout.slot("done_on")
    self.due = done == nil ? due : layout.add("due_on", .kept)
    self.done = due == nil ? done : layout.add("done_on", .derived)
    self.doneTime = layout.slot("done_time")
    self.inheritance = Inheritance(&layout, parents: [.opportunity, .lead, .contact], inheritsRep: false)
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    if let ticked = draft.extras["completed"], ticked != .null, takesStatus || draft[status] == .null {
      draft.values[status] = .text(ticked == .integer(1) ? "done" : "planned")
    }
    if draft[status] == .null {
      let isDone = (!takesDone && draft[done] != .null) || draft[due] == .null
      draft.values[status] = .text(isDone ? "done" : "planned")
    }
    if draft[status] == .text("done") {
      // Without a date of its own, what was done was done when it was due.
      if takesDone, let done { draft.values[done] = draft[due] }
    } else {
      if takesDue, let due { draft.values[due] = draft[done] }
      if draft[status] == .text("planned") {
        if let done { draft.values[done] = .null }
        if let doneTime { draft.values[doneTime] = .null }
      }
    }
    try inheritance.fill(&draft, session)
  }
}

/// What is in stock when a product is first imported is an adjustment of that day.
struct ProductRules: RecordRules {
  private let active: Int?

  init(_ layout: inout DraftLayout) { self.active = layout.slot("is_active") }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    draft.fill(active, .integer(1))
  }

  mutating func settled(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> Bool {
    guard let stock = draft.extras["stock"], stock != .null else { return false }
    let key = SQLValue.text("opening:\(id)")
    let present = try session.statements.row("SELECT quantity FROM stock_movements WHERE external_id = ?", key)
    if present?[0] == stock { return false }
    try session.statements.run(
      """
      INSERT INTO stock_movements (external_id, product_id, kind, moved_on, quantity) VALUES (?, ?, 'adjustment', ?, ?)
      ON CONFLICT (external_id) DO UPDATE SET quantity = excluded.quantity
      """, key, .integer(id), session.todayValue, stock)
    return true
  }
}

/// Out is negative, whatever the sheet says.
struct StockMovementRules: RecordRules {
  private let kind: Int
  private let quantity: Int?

  init(_ layout: inout DraftLayout) {
    self.kind = layout.add("kind", .derived)
    self.quantity = layout.slot("quantity")
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    guard let quantity, let amount = draft.integer(quantity) else { return }
    draft.fill(kind, .text(amount < 0 ? "issue" : "receipt"))
    if draft[kind] == .text("issue") { draft.values[quantity] = .integer(-abs(amount)) }
  }
}
