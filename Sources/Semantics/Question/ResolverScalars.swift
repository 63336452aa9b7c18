import Syntax
import Values

extension Resolver {
  /// A column, found from the entity: its own field first, then the dimension of that name.
  func column(_ parts: [Name], on entity: Entity) throws(Diagnostic) -> ColumnPath {
    guard let last = parts.last else { throw Messages.notANumber(at: .none) }
    var texts = parts.map { $0.text.lowercased() }
    if parts.count > 1, let named = catalogue.entity(texts[0]), named == entity {
      // `dues.amount` is the amount of a due even where dues have a field `due`.
      if let own = catalogue.path(Array(texts.dropFirst()), from: entity) { return own }
      texts[0] = entity.singular
    }
    if let found = catalogue.path(texts, from: entity) {
      // A file's column Hour does not hide the hour.
      if found.field.isCustom, texts.count == 1, let part = cyclePart(texts, on: entity) { return part }
      return ofWhomever(found)
    }
    if parts.count == 1, let dimension = catalogue.dimension(texts[0]),
      let found = catalogue.path(to: dimension, from: entity)
    {
      return found
    }
    // The states of a deal know what the deal itself does: when it was created, for one.
    if entity.name == "opportunity_states", let found = catalogue.path(["opportunity"] + texts, from: entity) {
      return found
    }
    if let found = path(toDate: texts, from: entity) ?? cyclePart(texts, on: entity) ?? datePart(texts, from: entity) {
      return found
    }
    // `due.month` of dues is that of their day, and not of the records themselves.
    if let found = datePart(parts.map { $0.text.lowercased() }, from: entity) { return found }
    throw unknownField(parts, last, on: entity)
  }

  /// `customer.id`: whom a fact calls its customer may be a lead yet, and then has the lead's id.
  func ofWhomever(_ path: ColumnPath) -> ColumnPath {
    guard path.field.name == "id", case .reference(let target)? = path.references.last?.kind,
      let other = catalogue.entity(target)?.sharesIdWith
    else { return path }
    return ColumnPath(root: path.root, references: path.references, field: path.field.or(of: other))
  }

  /// `weekday` and `hour` of the day that counts; targets and budgets are for longer.
  private func cyclePart(_ texts: [String], on entity: Entity) -> ColumnPath? {
    guard let grain = texts.last.flatMap(Catalogue.grain), grain.isCycle else { return nil }
    guard texts.count == 1, entity.timing == .event, entity.name != "plan_rollups", entity.date != nil,
      grain == .weekday || entity.fields.contains(where: { $0.time != nil })
    else { return nil }
    return ColumnPath(root: entity.name, references: [], field: Self.part(grain, of: nil, entity))
  }

  /// Names the part of a path that leads nowhere.
  private func unknownField(_ parts: [Name], _ last: Name, on entity: Entity) -> Diagnostic {
    var here = entity
    var rest = parts[...]
    if parts.count > 1, catalogue.entity(parts[0].text) == entity, entity.field(parts[0].text) == nil {
      rest = rest.dropFirst()
    }
    while rest.count > 1, let first = rest.first, case .reference(let target)? = here.field(first.text)?.kind,
      let next = catalogue.entity(target)
    {
      here = next
      rest = rest.dropFirst()
    }
    let name = rest.first ?? last
    // A path goes through records.
    if rest.count > 1, here.field(name.text) != nil {
      return Messages.fieldOfNoRecord(name, whole: parts[0].span.joined(with: last.span), parts.prefix { $0 != name })
    }
    if parts.count == 1, let segment = catalogue.segment(name.text) { return Messages.segmentAlone(name, segment) }
    let fields = rest.count > 1 ? here.fields.filter(\.isReference) : here.fields
    var known = Set(fields.flatMap { [$0.name] + $0.aliases })
    if here == entity, rest.count == 1 {
      // What is spelt as elsewhere is no misspelling.
      if catalogue.dimension(name.text) != nil { return Messages.unknownField(name, of: here.name, near: []) }
      if parts.count == 1, !allowsMeasures, let metric = catalogue.metric(name.text),
        (try? recordNumber(name, on: entity)) != nil
      {
        return Messages.numberInCount(metric.name, of: entity.name, at: name.span)
      }
      for dimension in catalogue.dimensions where catalogue.path(to: dimension, from: entity) != nil {
        known.formUnion([dimension.name] + dimension.aliases)
      }
    }
    if parts.count == 2, here == entity, catalogue.entity(parts[0].text) == entity,
      let metric = catalogue.metric(last.text)
    {
      return Messages.metricOfRecords(metric.name, entity, whole: parts[0].span.joined(with: last.span), at: last.span)
    }
    if let amount = DescribedRecords.amount(of: here.name, called: name.text), rest.count == 1 {
      return Messages.unknownField(name, of: here.name, near: [amount])
    }
    return Messages.unknownField(name, of: here.name, near: nearestWords(to: name.text, among: known))
  }

