import Values

extension Parser {
  /// The message about a token that cannot stand where it stands.
  mutating func unexpected() -> Diagnostic {
    if let mistake = unfinishedPhrase() { return mistake }
    if case .end = tokens[position].kind { stoppedAtEnd = true }
    let token = current
    if case .invalid(let diagnostic) = token.kind { return diagnostic }
    let wanted = record.position == position ? record.found.sentence : ""
    if case .end = token.kind {
      let message = wanted.isEmpty ? "the statement is not finished" : "the statement stops where \(wanted) is expected"
      return Diagnostic(code: "unfinished", message, at: token.span)
    }
    let written = source(token.span)
    let message = wanted.isEmpty ? "`\(written)` cannot stand here" : "expected \(wanted), found `\(written)`"
    return Diagnostic(code: "unexpected", message, at: token.span, fixes: suggestions(for: token))
  }

  /// The first words of a phrase whose rest is missing (`starts` without `with`): the mistake is after them.
  private mutating func unfinishedPhrase() -> Diagnostic? {
    let place = record.position
    guard place > position, !record.found.endings.isEmpty, record.found.keywords.isEmpty else { return nil }
    let wanted = record.found.sentence
    guard ends(at: place) else {
      let written = source(tokens[place].span)
      return Diagnostic(code: "unexpected", "expected \(wanted), found `\(written)`", at: tokens[place].span)
    }
    if case .end = tokens[place].kind { stoppedAtEnd = true }
    let end = tokens[place - 1].span.end
    return Diagnostic(code: "unfinished", "the statement stops where \(wanted) is expected", at: Span(end, end))
  }

  /// Keywords that are nearly the word at hand; a keyword where a name must stand, in back-ticks.
  private func suggestions(for token: Token) -> [Diagnostic.Fix] {
    guard token.isWord, record.position == position else { return [] }
    if record.found.names == [.parameter], record.found.keywords.isEmpty {
      return [.init("a parameter starts with `$`", replacing: token.span, with: "$\(token.text)")]
    }
    if token.folded == "and" { return [.init("a list is written with commas", replacing: token.span, with: ",")] }
    if token.text.count < 3 { return [] }
    let words = Set(record.found.keywords.flatMap(\.spellings.english))
    var fixes = nearestWords(to: token.text, among: words.filter { $0 != token.folded })
      .map { Diagnostic.Fix("did you mean `\($0)`?", replacing: token.span, with: $0) }
    if fixes.isEmpty, !record.found.names.isEmpty, KeywordIndex.isStructural(token.folded) {
      fixes.append(.init("as a name it stands in back-ticks", replacing: token.span, with: "`\(token.text)`"))
    }
    return fixes
  }

  /// Something that begins no clause: perhaps one of another language.
  mutating func unexpectedClause() -> Diagnostic {
    let token = current
    if let range = foreignRange() { return range }
    guard token.isWord else { return unexpected() }
    let pair = token.span.joined(with: following.span)
    switch (token.folded, following.folded) {
    case ("group", "by"): return .foreignClause("group by", "by", pair)
    case ("order", "by"): return .foreignClause("order by", "sort", pair)
    case ("limit", _): return .foreignClause("limit", "top", token.span)
    case ("q1", _), ("q2", _), ("q3", _), ("q4", _), ("h1", _), ("h2", _):
      return foreignQuarter(token) ?? unexpected()
    default: return unexpected()
    }
  }

  /// `2026-01-05 to 2026-02-10`, `2026-01-05 - 2026-02-10`: the sign between two days is `..`.
  private func foreignRange() -> Diagnostic? {
    guard current.folded == "to" || current.isSymbol(.minus), position > statementStart else { return nil }
    guard case .date = tokens[position - 1].kind, case .date = following.kind else { return nil }
    return .foreignClause(source(current.span), "..", current.span)
  }

  /// `Q1 2026`, `2026 Q1`.
  private func foreignQuarter(_ token: Token) -> Diagnostic? {
    let beside = [following, tokens[max(statementStart, position - 1)]]
    for year in beside {
      guard case .number(let literal) = year.kind, let value = literal.integer, Self.years.contains(value) else {
        continue
      }
      let span = token.span.joined(with: year.span)
      return .foreignClause(source(span), "\(value)-\(token.text.uppercased())", span)
    }
    return nil
  }

