/// What deals and customers were, each kind of record from its definition in words.
extension NaiveStore {
  private static let forever = "9999-12-31"

  /// The states of a deal that lasted, in their order.
  func stays() -> [Datum: [NaiveRow]] {
    if let known = knownStays { return known }
    let lasting = rows(of: "opportunity_states").filter {
      ($0.at("until_on").text ?? "") > ($0.at("from_on").text ?? "")
    }
    let found = Dictionary(grouping: lasting) { $0.at("opportunity_id") }.mapValues { states in
      states.sorted {
        ($0.at("from_on").text ?? "", $0.at("id").whole ?? 0) < ($1.at("from_on").text ?? "", $1.at("id").whole ?? 0)
      }
    }
    knownStays = found
    return found
  }

  func held(_ row: NaiveRow, on day: String) -> Bool {
    guard let from = row.at("from_on").text, let until = row.at("until_on").text else { return false }
    return from <= day && day < until
  }

  private func owned(_ state: NaiveRow) -> NaiveRow {
    var row = state
    row["rep_id"] = state.at("owner_id")
    return row
  }

  /// Not a lead yet; who has no history has been what he is.
  func wasCustomer(_ customer: NaiveRow, on day: String) -> Bool {
    let state = rows(of: "party_states").first { $0.at("party_id") == customer.at("id") && held($0, on: day) }
    var status = state?.at("status") ?? .null
    if status.isNull { status = customer.at("status") }
    return ["prospect", "customer", "dormant", "lost"].map(Datum.text).contains(status)
  }

  // MARK: At any time

  /// Stays in a stage that have ended, with what the deal was at their end.
  func stageStays() -> [NaiveRow] {
    var found: [NaiveRow] = []
    for states in stays().values {
      var entered: String?
      for (index, state) in states.enumerated() {
        let stage = state.at("stage_id")
        let before = index > 0 ? states[index - 1].at("stage_id") : .null
        if stage.isNull || before != stage { entered = state.at("from_on").text }
        let after = index + 1 < states.count ? states[index + 1].at("stage_id") : .null
        if stage.isNull || after == stage || state.at("until_on") == .text(Self.forever) { continue }
        var row = owned(state)
        row["entered_on"] = entered.map(Datum.text) ?? .null
        row["left_on"] = state.at("until_on")
        found.append(row)
      }
    }
    return found
  }

  /// The deal asks for as much as before in its own currency: only the rate is another one.
  func isRepriced(_ state: NaiveRow, after old: NaiveRow) -> Bool {
    guard let deal = record("opportunities", state.at("opportunity_id")), !deal.at("original_amount").isNull,
      let before = old.at("from_on").text, before < old.at("until_on").text ?? "", let day = state.at("from_on").text,
      let (was, isNow) = old.at("amount").whole.flatMap({ was in state.at("amount").whole.map { (was, $0) } })
    else { return false }
    let currency = deal.at("currency")
    guard let first = rate(of: currency, on: before), let second = rate(of: currency, on: day) else {
      return false
    }
    // In units of its own currency, each as far from the truth as half a cent of the store's.
    return abs(Double(isNow) / second - Double(was) / first) <= 0.5 / first + 0.5 / second
  }

  /// What the deal was worth before; a rate alone, also the first one, makes it no other amount.
  private func amountBefore(_ state: NaiveRow, after old: NaiveRow) -> Datum {
    let deal = record("opportunities", state.at("opportunity_id"))
    if old.at("amount").isNull, let deal, !deal.at("original_amount").isNull, let day = old.at("from_on").text,
      rate(of: deal.at("currency"), on: day) == nil
    {
      return state.at("amount")
    }
    return isRepriced(state, after: old) ? state.at("amount") : old.at("amount")
  }

  /// Of every state that lasted, what the one before it was worth.
  func recallAmounts() {
    var before: [Datum: Datum] = [:]
    for states in stays().values {
      for (old, state) in zip(states, states.dropFirst()) { before[state.at("id")] = amountBefore(state, after: old) }
    }
    replace(
      "opportunity_states",
      rows(of: "opportunity_states").map { state in
        var state = state
        state["old_amount"] = before[state.at("id")] ?? .null
        return state
      })
    knownStays = nil
  }

