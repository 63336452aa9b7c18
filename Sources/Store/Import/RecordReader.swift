import Glibc
import Values

/// Cuts text into records and fields as RFC 4180 says, in one pass and in memory that does not grow with the file.
///
/// Lines end with CRLF, LF or CR. A quote opens only at the start of a field; behind the closing quote anything up to
/// the separator still belongs to the value, unless the quote went over several lines. Lines without any value are no
/// records.
///
/// One thread reads, and nobody while the reader itself is at work: what every byte touches is not checked for it.
final class RecordReader {
  typealias Fill = (UnsafeMutablePointer<UInt8>, Int) throws(ImportError) -> Int

  /// Longest record, in bytes.
  static let limit = 16 * 1024 * 1024
  /// More fields than a sheet has columns.
  private static let fieldLimit = 20_000
  private static let chunk = 256 * 1024

  private let separator: UInt8
  private let fill: Fill
  @exclusivity(unchecked) private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var filled = 0
  private var isAtEnd = false
  /// Where the record starts in the buffer; all other positions count from here.
  @exclusivity(unchecked) private var start = 0
  @exclusivity(unchecked) private var available = 0

  /// Which records and which of their fields are read.
  private let window: RecordWindow
  private let skipped: Int

  @exclusivity(unchecked) private var starts: [Int] = []
  @exclusivity(unchecked) private var ends: [Int] = []
  @exclusivity(unchecked) private var cut = 0
  @exclusivity(unchecked) private(set) var fieldCount = 0
  /// The line on which the record starts, the first is 1; or the number that it has in its source.
  @exclusivity(unchecked) private(set) var line = 1
  @exclusivity(unchecked) private var nextLine = 1
  @exclusivity(unchecked) private var at = 0
  /// How numbers are written, once that is known.
  var styles = ColumnStyles()
  /// What rows with the same id have together, once that is known.
  var sums: RowSums?
  /// Columns of which the last value that is not blank is kept.
  var watched: Set<Int> = []
  private var lastValues: [Int: String] = [:]

  init(separator: UInt8, window: RecordWindow = RecordWindow(), fill: @escaping Fill) {
    self.separator = separator
    self.window = window
    self.skipped = window.skipped
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
      cut = 0
      line = nextLine
      if available == 0, try !more() { return false }
      let wasQuoted = buffer[start] == 0x22
      try readRecord()
      if cut == 1, starts[0] == ends[0], !wasQuoted { continue }
      if window.numbersRows { line = number }
      if line < window.rows.lowerBound { continue }
      if line > window.rows.upperBound { return false }
      fieldCount = window.width(of: cut)
      if fieldCount > 1 || window.isPart, isBlank { continue }
      if !watched.isEmpty { keepValues() }
      return true
    }
  }

  /// Whose total a row is says nothing of the rows below.
  private func keepValues() {
    for column in watched where column < fieldCount && !bytes(column).isEmpty {
      let text = text(column)
      if !TotalRows.isSubtotal(text) { lastValues[column] = text }
    }
  }

  /// The value of the record or, where that is blank, the last one above, in a column that is watched.
  func textAbove(_ field: Int) -> String {
    let text = text(field)
    return text.isEmpty ? lastValues[field] ?? "" : text
  }

  private var isBlank: Bool {
    for field in 0..<fieldCount where !bytes(field).isEmpty { return false }
    return true
  }

  /// The first field, of digits.
  private var number: Int {
    var value = 0
    for position in starts[0]..<ends[0] { value = value &* 10 &+ Int(buffer[start + position] & 0x0F) }
    return value
  }

  /// Without surrounding blanks; empty when the record is shorter.
  func text(_ field: Int) -> String {
    guard field < fieldCount else { return "" }
    return String(decoding: bytes(field), as: UTF8.self)
  }

  /// Valid until the next call of `next`.
  func bytes(_ field: Int) -> UnsafeBufferPointer<UInt8> {
    let base = buffer + start
    let field = field + skipped
    guard field < cut else { return UnsafeBufferPointer(start: base, count: 0) }
    let bytes = UnsafeBufferPointer(start: base + starts[field], count: ends[field] - starts[field]).trimmed
    // `="0012"`: how a spreadsheet is told to leave a number alone.
    guard bytes.count > 3, bytes[0] == 0x3D, bytes[1] == 0x22, bytes[bytes.count - 1] == 0x22 else { return bytes }
    return UnsafeBufferPointer(rebasing: bytes[2..<bytes.count - 1]).trimmed
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
      guard cut <= Self.fieldLimit else {
        throw .tooManyColumns(found: cut, limit: FileLayout.columnLimit)
      }
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
      // A quote that was forgotten ends at the opening of another one, lines further on.
      if nextLine > openedAt, byte != 0x20 { throw .quoteNeverClosed(line: openedAt) }
      buffer[start + write] = byte
      write += 1
      at += 1
    }
    finishField(fieldStart, write)
    return true
  }

  private func finishField(_ from: Int, _ to: Int) {
    if cut < starts.count {
      starts[cut] = from
      ends[cut] = to
    } else {
      starts.append(from)
      ends.append(to)
    }
    cut += 1
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

/// A part of the records: what stands above, below or beside it is not read.
struct RecordWindow: Hashable, Sendable {
  /// The first field of each record is its number in its source and no value.
  var numbersRows = false
  var columns = 1...CellRange.lastColumn
  var rows = 1...CellRange.lastRow
  /// Shorter records have blanks at their end.
  var leastWidth = 0

  /// Fields to the left.
  fileprivate var skipped: Int { columns.lowerBound - 1 + (numbersRows ? 1 : 0) }
  fileprivate var isPart: Bool { columns != 1...CellRange.lastColumn }

  fileprivate func width(of fields: Int) -> Int {
    max(leastWidth, min(fields - skipped, columns.count), 0)
  }
}
