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

  /// The first or last of something for each customer: looked up in the index one by one, which reads far less than
  /// grouping everything. Only on `customer_id`, the key that facts share, and only when nothing but what the customers
  /// are says which are asked about: facts may be those of another period, team or source than their customers. What is
  /// known of no customer comes second.
  private func lookup(_ plan: Plan) -> [Select]? {
    guard plan.keys.count == 1, plan.keys[0].isSubject, plan.branches.allSatisfy({ $0.cohort == nil }),
      case .record("customers") = plan.keys[0].kind,
      plan.branches.count == 2, plan.branches[0].isPopulation, let customers = catalogue.entity("customers"),
      let branch = plan.branches.last, case .column(let path)? = branch.keys.first, path.references.isEmpty,
      let entity = catalogue.entity(branch.entity), entity != customers, isOpenEnded(branch.window),
      !plan.branches[0].asksCreation(of: customers), Self.chooses(branch.filter, by: path.field),
      branch.outputs.allSatisfy({ $0.function == .min || $0.function == .max })
    else { return nil }
    var population = FactSelect(
      catalogue, customers, currency: currency, populations: populations, date: nil, moment: plan.branches[0].moment)
    var select = Select(from: population.relation)
    let label = "\(plan.keys[0].name)_label"
    select.columns = [
      .init(expression: .column(customers.table, "id"), alias: plan.keys[0].name),
      .init(expression: Self.first(of: Self.labels(of: customers, customers.table)), alias: label),
    ]
    for (index, output) in plan.outputs.enumerated() {
      guard let own = branch.outputs.first(where: { $0.index == index }) else { return nil }
      var fact = FactSelect(
        catalogue, entity, currency: currency, populations: populations, date: branch.date, moment: branch.moment,
        isShared: branch.isShared && readsParts)
      var inner = Select(from: fact.relation)
      let key = fact.column(path)
      inner.columns = [.init(expression: fact.aggregate(own.function, own.operand, filter: nil), alias: output.name)]
      var alone = branch
      alone.outputs = [own]
      inner.conditions = [.binary("=", key, .column(customers.table, "id"))] + conditions(alone, &fact)
      inner.joins = fact.joins
      select.columns.append(.init(expression: .scalar(inner), alias: output.name))
    }
    select.columns.append(.init(expression: .constant(1), alias: Self.known))
    select.conditions = conditions(plan.branches[0], &population)
    select.joins = population.joins

    var fact = FactSelect(
      catalogue, entity, currency: currency, populations: populations, date: branch.date, moment: branch.moment,
      isShared: branch.isShared && readsParts)
    var unnamed = grouped(branch, plan, true, &fact)
    unnamed.columns.insert(.init(expression: .null, alias: label), at: 1)
    unnamed.conditions.insert(.isNull(fact.column(path)), at: 0)
    return [select, unnamed]
  }

  /// Whether the condition is only about the record that the field refers to, on whatever day.
  private static func chooses(_ filter: Predicate?, by field: Field) -> Bool {
    (filter?.columns ?? []).allSatisfy { path in
      (path.references.first ?? path.field) == field && !path.fields.contains(where: \.isAssigned)
    }
  }

  private func isOpenEnded(_ window: Branch.Window?) -> Bool {
    switch window {
    case nil, .through: true
    case .inside, .valid, .during: false
    }
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

  private static func labels(of entity: Entity, _ alias: String) -> [SQLExpression] {
    entity.labels.map { .column(alias, $0) }
  }

  private static func first(of names: [SQLExpression]) -> SQLExpression {
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

  // MARK: One branch

  /// One SELECT, or several that are added up with the other branches.
  private func parts(_ branch: Branch, _ plan: Plan, _ hasPopulation: Bool) -> [Select] {
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

  private static func partCount(_ branch: Branch, _ catalogue: Catalogue) -> Int {
    partNames(branch, catalogue)?.count ?? 1
  }

  private func part(_ branch: Branch, _ plan: Plan, _ hasPopulation: Bool, _ part: String? = nil) -> Select {
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

  private static func needsCalendar(_ key: Branch.KeySource) -> Bool {
    switch key {
    case .bucket(.day, _), .bucket(.hour, _), .column, .band, .above, .value, .constant, .cohort, .none: false
    case .bucket: true
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

  /// Counts by day first, then puts the days into buckets: the calendar meets few rows instead of all of them.
  private func byDay(_ branch: Branch, _ plan: Plan, _ hasPopulation: Bool, _ fact: inout FactSelect) -> Select {
    var days = Select(from: fact.relation)
    var dayField: Field?
    for (position, key) in branch.keys.enumerated() {
      if case .bucket(_, let field) = key, Self.needsCalendar(key) {
        dayField = field
      } else {
        days.columns.append(
          .init(
            expression: keyExpression(key, plan.keys[position], branch.date, &fact), alias: plan.keys[position].name))
      }
    }
    guard let dayField else { return grouped(branch, plan, hasPopulation, &fact) }
    let day = plan.free("day")
    days.columns.append(.init(expression: fact.own(dayField), alias: day))
    days.groupCount = days.columns.count
    days.conditions = conditions(branch, &fact)
    var inner = branch
    inner.isPopulation = false
    let named = outputExpressions(inner, &fact)
    for (output, expression) in named {
      let name = plan.outputs[output.index].name
      if output.function == .avg, let sum = Self.sumBehind(mean: expression) {
        days.columns.append(.init(expression: sum.value, alias: name))
        days.columns.append(.init(expression: sum.count, alias: plan.free("\(name)_of")))
      } else {
        days.columns.append(.init(expression: expression, alias: name))
      }
    }
    days.joins = fact.joins
    if days.groupCount == 1 {
      IndexOrder.apply(to: &days, of: branch, fact, plan)
    } else {
      days.isOfRecords = !IndexOrder.isFine(branch)
    }
    days.isOfAll = branch.isOfAll

    var select = Select(from: .query(days, alias: "days"))
    select.joins = [
      .init(
        isLeft: true, relation: .table("calendar", alias: "calendar"),
        on: .binary("=", .column("calendar", "day"), .column("days", day)))
    ]
    for (position, key) in branch.keys.enumerated() {
      let name = plan.keys[position].name
      if case .bucket(let grain, _) = key, Self.needsCalendar(key) {
        select.columns.append(.init(expression: .column("calendar", grain.calendarColumn ?? "day"), alias: name))
      } else {
        select.columns.append(.init(expression: .column("days", name), alias: name))
      }
    }
    for (index, output) in plan.outputs.enumerated() {
      guard let own = named.first(where: { $0.0.index == index })?.0 else {
        select.columns.append(.init(expression: .null, alias: output.name))
        continue
      }
      func added(_ function: String, _ column: String) -> SQLExpression {
        .aggregate(function, distinct: false, .column("days", column), filter: nil)
      }
      let value: SQLExpression
      switch own.function {
      case .min: value = added("MIN", output.name)
      case .max: value = added("MAX", output.name)
      case .avg:
        let count = SQLExpression.call("NULLIF", [added("SUM", plan.free("\(output.name)_of")), .constant(0)])
        value = .binary("/", added("SUM", output.name), count)
      case .count, .sum, .balance, .median, .percentile, .stddev, .corr, .countDistinct:
        value = added("SUM", output.name)
      }
      select.columns.append(.init(expression: value, alias: output.name))
    }
    if hasPopulation { select.columns.append(.init(expression: .constant(1), alias: Self.known)) }
    select.groupCount = plan.keys.count
    (select.isOfRecords, select.isOfAll) = (days.isOfRecords, days.isOfRecords && days.isOfAll)
    return select
  }

  /// What a mean is made of.
  private static func sumBehind(mean: SQLExpression) -> (value: SQLExpression, count: SQLExpression)? {
    guard case .aggregate("AVG", false, let operand?, let filter) = mean else { return nil }
    return (
      .aggregate("SUM", distinct: false, .real(operand), filter: filter),
      .aggregate("COUNT", distinct: false, operand, filter: filter)
    )
  }

  private func addOutputs(
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

  // MARK: Conditions and outputs

  /// Conditions that all outputs share go into WHERE; each output keeps its own in FILTER.
  func conditions(_ branch: Branch, _ fact: inout FactSelect) -> [SQLExpression] {
    let (common, own) = Self.divided(branch.outputs.map(\.condition))
    var found: [SQLExpression] = []
    for part in common { found.append(fact.condition(part)) }
    if let narrowing = Self.narrowing(own) { found.append(fact.condition(narrowing)) }
    // A record that no output asks for makes no row.
    if !branch.keys.isEmpty, let wanted = Self.wanted(own) { found.append(fact.condition(wanted)) }
    if let window = branch.window { found += fact.conditions(window) }
    if let cohort = branch.cohort?.cohort, let date = branch.date { found += fact.inWindow(of: cohort, date) }
    if let filter = branch.filter {
      if case .all(let parts) = filter {
        for part in parts { found.append(fact.condition(part)) }
      } else {
        found.append(fact.condition(filter))
      }
    }
    return fact.part.map { ProblemText.needed(of: found, in: $0) } ?? found
  }

  func outputExpressions(_ branch: Branch, _ fact: inout FactSelect) -> [(BranchOutput, SQLExpression)] {
    let (_, own) = Self.divided(branch.outputs.map(\.condition))
    let narrowing = Self.narrowing(own)
    var found: [(BranchOutput, SQLExpression)] = []
    for (position, output) in branch.outputs.enumerated() {
      // What every record that is read satisfies is not asked again.
      let conditions = own[position].filter { !Self.says($0, narrowing) }
      var filter: SQLExpression?
      if !conditions.isEmpty { filter = fact.condition(.all(conditions)) }
      let value = fact.aggregate(output.function, output.operand, filter: filter)
      found.append((output, branch.takesAway ? .binary("-", .constant(0), value) : value))
    }
    return found
  }

  static func divided(_ conditions: [Predicate?]) -> (common: [Predicate], own: [[Predicate]]) {
    let parts = conditions.map { condition -> [Predicate] in
      switch condition {
      case nil: []
      case .all(let parts)?: parts
      case let other?: [other]
      }
    }
    guard let first = parts.first else { return ([], []) }
    let common = first.filter { part in parts.allSatisfy { $0.contains(part) } }
    return (common, parts.map { $0.filter { !common.contains($0) } })
  }

  /// When every output asks for values of one and the same column, only records with one of them are read.
  static func narrowing(_ own: [[Predicate]]) -> Predicate? {
    guard own.count > 1, let first = own.first else { return nil }
    func values(_ predicate: Predicate) -> (Scalar, [Scalar])? {
      switch predicate {
      case .comparison(.equal, .column(let path), let value): (.column(path), [value])
      case .member(.column(let path), let list): (.column(path), list)
      case .comparison, .all, .any, .not, .empty, .member, .matches, .within, .inside, .ownTime, .sameBucket, .isAmong,
        .history:
        nil
      }
    }
    for candidate in first {
      guard let (column, _) = values(candidate) else { continue }
      var all: [Scalar] = []
      let isShared = own.allSatisfy { parts in
        guard let found = parts.lazy.compactMap(values).first(where: { $0.0 == column }) else { return false }
        for value in found.1 where !all.contains(value) { all.append(value) }
        return true
      }
      if isShared { return .member(column, of: all) }
    }
    return nil
  }

  /// Whether a condition asks for the very values of the records that are read.
  private static func says(_ condition: Predicate, _ narrowing: Predicate?) -> Bool {
    guard case .member(let column, let values) = condition, case .member(column, let all)? = narrowing else {
      return false
    }
    return values.count == all.count && values.allSatisfy(all.contains)
  }

  /// What every record must satisfy to be asked for by some output; `nil` when the narrowing says it already.
  static func wanted(_ own: [[Predicate]]) -> Predicate? {
    if own.count < 2 || own.contains(where: \.isEmpty) { return nil }
    if narrowing(own) != nil, own.allSatisfy({ $0.count == 1 }) { return nil }
    return .any(own.map { $0.count == 1 ? $0[0] : .all($0) })
  }

  // MARK: Keys

  /// `field` is the fact's own day.
  func keyExpression(
    _ source: Branch.KeySource, _ key: PlanKey, _ field: Field?, _ fact: inout FactSelect
  ) -> SQLExpression {
    switch source {
    case .none: return .null
    case .constant(let day): return .day(day)
    case .cohort(.entered(let grain)): return .column(FactSelect.cohort, FactSelect.entered(grain))
    case .cohort(.member): return .column(FactSelect.cohort, "member")
    case .cohort(.after(let lapse)):
      guard let field else { return .null }
      return fact.lapse(lapse, since: fact.ownDay(field))
    case .bucket(.day, let field): return fact.ownDay(field)
    case .bucket(.hour, let field):
      guard let time = field.time else { return .null }
      return FactSelect.hour(of: .column(fact.entity.table, time))
    case .bucket(let grain, let field): return fact.bucket(grain, field)
    case .band(let path, let population): return fact.band(path, population)
    case .above(let path, let isOwn): return fact.above(path, isOwn: isOwn, name: key.name)
    case .column(let path):
      if case .band(let edges, _) = key.kind, path.field.isElapsed {
        return band(edges, since: fact.stored(path), fact.moment)
      }
      return banded(fact.column(path), path.field.storedScale, key, &fact)
    case .value(let scalar): return banded(fact.expression(scalar), scalar.storedScale, key, &fact)
    }
  }

  /// Bands of the days since a day, as days: less than 31 days before the moment is after the 31st day before it.
  private func band(_ edges: [NumberLiteral], since day: SQLExpression, _ moment: CivilDate) -> SQLExpression {
    let branches = edges.enumerated().map { position, edge in
      let days = Int(edge.double.rounded(.up))
      return SQLExpression.Branch(
        condition: .binary(">", day, .day(moment.adding(days: -days))), value: .constant(position))
    }
    return .choice(branches + [.init(condition: .isNotNull(day), value: .constant(edges.count))])
  }

  /// The ordinal of the band that holds a value of which `scale` stored units make one.
  private func banded(
    _ value: SQLExpression, _ scale: Int, _ key: PlanKey, _ fact: inout FactSelect
  ) -> SQLExpression {
    guard case .band(let edges, let kind) = key.kind else { return value }
    var scale = scale
    if case .money = kind { scale = currency.minorFactor }
    var branches: [SQLExpression.Branch] = []
    for (position, edge) in edges.enumerated() {
      let bound = fact.expression(edge.scaled(by: scale))
      branches.append(.init(condition: .binary("<", value, bound), value: .constant(position)))
    }
    return .choice(branches + [.init(condition: .isNotNull(value), value: .constant(edges.count))])
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

  /// Chooses records by the day they were recorded, as a population of a period does.
  fileprivate func asksCreation(of entity: Entity) -> Bool {
    filter?.columns.contains { $0.field.name == entity.date } ?? false
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
