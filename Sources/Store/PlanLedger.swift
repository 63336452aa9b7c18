import Values

/// The plans of one metric, and the rules of `PlanRollup` applied to them.
struct PlanLedger {
  struct Slot: Hashable {
    var owner: Plan.Owner
    var category: String?
    var bucket: PlanBucket
  }

  /// What a slot's value is made of.
  enum Basis {
    case set(Double)
    case sum([Slot])
    /// What the owners below it are planned.
    case below
    /// By working days, of what was set for a longer bucket of the same owner.
    case share(of: Slot)
  }

  /// What of a slot comes from plans that were set for one bucket: on its first day the teams were in the tree, and the
  /// reps in their teams, where it counts.
  struct Piece: Hashable {
    let slot: Slot
    let origin: PlanBucket
  }

  /// One step from a piece to what was set.
  enum Step {
    case set(Double)
    case share(of: Slot)
    case sum([Slot])
  }

  /// What a plan for a longer bucket leaves to the months in which nothing else is planned.
  struct Rest {
    var months: [PlanBucket] = []
    /// `nil` when the months that are planned use it up.
    var value: Double?
  }

  let organisation: Organisation
  let workdays: Workdays
  var set: [Slot: Double] = [:]
  /// The plans that were set for each, by their places.
  var lines: [Slot: Set<Int>] = [:]
  /// Slots of all categories in which a single category was set.
  var divided: Set<Slot> = []
  /// Slots that hold a smaller bucket in which the same owner has a row.
  var holding: Set<Slot> = []
  private var buckets: Set<PlanBucket> = []
  private var categories: [String] = []
  /// Reps with rows, by every team they were in; `nil` for times without one.
  private var members: [Int?: [Int]] = [:]
  private var products: [String: [Int]] = [:]
  private var owners: [Plan.Owner] = []
  /// Of each bucket those that lie in it or hold it and in which something was set, from the shortest on.
  private var origins: [PlanBucket: [PlanBucket]] = [:]
  private var known: [Piece: Double?] = [:]
  private var bases: [Slot: Basis] = [:]
  var rests: [Slot: Rest] = [:]

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
    let planned = Set(set.keys.map(\.bucket)).sorted { ($0.grain.months, $0.start) < ($1.grain.months, $1.start) }
    for bucket in buckets {
      origins[bucket] = planned.filter {
        $0.period.contains(bucket.period) || bucket.period.contains($0.period)
      }
    }
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

  mutating func value(_ slot: Slot) -> Double? {
    total(origins(of: slot).map { Piece(slot: slot, origin: $0) })
  }

  mutating func value(_ piece: Piece) -> Double? {
    if let value = known[piece] { return value }
    let value =
      switch step(from: piece) {
      case .set(let value): value
      case .sum(let slots): total(slots.map { Piece(slot: $0, origin: piece.origin) })
      case .share(let whole): share(of: whole, in: piece.slot.bucket)
      }
    known[piece] = .some(value)
    return value
  }

  private mutating func total(_ pieces: [Piece]) -> Double? {
    var total: Double?
    for piece in pieces {
      if let value = value(piece) { total = (total ?? 0) + value }
    }
    return total
  }

  /// The buckets of plans that a slot may rest on.
  func origins(of slot: Slot) -> [PlanBucket] { origins[slot.bucket] ?? [] }

  mutating func step(from piece: Piece) -> Step {
    let (slot, origin) = (piece.slot, piece.origin)
    switch slot.owner {
    case .member(let rep, let team):
      var own = slot
      own.owner = .rep(rep)
      return .sum(organisation.team(of: rep, in: origin.period) == team ? [own] : [])
    case .direct(let team):
      var whole = slot
      whole.owner = .team(team)
      return .sum(holdsSubteams(whole) ? members(of: team, at: origin).map { owned(slot, by: $0) } : [])
    case .company, .team, .rep, .territory, .product, .customer, .category: break
    }
    switch basis(of: slot) {
    case .set(let value): return origin == slot.bucket ? .set(value) : .sum([])
    case .sum(let parts): return .sum(parts)
    case .below: return .sum(below(piece))
    case .share(let whole): return origin == whole.bucket ? .share(of: whole) : .sum([])
    }
  }

