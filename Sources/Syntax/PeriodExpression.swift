package import Values

/// A stretch of time as written; the program turns it into days when it knows what today is.
package struct PeriodExpression: Hashable, Sendable {
  package let kind: Kind
  package let span: Span

  package init(_ kind: Kind, _ span: Span = .none) {
    self.kind = kind
    self.span = span
  }

  package enum Kind: Hashable, Sendable {
    /// `today`, `yesterday`, `tomorrow`
    case day(DatePoint)
    /// `this month`: the whole unit
    case this(CalendarUnit)
    /// `last month`; `last 3 months` is the three complete ones before the current one
    case last(Int, CalendarUnit, counted: Bool)
    /// `next month`, `next 3 months`
    case next(Int, CalendarUnit, counted: Bool)
    /// `ytd`, `qtd`, `mtd`, `wtd`
    case toDate(CalendarUnit)
    /// `since 2026-03-01`, open to today
    case since(DatePoint)
    /// `until 2026-03-01`, that day inside
    case until(DatePoint)
    /// `2026-01-05..2026-02-10`, `from a to b`, `between a and b`; both ends inside, each end a point or a literal
    /// period whose start (or end) is taken
    case range(DatePoint, DatePoint)
    /// `2026`, `2026-Q1`, `2026-03`
    case literal(DateLiteral)
    /// `all time`
    case all
    /// `in period`: the time of the row that a record is counted in
    case own
    /// `$period`
    case parameter(Name)
  }
}

extension PeriodExpression {
  /// Whether it could be a value as well.
  var isValue: Bool {
    switch kind {
    case .day, .literal, .parameter: true
    case .this, .last, .next, .toDate, .since, .until, .range, .all, .own: false
    }
  }
}

/// A day as written, or a literal whose first or last day is meant by position.
package enum DatePoint: Hashable, Sendable {
  case today, yesterday, tomorrow
  case literal(DateLiteral)
  /// `30 days ago`, `6 workdays ago`
  case ago(Int, CalendarUnit)
  /// `this month`, `last month`, after `since` or `until`
  case thisUnit(CalendarUnit), lastUnit(CalendarUnit)
  case parameter(Name)

  /// Not of a unit by its name, as behind `since`.
  var isWritten: Bool {
    switch self {
    case .today, .yesterday, .tomorrow, .literal, .ago, .parameter: true
    case .thisUnit, .lastUnit: false
    }
  }
}

/// `2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-W07`, `2026-03-15`, `FY2026`, `FY2026-H1`, `FY2026-Q1`. The parser
/// accepts only ones that exist.
package enum DateLiteral: Hashable, Sendable {
  case year(Int)
  case half(year: Int, half: Int)
  case quarter(year: Int, quarter: Int)
  case month(year: Int, month: Int)
  case week(year: Int, week: Int)
  case day(CivilDate)
  /// The fiscal year that ends in this calendar year.
  case fiscalYear(Int)
  case fiscalHalf(year: Int, half: Int)
  case fiscalQuarter(year: Int, quarter: Int)
}

package enum CalendarUnit: String, Hashable, Sendable, CaseIterable {
  case day, workday, week, month, quarter, half, year
  case fiscalQuarter = "fiscal quarter"
  case fiscalHalf = "fiscal half"
  case fiscalYear = "fiscal year"
}
