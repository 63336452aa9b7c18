import Glibc

/// The two programs and how they are called.
struct Programs {
  let crmql: String
  let sqlite: String
  let today: String

  /// `crmql` beside the program that runs.
  static func beside(_ today: String) -> Programs? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
    }
    guard count > 0 else { return nil }
    let own = String(decoding: buffer[..<count], as: UTF8.self)
    guard let slash = own.lastIndex(of: "/") else { return nil }
    return Programs(crmql: own[...slash] + "crmql", sqlite: "sqlite3", today: today)
  }

  var isReady: Bool { access(crmql, X_OK) == 0 }

  func ask(_ sentence: String, of store: String, output: String = "/dev/null") throws -> Child {
    try Child.run([crmql, store, "--today", today, "--format", "csv", "-c", sentence], output: output)
  }

  func select(_ sql: String, from store: String, output: String = "/dev/null") throws -> Child {
    try Child.run([sqlite, "-batch", "-readonly", "-csv", store, sql], output: output)
  }
}
