import Syntax
package import Values

/// Turns a written period into days. Knows the day of asking, never a clock.
struct PeriodReader {
  let environment: Environment

  func period(_ expression: PeriodExpression) throws(Diagnostic) -> Period? {
    guard let found = try anyPeriod(expression) else { return nil }
    guard found.start >= Self.first, found.end <= Self.last else { throw Messages.outsideCalendar(at: expression.span) }
    return found
  }

  static let first = CivilDate(year: 1, month: 1, day: 1) ?? earliest
  static let last = (CivilDate(year: 9999, month: 12, day: 31) ?? earliest).adding(days: 1)

  private func anyPeriod(_ expression: PeriodExpression) throws(Diagnostic) -> Period? {
    let today = environment.today
    let rules = environment.calendar
    switch expression.kind {
    case .day(let point):
      return try days(of: point, at: expression.span)
    case .this(let unit):
      guard let grain = grain(unit) else { return Period(from: today, through: today) }
      return rules.bucket(grain, holding: today)
    case .last(let count, let unit, _):
      try checkCount(count, at: expression.span)
      if unit == .workday { return Period(start: environment.workdays.day(count, before: today), end: today) }
      guard let grain = grain(unit) else { return nil }
      let end = rules.bucket(grain, holding: today).start
      return Period(start: stepped(end, by: -count, grain), end: end)
    case .next(let count, let unit, _):
      try checkCount(count, at: expression.span)
      let grain = grain(unit) ?? .day
      let start = rules.bucket(grain, holding: today).end
      return Period(start: start, end: stepped(start, by: count, grain))
    case .toDate(let unit):
      guard let grain = grain(unit) else { return Period(from: today, through: today) }
      return Period(from: rules.bucket(grain, holding: today).start, through: today)
    case .since(let point):
      let start = try days(of: point, at: expression.span).start
      if start > today {
        throw Messages.periodBackwards(from: start, to: today, at: expression.span)
      }
      return Period(from: start, through: today)
    case .until(let point):
      let end = try days(of: point, at: expression.span).end
      return Period(start: end > PeriodReader.earliest ? PeriodReader.earliest : Self.first, end: end)
    case .range(let first, let last):
      let start = try days(of: first, at: expression.span).start
      let end = try days(of: last, at: expression.span).end
      if end <= start {
        throw Messages.periodBackwards(
          from: start, to: end.adding(days: -1), turned: formatted(PeriodExpression(.range(last, first))),
          at: expression.span)
      }
      return Period(start: start, end: end)
    case .literal(let literal): return period(of: literal)
    case .all: return nil
    case .own: throw Messages.ownPeriod(at: expression.span)
    case .parameter(let name):
      guard let binding = environment.parameters[name.text.lowercased()] else {
        throw Messages.unknownParameter(name)
      }
      guard case .value(let value) = binding else { return try period(bound(expression)) }
      switch value.kind {
      case .date(let literal): return period(of: literal)
      case .moment(let point): return try days(of: point, at: expression.span)
      case .number(let number):
        if let year = number.integer, (1900...2199).contains(year) { return period(of: .year(year)) }
        throw Messages.parameterIsNoPeriod(name)
      default: throw Messages.parameterIsNoPeriod(name)
      }
    }
  }

  /// The period that a parameter stands for, in its place.
  func bound(_ expression: PeriodExpression) -> PeriodExpression {
    guard case .parameter(let name) = expression.kind,
      case .period(let period)? = environment.parameters[name.text.lowercased()]
    else { return expression }
    return PeriodExpression(period.kind, expression.span)
  }

  /// The same with the days that parameters at its ends stand for: what they are later does not change it.
  func fixed(_ expression: PeriodExpression) throws(Diagnostic) -> PeriodExpression {
    func day(_ point: DatePoint, isEnd: Bool) throws(Diagnostic) -> DatePoint {
      guard case .parameter = point else { return point }
      let days = try days(of: point, at: expression.span)
      return .literal(.day(isEnd ? days.last : days.start))
    }
    let kind: PeriodExpression.Kind =
      switch expression.kind {
      case .since(let point): .since(try day(point, isEnd: false))
      case .until(let point): .until(try day(point, isEnd: true))
      case .range(let first, let last): .range(try day(first, isEnd: false), try day(last, isEnd: true))
      case .day, .this, .last, .next, .toDate, .literal, .all, .own, .parameter: expression.kind
      }
    return PeriodExpression(kind, expression.span)
  }

  /// The start of time as far as the store is concerned.
  static let earliest = CivilDate(dayNumber: -25_567)  // 1900-01-01

  func day(_ point: DatePoint, at span: Span) throws(Diagnostic) -> CivilDate {
    try days(of: point, at: span).start
  }

  /// The day that `as of` means: of a longer stretch of time its last one, or today inside of it.
  func moment(_ point: DatePoint, at span: Span) throws(Diagnostic) -> CivilDate {
    let days = try days(of: point, at: span)
    return days.contains(environment.today) ? environment.today : days.last
  }

