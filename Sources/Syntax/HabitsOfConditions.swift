import Values

/// Conditions, parts and dates as people say them, where a clause must begin.
extension Parser {
  func spokenPart() -> Diagnostic? { partOf() ?? withoutAny() ?? conditionWithoutWhere() ?? dateOfPeriod() }

  /// How many of the tokens from `index` on are one name that is known.
  func knownLength(at index: Int) -> Int? {
    var joined = ""
    var longest: Int?
    for length in 1...3 {
      let last = index + length - 1
      guard last < tokens.count, !ends(at: last), tokens[last].isWord else { break }
      joined += (joined.isEmpty ? "" : "_") + tokens[last].text
      if lexicon.knows(joined) { longest = length }
    }
    return longest
  }

  private func known(at index: Int) -> (text: String, span: Span)? {
    knownLength(at: index).map { length in
      let span = tokens[index].span.joined(with: tokens[index + length - 1].span)
      return (source(span), span)
    }
  }

  /// `share of sales`, `percentage of target`
  private func partOf() -> Diagnostic? {
    guard current.folded == "of", position > statementStart + 1,
      ForeignWords.parts.contains(tokens[position - 1].folded),
      let whole = known(at: position + 1)
    else { return nil }
    let span = tokens[position - 1].span.joined(with: whole.span)
    let isOfTarget = ["target", "targets", "quota"].contains(whole.text.lowercased())
    return .foreignClause(source(span), isOfTarget ? "attainment" : "share(\(whole.text))", span)
  }

  /// `customers without visits`, `reps with no visits`
  private func withoutAny() -> Diagnostic? {
    var first = position
    var counted = position + 1
    for no in [position - 1, position] where no > statementStart + 1 && tokens[no].folded == "no" {
      if tokens[no - 1].folded == "with" { (first, counted) = (no - 1, no + 1) }
    }
    guard counted != position + 1 || first < position || current.folded == "without", first > statementStart,
      let what = known(at: counted)
    else { return nil }
    let span = tokens[first].span.joined(with: what.span)
    return .foreignClause(source(span), "where \(what.text) = 0", span)
  }

  /// `stock below 100`
  private func conditionWithoutWhere() -> Diagnostic? {
    let spoken = foreign(ForeignWords.comparisons + ForeignWords.bounds)
    guard position > statementStart + 1, let (_, sign, words) = spoken, ["<", ">", "="].contains(sign),
      let bound = tokens.dropFirst(position).first(where: { $0.span.start >= words.end }), case .number = bound.kind
    else { return nil }
    guard
      let compared = (1...3).compactMap({ length in
        position - length > statementStart && knownLength(at: position - length) == length
          ? tokens[position - length].span.joined(with: tokens[position - 1].span) : nil
      }).last
    else { return nil }
    return .conditionWithoutWhere(
      "where \(source(compared)) \(sign) \(source(bound.span))", words.joined(with: bound.span))
  }

  /// `list invoices due this week`
  private func dateOfPeriod() -> Diagnostic? {
    guard tokens[statementStart].phrases.contains(where: { $0.keyword == .list }), position > statementStart + 1,
      knownLength(at: position - 1) != nil, let length = knownLength(at: position), position + length < tokens.count,
      !ends(at: position + length),
      tokens[position + length].phrases.contains(where: { [.this, .last, .past, .next].contains($0.keyword) })
    else { return nil }
    let date = tokens[position].span.joined(with: tokens[position + length - 1].span)
    return .dateOfPeriod(source(date), date)
  }
}
