package import Syntax
import Values

/// A function of the rows where it stands, for what can only be checked when the rows are known.
struct PlacedFunction {
  var function: AnswerFunction
  var part: Quantity
  var groups: [Name]
  /// Its operand as written.
  var operand: String
  var span: Span

  mutating func move(to span: Span) {
    self.span = span
    groups = groups.map { Name($0.text, isQuoted: $0.isQuoted, span: span) }
  }
}

extension Resolver {
  private static let longestWindow = 10_000

  /// `running(sales)`, `moving(sales, 3)`, `rank(sales in each team)`, `lower(win_rate)`.
  mutating func ofRows(
    _ function: AnswerFunction, _ name: Name, _ arguments: [Expression], at span: Span
  ) throws(Diagnostic) -> Quantity {
    guard let operand = arguments.first else { throw Messages.functionOperand(function, at: span) }
    let part = try quantity(operand)
    let groups = function.shape == .inGroups ? Self.names(of: arguments.dropFirst()) : []
    placedFunctions.append(
      PlacedFunction(function: function, part: part, groups: groups, operand: text(operand), span: span))
    let keys = groups.map(canonicalKey)
    switch function {
    case .running:
      try checkNoExtra(function, arguments, allowed: 1)
      try checkAccumulates(function, part, operand, whole: span)
      return .ofRows(.running, part)
    case .moving:
      let count = try bucketCount(function, arguments, span)
      try checkAccumulates(function, part, operand, whole: span)
      return .ofRows(.moving(count), part)
    case .previous: return .ofRows(.previous(try bucketCount(function, arguments, span)), part)
    case .change:
      let before = Quantity.ofRows(.previous(try bucketCount(function, arguments, span)), part)
      return .arithmetic(.subtract, part, before)
    case .growth:
      try checkNumber(part, operand)
      return .ofRows(.growth(try bucketCount(function, arguments, span)), part)
    case .rank: return .ofRows(.rank(isAscending: isBetterLow(operand), groups: keys), part)
    case .cumulative, .cumulativeShare:
      guard Self.isAdditive(part) else {
        throw Messages.notCumulative(function, text(operand), whole: span, at: operand.span)
      }
      return .ofRows(function == .cumulative ? .cumulative(groups: keys) : .cumulativeShare(groups: keys), part)
    case .share:
      guard Self.isAdditive(part) else { throw Messages.shareOfRatio(text(operand), whole: span, at: operand.span) }
      return .ofRows(.share(groups: keys), part)
    case .pareto: return try pareto(operand, part, arguments, at: span)
    case .lower, .upper:
      try checkNoExtra(function, arguments, allowed: 1)
      guard let rate = part.rate else { throw Messages.noInterval(text(operand), at: operand.span) }
      return .bound(function == .lower ? .lower : .upper, hits: rate.hits, cases: rate.cases)
    }
  }

  /// What a number measures that is seen through other rows.
  func unit(of part: Quantity, seenBy view: RowView) -> Unit {
    switch view {
    case .growth, .cumulativeShare, .share: .percent
    case .rank: .count
    // A mean of counts is none.
    case .moving: unit(of: part) == .count ? .ratio : unit(of: part)
    case .running, .previous, .cumulative: unit(of: part)
    }
  }

  /// The name that a grouping's key will have.
  package func canonicalKey(_ name: Name) -> String {
    let word = name.text.lowercased()
    return catalogue.dimension(word)?.name ?? catalogue.entity(word)?.singular ?? Catalogue.grain(word)?.rawValue
      ?? word
  }

  /// Groups and what is counted are keys of rows, everything else is numbers.
  func canonical(_ arguments: [Expression], of name: Name) -> [Expression] {
    guard let shape = AnswerFunction(rawValue: name.text.lowercased())?.shape, shape != .values else {
      return arguments.map(canonical)
    }
    return arguments.enumerated().map { index, argument in
      guard index > 0, case .name(let parts) = argument.kind, parts.count == 1 else { return canonical(argument) }
      return Expression(.name([Name(canonicalKey(parts[0]), span: argument.span)]), argument.span)
    }
  }

  static func names(of arguments: ArraySlice<Expression>) -> [Name] {
    arguments.compactMap { if case .name(let parts) = $0.kind, parts.count == 1 { parts[0] } else { nil } }
  }

