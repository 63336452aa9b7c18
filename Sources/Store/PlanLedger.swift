import Values

/// The plans of one metric, and the rules of `PlanRollup` applied to them.
struct PlanLedger {
  struct Slot: Hashable {
    var owner: Plan.Owner
    var category: String?
    var bucket: PlanBucket
  }

  private let organisation: Organisation
  private var set: [Slot: Int] = [:]
  /// The plans that were set for each, by their places.
  private var lines: [Slot: Set<Int>] = [:]
  /// Slots of all categories in which a single category was set.
  private var divided: Set<Slot> = []
  /// Slots that hold a smaller bucket in which the same owner has a row.
  private var holding: Set<Slot> = []
  private var buckets: Set<PlanBucket> = []
  private var categories: [String] = []
  private var reps: [Int] = []
  /// Reps with rows, by every team they were in; `nil` for times without one.
  private var members: [Int?: [Int]] = [:]
  private var products: [String: [Int]] = [:]
  private var owners: [Plan.Owner] = []
  private var known: [Slot: Int?] = [:]

  init(_ plans: [Plan], _ organisation: Organisation) {
    self.organisation = organisation
    var owners: Set<Plan.Owner> = [.company]
    var categories: Set<String> = []
    for (place, plan) in plans.enumerated() {
      guard let bucket = plan.bucket else { continue }
      let slot = Slot(owner: plan.owner, category: plan.category, bucket: bucket)
      lines[slot, default: []].insert(place)
      set[slot] = (set[slot] ?? 0).addingSafely(plan.value)
      owners.insert(plan.owner)
      if let category = plan.category {
        categories.insert(category)
        divided.insert(Slot(owner: plan.owner, category: nil, bucket: bucket))
      }
      buckets.insert(bucket)
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
    owners.formUnion(organisation.teams.map { .team($0) })
    owners.formUnion(organisation.teams.filter { !organisation.subteams(of: $0).isEmpty }.map { .direct($0) })
    owners.formUnion(products.keys.map { .category($0) })
    self.owners = Array(owners) + memberships
  }

  /// Every slot that has a value, in no order.
  mutating func rolledUp() -> [(Slot, Int)] {
    var found: [(Slot, Int)] = []
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

  private mutating func value(_ slot: Slot) -> Int? {
    if let value = known[slot] { return value }
    let value = set[slot] ?? sum(parts(of: slot))
    known[slot] = .some(value)
    return value
  }

  /// What a slot in which nothing was set is put together from; none where nothing below it counts.
  private func parts(of slot: Slot) -> [Slot] {
    func owned(by owners: [Plan.Owner]) -> [Slot] {
      owners.map { Slot(owner: $0, category: slot.category, bucket: slot.bucket) }
    }
    if divided.contains(slot) {
      return categories.map { Slot(owner: slot.owner, category: $0, bucket: slot.bucket) }
    }
    if holding.contains(slot) { return inParts(slot) }
    switch slot.owner {
    case .company: return owned(by: below(nil))
    case .team(let team): return owned(by: below(team))
    case .direct(let team): return owned(by: members(of: team))
    case .member(let rep, let team):
      // What of a rep's plan counts for the team: each row for the team of its first day.
      var own = slot
      own.owner = .rep(rep)
      if set[own] != nil || divided.contains(own) {
        return organisation.team(of: rep, in: slot.bucket.period) == team ? [own] : []
      }
      return holding.contains(own) ? inParts(slot) : []
    case .category(let name): return owned(by: (products[name] ?? []).map(Plan.Owner.product))
    case .rep, .territory, .product, .customer: return []
    }
  }

  private func inParts(_ slot: Slot) -> [Slot] {
    slot.bucket.parts.map { Slot(owner: slot.owner, category: slot.category, bucket: $0) }
  }

  /// The subteams and the members of a team, or, for `nil`, the teams on top and the reps without one.
  private func below(_ team: Int?) -> [Plan.Owner] {
    organisation.subteams(of: team).map(Plan.Owner.team) + members(of: team)
  }

  private func members(of team: Int?) -> [Plan.Owner] { (members[team] ?? []).map { .member($0, team: team) } }

  private mutating func sum(_ slots: [Slot]) -> Int? {
    var total: Int?
    for slot in slots {
      if let value = value(slot) { total = (total ?? 0).addingSafely(value) }
    }
    return total
  }

  /// The places of the plans that a slot's value is the sum of.
  func lines(of slot: Slot) -> Set<Int> {
    lines[slot] ?? parts(of: slot).reduce(into: []) { $0.formUnion(lines(of: $1)) }
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
