import Values

extension Parser {
  /// The message about a token that cannot stand where it stands.
  mutating func unexpected() -> Diagnostic {
    if let mistake = unfinishedPhrase() { return mistake }
    if case .end = tokens[position].kind { stoppedAtEnd = true }
    let token = current
    if case .invalid(let diagnostic) = token.kind { return diagnostic }
    let wanted: Wording = record.position == position ? record.found.sentence : ""
    if case .end = token.kind {
      let message: Wording =
        wanted == "" ? "the statement is not finished" : "the statement stops where \(wanted) is expected"
      return Diagnostic(code: "unfinished", message, at: token.span, fixes: completions)
    }
    if let habit = rankingFirst() ?? bestFirst() ?? slashedDate() ?? article() ?? placeAfterIn() ?? periodBeforeLast() {
      return habit
    }
    if record.position == position, record.found.symbols.contains("="), let name = splitName() { return name }
    let written = source(token.span)
    var fixes = suggestions(for: token)
    let isOfRecords = statementWord == .list && subject.map { lexicon.isRecords($0.text) } ?? false
    // Which records are meant may be all that a word says.
    if isOfRecords, token.isWord, !KeywordIndex.isStructural(token.folded) {
      fixes.removeAll { $0.replacement.isEmpty }
    }
    let short: Wording = "`\(written)` cannot stand here"
    let long: Wording = wanted == "" ? short : "expected \(wanted), found `\(written)`"
    // A stray last word says nothing about what was meant.
    let isStray = ends(at: position + 1) && token.isWord && fixes == [leavingOut(token.span)]
    let isShort = !fixes.isEmpty && wanted.english.contains(" or ") && !isStray
    var mistake = Diagnostic(code: "unexpected", isShort ? short : long, at: token.span, fixes: fixes)
    mistake.messageWithoutFix = long
    if isOfRecords, let subject {
      mistake.example = .init("`describe \(subject.text)` says what they are chosen by", "describe \(subject.text)")
    }
    return mistake
  }

  /// The first words of a phrase whose rest is missing (`starts` without `with`): the mistake is after them.
  private mutating func unfinishedPhrase() -> Diagnostic? {
    let place = record.position
    guard place > position, !record.found.endings.isEmpty, record.found.keywords.isEmpty else { return nil }
    let wanted = record.found.sentence
    let rest = record.found.endings.first?.rest
    let fixes = rest.map { rest in
      let before = tokens[place - 1].span.end
      return [Diagnostic.Fix("say `\(rest)`", replacing: Span(before, before), with: " \(rest)")]
    }
    guard ends(at: place) else {
      let span = tokens[place].span
      let near = tokens[place].isWord ? nearestWords(to: tokens[place].text, among: rest.map { [$0] } ?? []) : []
      return Diagnostic(
        code: "unexpected", "expected \(wanted), found `\(source(span))`", at: span,
        fixes: near.isEmpty ? fixes ?? [] : .didYouMean(near, at: span))
    }
    if case .end = tokens[place].kind { stoppedAtEnd = true }
    let end = tokens[place - 1].span.end
    return Diagnostic(
      code: "unfinished", "the statement stops where \(wanted) is expected", at: Span(end, end), fixes: fixes ?? [])
  }

  // MARK: Suggestions