  func days(of point: DatePoint, at span: Span) throws(Diagnostic) -> Period {
    let today = environment.today
    switch point {
    case .today: return Period(from: today, through: today)
    case .yesterday: return Period(start: today.adding(days: -1), end: today)
    case .tomorrow: return Period(start: today.adding(days: 1), end: today.adding(days: 2))
    case .literal(let literal): return period(of: literal)
    case .ago(let count, let unit):
      try checkCount(count, at: span)
      let day = self.day(count, unit, before: today)
      guard day >= Self.first else { throw Messages.outsideCalendar(at: span) }
      return Period(from: day, through: day)
    case .thisUnit(let unit): return try days(of: .this(unit), at: span, orElse: Messages.outsideCalendar(at: span))
    case .lastUnit(let unit):
      return try days(of: .last(1, unit, counted: false), at: span, orElse: Messages.outsideCalendar(at: span))
    case .parameter(let name):
      return try days(of: .parameter(name), at: span, orElse: Messages.parameterIsNoPeriod(name))
    }
  }

  private func days(
    of kind: PeriodExpression.Kind, at span: Span, orElse mistake: Diagnostic
  ) throws(Diagnostic) -> Period {
    guard let found = try period(PeriodExpression(kind, span)) else { throw mistake }
    return found
  }

  func day(_ count: Int, _ unit: CalendarUnit, before day: CivilDate) -> CivilDate {
    switch unit {
    case .workday: environment.workdays.day(count, before: day)
    case .day: day.adding(days: -count)
    case .week: day.adding(days: -7 * count)
    case .month: day.adding(months: -count)
    case .quarter, .fiscalQuarter: day.adding(months: -3 * count)
    case .half, .fiscalHalf: day.adding(months: -6 * count)
    case .year, .fiscalYear: day.adding(months: -12 * count)
    }
  }

  func period(of literal: DateLiteral) -> Period {
    let rules = CalendarRules(fiscalYearStart: 1, weekStart: environment.calendar.weekStart)
    func bucket(_ grain: Grain, _ year: Int, _ month: Int, _ day: Int = 1) -> Period {
      rules.bucket(grain, holding: CivilDate(year: year, month: month, day: day) ?? Self.earliest)
    }
    switch literal {
    case .year(let year): return bucket(.year, year, 1)
    case .half(let year, let half): return bucket(.half, year, half * 6)
    case .quarter(let year, let quarter): return bucket(.quarter, year, quarter * 3)
    case .month(let year, let month): return bucket(.month, year, month)
    // The fourth of January always lies in week 1.
    case .week(let year, let week):
      let first = bucket(.week, year, 1, 4)
      return Period(start: first.start.adding(days: 7 * (week - 1)), end: first.end.adding(days: 7 * (week - 1)))
    case .day(let day): return Period(from: day, through: day)
    case .fiscalYear(let year): return fiscalYear(year)
    case .fiscalHalf(let year, let half):
      let start = fiscalYear(year).start.adding(months: 6 * (half - 1))
      return Period(start: start, end: start.adding(months: 6))
    case .fiscalQuarter(let year, let quarter):
      let start = fiscalYear(year).start.adding(months: 3 * (quarter - 1))
      return Period(start: start, end: start.adding(months: 3))
    }
  }

  /// It bears the number of the calendar year in which it ends.
  private func fiscalYear(_ year: Int) -> Period {
    let end = environment.calendar.fiscalYearStart == 1 ? 12 : environment.calendar.fiscalYearStart - 1
    return environment.calendar.bucket(
      .fiscalYear, holding: CivilDate(year: year, month: end, day: 1) ?? Self.earliest)
  }

  func grain(_ unit: CalendarUnit) -> Grain? {
    switch unit {
    case .day: .day
    case .workday: nil
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .half: .half
    case .year: .year
    case .fiscalQuarter: .fiscalQuarter
    case .fiscalHalf: .fiscalHalf
    case .fiscalYear: .fiscalYear
    }
  }

  private func stepped(_ start: CivilDate, by count: Int, _ grain: Grain) -> CivilDate {
    switch grain {
    case .day, .weekday, .hour: start.adding(days: count)
    case .week: start.adding(days: 7 * count)
    case .month: start.adding(months: count)
    case .quarter, .fiscalQuarter: start.adding(months: 3 * count)
    case .half, .fiscalHalf: start.adding(months: 6 * count)
    case .year, .fiscalYear: start.adding(months: 12 * count)
    }
  }

  private func checkCount(_ count: Int, at span: Span) throws(Diagnostic) {
    if count < 1 || count > 100_000 { throw Messages.periodCount(count, at: span) }
  }
}

/// The bounds of time that the stages below need to know.
package enum PeriodBounds {
  /// Where an open beginning starts.
  package static let earliest = PeriodReader.earliest
  /// The end of what has none: 31 December 9999.
  package static let open = CivilDate(dayNumber: 2_932_896)
}
