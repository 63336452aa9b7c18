import Values

/// What deals in another currency are worth in the store's. An open deal is worth what it is at the last rate of each day
/// (METRICS G11), so that its history begins a state anew on the day of every rate; what it was worth when it closed
/// stays.
///
/// A state tells what the deal asked for then in its own currency. Where it does not, an amount that is what the deal asks
/// for now, at any rate, is priced again; another one stays at the rate of the day on which it was told.
struct DealPrices {
  private unowned let session: ImportSession
  private let today: String
  private var rates: [String: [(day: String, rate: Int)]] = [:]
  /// A history waits for `refresh`.
  private(set) var hasJoined = false

  init(_ session: ImportSession, today: CivilDate) {
    self.session = session
    self.today = today.isoText
  }

  private struct State {
    var id: Int?
    var from: String
    var until: String
    var amount: SQLValue
    /// In the currency of the deal; `nil` where nobody knows.
    let original: Int?
    /// It is kept with the state.
    let tellsOriginal: Bool
    let isOpen: Bool
    /// All but the amount.
    let rest: [SQLValue]

    var isPriced: Bool { isOpen && original != nil }
  }

  private typealias Price = (day: String, amount: Int)

  /// - Complexity: one pass over the deals, and over the states of those in another currency.
  mutating func refresh() throws(RowFailure) {
    var foreign: [Deal] = []
    try session.statements.each("\(Self.deals) WHERE original_amount IS NOT NULL AND currency IS NOT NULL") {
      (row) throws(RowFailure) in foreign.append(Deal((0...4).map { row.value($0) }))
    }
    for deal in foreign { try refresh(deal) }
    hasJoined = false
  }

  mutating func refresh(only deal: Int) throws(RowFailure) {
    if let deal = try self.deal(deal) { try refresh(deal) }
  }

  private mutating func refresh(_ deal: Deal) throws(RowFailure) {
    let known = try prices(deal.original, deal.currency)
    let prices = known.filter { $0.day <= today }
    let states = try states(deal, known)
    var wanted: [State] = []
    for state in Self.joined(states) { wanted += try split(state, deal, prices) }
    try write(wanted, instead: states, of: deal.id)
    if deal.isOpen, let price = prices.last?.amount, price != deal.amount.integerValue {
      try session.statements.run(
        "UPDATE opportunities SET amount = ? WHERE id = ?", .integer(price), .integer(deal.id))
    }
  }

  /// Takes back what rates alone have made of a deal's history, for a change to it; `refresh` is to follow.
  mutating func join(_ deal: Int) throws(RowFailure) {
    guard let deal = try self.deal(deal) else { return }
    let states = try states(deal, try prices(deal.original, deal.currency))
    guard states.contains(where: \.isPriced) else { return }
    var whole = Self.joined(states)
    for position in whole.indices where whole[position].isPriced && whole[position].original == deal.original {
      whole[position].amount = deal.amount
    }
    try write(whole, instead: states, of: deal.id)
    hasJoined = true
  }

  // MARK: What is known

  private struct Deal {
    let id: Int
    let original: Int
    let currency: String
    let amount: SQLValue
    let isOpen: Bool

    /// Of a deal in another currency, a row of `deals`.
    init(_ row: [SQLValue]) {
      id = row[0].integerValue ?? 0
      original = row[1].integerValue ?? 0
      currency = row[2].textValue ?? ""
      amount = row[3]
      isOpen = row[4] == .text("open")
    }
  }

  private static let deals = "SELECT id, original_amount, currency, amount, state FROM opportunities"

  /// `nil` when it is in the store's currency.
  private func deal(_ id: Int) throws(RowFailure) -> Deal? {
    guard let row = try session.statements.row("\(Self.deals) WHERE id = ?", .integer(id)), row[1] != .null,
      row[2] != .null
    else { return nil }
    return Deal(row)
  }

  /// What an amount of another currency is worth from the day of each rate on, in the order of the days.
  private mutating func prices(_ original: Int, _ currency: String) throws(RowFailure) -> [Price] {
    let known: [(day: String, rate: Int)]
    if let found = rates[currency] {
      known = found
    } else {
      var found: [(day: String, rate: Int)] = []
      try session.statements.each(
        "SELECT valid_on, rate_e8 FROM exchange_rates WHERE currency = ? ORDER BY valid_on", [.text(currency)]
      ) { (row) throws(RowFailure) in found.append((row.text(0), row.integer(1))) }
      rates[currency] = found
      known = found
    }
    var prices: [Price] = []
    for (day, rate) in known {
      if let amount = try CurrencyConversion.base(original, of: currency, rate: rate, session) {
        prices.append((day, amount))
      }
    }
    return prices
  }

