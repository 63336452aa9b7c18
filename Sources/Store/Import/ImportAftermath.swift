import Values

/// What follows from the new rows: customers, sources and reps handed down, amounts priced, calendar, roll-ups, statistics.
struct ImportAftermath {
  private let entity: ImportEntity
  private let session: ImportSession
  private var connection: Connection { session.connection }

  init(_ entity: ImportEntity, _ session: ImportSession) {
    self.entity = entity
    self.session = session
  }

  /// - Parameters:
  ///   - isChanged: the file brought something new.
  ///   - isUpdated: of it, records that were there before changed.
  func run(isChanged: Bool, isUpdated: Bool) throws(RowFailure) {
    guard isChanged || session.prices.hasJoined || session.hasFilledOrders else { return }
    let others = try LaterFiles(session).follow(entity, isUpdated: isUpdated)
    if entity.name == "rates" { try price() }
    if entity.name == "payments" { try ReportedPayments.giveWay(session) }
    if entity.name == "rates" || entity.table == "opportunities" { try session.prices.refresh() }
    session.statements.removeAll()
    let parts = derived.union(others)
    try onStore { () throws(StoreError) in
      if let first = session.firstDay, let last = session.lastDay {
        try WorkCalendar(connection).ensure(covering: Period(from: first, through: last))
      }
      if entity.name == "holidays" { try WorkCalendar(connection).refreshWorkdays() }
      if !parts.isEmpty { try Derived.refresh(connection, parts: parts) }
      if entity.table == "opportunities" {
        session.stages = try StageOrder(connection).refresh(
          areMade: session.created.contains { $0.entity == "stages" })
      }
      try connection.execute("PRAGMA analysis_limit = 400; ANALYZE \(entity.table)")
    }
  }

  /// What the store works out from the rows of this entity.
  private var derived: Set<Derived.Part> {
    var parts = Derived.parts(touching: [entity.table])
    if session.created.contains(where: { $0.entity == "reps" || $0.entity == "teams" }) { parts.insert(.people) }
    return parts
  }

  private static let priced = [
    ("opportunities", "CASE WHEN state <> 'open' THEN COALESCE(closed_on, expected_close_on, created_on) END"),
    ("quotes", "sent_on"),
    ("invoices", "issued_on"), ("credit_notes", "issued_on"), ("payments", "paid_on"),
    ("expenses", "spent_on"), ("campaign_spend", "spent_on"),
  ]

  /// Amounts of other currencies that had no rate until now, or another one. What a payment settled stays settled.
  private func price() throws(RowFailure) {
    for (table, day) in Self.priced {
      var found: [(id: Int, amount: Int)] = []
      try session.statements.each(
        """
        SELECT id, original_amount, currency, COALESCE(\(day), ?), amount FROM \(table)
        WHERE original_amount IS NOT NULL AND currency IS NOT NULL\(table == "payments" ? " AND amount IS NULL" : "")
        """, [session.todayValue]
      ) { (row) throws(RowFailure) in
        if let amount = try CurrencyConversion.base(row.integer(1), of: row.text(2), on: row.text(3), session),
          row.isNull(4) || row.integer(4) != amount
        {
          found.append((row.integer(0), amount))
        }
      }
      if table == "opportunities" { try priceClosings(of: found) }
      for (id, amount) in found {
        try session.statements.run("UPDATE \(table) SET amount = ? WHERE id = ?", .integer(amount), .integer(id))
      }
      switch table {
      case "opportunities": try priceStates(of: found)
      case "payments": try priceAllocations(of: found)
      default: break
      }
    }
  }

  /// What a deal was closed at goes with it; what it was worth while it was open, `DealPrices` knows.
  private func priceClosings(of deals: [(id: Int, amount: Int)]) throws(RowFailure) {
    for (id, amount) in deals {
      try session.statements.run(
        """
        UPDATE opportunity_states SET amount = ?2
        WHERE opportunity_id = ?1 AND state <> 'open' AND amount = (SELECT amount FROM opportunities WHERE id = ?1)
        """, .integer(id), .integer(amount))
    }
  }

  /// While a payment had no rate, nothing was known to be settled by it.
  private func priceAllocations(of payments: [(id: Int, amount: Int)]) throws(RowFailure) {
    for (id, amount) in payments {
      try session.statements.run(
        """
        UPDATE payment_allocations
        SET amount = CASE WHEN (SELECT kind FROM payments WHERE id = ?1) = 'refund' THEN -?2 ELSE ?2 END
        WHERE payment_id = ?1 AND amount = 0
        """, .integer(id), .integer(amount))
    }
  }

  /// A deal's history got no amount while there was no rate; as long as it says nothing else, it was the deal's.
  private func priceStates(of deals: [(id: Int, amount: Int)]) throws(RowFailure) {
    for (id, amount) in deals {
      try session.statements.run(
        """
        UPDATE opportunity_states SET amount = ?1 WHERE opportunity_id = ?2 AND amount IS NULL
          AND (original_amount IS NULL OR original_amount = (SELECT original_amount FROM opportunities WHERE id = ?2))
        """, .integer(amount), .integer(id))
    }
  }
}