  /// What a deal was from a day on, beside what it was before.
  func dealChanges() -> [NaiveRow] {
    var found: [NaiveRow] = []
    for states in stays().values {
      for (index, state) in states.enumerated() {
        var row = owned(state)
        row["changed_on"] = state.at("from_on")
        for column in ["stage_id", "state", "amount", "expected_close_on"] {
          if column != "amount" { row["old_" + column] = index > 0 ? states[index - 1].at(column) : .null }
        }
        found.append(row)
      }
    }
    return found
  }

  /// Owner and status over time; without a history what they are, since the creation.
  func customerStates() -> [NaiveRow] {
    var found: [NaiveRow] = []
    for customer in rows(of: "customers") {
      let states = rows(of: "party_states").filter { $0.at("party_id") == customer.at("id") }
      var row: NaiveRow = [
        "customer_id": customer.at("id"), "source_id": customer.at("source_id"), "rep_id": customer.at("owner_id"),
        "status": customer.at("status"), "until_on": .text(Self.forever),
        "from_on": customer.at("created_on").isNull ? .text("0001-01-01") : customer.at("created_on"),
      ]
      if states.isEmpty { found.append(row) }
      for state in states {
        row["rep_id"] = state.at("owner_id")
        row["status"] = state.at("status").isNull ? customer.at("status") : state.at("status")
        row["from_on"] = state.at("from_on")
        row["until_on"] = state.at("until_on")
        // While it was a lead it was no customer.
        let known = ["prospect", "customer", "dormant", "lost"].map(Datum.text)
        if known.contains(row.at("status")) { found.append(row) }
      }
    }
    return found
  }

  /// A deal in the hands of who had it at the end of the day on which it was created, or else first after it.
  func opened(_ deal: NaiveRow) -> NaiveRow {
    var row = deal
    guard let day = deal.at("created_on").text else { return row }
    let owned = (stays()[deal.at("id")] ?? []).filter { !$0.at("owner_id").isNull }
    guard
      let state = owned.first(where: { held($0, on: day) })
        ?? owned.first(where: { day < ($0.at("from_on").text ?? "") })
    else { return row }
    row["rep_id"] = state.at("owner_id")
    row["opening"] = state.at("id")
    return row
  }

  /// A lead likewise.
  func led(_ lead: NaiveRow, on column: String) -> NaiveRow {
    var row = lead
    row["owner_id"] = lead.at("rep_id")
    guard let day = lead.at(column).text else { return row }
    let owned = rows(of: "party_states").filter { $0.at("party_id") == lead.at("id") && !$0.at("owner_id").isNull }
    let later = owned.filter { day < ($0.at("from_on").text ?? "") }
      .min { ($0.at("from_on").text ?? "") < ($1.at("from_on").text ?? "") }
    if let state = owned.first(where: { held($0, on: day) }) ?? later { row["rep_id"] = state.at("owner_id") }
    return row
  }

  // MARK: As of a day

  /// `nil` for what no day makes a difference to.
  func state(_ table: String, _ moment: String) -> [NaiveRow]? {
    switch table {
    case "unpaid_dues": unpaidDues(moment)
    case "product_stock": productStock(moment)
    case "open_deals": openDeals(moment)
    case "customer_orders": customerOrders(moment)
    case "past_first_wins":
      first(
        "closed_on",
        of: rows(of: "opportunities").map { pastDeal($0, on: moment) }.filter { $0.at("state") == .text("won") })
    case "past_first_orders": first("ordered_on", of: countingOrders(moment))
    case "changes": changes(moment)
    default: nil
    }
  }

