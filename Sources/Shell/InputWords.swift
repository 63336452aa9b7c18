internal import Glibc

extension InputError {
  /// For a message that has already named the input.
  var words: String {
    switch self {
    case .notUTF8(let line): "line \(line) is not UTF-8; convert it first"
    case .nul(let line): "line \(line) holds a NUL byte"
    case .interrupted: "interrupted"
    case .system(let code): String(cString: strerror(code))
    }
  }
}
