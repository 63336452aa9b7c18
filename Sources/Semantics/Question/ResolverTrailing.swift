import Syntax
import Values

extension Resolver {
  /// `trailing(active_customers, 180)`: counted over the 180 days up to the moment. A third argument says how many days
  /// before the moment they end; without any it is everything so far.
  mutating func trailing(_ arguments: [Expression], at span: Span) throws(Diagnostic) -> Quantity {
    guard let counted = arguments.first, arguments.count <= 3 else { throw Messages.trailingArguments(at: span) }
    var days: [Int] = []
    for argument in arguments.dropFirst() { days.append(try self.days(argument)) }
    let end = days.count > 1 ? days[1] : 0
    return try trailing(try quantity(counted), days.first.map { $0 + end }, end, text(counted), at: counted.span)
  }

  private func days(_ expression: Expression) throws(Diagnostic) -> Int {
    switch expression.kind {
    case .duration(let count, .day) where count <= 100_000: return count
    case .number(let number):
      if let count = number.integer, !number.isPercent, count >= 0, count <= 100_000 { return count }
    default: break
    }
    throw Messages.trailingArguments(at: expression.span)
  }

  private func trailing(_ quantity: Quantity, _ start: Int?, _ end: Int, _ written: String, at span: Span)
    throws(Diagnostic) -> Quantity
  {
    func part(_ inner: Quantity) throws(Diagnostic) -> Quantity { try trailing(inner, start, end, written, at: span) }
    if case .measure(var measure) = quantity, measure.timing == .event, measure.plan == nil, let date = measure.date {
      let day = Scalar.column(ColumnPath(root: measure.entity, references: [], field: date))
      var conditions = measure.condition.map { [$0] } ?? []
      if let start { conditions.append(.comparison(.greater, day, .daysBefore(start))) }
      if end > 0 { conditions.append(.comparison(.lessOrEqual, day, .daysBefore(end))) }
      measure.condition = conditions.isEmpty ? nil : conditions.count == 1 ? conditions[0] : .all(conditions)
      measure.timing = .balance
      return .measure(measure)
    }
    if case .declared(let inner, let unit) = quantity { return .declared(try part(inner), unit) }
    if case .arithmetic(let op, let left, let right) = quantity {
      return .arithmetic(op, try part(left), try part(right))
    }
    if case .constant = quantity { return quantity }
    throw Messages.trailingSnapshot(written, at: span)
  }
}
