package import Values

/// Keeps `plan_rollups` in step with targets, budgets and the organisation.
package enum PlanTable {
  /// Rewrites the table when its rows would be others. To be called after any of its sources changed.
  package static func refresh(_ connection: Connection) throws(StoreError) {
    let organisation = try organisation(connection)
    let workdays = try WorkCalendar(connection).workdays()
    let wanted = PlanRollup.rows(of: try targets(connection) + budgets(connection), in: organisation, workdays)
      .map { row($0, organisation) }
    let columns = """
      kind, metric, level, grain, starts_on, ends_on, assigned_on, rep_id, team_id, territory_id, product_id, customer_id, category, has_parts, value
      """
    guard try connection.rows("SELECT \(columns) FROM plan_rollups ORDER BY rowid") != wanted else { return }
    try connection.atomically { () throws(StoreError) in
      try connection.run("DELETE FROM plan_rollups")
      try connection.insert(into: "plan_rollups", columns: columns, wanted)
    }
  }

  /// For which something was set.
  package static func periods(
    of kind: Value.Plan, metric: String, in connection: Connection
  ) throws(StoreError) -> [Period] {
    let rows =
      switch kind {
      case .target:
        try connection.rows("SELECT DISTINCT starts_on, ends_on FROM targets WHERE metric = ?", [.text(metric)])
      case .budget: try connection.rows("SELECT DISTINCT starts_on, ends_on FROM budgets")
      }
    return rows.compactMap { row in
      guard case .text(let first) = row[0], case .text(let last) = row[1] else { return nil }
      return period(first, last)
    }
  }

  private static let group = "group"

  static func plans(of kind: Plan.Kind, in connection: Connection) throws(StoreError) -> [Plan] {
    switch kind {
    case .target: try targets(connection)
    case .budget: try budgets(connection)
    }
  }

  /// A team with subteams stands at a level of its own: beside them its plan would count twice; what of it is of its own
  /// reps (`direct`) does not.
  private static func row(_ plan: Plan, _ organisation: Organisation) -> [SQLValue] {
    var level = plan.owner.level
    if plan.holdsSubteams { level = group }
    var keys: [SQLValue] = [.null, .null, .null, .null, .null]
    var category = plan.category
    var assigned = plan.assigned.start
    switch plan.owner {
    case .company: break
    case .rep(let id):
      keys[0] = .integer(id)
      assigned = organisation.day(of: id, in: plan.assigned)
    case .team(let id), .direct(let id): keys[1] = .integer(id)
    case .member(let rep, let team):
      keys[0] = .integer(rep)
      keys[1] = team.map(SQLValue.integer) ?? .null
      assigned = organisation.day(of: rep, in: plan.assigned)
    case .territory(let id): keys[2] = .integer(id)
    case .product(let id): keys[3] = .integer(id)
    case .customer(let id): keys[4] = .integer(id)
    case .category(let name): category = name
    }
    return [
      .text(plan.kind.rawValue), .text(plan.metric), .text(level),
      .text(plan.bucket?.grain.rawValue ?? "other"), .text(plan.period.start.iso), .text(plan.period.last.iso),
      .text(assigned.iso),
    ] + keys + [category.map(SQLValue.text) ?? .null, .integer(plan.hasParts ? 1 : 0), .real(plan.value)]
  }

  /// Rows whose owner or dates are missing are left out: they plan nothing.
  private static func targets(_ connection: Connection) throws(StoreError) -> [Plan] {
    let statement = try connection.prepare(
      """
      SELECT scope, metric, starts_on, ends_on, value, rep_id, team_id, territory_id, product_id, customer_id, category
      FROM targets
      """)
    var found: [Plan] = []
    while try statement.step() {
      let category = statement.isNull(10) ? nil : statement.text(10)
      let ids = (5...9).map { statement.isNull($0) ? nil : statement.integer($0) }
      guard let period = period(statement.text(2), statement.text(3)),
        let owner = owner(statement.text(0), category, ids)
      else { continue }
      found.append(
        Plan(
          kind: .target, metric: statement.text(1), owner: owner, period: period,
          value: Double(statement.integer(4))))
    }
    return found
  }

  private static func budgets(_ connection: Connection) throws(StoreError) -> [Plan] {
    let statement = try connection.prepare(
      "SELECT scope, starts_on, ends_on, amount, category, rep_id, team_id FROM budgets")
    var found: [Plan] = []
    while try statement.step() {
      let ids = (5...6).map { statement.isNull($0) ? nil : statement.integer($0) }
      guard let period = period(statement.text(1), statement.text(2)),
        let owner = owner(statement.text(0), nil, ids)
      else { continue }
      found.append(
        Plan(
          kind: .budget, metric: "expenses", owner: owner, category: statement.isNull(4) ? nil : statement.text(4),
          period: period, value: Double(statement.integer(3))))
    }
    return found
  }

  /// `ids` are of rep, team, territory, product and customer, in this order.
  private static func owner(_ scope: String, _ category: String?, _ ids: [Int?]) -> Plan.Owner? {
    switch scope {
    case "company": .company
    case "rep": ids[0].map(Plan.Owner.rep)
    case "team": ids[1].map(Plan.Owner.team)
    case "territory": ids[2].map(Plan.Owner.territory)
    case "product": ids[3].map(Plan.Owner.product)
    case "customer": ids[4].map(Plan.Owner.customer)
    case "category": category.map(Plan.Owner.category)
    default: nil
    }
  }

  private static func period(_ first: String, _ last: String) -> Period? {
    guard let start = CivilDate(iso: first), let end = CivilDate(iso: last), start <= end else { return nil }
    return Period(from: start, through: end)
  }

  static func organisation(_ connection: Connection) throws(StoreError) -> Organisation {
    var memberships: [Int: [Organisation.Membership]] = [:]
    let assignment = try connection.prepare("SELECT rep_id, team_id, from_on, until_on FROM rep_assignments")
    while try assignment.step() {
      guard let start = CivilDate(iso: assignment.text(2)), let end = CivilDate(iso: assignment.text(3)) else {
        continue
      }
      memberships[assignment.integer(0), default: []].append(
        .init(team: assignment.isNull(1) ? nil : assignment.integer(1), period: Period(start: start, end: end)))
    }
    var categories: [Int: String] = [:]
    let product = try connection.prepare("SELECT id, category FROM products WHERE category IS NOT NULL")
    while try product.step() { categories[product.integer(0)] = product.text(1) }
    return Organisation(teams: try TeamTree(connection), memberships: memberships, productCategories: categories)
  }
}