  /// Only a metric by its name says which way is better.
  private func isBetterLow(_ operand: Expression) -> Bool {
    guard case .name(let parts) = operand.kind, parts.count == 1, aliases[parts[0].text.lowercased()] == nil else {
      return false
    }
    return catalogue.metric(parts[0].text)?.direction == .lower
  }

  // MARK: Arguments

  private func bucketCount(_ function: AnswerFunction, _ arguments: [Expression], _ span: Span) throws(Diagnostic)
    -> Int
  {
    try checkNoExtra(function, arguments, allowed: 2)
    guard arguments.count == 2 else {
      if function != .moving { return 1 }
      throw Messages.windowMissing(arguments.first.map(text) ?? "sales", at: span)
    }
    let written = try substituted(arguments[1])
    guard case .number(let literal) = written.kind, let count = literal.integer, !literal.isPercent,
      (1...Self.longestWindow).contains(count)
    else { throw Messages.windowCount(text(arguments[1]), limit: Self.longestWindow, at: arguments[1].span) }
    return count
  }

  private func checkNoExtra(_ function: AnswerFunction, _ arguments: [Expression], allowed: Int) throws(Diagnostic) {
    guard arguments.count > allowed, let last = arguments.last else { return }
    throw Messages.extraArgument(
      function, replacing: Span(arguments[allowed - 1].span.end, last.span.end), at: arguments[allowed].span)
  }

  private func checkNumber(_ part: Quantity, _ operand: Expression) throws(Diagnostic) {
    switch unit(of: part) {
    case .text, .date: throw Messages.notANumber(at: operand.span)
    case .count, .money, .percent, .points, .ratio, .days, .minutes, .quantity: break
    }
  }

  /// What is accumulated must follow from its parts.
  private func checkAccumulates(_ function: AnswerFunction, _ part: Quantity, _ operand: Expression, whole: Span)
    throws(Diagnostic)
  {
    try checkNumber(part, operand)
    if !part.rowViews.isEmpty { throw Messages.rowsOfRows(function, text(operand), whole: whole, at: operand.span) }
    if function == .running, part.isSnapshot { throw Messages.runningSnapshot(text(operand), at: whole) }
    guard let measure = part.measures.first(where: { !$0.isAdditive && $0.function != .min && $0.function != .max })
    else { return }
    throw Messages.notAccumulated(
      function, text(operand), isDistinct: measure.function == .countDistinct, whole: whole, at: operand.span)
  }

  // MARK: When the rows are known

  func checkPlacedFunctions(_ keys: [GroupKey], _ show: ShowQuestion) throws(Diagnostic) {
    let hasAxis = keys.contains { key in
      switch key.kind {
      case .time(let grain): !grain.isCycle
      case .cohort(.after): true
      case .cohort(.entered), .cohort(.member), .attribute, .expression, .number: false
      }
    }
    for placed in placedFunctions {
      switch placed.function {
      case .running, .moving, .previous, .change, .growth:
        guard hasAxis else { throw Messages.noTimeAxis(placed.function, at: placed.span, fix: Self.timeFix(show)) }
      case .cumulative, .cumulativeShare:
        let times = keys.filter(\.isWhen)
        let groups = placed.groups.map(canonicalKey)
        if placed.part.isSnapshot, times.contains(where: { !groups.contains($0.name) }) {
          throw Messages.runningSnapshot(placed.operand, at: placed.span)
        }
      case .pareto, .rank, .share, .lower, .upper: break
      }
      for name in placed.groups where position(of: Expression(.name([name]), name.span), in: keys) == nil {
        throw Messages.unknownDimension(name, near: nearestWords(to: name.text, among: keys.map(\.name)))
      }
    }
  }

  /// `by month`, where it can stand.
  private static func timeFix(_ show: ShowQuestion) -> Diagnostic.Fix? {
    if let last = show.by.last {
      return .init("add `month`", replacing: Span(last.span.end, last.span.end), with: ", month")
    }
    guard let end = show.items.last?.expression.span.end else { return nil }
    return .init("add `by month`", replacing: Span(end, end), with: " by month")
  }
}
