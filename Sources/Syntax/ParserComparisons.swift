import Values

extension Parser {
  /// `a > b`, `a in (b, c)`, `a is empty`, `stage was b`; a value alone is a condition too (`is_active`).
  mutating func parseComparison() throws(Diagnostic) -> Expression {
    let start = position
    let left = try parseValue()
    guard let comparison = try parseComparison(of: left, from: start) else { return left }
    if isAtComparisonSign { throw chainedComparison(start) }
    return comparison
  }

  private mutating func parseComparison(of left: Expression, from start: Int) throws(Diagnostic) -> Expression? {
    let leftHeight = height
    let outer = operandRoles
    defer { operandRoles = outer }
    if case .name(let path) = left.kind { operandRoles.append(.value(of: path)) }

    let kind: Expression.Kind
    if take(.isNotEmpty) {
      kind = .emptiness(left, negated: true)
    } else if take(.isEmpty) {
      kind = .emptiness(left, negated: false)
    } else if take(.notContains) {
      let text = try parseValue()
      try grow(over: max(leftHeight, height))
      kind = .not(Expression(.comparison(.contains, left, text), span(from: start)))
    } else if take(.notBetween) {
      kind = try parseRange(left, negated: true)
    } else if take(.between) {
      kind = try parseRange(left, negated: false)
    } else if take(.notWithin) {
      kind = try parseMembership(left, negated: true)
    } else if !isAt(.inEach), take(.within) || take(.during) {
      kind = try parseMembership(left, negated: false)
    } else if take(.was) {
      kind = .was(try singleName(left), try parsePastState())
    } else if take(.changed) {
      kind = try parseChange(try singleName(left))
    } else if let operation = takeComparisonOperator() {
      kind = try parseOtherSide(of: operation, left, from: start)
    } else {
      if let habit = foreignComparison(start) { throw habit }
      return nil
    }
    try grow(over: max(leftHeight, height))
    return Expression(kind, span(from: start))
  }

  private mutating func takeComparisonOperator() -> ComparisonOperator? {
    for row in ComparisonOperator.signs where take(row.symbol) { return row.operator }
    for row in ComparisonOperator.words where !isAtWindow(row.keyword) && take(row.keyword) { return row.operator }
    return nil
  }

  /// `within 90 days` says when, not where.
  private func isAtWindow(_ keyword: Keyword) -> Bool {
    if keyword == .inside, case .number = following.kind { true } else { false }
  }

  private mutating func parseOtherSide(
    of operation: ComparisonOperator, _ left: Expression, from start: Int
  ) throws(Diagnostic) -> Expression.Kind {
    needMore()
    if isAtNull {
      throw .comparedWithNull(
        source(left.span), isNegated: operation == .notEqual, tokens[start].span.joined(with: current.span))
    }
    if let habit = comparisonAfterIs() { throw habit }
    let right = try parseValue()
    guard operation == .before || operation == .after, case .number(let literal) = right.kind,
      let year = literal.integer, !literal.isPercent, Self.years.contains(year)
    else { return .comparison(operation, left, right) }
    return .comparison(operation, left, Expression(.date(.year(year)), right.span))
  }

  private mutating func parseRange(_ left: Expression, negated: Bool) throws(Diagnostic) -> Expression.Kind {
    let low = try parseValue()
    let lowHeight = height
    try expect(.rangeAnd)
    let high = try parseValue()
    height = max(height, lowHeight)
    if isBackwards(low.kind, high.kind) {
      throw .rangeBackwards(source(low.span), source(high.span), low.span.joined(with: high.span))
    }
    return .range(left, low: low, high: high, negated: negated)
  }

  private func isBackwards(_ low: Expression.Kind, _ high: Expression.Kind) -> Bool {
    if case .number(let least) = low, case .number(let most) = high {
      return least.isPercent == most.isPercent && least.double > most.double
    }
    guard let first = day(low), let last = day(high) else { return false }
    return first > last
  }

