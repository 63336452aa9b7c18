extension UndoJournal {
  /// Takes back what the import `number` changed. Its line stays among the imports, marked.
  package static func undo(importNumber number: Int, on connection: Connection) throws(UndoRefusal) -> UndoSummary {
    let (id, undoneAt) = try asking { () throws(StoreError) in
      let row = try connection.rows("SELECT undone_at FROM imports WHERE id = ?", [.integer(number)]).first
      let entry = try connection.scalar("SELECT id FROM undo_entries WHERE import_id = ?", [.integer(number)])
      return (entry?.integerValue, row?[0])
    }
    guard let undoneAt else {
      let last = try asking { () throws(StoreError) in try connection.scalar("SELECT MAX(id) FROM imports") }
      throw .noSuchImport(number, last: last?.integerValue)
    }
    if let moment = undoneAt.textValue { throw .undoneAlready(number, on: String(moment.prefix(10))) }
    guard let id, let entry = try entry(id, on: connection) else { throw .notKept(number) }
    return try undo(entry, on: connection)
  }

  /// The last change that was logged and not yet undone.
  package static func lastLogged(on connection: Connection) throws(StoreError) -> UndoEntry? {
    try entries("import_id IS NULL AND undone_at IS NULL ORDER BY id DESC LIMIT 1", on: connection).first
  }

  /// Takes back a change; all of it or nothing.
  package static func undo(_ entry: UndoEntry, on connection: Connection) throws(UndoRefusal) -> UndoSummary {
    let keys = try asking { () throws(StoreError) in try connection.scalar("PRAGMA foreign_keys") }
    // What goes and what comes back is checked here as a whole.
    try asking { () throws(StoreError) in try connection.execute("PRAGMA foreign_keys = OFF") }
    defer { try? connection.execute("PRAGMA foreign_keys = \(keys?.integerValue ?? 1)") }
    try asking { () throws(StoreError) in try connection.execute("BEGIN IMMEDIATE") }
    do {
      var run = try asking { () throws(StoreError) in try UndoRun(entry, connection) }
      let summary = try run.run()
      try asking { () throws(StoreError) in try connection.execute("COMMIT") }
      return summary
    } catch {
      try? connection.execute("ROLLBACK")
      throw error
    }
  }

  static func entry(_ id: Int, on connection: Connection) throws(UndoRefusal) -> UndoEntry? {
    try asking { () throws(StoreError) in try entries("id = \(id)", on: connection).first }
  }

  private static func entries(_ condition: String, on connection: Connection) throws(StoreError) -> [UndoEntry] {
    try connection.rows(
      "SELECT id, import_id, (SELECT l.id FROM log_entries l WHERE l.undo_id = e.id), title FROM undo_entries e WHERE \(condition)"
    ).map {
      UndoEntry(
        id: $0[0].integerValue ?? 0, importID: $0[1].integerValue, logNumber: $0[2].integerValue,
        title: $0[3].textValue ?? "")
    }
  }
}

/// Runs a piece of work of the store for an undoing.
func asking<Result>(_ body: () throws(StoreError) -> Result) throws(UndoRefusal) -> Result {
  do { return try body() } catch { throw .store(error) }
}

/// One undoing, inside its transaction.
struct UndoRun {
  let entry: UndoEntry
  let connection: Connection
  let tables: [String: JournalledTable]
  let references: [JournalledReference]
  /// Ids of the rows that were added.
  let ranges: [String: ClosedRange<Int>]
  /// The table of what was imported; `nil` when the change was logged.
  let subject: String?
  private let daysBefore: ClosedRange<Int>?
  private let statements: StatementCache
  private var fields: [(entity: String, name: String)] = []
  /// Columns that a custom field got instead of its own.
  private var replaced: [(table: String, column: String)] = []
  private var touched: Set<String> = []
  var summary = UndoSummary()

