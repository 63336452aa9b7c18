/// What a follow-up adds to the last question and takes away from it.
///
/// `.. where team = "East"` takes the place of what was said about the team, and what was said about other things stays;
/// `.. and amount > 1000` stands beside all of it, `.. and closes` beside what is shown; `.. without closes, vs` leaves out.
package struct FollowUpChanges: Hashable, Sendable {
  var condition: Expression?
  var items: [ShowQuestion.Item] = []
  /// Whole clauses that are left out, in the order written.
  private(set) var places: [Parser.Clause: Span] = [:]
  private(set) var clauses: [Parser.Clause] = []
  /// What is left out of the items, the rows and the conditions.
  var names: [Expression] = []

  mutating func leaveOut(_ clause: Parser.Clause, at place: Span) {
    places[clause] = place
    if !clauses.contains(clause) { clauses.append(clause) }
  }

  var isEmpty: Bool { condition == nil && items.isEmpty && clauses.isEmpty && names.isEmpty }
}

/// What a question has in which a name may stand.
struct NamedParts {
  var items: [ShowQuestion.Item] = []
  /// Items in front that stay.
  var kept = 0
  var by: [Grouping] = []
  var condition: Expression?
  var having: Expression?
  var sort: [SortKey] = []

  /// Takes out the first of these that has it: what is shown, what rows are made of, conditions about it.
  ///
  /// - Returns: Whether one has.
  mutating func leaveOut(_ name: Expression, as canonical: (String) -> String) -> Bool {
    let wanted = Self.key(name, canonical)
    func isWanted(_ alias: Name?, _ expression: Expression) -> Bool {
      alias.map { canonical($0.text) == wanted } ?? false || Self.key(expression, canonical) == wanted
    }
    if let place = items.indices.first(where: { $0 >= kept && isWanted(items[$0].alias, items[$0].expression) }) {
      items.remove(at: place)
      sort = sort.filter { Self.key($0.expression, canonical) != wanted }
      return true
    }
    let groupings = by.filter { grouping in
      !isWanted(grouping.alias, grouping.expression ?? Expression(.name(grouping.name), grouping.span))
    }
    if groupings.count < by.count {
      by = groupings
      return true
    }
    func others(_ condition: Expression?) -> Expression? {
      condition.flatMap { Expression.all($0.conjuncts.filter { !$0.namesSaid(canonical).contains(wanted) }) }
    }
    let before = (condition, having)
    (condition, having) = (others(condition), others(having))
    return before != (condition, having)
  }

  var names: [String] {
    let said = [condition, having].flatMap { $0?.namesSaid { $0 }.sorted() ?? [] }
    let rows = by.map { $0.alias?.text ?? formatted($0.expression ?? Expression(.name($0.name), $0.span)) }
    var found: [String] = []
    for name in items.map({ $0.alias?.text ?? formatted($0.expression) }) + rows + said where !found.contains(name) {
      found.append(name)
    }
    return found
  }

  private static func key(_ expression: Expression, _ canonical: (String) -> String) -> String {
    if case .name(let path) = expression.kind { return canonical(path.map(\.text).joined(separator: ".")) }
    let unnamed = expression.mapped { part in
      guard case .name(let path) = part.kind else { return nil }
      return Expression(.name([Name(canonical(path.map(\.text).joined(separator: ".")))]), part.span)
    }
    return formatted(unnamed)
  }
}

extension Expression {
  /// The parts that all have to hold.
  var conjuncts: [Expression] {
    if case .logical(.and, let parts) = kind { parts } else { [self] }
  }

  static func all(_ parts: [Expression]) -> Expression? {
    guard let first = parts.first, let last = parts.last else { return nil }
    return parts.count == 1 ? first : Expression(.logical(.and, parts), first.span.joined(with: last.span))
  }

  /// The names of what it compares.
  func namesSaid(_ canonical: (String) -> String) -> Set<String> {
    var found: Set<String> = []
    _ = mapped { part in
      switch part.kind {
      case .name(let path): found.insert(canonical(path.map(\.text).joined(separator: ".")))
      case .was(let name, _), .changed(let name, _, _, _): found.insert(canonical(name.text))
      case .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .arithmetic, .logical, .not,
        .comparison, .membership, .within, .range, .emptiness, .per, .share, .aggregate, .call:
        break
      }
      return nil
    }
    return found
  }

