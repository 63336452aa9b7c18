import Values

/// Puts what a follow-up says into the last question.
struct Refining {
  let followUp: FollowUp
  let lexicon: Lexicon
  /// The name that a word stands for.
  let canonical: (String) -> String

  private var clauses: ShowQuestion { followUp.clauses }
  private var changes: FollowUpChanges { followUp.changes }

  private func replace<Part>(_ part: inout Part, by new: Part, of clause: Parser.Clause) {
    if followUp.places[clause] != nil { part = new }
  }

  private func refuseStrangers(in statement: Keyword) throws(Diagnostic) {
    if let place = followUp.stranger(in: statement) { throw .clauseNotInLast(statement, place) }
  }

  // MARK: Conditions, and what names are taken out of

  /// Conditions about the same things give way, others stay.
  private func refine(_ condition: inout Expression?, by new: Expression?, of clause: Parser.Clause) {
    guard followUp.places[clause] != nil else { return }
    guard let new, let old = condition, !changes.clauses.contains(clause) else {
      condition = new
      return
    }
    condition = old.giving(way: new, as: canonical)
  }

  private func addCondition(to condition: inout Expression?) {
    guard let added = changes.condition else { return }
    condition = Expression.all((condition?.conjuncts ?? []) + added.conjuncts)
  }

  /// Further items stand in questions that show what they name.
  private func refuseItems(in statement: Keyword) throws(Diagnostic) {
    if let first = changes.items.first { throw .clauseNotInLast(statement, first.expression.span) }
  }

  /// - Parameter kept: Items in front that stay, where that is not the question's own.
  private func leaveOut(of question: inout some NamedQuestion, kept: Int? = nil) throws(Diagnostic) {
    var parts = question.named
    if let kept { parts.kept = kept }
    for name in changes.names where !parts.leaveOut(name, as: canonical) {
      throw .notInLast(formatted(name), name.span)
    }
    question.named = parts
  }

  // MARK: Questions

  func refined(_ written: ShowQuestion) throws(Diagnostic) -> ShowQuestion {
    var question = written
    let isSubject = question.hasSubject || question.items.count == 1 && question.items[0].isRecords(lexicon)
    if let place = followUp.places[.with] {
      question.items = (isSubject ? [question.items[0]] : []) + clauses.items
      question.hasSubject = isSubject
      if question.items.isEmpty { throw .nothingLeftToShow(place) }
    }
    replace(&question.sampling, by: clauses.sampling, of: .sampling)
    let more = changes.items.filter { !question.items.contains($0) }
    if !more.isEmpty {
      question.items += more
      question.hasSubject = isSubject
    }
    try refineClauses(of: &question, kept: isSubject ? 1 : 0)
    if question.items.isEmpty, let name = changes.names.last { throw .nothingLeftToShow(name.span) }
    if question.items.count == 1 { question.hasSubject = false }
    return question
  }

  /// Of a correlation both items stay.
  func refined(correlation written: ShowQuestion) throws(Diagnostic) -> ShowQuestion {
    try refuseStrangers(in: .correlate)
    try refuseItems(in: .correlate)
    var question = written
    try refineClauses(of: &question, kept: question.items.count)
    return question
  }

  private func refineClauses(of question: inout ShowQuestion, kept: Int) throws(Diagnostic) {
    replace(&question.by, by: clauses.by, of: .by)
    refineUsual(&question)
    replace(&question.asOf, by: clauses.asOf, of: .asOf)
    replace(&question.comparators, by: clauses.comparators, of: .versus)
    refine(&question.having, by: clauses.having, of: .having)
    replace(&question.ranking, by: clauses.ranking, of: .ranking)
    replace(&question.sort, by: clauses.sort, of: .sort)
    try leaveOut(of: &question, kept: kept)
  }

  func refined(_ written: ListQuestion) throws(Diagnostic) -> ListQuestion {
    try refuseStrangers(in: .list)
    var question = written
    replace(&question.columns, by: clauses.items, of: .with)
    if let first = changes.items.first {
      if question.columns.isEmpty { throw .additionToUsualColumns(first.expression.span) }
      question.columns += changes.items
    }
    refineUsual(&question)
    replace(&question.asOf, by: clauses.asOf, of: .asOf)
    if followUp.changes.clauses.contains(.asOf) { question.knownBy = nil }
    replace(&question.ranking, by: clauses.ranking, of: .ranking)
    replace(&question.sort, by: clauses.sort, of: .sort)
    try leaveOut(of: &question)
    return question
  }

