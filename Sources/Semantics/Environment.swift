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
  package var parameters: [String: ParameterValue]
  /// Days off and worked weekend days.
  package var workdays: Workdays

  package init(
    today: CivilDate, calendar: CalendarRules = CalendarRules(), currency: Currency = Currency(code: "USD"),
    salesBasis: SalesBasis = .ordered, language: Language = .english, parameters: [String: ParameterValue] = [:],
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
