import Values

/// Which records are listed, as people say it beside their name: `rejected expenses`, `orders not shipped`, `contacts at
/// "Acme"`, `my deals`.
extension Parser {
  /// The word after `list`, whatever the parser took it for.
  private var firstWord: Int? {
    let first = statementStart + 1
    guard tokens[statementStart].phrases.contains(where: { $0.keyword == .list }), position > first, !ends(at: first),
      tokens[first].isWord
    else { return nil }
    return first
  }

  func spokenRecords() -> Diagnostic? {
    stateBefore() ?? stateAfter() ?? ownedBy() ?? eventBefore() ?? eventAfter() ?? recordsAtSomebody()
  }

  /// `rejected expenses`, `unshipped orders`
  private func stateBefore() -> Diagnostic? {
    guard let first = firstWord, position == first + 1, isRecords(position), !isRecords(first),
      !ForeignWords.fillers.contains(tokens[first].folded)
    else { return nil }
    let (word, records) = (tokens[first].folded, source(current.span))
    let span = tokens[first].span.joined(with: current.span)
    for prefix in ["un", "in"] where word.hasPrefix(prefix) {
      guard case .condition(_, let otherwise)? = lexicon.state(String(word.dropFirst(2)), of: current.folded) else {
        continue
      }
      return .foreignClause(source(span), "\(records) where \(otherwise)", span)
    }
    guard case .condition(let condition, _)? = lexicon.state(word, of: current.folded) else {
      return lexicon.knows(word) ? nil : .unknownState(source(tokens[first].span), records, tokens[first].span)
    }
    // In a period it is those of that day.
    if isPeriod(at: position + 1), ForeignWords.dates.contains(word) {
      return .foreignClause(source(span), "\(records) on \(word)", span)
    }
    return .foreignClause(source(span), "\(records) where \(condition)", span)
  }

  /// `orders not shipped`, `expenses rejected`, `orders that are cancelled`
  private func stateAfter() -> Diagnostic? {
    guard let first = firstWord, position == first + 1, isRecords(first) else { return nil }
    var index = position
    while index < tokens.count, !ends(at: index), ["that", "which", "are", "is", "were"].contains(tokens[index].folded)
    {
      index += 1
    }
    let isNegated = index < tokens.count && !ends(at: index) && ["not", "never"].contains(tokens[index].folded)
    if isNegated { index += 1 }
    if index < tokens.count, !ends(at: index), isNegated, tokens[index].folded == "yet" { index += 1 }
    guard index < tokens.count, !ends(at: index), tokens[index].isWord,
      case .condition(let condition, let otherwise)? = lexicon.state(tokens[index].folded, of: tokens[first].folded)
    else { return nil }
    // `orders shipped this month` are those of a day.
    if !isNegated, isPeriod(at: index + 1), ForeignWords.dates.contains(tokens[index].folded) { return nil }
    let last = index + 1 < tokens.count && !ends(at: index + 1) && tokens[index + 1].folded == "yet" ? index + 1 : index
    let span = current.span.joined(with: tokens[last].span)
    return .foreignClause(source(span), "where \(isNegated ? otherwise : condition)", span)
  }

  /// `deals pushed this month`
  private func eventAfter() -> Diagnostic? {
    guard let first = firstWord, position == first + 1, isRecords(first) else { return nil }
    return event(position, of: first)
  }

  /// `pushed deals this month`
  private func eventBefore() -> Diagnostic? {
    guard let first = firstWord, position == first + 1, isRecords(position) else { return nil }
    return event(first, of: position)
  }

  /// How often something happened to each: in a period, which a list does not count, rows of `show`.
  private func event(_ index: Int, of records: Int) -> Diagnostic? {
    guard tokens[index].isWord, tokens[index].folded.hasSuffix("ed"), let what = known(at: index),
      !ForeignWords.dates.contains(tokens[index].folded)
    else { return nil }
    let verb = tokens[statementStart]
    let last = max(index, records)
    let spoken = isPeriod(at: last + 1) ? word(.show, like: verb) : source(verb.span)
    let whole = verb.span.joined(with: tokens[last].span)
    return .foreignClause(source(whole), "\(spoken) \(source(tokens[records].span)) where \(what.text) > 0", whole)
  }

  /// `show Li Na sales this month`: who stands before what is asked of them.
  func somebodysNumber() -> Diagnostic? {
    let first = statementStart + 1
    guard tokens[statementStart].phrases.contains(where: { $0.keyword == .show }), position > first,
      let name = name(from: first), !lexicon.knows(source(name.span)),
      let next = tokens[first...].firstIndex(where: { $0.span.start >= name.span.end }), next >= position,
      let what = known(at: next)
    else { return nil }
    // `Show Gross Sales By Rep` begins every word with a capital.
    if what.text.first?.isUppercase == true || ForeignWords.fillers.contains(tokens[first].folded) { return nil }
    return .valueFirst(name.quoted, what.text, name.span.joined(with: what.span), at: name.span)
  }

