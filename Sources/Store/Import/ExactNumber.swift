/// A decimal number, exact: `digits × 10^-scale`. Money never passes through binary fractions.
struct ExactNumber: Hashable, Sendable {
  var digits: Int128
  /// 0...30.
  var scale: Int

  init(digits: Int128, scale: Int = 0) {
    self.digits = digits
    self.scale = scale
  }

  private static let powers: [Int128] = (0...37).map { exponent in
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  /// 10 to the `exponent`, 0...37.
  static func power(_ exponent: Int) -> Int128 { powers[exponent] }

  var isNegative: Bool { digits < 0 }
  var magnitude: ExactNumber { ExactNumber(digits: digits < 0 ? -digits : digits, scale: scale) }
  var negated: ExactNumber { ExactNumber(digits: -digits, scale: scale) }

  /// The whole number of `10^-scale` nearest to it, half to even; `nil` when it does not fit 64 bits.
  func units(scale wanted: Int) -> (value: Int, isRounded: Bool)? {
    if wanted >= scale {
      guard wanted - scale <= 37 else { return nil }
      let (product, overflow) = digits.multipliedReportingOverflow(by: Self.power(wanted - scale))
      guard !overflow, let value = Int(exactly: product) else { return nil }
      return (value, false)
    }
    let (quotient, isRounded) = Self.divide(digits, by: Self.power(scale - wanted))
    guard let value = Int(exactly: quotient) else { return nil }
    return (value, isRounded)
  }

  /// Half to even; the divisor is not 0.
  static func divide(_ number: Int128, by divisor: Int128) -> (quotient: Int128, isRounded: Bool) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    guard remainder != 0 else { return (quotient, false) }
    let rest = remainder.magnitude
    let opposite = divisor.magnitude - rest
    let away = rest > opposite || (rest == opposite && !quotient.isMultiple(of: 2))
    guard away else { return (quotient, true) }
    return (quotient + ((number < 0) == (divisor < 0) ? 1 : -1), true)
  }

  /// With at most `places` decimals, half to even.
  func rounded(to places: Int) -> ExactNumber {
    guard places < scale else { return self }
    if places < 0 {
      guard -places + scale <= 37 else { return ExactNumber(digits: 0) }
      let (quotient, _) = Self.divide(digits, by: Self.power(scale - places))
      return ExactNumber(digits: quotient * Self.power(-places))
    }
    return ExactNumber(digits: Self.divide(digits, by: Self.power(scale - places)).quotient, scale: places)
  }

  /// Without trailing zeros behind the point.
  var reduced: ExactNumber {
    var result = self
    while result.scale > 0, result.digits.isMultiple(of: 10) {
      result.digits /= 10
      result.scale -= 1
    }
    return result
  }

  // Each is `nil` when the result is too large to be exact.

  func adding(_ other: ExactNumber) -> ExactNumber? {
    guard let (left, right, scale) = Self.aligned(self, other) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : ExactNumber(digits: sum, scale: scale)
  }

  func multiplied(by other: ExactNumber) -> ExactNumber? {
    let left = reduced
    let right = other.reduced
    let (product, overflow) = left.digits.multipliedReportingOverflow(by: right.digits)
    return overflow || left.scale + right.scale > 30
      ? nil : ExactNumber(digits: product, scale: left.scale + right.scale)
  }

  /// To twelve decimals; the divisor is not 0.
  func divided(by other: ExactNumber) -> ExactNumber? {
    let left = reduced
    let right = other.reduced
    let shift = 12 + right.scale - left.scale
    guard abs(shift) <= 37 else { return nil }
    if shift >= 0 {
      let (number, overflow) = left.digits.multipliedReportingOverflow(by: Self.power(shift))
      return overflow ? nil : ExactNumber(digits: Self.divide(number, by: right.digits).quotient, scale: 12).reduced
    }
    let (divisor, overflow) = right.digits.multipliedReportingOverflow(by: Self.power(-shift))
    return overflow ? nil : ExactNumber(digits: Self.divide(left.digits, by: divisor).quotient, scale: 12).reduced
  }

  /// -1, 0 or 1.
  func compared(to other: ExactNumber) -> Int {
    if let (left, right, _) = Self.aligned(self, other) { return left < right ? -1 : left == right ? 0 : 1 }
    return double < other.double ? -1 : 1
  }

  private static func aligned(_ left: ExactNumber, _ right: ExactNumber) -> (Int128, Int128, Int)? {
    let scale = max(left.scale, right.scale)
    let (first, firstOverflow) = left.digits.multipliedReportingOverflow(by: power(scale - left.scale))
    let (second, secondOverflow) = right.digits.multipliedReportingOverflow(by: power(scale - right.scale))
    return firstOverflow || secondOverflow ? nil : (first, second, scale)
  }

  var double: Double { Double(digits) / Double(Self.power(scale)) }

  /// `-1.25`
  var text: String {
    let shown = reduced
    let characters = String(shown.digits.magnitude)
    guard shown.scale > 0 else { return (digits < 0 ? "-" : "") + characters }
    let padded = String(repeating: "0", count: max(0, shown.scale + 1 - characters.count)) + characters
    return (digits < 0 ? "-" : "") + padded.dropLast(shown.scale) + "." + padded.suffix(shown.scale)
  }
}
