import Syntax
import Values

extension Resolver {
  /// `sum(opportunities.amount where state = "won" on closed)`
  mutating func measure(_ aggregate: Aggregate, at span: Span) throws(Diagnostic) -> Measure {
    let aggregate = Self.ofRecords(aggregate)
    if let result = aggregate.result, aggregate.function != .count {
      throw Messages.resultOfCount("count(\(text(aggregate.operand)) with \(text(result)))", whole: span)
    }
    let entity = try entity(of: aggregate, whole: span)
    if let result = aggregate.result { return try set(of: entity, aggregate, with: result, at: span) }
    var operand: Scalar?
    var second: Scalar?
    var level: Measure.Level?
    var kind = Field.Kind.number
    switch aggregate.function {
    case .count: break
    case .countDistinct:
      (operand, kind) = try scalar(aggregate.operand, on: entity)
    case .min, .max, .balance:
      (operand, kind) = try scalar(aggregate.operand, on: entity)
      if kind != .date { try checkNumber(aggregate.operand, kind, in: aggregate, entity) }
    case .corr:
      (operand, kind) = try correlated(aggregate.operand, on: entity)
      try checkNumber(aggregate.operand, kind, in: aggregate, entity)
    case .sum, .avg, .median, .percentile, .stddev:
      (operand, kind) = try scalar(aggregate.operand, on: entity)
      try checkNumber(aggregate.operand, kind, in: aggregate, entity)
    }
    switch aggregate.function {
    case .median: level = .half
    case .percentile: level = try self.level(of: aggregate, at: span)
    case .corr:
      guard let other = aggregate.second else {
        let written = text(aggregate.operand)
        let numbers = entity.fields.filter(\.isNumeric).map { "\(entity.name).\($0.name)" }
        throw Messages.correlationPair(
          written, other: numbers.first { $0 != written }, replacing: aggregate.operand.span)
      }
      let (value, otherKind) = try correlated(other, on: entity)
      try checkNumber(other, otherKind, in: aggregate, entity)
      if value.nesting > Self.maximumNesting { throw Messages.tooNested(at: other.span) }
      second = value
    case .count, .countDistinct, .sum, .avg, .stddev, .min, .max, .balance: break
    }
    var condition: Predicate?
    if let written = aggregate.condition { condition = try self.condition(written, of: aggregate, entity, at: span) }
    if let operand, operand.nesting > Self.maximumNesting { throw Messages.tooNested(at: aggregate.operand.span) }
    let date = try date(of: aggregate, entity)
    let timing = timing(of: aggregate, entity)
    if timing == .event, entity.timing == .interval, let date, !entity.isBound(date) {
      condition = .all((condition.map { [$0] } ?? []) + Self.validity(of: entity, on: .daysBefore(0)))
    }
    if let recorded = recorded(entity, by: .daysBefore(0)) {
      condition = condition.map { .all([$0, recorded]) } ?? recorded
    }
    // The balance of days is the last one.
    let function = aggregate.function == .balance && kind == .date ? .max : aggregate.function
    return Measure(
      entity: entity.name, function: function, operand: operand, second: second, level: level,
      condition: condition, date: date, timing: timing,
      unit: Self.unit(of: aggregate.function, kind, currency: environment.currency),
      scale: Self.scale(of: aggregate.function, operand), plan: nil, isOwn: isOwn)
  }

  /// A field; a number about each record is correlated by a statement of its own.
  private mutating func correlated(_ written: Expression, on entity: Entity) throws(Diagnostic) -> (Scalar, Field.Kind)
  {
    do throws(Diagnostic) {
      return try scalar(written, on: entity)
    } catch {
      let number: Name? =
        switch written.kind {
        case .name(let parts): parts.last
        case .per(let value, _): Self.loneName(value)
        case .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .arithmetic, .logical, .not,
          .comparison, .membership, .within, .range, .emptiness, .was, .changed, .share, .aggregate, .call:
          nil
        }
      guard let number, catalogue.metric(number.text) != nil else { throw error }
      guard entity.name == "opportunities" else { throw Messages.metricInside("corr", number, whole: written.span) }
      throw Messages.metricInside(
        "corr", number, whole: written.span,
        correlated: "correlate won_value with \(number.text) by opportunity this year")
    }
  }

