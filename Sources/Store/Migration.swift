import CSQLite
import Glibc
import Values

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

  static let current = Format(
    version: Schema.version,
    migrations: [
      .first, .second, .third, .fourth, .fifth, .sixth, .seventh, .eighth, .ninth, .tenth, .eleventh, .twelfth,
      .thirteenth,
    ])

  /// Brings the store at `path` to `version` in one transaction, after keeping a copy beside it,
  /// `company.db.v1-2026-11-25.backup`. When a step fails the store is as it was, and the copy is not needed.
  ///
  /// - Returns: the name of the copy; `nil` when another process was first.
  @discardableResult func migrate(
    _ path: String, today: CivilDate, watcher: Watcher = Watcher()
  ) throws(StoreError) -> String? {
    let connection = try Connection(path: path, mode: .write)
    guard sqlite3_db_readonly(connection.handle, "main") == 0 else {
      throw .cannotWrite(path: path, reason: "it comes from an older crmql and has to be brought up to date first")
    }
    var copy: String?
    do throws(StoreError) {
      // Steps rebuild tables, which foreign keys would forbid halfway; they are checked at the end.
      try connection.execute("PRAGMA foreign_keys = OFF")
      // Nobody else brings it up to date or writes to it between the copy and the end.
      try connection.transaction { () throws(StoreError) in
        let older = try found(connection)
        guard older < version else { return }
        copy = try keepCopy(of: path, version: older, today, watcher)
        connection.stopWhen {
          watcher.follow(Progress(.updating))
          return watcher.shouldStop()
        }
        try runSteps(from: older, connection)
      }
    } catch {
      if let copy { unlink(copy) }
      if case .cannotOpen(let found, let reason) = error, found == path {
        throw .cannotWrite(path: path, reason: "\(reason) (is the folder read-only?)")
      }
      throw error
    }
    connection.stopWhen(nil)
    // So that the version stands in the file itself.
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy
  }

  private func runSteps(from older: Int, _ connection: Connection) throws(StoreError) {
    for older in older..<version {
      guard let migration = migrations.first(where: { $0.version == older }) else {
        throw .damaged(path: connection.path, detail: "its schema version \(older) was never released")
      }
      try migration.step(connection)
    }
    guard try connection.rows("PRAGMA foreign_key_check").isEmpty else {
      throw .damaged(path: connection.path, detail: "some records refer to records that are missing")
    }
    try connection.execute("PRAGMA user_version = \(version)")
  }

  private func found(_ connection: Connection) throws(StoreError) -> Int {
    guard case .integer(let version) = try connection.scalar("PRAGMA user_version") else { return version }
    return version
  }

  /// Under the write lock: no other process makes a copy of this store meanwhile, so that what a killed one left of
  /// its own can go.
  private func keepCopy(
    of path: String, version: Int, _ today: CivilDate, _ watcher: Watcher
  ) throws(StoreError) -> String {
    let name = "\(path).v\(version)-\(today.iso).backup"
    var copy = name
    var number = 1
    while case .regular = StoreFile.entry(at: copy) {
      number += 1
      copy = "\(name).\(number)"
    }
    let draft = "\(path).v\(version).new"
    unlink(draft)
    do throws(StoreError) {
      _ = try StoreBackup.write(Connection(path: path, mode: .read), to: copy, draft: draft, watcher: watcher)
    } catch {
      guard case .lostCopy(_, let reason) = error else { throw error }
      throw .cannotWrite(path: copy, reason: "\(reason); the old store has to be kept before it is brought up to date")
    }
    return copy
  }
}
