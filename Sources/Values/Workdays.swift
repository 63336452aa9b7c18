/// Which days are worked: Monday to Friday, less the days off, plus the weekend days that are worked.
package struct Workdays: Hashable, Sendable {
  package var daysOff: Set<CivilDate>
  package var workedWeekendDays: Set<CivilDate>

  package init(daysOff: Set<CivilDate> = [], workedWeekendDays: Set<CivilDate> = []) {
    self.daysOff = daysOff
    self.workedWeekendDays = workedWeekendDays
  }

  package func contains(_ day: CivilDate) -> Bool {
    day.isWeekend ? workedWeekendDays.contains(day) : !daysOff.contains(day)
  }

  package func count(in period: Period) -> Int {
    // Absurdly long periods are counted by whole weeks; the lists then correct the count.
    let weeks = period.dayCount / 7
    var count = weeks * 5
    var day = period.start.adding(days: weeks * 7)
    while day < period.end {
      if !day.isWeekend { count += 1 }
      day = day.adding(days: 1)
    }
    count -= daysOff.reduce(0) { $0 + (period.contains($1) && !$1.isWeekend ? 1 : 0) }
    count += workedWeekendDays.reduce(0) { $0 + (period.contains($1) && $1.isWeekend ? 1 : 0) }
    return count
  }

  /// The day that lies `count` working days before `day`.
  package func day(_ count: Int, before day: CivilDate) -> CivilDate {
    var left = count
    var found = day
    while left > 0 && found.dayNumber > -800_000 {
      found = found.adding(days: -1)
      if contains(found) { left -= 1 }
    }
    return found
  }
}
