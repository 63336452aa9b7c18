/// Which character separates the decimals of a column: `1,234.56` or `1.234,56`.
enum NumberStyle: Hashable, Sendable {
  case dot, comma
  /// Both stand in the column: a value that does not say its own style is no number.
  case mixed
}

/// How the columns of a file write their numbers.
struct ColumnStyles: Hashable, Sendable {
  var byColumn: [Int: NumberStyle] = [:]
  /// Columns that do not say it.
  var ofOthers = NumberStyle.dot

  subscript(column: Int) -> NumberStyle { byColumn[column] ?? ofOthers }
}

/// Reads numbers and amounts as people and programs write them.
enum NumberReading {
  struct Reading: Hashable, Sendable {
    /// Percent signs and suffixes (`K`, `万`) already applied.
    var number: ExactNumber
    var isPercent = false
    /// The currencies that a sign or a code beside it may mean; `nil` when none is written.
    var currencies: [String]?
  }

  /// `$22,700.00`, `$1,117.10K`, `¥3.2万`, `(120.00)`, `12 %`, `1.2E+05`, `CHF 1'234.–`; `nil` for anything else.
  static func number(_ text: String, style: NumberStyle) -> Reading? {
    if let found = plain(text) { return found }
    var style = style
    if style == .mixed {
      switch writing(of: text) {
      case .decided(let own): style = own
      case .plain: style = .dot
      case .undecidedDot, .undecidedComma: return nil
      }
    }
    return decorated(text, style: style)
  }

  /// What the marks of a number say about its style.
  enum Writing: Hashable, Sendable {
    /// No mark.
    case plain
    case decided(NumberStyle)
    /// `1.234`: grouped, or with three decimals.
    case undecidedDot
    /// `1,234`
    case undecidedComma
  }

  /// What the writing says about the style of its column; `nil` when it fits both.
  static func style(of text: String) -> NumberStyle? {
    if case .decided(let style) = writing(of: text) { style } else { nil }
  }

  static func writing(of text: String) -> Writing {
    if text.utf8.contains(where: { $0 >= 0x80 }) { return writing(PlainWriting.bytes(of: text)) }
    return writing(text.utf8)
  }

