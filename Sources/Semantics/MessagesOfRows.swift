import Syntax
import Values

/// About the time between two days of a record.
extension Messages {
  static func lapseArguments(_ function: RecordFunction, _ arguments: [String], at span: Span) -> Diagnostic {
    let example = "\(function.rawValue)(\(arguments.first ?? "created"), today)"
    return Diagnostic(
      code: "lapse-operands",
      "`\(function.rawValue)` counts from one day to another: it needs two, not \(arguments.count)", at: span,
      fixes: [.init("such as `\(example)`", replacing: span, with: example)])
  }

  static func lapseOperand(_ function: RecordFunction, _ operand: String, at span: Span) -> Diagnostic {
    let example = "today"
    return Diagnostic(
      code: "lapse-operands", "`\(function.rawValue)` counts from one day to another, and `\(operand)` is no day",
      at: span, fixes: [.init("such as `\(example)`", replacing: span, with: example)])
  }

  static func lapseOfRows(_ function: RecordFunction, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "lapse-of-rows", "`\(function.rawValue)` is known of each record; a row of an answer has many", at: span,
      fixes: [
        .init(
          "take an average, for example", replacing: span,
          with: "avg(\(function.rawValue)(opportunities.created, closed))")
      ])
  }
}

/// About numbers that look at other rows of the answer.
extension Messages {
  static func functionOperand(_ function: AnswerFunction, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "function-operand", "`\(function.rawValue)` needs a number to look at", at: span,
      fixes: [.init("such as `\(function.usage.example)`", replacing: span, with: function.usage.example)])
  }

  static func noTimeAxis(_ function: AnswerFunction, at span: Span, fix: Diagnostic.Fix?) -> Diagnostic {
    Diagnostic(
      code: "no-series", "`\(function.rawValue)` goes along time, and these rows are not split by it", at: span,
      fixes: fix.map { [$0] } ?? [])
  }

  static func windowMissing(_ operand: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "window-count", "`moving` needs to know over how many buckets of the time axis", at: span,
      fixes: [.init("over three", replacing: span, with: "moving(\(operand), 3)")])
  }

  static func windowCount(_ written: String, limit: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "window-count", "how many buckets of the time axis is a whole number from 1 to \(limit), not \(written)",
      at: span, fixes: [.init("write 3", replacing: span, with: "3")])
  }

  static func extraArgument(_ function: AnswerFunction, replacing rest: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "extra-argument", "`\(function.rawValue)` takes no more than this, as in `\(function.usage.example)`",
      at: span, fixes: [.init("leave the rest out", replacing: rest, with: "")])
  }

  static func notAccumulated(
    _ function: AnswerFunction, _ operand: String, isDistinct: Bool, whole: Span, at span: Span
  ) -> Diagnostic {
    let reason: Wording =
      isDistinct
      ? "who is counted in two of them would be counted twice"
      : "that of several does not follow from that of each"
    return Diagnostic(
      code: "not-accumulated", "`\(function.rawValue)` puts times together, and of \(operand) \(reason)", at: span,
      fixes: [.init("show it for each time", replacing: whole, with: operand)])
  }

  static func runningSnapshot(_ operand: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "snapshot-sum", "\(operand) is read as of a moment, so it is never added up over time", at: span,
      fixes: [.init("show it as of each", replacing: span, with: operand)])
  }

  static func rowsOfRows(_ function: AnswerFunction, _ operand: String, whole: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "rows-of-rows",
      "`\(function.rawValue)` puts records of several times together, and \(operand) looks at other rows already",
      at: span, fixes: [.init("show that alone", replacing: whole, with: operand)])
  }

  static func notCumulative(_ function: AnswerFunction, _ operand: String, whole: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "not-cumulative", "`\(function.rawValue)` adds rows up, and \(operand) of several rows is not their sum",
      at: span, fixes: [.init("rank the rows by it", replacing: whole, with: "rank(\(operand))")])
  }

  static func noInterval(_ operand: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-interval",
      "an interval belongs to a share of cases, a count over a count; \(operand) is none", at: span,
      fixes: [.init("write `win_rate`", replacing: span, with: "win_rate")])
  }

  static func rankingPart(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "ranking-part", "a part of the whole lies above 0% and is at most 100%", at: span,
      fixes: [.init("leave it out", replacing: span, with: "")])
  }

  static func paretoPart(_ written: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "ranking-part", "a part of the whole lies above 0% and is at most 100%, not \(written)", at: span,
      fixes: [.init("write 80%", replacing: span, with: "80%")])
  }

  static func partOfRatio(_ what: String, isTop: Bool, whole: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "part-of-ratio", "\(what) of several rows is not their sum, so no rows make a part of it", at: span,
      fixes: [
        .init("so many rows", replacing: whole, with: "\(isTop ? "top" : "bottom") 10 by \(what)")
      ])
  }

  static func partOfList(isTop: Bool, by: String?, at span: Span) -> Diagnostic {
    let text = "\(isTop ? "top" : "bottom") 10" + (by.map { " by \($0)" } ?? "")
    return Diagnostic(
      code: "part-of-list", "a list shows so many records; `show` can tell which of them make a part of a sum",
      at: span,
      fixes: [.init("so many records", replacing: span, with: text)])
  }

  /// `each` is whose numbers could be meant.
  static func eachMissing(
    _ function: String, _ operand: String, second: String?, each: String, whole: Span, at span: Span
  ) -> Diagnostic {
    let meant = "\(function)(\(operand) by \(each)\(second.map { ", \($0)" } ?? ""))"
    return Diagnostic(
      code: "metric-inside", "`\(operand)` is one number; `\(function)` needs those of several, as in `\(meant)`",
      at: span,
      fixes: [
        .init("of each \(each)", replacing: whole, with: meant),
        .init("write `\(operand)`", replacing: whole, with: operand),
      ])
  }

  static func eachOfFields(_ operand: String, _ each: Name, whole: Span, instead: String) -> Diagnostic {
    Diagnostic(
      code: "each-of-fields",
      "`\(operand)` is of single records; `by \(each.text)` puts numbers such as sales together, as in `median(sales by \(each.text))`",
      at: each.span, fixes: [.init("leave it out", replacing: whole, with: instead)])
  }

  /// `counted` are the records whose numbers they would be.
  static func notPutTogether(_ function: Aggregate.Function, _ operand: String, counted: String?, whole: Span)
    -> Diagnostic
  {
    let fix: Diagnostic.Fix =
      switch function {
      case .count, .countDistinct:
        if let counted {
          .init("count those that have any", replacing: whole, with: "count(\(counted) with \(operand) > 0)")
        } else {
          .init("write `\(operand)`", replacing: whole, with: operand)
        }
      case .sum, .balance, .avg, .median, .min, .max, .percentile, .stddev, .corr:
        .init("write `\(operand)`", replacing: whole, with: operand)
      }
    return Diagnostic(
      code: "metric-inside",
      "numbers of several have an `avg`, a `median`, a `percentile`, `min`, `max` and `stddev`, no `\(function.rawValue)`",
      at: whole, fixes: [fix])
  }

  static func numbersAreWhole(_ operand: String, whole: Span, instead: String) -> Diagnostic {
    Diagnostic(
      code: "metric-inside", "of `\(operand)` only `where` can choose what it is about", at: whole,
      fixes: [.init("leave the rest out", replacing: whole, with: instead)])
  }

  static func spreadOfRows(_ function: String, _ operand: String, whole: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "rows-of-rows",
      "`\(function)` puts the numbers of several together, and \(operand) looks at other rows already",
      at: span, fixes: [.init("show that alone", replacing: whole, with: operand)])
  }

  static func noRate(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "no-rate", "`n` and `interval` belong to shares of cases such as `win_rate`, and none is shown", at: span,
      fixes: [.init("leave it out", replacing: span, with: "")])
  }
}