  /// Of each customer; of one day the first that was written down.
  private func first(_ date: String, of rows: [NaiveRow]) -> [NaiveRow] {
    let known = rows.filter { !$0.at("customer_id").isNull && !$0.at(date).isNull }
    return Dictionary(grouping: known) { $0.at("customer_id") }.values.compactMap { found in
      found.min {
        ($0.at(date).text ?? "", $0.at("id").whole ?? 0) < ($1.at(date).text ?? "", $1.at("id").whole ?? 0)
      }
    }
  }

  private func openDeals(_ moment: String) -> [NaiveRow] {
    let touched = Dictionary(grouping: rows(of: "activities").filter { $0.at("status") == .text("done") }) {
      $0.at("opportunity_id")
    }
    return stays().values.compactMap { states in
      guard let index = states.firstIndex(where: { held($0, on: moment) }), states[index].at("state") == .text("open")
      else { return nil }
      var first = index
      let stage = states[index].at("stage_id")
      while first > 0, !stage.isNull, states[first - 1].at("stage_id") == stage { first -= 1 }
      let deal = states[index].at("opportunity_id")
      let touches = (touched[deal] ?? []).compactMap { $0.at("done_on").text }.filter { $0 <= moment }
      var row = owned(states[index])
      row["entered_on"] = states[first].at("from_on")
      row["touched_on"] = touches.max().map(Datum.text) ?? record("opportunities", deal)?.at("created_on") ?? .null
      return row
    }
  }

  private func customerOrders(_ moment: String) -> [NaiveRow] {
    let days = Dictionary(grouping: countingOrders(moment)) { $0.at("customer_id") }
    return rows(of: "customers").compactMap { customer in
      if let created = customer.at("created_on").text, created > moment { return nil }
      let id = customer.at("id")
      let then = rows(of: "party_states").first { $0.at("party_id") == id && held($0, on: moment) }
      // While it was a lead it was no customer.
      let status = (then?.at("status").text ?? customer.at("status").text) ?? ""
      if !["prospect", "customer", "dormant", "lost"].contains(status) { return nil }
      let last = (days[id] ?? []).compactMap { $0.at("ordered_on").text }.max()
      return [
        "customer_id": id, "source_id": customer.at("source_id"),
        "rep_id": then.map { $0.at("owner_id") } ?? customer.at("owner_id"),
        "last_order_on": last.map(Datum.text) ?? .null,
      ]
    }
  }

  /// Orders that counted then: one that was cancelled later still did.
  func countingOrders(_ moment: String) -> [NaiveRow] {
    rows(of: "orders").filter { order in
      guard let day = order.at("ordered_on").text, day <= moment, order.at("status") != .text("draft") else {
        return false
      }
      return order.at("status") != .text("cancelled") || (order.at("cancelled_on").text.map { $0 > moment } ?? false)
    }
  }

  // MARK: Between two days

  /// `[start, end)` around the moment; `nil` for what is worked out of no such time.
  func span(_ table: String, _ period: (start: String, end: String), _ moment: String) -> [NaiveRow]? {
    func isExpected(_ state: NaiveRow) -> Bool {
      guard let day = state.at("expected_close_on").text else { return false }
      return period.start <= day && day < period.end
    }
    switch table {
    case "expected_deals":
      return rows(of: "opportunity_states").filter {
        $0.at("state") == .text("open") && held($0, on: moment) && isExpected($0)
      }.map(owned)
    case "planned_closes":
      let states = rows(of: "opportunity_states")
      let eve = calendar.adding(-1, to: period.start)
      return states.compactMap { state in
        // Of a time to come all that is expected in it now.
        let isToCome = period.start > moment
        let day = state.at("expected_close_on").text ?? ""
        guard state.at("state") == .text("open"), held(state, on: isToCome ? moment : eve), isExpected(state),
          isToCome || day <= moment,
          let now = states.first(where: {
            $0.at("opportunity_id") == state.at("opportunity_id") && held($0, on: moment)
          })
        else { return nil }
        var row = owned(state)
        row["is_open"] = .integer(now.at("state") == .text("open") && day <= moment ? 1 : 0)
        return row
      }
    default: return nil
    }
  }
}
