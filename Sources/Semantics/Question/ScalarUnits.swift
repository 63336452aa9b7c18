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

  /// Both in their unit: a sum is made of stored parts and divided once, so that 14 % and 1 % are 15 %.
  func combined(_ op: ArithmeticOperator, _ left: Kinded, _ right: Kinded) -> Scalar {
    switch op {
    case .add, .subtract:
      let first = inMinorUnits(left.value, left.kind, beside: right)
      let second = inMinorUnits(right.value, right.kind, beside: left)
      guard let scale = [first, second].compactMap(\.divisor).max(), let own = first.parts(of: scale),
        let other = second.parts(of: scale)
      else { return .arithmetic(op, first, second) }
      return .scaled(.arithmetic(op, own, other), by: scale)
    case .multiply:
      let product = Scalar.arithmetic(.multiply, left.value, right.value)
      let areMoney = left.kind == .money && right.kind == .money
      return areMoney ? .scaled(product, by: environment.currency.minorFactor) : product
    case .divide:
      // What is no money is so much for each major one.
      let isOverMoney = right.kind == .money && left.kind != .money
      let divisor = isOverMoney ? Scalar.scaled(right.value, by: environment.currency.minorFactor) : right.value
      return .arithmetic(.divide, left.value, divisor)
    }
  }

  private func inMinorUnits(_ value: Scalar, _ kind: Field.Kind, beside other: Kinded) -> Scalar {
    guard other.kind == .money, kind != .money else { return value }
    return value.times(environment.currency.minorFactor)
  }
}

extension Scalar {
  /// In its unit: a share as a fraction, a quantity in whole ones; money stays in minor units.
  var inUnits: Scalar { storedScale == 1 ? self : .scaled(self, by: storedScale) }

  /// Of how many parts that are divided by it the value consists.
  fileprivate var divisor: Int? { if case .scaled(_, let factor) = self { factor } else { nil } }

  /// As whole parts of a unit, where it is made of such.
  fileprivate func parts(of scale: Int) -> Scalar? {
    switch self {
    case .scaled(let parts, scale): parts
    case .integer, .real: times(scale)
    case .column, .text, .date, .daysBefore, .scaled, .arithmetic, .dayDifference, .lapse, .aggregated: nil
    }
  }

  /// A literal stays one: 0.01 times 10000 is 100.
  fileprivate func times(_ factor: Int) -> Scalar {
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
