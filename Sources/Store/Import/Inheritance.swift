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