  /// The column to compare or print: of a reference, the label of the record it leads to. Whom a fact calls its customer
  /// may be a lead yet, and then bears the lead's name.
  func labelled(_ path: ColumnPath) -> ColumnPath { labelled(path, isOwn: false) }

  private func labelled(_ path: ColumnPath, isOwn: Bool) -> ColumnPath {
    guard case .reference(let target) = path.field.kind, let entity = catalogue.entity(target),
      let label = entity.labels.first
    else { return path }
    let field = Field(
      name: path.field.name, column: label, kind: .text, entity: target,
      orOf: isOwn || path.field.entity == target ? nil : entity.sharesIdWith)
    // A record's own key leads nowhere: the label is a column of the root.
    if path.references.isEmpty, path.field.column == "id", path.root == target {
      return ColumnPath(root: path.root, references: [], field: field)
    }
    return ColumnPath(root: path.root, references: path.fields, field: field)
  }

  /// A number (or date) computed from a record's fields, in stored units except that shares and quantities inside
  /// arithmetic are brought to their unit. Also says what kind it is.
  func scalar(_ expression: Expression, on entity: Entity, nested: Bool = false) throws(Diagnostic) -> (
    Scalar, Field.Kind
  ) {
    let expression = try substituted(expression)
    switch expression.kind {
    case .name(let parts):
      let path: ColumnPath
      do {
        path = try column(parts, on: entity)
      } catch {
        if parts.count == 1, let found = sinceEntered(parts[0], on: entity) { return found }
        guard allowsMeasures, parts.count == 1, let found = try recordNumber(parts[0], on: entity) else { throw error }
        return nested ? (found.0.inUnits, found.1) : found
      }
      let value = Scalar.column(path)
      return (nested ? value.inUnits : value, path.field.kind)
    case .number(let literal):
      return (literal.integer.map(Scalar.integer) ?? .real(literal.double), .number)
    case .negative(let part):
      if case .negative(let inner) = part.kind { return try scalar(inner, on: entity, nested: nested) }
      let (value, kind) = try scalar(part, on: entity, nested: true)
      return (.arithmetic(.subtract, .integer(0), value), kind)
    case .arithmetic(let op, let left, let right):
      let (leftValue, leftKind) = try scalar(left, on: entity, nested: true)
      let (rightValue, rightKind) = try scalar(right, on: entity, nested: true)
      if leftKind == .date || rightKind == .date {
        guard leftKind == .date, rightKind == .date, op == .subtract else {
          throw Messages.notANumber(at: expression.span)
        }
        return (.dayDifference(leftValue, rightValue), .days)
      }
      return (combined(op, (leftValue, leftKind), (rightValue, rightKind)), Self.kind(of: op, leftKind, rightKind))
    case .date(let literal): return (.date(periods.period(of: literal).start), .date)
    case .moment(let point): return (try moment(point, at: expression.span), .date)
    case .text(let text): return (.text(text), .text)
    case .boolean(let value): return (.integer(value ? 1 : 0), .boolean)
    case .call, .aggregate, .per: return try computed(expression, on: entity, isPart: nested)
    case .duration, .parameter, .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was, .changed,
      .share:
      throw Messages.notANumber(at: expression.span)
    }
  }

