import Semantics

/// Activities stand in their index by type, status and day. Days of several types that are grouped in this order need
/// not be sorted first; what each type has on a day is added up outside.
enum IndexOrder {
  private static let table = "activities"
  private static let index: Set<String> = [
    "type", "status", "done_on", "rep_id", "source_id", "customer_id", "direction", "minutes",
  ]

  private static let ofCustomers: Set<String> = ["customer_id", "type", "status", "done_on", "rep_id"]

  /// Whether records that are grouped by their customer stand in an index by it that holds all that is asked of them. Those
  /// of some types are found in another one.
  static func holds(of branch: Branch, _ fact: FactSelect, _ conditions: [SQLExpression]) -> Bool {
    branch.keys.count == 1 && branch.columns.allSatisfy(\.references.isEmpty)
      && areOfCustomers(branch, fact, conditions)
  }

  /// The index by customer, where all records are grouped by that among others: the groups of a customer are found again
  /// while they are near. Those of some days are found in another one.
  static func byCustomer(_ branch: Branch, _ fact: FactSelect, _ conditions: [SQLExpression]) -> String? {
    guard branch.window == nil, branch.cohort == nil, !isFine(branch), areOfCustomers(branch, fact, conditions) else {
      return nil
    }
    return "activities_by_customer"
  }

  private static func areOfCustomers(_ branch: Branch, _ fact: FactSelect, _ conditions: [SQLExpression]) -> Bool {
    let hasCustomers = branch.keys.contains { key in
      if case .column(let path) = key { return path.references.isEmpty && path.field.column == "customer_id" }
      return false
    }
    return fact.entity.table == table && hasCustomers
      && !conditions.contains { $0.columns.contains { $0.name == "type" } }
      && branch.columns.allSatisfy { ofCustomers.contains(($0.references.first ?? $0.field).column) }
  }

  /// The first columns of indexes.
  private static let leading: Set<String> = [
    "id", "external_id", "type", "customer_id", "rep_id", "opportunity_id", "lead_id",
  ]

  /// Whether no index finds or holds what records are chosen by. Where they are to stand in an order, SQLite would read an
  /// index with that day for nothing, and look every record up.
  static func servesNothing(of select: Select) -> Bool {
    guard case .table(table, _) = select.from, !select.order.isEmpty else { return false }
    let columns = select.conditions.flatMap(\.columns)
    return columns.allSatisfy { $0.table == table && !leading.contains($0.name) }
      && columns.contains { !index.contains($0.name) }
  }

  /// Whether there are nearly as many groups as records: each customer has few on a day.
  static func isFine(_ branch: Branch) -> Bool {
    var (hasCustomers, hasDays) = (false, false)
    for key in branch.keys {
      switch key {
      case .column(let path): if path.references.isEmpty, path.field.column == "customer_id" { hasCustomers = true }
      case .bucket: hasDays = true
      case .value, .band, .above, .constant, .cohort, .none: break
      }
    }
    return hasCustomers && hasDays
  }

  /// Whether an index finds the records of each member of a cohort, and no day says that few of them are asked for.
  static func servesMembers(of branch: Branch, _ fact: FactSelect) -> Bool {
    guard let followed = branch.cohort, followed.links.count == 1, let link = followed.links.first,
      branch.window == nil,
      ["activities", "opportunities", "orders", "invoices"].contains(fact.entity.table)
    else { return false }
    return link.references.isEmpty && link.field.column == "customer_id"
  }

  /// `days` is grouped by the day alone.
  static func apply(to days: inout Select, of branch: Branch, _ fact: FactSelect, _ plan: Plan) {
    // No index holds the day on which a deal left a stage.
    if fact.entity.table == "stage_stays" { days.isOfRecords = true }
    if fact.part == ProblemText.ofActivities {
      group(&days, by: [.column("problems", "detail")], plan)
      return
    }
    let (type, status) = (SQLExpression.column(table, "type"), SQLExpression.column(table, "status"))
    guard fact.entity.table == table, branch.cohort == nil, !branch.isShared, branch.date?.column == "done_on",
      branch.columns.allSatisfy({ index.contains(($0.references.first ?? $0.field).column) })
    else { return }
    var order = [type]
    var isNarrowed = false
    for condition in days.conditions {
      // They stand by day already.
      if case .binary("=", type, _) = condition { return }
      if case .member(type, _) = condition { isNarrowed = true }
    }
    if !isNarrowed, branch.window == nil {
      // Where no day is looked up, a status that is would break the order.
      order.append(status)
      days.conditions = days.conditions.map { condition in
        if case .binary("=", status, let value) = condition { .not(.binary("<>", status, value)) } else { condition }
      }
    }
    group(&days, by: order, plan)
  }

  private static func group(_ days: inout Select, by order: [SQLExpression], _ plan: Plan) {
    for (position, column) in order.enumerated() {
      days.columns.insert(
        .init(expression: column, alias: plan.free("order_\(position + 1)")), at: days.groupCount + position)
    }
    days.groupCount += order.count
  }
}
