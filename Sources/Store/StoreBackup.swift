import CSQLite
import Glibc

/// Copies of a store that others go on working with.
package enum StoreBackup {
  /// Copies what `source` holds at this moment to a new file, whole or not at all, and reads the copy once.
  ///
  /// SQLite's online backup, page by page under one read transaction: in the write-ahead log others go on writing, the
  /// copy is of one moment, it can be stopped, and it says how far it is. (`VACUUM INTO` packs the file, but takes two
  /// to three times as long and says nothing while it does.) The pages go to a file beside `path`, which gets its name
  /// when they are on the disk.
  ///
  /// - Parameter draft: the name of the file in the making; `nil` makes up one that nobody has.
  /// - Returns: the size of the copy in bytes.
  package static func write(
    _ source: Connection, to path: String, replacing: Bool = false, draft: String? = nil, watcher: Watcher = Watcher()
  ) throws(StoreError) -> Int {
    try checkTarget(path, of: source, replacing: replacing)
    let draft = draft ?? "\(path).new-\(getpid())-\(UInt32.random(in: .min ... .max))"
    do throws(StoreError) {
      try StoreFile.create(draft, permissions: StoreFile.permissions(of: source.path))
    } catch {
      // A name beside it that cannot be made is the name that cannot be made.
      if case .cannotWrite(_, let reason) = error { throw .cannotWrite(path: path, reason: reason) }
      throw error
    }
    do throws(StoreError) {
      try copy(source, to: draft, watcher)
      try StoreFile.flush(draft)
      try verify(draft, of: source.path, watcher)
      let size = StoreFile.size(of: draft)
      try StoreFile.rename(draft, to: path, replacing: replacing)
      return size
    } catch {
      unlink(draft)
      switch error {
      case .full: throw .lostCopy(path: path, reason: StoreFile.words(ENOSPC))
      case .cannotOpen(let found, let reason) where found == draft: throw .lostCopy(path: path, reason: reason)
      case .cannotWrite(let found, let reason) where found == draft: throw .lostCopy(path: path, reason: reason)
      default: throw error
      }
    }
  }

  private static func checkTarget(_ path: String, of source: Connection, replacing: Bool) throws(StoreError) {
    guard !path.isEmpty, path != ":memory:" else { throw .cannotWrite(path: path, reason: "not the name of a file") }
    switch StoreFile.entry(at: path) {
    case .unreachable(let reason): throw .cannotWrite(path: path, reason: reason)
    case .folder: throw .isDirectory(path: path)
    case .special: throw .isNoFile(path: path)
    case .empty, .regular:
      // Or its log, which is a part of it.
      if ["", "-wal", "-shm", "-journal"].contains(where: { StoreFile.isSame(path, source.path + $0) }) {
        throw .isItself(path: path)
      }
      guard replacing else { throw .occupied(path: path) }
    case .missing: break
    }
    // A log that stands beside the name would be taken for the copy's own.
    for suffix in ["-wal", "-journal", "-shm"] {
      if case .missing = StoreFile.entry(at: path + suffix) { continue }
      throw .inUse(path: path, beside: path + suffix)
    }
  }

  private static func copy(_ source: Connection, to draft: String, _ watcher: Watcher) throws(StoreError) {
    let copy = try Connection(path: draft, mode: .write)
    // It is worth nothing before it is whole.
    try copy.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
    try source.readTransaction { () throws(StoreError) in
      // The moment that is copied begins with the first look.
      _ = try source.scalar("PRAGMA schema_version")
      guard case .integer(let pageSize) = try source.scalar("PRAGMA page_size"),
        let backup = sqlite3_backup_init(copy.handle, "main", source.handle, "main")
      else { throw copy.error(sqlite3_errcode(copy.handle)) }
      var code = SQLITE_OK
      while code == SQLITE_OK {
        if watcher.shouldStop() {
          code = SQLITE_INTERRUPT
          break
        }
        code = sqlite3_backup_step(backup, 256)
        let total = Int(sqlite3_backup_pagecount(backup))
        watcher.follow(
          Progress(.copying, done: (total - Int(sqlite3_backup_remaining(backup))) * pageSize, of: total * pageSize))
      }
      sqlite3_backup_finish(backup)
      switch code & 0xFF {
      case SQLITE_DONE: return
      case SQLITE_INTERRUPT: throw StoreError.interrupted
      // What cannot be read is the store's, not the copy's.
      case SQLITE_CORRUPT, SQLITE_NOTADB:
        throw StoreError.damaged(path: source.path, detail: "a page cannot be read; no copy was made")
      default: throw copy.error(code)
      }
    }
  }

  private static func verify(_ draft: String, of path: String, _ watcher: Watcher) throws(StoreError) {
    let copy = try Connection(path: draft, mode: .read, immutable: true)
    copy.stopWhen {
      watcher.follow(Progress(.examining))
      return watcher.shouldStop()
    }
    do throws(StoreError) {
      try Store.examine(copy)
    } catch {
      guard case .damaged(_, let detail) = error else { throw error }
      throw .damaged(path: path, detail: "\(detail); no copy was made")
    }
  }
}
