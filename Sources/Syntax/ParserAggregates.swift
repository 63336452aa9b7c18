extension Parser {
  /// `count(`, `sum(`: the word is a function only before a bracket.
  mutating func takeAggregate() -> Aggregate.Function? {
    for (keyword, function) in KeywordIndex.aggregates where isAt(keyword) {
      let words = keyword == .countDistinct && current.folded == "count" ? 2 : 1
      let next = position + words
      guard next < tokens.count, !ends(at: next), tokens[next].isSymbol(.openParenthesis) else { continue }
      _ = take(keyword)
      return function
    }
    return nil
  }

  /// `p90(opportunities.amount)`: the percentile by its short name.
  mutating func takePercentile() -> Expression? {
    guard following.isSymbol(.openParenthesis), current.folded.hasPrefix("p"),
      let level = Int(current.folded.dropFirst()), (1...99).contains(level), "p\(level)" == current.folded
    else { return nil }
    advance()
    return Expression(.number(NumberLiteral(digits: level)), previousSpan)
  }

  /// `level` is the percentile's, when it is known already.
  mutating func parseAggregate(
    _ function: Aggregate.Function, level: Expression? = nil, from start: Int
  ) throws(Diagnostic) -> Expression {
    try enter()
    let outer = operandRoles
    defer {
      depth -= 1
      operandRoles = outer
    }
    operandRoles = function.isOfNumbers ? [.entity, .column, .definition] : [.entity, .column]
    try open(.openParenthesis)
    if at(.star) {
      // `count(*) from customers`
      let records = position + 3
      guard records < tokens.count, tokens[position + 2].folded == "from", !ends(at: records) else {
        throw .countStar(current.span)
      }
      if !isRecords(records), lexicon.addsUp(tokens[records].folded), position >= 2 {
        let whole = tokens[position - 2].span.joined(with: tokens[records].span)
        throw .foreignClause(source(whole), source(tokens[records].span), whole)
      }
      guard isRecords(records) else { throw .countStar(current.span) }
      let name = source(tokens[records].span)
      throw .countStar(
        current.span, of: name, replacing: current.span.joined(with: tokens[records].span), with: name + ")")
    }
    if current.folded == "distinct", function == .count, following.isWord {
      throw .distinctInside(
        Span(tokens[start].span.start, following.span.start), source(tokens[start].span))
    }
    var aggregate = Aggregate(function, try parseValue())
    var highest = height
    aggregate.second = level
    var isBare = true
    while !at(.closeParenthesis) {
      if aggregate.each == nil, take(.by) {
        aggregate.each = try parseName(.dimension)
        continue
      }
      if isBare, aggregate.second == nil, function.takesSecond, take(.comma) {
        aggregate.second = try parseValue()
        highest = max(highest, height)
        continue
      }
      isBare = false
      operandRoles = [.column]
      if aggregate.condition == nil, take(.condition) {
        aggregate.condition = try parseCondition()
        highest = max(highest, height)
      } else if aggregate.result == nil, take(.with) {
        operandRoles = [.definition]
        aggregate.result = try parseCondition()
        operandRoles = [.column]
        highest = max(highest, height)
      } else if aggregate.date == nil, take(.on) {
        aggregate.date = try parseName(.column)
      } else {
        break
      }
    }
    try close(.closeParenthesis)
    try grow(over: highest)
    return Expression(.aggregate(aggregate), span(from: start))
  }
}
