package import Values

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
  /// Made by an older version, which was not to be brought up to date.
  case older(path: String, found: Int, supported: Int)
  case cannotWrite(path: String, reason: String)
  case cannotOpen(path: String, reason: String)
  case busy(path: String)
  case full(path: String)
  /// A copy is to be written where a file is.
  case occupied(path: String)
  /// A copy of the store is to be written over the store.
  case isItself(path: String)
  /// `beside` belongs to a store of this name that is open, or was not closed.
  case inUse(path: String, beside: String)
  /// A link, a device, a pipe.
  case isNoFile(path: String)
  /// There is no copy, because it could not be written to its end.
  case lostCopy(path: String, reason: String)
  /// Ctrl-C or `set timeout` stopped the statement; the store is as it was.
  case interrupted
  case unknownSetting(key: String, known: [String])
  /// `allowed` in words: `1 to 12`, `won, ordered, invoiced, collected`.
  case badSetting(key: String, value: String, allowed: String)
  /// Amounts are recorded in this currency already.
  case currencyInUse(code: String)
  /// The work calendar reaches from 1900 to 2199.
  case outsideCalendar(day: String)
  /// Anything else SQLite says: its extended result code and words.
  case failed(code: Int, reason: String)

  package var message: Wording {
    switch self {
    case .notFound(let path): "there is no store at \(path)"
    case .isDirectory(let path): "\(path) is a folder, not a store"
    case .notADatabase(let path): "\(path) is not a crmql store (not a database at all)"
    case .foreign(let path): "\(path) is a database of another program, not a crmql store"
    case .damaged(let path, let detail): "the store \(path) is damaged: \(detail)"
    case .newer(let path, let found, let supported):
      "the store \(path) was made by a newer crmql (schema \(found); this one reads up to \(supported))"
    case .older(let path, let found, let supported):
      "the store \(path) was made by an older crmql (schema \(found); this one has \(supported)) and would be changed"
    case .occupied(let path): "there is a file at \(path) already"
    case .isItself(let path): "\(path) is the store itself"
    case .inUse(let path, let beside): "\(path) is open in another program, or was not closed: there is \(beside)"
    case .isNoFile(let path): "\(path) is a link or a device, not a file"
    case .lostCopy(let path, let reason): "the copy \(path) could not be written: \(reason); there is none"
    case .cannotWrite(let path, let reason): "cannot write to \(path): \(reason)"
    case .cannotOpen(let path, let reason): "cannot open \(path): \(reason)"
    case .busy(let path): "the store \(path) is being written by someone else"
    case .full(let path): "the disk that holds \(path) is full; nothing was changed"
    case .interrupted: "stopped; nothing was changed"
    case .unknownSetting(let key, _): "there is no setting \(key)"
    case .badSetting(let key, let value, _): "\(value) is no value of \(key)"
    case .currencyInUse(let code): "amounts are recorded in \(code) already; the base currency cannot change"
    case .outsideCalendar(let day): "\(day) lies outside the calendar, which reaches from 1900 to 2199"
    case .failed(let code, let reason): "the store answered: \(reason) (SQLite code \(code))"
    }
  }

  /// One thing to try, or `nil`.
  package var fix: Wording? {
    switch self {
    case .notFound: "check the spelling; import into a new file with --create"
    case .isDirectory: "name the file inside it"
    case .notADatabase, .foreign: "import its data instead: import \"file.csv\" as ..."
    case .damaged: "restore a copy; the file was not changed"
    case .newer: "use the newer crmql"
    case .older: "open it once without --safe; a copy of the old one is kept"
    case .occupied: "say `replace` to write over it, or take another name"
    case .isItself, .isNoFile: "take another name"
    case .inUse: "close it there, or take another name"
    case .lostCopy: "free space or take another disk, then try again"
    case .cannotWrite, .full: "free space or check the permissions, then try again"
    case .busy: "try again when the other program has finished"
    case .unknownSetting(_, let known): "the settings are \(known.joined(separator: ", "))"
    case .badSetting(_, _, let allowed): "allowed: \(allowed)"
    case .currencyInUse: "start a new store in the other currency"
    case .outsideCalendar: "check the year"
    case .cannotOpen, .interrupted, .failed: nil
    }
  }
}
