extension Parser {
  /// `reps with visits/closes > 12`, after `for`. A `where` or `with` that follows belongs to it.
  mutating func parsePopulation() throws(Diagnostic) -> Population {
    let start = position
    if ["each", "every"].contains(current.folded), following.isWord {
      let span = tokens[start - 1].span.joined(with: current.span)
      throw .foreignClause(source(span), "by", span)
    }
    let name = try parseName(.population)
    if subject == nil { subject = name }
    if isAtComparisonSign { throw .populationIsNoCondition(tokens[start - 1].span, current.span) }
    var conditions: [Expression] = []
    var hasWhere = false
    var hasWith = false
    while true {
      if !hasWhere, take(.condition) {
        hasWhere = true
      } else if !hasWith, samplingAhead() == nil, take(.with) {
        hasWith = true
      } else {
        break
      }
      conditions.append(try parseCondition())
    }
    var condition = conditions.first
    if conditions.count > 1 {
      let span = conditions[0].span.joined(with: conditions[1].span)
      condition = Expression(Self.joined(.and, conditions), span)
    }
    return Population(name, condition: condition, span: span(from: start))
  }
}
