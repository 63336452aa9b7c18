import Values

/// Conditions, parts and dates as people say them, where a clause must begin.
extension Parser {
  func spokenPart() -> Diagnostic? {
    partOf() ?? shareAfter() ?? comparisonFirst() ?? perHead() ?? possessive() ?? withoutAny()
      ?? conditionWithoutWhere()
      ?? dateOfPeriod()
  }

  /// How many of the tokens from `index` on are one name that is known.
  func knownLength(at index: Int) -> Int? { knownName(at: index)?.length }

  func known(at index: Int) -> (text: String, span: Span)? {
    knownLength(at: index).map { length in
      let span = tokens[index].span.joined(with: tokens[index + length - 1].span)
      return (source(span), span)
    }
  }

  /// The name that ends before the word at hand.
  private var knownBefore: Span? {
    (1...3).compactMap { length in
      position - length > statementStart && knownLength(at: position - length) == length
        ? tokens[position - length].span.joined(with: tokens[position - 1].span) : nil
    }.last
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

  /// `sales share`, `销售额 占比`
  private func shareAfter() -> Diagnostic? {
    guard current.phrases.contains(where: { $0.keyword == .share }), position > statementStart + 1,
      let whole = knownBefore
    else { return nil }
    let span = whole.joined(with: current.span)
    return .foreignClause(source(span), "\(source(current.span))(\(source(whole)))", span)
  }

  /// `yoy sales`, `同比 销售额`
  private func comparisonFirst() -> Diagnostic? {
    let comparison = tokens[max(0, position - 1)]
    let keyword =
      comparison.phrases.lazy.map(\.keyword).first { [.samePeriodLastYear, .previousPeriod].contains($0) }
      ?? ["yoy": .samePeriodLastYear, "mom": .previousPeriod][comparison.folded]
    guard position == statementStart + 2, let keyword, let what = known(at: position) else { return nil }
    let span = comparison.span.joined(with: what.span)
    let meant = "\(what.text) \(word(.versus, like: comparison)) \(word(keyword, like: comparison))"
    return .foreignClause(source(span), meant, span)
  }

  /// `王芳 的 拜访量`
  private func possessive() -> Diagnostic? {
    guard current.folded == "的", position == statementStart + 2, knownLength(at: position - 1) == nil,
      tokens[position - 1].isWord, let what = known(at: position + 1)
    else { return nil }
    let owner = tokens[position - 1].span
    let meant = "\(what.text) \(word(.condition, like: current)) 销售 = \"\(source(owner))\""
    return .unquotedText(source(owner), owner, replacing: owner.joined(with: what.span), with: meant)
  }

  /// `人均 拜访量`
  private func perHead() -> Diagnostic? {
    guard position == statementStart + 2, tokens[position - 1].folded == "人均", let what = known(at: position) else {
      return nil
    }
    let span = tokens[position - 1].span.joined(with: what.span)
    return .foreignClause(source(span), "\(what.text) \(word(.per, like: current)) 销售", span)
  }

  /// `customers without visits`, `reps with no visits`
  private func withoutAny() -> Diagnostic? {
    let no = [position, position - 1].first {
      $0 > statementStart + 1 && tokens[$0].folded == "no" && tokens[$0 - 1].folded == "with"
    }
    let first = no.map { $0 - 1 } ?? position
    guard no != nil || ForeignWords.withouts.contains(current.folded), first > statementStart,
      let what = known(at: (no ?? position) + 1)
    else { return nil }
    let span = tokens[first].span.joined(with: what.span)
    return .foreignClause(source(span), "\(word(.condition, like: current)) \(what.text) = 0", span)
  }

  /// `stock below 100`
  private func conditionWithoutWhere() -> Diagnostic? {
    let spoken = foreign(ForeignWords.comparisons + ForeignWords.bounds)
    guard position > statementStart + 1, let (_, sign, words) = spoken, ["<", ">", "="].contains(sign),
      let bound = tokens.dropFirst(position).first(where: { $0.span.start >= words.end }), case .number = bound.kind
    else { return nil }
    guard let compared = knownBefore else { return nil }
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
