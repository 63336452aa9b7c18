/// Writes the records of one entity: finds the one a row stands for, and inserts, updates or leaves it.
final class RecordWriter {
  enum Outcome { case inserted, updated, unchanged }

  private let entity: ImportEntity
  private let layout: DraftLayout
  private let session: ImportSession
  private var rules: any RecordRules
  private let insert: CachedStatement
  private let select: CachedStatement
  private let update: CachedStatement
  private let names: ReferenceTable?
  private let external: Int?
  private let hasIdentity: Bool
  /// Fields that a new record would need.
  private let missing: [String]
  private let name: Int?
  /// Records above it were made by this import.
  private let lastIDBefore: Int
  private let isParty: Bool
  private let hasher: ContentHasher

  /// - Parameters:
  ///   - hasIdentity: an id is mapped.
  ///   - missing: fields without which no record can be made; rows of records that are not there yet are refused.
  init(
    _ entity: ImportEntity, _ layout: DraftLayout, _ rules: any RecordRules, hasIdentity: Bool,
    missing: [String], _ session: ImportSession
  ) throws(StoreError) {
    self.entity = entity
    self.layout = layout
    self.session = session
    self.rules = rules
    self.hasIdentity = hasIdentity
    self.missing = missing
    self.external = layout.slot("external_id")
    self.name = layout.slot("name")
    self.isParty = entity.table == "customers" || entity.table == "leads"
    self.names = entity.key == .name ? session.references(to: entity.name) : session.loadedReferences(to: entity.name)
    self.hasher = ContentHasher(session)
    let connection = session.connection
    let columns = layout.columns.map(quoted)
    let table = entity.table
    let holders = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
    self.insert = CachedStatement(
      try connection.prepare(
        "INSERT INTO \(table) (\((["rowid"] + columns).joined(separator: ", "))) VALUES (\(holders)) "
          + "ON CONFLICT DO NOTHING"))
    self.select = CachedStatement(
      try connection.prepare("SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE rowid = ?"))
    self.update = CachedStatement(
      try connection.prepare(
        "UPDATE \(table) SET \(columns.map { $0 + " = ?" }.joined(separator: ", ")) WHERE rowid = ?"))
    let last = try connection.scalar("SELECT MAX(rowid) FROM \(table)")
    self.lastIDBefore = last?.integerValue ?? 0
    try connection.execute(
      """
      DROP TABLE IF EXISTS temp.import_touched;
      DROP TABLE IF EXISTS temp.import_seen;
      CREATE TEMP TABLE import_touched (id INTEGER PRIMARY KEY);
      CREATE TEMP TABLE import_seen (key INTEGER PRIMARY KEY, times INTEGER NOT NULL)
      """)
  }

  func prepare(_ draft: inout RecordDraft) throws(RowFailure) { try rules.prepare(&draft, session) }

  /// `draft` has its references; what is stored in the end is left in it.
  func write(_ draft: inout RecordDraft) throws(RowFailure) -> Outcome {
    if !hasIdentity, case .content = entity.key, let external {
      if let key = try rules.identity(draft, session) {
        draft.values[external] = .text(try hasher.numbered(key))
      } else {
        draft.values[external] = .text(try hasher.key(of: draft, layout))
      }
    }
    try rules.complete(&draft, session)
    if !hasIdentity, case .columns(let columns) = entity.key, let external {
      draft.values[external] = .text(columns.map { draft[layout.slot($0)].plainText ?? "" }.joined(separator: "/"))
    }
    if !hasIdentity, let names, let name, let text = draft.text(name), let declared = try names.declaredName(text) {
      draft.values[name] = .text(declared)
    }
    let id: Int
    var outcome: Outcome
    var existing = try find(draft)
    if existing == nil, !missing.isEmpty { existing = try findByExternal(draft) }
    if let existing {
      id = existing
      outcome = try merge(into: id, &draft)
    } else if !missing.isEmpty {
      throw .refuse(ProblemReason.newWithout(missing))
    } else if let made = try add(draft) {
      id = made
      outcome = .inserted
      try rules.inserted(id, draft, session)
      if id <= lastIDBefore { _ = try touch(id) }
    } else {
      // Somebody else has the id: the row is that record.
      guard let existing = try findByExternal(draft) else { throw .refuse(ProblemReason.repeated) }
      id = existing
      outcome = try merge(into: id, &draft)
    }
    try names?.wrote(id, name: draft.text(name))
    if try rules.settled(id, draft, session), outcome == .unchanged { outcome = .updated }
    return outcome
  }

