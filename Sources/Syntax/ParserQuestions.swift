import Values

extension Parser {
  mutating func parseShow() throws(Diagnostic) -> ShowQuestion {
    operandRoles = [.item]
    if let habit = catalogueHabit() { throw habit }
    let items = try parseItems([.item])
    var question = ShowQuestion(items: items, try parseClauses(of: .show))
    question.hasSubject = items.count == 1 && question.items.count > 1
    return question
  }

  /// `by team vs last month` after `..`
  mutating func parseFollowUp() throws(Diagnostic) -> FollowUp {
    needMore()
    statementWord = .show
    if position + 1 < tokens.count, let meant = Self.changing[current.folded] {
      throw .foreignClause(source(current.span), meant, current.span)
    }
    var changes = try parseAddition() ?? FollowUpChanges()
    let clauses = try parseClauses(of: .show, following: true)
    for omitted in clauses.omitted { changes.leaveOut(omitted.clause, at: omitted.place) }
    changes.names = clauses.omittedNames
    if clauses.places.isEmpty, changes.isEmpty { throw unexpected() }
    return FollowUp(ShowQuestion(items: [], clauses), places: clauses.places, changes)
  }

  private static let changing: [String: String] = [
    "also": "and", "plus": "and", "add": "and", "include": "and", "including": "and", "再看": "且", "加上": "且",
    "加": "且", "另外": "且", "remove": "without", "drop": "without", "except": "without", "minus": "without",
    "no": "without", "omit": "without", "delete": "without", "不看": "去掉", "删除": "去掉", "不要": "去掉", "去除": "去掉",
  ]

  mutating func parseList() throws(Diagnostic) -> ListQuestion {
    var question = ListQuestion(entity: try parseName(.entity))
    subject = question.entity
    let clauses = try parseClauses(of: .list)
    question.columns = clauses.items
    question.date = clauses.date
    question.asOf = clauses.asOf
    question.knownBy = clauses.knownBy
    question.asOfSpan = clauses.asOfSpan
    question.population = clauses.population
    question.condition = clauses.condition
    question.period = clauses.period
    question.ranking = clauses.ranking
    question.sort = clauses.sort
    question.presentation = clauses.presentation
    return question
  }

  /// `visits, hit_rate = closes / proposals`
  mutating func parseItems(_ roles: [NameRole]) throws(Diagnostic) -> [ShowQuestion.Item] {
    operandRoles = roles
    var items: [ShowQuestion.Item] = []
    repeat {
      items.append(try parseItem())
    } while takeSeparator()
    return items
  }

  /// `hit_rate = closes / proposals`
  mutating func parseItem() throws(Diagnostic) -> ShowQuestion.Item {
    needMore()
    var alias: Name?
    if isAtAlias {
      alias = try parseName(.newName)
      try expect(.equal)
    }
    return ShowQuestion.Item(alias: alias, try parseValue())
  }

  /// A comma; in Chinese lists also 和.
  mutating func takeSeparator() -> Bool {
    if take(.comma) { return true }
    guard current.isWord, current.folded == "和" else { return false }
    advance()
    return true
  }

  // MARK: Clauses

  struct Clauses {
    /// The clauses that were written, and where.
    var places: [Clause: Span] = [:]
    var items: [ShowQuestion.Item] = []
    var sampling: Sampling?
    var withWord = Span.none
    var havingWord = Span.none
    var by: [Grouping] = []
    var crossings: [[Grouping]] = []
    var population: Population?
    var base: Population?
    var condition: Expression?
    var date: Name?
    var period: PeriodExpression?
    var asOf: DatePoint?
    var knownBy: DatePoint?
    var comparators: [Comparator] = []
    var versus = Span.none
    var asOfSpan = Span.none
    var having: Expression?
    var ranking: Ranking?
    var sort: [SortKey] = []
    var presentation: Answer.Presentation?
    var isStrict = false
    var minimum: Count?
    var card: Name?
    /// Of a follow-up: what it leaves out.
    var omitted: [(clause: Clause, place: Span)] = []
    var omittedNames: [Expression] = []
  }

  enum Clause: CaseIterable {
    case sampling, with, date, sort, by, population, condition, asOf, versus, presentation, having, ranking, strict,
      minimum, omission,
      period

