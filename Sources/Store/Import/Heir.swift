/// Records that take customer, source and rep from what they belong to, worked out again when that changes: what nobody
/// said of them follows (`InheritanceMarks`), what was said stays. What is blank is filled.
struct Heir {
  enum Rep {
    case own
    /// Taken once: a deal that gets another owner leaves what was done before to who did it.
    case filled
    case followed
  }

  let table: String
  /// With the key of each as an expression over the record `h`; the first one that knows something counts.
  private let parents: [(record: ParentRecord, key: String)]
  private let rep: Rep
  /// Nothing is ever said of it.
  private let isPart: Bool

  private init(_ table: String, of parents: [ParentRecord], rep: Rep = .own, key: String? = nil, isPart: Bool = false) {
    self.table = table
    self.parents = parents.map { ($0, key ?? "h.\($0.column)") }
    self.rep = rep
    self.isPart = isPart
  }

  /// Each behind what it belongs to.
  static let all = [
    Heir("opportunities", of: [.lead]),
    Heir("activities", of: [.opportunity, .lead, .contact]),
    Heir("quotes", of: [.opportunity], rep: .filled),
    Heir("orders", of: [.opportunity], rep: .filled),
    Heir("invoices", of: [.order], rep: .followed),
    Heir("credit_notes", of: [.invoice], rep: .followed),
    Heir("payment_allocations", of: [.invoice], rep: .followed, isPart: true),
    // A payment of several invoices is that of the first one.
    Heir(
      "payments", of: [.invoice], rep: .followed,
      key: "(SELECT a.invoice_id FROM payment_allocations a WHERE a.payment_id = h.id ORDER BY a.id LIMIT 1)"),
    Heir("expenses", of: []),
  ]

  private static let columns = ["customer_id", "source_id", "rep_id"]

  // MARK: The record `h` and what it belongs to, `p0`, `p1` ...

  private var known: [(record: ParentRecord, alias: String)] {
    parents.enumerated().map { ($1.record, "p\($0)") }
  }

  private var joins: String {
    zip(parents, known).map { " LEFT JOIN \($0.record.table) \($1.alias) ON \($1.alias).id = \($0.key)" }.joined()
  }

  private var customer: String { Self.first(known.map { $0.record.customer($0.alias) }) }

  private var parentRep: String { Self.first(known.compactMap { $0.record.rep($0.alias) }) }

  /// A source that nobody names is the customer's.
  private func source(ofParty party: String) -> String {
    Self.first(
      known.compactMap { $0.record.source($0.alias) } + [
        "(SELECT c.source_id FROM customers c WHERE c.id = \(party))",
        "(SELECT l.source_id FROM leads l WHERE l.id = \(party))",
      ])
  }

  private static func first(_ values: [String]) -> String {
    values.count > 1 ? "COALESCE(\(values.joined(separator: ", ")))" : values.first ?? "NULL"
  }

  /// Whether nobody said what a column of the record holds.
  private func isUnsaid(_ column: String) -> String {
    isPart ? "1" : "(h.\(column) IS NULL OR h.inherited & \(InheritanceMarks.bit(column)))"
  }

  // MARK: Statements

  /// - Complexity: one pass over the records.
  var refresh: String {
    let isThere = "(" + (known.map { "\($0.alias).id IS NOT NULL" } + ["0"]).joined(separator: " OR ") + ")"
    let newCustomer = """
      CASE WHEN \(isThere) AND \(isUnsaid("customer_id")) THEN \(customer) ELSE h.customer_id END
      """
    let newRep =
      switch rep {
      case .own: "h.rep_id"
      case .filled: Self.first(["h.rep_id", parentRep])
      case .followed: "CASE WHEN \(isThere) AND \(isUnsaid("rep_id")) THEN \(parentRep) ELSE h.rep_id END"
      }
    let different = Self.columns.map { "\(table).\($0) IS NOT w.\($0)" }.joined(separator: " OR ")
    let filled = Self.columns.map {
      " | CASE WHEN \(table).\($0) IS NULL AND w.\($0) IS NOT NULL THEN \(InheritanceMarks.bit($0)) ELSE 0 END"
    }
    return """
      UPDATE \(table) SET customer_id = w.customer_id, source_id = w.source_id, rep_id = w.rep_id
        \(isPart ? "" : ", inherited = \(table).inherited\(filled.joined())")
      FROM (
        SELECT h.id, \(newCustomer) AS customer_id, \(newRep) AS rep_id,
          CASE WHEN \(isUnsaid("source_id")) THEN \(source(ofParty: newCustomer)) ELSE h.source_id END AS source_id
        FROM \(table) h\(joins)
      ) AS w
      WHERE w.id = \(table).id AND (\(different))
      """
  }

  /// Takes what an older store holds for unsaid where it is what follows. `nil`: it keeps no marks.
  var mark: String? {
    if isPart { return nil }
    func bit(_ column: String, _ wanted: String) -> String {
      "CASE WHEN h.\(column) = \(wanted) THEN \(InheritanceMarks.bit(column)) ELSE 0 END"
    }
    var bits = [bit("customer_id", customer), bit("source_id", source(ofParty: "h.customer_id"))]
    if rep == .followed { bits.append(bit("rep_id", parentRep)) }
    return """
      UPDATE \(table) SET inherited = w.marks
      FROM (SELECT h.id, \(bits.joined(separator: " | ")) AS marks FROM \(table) h\(joins)) AS w
      WHERE w.id = \(table).id AND w.marks <> 0
      """
  }
}
