import Values

/// What a later file says of records that an earlier one made: the price list of lines that had no cost, the order of
/// invoices that knew no customer, the day of lines that were priced without one. Only what was left open is filled, but
/// for prices of another currency, which belong to the day of their order.
struct LaterFiles {
  private let session: ImportSession

  init(_ session: ImportSession) { self.session = session }

  /// - Returns: what else has to be worked out again.
  func follow(_ entity: ImportEntity) throws(RowFailure) -> Set<Derived.Part> {
    switch entity.name {
    case "products": try costLines()
    case "rates": try priceLines()
    case "orders":
      try priceLines()
      return try handDown([Self.invoices, Self.creditNotes, Self.allocations, Self.payments])
    case "invoices": return try handDown([Self.creditNotes, Self.allocations, Self.payments])
    case "campaigns":
      try session.statements.run(
        """
        UPDATE campaign_spend SET source_id = c.source_id FROM campaigns c
        WHERE campaign_spend.source_id IS NULL AND c.id = campaign_spend.campaign_id AND c.source_id IS NOT NULL
        """)
    case "customers", "leads": try beginHistories()
    default: break
    }
    return []
  }

  // MARK: Whose they are

  private struct Heir {
    let table: String
    /// `id, customer_id, source_id, rep_id` of what each hangs from.
    let parents: String
  }

  /// What names the record that it hangs from.
  private static func heir(_ table: String, of parents: String, by key: String) -> Heir {
    Heir(
      table: table,
      parents: """
        SELECT h.id, p.customer_id, p.source_id, p.rep_id FROM \(table) h JOIN \(parents) p ON p.id = h.\(key)
        """)
  }

  private static let invoices = heir("invoices", of: "orders", by: "order_id")
  private static let creditNotes = heir("credit_notes", of: "invoices", by: "invoice_id")
  private static let allocations = heir("payment_allocations", of: "invoices", by: "invoice_id")
  /// A payment of several invoices is that of the first one.
  private static let payments = Heir(
    table: "payments",
    parents: """
      SELECT a.payment_id AS id, i.customer_id, i.source_id, i.rep_id FROM payment_allocations a
      JOIN invoices i ON i.id = a.invoice_id WHERE a.id IN (SELECT MIN(id) FROM payment_allocations GROUP BY payment_id)
      """)

  private func handDown(_ heirs: [Heir]) throws(RowFailure) -> Set<Derived.Part> {
    var isOpen = false
    for heir in heirs {
      let table = heir.table
      let open = """
        (\(table).customer_id IS NULL AND p.customer_id IS NOT NULL OR \(table).rep_id IS NULL AND p.rep_id IS NOT NULL
          OR \(table).source_id IS NULL AND p.source_id IS NOT NULL)
        """
      try session.statements.run(
        """
        UPDATE \(table) SET customer_id = COALESCE(\(table).customer_id, p.customer_id),
          source_id = COALESCE(\(table).source_id, p.source_id), rep_id = COALESCE(\(table).rep_id, p.rep_id)
        FROM (\(heir.parents)) AS p WHERE p.id = \(table).id AND \(open)
        """)
      if session.connection.changeCount > 0 { isOpen = true }
    }
    return isOpen ? [.payments] : []
  }

  /// Who was made on the way by another file was there since its own day, once that is known.
  private func beginHistories() throws(RowFailure) {
    try session.statements.run(
      """
      UPDATE party_states SET from_on = c.created_on
      FROM (SELECT id, MIN(created_on) AS created_on FROM (
        SELECT id, created_on FROM customers UNION ALL SELECT id, created_on FROM leads) GROUP BY id) AS c
      WHERE c.id = party_states.party_id AND party_states.from_on = '0001-01-01' AND c.created_on < party_states.until_on
      """)
  }

  // MARK: What they are worth

  private func costLines() throws(RowFailure) {
    var found: [(id: Int, cost: Int)] = []
    try session.statements.each(
      """
      SELECT l.id, l.quantity, p.cost FROM order_lines l JOIN products p ON p.id = l.product_id
      WHERE l.cost IS NULL AND l.quantity IS NOT NULL AND p.cost IS NOT NULL
      """, []
    ) { row in
      let cost = ExactNumber(digits: Int128(row.integer(1)) * Int128(row.integer(2)), scale: 3).units(scale: 0)
      if let cost { found.append((row.integer(0), cost.value)) }
    }
    for (id, cost) in found {
      try session.statements.run("UPDATE order_lines SET cost = ? WHERE id = ?", .integer(cost), .integer(id))
    }
  }

  /// At the rates that are known now; a line without a day that has its price keeps it.
  private func priceLines() throws(RowFailure) {
    var found: [(id: Int, amount: Int)] = []
    try session.statements.each(
      """
      SELECT id, original_amount, currency, COALESCE(ordered_on, ?), amount FROM order_lines
      WHERE original_amount IS NOT NULL AND currency IS NOT NULL AND (ordered_on IS NOT NULL OR amount IS NULL)
      """, [session.todayValue]
    ) { (row) throws(RowFailure) in
      if let amount = try CurrencyConversion.base(row.integer(1), of: row.text(2), on: row.text(3), session),
        row.isNull(4) || row.integer(4) != amount
      {
        found.append((row.integer(0), amount))
      }
    }
    for (id, amount) in found {
      try session.statements.run(
        """
        UPDATE order_lines SET amount = ?1, gross = CASE WHEN discount_bp < 10000 THEN NULL ELSE gross END,
          price = CASE WHEN discount_bp < 10000 THEN NULL ELSE price END
        WHERE id = ?2
        """, .integer(amount), .integer(id))
    }
    try grossFromAmounts()
  }

  /// Of lines whose price was not known in the store's currency: what the discount took away was there before it.
  private func grossFromAmounts() throws(RowFailure) {
    var found: [(id: Int, gross: Int)] = []
    try session.statements.each(
      """
      SELECT id, amount, discount_bp FROM order_lines
      WHERE original_amount IS NOT NULL AND gross IS NULL AND amount IS NOT NULL AND discount_bp < 10000
      """, []
    ) { row in
      let net = ExactNumber(digits: Int128(row.integer(1)) * 10_000)
      let gross = net.divided(by: ExactNumber(digits: Int128(10_000 - row.integer(2))))?.units(scale: 0)
      if let gross { found.append((row.integer(0), gross.value)) }
    }
    for (id, gross) in found {
      try session.statements.run(
        """
        UPDATE order_lines SET gross = ?2,
          price = COALESCE(price, CASE WHEN quantity > 0 THEN CAST(ROUND(?2 * 1000.0 / quantity) AS INTEGER) END)
        WHERE id = ?1
        """, .integer(id), .integer(gross))
    }
  }
}
