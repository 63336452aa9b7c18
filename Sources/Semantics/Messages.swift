import Syntax
import Values

/// Everything this stage says about a question that cannot be answered as written, with stable codes.
enum Messages {
  // MARK: Names

  static func unknownMetric(_ name: Name, near: [String]) -> Diagnostic {
    unknown(
      "unknown-metric", "nothing to show is called `\(name.text)`", name, near, hint: "`metrics` lists what there is")
  }

  static func unknownName(_ name: Name, near: [String]) -> Diagnostic {
    unknown(
      "unknown-name", "neither a metric nor a dimension is called `\(name.text)`", name, near,
      hint: "`metrics` and `dimensions` list what there is")
  }

  static func unknownDimension(_ name: Name, near: [String]) -> Diagnostic {
    unknown(
      "unknown-dimension", "nothing to group by is called `\(name.text)`", name, near,
      hint: "`dimensions` lists what there is")
  }

  static func unknownEntity(_ name: Name, near: [String]) -> Diagnostic {
    unknown(
      "unknown-entity", "there are no records called `\(name.text)`", name, near, hint: "`entities` lists what there is"
    )
  }

  static func unknownField(_ name: Name, of entity: String, near: [String]) -> Diagnostic {
    unknown(
      "unknown-field", "\(entity) have no field `\(name.text)`", name, near, hint: "`describe \(entity)` lists them")
  }

  static func unknownUnit(_ name: Name, near: [String]) -> Diagnostic {
    unknown(
      "unknown-unit", "`per \(name.text)` is neither a unit of time nor something to count", name, near,
      hint: "try `per workday` or `per rep`")
  }

  static func unknownFunction(_ name: Name) -> Diagnostic {
    unknown(
      "unknown-function", "there is no function `\(name.text)`", name,
      nearestWords(to: name.text, among: ["sum", "count", "avg", "median", "min", "max", "share", "target"]),
      hint: "`help show` lists them")
  }

