/// The indexes of a table that is filled from nothing or nearly so: made once at the end they are sorted, which is
/// several times faster than keeping them up with every row.
struct SecondaryIndexes {
  private var statements: [String] = []

  /// Kibibytes that a sort may use. It is fastest when they fit the caches of the processor.
  private static let sorting = 4096

  /// Takes them away. Does nothing for a table that holds more than a small part of the rows that come.
  ///
  /// - Parameter adding: how many there will be at most.
  init(droppedFrom table: String, adding: Int, _ connection: Connection) throws(StoreError) {
    let present = try connection.scalar("SELECT EXISTS (SELECT 1 FROM \(table))")
    if present != .integer(0) {
      // Lines of an order are looked for among themselves.
      guard table != "order_lines", adding > 10_000,
        let count = try connection.scalar("SELECT COUNT(*) FROM \(table)")?.integerValue, count < adding / 4
      else { return }
    }
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
    if statements.isEmpty { return }
    let cache = try connection.scalar("PRAGMA cache_size")?.integerValue ?? -2000
    try connection.execute("PRAGMA cache_size = -\(Self.sorting)")
    for statement in statements { try connection.execute(statement) }
    try connection.execute("PRAGMA cache_size = \(cache)")
  }
}
