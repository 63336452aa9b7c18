import Values

extension Parser {
  // MARK: Ranking

  /// `5 by closes in each team`, after `top` or `bottom`.
  mutating func parseRanking(isTop: Bool, from start: Int) throws(Diagnostic) -> Ranking {
    let count = try parseCount()
    var ranking = Ranking(isTop: isTop, count: count, by: nil)
    if !isAtChineseSort(), take(.by) { ranking.by = try parseValue() }
    if take(.inEach) {
      repeat { ranking.each.append(try parseName(.dimension)) } while take(.comma)
    }
    ranking.span = span(from: start)
    return ranking
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
    return (try? probe.parseChineseSort()) != nil
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
    (.table, .table), (.bars, .bars), (.line, .line), (.spark, .spark), (.csv, .csv), (.tsv, .tsv), (.json, .json),
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
    throw .notAPresentation(source(current.span), current.span, alias: alias)
  }
}