  /// Numbers about each, which stand behind `where` in other languages, choose behind `with` here.
  private mutating func condition(
    _ written: Expression, of aggregate: Aggregate, _ entity: Entity, at span: Span
  ) throws(Diagnostic) -> Predicate {
    do throws(Diagnostic) {
      return try condition(written, onCounted: entity)
    } catch {
      var meant = aggregate
      let parts = Self.conjuncts(written)
      var resolver = self
      let isFact = parts.map { (try? resolver.condition($0, onCounted: entity)) != nil }
      meant.condition = Self.allOf(zip(parts, isFact).filter(\.1).map(\.0))
      meant.result = Self.allOf(zip(parts, isFact).filter { !$0.1 }.map(\.0))
      guard aggregate.function == .count, !(meant.result.map(Self.choosesWithin) ?? true),
        (try? resolver.measure(meant, at: span)) != nil
      else { throw error }
      throw Messages.resultOfCount(text(Expression(.aggregate(meant), span)), whole: span)
    }
  }

  /// Whether records are chosen inside of a number.
  private static func choosesWithin(_ expression: Expression) -> Bool {
    var found = false
    _ = expression.mapped { part in
      if case .aggregate(let inner) = part.kind, inner.condition != nil || inner.result != nil { found = true }
      return nil
    }
    return found
  }

  /// `count(customers.score)` is `count(customers where score is not empty)`: records without the value stay out.
  static func ofRecords(_ aggregate: Aggregate) -> Aggregate {
    guard aggregate.function == .count, let home = firstName(aggregate.operand) else { return aggregate }
    var counted = aggregate
    let span = aggregate.operand.span
    counted.operand = Expression(.name([home]), span)
    counted.condition = allOf(
      (aggregate.condition.map(conjuncts) ?? []) + [Expression(.emptiness(aggregate.operand, negated: true), span)])
    return counted
  }

  private func checkNumber(
    _ written: Expression, _ kind: Field.Kind, in aggregate: Aggregate, _ entity: Entity
  ) throws(Diagnostic) {
    switch kind {
    case .number, .money, .quantity, .percent, .days, .minutes: return
    case .text, .date, .boolean, .reference:
      throw Messages.aggregateKind(
        aggregate.function.rawValue, text(written),
        numbers: entity.fields.filter(\.isNumeric).map { "\(entity.name).\($0.name)" }, at: written.span)
    }
  }

  /// `90`, `90%` and `99.5` of a percentile.
  func level(of aggregate: Aggregate, at span: Span) throws(Diagnostic) -> Measure.Level {
    guard let second = aggregate.second else {
      throw Messages.percentileMissing(text(aggregate.operand), replacing: aggregate.operand.span)
    }
    guard case .number(let number) = try substituted(second).kind else {
      throw Messages.percentileLevel(text(second), at: second.span)
    }
    let hundredth = number.isPercent ? number.double * 100 : number.double
    let part = (hundredth * 10_000).rounded()
    guard part >= 0, part <= 1_000_000 else { throw Messages.percentileLevel(text(second), at: second.span) }
    if !number.isPercent, hundredth > 0, hundredth < 1 {
      throw Messages.percentileLevel(
        text(second), percent: formatted(Expression(.number(Self.percent(number)), second.span)), at: second.span)
    }
    return Measure.Level(part: Int(part), whole: 1_000_000)
  }

  /// 0.9 as 90.
  private static func percent(_ number: NumberLiteral) -> NumberLiteral {
    number.scale >= 2
      ? NumberLiteral(digits: number.digits, scale: number.scale - 2)
      : NumberLiteral(digits: number.digits * (number.scale == 1 ? 10 : 100))
  }

  func entity(of aggregate: Aggregate, whole: Span) throws(Diagnostic) -> Entity {
    let function = aggregate.function.rawValue
    guard case .name(let parts) = aggregate.operand.kind, let name = parts.first else {
      guard let name = Self.firstName(aggregate.operand) else { throw withoutHome(aggregate) }
      return try entity(serving: name)
    }
    let isRecord = aggregate.function == .count || parts.count > 1
    if isRecord, parts.count > 1 || catalogue.entity(name.text) != nil || catalogue.metric(name.text) == nil {
      return try entity(serving: name)
    }
    var homes = homes(of: [name])
    // Both numbers of a correlation are of the same records.
    if case .name(let other)? = aggregate.second?.kind, let other = other.first {
      let both = homes.filter { $0.field(other.text) != nil }
      if !both.isEmpty { homes = both }
    }
    if isRecord || (homes.isEmpty && catalogue.metric(name.text) != nil) {
      throw Messages.metricInside(function, name, whole: whole)
    }
    throw Messages.aggregateOperand(function, name.text, homes: homes.map(\.name), at: name.span)
  }