  /// The day that a bound is, or begins with.
  private func day(_ bound: Expression.Kind) -> CivilDate? {
    let moments: [DatePoint: Int] = [.yesterday: -1, .today: 0, .tomorrow: 1]
    if case .date(let literal) = bound { return literal.firstDay }
    guard case .moment(let point) = bound else { return nil }
    if case .ago(let count, .day) = point { return lexicon.today.adding(days: -count) }
    return moments[point].map { lexicon.today.adding(days: $0) }
  }

  /// `retail, finance` after `in`
  private func bareList() -> (meant: String, span: Span)? {
    var texts: [String] = []
    var index = position
    while index < tokens.count, !ends(at: index) {
      let token = tokens[index]
      if case .text = token.kind {
        texts.append(source(token.span))
      } else if token.isWord, token.phrases.isEmpty {
        texts.append("\"\(source(token.span))\"")
      } else {
        return nil
      }
      guard index + 1 < tokens.count, tokens[index + 1].isSymbol(.comma), !ends(at: index + 1) else { break }
      index += 2
    }
    guard let first = texts.first, texts.count > 1 || first != source(current.span), index < tokens.count else {
      return nil
    }
    return ("(\(texts.joined(separator: ", ")))", current.span.joined(with: tokens[index].span))
  }

  /// After `in`: a list in parentheses, or a period.
  private mutating func parseMembership(_ left: Expression, negated: Bool) throws(Diagnostic) -> Expression.Kind {
    needMore()
    guard at(.openParenthesis) else {
      if let list = bareList() { throw .listWithoutParentheses(source(list.span), list.span, meant: list.meant) }
      if case .text = current.kind { throw .listWithoutParentheses(source(current.span), current.span) }
      height = 1
      let start = position
      if take(.ownPeriod) { return .within(left, PeriodExpression(.own, span(from: start)), negated: negated) }
      return .within(left, try parsePeriod(), negated: negated)
    }
    try enter()
    defer { depth -= 1 }
    try open(.openParenthesis)
    if at(.closeParenthesis) {
      throw .emptyList(
        previousSpan.joined(with: current.span), from: left.span.end, negated: negated)
    }
    var elements: [Expression] = []
    var highest = 0
    repeat {
      elements.append(try parseValue())
      highest = max(highest, height)
    } while take(.comma)
    try close(.closeParenthesis)
    height = highest
    return .membership(left, elements, negated: negated)
  }

  // MARK: History

  /// `was` and `changed` are asked of one attribute.
  private func singleName(_ expression: Expression) throws(Diagnostic) -> Name {
    guard case .name(let path) = expression.kind, path.count == 1 else { throw .notOneAttribute(expression.span) }
    return path[0]
  }

  private mutating func parseChange(_ name: Name) throws(Diagnostic) -> Expression.Kind {
    height = 1
    var highest = 1
    var first: PastState?
    var second: PastState?
    if take(.from) {
      first = try parsePastState()
      highest = height
    }
    if take(.to) {
      second = try parsePastState()
      highest = max(highest, height)
    }
    var period = try parseChangePeriod(isAfterValue: first != nil || second != nil)
    if period == nil, first == nil, second != nil, take(.from) {
      first = try parsePastState()
      highest = max(highest, height)
      period = try parseChangePeriod(isAfterValue: true)
    }
    height = highest
    return .changed(name, from: first, to: second, period)
  }

  /// `stage changed and amount > 1000 this month`: the period is that of the one change among the conditions, wherever it
  /// stands, as it is of a change right before it. One in parentheses is closed.
  mutating func parseLateChangePeriod(of operands: inout [Expression], from starts: [Int]) {
    let open = operands.indices.filter {
      operands[$0].isOpenChange && !tokens[starts[$0]].isSymbol(.openParenthesis)
    }
    guard open.count == 1, case .changed(let name, let first, let second, nil) = operands[open[0]].kind else { return }
    var probe = self
    guard let period = try? probe.parseChangePeriod(isAfterValue: true) else { return }
    self = probe
    operands[open[0]] = Expression(.changed(name, from: first, to: second, period), operands[open[0]].span)
  }

