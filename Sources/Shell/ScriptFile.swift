import Rendering
import Values
internal import Glibc

/// Reading and writing scripts.
enum ScriptFile {
  enum Failure: Error, Hashable {
    case cannotRead(String)
    case notAFile
    case text(String)

    func message(_ path: String) -> Wording {
      switch self {
      case .cannotRead(let reason): "cannot read \(path): \(reason)"
      case .notAFile: "\(path) is not a file"
      case .text(let problem): "\(path) is no text: \(problem)"
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

  static func write(_ text: String, to path: String, replace: Bool) throws(NewFile.Failure) {
    let file = try NewFile(path, replace: replace)
    defer { file.close() }
    do throws(OutputError) {
      let output = OutputBuffer(descriptor: file.descriptor)
      try output.append(text)
      try output.flush()
    } catch {
      throw .lost(error)
    }
    try file.commit()
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
