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
  private var knownStarts: [Grain: [Int]] = [:]

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
    guard let (year, month, day) = Self.parts(iso), year >= Self.firstYear, (1...12).contains(month) else { return nil }
    var number = Self.yearStarts[year - Self.firstYear]
    for month in 1..<month { number += Self.length(year, month) }
    return number + day - 1
  }

  private static func parts(_ iso: String) -> (year: Int, month: Int, day: Int)? {
    var parts = (0, 0, 0)
    var hyphens = 0
    for byte in iso.utf8 {
      if byte == UInt8(ascii: "-") {
        hyphens += 1
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      switch hyphens {
      case 0: parts.0 = parts.0 * 10 + digit
      case 1: parts.1 = parts.1 * 10 + digit
      default: parts.2 = parts.2 * 10 + digit
      }
    }
    return hyphens == 2 && parts.0 <= 9999 ? (parts.0, parts.1, parts.2) : nil
  }

  func day(_ number: Int) -> Day { Self.days[min(max(number, 0), Self.days.count - 1)] }

  func adding(_ count: Int, to iso: String) -> String {
    guard let number = number(iso) else { return iso }
    return day(number + count).iso
  }

  /// Of whatever years.
  func days(from earlier: String, to later: String) -> Int? {
    guard let first = Self.daysBefore(earlier), let last = Self.daysBefore(later) else { return nil }
    return last - first
  }

  /// Since the year 1.
  private static func daysBefore(_ iso: String) -> Int? {
    guard let (year, month, day) = parts(iso), year > 0, (1...12).contains(month) else { return nil }
    let past = year - 1
    let leapDays = past / 4 - past / 100 + past / 400
    return past * 365 + leapDays + (1..<month).reduce(0) { $0 + length(year, $1) } + day - 1
  }

  func isWorkday(_ number: Int) -> Bool { isWorked[number] }

  /// Working days of `[start, end)`.
  func workdays(_ start: String, _ end: String) -> Int {
    guard let first = number(start), let last = number(end), last > first else { return 0 }
    let end = workedBefore.count - 1
    return workedBefore[min(last, end)] - workedBefore[min(first, end)]
  }

  /// The first day of the bucket that holds `iso`.
  func bucket(_ grain: Grain, _ iso: String) -> String {
    guard let number = number(iso), let starts = starts(grain) else { return iso }
    return day(starts[min(number, starts.count - 1)]).iso
  }

  /// Of every day the first day of its bucket; `nil` where every day is its own.
  private func starts(_ grain: Grain) -> [Int]? {
    if let known = knownStarts[grain] { return known }
    if [.day, .weekday, .hour].contains(grain) { return nil }
    var found: [Int] = []
    for (number, day) in Self.days.enumerated() {
      found.append(begins(grain, day) || number == 0 ? number : found[number - 1])
    }
    knownStarts[grain] = found
    return found
  }

  private func begins(_ grain: Grain, _ day: Day) -> Bool {
    func everyMonths(_ count: Int, from first: Int) -> Bool { day.day == 1 && (day.month - first + 12) % count == 0 }
    switch grain {
    case .week: return day.weekday == weekStart
    case .month: return day.day == 1
    case .quarter: return everyMonths(3, from: 1)
    case .half: return everyMonths(6, from: 1)
    case .year: return everyMonths(12, from: 1)
    case .fiscalQuarter: return everyMonths(3, from: fiscalYearStart)
    case .fiscalHalf: return everyMonths(6, from: fiscalYearStart)
    case .fiscalYear: return everyMonths(12, from: fiscalYearStart)
    case .day, .weekday, .hour: return true
    }
  }

  /// The first day after the bucket that starts at `start`.
  func next(_ grain: Grain, after start: String) -> String {
    guard var number = number(start) else { return start }
    guard let starts = starts(grain) else { return day(number + 1).iso }
    let own = starts[min(number, starts.count - 1)]
    while number < starts.count, starts[number] == own { number += 1 }
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

  /// Buckets of these years that touch `[start, end)`, by their first days.
  func buckets(_ grain: Grain, _ start: String, _ end: String) -> [String] {
    if start >= end { return [] }
    var found: [String] = []
    var next = bucket(grain, start)
    while next < end, next != found.last {
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
