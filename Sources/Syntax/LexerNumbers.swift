import Values

extension Lexer {
  mutating func readNumberOrDate() {
    let start = index
    let whole = digitRun(at: 0)
    if whole == 4, readDate(from: start) { return }
    readNumber(from: start)
  }

  /// How many ASCII digits stand `ahead` of the current scalar.
  private func digitRun(at ahead: Int) -> Int {
    var count = 0
    while let scalar = peek(ahead + count), scalar.isDigit { count += 1 }
    return count
  }

  private func number(at ahead: Int, _ count: Int) -> Int {
    var total = 0
    for step in 0..<count {
      guard let scalar = peek(ahead + step) else { break }
      total = total * 10 + Int(scalar.value) - 0x30
    }
    return total
  }

  // MARK: Dates

  /// Reads `2026-Q1`, `2026-03-15`, `2026年3月` and their kin; false when what follows the year is something else.
  private mutating func readDate(from start: Int) -> Bool {
    let year = number(at: 0, 4)
    if peek(4) == "年" { return readChineseDate(from: start, year: year) }
    let separator = peek(4)
    guard separator == "-" || separator == "/", let letter = peek(5) else { return false }
    if separator == "-", let literal = letterDate(year: year, letter) {
      let length = 6 + digitRun(at: 6)
      return finishDate(from: start, length: length, literal)
    }
    let months = digitRun(at: 5)
    guard months == 1 || months == 2 else { return false }
    let month = number(at: 5, months)
    let days = peek(5 + months) == separator ? digitRun(at: 6 + months) : 0
    let isDay = days == 1 || days == 2
    if separator == "/", !isDay { return false }
    if days > 2 { return false }
    let length = isDay ? 6 + months + days : 5 + months
    let day = isDay ? number(at: 6 + months, days) : nil
    let literal = Self.dayOrMonth(year: year, month: month, day: day)
    let isWellWritten = separator == "-" && months == 2 && (!isDay || days == 2)
    guard !isWellWritten else { return finishDate(from: start, length: length, literal) }
    let arithmetic = source(from: start, to: start + length).map { "-/".contains($0) ? " \($0) " : "\($0)" }.joined()
    index = start + length
    append(.invalid(.dateForm(literal, arithmetic: arithmetic, span(from: start))), from: start)
    return true
  }

  /// `FY2026`, `FY2026-H1`, `FY2026-Q1`; false and nothing read for any other word.
  mutating func readFiscalDate() -> Bool {
    guard peek() == "F" || peek() == "f", peek(1) == "Y" || peek(1) == "y", digitRun(at: 2) == 4 else { return false }
    let start = index
    let year = number(at: 2, 4)
    if peek(6) == "-", let letter = peek(7), "QqHh".unicodeScalars.contains(letter) {
      let ordinal = number(at: 8, digitRun(at: 8))
      let isHalf = letter == "H" || letter == "h"
      let exists = digitRun(at: 8) == 1 && (1...(isHalf ? 2 : 4)).contains(ordinal) && year > 0
      let found: DateLiteral =
        isHalf ? .fiscalHalf(year: year, half: ordinal) : .fiscalQuarter(year: year, quarter: ordinal)
      return finishDate(from: start, length: 8 + digitRun(at: 8), exists ? found : nil)
    }
    guard year > 0, peek(6).map({ !$0.isNamePart }) ?? true else { return false }
    return finishDate(from: start, length: 6, .fiscalYear(year))
  }

  private static func dayOrMonth(year: Int, month: Int, day: Int?) -> DateLiteral? {
    if let day { return CivilDate(year: year, month: month, day: day).map(DateLiteral.day) }
    return year > 0 && (1...12).contains(month) ? .month(year: year, month: month) : nil
  }

  /// `Q1`, `H1`, `W07` after the year; the inner optional is a unit that does not exist, such as `Q5`.
  private func letterDate(year: Int, _ letter: Unicode.Scalar) -> DateLiteral?? {
    let count = digitRun(at: 6)
    guard count > 0, count < 4 else { return nil }
    let ordinal = number(at: 6, count)
    switch letter {
    case "Q", "q":
      return .some(count == 1 && (1...4).contains(ordinal) && year > 0 ? .quarter(year: year, quarter: ordinal) : nil)
    case "H", "h":
      return .some(count == 1 && (1...2).contains(ordinal) && year > 0 ? .half(year: year, half: ordinal) : nil)
    case "W", "w":
      let exists = count == 2 && year > 0 && (1...Self.weeks(inYear: year)).contains(ordinal)
      return .some(exists ? .week(year: year, week: ordinal) : nil)
    default: return nil
    }
  }

  /// ISO weeks: 53 in a year that starts on a Thursday, or on a Wednesday in a leap year.
  private static func weeks(inYear year: Int) -> Int {
    guard let first = CivilDate(year: year, month: 1, day: 1) else { return 52 }
    return first.weekday == 4 || (first.weekday == 3 && CivilDate.isLeap(year: year)) ? 53 : 52
  }

