import Values

/// Proposals, orders, payments, expenses.
extension LogWriter {
  /// In minor units of its currency.
  struct Money {
    var amount: Int
    /// `nil` is the store's own.
    var currency: String?
    var digits: Int
    /// As people are shown it.
    var part: LogReceiptPart
  }

  func money(_ kind: String, isRequired: Bool = true) throws(LogFailure) -> Money? {
    guard let figure = request.amount else {
      if isRequired { throw .refused(.withoutAmount(kind)) }
      return nil
    }
    let code = (request.currency ?? session.baseCurrency).uppercased()
    if code != session.baseCurrency { try checkRate(of: code) }
    let digits = try byRules { () throws(RowFailure) in try session.minorDigits(of: code) }
    let amount = try units(figure, scale: digits, .amount)
    return Money(
      amount: amount, currency: code == session.baseCurrency ? nil : code, digits: digits,
      part: .money(amount, currency: code, digits: digits))
  }

  /// Above 0; what has more decimals than are kept is refused.
  private func units(_ figure: LogFigure, scale: Int, _ field: LogField) throws(LogFailure) -> Int {
    guard !figure.isPercent, figure.digits > 0, let units = figure.number.units(scale: scale), !units.isRounded,
      units.value < 1 << 60
    else { throw .refused(.notMoney(field)) }
    return units.value
  }

  private func checkRate(of code: String) throws(LogFailure) {
    let rate = try row(
      "SELECT 1 FROM exchange_rates WHERE currency = ? AND valid_on <= ? LIMIT 1", .text(code),
      .text(request.day.isoText))
    if rate != nil { return }
    let known = try rows(
      "SELECT DISTINCT currency FROM exchange_rates WHERE valid_on <= ? ORDER BY 1 LIMIT 10", .text(request.day.isoText)
    )
    throw .refused(.unknownCurrency(code, known: [session.baseCurrency] + known.compactMap { $0[0].textValue }))
  }

  private func finish(_ record: inout LoggedRecord, _ about: LogSubject, _ money: LogReceiptPart?) {
    record.customer = about.party?.id
    record.rep = rep.id
    record.parts = [money].compactMap { $0 }
    record.parts += [about.party?.name, about.deal?.name, rep.name].compactMap { $0 }.map { .text($0) }
    record.parts.append(.day(request.day))
    record.warnings = about.warnings + record.warnings
  }

  func proposal() throws(LogFailure) -> LoggedRecord {
    let about = try subject()
    guard let party = about.party else { throw .refused(.nowhere("proposal")) }
    let money = try money("proposal", isRequired: false)
    let externalID = try externalID(in: "quotes")
    var record = LoggedRecord(kind: "proposal", entity: "quotes", id: 0, externalID: externalID)
    record.id = try insert(
      "quotes",
      [
        ("external_id", .text(externalID)), ("opportunity_id", SQLValue(about.deal?.id)),
        ("customer_id", .integer(party.id)), ("rep_id", .integer(rep.id)), ("sent_on", .text(request.day.isoText)),
        ("amount", SQLValue(money?.amount)), ("currency", SQLValue(money?.currency)),
      ])
    finish(&record, about, money?.part)
    return record
  }

  // MARK: Orders

  func order() throws(LogFailure) -> LoggedRecord {
    let about = try subject()
    guard let party = about.party else { throw .refused(.nowhere("order")) }
    let money = try money("order", isRequired: request.lines.isEmpty)
    let currency = request.currency.map { $0.uppercased() }.flatMap { $0 == session.baseCurrency ? nil : $0 }
    if let currency { try checkRate(of: currency) }
    var lines: [[(column: String, value: SQLValue)]] = []
    for position in request.lines.indices { lines.append(try line(position, total: money, currency)) }
    let externalID = try externalID(in: "orders")
    var record = LoggedRecord(kind: "order", entity: "orders", id: 0, externalID: externalID)
    record.id = try insert(
      "orders",
      [
        ("external_id", .text(externalID)), ("customer_id", .integer(party.id)), ("rep_id", .integer(rep.id)),
        ("opportunity_id", SQLValue(about.deal?.id)), ("ordered_on", .text(request.day.isoText)),
        ("currency", SQLValue(currency)),
      ], extras: lines.isEmpty ? ["amount": SQLValue(money?.amount)] : [:])
    for (position, line) in lines.enumerated() {
      _ = try insert(
        "order_lines",
        [("external_id", .text("\(externalID)/\(position + 1)")), ("order_id", .integer(record.id))] + line)
    }
    finish(&record, about, try total(of: record.id, money, currency))
    return record
  }

