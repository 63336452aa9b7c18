import Values

/// Sentences as people say them: every function either knows what was meant or gives `nil`.
extension Parser {
  /// The foreign words that stand at the cursor, and where.
  func foreign(_ table: ForeignWords.Table) -> (written: String, meant: String, span: Span)? {
    for (words, meant) in table {
      let last = position + words.count - 1
      guard last < tokens.count else { continue }
      let matches = words.indices.allSatisfy { step in
        !ends(at: position + step) && tokens[position + step].isWord && tokens[position + step].folded == words[step]
      }
      guard matches else { continue }
      let span = tokens[position].span.joined(with: tokens[last].span)
      return (source(span), meant, span)
    }
    return nil
  }

  /// A word that is none of the language's.
  private func isPlain(_ index: Int) -> Bool {
    index > statementStart && index < tokens.count && !ends(at: index) && tokens[index].isWord
      && tokens[index].phrases.isEmpty
  }

  func number(at index: Int) -> NumberLiteral? {
    guard index >= statementStart, index < tokens.count, !ends(at: index),
      case .number(let literal) = tokens[index].kind
    else { return nil }
    return literal
  }

  private func isGlued(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index - 1].span.end == tokens[index].span.start
  }

  // MARK: Where a clause must begin

  func spokenClause() -> Diagnostic? {
    if tokens[max(0, position - 1)].folded == "case" { return .noBranches(tokens[position - 1].span) }
    if let found = unitOfDay() { return found }
    if let found = mine() ?? spokenNumber() ?? fillers(beforeLongName: true) ?? spokenPart() { return found }
    if let found = foreign(ForeignWords.clauses) { return .foreignClause(found.written, found.meant, found.span) }
    if let found = fillers() ?? splitNumber() ?? amount() { return found }
    if let found = joinOfTables() ?? monthName() ?? quarterName() ?? recentStretch(from: position) { return found }
    if let found = everyWeekday() ?? lastYearToDate() { return found }
    return functionAtEnd() ?? functionAfter() ?? dayOfWeek() ?? unquotedText() ?? splitName() ?? missingComma()
  }

  /// `show me visits`, `show number of visits`
  private func fillers(beforeLongName: Bool = false) -> Diagnostic? {
    let start = statementStart + 1
    if start < position, tokens[start].folded == "the", start + 1 < tokens.count,
      tokens[start + 1].phrases.contains(where: { $0.keyword == .top || $0.keyword == .bottom })
    {
      return .filler(source(tokens[start].span), tokens[start].span, upTo: tokens[start + 1].span.start)
    }
    var index = start
    while index < tokens.count, !ends(at: index), ForeignWords.fillers.contains(tokens[index].folded) { index += 1 }
    guard index > start, index >= position, index < tokens.count, !ends(at: index), tokens[index].isWord else {
      return nil
    }
    // `average days in stage` asks for no days.
    if beforeLongName, (knownLength(at: index) ?? 1) < 2 { return nil }
    let written = tokens[start].span.joined(with: tokens[index - 1].span)
    if ["number", "count"].contains(where: { word in tokens[start..<index].contains { $0.folded == word } }),
      isRecords(index), tokens[statementStart].phrases.contains(where: { $0.keyword == .show })
    {
      let whole = written.joined(with: tokens[index].span)
      return .foreignClause(source(whole), "count(\(source(tokens[index].span)))", whole)
    }
    return .filler(source(written), written, upTo: tokens[index].span.start)
  }

  /// `1,000`, `1 000`, `1,5`
  private func splitNumber() -> Diagnostic? {
    let isComma = current.isSymbol(.comma)
    let next = isComma ? position + 1 : position
    guard number(at: position - 1) != nil, number(at: next) != nil else { return nil }
    if isComma, !isGlued(position) || !isGlued(next) { return nil }
    let span = tokens[position - 1].span.joined(with: tokens[next].span)
    let isThousands = source(tokens[next].span).prefix { $0.isNumber }.count == 3
    guard isComma || isThousands else { return nil }
    let meant = source(tokens[position - 1].span) + (isThousands ? "" : ".") + source(tokens[next].span)
    return .splitNumber(source(span), meant, isThousands: isThousands, span)
  }

  /// `1000 EUR`, `80 percent`
  private func amount() -> Diagnostic? {
    guard current.isWord, number(at: position - 1) != nil else { return nil }
    let figure = tokens[position - 1].span
    if ["percent", "pct"].contains(current.folded) {
      let span = figure.joined(with: current.span)
      return .foreignClause(source(span), source(figure) + "%", span)
    }
    guard ForeignWords.currencies.contains(current.folded) else { return nil }
    return .currencyWord(source(current.span), current.span, from: figure.end)
  }

  /// `show sales by month this year running`: the function is one of the number that is shown.
  private func functionAtEnd() -> Diagnostic? {
    guard ends(at: position + 1), current.isWord, let item = onlyItem, item.end < tokens[position - 1].span.start,
      AnswerFunction.allCases.contains(where: { function in
        function.rawValue == current.folded || current.phrases.contains { $0.keyword == function.keyword }
      })
    else { return nil }
    let whole = item.joined(with: current.span)
    let between = source(Span(item.end, tokens[position - 1].span.end))
    let call = "\(source(current.span))(\(source(item)))"
    return .functionAtEnd(call, current.span, whole: whole, with: call + between)
  }

  /// `sales growth`: what a function looks at stands in its brackets.
  private func functionAfter() -> Diagnostic? {
    guard current.isWord,
      let function = AnswerFunction.allCases.first(where: { function in
        function.rawValue == current.folded || current.phrases.contains { $0.keyword == function.keyword }
      }), position > statementStart + 1, tokens[position - 1].isWord, lexicon.knows(tokens[position - 1].text)
    else { return nil }
    let operand = tokens[position - 1].span
    return .functionWithoutBrackets(function, source(operand), operand.joined(with: current.span))
  }

  /// `by month(date)`
  private func unitOfDay() -> Diagnostic? {
    let before = tokens[max(0, position - 1)]
    guard current.isSymbol(.openParenthesis), position > statementStart + 1, position + 2 < tokens.count,
      ["year", "quarter", "month", "week"].contains(before.folded), tokens[position + 2].isSymbol(.closeParenthesis)
    else { return nil }
    let span = before.span.joined(with: tokens[position + 2].span)
    return .foreignClause(source(span), source(before.span), span)
  }

  /// `by day of week`, `by hour of day`
  private func dayOfWeek() -> Diagnostic? {
    guard current.folded == "of", position > statementStart else { return nil }
    let first = following.folded == "the" ? position + 2 : position + 1
    guard first < tokens.count, !ends(at: first),
      let cycle = ["day week": "weekday", "hour day": "hour"]["\(tokens[position - 1].folded) \(tokens[first].folded)"]
    else { return nil }
    let span = tokens[position - 1].span.joined(with: tokens[first].span)
    return .foreignClause(source(span), cycle, span)
  }

  /// `join customers on ...`
  private func joinOfTables() -> Diagnostic? {
    guard ["join", "inner", "left"].contains(current.folded) else { return nil }
    var index = position + 1
    while index < tokens.count, !ends(at: index), !KeywordIndex.isStructural(tokens[index].folded) { index += 1 }
    return .join(current.span, whole: current.span.joined(with: tokens[index - 1].span))
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

  /// `March 2026`, `march`
  func monthName() -> Diagnostic? {
    if let range = monthRange() { return range }
    guard current.isWord, let month = ForeignWords.months[current.folded] else { return nil }
    let digits = (month < 10 ? "0" : "") + String(month)
    if let (year, span) = besideYear() { return .foreignClause(source(span), "\(year)-\(digits)", span) }
    return .unitWithoutYear("month", "\(lexicon.today.year)-\(digits)", current.span)
  }

  /// `Q1 2026`, `2026 Q1`, `Q1`, `第一季度`
  private func quarterName() -> Diagnostic? {
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

  /// `where rep = Li Na`, `for Li Na`, `visits of Li Na`: words that are a value.
  private func unquotedText() -> Diagnostic? {
    var last = position
    while isPlain(last + 1) { last += 1 }
    if current.folded == "of", let one = oneCalled(after: position) { return one }
    if current.folded == "of", last > position {
      let name = tokens[position + 1].span.joined(with: tokens[last].span)
      // A word of ours is nobody's name, and names are written with capitals or are of two words.
      let isName = last > position + 1 || source(name).first.map { $0.isUppercase || !$0.isASCII } ?? false
      guard isName, !(position + 1...last).contains(where: { known(at: $0) != nil }) else { return nil }
      return .nameWithoutWhere(
        "\"\(source(name))\"", at: name, replacing: current.span.joined(with: name), owners: owners(of: source(name)))
    }
    guard isPlain(position) else { return nil }
    var first = position
    while isPlain(first - 1) { first -= 1 }
    guard first < position, first > statementStart else { return nil }
    let words = tokens[first].span.joined(with: tokens[last].span)
    let anchor = tokens[first - 1]
    let isSign = ComparisonOperator.signs.contains { anchor.isSymbol($0.symbol) }
    if isSign || anchor.phrases.contains(where: { $0.keyword == .equals }) {
      return .unquotedText(source(words), words, replacing: words, with: "\"\(source(words))\"")
    }
    guard anchor.phrases.contains(where: { $0.keyword == .population }), !isRecords(first) else { return nil }
    if let several = namesInRow(from: first) {
      return .nameWithoutWhere(
        several.list, at: words, replacing: anchor.span.joined(with: several.span),
        owners: ["rep", "customer", "product"])
    }
    return .nameWithoutWhere(
      "\"\(source(words))\"", at: words, replacing: anchor.span.joined(with: words), owners: owners(of: source(words)))
  }

  /// `Li Na and 王芳`, `Acme, Beacon Works`
  private func namesInRow(from first: Int) -> (list: String, span: Span)? {
    var names: [String] = []
    var index = first
    while isPlain(index) {
      var last = index
      while isPlain(last + 1) { last += 1 }
      names.append("\"\(source(tokens[index].span.joined(with: tokens[last].span)))\"")
      index = last
      let joint = last + 1
      guard joint < tokens.count, !ends(at: joint), isPlain(joint + 1),
        tokens[joint].isSymbol(.comma) || ["and", "or", "和"].contains(tokens[joint].folded)
      else { break }
      index = joint + 1
    }
    guard names.count > 1 else { return nil }
    return ("(\(names.joined(separator: ", ")))", tokens[first].span.joined(with: tokens[index].span))
  }

  /// What somebody or something of that name most likely is, likeliest first.
  func owners(of name: String) -> [String] {
    if ForeignWords.directions.contains(name.lowercased()) { return ["team", "region", "rep"] }
    return name.contains(where: \.isNumber) ? ["product", "customer", "rep"] : ["rep", "customer", "product"]
  }

  /// `拜访 量`, `hit rate = closes / proposals`: one name in two words.
  func splitName() -> Diagnostic? {
    if let found = comparedText() { return found }
    guard current.isWord, position > statementStart + 1, tokens[position - 1].isWord else { return nil }
    let parts = tokens[position - 1].span.joined(with: current.span)
    let (left, right) = (tokens[position - 1].text, current.text)
    if following.isSymbol(.equal), !KeywordIndex.isStructural(tokens[position - 1].folded) {
      return .splitName(source(parts), left + "_" + right, parts)
    }
    return lexicon.knows(left + right) ? .splitName(source(parts), left + right, parts) : nil
  }

  /// `visits closes`
  private func missingComma() -> Diagnostic? {
    guard current.isWord, lexicon.knows(current.text), position > statementStart + 1,
      lexicon.knows(tokens[position - 1].text)
    else { return crossedBy() }
    // Several names in a row are a phrase of one's own, and no list.
    if following.isWord, !KeywordIndex.isStructural(following.folded), following.phrases.isEmpty { return nil }
    return .missingComma(current.span, after: tokens[position - 1].span.end)
  }

  /// `industry x source`: only a profile is a table of two.
  private func crossedBy() -> Diagnostic? {
    guard ["x", "×"].contains(current.folded), position > statementStart + 1, lexicon.knows(tokens[position - 1].text),
      knownLength(at: position + 1) != nil
    else { return nil }
    return .foreignClause(source(current.span), ",", Span(tokens[position - 1].span.end, current.span.end))
  }

  // MARK: Where something else must stand

  /// `show tables`
  func catalogueHabit() -> Diagnostic? {
    guard let meant = ForeignWords.catalogues[current.folded], !lexicon.knows(current.text), position > statementStart,
      ends(at: position + 1)
    else { return nil }
    let span = tokens[position - 1].span.joined(with: current.span)
    return .foreignStatement(source(span), meant, span, replacing: span)
  }

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

  /// `vs the same month last year`
  func article() -> Diagnostic? {
    if let found = mine() { return found }
    guard position > statementStart, ["the", "my", "our", "your", "their"].contains(current.folded),
      !ends(at: position + 1)
    else { return nil }
    return .filler(source(current.span), current.span, upTo: following.span.start)
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

  // MARK: Where a statement must begin

  func spokenStatement() -> Diagnostic? {
    let first = current
    if first.isSymbol(.equal) { return .spreadsheetFormula(first.span, whole: restOfStatement) }
    guard first.isWord else { return nil }
    if first.folded == "count", following.isWord {
      let span = first.span.joined(with: following.span)
      return .foreignStatement(source(span), "show count(\(source(following.span)))", first.span, replacing: span)
    }
    if ["sort", "order", "rank"].contains(first.folded), let habit = sortFirst() { return habit }
    if first.folded == "use", following.isWord {
      let span = first.span.joined(with: following.span)
      return .foreignStatement(source(span), "open \"\(source(following.span))\"", first.span, replacing: span)
    }
    if let reordered = clauseFirst() { return reordered }
    if let ranked = rankedStatement() ?? whoIsBest() { return ranked }
    if ForeignWords.sqlVerbs.contains(first.folded) {
      return .sqlVerb(source(first.span), first.span, whole: restOfStatement, table: knownWord)
    }
    return foreign(ForeignWords.statements).map { .foreignStatement($0.written, $0.meant, $0.span, replacing: $0.span) }
  }

  /// `top 3 customers by sales`
  private func rankedStatement() -> Diagnostic? {
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
  private func whoIsBest() -> Diagnostic? {
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
  private func sortFirst() -> Diagnostic? {
    let by = position + 2
    guard following.isWord, by + 1 < tokens.count, !ends(at: by + 1), tokens[by].folded == "by" else { return nil }
    let (records, key) = (source(following.span), source(tokens[by + 1].span))
    let span = current.span.joined(with: tokens[by + 1].span)
    return .foreignStatement(
      source(span), "show \(records) with \(key) sort \(key) desc", current.span, replacing: span)
  }

  private var restOfStatement: Span {
    var last = position
    while last + 1 < tokens.count, !ends(at: last + 1) { last += 1 }
    return current.span.joined(with: tokens[last].span)
  }

  /// The first word of the statement that the catalogue knows.
  private var knownWord: String? {
    var index = position + 1
    while index < tokens.count, !ends(at: index) {
      if isPlain(index), lexicon.knows(tokens[index].text) { return tokens[index].text }
      index += 1
    }
    return nil
  }

  /// `by rep show visits`
  private func clauseFirst() -> Diagnostic? {
    guard KeywordIndex.isStructural(current.folded) else { return nil }
    var index = position + 1
    while index < tokens.count, !ends(at: index) {
      if tokens[index].phrases.contains(where: { $0.keyword == .show || $0.keyword == .list }) {
        let whole = restOfStatement
        let clause = source(Span(current.span.start, tokens[index - 1].span.end))
        return .clauseFirst(
          source(tokens[index].span), current.span, whole: whole,
          with: source(Span(tokens[index].span.start, whole.end)) + " " + clause)
      }
      index += 1
    }
    return nil
  }
}
