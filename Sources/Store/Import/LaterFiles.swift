import Values

/// What a later file says of records that an earlier one made, or a corrected one of what was taken from it before: the
/// price list of lines that had no cost, the order of invoices that knew no customer, the day of lines that were priced
/// without one. What a file said of the records themselves stays.
struct LaterFiles {
  private let session: ImportSession

  init(_ session: ImportSession) { self.session = session }

  /// - Parameter isUpdated: records that were there before changed.
  /// - Returns: what else has to be worked out again.
  func follow(_ entity: ImportEntity, isUpdated: Bool) throws(RowFailure) -> Set<Derived.Part> {
    switch entity.name {
    case "products": try costLines()
    case "rates": try priceLines()
    case "orders": try priceLines()
    case "campaigns", "campaign_spend": try handDownSources()
    case "customers", "leads": try beginHistories()
    default: break
    }
    let first: String? =
      switch entity.name {
      case "customers", "leads", "contacts": Heir.all.first?.table
      case "order_lines": session.hasFilledOrders ? "orders" : nil
      case "payments": isUpdated ? "payment_allocations" : nil
      case let name: isUpdated ? ImportEntity.named(name)?.table : nil
      }
    return try handDown(from: Heir.all.firstIndex { $0.table == first })
  }

  // MARK: Whose they are

  /// To the records that belong to those of the file, and to what belongs to them in turn.
  private func handDown(from first: Int?) throws(RowFailure) -> Set<Derived.Part> {
    guard let first else { return [] }
    var changed: [String] = []
    for heir in Heir.all[first...] {
      try session.statements.run(heir.refresh)
      if session.connection.changeCount > 0 { changed.append(heir.table) }
    }
    if changed.contains("opportunities") || first == 0 { try handDownToStates() }
    return Derived.parts(touching: changed)
  }

  /// Whose a deal is, it was all the time: another customer is a correction and no change.
  private func handDownToStates() throws(RowFailure) {
    try session.statements.run(
      """
      UPDATE opportunity_states SET customer_id = o.customer_id, source_id = o.source_id
      FROM opportunities o
      WHERE o.id = opportunity_states.opportunity_id AND (opportunity_states.customer_id IS NOT o.customer_id
        OR opportunity_states.source_id IS NOT o.source_id)
      """)
  }

  /// Spend without a source of its own is the campaign's.
  private func handDownSources() throws(RowFailure) {
    let bit = InheritanceMarks.bit("source_id")
    try session.statements.run(
      """
      UPDATE campaign_spend SET source_id = c.source_id, inherited = inherited | \(bit) FROM campaigns c
      WHERE c.id = campaign_spend.campaign_id AND campaign_spend.source_id IS NOT c.source_id
        AND (campaign_spend.source_id IS NULL OR campaign_spend.inherited & \(bit))
      """)
  }

  /// Customers and leads have a history since their own day, once that is known: also who was made on the way by another
  /// file, and whose day was corrected. That of a lead that became a customer begins with either.
  private func beginHistories() throws(RowFailure) {
    let wrong = """
      SELECT p.id, COALESCE(c.created_on, l.created_on) AS day FROM parties p
      LEFT JOIN customers c ON c.id = p.id LEFT JOIN leads l ON l.id = p.id
      WHERE (SELECT MIN(s.from_on) FROM party_states s WHERE s.party_id = p.id)
        NOT IN (COALESCE(c.created_on, l.created_on), COALESCE(l.created_on, c.created_on))
      """
    try session.statements.run(
      """
      DELETE FROM party_states WHERE until_on <= (SELECT d.day FROM (\(wrong)) d WHERE d.id = party_states.party_id)
      """)
    try session.statements.run(
      """
      UPDATE party_states SET from_on = d.day FROM (\(wrong)) AS d
      WHERE d.id = party_states.party_id AND NOT EXISTS (
        SELECT 1 FROM party_states e WHERE e.party_id = party_states.party_id AND e.from_on < party_states.from_on)
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