  /// Writes a record that is known by its row. What no column is given for stays.
  func rewrite(_ id: Int, _ draft: inout RecordDraft) throws(RowFailure) -> Outcome {
    try rules.complete(&draft, session)
    return try merge(into: id, &draft)
  }

  /// Where nothing but the id can identify, inserting is tried first: it finds an existing one as cheaply.
  private func find(_ draft: RecordDraft) throws(RowFailure) -> Int? {
    switch entity.key {
    case .primary(let columns):
      let condition = columns.map { quoted($0) + " = ?" }.joined(separator: " AND ")
      let values = columns.map { draft[layout.slot($0)] }
      return try onStore { () throws(StoreError) in
        try session.statements.statement("SELECT rowid FROM \(entity.table) WHERE \(condition)").row(values)?[0]
          .integerValue
      }
    case .name:
      guard let names, let name = draft.text(name) else { return nil }
      let address = entity.name == "reps" ? draft.text(layout.slot("email")) : nil
      guard hasIdentity else {
        if let found = try names.findName(name) { return found }
        return try names.findPlaceholder([address])
      }
      let id = draft.text(external) ?? ""
      if let found = try names.findExternal(id) { return found }
      return try names.findPlaceholder([name, id, address])
    case .content, .columns:
      guard isParty else { return nil }
      return try findByExternal(draft)
    }
  }

  private func findByExternal(_ draft: RecordDraft) throws(RowFailure) -> Int? {
    try onStore { () throws(StoreError) in
      try session.statements.statement("SELECT id FROM \(entity.table) WHERE external_id = ?").integer(draft[external])
    }
  }

  /// `nil` when the id is taken.
  private func add(_ draft: RecordDraft) throws(RowFailure) -> Int? {
    var id = SQLValue.null
    if isParty { id = .integer(try party(for: draft)) }
    try onStore { () throws(StoreError) in try insert.run(first: id, draft.values) }
    return session.connection.changeCount == 0 ? nil : session.connection.lastInsertedID
  }

  /// A customer that was a lead keeps the lead's party, unless another customer has it.
  private func party(for draft: RecordDraft) throws(RowFailure) -> Int {
    if entity.name == "customers", let lead = draft.extras["lead"], lead != .null,
      try session.statements.row("SELECT 1 FROM customers WHERE id = ?", lead) == nil, let id = lead.integerValue
    {
      return id
    }
    return try session.makeParty()
  }

  private func merge(into id: Int, _ draft: inout RecordDraft) throws(RowFailure) -> Outcome {
    let stored = try onStore { () throws(StoreError) in try select.row([.integer(id)]) }
    guard let stored else { throw .refuse(ProblemReason.repeated) }
    let wasUnclaimed = names?.isUnclaimed(id) ?? false
    let wasTouched = try id > lastIDBefore ? !wasUnclaimed : touch(id)
    for (slot, policy) in layout.policies.enumerated() {
      switch policy {
      case .given: break
      // What is computed for a whole record is not computed from a part of one.
      case .derived: if !missing.isEmpty { draft.values[slot] = stored[slot] }
      case .kept: if draft.values[slot] == .null { draft.values[slot] = stored[slot] }
      case .inherited: if stored[slot] != .null { draft.values[slot] = stored[slot] }
      case .initial: draft.values[slot] = stored[slot]
      case .marks: break
      }
    }
    layout.keepInherited(&draft, stored)
    if draft.values == stored { return .unchanged }
    if wasTouched, !rules.isOfAnotherDay(draft, before: stored) {
      let shown = draft.text(hasIdentity ? external : name) ?? draft.text(external)
      throw .problem(column: nil, value: shown, reason: ProblemReason.repeated)
    }
    if try rules.completesHistory(id, draft, before: stored, session) {
      session.late += 1
      return .unchanged
    }
    try onStore { () throws(StoreError) in try update.run(draft.values, last: .integer(id)) }
    try rules.updated(id, draft, before: stored, session)
    return .updated
  }

  /// Whether a row of this file stood for the record already.
  private func touch(_ id: Int) throws(RowFailure) -> Bool {
    try session.statements.run("INSERT INTO temp.import_touched VALUES (?) ON CONFLICT DO NOTHING", .integer(id))
    return session.connection.changeCount == 0
  }
}
