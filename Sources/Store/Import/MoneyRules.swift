/// Quotes, invoices, credit notes and expenses: they take what they do not say from what they belong to.
struct PaperRules: RecordRules {
  private let inheritance: Inheritance
  private let conversion: CurrencyConversion
  private let status: Int?
  private let usualStatus: String
  private let amount: Int?
  private let isUnsigned: Bool

  /// - Parameters:
  ///   - isUnsigned: the amount is positive however the sheet writes it.
  ///   - others: columns that are worked out elsewhere when nobody says them.
  init(
    _ layout: inout DraftLayout, parents: [ParentRecord], date: String, status: String? = nil,
    isUnsigned: Bool = false, inheritsRep: Bool = true, others: [String] = []
  ) {
    self.inheritance = Inheritance(&layout, parents: parents, inheritsRep: inheritsRep, others: others)
    self.conversion = CurrencyConversion(&layout, dates: [date])
    self.status = status == nil ? nil : layout.add("status", .initial)
    self.usualStatus = status ?? ""
    self.amount = layout.slot("amount")
    self.isUnsigned = isUnsigned
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    draft.fill(status, .text(usualStatus))
    if isUnsigned, let amount, let value = draft.integer(amount) { draft.values[amount] = .integer(abs(value)) }
    try inheritance.fill(&draft, session)
    try conversion.convert(&draft, session)
  }
}

/// A payment that names an invoice, or an order with one invoice, settles it; a negative one is a refund.
struct PaymentRules: RecordRules {
  private let kind: Int
  private let amount: Int?
  private let paid: Int
  private let external: Int?
  private let currency: Int?
  private let original: Int?
  fileprivate var isLoaded = false
  private let inheritance: Inheritance
  private let conversion: CurrencyConversion

  init(_ layout: inout DraftLayout) {
    self.kind = layout.add("kind", .derived)
    self.amount = layout.slot("amount")
    self.paid = layout.add("paid_on", .inherited)
    self.external = layout.slot("external_id")
    self.inheritance = Inheritance(&layout, parents: [], inheritsRep: true)
    self.conversion = CurrencyConversion(&layout, dates: ["paid_on"])
    self.currency = layout.slot("currency")
    self.original = layout.slot("original_amount")
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    if let amount, let value = draft.integer(amount) {
      draft.fill(kind, .text(value < 0 ? "refund" : "receipt"))
      draft.values[amount] = .integer(abs(value))
    }
    let order = draft.extras["order"] ?? .null
    if order != .null {
      let row = try session.statements.row(
        """
        SELECT (SELECT ordered_on FROM orders WHERE id = ?1), COUNT(*), MIN(id) FROM invoices WHERE order_id = ?1
        """, order)
      draft.fill(paid, row?[0] ?? .null)
      if draft[paid] == .null { throw .refuse(ProblemReason.blank("paid")) }
      // Of several invoices nothing says which one is meant.
      if draft.extras["invoice"] == nil, row?[1] == .integer(1) { draft.extras["invoice"] = row?[2] }
    }
    let invoice = draft.extras["invoice"] ?? .null
    try inheritance.fill(&draft, from: [(.invoice, invoice), (.order, order)], session)
    if invoice == .null, order != .null { inheritance.keep(&draft) }
    try leaveToReceipts(&draft, invoice, session)
    try conversion.convert(&draft, session)
  }

  /// What an invoice says of itself is less what receipts say.
  private func leaveToReceipts(_ draft: inout RecordDraft, _ invoice: SQLValue, _ session: ImportSession)
    throws(RowFailure)
  {
    guard let amount, let said = draft.integer(amount), let number = draft.text(external), invoice != .null,
      let day = draft.text(paid)
    else { return }
    if let code = draft.text(currency)?.uppercased(), code != session.baseCurrency { return }
    guard let receipts = try ReportedPayments.receipts(of: invoice, number: number, day: day, session) else { return }
    draft.extras["said"] = .integer(said)
    draft.values[amount] = .integer(max(0, said - receipts))
    if let original { draft.values[original] = .integer(said) }
    if let currency { draft.values[currency] = .null }
  }

