/// Keeps what undoes a change to the store, in `undo_entries`, `undo_ranges` and `undo_images`.
///
/// Rows that a change adds have ids above the last one of before, so that two numbers a table are enough for any number
/// of them. Of rows that were there before, each change leaves what was different before, written by temporary triggers.
/// What the store works out is not kept: it is worked out again.
///
/// A row that takes an id of its own choosing in a table other than `customers` and `leads` is not noticed.
package struct UndoJournal {
  /// Of `undo_entries`; later changes have higher ones.
  package let entry: Int
  private let connection: Connection
  /// Highest id of each table before; 0 when it was empty.
  private let lastIDs: [String: Int]
  private let calendar: [SQLValue]

  /// Runs `body` in a transaction of its own, or as a part of one, and keeps what undoes it.
  ///
  /// - Parameter title: for people: `visit to Acme by Li Na`.
  package static func recording<Result>(
    _ title: String, on connection: Connection, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try connection.atomically { () throws(StoreError) in
      let journal = try UndoJournal(title, on: connection)
      let result = try body()
      try journal.finish()
      return result
    }
  }

  /// Begins to record: to be called before anything is written and, when all is, `finish`. A transaction that is rolled
  /// back takes the record along.
  ///
  /// - Precondition: inside a transaction.
  package init(_ title: String, importID: Int? = nil, on connection: Connection) throws(StoreError) {
    self.connection = connection
    try connection.run(
      "INSERT INTO undo_entries (import_id, title, made_at) VALUES (?, ?, ?)",
      [SQLValue(importID), .text(title), .text(Store.now())])
    self.entry = connection.lastInsertedID
    let tables = try JournalledTable.all(in: connection)
    var lastIDs: [String: Int] = [:]
    for table in tables where table.key == .id {
      lastIDs[table.name] = try connection.scalar("SELECT MAX(id) FROM \(table.name)")?.integerValue ?? 0
    }
    // Their ids come from another table, which leads a lead's id to a customer.
    for name in ["customers", "leads"] where lastIDs[name] != 0 { lastIDs[name] = lastIDs["parties"] }
    self.lastIDs = lastIDs
    self.calendar = try connection.rows("SELECT MIN(day_number), MAX(day_number) FROM calendar")[0]
    for table in tables { try watch(table) }
  }

  /// To be called when the table got another column.
  func watchAgain(_ name: String) throws(StoreError) { try watch(try JournalledTable(name, connection)) }

  /// Nothing of an empty table was there before. Adding rows with ids of their own is left in peace: a trigger would
  /// cost a third of the time.
  private func watch(_ table: JournalledTable) throws(StoreError) {
    let isOld: (String) -> String
    var events = ["INSERT", "UPDATE", "DELETE"]
    if case .id = table.key {
      let last = lastIDs[table.name] ?? 0
      if last == 0 { return }
      isOld = { "WHEN \($0).id <= \(last)" }
      if table.name != "customers", table.name != "leads" { events.removeFirst() }
    } else if let owner = table.owner {
      let last = lastIDs[owner.table] ?? 0
      if last == 0 { return }
      isOld = { "WHEN \($0).\(quoted(owner.column)) <= \(last)" }
    } else {
      isOld = { _ in "" }
    }
    for event in events {
      let row = event == "DELETE" ? "OLD" : "NEW"
      let name = quoted("undo_\(event)_\(table.name)")
      try connection.execute(
        """
        DROP TRIGGER IF EXISTS temp.\(name);
        CREATE TEMP TRIGGER \(name) AFTER \(event)\(event == "UPDATE" ? Self.given(of: table) : "")
        ON main.\(quoted(table.name)) \(isOld(row)) BEGIN
          INSERT INTO undo_images (entry_id, table_name, row_key, operation, before)
          VALUES (\(entry), '\(table.name)', \(table.key(of: row)), '\(event.lowercased())', \(Self.image(of: table, event)));
        END
        """)
    }
  }

  /// The columns whose change is kept.
  private static func given(of table: JournalledTable) -> String {
    let derived = Derived.columns[table.name] ?? []
    return " OF " + table.columns.map(\.name).filter { !derived.contains($0) }.map(quoted).joined(separator: ", ")
  }

  /// The row as it was, as JSON: all of it, or what is different now.
  private static func image(of table: JournalledTable, _ event: String) -> String {
    if event == "INSERT" { return "NULL" }
    let parts = table.columns.map { column in
      let name = quoted(column.name)
      // All the digits that tell it from its neighbours.
      let value = column.isReal ? "json_quote(printf('%!.17g', OLD.\(name)))" : "json_quote(OLD.\(name))"
      let label = "',\(quoted(column.name).replacing("'", with: "''")):'"
      let written =
        "\(label) || " + (column.isReal ? "CASE WHEN OLD.\(name) IS NULL THEN 'null' ELSE \(value) END" : value)
      return event == "DELETE" ? "(\(written))" : "CASE WHEN OLD.\(name) IS NOT NEW.\(name) THEN \(written) ELSE '' END"
    }
    // In groups: an expression has a limited depth.
    let groups = stride(from: 0, to: parts.count, by: 50).map {
      "(" + parts[$0..<min($0 + 50, parts.count)].joined(separator: " || ") + ")"
    }
    return "'{' || substr(\(groups.joined(separator: " || ")), 2) || '}'"
  }

  /// Ends the record. The transaction is the caller's.
  package func finish() throws(StoreError) {
    for row in try connection.rows(
      "SELECT DISTINCT table_name FROM undo_images WHERE entry_id = ? AND operation = 'delete'", [.integer(entry)])
    {
      // Ids that were given away and taken again.
      guard let table = row[0].textValue, lastIDs[table] != nil else { continue }
      try connection.run(
        """
        INSERT INTO undo_images (entry_id, table_name, row_key, operation)
        SELECT DISTINCT entry_id, table_name, row_key, 'insert' FROM undo_images
        WHERE entry_id = ? AND table_name = ? AND operation = 'delete'
          AND EXISTS (SELECT 1 FROM \(quoted(table)) t WHERE t.id = row_key)
        """, [.integer(entry), .text(table)])
    }
    func keep(_ table: String, _ bounds: [SQLValue]) throws(StoreError) {
      guard bounds[0] != .null else { return }
      try connection.run(
        "INSERT INTO undo_ranges (entry_id, table_name, first_id, last_id) VALUES (?, ?, ?, ?)",
        [.integer(entry), .text(table)] + bounds)
    }
    for (table, last) in lastIDs {
      let added = "FROM \(quoted(table)) WHERE id > \(last)"
      try keep(
        table,
        [
          try connection.scalar("SELECT MIN(id) \(added)") ?? .null,
          try connection.scalar("SELECT MAX(id) \(added)") ?? .null,
        ])
    }
    // The days that were there, not those that came.
    try keep("calendar", calendar)
    for row in try connection.rows("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger' AND name LIKE 'undo%'") {
      if let name = row[0].textValue { try connection.execute("DROP TRIGGER temp.\(quoted(name))") }
    }
  }
}