  /// What may follow where a statement stops too early: an example, or the statement without its last word.
  private var completions: [Diagnostic.Fix] {
    guard record.position == position, position > statementStart else { return [] }
    let found = record.found
    let last = tokens[position - 1]
    let end = Span(last.span.end, last.span.end)
    var fixes: [Diagnostic.Fix] = []
    if found.keywords == [.to], statementWord == .backup {
      fixes.append(.init("such as `backup to \"copy.db\"`", replacing: end, with: " to \"copy.db\""))
    }
    for (role, usual) in Self.examples where found.roles == [role] && !last.isSymbol(.comma) {
      let example = role == .file && statementWord == .backup ? "\"copy.db\"" : usual
      let isKnown = example.hasPrefix("\"") || lexicon.knows(example)
      if isKnown {
        fixes.append(.init("such as `\(source(last.span)) \(example)`", replacing: end, with: " \(example)"))
      }
    }
    let wantsUnit = found.keywords.contains(.month) && found.roles.isEmpty && !found.symbols.contains("+")
    if wantsUnit {
      let isCounted = if case .number = last.kind { true } else { false }
      let unit = isCounted ? "months" : "month"
      fixes.append(.init("such as `\(source(last.span)) \(unit)`", replacing: end, with: " \(unit)"))
    } else if found.acceptsNumber, found.hasNoNames, !found.acceptsText {
      fixes.append(.init("such as `\(source(last.span)) 5`", replacing: end, with: " 5"))
    }
    if found.acceptsNumber, found.acceptsText, found.keywords == [.total, .otherRows] {
      fixes.append(.init("such as `\(source(last.span)) 1`", replacing: end, with: " 1"))
    }
    if found.acceptsDate, found.roles == [.parameter], found.keywords.contains(.today) {
      fixes.append(.init("such as `\(source(last.span)) today`", replacing: end, with: " today"))
    }
    if found.keywords.contains(.rangeAnd), found.roles.isEmpty, case .number = last.kind {
      fixes = [.init("such as `and 20`", replacing: end, with: " and 20")]
    }
    if found.symbols == ["="], found.keywords.isEmpty {
      fixes.append(.init("such as `= 5`", replacing: end, with: " = 5"))
    }
    if ["sort", "排序"].contains(last.folded), let item = onlyItem {
      let isChinese = last.folded == "排序"
      let key = "\(source(item)) \(isChinese ? "降序" : "desc")"
      fixes.append(.init("such as `\(source(last.span)) \(key)`", replacing: end, with: " " + key))
    }
    if found.endings.isEmpty, found.keywords == [.lastYear] {
      fixes.append(.init("such as `last year`", replacing: end, with: " last year"))
    }
    if found.acceptsText, found.roles.contains(.condition), last.isSymbol(.equal) {
      fixes.append(.init("such as `= \"...\"`", replacing: end, with: " \"...\""))
    }
    let isSaid = found.roles.allSatisfy { role in if case .value = role { true } else { role == .parameter } }
    if statementWord == .log, found.acceptsText, isSaid, fixes.isEmpty {
      fixes.append(.init("such as `\(source(last.span)) \"...\"`", replacing: end, with: " \"...\""))
    }
    return fixes + withoutDangling
  }

  /// The number that a question shows, where it is one by its name.
  var onlyItem: Span? {
    let first = statementStart + 1
    guard first < tokens.count, !ends(at: first), tokens[first].isWord,
      tokens[statementStart].phrases.contains(where: { $0.keyword == .show }), !isRecords(first),
      let length = knownLength(at: first), first + length < tokens.count
    else { return nil }
    let next = tokens[first + length]
    if next.isSymbol(.comma) || next.isSymbol(.slash) || next.folded == "with" || next.folded == "per" { return nil }
    return tokens[first].span.joined(with: tokens[first + length - 1].span)
  }

  private static let examples: [(NameRole, String)] = [
    (.item, "visits"), (.entity, "customers"), (.dimension, "rep"), (.perUnit, "workday"), (.file, "\"review.crmql\""),
  ]

  /// The word or sign before the cursor, left out, when nothing came of it.
  private var withoutDangling: [Diagnostic.Fix] {
    guard position > statementStart + 1 else { return [] }
    let last = tokens[position - 1]
    let isDangling =
      switch last.kind {
      case .symbol(let symbol): [.comma, .dot, .plus, .minus, .star, .slash].contains(symbol)
      case .word: KeywordIndex.isStructural(last.folded) && !["top", "bottom", "前", "后"].contains(last.folded)
      case .quotedName, .number, .text, .date, .parameter, .invalid, .end: false
      }
    guard isDangling, !isCompared else { return [] }
    return [leavingOut(last.span)]
  }