  /// `proposal`, `> 1000`, `this month`
  private mutating func parsePastState() throws(Diagnostic) -> PastState {
    needMore()
    height = 1
    if let period = takePastPeriod() { return .within(period) }
    for row in ComparisonOperator.signs where row.operator.isOfPast && take(row.symbol) {
      return .compared(row.operator, try parseValue())
    }
    // `is` says no more than `was` does, and in Chinese it is `yes`, too.
    let words = ComparisonOperator.words.filter {
      $0.operator.isOfPast && $0.keyword != .equals && $0.keyword != .isNot
    }
    for row in words where take(row.keyword) { return .compared(row.operator, try parseValue()) }
    return .compared(.equal, try parseValue())
  }

  /// A stretch of the calendar; a day and a date are values.
  private mutating func takePastPeriod() -> PeriodExpression? {
    var probe = self
    let words: [Keyword] = [.thisYear, .lastYear, .nextYear, .this, .past, .last, .next]
    guard words.contains(where: { probe.at($0) }), let period = try? probe.parsePeriodIfPresent() else { return nil }
    self = probe
    return period
  }

  /// The time of a change. `from` begins a period only when it does not begin the value of before.
  private mutating func parseChangePeriod(isAfterValue: Bool) throws(Diagnostic) -> PeriodExpression? {
    if take(.within) || take(.during) { return try parsePeriod() }
    if isAt(.from) {
      var probe = self
      guard isAfterValue, (try? probe.parsePeriodIfPresent()) != nil else { return nil }
    }
    return try parsePeriodIfPresent()
  }

  // MARK: Habits

  private var isAtNull: Bool { current.isWord && current.folded == "null" }

  var isAtComparisonSign: Bool {
    if case .symbol(let symbol) = current.kind {
      return ComparisonOperator.signs.contains { $0.symbol == symbol }
    }
    return false
  }

  /// `10 < x < 20`: the middle is said twice.
  private func chainedComparison(_ start: Int) -> Diagnostic {
    var middle = position - 1
    while middle > start, !ComparisonOperator.signs.contains(where: { tokens[middle].isSymbol($0.symbol) }) {
      middle -= 1
    }
    let repeated = middle + 1 < position ? source(tokens[middle + 1].span.joined(with: previousSpan)) : ""
    return .chainedComparison(current.span, repeated: repeated)
  }

  /// `name like "%x%"`, `visits greater than 5`.
  private func foreignComparison(_ start: Int) -> Diagnostic? {
    guard current.isWord else { return nil }
    if current.folded == "like", case .text(let pattern) = following.kind {
      return .like(pattern, current.span.joined(with: following.span))
    }
    if current.folded == "not", following.folded == "like", position + 2 < tokens.count,
      case .text(let pattern) = tokens[position + 2].kind
    {
      let left = source(tokens[start].span.joined(with: previousSpan))
      return .notLike(pattern, left: left, tokens[start].span.joined(with: tokens[position + 2].span), at: current.span)
    }
    return foreign(ForeignWords.comparisons).map { .foreignClause($0.written, $0.meant, $0.span) }
  }

  /// `is greater than 5`, `is between 5 and 9`: the comparison says it alone.
  private func comparisonAfterIs() -> Diagnostic? {
    guard position > 0, tokens[position - 1].folded == "is", current.isWord else { return nil }
    let sign = tokens[position - 1].span
    if let found = foreign(ForeignWords.comparisons) {
      let span = sign.joined(with: found.span)
      return .foreignClause(source(span), found.meant, span)
    }
    let words: Set<Keyword> = [.within, .between, .contains, .before, .after, .over, .under, .atLeast, .atMost]
    guard
      current.phrases.contains(where: { words.contains($0.keyword) && $0.rest.allSatisfy { $0 == following.folded } })
    else { return nil }
    let span = sign.joined(with: current.span)
    return .foreignClause(source(span), source(current.span), span)
  }
}
