import CSQLite
import Glibc

/// The table that a `gathered` value is read as: columns `c0`, `c1`, ..., of which it has as many as it needs.
extension Connection {
  /// Most keys and numbers that can be gathered together: SQLite gives a function no more arguments.
  private static let columnCount = 100

  private struct Cursor {
    var base: sqlite3_vtab_cursor
    var table: UnsafeMutableRawBufferPointer?
    var row: Int
    var rowCount: Int
  }

  private static func cursor(_ base: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> UnsafeMutablePointer<Cursor>? {
    base.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: Cursor.self) }
  }

  func learnGatheredRows() {
    let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    module.initialize(to: Self.gatheredRows)
    // SQLite reads it as long as the connection is open, and gives it back then or when it cannot be taken.
    sqlite3_create_module_v2(handle, "gathered_rows", module, module) {
      $0?.assumingMemoryBound(to: sqlite3_module.self).deallocate()
    }
  }

  private static var gatheredRows: sqlite3_module {
    var module = sqlite3_module()
    module.xConnect = { database, _, _, _, table, _ in
      let columns = (0..<Connection.columnCount).map { "c\($0)" }.joined(separator: ", ")
      let code = sqlite3_declare_vtab(database, "CREATE TABLE gathered_rows (\(columns), source HIDDEN)")
      guard code == SQLITE_OK else { return code }
      let made = UnsafeMutablePointer<sqlite3_vtab>.allocate(capacity: 1)
      made.initialize(to: sqlite3_vtab())
      table?.pointee = made
      return SQLITE_OK
    }
    module.xDisconnect = { table in
      table?.deallocate()
      return SQLITE_OK
    }
    module.xBestIndex = { _, index in
      guard let index else { return SQLITE_ERROR }
      for position in 0..<Int(index.pointee.nConstraint) {
        let constraint = index.pointee.aConstraint[position]
        guard constraint.iColumn == Connection.columnCount, constraint.op == SQLITE_INDEX_CONSTRAINT_EQ else {
          continue
        }
        if constraint.usable == 0 { return SQLITE_CONSTRAINT }
        index.pointee.aConstraintUsage[position].argvIndex = 1
        index.pointee.aConstraintUsage[position].omit = 1
        index.pointee.estimatedCost = 1000
        index.pointee.estimatedRows = 1000
        return SQLITE_OK
      }
      return SQLITE_CONSTRAINT
    }
    module.xOpen = { _, opened in
      let cursor = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
      cursor.initialize(to: Cursor(base: sqlite3_vtab_cursor(), table: nil, row: 0, rowCount: 0))
      opened?.pointee = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    module.xClose = { base in
      guard let cursor = Connection.cursor(base) else { return SQLITE_OK }
      cursor.pointee.table?.deallocate()
      cursor.deallocate()
      return SQLITE_OK
    }
    module.xFilter = { base, _, _, count, arguments in
      guard let cursor = Connection.cursor(base), count == 1, let value = arguments?[0] else { return SQLITE_ERROR }
      cursor.pointee.table?.deallocate()
      cursor.pointee = Cursor(base: cursor.pointee.base, table: nil, row: 0, rowCount: 0)
      // Of no records there is no group.
      guard let bytes = sqlite3_value_blob(value) else { return SQLITE_OK }
      let table = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(sqlite3_value_bytes(value)), alignment: 8)
      table.copyMemory(from: UnsafeRawBufferPointer(start: bytes, count: table.count))
      cursor.pointee.table = table
      guard let rows = GatheredTable.rowCount(UnsafeRawBufferPointer(table)) else { return SQLITE_ERROR }
      cursor.pointee.rowCount = rows
      return SQLITE_OK
    }
    module.xNext = { base in
      Connection.cursor(base)?.pointee.row += 1
      return SQLITE_OK
    }
    module.xEof = { base in
      guard let cursor = Connection.cursor(base) else { return 1 }
      return cursor.pointee.row >= cursor.pointee.rowCount ? 1 : 0
    }
    module.xColumn = { base, context, column in
      guard let cursor = Connection.cursor(base), let table = cursor.pointee.table else { return SQLITE_OK }
      GatheredTable.result(
        context, UnsafeRawBufferPointer(table), row: cursor.pointee.row, column: Int(column))
      return SQLITE_OK
    }
    module.xRowid = { base, number in
      number?.pointee = Int64(Connection.cursor(base)?.pointee.row ?? 0)
      return SQLITE_OK
    }
    return module
  }
}