  /// Whether something is named after `vs`, if not understood.
  private var isCompared: Bool {
    !isAtEnd && position > statementStart && tokens[position - 1].phrases.contains { $0.keyword == .versus }
  }

  private func leavingOut(_ span: Span) -> Diagnostic.Fix {
    .init("leave `\(source(span))` out", replacing: span, with: "")
  }

  private static let joiners: Set<String> = ["and", "then", "plus", "sowie", "也", "和", "、"]

  /// A keyword in the language that a word is written in.
  func word(_ keyword: Keyword, like token: Token) -> String {
    keyword.spelling(in: token.text.utf8.allSatisfy { $0 < 0x80 } ? .english : .chinese)
  }

  /// What to write instead of the token at hand, likeliest first.
  private mutating func suggestions(for token: Token) -> [Diagnostic.Fix] {
    guard record.position == position else {
      return [.quit, .check, .backup].contains(statementWord) ? [leavingOut(token.span)] : []
    }
    let found = record.found
    if let fix = signSuggestion(for: token, found) { return [fix] + withoutDangling }
    if statementWord == .backup, found.keywords == [.to], isAt(.to, ahead: 1) { return [leavingOut(token.span)] }
    if let keyword = ForeignWords.lastWords[token.folded], found.keywords == [keyword], found.roles.isEmpty {
      let word = keyword.spelling(in: .english)
      return [.init("say `\(word)`", replacing: token.span, with: word)]
    }
    if let fix = insertion(before: token, found) { return [fix] }
    if found.roles == [.newName], token.isSymbol(.equal) {
      let place = Span(token.span.start, token.span.start)
      return [.init("give it a name, such as `my_rate`", replacing: place, with: "my_rate ")]
    }
    if case .number = token.kind, found.acceptsText, !found.acceptsNumber, found.keywords.isEmpty {
      return [.init("put it in quotes", replacing: token.span, with: "\"\(source(token.span))\"")]
    }
    guard token.isWord else { return withoutDangling }
    return wordSuggestion(for: token, found) ?? nearbySuggestions(for: token, found)
  }

  /// What a word most likely means where something else must stand; `nil` when nothing in particular.
  private func wordSuggestion(for token: Token, _ found: Expectations) -> [Diagnostic.Fix]? {
    if found.roles == [.parameter], found.keywords.isEmpty, !found.acceptsNumber {
      return [.init("a parameter starts with `$`", replacing: token.span, with: "$\(token.text)")]
    }
    if let count = ForeignWords.counts[token.folded], found.acceptsNumber {
      return [.init("a number is written in digits", replacing: token.span, with: "\(count)")]
    }
    if token.folded == "fortnight", found.keywords.contains(.month) {
      return [.init("a fortnight is `2 weeks`", replacing: token.span, with: "2 weeks")]
    }
    if let item = itemNames.first?.last, found.keywords.contains(.sort),
      token.phrases.contains(where: { $0.keyword == .descending || $0.keyword == .ascending })
    {
      let text = "\(word(.sort, like: token)) \(source(item.span)) \(token.text)"
      return [.init("write `\(text)`", replacing: token.span, with: text)]
    }
    if found.roles.contains(.defined), KeywordIndex.isStructural(token.folded) { return [leavingOut(token.span)] }
    if ["and", "or"].contains(token.folded), found.roles.contains(.condition) || found.roles.contains(.item) {
      return [leavingOut(token.span)]
    }
    if Self.joiners.contains(token.folded), found.symbols.contains(",") {
      return [.init("a list is written with commas", replacing: token.span, with: ",")]
    }
    if token.text.count < 3, token.text.utf8.allSatisfy({ $0 < 0x80 }) {
      return token.folded == "an" && found.keywords.contains(.and)
        ? [.init("did you mean `and`?", replacing: token.span, with: "and")] : withoutDangling
    }
    if !found.roles.isEmpty, KeywordIndex.isStructural(token.folded), ends(at: position + 1) {
      return [.init("as a name it stands in back-ticks", replacing: token.span, with: "`\(token.text)`")]
    }
    return nil
  }

