import Values

/// `.. by team vs last month`: clauses that take the place of those of their kind in the last question, what is added to
/// it and what is left out.
package struct FollowUp: Hashable, Sendable {
  /// A question without a head: what stands after `with` are its items.
  package let clauses: ShowQuestion
  /// The clauses that were written or left out, and where.
  let places: [Parser.Clause: Span]
  package let changes: FollowUpChanges

  init(_ clauses: ShowQuestion, places: [Parser.Clause: Span], _ changes: FollowUpChanges) {
    self.clauses = clauses
    self.places = places.merging(changes.places) { written, _ in written }
    self.changes = changes
  }

  /// The first of them, in the order written, that a statement with this word does not have.
  func stranger(in statement: Keyword) -> Span? {
    var allowed = Set(Parser.Clause.allowed(in: statement) + [.omission])
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
  ///
  /// - Parameter canonical: The name that a word stands for.
  package func refined(
    by followUp: FollowUp, lexicon: Lexicon = Lexicon(),
    canonical: @escaping (String) -> String = { $0.lowercased() }
  ) throws(Diagnostic) -> Statement? {
    let refining = Refining(followUp: followUp, lexicon: lexicon, canonical: canonical)
    switch kind {
    case .show(let question): return Statement(.show(try refining.refined(question)))
    case .list(let question): return Statement(.list(try refining.refined(question)))
    case .check(let question): return Statement(.check(try refining.refined(question)))
    case .benchmark(let question): return Statement(.benchmark(try refining.refined(question)))
    case .correlate(let question): return Statement(.correlate(try refining.refined(correlation: question)))
    case .funnel(let question): return Statement(.funnel(try refining.refined(question)))
    case .profile(let question): return Statement(.profile(try refining.refined(question)))
    case .score(let question): return Statement(.score(try refining.refined(question)))
    case .explain, .export, .lock, .define, .undefine, .importFile, .alias, .unalias, .undo, .log, .drill, .why, .last,
      .followUp, .describe, .catalogue, .set, .parameter, .assignment, .run, .save, .open, .backup, .checkStore, .help,
      .quit:
      return nil
    }
  }
}
