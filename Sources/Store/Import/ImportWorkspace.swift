import CSQLite

/// The connection while an import runs: one write transaction, a larger cache, references checked by the import itself.
final class ImportWorkspace {
  private let connection: Connection
  private let cacheSize: SQLValue
  private let foreignKeys: SQLValue
  private let secureDelete: SQLValue
  /// Inside of a transaction that is somebody else's.
  private let isNested: Bool

  /// Begins the transaction. Every reference is resolved before it is written, so that SQLite need not check it again.
  init(_ connection: Connection, _ shouldStop: @escaping () -> Bool) throws(StoreError) {
    self.connection = connection
    self.cacheSize = try connection.scalar("PRAGMA cache_size") ?? .integer(-2000)
    self.foreignKeys = try connection.scalar("PRAGMA foreign_keys") ?? .integer(0)
    self.secureDelete = try connection.scalar("PRAGMA secure_delete") ?? .integer(0)
    self.isNested = sqlite3_get_autocommit(connection.handle) == 0
    // What is deleted is not overwritten: moving rows between pages would cost as much again.
    try connection.execute("PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536; PRAGMA secure_delete = OFF")
    do { try connection.execute(isNested ? "SAVEPOINT import" : "BEGIN IMMEDIATE") } catch {
      restore()
      throw error
    }
    connection.stopWhen(shouldStop)
  }

  func commit() throws(StoreError) { try connection.execute(isNested ? "RELEASE import" : "COMMIT") }

  func rollBack() throws(StoreError) {
    try connection.execute(isNested ? "ROLLBACK TO import; RELEASE import" : "ROLLBACK")
  }

  /// As if nothing had happened.
  func undo() {
    connection.stopWhen(nil)
    // Some failures have ended the transaction already.
    if sqlite3_get_autocommit(connection.handle) == 0 { try? rollBack() }
  }

  func close() {
    connection.stopWhen(nil)
    let tables =
      (try? connection.rows(
        "SELECT name FROM temp.sqlite_schema WHERE name LIKE 'import\\_%' ESCAPE '\\' AND type = 'table'")) ?? []
    for table in tables {
      if let name = table[0].textValue { try? connection.execute("DROP TABLE temp.\(quoted(name))") }
    }
    restore()
  }

  private func restore() {
    try? connection.execute(
      """
      PRAGMA cache_size = \(cacheSize.integerValue ?? -2000); PRAGMA foreign_keys = \(foreignKeys.integerValue ?? 0);
      PRAGMA secure_delete = \(secureDelete.integerValue ?? 0)
      """)
  }
}
