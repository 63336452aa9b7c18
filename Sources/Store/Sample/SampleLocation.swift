import Glibc
package import Values

extension SampleCompany {
  /// Where the company of `today` is kept: `crmql/demo-YYYY-MM-DD.vN.db` in the user's cache, N the schema's version.
  ///
  /// The folder is made, readable by nobody else. When that cannot be, it is a new folder for temporary files.
  package static func location(today: CivilDate) throws(StoreError) -> String {
    if let folder = DemoFolder.cache { return DemoFolder.name(in: folder, today) }
    return DemoFolder.name(in: try DemoFolder.temporary(), today)
  }

  /// Opens the company of `today`, making it first when it is not there; then the metrics and segments that were
  /// defined in the newest older one come along, and all but the newest two are deleted.
  package static func openOrCreate(
    today: CivilDate, mode: Connection.Mode = .write, watcher: Watcher = Watcher()
  ) throws(StoreError) -> Connection {
    try openOrCreate(in: DemoFolder.cache, today: today, mode: mode, watcher: watcher)
  }

  static func openOrCreate(
    in folder: String?, today: CivilDate, mode: Connection.Mode, watcher: Watcher = Watcher()
  ) throws(StoreError) -> Connection {
    if let folder {
      let path = DemoFolder.name(in: folder, today)
      do throws(StoreError) {
        return try Store.open(path: path, mode: mode == .create ? .write : mode, today: today)
      } catch {
        switch error {
        // A demo that cannot be used is made anew; it holds nothing of anybody's.
        case .notFound: break
        case .notADatabase, .foreign, .damaged: DemoFolder.delete(path)
        default: throw error
        }
      }
      do throws(StoreError) {
        return try create(in: folder, today: today, mode: mode, watcher)
      } catch {
        guard case .cannotWrite = error else { throw error }
      }
    }
    return try create(in: try DemoFolder.temporary(), today: today, mode: mode, watcher)
  }

  private static func create(
    in folder: String, today: CivilDate, mode: Connection.Mode, _ watcher: Watcher
  ) throws(StoreError) -> Connection {
    let path = DemoFolder.name(in: folder, today)
    let store = try made(today: today, watcher: watcher)
    let others = DemoFolder.demos(in: folder).filter { $0 != path }
    if let latest = others.last { carryDefinitions(from: latest, to: store) }
    try StoreFile.publish(store, at: path, permissions: 0o600)
    for old in DemoFolder.demos(in: folder).filter({ $0 != path }).dropLast(1) { DemoFolder.delete(old) }
    return try Store.open(path: path, mode: mode == .create ? .write : mode, today: today)
  }

  /// An older demo that cannot be read has nothing to give.
  private static func carryDefinitions(from path: String, to store: Connection) {
    do throws(StoreError) {
      let rows = try Connection(path: path, mode: .read).rows(
        "SELECT name, kind, statement, created_at FROM definitions")
      for row in rows {
        try store.run(
          "INSERT INTO definitions (name, kind, statement, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE "
            + "SET kind = excluded.kind, statement = excluded.statement, created_at = excluded.created_at", row)
      }
    } catch {}
  }
}

/// The folder that holds the sample companies of the last days.
enum DemoFolder {
  /// `$XDG_CACHE_HOME/crmql` or `~/.cache/crmql`, private; `nil` when it cannot be made or is not ours to write.
  static var cache: String? {
    func variable(_ name: String) -> String? {
      guard let value = getenv(name) else { return nil }
      let text = String(cString: value)
      return text.hasPrefix("/") ? text : nil
    }
    guard let base = variable("XDG_CACHE_HOME") ?? variable("HOME").map({ $0 + "/.cache" }) else { return nil }
    mkdir(base, 0o700)
    return usable(base + "/crmql")
  }

  /// Makes the folder if it is not there; `nil` when it is not a private folder of this user's.
  static func usable(_ folder: String) -> String? {
    mkdir(folder, 0o700)
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
      status.st_mode & 0o022 == 0, access(folder, W_OK) == 0
    else { return nil }
    return folder
  }

  static func temporary() throws(StoreError) -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/crmql-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw .cannotWrite(path: base, reason: StoreFile.words(errno)) }
    return template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? base }
  }

  static func name(in folder: String, _ today: CivilDate) -> String {
    "\(folder)/demo-\(today.iso).v\(Schema.version).db"
  }

  /// By day, the newest last.
  static func demos(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix("demo-"), name.hasSuffix(".db"), CivilDate(iso: name.dropFirst(5).prefix(10)) != nil {
        found.append(folder + "/" + name)
      }
    }
    return found.sorted()
  }

  static func delete(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }
}
