package import Syntax
package import Values

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

  private mutating func arithmetic(
    _ op: ArithmeticOperator, _ left: Expression, _ right: Expression, at span: Span
  ) throws(Diagnostic) -> Quantity {
    let leftQuantity = try quantity(left)
    try refuseUnit(op, left, right)
    let rightQuantity = try quantity(right)
    if op == .add || op == .subtract { return try sum(op, (left, leftQuantity), (right, rightQuantity), at: span) }
    return op == .divide ? ratio(leftQuantity, rightQuantity) : .arithmetic(op, leftQuantity, rightQuantity)
  }

  private mutating func per(_ value: Expression, _ name: Name) throws(Diagnostic) -> Quantity {
    let dividend = try quantity(value)
    return ratio(dividend, try divisor(name))
  }

  /// Money is kept in minor units: what is no money is so much for each major one.
  private func ratio(_ left: Quantity, _ right: Quantity) -> Quantity {
    let quantity = Quantity.arithmetic(.divide, left, right)
    guard case .money(let currency) = unit(of: right), currency.minorFactor > 1 else { return quantity }
    if case .money = unit(of: left) { return quantity }
    return .declared(.arithmetic(.multiply, quantity, .constant(Double(currency.minorFactor))), .ratio)
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

  /// `visits / workday` is written with `per`.
  private func refuseUnit(_ op: ArithmeticOperator, _ left: Expression, _ right: Expression) throws(Diagnostic) {
    guard op == .divide, case .name(let parts) = right.kind, parts.count == 1, catalogue.metric(parts[0].text) == nil,
      aliases[parts[0].text.lowercased()] == nil, Catalogue.perUnit(parts[0].text) != nil
    else { return }
    throw Messages.unitAfterSlash(parts[0], replacing: Span(left.span.end, right.span.end))
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

  private mutating func named(_ parts: [Name], at span: Span) throws(Diagnostic) -> Quantity {
    guard let name = parts.first else { throw Messages.notANumber(at: span) }
    if parts.count > 1, let entity = catalogue.entity(name.text), entity.isListed {
      let path = try column(parts, on: entity)
      throw Messages.fieldAlone(parts.map(\.text).joined(separator: "."), isNumber: path.field.isNumeric, at: span)
    }
    if parts.count == 1 {
      if let alias = aliases[name.text.lowercased()] { return alias }
      if metricStack.contains(name.text.lowercased()) {
        throw Messages.definitionCycle(metricStack + [name.text.lowercased()], at: span)
      }
      if let metric = catalogue.metric(name.text) { return try quantity(of: metric, at: span) }
      if let entity = catalogue.entity(name.text), entity.isListed { throw Messages.entityNotFirst(name) }
      if let dimension = catalogue.dimension(name.text) {
        throw fieldOfSubject(name) ?? isDimension(dimension, name, at: span)
      }
    }
    _ = try isComparedName(name)
    throw unknownNumber(name)
  }

  private func unknownNumber(_ name: Name) -> Diagnostic {
    fieldOfSubject(name) ?? planned(name) ?? catalogue.segment(name.text).map { Messages.segmentAlone(name, $0) }
      ?? Messages.unknownMetric(
        name, near: nearestWords(to: name.text, among: metricNames.subtracting(metricStack)))
  }

  /// `closes_target`, `visits_attainment`
  private func planned(_ name: Name) -> Diagnostic? {
    for ending in ["_target", "_attainment"] where name.text.lowercased().hasSuffix(ending) {
      guard let metric = catalogue.metric(String(name.text.dropLast(ending.count))) else { continue }
      return Messages.targetOfMetric(name, "\(ending.dropFirst())(\(metric.name))")
    }
    return nil
  }

  /// `show reps with manager, hired`: what is known of each is listed.
  private func fieldOfSubject(_ name: Name) -> Diagnostic? {
    guard metricStack.isEmpty, let subject = askedSubject, subject.field(name.text) != nil else { return nil }
    let fields = showing.items.compactMap { item in
      if case .name(let parts) = item.expression.kind, parts.count == 1, subject.field(parts[0].text) != nil {
        parts[0].text
      } else {
        nil
      }
    }
    return Messages.fieldOfSubject(name, of: subject, fields)
  }

  /// Whose rows the question has: `products` of `show products with ...`.
  var askedSubject: Entity? {
    guard showing.hasSubject, case .name(let parts)? = showing.items.first?.expression.kind, parts.count == 1 else {
      return nil
    }
    return catalogue.entity(parts[0].text)
  }

  /// A number of its records can be added up.
  private func isDimension(_ dimension: Dimension, _ written: Name, at span: Span) -> Diagnostic {
    let name = dimension.name
    let added: [Diagnostic.Fix] = catalogue.entities.compactMap { entity in
      guard entity.isListed, let field = entity.field(name), field.isNumeric else { return nil }
      return .init("add it up", replacing: span, with: "sum(\(entity.name).\(name))")
    }
    let metric = metric(splitBy: dimension) ?? "visits"
    return Messages.wrongKind(
      written, is: "a dimension", expected: "group by it",
      fixes: added.isEmpty
        ? [.init("group by it", replacing: span, with: "\(metric) by \(name)")] : Array(added.prefix(3)))
  }

  /// `visits`, unless others are all that can be split by the dimension.
  private func metric(splitBy dimension: Dimension) -> String? {
    (["visits"] + catalogue.metricNames.filter { catalogue.metric($0)?.name == $0 }).first { name in
      guard let metric = catalogue.metric(name) else { return false }
      var resolver = self
      let measures = (try? resolver.quantity(of: metric, at: .none))?.measures ?? []
      return !measures.isEmpty
        && measures.allSatisfy { measure in
          catalogue.entity(measure.entity).flatMap { way([dimension.name], dimension, from: $0) } != nil
        }
    }
  }

  var metricNames: Set<String> {
    Set(catalogue.metricNames + aliases.keys + comparedNames)
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

  private mutating func call(_ name: Name, _ arguments: [Expression], at span: Span) throws(Diagnostic) -> Quantity {
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
    case "share":
      guard let part = arguments.first else { throw Messages.unknownFunction(name) }
      return try quantity(Expression(.share(part), name.span))
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

  /// How many records of a kind there are: reps employed in the period, customers up to the moment.
  func population(of entity: Entity) -> Measure {
    Measure(
      entity: entity.name, function: .count, operand: nil, condition: nil, date: entity.date.flatMap(entity.field),
      timing: entity.timing == .event ? .event : .population, unit: .count, scale: 1, plan: nil, isOwn: isOwn)
  }

  // MARK: Units

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
}
