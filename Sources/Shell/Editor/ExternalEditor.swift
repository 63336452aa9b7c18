internal import Glibc

/// `$VISUAL`, `$EDITOR` or vi on a text, in a file that nobody else can read.
enum ExternalEditor {
  enum Result: Equatable {
    case text(String)
    case failed(String)
  }

  /// A statement is at most 64 KiB; what is far longer is no statement.
  private static let longest = 1 << 20

  static func edit(_ text: String) -> Result {
    let parent = History.variable(named: "TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array((parent + "/crmql-XXXXXX").utf8CString)
    guard
      let made = template.withUnsafeMutableBufferPointer({ buffer in
        buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
      })
    else { return failure("make a directory in \(parent)") }
    defer { rmdir(made) }
    let path = made + "/statement.crmql"
    guard save(text.isEmpty ? "" : text + "\n", to: path) else { return failure("write \(path)") }
    defer { unlink(path) }
    guard let status = run(path) else { return failure("start the editor") }
    guard status == 0 else { return .failed("the editor did not end well: nothing is changed") }
    guard let bytes = load(path) else { return failure("read \(path)") }
    guard bytes.count <= longest else { return .failed("the text is too long: nothing is changed") }
    guard var edited = String(validating: bytes, as: UTF8.self) else {
      return .failed("the text is not UTF-8: nothing is changed")
    }
    while edited.last?.isNewline == true { edited.removeLast() }
    return .text(edited)
  }

  private static func failure(_ act: String) -> Result {
    .failed("cannot \(act): \(String(cString: strerror(errno)))")
  }

  private static func save(_ text: String, to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func load(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count <= longest {
      let count = read(file, &chunk, chunk.count)
      guard count >= 0 else { return nil }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  /// Its wait status; nothing when it could not be started.
  private static func run(_ path: String) -> Int32? {
    // While it runs, Ctrl-C is its own affair.
    var ignoring = sigaction()
    ignoring.__sigaction_handler.sa_handler = SIG_IGN
    let handlers = [SIGINT, SIGQUIT, SIGTSTP].map { number in
      var former = sigaction()
      sigaction(number, &ignoring, &former)
      return (number, former)
    }
    defer {
      for (number, former) in handlers {
        var former = former
        sigaction(number, &former, nil)
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var usual = sigset_t()
    sigemptyset(&usual)
    for (number, _) in handlers { sigaddset(&usual, number) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let editor = ["VISUAL", "EDITOR"].lazy.compactMap { History.variable(named: $0) }.first { !$0.isEmpty } ?? "vi"
    // The words of the variable are the shell's affair, the path is not.
    let command = editor + " \"$1\""
    let words = ["sh", "-c", command, "sh", path]
    var arguments = words.map { strdup($0) as UnsafeMutablePointer<CChar>? } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    guard posix_spawn(&child, "/bin/sh", nil, &attributes, &arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status
  }
}
