extension Parser {
  /// `show visits by rep to "visits.xlsx" replace`, `run "review.md" to "review.html"`, `to "last.csv"`
  mutating func parseExport() throws(Diagnostic) -> ExportStatement {
    needMore()
    let outer = exportEnd
    exportEnd = fileWord(before: outer)
    let source = try parseExported()
    exportEnd = outer
    needMore()
    guard take(.to) else { throw missingFile() }
    needMore()
    if isAtEnd { throw missingFile() }
    let file = try parseFile()
    var export = ExportStatement(source, to: file, fileSpan: previousSpan)
    while true {
      if !export.replace, take(.replace) {
        export.replace = true
      } else if !export.isRaw, take(.raw) {
        export.isRaw = true
      } else if isAtEnd {
        return export
      } else {
        throw unexpectedAfterFile()
      }
    }
  }

  /// `nil` for the last answer.
  private mutating func parseExported() throws(Diagnostic) -> Statement? {
    record.note(.to, at: position)
    if position == exportEnd { return nil }
    try enter()
    defer { depth -= 1 }
    let start = position
    let statement: Statement
    do throws(Diagnostic) {
      statement = try parseStatement()
    } catch {
      if error.code == "unexpected", exportEnd < 0, case .text(let file) = current.kind, file.contains(".") {
        throw .fileNeedsTo(current.span)
      }
      throw error
    }
    if exportEnd >= 0, !isAtEnd { throw unexpectedClause() }
    guard statement.kind.isExported else {
      throw .nothingToExport(source(tokens[start].span), span(from: start))
    }
    return statement
  }

  /// The last `to` before a text: `changed to "x"` may come before it. Without a text one before what looks like a
  /// file, or before nothing. -1 without one.
  private mutating func fileWord(before end: Int) -> Int {
    var found = -1
    var index = position
    while index + 1 < tokens.count, index != end, !tokens[index].isSymbol(.semicolon) {
      if isBoundary(at: index), beginsStatement(at: index) { break }
      if length(of: .to, at: index, recording: false) == 1 {
        if case .text = tokens[index + 1].kind {
          found = index
        } else if found < 0, ends(at: index + 1) || tokens[index + 1].isWord && isDotted(after: index + 1) {
          found = index
        }
      }
      index += 1
    }
    return found
  }

  /// Whether the word at `index` goes on with a dot, as a file's name does.
  private func isDotted(after index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].isSymbol(.dot)
      && tokens[index].span.end == tokens[index + 1].span.start
  }

  private mutating func unexpectedAfterFile() -> Diagnostic {
    if isAt(.replace) || isAt(.raw) {
      return .duplicateClause(source(current.span), isPeriod: false, current.span, whole: current.span, joined: nil)
    }
    if ["overwrite", "force", "over"].contains(current.folded) {
      return .foreignClause(source(current.span), "replace", current.span)
    }
    return unexpectedClause()
  }

  private mutating func missingFile() -> Diagnostic {
    if !isAtEnd {
      if case .text = current.kind { return .fileNeedsTo(current.span) }
      return unexpectedClause()
    }
    let isAfterTo = length(of: .to, at: position - 1, recording: false) == 1
    if isAfterTo { record.note([.file], at: position) }
    if case .end = tokens[position].kind { stoppedAtEnd = true }
    return .exportWithoutFile(isAfterTo ? "" : " to", current.span)
  }
}

extension Statement.Kind {
  /// Whether there is an answer that a file can hold.
  fileprivate var isExported: Bool {
    switch nature {
    case .question: true
    case .shell: if case .run = self { true } else { false }
    case .output, .definition, .change, .setting, .binding: false
    }
  }
}