  private mutating func finishDate(from start: Int, length: Int, _ literal: DateLiteral?) -> Bool {
    index = start + length
    while let scalar = peek(), scalar.isNamePart, !scalar.isHan { index += 1 }
    let written = source(from: start, to: index)
    if index > start + length {
      append(.invalid(.malformedNumber(written, span(from: start))), from: start)
    } else if let literal {
      append(.date(literal), from: start)
    } else {
      append(.invalid(.noSuchDate(written, span(from: start))), from: start)
    }
    return true
  }

  /// `2026年`, `2026年3月`, `2026年3月15日`, `2026年一季度`, `2026年上半年`.
  private mutating func readChineseDate(from start: Int, year: Int) -> Bool {
    let ordinals: [Unicode.Scalar: Int] = ["一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4]
    let shift = peek(5) == "第" ? 6 : 5
    if let scalar = peek(shift), let quarter = ordinals[scalar], peek(shift + 1) == "季" {
      return finishDate(
        from: start, length: shift + (peek(shift + 2) == "度" ? 3 : 2), .quarter(year: year, quarter: quarter))
    }
    if let scalar = peek(5), scalar == "上" || scalar == "下", peek(6) == "半", peek(7) == "年" {
      return finishDate(from: start, length: 8, .half(year: year, half: scalar == "上" ? 1 : 2))
    }
    let months = digitRun(at: 5)
    if months == 1 || months == 2, peek(5 + months) == "月" {
      let month = number(at: 5, months)
      let days = digitRun(at: 6 + months)
      if days == 1 || days == 2, peek(6 + months + days) == "日" || peek(6 + months + days) == "号" {
        let day = number(at: 6 + months, days)
        return finishDate(
          from: start, length: 7 + months + days, Self.dayOrMonth(year: year, month: month, day: day))
      }
      return finishDate(from: start, length: 6 + months, Self.dayOrMonth(year: year, month: month, day: nil))
    }
    // A year alone stays a number: only its place tells a year from a count.
    guard let text = peek(), text.isDigit, (1900..<2200).contains(year) else { return false }
    index = start + 5
    append(.number(NumberLiteral(digits: year)), from: start)
    return true
  }

  // MARK: Numbers

  private mutating func readNumber(from start: Int) {
    var digits = 0
    var scale = 0
    var overflowed = false
    var inFraction = false
    while let scalar = peek() {
      if scalar.isDigit {
        let (product, first) = digits.multipliedReportingOverflow(by: 10)
        let (sum, second) = product.addingReportingOverflow(Int(scalar.value) - 0x30)
        overflowed = overflowed || first || second
        digits = sum
        if inFraction { scale += 1 }
      } else if scalar == "_", let next = peek(1), next.isDigit, index > start {
        // A separator of thousands.
      } else if scalar == ".", !inFraction, let next = peek(1), next.isDigit {
        inFraction = true
      } else {
        break
      }
      index += 1
    }
    let exponent = readSuffix()
    var isPercent = false
    var ahead = 0
    while peek(ahead) == " " { ahead += 1 }
    if peek(ahead) == "%" {
      index += ahead + 1
      isPercent = true
    }
    let isGlued = peek().map { $0.isNamePart && !$0.isHan } ?? false
    let hasSecondPoint = inFraction && peek() == "." && (peek(1)?.isDigit ?? false)
    if isGlued || hasSecondPoint {
      while let scalar = peek(), scalar.isNamePart || (scalar == "." && (peek(1)?.isDigit ?? false)) { index += 1 }
      append(.invalid(.malformedNumber(source(from: start, to: index), span(from: start))), from: start)
    } else if !overflowed,
      let literal = NumberLiteral(digits: digits, scale: scale, exponent: exponent, isPercent: isPercent)
    {
      append(.number(literal), from: start)
    } else {
      append(.invalid(.numberTooLarge(span(from: start))), from: start)
    }
  }

  /// The power of ten of `k`, `M`, `万` and their kin; 0 and nothing read when there is none.
  private mutating func readSuffix() -> Int {
    guard let scalar = peek() else { return 0 }
    let pair = (scalar, peek(1))
    let (exponent, length): (Int, Int) =
      switch pair {
      case ("k", _), ("K", _), ("千", _): pair.0 == "千" && pair.1 == "万" ? (7, 2) : (3, 1)
      case ("m", _), ("M", _): (6, 1)
      case ("b", _), ("B", _): (9, 1)
      case ("百", "万"): (6, 2)
      case ("万", "亿"): (12, 2)
      case ("万", _): (4, 1)
      case ("亿", _): (8, 1)
      default: (0, 0)
      }
    if !scalar.isHan, let next = peek(length), next.isNamePart, !next.isHan { return 0 }
    index += length
    return exponent
  }
}

extension NumberLiteral {
  /// `digits × 10^(exponent - scale)`, a hundredth of it for a percentage, in its shortest form. `nil` when it does not
  /// fit.
  init?(digits: Int, scale: Int, exponent: Int, isPercent: Bool) {
    var digits = digits
    var scale = scale + (isPercent ? 2 : 0) - exponent
    while scale < 0 {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits = product
      scale += 1
    }
    while scale > 0, digits % 10 == 0 {
      digits /= 10
      scale -= 1
      if digits == 0 { scale = 0 }
    }
    guard scale <= 18 else { return nil }
    self.init(digits: digits, scale: scale, isPercent: isPercent)
  }
}
