/// Why the store could not be used. Worded for people at the edge (`message`); `fix` says what to try.
package enum StoreError: Error, Hashable, Sendable {
  case notFound(path: String)
  case isDirectory(path: String)
  case notADatabase(path: String)
  /// A SQLite database that this program did not make.
  case foreign(path: String)
  case damaged(path: String, detail: String)
  /// Made by a newer version of the program.
  case newer(path: String, found: Int, supported: Int)
  case cannotWrite(path: String, reason: String)
  case cannotOpen(path: String, reason: String)
  case busy(path: String)
  case full(path: String)
  /// Ctrl-C or `set timeout` stopped the statement; the store is as it was.
  case interrupted
  /// Anything else SQLite says: its extended result code and words.
  case failed(code: Int, reason: String)

  package var message: String {
    switch self {
    case .notFound(let path): "there is no store at \(path)"
    case .isDirectory(let path): "\(path) is a folder, not a store"
    case .notADatabase(let path): "\(path) is not a crmql store (not a database at all)"
    case .foreign(let path): "\(path) is a database of another program, not a crmql store"
    case .damaged(let path, let detail): "the store \(path) is damaged: \(detail)"
    case .newer(let path, let found, let supported):
      "the store \(path) was made by a newer crmql (schema \(found); this one reads up to \(supported))"
    case .cannotWrite(let path, let reason): "cannot write to \(path): \(reason)"
    case .cannotOpen(let path, let reason): "cannot open \(path): \(reason)"
    case .busy(let path): "the store \(path) is being written by someone else"
    case .full(let path): "the disk that holds \(path) is full; nothing was changed"
    case .interrupted: "stopped; nothing was changed"
    case .failed(let code, let reason): "the store answered: \(reason) (SQLite code \(code))"
    }
  }

  /// One thing to try, or `nil`.
  package var fix: String? {
    switch self {
    case .notFound: "check the spelling; import into a new file with --create"
    case .isDirectory: "name the file inside it"
    case .notADatabase, .foreign: "import its data instead: import \"file.csv\" as ..."
    case .damaged: "restore a copy; the file was not changed"
    case .newer: "use the newer crmql"
    case .cannotWrite, .full: "free space or check the permissions, then try again"
    case .busy: "try again when the other program has finished"
    case .cannotOpen, .interrupted, .failed: nil
    }
  }
}
