import Values

/// `2026-03`, `2026-Q1`, `Q1 2026`, `2026年第一季度`, `2026-H1`, `2026`, `2026年3月`, `Mar 2026`; a date means its month.
enum PeriodReading {
  static func read(_ value: RowValue, order: DayOrder?, fiscalYearStart: Int = 1) -> Period? {
    if case .moment(let date, _) = value { return month(of: date) }
    if let period = PeriodLabel(value.text)?.period(fiscalYearStart: fiscalYearStart) { return period }
    if case .moment(let date, _, _) = DateReading.read(value.text, order: order) { return month(of: date) }
    return nil
  }

  private static func month(of date: CivilDate) -> Period? {
    CivilDate(year: date.year, month: date.month, day: 1).map { Period(start: $0, end: $0.adding(months: 1)) }
  }
}
