extension Parser {
  /// Whether `vs` or one of the Chinese words that compare by themselves stands here; only `vs` is taken.
  mutating func takeVersus() -> Bool {
    guard take(.versus) else { return ["同比", "环比"].contains(current.folded) }
    // `vs.` is how some write it.
    if current.isSymbol(.dot) { advance() }
    return true
  }

  /// `last quarter, same quarter last year by workdays, target`, after `vs`.
  mutating func parseComparators() throws(Diagnostic) -> [Comparator] {
    var found: [Comparator] = []
    repeat {
      found.append(try parseComparator())
      comparatorCount = found.count
    } while takeSeparator()
    return found
  }

  private mutating func parseComparator() throws(Diagnostic) -> Comparator {
    needMore()
    let start = position
    if take(.target) { return Comparator(.target, span: span(from: start)) }
    let isWhole = take(.allOf)
    let kind = try parseComparedPeriod()
    let alignment: Comparator.Alignment = isWhole ? .whole : take(.byWorkdays) ? .workdays : .dates
    return Comparator(kind, alignment: alignment, span: span(from: start))
  }

  private mutating func parseComparedPeriod() throws(Diagnostic) -> Comparator.Kind {
    needMore()
    if take(.samePeriodLastYear) { return .sameLastYear(nil) }
    if take(.previousPeriod) { return .previousPeriod }
    let start = position
    if let ago = parseAgoIfPresent() { return .period(PeriodExpression(.day(ago), span(from: start))) }
    if let habit = sameOfLast() { throw habit }
    guard take(.same) else {
      if let found = foreign(ForeignWords.before + ForeignWords.clauses) {
        throw .foreignClause(found.written, found.meant, found.span)
      }
      return .period(try parsePeriod())
    }
    // 去年同 says the year before its unit.
    let saysYear = tokens[position - 1].folded == Keyword.same.spelling(in: .chinese)
    let unit = try parseUnit()
    if !saysYear { try expect(.lastYear) }
    return .sameLastYear(unit)
  }
}
