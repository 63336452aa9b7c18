/// The same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Makes random sentences from the published grammar.
struct Sentences {
  let grammar: Grammar
  var random: SeededGenerator
  /// Rules and literals that took part so far.
  private(set) var used: Set<String> = []
  /// The sentence at hand says its period first.
  private var hasLeading = false
  /// The least nesting that a rule needs.
  private let heights: [String: Int]

  static let samples: [String: [String]] = [
    "name": [
      "visits", "closes", "win_rate", "customers", "客户", "größe", "`odd name`", "`by`", "`a``b`", "week", "rep",
    ],
    "WORD": ["round", "text_of", "函数"],
    "NUMBER": ["0", "7", "12.5", "1.2M", "3k", "120万", "1_000", "30%", "0.5%"],
    "PERCENT": ["80%", "12.5%"],
    "COUNT": ["1", "5", "30"],
    "YEAR": ["2025", "2026"],
    "TEXT": [#""retail""#, "'it''s'", #""say ""so""""#, "“零售”", #""""#],
    "RANGE": [#""A3:H200""#, #""a:h""#, "'3:200'", #""$B$2""#],
    "DATE": ["2026-Q1", "2026-H2", "2026-W07", "2026-03", "2026-03-15", "2024-02-29", "FY2026", "FY2026-Q3"],
    "PARAMETER": ["$rep", "$since"],
    "TIME": ["14:30", "9:05"],
    "HOURS": ["1", "1.5"],
    "CURRENCY": ["EUR", "CNY"],
  ]

  init(grammar: Grammar, seed: UInt64) {
    self.grammar = grammar
    random = SeededGenerator(seed: seed)
    var heights: [String: Int] = [:]
    for name in Self.samples.keys { heights[name] = 0 }
    for _ in 0..<grammar.rules.count {
      for (name, node) in grammar.rules where Self.samples[name] == nil {
        if let height = Self.height(node, heights) { heights[name] = min(heights[name] ?? .max, height + 1) }
      }
    }
    self.heights = heights
  }

  private static func height(_ node: Grammar.Node, _ known: [String: Int]) -> Int? {
    switch node {
    case .literal, .characters, .optional, .many: return 0
    case .reference(let name): return known[name]
    case .some(let inner): return height(inner, known)
    case .choice(let nodes): return nodes.compactMap { height($0, known) }.min()
    case .sequence(let nodes):
      var highest = 0
      for node in nodes {
        guard let height = height(node, known) else { return nil }
        highest = max(highest, height)
      }
      return highest
    }
  }

  mutating func sentence(_ rule: String = "statement", budget: Int = 14) -> String {
    words(.reference(rule), budget).joined(separator: " ")
  }

  private mutating func words(_ node: Grammar.Node, _ budget: Int) -> [String] {
    switch node {
    case .literal(let text):
      used.insert("'\(text)'")
      return [text]
    case .characters: return []
    case .reference(let name):
      used.insert(name)
      if let sample = Self.samples[name]?.randomElement(using: &random) { return [sample] }
      if grammar.rules[name + "-clause"] != nil { hasLeading = false }
      if name.hasSuffix("-clause"), name != "period-clause" { return [] }
      guard let rule = grammar.rules[name] else { return ["?\(name)"] }
      let body = words(rule, budget - 1)
      if grammar.rules[name + "-clause"] != nil, name != "period" {
        return body + clauses(of: name + "-clause", budget - 1)
      }
      return body
    case .sequence(let nodes): return ledWords(nodes, budget)
    case .choice(let nodes):
      let affordable = nodes.filter { (Self.height($0, heights) ?? .max) <= budget }
      let least = nodes.min { (Self.height($0, heights) ?? .max) < (Self.height($1, heights) ?? .max) }
      return (affordable.randomElement(using: &random) ?? least).map { words($0, budget) } ?? []
    case .optional(let inner):
      return isAffordable(inner, budget) && Bool.random(using: &random) ? words(inner, budget) : []
    case .many(let inner): return repeated(inner, from: 0, budget)
    case .some(let inner): return repeated(inner, from: 1, budget)
    }
  }

  /// A period stands first only before a name, and then no other one follows.
  private mutating func ledWords(_ nodes: [Grammar.Node], _ budget: Int) -> [String] {
    var found: [[String]] = []
    for node in nodes { found.append(words(node, budget)) }
    let isLeading = { (node: Grammar.Node) in if case .optional(.reference("leading")) = node { true } else { false } }
    guard let place = nodes.firstIndex(where: isLeading), !found[place].isEmpty else {
      return found.flatMap { $0 }
    }
    let next = found[(place + 1)...].lazy.flatMap { $0 }.first ?? ""
    hasLeading = Self.samples["name"]?.contains(next) ?? false
    if !hasLeading { found[place] = [] }
    return found.flatMap { $0 }
  }

  private func isAffordable(_ node: Grammar.Node, _ budget: Int) -> Bool {
    (Self.height(node, heights) ?? .max) < budget
  }

  private mutating func repeated(_ node: Grammar.Node, from minimum: Int, _ budget: Int) -> [String] {
    let count = isAffordable(node, budget) ? Int.random(in: minimum...(minimum + 2), using: &random) : minimum
    return (0..<count).flatMap { _ in words(node, budget) }
  }

  /// Each clause at most once, in any order; `where` and `with` before `for` and `vs`, `by` before `top`, as the grammar's
  /// comment says.
  private mutating func clauses(of rule: String, _ budget: Int) -> [String] {
    guard case .choice(let nodes) = grammar.rules[rule], budget > 0 || rule == "follow-up-clause" else { return [] }
    used.insert(rule)
    var names: [String] = nodes.compactMap { if case .reference(let name) = $0 { name } else { nil } }
    if hasLeading { names.removeAll { $0 == "period-clause" } }
    let all = names
    names = names.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }.shuffled(using: &random)
    // What has no head has a clause.
    if names.isEmpty, rule == "follow-up-clause" { names = all.randomElement(using: &random).map { [$0] } ?? [] }
    for absorbing in ["for", "versus"] {
      guard let position = names.firstIndex(of: absorbing) else { continue }
      names.remove(at: position)
      let last = names.lastIndex { $0 == "where" || $0 == "with-items" } ?? -1
      names.insert(absorbing, at: Int.random(in: (last + 1)...names.count, using: &random))
    }
    if let by = names.firstIndex(of: "by"), let ranking = names.firstIndex(of: "ranking"), ranking < by {
      names.swapAt(by, ranking)
    }
    return names.flatMap { words(.reference($0), budget) }
  }
}
