import Values

/// The numbers of a sheet as a person would write them.
enum SheetValue {
  /// Excel keeps 15 digits of what is typed and stores binary fractions with 17: `1.1000000000000001` was typed as 1.1.
  /// Whole numbers stay as they are written.
  static func number(_ bytes: some Collection<UInt8>) -> String? {
    guard let parts = Decimal(bytes) else { return nil }
    return parts.isWhole ? String(decoding: bytes, as: UTF8.self) : parts.rounded(to: 15).text
  }

  static func text(_ bytes: some Collection<UInt8>, _ style: CellStyle, is1904: Bool) -> String? {
    switch style {
    case .number: return number(bytes)
    case .percent:
      guard var parts = Decimal(bytes)?.rounded(to: 15) else { return nil }
      parts.exponent += 2
      return parts.text + "%"
    case .padded(let width):
      guard let text = number(bytes) else { return nil }
      let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return isPlain ? String(repeating: "0", count: max(0, width - text.utf8.count)) + text : text
    case .date, .time, .elapsed:
      guard let text = number(bytes), let serial = Double(text) else { return nil }
      return moment(serial, style, is1904: is1904) ?? text
    }
  }

  /// A day count with the time of day as its fraction; `nil` for what is no moment.
  static func moment(_ serial: Double, _ style: CellStyle, is1904: Bool) -> String? {
    guard serial >= 0, serial < 3_000_000 else { return nil }
    let seconds = Int((serial * 86_400).rounded())
    if style == .elapsed || style == .time && seconds < 86_400 { return clockText(seconds) }
    let day = seconds / 86_400
    let clock = seconds % 86_400 == 0 ? "" : " " + clockText(seconds % 86_400)
    if is1904 { return firstOf1904.map { $0.adding(days: day).isoText + clock } }
    // Excel has a 29 February 1900; the days before it are one further from the start than those after it.
    if day == 60 { return "1900-02-29" + clock }
    if day == 0 { return "1900-01-00" + clock }
    return firstOf1900.map { $0.adding(days: day > 60 ? day - 2 : day - 1).isoText + clock }
  }

  private static let firstOf1900 = CivilDate(year: 1900, month: 1, day: 1)
  private static let firstOf1904 = CivilDate(year: 1904, month: 1, day: 1)

  /// Digits and a power of ten, as they are written.
  private struct Decimal {
    var isNegative = false
    /// Without zeros in front.
    var digits: [UInt8] = []
    var exponent = 0
    /// Written without point and power.
    var isWhole = true

    init?(_ bytes: some Collection<UInt8>) {
      var count = 0
      var hasPoint = false
      var rest = bytes[...]
      if rest.first == 0x2D {
        isNegative = true
        rest = rest.dropFirst()
      }
      while let byte = rest.first, byte == 0x2E || (0x30...0x39).contains(byte) {
        rest = rest.dropFirst()
        if byte == 0x2E {
          guard !hasPoint else { return nil }
          hasPoint = true
          isWhole = false
          continue
        }
        count += 1
        if hasPoint { exponent -= 1 }
        if byte != 0x30 || !digits.isEmpty { digits.append(byte) }
      }
      guard count > 0, count <= 400 else { return nil }
      guard let mark = rest.first else { return }
      guard mark | 0x20 == 0x65, let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), abs(power) < 400
      else { return nil }
      exponent += power
      isWhole = false
    }

    /// Half away from zero: the digits were rounded once already.
    func rounded(to count: Int) -> Decimal {
      guard digits.count > count else { return self }
      var copy = self
      copy.exponent += digits.count - count
      copy.digits = Array(digits.prefix(count))
      guard digits[count] >= 0x35 else { return copy }
      var at = count - 1
      while at >= 0, copy.digits[at] == 0x39 {
        copy.digits[at] = 0x30
        at -= 1
      }
      if at >= 0 { copy.digits[at] += 1 } else { copy.digits.insert(0x31, at: 0) }
      return copy
    }

    /// Without a power of ten, and without zeros behind the point.
    var text: String {
      var digits = digits
      var exponent = exponent
      while exponent < 0, digits.last == 0x30 {
        digits.removeLast()
        exponent += 1
      }
      if digits.isEmpty { return "0" }
      if exponent >= 0 {
        digits += [UInt8](repeating: 0x30, count: exponent)
      } else {
        if digits.count <= -exponent { digits = [UInt8](repeating: 0x30, count: 1 - exponent - digits.count) + digits }
        digits.insert(0x2E, at: digits.count + exponent)
      }
      return (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
    }
  }
}
