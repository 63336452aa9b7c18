/// Compiled statements by their text, for the rows of an import.
final class StatementCache {
  let connection: Connection
  private var byText: [String: CachedStatement] = [:]

  init(_ connection: Connection) { self.connection = connection }

  func statement(_ sql: String) throws(StoreError) -> CachedStatement {
    if let found = byText[sql] { return found }
    let made = CachedStatement(try connection.prepare(sql))
    byText[sql] = made
    return made
  }

  /// The first row; `nil` when there is none.
  func row(_ sql: String, _ bindings: SQLValue...) throws(RowFailure) -> [SQLValue]? {
    try onStore { () throws(StoreError) in try statement(sql).row(bindings) }
  }

  func run(_ sql: String, _ bindings: SQLValue...) throws(RowFailure) { try run(sql, bindings) }

  func run(_ sql: String, _ bindings: [SQLValue]) throws(RowFailure) {
    try onStore { () throws(StoreError) in try statement(sql).run(bindings) }
  }

  /// All rows, one after the other.
  func each(
    _ sql: String, _ bindings: [SQLValue] = [], _ body: (borrowing PreparedStatement) throws(RowFailure) -> Void
  ) throws(RowFailure) {
    let prepared: CachedStatement
    do { prepared = CachedStatement(try connection.prepare(sql)) } catch { throw .fatal(ImportError(error)) }
    try prepared.each(bindings, body)
  }

  /// Finalises them all: a table cannot be dropped while a statement reads it.
  func removeAll() { byText.removeAll() }
}

final class CachedStatement {
  private let statement: PreparedStatement
  private let arena = TextArena()

  init(_ statement: consuming PreparedStatement) { self.statement = statement }

  /// Binds one value after the other and runs the statement; `first` and `last` stand around `values`.
  func run(first: SQLValue? = nil, _ values: [SQLValue], last: SQLValue? = nil) throws(StoreError) {
    arena.clear()
    defer { statement.reset() }
    var index = 1
    if let first {
      try statement.bind(first, at: index, in: arena)
      index += 1
    }
    for value in values {
      try statement.bind(value, at: index, in: arena)
      index += 1
    }
    if let last { try statement.bind(last, at: index, in: arena) }
    while try statement.step() {}
  }

  func row(_ bindings: [SQLValue]) throws(StoreError) -> [SQLValue]? {
    defer { statement.reset() }
    try statement.bind(bindings)
    guard try statement.step() else { return nil }
    return (0..<statement.columnCount).map { statement.value($0) }
  }

  func each(_ bindings: [SQLValue], _ body: (borrowing PreparedStatement) throws(RowFailure) -> Void)
    throws(RowFailure)
  {
    defer { statement.reset() }
    try onStore { () throws(StoreError) in try statement.bind(bindings) }
    while true {
      let isRow: Bool
      do { isRow = try statement.step() } catch { throw .fatal(ImportError(error)) }
      guard isRow else { return }
      try body(statement)
    }
  }

  /// The first column of the first row as a number; `nil` when there is no row.
  func integer(_ binding: SQLValue) throws(StoreError) -> Int? {
    defer { statement.reset() }
    try statement.bind(binding, at: 1)
    return try statement.step() ? statement.integer(0) : nil
  }
}
