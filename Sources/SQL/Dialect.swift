/// What one engine says differently. Everything else is the subset that all of them share.
package protocol Dialect: Sendable {
  /// The parameter with this ordinal, counted from 1.
  func parameter(_ ordinal: Int) -> String
  /// Whole days from the second date to the first.
  func days(_ later: String, _ earlier: String) -> String
  /// The day that lies so many days after the date.
  func day(_ date: String, plus days: Int) -> String
  /// The name of the record of `table` with this id.
  func name(in table: String, of id: String) -> String
  /// Ends a SELECT whose columns are to be worked out once, however often those around it read them.
  var once: String { get }
  /// Whether the engine has the functions that bring records together in memory: where records would be put in order
  /// first for a `GROUP BY`, `gathered` is written instead, `distinct_count(a)` for `COUNT(DISTINCT a)`, and many ids
  /// are bound as one.
  var gathers: Bool { get }
}

package struct SQLiteDialect: Dialect {
  package let gathers: Bool

  /// What any program with SQLite understands.
  package init() { gathers = false }

  private init(gathers: Bool) { self.gathers = gathers }

  /// With the functions of a connection of the store.
  package static let own = SQLiteDialect(gathers: true)

  package func parameter(_ ordinal: Int) -> String { "?\(ordinal)" }

  package func days(_ later: String, _ earlier: String) -> String {
    "CAST(julianday(\(later)) - julianday(\(earlier)) AS INTEGER)"
  }

  package func day(_ date: String, plus days: Int) -> String { "DATE(\(date), '+\(days) days')" }

  package func name(in table: String, of id: String) -> String {
    gathers
      ? "looked_up((SELECT lookup(id, name) FROM \(table)), \(id))"
      : "(SELECT g.name FROM \(table) g WHERE g.id = \(id))"
  }

  /// Without a limit the SELECT becomes part of the one around it, and each of its columns is put wherever it is read.
  package var once: String { "LIMIT -1" }
}
