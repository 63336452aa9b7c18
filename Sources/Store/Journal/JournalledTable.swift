/// A table whose changes can be undone, and how one of its rows is known.
struct JournalledTable {
  enum Key: Hashable {
    /// `id`, which grows: rows above the last one of before are new.
    case id
    /// Columns that together are unique.
    case columns([String])
  }

  struct Column {
    let name: String
    let isReal: Bool
  }

  /// Of a table without ids: the record that a row is about, and goes with.
  struct Owner {
    let column: String
    let table: String
  }

  let name: String
  let columns: [Column]
  let key: Key
  let owner: Owner?

  /// What is worked out, what tells where records came from, and what belongs to the company as a whole.
  private static let others: Set = [
    "settings", "calendar", "team_ancestors", "rep_ancestors", "opportunity_credits", "opportunity_state_credits",
    "invoice_settlements", "dues", "plan_rollups", "definitions", "scorecards", "scorecard_items", "scorecard_grades",
    "scorecard_results", "scorecard_team_results", "name_aliases", "imports", "import_problems", "log_entries",
    "undo_entries", "undo_ranges", "undo_images",
  ]

  private static let owners = [
    "rep_assignments": Owner(column: "rep_id", table: "reps"),
    "team_assignments": Owner(column: "team_id", table: "teams"), "rep_leave": Owner(column: "rep_id", table: "reps"),
    "territory_assignments": Owner(column: "territory_id", table: "territories"),
    "party_states": Owner(column: "party_id", table: "parties"),
    "opportunity_splits": Owner(column: "opportunity_id", table: "opportunities"),
  ]

  static func all(in connection: Connection) throws(StoreError) -> [JournalledTable] {
    let names = try connection.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid"
    ).compactMap { $0[0].textValue }
    var found: [JournalledTable] = []
    for name in names where !others.contains(name) { found.append(try JournalledTable(name, connection)) }
    return found
  }

  init(_ name: String, _ connection: Connection) throws(StoreError) {
    var columns: [Column] = []
    var key: [(name: String, place: Int)] = []
    var isNumbered = false
    for row in try connection.rows("SELECT name, type, pk FROM pragma_table_info(?)", [.text(name)]) {
      let column = row[0].textValue ?? ""
      columns.append(Column(name: column, isReal: row[1].textValue == "REAL"))
      guard let place = row[2].integerValue, place > 0 else { continue }
      key.append((column, place))
      isNumbered = column == "id"
    }
    self.name = name
    self.columns = columns
    self.key = isNumbered ? .id : .columns(key.sorted { $0.place < $1.place }.map(\.name))
    self.owner = Self.owners[name]
  }

  /// The key of a row of a trigger (`NEW`, `OLD`) as `undo_images` keeps it: the id, or the values as JSON.
  func key(of row: String) -> String {
    switch key {
    case .id: "\(row).id"
    case .columns(let names): "json_array(\(names.map { "\(row).\(quoted($0))" }.joined(separator: ", ")))"
    }
  }

  /// `id = ?`
  var isKey: String {
    switch key {
    case .id: "id = ?"
    case .columns(let names): names.map { quoted($0) + " = ?" }.joined(separator: " AND ")
    }
  }

  /// The place of the owner in the key as JSON.
  var ownerPath: String? {
    guard case .columns(let names) = key, let place = names.firstIndex(where: { $0 == owner?.column }) else {
      return nil
    }
    return "$[\(place)]"
  }
}

/// A column that names a record of another table by its id.
struct JournalledReference {
  let table: String
  let column: String
  let parent: String

  /// Without those of tables and columns that are worked out.
  static func all(in connection: Connection) throws(StoreError) -> [JournalledReference] {
    try connection.rows(
      """
      SELECT m.name, f."from", f."table" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' AND f."to" = 'id'
        AND m.name NOT IN ('team_ancestors', 'rep_ancestors', 'opportunity_credits', 'opportunity_state_credits',
          'invoice_settlements', 'dues', 'import_problems', 'undo_entries', 'undo_ranges', 'undo_images')
      ORDER BY m.name = 'log_entries'
      """
    ).compactMap { row in
      guard let table = row[0].textValue, let column = row[1].textValue, let parent = row[2].textValue else {
        return nil
      }
      if Derived.columns[table]?.contains(column) ?? false { return nil }
      return JournalledReference(table: table, column: column, parent: parent)
    }
  }
}
