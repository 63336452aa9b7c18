import Syntax
import Values

/// Rows by a number about each record that is counted: `count(customers) by sales in bands 10000, 100000`.
extension Resolver {
  /// Whether it is a number, not a field of what is asked, that a grouping cuts into bands.
  func isByNumber(_ grouping: Grouping, _ measures: [Measure], _ subject: Entity?) -> Bool {
    guard !grouping.bands.isEmpty, isOfNumbers(grouping.value) else { return false }
    let asked = measures.map(\.entity) + (subject.map { [$0.name] } ?? [])
    return Set(asked).compactMap(catalogue.entity).allSatisfy { entity in
      if grouping.expression != nil { return (try? scalar(grouping.value, on: entity)) == nil }
      let parts = grouping.name.map { $0.text.lowercased() }
      let dimension = catalogue.dimension(parts[0])
      // A day cannot be cut.
      return way(parts, dimension, from: entity).map { !Self.isBandable($0.field.kind) } ?? true
    }
  }

  /// Each record's number is that of the whole period, found by a question of its own. `shared` are what only divides.
  mutating func numberKey(
    _ grouping: Grouping, _ measures: [Measure], _ shared: [Measure], _ subject: Entity?, among groupings: [Grouping]
  ) throws(Diagnostic) -> GroupKey {
    let value = grouping.value
    let metric = grouping.name.first.flatMap { catalogue.metric($0.text) }
    if grouping.bands.count > 200 { throw Messages.tooMany("bands", 200, at: grouping.span) }
    let others = groupings.filter { $0.name.count != 1 || !isAlongTime($0.name[0]) }
    if others.count < groupings.count, let first = groupings.first, let last = groupings.last {
      throw Messages.bandsAlongTime(
        text(value), replacing: first.span.joined(with: last.span),
        with: others.map { formatted($0) }.joined(separator: ", "), at: grouping.span)
    }
    if let plan = measures.first(where: { $0.plan != nil }) {
      throw Messages.cannotSplit(
        describe(plan), by: text(value), reason: "none are set for bands of a number", works: ["rep", "team", "month"],
        at: grouping.span)
    }
    var mistake: Diagnostic?
    for home in counted(measures, subject) {
      var paths: [String: ColumnPath] = [:]
      for entity in (measures + shared).map(\.entity) + [home.name] {
        paths[entity] = catalogue.entity(entity).flatMap { reference(to: home, from: $0) }
      }
      guard measures.allSatisfy({ paths[$0.entity] != nil }) else { continue }
      do throws(Diagnostic) {
        let (inner, asked) = try numbers(of: home, value)
        var resolver = asked
        let quantity = inner.columns[0].quantity
        let kind = kind(of: quantity, resolver)
        try checkBands(grouping, kind)
        var steps: [RowCondition] = []
        for edge in grouping.bands {
          let edge = Expression(.number(edge), grouping.span)
          steps.append(
            try resolver.rowCondition(Expression(.comparison(.greaterOrEqual, value, edge), grouping.span)))
        }
        populations.append(
          PopulationQuestion(entity: home.name, predicate: nil, question: inner, steps: steps, isCounted: true))
        let title = metric.map { self.title(of: $0) } ?? self.title(of: value)
        return GroupKey(
          name: grouping.alias?.text ?? (metric?.name ?? columnName(of: canonical(value))) + "_band",
          title: grouping.alias?.text ?? (environment.language == .chinese ? "\(title)分段" : "\(title) band"),
          kind: .number(
            NumberBands(
              entity: home.name, paths: paths, population: PopulationID(index: populations.count - 1),
              edges: grouping.bands, kind: kind)),
          parts: grouping.name.map { $0.text.lowercased() })
      } catch {
        if error.code == "bands-kind" || error.code == "bands-order" || error.code == "bands-percent" { throw error }
        mistake = mistake ?? error
      }
    }
    if let mistake { throw mistake }
    throw Messages.bandsOfWhom(
      text(value), counts: countable(value, beside: measures), before: showing.items.first?.expression.span,
      at: value.span)
  }

