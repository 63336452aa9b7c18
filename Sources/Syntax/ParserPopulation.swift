extension Parser {
  /// `reps with visits/closes > 12`, `customers created in 2026-Q1 within 90 days`, after `for`. A `where` or `with` that
  /// follows belongs to it.
  mutating func parsePopulation() throws(Diagnostic) -> Population {
    let start = position
    if ["each", "every"].contains(current.folded), following.isWord {
      let span = tokens[start - 1].span.joined(with: current.span)
      throw .foreignClause(source(span), "by", span)
    }
    if !lexicon.knows(current.text), let month = monthName() { throw month }
    if let habit = somebody(after: start - 1) { throw habit }
    let name = try parseName(.population)
    if subject == nil { subject = name }
    if isAtComparisonSign { throw .populationIsNoCondition(tokens[start - 1].span, current.span) }
    if let habit = oneCalled(after: start - 1) ?? reporting(after: start - 1) ?? firstDeed() { throw habit }
    let cohort = try parseCohortIfPresent()
    operandRoles = [.condition]
    var conditions: [Expression] = []
    var hasWhere = false
    var hasWith = false
    while true {
      if !hasWhere, take(.condition) {
        hasWhere = true
      } else if !hasWith, samplingAhead() == nil, take(.with) {
        hasWith = true
      } else {
        break
      }
      conditions.append(try parseCondition())
    }
    return Population(name, cohort: cohort, condition: joined(conditions), span: span(from: start))
  }

  /// `where` and `with` are joined by `and`.
  func joined(_ conditions: [Expression]) -> Expression? {
    guard conditions.count > 1 else { return conditions.first }
    return Expression(Self.joined(.and, conditions), conditions[0].span.joined(with: conditions[1].span))
  }

  /// `created in 2026-Q1 within 90 days`: a date of the records that a period follows.
  private mutating func parseCohortIfPresent() throws(Diagnostic) -> CohortClause? {
    record.note([.cohortDate], at: position)
    guard isAtCohortDate else { return nil }
    let date = try parseName(.cohortDate)
    if !take(.within) { _ = take(.during) }
    let period = try parsePeriod()
    let start = position
    guard take(.window) else { return CohortClause(date, in: period) }
    let count = try parseCount()
    guard let unit = parseUnitIfPresent() else { throw unexpected() }
    return CohortClause(date, in: period, within: .init(count, unit, span: span(from: start)))
  }

  /// `for customers within 90 days`, `this quarter within 3 months`: first days without the day that they are counted from.
  func windowAlone(_ clauses: Clauses, period: Span?) -> Diagnostic? {
    var probe = self
    let start = position
    guard probe.take(.window), (try? probe.parseCount()) != nil, probe.parseUnitIfPresent() != nil else { return nil }
    let window = probe.span(from: start)
    if position > statementStart + 2,
      tokens[position - 2].phrases.contains(where: { [.condition, .and, .or].contains($0.keyword) }),
      ForeignWords.dates.contains(tokens[position - 1].folded) || !lexicon.knows(tokens[position - 1].text)
    {
      let stretch = source(Span(current.span.end, window.end)).drop { $0.isWhitespace }
      return .daysFromToday(String(stretch), window)
    }
    let before = period.flatMap { $0.end <= window.start ? $0 : nil }
    let time = before.map(source) ?? "in this quarter"
    let followed = "created \(time) \(source(window))"
    guard let population = clauses.population else {
      return .windowWithoutDate(
        replacing: (before ?? window).joined(with: window), with: "for customers \(followed)", at: window)
    }
    guard population.cohort == nil, population.condition == nil else { return nil }
    let isNext = source(Span(population.span.end, (before ?? window).start)).allSatisfy(\.isWhitespace)
    return .windowWithoutDate(
      replacing: isNext ? Span(population.span.end, window.end) : window, with: isNext ? " \(followed)" : "", at: window
    )
  }

  /// `show sales this year for customers with sales > 100000 last year`: whom to look at is of the same period as the
  /// rest; beside another period it is chosen by the numbers of that.
  func chosenByOtherPeriod(_ asked: Span, _ other: Span) -> Diagnostic? {
    func isAny(of keywords: Set<Keyword>, _ index: Int) -> Bool {
      tokens[index].phrases.contains { keywords.contains($0.keyword) }
    }
    guard statementWord == .show, let first = (statementStart..<position).last(where: { isAny(of: [.population], $0) }),
      isRecords(first + 1), first + 2 < position, isAny(of: [.with, .condition], first + 2)
    else { return nil }
    var fix: (Span, String)?
    let items = Span(tokens[statementStart].span.end, min(asked.start, tokens[first].span.start))
    let isPlain = !tokens[(statementStart + 1)..<first].contains { token in
      token.span.end <= items.end && KeywordIndex.isStructural(token.folded)
    }
    if isPlain, let metric = known(at: first + 3), let length = knownLength(at: first + 3),
      case .symbol = tokens[first + 3 + length].kind, first + 5 + length == position
    {
      let records = source(tokens[first + 1].span)
      let bound = source(Span(metric.span.end, tokens[position - 1].span.end))
      let shown = source(items).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let columns = shown == metric.text ? shown : "\(shown), \(metric.text)"
      let periods = "\(source(asked)) vs all of \(source(other))"
      fix = (
        Span(items.start, max(other.end, asked.end)),
        " \(records) with \(columns) \(periods) having \(metric.text)_before\(bound)"
      )
    }
    return .chosenByOtherPeriod(other, fix)
  }

  private var isAtCohortDate: Bool {
    switch current.kind {
    case .word, .quotedName: break
    case .number, .text, .date, .parameter, .symbol, .invalid, .end: return false
    }
    var probe = self
    if Clause.allCases.contains(where: { $0.keywords.contains { probe.isAt($0) } }) { return false }
    if (try? probe.parsePeriodIfPresent()) != nil { return false }
    probe = self
    guard (try? probe.parseName(.cohortDate)) != nil, !probe.isAt(.inEach), !probe.isAt(.inBands) else { return false }
    if probe.isAt(.within) || probe.isAt(.during) { return true }
    if probe.isAtEnd { return lexicon.knows(current.text) && current.phrases.isEmpty }
    return (try? probe.parsePeriodIfPresent()) != nil
  }
}
