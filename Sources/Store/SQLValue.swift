/// A value that is bound to a parameter or read from a column; never spliced into SQL text.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  /// Texts by their bytes, as the store compares them: two spellings of one letter are two texts.
  package static func == (left: SQLValue, right: SQLValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.integer(let first), .integer(let second)): first == second
    case (.real(let first), .real(let second)): first == second
    case (.text(let first), .text(let second)): first == second && first.utf8.elementsEqual(second.utf8)
    case (.null, _), (.integer, _), (.real, _), (.text, _): false
    }
  }
}
