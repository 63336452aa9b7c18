package import Syntax
import Values

extension Resolver {
  /// A number of a row.
  mutating func quantity(_ written: Expression) throws(Diagnostic) -> Quantity {
    let expression = try substituted(written)
    if let found = try comparedQuantity(expression) { return found }
    try enter(at: expression.span)
    defer { depth -= 1 }
    // Chains of signs are as deep as they are long: what they pass through is kept small on the stack.
    if case .arithmetic(let op, let left, let right) = expression.kind {
      return try arithmetic(op, left, right, at: expression.span)
    }
    return try quantityOfPart(expression)
  }

  private mutating func comparedQuantity(_ expression: Expression) throws(Diagnostic) -> Quantity? {
    try comparedColumn(expression)?.quantity
  }

  /// Everything but the four signs.
  private mutating func quantityOfPart(_ expression: Expression) throws(Diagnostic) -> Quantity {
    switch expression.kind {
    case .number(let literal): return .constant(literal.double)
    case .negative(let part): return .negative(try quantity(part))
    case .name(let parts): return try named(parts, at: expression.span)
    case .arithmetic(let op, let left, let right): return try arithmetic(op, left, right, at: expression.span)
    case .per(let value, let name): return try per(value, name)
    case .share(let part):
      let quantity = try quantity(part)
      guard Self.isAdditive(quantity) else {
        throw Messages.shareOfRatio(text(part), whole: expression.span, at: part.span)
      }
      return .share(quantity)
    case .aggregate(let aggregate):
      if let spread = try spread(aggregate, at: expression.span) { return spread }
      let found = try measure(aggregate, at: expression.span)
      return sharesMembers && found.timing == .population && found.entity == cohort?.entity
        ? .shared(found) : .measure(found)
    case .call(let name, let arguments): return try call(name, arguments, at: expression.span)
    // In a metric's formula today is the day that the answer is about.
    case .moment(.today) where !metricStack.isEmpty: return .function(.moment, [])
    case .moment(let point): return .date(try periods.day(point, at: expression.span))
    case .date(let literal): return .date(periods.period(of: literal).start)
    case .text(let text): return .text(text)
    case .boolean, .duration, .parameter, .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was,
      .changed:
      throw Messages.notANumber(at: expression.span)
    }
  }

  /// Throws what is wrong with a number that is asked outside of its question; `named` are the names given in that.
  package func checkNumber(_ expression: Expression, named: [String: Expression]) throws(Diagnostic) {
    _ = try quantity(expression, named: named)
  }

  /// What a number of an answer is, whose items have these names.
  package func quantity(_ expression: Expression, named: [String: Expression]) throws(Diagnostic) -> Quantity {
    var resolver = self
    for (name, given) in named { resolver.aliases[name] = try? quantity(ofGiven: given) }
    return try resolver.quantity(expression)
  }

  private func quantity(ofGiven expression: Expression) throws(Diagnostic) -> Quantity {
    var resolver = self
    return try resolver.quantity(expression)
  }

  mutating func quantity(of metric: Metric, at span: Span) throws(Diagnostic) -> Quantity {
    if metricStack.contains(metric.name) {
      throw Messages.definitionCycle(metricStack + [metric.name], at: span)
    }
    metricStack.append(metric.name)
    defer { metricStack.removeLast() }
    let outerAliases = aliases
    aliases = [:]
    defer { aliases = outerAliases }
    let (outerPlaces, outerParetos) = (placedFunctions.count, pendingParetos.count)
    // A place inside the definition is no place of the question.
    defer {
      for index in outerPlaces..<placedFunctions.count { placedFunctions[index].move(to: span) }
      for index in outerParetos..<pendingParetos.count { pendingParetos[index].move(to: span) }
    }
    do {
      let found = try quantity(metric.expression)
      if case .measure(let measure) = found.undeclared { metricsByMeasure[measure] = metric.name }
      guard let declared = metric.unit else { return found }
      let unit = try unit(declared: Name(declared, span: span), of: found, at: span)
      return .declared(inUnits(found, of: unit), unit)
    } catch {
      // A place inside another definition cannot be underlined here.
      throw Diagnostic(
        code: error.code,
        metricStack.count > 1 || !metric.isBuiltIn ? "in `\(metric.name)`: \(error.message)" : error.message,
        at: span,
        fixes: Messages.isAboutTheQuestion(error)
          ? error.fixes : error.code == "definition-cycle" ? Messages.cycleFixes(at: span) : [],
        example: .init("what it is made of", "describe \(metric.name)"))
    }
  }

  /// How many records of a kind there are: reps employed in the period, customers up to the moment.
  func population(of entity: Entity) -> Measure {
    Measure(
      entity: entity.name, function: .count, operand: nil, condition: nil, date: entity.date.flatMap(entity.field),
      timing: entity.timing == .event ? .event : .population, unit: .count, scale: 1, plan: nil, isOwn: isOwn)
  }
}
