package import Values

/// Keeps the `calendar` table: whole years without a gap, every day with the buckets it belongs to and whether it is
/// worked.
package struct WorkCalendar {
  /// No calendar reaches further: a date outside is a slip of the pen.
  package static let bounds = Period(start: CivilDate.firstOfYear(1900), end: CivilDate.firstOfYear(2200))

  private let connection: Connection

  package init(_ connection: Connection) { self.connection = connection }

  /// What a new store holds: twelve years back and three ahead.
  package static func usual(around today: CivilDate) -> Period {
    let year = min(max(today.year, 1912), 2196)
    return Period(start: .firstOfYear(year - 12), end: .firstOfYear(year + 4))
  }

  /// The days the table holds; `nil` while it is empty.
  package func covered() throws(StoreError) -> Period? {
    guard case .text(let first) = try connection.scalar("SELECT MIN(day) FROM calendar"),
      case .text(let last) = try connection.scalar("SELECT MAX(day) FROM calendar"),
      let start = CivilDate(iso: first), let end = CivilDate(iso: last)
    else { return nil }
    return Period(from: start, through: end)
  }

  /// Adds the years that are needed for the table to reach over `period`; nothing to do is found in microseconds.
  package func ensure(covering period: Period) throws(StoreError) {
    guard !period.isEmpty else { return }
    guard Self.bounds.contains(period) else {
      throw .outsideCalendar(day: (Self.bounds.contains(period.start) ? period.last : period.start).iso)
    }
    let wanted = Period(start: .firstOfYear(period.start.year), end: .firstOfYear(period.last.year + 1))
    guard let present = try covered() else { return try fill(wanted) }
    try fill(Period(start: wanted.start, end: present.start))
    try fill(Period(start: present.end, end: wanted.end))
  }

  /// To be called after `holidays` changed. Touches only the days that changed.
  package func refreshWorkdays() throws(StoreError) {
    let worked = """
      COALESCE((SELECT h.is_worked FROM holidays h WHERE h.day = calendar.day), CASE WHEN weekday < 6 THEN 1 ELSE 0 END)
      """
    try connection.run("UPDATE calendar SET is_workday = \(worked) WHERE is_workday <> \(worked)")
  }

  /// To be called after the settings about weeks and fiscal years changed.
  package func rebuild() throws(StoreError) {
    guard let present = try covered() else { return }
    try connection.atomically { () throws(StoreError) in
      try connection.run("DELETE FROM calendar")
      try fill(present)
    }
  }

  private func fill(_ period: Period) throws(StoreError) {
    guard !period.isEmpty else { return }
    let rules = try Settings.load(from: connection).calendar
    let holidays = try holidays()
    let grains: [Grain] = [.week, .month, .quarter, .half, .year, .fiscalQuarter, .fiscalHalf, .fiscalYear]
    var axes = grains.map { Axis(grain: $0, rules: rules) }
    try connection.atomically { () throws(StoreError) in
      let insert = try connection.prepare("INSERT INTO calendar VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      var day = period.start
      while day < period.end {
        try insert.bind(text: day.iso, at: 1)
        try insert.bind(.integer(day.dayNumber), at: 2)
        for index in axes.indices {
          // What is bound stays until the next bucket begins.
          if let start = axes[index].entered(by: day) { try insert.bind(text: start, at: index + 3) }
        }
        try insert.bind(.integer(day.weekday), at: 11)
        try insert.bind(.integer(holidays[day] ?? (day.isWeekend ? 0 : 1)), at: 12)
        try insert.run()
        day = day.adding(days: 1)
      }
    }
  }

  /// As the holidays say.
  package func workdays() throws(StoreError) -> Workdays {
    var workdays = Workdays()
    for (day, isWorked) in try holidays() {
      if isWorked == 1 { workdays.workedWeekendDays.insert(day) } else { workdays.daysOff.insert(day) }
    }
    return workdays
  }

  private func holidays() throws(StoreError) -> [CivilDate: Int] {
    var found: [CivilDate: Int] = [:]
    let statement = try connection.prepare("SELECT day, is_worked FROM holidays")
    while try statement.step() {
      if let day = CivilDate(iso: statement.text(0)) { found[day] = statement.integer(1) }
    }
    return found
  }
}

/// The first days of the buckets of one grain, for days asked in order: worked out once a bucket.
private struct Axis {
  private let grain: Grain
  private let rules: CalendarRules
  private var bucket = Period(start: CivilDate(dayNumber: 0), end: CivilDate(dayNumber: 0))

  init(grain: Grain, rules: CalendarRules) {
    self.grain = grain
    self.rules = rules
  }

  /// The first day of a bucket that was not the one of the day before.
  mutating func entered(by day: CivilDate) -> String? {
    if bucket.contains(day) { return nil }
    bucket = rules.bucket(grain, holding: day)
    return bucket.start.iso
  }
}

extension CivilDate {
  /// 1 January; for years of the calendar's four digits.
  static func firstOfYear(_ year: Int) -> CivilDate {
    CivilDate(year: year, month: 1, day: 1) ?? CivilDate(dayNumber: 0)
  }
}
