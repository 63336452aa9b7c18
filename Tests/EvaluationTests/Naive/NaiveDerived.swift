/// What follows from the records: whose deal it is, how long it took, what a line copies from its order.
extension NaiveStore {
  func workOut() {
    setAssignments(Dictionary(grouping: rows(of: "rep_assignments")) { $0.at("rep_id").whole ?? 0 })
    placeUnassignedReps()
    creditDeals()
    recallAmounts()
    measureResponses()
    copyOrders()
    creditPayments()
    chargeExpenses()
    dateCustomers()
    dateLeads()
  }

  /// A rep without a history was always where the record says.
  private func placeUnassignedReps() {
    var found = assignments
    for rep in rows(of: "reps") {
      guard let id = rep.at("id").whole, found[id] == nil else { continue }
      if rep.at("team_id").isNull && rep.at("manager_id").isNull { continue }
      found[id] = [
        [
          "rep_id": .integer(id), "from_on": .text("0001-01-01"), "until_on": .text("9999-12-31"),
          "team_id": rep.at("team_id"), "manager_id": rep.at("manager_id"),
        ]
      ]
    }
    setAssignments(found)
  }

  /// Open deals are their owner's; decided ones belong to who owned them on the day.
  private func creditDeals() {
    let states = Dictionary(grouping: rows(of: "opportunity_states")) { $0.at("opportunity_id").whole ?? 0 }
    replace(
      "opportunities",
      rows(of: "opportunities").map { deal in
        var deal = deal
        let closed = deal.at("closed_on")
        var days: Datum = .null
        if let first = deal.at("created_on").text, let last = closed.text {
          days = calendar.days(from: first, to: last).map(Datum.integer) ?? .null
        }
        deal["cycle_days"] = days
        let (rep, owner) = (deal.at("rep_id"), deal.at("owner_id"))
        if deal.at("state") == .text("open") {
          deal["rep_id"] = owner.isNull ? rep : owner
          return deal
        }
        var then: NaiveRow?
        for state in states[deal.at("id").whole ?? 0] ?? [] {
          guard let day = closed.text, let from = state.at("from_on").text, let until = state.at("until_on").text,
            from <= day, day < until
          else { continue }
          let isLater =
            then.map { ($0.at("from_on").text ?? "", $0.at("id").whole ?? 0) < (from, state.at("id").whole ?? 0) }
          if isLater ?? true { then = state }
        }
        let found = then?.at("owner_id") ?? .null
        deal["rep_id"] = !found.isNull ? found : !rep.isNull ? rep : owner
        return deal
      })
  }

  /// Minutes from a lead's creation to the first time somebody turned to it.
  private func measureResponses() {
    let touches = rows(of: "activities").filter { row in
      row.at("status") == .text("done") && row.at("direction") != .text("inbound") && row.at("type") != .text("task")
        && row.at("type") != .text("note")
    }
    replace(
      "leads",
      rows(of: "leads").map { lead in
        var lead = lead
        var best: Int?
        if let made = minute(lead.at("created_on"), lead.at("created_time")) {
          for touch in touches where touch.at("lead_id") == lead.at("id") || touch.at("customer_id") == lead.at("id") {
            guard let when = minute(touch.at("done_on"), touch.at("done_time")), when >= made else { continue }
            best = min(best ?? .max, when - made)
          }
        }
        lead["first_response_minutes"] = best.map(Datum.integer) ?? .null
        return lead
      })
  }

  private func minute(_ day: Datum, _ time: Datum) -> Int? {
    guard let day = day.text, let number = calendar.number(day), let time = time.text else { return nil }
    let parts = time.split(separator: ":").compactMap { Int($0) }
    return parts.count >= 2 ? number * 1440 + parts[0] * 60 + parts[1] : nil
  }

  private func copyOrders() {
    replace(
      "order_lines",
      rows(of: "order_lines").map { line in
        guard let order = record("orders", line.at("order_id")) else { return line }
        var line = line
        for column in ["customer_id", "source_id", "rep_id", "status", "ordered_on"] { line[column] = order.at(column) }
        return line
      })
  }

  /// Money that nobody is said to have collected is of the rep whose invoice it settles.
  private func creditPayments() {
    let parts = Dictionary(grouping: rows(of: "payment_allocations")) { $0.at("payment_id") }
    replace(
      "payments",
      rows(of: "payments").map { payment in
        guard payment.at("rep_id").isNull else { return payment }
        var payment = payment
        let own = (parts[payment.at("id")] ?? []).sorted { ($0.at("id").whole ?? 0) < ($1.at("id").whole ?? 0) }
        let reps = own.map { record("invoices", $0.at("invoice_id"))?.at("rep_id") ?? .null }
        payment["rep_id"] = reps.first { !$0.isNull } ?? .null
        return payment
      })
  }

  private func chargeExpenses() {
    replace(
      "expenses",
      rows(of: "expenses").map { expense in
        guard expense.at("team_id").isNull, let day = expense.at("spent_on").text else { return expense }
        var expense = expense
        expense["team_id"] = assignment(of: expense.at("rep_id"), on: day)?.at("team_id") ?? .null
        return expense
      })
  }

  /// When a customer first and last ordered, and when it first was won.
  private func dateCustomers() {
    let orders = rows(of: "orders").filter { ![.text("draft"), .text("cancelled")].contains($0.at("status")) }
    let wins = rows(of: "opportunities").filter { $0.at("state") == .text("won") }
    replace(
      "customers",
      rows(of: "customers").map { customer in
        func days(_ rows: [NaiveRow], _ column: String) -> [String] {
          rows.filter { $0.at("customer_id") == customer.at("id") }.compactMap { $0.at(column).text }
        }
        var customer = customer
        customer["first_order_on"] = days(orders, "ordered_on").min().map(Datum.text) ?? .null
        customer["last_order_on"] = days(orders, "ordered_on").max().map(Datum.text) ?? .null
        customer["first_win_on"] = days(wins, "closed_on").min().map(Datum.text) ?? .null
        return customer
      })
  }
}
