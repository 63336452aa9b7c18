extension Parser {
  /// `calls -> visits -> closes`, `stages`, then clauses.
  mutating func parseFunnel() throws(Diagnostic) -> FunnelQuestion {
    var question = FunnelQuestion(stages: try parseStages())
    let clauses = try parseClauses(of: .funnel)
    question.by = clauses.by
    question.population = clauses.population
    question.condition = clauses.condition
    question.period = clauses.period
    question.comparators = clauses.comparators
    question.versus = clauses.versus
    question.presentation = clauses.presentation
    return question
  }

  private mutating func parseStages() throws(Diagnostic) -> [ShowQuestion.Item] {
    operandRoles = [.item]
    needMore()
    if !following.isSymbol(.arrow), take(.stages) { return [] }
    if current.folded == "of", following.isWord {
      throw .filler(source(current.span), current.span, upTo: following.span.start)
    }
    var stages: [ShowQuestion.Item] = []
    repeat { stages.append(try parseItem()) } while take(.arrow)
    if at(.comma) || isAtForeignArrow { throw .funnelNeedsArrows(current.span) }
    guard stages.count > 1 else {
      let stage = stages[0].expression.span
      throw .funnelOfOneStage(stage, isLast: source(stage).lowercased() == "closes")
    }
    return stages
  }

  /// `=>`, `>`, `to`, `then`, `到`
  private var isAtForeignArrow: Bool {
    !isAtEnd && [">", "=>", ">>", "to", "then", "into", "|", "到"].contains(source(current.span).lowercased())
  }

  /// `won customers by industry, size x source`, then clauses.
  mutating func parseProfile() throws(Diagnostic) -> ProfileQuestion {
    let start = position
    var question = ProfileQuestion(subject: try parseProfiled())
    let clauses = try parseClauses(of: .profile)
    question.by = clauses.crossings
    question.columns = clauses.items
    question.condition = clauses.condition
    question.period = clauses.period
    question.base = clauses.base
    question.presentation = clauses.presentation
    guard !question.by.isEmpty else {
      throw .profileOfNothing(after: question.subject.span, at: span(from: start))
    }
    return question
  }

  /// `won customers`, `customers where industry = "retail" with sales > 1000`. A `with` that no condition follows is the
  /// clause that names further columns.
  mutating func parseProfiled() throws(Diagnostic) -> Population {
    let start = position
    let name = try parseName(.profiled)
    if subject == nil { subject = name }
    var conditions: [Expression] = []
    var (hasWhere, hasWith) = (false, false)
    operandRoles = [.condition]
    while true {
      if !hasWhere, take(.condition) {
        hasWhere = true
        conditions.append(try parseCondition())
        continue
      }
      var probe = self
      guard !hasWith, probe.take(.with), let condition = try? probe.parseCondition(), condition.isTest else { break }
      hasWith = true
      self = probe
      conditions.append(condition)
    }
    return Population(name, condition: joined(conditions), span: span(from: start))
  }

  /// `industry, size x source`
  mutating func parseCrossings() throws(Diagnostic) -> [[Grouping]] {
    var crossings: [[Grouping]] = []
    repeat {
      var crossing = [try parseGrouping()]
      while take(.cross) { crossing.append(try parseGrouping()) }
      crossings.append(crossing)
    } while takeSeparator()
    return crossings
  }
}

extension Expression {
  /// Whether it is true or false rather than a value.
  var isTest: Bool {
    switch kind {
    case .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was, .changed: true
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .name, .negative, .arithmetic, .per, .share,
      .aggregate, .call:
      false
    }
  }
}
