import Values

/// One of the things that `vs` puts beside a question's own period.
package struct Comparator: Hashable, Sendable {
  package var kind: Kind
  package var alignment: Alignment
  package var span: Span

  package init(_ kind: Kind, alignment: Alignment = .dates, span: Span = .none) {
    self.kind = kind
    self.alignment = alignment
    self.span = span
  }

  package enum Kind: Hashable, Sendable {
    /// `last month`, `2025-11`, `last year`
    case period(PeriodExpression)
    /// `same quarter last year`; without a unit `same period last year`
    case sameLastYear(CalendarUnit?)
    /// `previous period`: as long, directly before
    case previousPeriod
    /// `target`: the plan for the period itself
    case target
  }

  /// How far the other period goes while the question's own is not over.
  package enum Alignment: Hashable, Sendable {
    /// To the same date.
    case dates
    /// `by workdays`: to the same number of working days.
    case workdays
    /// `all of`: to its end.
    case whole
  }
}
