internal import CEditline
internal import Glibc

/// Lines as the terminal edits them itself, for one that cannot move its cursor.
struct PlainPrompt {
  let prompt: String
  let continuationPrompt: String

  static var isNeeded: Bool { isNeeded(for: History.variable(named: "TERM")) }

  static func isNeeded(for terminal: String?) -> Bool {
    guard let terminal else { return true }
    return terminal.isEmpty || terminal == "dumb"
  }

  func read(initial: String, isUnfinished: (String) -> Bool) -> LineResult {
    guard terminal_begin(false) else { return .endOfInput }
    defer { terminal_end() }
    // It cannot be put under the user's fingers here; it is said instead.
    if !initial.isEmpty { write(PlainText.oneLine(initial) + "\n") }
    write(prompt)
    var statement = ""
    while true {
      switch readLine() {
      case .line(let line):
        statement += (statement.isEmpty ? "" : "\n") + PlainText.cleaned(line)
        if line.isEmpty || !isUnfinished(statement) { return .line(statement) }
        write(continuationPrompt)
      case .interrupted:
        Interrupt.clear()
        write("\n")
        return .interrupted
      case .endOfInput:
        write("\n")
        return statement.isEmpty ? .endOfInput : .line(statement)
      }
    }
  }

  /// The terminal hands over whole lines.
  private func readLine() -> LineResult {
    var bytes: [UInt8] = []
    while true {
      let reported = terminal_wait(-1)
      if reported & TERMINAL_INTERRUPT != 0 { return .interrupted }
      guard reported & TERMINAL_INPUT != 0 else { continue }
      var byte: UInt8 = 0
      guard terminal_read(&byte, 1) == 1 else {
        return bytes.isEmpty ? .endOfInput : .line(String(decoding: bytes, as: UTF8.self))
      }
      if byte == 0x0A { return .line(String(decoding: bytes, as: UTF8.self)) }
      bytes.append(byte)
    }
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = terminal_write($0.baseAddress, $0.count) }
  }
}
