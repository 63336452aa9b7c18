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
    question.comparators = clauses.comparators
    question.versus = clauses.versus
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
      // `benchmark visits by closes`: who is compared are people.
      if current.folded == "by", following.isWord, !["rep", "reps", "team", "teams"].contains(following.folded) {
        throw .foreignClause(source(current.span), "against", current.span)
      }
      throw KeywordIndex.isStructural(current.folded)
        ? .benchmarkWithoutResult(source(effort.expression.span), at: current.span, after: effort.expression.span)
        : unexpected()
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

extension Parser {
  // MARK: Scorecards

  /// `visits per workday weight 40% target 2, attainment weight 60% bands 80% -> 40, 100% -> 60`
  mutating func parseScorecardItems() throws(Diagnostic) -> [ScorecardItem] {
    var items: [ScorecardItem] = []
    repeat { items.append(try parseScorecardItem()) } while take(.comma)
    return items
  }

  /// What follows the value comes in any order.
  private mutating func parseScorecardItem() throws(Diagnostic) -> ScorecardItem {
    let start = position
    operandRoles = [.definition]
    let value = try parseItem()
    var weight: NumberLiteral?
    var item = ScorecardItem(value, weight: NumberLiteral(digits: 0))
    while true {
      if weight == nil, take(.weight) {
        weight = try parseNumberLiteral()
        item.weightSpan = previousSpan
      } else if item.goal == nil, take(.target) {
        operandRoles = [.definition]
        item.goal = .value(try parseValue())
      } else if item.goal == nil, take(.against) {
        let against = previousSpan
        try expect(.target)
        item.goal = .plan
        item.goalSpan = against.joined(with: previousSpan)
      } else if item.method == nil, take(.bands) {
        item.method = .bands(try parseBands())
      } else if item.method == nil, take(.byRank) {
        item.method = .rank
      } else if item.direction == nil, let found = takeBetter() {
        item.direction = found
      } else if item.floor == nil, take(.floor) {
        item.floor = try parseNumberLiteral()
      } else if item.cap == nil, take(.cap) {
        let cap = previousSpan
        item.cap = try parseNumberLiteral()
        item.capSpan = cap.joined(with: previousSpan)
      } else {
        break
      }
    }
    item.span = span(from: start)
    guard let weight else {
      if case .number(let literal) = current.kind, literal.isPercent {
        throw .weightWithoutWord(source(current.span), current.span)
      }
      let atBoundary = isAtEnd || current.isSymbol(.comma) || isAt(.grades)
      throw atBoundary ? .itemWithoutWeight(source(value.expression.span), item.span) : unexpected()
    }
    item.weight = weight
    return item
  }

  private mutating func parseNumberLiteral() throws(Diagnostic) -> NumberLiteral {
    needMore()
    record.noteNumber(at: position)
    guard case .number(let literal) = current.kind else { throw unexpected() }
    advance()
    return literal
  }

  private mutating func parseBands() throws(Diagnostic) -> [ScorecardItem.Band] {
    var bands: [ScorecardItem.Band] = []
    repeat {
      let from = try parseNumberLiteral()
      let fromSpan = previousSpan
      try expect(.arrow)
      var band = ScorecardItem.Band(from: from, points: try parseNumberLiteral())
      band.fromSpan = fromSpan
      band.pointsSpan = previousSpan
      bands.append(band)
    } while isAtAnotherBand && take(.comma)
    return bands
  }

  /// Whether the comma at hand parts two bands, not two items: no item starts with a number and an arrow.
  private var isAtAnotherBand: Bool {
    guard current.isSymbol(.comma), position + 2 < tokens.count, tokens[position + 2].isSymbol(.arrow) else {
      return false
    }
    return if case .number = tokens[position + 1].kind { true } else { false }
  }

  /// `S from 95%, A from 85%`
  mutating func parseGrades() throws(Diagnostic) -> [ScorecardGrade] {
    var grades: [ScorecardGrade] = []
    repeat {
      let name = try parseName(.newName)
      try expect(.from)
      let from = try parseNumberLiteral()
      grades.append(ScorecardGrade(name, from: from, fromSpan: previousSpan))
    } while take(.comma)
    return grades
  }

  /// `reps with monthly last month`
  /// `score reps with monthly by team`: those that are scored stand in front.
  func scoreOfGroups(_ clause: Span?) -> Diagnostic? {
    guard let clause, let entity = subject?.span, isRecords(position + 1) else { return nil }
    let kind = source(tokens[position + 1].span)
    let between = source(Span(entity.end, clause.start))
    let rest = between.hasSuffix(" ") ? String(between.dropLast()) : between
    return .scoreBy(
      clause, whole: entity.joined(with: clause),
      with: (kind.hasSuffix("s") || !kind.allSatisfy(\.isASCII) ? kind : kind + "s") + rest)
  }

  /// `score reps monthly last month`
  private var isCardAlone: Bool {
    guard let entity = subject, lexicon.isRecords(entity.text), current.isWord, current.phrases.isEmpty,
      !ends(at: position)
    else {
      return false
    }
    return following.isWord && !following.phrases.isEmpty || ends(at: position + 1)
  }

  mutating func parseScore() throws(Diagnostic) -> ScoreQuestion {
    if case .text = current.kind, isAt(.with, ahead: 1), position + 2 < tokens.count, tokens[position + 2].isWord {
      let card = tokens[position + 2].span
      throw .scoreOfSomebody(
        source(current.span), card: source(card), current.span, whole: current.span.joined(with: card))
    }
    let entity = try parseName(.entity)
    subject = entity
    if current.folded == "by", following.isWord, !isRecords(position + 1) {
      throw .foreignClause(source(current.span), "with", current.span)
    }
    if isCardAlone { throw .foreignClause(source(current.span), "with \(source(current.span))", current.span) }
    let clauses = try parseClauses(of: .score)
    guard let card = clauses.card else { throw .scoreWithoutCard(after: Span(previousSpan.end, previousSpan.end)) }
    var question = ScoreQuestion(entity, with: card)
    question.population = clauses.population
    question.condition = clauses.condition
    question.period = clauses.period
    question.comparators = clauses.comparators
    question.having = clauses.having
    question.ranking = clauses.ranking
    question.sort = clauses.sort
    question.presentation = clauses.presentation
    return question
  }

  /// `monthly last month`, `teams with monthly last month`
  mutating func parseLock() throws(Diagnostic) -> (Name?, card: Name, PeriodExpression) {
    var entity: Name?
    var card = try parseName([.scorecard, .entity])
    if take(.with) {
      entity = card
      card = try parseName(.scorecard)
    }
    needMore()
    if entity == nil, at(.by), following.isWord {
      throw .lockByGroup(
        card, source(following.span), replacing: card.span.joined(with: following.span),
        at: current.span.joined(with: following.span))
    }
    if take(.within) || take(.during) { return (entity, card, try parsePeriod()) }
    let end = Span(previousSpan.end, previousSpan.end)
    guard let period = try parsePeriodIfPresent() else {
      throw isAtEnd ? .lockWithoutPeriod(after: end) : unexpected()
    }
    return (entity, card, period)
  }
}
