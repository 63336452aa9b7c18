import Syntax
import Values

extension Messages {
  // MARK: check, benchmark

  /// `instead`: the same with the records' condition after `where`, or counted.
  static func checkOfRecords(at span: Span, instead: String?) -> Diagnostic {
    Diagnostic(
      code: "check-of-records",
      "a check compares numbers, such as `visits >= 10`; a condition on records stands after `where`", at: span,
      fixes: instead.map { [.init("write `\($0)`", replacing: span, with: $0)] } ?? [])
  }

  static func benchmarkOfPeople(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "benchmark-of-people", "a benchmark compares those who work: `by rep` or `by team`", at: span,
      fixes: [.init("compare reps", replacing: span, with: "rep")])
  }

  static func benchmarkApart(_ function: AnswerFunction, _ operand: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "benchmark-of-people",
      "a benchmark has one row for each of those who work, and `in each` would make rows of its own", at: span,
      fixes: [.init("look at all rows", replacing: span, with: "\(function.rawValue)(\(operand))")])
  }

  static func requiredOfCounts(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "required-of-counts", "what is required is a count of what was done, as in `required(visits)`", at: span,
      fixes: [.init("such as `visits`", replacing: span, with: "visits")])
  }

  static func benchmarkOfNumbers(_ what: String, isEffort: Bool, at span: Span) -> Diagnostic {
    let example = isEffort ? "visits" : "closes"
    return Diagnostic(
      code: "benchmark-of-numbers", "a benchmark compares numbers, and \(what) is none", at: span,
      fixes: [.init("such as `\(example)`", replacing: span, with: example)])
  }

  static func nothingToBenchmark(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing-counted", "this counts no records, so that nobody can be known by it", at: span,
      fixes: [.init("such as `closes`", replacing: span, with: "closes")])
  }
}

extension Messages {
  // MARK: Scorecards

  /// - Parameter known: the cards that there are.
  static func unknownScorecard(_ name: Name, near: [String], known: [String]) -> Diagnostic {
    if near.isEmpty, let first = known.first {
      let list = known.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
      return Diagnostic(
        code: "unknown-scorecard", "no scorecard is called `\(name.text)`; there is \(list)", at: name.span,
        example: .init("what it is made of", "describe \(first)"))
    }
    let isName = (try? parseExpression(name.text))?.kind == Expression.Kind.name([Name(name.text)])
    let card = isName ? name.text : "monthly"
    return unknown(
      "unknown-scorecard", "no scorecard is called `\(name.text)`", name, near,
      see: .init(
        "make one", "define scorecard \(card) = sales weight 60% against target, closes weight 40% by rank"))
  }

  /// What a question could say about rows or another period, an item of a card cannot.
  static func notScored(_ item: String, _ error: Diagnostic, at span: Span) -> Diagnostic? {
    let why: Wording
    switch error.code {
    case "cannot-split": why = "`\(item)` is not kept of reps, so nobody can be scored by it"
    case "vs-missing": why = "a score is of one period, and `\(item)` is a change from another"
    case "no-series": why = "a score is of one period, and `\(item)` goes along time"
    default: return nil
    }
    return Diagnostic(
      code: "not-scored", why, at: span,
      example: .init("define scorecard monthly = sales weight 60% against target, closes weight 40% by rank"))
  }