  private func homes(of names: [Name]) -> [Entity] {
    catalogue.entities.filter { home in home.isListed && names.allSatisfy { home.field($0.text) != nil } }
  }

  /// `median(closed - created)`: the first name says whose they are.
  private func withoutHome(_ aggregate: Aggregate) -> Diagnostic {
    let names = Self.loneNames(aggregate.operand)
    let function = aggregate.function.rawValue
    guard let first = names.first else {
      return Messages.aggregateOperand(function, "", homes: [], at: aggregate.operand.span)
    }
    return Messages.aggregateOperand(function, first.text, homes: homes(of: names).map(\.name), at: first.span)
  }

  private static func loneNames(_ expression: Expression) -> [Name] {
    var found: [Name] = []
    _ = expression.mapped { part in
      if case .name(let parts) = part.kind, parts.count == 1 { found += parts }
      return nil
    }
    return found
  }

  /// Also one that only serves metrics.
  private func entity(serving name: Name) throws(Diagnostic) -> Entity {
    if let entity = catalogue.entity(name.text) { return entity }
    if let segment = catalogue.segment(name.text) { throw Messages.segmentCounted(name, segment) }
    let known = catalogue.entities.filter(\.isListed).flatMap { [$0.name] + $0.aliases }
    throw Messages.unknownEntity(name, near: nearestWords(to: name.text, among: known))
  }

  /// The first name of an operand with a path: `opportunities` in `opportunities.closed - opportunities.created`.
  private static func firstName(_ expression: Expression) -> Name? {
    switch expression.kind {
    case .name(let parts): parts.count > 1 ? parts.first : nil
    case .arithmetic(_, let left, let right): firstName(left) ?? firstName(right)
    case .negative(let part): firstName(part)
    case .call(_, let arguments): arguments.lazy.compactMap(firstName).first
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .logical, .not, .comparison, .membership,
      .within, .range, .emptiness, .was, .changed, .per, .share, .aggregate:
      nil
    }
  }

  func date(of aggregate: Aggregate, _ entity: Entity) throws(Diagnostic) -> Field? {
    guard let name = aggregate.date else { return entity.date.flatMap(entity.field) }
    return try dateField(name, of: entity)
  }

  func dateField(_ name: Name, of entity: Entity) throws(Diagnostic) -> Field {
    guard let field = entity.field(name.text), field.kind == .date else {
      let dates = entity.fields.filter { $0.kind == .date }.map(\.name)
      let owner = catalogue.entities.first { other in
        other.isListed && other.field(name.text)?.kind == .date
          && other.fields.contains { $0.kind == .reference(entity.name) }
      }
      if let owner { throw Messages.dateOfOthers(name, of: entity.name, owner.name) }
      throw Messages.notADate(name, of: entity.name, near: nearestWords(to: name.text, among: dates))
    }
    return field
  }

  func timing(of aggregate: Aggregate, _ entity: Entity) -> Measure.Timing {
    if aggregate.function == .balance { return .balance }
    switch entity.timing {
    case .interval: return aggregate.date == nil ? .interval : .event
    case .moment: return .moment
    case .span: return .span
    case .current: return .current
    case .population: return aggregate.date == nil ? .population : .event
    case .event where countsThoseThere(aggregate, entity): return .population
    case .event: return entity.name == "rep_workdays" ? .elapsed : .event
    }
  }

  private static func unit(of function: Aggregate.Function, _ kind: Field.Kind, currency: Currency) -> Unit {
    switch function {
    case .count, .countDistinct: return .count
    case .corr: return .ratio
    case .sum, .avg, .median, .percentile, .stddev, .min, .max, .balance:
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
    switch function {
    case .count, .countDistinct, .corr: return 1
    case .sum, .avg, .median, .percentile, .stddev, .min, .max, .balance: return operand?.storedScale ?? 1
    }
  }
}
