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
    let isLast = probe.take(.last) || probe.take(.past)
    guard let weekday = probe.weekday() else { return nil }
    let span = current.span.joined(with: tokens[probe.position - 1].span)
    return .weekdayAsDay(span, isLast ? last(weekday) : [recent(weekday)])
  }

  /// `last Monday` is the one before today, or the one before that.
  private func last(_ weekday: Int) -> [CivilDate] {
    let recent = recent(weekday)
    let before = recent < lexicon.today ? recent : recent.adding(days: -7)
    return [before, before.adding(days: -7)]
  }

  /// 1 for Monday.
  private mutating func weekday() -> Int? {
    guard case .weekday(let number)? = takeWeekday()?.kind else { return nil }
    return number
  }

  /// The last day up to today that is one of the week.
  private func recent(_ weekday: Int) -> CivilDate {
    lexicon.today.adding(days: -((lexicon.today.weekday - weekday + 7) % 7))
  }

  /// `last November`, `this Monday`, `last quarter to date`, behind the word at `start`: the days are written.
  func datedAfter(_ start: Int) -> Diagnostic? {
    let today = lexicon.today
    let isLast = tokens[start].phrases.contains { [.last, .past].contains($0.keyword) }
    let isNext = tokens[start].phrases.contains { $0.keyword == .next }
    var probe = self
    if let weekday = probe.weekday() {
      let span = tokens[start].span.joined(with: tokens[probe.position - 1].span)
      let inThisWeek = today.adding(days: weekday - today.weekday)
      return .weekdayAsDay(span, isLast ? last(weekday) : [isNext ? inThisWeek.adding(days: 7) : inThisWeek])
    }
    if let month = text(at: position).flatMap({ ForeignWords.months[$0] }), number(at: position + 1) == nil {
      let isOver = month < today.month
      let year = isLast ? (isOver ? today.year : today.year - 1) : today.year + (isNext && month <= today.month ? 1 : 0)
      let years = isLast && isOver ? [year, year - 1] : [year]
      return .unitWithoutYear(
        "month", years.map { "\($0)-\(CivilDate.padded(month, 2))" },
        tokens[start].span.joined(with: current.span))
    }
    guard isLast else { return nil }
    for (keyword, unit) in Self.unitsToDate where probe.take(keyword) {
      return .foreignPeriod(toDate(unit, before: unit), tokens[start].span.joined(with: probe.previousSpan))
    }
    return nil
  }

  private static let unitsToDate: [(Keyword, CalendarUnit)] = [
    (.yearToDate, .year), (.quarterToDate, .quarter), (.monthToDate, .month),
  ]

  /// `last year to date`, where the year has been read.
  func lastYearToDate() -> Diagnostic? {
    guard text(at: position) == "to", text(at: position + 1) == "date", position > statementStart + 2,
      text(at: position - 1) == "year", tokens[position - 2].phrases.contains(where: { $0.keyword == .last })
    else { return nil }
    let span = tokens[position - 2].span.joined(with: tokens[position + 1].span)
    return .foreignPeriod(toDate(.year, before: .year), span)
  }

  /// `month to date last year`: two periods that are one.
  func toDateOfOther(_ first: Span, _ second: Span) -> Diagnostic? {
    func kind(_ span: Span) -> PeriodExpression.Kind? {
      var parser = Parser(source(span), lexicon: lexicon)
      return (try? parser.parsePeriodIfPresent())?.kind
    }
    let units: [CalendarUnit] = [.month, .quarter, .year]
    let between = source(Span(min(first.end, second.end), max(first.start, second.start)))
    switch (kind(first), kind(second)) {
    case (.toDate(let unit), .last(1, let other, counted: false)),
      (.last(1, let other, counted: false), .toDate(let unit)):
      guard units.contains(unit), units.contains(other), between.allSatisfy(\.isWhitespace) else { return nil }
      return .foreignPeriod(toDate(unit, before: other), first.joined(with: second))
    default: return nil
    }
  }

  /// The days of a month, quarter or year up to the day that lies a unit before today.
  private func toDate(_ unit: CalendarUnit, before other: CalendarUnit) -> String {
    let months: [CalendarUnit: Int] = [.month: 1, .quarter: 3, .year: 12]
    let last = lexicon.today.adding(months: -(months[other] ?? 0))
    let first = last.adding(days: 1 - last.day).adding(months: -((last.month - 1) % (months[unit] ?? 1)))
    return "\(first)..\(last)"
  }

  /// `on Monday`, `on 2026-11-20`, behind the word at hand.
  func onDay() -> Diagnostic? {
    var probe = self
    probe.advance()
    let start = probe.position
    if let weekday = probe.weekday() {
      let span = current.span.joined(with: probe.previousSpan)
      return .onWeekday(recent(weekday), source(probe.span(from: start)), span)
    }
    guard (try? probe.parsePeriodIfPresent()) != nil else { return nil }
    let span = current.span.joined(with: probe.previousSpan)
    return .foreignPeriod(source(probe.span(from: start)), span)
  }

  /// `every Monday`
  func everyWeekday() -> Diagnostic? {
    guard ["every", "each"].contains(current.folded) else { return nil }
    var probe = self
    probe.advance()
    let start = probe.position
    guard probe.weekday() != nil else { return nil }
    let span = current.span.joined(with: probe.previousSpan)
    return .foreignClause(source(span), "where weekday = \"\(source(probe.span(from: start)))\"", span)
  }

  /// `近一年`, `最近 两周`, where the word at `start` begins it: so long up to now.
  func recentStretch(from start: Int) -> Diagnostic? {
    let written = start == position ? current.text : tokens[start].text + current.text
    guard current.isWord, let stretch = HanSpeech.recent(written) else { return nil }
    let span = tokens[start].span.joined(with: current.span)
    return .foreignClause(source(span), stretch, span)
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

  /// `by expected_close month`, `by month of expected_close`: a grouping of time is of the day that counts; that of another
  /// one is written behind it.
  func grainOfDate() -> Diagnostic? {
    guard position > statementStart + 1, !ends(at: position) else { return nil }
    let before = position - 1
    if tokens[position].folded == "of", isGrain(before), let date = known(at: position + 1), isDate(date.text) {
      let grain = source(tokens[before].span)
      return .grainOfDate("\(date.text).\(grain)", grain, tokens[before].span.joined(with: date.span))
    }
    guard isGrain(position), !isGrain(before), text(at: position + (text(at: position) == "fiscal" ? 2 : 1)) != "to",
      isAfterBy(before),
      let date = known(at: before)
    else { return nil }
    guard isDate(date.text) else { return .missingComma(current.span, after: date.span.end) }
    return byCohort(of: date, grain: position, from: before)
      ?? .grainOfDate(
        "\(date.text).\(grain(at: position))", grain(at: position), span(of: date, grain: position))
  }

  /// `fiscal_quarter` of two words.
  private func grain(at index: Int) -> String {
    let word = source(tokens[index].span)
    guard word.lowercased() == "fiscal", let unit = text(at: index + 1) else { return word }
    return "fiscal_\(unit)"
  }

  private func span(of date: (text: String, span: Span), grain index: Int) -> Span {
    date.span.joined(with: tokens[grain(at: index) == source(tokens[index].span) ? index : index + 1].span)
  }

  /// `closes by created month this year`, `sales by customer.created year`: rows of when records began follow those
  /// records.
  private func byCohort(of date: (text: String, span: Span), grain: Int, from name: Int) -> Diagnostic? {
    let unit = source(tokens[grain].span).lowercased()
    let dates = [
      "created": ["opportunities", "customers", "leads"], "first_order": ["customers"], "first_win": ["customers"],
    ]
    guard statementWord == .show, ["week", "month", "quarter", "year"].contains(unit),
      var records = dates[date.text.lowercased()]
    else { return nil }
    var start = date.span
    if name > statementStart + 2, tokens[name - 1].isSymbol(.dot) {
      let owner = tokens[name - 2]
      guard
        let owners = records.first(where: {
          $0 == owner.folded || lexicon.isRecords($0) && $0.hasPrefix(owner.folded.dropLast())
        })
      else { return nil }
      records = [owners]
      start = owner.span
    }
    var probe = self
    probe.position = grain + 1
    let first = probe.position
    let hasPeriod = (try? probe.parsePeriodIfPresent()) != nil
    let year = lexicon.today.year
    let usual = unit == "year" ? "\(year - 2)..\(year)" : "this year"
    let period = hasPeriod ? source(probe.span(from: first)) : usual
    let span = start.joined(with: hasPeriod ? probe.previousSpan : tokens[grain].span)
    let part = source(Span(start.start, date.span.end)) + "." + unit
    return .byCohort(
      part, records.map { ($0, "cohort_\(unit) for \($0) \(date.text) in \(period)") }, replacing: span,
      at: start.joined(with: tokens[grain].span))
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

  func isGrain(_ index: Int) -> Bool {
    tokens[index].phrases.contains { phrase in KeywordIndex.units.contains { $0.keyword == phrase.keyword } }
  }

  /// Whether `by` stands before the names that end at a place.
  private func isAfterBy(_ index: Int) -> Bool {
    tokens[statementStart..<index].last { KeywordIndex.isStructural($0.folded) }?.folded == "by"
  }
}
