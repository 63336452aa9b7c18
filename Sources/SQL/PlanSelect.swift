package import Semantics
import Syntax
package import Values

/// Plan -> SELECT tree: one aggregated subquery a branch, `UNION ALL` of them, grouped again by the keys, and the labels
/// of records joined to the few rows that are left.
package struct PlanSelect {
  private(set) var catalogue: Catalogue
  let currency: Currency
  let populations: [ResolvedPopulation]
  /// Reads deals that several reps share by their parts; to be turned off where there is none of them.
  package var readsParts = true
  /// Looks up what records are called; to be turned off where only their numbers are wanted.
  package var namesRecords = true

  package init(catalogue: Catalogue, currency: Currency, populations: [ResolvedPopulation] = []) {
    self.catalogue = catalogue
    self.currency = currency
    self.populations = populations
  }

  /// One statement, or several whose rows stand together, none of them in two. Columns: for each key its value, and after a
  /// record's id its label (`isNamed`); then the outputs; then, when a population takes part, how many branches knew the row.
  package func selects(_ plan: Plan) -> [Select] {
    if plan.isPast, !catalogue.isPast {
      var then = self
      then.catalogue = catalogue.past
      return then.selects(plan)
    }
    var plan = plan
    plan.outputs += plan.running?.counts ?? []
    let hasPopulation = plan.branches.contains(where: \.isPopulation)
    if let parts = lookup(plan) {
      var select = Select(from: .union(parts, alias: "facts"))
      select.columns = parts[0].columns.map { .init(expression: .column("facts", $0.alias), alias: $0.alias) }
      return [select]
    }
    // A statement of the store has at most 500 parts.
    let isShort = plan.branches.reduce(0) { $0 + Self.partCount($1, catalogue) } <= 480
    let parts = plan.branches.flatMap { branch in
      isShort ? self.parts(branch, plan, hasPopulation) : [part(branch, plan, hasPopulation)]
    }
    let joined = TimedPart.joined(parts, keyCount: plan.keys.count)
    return Self.timeByTime(joined, plan).map { select(of: $0, plan, hasPopulation) }
  }

  /// Each part alone, for a reader who adds them up: neither names nor whose rows are known stands beside them.
  package func parts(_ plan: Plan) -> [Select] {
    if plan.isPast, !catalogue.isPast {
      var then = self
      then.catalogue = catalogue.past
      return then.parts(plan)
    }
    return plan.branches.flatMap { parts($0, plan, false) }
  }

  /// Whatever a part reads stays open to the end of its statement, and SQLite goes through all that is open whenever the
  /// number of a record is looked up: of a long series a few times are asked together.
  private static func timeByTime(_ parts: [Select], _ plan: Plan) -> [[Select]] {
    let together = 8
    let time = plan.keys.firstIndex { if case .time = $0.kind { true } else { false } }
    guard let time, parts.count > 2 * together else { return [parts] }
    var times: [SQLExpression: [Select]] = [:]
    var order: [SQLExpression] = []
    for part in parts {
      guard case .parameter = part.columns[time].expression else { return [parts] }
      if times[part.columns[time].expression] == nil { order.append(part.columns[time].expression) }
      times[part.columns[time].expression, default: []].append(part)
    }
    return order.reduce(into: []) { found, time in
      let parts = times[time] ?? []
      if let last = found.last, last.count + parts.count <= together {
        found[found.count - 1] += parts
      } else {
        found.append(parts)
      }
    }
  }

  private func select(of parts: [Select], _ plan: Plan, _ hasPopulation: Bool) -> Select {
    let labels = plan.keys.contains(where: isNamed)
    if parts.count == 1, !labels { return parts[0] }
    let merged: Relation
    if parts.count == 1 {
      merged = .query(parts[0], alias: "facts")
    } else {
      let grouped = self.merged(parts, plan, hasPopulation)
      if !labels { return grouped }
      merged = .query(grouped, alias: "facts")
    }
    return labelled(merged, plan, others: hasPopulation ? [Self.known] : [])
  }

  private func merged(_ parts: [Select], _ plan: Plan, _ hasPopulation: Bool) -> Select {
    var select = Select(from: .union(parts, alias: "facts"))
    for key in plan.keys { select.columns.append(.init(expression: .column("facts", key.name), alias: key.name)) }
    for output in plan.outputs {
      let name: String
      switch output.measure.function {
      case .count, .sum, .avg, .median, .percentile, .stddev, .corr, .countDistinct, .balance: name = "SUM"
      case .min: name = "MIN"
      case .max: name = "MAX"
      }
      select.columns.append(
        .init(
          expression: .aggregate(name, distinct: false, .column("facts", output.name), filter: nil), alias: output.name)
      )
    }
    if hasPopulation {
      select.columns.append(
        .init(
          expression: .aggregate("SUM", distinct: false, .column("facts", Self.known), filter: nil), alias: Self.known))
    }
    select.groupCount = plan.keys.count
    // An engine reads some ten queries inside one another, and what was on a day is several.
    select.isOfRecords = parts.contains(where: \.isOfRecords) && !parts.contains(where: \.isAsOf)
    return select
  }

  /// How many parts with facts have the row, and `beingThere` besides for each record of the population that has it.
  static let known = "known_by"
  /// More than a plan has parts.
  package static let beingThere = 1_000_000

  /// Whether a label stands beside the key. Which of the rows' own subjects are known is told by theirs.
  package func isNamed(_ key: PlanKey) -> Bool {
    if case .record = key.kind { namesRecords || key.isSubject } else { false }
  }

  /// `others` are columns that stand behind the outputs.
  func labelled(_ merged: Relation, _ plan: Plan, others: [String]) -> Select {
    var select = Select(from: merged)
    for key in plan.keys {
      select.columns.append(.init(expression: .column("facts", key.name), alias: key.name))
      guard isNamed(key), case .record(let name) = key.kind, let entity = catalogue.entity(name) else { continue }
      select.joins.append(
        .init(
          isLeft: true, relation: relation(of: entity, alias: "\(key.name)_record", plan),
          on: .binary("=", .column("\(key.name)_record", "id"), .column("facts", key.name))))
      var names = Self.labels(of: entity, "\(key.name)_record")
      if !key.isSubject, let other = entity.sharesIdWith.flatMap(catalogue.entity) {
        let alias = "\(key.name)_\(other.singular)"
        select.joins.append(
          .init(
            isLeft: true, relation: .table(other.table, alias: alias),
            on: .binary("=", .column(alias, "id"), .column("facts", key.name))))
        names += Self.labels(of: other, alias)
      }
      select.columns.append(.init(expression: Self.first(of: names), alias: "\(key.name)_label"))
    }
    for output in plan.outputs {
      select.columns.append(.init(expression: .column("facts", output.name), alias: output.name))
    }
    for other in others { select.columns.append(.init(expression: .column("facts", other), alias: other)) }
    return select
  }

  static func labels(of entity: Entity, _ alias: String) -> [SQLExpression] {
    entity.labels.map { .column(alias, $0) }
  }

  static func first(of names: [SQLExpression]) -> SQLExpression {
    names.count == 1 ? names[0] : .call("COALESCE", names)
  }

  /// The records that labels are looked up in.
  private func relation(of entity: Entity, alias: String, _ plan: Plan) -> Relation {
    guard let select = AsOfText.select(entity.table), let branch = plan.branches.first else {
      return .table(entity.table, alias: alias)
    }
    return .asOf(
      AsOfRelation(
        select, moment: branch.moment, period: branch.window?.period, start: PeriodBounds.earliest, currency: currency),
      alias: alias)
  }
}

extension Plan {
  /// A name for a column between, which no key and no output bears, in whatever case.
  func free(_ name: String) -> String {
    let taken = Set((keys.map(\.name) + outputs.map(\.name)).map { $0.lowercased() })
    var found = name
    while taken.contains(found.lowercased()) { found += "_" }
    return found
  }
}

extension Select {
  /// Whether it reads what was on a day.
  var isAsOf: Bool {
    ([from] + joins.map(\.relation)).contains { relation in
      switch relation {
      case .asOf: true
      case .query(let query, _), .gathered(let query, _): query.isAsOf
      case .union(let parts, _): parts.contains(where: \.isAsOf)
      case .table, .values: false
      }
    }
  }
}
