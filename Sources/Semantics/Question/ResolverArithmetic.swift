package import Syntax
import Values

/// Sums, products and rates of numbers: what may stand beside what, and in which unit.
extension Resolver {
  mutating func arithmetic(
    _ op: ArithmeticOperator, _ left: Expression, _ right: Expression, at span: Span
  ) throws(Diagnostic) -> Quantity {
    let leftQuantity = try quantity(left)
    try refuseUnit(op, left, right)
    let rightQuantity = try quantity(right)
    if op == .add || op == .subtract { return try sum(op, (left, leftQuantity), (right, rightQuantity), at: span) }
    return op == .divide ? ratio(leftQuantity, rightQuantity) : .arithmetic(op, leftQuantity, rightQuantity)
  }

  private func sum(
    _ op: ArithmeticOperator, _ left: (written: Expression, quantity: Quantity),
    _ right: (written: Expression, quantity: Quantity), at span: Span
  ) throws(Diagnostic) -> Quantity {
    let first = besideMoney(left.quantity, right.quantity, left.written)
    let second = besideMoney(right.quantity, left.quantity, right.written)
    try checkUnits(first, second, both: "\(text(left.written)), \(text(right.written))", at: span)
    return .arithmetic(op, first, second)
  }

  /// `100000` in `sales - 100000`, `visits * 100` in `sales - visits * 100`: as many whole units of the money beside it.
  private func besideMoney(_ number: Quantity, _ other: Quantity, _ written: Expression) -> Quantity {
    guard case .money = unit(of: other), Self.isPlainNumber(written) else { return number }
    if case .money = unit(of: number) { return number }
    return .declared(inUnits(number, of: unit(of: other)), unit(of: other))
  }

  /// A number, or so many times another; a percentage and a time are none.
  private static func isPlainNumber(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .number(let literal): !literal.isPercent
    case .negative(let part): isPlainNumber(part)
    case .arithmetic(.multiply, let left, let right): isPlainNumber(left) || isPlainNumber(right)
    case .arithmetic(_, let left, let right): isPlainNumber(left) && isPlainNumber(right)
    case .parameter, .name, .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was, .changed, .per,
      .share, .aggregate, .call, .text, .boolean, .date, .moment, .duration:
      false
    }
  }

  /// Money is kept in minor units: a number that is to be money, or beside it, is of whole ones, and so is money that is to
  /// be another number.
  func inUnits(_ quantity: Quantity, of wanted: Unit) -> Quantity {
    switch (unit(of: quantity), wanted) {
    case (.money, .money), (.date, _), (.text, _): quantity
    case (_, .money(let currency)): .arithmetic(.multiply, quantity, .constant(Double(currency.minorFactor)))
    case (.money(let currency), _): .arithmetic(.divide, quantity, .constant(Double(currency.minorFactor)))
    case (.count, _), (.ratio, _), (.days, _), (.minutes, _), (.quantity, _), (.percent, _), (.points, _): quantity
    }
  }

  private func checkUnits(_ left: Quantity, _ right: Quantity, both: String, at span: Span) throws(Diagnostic) {
    func group(_ unit: Unit) -> String {
      switch unit {
      case .money: "money"
      case .date: "a date"
      case .text: "text"
      case .count, .percent, .points, .ratio, .days, .minutes, .quantity: "a number"
      }
    }
    let (first, second) = (group(unit(of: left)), group(unit(of: right)))
    if first != second { throw Messages.unitMismatch(first, second, both: both, at: span) }
  }

  /// `visits / workday` is written with `per`.
  private func refuseUnit(_ op: ArithmeticOperator, _ left: Expression, _ right: Expression) throws(Diagnostic) {
    guard op == .divide, case .name(let parts) = right.kind, parts.count == 1, catalogue.metric(parts[0].text) == nil,
      aliases[parts[0].text.lowercased()] == nil, Catalogue.perUnit(parts[0].text) != nil
    else { return }
    throw Messages.unitAfterSlash(parts[0], replacing: Span(left.span.end, right.span.end))
  }

  /// Money is kept in minor units: what is no money is so much for each major one.
  private func ratio(_ left: Quantity, _ right: Quantity) -> Quantity {
    let quantity = Quantity.arithmetic(.divide, left, right)
    guard case .money(let currency) = unit(of: right), currency.minorFactor > 1 else { return quantity }
    if case .money = unit(of: left) { return quantity }
    return .declared(.arithmetic(.multiply, quantity, .constant(Double(currency.minorFactor))), .ratio)
  }

  mutating func per(_ value: Expression, _ name: Name) throws(Diagnostic) -> Quantity {
    let dividend = try quantity(value)
    return ratio(dividend, try divisor(name))
  }

  /// What `per` divides by. Time is shared among rows that cut finer than it can be cut.
  private mutating func divisor(_ name: Name) throws(Diagnostic) -> Quantity {
    if let unit = Catalogue.perUnit(name.text) {
      switch unit {
      case .workday:
        guard let workdays = catalogue.metric("workdays"),
          case .measure(let measure) = try quantity(of: workdays, at: name.span).undeclared
        else { throw Messages.unknownUnit(name, near: []) }
        return .shared(measure)
      case .day, .week, .month, .quarter, .year: return .elapsed(unit)
      }
    }
    if let entity = catalogue.entity(name.text), entity.isListed {
      return .shared(population(of: entity))
    }
    if isNumber(divisor: name) { return try named([name], at: name.span) }
    var known = Set(Catalogue.perUnitAliases.keys)
    for entity in catalogue.entities where entity.isListed { known.formUnion([entity.singular] + entity.aliases) }
    let isHead = ["head", "capita", "person", "employee", "fte"].contains(name.text.lowercased())
    throw Messages.unknownUnit(name, near: isHead ? ["rep"] : nearestWords(to: name.text, among: known))
  }

  /// `calls per close`: what is neither time nor a kind of record is a number, and the other is divided by it.
  package func isNumber(divisor name: Name) -> Bool {
    guard Catalogue.perUnit(name.text) == nil, catalogue.entity(name.text)?.isListed != true else { return false }
    return aliases[name.text.lowercased()] != nil || catalogue.metric(name.text) != nil
  }
}
