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
    for name in items.dropFirst(kept).map({ $0.alias?.text ?? formatted($0.expression) }) + rows + said
    where !found.contains(name) {
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

/// A question of which names may be left out.
protocol NamedQuestion {
  var named: NamedParts { get set }
}

extension ShowQuestion: NamedQuestion {
  var named: NamedParts {
    get {
      NamedParts(items: items, kept: hasSubject ? 1 : 0, by: by, condition: condition, having: having, sort: sort)
    }
    set {
      (items, by, sort) = (newValue.items, newValue.by, newValue.sort)
      (condition, having) = (newValue.condition, newValue.having)
    }
  }
}

extension ListQuestion: NamedQuestion {
  var named: NamedParts {
    get { NamedParts(items: columns, condition: condition, sort: sort) }
    set { (columns, condition, sort) = (newValue.items, newValue.condition, newValue.sort) }
  }
}

extension CheckQuestion: NamedQuestion {
  var named: NamedParts {
    get { NamedParts(by: by, condition: condition) }
    set { (by, condition) = (newValue.by, newValue.condition) }
  }
}

extension BenchmarkQuestion: NamedQuestion {
  var named: NamedParts {
    get { NamedParts(by: by, condition: condition) }
    set { (by, condition) = (newValue.by, newValue.condition) }
  }
}

extension FunnelQuestion: NamedQuestion {
  var named: NamedParts {
    get { NamedParts(items: stages, by: by, condition: condition) }
    set { (stages, by, condition) = (newValue.items, newValue.by, newValue.condition) }
  }
}

extension ProfileQuestion: NamedQuestion {
  /// Of a cross no side is left out.
  var named: NamedParts {
    get {
      NamedParts(items: columns, by: by.filter { $0.count == 1 }.flatMap { $0 }, condition: condition)
    }
    set {
      (columns, condition) = (newValue.items, newValue.condition)
      by.removeAll { $0.count == 1 && !newValue.by.contains($0[0]) }
    }
  }
}

extension ScoreQuestion: NamedQuestion {
  var named: NamedParts {
    get { NamedParts(condition: condition, having: having) }
    set { (condition, having) = (newValue.condition, newValue.having) }
  }
}

extension Statement {
  /// What a question shows, is split by and is about in its conditions, as written and each once.
  package var namesSaid: [String] {
    switch kind {
    case .show(let question): return question.named.names
    case .correlate(let question):
      var parts = question.named
      parts.kept = question.items.count
      return parts.names
    case .list(let question): return question.named.names
    case .check(let question): return question.named.names
    case .benchmark(let question): return question.named.names
    case .funnel(let question): return question.named.names
    case .profile(let question): return question.named.names
    case .score(let question): return question.named.names
    case .explain, .export, .lock, .define, .undefine, .importFile, .alias, .unalias, .undo, .log, .drill, .why, .last,
      .followUp, .describe, .catalogue, .set, .parameter, .assignment, .run, .save, .open, .backup, .checkStore, .help,
      .quit:
      return []
    }
  }
}
