import Syntax

/// A number of a record as whole parts over a whole number: it is divided once, and so lies on a limit where it does by
/// arithmetic. `discount * 3` is `discount_bp * 3 / 10000`, `1 - amount / gross` is `(gross - amount) / gross`.
struct Fraction {
  var parts: Scalar
  /// Of how many parts one consists.
  var scale = 1
  /// What else they are divided by.
  var over: Scalar?

  init(_ value: Scalar) {
    switch value {
    case .scaled(let inner, let factor):
      self.init(inner)
      if !grow(by: factor) { self = Fraction(parts: value) }
    case .arithmetic(.divide, let parts, let over): self.init(parts: parts, over: over)
    case .real(let number):
      self = Self.written(number) ?? Fraction(parts: value)
    case .column, .integer, .text, .date, .daysBefore, .arithmetic, .dayDifference, .lapse, .aggregated:
      self.init(parts: value)
    }
  }

  private init(parts: Scalar, scale: Int = 1, over: Scalar? = nil) {
    (self.parts, self.scale, self.over) = (parts, scale, over)
  }

  /// A number as it was written: 0.07 is 7 of 100 parts.
  private static func written(_ number: Double) -> Fraction? {
    var scale = 1
    while scale <= maximumScale {
      let digits = (number * Double(scale)).rounded()
      if abs(digits) >= 1e15 { return nil }
      if digits / Double(scale) == number { return Fraction(parts: .integer(Int(digits)), scale: scale) }
      scale *= 10
    }
    return nil
  }

  /// More are no longer exact.
  private static let maximumScale = 1_000_000_000_000

  var scalar: Scalar {
    guard let over else { return scale == 1 ? parts : .scaled(parts, by: scale) }
    return .arithmetic(.divide, parts, over.times(scale))
  }

  /// Divided once where that can be.
  static func combined(_ op: ArithmeticOperator, _ left: Scalar, _ right: Scalar) -> Scalar {
    Fraction(left).combined(op, Fraction(right))?.scalar ?? .arithmetic(op, left, right)
  }

  /// `nil` where the two have no divisor in common or the parts grow too small.
  private func combined(_ op: ArithmeticOperator, _ other: Fraction) -> Fraction? {
    switch op {
    case .add, .subtract: sum(op, other)
    case .multiply: product(other)
    case .divide: quotient(other)
    }
  }

  private func sum(_ op: ArithmeticOperator, _ other: Fraction) -> Fraction? {
    var (left, right) = (self, other)
    if left.over != right.over {
      // A plain number is so many of the other's.
      if let over = right.over, left.isPlain {
        left = left.expanded(by: over)
      } else if let over = left.over, right.isPlain {
        right = right.expanded(by: over)
      } else {
        return nil
      }
    }
    let common = max(left.scale, right.scale)
    guard let own = left.parts(of: common), let others = right.parts(of: common) else { return nil }
    return Fraction(parts: .arithmetic(op, own, others), scale: common, over: left.over)
  }

  private func product(_ other: Fraction) -> Fraction? {
    if over != nil, other.over != nil { return nil }
    var result = Fraction(parts: Self.product(parts, other.parts), scale: scale, over: over ?? other.over)
    return result.grow(by: other.scale) ? result : nil
  }

  private func quotient(_ other: Fraction) -> Fraction? {
    if over != nil || other.over != nil { return nil }
    let shared = min(scale, other.scale)
    // Parts of one size are as many as they are.
    let (own, others) =
      scale.isMultiple(of: shared) && other.scale.isMultiple(of: shared)
      ? (scale / shared, other.scale / shared) : (scale, other.scale)
    var result = Fraction(parts: parts.times(others), scale: own)
    if case .integer(let divisor) = other.parts, divisor > 0 { return result.grow(by: divisor) ? result : nil }
    result.over = other.parts
    return result
  }

  private static func product(_ left: Scalar, _ right: Scalar) -> Scalar {
    if case .integer(let number) = right { return left.times(number) }
    if case .integer(let number) = left { return right.times(number) }
    return .arithmetic(.multiply, left, right)
  }

  private var isPlain: Bool { if case .integer = parts { over == nil } else { false } }

  private func expanded(by over: Scalar) -> Fraction {
    Fraction(parts: Self.product(over, parts), scale: scale, over: over)
  }

  private func parts(of common: Int) -> Scalar? {
    common.isMultiple(of: scale) ? parts.times(common / scale) : nil
  }

  private mutating func grow(by factor: Int) -> Bool {
    let (product, overflow) = scale.multipliedReportingOverflow(by: factor)
    if overflow || product > Self.maximumScale { return false }
    scale = product
    return true
  }
}
