import Glibc

/// Cuts text into records and fields as RFC 4180 says, in one pass and in memory that does not grow with the file.
///
/// Lines end with CRLF, LF or CR. A quote opens only at the start of a field; behind the closing quote anything up to
/// the separator still belongs to the value. Blank lines are no records.
final class RecordReader {
  typealias Fill = (UnsafeMutablePointer<UInt8>, Int) throws(ImportError) -> Int

  /// Longest record, in bytes.
  static let limit = 16 * 1024 * 1024
  private static let chunk = 256 * 1024

  private let separator: UInt8
  private let fill: Fill
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var filled = 0
  private var isAtEnd = false
  /// Where the record starts in the buffer; all other positions count from here.
  private var start = 0
  private var available = 0

  private var starts: [Int] = []
  private var ends: [Int] = []
  private(set) var fieldCount = 0
  /// The line on which the record starts; the first is 1.
  private(set) var line = 1
  private var nextLine = 1
  private var at = 0
  /// How numbers are written, once that is known.
  var styles = ColumnStyles()

  init(separator: UInt8, fill: @escaping Fill) {
    self.separator = separator
    self.fill = fill
    self.capacity = 2 * Self.chunk
    self.buffer = .allocate(capacity: capacity)
  }

  deinit { buffer.deallocate() }

  /// Goes to the next record; `false` when there is none.
  func next() throws(ImportError) -> Bool {
    while true {
      start += at
      available -= at
      at = 0
      fieldCount = 0
      line = nextLine
      if available == 0, try !more() { return false }
      let wasQuoted = buffer[start] == 0x22
      try readRecord()
      if fieldCount == 1, starts[0] == ends[0], !wasQuoted { continue }
      return true
    }
  }

  /// Without surrounding blanks; empty when the record is shorter.
  func text(_ field: Int) -> String {
    guard field < fieldCount else { return "" }
    return String(decoding: bytes(field), as: UTF8.self)
  }

  /// Valid until the next call of `next`.
  func bytes(_ field: Int) -> UnsafeBufferPointer<UInt8> {
    let base = buffer + start
    return UnsafeBufferPointer(start: base + starts[field], count: ends[field] - starts[field]).trimmed
  }

  private func readRecord() throws(ImportError) {
    while true {
      let fieldStart = at
      let isEnd: Bool
      if try hasByte(), buffer[start + at] == 0x22 {
        isEnd = try readQuoted()
      } else {
        isEnd = try readPlain(from: fieldStart)
      }
      if isEnd { return }
    }
  }

  /// `true` at the end of the record.
  private func readPlain(from fieldStart: Int) throws(ImportError) -> Bool {
    while true {
      let base = buffer + start
      let end = available
      let separator = self.separator
      var position = at
      while position < end {
        let byte = base[position]
        if byte == separator || byte == 0x0A || byte == 0x0D { break }
        position += 1
      }
      at = position
      if position < end {
        finishField(fieldStart, position)
        return try consumeDelimiter()
      }
      if try !more() {
        finishField(fieldStart, at)
        return true
      }
    }
  }

  private func readQuoted() throws(ImportError) -> Bool {
    let openedAt = nextLine
    at += 1
    let fieldStart = at
    // Doubled quotes are closed up in place, behind the reading position.
    var write = at
    while true {
      if at == available, try !more() { throw .quoteNeverClosed(line: openedAt) }
      let byte = buffer[start + at]
      at += 1
      if byte == 0x22 {
        guard try hasByte(), buffer[start + at] == 0x22 else { break }
        at += 1
      } else if byte == 0x0A {
        nextLine += 1
      } else if byte == 0x0D, try hasByte(), buffer[start + at] != 0x0A {
        nextLine += 1
      }
      buffer[start + write] = byte
      write += 1
    }
    while try hasByte() {
      let byte = buffer[start + at]
      if byte == separator || byte == 0x0A || byte == 0x0D {
        finishField(fieldStart, write)
        return try consumeDelimiter()
      }
      buffer[start + write] = byte
      write += 1
      at += 1
    }
    finishField(fieldStart, write)
    return true
  }

  private func finishField(_ from: Int, _ to: Int) {
    if fieldCount < starts.count {
      starts[fieldCount] = from
      ends[fieldCount] = to
    } else {
      starts.append(from)
      ends.append(to)
    }
    fieldCount += 1
  }

  /// `true` when it was the end of a line.
  private func consumeDelimiter() throws(ImportError) -> Bool {
    let byte = buffer[start + at]
    at += 1
    if byte == separator { return false }
    nextLine += 1
    if byte == 0x0D, try hasByte(), buffer[start + at] == 0x0A { at += 1 }
    return true
  }

  /// Whether there is a byte at `at`.
  private func hasByte() throws(ImportError) -> Bool {
    if at < available { return true }
    return try more()
  }

  /// Reads another piece behind what is there, moving the record to the front of the buffer; `false` at the end.
  private func more() throws(ImportError) -> Bool {
    if isAtEnd { return false }
    guard available <= Self.limit else { throw .recordTooLong(line: line, limit: Self.limit) }
    if start > 0 {
      memmove(buffer, buffer + start, available)
      start = 0
    }
    if capacity - available < Self.chunk {
      let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
      memcpy(grown, buffer, available)
      buffer.deallocate()
      buffer = grown
      capacity *= 2
    }
    let got = try fill(buffer + available, Self.chunk)
    isAtEnd = got == 0
    available += got
    return got > 0
  }
}

extension RecordReader {
  /// Over text in memory.
  convenience init(_ text: [UInt8], separator: UInt8) {
    var position = 0
    self.init(separator: separator) { (buffer, count) throws(ImportError) in
      let part = text[position..<min(position + count, text.count)]
      for (offset, byte) in part.enumerated() { buffer[offset] = byte }
      position += part.count
      return part.count
    }
  }
}
