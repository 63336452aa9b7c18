/// The lines of the history file; what they mean is said at `History`.
enum HistoryFormat {
  static func entry(_ statement: String, time: Int) -> String {
    var line = ""
    for scalar in statement.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "#" where line.isEmpty: line += "\\#"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return "#\(time)\n\(line)\n"
  }

  /// Lines that are damaged or hold control characters are passed over.
  /// - Parameter isWhole: false when the bytes begin somewhere in the file.
  static func statements(in bytes: ArraySlice<UInt8>, isWhole: Bool) -> [String] {
    var result: [String] = []
    var follows = false
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)[...]
    if !isWhole { lines = lines.dropFirst() }
    for line in lines {
      if line.first == UInt8(ascii: "#") {
        follows = line.count > 1 && line.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
      } else if follows {
        follows = false
        if let statement = statement(in: line), statement != result.last { result.append(statement) }
      }
    }
    return result
  }

  private static func statement(in line: ArraySlice<UInt8>) -> String? {
    guard let escaped = String(validating: line, as: UTF8.self) else { return nil }
    var statement = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in escaped.unicodeScalars {
      if isEscaped {
        statement.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if PlainText.isHidden(scalar) {
        return nil
      } else {
        statement.append(scalar)
      }
    }
    return String(statement)
  }
}
