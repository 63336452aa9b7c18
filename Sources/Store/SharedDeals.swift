import Values

/// Deals that several reps share: what each is credited with. Definitions: METRICS G3, G14.
package enum SharedDeals {
  /// Whether any deal is shared.
  package static func areThere(in connection: Connection) throws(StoreError) -> Bool {
    let question = """
      SELECT EXISTS (SELECT 1 FROM opportunity_credits) OR EXISTS (SELECT 1 FROM opportunity_state_credits)
      """
    return try connection.scalar(question) == .integer(1)
  }

  struct Part: Hashable {
    let rep: Int
    /// The parts of a deal make 10000.
    let share: Int
    /// Minor units; the parts make the deal's amount. `nil` when it has none.
    let amount: Int?
  }

  /// Shares as they were said, in basis points. What is missing to the whole is the owner's; when more than the whole
  /// was given away, or there is no owner, the shares count relative to their sum.
  static func parts(of amount: Int?, owner: Int?, shares: [(rep: Int, share: Int)]) -> [Part] {
    var shares = shares.filter { $0.share > 0 }.sorted { $0.rep < $1.rep }
    let given = shares.reduce(0) { $0.addingSafely($1.share) }
    guard given > 0 else { return [] }
    if let owner, given < whole {
      if let position = shares.firstIndex(where: { $0.rep == owner }) {
        shares[position].share += whole - given
      } else {
        shares.append((owner, whole - given))
        shares.sort { $0.rep < $1.rep }
      }
    }
    let weights = divided(whole, by: shares.map(\.share))
    let amounts = amount.map { divided($0, by: weights) }
    return shares.indices.map { Part(rep: shares[$0].rep, share: weights[$0], amount: amounts?[$0]) }
  }

  private static let whole = 10_000

  /// By largest remainder: each part is the exact one rounded down or up, and together they are `amount`. Among equal
  /// remainders the first goes up.
  static func divided(_ amount: Int, by weights: [Int]) -> [Int] {
    let sum = weights.reduce(Int128(0)) { $0 + Int128($1) }
    guard sum > 0 else { return weights.map { _ in 0 } }
    let magnitude = Int128(amount.magnitude)
    var parts = weights.map { magnitude * Int128($0) / sum }
    let remainders = weights.map { magnitude * Int128($0) % sum }
    let missing = Int(magnitude - parts.reduce(0, +))
    let order = weights.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for position in order.prefix(missing) { parts[position] += 1 }
    return parts.map { Int(amount < 0 ? -$0 : $0) }
  }

  /// Keeps the credits of shared deals, and of every state that they were in, in step with the shares.
  static func refresh(_ connection: Connection) throws(StoreError) {
    var shares: [Int: [(rep: Int, share: Int)]] = [:]
    let statement = try connection.prepare("SELECT opportunity_id, rep_id, share_bp FROM opportunity_splits")
    while try statement.step() {
      shares[statement.integer(0), default: []].append((statement.integer(1), statement.integer(2)))
    }
    let deals = """
      SELECT o.id, o.id, o.amount, o.rep_id FROM opportunities o
      WHERE EXISTS (SELECT 1 FROM opportunity_splits s WHERE s.opportunity_id = o.id) ORDER BY o.id
      """
    let states = """
      SELECT t.id, t.opportunity_id, t.amount, t.owner_id FROM opportunity_states t
      WHERE EXISTS (SELECT 1 FROM opportunity_splits s WHERE s.opportunity_id = t.opportunity_id) ORDER BY t.id
      """
    for (question, table, key) in [
      (deals, "opportunity_credits", "opportunity_id"), (states, "opportunity_state_credits", "state_id"),
    ] {
      var wanted: [[SQLValue]] = []
      for row in try connection.rows(question) {
        guard let id = row[0].integerValue, let deal = row[1].integerValue else { continue }
        for part in parts(of: row[2].integerValue, owner: row[3].integerValue, shares: shares[deal] ?? []) {
          wanted.append(
            [.integer(id), .integer(part.rep), .integer(part.share), part.amount.map(SQLValue.integer) ?? .null])
        }
      }
      try connection.keep(
        wanted, in: table, columns: "\(key), rep_id, share_bp, amount", order: "\(key), rep_id")
    }
  }
}

extension Int {
  /// Stops at the largest number instead of trapping: only absurd shares come near it.
  fileprivate func addingSafely(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
