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
    let name = try parseName(.population)
    if subject == nil { subject = name }
    if isAtComparisonSign { throw .populationIsNoCondition(tokens[start - 1].span, current.span) }
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
