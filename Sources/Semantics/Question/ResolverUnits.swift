package import Syntax
package import Values

/// What numbers are counted in, and whether they can be added up.
extension Resolver {
  /// What a quantity's parts allow it to be: sums of parts, never ratios.
  package static func isAdditive(_ quantity: Quantity) -> Bool {
    switch quantity {
    case .measure(let measure): measure.isAdditive
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      isAdditive(left) && isAdditive(right)
    case .arithmetic(.multiply, .constant, let part), .arithmetic(.multiply, let part, .constant),
      .arithmetic(.divide, let part, .constant):
      isAdditive(part)
    case .negative(let part), .declared(let part, _), .before(_, let part): isAdditive(part)
    case .arithmetic, .shared, .constant, .date, .text, .share, .ofRows, .pareto, .bound, .growth, .elapsed, .workdays,
      .function:
      false
    }
  }

  package mutating func unit(of metric: Metric, at span: Span) throws(Diagnostic) -> Unit {
    unit(of: try quantity(of: metric, at: span))
  }

  /// Those whose numbers are money.
  package var moneyMetrics: [String] {
    catalogue.metrics.map(\.name).filter { name in
      var probe = self
      guard let metric = catalogue.metric(name), case .money? = try? probe.unit(of: metric, at: .none) else {
        return false
      }
      return true
    }
  }

  func unit(declared: Name?, of quantity: Quantity, at span: Span) throws(Diagnostic) -> Unit {
    guard let declared else { return unit(of: quantity) }
    switch declared.text.lowercased() {
    case "count": return .count
    case "money": return .money(environment.currency)
    case "percent": return .percent
    case "ratio", "number": return .ratio
    case "days": return .days
    case "minutes": return .minutes
    case "quantity": return .quantity
    case "date": return .date
    default:
      let units = ["count", "money", "percent", "ratio", "days", "minutes", "quantity", "date"]
      throw Diagnostic(
        code: "unknown-unit-name", "`\(declared.text)` is no unit; there are \(units.joined(separator: ", "))",
        at: declared.span,
        fixes: .didYouMean(nearestWords(to: declared.text, among: units), at: declared.span))
    }
  }

  package func unit(of quantity: Quantity) -> Unit {
    switch quantity {
    case .measure(let measure), .shared(let measure): return measure.unit
    case .constant, .elapsed: return .ratio
    case .workdays: return .days
    case .date, .function(.moment, _): return .date
    case .function(.countback, _): return .days
    case .function(.aboveZero, let parts), .function(.atLeastZero, let parts), .function(.firstKnown, let parts):
      return parts.first.map { unit(of: $0) } ?? .ratio
    case .text: return .text
    case .share, .bound, .growth, .pareto(_, _, .share): return .percent
    case .pareto(_, let part, .spread(let function, _)): return unit(of: part, putTogether: function)
    case .pareto: return .count
    case .ofRows(let view, let part): return unit(of: part, seenBy: view)
    case .before(_, let part): return unit(of: part)
    case .declared(_, let unit): return unit
    case .negative(let part): return unit(of: part)
    case .arithmetic(let op, let left, let right):
      let (leftUnit, rightUnit) = (unit(of: left), unit(of: right))
      switch op {
      case .add, .subtract:
        if leftUnit == .date && rightUnit == .date { return .days }
        if op == .subtract, leftUnit == .percent, rightUnit == .percent { return .points }
        if case .constant = left { return rightUnit == .percent || rightUnit == .ratio ? rightUnit : rightUnit }
        return leftUnit
      case .multiply:
        if case .money = leftUnit { return leftUnit }
        if case .money = rightUnit { return rightUnit }
        if case .constant = left { return rightUnit == .count ? .ratio : rightUnit }
        if case .constant = right { return leftUnit == .count ? .ratio : leftUnit }
        return .ratio
      case .divide:
        if case .money = leftUnit, case .money = rightUnit { return .ratio }
        if case .money = leftUnit { return leftUnit }
        if case .constant = right { return leftUnit == .count ? .ratio : leftUnit }
        return .ratio
      }
    }
  }
}
