import Syntax
import Values

extension Resolver {
  /// `sum(opportunities.amount where state = "won" on closed)`
  mutating func measure(_ aggregate: Aggregate, at span: Span) throws(Diagnostic) -> Measure {
    let entity = try entity(of: aggregate)
    var operand: Scalar?
    var kind = Field.Kind.number
    switch aggregate.function {
    case .count: break
    case .countDistinct:
      (operand, kind) = try scalar(aggregate.operand, on: entity)
    case .sum, .avg, .median, .min, .max, .balance:
      (operand, kind) = try scalar(aggregate.operand, on: entity)
      let isDateExtreme = kind == .date && (aggregate.function == .min || aggregate.function == .max)
      switch kind {
      case .number, .money, .quantity, .percent, .days, .minutes: break
      case .date where isDateExtreme: break
      case .text, .date, .boolean, .reference:
        throw Messages.aggregateKind(aggregate.function.rawValue, text(aggregate.operand), at: aggregate.operand.span)
      }
    }
    var condition: Predicate?
    if let written = aggregate.condition { condition = try predicate(written, on: entity) }
    let date = try date(of: aggregate, entity)
    return Measure(
      entity: entity.name, function: aggregate.function, operand: operand, condition: condition, date: date,
      timing: timing(of: aggregate, entity),
      unit: Self.unit(of: aggregate.function, kind, currency: environment.currency),
      scale: Self.scale(of: aggregate.function, operand), plan: nil)
  }

  private func entity(of aggregate: Aggregate) throws(Diagnostic) -> Entity {
    guard case .name(let parts) = aggregate.operand.kind, aggregate.function == .count else {
      guard let name = Self.firstName(aggregate.operand), let entity = catalogue.entity(name.text) else {
        throw Messages.aggregateOperand(aggregate.function.rawValue, at: aggregate.operand.span)
      }
      return entity
    }
    guard let name = parts.first, let entity = catalogue.entity(name.text) else {
      let name = parts.first ?? Name("")
      let known = catalogue.entities.filter(\.isListed).map(\.name)
      throw Messages.unknownEntity(name, near: nearestWords(to: name.text, among: known))
    }
    return entity
  }

  /// The first name of an operand with a path: `opportunities` in `opportunities.closed - opportunities.created`.
  private static func firstName(_ expression: Expression) -> Name? {
    switch expression.kind {
    case .name(let parts): parts.count > 1 ? parts.first : nil
    case .arithmetic(_, let left, let right): firstName(left) ?? firstName(right)
    case .negative(let part): firstName(part)
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .logical, .not, .comparison, .membership,
      .within, .range, .emptiness, .was, .changed, .per, .share, .aggregate, .call:
      nil
    }
  }

  private func date(of aggregate: Aggregate, _ entity: Entity) throws(Diagnostic) -> Field? {
    guard let name = aggregate.date else { return entity.date.flatMap(entity.field) }
    guard let field = entity.field(name.text), field.kind == .date else {
      let dates = entity.fields.filter { $0.kind == .date }.map(\.name)
      throw Messages.notADate(name, of: entity.name, near: nearestWords(to: name.text, among: dates))
    }
    return field
  }

  private func timing(of aggregate: Aggregate, _ entity: Entity) -> Measure.Timing {
    if aggregate.function == .balance { return .balance }
    switch entity.timing {
    case .interval: return .interval
    case .current: return .current
    case .population: return aggregate.date == nil ? .population : .event
    case .event: return entity.name == "rep_workdays" ? .elapsed : .event
    }
  }

  private static func unit(of function: Aggregate.Function, _ kind: Field.Kind, currency: Currency) -> Unit {
    switch function {
    case .count, .countDistinct: return .count
    case .sum, .avg, .median, .min, .max, .balance:
      switch kind {
      case .money: return .money(currency)
      case .quantity: return .quantity
      case .percent: return .percent
      case .days: return .days
      case .minutes: return .minutes
      case .date: return .date
      case .number, .text, .boolean, .reference: return .ratio
      }
    }
  }

  private static func scale(of function: Aggregate.Function, _ operand: Scalar?) -> Int {
    guard function != .count, function != .countDistinct, case .column(let path)? = operand else { return 1 }
    return path.field.storedScale
  }
}