  private func nearbySuggestions(for token: Token, _ found: Expectations) -> [Diagnostic.Fix] {
    var fixes = nearby(token, found)
    if fixes.isEmpty { fixes = withoutDangling }
    if fixes.isEmpty, !found.roles.isEmpty, KeywordIndex.isStructural(token.folded) {
      fixes.append(.init("as a name it stands in back-ticks", replacing: token.span, with: "`\(token.text)`"))
    }
    if fixes.isEmpty, found.keywords.contains(.month), !found.symbols.contains("+"), found.roles.isEmpty {
      fixes.append(.init("such as `month`", replacing: token.span, with: "month"))
    }
    if fixes.isEmpty, found.keywords.contains(.samePeriodLastYear), !isCompared {
      fixes.append(.init("such as `last month`", replacing: token.span, with: "last month"))
    }
    if fixes.isEmpty, found.acceptsNumber, found.hasNoNames, !found.acceptsText {
      fixes.append(.init("such as `5`", replacing: token.span, with: "5"))
    }
    if fixes.isEmpty, ends(at: position + 1), !lexicon.knows(token.text) { fixes.append(leavingOut(token.span)) }
    return fixes
  }

  /// Keywords that are nearly the word at hand.
  private func nearby(_ token: Token, _ found: Expectations) -> [Diagnostic.Fix] {
    let isChinese = !token.text.utf8.allSatisfy { $0 < 0x80 }
    let words = Set(found.keywords.flatMap { isChinese ? $0.spellings.chinese : $0.spellings.english })
      .filter { $0 != token.folded && (token.text.count > 1 || $0.contains(token.text)) }
    return nearestWords(to: token.text, among: words)
      .map { .init("did you mean `\($0)`?", replacing: token.span, with: $0) }
  }

  /// A sign of another language where one of ours must stand.
  private func signSuggestion(for token: Token, _ found: Expectations) -> Diagnostic.Fix? {
    func sign(_ text: String, _ message: Wording) -> Diagnostic.Fix {
      .init(message, replacing: token.span, with: text)
    }
    if found.symbols == ["="] || (found.symbols.contains("=") && found.keywords.contains(.also)) {
      if token.folded == "as", ForeignWords.units.contains(following.folded) {
        let place = Span(token.span.start, token.span.start)
        return .init("say what it is, such as `= closes / proposals`", replacing: place, with: "= closes / proposals ")
      }
      if token.isSymbol(.colon) || ["as", "is", "to"].contains(token.folded) { return sign("=", "write `=`") }
    }
    if found.keywords.contains(.rangeAnd), token.isSymbol(.comma) || token.isSymbol(.range) || token.isSymbol(.minus) {
      return sign(" and ", "a range is written with `and`")
    }
    switch token.kind {
    case .symbol(.closeParenthesis), .symbol(.closeBrace):
      if openBrackets.isEmpty { return leavingOut(token.span) }
      return token.isSymbol(.closeBrace) ? sign(")", "write `)`") : sign("}", "write `}`")
    case .symbol(.openBrace): return sign("(", "write `(`")
    case .symbol(.minus) where found.acceptsNumber && found.hasNoNames: return leavingOut(token.span)
    case .symbol(.arrow) where found.symbols.contains(","), .symbol(.colon) where found.symbols.contains(","):
      return sign(",", "a list is written with commas")
    case .symbol(let symbol) where position > statementStart && tokens[position - 1].isSymbol(symbol):
      return leavingOut(token.span)
    case .text(let text) where !found.acceptsText && !found.roles.isEmpty:
      return .init(
        "a name has no quotes", replacing: token.span, with: Self.named(text, isNew: found.roles.contains(.newName)))
    case .symbol, .word, .quotedName, .number, .text, .date, .parameter, .invalid, .end: return nil
    }
  }

