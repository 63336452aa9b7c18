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

  func run(_ sql: String, _ bindings: SQLValue...) throws(RowFailure) {
    try onStore { () throws(StoreError) in try statement(sql).run(bindings) }
  }

  /// Finalises them all: a table cannot be dropped while a statement reads it.
  func removeAll() { byText.removeAll() }
}

final class CachedStatement {
  private let statement: PreparedStatement

  init(_ statement: consuming PreparedStatement) { self.statement = statement }

  func run(_ bindings: [SQLValue]) throws(StoreError) {
    defer { statement.reset() }
    try statement.bind(bindings)
    while try statement.step() {}
  }

  func row(_ bindings: [SQLValue]) throws(StoreError) -> [SQLValue]? {
    defer { statement.reset() }
    try statement.bind(bindings)
    guard try statement.step() else { return nil }
    return (0..<statement.columnCount).map { statement.value($0) }
  }

  /// The first column of the first row as a number; `nil` when there is no row.
  func integer(_ binding: SQLValue) throws(StoreError) -> Int? {
    defer { statement.reset() }
    try statement.bind(binding, at: 1)
    return try statement.step() ? statement.integer(0) : nil
  }
}
