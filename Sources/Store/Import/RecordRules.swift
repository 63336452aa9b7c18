/// What an entity does besides copying fields into columns. Called for every row in this order; a failure refuses the
/// row.
protocol RecordRules {
  /// Before any record is made on behalf of the row: the last place to refuse it without a trace.
  mutating func prepare(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure)

  /// When the references are known.
  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure)

  /// The `external_id` of a row that has none, instead of the entity's key; `nil` leaves it to the key.
  mutating func identity(_ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> String?

  mutating func inserted(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure)

  /// `draft` is what is stored now; `before` what was there, by slot.
  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)

  /// After each row, written or not; `true` when a record that belongs to it changed.
  mutating func settled(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> Bool
}

extension RecordRules {
  mutating func prepare(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {}
  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {}
  mutating func identity(_ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> String? { nil }
  mutating func inserted(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) {}
  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)
  {}
  mutating func settled(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> Bool { false }
}

/// An entity without any.
struct PlainRules: RecordRules {}

func rules(of entity: ImportEntity, _ layout: inout DraftLayout) -> any RecordRules {
  switch entity.name {
  case "customers": CustomerRules(&layout)
  case "leads": LeadRules(&layout)
  case "reps": RepRules(&layout)
  case "territories": TerritoryRules()
  case "stages": StageRules(&layout)
  case "opportunities": OpportunityRules(&layout)
  case "activities": ActivityRules(&layout)
  case "products": ProductRules(&layout)
  case "orders": OrderRules(&layout)
  case "order_lines": OrderLineRules(&layout)
  case "quotes": PaperRules(&layout, parents: [.opportunity], date: "sent_on", status: "sent")
  case "invoices": PaperRules(&layout, parents: [.order], date: "issued_on", status: "issued")
  case "credit_notes": PaperRules(&layout, parents: [.invoice], date: "issued_on", isUnsigned: true)
  case "payments": PaymentRules(&layout)
  case "expenses": PaperRules(&layout, parents: [], date: "spent_on", status: "approved", inheritsRep: false)
  case "campaign_spend": CampaignSpendRules(&layout)
  case "targets": TargetRules(&layout)
  case "budgets": BudgetRules(&layout)
  case "rates": RateRules(&layout)
  case "holidays": HolidayRules(&layout)
  case "stock_movements": StockMovementRules(&layout)
  default: PlainRules()
  }
}

/// The record that a row hangs from and takes its customer, source and rep from when they are not its own.
enum ParentRecord {
  case opportunity, order, invoice, lead, contact

  var column: String {
    switch self {
    case .opportunity: "opportunity_id"
    case .order: "order_id"
    case .invoice: "invoice_id"
    case .lead: "lead_id"
    case .contact: "contact_id"
    }
  }

  var query: String {
    switch self {
    case .opportunity: "SELECT customer_id, source_id, rep_id FROM opportunities WHERE id = ?"
    case .order: "SELECT customer_id, source_id, rep_id FROM orders WHERE id = ?"
    case .invoice: "SELECT customer_id, source_id, rep_id FROM invoices WHERE id = ?"
    case .lead: "SELECT COALESCE(customer_id, id), source_id, rep_id FROM leads WHERE id = ?"
    case .contact: "SELECT customer_id, NULL, NULL FROM contacts WHERE id = ?"
    }
  }
}

/// Fills customer, source and rep of a fact from what it belongs to. A source that nobody names is the customer's.
struct Inheritance {
  private let parents: [(record: ParentRecord, slot: Int?)]
  private let customer: Int
  private let source: Int
  private let rep: Int?

  init(_ layout: inout DraftLayout, parents: [ParentRecord], inheritsRep: Bool) {
    var found: [(ParentRecord, Int?)] = []
    for parent in parents { found.append((parent, layout.slot(parent.column))) }
    self.parents = found
    self.customer = layout.add("customer_id", .inherited)
    self.source = layout.add("source_id", .inherited)
    self.rep = inheritsRep ? layout.add("rep_id", .inherited) : nil
  }

  /// `from`: parents whose ids are no column of the record.
  func fill(_ draft: inout RecordDraft, from extra: [(ParentRecord, SQLValue)] = [], _ session: ImportSession)
    throws(RowFailure)
  {
    for (record, slot) in parents { try take(record, draft[slot], &draft, session) }
    for (record, id) in extra { try take(record, id, &draft, session) }
    if draft[source] == .null, let party = draft.integer(customer) {
      draft.values[source] = SQLValue(try session.source(ofParty: party))
    }
  }

  private func take(_ record: ParentRecord, _ id: SQLValue, _ draft: inout RecordDraft, _ session: ImportSession)
    throws(RowFailure)
  {
    guard id != .null, draft[customer] == .null || draft[source] == .null || (rep != nil && draft[rep] == .null),
      let row = try session.statements.row(record.query, id)
    else { return }
    draft.fill(customer, row[0])
    draft.fill(source, row[1])
    draft.fill(rep, row[2])
  }
}

/// Turns amounts of another currency into the store's, at the last rate on or before the record's day.
struct CurrencyConversion {
  private let currency: Int?
  private let original: Int?
  private let amount: Int?
  /// Other money of the record.
  private let others: [Int]
  /// The first of them that is known is the record's day.
  private let dates: [Int?]

  init(_ layout: inout DraftLayout, dates: [String], others: [String] = []) {
    let currency = layout.slot("currency")
    self.currency = currency
    self.original = currency == nil ? nil : layout.add("original_amount", .derived)
    self.amount = layout.slot("amount")
    self.others = others.compactMap { layout.slot($0) }
    self.dates = dates.map { layout.slot($0) }
  }

  /// The codes are upper-case; the base currency itself needs no original amount.
  func convert(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    guard let currency, let code = draft.text(currency)?.uppercased() else { return }
    draft.values[currency] = .text(code)
    guard code != session.baseCurrency else { return }
    var day = session.today.isoText
    for slot in dates.reversed() { if let known = draft.text(slot) { day = known } }
    if let original { draft.values[original] = draft[amount] }
    for slot in others + (amount.map { [$0] } ?? []) {
      guard let minor = draft.integer(slot) else { continue }
      let converted = try Self.base(minor, of: code, on: day, session)
      if converted == nil, slot == amount { session.unpriced += 1 }
      draft.values[slot] = SQLValue(converted)
    }
  }

  /// In minor units of the base currency; `nil` when no rate is known.
  static func base(_ minor: Int, of code: String, on day: String, _ session: ImportSession) throws(RowFailure) -> Int? {
    let row = try session.statements.row(
      "SELECT rate_e8 FROM exchange_rates WHERE currency = ? AND valid_on <= ? ORDER BY valid_on DESC LIMIT 1",
      .text(code), .text(day))
    guard let rate = row?[0].integerValue else { return nil }
    let (product, overflow) = Int128(minor).multipliedReportingOverflow(by: Int128(rate))
    guard !overflow else { return nil }
    let scale = 8 + (try session.minorDigits(of: code))
    return ExactNumber(digits: product, scale: scale).units(scale: try session.minorDigits(of: session.baseCurrency))?
      .value
  }
}
