import Values

/// Days and moments written as one number. What it counts is told by the whole column: no number in it says more than
/// the others.
enum DayNumbering: Hashable, Sendable {
  /// Days since 30 December 1899 with the time as a fraction, as spreadsheets count.
  case spreadsheet
  /// Seconds since 1970, in UTC.
  case seconds
  case milliseconds

  /// 3 October 1954 to 31 December 2099: other numbers are none of these.
  private static let spreadsheetDays: ClosedRange<Int> = 20_000...73_050
  /// 1990 to 2099.
  private static let unixSeconds: ClosedRange<Int> = 631_152_000...4_102_444_799

  /// What a number can count; `nil` for what is no such number.
  init?(_ text: String) {
    guard let (whole, _) = Self.parts(text) else { return nil }
    if Self.spreadsheetDays.contains(whole) {
      self = .spreadsheet
    } else if Self.unixSeconds.contains(whole) {
      self = .seconds
    } else if Self.unixSeconds.contains(whole / 1000) {
      self = .milliseconds
    } else {
      return nil
    }
  }

  /// `nil` when the number does not count so.
  func moment(_ text: String) -> (CivilDate, seconds: Int?)? {
    guard DayNumbering(text) == self, let (whole, fraction) = Self.parts(text) else { return nil }
    switch self {
    case .spreadsheet:
      let day = CivilDate(dayNumber: whole - 25_569)
      guard let fraction else { return (day, nil) }
      let seconds = Int((fraction * 86_400).rounded())
      return seconds < 86_400 ? (day, seconds) : (day.adding(days: 1), 0)
    case .seconds: return (CivilDate(dayNumber: whole / 86_400), whole % 86_400)
    case .milliseconds: return (CivilDate(dayNumber: whole / 86_400_000), whole / 1000 % 86_400)
    }
  }

  /// `44301`, `44301.5`
  private static func parts(_ text: String) -> (whole: Int, fraction: Double?)? {
    guard (5...20).contains(text.utf8.count) else { return nil }
    var whole = 0
    var fraction = 0.0
    var weight = 0.0
    for byte in text.utf8 {
      if byte == 0x2E, weight == 0 {
        weight = 1
      } else if (0x30...0x39).contains(byte) {
        if weight == 0 {
          guard whole < 1 << 50 else { return nil }
          whole = whole * 10 + Int(byte - 0x30)
        } else {
          weight /= 10
          fraction += weight * Double(byte - 0x30)
        }
      } else {
        return nil
      }
    }
    return (whole, fraction > 0 ? fraction : nil)
  }
}
