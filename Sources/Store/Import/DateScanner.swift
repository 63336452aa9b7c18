import Values

/// Goes over the characters of one date once.
struct DateScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private struct Part {
    var value: Int
    /// 0 for the name of a month.
    var width: Int
  }

  mutating func read(order: DayOrder?) -> DateReading.Reading {
    var parts: [Part] = []
    var separator: UInt8 = 0
    while parts.count < 3 {
      skipBlanks()
      guard index < bytes.count else { return .failed(ProblemReason.notADate) }
      if isDigit(bytes[index]) {
        let part = number()
        if parts.isEmpty, part.width == 8 || part.width == 14 {
          return compact(part)
        }
        guard part.width <= 4 else { return .failed(ProblemReason.notADate) }
        // `2月` is a month by its name; before it stands the year or the day.
        let isMonth = part.width <= 2 && parts.count < 2 && isFollowedByMonth
        parts.append(isMonth ? Part(value: part.value, width: 0) : part)
      } else if isLetter(bytes[index]) {
        let word = word()
        if let month = month(word) {
          parts.append(Part(value: month, width: 0))
        } else if parts.isEmpty, DateReading.weekdays.contains(word) {
          _ = skip(0x2C)
          continue
        } else if ["of", "de", "the", "le", "den", "der"].contains(word) {
          continue
        } else if !["st", "nd", "rd", "th", "er"].contains(word) || parts.isEmpty {
          return .failed(ProblemReason.notADate)
        }
      } else {
        return .failed(ProblemReason.notADate)
      }
      if parts.count < 3 {
        separator = skipSeparator() ?? separator
      } else {
        skipBlanks()
        _ = skipCharacter("日") || skipCharacter("号")
        skipWeekday()
      }
    }
    guard let seconds = time() else { return .failed(ProblemReason.notADate) }
    if case .some(let value) = seconds, value < 0 { return .failed(ProblemReason.notATime) }
    return date(parts, separator: separator, seconds: seconds, order: order)
  }

  private func date(_ parts: [Part], separator: UInt8, seconds: Int?, order: DayOrder?) -> DateReading.Reading {
    let (first, second, third) = (parts[0], parts[1], parts[2])
    let named = parts.filter { $0.width == 0 }.count
    guard named <= 1 else { return .failed(ProblemReason.notADate) }
    if first.width == 4 {
      guard third.width > 0 else { return .failed(ProblemReason.notADate) }
      return .init(year: first.value, month: second.value, day: third.value, seconds: seconds, evidence: nil)
    }
    guard third.width == 4 || third.width == 2, first.width <= 2, second.width <= 2 else {
      return .failed(ProblemReason.notADate)
    }
    let year = third.width == 4 ? third.value : third.value + (third.value < 70 ? 2000 : 1900)
    if second.width == 0 {
      return .init(year: year, month: second.value, day: first.value, seconds: seconds, evidence: nil)
    }
    if first.width == 0 {
      return .init(year: year, month: first.value, day: second.value, seconds: seconds, evidence: nil)
    }
    let evidence: DayOrder? =
      first.value > 12 && second.value <= 12 ? .dayFirst : second.value > 12 && first.value <= 12 ? .monthFirst : nil
    // Dots are written day first wherever they are written.
    if separator == 0x2E {
      return .init(year: year, month: second.value, day: first.value, seconds: seconds, evidence: nil)
    }
    switch order ?? evidence ?? (first.value == second.value || first.value > 12 ? .dayFirst : nil) {
    case .dayFirst:
      return .init(year: year, month: second.value, day: first.value, seconds: seconds, evidence: evidence)
    case .monthFirst:
      return .init(year: year, month: first.value, day: second.value, seconds: seconds, evidence: evidence)
    case nil: return .ambiguous
    }
  }

  /// `20210415` and `20210415093000`.
  private mutating func compact(_ part: Part) -> DateReading.Reading {
    let day = part.width == 8 ? part.value : part.value / 1_000_000
    var seconds: Int?
    if part.width == 14 {
      let clock = part.value % 1_000_000
      guard let total = clockTime(clock / 10_000, clock / 100 % 100, clock % 100) else {
        return .failed(ProblemReason.notATime)
      }
      seconds = total
    } else {
      guard let written = time() else { return .failed(ProblemReason.notADate) }
      if case .some(let value) = written, value < 0 { return .failed(ProblemReason.notATime) }
      seconds = written
    }
    guard index == bytes.count else { return .failed(ProblemReason.notADate) }
    return .init(year: day / 10_000, month: day / 100 % 100, day: day % 100, seconds: seconds, evidence: nil)
  }

  /// `.some(nil)` when nothing follows the date, `nil` when something that is no time does; -1 for 25:00.
  private mutating func time() -> Int?? {
    _ = skip(0x2C)
    skipBlanks()
    guard index < bytes.count else { return .some(nil) }
    if isLetter(bytes[index]), !["t", "at", "um", "a"].contains(word()) { return .none }
    skipBlanks()
    guard index < bytes.count else { return .some(nil) }
    var isAfternoon = chineseHalf()
    skipBlanks()
    guard index < bytes.count, isDigit(bytes[index]) else { return .none }
    let hour = number()
    var minute = 0
    var second = 0
    if hour.width == 4 || hour.width == 6 {
      let clock = hour.width == 4 ? hour.value * 100 : hour.value
      return index == bytes.count || skipZone() ? clockValue(clock / 10_000, clock / 100 % 100, clock % 100) : .none
    }
    guard hour.width <= 2 else { return .none }
    let isHourOnly = skipCharacter("时") || skipCharacter("点")
    if isHourOnly || skip(0x3A) || skip(0x68) || skip(0x48) {
      if let part = twoDigits() {
        minute = part
        _ = skipCharacter("分")
        if skip(0x3A) || (index < bytes.count && isDigit(bytes[index])) {
          guard let part = twoDigits() else { return .none }
          second = part
          _ = skipCharacter("秒")
          if skip(0x2E) || skip(0x2C) { while index < bytes.count, isDigit(bytes[index]) { index += 1 } }
        }
      } else if !isHourOnly {
        return .none
      }
    } else {
      // `3 PM`
      skipBlanks()
      guard index < bytes.count, isLetter(bytes[index]) else { return .none }
    }
    skipBlanks()
    if index < bytes.count, isLetter(bytes[index]) {
      var word = word()
      // `p.m.`
      if word.utf8.count == 1, index < bytes.count, bytes[index] | 0x20 == 0x6D { word += self.word() }
      switch word {
      case "am": isAfternoon = false
      case "pm": isAfternoon = true
      case "uhr": break
      case _ where DateReading.zones.contains(word): break
      default: return .none
      }
    }
    guard skipZone() else { return .none }
    var hours = hour.value
    if let isAfternoon {
      guard hours <= 12 || isAfternoon else { return .some(-1) }
      if hours < 12, isAfternoon { hours += 12 } else if hours == 12, !isAfternoon { hours = 0 }
    }
    return clockValue(hours, minute, second)
  }

  private func clockValue(_ hour: Int, _ minute: Int, _ second: Int) -> Int?? {
    .some(clockTime(hour, minute, second) ?? -1)
  }

  /// An offset from UTC and a name in brackets, or nothing, up to the end.
  private mutating func skipZone() -> Bool {
    skipBlanks()
    if index < bytes.count, bytes[index] | 0x20 == 0x7A { index += 1 }
    if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D {
      index += 1
      while index < bytes.count, isDigit(bytes[index]) || bytes[index] == 0x3A { index += 1 }
    }
    skipBlanks()
    if skip(0x28) { return bytes.last == 0x29 }
    return index == bytes.count
  }

  /// `nil` when there are not exactly two digits.
  private mutating func twoDigits() -> Int? {
    guard index < bytes.count, isDigit(bytes[index]) else { return nil }
    let part = number()
    return part.width == 2 ? part.value : nil
  }

  /// Whether a Chinese word says that it is after noon.
  private mutating func chineseHalf() -> Bool? {
    for (word, isAfternoon) in [
      ("上午", false), ("早上", false), ("凌晨", false), ("下午", true), ("中午", true), ("晚上", true),
    ] where skipCharacter(word) { return isAfternoon }
    return nil
  }

  /// `星期四`, `周四`, also in brackets.
  private mutating func skipWeekday() {
    let start = index
    skipBlanks()
    let isBracketed = skip(0x28)
    if skipCharacter("星期") || skipCharacter("周") || isBracketed {
      for day in ["一", "二", "三", "四", "五", "六", "日", "天"] where skipCharacter(day) {
        if !isBracketed || skip(0x29) { return }
      }
    }
    index = start
  }

  private func clockTime(_ hour: Int, _ minute: Int, _ second: Int) -> Int? {
    hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : nil
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private mutating func number() -> Part {
    var part = Part(value: 0, width: 0)
    while index < bytes.count, isDigit(bytes[index]) {
      if part.width < 15 { part.value = part.value * 10 + Int(bytes[index] - 0x30) }
      part.width += 1
      index += 1
    }
    return part
  }

  /// Lower-cased, the letters of Latin-1 without their accents.
  private mutating func word() -> String {
    var letters: [UInt8] = []
    while index < bytes.count {
      if isLetter(bytes[index]) {
        letters.append(bytes[index] | 0x20)
        index += 1
      } else if let plain = accentedLetter() {
        letters.append(plain)
        index += 2
      } else {
        break
      }
    }
    _ = letters.count <= 4 && skip(0x2E)
    return String(decoding: letters, as: UTF8.self)
  }

  private func accentedLetter() -> UInt8? {
    guard index + 1 < bytes.count, bytes[index] == 0xC3 else { return nil }
    switch bytes[index + 1] | 0x20 {
    case 0xA0...0xA6: return 0x61
    case 0xA8...0xAB: return 0x65
    case 0xAC...0xAF: return 0x69
    case 0xB2...0xB6: return 0x6F
    case 0xB9...0xBC: return 0x75
    default: return nil
    }
  }

  private func month(_ word: String) -> Int? { DateReading.months[word] }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() { while index < bytes.count, bytes[index] == 0x20 { index += 1 } }

  /// Whether `月` comes next.
  private var isFollowedByMonth: Bool {
    bytes.count - index >= 3 && bytes[index] == 0xE6 && bytes[index + 1] == 0x9C && bytes[index + 2] == 0x88
  }

  private mutating func skipCharacter(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    guard bytes.count - index >= letters.count, bytes[index..<index + letters.count].elementsEqual(letters) else {
      return false
    }
    index += letters.count
    return true
  }

  /// What stood between two parts.
  private mutating func skipSeparator() -> UInt8? {
    skipBlanks()
    if skipCharacter("年") || skipCharacter("月") { return 0x2D }
    for byte: UInt8 in [0x2D, 0x2F, 0x2E, 0x2C] where skip(byte) { return byte }
    return nil
  }
}
