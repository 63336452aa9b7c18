import CSQLite
import Glibc

/// One step from a schema version to the next.
struct Migration: Sendable {
  /// The version it starts from; it ends at the next one.
  let version: Int
  let step: @Sendable (Connection) throws(StoreError) -> Void
}

/// A schema version and how older stores reach it.
struct Format: Sendable {
  let version: Int
  let migrations: [Migration]

  static let current = Format(version: Schema.version, migrations: [.first, .second])

  /// Brings the store at `path` to `version` in one transaction, after keeping a copy `<path>.v<old>.bak`. The copy
  /// stays when a step fails; the store is then as it was.
  func migrate(_ path: String) throws(StoreError) {
    let connection = try Connection(path: path, mode: .write)
    guard sqlite3_db_readonly(connection.handle, "main") == 0 else {
      throw .cannotWrite(path: path, reason: "it comes from an older crmql and has to be brought up to date first")
    }
    try keepCopy(of: connection, version: try found(connection))
    // Steps rebuild tables, which foreign keys would forbid halfway; they are checked at the end.
    try connection.execute("PRAGMA foreign_keys = OFF")
    try connection.transaction { () throws(StoreError) in
      // Asked again inside: another process may have been first.
      for older in try found(connection)..<max(version, try found(connection)) {
        guard let migration = migrations.first(where: { $0.version == older }) else {
          throw .damaged(path: path, detail: "its schema version \(older) was never released")
        }
        try migration.step(connection)
      }
      guard try connection.rows("PRAGMA foreign_key_check").isEmpty else {
        throw .damaged(path: path, detail: "some records refer to records that are missing")
      }
      try connection.execute("PRAGMA user_version = \(version)")
    }
    // So that the version stands in the file itself.
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  private func found(_ connection: Connection) throws(StoreError) -> Int {
    guard case .integer(let version) = try connection.scalar("PRAGMA user_version") else { return version }
    return version
  }

  private func keepCopy(of connection: Connection, version: Int) throws(StoreError) {
    let copy = "\(connection.path).v\(version).bak"
    let draft = copy + ".new"
    unlink(draft)
    do throws(StoreError) {
      try connection.run("VACUUM INTO ?", [.text(draft)])
      try StoreFile.flush(draft)
      guard rename(draft, copy) == 0 else {
        throw StoreError.cannotWrite(path: copy, reason: StoreFile.words(errno))
      }
    } catch {
      unlink(draft)
      throw error
    }
  }
}
