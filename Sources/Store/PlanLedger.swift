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
    let value = derived(slot)
    known[slot] = .some(value)
    return value
  }

  private mutating func derived(_ slot: Slot) -> Int? {
    if let value = set[slot] { return value }
    if divided.contains(slot) {
      return sum(categories.map { Slot(owner: slot.owner, category: $0, bucket: slot.bucket) })
    }
    if holding.contains(slot) {
      return sum(slot.bucket.parts.map { Slot(owner: slot.owner, category: slot.category, bucket: $0) })
    }
    switch slot.owner {
    case .company: return below(nil, slot)
    case .team(let team): return below(team, slot)
    case .member(let rep, let team):
      var own = slot
      own.owner = .rep(rep)
      return share(of: rep, for: team, own)
    case .category(let name):
      return sum(
        (products[name] ?? []).map { Slot(owner: .product($0), category: slot.category, bucket: slot.bucket) })
    case .rep, .territory, .product, .customer: return nil
    }
  }

  /// The sum over the subteams and the members of a team, or, for `nil`, over the teams on top and the reps without one.
  private mutating func below(_ team: Int?, _ slot: Slot) -> Int? {
    var total = sum(
      organisation.subteams(of: team).map { Slot(owner: .team($0), category: slot.category, bucket: slot.bucket) })
    for rep in members[team] ?? [] {
      var own = slot
      own.owner = .rep(rep)
      total = Self.added(total, share(of: rep, for: team, own))
    }
    return total
  }

  /// What of a rep's plan counts for the team: each row for the team of its first day.
  private mutating func share(of rep: Int, for team: Int?, _ slot: Slot) -> Int? {
    if set[slot] != nil || divided.contains(slot) {
      return organisation.team(of: rep, in: slot.bucket.period) == team ? value(slot) : nil
    }
    guard holding.contains(slot) else { return nil }
    var total: Int?
    for part in slot.bucket.parts {
      total = Self.added(
        total, share(of: rep, for: team, Slot(owner: slot.owner, category: slot.category, bucket: part)))
    }
    return total
  }

  private mutating func sum(_ slots: [Slot]) -> Int? {
    var total: Int?
    for slot in slots { total = Self.added(total, value(slot)) }
    return total
  }

  private static func added(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return left ?? right }
    return left.addingSafely(right)
  }

  // MARK: Lines

  /// The places of the plans that a slot's value is the sum of.
  func lines(of slot: Slot) -> Set<Int> {
    if let own = lines[slot] { return own }
    if divided.contains(slot) {
      return together(categories.map { Slot(owner: slot.owner, category: $0, bucket: slot.bucket) })
    }
    if holding.contains(slot) {
      return together(slot.bucket.parts.map { Slot(owner: slot.owner, category: slot.category, bucket: $0) })
    }
    switch slot.owner {
    case .company: return linesBelow(nil, slot)
    case .team(let team): return linesBelow(team, slot)
    case .member(let rep, let team):
      var own = slot
      own.owner = .rep(rep)
      return lines(of: rep, for: team, own)
    case .category(let name):
      return together(
        (products[name] ?? []).map { Slot(owner: .product($0), category: slot.category, bucket: slot.bucket) })
    case .rep, .territory, .product, .customer: return []
    }
  }

  /// Of a period of its own: what was set for exactly that; of all categories those of each unless they were set.
  func lines(apart slot: PlanSlot, among plans: [Plan]) -> Set<Int> {
    let all = plans.indices.filter { index in
      guard plans[index].period == slot.period else { return false }
      if case .member(let rep, let team) = slot.owner {
        return plans[index].owner == .rep(rep) && organisation.team(of: rep, in: slot.period) == team
      }
      return plans[index].owner == slot.owner
    }
    let own = all.filter { plans[$0].category == slot.category }
    return Set(slot.category == nil && own.isEmpty ? all : own)
  }

  private func together(_ slots: [Slot]) -> Set<Int> { slots.reduce(into: []) { $0.formUnion(lines(of: $1)) } }

  private func linesBelow(_ team: Int?, _ slot: Slot) -> Set<Int> {
    var found = together(
      organisation.subteams(of: team).map { Slot(owner: .team($0), category: slot.category, bucket: slot.bucket) })
    for rep in members[team] ?? [] {
      var own = slot
      own.owner = .rep(rep)
      found.formUnion(lines(of: rep, for: team, own))
    }
    return found
  }

  private func lines(of rep: Int, for team: Int?, _ slot: Slot) -> Set<Int> {
    if set[slot] != nil || divided.contains(slot) {
      return organisation.team(of: rep, in: slot.bucket.period) == team ? lines(of: slot) : []
    }
    guard holding.contains(slot) else { return [] }
    return slot.bucket.parts.reduce(into: []) { found, part in
      found.formUnion(
        lines(of: rep, for: team, Slot(owner: slot.owner, category: slot.category, bucket: part)))
    }
  }
}
