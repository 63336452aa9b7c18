import Syntax
import Values

/// Numbers of a record that meet: shares and quantities are kept in parts of their unit, money in minor units, and a plain
/// number beside money is one of major units.
extension Resolver {
  /// A number of a record, and what kind it is.
  typealias Kinded = (value: Scalar, kind: Field.Kind)

  /// Two numbers on the two sides of a comparison, in one unit.
  func alike(_ left: Kinded, _ right: Kinded) -> (Scalar, Scalar) {
    let areAlike = left.value.storedScale == right.value.storedScale && (left.kind == .money) == (right.kind == .money)
    if !left.kind.isNumeric || !right.kind.isNumeric || areAlike { return (left.value, right.value) }
    return (
      inMinorUnits(left.value.inUnits, left.kind, beside: right),
      inMinorUnits(right.value.inUnits, right.kind, beside: left)
    )
  }

  /// Both in their unit: whatever can be is made of whole parts and divided once, so that 14 % and 1 % are 15 %, and
  /// three times 5 % are no more.
  func combined(_ op: ArithmeticOperator, _ left: Kinded, _ right: Kinded) -> Scalar {
    var first = left.value
    var second = right.value
    switch op {
    case .add, .subtract:
      first = inMinorUnits(first, left.kind, beside: right)
      second = inMinorUnits(second, right.kind, beside: left)
    case .multiply:
      // Money of money is kept once.
      if left.kind == .money, right.kind == .money { second = .scaled(second, by: environment.currency.minorFactor) }
    case .divide:
      // What is no money is so much for each major one.
      if right.kind == .money, left.kind != .money {
        second = .scaled(second, by: environment.currency.minorFactor)
      }
    }
    return Fraction.combined(op, first, second)
  }

  private func inMinorUnits(_ value: Scalar, _ kind: Field.Kind, beside other: Kinded) -> Scalar {
    guard other.kind == .money, kind != .money else { return value }
    return Fraction.combined(.multiply, value, .integer(environment.currency.minorFactor))
  }
}

extension Scalar {
  /// In its unit: a share as a fraction, a quantity in whole ones; money stays in minor units.
  var inUnits: Scalar { storedScale == 1 ? self : .scaled(self, by: storedScale) }

  /// A literal stays one: 0.01 times 10000 is 100.
  func times(_ factor: Int) -> Scalar {
    if factor == 1 { return self }
    switch self {
    case .integer(let number):
      let (product, overflow) = number.multipliedReportingOverflow(by: factor)
      return overflow ? .real(Double(number) * Double(factor)) : .integer(product)
    case .real(let number):
      let product = number * Double(factor)
      let whole = product.rounded()
      return abs(product - whole) < 1e-9 && abs(whole) < 1e15 ? .integer(Int(whole)) : .real(product)
    case .column, .text, .date, .daysBefore, .scaled, .arithmetic, .dayDifference, .lapse, .aggregated:
      return .arithmetic(.multiply, self, .integer(factor))
    }
  }
}
