/// A half-open run of days, `[start, end)`: the last day inside is `end - 1`.
///
/// Every period of the language becomes one of these before any SQL is written, so that no engine's month
/// arithmetic takes part in an answer.
package struct Period: Hashable, Sendable {
  package let start: CivilDate
  package let end: CivilDate

  /// A period that would end before it starts is empty at `start`.
  package init(start: CivilDate, end: CivilDate) {
    self.start = start
    self.end = max(start, end)
  }

  /// Both days inside.
  package init(from first: CivilDate, through last: CivilDate) {
    self.init(start: first, end: last.adding(days: 1))
  }

  package var dayCount: Int { end.dayNumber - start.dayNumber }
  package var isEmpty: Bool { dayCount == 0 }
  /// The last day inside; for an empty period, the day before `start`.
  package var last: CivilDate { end.adding(days: -1) }

  package func contains(_ day: CivilDate) -> Bool { start <= day && day < end }

  package func contains(_ other: Period) -> Bool { start <= other.start && other.end <= end }

  /// The days that both hold; empty where there are none.
  package func common(with other: Period) -> Period {
    Period(start: max(start, other.start), end: min(end, other.end))
  }

  /// The days up to and including `day`.
  package func cut(through day: CivilDate) -> Period {
    Period(start: start, end: min(end, day.adding(days: 1)))
  }
}

/// A unit of the calendar by which a time axis is cut.
package enum Grain: String, Hashable, Sendable, CaseIterable {
  case day, week, month, quarter, half, year
  case fiscalQuarter = "fiscal_quarter"
  case fiscalHalf = "fiscal_half"
  case fiscalYear = "fiscal_year"
  /// Monday ... Sunday over the whole period: a cycle, not an axis.
  case weekday
  /// 0 ... 23 over the whole period: a cycle, not an axis.
  case hour

  /// Whether the unit recurs (weekday, hour) instead of dividing time into consecutive buckets.
  package var isCycle: Bool { self == .weekday || self == .hour }
}

/// The company's conventions about time, kept in the store's settings.
package struct CalendarRules: Hashable, Sendable {
  /// The month (1...12) in which the fiscal year starts. A fiscal year bears the number of the calendar year in
  /// which it ends, so that with 1 it equals the calendar year.
  package var fiscalYearStart: Int
  /// ISO weekday (1 = Monday ... 7 = Sunday) on which a week starts.
  package var weekStart: Int

  package init(fiscalYearStart: Int = 1, weekStart: Int = 1) {
    self.fiscalYearStart = fiscalYearStart
    self.weekStart = weekStart
  }

  /// The bucket of `grain` that holds `day`. For a cycle, the day itself.
  package func bucket(_ grain: Grain, holding day: CivilDate) -> Period {
    let month = day.month
    switch grain {
    case .day, .weekday, .hour:
      return Period(start: day, end: day.adding(days: 1))
    case .week:
      let back = (day.weekday - weekStart + 7) % 7
      let start = day.adding(days: -back)
      return Period(start: start, end: start.adding(days: 7))
    case .month: return months(from: day, back: 0, count: 1)
    case .quarter: return months(from: day, back: (month - 1) % 3, count: 3)
    case .half: return months(from: day, back: (month - 1) % 6, count: 6)
    case .year: return months(from: day, back: month - 1, count: 12)
    case .fiscalQuarter: return months(from: day, back: (month - fiscalYearStart + 12) % 3, count: 3)
    case .fiscalHalf: return months(from: day, back: (month - fiscalYearStart + 12) % 6, count: 6)
    case .fiscalYear: return months(from: day, back: (month - fiscalYearStart + 12) % 12, count: 12)
    }
  }

  private func months(from day: CivilDate, back: Int, count: Int) -> Period {
    let first = day.adding(days: 1 - day.day).adding(months: -back)
    return Period(start: first, end: first.adding(months: count))
  }

  /// Consecutive buckets of `grain` that touch `period`, oldest first. Empty for a cycle or an empty period.
  package func buckets(_ grain: Grain, over period: Period) -> [Period] {
    guard !grain.isCycle, !period.isEmpty else { return [] }
    var found: [Period] = []
    var next = bucket(grain, holding: period.start)
    while next.start < period.end {
      found.append(next)
      next = bucket(grain, holding: next.end)
    }
    return found
  }

  /// The label of the bucket of `grain` that starts at `start`: `2026-03-15`, `2026-W07`, `2026-03`, `2026-Q1`,
  /// `2026-H1`, `2026`, `FY2026-Q1`, `FY2026-H1`, `FY2026`. A week belongs to the year that holds its fourth day, which
  /// for weeks from Monday is the ISO week.
  package func label(_ grain: Grain, start: CivilDate) -> String {
    let (year, month, _) = start.components
    switch grain {
    case .day, .weekday, .hour: return start.iso
    case .week:
      let middle = start.adding(days: 3)
      let ordinal = middle.dayNumber - (CivilDate(year: middle.year, month: 1, day: 1) ?? middle).dayNumber
      return "\(CivilDate.padded(middle.year, 4))-W\(CivilDate.padded(ordinal / 7 + 1, 2))"
    case .month: return "\(CivilDate.padded(year, 4))-\(CivilDate.padded(month, 2))"
    case .quarter: return "\(CivilDate.padded(year, 4))-Q\((month - 1) / 3 + 1)"
    case .half: return "\(CivilDate.padded(year, 4))-H\((month - 1) / 6 + 1)"
    case .year: return CivilDate.padded(year, 4)
    case .fiscalQuarter:
      let index = (month - fiscalYearStart + 12) % 12 / 3 + 1
      return "FY\(CivilDate.padded(fiscalYear(of: start), 4))-Q\(index)"
    case .fiscalHalf:
      let index = (month - fiscalYearStart + 12) % 12 / 6 + 1
      return "FY\(CivilDate.padded(fiscalYear(of: start), 4))-H\(index)"
    case .fiscalYear: return "FY\(CivilDate.padded(fiscalYear(of: start), 4))"
    }
  }

  /// The number of the fiscal year that holds `day`.
  package func fiscalYear(of day: CivilDate) -> Int {
    let (year, month, _) = day.components
    return fiscalYearStart > 1 && month >= fiscalYearStart ? year + 1 : year
  }
}
