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