  private func line(_ position: Int, total: Money?, _ currency: String?) throws(LogFailure) -> [(
    column: String, value: SQLValue
  )] {
    let said = request.lines[position]
    let product = try directory.find(.products, said.name, .lines, position: position)
    let quantity = try units(said.quantity ?? LogFigure(digits: 1, scale: 0), scale: 3, .lines)
    let code = currency ?? session.baseCurrency
    let digits = try byRules { () throws(RowFailure) in try session.minorDigits(of: code) }
    var price = try said.price.map { figure throws(LogFailure) in try units(figure, scale: digits, .lines) }
    let isWhole = request.lines.count == 1 && total != nil
    if price == nil, currency == nil, !isWhole {
      price = try row("SELECT price FROM products WHERE id = ?", .integer(product.id))?[0].integerValue
    }
    if price == nil, !isWhole { throw .refused(.withoutPrice(product.name, position: position)) }
    return [
      ("product_id", .integer(product.id)), ("quantity", .integer(quantity)), ("price", SQLValue(price)),
      ("amount", SQLValue(isWhole ? total?.amount : nil)), ("currency", SQLValue(currency)),
    ]
  }

  /// What its lines make; it has to be what was said.
  private func total(of order: Int, _ money: Money?, _ currency: String?) throws(LogFailure) -> LogReceiptPart? {
    guard request.lines.count > 1 || money == nil else { return money?.part }
    let column = currency == nil ? "amount" : "original_amount"
    let row = try row("SELECT SUM(\(column)) FROM order_lines WHERE order_id = ?", .integer(order))
    guard let sum = row?[0].integerValue else { return money?.part }
    let code = currency ?? session.baseCurrency
    let digits = try byRules { () throws(RowFailure) in try session.minorDigits(of: code) }
    if let money, money.amount != sum {
      throw .refused(
        .wrongTotal(written(money.amount, digits, code), lines: written(sum, digits, code)))
    }
    return .money(sum, currency: code, digits: digits)
  }

  private func written(_ minor: Int, _ digits: Int, _ code: String) -> String {
    guard digits > 0 else { return "\(minor) \(code)" }
    let factor = (0..<digits).reduce(1) { factor, _ in factor * 10 }
    return "\(minor / factor).\(CivilDate.padded(minor % factor, digits)) \(code)"
  }

  // MARK: Payments

  /// What settles an invoice is as much as is open of it; the rest is an advance.
  func payment() throws(LogFailure) -> LoggedRecord {
    var about = try subject()
    let money = try money("payment")
    let invoice = try request.texts[.invoice].map { id throws(LogFailure) in try self.invoice(id, of: about.party) }
    if about.party == nil { about.party = try party(id: invoice?.customer) }
    guard let party = about.party else { throw .refused(.nowhere("payment")) }
    let externalID = try externalID(in: "payments")
    var record = LoggedRecord(kind: "payment", entity: "payments", id: 0, externalID: externalID)
    record.id = try insert(
      "payments",
      [
        ("external_id", .text(externalID)), ("kind", .text("receipt")), ("customer_id", .integer(party.id)),
        ("source_id", SQLValue(invoice?.source)), ("rep_id", .integer(rep.id)), ("paid_on", .text(request.day.isoText)),
        ("amount", SQLValue(money?.amount)), ("currency", SQLValue(money?.currency)),
      ])
    let digits = try byRules { () throws(RowFailure) in try session.minorDigits(of: session.baseCurrency) }
    if let invoice {
      let (paid, open) = try worth(of: record.id, beside: invoice)
      try allocate(min(paid, open), of: record.id, to: invoice.id)
      if paid > open {
        let (most, rest) = (
          written(open, digits, session.baseCurrency), written(paid - open, digits, session.baseCurrency)
        )
        record.warnings.append("\(most) were open of \(invoice.name); \(rest) of it is an advance")
      }
    } else {
      record.warnings += try unsettled(party)
    }
    finish(&record, about, money?.part)
    if let invoice { record.parts.insert(.text(invoice.name), at: 2) }
    return record
  }