    /// The words that open it; a period has many.
    var keywords: [Keyword] {
      switch self {
      case .sampling, .with: [.with]
      case .date: [.on]
      case .sort: [.sort]
      case .by: [.by]
      case .population: [.population]
      case .condition: [.condition]
      case .asOf: [.asOf]
      case .versus: [.versus]
      case .presentation: [.presentation]
      case .having: [.having]
      case .ranking: [.top, .bottom]
      case .strict: [.strict]
      case .minimum: [.minimumVolume]
      case .omission: [.without]
      case .period: [.within, .during]
      }
    }

    static func allowed(in statement: Keyword) -> [Clause] {
      switch statement {
      case .list: [.with, .date, .population, .condition, .period, .asOf, .ranking, .sort, .presentation]
      case .check: [.by, .population, .condition, .period, .asOf, .versus, .strict, .presentation]
      case .score: [.with, .population, .condition, .period, .versus, .having, .ranking, .sort, .presentation]
      case .benchmark: [.by, .population, .condition, .period, .minimum, .presentation]
      case .correlate: [.by, .population, .condition, .period, .asOf, .having, .presentation]
      case .funnel: [.by, .population, .condition, .period, .versus, .presentation]
      case .profile: [.with, .by, .condition, .period, .versus, .presentation]
      default: allCases.filter { $0 != .date && $0 != .strict && $0 != .minimum && $0 != .omission }
      }
    }
  }

  /// The clauses of a question in any order, each at most once.
  mutating func parseClauses(of statement: Keyword, following: Bool = false) throws(Diagnostic) -> Clauses {
    var clauses = Clauses()
    let allowed = Clause.allowed(in: statement) + (following ? [.omission] : [])
    if let (period, span) = try takeLeadingPeriod() {
      clauses.period = period
      clauses.places[.period] = span
    }
    while true {
      let start = position
      var found: Clause?
      for clause in Clause.allCases {
        guard allowed.contains(clause), clauses.places[clause] == nil else {
          if clause != .omission || following, isAtRefused(clause, among: allowed) {
            throw refuse(
              clause, of: statement, seen: clauses.places[clause], hasPeriod: clauses.places[.period] != nil)
          }
          continue
        }
        if try parse(clause, into: &clauses, statement: statement) {
          found = clause
          break
        }
      }
      guard let found else {
        if isAtEnd { return clauses }
        throw windowAlone(clauses, period: clauses.places[.period]) ?? unexpectedClause()
      }
      clauses.places[found] = span(from: start)
    }
  }

  /// Whether a clause that cannot stand here (again) begins; asked without a trace.
  private mutating func isAtRefused(_ clause: Clause, among allowed: [Clause]) -> Bool {
    if isAtEnd { return false }
    if clause == .presentation, isAt(.asOf) { return false }
    if clause == .sampling || clause == .with, isAt(.with) {
      return (allowed.contains(.sampling) && samplingAhead() != nil) == (clause == .sampling)
    }
    if clause.keywords.contains(where: { isAt($0) }) {
      return clause != .by || !isAtChineseSort()
    }
    guard clause == .period else { return false }
    var probe = self
    return (try? probe.parsePeriodIfPresent()) != nil
  }

