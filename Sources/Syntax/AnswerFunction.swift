/// A function whose number depends on other rows of the answer, or on how many cases a rate rests on. In the tree it is a
/// call by its English name; what follows `in each` are further arguments.
package enum AnswerFunction: String, Hashable, Sendable, CaseIterable {
  case running, moving, previous, change, growth
  case rank, cumulative
  case cumulativeShare = "cumulative_share"
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
    case .lower: ("lower(win_rate)", "lower end of the rate's 95 % interval: ranks fairly by it")
    case .upper: ("upper(win_rate)", "upper end of the rate's 95 % interval")
    }
  }

  /// Whether rows can be compared within groups: `rank(sales in each team)`.
  package var takesGroups: Bool {
    switch self {
    case .rank, .cumulative, .cumulativeShare: true
    case .running, .moving, .previous, .change, .growth, .lower, .upper: false
    }
  }
}

extension Parser {
  /// `running(`, `cumulative share(`: the word is a function only before a bracket.
  mutating func takeAnswerFunction() -> AnswerFunction? {
    for function in AnswerFunction.allCases {
      guard let length = length(of: function.keyword, at: position, recording: false) else { continue }
      let next = position + length
      guard next < tokens.count, !ends(at: next), tokens[next].isSymbol(.openParenthesis) else { continue }
      position = next
      return function
    }
    return nil
  }

  /// `(sales, 3)`, `(sales in each team)`.
  mutating func parseCall(_ function: AnswerFunction, from start: Int) throws(Diagnostic) -> Expression {
    let name = Name(function.rawValue, span: span(from: start))
    guard function.takesGroups else { return try parseCall(name, from: start) }
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
  /// `running sales`: the function without its brackets.
  func functionWithoutBrackets() -> Diagnostic? {
    guard current.isWord, following.isWord, !lexicon.knows(current.folded), lexicon.knows(following.folded),
      let function = AnswerFunction.allCases.first(where: {
        let (english, chinese) = $0.keyword.spellings
        return (english + chinese).contains(current.folded)
      })
    else { return nil }
    return .functionWithoutBrackets(
      function, source(following.span), current.span.joined(with: following.span))
  }
}

extension Printer {
  func text(call name: Name, _ arguments: [Expression]) -> String {
    guard let function = AnswerFunction(rawValue: name.text) else {
      return text(name) + "(" + joined(arguments) { text($0) } + ")"
    }
    let written = isOfFile ? name.text : word(function.keyword)
    guard function.takesGroups, arguments.count > 1 else {
      return written + "(" + joined(arguments) { text($0) } + ")"
    }
    let groups = joined(Array(arguments.dropFirst())) { text($0) }
    return written + "(" + text(arguments[0], atLeast: .per) + blank + word(.inEach) + blank + groups + ")"
  }
}
