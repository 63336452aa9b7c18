import Values

/// `.. by team vs last month`: clauses that take the place of those of their kind in the last question.
package struct FollowUp: Hashable, Sendable {
  /// A question without a head: what stands after `with` are its items.
  package let clauses: ShowQuestion
  /// The clauses that were written, and where.
  private let places: [Parser.Clause: Span]

  init(_ clauses: ShowQuestion, places: [Parser.Clause: Span]) {
    self.clauses = clauses
    self.places = places
  }

  private func replace<Part>(_ part: inout Part, by new: Part, of clause: Parser.Clause) {
    if places[clause] != nil { part = new }
  }

  /// The first of them, in the order written, that a statement with this word does not have.
  private func stranger(in statement: Keyword) -> Span? {
    var allowed = Set(Parser.Clause.allowed(in: statement))
    // Whom a profile is compared with is no period.
    if statement == .profile { allowed.remove(.versus) }
    return places.filter { !allowed.contains($0.key) }.values.min { $0.start < $1.start }
  }
}

extension Statement {
  /// The question that a follow-up would be about: its own, or the one that it explains or writes into a file.
  package var asked: Statement? {
    switch kind {
    case .show, .list, .check, .benchmark, .correlate, .funnel, .profile, .score: self
    case .explain, .export: inner?.asked
    case .lock, .define, .undefine, .importFile, .alias, .unalias, .undo, .log, .drill, .why, .last, .followUp,
      .describe, .catalogue, .set, .parameter, .assignment, .run, .save, .open, .backup, .checkStore, .help, .quit:
      nil
    }
  }

  /// The follow-up that it is, explains or writes into a file.
  package var followUp: FollowUp? {
    if case .followUp(let clauses) = kind { clauses } else { inner?.followUp }
  }

  private var inner: Statement? {
    switch kind {
    case .explain(_, let inner): inner
    case .export(let written): written.source
    case .show, .list, .check, .benchmark, .correlate, .funnel, .profile, .score, .lock, .define, .undefine,
      .importFile, .alias, .unalias, .undo, .log, .drill, .why, .last, .followUp, .describe, .catalogue, .set,
      .parameter, .assignment, .run, .save, .open, .backup, .checkStore, .help, .quit:
      nil
    }
  }

  /// The same with `question` in place of its follow-up.
  package func following(up question: Statement) -> Statement {
    switch kind {
    case .explain(let form, let inner): return Statement(.explain(form, inner.following(up: question)), span)
    case .export(var written):
      written.source = written.source?.following(up: question)
      return Statement(.export(written), span)
    case .show, .list, .check, .benchmark, .correlate, .funnel, .profile, .score, .lock, .define, .undefine,
      .importFile, .alias, .unalias, .undo, .log, .drill, .why, .last, .followUp, .describe, .catalogue, .set,
      .parameter, .assignment, .run, .save, .open, .backup, .checkStore, .help, .quit:
      return question
    }
  }

  /// The question with these clauses; `nil` of what is none.
  package func refined(
    by followUp: FollowUp, lexicon: Lexicon = Lexicon()
  ) throws(Diagnostic) -> Statement? {
    switch kind {
    case .show(var question):
      followUp.refine(&question, lexicon)
      return Statement(.show(question))
    case .list(var question):
      try followUp.refine(&question)
      return Statement(.list(question))
    case .check(var question):
      try followUp.refine(&question)
      return Statement(.check(question))
    case .benchmark(var question):
      try followUp.refine(&question)
      return Statement(.benchmark(question))
    case .correlate(var question):
      try followUp.refine(correlation: &question)
      return Statement(.correlate(question))
    case .funnel(var question):
      try followUp.refine(&question)
      return Statement(.funnel(question))
    case .profile(var question):
      try followUp.refine(&question)
      return Statement(.profile(question))
    case .score(var question):
      try followUp.refine(&question)
      return Statement(.score(question))
    case .explain, .export, .lock, .define, .undefine, .importFile, .alias, .unalias, .undo, .log, .drill, .why, .last,
      .followUp, .describe, .catalogue, .set, .parameter, .assignment, .run, .save, .open, .backup, .checkStore, .help,
      .quit:
      return nil
    }
  }
}

