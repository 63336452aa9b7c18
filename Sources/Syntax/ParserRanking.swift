import Values

extension Parser {
  // MARK: Ranking

  /// `5 by closes in each team`, `80% of sales`, after `top` or `bottom`.
  mutating func parseRanking(isTop: Bool, from start: Int) throws(Diagnostic) -> Ranking {
    var ranking: Ranking
    needMore()
    if case .number(let literal) = current.kind, literal.isPercent {
      ranking = Ranking(isTop: isTop, .part(literal), by: nil)
      advance()
      let place = previousSpan
      if !take(.of) {
        if let habit = partOfWhat(place) { throw habit }
        throw unexpected()
      }
      ranking.by = try parseValue()
    } else if case .parameter = current.kind {
      let name = try parseParameterName()
      ranking = Ranking(isTop: isTop, .given(name, isPart: take(.of)), by: nil)
      if case .given(_, isPart: true) = ranking.extent {
        ranking.by = try parseValue()
      } else if !isAtChineseSort(), take(.by) {
        ranking.by = try parseValue()
      }
    } else {
      record.note([.parameter], at: position)
      ranking = Ranking(isTop: isTop, count: try parseCount(), by: nil)
      if !isAtChineseSort(), take(.by) { ranking.by = try parseValue() }
    }
    if take(.inEach) {
      repeat { ranking.each.append(try parseName(.dimension)) } while take(.comma)
    }
    ranking.span = span(from: start)
    return ranking
  }

  /// `top 20%`, `top 20% by sales`: of what is not said.
  private func partOfWhat(_ part: Span) -> Diagnostic? {
    if current.folded == "by" || current.folded == "按" { return .partOfWhat(source(part), current.span, with: "of") }
    if lexicon.knows(current.folded) { return .partOfWhat(source(part), Span(part.end, part.end), with: " of") }
    guard let last = itemNames.last?.last else { return nil }
    return .partOfWhat(source(part), Span(part.end, part.end), with: " of \(last.text)")
  }

  // MARK: Sampling

  /// `with n, interval`; not `with n, visits`, which are items.
  func samplingAhead() -> (sampling: Sampling, end: Int)? {
    var probe = self
    guard probe.take(.with) else { return nil }
    var sampling = Sampling(hasSize: false, hasInterval: false)
    repeat {
      if lexicon.knows(probe.current.folded) { return nil }
      if probe.take(.sampleSize) {
        sampling.hasSize = true
      } else if probe.take(.interval) {
        sampling.hasInterval = true
      } else {
        return nil
      }
    } while probe.take(.comma)
    if case .symbol = probe.current.kind { return nil }
    sampling.span = probe.span(from: position)
    return (sampling, probe.position)
  }

  /// For completion: what could have stood instead of the items after `with`.
  mutating func noteSampling() {
    _ = at(.sampleSize)
    _ = at(.interval)
  }

  // MARK: Sorting

  mutating func parseSortKeys() throws(Diagnostic) -> [SortKey] {
    var keys: [SortKey] = []
    repeat {
      let value = try parseValue()
      keys.append(SortKey(value, descending: takeDirection() ?? false))
    } while take(.comma)
    return keys
  }

  private mutating func takeDirection() -> Bool? {
    if take(.descending) { return true }
    return take(.ascending) ? false : nil
  }

  /// `按 拜访量 排序`, `按 拜访量 降序`: the word that tells sorting from grouping comes last.
  func isAtChineseSort() -> Bool {
    guard current.folded == "按" else { return false }
    var probe = self
    probe.operandRoles = [.condition]
    guard let keys = try? probe.parseChineseSort() else { return false }
    // `看 回款额 按 销售 从高到低`: without rows there is nothing to sort, so that it says what makes them.
    let first = keys.first?.expression
    let isGrouping = if case .name(let parts)? = first?.kind { lexicon.isRecords(parts[0].text) } else { false }
    return !(isGrouping && statementWord == .show && groupingNames.isEmpty && !isRecords(statementStart + 1))
  }

  mutating func parseChineseSort() throws(Diagnostic) -> [SortKey] {
    _ = take(.by)
    var keys: [SortKey] = []
    var hasDirection = false
    repeat {
      let value = try parseValue()
      let direction = takeDirection()
      hasDirection = hasDirection || direction != nil
      keys.append(SortKey(value, descending: direction ?? false))
    } while take(.comma)
    if take(.sort) {
      if let descending = takeDirection() {
        keys[keys.count - 1].descending = descending
      } else if startsSortKey {
        throw unexpected()
      }
    } else if !hasDirection {
      throw unexpected()
    }
    return keys
  }

  /// After 排序: its keys, and what was before it were groupings; or the next clause.
  private var startsSortKey: Bool {
    switch current.kind {
    case .word: !KeywordIndex.isStructural(current.folded) && !isAtPeriodWord
    case .quotedName, .text: true
    case .symbol(let symbol): symbol == .openParenthesis || symbol == .minus
    case .number, .date, .parameter, .invalid, .end: false
    }
  }

  private var isAtPeriodWord: Bool {
    var probe = self
    return (try? probe.parsePeriodIfPresent()) != nil
  }

  // MARK: Presentation

  private static let presentations: [(Keyword, Answer.Presentation)] = [
    (.table, .table), (.bars, .bars), (.line, .line), (.spark, .spark), (.funnel, .funnel), (.csv, .csv), (.tsv, .tsv),
    (.json, .json),
    (.jsonl, .jsonl), (.markdown, .markdown), (.html, .html),
  ]

  mutating func parsePresentation() throws(Diagnostic) -> Answer.Presentation {
    needMore()
    let wordPosition = position - 1
    for (keyword, presentation) in Self.presentations where take(keyword) { return presentation }
    guard case .word = current.kind else { throw unexpected() }
    // `show visits as v`: an alias of another language.
    var items: Span?
    if wordPosition > statementStart + 1, wordPosition - 1 == statementStart + 1 {
      items = tokens[wordPosition - 1].span
    }
    let alias = items.map { (source(current.span) + " = " + source($0), $0.joined(with: current.span)) }
    let isTwoWords = ["chart", "graph", "plot", "diagram"].contains(following.folded) && !ends(at: position + 1)
    let span = isTwoWords ? current.span.joined(with: following.span) : current.span
    throw .notAPresentation(source(current.span), span, alias: isTwoWords ? nil : alias)
  }
}
