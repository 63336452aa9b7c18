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
    guard token.isWord else { return unexpected() }
    let pair = token.span.joined(with: following.span)
    switch (token.folded, following.folded) {
    case ("group", "by"): return .foreignClause("group by", "by", pair)
    case ("order", "by"): return .foreignClause("order by", "sort", pair)
    case ("limit", _): return .foreignClause("limit", "top", token.span)
    default: return unexpected()
    }
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
    if names.isEmpty || acceptsText && !acceptsNumber, acceptsText { parts.append("a text in quotes") }
    if names.isEmpty, acceptsNumber { parts.append("a number") }
    var rest = keywords
    func replace(_ group: Set<Keyword>, _ phrase: String, signalledBy signals: [Keyword]) {
      guard signals.allSatisfy(rest.contains) else { return }
      rest.removeAll(where: group.contains)
      parts.append(phrase)
    }
    replace(KeywordIndex.statementSet, "a statement such as `show`", signalledBy: [.show, .list])
    replace(Self.comparisons, "a comparison", signalledBy: [.equals, .contains])
    replace(Self.periods, "a period such as `this month`", signalledBy: [.this, .past])
    replace(Self.periods, "a day such as `today`", signalledBy: [.today, .yesterday])
    replace(Set(KeywordIndex.units.map(\.keyword)), "a unit such as `days`", signalledBy: [.day, .week])
    replace([.yes, .no, .share], "a value", signalledBy: [.yes, .no])
    if !names.isEmpty { rest = [] }
    var signs = symbols
    if signs.contains("+") {
      signs.removeAll { ["+", "-", "*", "/", ".", "=", "!=", "<", "<=", ">", ">="].contains($0) }
      parts.append("an operator")
      rest.removeAll { $0 == .per }
    } else if parts.contains("a comparison") {
      signs.removeAll { ["=", "!=", "<", "<=", ">", ">="].contains($0) }
    }
    parts += signs.map { "`\($0)`" }
    parts += rest.prefix(8).map { "`\($0.spelling(in: .english))`" }
    // `this year` beside every other unit is no news.
    parts += endings.filter { !parts.contains("a unit such as `days`") || $0.rest != "year" }.map { "`\($0.rest)`" }
    var seen: Set<String> = []
    parts = parts.filter { seen.insert($0).inserted }
    guard let last = parts.last else { return "" }
    return parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " or " + last
  }

  private static let comparisons: Set<Keyword> = [
    .equals, .isNot, .isEmpty, .isNotEmpty, .contains, .notContains, .startsWith, .endsWith, .within, .notWithin,
    .between, .notBetween, .before, .after, .over, .under, .atLeast, .atMost, .was, .changed,
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
