import CSQLite
import Glibc

/// One connection to a SQLite file. Not shared between threads: each thread that asks opens its own.
package final class Connection {
  package enum Mode: Hashable, Sendable {
    /// Questions: nothing can change the store through it.
    case read
    /// The file has to exist.
    case write
    case create
  }

  let handle: OpaquePointer
  /// As it was named; `:memory:` for a store that lives in memory.
  package let path: String
  let isImmutable: Bool
  private(set) var shouldStop: (() -> Bool)?
  /// Gathers a part of what a statement of this connection asks for.
  weak var second: SecondReader?
  /// What statements of this connection gathered for another one, by the number they gave it.
  var keptParts: [Int: [GatheredPart]] = [:]

  /// Opens the file without looking at what is in it; `Store.open` does the checks.
  ///
  /// `immutable` promises that nobody changes the file: no locks, no side files, and a write-ahead log is not read.
  package init(path: String, mode: Mode, immutable: Bool = false) throws(StoreError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .cannotOpen(path: path, reason: "not a file name") }
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    switch mode {
    case .read: flags |= SQLITE_OPEN_READONLY
    case .write: flags |= SQLITE_OPEN_READWRITE
    case .create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
    if immutable { flags |= SQLITE_OPEN_URI }
    var found: OpaquePointer?
    let code = sqlite3_open_v2(immutable ? Self.immutableURI(path) : path, &found, flags, nil)
    guard code == SQLITE_OK, let found else {
      let reason = found.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(found)
      throw .cannotOpen(path: path, reason: reason)
    }
    self.handle = found
    self.path = path
    isImmutable = immutable
    _ = crmql_db_config(found, SQLITE_DBCONFIG_DEFENSIVE, 1)
    _ = crmql_db_config(found, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    _ = crmql_db_config(found, SQLITE_DBCONFIG_DQS_DML, 0)
    _ = crmql_db_config(found, SQLITE_DBCONFIG_DQS_DDL, 0)
    learnLetters()
    learnGathering()
    learnLookup()
    learnHeld()
    waitForOthers()
  }

  deinit { sqlite3_close_v2(handle) }

  private static func immutableURI(_ path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : "file:./"
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "-", "_": uri.unicodeScalars.append(scalar)
      default: uri.unicodeScalars.append(contentsOf: ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return uri + "?immutable=1"
  }

  package func prepare(_ sql: String) throws(StoreError) -> PreparedStatement {
    try PreparedStatement(sql, on: self)
  }

  /// Runs a script of several statements without parameters.
  package func execute(_ script: String) throws(StoreError) {
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    if code != SQLITE_OK { throw error(code) }
  }

  /// Runs one statement with bindings and discards its rows.
  package func run(_ sql: String, _ bindings: [SQLValue] = []) throws(StoreError) {
    let statement = try prepare(sql)
    try statement.bind(bindings)
    try statement.run()
  }

  /// Adds rows with one value for each of `columns`, a list as SQL writes it.
  func insert(into table: String, columns: String, _ rows: [[SQLValue]]) throws(StoreError) {
    guard let width = rows.first?.count else { return }
    let marks = Array(repeating: "?", count: width).joined(separator: ", ")
    let statement = try prepare("INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
    for row in rows {
      try statement.bind(row)
      try statement.run()
    }
  }

  /// The first column of the first row; `nil` when there is no row.
  package func scalar(_ sql: String, _ bindings: [SQLValue] = []) throws(StoreError) -> SQLValue? {
    let statement = try prepare(sql)
    try statement.bind(bindings)
    return try statement.step() ? statement.value(0) : nil
  }

  /// All rows; for results known to be small.
  package func rows(_ sql: String, _ bindings: [SQLValue] = []) throws(StoreError) -> [[SQLValue]] {
    let statement = try prepare(sql)
    try statement.bind(bindings)
    var found: [[SQLValue]] = []
    while try statement.step() { found.append((0..<statement.columnCount).map { statement.value($0) }) }
    return found
  }

  package var lastInsertedID: Int { Int(sqlite3_last_insert_rowid(handle)) }

  package var changeCount: Int { Int(sqlite3_changes64(handle)) }

  /// Rows written through this connection since it was opened.
  var totalChangeCount: Int { Int(sqlite3_total_changes64(handle)) }

  /// All or nothing: whatever `body` did is undone when it throws.
  package func transaction<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }

  /// Like `transaction`, but inside another one it undoes only its own part.
  package func atomically<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    guard sqlite3_get_autocommit(handle) == 0 else { return try transaction(body) }
    try execute("SAVEPOINT part")
    do {
      let result = try body()
      try execute("RELEASE part")
      return result
    } catch {
      if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK TO part; RELEASE part") }
      throw error
    }
  }

  /// One consistent view of the store for all the statements of a question.
  package func readTransaction<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    try execute("BEGIN")
    defer { try? execute("COMMIT") }
    return try body()
  }

  /// Asks `shouldStop` every thousand steps of a running statement; `true` stops it with `.interrupted`.
  package func stopWhen(_ shouldStop: (() -> Bool)?) {
    self.shouldStop = shouldStop
    guard shouldStop != nil else {
      sqlite3_progress_handler(handle, 0, nil, nil)
      return
    }
    sqlite3_progress_handler(
      handle, 1000,
      { context in
        guard let context else { return 0 }
        let connection = Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
        return connection.shouldStop?() == true ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Five seconds for a lock that another connection holds, in steps between which Ctrl-C is heard.
  private func waitForOthers() {
    sqlite3_busy_handler(
      handle,
      { context, count in
        guard count < 250, let context else { return 0 }
        if Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue().shouldStop?() == true { return 0 }
        usleep(20_000)
        return 1
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  func error(_ code: Int32) -> StoreError {
    let reason = String(cString: sqlite3_errmsg(handle))
    switch code & 0xFF {
    case SQLITE_NOTADB: return .notADatabase(path: path)
    case SQLITE_CORRUPT: return .damaged(path: path, detail: reason)
    case SQLITE_BUSY, SQLITE_LOCKED: return shouldStop?() == true ? .interrupted : .busy(path: path)
    case SQLITE_FULL: return .full(path: path)
    case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(sqlite3_system_errno(handle)): return .full(path: path)
    // The cause may have been overwritten by what SQLite did afterwards; most often the disk is full all the same.
    case SQLITE_IOERR where code == SQLITE_IOERR | (3 << 8): return .cannotWrite(path: path, reason: reason)
    case SQLITE_INTERRUPT: return .interrupted
    case SQLITE_READONLY, SQLITE_PERM: return .cannotWrite(path: path, reason: reason)
    case SQLITE_CANTOPEN: return .cannotOpen(path: path, reason: reason)
    default: return .failed(code: Int(code), reason: reason)
    }
  }
}