  /// A second clause of a kind, or one that this statement does not have. What it would take to leave it out is tried
  /// on a copy.
  private func refuse(_ clause: Clause, of statement: Keyword, seen: Span?, hasPeriod: Bool) -> Diagnostic {
    var probe = self
    var ignored = Clauses()
    let start = position
    let didParse = (try? probe.parse(clause, into: &ignored, statement: .show)) ?? false
    let whole = didParse ? probe.span(from: start) : nil
    let word = source(tokens[position].span)
    if clause == .by, tokens[max(0, position - 1)].folded == "order", position > statementStart + 2 {
      // `by rep, order by sales`
      let isListed = tokens[position - 2].isSymbol(.comma)
      let place = tokens[position - (isListed ? 2 : 1)].span.joined(with: tokens[position].span)
      return .foreignClause("order by", "sort", place, behind: isListed ? " " : "")
    }
    guard let seen else {
      if statement == .score, clause == .by, let found = scoreOfGroups(whole) { return found }
      if clause == .date, let found = onDay() { return found }
      // Without its day it would be another question.
      if clause == .asOf {
        var found = Diagnostic.clauseNotHere("as of", statement: statement, current.span, whole: nil)
        found.example = StatementForm.allCases.first { $0.keyword == statement }.map { .init($0.example) }
        return found
      }
      let opening = statement == .list && clause == .versus && hasPeriod ? tokens[statementStart].span : nil
      return .clauseNotHere(word, statement: statement, current.span, whole: whole, opening: opening)
    }
    let isAdjacent =
      seen.end <= current.span.start && source(Span(seen.end, current.span.start)).allSatisfy(\.isWhitespace)
    let joint: String? =
      switch clause {
      case .by, .with, .sampling, .sort, .versus: isAdjacent ? "," : nil
      case .condition, .having: isAdjacent ? " and" : nil
      case .omission: isAdjacent ? "," : nil
      case .date, .population, .asOf, .presentation, .ranking, .strict, .minimum, .period: nil
      }
    var joined = joint.map { ($0, Span(seen.end, current.span.end)) }
    if !isAdjacent, let whole, clause == .by, seen.end < current.span.start {
      let between = source(Span(seen.end, current.span.start))
      let more = source(Span(current.span.end, whole.end))
      joined = (",\(more)\(between)", Span(seen.end, whole.end))
    }
    if clause == .period, let whole {
      if let found = toDateOfOther(seen, whole) ?? chosenByOtherPeriod(seen, whole) { return found }
    }
    return .duplicateClause(word, isPeriod: clause == .period, current.span, whole: whole, joined: joined)
  }

  /// Reads `clause` if it begins here.
  private mutating func parse(
    _ clause: Clause, into clauses: inout Clauses, statement: Keyword
  ) throws(Diagnostic) -> Bool {
    operandRoles = [.condition]
    switch clause {
    case .sampling:
      guard let ahead = samplingAhead() else { return false }
      clauses.sampling = ahead.sampling
      position = ahead.end
    case .with:
      clauses.withWord = current.span
      guard take(.with) else { return false }
      if statement == .score {
        clauses.card = try parseName(.scorecard)
        return true
      }
      if statement == .show { noteSampling() }
      clauses.items = try parseItems(statement == .list ? [.column] : [.item])
    case .date:
      guard take(.on) else { return false }
      clauses.date = try parseName(.column)
    case .sort:
      if isAtChineseSort() {
        clauses.sort = try parseChineseSort()
        return true
      }
      guard take(.sort) else { return false }
      _ = take(.by)
      clauses.sort = try parseSortKeys()
    case .by:
      guard take(.by) else { return false }
      if statement == .profile { clauses.crossings = try parseCrossings() } else { clauses.by = try parseGroupings() }
    case .population:
      guard take(.population) else { return false }
      clauses.population = try parsePopulation()
    case .condition:
      guard take(.condition) else { return false }
      clauses.condition = try parseCondition()
    case .asOf:
      let start = position
      guard take(.asOf) else { return false }
      if statement == .show, let mistake = periodAsDay(after: start) { throw mistake }
      clauses.asOf = try parsePoint()
      if statement == .list, take(.knownBy) { clauses.knownBy = try parsePoint() }
      clauses.asOfSpan = span(from: start)
    case .versus:
      let start = position
      if statement == .profile {
        guard take(.versus) else { return false }
        // All of a kind are that kind.
        if ["all", "全部", "所有"].contains(current.folded), isRecords(position + 1) {
          throw .filler(source(current.span), current.span, upTo: tokens[position + 1].span.start)
        }
        clauses.base = try parseProfiled()
        return true
      }
      guard takeVersus() else { return false }
      clauses.comparators = try parseComparators()
      clauses.versus = span(from: start)
    case .presentation:
      guard take(.presentation) else { return false }
      clauses.presentation = try parsePresentation()
    case .having:
      clauses.havingWord = current.span
      guard take(.having) else { return false }
      clauses.having = try parseCondition()
    case .ranking:
      let start = position
      guard let isTop = take(.top) ? true : take(.bottom) ? false : nil else { return false }
      clauses.ranking = try parseRanking(isTop: isTop, from: start)
    case .strict:
      guard take(.strict) else { return false }
      clauses.isStrict = true
    case .minimum:
      guard take(.minimumVolume) else { return false }
      clauses.minimum = try parseCountOrParameter()
    case .omission:
      guard take(.without) else { return false }
      try parseOmissions(into: &clauses)
    case .period:
      if isAt(.inEach) || isAt(.inBands) { return false }
      if take(.within) || take(.during) {
        clauses.period = try parsePeriod()
        return true
      }
      clauses.period = try parsePeriodIfPresent()
      return clauses.period != nil
    }
    return true
  }

