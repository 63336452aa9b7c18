/// What is owed of invoices, followed payment by payment.
extension NaiveStore {
  /// One payment or credit note on an invoice.
  private struct Step {
    var day: String
    /// At the rate of the invoice; in its own currency where it has none.
    var amount: Int
    var isPayment: Bool
    var row: NaiveRow
  }

  /// One thing that falls due of an invoice, counted as steps are; `nil` where nobody knows the invoice's amount.
  private struct Part {
    var due: Datum
    var amount: Int?
  }

  private func isPriced(_ invoice: NaiveRow) -> Bool { invoice.at("amount").whole != nil }

  /// The last one on or before the day.
  func rate(of currency: Datum, on day: String) -> Double? {
    let known = rows(of: "exchange_rates").filter {
      $0.at("currency") == currency && ($0.at("valid_on").text ?? "") <= day
    }
    return known.max { ($0.at("valid_on").text ?? "") < ($1.at("valid_on").text ?? "") }?.at("rate_e8").whole
      .map(Double.init)
  }

  /// How much of what was paid or credited is settled of an invoice, at the rate of the invoice.
  private func worth(of row: NaiveRow, amount: Int, part: Double, on invoice: NaiveRow) -> Double {
    let own = row.at("currency") == invoice.at("currency") ? row.at("original_amount").whole : nil
    guard let whole = invoice.at("original_amount").whole else { return Double(amount) }
    guard let price = invoice.at("amount").whole else { return part * Double(own ?? 0) }
    return own.map { Double(price) * Double($0) / Double(whole) * part } ?? Double(amount)
  }

  /// In the order in which they took away from the invoice, none of them before it was issued.
  private func steps(_ invoice: NaiveRow) -> [Step] {
    guard invoice.at("status") == .text("issued"), let issued = invoice.at("issued_on").text else { return [] }
    var found: [(day: String, worth: Double, isPayment: Bool, row: NaiveRow)] = []
    for row in rows(of: "payment_allocations") where row.at("invoice_id") == invoice.at("id") {
      guard let day = row.at("paid_on").text, let payment = record("payments", row.at("payment_id")),
        let amount = row.at("amount").whole
      else { continue }
      var part = payment.at("kind") == .text("refund") || amount < 0 ? -1.0 : 1.0
      if let paid = payment.at("amount").whole, abs(amount) < paid { part *= Double(abs(amount)) / Double(paid) }
      found.append((max(day, issued), worth(of: payment, amount: amount, part: part, on: invoice), true, row))
    }
    for row in rows(of: "credit_notes") where row.at("invoice_id") == invoice.at("id") {
      guard let day = row.at("issued_on").text else { continue }
      let amount = row.at("amount").whole ?? 0
      found.append((max(day, issued), worth(of: row, amount: amount, part: 1, on: invoice), false, row))
    }
    found.sort {
      ($0.day, $0.isPayment ? 0 : 1, $0.row.at("id").whole ?? 0)
        < ($1.day, $1.isPayment ? 0 : 1, $1.row.at("id").whole ?? 0)
    }
    // Cents that a rate leaves over go with the next one, so that they add up.
    var sum = 0.0
    return found.map { step in
      let before = Int(sum.rounded())
      sum += step.worth
      return Step(day: step.day, amount: Int(sum.rounded()) - before, isPayment: step.isPayment, row: step.row)
    }
  }

  /// Instalments as far as the invoice goes, oldest first, and last what they leave of it.
  private func parts(_ invoice: NaiveRow) -> [Part] {
    guard invoice.at("status") == .text("issued") else { return [] }
    let fallback = invoice.at("due_on").isNull ? invoice.at("issued_on") : invoice.at("due_on")
    let planned = rows(of: "instalments").filter { $0.at("invoice_id") == invoice.at("id") }
      .sorted {
        ($0.at("due_on").text ?? "", $0.at("id").whole ?? 0) < ($1.at("due_on").text ?? "", $1.at("id").whole ?? 0)
      }
    guard let whole = invoice.at("original_amount").whole ?? invoice.at("amount").whole else {
      return planned.isEmpty
        ? [Part(due: fallback, amount: nil)] : planned.map { Part(due: $0.at("due_on"), amount: nil) }
    }
    var left = whole
    var found: [Part] = []
    for row in planned where found.isEmpty || left > 0 {
      let amount = min(row.at("amount").whole ?? 0, left)
      found.append(Part(due: row.at("due_on"), amount: amount))
      left -= amount
    }
    if planned.isEmpty || left > 0 {
      let last = [fallback.text, planned.last?.at("due_on").text].compactMap { $0 }.max()
      found.append(Part(due: last.map(Datum.text) ?? .null, amount: left))
    }
    guard let price = invoice.at("amount").whole, price != whole, whole != 0 else { return found }
    var (own, counted) = (0, 0)
    for index in found.indices {
      own += found[index].amount ?? 0
      let through = Int((Double(price) * Double(own) / Double(whole)).rounded())
      found[index].amount = through - counted
      counted = through
    }
    return found
  }

