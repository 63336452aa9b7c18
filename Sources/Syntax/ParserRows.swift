/// Rows and numbers of the last answer: `3 visits`, `"Li Na"`, `total`, `others`.
extension Parser {
  mutating func parseRowReference() throws(Diagnostic) -> RowReference {
    needMore()
    noteRowReference()
    if take(.total) { return .total }
    if take(.otherRows) { return .others }
    let span = current.span
    switch current.kind {
    case .number: return .place(try parseCount(), span)
    case .text: return .named(try parseText(), span)
    case .word where known(at: position) == nil && !KeywordIndex.isStructural(current.folded):
      let name = name(from: position) ?? ("\"\(source(span))\"", span)
      throw .rowWithoutQuotes(name.quoted, name.span)
    case .word, .quotedName, .date, .parameter, .symbol, .invalid, .end: throw unexpected()
    }
  }

  mutating func noteRowReference() {
    record.noteNumber(at: position)
    record.noteText(at: position)
    _ = at(.total)
    _ = at(.otherRows)
  }

  /// The number of the row that is meant; none is the row's first.
  mutating func parseNumberOfRow() throws(Diagnostic) -> Expression? {
    record.note([.item], at: position)
    if isAtEnd { return nil }
    operandRoles = [.item]
    return try parseValue()
  }
}
