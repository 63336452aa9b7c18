/// A value that is bound to a parameter or read from a column; never spliced into SQL text.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
}
