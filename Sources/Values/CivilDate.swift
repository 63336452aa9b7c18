/// A day of the proleptic Gregorian calendar, without a time zone: the local business day of a record.
///
/// Stored as the number of days since 1970-01-01, so that comparing, subtracting and stepping are integer arithmetic.
package struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package let dayNumber: Int

  package init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// `nil` for a day that does not exist, such as 2024-02-30, or a year outside 1...9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    self.dayNumber = Self.number(year: year, month: month, day: day)
  }

  /// Reads exactly `YYYY-MM-DD`; anything else, or a day that does not exist, is `nil`.
  package init?(iso text: some StringProtocol) {
    var text = String(text)
    guard let day = text.withUTF8({ $0.count == 10 ? Self.read($0) : nil }) else { return nil }
    self = day
  }

  /// Reads the day that a text such as `2026-09-23T10:00` begins with.
  package init?(startOf text: String) {
    var text = text
    guard let day = text.withUTF8({ $0.count < 10 ? nil : Self.read($0) }) else { return nil }
    self = day
  }

  /// - Precondition: at least ten bytes.
  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CivilDate? {
    func number(_ positions: Range<Int>) -> Int? {
      var number = 0
      for position in positions {
        guard (0x30...0x39).contains(bytes[position]) else { return nil }
        number = number * 10 + Int(bytes[position] - 0x30)
      }
      return number
    }
    guard bytes[4] == 0x2D, bytes[7] == 0x2D, let year = number(0..<4), let month = number(5..<7),
      let day = number(8..<10)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// Days from civil, after Howard Hinnant's published derivation: years start in March so that the leap day is last.
  private static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month 1...12 and day 1...31.
  package var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package var year: Int { components.year }
  package var month: Int { components.month }
  package var day: Int { components.day }

  /// ISO weekday: Monday is 1, Sunday is 7.
  package var weekday: Int {
    let fromMonday = (dayNumber + 3) % 7
    return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
  }

  package var isWeekend: Bool { weekday >= 6 }

  package static func isLeap(year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  package static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (left: Self, right: Self) -> Bool { left.dayNumber < right.dayNumber }

  package func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

  /// The same day of another month, clamped at the month's end: 31 January plus one month is 28 or 29 February.
  package func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let total = year * 12 + (month - 1) + months
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    let clamped = min(day, Self.daysInMonth(year: newYear, month: newMonth))
    return CivilDate(dayNumber: Self.number(year: newYear, month: newMonth, day: clamped))
  }

  /// `YYYY-MM-DD`.
  package var iso: String {
    let (year, month, day) = components
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  package static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension CivilDate: CustomStringConvertible {
  package var description: String { iso }
}