  mutating func unknownStatement() -> Diagnostic {
    var mistake = unexpected()
    if isAtEnd { return mistake }
    mistake.code = mistake.code == "unexpected" ? "unknown-statement" : mistake.code
    guard mistake.code == "unknown-statement" else { return mistake }
    let start = current.span.start
    mistake.message =
      "a statement starts with a word such as `show`, `list` or `help`, not with `\(source(current.span))`"
    mistake.fixes.append(.init("ask for it with `show`", replacing: Span(start, start), with: "show "))
    return mistake
  }
}

extension Expectations {
  /// What was expected, in words: "a metric or an entity", "`)` or a period".
  var sentence: String {
    var parts: [String] = names.compactMap(\.phrase).sorted()
    let hasName = !parts.isEmpty
    if acceptsText, !hasName || !acceptsNumber { parts.append("a text in quotes") }
    if acceptsNumber, !hasName { parts.append("a number") }
    var rest = keywords
    func replace(_ group: Set<Keyword>, _ phrase: String, signalledBy signals: [Keyword]) {
      guard signals.allSatisfy(rest.contains) else { return }
      rest.removeAll(where: group.contains)
      if !hasName { parts.append(phrase) }
    }
    replace(KeywordIndex.statements, "a statement such as `show`", signalledBy: [.show, .list])
    replace(Self.comparisons, "a comparison", signalledBy: [.equals, .contains])
    replace(Self.periods, "a period such as `this month`", signalledBy: [.this, .past])
    replace(Self.periods, "a day such as `today`", signalledBy: [.today, .yesterday])
    replace(Set(KeywordIndex.units.map(\.keyword)), "a unit such as `days`", signalledBy: [.day, .week])
    replace([.yes, .no, .share], "a value", signalledBy: [.yes, .no])
    let clauses = Self.clauses.filter(rest.contains)
    if clauses.count > 2 {
      rest.removeAll { Self.clauses.contains($0) || $0 == .with || $0 == .bottom }
      let shown = clauses.prefix(2).map { "`\($0.spelling(in: .english))`" }.joined(separator: " or ")
      parts.append("a clause such as \(shown)")
    }
    var signs = symbols
    if parts.contains("a comparison") { signs.removeAll { ["=", "!=", "<", "<=", ">", ">="].contains($0) } }
    if signs.contains("+") {
      signs.removeAll { ["+", "-", "*", "/", ".", "="].contains($0) }
      parts.append("an operator")
      rest.removeAll { $0 == .per }
    }
    parts += signs.map { "`\($0)`" }
    if !hasName { parts += rest.prefix(8).map { "`\($0.spelling(in: .english))`" } }
    // `this year` beside every other unit is no news.
    let endings = endings.map { "`\($0.rest)`" }.filter { !parts.contains("a unit such as `days`") || $0 != "`year`" }
    if !hasName { parts += endings }
    if parts.isEmpty, names.contains(.parameter) { parts = ["a parameter such as `$rep`"] }
    var seen: Set<String> = []
    parts = parts.filter { seen.insert($0).inserted }
    guard let last = parts.last else { return "" }
    return parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " or " + last
  }

  /// The ones worth naming first.
  private static let clauses: [Keyword] = [.by, .condition, .population, .top, .sort, .asOf, .having, .presentation]

  private static let comparisons: Set<Keyword> = [
    .equals, .isNot, .isEmpty, .isNotEmpty, .contains, .notContains, .startsWith, .endsWith, .within, .notWithin,
    .between, .notBetween, .before, .after, .during, .over, .under, .atLeast, .atMost, .was, .changed,
  ]

  private static let periods: Set<Keyword> = [
    .this, .last, .past, .next, .thisYear, .lastYear, .nextYear, .today, .yesterday, .tomorrow, .yearToDate,
    .quarterToDate, .monthToDate, .weekToDate, .since, .until, .during, .allTime, .from, .between, .within,
  ]
}

extension NameRole {
  /// How messages call it; `nil` for what another role says better.
  var phrase: String? {
    switch self {
    case .item: "a metric or an entity"
    case .condition: "a metric, a dimension or a value"
    case .entity: "an entity"
    case .dimension: "a dimension"
    case .column: "a column"
    case .field: "a field"
    case .definition: "a metric or a number"
    case .defined, .newName: "a name"
    case .setting: "a setting"
    case .unit: "a unit such as `percent`"
    case .perUnit: "a unit or an entity"
    case .population: "an entity or a segment"
    case .file: nil
    case .parameter: nil
    case .helpTopic: "a topic"
    case .value: nil
    }
  }
}
