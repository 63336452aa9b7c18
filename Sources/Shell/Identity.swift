internal import Glibc

/// Who the user is in each store: a private file of the user's own, one line a store. A store that several people share
/// holds nobody's `me`.
struct Identity {
  let path: String

  /// `$XDG_CONFIG_HOME/crmql/me`, else `~/.config/crmql/me`; `nil` when there is no home.
  static func defaultPath(environment: (String) -> String? = History.variable(named:)) -> String? {
    if let home = environment("XDG_CONFIG_HOME"), home.hasPrefix("/") { return home + "/crmql/me" }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.config/crmql/me"
  }

  /// `nil` when nobody said so, or the file cannot be read.
  func name(in store: String) -> String? {
    guard let key = Self.key(store) else { return nil }
    return entries().last { $0.store == key }?.name
  }

  /// Kept for later sessions. `name` `nil` forgets it.
  func keep(_ name: String?, in store: String) throws(NewFile.Failure) {
    guard let key = Self.key(store) else { return }
    var entries = entries().filter { $0.store != key }
    if let name { entries.append((key, name)) }
    var directory = ""
    for part in path.split(separator: "/").dropLast() {
      directory += "/" + part
      mkdir(directory, 0o700)
    }
    // What takes its place later keeps its permissions.
    close(open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600))
    try ScriptFile.write(entries.map { "\($0.store)\t\($0.name)\n" }.joined(), to: path, replace: true)
  }

  private func entries() -> [(store: String, name: String)] {
    guard let text = try? ScriptFile.read(path) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }

  /// The file that the name leads to; `nil` for a store in memory, or a name that no line can hold.
  private static func key(_ store: String) -> String? {
    guard let resolved = realpath(store, nil) else { return nil }
    defer { free(resolved) }
    let found = String(cString: resolved)
    return found.utf8.contains { $0 == 0x09 || $0 == 0x0A } ? nil : found
  }
}
