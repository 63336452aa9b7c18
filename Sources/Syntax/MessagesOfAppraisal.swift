import Values

/// What is said about checks, benchmarks and scorecards that are not finished.
extension Diagnostic {
  /// `score reps with monthly by team`
  static func scoreBy(_ span: Span, whole: Span, with text: String) -> Diagnostic {
    Diagnostic(
      code: "clause-not-here", "a score has a row for each of those that are scored, and they stand in front", at: span,
      fixes: [Fix("score them", replacing: whole, with: text)])
  }

  /// `score "Li Na" with monthly`
  static func scoreOfSomebody(_ name: String, card: String, _ span: Span, whole: Span) -> Diagnostic {
    let meant = "reps with \(card) for reps where name = \(name)"
    return Diagnostic(
      code: "score-of-somebody", "all are scored beside one another; who is shown is said with `for`", at: span,
      fixes: [Fix("write `\(meant)`", replacing: whole, with: meant)])
  }

  static func benchmarkWithoutResult(_ written: String, at span: Span, after effort: Span) -> Diagnostic {
    let isResult = written.lowercased() == "closes"
    let fix =
      isResult
      ? Fix("such as `visits against closes`", replacing: Span(effort.start, effort.start), with: "visits against ")
      : Fix("such as `against closes`", replacing: Span(effort.end, effort.end), with: " against closes")
    return Diagnostic(
      code: "benchmark-without-result", "a benchmark says what the best are known by, after `against`", at: span,
      fixes: [fix])
  }

  static func weightWithoutWord(_ weight: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "foreign-clause", "how much an item counts is said with `weight`", at: span,
      fixes: [Fix("write `weight \(weight)`", replacing: span, with: "weight \(weight)")])
  }

  static func itemWithoutWeight(_ item: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      code: "item-without-weight", "`\(item)` has no weight; the weights of a scorecard add up to 100%", at: span,
      fixes: [Fix("such as `weight 20%`", replacing: Span(span.end, span.end), with: " weight 20%")])
  }

  static func lockWithoutPeriod(after span: Span) -> Diagnostic {
    Diagnostic(
      code: "lock-without-period", "the scores of a period are locked", at: span,
      fixes: [Fix("such as `last month`", replacing: span, with: " last month")])
  }

  static func lockByGroup(_ card: Name, _ group: String, replacing whole: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "lock-by", "whose scores are locked stands before the scorecard, as in `score`", at: span,
      fixes: [Fix("lock theirs", replacing: whole, with: "\(group) with \(card.text)")])
  }

  static func scoreWithoutCard(after span: Span) -> Diagnostic {
    Diagnostic(
      code: "score-without-card", "a score needs a scorecard, as in `score reps with monthly last month`", at: span,
      fixes: [Fix("such as `with monthly`", replacing: span, with: " with monthly")])
  }
}
