import Values

/// Who is best, as people ask it: `top 3 customers by sales`, `best rep by team`, `who made the most visits`.
extension Parser {
  /// `show top 5 reps by revenue`
  func rankingFirst() -> Diagnostic? {
    let isRanking = current.phrases.contains { $0.keyword == .top || $0.keyword == .bottom }
    guard isRanking, position == statementStart + 1 else { return nil }
    let hasCount = number(at: position + 1) != nil
    let subject = position + (hasCount ? 2 : 1)
    guard subject < tokens.count, !ends(at: subject), tokens[subject].isWord else { return nil }
    if let habit = bestOfEach(source(current.span), subject: subject) { return habit }
    let count = hasCount ? source(tokens[position + 1].span) : "5"
    let name = tokens[subject].span.joined(with: tokens[subject + (knownLength(at: subject) ?? 1) - 1].span)
    return .rankingFirst(
      current.span.joined(with: tokens[subject - 1].span), whole: current.span.joined(with: name),
      with: "\(source(name)) \(source(current.span)) \(count)")
  }

  /// `show best reps by sales`
  func bestFirst() -> Diagnostic? {
    guard position == statementStart + 2, current.isWord, let word = ForeignWords.rankings[tokens[position - 1].folded]
    else { return nil }
    if let habit = bestOfEach(word, subject: position) { return habit }
    let whole = tokens[position - 1].span.joined(with: current.span)
    return .rankingFirst(tokens[position - 1].span, whole: whole, with: "\(source(current.span)) \(word) 5")
  }

  /// `show best rep by team`, `show top 3 reps in each team by won_value`, `show top performer`: who sell are ranked by
  /// what they sell unless it is said by what. `subject` is where their word stands, `ranking` `top` or `bottom`.
  private func bestOfEach(_ ranking: String, subject: Int) -> Diagnostic? {
    let first = statementStart + 1
    guard let isOne = ForeignWords.sellers[tokens[subject].folded] else { return nil }
    func word(_ index: Int) -> String? { index < tokens.count && !ends(at: index) ? tokens[index].folded : nil }
    var index = subject + 1
    var group: Span?
    var metric: Span?
    if let place = [["in", "each"], ["in", "every"], ["per"], ["by"], ["for", "each"]].first(where: { words in
      words.indices.allSatisfy { word(index + $0) == words[$0] }
    }), let name = known(at: index + place.count), ForeignWords.groups.contains(name.text.lowercased()) {
      group = name.span
      index += place.count + 1
    }
    if word(index) == "by", let length = knownLength(at: index + 1) {
      metric = tokens[index + 1].span.joined(with: tokens[index + length].span)
      index += length + 1
    }
    guard group != nil || metric == nil && word(index) != "by" else { return nil }
    let count = number(at: subject - 1).map { _ in source(tokens[subject - 1].span) } ?? (isOne ? "1" : "5")
    let number = metric.map(source) ?? "sales"
    let apart = group.map { " in each \(source($0))" } ?? ""
    return .rankingFirst(
      tokens[first].span.joined(with: tokens[subject].span),
      whole: tokens[first].span.joined(with: tokens[index - 1].span),
      with: "reps with \(number) \(ranking) \(count) by \(number)\(apart)")
  }

  /// `top 3 customers by sales`
  func rankedStatement() -> Diagnostic? {
    let isRanking = current.phrases.contains { $0.keyword == .top || $0.keyword == .bottom }
    let spoken = ForeignWords.rankings[current.folded]
    guard isRanking || spoken != nil else { return nil }
    let hasCount = number(at: position + 1) != nil
    guard let subject = known(at: position + (hasCount ? 2 : 1)) else { return nil }
    let count = hasCount ? source(tokens[position + 1].span) : "5"
    let meant = "show \(subject.text) \(spoken ?? source(current.span)) \(count)"
    let span = current.span.joined(with: subject.span)
    return .foreignStatement(source(span), meant, current.span, replacing: span)
  }

  /// `which source has the best win rate this year`, `who made the most visits`
  func whoIsBest() -> Diagnostic? {
    guard ["which", "who", "what"].contains(current.folded) else { return nil }
    let isWho = current.folded == "who"
    let subject = isWho ? nil : known(at: position + 1)
    guard isWho || subject != nil else { return nil }
    var index = position + (isWho ? 1 : 2)
    while index < tokens.count, !ends(at: index), ForeignWords.rankings[tokens[index].folded] == nil {
      guard tokens[index].isWord, index < position + 5 else { return nil }
      index += 1
    }
    guard index < tokens.count, !ends(at: index), let ranking = ForeignWords.rankings[tokens[index].folded] else {
      return nil
    }
    let whole = restOfStatement
    if let deed = (position..<index).lazy.compactMap({ ForeignWords.deeds[tokens[$0].folded] }).first {
      let rest = source(Span(tokens[index].span.end, whole.end))
      let direction = ranking == "top" ? "desc" : "asc"
      let meant = "show \(subject?.text ?? "reps") with \(deed)\(rest) sort \(deed) \(direction)"
      return .foreignStatement(
        source(current.span.joined(with: tokens[index].span)), meant, current.span, replacing: whole)
    }
    guard let metric = known(at: index + 1) else { return nil }
    let rest = source(Span(metric.span.end, whole.end))
    let meant =
      "show \(subject?.text ?? "reps") with \(metric.text)\(rest) sort \(metric.text) \(ranking == "top" ? "desc" : "asc")"
    return .foreignStatement(source(current.span.joined(with: metric.span)), meant, current.span, replacing: whole)
  }

  /// `sort customers by sales`
  func sortFirst() -> Diagnostic? {
    let by = position + 2
    guard following.isWord, by + 1 < tokens.count, !ends(at: by + 1), tokens[by].folded == "by" else { return nil }
    let (records, key) = (source(following.span), source(tokens[by + 1].span))
    let span = current.span.joined(with: tokens[by + 1].span)
    return .foreignStatement(
      source(span), "show \(records) with \(key) sort \(key) desc", current.span, replacing: span)
  }
}