  mutating func basis(of slot: Slot) -> Basis {
    if let basis = bases[slot] { return basis }
    // Where trees of different times lead back to it, nothing below goes before its own.
    bases[slot] = foundBasis(of: slot, decidesBelow: false)
    let basis = foundBasis(of: slot, decidesBelow: true)
    bases[slot] = basis
    return basis
  }

  private mutating func foundBasis(of slot: Slot, decidesBelow: Bool) -> Basis {
    if let value = set[slot] { return .set(value) }
    if divided.contains(slot) { return .sum(byCategory(slot)) }
    if holding.contains(slot) { return .sum(inParts(slot)) }
    guard let whole = whole(around: slot) else { return .below }
    if slot.bucket.grain != .month { return isShared(whole, in: slot) ? .sum(inParts(slot)) : .below }
    if decidesBelow, isPlannedBelow(slot, shorterThan: whole.bucket) { return .below }
    return set[whole] == nil ? .sum(byCategory(slot)) : .share(of: whole)
  }

  private mutating func isPlannedBelow(_ slot: Slot, shorterThan bucket: PlanBucket) -> Bool {
    for origin in origins(of: slot) where origin.grain.months < bucket.grain.months {
      let below = below(Piece(slot: slot, origin: origin))
      if total(below.map { Piece(slot: $0, origin: origin) }) != nil { return true }
    }
    return false
  }

  private func owned(_ slot: Slot, by owner: Plan.Owner) -> Slot {
    Slot(owner: owner, category: slot.category, bucket: slot.bucket)
  }

  /// What below a slot counts for it, of plans for one bucket.
  private func below(_ piece: Piece) -> [Slot] {
    let owners: [Plan.Owner] =
      switch piece.slot.owner {
      case .company: subteams(of: nil, at: piece.origin) + members(of: nil, at: piece.origin)
      case .team(let team): subteams(of: team, at: piece.origin) + members(of: team, at: piece.origin)
      case .category(let name): (products[name] ?? []).map(Plan.Owner.product)
      case .rep, .member, .direct, .territory, .product, .customer: []
      }
    return owners.map { owned(piece.slot, by: $0) }
  }

  /// Of then; for `nil` the teams on top.
  private func subteams(of team: Int?, at origin: PlanBucket) -> [Plan.Owner] {
    organisation.subteams(of: team, in: origin.period).map(Plan.Owner.team)
  }

  /// The reps who are in a team on the first day of a plan; for `nil` those without one.
  private func members(of team: Int?, at origin: PlanBucket) -> [Plan.Owner] {
    (members[team] ?? []).filter { organisation.team(of: $0, in: origin.period) == team }.map(Plan.Owner.rep)
  }

  /// Whether a team's slot is no matter of its own reps alone: it has subteams on its first day, or what subteams had
  /// been planned before is part of it.
  mutating func holdsSubteams(_ slot: Slot) -> Bool {
    guard case .team(let team) = slot.owner else { return false }
    return !organisation.subteams(of: team, in: slot.bucket.period).isEmpty || isMadeOfSubteams(slot, team)
  }

  private mutating func isMadeOfSubteams(_ slot: Slot, _ team: Int) -> Bool {
    guard organisation.teams.hasSubteams(team) else { return false }
    switch basis(of: slot) {
    case .set, .share: return false
    case .sum(let parts):
      for part in parts where isMadeOfSubteams(part, team) { return true }
      return false
    case .below:
      for origin in origins(of: slot) {
        let pieces = subteams(of: team, at: origin).map { Piece(slot: owned(slot, by: $0), origin: origin) }
        if total(pieces) != nil { return true }
      }
      return false
    }
  }

  /// Whether shorter plans stand in for a slot, also where they leave nothing of it.
  mutating func isDivided(_ slot: Slot) -> Bool {
    if holding.contains(slot) { return true }
    for origin in origins(of: slot) {
      if case .sum(let parts) = step(from: Piece(slot: slot, origin: origin)) {
        for part in parts where value(Piece(slot: part, origin: origin)) != nil && isDivided(part) { return true }
      }
    }
    return false
  }

  private func byCategory(_ slot: Slot) -> [Slot] {
    categories.map { Slot(owner: slot.owner, category: $0, bucket: slot.bucket) }
  }

  func inParts(_ slot: Slot) -> [Slot] {
    slot.bucket.parts.map { Slot(owner: slot.owner, category: slot.category, bucket: $0) }
  }
}
