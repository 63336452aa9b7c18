/// What one engine says differently. Everything else is the subset that all of them share.
package protocol Dialect: Sendable {
  /// The parameter with this ordinal, counted from 1.
  func parameter(_ ordinal: Int) -> String
  /// Whole days from the second date to the first.
  func days(_ later: String, _ earlier: String) -> String
  /// The day that lies so many days after the date.
  func day(_ date: String, plus days: Int) -> String
  /// Ends a SELECT whose columns are to be worked out once, however often those around it read them.
  var once: String { get }
}

package struct SQLiteDialect: Dialect {
  package init() {}

  package func parameter(_ ordinal: Int) -> String { "?\(ordinal)" }

  package func days(_ later: String, _ earlier: String) -> String {
    "CAST(julianday(\(later)) - julianday(\(earlier)) AS INTEGER)"
  }

  package func day(_ date: String, plus days: Int) -> String { "DATE(\(date), '+\(days) days')" }

  /// Without a limit the SELECT becomes part of the one around it, and each of its columns is put wherever it is read.
  package var once: String { "LIMIT -1" }
}