  func refined(_ written: CheckQuestion) throws(Diagnostic) -> CheckQuestion {
    try refuseStrangers(in: .check)
    try refuseItems(in: .check)
    var question = written
    replace(&question.by, by: clauses.by, of: .by)
    refineUsual(&question)
    replace(&question.asOf, by: clauses.asOf, of: .asOf)
    replace(&question.comparators, by: clauses.comparators, of: .versus)
    try leaveOut(of: &question)
    return question
  }

  func refined(_ written: BenchmarkQuestion) throws(Diagnostic) -> BenchmarkQuestion {
    try refuseStrangers(in: .benchmark)
    try refuseItems(in: .benchmark)
    var question = written
    replace(&question.by, by: clauses.by, of: .by)
    refineUsual(&question)
    try leaveOut(of: &question)
    return question
  }

  /// A stage can be left out.
  func refined(_ written: FunnelQuestion) throws(Diagnostic) -> FunnelQuestion {
    try refuseStrangers(in: .funnel)
    try refuseItems(in: .funnel)
    var question = written
    replace(&question.by, by: clauses.by, of: .by)
    refineUsual(&question)
    replace(&question.comparators, by: clauses.comparators, of: .versus)
    try leaveOut(of: &question)
    if question.stages.count < 2, question.stages.count < written.stages.count, let name = changes.names.last {
      throw .nothingLeftToShow(name.span)
    }
    return question
  }

  /// Each grouping makes rows of its own.
  func refined(_ written: ProfileQuestion) throws(Diagnostic) -> ProfileQuestion {
    try refuseStrangers(in: .profile)
    var question = written
    replace(&question.columns, by: clauses.items, of: .with)
    question.columns += changes.items
    replace(&question.by, by: clauses.by.map { [$0] }, of: .by)
    refine(&question.condition, by: clauses.condition, of: .condition)
    addCondition(to: &question.condition)
    replace(&question.period, by: clauses.period, of: .period)
    replace(&question.presentation, by: clauses.presentation, of: .presentation)
    try leaveOut(of: &question)
    return question
  }

  /// `.. with quarterly` is another scorecard.
  func refined(_ written: ScoreQuestion) throws(Diagnostic) -> ScoreQuestion {
    try refuseStrangers(in: .score)
    try refuseItems(in: .score)
    var question = written
    if let place = followUp.places[.with] {
      guard clauses.items.count == 1, case .name(let path) = clauses.items[0].expression.kind, path.count == 1 else {
        throw .clauseNotInLast(.score, place)
      }
      question.card = path[0]
    }
    refineUsual(&question)
    replace(&question.comparators, by: clauses.comparators, of: .versus)
    refine(&question.having, by: clauses.having, of: .having)
    replace(&question.ranking, by: clauses.ranking, of: .ranking)
    replace(&question.sort, by: clauses.sort, of: .sort)
    try leaveOut(of: &question)
    return question
  }
}

/// What nearly every question can say.
protocol UsualClauses {
  var population: Population? { get set }
  var condition: Expression? { get set }
  var period: PeriodExpression? { get set }
  var presentation: Answer.Presentation? { get set }
}

extension ShowQuestion: UsualClauses {}
extension ListQuestion: UsualClauses {}
extension CheckQuestion: UsualClauses {}
extension BenchmarkQuestion: UsualClauses {}
extension FunnelQuestion: UsualClauses {}
extension ScoreQuestion: UsualClauses {}

extension Refining {
  private func refineUsual(_ question: inout some UsualClauses) {
    replace(&question.population, by: clauses.population, of: .population)
    refine(&question.condition, by: clauses.condition, of: .condition)
    addCondition(to: &question.condition)
    replace(&question.period, by: clauses.period, of: .period)
    replace(&question.presentation, by: clauses.presentation, of: .presentation)
  }
}

extension ShowQuestion.Item {
  /// Whether it is the name of records and not a number.
  fileprivate func isRecords(_ lexicon: Lexicon) -> Bool {
    if alias == nil, case .name(let path) = expression.kind, path.count == 1 {
      lexicon.isRecords(path[0].text)
    } else {
      false
    }
  }
}
