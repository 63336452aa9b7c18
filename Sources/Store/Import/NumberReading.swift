/// Which character separates the decimals of a column: `1,234.56` or `1.234,56`.
enum NumberStyle: Hashable, Sendable { case dot, comma }

/// Reads numbers and amounts as people and programs write them.
enum NumberReading {
  struct Reading: Hashable, Sendable {
    /// Percent signs and suffixes (`K`, `万`) already applied.
    var number: ExactNumber
    var isPercent = false
  }

  /// `$22,700.00`, `$1,117.10K`, `¥3.2万`, `(120.00)`, `12 %`, `1.2E+05`; `nil` for anything else.
  static func number(_ text: String, style: NumberStyle) -> Reading? {
    plain(text) ?? decorated(text, style: style)
  }

  /// What the writing says about the style of its column; `nil` when it fits both.
  static func style(of text: String) -> NumberStyle? {
    var dots = 0
    var commas = 0
    var last: UInt8 = 0
    var digitsBefore = 0
    var digitsAfter = 0
    var startsWithZero = false
    for byte in text.utf8 {
      switch byte {
      case 0x2E, 0x2C:
        if byte == 0x2E { dots += 1 } else { commas += 1 }
        if dots + commas == 1 { digitsBefore = digitsAfter }
        last = byte
        digitsAfter = 0
      case 0x30...0x39:
        if dots + commas == 0, digitsAfter == 0 { startsWithZero = byte == 0x30 }
        digitsAfter += 1
      default: break
      }
    }
    guard dots + commas > 0 else { return nil }
    if dots > 0, commas > 0 { return last == 0x2E ? .dot : .comma }
    if dots > 1 { return .comma }
    if commas > 1 { return .dot }
    let couldGroup = digitsAfter == 3 && (1...3).contains(digitsBefore) && !startsWithZero
    return couldGroup ? nil : last == 0x2E ? .dot : .comma
  }

