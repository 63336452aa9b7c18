internal import CEditline
internal import Glibc

/// The statements of earlier sessions, in a file of the user's own.
///
/// The file holds two lines an entry: `#` and the seconds since 1970, then the statement, in which a backslash is
/// written `\\`, a newline `\n`, and a `#` at the beginning `\#`. It only grows: shells append to it under a lock, each
/// statement before it runs, so that neither a kill nor another shell loses one. The newest 10,000 are loaded.
package final class History {
  /// Oldest first.
  package private(set) var statements: [String] = []
  /// Why nothing is kept, to be told once; nothing when all is well.
  package private(set) var problem: String?
  private let path: String?

  package static let longest = 10_000
  /// As much of the file's end as is read.
  private static let readAtMost = 8 << 20

  /// - Parameter path: nothing for a history that ends with the session.
  package init(path: String?) {
    self.path = path
    guard let path else { return }
    do throws(HistoryError) {
      statements = try Self.load(path)
    } catch {
      problem = error.message
    }
  }

  /// `$XDG_STATE_HOME/crmql/history`, else `~/.local/state/crmql/history`; nothing when there is no home.
  package static func defaultPath(environment: (String) -> String? = variable(named:)) -> String? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/crmql/history" }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/crmql/history"
  }

  package static func variable(named name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Recorded now, also in the file. Not recorded: a statement that begins with a blank, nothing but blanks, and the
  /// same one twice in a row.
  package func append(_ statement: String, at time: Int = Glibc.time(nil)) {
    guard let first = statement.unicodeScalars.first, !first.properties.isWhitespace, statement != statements.last
    else { return }
    statements.append(statement)
    if statements.count > Self.longest { statements.removeFirst() }
    guard let path, problem == nil else { return }
    do throws(HistoryError) {
      try Self.write(HistoryFormat.entry(statement, time: time), to: path)
    } catch {
      problem = error.message
    }
  }

  // MARK: The file

  private static func load(_ path: String) throws(HistoryError) -> [String] {
    let file = try open(path)
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    let start = max(0, size - readAtMost)
    var bytes = [UInt8](repeating: 0, count: max(0, size - start))
    var read = 0
    while read < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        pread(file, $0.baseAddress.map { $0 + read }, $0.count - read, off_t(start + read))
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw HistoryError.system("read", path, errno) }
      if got == 0 { break }
      read += got
    }
    return HistoryFormat.statements(in: bytes[..<read], isWhole: start == 0).suffix(longest)
  }

  private static func write(_ entry: String, to path: String) throws(HistoryError) {
    let file = try open(path)
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else { throw HistoryError.system("lock", path, errno) }
    }
    // Whoever was cut off before: its line ends here.
    let size = lseek(file, 0, SEEK_END)
    var last: UInt8 = 0x0A
    if size > 0 { _ = pread(file, &last, 1, size - 1) }
    let bytes = Array(((last == 0x0A ? "" : "\n") + entry).utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + written }, $0.count - written) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw HistoryError.system("write", path, errno) }
      written += count
    }
  }

  /// A regular file of our own that nobody else can read; made when it is missing.
  private static func open(_ path: String) throws(HistoryError) -> Int32 {
    try makeDirectory(of: path)
    // O_NONBLOCK: a pipe in this place must not hang us.
    let file = Glibc.open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard file >= 0 else {
      throw errno == ELOOP ? .notRegular(path) : .system("open", path, errno)
    }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      defer { close(file) }
      throw .system("inspect", path, errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw .notRegular(path)
    }
    guard status.st_uid == geteuid() else {
      close(file)
      throw .foreign(path)
    }
    if status.st_mode & 0o077 != 0 { fchmod(file, 0o600) }
    return file
  }

  /// Every directory that is missing, private.
  private static func makeDirectory(of path: String) throws(HistoryError) {
    var directory = ""
    for part in path.split(separator: "/").dropLast() {
      directory += "/" + part
      if mkdir(directory, 0o700) != 0 && errno != EEXIST { throw .system("make the directory of", path, errno) }
    }
  }
}

package enum HistoryError: Error, Equatable {
  case notRegular(String)
  case foreign(String)
  case system(String, String, Int32)

  var message: String {
    switch self {
    case .notRegular(let path): "history is not kept: \(path) is not a regular file"
    case .foreign(let path): "history is not kept: \(path) belongs to another user"
    case .system(let act, let path, let code):
      "history is not kept: cannot \(act) \(path): \(String(cString: strerror(code)))"
    }
  }
}
