import Glibc
import Synchronization

/// Cuts the catalogue's text at bytes: cutting at characters would look at each one's Unicode properties.
enum CatalogueText {
  /// The lines that begin at the margin, each with the indented ones below it.
  static func blocks(of bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    cut(bytes) { next in next != space && next != newline }
  }

  static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] { cut(bytes) { _ in true } }

  static func lines(of text: Substring) -> [Substring] {
    var copy = text
    return copy.withUTF8 { lines(of: $0) }.map { text.part($0) }
  }

  /// Where the byte first stands.
  static func first(_ byte: UInt8, in text: Substring) -> String.Index? {
    var copy = text
    let offset = copy.withUTF8 { bytes in position(of: byte, in: bytes, from: 0) }
    return offset.map { text.utf8.index(text.utf8.startIndex, offsetBy: $0) }
  }

  static func position(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// What stands between blanks and commas.
  static func words(of text: Substring) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      wordRanges(of: bytes[...]).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  /// What a line defines.
  static func name(of line: Substring) -> String {
    let rest = line.utf8.drop { $0 != space }.dropFirst()
    return String(Substring(rest.prefix { $0 != space && $0 != newline }))
  }

  static func wordRanges(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    found.reserveCapacity(8)
    var start = bytes.startIndex
    while start < bytes.endIndex {
      var end = start
      while end < bytes.endIndex, !isBetweenWords(bytes[end]) { end += 1 }
      if end > start { found.append(start..<end) }
      start = end + 1
    }
    return found
  }

  private static func isBetweenWords(_ byte: UInt8) -> Bool { byte == space || byte == comma || byte == newline }

  /// The names that a line begins with: behind its first word, without brackets and without `also`.
  static func names(in head: Slice<UnsafeBufferPointer<UInt8>>) -> [Range<Int>] {
    var found = wordRanges(of: head)
    guard found.count > 1 else { return [] }
    if found.count > 2, head[found[2].lowerBound] == UInt8(ascii: "(") {
      found[2] = found[2].lowerBound + 1..<found[2].upperBound - 1
    }
    let also = found.firstIndex { head[$0].elementsEqual("also".utf8) }
    if let also { found.remove(at: also) }
    found.remove(at: 0)
    return found
  }

  static func contains(_ text: String, _ word: String) -> Bool {
    text.withCString { text in word.withCString { word in strstr(text, word) != nil } }
  }

  static let newline = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  private static let comma = UInt8(ascii: ",")

  /// Parts that begin after a line end, where `isStart` says so of the byte behind it.
  private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ isStart: (UInt8) -> Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    found.reserveCapacity(bytes.count / 128)
    var (start, next) = (0, 0)
    while let end = position(of: newline, in: bytes, from: next) {
      next = end + 1
      guard next < bytes.count, isStart(bytes[next]) else { continue }
      found.append(start..<next)
      start = next
    }
    return found + [start..<bytes.count]
  }
}

extension Substring {
  /// The part at these bytes.
  func part(_ bytes: Range<Int>) -> Substring {
    let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
    return Substring(utf8[start..<utf8.index(start, offsetBy: bytes.count)])
  }
}

/// What was read of the built-in text, by name: it is constant, and most sentences need little of it.
final class ReadOnce<Value: Sendable>: Sendable {
  private let known = Mutex<[String: Value]>([:])

  /// `read` may ask for another.
  func value(_ name: String, _ read: () -> Value) -> Value {
    if let found = known.withLock({ $0[name] }) { return found }
    let value = read()
    known.withLock { $0[name] = value }
    return value
  }
}
