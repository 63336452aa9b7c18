import Values

/// A calendar made by counting days on one's fingers from 1 January 1890, a Wednesday.
final class NaiveCalendar {
  private static let firstYear = 1890
  private static let lastYear = 2210
  private static let firstWeekday = 3

  struct Day {
    let iso: String
    let year: Int
    let month: Int
    let day: Int
    /// 1 is Monday.
    let weekday: Int
  }

  /// Every day in order, the same for all.
  private static let days: [Day] = {
    var found: [Day] = []
    var weekday = firstWeekday
    for year in firstYear...lastYear {
      for month in 1...12 {
        for day in 1...length(year, month) {
          found.append(Day(iso: iso(year, month, day), year: year, month: month, day: day, weekday: weekday))
          weekday = weekday == 7 ? 1 : weekday + 1
        }
      }
    }
    return found
  }()

  private static let yearStarts: [Int] = {
    var found: [Int] = []
    var total = 0
    for year in firstYear...9999 {
      found.append(total)
      total += length(year, 2) == 29 ? 366 : 365
    }
    return found
  }()

  private let fiscalYearStart: Int
  private let weekStart: Int
  /// Working days before each day.
  private let workedBefore: [Int]
  private let isWorked: [Bool]

  init(holidays: [NaiveRow], fiscalYearStart: Int, weekStart: Int) {
    self.fiscalYearStart = fiscalYearStart
    self.weekStart = weekStart
    var special: [String: Bool] = [:]
    for row in holidays { if let day = row.at("day").text { special[day] = row.at("is_worked") == .integer(1) } }
    var count = 0
    var counts: [Int] = []
    var worked: [Bool] = []
    for day in Self.days {
      counts.append(count)
      let works = special[day.iso] ?? (day.weekday < 6)
      worked.append(works)
      if works { count += 1 }
    }
    workedBefore = counts
    isWorked = worked
  }

  static func length(_ year: Int, _ month: Int) -> Int {
    if month == 2 {
      if year % 400 == 0 { return 29 }
      if year % 100 == 0 { return 28 }
      return year % 4 == 0 ? 29 : 28
    }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  static func iso(_ year: Int, _ month: Int, _ day: Int) -> String {
    "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
  }

  /// Where the day stands; `nil` for what is no day of these years.
  func number(_ iso: String) -> Int? {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, parts[0] >= Self.firstYear, parts[0] <= 9999, (1...12).contains(parts[1]) else {
      return nil
    }
    var number = Self.yearStarts[parts[0] - Self.firstYear]
    for month in 1..<parts[1] { number += Self.length(parts[0], month) }
    return number + parts[2] - 1
  }

  func day(_ number: Int) -> Day { Self.days[min(max(number, 0), Self.days.count - 1)] }

  func adding(_ count: Int, to iso: String) -> String {
    guard let number = number(iso) else { return iso }
    return day(number + count).iso
  }

  func days(from earlier: String, to later: String) -> Int? {
    guard let first = number(earlier), let last = number(later) else { return nil }
    return last - first
  }

  func isWorkday(_ number: Int) -> Bool { isWorked[number] }

  /// Working days of `[start, end)`.
  func workdays(_ start: String, _ end: String) -> Int {
    guard let first = number(start), let last = number(end), last > first else { return 0 }
    return workedBefore[last] - workedBefore[first]
  }

  /// The first day of the bucket that holds `iso`.
  func bucket(_ grain: Grain, _ iso: String) -> String {
    guard let number = number(iso) else { return iso }
    let found = day(number)
    switch grain {
    case .week:
      var back = number
      while day(back).weekday != weekStart { back -= 1 }
      return day(back).iso
    case .month: return Self.iso(found.year, found.month, 1)
    case .quarter: return Self.iso(found.year, [1, 1, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10][found.month - 1], 1)
    case .half: return Self.iso(found.year, found.month < 7 ? 1 : 7, 1)
    case .year: return Self.iso(found.year, 1, 1)
    case .fiscalQuarter: return fiscal(found, every: 3)
    case .fiscalHalf: return fiscal(found, every: 6)
    case .fiscalYear: return fiscal(found, every: 12)
    case .day, .weekday, .hour: return iso
    }
  }

  private func fiscal(_ found: Day, every count: Int) -> String {
    var (year, month) = (found.year, found.month)
    while (month - fiscalYearStart + 12) % count != 0 {
      month -= 1
      if month == 0 { (year, month) = (year - 1, 12) }
    }
    return Self.iso(year, month, 1)
  }

  /// The first day after the bucket that starts at `start`.
  func next(_ grain: Grain, after start: String) -> String {
    guard var number = number(start) else { return start }
    let own = bucket(grain, start)
    repeat { number += 1 } while bucket(grain, day(number).iso) == own && grain != .day
    return day(number).iso
  }

  func label(_ grain: Grain, _ start: String) -> String {
    guard let number = number(start) else { return start }
    let found = day(number)
    switch grain {
    case .week:
      let middle = day(number + 3)
      let ordinal = (number + 3 - Self.yearStarts[middle.year - Self.firstYear]) / 7 + 1
      return "\(middle.year)-W" + (ordinal < 10 ? "0" : "") + "\(ordinal)"
    case .month: return String(start.prefix(7))
    case .quarter: return "\(found.year)-Q\((found.month + 2) / 3)"
    case .half: return "\(found.year)-H\(found.month < 7 ? 1 : 2)"
    case .year: return "\(found.year)"
    case .fiscalQuarter: return "FY\(fiscalYear(found))-Q\((found.month - fiscalYearStart + 12) % 12 / 3 + 1)"
    case .fiscalHalf: return "FY\(fiscalYear(found))-H\((found.month - fiscalYearStart + 12) % 12 / 6 + 1)"
    case .fiscalYear: return "FY\(fiscalYear(found))"
    case .day, .weekday, .hour: return start
    }
  }

  /// The calendar year in which the fiscal year ends.
  private func fiscalYear(_ found: Day) -> Int {
    fiscalYearStart > 1 && found.month >= fiscalYearStart ? found.year + 1 : found.year
  }

  /// Buckets that touch `[start, end)`, by their first days.
  func buckets(_ grain: Grain, _ start: String, _ end: String) -> [String] {
    if start >= end { return [] }
    var found: [String] = []
    var next = bucket(grain, start)
    while next < end {
      found.append(next)
      next = self.next(grain, after: next)
    }
    return found
  }

  /// The same day so many months later, or earlier, at most the month's last.
  func addingMonths(_ count: Int, to iso: String) -> String {
    guard let number = number(iso) else { return iso }
    let found = day(number)
    var (year, month) = (found.year, found.month)
    for _ in 0..<abs(count) {
      month += count < 0 ? -1 : 1
      if month == 13 { (year, month) = (year + 1, 1) }
      if month == 0 { (year, month) = (year - 1, 12) }
    }
    return Self.iso(year, month, min(found.day, Self.length(year, month)))
  }
}