  static func writing(_ bytes: some Sequence<UInt8>) -> Writing {
    var dots = 0
    var commas = 0
    var last: UInt8 = 0
    var digitsBefore = 0
    var digitsAfter = 0
    var startsWithZero = false
    var previous: UInt8 = 0
    for byte in bytes {
      defer { previous = byte }
      switch byte {
      case 0x2E, 0x2C:
        // The stop of `Fr.` is none.
        if (0x61...0x7A).contains(previous | 0x20) { continue }
        if byte == 0x2E { dots += 1 } else { commas += 1 }
        if dots + commas == 1 { digitsBefore = digitsAfter }
        last = byte
        digitsAfter = 0
      case 0x30...0x39:
        if dots + commas == 0, digitsAfter == 0 { startsWithZero = byte == 0x30 }
        digitsAfter += 1
      case 0x45,
        0x65 where (0x30...0x39).contains(previous):
        // An exponent has no decimals that could be groups.
        return dots + commas == 0 ? .plain : .decided(last == 0x2E ? .dot : .comma)
      default: break
      }
    }
    guard dots + commas > 0 else { return .plain }
    if dots > 0, commas > 0 { return .decided(last == 0x2E ? .dot : .comma) }
    if dots > 1 { return .decided(.comma) }
    if commas > 1 { return .decided(.dot) }
    if digitsAfter == 0 { return .plain }
    let couldGroup = digitsAfter == 3 && (1...3).contains(digitsBefore) && !startsWithZero
    if couldGroup { return last == 0x2E ? .undecidedDot : .undecidedComma }
    return .decided(last == 0x2E ? .dot : .comma)
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

  private static let suffixes: [(word: [UInt8], power: Int)] = """
    k 3; m 6; mm 6; mn 6; mio 6; mio. 6; b 9; bn 9; mrd 9; mrd. 9; tsd 3; tsd. 3; thousand 3; million 6; millions 6
    billion 9; lakh 5; lac 5; crore 7; 百 2; 千 3; 万 4; 萬 4; 十万 5; 百万 6; 千万 7; 亿 8; 億 8; 十亿 9; 百亿 10; 千亿 11; 万亿 12
    """.split { $0 == ";" || $0 == "\n" }.compactMap { entry in
      let parts = entry.split(separator: " ")
      guard parts.count == 2, let power = Int(parts[1]) else { return nil }
      return (Array(parts[0].utf8), power)
    }.sorted { (left: (word: [UInt8], power: Int), right) in left.word.count > right.word.count }

  private static func decorated(_ text: String, style: NumberStyle) -> Reading? {
    var bytes = PlainWriting.bytes(of: text)[...]
    var isNegative = false
    var currencies: [String]?
    trim(&bytes)
    // Signs, brackets and currencies stand in any order: `-$5`, `$-5`, `($5)`, `USD (5)`, `3.2 Mio. €`.
    for _ in 0..<3 where !isDigit(bytes.first) || !isDigit(bytes.last) {
      if let codes = WrittenCurrency.take(from: &bytes) { currencies = currencies ?? codes }
      trim(&bytes)
      if bytes.first == 0x28, bytes.last == 0x29, !isNegative {
        isNegative = true
        bytes = bytes.dropFirst().dropLast()
      }
      strip(sign: &isNegative, of: &bytes)
      stripMinus(&isNegative, of: &bytes)
    }
    stripDash(&bytes)
    trim(&bytes)
    var isPercent = false
    var power = 0
    if bytes.last == 0x25 {
      isPercent = true
      bytes.removeLast()
      trim(&bytes)
    } else if let suffix = suffix(of: bytes) {
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
    return number.scale <= 30 ? Reading(number: number, isPercent: isPercent, currencies: currencies) : nil
  }

  /// Without regard to the case of Latin letters.
  private static func suffix(of bytes: ArraySlice<UInt8>) -> (word: [UInt8], power: Int)? {
    guard let last = bytes.last, !(0x30...0x39).contains(last) else { return nil }
    return suffixes.first { suffix in
      bytes.count > suffix.word.count
        && zip(bytes.suffix(suffix.word.count), suffix.word).allSatisfy { found, wanted in
          found == wanted || (0x41...0x5A).contains(found) && found | 0x20 == wanted
        }
    }
  }

  /// `120.-`, `120,--`: no cents.
  private static func stripDash(_ bytes: inout ArraySlice<UInt8>) {
    let dashes = bytes.reversed().prefix { $0 == 0x2D }.count
    guard (1...2).contains(dashes), let mark = bytes.dropLast(dashes).last, mark == 0x2E || mark == 0x2C else { return }
    bytes.removeLast(dashes + 1)
  }

  private static func strip(sign isNegative: inout Bool, of bytes: inout ArraySlice<UInt8>) {
    trim(&bytes)
    if bytes.first == 0x2D, !isNegative {
      isNegative = true
      bytes.removeFirst()
    } else if bytes.first == 0x2B {
      bytes.removeFirst()
    }
    trim(&bytes)
  }

  /// `120-`, `120 USD-`
  private static func stripMinus(_ isNegative: inout Bool, of bytes: inout ArraySlice<UInt8>) {
    guard !isNegative, bytes.last == 0x2D, let before = bytes.dropLast().last, ![0x2D, 0x2E, 0x2C].contains(before)
    else {
      return
    }
    isNegative = true
    bytes.removeLast()
    trim(&bytes)
  }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

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
      case grouping, 0x27, 0x20, 0x5F:
        // A group separator: the other mark, an apostrophe, a blank, an underscore.
        guard scale < 0, group > 0, groups == 0 ? group <= 3 : group == 3 || group == 2 else { return nil }
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
