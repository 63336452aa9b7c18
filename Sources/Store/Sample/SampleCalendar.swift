import Values

/// The days the sample company works: the Chinese public holidays, with weekend days worked in return.
struct SampleCalendar {
  struct Holiday {
    let day: CivilDate
    let name: String
    let isWorked: Bool
  }

  let holidays: [Holiday]
  private let worked: [CivilDate: Bool]

  init(years: ClosedRange<Int>) {
    var found: [CivilDate: Holiday] = [:]
    for year in years {
      func add(_ name: String, from first: CivilDate, days: Int, isWorked: Bool = false) {
        for offset in 0..<days {
          let day = first + offset
          if found[day] == nil { found[day] = Holiday(day: day, name: name, isWorked: isWorked) }
        }
      }
      func date(_ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day) ?? .firstOfYear(year)
      }
      add("元旦", from: date(1, 1), days: 1)
      let newYear = Self.lunarNewYear(year)
      add("春节", from: newYear - 1, days: 7)
      add("清明节", from: date(4, 4), days: 2)
      add("劳动节", from: date(5, 1), days: 3)
      add("国庆节", from: date(10, 1), days: 7)
      // A week off is paid for with the Sunday before and the Saturday after.
      for (first, last) in [(newYear - 1, newYear + 5), (date(10, 1), date(10, 7))] {
        add("调休上班", from: Self.sunday(before: first), days: 1, isWorked: true)
        add("调休上班", from: Self.saturday(after: last), days: 1, isWorked: true)
      }
    }
    holidays = found.values.sorted { $0.day < $1.day }
    worked = found.mapValues(\.isWorked)
  }

  func isWorkday(_ day: CivilDate) -> Bool { worked[day] ?? !day.isWeekend }

  func workday(onOrBefore day: CivilDate) -> CivilDate {
    var found = day
    while !isWorkday(found) { found = found - 1 }
    return found
  }

  func workday(onOrAfter day: CivilDate) -> CivilDate {
    var found = day
    while !isWorkday(found) { found = found + 1 }
    return found
  }

  private static func sunday(before day: CivilDate) -> CivilDate { day - day.weekday }

  private static func saturday(after day: CivilDate) -> CivilDate {
    day + (day.weekday == 6 ? 7 : (13 - day.weekday) % 7)
  }

  /// The Chinese New Year's Day; outside of the years listed, the day it falls on most often.
  private static func lunarNewYear(_ year: Int) -> CivilDate {
    let days = [
      (2, 16), (2, 5), (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13), (2, 3),
      (1, 23), (2, 11), (1, 31), (2, 19), (2, 8), (1, 28),
    ]
    let (month, day) = days.indices.contains(year - 2018) ? days[year - 2018] : (2, 5)
    return CivilDate(year: year, month: month, day: day) ?? .firstOfYear(year)
  }
}

extension CivilDate {
  static func + (day: CivilDate, count: Int) -> CivilDate { day.adding(days: count) }
  static func - (day: CivilDate, count: Int) -> CivilDate { day.adding(days: -count) }
  static func - (later: CivilDate, earlier: CivilDate) -> Int { later.dayNumber - earlier.dayNumber }

  var firstOfMonth: CivilDate { self - (day - 1) }
}