  static func scoreOfPeople(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "score-of-people", "reps and teams are scored, not `\(name.text)`", at: name.span,
      fixes: [.init("score reps", replacing: name.span, with: "reps")])
  }

  static func noScoreColumn(_ name: String, near: [String], known: [String], at span: Span) -> Diagnostic {
    let list = known.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      code: "no-score-column", "scores have no column `\(name)`; they have \(list)", at: span,
      fixes: .didYouMean(near, at: span),
      example: .init("score reps with monthly last month having score >= 80% sort visits desc"))
  }

  static func noTestOfScores(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-score-test", "`\(text)` cannot be asked of scores; compare a column with a number or a text", at: span,
      example: .init("score reps with monthly last month having score >= 80%"))
  }

  static func rankingOfScores(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "ranking-of-scores", "of scores the first or last so many are shown, not a part or those of each group",
      at: span, fixes: [.init("the first three", replacing: span, with: "top 3")])
  }

  static func scoreForOthers(
    _ chosen: String, scored: String, numbers: String, whole: Span, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      code: "score-for-others", "`for` chooses which \(scored) are shown, and \(chosen) are none of them", at: span,
      fixes: [.init("the numbers without scores", replacing: whole, with: numbers)])
  }

  static func scoreWithoutPeriod(after span: Span) -> Diagnostic {
    Diagnostic(
      code: "score-without-period", "a score is of a period", at: span,
      fixes: [.init("such as `last month`", replacing: span, with: " last month")])
  }

  static func notDayByDay(_ number: String, instead: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-day-by-day", "`\(number)` does not add up day by day, so its target is not for a part of the days",
      at: span,
      fixes: [.init("write `\(instead)`", replacing: span, with: instead)])
  }

  static func lockBeforeTheEnd(_ period: Period, instead: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "lock-before-the-end", "the period ends on \(period.last), and only what is over can be locked", at: span,
      fixes: [.init("such as `\(instead)`", replacing: span, with: instead)])
  }

  /// In ten-thousandths. `even` is the card with weights in the same proportions that add up.
  static func weightsDoNotAddUp(_ weights: [Int], last: Span, even: String, at span: Span) -> Diagnostic {
    let shares = weights.map { spoken(Double($0) / 10_000) }
    let sum = weights.reduce(0, +)
    let total = spoken(Double(sum) / 10_000)
    let rest = (weights.last ?? 0) + 10_000 - sum
    let fix = spoken(Double(rest) / 10_000)
    return Diagnostic(
      code: "weights-do-not-add-up",
      "the weights add up to \(total)\(shares.count > 1 ? " (\(shares.joined(separator: " + ")))" : ""), not to 100%",
      at: span, fixes: rest > 0 ? [.init("let the last one weigh \(fix)", replacing: last, with: fix)] : [],
      example: .init("in the same proportions", even))
  }

  static func weightIsNoPercentage(_ weight: NumberLiteral, at span: Span) -> Diagnostic {
    let number = weight.integer.map { "\($0)" } ?? "\(weight.double)"
    return Diagnostic(
      code: "weight-no-percentage", "a weight is a percentage: `weight \(number)%`, not `weight \(number)`", at: span,
      fixes: [.init("write `\(number)%`", replacing: span, with: "\(number)%")])
  }

  static func goalOfNothing(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "goal-of-nothing", "a score is a share of its target, and of nothing there is none", at: span,
      fixes: [.init("write 1", replacing: span, with: "1")])
  }

  static func weightOutside(_ weight: NumberLiteral, at span: Span) -> Diagnostic {
    let percent = min(max(weight.double * 100, 1), 100)
    let meant = percent == percent.rounded() ? "\(Int(percent))%" : plainNumber(percent) + "%"
    return Diagnostic(
      code: "weight-outside", "a weight is more than 0%, at most 100%, and has at most two decimals", at: span,
      fixes: [.init("such as \(meant)", replacing: span, with: meant)])
  }

  /// `isNumber`: the span is the number's own.
  static func shareExpected(_ number: NumberLiteral, of what: Wording, at span: Span, isNumber: Bool = false)
    -> Diagnostic
  {
    let written = number.integer.map { "\($0)" } ?? "\(number.double)"
    return Diagnostic(
      code: "share-expected", "\(written) has to be a percentage of \(what): `\(written)%`", at: span,
      fixes: isNumber ? [.init("write `\(written)%`", replacing: span, with: "\(written)%")] : [],
      example: .init("define scorecard monthly = sales weight 100% against target floor 50% cap 120%"))
  }

  static func itemWithoutGoal(_ item: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "item-without-goal",
      "`\(item)` is measured by nothing; say `target 10`, `against target`, `bands 10 -> 50%` or `by rank`", at: span,
      fixes: [.init("score it by rank", replacing: Span(span.end, span.end), with: " by rank")])
  }

  static func planOfFormula(_ item: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "plan-of-formula", "targets are set for metrics, and `\(item)` is a formula; say `target` and a number",
      at: span, fixes: [.init("such as `target 2`", replacing: span, with: "target 2")])
  }

  static func bandAboveWeight(_ points: Double, weight: Double, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "band-above-weight",
      "an item of weight \(spoken(weight)) gives at most \(plainNumber(weight * 100)) points, not \(plainNumber(points))",
      at: span,
      fixes: [.init("all of it is \(plainNumber(weight * 100))", replacing: span, with: plainNumber(weight * 100))])
  }

  static func bandTwice(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "band-twice", "two bands begin at the same value", at: span,
      example: .init("define scorecard monthly = visits weight 100% bands 10 -> 50%, 20 -> 100%"))
  }

  static func capBelowFloor(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "cap-below-floor", "the cap lies below the floor", at: span,
      fixes: [.init("leave the cap out", replacing: span, with: "")])
  }

  static func gradeTwice(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "grade-twice", "the grade `\(name.text)` or where it begins is there twice", at: name.span,
      fixes: [.init("call it `\(name.text)_2`", replacing: name.span, with: "\(name.text)_2")])
  }

  /// `sorted` is the card with the better grade from the higher score.
  static func gradesUpsideDown(
    _ better: ScorecardGrade, _ worse: ScorecardGrade, sorted: String
  ) -> Diagnostic {
    Diagnostic(
      code: "grades-upside-down",
      "`\(better.name.text)` is the better grade and begins at the lower score: \(spoken(better.from.double)), and `\(worse.name.text)` at \(spoken(worse.from.double))",
      at: better.fromSpan, example: .init("the better one from the higher score", sorted))
  }

  private static func spoken(_ share: Double) -> String { plainNumber(share * 100) + "%" }

  /// Two decimals at most.
  private static func plainNumber(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    if hundredths % 100 == 0 { return "\(hundredths / 100)" }
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")"
  }
}
