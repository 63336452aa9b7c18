import Syntax
import Values

/// What is asked of a number and its target: `pace(visits)` is to visits what `pace` is to sales.
enum PlanFunction: String {
  case attainment, gap, pace, projection
  case requiredPerDay = "required_per_day"

  /// `nil` is that of the number.
  var unit: Unit? {
    switch self {
    case .attainment, .pace: .percent
    case .gap, .projection, .requiredPerDay: nil
    }
  }

  /// Whether it only makes sense of what comes together day by day.
  var isOfTime: Bool {
    switch self {
    case .attainment, .gap: false
    case .pace, .projection, .requiredPerDay: true
    }
  }
}

/// `pace(visits)`
struct PlannedNumber {
  let function: PlanFunction
  /// A metric's name: targets are set for nothing else.
  let number: Expression
  let span: Span

  /// The same in words that the language has.
  var expression: Expression {
    func call(_ name: String, _ arguments: [Expression]) -> Expression {
      Expression(.call(Name(name, span: span), arguments), span)
    }
    func over(_ op: ArithmeticOperator, _ left: Expression, _ right: Expression) -> Expression {
      Expression(.arithmetic(op, left, right), span)
    }
    let target = call("target", [number])
    let (passed, all) = (call("workdays_elapsed", []), call("workdays_total", []))
    return switch function {
    case .attainment: over(.divide, number, target)
    case .gap: over(.subtract, number, target)
    case .pace: over(.divide, over(.divide, number, target), over(.divide, passed, all))
    case .projection: over(.divide, number, over(.divide, passed, all))
    case .requiredPerDay:
      over(.divide, call("at_least_zero", [over(.subtract, target, number)]), over(.subtract, all, passed))
    }
  }
}

extension Resolver {
  /// By the names of the metrics that are the same of sales, in both languages.
  func planned(_ name: Name, _ arguments: [Expression], at span: Span) -> PlannedNumber? {
    guard arguments.count == 1, let lone = Self.loneName(arguments[0]), catalogue.metric(lone.text) != nil,
      let function = catalogue.metric(name.text).flatMap({ PlanFunction(rawValue: $0.name) })
    else { return nil }
    return PlannedNumber(function: function, number: arguments[0], span: span)
  }

  mutating func quantity(of written: PlannedNumber, at span: Span) throws(Diagnostic) -> Quantity {
    if written.function.isOfTime {
      let number = try quantity(written.number)
      guard Self.isAdditive(number), number.measures.allSatisfy({ $0.timing == .event }) else {
        let name = text(written.number)
        throw Messages.notDayByDay(name, instead: "attainment(\(name))", at: span)
      }
    }
    let found = try quantity(written.expression)
    return written.function.unit.map { .declared(inUnits(found, of: $0), $0) } ?? found
  }

  /// `进度(visits)` is `pace(visits)`.
  func canonicalFunction(_ name: Name, _ arguments: [Expression]) -> Name {
    planned(name, arguments, at: name.span).map { Name($0.function.rawValue, span: name.span) } ?? name
  }

  /// Of `pace(visits)` that of `pace`.
  func plannedDirection(_ expression: Expression) -> Direction {
    guard case .call(let name, let arguments) = expression.kind,
      let function = planned(name, arguments, at: expression.span)?.function
    else { return .neutral }
    return catalogue.metric(function.rawValue)?.direction ?? .neutral
  }
}
