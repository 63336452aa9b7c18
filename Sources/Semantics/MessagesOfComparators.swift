import Syntax
import Values

/// What this stage says about `vs`.
extension Messages {
  /// `show retention by months_after for customers created in 2026-Q1 vs 2025-Q1`
  static func versusOfCohorts(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "vs-needs-period",
      "`vs` puts one cohort beside another as a whole, not time by time; `by cohort month` shows several along time",
      at: span, example: .init("show conversion for leads created in this quarter vs last quarter"))
  }

  static func versusOfFollowed(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "vs-not-followed",
      "a funnel that follows records follows those of one time; `by month` shows those of several, and what one stage is of another `vs` compares",
      at: span, example: .init("show conversion for leads created in this quarter vs last quarter"))
  }

  static func versusNeedsPeriod(_ comparators: [Comparator], at span: Span) -> Diagnostic {
    var unit = CalendarUnit.month
    for comparator in comparators {
      switch comparator.kind {
      case .period(let period): if case .last(1, let own, counted: false) = period.kind { unit = own }
      case .sameLastYear(let own?): unit = own
      case .sameLastYear(nil), .previousPeriod, .target: break
      }
    }
    return Diagnostic(
      code: "vs-needs-period", "`vs` puts another period beside the question's own, and the question names none",
      at: span,
      fixes: [
        .init(
          "compare this \(unit.rawValue)", replacing: Span(span.start, span.start), with: "this \(unit.rawValue) ")
      ])
  }

  /// What is compared with lies after the day that is asked about; `period` is where the question's own does, too.
  static func comparedAfterAsOf(_ other: CivilDate, _ day: CivilDate, period: Span?, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "as-of-before-period", "as of \(day) nothing of \(other), which it is compared with, is there", at: span,
      fixes: [
        period.map {
          .init(
            "ask of the month of that day", replacing: $0.joined(with: span),
            with: "\(day.iso.prefix(7)) vs previous period")
        } ?? .init("compare with the period before", replacing: span, with: "vs previous period")
      ])
  }

  /// `instead` can stand there.
  static func allTimeCompared(_ instead: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "vs-all-time", "all time has no other time beside it; `vs` compares two stretches of it", at: span,
      fixes: [.init("write `\(instead)`", replacing: span, with: instead)])
  }

  /// `closes >= target`
  static func targetOfOther(_ meant: String, _ what: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "target-of-other", "`target` alone is that of sales, an amount of money; `\(what)` has its own", at: span,
      fixes: [.init("write `\(meant)`", replacing: span, with: meant)])
  }

  /// `sales >= sales last month`
  static func sidesAlike(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "sides-alike",
      "both sides are `\(name)` of the same period; that of another one is `\(name)_before`, beside `vs`", at: span,
      example: .init("check \(name) >= \(name)_before by team this month vs last month"))
  }

  /// `sales_change` in a question without `vs`.
  static func versusIsMissing(_ name: Name, ending: Span?) -> Diagnostic {
    Diagnostic(
      code: "vs-missing", "`\(name.text)` compares two periods, and the question has no `vs`", at: name.span,
      fixes: [
        .init(
          "compare with the period before", replacing: ending ?? Span(name.span.end, name.span.end),
          with: " vs previous period")
      ])
  }

  static func nothingBefore(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "vs-all-time", "the question's own period begins with the store, so that none lies before it", at: span,
      fixes: [.init("such as `last year`", replacing: span, with: "last year")])
  }

  /// `this quarter vs 1 month ago`
  static func agoOverlaps(_ written: String, at span: Span) -> Diagnostic {
    Diagnostic(
      code: "vs-overlaps", "`\(written)` the period began already, so that the two would overlap", at: span,
      fixes: [.init("compare with the period before", replacing: span, with: "previous period")])
  }

  static func comparedWithItself(at span: Span) -> Diagnostic {
    Diagnostic(
      code: "vs-itself", "this is the question's own period, which would be compared with itself", at: span,
      fixes: [.init("compare with the period before", replacing: span, with: "previous period")])
  }

  /// `found` is the unit that the question's period is, when it is one.
  static func otherUnit(_ unit: CalendarUnit, isUnit found: CalendarUnit?, at span: Span) -> Diagnostic {
    let fit: String =
      switch found {
      case nil, .workday: "same period last year"
      case .year, .fiscalYear: "last \(found?.rawValue ?? "year")"
      case .day, .week, .month, .quarter, .half, .fiscalQuarter, .fiscalHalf:
        "same \(found?.rawValue ?? "period") last year"
      }
    return Diagnostic(
      code: "vs-other-unit", "the question's period is no \(unit.rawValue), so that no \(unit.rawValue) is the same",
      at: span, fixes: [.init("write `\(fit)`", replacing: span, with: fit)])
  }

  static func noTargetFor(_ names: [String], at span: Span) -> Diagnostic {
    let listed = names.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      code: "vs-no-target",
      "targets are set for metrics that add up, such as sales and closes, not for \(listed)", at: span,
      fixes: [.init("compare with the period before", replacing: span, with: "vs previous period")])
  }
}
