import Values

/// The plans of one metric, and the rules of `PlanRollup` applied to them.
struct PlanLedger {
  struct Slot: Hashable {
    var owner: Plan.Owner
    var category: String?
    var bucket: PlanBucket
  }

  /// What a slot's value is made of.
  private enum Basis {
    case set(Double)
    case sum([Slot])
    /// By working days, of what was set for a longer bucket of the same owner.
    case share(of: Slot)
  }

  /// What a plan for a longer bucket leaves to the months in which nothing else is planned.
  private struct Rest {
    var months: [PlanBucket] = []
    /// `nil` when the months that are planned use it up.
    var value: Double?
  }

  private let organisation: Organisation
  private let workdays: Workdays
  private var set: [Slot: Double] = [:]
  /// The plans that were set for each, by their places.
  private var lines: [Slot: Set<Int>] = [:]
  /// Slots of all categories in which a single category was set.
  private var divided: Set<Slot> = []
  /// Slots that hold a smaller bucket in which the same owner has a row.
  private var holding: Set<Slot> = []
  private var buckets: Set<PlanBucket> = []
  private var categories: [String] = []
  /// Reps with rows, by every team they were in; `nil` for times without one.
  private var members: [Int?: [Int]] = [:]
  private var products: [String: [Int]] = [:]
  private var owners: [Plan.Owner] = []
  private var known: [Slot: Double?] = [:]
  private var shortest: [Slot: Int?] = [:]
  private var rests: [Slot: Rest] = [:]

  init(_ plans: [Plan], _ organisation: Organisation, _ workdays: Workdays) {
    self.organisation = organisation
    self.workdays = workdays
    var owners: Set<Plan.Owner> = [.company]
    var categories: Set<String> = []
    for (place, plan) in plans.enumerated() {
      guard let bucket = plan.bucket else { continue }
      let slot = Slot(owner: plan.owner, category: plan.category, bucket: bucket)
      lines[slot, default: []].insert(place)
      set[slot, default: 0] += plan.value
      owners.insert(plan.owner)
      if let category = plan.category {
        categories.insert(category)
        divided.insert(Slot(owner: plan.owner, category: nil, bucket: bucket))
      }
      buckets.formUnion(bucket.inside)
      for larger in bucket.enclosing {
        buckets.insert(larger)
        holding.insert(Slot(owner: plan.owner, category: plan.category, bucket: larger))
        holding.insert(Slot(owner: plan.owner, category: nil, bucket: larger))
      }
    }
    self.categories = categories.sorted()
    var memberships: [Plan.Owner] = []
    for owner in owners {
      if case .rep(let rep) = owner {
        for team in Set(organisation.teams(of: rep)) {
          members[team, default: []].append(rep)
          memberships.append(.member(rep, team: team))
        }
      }
      if case .product(let product) = owner, let category = organisation.productCategories[product] {
        products[category, default: []].append(product)
      }
    }
    // Parts of plans are added in one order, so that they make one number.
    members = members.mapValues { $0.sorted() }
    products = products.mapValues { $0.sorted() }
    let teams = organisation.teams.teams
    owners.formUnion(teams.map { .team($0) })
    owners.formUnion(teams.filter(organisation.teams.hasSubteams).map { .direct($0) })
    owners.formUnion(products.keys.map { .category($0) })
    self.owners = Array(owners) + memberships
  }

  /// Every slot that has a value, in no order.
  mutating func rolledUp() -> [(Slot, Double)] {
    var found: [(Slot, Double)] = []
    for owner in owners {
      for category in [nil] + categories.map(Optional.some) {
        for bucket in buckets {
          let slot = Slot(owner: owner, category: category, bucket: bucket)
          if let value = value(slot) { found.append((slot, value)) }
        }
      }
    }
    return found
  }

  private mutating func value(_ slot: Slot) -> Double? {
    if let value = known[slot] { return value }
    let value =
      switch basis(of: slot) {
      case .set(let value): value
      case .sum(let parts): sum(parts)
      case .share(let whole): share(of: whole, in: slot.bucket)
      }
    known[slot] = .some(value)
    return value
  }

  private mutating func basis(of slot: Slot) -> Basis {
    if let value = set[slot] { return .set(value) }
    if divided.contains(slot) { return .sum(byCategory(slot)) }
    if holding.contains(slot) { return .sum(inParts(slot)) }
    let below = below(slot)
    guard let whole = whole(around: slot) else { return .sum(below) }
    if slot.bucket.grain != .month { return .sum(isShared(whole, in: slot) ? inParts(slot) : below) }
    if let months = below.compactMap({ shortestPlan(behind: $0) }).min(), months < whole.bucket.grain.months {
      return .sum(below)
    }
    return set[whole] == nil ? .sum(byCategory(slot)) : .share(of: whole)
  }

  /// What below a slot counts for it.
  private func below(_ slot: Slot) -> [Slot] {
    func owned(by owners: [Plan.Owner]) -> [Slot] {
      owners.map { Slot(owner: $0, category: slot.category, bucket: slot.bucket) }
    }
    switch slot.owner {
    case .company: return owned(by: teamsAndMembers(of: nil, in: slot.bucket))
    case .team(let team): return owned(by: teamsAndMembers(of: team, in: slot.bucket))
    case .direct(let team):
      return organisation.subteams(of: team, in: slot.bucket.period).isEmpty ? [] : owned(by: members(of: team))
    case .member(let rep, let team):
      // What of a rep's plan counts for the team: each row for the team of its first day, and so do its months.
      var own = slot
      own.owner = .rep(rep)
      if set[own] != nil { return organisation.team(of: rep, in: own.bucket.period) == team ? [own] : [] }
      if divided.contains(own) { return byCategory(slot) }
      if holding.contains(own) { return inParts(slot) }
      guard let whole = whole(around: own) else { return [] }
      if set[whole] == nil { return byCategory(slot) }
      return organisation.team(of: rep, in: whole.bucket.period) == team ? [own] : []
    case .category(let name): return owned(by: (products[name] ?? []).map(Plan.Owner.product))
    case .rep, .territory, .product, .customer: return []
    }
  }

