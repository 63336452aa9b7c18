import Semantics
import Syntax
import Values

/// One branch of a plan: its records grouped by its keys.
extension PlanSelect {
  /// One SELECT, or several that are added up with the other branches.
  func parts(_ branch: Branch, _ plan: Plan, _ hasPopulation: Bool) -> [Select] {
    if let entity = catalogue.entity(branch.entity),
      let parts = ofEachRep(branch, entity, plan, hasPopulation)
        ?? workdaysOfEachRep(branch, entity, plan, hasPopulation)
    {
      return parts
    }
    guard let names = Self.partNames(branch, catalogue) else { return [part(branch, plan, hasPopulation)] }
    return names.map { part(branch, plan, hasPopulation, $0) }
  }

  /// What its records are put together from, where each of those can be read alone.
  private static func partNames(_ branch: Branch, _ catalogue: Catalogue) -> [String]? {
    guard branch.method == .additive, !branch.isPopulation,
      let parts = catalogue.entity(branch.entity).flatMap({ AsOfText.parts[$0.table] })
    else { return nil }
    // What comes and goes in the period is not what is always there.
    if case .inside(let field, let period)? = branch.window, ["from_on", "until_on"].contains(field.column),
      period.start > PeriodBounds.earliest, period.end <= PeriodBounds.open
    {
      return parts.filter { !AsOfText.timeless.contains($0) }
    }
    return parts
  }

  static func partCount(_ branch: Branch, _ catalogue: Catalogue) -> Int {
    partNames(branch, catalogue)?.count ?? 1
  }

  func part(_ branch: Branch, _ plan: Plan, _ hasPopulation: Bool, _ part: String? = nil) -> Select {
    guard let entity = catalogue.entity(branch.entity) else {
      return Select(from: .table(branch.entity, alias: branch.entity))
    }
    var fact = FactSelect(
      catalogue, entity, currency: currency, populations: populations, date: branch.date, moment: branch.moment,
      period: branch.window?.period, isShared: branch.isShared && readsParts, part: part)
    if let followed = branch.cohort { fact.follow(followed, cutBy: branch.keys) }
    switch branch.method {
    case .additive:
      return branch.keys.contains(where: Self.needsCalendar)
        ? byDay(branch, plan, hasPopulation, &fact) : grouped(branch, plan, hasPopulation, &fact)
    case .direct:
      // A mean is made of sums, which can be taken of parts; of shared records it is weighed.
      let isOfSums = branch.outputs.allSatisfy { $0.function == .avg } && !fact.isShared
      return isOfSums && branch.keys.contains(where: Self.needsCalendar)
        ? byDay(branch, plan, hasPopulation, &fact) : grouped(branch, plan, hasPopulation, &fact)
    case .ranked: return ranked(branch, plan, hasPopulation, &fact)
    case .centred: return centred(branch, plan, hasPopulation, &fact)
    }
  }

  /// Groups the records themselves; the calendar, where it is needed, is joined to them.
  func grouped(_ branch: Branch, _ plan: Plan, _ hasPopulation: Bool, _ fact: inout FactSelect) -> Select {
    var select = Select(from: fact.relation)
    for (position, key) in branch.keys.enumerated() {
      select.columns.append(
        .init(expression: keyExpression(key, plan.keys[position], branch.date, &fact), alias: plan.keys[position].name))
    }
    select.conditions = conditions(branch, &fact)
    let keyCount = select.columns.count
    addOutputs(branch, plan, hasPopulation, to: &select, &fact)
    select.joins = fact.joins
    select.groupCount = groupCount(branch, plan)
    select.isOfRecords = !IndexOrder.holds(of: branch, fact, select.conditions) && !IndexOrder.isFine(branch)
    select.isOfAll = branch.isOfAll
    select.index = IndexOrder.byCustomer(branch, fact, select.conditions)
    if IndexOrder.servesMembers(of: branch, fact) { select.readMemberByMember() }
    return branch.isOfOneRow && select.groupCount > 0 ? Self.whole(select, keyCount, plan.free("records")) : select
  }

  /// Of rows that are all one, whose records need not be brought together: their keys stand beside the numbers of all of
  /// them. No records make no row.
  private static func whole(_ select: Select, _ keyCount: Int, _ records: String) -> Select {
    var inner = select
    inner.columns.removeFirst(keyCount)
    inner.columns.append(.init(expression: .aggregate("COUNT", distinct: false, nil, filter: nil), alias: records))
    inner.groupCount = 0
    var outer = Select(from: .query(inner, alias: "whole"))
    outer.columns =
      select.columns.prefix(keyCount)
      + inner.columns.dropLast().map {
        .init(expression: .column("whole", $0.alias), alias: $0.alias)
      }
    outer.conditions = [.binary(">", .column("whole", records), .constant(0))]
    return outer
  }

  func addOutputs(
    _ branch: Branch, _ plan: Plan, _ hasPopulation: Bool, to select: inout Select, _ fact: inout FactSelect
  ) {
    let named = outputExpressions(branch, &fact)
    for (index, output) in plan.outputs.enumerated() {
      let expression = named.first { $0.0.index == index }?.1 ?? .null
      select.columns.append(.init(expression: expression, alias: output.name))
    }
    if hasPopulation {
      select.columns.append(.init(expression: .constant(branch.isPopulation ? Self.beingThere : 1), alias: Self.known))
    }
  }

  /// A population is one row a record as it stands; with other keys it may repeat, and of what several share each has a
  /// part, so it is grouped like the rest.
  private func groupCount(_ branch: Branch, _ plan: Plan) -> Int {
    let isRolledUp = branch.keys.contains { if case .above = $0 { true } else { false } }
    let repeats = isRolledUp || branch.isShared && readsParts
    return branch.isPopulation && branch.outputs.isEmpty && !repeats ? 0 : plan.keys.count
  }
}

extension Branch {
  /// No day says which of its records are read.
  var isOfAll: Bool {
    switch window {
    case nil, .through: true
    case .inside, .valid, .during: false
    }
  }

  /// Its keys are the same for all its records.
  var isOfOneRow: Bool {
    keys.allSatisfy { key in
      switch key {
      case .constant, .none: true
      case .column, .value, .band, .above, .bucket, .cohort: false
      }
    }
  }
}

extension Select {
  /// The members of the cohort first, and of each what there is, instead of everything and whose it is.
  fileprivate mutating func readMemberByMember() {
    guard let position = joins.firstIndex(where: { $0.relation.alias == FactSelect.cohort }),
      let on = joins[position].on
    else { return }
    let members = joins.remove(at: position).relation
    joins.insert(.init(isLeft: false, relation: from, on: nil), at: 0)
    from = members
    conditions.insert(on, at: 0)
  }
}