  /// A text as a name; a new one keeps it as its title.
  private static func named(_ text: String, isNew: Bool) -> String {
    guard isNew else { return text.unicodeScalars.allSatisfy(\.isNamePart) ? text : "`\(text)`" }
    let word = String(text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
    return "\(word) \"\(text.replacingQuotes)\""
  }

  /// The one word or sign that is missing before the token at hand.
  private func insertion(before token: Token, _ found: Expectations) -> Diagnostic.Fix? {
    let place = Span(token.span.start, token.span.start)
    if found.keywords.isEmpty, found.roles.isEmpty, found.symbols == ["="] {
      return .init("say `=` before it", replacing: place, with: "= ")
    }
    // What else could stand before the `as` of an import is no answer to a name.
    let isImport = found.keywords.contains(.presentation) && statementWord == .importFile
    if isImport, token.isWord, nearby(token, found).isEmpty {
      return .init("say `as` before it", replacing: place, with: "as ")
    }
    // Most answers have no `others`.
    let keywords = found.keywords.filter { $0 != .otherRows }
    guard let last = keywords.last, keywords.count == 1,
      found.roles.isEmpty, found.symbols.isEmpty, found.endings.isEmpty
    else { return nil }
    let word = word(last, like: token)
    return .init("say `\(word)` before it", replacing: place, with: "\(word) ")
  }

  /// Something that begins no clause: perhaps one of another language.
  mutating func unexpectedClause() -> Diagnostic {
    if case .invalid(let mistake) = current.kind { return mistake }
    if let mistake = overTime() ?? grainOfDate() ?? comparatorAlone() ?? unfinishedPhrase() ?? foreignRange()
      ?? spokenClause()
    {
      return mistake
    }
    return unexpected()
  }

  /// `2026-01-05 to 2026-02-10`, `2026-01-05 - 2026-02-10`: the sign between two days is `..`.
  private func foreignRange() -> Diagnostic? {
    guard current.folded == "to" || current.isSymbol(.minus), position > statementStart else { return nil }
    guard case .date = tokens[position - 1].kind, case .date = following.kind else { return nil }
    return .foreignClause(source(current.span), "..", current.span)
  }

  mutating func unknownStatement() -> Diagnostic {
    var mistake = unexpected()
    if isAtEnd || mistake.code != "unexpected" { return mistake }
    if let habit = spokenStatement() { return habit }
    mistake.code = "unknown-statement"
    mistake.messageWithoutFix = nil
    let start = current.span.start
    let written = source(current.span)
    mistake.message = "a statement starts with a word such as `show`, `list` or `help`, not with `\(written)`"
    mistake.fixes = mistake.fixes.filter { $0.message.english.hasPrefix("did you mean") }
    let name = joinedWord ?? current.text
    if lexicon.isEmpty || lexicon.knows(current.text) || lexicon.knows(name) || !current.isWord
      || endOfLeadingPeriod != nil
    {
      mistake.fixes.append(
        .init("ask for it with `show`", replacing: Span(start, start), with: word(.show, like: current) + " "))
    }
    return mistake
  }

  private var joinedWord: String? {
    following.isWord ? current.text + "_" + following.text : nil
  }
}

extension Expectations {
  /// What was expected, in words: "a metric or an entity", "`)` or a period".
  var sentence: Wording {
    var parts: [Wording] = names.compactMap(\.phrase).sorted { $0.english < $1.english }
    let hasName = !parts.isEmpty
    if acceptsText, !hasName || !acceptsNumber { parts.append("a text in quotes") }
    if acceptsNumber, !hasName { parts.append("a number") }
    var rest = keywords
    func replace(_ group: [Keyword], _ phrase: Wording, signalledBy signals: [Keyword]) {
      guard signals.allSatisfy(rest.contains) else { return }
      rest.removeAll(where: group.contains)
      if !hasName { parts.append(phrase) }
    }
    replace(KeywordIndex.statements, "a statement such as `show`", signalledBy: [.show, .list])
    replace(Self.comparisons, "a comparison", signalledBy: [.equals, .contains])
    replace(Self.periods, "a period such as `this month`", signalledBy: [.this, .past])
    replace(Self.periods, "a day such as `today`", signalledBy: [.today, .yesterday])
    replace(KeywordIndex.units.map(\.keyword), "a unit such as `month`", signalledBy: [.day, .week])
    replace([.yes, .no, .share], "a value", signalledBy: [.yes, .no])
    let clauses = Self.clauses.filter(rest.contains)
    if clauses.count > 2 {
      rest.removeAll { Self.clauses.contains($0) || $0 == .with || $0 == .bottom }
      let shown = clauses.prefix(2).map { "`\($0.wording)`" as Wording }.alternatives
      parts.append("a clause such as \(shown)")
    }
    var signs = symbols
    if parts.contains("a statement such as `show`") { signs.removeAll { $0 == Symbol.range.rawValue } }
    if parts.contains("a comparison") { signs.removeAll { ["=", "!=", "<", "<=", ">", ">="].contains($0) } }
    if signs.contains("+") {
      signs.removeAll { ["+", "-", "*", "/", ".", "="].contains($0) }
      parts.append("an operator")
      rest.removeAll { $0 == .per }
    }
    parts += signs.map { "`\($0)`" as Wording }
    if !hasName { parts += rest.prefix(8).map { "`\($0.wording)`" as Wording } }
    // `this year` beside every other unit is no news.
    let endings = endings.map { "`\($0.rest)`" as Wording }.filter {
      !parts.contains("a unit such as `month`") || $0 != "`year`"
    }
    if !hasName { parts += endings }
    if parts.isEmpty, names.contains(.parameter) { parts = ["a parameter such as `$rep`"] }
    var seen: Set<Wording> = []
    parts = parts.filter { seen.insert($0).inserted }
    return parts.alternatives
  }