  private func allocate(_ amount: Int, of payment: Int, to invoice: Int) throws(LogFailure) {
    guard amount > 0 else { return }
    try logging { () throws(StoreError) in
      try connection.run(
        """
        INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, source_id, rep_id, paid_on, amount)
        SELECT ?1, id, customer_id, source_id, rep_id, ?3, ?4 FROM invoices WHERE id = ?2
        """, [.integer(payment), .integer(invoice), .text(request.day.isoText), .integer(amount)])
    }
  }

  /// Of a payment and of what is open of the invoice, in minor units of the store's currency. Where both are in the same
  /// other currency, the invoice is open in that one, at the rate of the payment.
  private func worth(of payment: Int, beside invoice: Invoice) throws(LogFailure) -> (paid: Int, open: Int) {
    let row = try row(
      """
      SELECT p.amount, CASE WHEN p.currency = i.currency
        THEN CAST(ROUND(1.0 * i.original_amount * ?3 / i.amount * p.amount / p.original_amount) AS INTEGER) END
      FROM payments p, invoices i WHERE p.id = ?1 AND i.id = ?2
      """, .integer(payment), .integer(invoice.id), .integer(invoice.open))
    return (row?[0].integerValue ?? 0, max(0, row?[1].integerValue ?? invoice.open))
  }

  private static let open = """
    i.amount - COALESCE((SELECT SUM(s.amount) FROM invoice_settlements s WHERE s.invoice_id = i.id), 0)
    """

  private struct Invoice {
    var id: Int
    var name: String
    var customer: Int?
    var source: Int?
    /// Minor units of the store's currency.
    var open: Int
  }

  private func invoice(_ id: String, of party: LogParty?) throws(LogFailure) -> Invoice {
    let found = try directory.find(.invoices, id, .invoice)
    let row = try row(
      "SELECT i.customer_id, i.source_id, i.status, \(Self.open) FROM invoices i WHERE i.id = ?", .integer(found.id))
    if let status = row?[2].textValue, status != "issued" { throw .refused(.closedInvoice(found.name, status)) }
    let customer = row?[0].integerValue
    if let party, let other = try self.party(id: customer), other.id != party.id {
      throw .refused(.otherCustomer("invoice \(found.name)", of: other.name))
    }
    return Invoice(
      id: found.id, name: found.name, customer: customer, source: row?[1].integerValue, open: row?[3].integerValue ?? 0)
  }

  /// A payment that names no invoice settles none.
  private func unsettled(_ party: LogParty) throws(LogFailure) -> [Wording] {
    let open = try rows(
      """
      SELECT i.external_id FROM invoices i WHERE i.customer_id = ? AND i.status = 'issued' AND \(Self.open) > 0
      ORDER BY COALESCE(i.due_on, i.issued_on), i.id LIMIT 4
      """, .integer(party.id)
    ).compactMap { $0[0].textValue }
    guard !open.isEmpty else { return [] }
    let shown = open.prefix(3).joined(separator: ", ") + (open.count > 3 ? " ..." : "")
    return ["it is an advance; open of \(party.name): \(shown). `for invoice \"\(open[0])\"` settles one"]
  }

  // MARK: Expenses

  func expense() throws(LogFailure) -> LoggedRecord {
    let about = try subject()
    let money = try money("expense")
    let externalID = try externalID(in: "expenses")
    var record = LoggedRecord(kind: "expense", entity: "expenses", id: 0, externalID: externalID)
    let category = request.texts[.category]
    if let category { record.warnings += try newCategory(category) }
    record.id = try insert(
      "expenses",
      [
        ("external_id", .text(externalID)), ("rep_id", .integer(rep.id)), ("customer_id", SQLValue(about.party?.id)),
        ("category", SQLValue(category)), ("spent_on", .text(request.day.isoText)), ("amount", SQLValue(money?.amount)),
        ("currency", SQLValue(money?.currency)), ("note", SQLValue(request.texts[.note])),
      ])
    finish(&record, about, money?.part)
    if let category { record.parts.insert(.text(category), at: 1) }
    return record
  }

  private func newCategory(_ category: String) throws(LogFailure) -> [Wording] {
    if try row("SELECT 1 FROM expenses WHERE category = ? LIMIT 1", .text(category)) != nil { return [] }
    let known = try rows("SELECT DISTINCT category FROM expenses WHERE category IS NOT NULL").compactMap {
      $0[0].textValue
    }
    guard !known.isEmpty else { return [] }
    let near = nearestWords(to: category, among: known)
    return ["no expense had the category \(category) before" + (near.first.map { "; there is \($0)" as Wording } ?? "")]
  }
}
