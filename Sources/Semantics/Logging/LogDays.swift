package import Syntax
package import Values

/// The days that an entry of the log says.
package enum LogDays {
  /// One day, never a longer period. `isAhead`: a weekday is the next one, else the last one; today counts.
  package static func day(_ written: LogDay, isAhead: Bool, in environment: Environment) throws(Diagnostic) -> CivilDate
  {
    switch written.kind {
    case .weekday(let weekday):
      let distance = (weekday - environment.today.weekday + 7) % 7
      return environment.today.adding(days: isAhead || distance == 0 ? distance : distance - 7)
    case .point(let point):
      let found = try PeriodReader(environment: environment).days(of: point, at: written.span)
      guard found.dayCount == 1 else {
        throw Messages.notOneDay(isAhead ? found.last : min(found.last, environment.today), at: written.span)
      }
      return found.start
    }
  }
}
