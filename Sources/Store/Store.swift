import CSQLite
import Glibc
package import Values

/// Opens and creates stores.
///
/// A refused file is left byte for byte as it was, and nothing appears beside it: what it is, is found out through an
/// `immutable` connection, which takes no locks and makes no side files. (Reading the header with `open` and `close`
/// would drop the locks that another connection of this process holds on the file.)
package enum Store {
  /// What `file(1)` and we recognise a store by: `crmq` in ASCII, in the header's application id.
  package static let applicationID = 0x6372_6D71

  /// Lets SQLite do without locks on its connections, before the first one.
  package static func expectOwnConnections() { _ = crmql_expect_own_connections() }

  /// `.create` opens the store when there is one and makes it when the name is free or the file is empty. `today`
  /// decides which years a new store's calendar holds. `:memory:` is a new store that nobody else sees.
  ///
  /// - Parameters:
  ///   - updating: an older store is brought up to date; otherwise it is refused.
  ///   - watcher: follows the update, which may take long.
  package static func open(
    path: String, mode: Connection.Mode, today: CivilDate = localToday(), updating: Bool = true,
    watcher: Watcher = Watcher()
  ) throws(StoreError) -> Connection {
    try open(path: path, mode: mode, today: today, format: .current, updating: updating, watcher: watcher)
  }

  static func open(
    path: String, mode: Connection.Mode, today: CivilDate, format: Format, updating: Bool = true,
    watcher: Watcher = Watcher()
  ) throws(StoreError) -> Connection {
    if path == ":memory:" { return try inMemory(mode: mode, today: today) }
    switch StoreFile.kind(at: path) {
    case .regular: break
    case .folder: throw .isDirectory(path: path)
    case .special: throw .notADatabase(path: path)
    case .unreachable(let reason): throw .cannotOpen(path: path, reason: reason)
    case .missing:
      guard mode == .create else { throw .notFound(path: path) }
      try StoreFile.publish(try blank(today: today), at: path)
    case .empty:
      guard mode == .create else { throw .notADatabase(path: path) }
      try StoreFile.publish(try blank(today: today), at: path, replacing: true)
    }
    let version = try recognisedVersion(path)
    guard version <= format.version else {
      throw .newer(path: path, found: version, supported: format.version)
    }
    if version < format.version {
      guard updating else { throw .older(path: path, found: version, supported: format.version) }
      try format.migrate(path, today: today, watcher: watcher)
    }
    let connection = try mode == .read ? reader(path) : writer(path)
    try check(connection, version: format.version)
    return connection
  }

  /// Reads every page. Throws `.damaged` with the first thing that is wrong.
  ///
  /// - Complexity: linear in the size of the file, about a second for 500 MB; so it is not part of opening, but asked
  ///   for when a question met something that cannot be.
  package static func examine(_ connection: Connection) throws(StoreError) {
    guard case .text(let verdict) = try connection.scalar("PRAGMA quick_check(1)"), verdict != "ok" else { return }
    throw .damaged(path: connection.path, detail: verdict)
  }

  /// The local business day of the machine's clock and zone.
  package static func localToday() -> CivilDate {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? CivilDate(dayNumber: 0)
  }

  /// The moment in UTC, `YYYY-MM-DDTHH:MM:SSZ`.
  static func now() -> String {
    let seconds = time(nil)
    return "\(CivilDate(dayNumber: seconds / 86_400).isoText)T\(clockText(seconds % 86_400))Z"
  }

  /// A store in memory with the tables, the default settings and the calendar.
  static func blank(today: CivilDate, settings: Settings = Settings()) throws(StoreError) -> Connection {
    let connection = try tables(today: today, settings: settings)
    try connection.execute(Schema.views + Schema.indexes)
    return connection
  }

  /// As `blank`, without views and indexes: those are made faster after the rows.
  static func tables(today: CivilDate, settings: Settings) throws(StoreError) -> Connection {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute(
      "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(Schema.version); PRAGMA foreign_keys = ON")
    try connection.transaction { () throws(StoreError) in
      try connection.execute(Schema.tables + Schema.derived)
      try settings.write(to: connection)
      try WorkCalendar(connection).ensure(covering: WorkCalendar.usual(around: today))
    }
    return connection
  }

  private static func inMemory(mode: Connection.Mode, today: CivilDate) throws(StoreError) -> Connection {
    let connection = try blank(today: today)
    if mode == .read { try connection.execute("PRAGMA query_only = ON") }
    return connection
  }

  /// The schema version of the file. Throws for anything that is no store of ours.
  private static func recognisedVersion(_ path: String) throws(StoreError) -> Int {
    do throws(StoreError) {
      return try version(seenBy: Connection(path: path, mode: .read, immutable: true))
    } catch {
      // Whoever brought the log into the file was killed or ran out of disk halfway: the log still holds it all.
      guard case .damaged = error, StoreFile.size(of: path + "-wal") > 0 else { throw error }
      return try version(seenBy: Connection(path: path, mode: .read))
    }
  }

  private static func version(seenBy probe: Connection) throws(StoreError) -> Int {
    let path = probe.path
    guard try probe.scalar("PRAGMA application_id") == .integer(applicationID) else { throw .foreign(path: path) }
    guard case .integer(let version) = try probe.scalar("PRAGMA user_version"), version > 0 else {
      throw .damaged(path: path, detail: "it bears no schema version")
    }
    return version
  }

  private static func writer(_ path: String) throws(StoreError) -> Connection {
    let connection = try Connection(path: path, mode: .write)
    guard sqlite3_db_readonly(connection.handle, "main") == 0 else {
      throw .cannotWrite(path: path, reason: "the file is read-only")
    }
    do {
      // The mode is kept in the file; asking for it makes the side files, which shows whether the folder is writable.
      try connection.execute(tuning(16_000) + "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; " + firstLook)
    } catch .cannotOpen(_, let reason) {
      throw .cannotWrite(path: path, reason: "\(reason) (is the folder read-only?)")
    }
    return connection
  }

  /// In a folder where no side files can be made, and where nobody can be writing, the file alone is the store.
  private static func reader(_ path: String) throws(StoreError) -> Connection {
    do {
      let connection = try Connection(path: path, mode: .read)
      try connection.execute(tuning(2_000) + "PRAGMA query_only = ON; " + firstLook)
      return connection
    } catch {
      switch error {
      case .cannotOpen, .cannotWrite: break
      default: throw error
      }
      guard StoreFile.size(of: path + "-wal") == 0 else { throw error }
      let connection = try Connection(path: path, mode: .read, immutable: true)
      try connection.execute(tuning(2_000) + "PRAGMA query_only = ON; " + firstLook)
      return connection
    }
  }

  /// Questions over a million activities take no longer with a cache of 2 MB than with 64, since the operating system
  /// keeps the file anyway; every page that is filled first costs more than one that is used again. Writing is faster when
  /// a transaction fits. `mmap` gains nothing, counts as memory, and turns a damaged disk into a crash.
  private static func tuning(_ cache: Int) -> String {
    "PRAGMA cell_size_check = ON; PRAGMA cache_size = -\(cache); PRAGMA hard_heap_limit = 536870912; "
  }
  private static let firstLook = "SELECT COUNT(*) FROM sqlite_schema;"

  private static func check(_ connection: Connection, version: Int) throws(StoreError) {
    guard case .integer(let found) = try connection.scalar("PRAGMA user_version") else { return }
    if found > version { throw .newer(path: connection.path, found: found, supported: version) }
  }
}
