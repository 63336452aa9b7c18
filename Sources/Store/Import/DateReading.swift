import Values

/// Whether `03/04/2021` is 3 April or 4 March.
enum DayOrder: Hashable, Sendable { case dayFirst, monthFirst }

/// Reads days and moments as people and programs write them.
enum DateReading {
  enum Reading: Hashable, Sendable {
    /// `seconds` since midnight when a time of day is written; `evidence` when the writing fits one order only.
    case moment(CivilDate, seconds: Int?, evidence: DayOrder?)
    /// Both orders give a day, and not the same.
    case ambiguous
    case failed(String)
  }

  /// Days before 1900 and after 2199 are mistakes.
  static let years = 1900...2199

  /// ISO, `2021/4/15`, `20210415`, `2021年4月15日`, `15 Apr, 2021 00:02:00`, `Apr 15, 2021`, `15. März 2021`, `15.4.2021`
  /// and, as `order` says, `15/4/2021` or `4/15/2021`; each with or without a weekday and a time of day. An offset from
  /// UTC is not applied: the wall time that was written counts.
  static func read(_ text: String, order: DayOrder?) -> Reading {
    var copy = PlainWriting.text(text)
    return copy.withUTF8 { bytes in
      if bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let year = number(bytes, 0, 4),
        let month = number(bytes, 5, 2), let day = number(bytes, 8, 2)
      {
        return Reading(year: year, month: month, day: day, seconds: nil, evidence: nil)
      }
      var scanner = DateScanner(bytes: bytes)
      return scanner.read(order: order)
    }
  }

  /// Whether it says one day, whatever the order.
  static func isDay(_ text: String) -> Bool {
    if case .moment = read(text, order: nil) { true } else { false }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var total = 0
    for index in start..<start + count {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
      total = total * 10 + Int(bytes[index] - 0x30)
    }
    return total
  }

  /// The number of a month by its names, lower-cased and without accents.
  static let months: [String: Int] = {
    var found: [String: Int] = [:]
    for line in """
    jan january januar janner janvier janv enero ene
    feb february februar feber fevrier fevr fev febrero
    mar march marz mars marzo
    apr april avril avr abril abr
    may mai mayo
    jun june juni juin junio
    jul july juli juillet juil julio
    aug august aout agosto ago
    sep sept september septembre septiembre
    oct october oktober okt octobre octubre
    nov november novembre noviembre
    dec december dezember dez decembre diciembre dic
    """.split(separator: "\n").enumerated() {
      for word in line.element.split(separator: " ") { found[String(word)] = line.offset + 1 }
    }
    return found
  }()

  static let weekdays: Set = Set(
    """
    mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday mo montag di \
    dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag lun lundi mardi mer mercredi jeu jeudi \
    ven vendredi sam samedi dim dimanche lunes martes miercoles jueves viernes sabado domingo
    """.split(separator: " ").map(String.init))

  /// Time zones by name: like offsets, they are not applied.
  static let zones: Set = Set(
    "z utc gmt cet cest mez mesz wet west eet eest bst est edt cst cdt mst mdt pst pdt ist jst".split(separator: " ")
      .map(String.init))
}

extension DateReading.Reading {
  init(year: Int, month: Int, day: Int, seconds: Int?, evidence: DayOrder?) {
    guard DateReading.years.contains(year) else {
      self = .failed(
        CivilDate(year: max(1, min(year, 9999)), month: month, day: day) == nil
          ? ProblemReason.noSuchDay : ProblemReason.yearOutOfRange)
      return
    }
    if let date = CivilDate(year: year, month: month, day: day) {
      self = .moment(date, seconds: seconds, evidence: evidence)
    } else {
      self = .failed(ProblemReason.noSuchDay)
    }
  }
}

extension CivilDate {
  /// `YYYY-MM-DD`, without intermediate strings.
  var isoText: String {
    let (year, month, day) = components
    return String(unsafeUninitializedCapacity: 10) { buffer in
      func put(_ number: Int, at start: Int, width: Int) {
        var rest = number
        for offset in stride(from: start + width - 1, through: start, by: -1) {
          buffer[offset] = 0x30 + UInt8(rest % 10)
          rest /= 10
        }
      }
      put(year, at: 0, width: 4)
      put(month, at: 5, width: 2)
      put(day, at: 8, width: 2)
      buffer[4] = 0x2D
      buffer[7] = 0x2D
      return 10
    }
  }
}

/// `HH:MM:SS` of seconds since midnight.
func clockText(_ seconds: Int) -> String {
  [seconds / 3600, seconds / 60 % 60, seconds % 60].map { CivilDate.padded($0, 2) }.joined(separator: ":")
}
