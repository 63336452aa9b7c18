import Values

/// What an import as a whole makes look doubtful, though each of its rows can be read.
package enum ImportRemark: Hashable, Sendable {
  /// Every deal in these open stages was to close long ago.
  case pastClosing(stages: [String], deals: Int)
  /// Open deals in stages of which it is only known now that they mean won or lost.
  case openAtTheEnd(Int)
  /// Invoices of which more is paid than they are worth.
  case settledTwice(Int)
  /// Customers who owe something, and have paid what names no invoice.
  case paidAhead(Int)
  /// Records made because rows name them, by what a field of other records says.
  case namedByField(count: Int, entity: String, field: String)
  /// Lines without a price and an amount, priced as the list of products says.
  case listPriced(Int)
}

struct ImportRemarks {
  private let entity: ImportEntity
  private let session: ImportSession
  private var connection: Connection { session.connection }

  init(_ entity: ImportEntity, _ session: ImportSession) {
    self.entity = entity
    self.session = session
  }

  /// - Parameter saysClosing: the file says when deals were closed or are expected to be.
  func all(saysClosing: Bool) throws(StoreError) -> [ImportRemark] {
    var found: [ImportRemark] = []
    if entity.table == "opportunities", saysClosing, let past = try pastClosing() { found.append(past) }
    if entity.table == "stages", let open = try openAtTheEnd() { found.append(open) }
    if ["payments", "invoices"].contains(entity.name), let twice = try settledTwice() { found.append(twice) }
    if entity.name == "payments", let ahead = try paidAhead() { found.append(ahead) }
    if session.listPriced > 0 { found.append(.listPriced(session.listPriced)) }
    for other in ["reps", "customers", "products"] {
      if let named = try namedByField(other) { found.append(named) }
    }
    return found
  }

  /// After how many days a deal that is still open in a stage that means neither won nor lost is no matter of a few days.
  private static let longAgo = 90

  private func pastClosing() throws(StoreError) -> ImportRemark? {
    let rows = try connection.rows(
      """
      SELECT s.name, COUNT(*) FROM opportunities o JOIN stages s ON s.id = o.stage_id
      WHERE o.state = 'open' AND s.state = 'open'
      GROUP BY s.id HAVING COUNT(*) >= 2 AND COUNT(o.expected_close_on) = COUNT(*) AND MAX(o.expected_close_on) < ?
      ORDER BY s.position, s.id
      """, [.text(session.today.adding(days: -Self.longAgo).isoText)])
    let count = rows.reduce(0) { $0 + ($1[1].integerValue ?? 0) }
    return rows.isEmpty ? nil : .pastClosing(stages: rows.compactMap { $0[0].textValue }, deals: count)
  }

  private func openAtTheEnd() throws(StoreError) -> ImportRemark? {
    let count = try connection.scalar(
      """
      SELECT COUNT(*) FROM opportunities o JOIN stages s ON s.id = o.stage_id
      WHERE o.state = 'open' AND s.state <> 'open'
      """)?.integerValue
    return count == 0 ? nil : count.map(ImportRemark.openAtTheEnd)
  }

  private func settledTwice() throws(StoreError) -> ImportRemark? {
    guard let rule = RecordRule.all.first(where: { $0.kind == .invoiceSettledTwice }) else { return nil }
    let count = try connection.rows(rule.sql).count
    return count == 0 ? nil : .settledTwice(count)
  }

  private func paidAhead() throws(StoreError) -> ImportRemark? {
    let count = try connection.scalar(
      """
      SELECT COUNT(*) FROM (
          SELECT customer_id, SUM(amount) AS paid FROM advance_movements GROUP BY customer_id HAVING SUM(amount) > 0
        ) ahead JOIN (
          SELECT customer_id, SUM(amount) AS owed FROM receivable_movements GROUP BY customer_id HAVING SUM(amount) > 0
        ) owing ON owing.customer_id = ahead.customer_id
      """)?.integerValue
    return count == 0 ? nil : count.map(ImportRemark.paidAhead)
  }

  /// How many of the new names are looked up: when one is the id of a field, all are.
  private static let looked = 50

  private func namedByField(_ other: String) throws(StoreError) -> ImportRemark? {
    guard let made = session.loadedReferences(to: other)?.unclaimed, !made.isEmpty else { return nil }
    let ids = made.sorted().prefix(Self.looked).map(String.init).joined(separator: ", ")
    for field in try connection.rows("SELECT column_name, title FROM custom_fields WHERE entity = ?", [.text(other)]) {
      guard let column = field[0].textValue else { continue }
      let matched = try connection.scalar(
        """
        SELECT COUNT(*) FROM \(other) t WHERE t.id IN (\(ids)) AND EXISTS (
          SELECT 1 FROM \(other) k WHERE k.id <> t.id
            AND (CAST(k."\(column)" AS TEXT) = t.name
              OR typeof(k."\(column)") <> 'text' AND t.name GLOB '[0-9]*' AND k."\(column)" = CAST(t.name AS REAL)))
        """)?.integerValue
      if matched == min(made.count, Self.looked) {
        return .namedByField(count: made.count, entity: other, field: field[1].textValue ?? column)
      }
    }
    return nil
  }
}
