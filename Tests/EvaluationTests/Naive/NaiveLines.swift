import Semantics
import Values

/// What one of those who share a deal has of it.
struct NaivePart {
  let rep: Datum
  /// In ten-thousandths.
  let share: Int
  let amount: Datum

  func value(_ field: Field) -> Datum {
    switch field.kind {
    case .reference: rep
    case .percent: .integer(share)
    case .text, .number, .money, .quantity, .days, .minutes, .date, .boolean: amount
    }
  }
}

extension NaiveStore {
  // MARK: Shared deals

  /// A record in parts, one for each who shares it; `nil` is the whole of one that nobody shares.
  func parts(of row: NaiveRow, _ entity: String) -> [NaivePart?] {
    let deal: Datum
    let owner: String
    switch entity {
    // Of a past day the state of then is shared, also of what had closed before.
    case "opportunities" where !row.at("past_on").isNull:
      // Nothing is known of whoever had one that was in no state.
      if row.at("state").isNull { return [nil] }
      (deal, owner) = (row.at("id"), "owner_id")
    case "opportunities", "first_wins": (deal, owner) = (row.at("id"), "rep_id")
    case "opened_opportunities":
      // Of the state in which it was created.
      guard let state = record("opportunity_states", row.at("opening")),
        let shares = dealShares[row.at("id").whole ?? 0]
      else { return [nil] }
      let found = Self.parts(shares, owner: state.at("owner_id").whole, amount: state.at("amount").whole)
      return found.isEmpty ? [nil] : found
    case "opportunity_states", "open_deals", "expected_deals", "planned_closes", "stage_stays", "opportunity_changes":
      (deal, owner) = (row.at("opportunity_id"), "owner_id")
    default: return [nil]
    }
    guard let shares = dealShares[deal.whole ?? 0] else { return [nil] }
    let found = Self.parts(shares, owner: row.at(owner).whole, amount: row.at("amount").whole)
    return found.isEmpty ? [nil] : found
  }

  /// What is missing to the whole is the owner's; without one, or where more was given than there is, shares count
  /// relative to one another.
  private static func parts(_ said: [Int: Int], owner: Int?, amount: Int?) -> [NaivePart] {
    var shares = said.filter { $0.value > 0 }
    let given = shares.values.reduce(0, +)
    if given == 0 { return [] }
    if let owner, given < 10_000 { shares[owner, default: 0] += 10_000 - given }
    let reps = shares.keys.sorted()
    let weights = cut(10_000, reps.map { shares[$0] ?? 0 })
    let amounts = amount.map { cut($0, weights) }
    return reps.indices.map { index in
      NaivePart(
        rep: .integer(reps[index]), share: weights[index], amount: amounts.map { .integer($0[index]) } ?? .null)
    }
  }

  /// Each gets the whole part of what is due; what is left over goes one by one to whom the largest rest is due.
  private static func cut(_ amount: Int, _ weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    var parts = weights.map { amount * $0 / sum }
    var rests = weights.indices.map { amount * weights[$0] - parts[$0] * sum }
    while parts.reduce(0, +) < amount {
      var best = 0
      for index in rests.indices where rests[index] > rests[best] { best = index }
      parts[best] += 1
      rests[best] -= sum
    }
    return parts
  }

  // MARK: Who stands above whom

  /// In whose rows of a roll-up something counts: the teams of the tree, or who leads somebody in the line of that day.
  /// `isOwn` is without those below.
  func above(_ here: Datum, isTeam: Bool, isOwn: Bool = false, on day: String) -> [Datum] {
    if isTeam {
      let line = teams(above: here, on: day)
      return isOwn || line.isEmpty ? [here] : line
    }
    let line = line(of: here, on: day).filter { leads($0, on: day) }
    if isOwn { return line.contains(here) ? [here] : [] }
    return line.isEmpty ? [.null] : line
  }

  /// The team and those that it is part of on that day.
  func teams(above team: Datum, on day: String) -> [Datum] {
    var found: [Datum] = []
    var next = team
    while !next.isNull, !found.contains(next) {
      found.append(next)
      next = parent(of: next, on: day)
    }
    return found
  }

  /// The team that one is part of on that day, of which nothing else is kept since ever.
  func parent(of team: Datum, on day: String) -> Datum {
    let stays = rows(of: "team_assignments").filter { $0.at("team_id") == team }
    if stays.isEmpty { return record("teams", team)?.at("parent_id") ?? .null }
    let stay = stays.first { ($0.at("from_on").text ?? "") <= day && day < ($0.at("until_on").text ?? "") }
    return stay?.at("parent_id") ?? .null
  }

  /// Those that are part of it on that day; for none, those on top.
  func subteams(of team: Datum, on day: String) -> [Datum] {
    rows(of: "teams").map { $0.at("id") }.filter { parent(of: $0, on: day) == team }
  }

  /// The rep and those above on that day; a circle ends where it would close.
  func line(of rep: Datum, on day: String) -> [Datum] {
    var found: [Datum] = []
    var next = rep
    while !next.isNull, !found.contains(next) {
      found.append(next)
      next = assignment(of: next, on: day)?.at("manager_id") ?? .null
    }
    return found
  }

  func leads(_ rep: Datum, on day: String) -> Bool {
    assignments.values.contains { stays in
      stays.contains { stay in
        stay.at("manager_id") == rep && (stay.at("from_on").text ?? "") <= day && day < (stay.at("until_on").text ?? "")
      }
    }
  }
}
