import Values

/// Days and grains of time as people say them.
extension Parser {
  /// `30 June 2017`, `June 30, 2017`, `end of June 2017`, where one day must stand.
  func spokenDay() -> Diagnostic? {
    var index = position
    if text(at: index) == "the" { index += 1 }
    let isEnd = text(at: index) == "end" && text(at: index + 1) == "of"
    if isEnd { index += 2 }
    func found(_ meant: String, through last: Int) -> Diagnostic {
      let span = current.span.joined(with: tokens[last].span)
      return .foreignClause(source(span), meant, span)
    }
    if isEnd, isLongerThanADay(at: index) { return found(source(tokens[index].span), through: index) }
    let day = number(at: index)?.integer
    let place = day == nil ? index : index + 1
    guard let month = text(at: place).flatMap({ ForeignWords.months[$0] }) else { return nil }
    var next = place + 1
    let later = day == nil && !isEnd ? number(at: next)?.integer : nil
    if let later, (1...31).contains(later) {
      next += 1
      if next < tokens.count, tokens[next].isSymbol(.comma) { next += 1 }
    }
    guard let year = number(at: next)?.integer, Self.years.contains(year) else { return nil }
    if let number = day ?? later {
      return CivilDate(year: year, month: month, day: number).map { found($0.iso, through: next) }
    }
    return isEnd ? found("\(year)-\(month < 10 ? "0" : "")\(month)", through: next) : nil
  }

  /// `since Monday`, `until last Friday`
  func weekdayAsDay() -> Diagnostic? {
    var probe = self
    _ = probe.take(.last) || probe.take(.past)
    guard probe.takeWeekday() != nil else { return nil }
    return .weekdayAsDay(current.span.joined(with: tokens[probe.position - 1].span))
  }

  /// `same day last week`, `same period last month`, after `vs`: so long before.
  func sameOfLast() -> Diagnostic? {
    guard text(at: position) == "same", let what = text(at: position + 1), text(at: position + 2) == "last",
      let unit = text(at: position + 3), ["day", "days", "period", "time", "weekday"].contains(what),
      ["week", "month", "quarter"].contains(unit)
    else { return nil }
    let span = current.span.joined(with: tokens[position + 3].span)
    return .foreignClause(source(span), "1 \(unit) ago", span)
  }

  /// `as of last quarter`, `as of the end of this year`, after `as of`: what is read as of a moment is read at the end of
  /// a period.
  func periodAsDay(after start: Int) -> Diagnostic? {
    var index = position
    if text(at: index) == "the" { index += 1 }
    if text(at: index) == "end", text(at: index + 1) == "of" { index += 2 }
    guard index < tokens.count, !ends(at: index),
      tokens[index].phrases.contains(where: { [.this, .last, .past, .lastYear, .thisYear].contains($0.keyword) })
    else { return nil }
    let first = tokens[start].span
    return .periodAsDay(
      first.joined(with: tokens[index].span), leaving: Span(first.start, tokens[index].span.start))
  }

  /// `by expected_close month`, `by month of expected_close`: a grouping of time is of the day that counts, which is said
  /// inside of the number.
  func grainOfDate() -> Diagnostic? {
    guard position > statementStart + 1, !ends(at: position) else { return nil }
    let before = position - 1
    if tokens[position].folded == "of", isGrain(before), let date = known(at: position + 1), isDate(date.text) {
      return .grainOfDate(date.text, source(tokens[before].span), tokens[before].span.joined(with: date.span))
    }
    guard isGrain(position), !isGrain(before), text(at: position + (text(at: position) == "fiscal" ? 2 : 1)) != "to",
      isAfterBy(before),
      let date = known(at: before)
    else { return nil }
    guard isDate(date.text) else { return .missingComma(current.span, after: date.span.end) }
    return .grainOfDate(date.text, source(current.span), date.span.joined(with: current.span))
  }

  /// `上上月`, `上上 季度`
  func periodBeforeLast() -> Diagnostic? {
    guard
      let first = [position - 1, position].first(where: { index in
        index > statementStart && tokens[index].folded == "上" && index + 1 < tokens.count
          && tokens[index + 1].folded.hasPrefix("上")
      })
    else { return nil }
    return .periodBeforeLast(tokens[first].span.joined(with: tokens[first + 1].span))
  }

  /// `去年同期`, `same period last year` behind a number: what is asked of the period stands beside it.
  func comparatorAlone() -> Diagnostic? {
    let found = current.phrases.first { [.samePeriodLastYear, .previousPeriod].contains($0.keyword) }
    guard let found, position > statementStart + 1, statementWord == .show else { return nil }
    let last = position + found.rest.count
    guard last < tokens.count, !ends(at: last),
      !found.rest.indices.contains(where: { tokens[position + 1 + $0].folded != found.rest[$0] })
    else { return nil }
    let span = current.span.joined(with: tokens[last].span)
    let hasPeriod = (statementStart + 1..<position).contains { isPeriod(at: $0) } || isPeriod(at: last + 1)
    let period = hasPeriod ? "" : word(.yearToDate, like: current) + " "
    return .foreignClause(source(span), "\(period)\(word(.versus, like: current)) \(source(span))", span)
  }

  /// `month over month`, which begins like `month to date`.
  func overTime() -> Diagnostic? {
    foreign(ForeignWords.overTime).map { .foreignClause($0.written, $0.meant, $0.span) }
  }

  /// The word in small letters, inside of the statement.
  private func text(at index: Int) -> String? {
    index < tokens.count && !ends(at: index) && tokens[index].isWord ? tokens[index].folded : nil
  }

  private func isLongerThanADay(at index: Int) -> Bool {
    guard index < tokens.count, !ends(at: index) else { return false }
    if case .date = tokens[index].kind { return true }
    return number(at: index)?.integer.map(Self.years.contains) ?? false
  }

  private func isDate(_ name: String) -> Bool { ForeignWords.dates.contains(name.lowercased()) }

  private func isGrain(_ index: Int) -> Bool {
    tokens[index].phrases.contains { phrase in KeywordIndex.units.contains { $0.keyword == phrase.keyword } }
  }

  /// Whether `by` stands before the names that end at a place.
  private func isAfterBy(_ index: Int) -> Bool {
    tokens[statementStart..<index].last { KeywordIndex.isStructural($0.folded) }?.folded == "by"
  }
}
