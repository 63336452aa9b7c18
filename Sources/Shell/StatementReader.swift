internal import Glibc

/// Reads statements from what is not a terminal: a file, a pipe. Text is UTF-8 or it is refused, with the line.
package struct StatementReader {
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var head = 0
  private var hasEnded = false
  private var line = 0

  private static let chunk = 64 * 1024
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  package init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

  /// Everything to the end, without a byte order mark.
  package mutating func readAll() throws(InputError) -> String {
    while try fill() {}
    skipByteOrderMark()
    let rest = bytes[head...]
    head = bytes.count
    if let text = String(validating: rest, as: UTF8.self), !rest.contains(0) { return text }
    for part in rest.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      _ = try text(of: part)
    }
    // Lines that are right one by one are right together.
    return String(decoding: rest, as: UTF8.self)
  }

  /// The next line without its end (`\n` or `\r\n`); nothing at the end of the input.
  package mutating func readLine() throws(InputError) -> String? {
    var searched = head
    while true {
      if let end = bytes[searched...].firstIndex(of: 0x0A) { return try take(upTo: end, next: end + 1) }
      let length = bytes.count - head
      if try !fill() { break }
      // Reading drops what was taken before.
      searched = head + length
    }
    skipByteOrderMark()
    return head < bytes.count ? try take(upTo: bytes.count, next: bytes.count) : nil
  }

  private mutating func take(upTo end: Int, next: Int) throws(InputError) -> String {
    if line == 0 { skipByteOrderMark() }
    line += 1
    var part = bytes[min(head, end)..<end]
    head = next
    if part.last == 0x0D { part.removeLast() }
    return try text(of: part)
  }

  private func text(of part: ArraySlice<UInt8>) throws(InputError) -> String {
    guard !part.contains(0) else { throw .nul(line: line) }
    guard let text = String(validating: part, as: UTF8.self) else { throw .notUTF8(line: line) }
    return text
  }

  private mutating func skipByteOrderMark() {
    if line == 0 && bytes[head...].starts(with: Self.byteOrderMark) { head += Self.byteOrderMark.count }
  }

  /// False at the end of the input.
  private mutating func fill() throws(InputError) -> Bool {
    guard !hasEnded else { return false }
    bytes.removeFirst(head)
    head = 0
    let old = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: Self.chunk))
    while true {
      let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + old }, Self.chunk) }
      if got < 0 && errno == EINTR {
        if !Interrupt.isRaised { continue }
        bytes.removeLast(Self.chunk)
        throw .interrupted
      }
      bytes.removeLast(Self.chunk - max(0, got))
      guard got >= 0 else { throw .system(errno) }
      hasEnded = got == 0
      return got > 0
    }
  }
}

package enum InputError: Error, Equatable, Sendable {
  /// Lines count from 1.
  case notUTF8(line: Int)
  case nul(line: Int)
  /// Ctrl-C while it waited for input.
  case interrupted
  /// What the system said, as an `errno`.
  case system(Int32)
}
