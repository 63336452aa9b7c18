internal import Glibc

/// Reading and writing scripts: no device, no folder, no file that is in the way.
enum ScriptFile {
  enum Failure: Error, Hashable {
    case cannotRead(String)
    case notAFile
    case text(String)
    case exists
    case cannotWrite(String)

    func message(_ path: String) -> String {
      switch self {
      case .cannotRead(let reason): "cannot read \(path): \(reason)"
      case .notAFile: "\(path) is not a file"
      case .text(let problem): "\(path) is no text: \(problem)"
      case .exists: "\(path) is there already; say `replace` to write over it"
      case .cannotWrite(let reason): "cannot write \(path): \(reason)"
      }
    }
  }

  static func read(_ path: String) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .cannotRead(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    var reader = StatementReader(descriptor: descriptor)
    do {
      return try reader.readAll()
    } catch {
      throw .text(error.words)
    }
  }

  /// Written beside, made durable, then put in place.
  static func write(_ text: String, to path: String, replace: Bool) throws(Failure) {
    var info = stat()
    if lstat(path, &info) == 0 {
      guard replace else { throw .exists }
      guard info.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    }
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(String(cString: strerror(errno))) }
    var bytes = Array(text.utf8)[...]
    var failure: Failure?
    while !bytes.isEmpty, failure == nil {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        failure = .cannotWrite(String(cString: strerror(errno)))
      }
    }
    if failure == nil, fsync(descriptor) != 0 { failure = .cannotWrite(String(cString: strerror(errno))) }
    close(descriptor)
    if failure == nil, rename(temporary, path) != 0 { failure = .cannotWrite(String(cString: strerror(errno))) }
    if let failure {
      unlink(temporary)
      throw failure
    }
  }
}

/// A Markdown file whose fenced `crmql` blocks are statements.
struct LiterateScript {
  enum Part {
    case prose(String)
    /// The block after as many blank lines as precede it in the file, so that places are those of the file.
    case statements(String)
  }

  let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var prose = ""
    var block: String?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let trimmed = line.drop { $0 == " " }
      if block != nil {
        if trimmed.hasPrefix("```") {
          parts.append(.statements(block ?? ""))
          block = nil
        } else {
          block? += line + "\n"
        }
      } else if trimmed.hasPrefix("```crmql") {
        if !prose.isEmpty { parts.append(.prose(prose)) }
        prose = ""
        block = String(repeating: "\n", count: number + 1)
      } else {
        prose += line + "\n"
      }
    }
    if let block { parts.append(.statements(block)) }
    if text.hasSuffix("\n"), prose.hasSuffix("\n") { prose.removeLast() }
    if !prose.isEmpty { parts.append(.prose(prose)) }
    self.parts = parts
  }
}