  mutating func settled(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> Bool {
    guard let invoice = draft.extras["invoice"] else { return false }
    if let said = draft.extras["said"] { try ReportedPayments.keep(said, with: id, session) }
    try loadAllocations(session)
    let present = try session.statements.row(
      "SELECT invoice_id, amount, paid_on FROM temp.import_allocations WHERE payment_id = ?", .integer(id))
    var value = draft.integer(amount).map { draft[kind] == .text("refund") ? -$0 : $0 }
    // It settles in its own currency; how much in the store's is told by a later rate.
    if conversion.isUnpriced(draft) { value = 0 }
    guard invoice != .null, let value else {
      guard let present else { return false }
      try remove(id, of: present[0], session)
      return true
    }
    if let present {
      if present == [invoice, .integer(value), draft[paid]] { return false }
      try remove(id, of: present[0], session)
    }
    try session.statements.run(
      "INSERT INTO temp.import_allocations VALUES (?, ?, ?, ?)", .integer(id), invoice, .integer(value), draft[paid])
    try session.statements.run(
      """
      INSERT INTO payment_allocations (payment_id, invoice_id, customer_id, source_id, rep_id, paid_on, amount)
      SELECT ?1, id, customer_id, source_id, rep_id, ?3, ?4 FROM invoices WHERE id = ?2
      """, .integer(id), invoice, draft[paid], .integer(value))
    return true
  }
}

extension PaymentRules {
  /// What a row can do without, because another field stands for it.
  static func isToldOtherwise(_ field: ImportEntity.Field, of entity: ImportEntity, by mapped: [ImportEntity.Field])
    -> Bool
  {
    entity.name == "payments" && field.name == "paid" && mapped.contains { $0.name == "order" }
  }

  /// Allocations have no index by payment: a copy that has one.
  fileprivate mutating func loadAllocations(_ session: ImportSession) throws(RowFailure) {
    guard !isLoaded else { return }
    isLoaded = true
    try onStore { () throws(StoreError) in
      try session.connection.execute(
        """
        DROP TABLE IF EXISTS temp.import_allocations;
        CREATE TEMP TABLE import_allocations (payment_id INTEGER PRIMARY KEY, invoice_id, amount, paid_on);
        INSERT OR IGNORE INTO temp.import_allocations
          SELECT payment_id, invoice_id, amount, paid_on FROM payment_allocations
        """)
    }
  }

  fileprivate func remove(_ id: Int, of invoice: SQLValue, _ session: ImportSession) throws(RowFailure) {
    try session.statements.run(
      "DELETE FROM payment_allocations WHERE invoice_id = ? AND payment_id = ?", invoice, .integer(id))
    try session.statements.run("DELETE FROM temp.import_allocations WHERE payment_id = ?", .integer(id))
  }
}

/// Spend without a source of its own is the campaign's.
struct CampaignSpendRules: RecordRules {
  private let campaign: Int?
  private let source: Int
  private let marks: InheritanceMarks
  private let conversion: CurrencyConversion

  init(_ layout: inout DraftLayout) {
    self.campaign = layout.slot("campaign_id")
    self.source = layout.add("source_id", .inherited)
    self.marks = InheritanceMarks(&layout, ["source_id"])
    self.conversion = CurrencyConversion(&layout, dates: ["spent_on"])
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    marks.note(&draft)
    if draft[source] == .null, draft[campaign] != .null {
      let row = try session.statements.row("SELECT source_id FROM campaigns WHERE id = ?", draft[campaign])
      draft.values[source] = row?[0] ?? .null
    }
    try conversion.convert(&draft, session)
  }
}

struct RateRules: RecordRules {
  private let currency: Int?

  init(_ layout: inout DraftLayout) { self.currency = layout.slot("currency") }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    guard let currency, let code = draft.text(currency)?.uppercased() else { return }
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw .problem(column: "currency", value: code, reason: "is no currency code of three letters")
    }
    draft.values[currency] = .text(code)
    try CurrencyConversion.know(code, session)
  }
}

struct HolidayRules: RecordRules {
  private let worked: Int?

  init(_ layout: inout DraftLayout) { self.worked = layout.slot("is_worked") }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    draft.fill(worked, .integer(0))
  }
}