  /// The same with what `new` says in place of what was said about the same things.
  func giving(way new: Expression, as canonical: (String) -> String) -> Expression {
    let said = new.namesSaid(canonical)
    let others = conjuncts.filter { part in
      let names = part.namesSaid(canonical)
      return names.isEmpty || !names.isSubset(of: said)
    }
    return Expression.all(others + new.conjuncts) ?? new
  }
}

extension Statement {
  /// What a question shows, is split by and is about in its conditions, as written and each once.
  package var namesSaid: [String] {
    var parts = NamedParts()
    switch kind {
    case .show(let question):
      let first = question.hasSubject ? 1 : 0
      parts.items = Array(question.items.dropFirst(first))
      (parts.by, parts.condition, parts.having) = (question.by, question.condition, question.having)
    case .correlate(let question):
      (parts.by, parts.condition, parts.having) = (question.by, question.condition, question.having)
    case .list(let question): (parts.items, parts.condition) = (question.columns, question.condition)
    case .check(let question): (parts.by, parts.condition) = (question.by, question.condition)
    case .benchmark(let question): (parts.by, parts.condition) = (question.by, question.condition)
    case .funnel(let question):
      (parts.items, parts.by, parts.condition) = (question.stages, question.by, question.condition)
    case .profile(let question):
      parts.by = question.by.filter { $0.count == 1 }.flatMap { $0 }
      (parts.items, parts.condition) = (question.columns, question.condition)
    case .score(let question): (parts.condition, parts.having) = (question.condition, question.having)
    case .explain, .export, .lock, .define, .undefine, .importFile, .alias, .unalias, .undo, .log, .drill, .why, .last,
      .followUp, .describe, .catalogue, .set, .parameter, .assignment, .run, .save, .open, .backup, .checkStore, .help,
      .quit:
      return []
    }
    return parts.names
  }
}

extension Parser {
  /// `and amount > 1000`, `and closes, win_rate`
  mutating func parseAddition() throws(Diagnostic) -> FollowUpChanges? {
    guard take(.and) else { return nil }
    needMore()
    var changes = FollowUpChanges()
    operandRoles = [.condition]
    var probe = self
    let mistake: Diagnostic
    do throws(Diagnostic) {
      let condition = try probe.parseCondition()
      if condition.isTest {
        self = probe
        changes.condition = condition
        return changes
      }
      changes.items = try parseItems([.condition])
      return changes
    } catch { mistake = error }
    // What is wrong about a condition is told as that; a list of items ends where a condition goes on.
    probe = self
    guard let items = try? probe.parseItems([.item]), probe.isAtEnd else { throw mistake }
    self = probe
    changes.items = items
    return changes
  }

  /// `without closes, vs`
  mutating func parseOmissions(into clauses: inout Clauses) throws(Diagnostic) {
    needMore()
    repeat {
      let start = position
      if let clause = try takeClauseWord() {
        clauses.omitted.append((clause, span(from: start)))
      } else {
        operandRoles = [.omission]
        clauses.omittedNames.append(try parseValue())
      }
    } while takeSeparator()
  }

  /// A period may also be left out as it was written.
  private mutating func takeClauseWord() throws(Diagnostic) -> Clause? {
    if !lexicon.knows(current.folded), take(.sampleSize) || take(.interval) { return .sampling }
    if take(.asOf) { return .asOf }
    if take(.ownPeriod) { return .period }
    var probe = self
    if current.isWord, (try? probe.parsePeriodIfPresent()) != nil, probe.position > position {
      self = probe
      return .period
    }
    let others: [Clause] = [.by, .population, .condition, .versus, .having, .ranking, .sort, .presentation]
    return others.first { clause in clause.keywords.contains { take($0) } }
  }
}

extension Parser.Clause {
  /// The word by which it is left out.
  var omittedBy: Keyword {
    switch self {
    case .sampling: .sampleSize
    case .period: .ownPeriod
    default: keywords.first ?? .with
    }
  }
}