/// What nearly every question can say.
private protocol UsualClauses {
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

extension FollowUp {
  private func refineUsual(_ question: inout some UsualClauses) {
    replace(&question.population, by: clauses.population, of: .population)
    replace(&question.condition, by: clauses.condition, of: .condition)
    replace(&question.period, by: clauses.period, of: .period)
    replace(&question.presentation, by: clauses.presentation, of: .presentation)
  }

  private func refuseStrangers(in statement: Keyword) throws(Diagnostic) {
    if let place = stranger(in: statement) { throw .clauseNotInLast(statement, place) }
  }

  fileprivate func refine(_ question: inout ShowQuestion, _ lexicon: Lexicon) {
    if places[.with] != nil {
      let isSubject = question.hasSubject || question.items.count == 1 && question.items[0].isRecords(lexicon)
      question.items = (isSubject ? [question.items[0]] : []) + clauses.items
      question.hasSubject = isSubject
    }
    replace(&question.sampling, by: clauses.sampling, of: .sampling)
    refineClauses(of: &question)
  }

  /// Of a correlation both items stay.
  fileprivate func refine(correlation question: inout ShowQuestion) throws(Diagnostic) {
    try refuseStrangers(in: .correlate)
    refineClauses(of: &question)
  }

  private func refineClauses(of question: inout ShowQuestion) {
    replace(&question.by, by: clauses.by, of: .by)
    refineUsual(&question)
    replace(&question.asOf, by: clauses.asOf, of: .asOf)
    replace(&question.comparators, by: clauses.comparators, of: .versus)
    replace(&question.having, by: clauses.having, of: .having)
    replace(&question.ranking, by: clauses.ranking, of: .ranking)
    replace(&question.sort, by: clauses.sort, of: .sort)
  }

  fileprivate func refine(_ question: inout ListQuestion) throws(Diagnostic) {
    try refuseStrangers(in: .list)
    replace(&question.columns, by: clauses.items, of: .with)
    refineUsual(&question)
    replace(&question.asOf, by: clauses.asOf, of: .asOf)
    replace(&question.ranking, by: clauses.ranking, of: .ranking)
    replace(&question.sort, by: clauses.sort, of: .sort)
  }

  fileprivate func refine(_ question: inout CheckQuestion) throws(Diagnostic) {
    try refuseStrangers(in: .check)
    replace(&question.by, by: clauses.by, of: .by)
    refineUsual(&question)
    replace(&question.asOf, by: clauses.asOf, of: .asOf)
    replace(&question.comparators, by: clauses.comparators, of: .versus)
  }

  fileprivate func refine(_ question: inout BenchmarkQuestion) throws(Diagnostic) {
    try refuseStrangers(in: .benchmark)
    replace(&question.by, by: clauses.by, of: .by)
    refineUsual(&question)
  }

  fileprivate func refine(_ question: inout FunnelQuestion) throws(Diagnostic) {
    try refuseStrangers(in: .funnel)
    replace(&question.by, by: clauses.by, of: .by)
    refineUsual(&question)
    replace(&question.comparators, by: clauses.comparators, of: .versus)
  }

  /// Each grouping makes rows of its own.
  fileprivate func refine(_ question: inout ProfileQuestion) throws(Diagnostic) {
    try refuseStrangers(in: .profile)
    replace(&question.columns, by: clauses.items, of: .with)
    replace(&question.by, by: clauses.by.map { [$0] }, of: .by)
    replace(&question.condition, by: clauses.condition, of: .condition)
    replace(&question.period, by: clauses.period, of: .period)
    replace(&question.presentation, by: clauses.presentation, of: .presentation)
  }

  /// `.. with quarterly` is another scorecard.
  fileprivate func refine(_ question: inout ScoreQuestion) throws(Diagnostic) {
    try refuseStrangers(in: .score)
    if let place = places[.with] {
      guard clauses.items.count == 1, case .name(let path) = clauses.items[0].expression.kind, path.count == 1 else {
        throw .clauseNotInLast(.score, place)
      }
      question.card = path[0]
    }
    refineUsual(&question)
    replace(&question.comparators, by: clauses.comparators, of: .versus)
    replace(&question.having, by: clauses.having, of: .having)
    replace(&question.ranking, by: clauses.ranking, of: .ranking)
    replace(&question.sort, by: clauses.sort, of: .sort)
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
