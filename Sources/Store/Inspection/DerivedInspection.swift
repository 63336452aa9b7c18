import Values

/// What is worked out from other records, against working it out again.
enum DerivedInspection {
  private struct Kept {
    let table: String
    let key: String
    let columns: String

    var rows: String { "SELECT \(key) AS record, \(columns) FROM main.\(table)" }
  }

  private static func kept(_ part: Derived.Part) -> [Kept] {
    switch part {
    case .people:
      [
        Kept(table: "rep_assignments", key: "rep_id", columns: "from_on, until_on, team_id, manager_id"),
        Kept(table: "team_ancestors", key: "team_id", columns: "ancestor_id, from_on, until_on, depth"),
        Kept(table: "rep_ancestors", key: "rep_id", columns: "ancestor_id, from_on, until_on, depth, leads"),
      ]
    case .opportunities:
      [
        Kept(table: "opportunities", key: "id", columns: "rep_id, cycle_days"),
        Kept(table: "opportunity_states", key: "id", columns: DealHistory.columns.joined(separator: ", ")),
        Kept(table: "opportunity_credits", key: "opportunity_id", columns: "rep_id, share_bp, amount"),
        Kept(table: "opportunity_state_credits", key: "state_id", columns: "rep_id, share_bp, amount"),
      ]
    case .customers: [Kept(table: "customers", key: "id", columns: "first_order_on, last_order_on, first_win_on")]
    case .leads: [Kept(table: "leads", key: "id", columns: "first_response_minutes")]
    case .orderLines:
      [Kept(table: "order_lines", key: "id", columns: "customer_id, source_id, rep_id, status, ordered_on")]
    case .payments:
      [
        Kept(table: "payments", key: "id", columns: "rep_id"),
        Kept(table: "invoice_settlements", key: "invoice_id", columns: InvoiceSettlements.columns),
        Kept(table: "dues", key: "invoice_id", columns: InvoiceDues.columns),
      ]
    case .expenses: [Kept(table: "expenses", key: "id", columns: "team_id")]
    case .calendar:
      [
        Kept(
          table: "calendar", key: "day",
          columns:
            "day_number, week, month, quarter, half, year, fiscal_quarter, fiscal_half, fiscal_year, weekday, is_workday"
        )
      ]
    case .plans:
      [
        Kept(
          table: "plan_rollups", key: "kind || ' ' || level || ' ' || starts_on",
          columns:
            "metric, grain, ends_on, assigned_on, rep_id, team_id, territory_id, product_id, customer_id, category, has_parts, value"
        )
      ]
    }
  }

  /// Works everything out again in a transaction that is then undone. `writer` holds the write lock meanwhile.
  static func findings(_ writer: Connection, _ watcher: Watcher) throws(StoreError) -> [StoreFinding] {
    // A reference that leads nowhere is another finding.
    try writer.execute("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")
    defer { try? writer.execute("ROLLBACK; PRAGMA foreign_keys = ON") }
    var findings: [StoreFinding] = []
    for (position, part) in Derived.Part.allCases.enumerated() {
      watcher.follow(Progress(.comparing, done: position, of: Derived.Part.allCases.count))
      let tables = kept(part)
      for kept in tables { try writer.execute("CREATE TEMP TABLE was_\(kept.table) AS \(kept.rows)") }
      let before = writer.totalChangeCount
      try again(part, writer)
      if writer.totalChangeCount != before {
        for kept in tables {
          if let finding = try difference(kept, writer) { findings.append(finding) }
        }
      }
      for kept in tables { try writer.execute("DROP TABLE temp.was_\(kept.table)") }
    }
    return findings
  }

  private static func again(_ part: Derived.Part, _ writer: Connection) throws(StoreError) {
    try Derived.refresh(writer, parts: [part])
    if part == .calendar { try WorkCalendar(writer).rebuild() }
  }

  /// `nil` when the rows are those that were.
  private static func difference(_ kept: Kept, _ writer: Connection) throws(StoreError) -> StoreFinding? {
    let was = "SELECT * FROM temp.was_\(kept.table)"
    let now = kept.rows
    var count = 0
    var example: String?
    for question in ["\(now) EXCEPT \(was)", "\(was) EXCEPT \(now)"] {
      guard let row = try writer.rows("SELECT COUNT(*), MIN(record) FROM (\(question))").first,
        case .integer(let found) = row[0], found > 0
      else { continue }
      count = max(count, found)
      example = example ?? row[1].plainText
    }
    guard count > 0 else { return nil }
    return StoreFinding(.derived, in: kept.table, count: count, example: example ?? "")
  }
}
