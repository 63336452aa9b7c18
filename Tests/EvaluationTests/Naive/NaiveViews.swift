/// The records that metrics are about and that no table holds, each from its definition in words.
extension NaiveStore {
  /// `nil` when there are none of that name.
  func view(_ name: String) -> [NaiveRow]? {
    switch name {
    case "rep_workdays": repWorkdays()
    case "proposals": proposals()
    case "first_orders":
      firsts("orders", on: "ordered_on") { ![.text("draft"), .text("cancelled")].contains($0.at("status")) }
    case "first_wins": firsts("opportunities", on: "closed_on") { $0.at("state") == .text("won") }
    case "receivable_movements": receivableMovements()
    case "dues": invoiceDues()
    case "settlements": settlements()
    case "advance_movements": advanceMovements()
    case "plan_rollups": NaivePlans(self).rows()
    case "stage_stays": stageStays()
    case "opportunity_changes": dealChanges()
    case "customer_states": customerStates()
    case "opened_opportunities": rows(of: "opportunities").map { opened($0) }
    case "created_leads": rows(of: "leads").map { led($0, on: "created_on") }
    case "lead_qualifications":
      rows(of: "leads").filter { !$0.at("qualified_on").isNull }.map { led($0, on: "qualified_on") }
    case "problems": problems()
    default: nil
    }
  }

  /// Every working day of everybody who sells, from the first day to the last, leave apart.
  private func repWorkdays() -> [NaiveRow] {
    var leave: Set<[Datum]> = []
    for row in rows(of: "rep_leave") { leave.insert([row.at("rep_id"), row.at("day")]) }
    var found: [NaiveRow] = []
    for rep in rows(of: "reps") where rep.at("is_selling") == .integer(1) {
      let first = max(rep.at("hired_on").text ?? calendarStart, calendarStart)
      let end = min(rep.at("left_on").text ?? calendarEnd, calendarEnd)
      guard let start = calendar.number(first), let stop = calendar.number(end), start < stop else { continue }
      for number in start..<stop where calendar.isWorkday(number) {
        let day = Datum.text(calendar.day(number).iso)
        if !leave.contains([rep.at("id"), day]) { found.append(["rep_id": rep.at("id"), "day": day]) }
      }
    }
    return found
  }

  /// Quotes that went out, and proposals made by word or letter about deals for which no quote went out.
  private func proposals() -> [NaiveRow] {
    var quoted: Set<Datum> = []
    var found: [NaiveRow] = []
    for quote in rows(of: "quotes") where quote.at("status") != .text("draft") {
      if !quote.at("opportunity_id").isNull { quoted.insert(quote.at("opportunity_id")) }
      if quote.at("sent_on").isNull { continue }
      var row = quote
      row["proposed_on"] = quote.at("sent_on")
      found.append(row)
    }
    for activity in rows(of: "activities") {
      guard activity.at("type") == .text("proposal"), activity.at("status") == .text("done"),
        !quoted.contains(activity.at("opportunity_id"))
      else { continue }
      var row = activity
      row["proposed_on"] = activity.at("done_on")
      row["amount"] = .null
      found.append(row)
    }
    return found
  }

  /// The first record of each customer.
  private func firsts(_ table: String, on date: String, where counts: (NaiveRow) -> Bool) -> [NaiveRow] {
    var best: [Datum: NaiveRow] = [:]
    for row in rows(of: table) where counts(row) {
      guard let day = row.at(date).text, !row.at("customer_id").isNull else { continue }
      if let known = best[row.at("customer_id")], let other = known.at(date).text {
        if (other, known.at("id").whole ?? 0) < (day, row.at("id").whole ?? 0) { continue }
      }
      best[row.at("customer_id")] = row
    }
    return Array(best.values)
  }

  func productStock(_ moment: String) -> [NaiveRow] {
    rows(of: "products").filter { $0.at("is_active") == .integer(1) }.map { product in
      let moved = rows(of: "stock_movements").filter {
        $0.at("product_id") == product.at("id") && ($0.at("moved_on").text ?? "") <= moment
      }
      return [
        "id": product.at("id"), "product_id": product.at("id"), "reorder_level": product.at("reorder_level"),
        "on_hand": .integer(moved.reduce(0) { $0 + ($1.at("quantity").whole ?? 0) }),
      ]
    }
  }
}
