import Rendering
internal import Glibc

/// Names of files for completion.
enum FileNames {
  struct Found: Hashable {
    /// As it is written so far, with the rest of the name; a folder's ends in `/`.
    var path: String
    var isFolder: Bool
  }

  /// At most fifty, in order; hidden ones only when asked for.
  static func starting(with prefix: String) -> [Found] {
    let cut = prefix.lastIndex(of: "/").map { prefix.index(after: $0) } ?? prefix.startIndex
    let (parent, begun) = (String(prefix[..<cut]), prefix[cut...])
    guard let folder = opendir(parent.isEmpty ? "." : expanded(parent)) else { return [] }
    defer { closedir(folder) }
    var found: [Found] = []
    while let entry = readdir(folder), found.count < 5_000 {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(validating: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard let name, name.hasPrefix(begun), name != ".", name != "..", begun.hasPrefix(".") || !name.hasPrefix("."),
        !name.contains("\""), terminalSafe(name) == name
      else { continue }
      var info = stat()
      let isFolder =
        fstatat(dirfd(folder), name, &info, 0) == 0 && info.st_mode & S_IFMT == S_IFDIR
      found.append(Found(path: parent + name + (isFolder ? "/" : ""), isFolder: isFolder))
    }
    return Array(found.sorted { $0.path < $1.path }.prefix(50))
  }

  /// With the user's own folder for `~/`.
  static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = History.variable(named: "HOME"), !home.isEmpty else { return path }
    return home + path.dropFirst()
  }
}
