import Values

/// How people begin a statement: with a word of another language, with a clause, or with a word for what there is.
extension Parser {
  func spokenStatement() -> Diagnostic? {
    let first = current
    if first.isSymbol(.equal) { return .spreadsheetFormula(first.span, whole: restOfStatement) }
    guard first.isWord else { return nil }
    if first.folded == "count", following.isWord {
      let span = first.span.joined(with: following.span)
      return .foreignStatement(source(span), "show count(\(source(following.span)))", first.span, replacing: span)
    }
    if ["sort", "order", "rank"].contains(first.folded), let habit = sortFirst() { return habit }
    if first.folded == "use", following.isWord {
      let span = first.span.joined(with: following.span)
      return .foreignStatement(source(span), "open \"\(source(following.span))\"", first.span, replacing: span)
    }
    if let reordered = clauseFirst() { return reordered }
    if let ranked = rankedStatement() ?? whoIsBest() { return ranked }
    if ForeignWords.sqlVerbs.contains(first.folded) {
      return .sqlVerb(source(first.span), first.span, whole: restOfStatement, table: knownWord)
    }
    return foreign(ForeignWords.statements).map { .foreignStatement($0.written, $0.meant, $0.span, replacing: $0.span) }
  }

  /// `by rep show visits`
  private func clauseFirst() -> Diagnostic? {
    guard KeywordIndex.isStructural(current.folded) else { return nil }
    var index = position + 1
    while index < tokens.count, !ends(at: index) {
      if tokens[index].phrases.contains(where: { $0.keyword == .show || $0.keyword == .list }) {
        let whole = restOfStatement
        let clause = source(Span(current.span.start, tokens[index - 1].span.end))
        return .clauseFirst(
          source(tokens[index].span), current.span, whole: whole,
          with: source(Span(tokens[index].span.start, whole.end)) + " " + clause)
      }
      index += 1
    }
    return nil
  }

  /// `show tables`
  func catalogueHabit() -> Diagnostic? {
    guard let meant = ForeignWords.catalogues[current.folded], !lexicon.knows(current.text), position > statementStart,
      ends(at: position + 1)
    else { return nil }
    let span = tokens[position - 1].span.joined(with: current.span)
    return .foreignStatement(source(span), meant, span, replacing: span)
  }

  var restOfStatement: Span {
    var last = position
    while last + 1 < tokens.count, !ends(at: last + 1) { last += 1 }
    return current.span.joined(with: tokens[last].span)
  }

  /// The first word of the statement that the catalogue knows.
  private var knownWord: String? {
    var index = position + 1
    while index < tokens.count, !ends(at: index) {
      if isPlain(index), lexicon.knows(tokens[index].text) { return tokens[index].text }
      index += 1
    }
    return nil
  }
}
