package import Values

/// Works out plans at every level and calendar grain from those that were set.
///
/// For one owner and one bucket, the first of these that there is:
/// 1. what was set for it (several rows of one owner and bucket add up);
/// 2. for a budget of all categories, the sum of its categories, when one was set for this owner and bucket;
/// 3. the sum of its parts (a quarter's months, a year's quarters), when the owner has rows of its own inside it;
/// 4. of a month its part of what was set for a longer bucket of this owner, by working days, unless something below was
///    set for a shorter one than that. Where months are planned otherwise, the others share the rest. A quarter in
///    which some do is its months;
/// 5. the sum of what is below: a team's reps and subteams, the company's teams and the reps without one, a
///    category's products.
///
/// A sum holds what is there: a quarter of which only two months were planned is the sum of two months. What was set for
/// a rep or a team counts for the team that it was in on the first day of what was set, with all its months, and so up
/// the tree of that day: a quarter and its months say the same, whenever the tree changed. `member` rows say which part
/// of a rep's plan is a team's, `direct` rows what of a team with subteams is of its own reps. Periods that are no calendar bucket (`other`) stay at
/// their own level.
package enum PlanRollup {
  /// Ordered by kind, metric, owner, category and period.
  package static func rows(of plans: [Plan], in organisation: Organisation, _ workdays: Workdays) -> [Plan] {
    struct Subject: Hashable {
      let kind: Plan.Kind
      let metric: String
    }
    var found: [Plan] = []
    for (subject, own) in Dictionary(grouping: plans, by: { Subject(kind: $0.kind, metric: $0.metric) }) {
      var ledger = PlanLedger(own, organisation, workdays)
      let slots = ledger.rolledUp()
      let known = Set(slots.map(\.0))
      found += slots.map { slot, value in
        var plan = Plan(
          kind: subject.kind, metric: subject.metric, owner: slot.owner, category: slot.category,
          period: slot.bucket.period, value: value)
        plan.hasParts = slot.hasParts(among: known) || ledger.isDivided(slot)
        plan.holdsSubteams = ledger.holdsSubteams(slot)
        plan.assigned = ledger.assigned(slot).period
        return plan
      }
      found += unaligned(own, organisation)
    }
    return found.map { (key: $0.sortKey, plan: $0) }.sorted { $0.key < $1.key }.map(\.plan)
  }

  /// Periods of their own, added up by owner; all categories are their sum unless they were set.
  private static func unaligned(_ plans: [Plan], _ organisation: Organisation) -> [Plan] {
    var sums: [Plan: Double] = [:]
    func add(_ plan: Plan, category: String?) {
      var key = plan
      key.category = category
      key.value = 0
      sums[key, default: 0] += plan.value
    }
    var apart = plans.filter { $0.bucket == nil && !$0.period.isEmpty }
    for plan in apart {
      guard case .rep(let rep) = plan.owner else { continue }
      let team = organisation.team(of: rep, in: plan.period)
      var part = plan
      part.owner = .member(rep, team: team)
      apart.append(part)
      if let team, !organisation.subteams(of: team, in: plan.period).isEmpty {
        part.owner = .direct(team)
        apart.append(part)
      }
    }
    for place in apart.indices {
      guard case .team(let team) = apart[place].owner else { continue }
      apart[place].holdsSubteams = !organisation.subteams(of: team, in: apart[place].period).isEmpty
    }
    for plan in apart { add(plan, category: plan.category) }
    let whole = Set(sums.keys.filter { $0.category == nil })
    for plan in apart where plan.category != nil {
      var key = plan
      key.category = nil
      key.value = 0
      if !whole.contains(key) { add(plan, category: nil) }
    }
    return sums.map { key, value in
      var plan = key
      plan.value = value
      return plan
    }
  }
}

extension PlanLedger.Slot {
  /// Whether a month or quarter inside it has a value.
  fileprivate func hasParts(among known: Set<PlanLedger.Slot>) -> Bool {
    bucket.parts.contains { part in
      var slot = self
      slot.bucket = part
      return known.contains(slot) || slot.hasParts(among: known)
    }
  }
}

extension Plan {
  fileprivate var sortKey: (String, String, String, String, String) {
    let id =
      switch owner {
      case .company: ""
      case .member(let rep, let team): CivilDate.padded(rep, 20) + CivilDate.padded(team ?? 0, 20)
      case .rep(let id), .team(let id), .direct(let id), .territory(let id), .product(let id), .customer(let id):
        CivilDate.padded(id, 20)
      case .category(let name): name
      }
    let span = period.start.iso + period.end.iso
    return (kind.rawValue, metric, owner.level, id, (category.map { "c" + $0 } ?? "") + "\u{0}" + span)
  }
}
