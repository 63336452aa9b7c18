extension Parser {
  /// `visits per workday with closes by rep this quarter`
  mutating func parseCorrelation() throws(Diagnostic) -> ShowQuestion {
    operandRoles = [.definition]
    let first = try parseItem()
    needMore()
    if !take(.companion) {
      throw KeywordIndex.isStructural(current.folded)
        ? .correlationWithoutOther(at: current.span, after: previousSpan) : unexpected()
    }
    operandRoles = [.definition]
    var question = ShowQuestion(items: [first, try parseItem()])
    let clauses = try parseClauses(of: .correlate)
    question.by = clauses.by
    question.population = clauses.population
    question.condition = clauses.condition
    question.period = clauses.period
    question.asOf = clauses.asOf
    question.having = clauses.having
    question.havingWord = clauses.havingWord
    question.presentation = clauses.presentation
    return question
  }
}

extension Printer {
  func correlation(_ question: ShowQuestion) -> String {
    let (first, second) = (Array(question.items.prefix(1)), Array(question.items.dropFirst()))
    var parts = [word(.correlate), items(first), word(.companion), items(second)]
    parts += clauses(question)
    return parts.joined(separator: " ")
  }
}
