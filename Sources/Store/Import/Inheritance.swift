/// The record that a row hangs from and takes its customer, source and rep from when they are not its own.
enum ParentRecord {
  case opportunity, order, invoice, lead, contact

  var table: String {
    switch self {
    case .opportunity: "opportunities"
    case .order: "orders"
    case .invoice: "invoices"
    case .lead: "leads"
    case .contact: "contacts"
    }
  }

  var column: String {
    switch self {
    case .opportunity: "opportunity_id"
    case .order: "order_id"
    case .invoice: "invoice_id"
    case .lead: "lead_id"
    case .contact: "contact_id"
    }
  }

  func customer(_ alias: String) -> String {
    switch self {
    case .opportunity, .order, .invoice, .contact: "\(alias).customer_id"
    case .lead: "COALESCE(\(alias).customer_id, \(alias).id)"
    }
  }

  /// `nil`: it has none.
  func source(_ alias: String) -> String? { self == .contact ? nil : "\(alias).source_id" }

  /// `nil`: it has none.
  func rep(_ alias: String) -> String? { self == .contact ? nil : "\(alias).rep_id" }

  var query: String {
    "SELECT \(customer("p")), \(source("p") ?? "NULL"), \(rep("p") ?? "NULL") FROM \(table) p WHERE p.id = ?"
  }
}

/// Keeps on a record, as bits of its column `inherited`, which of its columns nobody said. They follow what the record
/// belongs to whenever that changes (`Heir`); what a file said stays.
struct InheritanceMarks {
  static let column = "inherited"
  static let bits = ["customer_id": 1, "source_id": 2, "rep_id": 4, "team_id": 8, "cost": 16, "ordered_on": 32]

  static func bit(_ column: String) -> Int { bits[column] ?? 0 }

  private let marks: Int
  private let columns: [(slot: Int, bit: Int)]

  init(_ layout: inout DraftLayout, _ columns: [String]) {
    self.columns = columns.compactMap { name in layout.slot(name).map { ($0, Self.bit(name)) } }
    self.marks = layout.add(Self.column, .marks)
  }

  /// To be called before the blanks are filled.
  func note(_ draft: inout RecordDraft) {
    let unsaid = columns.reduce(0) { draft[$1.slot] == .null ? $0 | $1.bit : $0 }
    draft.values[marks] = .integer(unsaid)
  }

  func has(_ column: String, _ draft: RecordDraft) -> Bool {
    draft.integer(marks).map { $0 & Self.bit(column) != 0 } ?? false
  }

  /// It hangs from something that the store does not know.
  func clear(_ draft: inout RecordDraft) { draft.values[marks] = .integer(0) }
}

extension DraftLayout {
  /// What nobody said, neither now nor before, stays until it is worked out again; what was said once stays said where
  /// the file is silent.
  func keepInherited(_ draft: inout RecordDraft, _ stored: [SQLValue]) {
    guard let slot = slot(InheritanceMarks.column), let now = draft.integer(slot),
      let before = stored[slot].integerValue
    else { return }
    var marks = before
    for (column, bit) in InheritanceMarks.bits {
      guard let place = self.slot(column) else { continue }
      if isGiven(place), now & before & bit != 0, stored[place] != .null { draft.values[place] = stored[place] }
      if isGiven(place) || stored[place] == .null { marks = marks & ~bit | now & bit }
    }
    draft.values[slot] = .integer(marks)
  }
}

/// Fills customer, source and rep of a fact from what it belongs to. A source that nobody names is the customer's.
struct Inheritance {
  private let parents: [(record: ParentRecord, slot: Int?)]
  private let customer: Int
  private let source: Int
  private let rep: Int?
  private let marks: InheritanceMarks

  /// - Parameter others: columns that are worked out elsewhere when nobody says them.
  init(_ layout: inout DraftLayout, parents: [ParentRecord], inheritsRep: Bool, others: [String] = []) {
    var found: [(ParentRecord, Int?)] = []
    for parent in parents { found.append((parent, layout.slot(parent.column))) }
    self.parents = found
    self.customer = layout.add("customer_id", .inherited)
    self.source = layout.add("source_id", .inherited)
    self.rep = inheritsRep ? layout.add("rep_id", .inherited) : nil
    for column in others { layout.add(column, .inherited) }
    self.marks = InheritanceMarks(
      &layout, ["customer_id", "source_id"] + (inheritsRep ? ["rep_id"] : []) + others)
  }

  /// `from`: parents whose ids are no column of the record.
  func fill(_ draft: inout RecordDraft, from extra: [(ParentRecord, SQLValue)] = [], _ session: ImportSession)
    throws(RowFailure)
  {
    marks.note(&draft)
    for (record, slot) in parents { try take(record, draft[slot], &draft, session) }
    for (record, id) in extra { try take(record, id, &draft, session) }
    if draft[source] == .null, let party = draft.integer(customer) {
      draft.values[source] = SQLValue(try session.source(ofParty: party))
    }
  }

  /// What it was filled from is not kept with it: it stays.
  func keep(_ draft: inout RecordDraft) { marks.clear(&draft) }

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