  init(_ entry: UndoEntry, _ connection: Connection) throws(StoreError) {
    self.entry = entry
    self.connection = connection
    self.statements = StatementCache(connection)
    var tables: [String: JournalledTable] = [:]
    for table in try JournalledTable.all(in: connection) { tables[table.name] = table }
    self.tables = tables
    self.references = try JournalledReference.all(in: connection)
    var ranges: [String: ClosedRange<Int>] = [:]
    for row in try connection.rows(
      "SELECT table_name, first_id, last_id FROM undo_ranges WHERE entry_id = ?", [.integer(entry.id)])
    {
      guard let first = row[1].integerValue, let last = row[2].integerValue, first <= last else { continue }
      ranges[row[0].textValue ?? ""] = first...last
    }
    self.daysBefore = ranges.removeValue(forKey: "calendar")
    self.ranges = ranges.filter { tables[$0.key] != nil }
    let entity = try connection.scalar("SELECT entity FROM imports WHERE id = ?", [SQLValue(entry.importID)])
    self.subject = entity?.textValue.flatMap(ImportEntity.named)?.table
  }

  /// Records that were only named by what was imported. They stay when others use them by now.
  func isName(_ table: String) -> Bool { table != subject && ReferenceTable.creatable.contains(table) }

  /// Rows that go without a question.
  var ownRanges: [(table: String, ids: ClosedRange<Int>)] {
    ranges.filter { !isName($0.key) && $0.key != "parties" }.map { ($0.key, $0.value) }
  }

  mutating func run() throws(UndoRefusal) -> UndoSummary {
    try refuseWhatChangedLater()
    // What is undone holds no record: the entry says in words what it was.
    try run("UPDATE log_entries SET customer_id = NULL WHERE undo_id = ?", [.integer(entry.id)])
    try restore()
    for (table, ids) in ownRanges { try remove(table, ids) }
    try removeOwned()
    try removeNames()
    try removeOwned()
    try refuseWhatIsUsed()
    try removeFields()
    try asking { () throws(StoreError) in try refresh() }
    try asking { () throws(StoreError) in try mark() }
    return summary
  }

  // MARK: Restoring

  /// Rows that were there before, newest change first.
  private mutating func restore() throws(UndoRefusal) {
    var last = Int.max
    while true {
      let rows = try asking { () throws(StoreError) in
        try connection.rows(
          """
          SELECT id, table_name, row_key, operation, before FROM undo_images
          WHERE entry_id = ? AND id < ? ORDER BY id DESC LIMIT 1000
          """, [.integer(entry.id), .integer(last)])
      }
      for row in rows {
        guard let id = row[0].integerValue, let table = tables[row[1].textValue ?? ""] else { continue }
        last = id
        touched.insert(table.name)
        let key = try key(row[2])
        switch row[3].textValue {
        case "insert": try remove(table, key)
        case "update": try change(table, key, back: row[4])
        case "delete": try bring(table, key, back: row[4])
        default: break
        }
      }
      if rows.count < 1000 { return }
    }
  }

  private func key(_ value: SQLValue) throws(UndoRefusal) -> [SQLValue] {
    guard value.textValue != nil else { return [value] }
    return try members(value).map(\.value)
  }

  /// Of a JSON object or list, in their order.
  private func members(_ json: SQLValue) throws(UndoRefusal) -> [(name: String, value: SQLValue)] {
    try asking { () throws(StoreError) in
      try connection.rows("SELECT key, value FROM json_each(?)", [json]).map { ($0[0].plainText ?? "", $0[1]) }
    }
  }

  private mutating func remove(_ table: JournalledTable, _ key: [SQLValue]) throws(UndoRefusal) {
    if table.name == "custom_fields" {
      fields.append((key[0].textValue ?? "", key[1].textValue ?? ""))
      return
    }
    // A currency that somebody else's rates are in.
    let unless =
      table.name == "currencies" ? " AND NOT EXISTS (SELECT 1 FROM exchange_rates r WHERE r.currency = code)" : ""
    try run("DELETE FROM \(quoted(table.name)) WHERE \(table.isKey)\(unless)", key)
    if table.name == subject { summary.removed += connection.changeCount }
  }

