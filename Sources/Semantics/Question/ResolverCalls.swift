package import Syntax
import Values

/// Functions that make a number: `target(visits)`, `opening(pipeline)`, `countback(...)`.
extension Resolver {
  mutating func call(_ name: Name, _ arguments: [Expression], at span: Span) throws(Diagnostic) -> Quantity {
    switch name.text.lowercased() {
    case "basis":
      usesSalesBasis = true
      guard let argument = onSalesBasis(arguments) else { throw Messages.unknownFunction(name) }
      return try quantity(argument)
    case "target":
      guard case .name(let parts)? = arguments.first?.kind, let metricName = parts.first,
        let metric = catalogue.metric(metricName.text)
      else { throw Messages.notANumber(at: name.span) }
      var resolver = self
      let unit = try resolver.unit(of: metric, at: name.span)
      return .measure(plan(.init(plan: .target, metric: metric.name), unit: unit))
    case "budget": return .measure(plan(.init(plan: .budget, metric: "expenses"), unit: .money(environment.currency)))
    case "workdays_elapsed": return .workdays(elapsedOnly: true)
    case "workdays_total": return .workdays(elapsedOnly: false)
    case "opening":
      guard let part = arguments.first, arguments.count == 1,
        case .measure(var measure) = try quantity(part).undeclared, measure.timing.isSnapshot, measure.timing != .span
      else { throw Messages.openingOfWhat(arguments.first.map(text) ?? "", at: span) }
      measure.isOpening = true
      return .measure(measure)
    case "countback":
      guard arguments.count == 2, case .measure(let flow) = try quantity(arguments[1]).undeclared,
        flow.timing == .balance, let date = flow.date
      else { throw Messages.unknownFunction(name) }
      let stretches = countback(flow, on: date)
      return .function(.countback(days: Self.stretch), [try quantity(arguments[0])] + stretches)
    case "above_zero":
      guard let part = arguments.first, arguments.count == 1 else { throw Messages.unknownFunction(name) }
      return .function(.aboveZero, [try quantity(part)])
    case "at_least_zero":
      guard let part = arguments.first, arguments.count == 1 else { throw Messages.unknownFunction(name) }
      return .function(.atLeastZero, [try quantity(part)])
    case "members", "converted":
      guard let usual = arguments.first else { throw Messages.unknownFunction(name) }
      return try name.text.lowercased() == "members" ? members(usual) : converted(usual, arguments.last ?? usual)
    case "required": return try required(name, arguments, at: span)
    case "trailing": return try trailing(arguments, at: span)
    case "own", "本人":
      guard arguments.count == 1 else {
        throw Messages.ownOfOne(arguments.map { "\(name.text)(\(text($0)))" }, at: span)
      }
      let outer = isOwn
      defer { isOwn = outer }
      isOwn = true
      firstOwn = firstOwn ?? (text(arguments[0]), span)
      return try quantity(arguments[0])
    default:
      if let written = planned(name, arguments, at: span) { return try quantity(of: written, at: span) }
      guard let function = AnswerFunction(rawValue: name.text.lowercased()) else {
        throw notOfRows(name, arguments, at: span)
      }
      return try ofRows(function, name, arguments, at: span)
    }
  }

  private func notOfRows(_ name: Name, _ arguments: [Expression], at span: Span) -> Diagnostic {
    if let function = RecordFunction(rawValue: name.text.lowercased()) {
      return Messages.lapseOfRows(function, at: span)
    }
    return Messages.unknownFunction(name, arguments.map(text), whole: span)
  }

  /// Days of a stretch, and how many stretches are looked back.
  private static let stretch = 30
  private static let stretches = 24

  /// What flowed in each stretch before the moment, the last one first.
  private func countback(_ flow: Measure, on date: Field) -> [Quantity] {
    let day = Scalar.column(ColumnPath(root: flow.entity, references: [], field: date))
    return (0..<Self.stretches).map { index in
      var part = flow
      part.condition = .all(
        (flow.condition.map { [$0] } ?? []) + [
          .comparison(.greater, day, .daysBefore((index + 1) * Self.stretch)),
          .comparison(.lessOrEqual, day, .daysBefore(index * Self.stretch)),
        ])
      return .measure(part)
    }
  }

  /// Of `basis(won_value, ordered, invoiced, collected)` the one that the firm calls sales.
  package func onSalesBasis(_ arguments: [Expression]) -> Expression? {
    SalesBasis.allCases.firstIndex(of: environment.salesBasis).flatMap {
      arguments.indices.contains($0) ? arguments[$0] : nil
    }
  }

  private func plan(_ source: Measure.PlanSource, unit: Unit) -> Measure {
    let entity = catalogue.entity("plan_rollups")
    let value = entity?.field("value").map { ColumnPath(root: "plan_rollups", references: [], field: $0) }
    return Measure(
      entity: "plan_rollups", function: .sum, operand: value.map(Scalar.column), condition: nil,
      date: entity?.field("starts"), timing: .event, unit: unit, scale: 1, plan: source, isOwn: isOwn)
  }
}