  /// Time between two days of a record, else a number about it where one can stand.
  private func computed(
    _ expression: Expression, on entity: Entity, isPart: Bool
  ) throws(Diagnostic) -> (Scalar, Field.Kind) {
    if case .call(let name, let arguments) = expression.kind,
      let function = RecordFunction(rawValue: name.text.lowercased())
    {
      return try lapse(function, arguments, on: entity, at: expression.span)
    }
    guard allowsMeasures else { throw Messages.notANumber(at: expression.span) }
    return try recordNumber(expression, on: entity, isPart: isPart)
  }

  /// `months_after` and `cohort_day` of a record about somebody whom the list follows.
  private func sinceEntered(_ name: Name, on entity: Entity) -> (Scalar, Field.Kind)? {
    guard let listFollowing, let axis = Catalogue.cohortAxis(name.text) else { return nil }
    switch axis {
    case .entered(.day): return (.column(.entered), .date)
    case .after(let lapse):
      guard let date = listFollowing.date else { return nil }
      let day = Scalar.column(ColumnPath(root: entity.name, references: [], field: date))
      return (.lapse(lapse, from: .column(.entered), to: day), lapse == .day ? .days : .number)
    case .entered, .member: return nil
    }
  }

  /// `months_between(created, closed)`
  private func lapse(
    _ function: RecordFunction, _ arguments: [Expression], on entity: Entity, at span: Span
  ) throws(Diagnostic) -> (Scalar, Field.Kind) {
    if arguments.count != 2 { throw Messages.lapseArguments(function, arguments.map(text), at: span) }
    let (first, firstKind) = try scalar(arguments[0], on: entity)
    let (second, secondKind) = try scalar(arguments[1], on: entity)
    for (argument, kind) in zip(arguments, [firstKind, secondKind]) where kind != .date {
      throw Messages.lapseOperand(function, text(argument), at: argument.span)
    }
    return (.lapse(function.lapse, from: first, to: second), function == .daysBetween ? .days : .number)
  }

  /// A metric about one record, as a column of a list: one measure, or a sum or difference of some; `nil` when nothing is
  /// called so.
  func recordNumber(_ name: Name, on entity: Entity) throws(Diagnostic) -> (Scalar, Field.Kind)? {
    guard let metric = catalogue.metric(name.text) ?? catalogue.lateness(name.text) else { return nil }
    var resolver = self
    let quantity = try resolver.quantity(of: metric, at: name.span)
    guard let found = recordNumber(quantity.undeclared, isPart: false) else {
      throw Messages.listMeasureOnly(metric.name, of: entity, at: name.span, opening: listOpening)
    }
    try checkIsAbout(entity, quantity, text: metric.name, at: name.span)
    return (found, Self.kind(of: unit(of: quantity)))
  }

  /// `sum(orders.amount)` about one record.
  private func recordNumber(
    _ expression: Expression, on entity: Entity, isPart: Bool
  ) throws(Diagnostic) -> (Scalar, Field.Kind) {
    var resolver = self
    resolver.allowsMeasures = false
    let quantity = try resolver.quantity(expression)
    guard let found = recordNumber(quantity.undeclared, isPart: isPart) else {
      throw Messages.listMeasureOnly(text(expression), of: entity, at: expression.span, opening: listOpening)
    }
    try checkIsAbout(entity, quantity, text: text(expression), at: expression.span)
    return (found, Self.kind(of: unit(of: quantity)))
  }