  /// Those that lasted, in their order.
  private func states(_ deal: Deal, _ prices: [Price]) throws(RowFailure) -> [State] {
    let amounts = Set(prices.map { SQLValue.integer($0.amount) } + [.null, deal.amount])
    var found: [State] = []
    try session.statements.each(
      """
      SELECT id, from_on, until_on, amount, state, customer_id, source_id, stage_id, owner_id, expected_close_on,
        original_amount
      FROM opportunity_states WHERE opportunity_id = ? AND until_on > from_on ORDER BY from_on, id
      """, [.integer(deal.id)]
    ) { (row) throws(RowFailure) in
      let told = row.value(10).integerValue
      found.append(
        State(
          id: row.integer(0), from: row.text(1), until: row.text(2), amount: row.value(3),
          original: told ?? (amounts.contains(row.value(3)) ? deal.original : nil), tellsOriginal: told != nil,
          isOpen: row.text(4) == "open", rest: (4...9).map { row.value($0) }))
    }
    return found
  }

  // MARK: States

  /// Priced states that differ in nothing but their amounts, as one.
  private static func joined(_ states: [State]) -> [State] {
    states.reduce(into: []) { found, state in
      if let last = found.last, last.isPriced, state.isPriced, last.until == state.from, last.rest == state.rest,
        last.original == state.original
      {
        found[found.count - 1].until = state.until
      } else {
        found.append(state)
      }
    }
  }

  /// A priced state at the rates of its days; before the first rate it has no amount. As long as there is none, it keeps
  /// what it has.
  ///
  /// - Parameter prices: of what the deal asks for now.
  private mutating func split(_ state: State, _ deal: Deal, _ prices: [Price]) throws(RowFailure) -> [State] {
    guard let original = state.original else { return [state] }
    var prices = prices
    if original != deal.original { prices = try self.prices(original, deal.currency).filter { $0.day <= today } }
    guard !prices.isEmpty else { return [state] }
    var first = state
    if state.isOpen || state.amount == .null { first.amount = SQLValue(prices.last { $0.day <= state.from }?.amount) }
    guard state.isOpen else { return [first] }
    return prices.filter { $0.day > state.from && $0.day < state.until }.reduce(into: [first]) { pieces, price in
      guard pieces[pieces.count - 1].amount != .integer(price.amount) else { return }
      var next = state
      (next.id, next.from, next.amount) = (nil, price.day, .integer(price.amount))
      pieces[pieces.count - 1].until = price.day
      pieces.append(next)
    }
  }

  /// Rows that are right already are not written.
  private func write(_ wanted: [State], instead present: [State], of deal: Int) throws(RowFailure) {
    var left = Dictionary(present.compactMap { state in state.id.map { ($0, state) } }) { first, _ in first }
    let byDay = Dictionary(present.compactMap { state in state.id.map { (state.from, $0) } }) { first, _ in first }
    for state in wanted {
      if let id = state.id ?? byDay[state.from], let old = left.removeValue(forKey: id) {
        let isTold = old.tellsOriginal || state.original == nil
        guard old.until != state.until || old.amount != state.amount || !isTold else { continue }
        try session.statements.run(
          "UPDATE opportunity_states SET until_on = ?, amount = ?, original_amount = ? WHERE id = ?",
          .text(state.until), state.amount, SQLValue(state.original), .integer(id))
      } else {
        try session.statements.run(
          """
          INSERT INTO opportunity_states (opportunity_id, from_on, until_on, amount, original_amount, state, customer_id,
            source_id, stage_id, owner_id, expected_close_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """, .integer(deal), .text(state.from), .text(state.until), state.amount, SQLValue(state.original),
          state.rest[0], state.rest[1], state.rest[2], state.rest[3], state.rest[4], state.rest[5])
      }
    }
    for id in left.keys.sorted() {
      try session.statements.run("DELETE FROM opportunity_state_credits WHERE state_id = ?", .integer(id))
      try session.statements.run("DELETE FROM opportunity_states WHERE id = ?", .integer(id))
    }
  }
}
