import Values

/// Sentences as people say them: every function either knows what was meant or gives `nil`.
extension Parser {
  /// The foreign words that stand at the cursor, and where.
  func foreign(_ table: ForeignWords.Table) -> (written: String, meant: String, span: Span)? {
    for (words, meant) in table {
      let last = position + words.count - 1
      guard last < tokens.count else { continue }
      let matches = words.indices.allSatisfy { step in
        !ends(at: position + step) && tokens[position + step].isWord && tokens[position + step].folded == words[step]
      }
      guard matches else { continue }
      let span = tokens[position].span.joined(with: tokens[last].span)
      return (source(span), meant, span)
    }
    return nil
  }

  /// A word that is none of the language's.
  func isPlain(_ index: Int) -> Bool {
    index > statementStart && index < tokens.count && !ends(at: index) && tokens[index].isWord
      && tokens[index].phrases.isEmpty
  }

  func number(at index: Int) -> NumberLiteral? {
    guard index >= statementStart, index < tokens.count, !ends(at: index),
      case .number(let literal) = tokens[index].kind
    else { return nil }
    return literal
  }

  // MARK: Where a clause must begin

  func spokenClause() -> Diagnostic? {
    if tokens[max(0, position - 1)].folded == "case" { return .noBranches(tokens[position - 1].span) }
    if let found = unitOfDay() { return found }
    if let found = mine() ?? spokenNumber() ?? fillers(beforeLongName: true) ?? spokenPart() { return found }
    if let found = foreign(ForeignWords.clauses) { return .foreignClause(found.written, found.meant, found.span) }
    if let found = fillers() ?? splitNumber() ?? amount() { return found }
    if let found = joinOfTables() ?? monthName() ?? quarterName() ?? recentStretch(from: position) { return found }
    if let found = everyWeekday() ?? lastYearToDate() { return found }
    return functionAtEnd() ?? functionAfter() ?? dayOfWeek() ?? unquotedText() ?? splitName() ?? missingComma()
  }

  /// `show me visits`, `show number of visits`
  private func fillers(beforeLongName: Bool = false) -> Diagnostic? {
    let start = statementStart + 1
    if start < position, tokens[start].folded == "the", start + 1 < tokens.count,
      tokens[start + 1].phrases.contains(where: { $0.keyword == .top || $0.keyword == .bottom })
    {
      return .filler(source(tokens[start].span), tokens[start].span, upTo: tokens[start + 1].span.start)
    }
    var index = start
    while index < tokens.count, !ends(at: index), ForeignWords.fillers.contains(tokens[index].folded) { index += 1 }
    guard index > start, index >= position, index < tokens.count, !ends(at: index), tokens[index].isWord else {
      return nil
    }
    // `average days in stage` asks for no days.
    if beforeLongName, (knownLength(at: index) ?? 1) < 2 { return nil }
    let written = tokens[start].span.joined(with: tokens[index - 1].span)
    if ["number", "count"].contains(where: { word in tokens[start..<index].contains { $0.folded == word } }),
      isRecords(index), tokens[statementStart].phrases.contains(where: { $0.keyword == .show })
    {
      let whole = written.joined(with: tokens[index].span)
      return .foreignClause(source(whole), "count(\(source(tokens[index].span)))", whole)
    }
    return .filler(source(written), written, upTo: tokens[index].span.start)
  }

  /// `show sales by month this year running`: the function is one of the number that is shown.
  private func functionAtEnd() -> Diagnostic? {
    guard ends(at: position + 1), current.isWord, let item = onlyItem, item.end < tokens[position - 1].span.start,
      AnswerFunction.allCases.contains(where: { function in
        function.rawValue == current.folded || current.phrases.contains { $0.keyword == function.keyword }
      })
    else { return nil }
    let whole = item.joined(with: current.span)
    let between = source(Span(item.end, tokens[position - 1].span.end))
    let call = "\(source(current.span))(\(source(item)))"
    return .functionAtEnd(call, current.span, whole: whole, with: call + between)
  }

  /// `sales growth`: what a function looks at stands in its brackets.
  private func functionAfter() -> Diagnostic? {
    guard current.isWord,
      let function = AnswerFunction.allCases.first(where: { function in
        function.rawValue == current.folded || current.phrases.contains { $0.keyword == function.keyword }
      }), position > statementStart + 1, tokens[position - 1].isWord, lexicon.knows(tokens[position - 1].text)
    else { return nil }
    let operand = tokens[position - 1].span
    return .functionWithoutBrackets(function, source(operand), operand.joined(with: current.span))
  }

  /// `join customers on ...`
  private func joinOfTables() -> Diagnostic? {
    guard ["join", "inner", "left"].contains(current.folded) else { return nil }
    var index = position + 1
    while index < tokens.count, !ends(at: index), !KeywordIndex.isStructural(tokens[index].folded) { index += 1 }
    return .join(current.span, whole: current.span.joined(with: tokens[index - 1].span))
  }

  // MARK: Where something else must stand

  /// `vs the same month last year`
  func article() -> Diagnostic? {
    if let found = mine() { return found }
    guard position > statementStart, ["the", "my", "our", "your", "their"].contains(current.folded),
      !ends(at: position + 1)
    else { return nil }
    return .filler(source(current.span), current.span, upTo: following.span.start)
  }
}
