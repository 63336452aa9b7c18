import Semantics
import Syntax
import Values

/// What `drill` and `why` say when there is nothing to take apart.
enum DrillMessages {
  static func nothingAnswered(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-answer", "there is no answer to look into yet; ask one with `show` first", at: span,
      fixes: [.init("ask first", replacing: span, with: "show visits by rep this month")])
  }

  static func noSuchRow(_ number: Int, count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-such-row",
      "the last answer has \(count == 1 ? "1 row" : "\(count) rows" as Wording), so there is no row \(number)",
      at: span,
      fixes: count == 0 ? [] : [.init("the last one", replacing: span, with: "\(count)")])
  }

  static func noRowAbout(_ name: String, near: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-such-row", "no row of the last answer is about \"\(name)\"", at: span,
      fixes: near.map { .init("did you mean \"\($0)\"?", replacing: span, with: "\"\($0)\"") })
  }

  static func noTotal(at span: Span) -> Diagnostic {
    Diagnostic(code: "no-such-row", "the last answer has no total; name a row", at: span)
  }

  static func noOthers(at span: Span) -> Diagnostic {
    Diagnostic(code: "no-such-row", "the last answer has no row `others`; all its rows are shown", at: span)
  }

  static func noStep(_ name: String, near: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-such-step", "the last funnel has no step called `\(name)`", at: span,
      fixes: near.map { .init("did you mean \($0)?", replacing: span, with: $0) })
  }

  static func noColumn(_ name: String, near: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-such-column", "the last funnel has no column called `\(name)`", at: span,
      fixes: near.map { .init("did you mean \($0)?", replacing: span, with: $0) })
  }

  static func tooLong(at span: Span) -> Diagnostic {
    Diagnostic(code: "too-many-records", "a statement that says which they are would be too long; name a row", at: span)
  }

  static func nothingBeside(_ number: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-records", "the other period has no part beside this row, so that `\(number)` has no records there",
      at: span)
  }

  static func ofOtherPeriod(_ column: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-records", "`\(column)` rests on scores of another period; ask for those to look into them", at: span)
  }

  static func noRecords(_ what: Wording, at span: Span) -> Diagnostic {
    Diagnostic(code: "no-records", "\(what) is not computed from records, so there are none to list", at: span)
  }
}

extension Diagnostic {
  /// Whether there are no records, which is no mistake of the one who asked for them.
  var tellsOfNone: Bool { code == "no-records" }
}

extension EvaluationError {
  /// Why records cannot be listed; `nil` where something else is wrong, such as what was written.
  var ofRecords: Diagnostic? {
    guard case .statement(let mistake) = self,
      ["no-records", "too-many-records", Resolver.noSentence].contains(mistake.code)
    else { return nil }
    return mistake
  }
}
