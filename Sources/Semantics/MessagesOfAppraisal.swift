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

  static func nothingToBenchmark(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "nothing-counted", "this counts no records, so that nobody can be known by it", at: span,
      fixes: [.init("such as `closes`", replacing: span, with: "closes")])
  }
}
