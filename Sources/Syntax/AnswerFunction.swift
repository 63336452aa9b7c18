/// A function whose number depends on other rows of the answer, or on how many cases a rate rests on. In the tree it is a
/// call by its English name; what follows `in each` are further arguments.
package enum AnswerFunction: String, Hashable, Sendable, CaseIterable {
  case running, moving, previous, change, growth
  case rank, cumulative
  case cumulativeShare = "cumulative_share"
  case pareto
  case lower, upper

  package var keyword: Keyword {
    switch self {
    case .running: .running
    case .moving: .moving
    case .previous: .previous
    case .change: .change
    case .growth: .growth
    case .rank: .rank
    case .cumulative: .cumulative
    case .cumulativeShare: .cumulativeShare
    case .pareto: .pareto
    case .lower: .lower
    case .upper: .upper
    }
  }

  /// How it is called, and what it says.
  package var usage: (example: String, meaning: String) {
    switch self {
    case .running:
      ("running(sales)", "from the first bucket of the time axis through the row's own; ratios are ratios of sums")
    case .moving: ("moving(sales, 3)", "over the last 3 buckets: the mean a bucket, of a ratio the ratio of sums")
    case .previous: ("previous(sales)", "the bucket before; `previous(sales, 12)` twelve before")
    case .change: ("change(sales)", "less the bucket before")
    case .growth: ("growth(sales)", "change over the bucket before, when that was above 0")
    case .rank: ("rank(sales)", "1 is best; equals share a rank: 1, 2, 2, 4")
    case .cumulative: ("cumulative(sales)", "with all rows that have more, the largest first")
    case .cumulativeShare: ("cumulative_share(sales)", "the same as part of the whole")
    case .pareto:
      (
        "pareto(sales by customer, 80%)",
        "how many customers, the largest first, make 80% of it, of how many, which part"
      )
    case .lower: ("lower(win_rate)", "lower end of the rate's 95 % interval: ranks fairly by it")
    case .upper: ("upper(win_rate)", "upper end of the rate's 95 % interval")
    }
  }

  /// What stands in its brackets.
  package enum Shape: Hashable, Sendable {
    /// `(sales, 3)`
    case values
    /// `(sales in each team)`
    case inGroups
    /// `(sales by customer, 80%)`
    case counting
  }

  package var shape: Shape {
    switch self {
    case .rank, .cumulative, .cumulativeShare: .inGroups
    case .pareto: .counting
    case .running, .moving, .previous, .change, .growth, .lower, .upper: .values
    }
  }
}

extension Parser {
  /// `running(`, `cumulative share(`: the word is a function only before a bracket.
  mutating func takeAnswerFunction() -> AnswerFunction? {
    takeFunction(AnswerFunction.allCases, \.keyword)
  }

  /// `(sales, 3)`, `(sales in each team)`.
  mutating func parseCall(_ function: AnswerFunction, from start: Int) throws(Diagnostic) -> Expression {
    let name = Name(function.rawValue, span: span(from: start))
    switch function.shape {
    case .values: return try parseCall(name, from: start)
    case .inGroups: return try parseGroupedCall(function, name, from: start)
    case .counting: return try parseCountingCall(function, name, from: start)
    }
  }

  private mutating func parseGroupedCall(_ function: AnswerFunction, _ name: Name, from start: Int)
    throws(Diagnostic) -> Expression
  {
    try enter()
    defer { depth -= 1 }
    try open(.openParenthesis)
    var arguments = [try parseValue()]
    let highest = height
    if current.isSymbol(.comma), following.isWord {
      let second = following
      throw .groupsAfterComma(function, source(second.span), Span(previousSpan.end, second.span.start), second.span)
    }
    if take(.inEach) {
      repeat {
        let name = try parseName(.dimension)
        arguments.append(Expression(.name([name]), name.span))
      } while take(.comma)
    }
    try close(.closeParenthesis)
    try grow(over: highest)
    return Expression(.call(name, arguments), span(from: start))
  }
}

extension Parser {
  private mutating func parseCountingCall(_ function: AnswerFunction, _ name: Name, from start: Int)
    throws(Diagnostic) -> Expression
  {
    try enter()
    defer { depth -= 1 }
    try open(.openParenthesis)
    var arguments = [try parseValue()]
    var highest = height
    if !take(.by) {
      if current.isSymbol(.comma) || current.isSymbol(.closeParenthesis) {
        throw .countedMissing(function, at: span(from: start), replacing: Span(previousSpan.end, previousSpan.end))
      }
      throw unexpected()
    }
    let counted = try parseName(.dimension)
    arguments.append(Expression(.name([counted]), counted.span))
    if take(.comma) {
      arguments.append(try parseValue())
      highest = max(highest, height)
    }
    try close(.closeParenthesis)
    try grow(over: highest)
    return Expression(.call(name, arguments), span(from: start))
  }

  /// `running sales`: the function without its brackets.
  func functionWithoutBrackets() -> Diagnostic? {
    guard current.isWord, following.isWord, !lexicon.knows(current.folded), lexicon.knows(following.folded),
      let function = AnswerFunction.allCases.first(where: {
        let (english, chinese) = $0.keyword.spellings
        return (english + chinese).contains(current.folded)
      })
    else { return nil }
    // In the order of size nothing accumulates along time.
    let isAlongTime = function == .cumulative && hasTimeRows(from: position + 1)
    return .functionWithoutBrackets(
      isAlongTime ? .running : function, source(following.span), current.span.joined(with: following.span))
  }
}

extension Printer {
  func text(call name: Name, _ arguments: [Expression]) -> String {
    guard let function = AnswerFunction(rawValue: name.text) else {
      let ofRecord = isOfFile ? nil : RecordFunction(rawValue: name.text)
      return (ofRecord.map { word($0.keyword) } ?? text(name)) + "(" + joined(arguments) { text($0) } + ")"
    }
    let written = isOfFile ? name.text : word(function.keyword)
    let first = arguments.first.map { text($0, atLeast: .per) } ?? ""
    let rest = Array(arguments.dropFirst())
    switch function.shape {
    case .values: return written + "(" + joined(arguments) { text($0) } + ")"
    case .inGroups:
      if rest.isEmpty { return "\(written)(\(first))" }
      return "\(written)(\(first)\(blank)\(word(.inEach))\(blank)" + joined(rest) { text($0) } + ")"
    case .counting: return "\(written)(\(first)\(blank)\(word(.by))\(blank)" + joined(rest) { text($0) } + ")"
    }
  }
}