  private func due(_ part: Part, of invoice: NaiveRow, open: Int? = nil) -> NaiveRow {
    var row = invoice
    row["invoice_id"] = invoice.at("id")
    row["due_on"] = part.due
    row["amount"] = isPriced(invoice) ? (open ?? part.amount).map(Datum.integer) ?? .null : .null
    return row
  }

  func invoiceDues() -> [NaiveRow] {
    rows(of: "invoices").flatMap { invoice in parts(invoice).map { due($0, of: invoice) } }
  }

  func receivableMovements() -> [NaiveRow] {
    var found: [NaiveRow] = []
    for invoice in rows(of: "invoices") where invoice.at("status") == .text("issued") {
      var row = invoice
      row["moved_on"] = invoice.at("issued_on")
      found.append(row)
      for step in steps(invoice) where isPriced(invoice) {
        row = step.row
        row["moved_on"] = .text(step.day)
        row["amount"] = .integer(-step.amount)
        found.append(row)
      }
    }
    return found
  }

  /// What was open at the end of a day: money and credits so far fill the oldest part first.
  func unpaidDues(_ moment: String) -> [NaiveRow] {
    var found: [NaiveRow] = []
    for invoice in rows(of: "invoices") {
      guard let issued = invoice.at("issued_on").text, issued <= moment else { continue }
      let steps = steps(invoice)
      var left = steps.filter { $0.day <= moment }.reduce(0) { $0 + $1.amount }
      var through = 0
      for part in parts(invoice) {
        through += part.amount ?? 0
        guard isPriced(invoice), let amount = part.amount else {
          let since = settled(through: part.amount.map { _ in through }, by: steps)
          if since.map({ $0 > moment }) ?? true { found.append(due(part, of: invoice)) }
          continue
        }
        let filled = max(0, min(amount, left))
        left -= amount
        if amount > filled { found.append(due(part, of: invoice, open: amount - filled)) }
      }
    }
    return found
  }

  /// The day from which on as much was settled for good; anything settles what nobody knows the amount of.
  private func settled(through amount: Int?, by steps: [Step]) -> String? {
    var (sum, since) = (0, String?.none)
    for step in steps {
      sum += step.amount
      since = amount.map { sum < $0 } ?? false ? nil : since ?? step.day
    }
    return since
  }

  /// What customers paid and that settles nothing: receipts less refunds, less what of them went to issued invoices, from
  /// the day on which these are issued.
  func advanceMovements() -> [NaiveRow] {
    var found: [NaiveRow] = []
    for payment in rows(of: "payments") where payment.at("kind") != .text("write_off") {
      var row = payment
      let sign = payment.at("kind") == .text("refund") ? -1 : 1
      row["moved_on"] = payment.at("paid_on")
      row["amount"] = payment.at("amount").whole.map { .integer(sign * $0) } ?? .null
      found.append(row)
      for part in rows(of: "payment_allocations") where part.at("payment_id") == payment.at("id") {
        guard let invoice = record("invoices", part.at("invoice_id")), invoice.at("status") == .text("issued"),
          let issued = invoice.at("issued_on").text, let paid = part.at("paid_on").text
        else { continue }
        row["moved_on"] = .text(max(paid, issued))
        row["amount"] = part.at("amount").whole.map { .integer(-$0) } ?? .null
        found.append(row)
      }
    }
    return found
  }

  /// Invoices of which nothing is open, on the day of the last payment that settled something, with the most days that
  /// one of their parts was late.
  func settlements() -> [NaiveRow] {
    var found: [NaiveRow] = []
    for invoice in rows(of: "invoices") {
      let (steps, parts) = (steps(invoice), parts(invoice))
      var (through, isOpen, latest, late) = (0, false, String?.none, 0)
      for part in parts {
        guard let amount = part.amount else { continue }
        let before = through
        through += amount
        if settled(through: through, by: steps) == nil { isOpen = true }
        guard let last = lastPayment(from: before, through: through, steps) else { continue }
        latest = max(latest ?? last, last)
        if let due = part.due.text { late = max(late, calendar.days(from: due, to: last) ?? 0) }
      }
      guard !isOpen, let latest else { continue }
      var row = invoice
      row["settled_on"] = .text(latest)
      row["days_late"] = .integer(late)
      found.append(row)
    }
    return found
  }

  private func lastPayment(from before: Int, through: Int, _ steps: [Step]) -> String? {
    var (sum, last) = (0, String?.none)
    for step in steps {
      let reached = sum
      sum += step.amount
      if step.isPayment, step.amount > 0, sum > before, reached < through { last = step.day }
    }
    return last
  }
}
