import Values

/// Months of longer plans, and what was set behind a number.
extension PlanLedger {
  /// The shortest bucket around a slot for which something was set of the same owner.
  func whole(around slot: Slot) -> Slot? {
    for bucket in slot.bucket.enclosing {
      let larger = Slot(owner: slot.owner, category: slot.category, bucket: bucket)
      if set[larger] != nil || divided.contains(larger) { return larger }
    }
    return nil
  }

  /// Whether a month of the slot has its part of the longer plan.
  mutating func isShared(_ whole: Slot, in slot: Slot) -> Bool {
    inParts(slot).contains { part in
      if case .share(let other) = basis(of: part) { other == whole } else { false }
    }
  }

  mutating func share(of whole: Slot, in month: PlanBucket) -> Double? {
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
    rests[whole] = rest
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
    var found: [Int: Set<Period>] = [:]
    for origin in origins(of: slot) { add(linesOf: Piece(slot: slot, origin: origin), to: &found) }
    return found
  }

  private mutating func add(linesOf piece: Piece, to found: inout [Int: Set<Period>]) {
    guard value(piece) != nil else { return }
    switch step(from: piece) {
    case .set: for line in lines[piece.slot] ?? [] { found[line] = found[line] ?? [] }
    case .sum(let slots):
      for slot in slots { add(linesOf: Piece(slot: slot, origin: piece.origin), to: &found) }
    case .share(let whole):
      let months = rest(of: whole).months.map(\.period)
      for line in lines[whole] ?? [] { found[line, default: []].formUnion(months) }
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