  /// `-1234.5`: the common case, without copying.
  private static func plain(_ text: String) -> Reading? {
    var digits: Int = 0
    var count = 0
    var scale = -1
    var isNegative = false
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39:
        count += 1
        if count > 18 { return nil }
        digits = digits * 10 + Int(byte - 0x30)
        if scale >= 0 { scale += 1 }
      case 0x2E where scale < 0 && count > 0: scale = 0
      case 0x2D where count == 0 && !isNegative && scale < 0: isNegative = true
      default: return nil
      }
    }
    guard count > 0, scale != 0 else { return nil }
    // In a comma column 1.234 is grouped.
    if scale == 3, count <= 6 { return nil }
    return Reading(number: ExactNumber(digits: Int128(isNegative ? -digits : digits), scale: max(scale, 0)))
  }

  private static let signs: [[UInt8]] = ["US$", "HK$", "$", "€", "£", "¥", "￥", "₹", "元"].map { Array($0.utf8) }
  private static let codes: Set<[UInt8]> = Set(
    ["usd", "cny", "rmb", "eur", "gbp", "jpy", "hkd", "twd", "inr", "chf", "aud", "cad", "sgd", "krw"]
      .map { Array($0.utf8) })
  private static let suffixes: [(word: [UInt8], power: Int)] = [
    ("k", 3), ("K", 3), ("m", 6), ("M", 6), ("b", 9), ("B", 9), ("千", 3), ("万", 4), ("萬", 4), ("亿", 8), ("億", 8),
  ].map { (Array($0.0.utf8), $0.1) }

  private static func decorated(_ text: String, style: NumberStyle) -> Reading? {
    var bytes = Array(text.utf8)[...]
    var isNegative = false
    trim(&bytes)
    if bytes.first == 0x28, bytes.last == 0x29 {
      isNegative = true
      bytes = bytes.dropFirst().dropLast()
    }
    strip(sign: &isNegative, of: &bytes)
    stripCurrency(&bytes)
    strip(sign: &isNegative, of: &bytes)
    if bytes.last == 0x2D, bytes.count > 1, !isNegative {
      isNegative = true
      bytes.removeLast()
    }
    trim(&bytes)
    var isPercent = false
    var power = 0
    if bytes.last == 0x25 {
      isPercent = true
      bytes.removeLast()
      trim(&bytes)
    } else if let suffix = suffixes.first(where: {
      bytes.count > $0.word.count && bytes.suffix($0.word.count) == $0.word[...]
    }) {
      power = suffix.power
      bytes.removeLast(suffix.word.count)
      trim(&bytes)
    }
    guard var number = digits(bytes, style: style) else { return nil }
    if power > 0 {
      let gone = min(power, number.scale)
      number.scale -= gone
      let (product, overflow) = number.digits.multipliedReportingOverflow(by: ExactNumber.power(power - gone))
      if overflow { return nil }
      number.digits = product
    }
    if isPercent { number.scale += 2 }
    if isNegative { number.digits = -number.digits }
    return number.scale <= 30 ? Reading(number: number, isPercent: isPercent) : nil
  }

  private static func strip(sign isNegative: inout Bool, of bytes: inout ArraySlice<UInt8>) {
    trim(&bytes)
    if bytes.first == 0x2D, !isNegative {
      isNegative = true
      bytes.removeFirst()
    } else if bytes.first == 0x2B {
      bytes.removeFirst()
    } else if bytes.starts(with: [0xE2, 0x88, 0x92]), !isNegative {  // a typographic minus
      isNegative = true
      bytes.removeFirst(3)
    }
  }

  private static func stripCurrency(_ bytes: inout ArraySlice<UInt8>) {
    trim(&bytes)
    for sign in signs where bytes.starts(with: sign) {
      bytes.removeFirst(sign.count)
      break
    }
    for sign in signs where bytes.count > sign.count && bytes.suffix(sign.count) == sign[...] {
      bytes.removeLast(sign.count)
      break
    }
    trim(&bytes)
    if bytes.count > 3, codes.contains(bytes.prefix(3).map { $0 | 0x20 }) { bytes.removeFirst(3) }
    if bytes.count > 3, codes.contains(bytes.suffix(3).map { $0 | 0x20 }) { bytes.removeLast(3) }
    trim(&bytes)
  }

  private static func trim(_ bytes: inout ArraySlice<UInt8>) {
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
  }

  /// Digits with grouping, decimals and an exponent. Groups have three digits (two in the middle, as in 1,23,456).
  private static func digits(_ bytes: ArraySlice<UInt8>, style: NumberStyle) -> ExactNumber? {
    let decimal: UInt8 = style == .dot ? 0x2E : 0x2C
    let grouping: UInt8 = style == .dot ? 0x2C : 0x2E
    var value: Int128 = 0
    var count = 0
    var scale = -1
    var group = 0
    var groups = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case 0x30...0x39:
        count += 1
        if count > 30 { return nil }
        value = value * 10 + Int128(byte - 0x30)
        if scale >= 0 { scale += 1 } else { group += 1 }
      case decimal:
        guard scale < 0, groups == 0 || group == 3 else { return nil }
        scale = 0
      case grouping, 0x27, 0x20, 0x5F, 0xC2, 0xE2:
        // A group separator: the other mark, an apostrophe, a blank (also U+00A0, U+202F, U+2019), an underscore.
        guard scale < 0, group > 0, groups == 0 ? group <= 3 : group == 3 || group == 2 else { return nil }
        if byte == 0xC2 {
          guard bytes[index...].starts(with: [0xC2, 0xA0]) else { return nil }
          index += 1
        } else if byte == 0xE2 {
          guard bytes[index...].starts(with: [0xE2, 0x80, 0xAF]) || bytes[index...].starts(with: [0xE2, 0x80, 0x99])
          else { return nil }
          index += 2
        }
        groups += 1
        group = 0
      case 0x45, 0x65:
        guard count > 0, groups == 0, let exponent = exponent(bytes[(index + 1)...]) else { return nil }
        return ExactNumber(digits: value, scale: max(scale, 0)).shifted(by: exponent)
      default: return nil
      }
      index += 1
    }
    guard count > 0, scale != 0 || style == .dot, scale >= 0 || groups == 0 || group == 3 else { return nil }
    return ExactNumber(digits: value, scale: max(scale, 0))
  }

  private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    var isNegative = false
    if rest.first == 0x2B || rest.first == 0x2D { isNegative = rest.removeFirst() == 0x2D }
    guard (1...2).contains(rest.count) else { return nil }
    var value = 0
    for byte in rest {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return isNegative ? -value : value
  }
}

extension ExactNumber {
  /// Times 10^`exponent`; `nil` when it is not exact any more.
  func shifted(by exponent: Int) -> ExactNumber? {
    if exponent <= scale { return scale - exponent <= 30 ? ExactNumber(digits: digits, scale: scale - exponent) : nil }
    guard exponent - scale <= 37 else { return nil }
    let (product, overflow) = digits.multipliedReportingOverflow(by: Self.power(exponent - scale))
    return overflow ? nil : ExactNumber(digits: product)
  }
}
