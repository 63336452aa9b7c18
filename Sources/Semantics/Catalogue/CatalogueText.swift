import Glibc
import Synchronization

/// Cuts the catalogue's text at bytes: cutting at characters would look at each one's Unicode properties.
enum CatalogueText {
  /// The lines that begin at the margin, each with the indented ones below it.
  static func blocks(of text: String) -> [Substring] {
    cut(text) { next in next != space && next != newline }
  }

  static func lines(of text: String) -> [Substring] { cut(text) { _ in true } }

  /// Where the byte first stands.
  static func first(_ byte: UInt8, in text: Substring) -> String.Index? {
    var copy = text
    let offset = copy.withUTF8 { bytes in position(of: byte, in: bytes, from: 0) }
    return offset.map { text.utf8.index(text.utf8.startIndex, offsetBy: $0) }
  }

  private static func position(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// What stands between blanks and commas.
  static func words(of line: Substring) -> [String] {
    var line = line
    return line.withUTF8 { bytes in
      var found: [String] = []
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != space, bytes[end] != comma, bytes[end] != newline { end += 1 }
        if end > start { found.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
        start = end + 1
      }
      return found
    }
  }

  static func contains(_ text: String, _ word: String) -> Bool {
    text.withCString { text in word.withCString { word in strstr(text, word) != nil } }
  }

  static let newline = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  private static let comma = UInt8(ascii: ",")

  /// Parts that begin after a line end, where `isStart` says so of the byte behind it.
  private static func cut(_ text: String, _ isStart: (UInt8) -> Bool) -> [Substring] {
    var text = text
    let starts = text.withUTF8 { bytes in
      var found = [0]
      found.reserveCapacity(bytes.count / 128)
      var start = 0
      while let end = position(of: newline, in: bytes, from: start) {
        start = end + 1
        if start < bytes.count, isStart(bytes[start]) { found.append(start) }
      }
      return found + [bytes.count]
    }
    let bytes = text.utf8
    return zip(starts, starts.dropFirst()).map { start, end in
      Substring(bytes[bytes.index(bytes.startIndex, offsetBy: start)..<bytes.index(bytes.startIndex, offsetBy: end)])
    }
  }
}

/// What was read of the built-in text, by name: it is constant, and most sentences need little of it.
final class ReadOnce<Value: Sendable>: Sendable {
  private let known = Mutex<[String: Value]>([:])

  /// `read` must not ask for another.
  func value(_ name: String, _ read: () -> Value) -> Value {
    known.withLock { values in
      if let found = values[name] { return found }
      let value = read()
      values[name] = value
      return value
    }
  }
}