  /// The ones worth naming first.
  private static let clauses: [Keyword] = [
    .by, .condition, .population, .top, .sort, .asOf, .versus, .having, .presentation,
  ]

  private static let comparisons: [Keyword] = [
    .equals, .isNot, .isEmpty, .isNotEmpty, .contains, .notContains, .startsWith, .endsWith, .inside, .within,
    .notWithin,
    .between, .notBetween, .before, .after, .during, .over, .under, .atLeast, .atMost, .was, .changed,
  ]

  private static let periods: [Keyword] = [
    .this, .last, .past, .next, .thisYear, .lastYear, .nextYear, .today, .yesterday, .tomorrow, .yearToDate,
    .quarterToDate, .monthToDate, .weekToDate, .since, .until, .during, .allTime, .from, .between, .within,
  ]
}

extension NameRole {
  /// How messages call it; `nil` for what another role says better.
  var phrase: Wording? {
    switch self {
    case .item: "a metric or an entity"
    case .condition: "a metric, a dimension or a value"
    case .entity: "an entity"
    case .dimension: "a dimension"
    case .omission: "a name of the last question"
    case .column, .behind: "a column"
    case .field: "a field"
    case .definition: "a metric or a number"
    case .defined, .newName: "a name"
    case .setting: "a setting"
    case .unit: "a unit such as `percent`"
    case .scorecard: "a scorecard"
    case .perUnit: "a unit, an entity or a metric"
    case .population: "an entity or a segment"
    case .cohortDate: nil
    case .profiled: "records such as `won_customers`"
    case .file, .sheet, .encoding: nil
    case .parameter: nil
    case .helpTopic: "a topic"
    case .importNumber, .entryNumber: nil
    case .activityType: "what was done, such as `visit`"
    case .value: nil
    }
  }
}
