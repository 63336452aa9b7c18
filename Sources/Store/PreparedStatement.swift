import CSQLite

/// One compiled SQL statement with its cursor; finalised when it goes out of scope.
package struct PreparedStatement: ~Copyable {
  private let handle: OpaquePointer
  private let connection: Connection

  init(_ sql: String, on connection: Connection) throws(StoreError) {
    var found: OpaquePointer?
    let code = sqlite3_prepare_v3(connection.handle, sql, -1, 0, &found, nil)
    guard code == SQLITE_OK, let found else { throw connection.error(code) }
    self.handle = found
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  package func bind(_ values: [SQLValue]) throws(StoreError) {
    for (offset, value) in values.enumerated() { try bind(value, at: offset + 1) }
  }

  /// Parameters count from 1.
  package func bind(_ value: SQLValue, at index: Int) throws(StoreError) {
    switch value {
    case .null: try check(sqlite3_bind_null(handle, Int32(index)))
    case .integer(let number): try check(sqlite3_bind_int64(handle, Int32(index), Int64(number)))
    case .real(let number): try check(sqlite3_bind_double(handle, Int32(index), number))
    case .text(let text): try bind(text: text, at: index)
    }
  }

  package func bind(text: String, at index: Int) throws(StoreError) {
    var copy = text
    let code = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty buffer may have no address, which SQLite would read as NULL.
        characters.baseAddress.map { crmql_bind_text(handle, Int32(index), $0, Int32(characters.count)) }
          ?? crmql_bind_text(handle, Int32(index), "", 0)
      }
    }
    try check(code)
  }

  /// Without a copy of SQLite's own: the texts stay in `arena` until the statement was run.
  func bind(_ value: SQLValue, at index: Int, in arena: TextArena) throws(StoreError) {
    guard case .text(var text) = value else { return try bind(value, at: index) }
    let code = text.withUTF8 { bytes in
      arena.keep(bytes).withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        crmql_bind_kept_text(handle, Int32(index), $0, Int32(bytes.count))
      }
    }
    try check(code)
  }

  /// `true` when a row is there to be read.
  package func step() throws(StoreError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw connection.error(code)
    }
  }

  /// Steps to the end and makes the statement ready for the next bindings.
  package func run() throws(StoreError) {
    while try step() {}
    reset()
  }

  package func reset() { sqlite3_reset(handle) }

  /// Columns count from 0.
  package func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  package func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  package func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  package func text(_ column: Int) -> String {
    guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  package func value(_ column: Int) -> SQLValue {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(real(column))
    default: .text(text(column))
    }
  }

  package var columnCount: Int { Int(sqlite3_column_count(handle)) }

  private func check(_ code: Int32) throws(StoreError) {
    if code != SQLITE_OK { throw connection.error(code) }
  }
}
