import Syntax
import Values

/// The question's own period as far as it decides what it is compared with.
struct AskedPeriod {
  var whole: Period
  /// Today, when the period is not over yet.
  var reached: CivilDate?
  /// The calendar unit that it is.
  var unit: CalendarUnit?
  /// From one such stretch to the next.
  var step: TimeStep
  /// Whether it was asked as weeks.
  var areWeeks = false
  /// The number of working days it was asked as; the one before has as many.
  var workdays: Int?
  /// The day that `as of` names.
  var moment: CivilDate?
  /// Whether it is one day as of which is asked, without a period.
  var isMoment = false

  var counted: Period { reached.map(whole.cut) ?? whole }
}

extension PeriodReader {
  /// `ytd` is a year that has come so far.
  func asked(_ written: PeriodExpression) throws(Diagnostic) -> AskedPeriod? {
    let expression = bound(written)
    guard let period = try period(expression) else { return nil }
    let today = environment.today
    var whole = period
    var unit: CalendarUnit?
    var workdays: Int?
    var areWeeks = false
    switch expression.kind {
    case .this(let own): unit = own
    case .last(let count, let own, _), .next(let count, let own, _):
      if count == 1 { unit = own }
      if own == .workday { workdays = count }
      areWeeks = own == .week
    case .toDate(let own):
      unit = own
      whole = try self.period(PeriodExpression(.this(own), expression.span)) ?? period
    case .day, .since, .until, .range, .literal, .all, .parameter, .own: unit = self.unit(of: period)
    }
    let isWholeMonths = whole.start.day == 1 && whole.end.day == 1
    let step: TimeStep =
      isWholeMonths && !Self.isCountedInDays(expression)
      ? .months(Self.months(from: whole.start, to: whole.end)) : .days(whole.dayCount)
    return AskedPeriod(
      whole: whole, reached: whole.contains(today) && today != whole.last ? today : nil, unit: unit, step: step,
      areWeeks: areWeeks || unit == .week, workdays: workdays)
  }

  private static func isCountedInDays(_ expression: PeriodExpression) -> Bool {
    switch expression.kind {
    case .last(_, let unit, _), .next(_, let unit, _): unit == .day || unit == .workday || unit == .week
    case .day, .this, .toDate, .since, .until, .range, .literal, .all, .parameter, .own: false
    }
  }

  private static func months(from start: CivilDate, to end: CivilDate) -> Int {
    (end.year - start.year) * 12 + end.month - start.month
  }

  /// The unit that a period given by its days fills.
  private func unit(of period: Period) -> CalendarUnit? {
    CalendarUnit.allCases.first { fills(period, $0) }
  }

  private func fills(_ period: Period, _ unit: CalendarUnit) -> Bool {
    grain(unit).map { environment.calendar.bucket($0, holding: period.start) == period } ?? false
  }

  // MARK: The other period

  /// Throws where there is nothing to compare with.
  func compared(_ comparator: Comparator, with asked: AskedPeriod) throws(Diagnostic) -> ComparedPeriod {
    var remarks: [ComparedPeriod.Remark] = []
    var whole: Period
    var step: TimeStep?
    switch comparator.kind {
    case .previousPeriod:
      if let count = asked.workdays {
        let start = environment.workdays.day(count, before: asked.whole.start)
        (whole, step) = (Period(start: start, end: asked.whole.start), nil)
      } else {
        if asked.whole.start == Self.earliest { throw Messages.nothingBefore(at: comparator.span) }
        (whole, step) = (asked.step.before(asked.whole), asked.step)
      }
    case .sameLastYear(let unit):
      if let unit, unit != asked.unit, !fills(asked.whole, unit) {
        throw Messages.otherUnit(unit, isUnit: asked.unit, at: comparator.span)
      }
      (whole, step, remarks) = yearEarlier(asked)
    case .period(let written):
      let expression = bound(written)
      if case .day(.ago(let count, let unit)) = expression.kind {
        _ = try day(.ago(count, unit), at: comparator.span)
        (whole, step, remarks) = earlier(asked, by: count, unit)
        if whole.end > asked.whole.start { throw Messages.agoOverlaps(formatted(comparator), at: comparator.span) }
        break
      }
      if case .last(1, let unit, counted: false) = expression.kind, comparator.alignment != .whole,
        let least = Self.leastDays(unit), asked.whole.dayCount < least || unit == .year && asked.unit != .year
      {
        (whole, step, remarks) = earlier(asked, by: 1, unit)
        break
      }
      guard let other = try self.asked(expression) else {
        throw Messages.allTimeCompared("previous period", at: comparator.span)
      }
      (whole, step) = (other.whole, Self.step(from: other.whole, to: asked.whole))
    case .target: throw Messages.allTimeCompared("previous period", at: comparator.span)
    }
    if asked.isMoment, case .months? = step, isEndOfMonth(asked.whole.last) {
      // What was so at the end of a month stands beside the end of another.
      whole = Period(from: endOfMonth(whole.last), through: endOfMonth(whole.last))
    }
    guard whole.start >= Self.first, whole.end <= Self.last else {
      throw Messages.outsideCalendar(at: comparator.span)
    }
    if whole == asked.whole { throw Messages.comparedWithItself(at: comparator.span) }
    var found = ComparedPeriod(
      whole: whole, through: nil, moment: environment.today, step: step, alignment: comparator.alignment,
      remarks: remarks)
    cut(&found, comparator, asked)
    return found
  }

  private func endOfMonth(_ day: CivilDate) -> CivilDate { environment.calendar.bucket(.month, holding: day).last }