  private mutating func change(_ table: JournalledTable, _ key: [SQLValue], back image: SQLValue) throws(UndoRefusal) {
    let known = Set(table.columns.map(\.name))
    let before = try members(image).filter { known.contains($0.name) }
    guard !before.isEmpty else { return }
    if table.name == "custom_fields", before.contains(where: { $0.name == "column_name" }) {
      let row = try asking { () throws(StoreError) in
        try connection.rows("SELECT entity, column_name FROM custom_fields WHERE \(table.isKey)", key).first
      }
      if let entity = row?[0].textValue, let column = row?[1].textValue { replaced.append((entity, column)) }
    }
    let columns = before.map { quoted($0.name) + " = ?" }.joined(separator: ", ")
    try run("UPDATE \(quoted(table.name)) SET \(columns) WHERE \(table.isKey)", before.map(\.value) + key)
    if subject.map({ $0 == table.name }) ?? true { summary.restored += connection.changeCount }
  }

  private func bring(_ table: JournalledTable, _ key: [SQLValue], back image: SQLValue) throws(UndoRefusal) {
    let isTaken = try asking { () throws(StoreError) in
      try statements.statement("SELECT 1 FROM \(quoted(table.name)) WHERE \(table.isKey)").row(key) != nil
    }
    if isTaken { throw try whoUses(table.name, key) }
    let known = Set(table.columns.map(\.name))
    let before = try members(image).filter { known.contains($0.name) }
    let columns = before.map { quoted($0.name) }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: before.count).joined(separator: ", ")
    try run("INSERT INTO \(quoted(table.name)) (\(columns)) VALUES (\(marks))", before.map(\.value))
  }

  private func run(_ sql: String, _ bindings: [SQLValue]) throws(UndoRefusal) {
    try asking { () throws(StoreError) in try statements.statement(sql).run(bindings) }
  }

  // MARK: Removing

  private mutating func remove(_ table: String, _ ids: ClosedRange<Int>) throws(UndoRefusal) {
    touched.insert(table)
    try run(
      "DELETE FROM \(quoted(table)) WHERE id BETWEEN ? AND ?", [.integer(ids.lowerBound), .integer(ids.upperBound)])
    if subject.map({ $0 == table }) ?? true { summary.removed += connection.changeCount }
  }

  /// Until none goes any more: one may be kept by another that goes.
  private mutating func removeNames() throws(UndoRefusal) {
    let names = ranges.filter { isName($0.key) }.sorted { $0.key < $1.key }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (table, ids) in names {
        touched.insert(table)
        try gatherUsed(table, ids)
        try run(
          "DELETE FROM \(quoted(table)) WHERE id BETWEEN ? AND ? AND id NOT IN (SELECT id FROM temp.undo_used)",
          [.integer(ids.lowerBound), .integer(ids.upperBound)])
        if connection.changeCount > 0, names.count > 1 { hasChanged = true }
      }
    }
    for (table, ids) in names {
      let count = try asking { () throws(StoreError) in
        try connection.scalar(
          "SELECT COUNT(*) FROM \(quoted(table)) WHERE id BETWEEN \(ids.lowerBound) AND \(ids.upperBound)")
      }
      if let count = count?.integerValue, count > 0 { summary.kept.append(.init(entity: table, count: count)) }
    }
  }

  /// The ids among `ids` that anything refers to, or that a later change gave more than a name.
  private func gatherUsed(_ table: String, _ ids: ClosedRange<Int>) throws(UndoRefusal) {
    let between = "BETWEEN \(ids.lowerBound) AND \(ids.upperBound)"
    var parts = [
      "SELECT row_key FROM undo_images WHERE entry_id > \(entry.id) AND table_name = '\(table)' AND row_key \(between)"
    ]
    for reference in references
    where reference.parent == table || (table == "customers" && reference.parent == "parties") {
      let owner = tables[reference.table]?.owner
      if owner?.column == reference.column || reference.column == "id" { continue }
      let column = quoted(reference.column)
      parts.append("SELECT \(column) FROM \(quoted(reference.table)) WHERE \(column) \(between)")
      let value = "json_extract(before, '$.\(column)')"
      parts.append(
        "SELECT \(value) FROM undo_images WHERE entry_id > \(entry.id) AND table_name = '\(reference.table)' AND \(value) \(between)"
      )
    }
    try asking { () throws(StoreError) in
      try connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS undo_used (id INTEGER PRIMARY KEY); DELETE FROM temp.undo_used")
      for part in parts { try connection.execute("INSERT OR IGNORE INTO temp.undo_used \(part)") }
    }
  }

  /// Parties that are nobody's, and what belongs to records that are gone.
  private mutating func removeOwned() throws(UndoRefusal) {
    if let ids = ranges["parties"] {
      try run(
        """
        DELETE FROM parties WHERE id BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = parties.id)
          AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.id = parties.id)
        """, [.integer(ids.lowerBound), .integer(ids.upperBound)])
    }
    for table in tables.values.sorted(by: { $0.name < $1.name }) {
      guard let owner = table.owner, let ids = ranges[owner.table] else { continue }
      touched.insert(table.name)
      try run(
        """
        DELETE FROM \(quoted(table.name)) WHERE \(quoted(owner.column)) BETWEEN ? AND ?
          AND NOT EXISTS (SELECT 1 FROM \(quoted(owner.table)) o WHERE o.id = \(quoted(owner.column)))
        """, [.integer(ids.lowerBound), .integer(ids.upperBound)])
    }
  }

  // MARK: Custom fields

  /// A field goes with its column unless somebody uses it.
  private mutating func removeFields() throws(UndoRefusal) {
    if !replaced.isEmpty { statements.removeAll() }
    for (table, column) in replaced {
      try asking { () throws(StoreError) in
        try connection.execute("ALTER TABLE \(quoted(table)) DROP COLUMN \(quoted(column))")
      }
    }
    for (entity, name) in fields {
      let key: [SQLValue] = [.text(entity), .text(name)]
      let column = try asking { () throws(StoreError) in
        try connection.scalar("SELECT column_name FROM custom_fields WHERE entity = ? AND name = ?", key)?.textValue
      }
      guard let column, let table = ImportEntity.named(entity)?.table else { continue }
      let isUsed = try asking { () throws(StoreError) in
        try connection.scalar(
          """
          SELECT EXISTS (SELECT 1 FROM \(quoted(table)) WHERE \(quoted(column)) IS NOT NULL)
            OR EXISTS (SELECT 1 FROM definitions WHERE instr(lower(statement), ?) > 0)
            OR EXISTS (SELECT 1 FROM undo_images WHERE entry_id > ? AND table_name = 'custom_fields'
              AND row_key = json_array(?, ?))
          """, [.text(name), .integer(entry.id)] + key) == .integer(1)
      }
      if isUsed {
        summary.keptFields.append(name)
        continue
      }
      statements.removeAll()
      try asking { () throws(StoreError) in
        try connection.execute("ALTER TABLE \(quoted(table)) DROP COLUMN \(quoted(column))")
        try connection.run("DELETE FROM custom_fields WHERE entity = ? AND name = ?", key)
      }
    }
  }

  // MARK: The end

  /// What is worked out. The years that the change brought go unless something came later.
  private func refresh() throws(StoreError) {
    statements.removeAll()
    try connection.execute("DROP TABLE IF EXISTS temp.undo_used")
    var parts = Derived.parts(touching: touched)
    let isLast = try connection.scalar("SELECT MAX(id) FROM undo_entries WHERE undone_at IS NULL") == .integer(entry.id)
    if let daysBefore, isLast {
      try connection.run(
        "DELETE FROM calendar WHERE day_number NOT BETWEEN ? AND ?",
        [.integer(daysBefore.lowerBound), .integer(daysBefore.upperBound)])
      if connection.changeCount > 0 { parts.insert(.calendar) }
    }
    if touched.contains("holidays") { try WorkCalendar(connection).refreshWorkdays() }
    if !parts.isEmpty { try Derived.refresh(connection, parts: parts) }
  }

  private func mark() throws(StoreError) {
    let now = SQLValue.text(Store.now())
    try connection.run("DELETE FROM undo_images WHERE entry_id = ?", [.integer(entry.id)])
    try connection.run("DELETE FROM undo_ranges WHERE entry_id = ?", [.integer(entry.id)])
    try connection.run("UPDATE undo_entries SET undone_at = ? WHERE id = ?", [now, .integer(entry.id)])
    try connection.run("UPDATE imports SET undone_at = ? WHERE id = ?", [now, SQLValue(entry.importID)])
    try connection.run("UPDATE log_entries SET undone_at = ? WHERE undo_id = ?", [now, .integer(entry.id)])
  }
}
