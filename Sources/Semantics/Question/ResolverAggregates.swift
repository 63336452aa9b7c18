import Syntax
import Values

extension Resolver {
  /// `sum(opportunities.amount where state = "won" on closed)`
  mutating func measure(_ aggregate: Aggregate, at span: Span) throws(Diagnostic) -> Measure {
    let entity = try entity(of: aggregate, whole: span)
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
        throw Messages.aggregateKind(
          aggregate.function.rawValue, text(aggregate.operand),
          numbers: entity.fields.filter(\.isNumeric).map { "\(entity.name).\($0.name)" }, at: aggregate.operand.span)
      }
    }
    var condition: Predicate?
    if let written = aggregate.condition { condition = try self.condition(written, on: entity) }
    if let operand, operand.nesting > Self.maximumNesting { throw Messages.tooNested(at: aggregate.operand.span) }
    let date = try date(of: aggregate, entity)
    return Measure(
      entity: entity.name, function: aggregate.function, operand: operand, condition: condition, date: date,
      timing: timing(of: aggregate, entity),
      unit: Self.unit(of: aggregate.function, kind, currency: environment.currency),
      scale: Self.scale(of: aggregate.function, operand), plan: nil)
  }

  private func entity(of aggregate: Aggregate, whole: Span) throws(Diagnostic) -> Entity {
    let function = aggregate.function.rawValue
    guard case .name(let parts) = aggregate.operand.kind, let name = parts.first else {
      guard let name = Self.firstName(aggregate.operand) else {
        throw Messages.aggregateOperand(function, "", homes: [], at: aggregate.operand.span)
      }
      return try entity(serving: name)
    }
    let isRecord = aggregate.function == .count || parts.count > 1
    if isRecord, parts.count > 1 || catalogue.entity(name.text) != nil || catalogue.metric(name.text) == nil {
      return try entity(serving: name)
    }
    let homes = catalogue.entities.filter { $0.isListed && $0.field(name.text) != nil }
    if isRecord || (homes.isEmpty && catalogue.metric(name.text) != nil) {
      throw Messages.metricInside(function, name, whole: whole)
    }
    throw Messages.aggregateOperand(function, name.text, homes: homes.map(\.name), at: name.span)
  }

  /// Also one that only serves metrics.
  private func entity(serving name: Name) throws(Diagnostic) -> Entity {
    if let entity = catalogue.entity(name.text) { return entity }
    let known = catalogue.entities.filter(\.isListed).flatMap { [$0.name] + $0.aliases }
    throw Messages.unknownEntity(name, near: nearestWords(to: name.text, among: known))
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
    case .interval: return aggregate.date == nil ? .interval : .event
    case .moment: return .moment
    case .span: return .span
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