  private func byCategory(_ slot: Slot) -> [Slot] {
    categories.map { Slot(owner: slot.owner, category: $0, bucket: slot.bucket) }
  }

  private func inParts(_ slot: Slot) -> [Slot] {
    slot.bucket.parts.map { Slot(owner: slot.owner, category: slot.category, bucket: $0) }
  }

  /// The subteams of then and the members of a team, or, for `nil`, the teams on top and the reps without one.
  private func teamsAndMembers(of team: Int?, in bucket: PlanBucket) -> [Plan.Owner] {
    organisation.subteams(of: team, in: bucket.period).map(Plan.Owner.team) + members(of: team)
  }

  private func members(of team: Int?) -> [Plan.Owner] { (members[team] ?? []).map { .member($0, team: team) } }

  private mutating func sum(_ slots: [Slot]) -> Double? {
    var total: Double?
    for slot in slots {
      if let value = value(slot) { total = (total ?? 0) + value }
    }
    return total
  }

  // MARK: Months of longer plans

  /// The shortest bucket around a slot for which something was set of the same owner.
  private func whole(around slot: Slot) -> Slot? {
    for bucket in slot.bucket.enclosing {
      let larger = Slot(owner: slot.owner, category: slot.category, bucket: bucket)
      if set[larger] != nil || divided.contains(larger) { return larger }
    }
    return nil
  }

  /// In months: the shortest plan that a slot's value rests on; `nil` without a value.
  private mutating func shortestPlan(behind slot: Slot) -> Int? {
    if let found = shortest[slot] { return found }
    var months: Int?
    if value(slot) != nil {
      switch basis(of: slot) {
      case .set: months = slot.bucket.grain.months
      case .sum(let parts): months = parts.compactMap { shortestPlan(behind: $0) }.min()
      case .share(let whole): months = whole.bucket.grain.months
      }
    }
    shortest[slot] = .some(months)
    return months
  }

  /// Whether a month of the slot has its part of the longer plan.
  private mutating func isShared(_ whole: Slot, in slot: Slot) -> Bool {
    inParts(slot).contains { part in
      if case .share(let other) = basis(of: part) { other == whole } else { false }
    }
  }

  private mutating func share(of whole: Slot, in month: PlanBucket) -> Double? {
    let rest = rest(of: whole)
    guard let value = rest.value else { return nil }
    let days = rest.months.map { workdays.count(in: $0.period) }.reduce(0, +)
    return days > 0
      ? value * Double(workdays.count(in: month.period)) / Double(days)
      : value * Double(month.period.dayCount) / Double(rest.months.map(\.period.dayCount).reduce(0, +))
  }

  private mutating func rest(of whole: Slot) -> Rest {
    if let rest = rests[whole] { return rest }
    var rest = Rest()
    var planned = 0.0
    var open = inParts(whole)
    while let slot = open.popLast() {
      if case .share(let other) = basis(of: slot), other == whole {
        rest.months.append(slot.bucket)
      } else if slot.bucket.grain == .quarter, isShared(whole, in: slot) {
        open += inParts(slot)
      } else {
        planned += value(slot) ?? 0
      }
    }
    let value = set[whole] ?? 0
    if planned == 0 || (value - planned) * value > 0 { rest.value = value - planned }
    rests[whole] = rest
    return rest
  }

  /// The bucket whose first day says whose team and manager a rep's slot counts for.
  mutating func assigned(_ slot: Slot) -> PlanBucket {
    var own = slot
    if case .member(let rep, _) = slot.owner { own.owner = .rep(rep) }
    if set[own] != nil || divided.contains(own) || holding.contains(own) { return slot.bucket }
    return whole(around: own)?.bucket ?? slot.bucket
  }

  // MARK: What was set

  /// The places of the plans that a slot's value is the sum of, each with the months among which a longer one is shared.
  mutating func lines(of slot: Slot) -> [Int: Set<Period>] {
    switch basis(of: slot) {
    case .set: return (lines[slot] ?? []).reduce(into: [:]) { $0[$1] = [] }
    case .sum(let parts):
      return parts.reduce(into: [:]) { found, part in
        found.merge(lines(of: part)) { $0.union($1) }
      }
    case .share(let whole):
      let months = Set(rest(of: whole).months.map(\.period))
      return (lines[whole] ?? []).reduce(into: [:]) { $0[$1] = months }
    }
  }

  /// Of a period of its own: what was set for exactly that; of all categories those of each unless they were set.
  func lines(apart slot: PlanSlot, among plans: [Plan]) -> Set<Int> {
    let all = plans.indices.filter { index in
      guard plans[index].period == slot.period else { return false }
      switch (slot.owner, plans[index].owner) {
      case (.member(let rep, let team), let owner):
        return owner == .rep(rep) && organisation.team(of: rep, in: slot.period) == team
      case (.direct(let team), .rep(let rep)): return organisation.team(of: rep, in: slot.period) == team
      case (let wanted, let owner): return owner == wanted
      }
    }
    let own = all.filter { plans[$0].category == slot.category }
    return Set(slot.category == nil && own.isEmpty ? all : own)
  }
}