  private mutating func parseGroupings() throws(Diagnostic) -> [Grouping] {
    var groupings: [Grouping] = []
    repeat { groupings.append(try parseGrouping()) } while takeSeparator()
    return groupings
  }

  mutating func parseGrouping() throws(Diagnostic) -> Grouping {
    let start = position
    var grouping = try parseGrouped()
    groupingNames.append(grouping.name)
    if grouping.expression == nil, grouping.alias == nil, take(.rolledUp) {
      grouping.isRolledUp = true
    } else if take(.inBands) {
      repeat { grouping.bands.append(try parseEdge()) } while isAtNextBand && take(.comma)
    }
    grouping.span = span(from: start)
    return grouping
  }

  /// `3`, `-3`
  private mutating func parseEdge() throws(Diagnostic) -> NumberLiteral {
    needMore()
    let isNegative = current.isSymbol(.minus)
    if isNegative { advance() }
    record.noteNumber(at: position)
    guard case .number(var edge) = current.kind else { throw unexpected() }
    advance()
    if isNegative { edge.digits.negate() }
    return edge
  }

  /// A name, or what is computed of each record, with a name of its own before `=`.
  private mutating func parseGrouped() throws(Diagnostic) -> Grouping {
    var alias: Name?
    if isAtAlias {
      alias = try parseName(.newName)
      try expect(.equal)
      _ = at(.today)
    }
    let start = position
    guard isAtGroupingExpression(named: alias != nil) else {
      let path = try parsePath([.dimension])
      if current.isSymbol(.minus) {
        var probe = self
        probe.position = start
        if (try? probe.parseValue()) != nil, probe.isAt(.inBands) {
          throw .bareGrouping(source(probe.span(from: start)), probe.span(from: start))
        }
      }
      return Grouping(path, alias: alias)
    }
    operandRoles = [.dimension]
    let value = try parseValue()
    if case .name(let path) = value.kind { return Grouping(path, alias: alias) }
    return Grouping([], alias: alias, expression: value)
  }

  /// `(closed - created)`, `today - created`; with a name before it also `closed - created`.
  private func isAtGroupingExpression(named isNamed: Bool) -> Bool {
    if current.isSymbol(.openParenthesis) { return true }
    var probe = self
    if probe.takeRecordFunction() != nil { return true }
    let isDay = [Keyword.today, .yesterday, .tomorrow].contains { probe.isAt($0) }
    guard isNamed || isDay else { return false }
    if current.isSymbol(.minus) { return true }
    if case .number = current.kind { return true }
    guard (try? probe.parsePath([.dimension])) != nil else { return false }
    return ArithmeticOperator.rows.contains { probe.current.isSymbol($0.symbol) }
  }

  /// Whether the comma at hand parts two band edges, not two groupings.
  private var isAtNextBand: Bool {
    guard current.isSymbol(.comma), position + 1 < tokens.count else { return false }
    let next = position + (following.isSymbol(.minus) ? 2 : 1)
    guard next < tokens.count else { return false }
    return switch tokens[next].kind {
    case .number: true
    case .word, .quotedName, .text, .date, .parameter, .symbol, .invalid, .end: false
    }
  }
}

extension ShowQuestion {
  /// What stands after `with` comes after the items.
  init(items: [Item], _ clauses: Parser.Clauses) {
    self.init(items: items + clauses.items)
    sampling = clauses.sampling
    withWord = clauses.withWord
    havingWord = clauses.havingWord
    by = clauses.by
    population = clauses.population
    condition = clauses.condition
    period = clauses.period
    asOf = clauses.asOf
    comparators = clauses.comparators
    versus = clauses.versus
    having = clauses.having
    ranking = clauses.ranking
    sort = clauses.sort
    presentation = clauses.presentation
  }
}
