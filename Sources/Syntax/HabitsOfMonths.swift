import Values

/// Months, quarters and dates as they are written elsewhere, and what a day is cut into: `March 2026`, `Q1`, `03/15/2026`,
/// `by day of week`.
extension Parser {
  /// `March 2026`, `march`
  func monthName() -> Diagnostic? {
    if let range = monthRange() { return range }
    guard current.isWord, let month = ForeignWords.months[current.folded] else { return nil }
    let digits = (month < 10 ? "0" : "") + String(month)
    if let (year, span) = besideYear() { return .foreignClause(source(span), "\(year)-\(digits)", span) }
    return .unitWithoutYear("month", "\(lexicon.today.year)-\(digits)", current.span)
  }

  /// `January to March 2026`, `1月到3月`
  private func monthRange() -> Diagnostic? {
    let other = position + 2
    guard other < tokens.count, !ends(at: other), tokens[max(0, position - 1)].folded != "between",
      ["to", "till", "until", "through", "and", "到", "至"].contains(following.folded) || following.isSymbol(.minus)
    else { return nil }
    func month(_ index: Int) -> String? {
      if let spoken = HanSpeech.stretch(tokens[index].text, thisYear: lexicon.today.year), spoken.count == 7 {
        return String(spoken.suffix(2))
      }
      return ForeignWords.months[tokens[index].folded].map { ($0 < 10 ? "0" : "") + String($0) }
    }
    guard let from = month(position), let to = month(other), from < to else { return nil }
    var span = current.span.joined(with: tokens[other].span)
    if ["from", "从"].contains(tokens[position - 1].folded) {
      span = tokens[position - 1].span.joined(with: span)
    }
    var year = lexicon.today.year
    if let said = number(at: other + 1)?.integer, Self.years.contains(said) {
      year = said
      span = span.joined(with: tokens[other + 1].span)
    }
    return .foreignClause(source(span), "\(year)-\(from)..\(year)-\(to)", span)
  }

  /// `Q1 2026`, `2026 Q1`, `Q1`, `第一季度`
  func quarterName() -> Diagnostic? {
    if let range = monthRange() { return range }
    if let spoken = HanSpeech.stretch(current.text, thisYear: lexicon.today.year) {
      let unit: Wording = spoken.contains("Q") ? "quarter" : spoken.contains("H") ? "half" : "month"
      return .unitWithoutYear(unit, spoken, current.span)
    }
    if let number = ["first": 1, "second": 2, "third": 3, "fourth": 4][current.folded],
      let unit = ["half": "H", "quarter": "Q"][following.folded], unit == "Q" || number < 3
    {
      return .unitWithoutYear(
        unit == "Q" ? "quarter" : "half", "\(lexicon.today.year)-\(unit)\(number)",
        current.span.joined(with: following.span))
    }
    guard ["q1", "q2", "q3", "q4", "h1", "h2"].contains(current.folded) else { return nil }
    let written = current.text.uppercased()
    if let (year, span) = besideYear() { return .foreignClause(source(span), "\(year)-\(written)", span) }
    return .unitWithoutYear(
      written.hasPrefix("Q") ? "quarter" : "half", "\(lexicon.today.year)-\(written)", current.span)
  }

  /// The year beside the word at hand, and both together.
  private func besideYear() -> (year: Int, span: Span)? {
    for beside in [following, tokens[max(statementStart, position - 1)]] {
      if case .number(let literal) = beside.kind, let year = literal.integer, Self.years.contains(year) {
        return (year, current.span.joined(with: beside.span))
      }
    }
    return nil
  }

  /// `03/15/2026`: month and day in either order.
  func slashedDate() -> Diagnostic? {
    guard let first = number(at: position)?.integer, let second = number(at: position + 2)?.integer,
      let year = number(at: position + 4)?.integer, Self.years.contains(year),
      tokens[position + 1].isSymbol(.slash), tokens[position + 3].isSymbol(.slash)
    else { return nil }
    let span = current.span.joined(with: tokens[position + 4].span)
    var days: [String] = []
    for (month, day) in [(first, second), (second, first)] {
      if let date = CivilDate(year: year, month: month, day: day), !days.contains(date.iso) { days.append(date.iso) }
    }
    return .foreignDate(source(span), days, span)
  }

  /// `by month(date)`
  func unitOfDay() -> Diagnostic? {
    let before = tokens[max(0, position - 1)]
    guard current.isSymbol(.openParenthesis), position > statementStart + 1, position + 2 < tokens.count,
      ["year", "quarter", "month", "week"].contains(before.folded), tokens[position + 2].isSymbol(.closeParenthesis)
    else { return nil }
    let span = before.span.joined(with: tokens[position + 2].span)
    return .foreignClause(source(span), source(before.span), span)
  }

  /// `by day of week`, `by hour of day`
  func dayOfWeek() -> Diagnostic? {
    guard current.folded == "of", position > statementStart else { return nil }
    let first = following.folded == "the" ? position + 2 : position + 1
    guard first < tokens.count, !ends(at: first),
      let cycle = ["day week": "weekday", "hour day": "hour"]["\(tokens[position - 1].folded) \(tokens[first].folded)"]
    else { return nil }
    let span = tokens[position - 1].span.joined(with: tokens[first].span)
    return .foreignClause(source(span), cycle, span)
  }
}
