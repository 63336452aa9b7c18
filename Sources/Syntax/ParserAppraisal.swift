extension Parser {
  /// `expenses <= budget by team this month`
  mutating func parseCheck() throws(Diagnostic) -> CheckQuestion {
    operandRoles = [.definition]
    var question = CheckQuestion(try parseCondition())
    let clauses = try parseClauses(of: .check)
    question.by = clauses.by
    question.population = clauses.population
    question.condition = clauses.condition
    question.period = clauses.period
    question.asOf = clauses.asOf
    question.isStrict = clauses.isStrict
    question.presentation = clauses.presentation
    return question
  }

  /// `visits per workday against closes by rep this quarter`
  mutating func parseBenchmark() throws(Diagnostic) -> BenchmarkQuestion {
    operandRoles = [.definition]
    let effort = try parseItem()
    needMore()
    if !take(.against) {
      throw KeywordIndex.isStructural(current.folded)
        ? .benchmarkWithoutResult(at: current.span, after: previousSpan) : unexpected()
    }
    operandRoles = [.definition]
    var question = BenchmarkQuestion(effort: effort, result: try parseItem())
    let clauses = try parseClauses(of: .benchmark)
    question.by = clauses.by
    question.population = clauses.population
    question.condition = clauses.condition
    question.period = clauses.period
    question.minimum = clauses.minimum
    question.presentation = clauses.presentation
    return question
  }
}
