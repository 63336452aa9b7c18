/// The indexes of a table that is filled from nothing: made once at the end they are sorted, which is several times
/// faster than keeping them up with every row.
struct SecondaryIndexes {
  private var statements: [String] = []

  /// Takes them away. Does nothing for a table that holds rows.
  init(droppedFrom table: String, _ connection: Connection) throws(StoreError) {
    guard try connection.scalar("SELECT EXISTS (SELECT 1 FROM \(table))") == .integer(0) else { return }
    let rows = try connection.rows(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rowid",
      [.text(table)])
    for row in rows {
      guard let name = row[0].textValue, let sql = row[1].textValue else { continue }
      try connection.execute("DROP INDEX \(quoted(name))")
      statements.append(sql)
    }
  }

  func restore(_ connection: Connection) throws(StoreError) {
    for statement in statements { try connection.execute(statement) }
  }
}