  /// Every record that is counted has to name the one of the list.
  private func checkIsAbout(_ entity: Entity, _ quantity: Quantity, text: String, at span: Span) throws(Diagnostic) {
    for measure in quantity.measures {
      guard let fact = catalogue.entity(measure.entity) else { continue }
      if entity.isNumbered, reference(to: entity, from: fact) != nil { continue }
      throw Messages.listNumberOfOthers(text, of: fact.name, about: entity, at: span)
    }
  }

  private static func kind(of unit: Unit) -> Field.Kind {
    switch unit {
    case .money: .money
    case .date: .date
    case .quantity: .quantity
    case .percent, .points: .percent
    case .days: .days
    case .minutes: .minutes
    case .text: .text
    case .count, .ratio: .number
    }
  }

  private func recordNumber(_ quantity: Quantity, isPart: Bool) -> Scalar? {
    if case .measure(let whole) = quantity, whole.plan == nil, whole.isPlainAggregate {
      let measure = catalogue.isPast ? knownByThen(whole) : whole
      return isPart && measure.scale != 1 ? .scaled(.aggregated(measure), by: measure.scale) : .aggregated(measure)
    }
    if case .function(.moment, _) = quantity { return .daysBefore(0) }
    guard case .arithmetic(let op, let left, let right) = quantity, op == .add || op == .subtract,
      let first = recordNumber(left.undeclared, isPart: true), let second = recordNumber(right.undeclared, isPart: true)
    else { return nil }
    if unit(of: left) == .date { return op == .subtract ? .dayDifference(first, second) : nil }
    return .arithmetic(op, first, second)
  }

  /// Numbers about a record are of all time; as of a day, of the time until then.
  private func knownByThen(_ measure: Measure) -> Measure {
    guard let entity = catalogue.entity(measure.entity) else { return measure }
    func isThere(_ date: Field) -> Predicate {
      .comparison(.lessOrEqual, .column(ColumnPath(root: entity.name, references: [], field: date)), .daysBefore(0))
    }
    let condition: Predicate?
    switch measure.timing {
    case .event, .elapsed: condition = (measure.date ?? entity.date.flatMap(entity.field)).map(isThere)
    case .population:
      condition = Membership.arrival(at: entity).map { date in
        .all(
          [.any([.empty(.column(ColumnPath(root: entity.name, references: [], field: date))), isThere(date)])]
            + Membership.states(of: entity).compactMap { $0.predicate(on: entity) })
      }
    case .balance, .interval, .moment, .span, .current: condition = nil
    }
    guard let condition else { return measure }
    var known = measure
    known.condition = measure.condition.map { .all([$0, condition]) } ?? condition
    return known
  }

  private static func kind(of op: ArithmeticOperator, _ left: Field.Kind, _ right: Field.Kind) -> Field.Kind {
    switch op {
    case .add, .subtract: return left == .number ? right : left
    case .multiply: return left == .money || right == .money ? .money : .number
    case .divide: return left == .money && right != .money ? .money : .number
    }
  }

  /// Days are kept relative to the moment asked about, so that a metric's `90 days ago` moves with it; workdays and
  /// calendar units are fixed to today.
  func moment(_ point: DatePoint, at span: Span) throws(Diagnostic) -> Scalar {
    switch point {
    case .today: return .daysBefore(0)
    case .yesterday: return .daysBefore(1)
    case .tomorrow: return .daysBefore(-1)
    case .ago(let count, .day): return .daysBefore(count)
    case .ago(let count, .week): return .daysBefore(count * 7)
    case .ago, .thisUnit, .lastUnit, .literal, .parameter: return .date(try periods.day(point, at: span))
    }
  }
}

extension Resolver {
  /// For the stages below: the column that names what a path leads to, and nothing else of the same id.
  package func label(of path: ColumnPath) -> ColumnPath { labelled(path, isOwn: true) }

  /// The name that a list shows.
  package func shownLabel(of path: ColumnPath) -> ColumnPath { labelled(path) }

  /// The way from a fact to a record it is about.
  package func way(from fact: Entity, to record: Entity) -> ColumnPath? { reference(to: record, from: fact) }
}
