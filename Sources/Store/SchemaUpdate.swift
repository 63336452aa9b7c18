import Values

/// Brings an older store to the schema of this program without losing anything: tables and columns that are missing are
/// added, views and the schema's own indexes are made anew, and what is derived is worked out again.
enum SchemaUpdate {
  /// - Precondition: inside a transaction, with foreign keys off.
  static func run(_ store: Connection) throws(StoreError) {
    let model = try Store.blank(today: Store.localToday())
    try dropViews(of: store)
    let covered = try WorkCalendar(store).covered()
    // No column can be added to one that every row must have, and what is in the other is worked out anew.
    try store.execute(
      "DROP TABLE calendar; DROP TABLE IF EXISTS plan_rollups; DROP TABLE IF EXISTS team_ancestors")
    try complete(store, from: model)
    if let covered { try WorkCalendar(store).ensure(covering: covered) }
    try store.execute(Schema.views)
    try renew("index", of: store, from: model)
    try Derived.refresh(store)
    try store.execute("PRAGMA analysis_limit = 400; ANALYZE")
  }

  /// Makes what the schema says and the store lacks, and works out again what is derived. What others added stays.
  ///
  /// - Precondition: as for `run`.
  static func repair(_ store: Connection) throws(StoreError) {
    let model = try Store.blank(today: Store.localToday())
    try complete(store, from: model)
    try renew("view", of: store, from: model)
    try renew("index", of: store, from: model)
    try store.execute("REINDEX")
    try Derived.refresh(store)
    try WorkCalendar(store).rebuild()
  }

  private static func complete(_ store: Connection, from model: Connection) throws(StoreError) {
    let present = Set(try names(of: "table", in: store))
    for name in try names(of: "table", in: model) {
      if present.contains(name) {
        try addColumns(of: name, from: model, to: store)
      } else {
        try store.execute(try text(of: name, in: model))
      }
    }
  }

  /// Views or indexes that are missing or others than the schema's.
  private static func renew(_ kind: String, of store: Connection, from model: Connection) throws(StoreError) {
    let old = Set(try names(of: kind, in: store))
    for name in try names(of: kind, in: model) {
      let wanted = try text(of: name, in: model)
      if old.contains(name) {
        if try text(of: name, in: store) == wanted { continue }
        try store.execute("DROP \(kind) \(quoted(name))")
      }
      try store.execute(wanted)
    }
  }

  static func dropViews(of store: Connection) throws(StoreError) {
    for name in try names(of: "view", in: store) { try store.execute("DROP VIEW \(quoted(name))") }
  }

  private static func addColumns(of table: String, from model: Connection, to store: Connection) throws(StoreError) {
    let question = "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info(?)"
    let present = Set(try store.rows(question, [.text(table)]).compactMap { $0[0].plainText })
    let references = try model.rows(
      "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)", [.text(table)])
    for row in try model.rows(question, [.text(table)]) {
      guard let name = row[0].plainText, let type = row[1].plainText, !present.contains(name) else { continue }
      var definition = "\(quoted(name)) \(type)"
      if row[2] == .integer(1) { definition += " NOT NULL" }
      if let start = row[3].plainText { definition += " DEFAULT \(start)" }
      if let reference = references.first(where: { $0[0].plainText == name }), let other = reference[1].plainText,
        let key = reference[2].plainText
      {
        definition += " REFERENCES \(quoted(other))(\(quoted(key)))"
      }
      try store.execute("ALTER TABLE \(quoted(table)) ADD COLUMN \(definition)")
    }
  }

  /// In the order they were made; without those that SQLite keeps for itself.
  private static func names(of kind: String, in connection: Connection) throws(StoreError) -> [String] {
    try connection.rows(
      "SELECT name FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid",
      [.text(kind)]
    ).compactMap { $0[0].plainText }
  }

  private static func text(of name: String, in connection: Connection) throws(StoreError) -> String {
    try connection.rows("SELECT sql FROM sqlite_schema WHERE name = ?", [.text(name)]).first?.first?.plainText ?? ""
  }
}
