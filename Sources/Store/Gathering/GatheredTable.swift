import CSQLite
import Glibc

/// The groups of a `Gathering` as SQLite hands them from the function that gathered them to the table that shows them:
/// the number of columns and of rows, then for each cell its kind and its bits, in the end the texts.
enum GatheredTable {
  /// Bytes before the cells, and of each cell.
  private static let (head, width) = (16, 16)

  /// Memory of `malloc`; `nil` where there is none.
  static func packed(_ gathering: Gathering) throws(Gathering.Overflow) -> UnsafeMutableRawBufferPointer? {
    let (columns, rows) = (gathering.columnCount, gathering.groupCount)
    let texts = head + columns * rows * width
    var size = texts
    var cells = 0
    var text = texts
    for isWriting in [false, true] {
      var buffer: UnsafeMutableRawPointer?
      if isWriting {
        buffer = malloc(size)
        guard let buffer else { return nil }
        buffer.storeBytes(of: columns, as: Int.self)
        buffer.storeBytes(of: rows, toByteOffset: 8, as: Int.self)
      }
      cells = head
      for row in 0..<rows {
        for column in 0..<columns {
          let cell: GatheredCell
          do { cell = try gathering.cell(row, column) } catch {
            free(buffer)
            throw error
          }
          var bits = cell.bits
          var length = 0
          if cell.kind == .text {
            let bytes = gathering.texts[Int(cell.bits)]
            length = bytes.count
            bits = UInt64(text)
            if let buffer {
              if let start = bytes.baseAddress { memcpy(buffer + text, start, length) }
              text += length
            } else {
              size += length
            }
          }
          buffer?.storeBytes(of: UInt64(cell.kind.rawValue) | UInt64(length) << 8, toByteOffset: cells, as: UInt64.self)
          buffer?.storeBytes(of: bits, toByteOffset: cells + 8, as: UInt64.self)
          cells += width
        }
      }
      if let buffer { return UnsafeMutableRawBufferPointer(start: buffer, count: size) }
    }
    return nil
  }

  /// How many rows there are; `nil` for bytes that are no such table.
  static func rowCount(_ table: UnsafeRawBufferPointer) -> Int? {
    guard table.count >= head, case let columns = table.load(as: Int.self),
      case let rows = table.load(fromByteOffset: 8, as: Int.self), (0...10_000).contains(columns),
      (0...table.count).contains(rows), head + columns * rows * width <= table.count
    else { return nil }
    return rows
  }

  static func result(_ context: OpaquePointer?, _ table: UnsafeRawBufferPointer, row: Int, column: Int) {
    let columns = table.load(as: Int.self)
    guard column < columns else { return sqlite3_result_null(context) }
    result(context, table, at: head + (row * columns + column) * width)
  }

  /// The cell that stands at `place`.
  @inline(__always)
  static func result(_ context: OpaquePointer?, _ table: UnsafeRawBufferPointer, at place: Int) {
    let kind = table.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    let bits = table.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)
    switch GatheredCell.Kind(rawValue: UInt8(truncatingIfNeeded: kind)) {
    case .integer: sqlite3_result_int64(context, Int64(bitPattern: bits))
    case .real: sqlite3_result_double(context, Double(bitPattern: bits))
    case .text:
      let (start, length) = (Int(truncatingIfNeeded: bits), Int(kind >> 8))
      guard start >= 0, start <= table.count, length <= table.count - start, let bytes = table.baseAddress else {
        return sqlite3_result_null(context)
      }
      crmql_result_text(context, (bytes + start).assumingMemoryBound(to: CChar.self), Int32(length))
    case .null, nil: sqlite3_result_null(context)
    }
  }
}
