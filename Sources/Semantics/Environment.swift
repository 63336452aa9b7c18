package import Syntax
package import Values

/// What a question means besides its words: the day it is asked, the firm's conventions, the values of `$` parameters.
package struct Environment: Sendable {
  package var today: CivilDate
  package var calendar: CalendarRules
  package var currency: Currency
  package var salesBasis: SalesBasis
  package var language: Language
  /// By lower-case name without the `$`; bound into the tree, never into text.
  package var parameters: [String: Expression]
  /// Days off and worked weekend days.
  package var workdays: Workdays

  package init(
    today: CivilDate, calendar: CalendarRules = CalendarRules(), currency: Currency = Currency(code: "USD"),
    salesBasis: SalesBasis = .ordered, language: Language = .english, parameters: [String: Expression] = [:],
    workdays: Workdays = Workdays()
  ) {
    self.today = today
    self.calendar = calendar
    self.currency = currency
    self.salesBasis = salesBasis
    self.language = language
    self.parameters = parameters
    self.workdays = workdays
  }
}

extension Environment {
  /// Points of a time axis at which states, or who is there, are read for one answer.
  static let mostReadings = 120

  /// What of a period can be read: up to today, of one to come its first part, as of today.
  func read(_ period: Period) -> Period { period.cut(through: max(today, period.start)) }
}

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
