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
    case "dues": invoiceDues().map { due in due.row }
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

  private func isIssued(_ invoice: Datum) -> Bool { record("invoices", invoice)?.at("status") == .text("issued") }

  /// An invoice whose amount nobody knows adds nothing to what is owed, and what settles it takes nothing away.
  private func isOwed(_ invoice: Datum) -> Bool {
    isIssued(invoice) && record("invoices", invoice)?.at("amount").isNull == false
  }

  private func receivableMovements() -> [NaiveRow] {
    func movement(_ row: NaiveRow, _ day: String, sign: Int) -> NaiveRow {
      var moved = row
      moved["moved_on"] = row.at(day)
      moved["amount"] = row.at("amount").whole.map { .integer(sign * $0) } ?? .null
      return moved
    }
    return rows(of: "invoices").filter { $0.at("status") == .text("issued") }.map { movement($0, "issued_on", sign: 1) }
      + rows(of: "payment_allocations").filter { isOwed($0.at("invoice_id")) }.map {
        movement($0, "paid_on", sign: -1)
      }
      + rows(of: "credit_notes").filter { isOwed($0.at("invoice_id")) }.map { movement($0, "issued_on", sign: -1) }
  }

  /// What falls due on issued invoices, in the order in which it does.
  private func invoiceDues() -> [(invoice: Datum, row: NaiveRow)] {
    var found: [(Datum, NaiveRow)] = []
    for invoice in rows(of: "invoices") where invoice.at("status") == .text("issued") {
      let fallback = invoice.at("due_on").isNull ? invoice.at("issued_on") : invoice.at("due_on")
      let parts = rows(of: "instalments").filter { $0.at("invoice_id") == invoice.at("id") }
        .sorted {
          ($0.at("due_on").text ?? "", $0.at("id").whole ?? 0) < ($1.at("due_on").text ?? "", $1.at("id").whole ?? 0)
        }
      if parts.isEmpty {
        var row = invoice
        row["due_on"] = fallback
        found.append((invoice.at("id"), row))
      }
      for part in parts {
        var row = invoice
        row["due_on"] = part.at("due_on")
        let isUnpriced = invoice.at("amount").isNull && !invoice.at("original_amount").isNull
        row["amount"] = isUnpriced ? .null : part.at("amount")
        found.append((invoice.at("id"), row))
      }
    }
    return found
  }

  /// What was open at the end of a day: money and credits so far fill the oldest part first.
  func unpaidDues(_ moment: String) -> [NaiveRow] {
    var left: [Datum: Int] = [:]
    for (table, day) in [("payment_allocations", "paid_on"), ("credit_notes", "issued_on")] {
      for row in rows(of: table) {
        guard let when = row.at(day).text, when <= moment else { continue }
        left[row.at("invoice_id"), default: 0] += row.at("amount").whole ?? 0
      }
    }
    let settled = left
    var found: [NaiveRow] = []
    for (invoice, due) in invoiceDues() {
      guard let record = record("invoices", invoice), let issued = record.at("issued_on").text, issued <= moment else {
        continue
      }
      if record.at("amount").isNull, settlement(ofUnknown: record).map({ $0 > moment }) ?? true {
        var row = due
        row["invoice_id"] = invoice
        row["amount"] = .null
        found.append(row)
      }
      guard let amount = due.at("amount").whole, let whole = record.at("amount").whole, settled[invoice] ?? 0 < whole
      else { continue }
      let filled = max(0, min(amount, left[invoice] ?? 0))
      left[invoice, default: 0] -= filled
      if filled == amount { continue }
      var row = due
      row["invoice_id"] = invoice
      row["amount"] = .integer(amount - filled)
      found.append(row)
    }
    return found
  }

  /// The day from which on nothing of an invoice without a known amount is open: in its own currency if it has one.
  private func settlement(ofUnknown invoice: NaiveRow) -> String? {
    func own(_ row: NaiveRow) -> Int {
      guard row.at("currency") == invoice.at("currency") else { return 0 }
      return (row.at("kind") == .text("refund") ? -1 : 1) * (row.at("original_amount").whole ?? 0)
    }
    var settled: [String: Int] = [:]
    for part in rows(of: "payment_allocations") where part.at("invoice_id") == invoice.at("id") {
      guard let day = part.at("paid_on").text, let payment = record("payments", part.at("payment_id")) else { continue }
      settled[day, default: 0] += own(payment)
    }
    for note in rows(of: "credit_notes") where note.at("invoice_id") == invoice.at("id") {
      if let day = note.at("issued_on").text { settled[day, default: 0] += own(note) }
    }
    var (sum, since) = (0, String?.none)
    for (day, amount) in settled.sorted(by: { $0.key < $1.key }) {
      sum += amount
      let isOpen = invoice.at("original_amount").whole.map { $0 > sum } ?? false
      since = isOpen ? nil : since ?? day
    }
    return since
  }

  /// What customers paid and that settles nothing: receipts less refunds, less what of them went to issued invoices.
  private func advanceMovements() -> [NaiveRow] {
    var found: [NaiveRow] = []
    for payment in rows(of: "payments") where payment.at("kind") != .text("write_off") {
      var row = payment
      let sign = payment.at("kind") == .text("refund") ? -1 : 1
      row["moved_on"] = payment.at("paid_on")
      row["amount"] = payment.at("amount").whole.map { .integer(sign * $0) } ?? .null
      found.append(row)
      for part in rows(of: "payment_allocations")
      where part.at("payment_id") == payment.at("id") && isIssued(part.at("invoice_id")) {
        row["moved_on"] = part.at("paid_on")
        row["amount"] = part.at("amount").whole.map { .integer(-$0) } ?? .null
        found.append(row)
      }
    }
    return found
  }

  /// Invoices paid in full, on the day of their last payment.
  private func settlements() -> [NaiveRow] {
    var found: [NaiveRow] = []
    for invoice in rows(of: "invoices") where invoice.at("status") == .text("issued") {
      let paid = rows(of: "payment_allocations").filter { $0.at("invoice_id") == invoice.at("id") }
      let credited = rows(of: "credit_notes").filter { $0.at("invoice_id") == invoice.at("id") }
      guard let amount = invoice.at("amount").whole,
        let last = paid.filter({ ($0.at("amount").whole ?? 0) > 0 }).compactMap({ $0.at("paid_on").text }).max(),
        (paid + credited).reduce(0, { $0 + ($1.at("amount").whole ?? 0) }) >= amount
      else { continue }
      let due = invoice.at("due_on").isNull ? invoice.at("issued_on") : invoice.at("due_on")
      guard let due = due.text, let late = calendar.days(from: due, to: last) else { continue }
      var row = invoice
      row["settled_on"] = .text(last)
      row["days_late"] = .integer(max(0, late))
      found.append(row)
    }
    return found
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