  /// The number of each in the time of the question; a condition that it cannot be asked still chooses whose it is.
  private func numbers(of home: Entity, _ value: Expression) throws(Diagnostic) -> (Question, Resolver) {
    guard setDepth < Self.maximumSetDepth else { throw Messages.tooNested(at: value.span) }
    var inner = asking(home, at: value.span)
    inner.items.append(.init(value))
    let facts = (showing.condition.map(Self.conjuncts) ?? []).filter { (try? kind(of: $0)) == .attribute }
    inner.condition = Self.allOf(facts, at: value.span)
    var resolver = nested
    do throws(Diagnostic) { return (try resolver.question(inner, span: value.span), resolver) } catch {
      if inner.condition == nil { throw error }
      inner.condition = nil
      resolver = nested
      return (try resolver.question(inner, span: value.span), resolver)
    }
  }

  /// Kinds of records of which each is that of another, at a time.
  private static let records = [
    "customer_states": "customers", "customer_orders": "customers", "first_orders": "customers",
    "first_wins": "customers", "opportunity_states": "opportunities", "open_deals": "opportunities",
    "expected_deals": "opportunities", "planned_closes": "opportunities",
  ]

  /// The records that are counted, or shown.
  func counted(_ measures: [Measure], _ subject: Entity?) -> [Entity] {
    if let subject { return [subject] }
    var found: [Entity] = []
    for measure in measures {
      var name: String?
      switch (measure.function, measure.operand) {
      case (.count, _):
        name = Self.records[measure.entity] ?? catalogue.entity(measure.entity)?.recordsOf ?? measure.entity
      case (.countDistinct, .column(let path)?):
        if case .reference(let target) = path.field.kind {
          name = target
        } else if path.field == catalogue.entity(measure.entity)?.key {
          name = measure.entity
        }
      default: break
      }
      guard let home = name.flatMap(catalogue.entity), home.isListed, !found.contains(home),
        home.timing == .population || home.timing == .event
      else { continue }
      found.append(home)
    }
    return found
  }

  /// Whom the number is about that could be counted beside what is asked.
  private func countable(_ value: Expression, beside measures: [Measure]) -> [String] {
    var probe = self
    let asked = (measures + ((try? probe.quantity(value))?.measures ?? [])).map(\.entity)
    return ["customers", "reps", "opportunities", "orders", "products"].filter { name in
      guard let home = catalogue.entity(name) else { return false }
      return asked.allSatisfy { catalogue.entity($0).flatMap { reference(to: home, from: $0) } != nil }
    }
  }

  private func isAlongTime(_ name: Name) -> Bool {
    catalogue.dimension(name.text) == nil
      && (Catalogue.grain(name.text) != nil || Catalogue.cohortAxis(name.text) != nil)
  }

  /// `sales in bands 10000, 100000`; `nil` of what cannot be cut, and where none of what is counted has such a number.
  func usualBands(of metric: Name, beside measures: [Measure]) -> String? {
    var probe = self
    guard let quantity = try? probe.quantity(Expression(.name([metric]), metric.span)) else { return nil }
    let asked = Set((measures + quantity.measures).map(\.entity))
    let hasHome = counted(measures, nil).contains { home in
      // Each counts once itself.
      !(quantity.isCount && quantity.measures.contains { $0.entity == home.name })
        && asked.allSatisfy { catalogue.entity($0).flatMap { reference(to: home, from: $0) } != nil }
    }
    if !hasHome { return nil }
    let edges: String? =
      switch kind(of: quantity, self) {
      case .money: "10000, 100000"
      case .percent: "50%, 100%"
      case .days: "30, 90"
      case .number, .quantity, .minutes: "1, 10"
      case .text, .date, .boolean, .reference: nil
      }
    return edges.map { "\(metric.text) in bands \($0)" }
  }

  /// Counts are whole but for those of shared deals, and so are days since a day.
  private func kind(of quantity: Quantity, _ resolver: Resolver) -> Field.Kind {
    switch resolver.unit(of: quantity) {
    case .text: .text
    case .date: .date
    case .money: .money
    case .percent, .points: .percent
    case .days where quantity.isDaysSince: .days
    case .count where quantity.measures.allSatisfy({ catalogue.entity($0.entity)?.credits == nil }): .number
    case .count, .days, .ratio, .minutes, .quantity: .quantity
    }
  }
}

extension Grouping {
  /// What is grouped by, named or computed.
  var value: Expression { expression ?? Expression(.name(name), name.first?.span ?? span) }
}