  static func unknownParameter(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "unknown-parameter",
      "`$\(name.text)` has no value; give it one with `param $\(name.text) = ...` or `--set \(name.text)=...`",
      at: name.span)
  }

  static func parameterIsNoPeriod(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "parameter-no-period", "`$\(name.text)` stands where a period must, but its value is none", at: name.span)
  }

  private static func unknown(_ code: String, _ message: String, _ name: Name, _ near: [String], hint: String)
    -> Diagnostic
  {
    Diagnostic(
      code: code, near.isEmpty ? "\(message); \(hint)" : message, at: name.span,
      fixes: near.map { .init("did you mean `\($0)`?", replacing: name.span, with: $0) })
  }

  static func wrongKind(_ name: Name, is found: String, expected: String, fixes: [Diagnostic.Fix] = []) -> Diagnostic {
    Diagnostic(code: "wrong-kind", "`\(name.text)` is \(found); \(expected)", at: name.span, fixes: fixes)
  }

  static func definitionCycle(_ names: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "definition-cycle", "the definition goes in a circle: \(names.joined(separator: " -> "))", at: span)
  }

  static func nameTaken(_ name: Name, by what: String) -> Diagnostic {
    Diagnostic(
      code: "name-taken", "`\(name.text)` is already \(what); choose another name", at: name.span,
      fixes: [.init("define `my_\(name.text)` instead", replacing: name.span, with: "my_\(name.text)")])
  }

  // MARK: Shapes of questions

  static func nothingToShow(_ entity: Entity, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing-to-show", "\(entity.name) have no numbers of their own; say which metrics to show with them",
      at: span)
  }

  static func entityNotFirst(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "entity-not-first",
      "`\(name.text)` are records, not a number; they can only stand first, as in `show \(name.text) with visits`",
      at: name.span,
      fixes: [.init("count them", replacing: name.span, with: "count(\(name.text))")])
  }

  static func cannotShow(_ entity: Entity, _ name: Name) -> Diagnostic {
    Diagnostic(
      code: "cannot-show-entity", "`\(entity.name)` are single records; list them, or show a number of them",
      at: name.span,
      fixes: [.init("count them", replacing: name.span, with: "count(\(entity.name))")])
  }

  static func cannotSplit(_ metric: String, by dimension: String, reason: String, works: [String], at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      code: "cannot-split",
      "\(metric) cannot be split by \(dimension): \(reason)"
        + (works.isEmpty ? "" : "; by \(works.prefix(6).joined(separator: ", ")) works"),
      at: span, fixes: works.prefix(3).map { .init("split by \($0)", replacing: span, with: $0) })
  }

  static func cannotFilter(_ entity: String, reason: Diagnostic) -> Diagnostic {
    Diagnostic(
      code: "cannot-filter", "the condition cannot choose among \(entity): \(reason.message)", at: reason.span,
      fixes: reason.fixes)
  }

  static func mixedOr(at span: Span, left: String, right: String) -> Diagnostic {
    Diagnostic(
      code: "mixed-or",
      "`or` mixes a condition on records (\(left)) with one on the numbers of a row (\(right)); ask for one of them in `where`, or join them by `and`: `where \(left) and \(right)`, or ask two questions: `where \(left)` and `having \(right)`",
      at: span, fixes: [.init("require both", replacing: span, with: "\(left) and \(right)")])
  }

  static func notAMetricCondition(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-metric-condition", "`having` compares numbers of the rows; put conditions on records into `where`",
      at: span)
  }

  static func notACondition(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-condition", "a condition compares something, as in `visits > 12` or `source = \"referral\"`",
      at: span)
  }

  static func notANumber(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-a-number", "a number is needed here, such as a metric, a count or an arithmetic expression", at: span)
  }

  static func duplicateColumn(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "duplicate-column", "two columns are called `\(name)`; give one another name: `other = ...`", at: span)
  }

  static func sortUnknown(_ text: String, near: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "unknown-sort", "nothing shown is called `\(text)`", at: span,
      fixes: near.map { .init("sort by `\($0)`", replacing: span, with: $0) })
  }

  static func rankingCount(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(code: "ranking-count", "`top \(count)` shows nothing; ask for at least 1", at: span)
  }

  // MARK: Values

  static func percentExpected(_ text: String, percent: String, what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "percent-literal", "\(what) is a percentage and \(text) would be \(text) times the whole; write \(percent)",
      at: span,
      fixes: [.init("compare with \(percent)", replacing: span, with: percent)])
  }

  static func valueKind(_ what: String, is kind: String, example: String, at span: Span, fixes: [Diagnostic.Fix] = [])
    -> Diagnostic
  {
    Diagnostic(
      code: "value-kind", "\(what) is \(kind); compare it with one, such as \(example)", at: span, fixes: fixes)
  }

  static func agoComparison(_ word: String, field: String, ago: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "ago-comparison",
      "`\(field) \(word) \(ago)` reads as its opposite; say `\(field) before \(ago)` (longer ago) or `\(field) after \(ago)` (more recently)",
      at: span,
      fixes: [
        .init("longer ago", replacing: span, with: "\(field) before \(ago)"),
        .init("more recently", replacing: span, with: "\(field) after \(ago)"),
      ])
  }

  static func quoteText(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "quote-text", "`\(name.text)` is not a field here; a value is written in quotes", at: name.span,
      fixes: [.init("quote it", replacing: name.span, with: "\"\(name.text)\"")])
  }

  static func aggregateOperand(_ function: String, at span: Span) -> Diagnostic {
    Diagnostic(code: "aggregate-operand", "say whose field it is, as in `\(function)(opportunities.amount)`", at: span)
  }

  static func aggregateKind(_ function: String, _ field: String, at span: Span) -> Diagnostic {
    Diagnostic(code: "aggregate-kind", "`\(function)` needs a number, and \(field) is none", at: span)
  }

  static func notADate(_ name: Name, of entity: String, near: [String]) -> Diagnostic {
    unknown("not-a-date", "`\(name.text)` is no date of \(entity)", name, near, hint: "`describe \(entity)` lists them")
  }

  static func historyField(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "history-field",
      "no history is kept of `\(name.text)`; of opportunities, stage, owner and state are followed", at: name.span)
  }

  static func shareOfRatio(at span: Span) -> Diagnostic {
    Diagnostic(code: "share-of-ratio", "parts of a ratio do not add up to a whole, so they have no share", at: span)
  }

  static func unitMismatch(_ left: String, _ right: String, at span: Span) -> Diagnostic {
    Diagnostic(code: "unit-mismatch", "\(left) and \(right) cannot be added or subtracted", at: span)
  }

  static func callOnly(_ name: Name, in place: String) -> Diagnostic {
    Diagnostic(code: "wrong-function", "`\(name.text)` can only be used in \(place)", at: name.span)
  }

  static func listMeasureOnly(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "list-ratio",
      "`\(name)` is computed from several numbers; a list shows fields and single numbers — `show` it instead", at: span
    )
  }

  // MARK: Time

  static func periodBackwards(from start: CivilDate, to end: CivilDate, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "period-backwards", "the period would end (\(end)) before it starts (\(start))", at: span,
      fixes: [.init("turn it round", replacing: span, with: "\(end)..\(start)")])
  }

  static func periodCount(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(code: "period-count", "\(count) is no length of a period; say at least 1", at: span)
  }

  static func notSplitByTime(_ what: String, at span: Span) -> Diagnostic {
    Diagnostic(code: "no-time-axis", "\(what) is known as of now only, so it cannot be split by time", at: span)
  }

  static func knownNowOnly(_ what: String, on day: CivilDate, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "known-now-only",
      "\(what) is known as of now only, and the question is about \(day); ask it without a past period or `as of`",
      at: span)
  }

  static func tooManyBuckets(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "too-many-periods",
      "\(count) points of time are too many for what is read as of a moment; ask for at most 120", at: span)
  }
}
