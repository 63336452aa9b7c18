import Values

/// Numbers as people speak of them: means, running totals, and what is left out of them; and as they write them.
extension Parser {
  func spokenNumber() -> Diagnostic? { meanOfSum() ?? runningTotal() ?? leftOut() }

  // MARK: Means

  /// `average sales by month`, `median visits per rep`, `average monthly sales`: of counts and sums the mean is one over
  /// rows. What is divided already, as a rate is, needs no word for it.
  private func meanOfSum() -> Diagnostic? {
    guard statementWord == .show, let (word, start) = spokenMean else { return nil }
    var index = start + 1
    while index < tokens.count, !ends(at: index), tokens[index].folded == "of" { index += 1 }
    let adverb = index < tokens.count && !ends(at: index) ? ForeignWords.regularly[tokens[index].folded] : nil
    if adverb != nil { index += 1 }
    if let found = meanAmount(word, start, of: index) { return found }
    guard index >= position, let metric = known(at: index), let name = knownName(at: index),
      lexicon.addsUp(name.name)
    else { return nil }
    let after = index + name.length
    let mean = self.word(word, like: tokens[start])
    let first = tokens[statementStart + 1].span
    func found(_ group: String, isRatio: Bool, through end: Span, behind rest: String = "") -> Diagnostic {
      let by = self.word(.by, like: tokens[start])
      let ratio = isRatio ? "\(metric.text) \(self.word(.per, like: tokens[start])) \(group)" : nil
      return .meanOfRows(
        source(tokens[start].span), "\(mean)(\(metric.text) \(by) \(group))", ratio, behind: rest,
        replacing: first.joined(with: end), at: tokens[start].span)
    }
    if let adverb { return found(adverb, isRatio: word == .average, through: metric.span) }
    if after < tokens.count, !ends(at: after), tokens[after].phrases.contains(where: { $0.keyword == .per }) {
      guard word == .median, let group = known(at: after + 1) else { return nil }
      return found(group.text, isRatio: false, through: group.span)
    }
    guard let (by, groups) = groupings(from: after), !groups.isEmpty, !tokens[after].isSymbol(.comma) else {
      return .meanOfRows(source(tokens[start].span), at: tokens[start].span)
    }
    let inner = groups.count > 1 ? groups.firstIndex { isGrain($0.place) } ?? groups.count - 1 : 0
    let rest = groups.indices.filter { $0 != inner }.map { groups[$0].text }
    let between = source(Span(metric.span.end, tokens[by].span.start)).split { $0.isWhitespace }
    let behind =
      between.map(String.init) + (rest.isEmpty ? [] : [source(tokens[by].span), rest.joined(separator: ", ")])
    let group = groups[inner]
    return found(
      group.text, isRatio: word == .average && rest.isEmpty && (isGrain(group.place) || isRecords(group.place)),
      through: groups[groups.count - 1].span, behind: behind.map { " " + $0 }.joined())
  }

  /// `average opportunity amount`, `平均 商机 金额`
  private func meanAmount(_ word: Keyword, _ start: Int, of index: Int) -> Diagnostic? {
    guard isRecords(index), index + 1 < tokens.count, !ends(at: index + 1), index + 1 >= position,
      ["amount", "金额"].contains(tokens[index + 1].folded)
    else { return nil }
    let path = "\(source(tokens[index].span)).\(source(tokens[index + 1].span))"
    let mean = "\(self.word(word, like: tokens[start]))(\(path))"
    let whole = tokens[statementStart + 1].span.joined(with: tokens[index + 1].span)
    return .foreignClause(source(whole), mean, whole)
  }

  /// The word for a mean that what is shown begins with.
  private var spokenMean: (Keyword, at: Int)? {
    var index = statementStart + 1
    while index < tokens.count, !ends(at: index), index < statementStart + 3 {
      if let mean = ForeignWords.means[tokens[index].folded] { return (mean, index) }
      guard ForeignWords.fillers.contains(tokens[index].folded) else { return nil }
      index += 1
    }
    return nil
  }

  /// What rows are made of, with the place of the word before.
  private func groupings(from start: Int) -> (by: Int, groups: [(text: String, span: Span, place: Int)])? {
    var index = start
    while index < tokens.count, !ends(at: index), !isBy(index) { index += 1 }
    guard index < tokens.count, !ends(at: index) else { return nil }
    let by = index
    var groups: [(String, Span, Int)] = []
    repeat {
      index += 1
      guard let name = known(at: index), let length = knownLength(at: index) else { break }
      groups.append((name.text, name.span, index))
      index += length
    } while index < tokens.count && tokens[index].isSymbol(.comma)
    return (by, groups)
  }