  private func isEndOfMonth(_ day: CivilDate) -> Bool { endOfMonth(day) == day }

  /// Beside a shorter period, `last year` is the same dates one year earlier, as beside any that is no calendar year;
  /// `3 months ago` are those of then.
  private func earlier(
    _ asked: AskedPeriod, by count: Int, _ unit: CalendarUnit
  ) -> (Period, TimeStep?, [ComparedPeriod.Remark]) {
    let step: TimeStep
    switch unit {
    case .year, .fiscalYear:
      if count == 1 { return yearEarlier(asked) }
      step = asked.areWeeks ? .days(364 * count) : .months(12 * count)
    case .half, .fiscalHalf: step = .months(6 * count)
    case .quarter, .fiscalQuarter: step = .months(3 * count)
    case .month: step = .months(count)
    case .week: step = .days(7 * count)
    case .day: step = .days(count)
    case .workday:
      let day = environment.workdays.day(count, before: asked.whole.start)
      step = .days(asked.whole.start.dayNumber - day.dayNumber)
    }
    return (step.before(asked.whole), step, [])
  }

  /// Weeks keep their number, so that Mondays meet Mondays; everything else keeps its dates.
  private func yearEarlier(_ asked: AskedPeriod) -> (Period, TimeStep?, [ComparedPeriod.Remark]) {
    let calendar = environment.calendar
    guard asked.areWeeks else { return (TimeStep.months(12).before(asked.whole), .months(12), []) }
    let name = calendar.weekNumber(of: asked.whole.start)
    let start = period(of: .week(year: name.year - 1, week: name.week)).start
    let exists = calendar.weekNumber(of: start) == (name.year - 1, name.week)
    let step = TimeStep.days(exists ? asked.whole.start.dayNumber - start.dayNumber : 364)
    return (step.before(asked.whole), step, exists ? [] : [.noSuchWeek(year: name.year - 1, week: name.week)])
  }

  /// The fewest days of what `last year` and its kin mean; `nil` where a period is never shorter.
  private static func leastDays(_ unit: CalendarUnit) -> Int? {
    switch unit {
    case .day, .workday: nil
    case .week: 7
    case .month: 28
    case .quarter, .fiscalQuarter: 90
    case .half, .fiscalHalf: 181
    case .year, .fiscalYear: 365
    }
  }

  /// Between two periods of the same number of months, or of days.
  private static func step(from other: Period, to own: Period) -> TimeStep? {
    let areMonths = [own.start, own.end, other.start, other.end].allSatisfy { $0.day == 1 }
    if areMonths, months(from: own.start, to: own.end) == months(from: other.start, to: other.end) {
      return .months(months(from: other.start, to: own.start))
    }
    return own.dayCount == other.dayCount ? .days(own.start.dayNumber - other.start.dayNumber) : nil
  }

  // MARK: Like with like

  private func cut(_ found: inout ComparedPeriod, _ comparator: Comparator, _ asked: AskedPeriod) {
    let today = environment.today
    if let reached = asked.reached {
      switch found.alignment {
      case .whole: break
      case .workdays:
        let count = environment.workdays.count(in: asked.counted)
        if let day = environment.workdays.day(count, of: found.whole) {
          found.through = day
        } else {
          found.remarks.append(.fewerWorkdays(count))
        }
      case .dates: found.through = found.step?.before(reached)
      }
      if let through = found.through, through >= found.whole.last { found.through = nil }
    } else if found.alignment == .workdays, asked.whole.end <= today {
      found.remarks.append(.nothingToCut)
    }
    if found.whole.contains(today), found.whole.last != today, found.through.map({ $0 > today }) ?? true {
      found.remarks.append(.unfinished)
    }
    if comparator.isLast, found.whole.start >= asked.whole.end { found.remarks.append(.later) }
    var moment = found.through ?? found.whole.last
    if let own = asked.moment, asked.whole.contains(own), own != asked.counted.last, let step = found.step {
      moment = min(moment, step.before(own))
    }
    found.moment = min(moment, today)
    let (own, other) = (asked.counted.dayCount, found.counted.dayCount)
    if own != other, found.alignment != .workdays, !asked.isMoment, !isAlike(found, asked) {
      found.remarks.append(.lengths(own, other))
    }
  }

  /// Whole months against whole months, and the same dates of two of them, are alike whatever their lengths.
  private func isAlike(_ found: ComparedPeriod, _ asked: AskedPeriod) -> Bool {
    guard case .months? = found.step, asked.whole.start.day == 1, asked.whole.end.day == 1 else { return false }
    guard let reached = asked.reached else { return true }
    return found.through?.day == reached.day
  }
}

extension Comparator {
  /// `last month` and its kin, which are named from today.
  fileprivate var isLast: Bool {
    if case .period(let period) = kind, case .last = period.kind { return true }
    return false
  }
}

extension CalendarRules {
  /// A week bears the number it has in the year of its fourth day.
  func weekNumber(of start: CivilDate) -> (year: Int, week: Int) {
    let middle = start.adding(days: 3)
    let first = CivilDate(year: middle.year, month: 1, day: 1) ?? middle
    return (middle.year, (middle.dayNumber - first.dayNumber) / 7 + 1)
  }
}

extension Workdays {
  /// The last of the first `count` working days of `period`; the day before it for none, `nil` when it has fewer.
  func day(_ count: Int, of period: Period) -> CivilDate? {
    var left = count
    var day = period.start.adding(days: -1)
    while left > 0 {
      day = day.adding(days: 1)
      guard day < period.end else { return nil }
      if contains(day) { left -= 1 }
    }
    return day
  }
}