  /// `customers owned by "Li Na"`, `deals assigned to Li Na`
  private func ownedBy() -> Diagnostic? {
    guard let first = firstWord, isRecords(first),
      ["owned by", "assigned to", "belonging to", "managed by"].contains("\(current.folded) \(following.folded)"),
      let name = name(from: position + 2)
    else { return nil }
    let span = current.span.joined(with: name.span)
    return .conditionWithoutWhere("where owner = \(name.quoted)", span)
  }

  /// `contacts at "Acme"`, `invoices of "Acme"`
  private func recordsAtSomebody() -> Diagnostic? {
    guard let first = firstWord, position == first + 1, isRecords(first),
      ["at", "of", "from"].contains(current.folded), case .text = following.kind, let name = name(from: position + 1)
    else { return nil }
    return .conditionWithoutWhere("where customer = \(name.quoted)", current.span.joined(with: name.span))
  }

  /// A text, or words that begin with a capital or are Chinese.
  func name(from index: Int) -> (quoted: String, span: Span)? {
    guard index < tokens.count, !ends(at: index) else { return nil }
    if case .text = tokens[index].kind { return (source(tokens[index].span), tokens[index].span) }
    var last = index - 1
    while last + 1 < tokens.count, !ends(at: last + 1), tokens[last + 1].isWord, tokens[last + 1].phrases.isEmpty,
      let letter = tokens[last + 1].text.first, letter.isUppercase || !letter.isASCII,
      known(at: last + 1) == nil
    {
      last += 1
    }
    guard last >= index else { return nil }
    let span = tokens[index].span.joined(with: tokens[last].span)
    return ("\"\(source(span))\"", span)
  }

  /// `for team North`, `of customer "Acme"`, behind the word at `index`.
  func oneCalled(after index: Int) -> Diagnostic? {
    guard index + 1 < tokens.count, ForeignWords.singleFields.contains(tokens[index + 1].folded),
      let name = name(from: index + 2)
    else { return nil }
    return .conditionWithoutWhere(
      "where \(source(tokens[index + 1].span)) = \(name.quoted)", tokens[index].span.joined(with: name.span))
  }

  /// `for "Li Na"`, `for Li Na`, behind the word at `index`; one word alone may be a name of records.
  func somebody(after index: Int) -> Diagnostic? {
    guard let name = name(from: index + 1) else { return nil }
    if tokens[index + 1].isWord, tokens[index + 1].span == name.span { return nil }
    return .nameWithoutWhere(
      name.quoted, at: name.span, replacing: tokens[index].span.joined(with: name.span),
      owners: owners(of: source(name.span)))
  }

  /// `for reps who report to Ann`, behind the word at `index`.
  func reporting(after index: Int) -> Diagnostic? {
    var place = position
    while place < tokens.count, !ends(at: place),
      ["who", "that", "reporting", "report", "reports", "to"]
        .contains(tokens[place].folded)
    {
      place += 1
    }
    guard place > position + 1, tokens[place - 1].folded == "to", let name = name(from: place) else { return nil }
    return .conditionWithoutWhere("where manager = \(name.quoted)", tokens[index].span.joined(with: name.span))
  }

  /// `customers first ordered in 2026`
  func firstDeed() -> Diagnostic? {
    foreign(ForeignWords.firstDeeds).map { .foreignClause($0.written, $0.meant, $0.span) }
  }

  func isRecords(_ index: Int) -> Bool {
    index < tokens.count && !ends(at: index) && tokens[index].isWord && lexicon.isRecords(tokens[index].folded)
  }

  func isPeriod(at index: Int) -> Bool {
    guard index < tokens.count, !ends(at: index) else { return false }
    var probe = self
    probe.position = index
    return (try? probe.parsePeriodIfPresent()) != nil
  }

  /// `list my activities`, `show my visits`: whose they are is not said.
  func mine() -> Diagnostic? {
    let first = statementStart + 1
    guard first < tokens.count, !ends(at: first), tokens[first].folded == "my", position >= first,
      tokens[statementStart].phrases.contains(where: { $0.keyword == .show || $0.keyword == .list })
    else { return nil }
    return .whose(tokens[first].span, isList: tokens[statementStart].phrases.contains { $0.keyword == .list })
  }

  /// `customers in Shanghai`, `sales in "Shanghai"`
  func placeAfterIn() -> Diagnostic? {
    guard position > statementStart + 1, ["in", "from"].contains(tokens[position - 1].folded), openBrackets.isEmpty,
      !tokens[statementStart..<position].contains(where: { token in
        token.phrases.contains { $0.keyword == .condition || $0.keyword == .having }
      }),
      tokens[statementStart].phrases.contains(where: { $0.keyword == .show || $0.keyword == .list }),
      ForeignWords.months[current.folded] == nil, let name = name(from: position),
      !["Q", "H"].contains(where: { current.text.count == 2 && current.text.uppercased().hasPrefix($0) })
    else { return nil }
    if ForeignWords.currencies.contains(current.folded) {
      return .inCurrency(tokens[position - 1].span.joined(with: name.span))
    }
    let isDirection = ForeignWords.directions.contains(current.folded)
    return .placeWithoutWhere(
      name.quoted, tokens[position - 1].span.joined(with: name.span),
      places: isDirection ? ["team", "region", "city"] : ["city", "region", "country"])
  }
}