  /// `by`, unless something is ranked or sorted by what follows.
  private func isBy(_ index: Int) -> Bool {
    guard tokens[index].phrases.contains(where: { $0.keyword == .by }), number(at: index - 1) == nil else {
      return false
    }
    return !tokens[index - 1].phrases.contains { [.top, .bottom, .sort].contains($0.keyword) }
  }

  /// Whether rows follow one another in time.
  func hasTimeRows(from start: Int) -> Bool {
    groupings(from: start).map { $0.groups.contains { isGrain($0.place) } } ?? false
  }

  // MARK: Totals that run on

  /// `running total of sales`, `cumulative total sales`
  private func runningTotal() -> Diagnostic? {
    guard position > statementStart + 1, ["running", "cumulative", "rolling"].contains(tokens[position - 1].folded),
      ["total", "sum"].contains(current.folded),
      let metric = known(at: following.folded == "of" ? position + 2 : position + 1)
    else { return nil }
    let span = tokens[position - 1].span.joined(with: metric.span)
    return .foreignClause(source(span), "running(\(metric.text))", span)
  }

  // MARK: What is left out

  /// `sales excluding Acme`, `customers except Acme`, `orders other than cancelled`, `销售额 不含 Acme`
  private func leftOut() -> Diagnostic? {
    guard statementWord == .show || statementWord == .list, position > statementStart + 1,
      let (written, _, words) = foreign(ForeignWords.exclusions),
      let place = tokens[position...].firstIndex(where: { $0.span.start >= words.end }), !ends(at: place)
    else { return nil }
    let condition = word(.condition, like: current)
    func found(_ span: Span, _ conditions: [String]) -> Diagnostic {
      let next = tokens.firstIndex { $0.span.start >= span.end }
      let end = next.flatMap { ["以外", "之外", "外"].contains(tokens[$0].folded) ? tokens[$0].span : nil } ?? span
      return .leftOut(written, conditions, replacing: words.joined(with: end), at: words)
    }
    if ForeignWords.singleFields.contains(tokens[place].folded), let name = name(from: place + 1) {
      let field = source(tokens[place].span)
      return found(name.span, ["\(condition) \(field) != \(name.quoted)"])
    }
    if let name = name(from: place) {
      let isOfCustomers = statementWord == .list && ["customers", "accounts", "clients", "客户"].contains(subjectWord)
      let owners = isOfCustomers ? ["name"] : owners(of: source(name.span))
      return found(name.span, owners.map { "\(condition) \($0) != \(name.quoted)" })
    }
    // Without visits, without any of them: that is none of a number.
    if written.lowercased() == "without" { return nil }
    if case .condition(_, let otherwise)? = lexicon.state(tokens[place].folded, of: subjectWord) {
      return found(tokens[place].span, ["\(condition) \(otherwise)"])
    }
    if let number = known(at: place), let found = lessened(by: number) { return found }
    return found(tokens[place].span, [])
  }

  private var subjectWord: String { tokens[min(statementStart + 1, tokens.count - 1)].folded }

  /// `sales without credits`, where what is shown is a number and no records: less the other, or of those that have none
  /// of it.
  func lessened(by other: (text: String, span: Span)) -> Diagnostic? {
    guard statementWord == .show, !isRecords(statementStart + 1), let metric = knownBefore,
      let start = tokens.firstIndex(where: { $0.span.start == metric.start }), let name = knownName(at: start)?.name,
      lexicon.addsUp(name)
    else { return nil }
    let span = metric.joined(with: other.span)
    let fixes: [(Wording, String)] = [
      ("less them", "\(source(metric)) - \(other.text)"),
      ("of customers that have none", "\(source(metric)) for customers with \(other.text) = 0"),
    ]
    let isPart = ForeignWords.deductions.contains(other.text.lowercased())
    return .lessened(isPart ? fixes : fixes.reversed(), replacing: span, at: current.span.joined(with: other.span))
  }

  // MARK: How they are written

  /// `1,000`, `1 000`, `1,5`
  func splitNumber() -> Diagnostic? {
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
  func amount() -> Diagnostic? {
    guard current.isWord, number(at: position - 1) != nil else { return nil }
    let figure = tokens[position - 1].span
    if ["percent", "pct"].contains(current.folded) {
      let span = figure.joined(with: current.span)
      return .foreignClause(source(span), source(figure) + "%", span)
    }
    guard ForeignWords.currencies.contains(current.folded) else { return nil }
    return .currencyWord(source(current.span), current.span, from: figure.end)
  }

  private func isGlued(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index - 1].span.end == tokens[index].span.start
  }
}
