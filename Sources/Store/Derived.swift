import Values

/// What the store works out from its records and keeps, so that questions need not.
package enum Derived {
  package enum Part: Hashable, Sendable, CaseIterable {
    /// Teams of reps over time, the team tree, the reporting line.
    case people
    /// Credit and cycle of opportunities, their states beside those before, and the parts of shared ones.
    case opportunities
    /// First and last order and first won deal of customers.
    case customers
    /// First response to leads.
    case leads
    /// The keys that lines copy from their order.
    case orderLines
    /// Who collected, what settles invoices, and what falls due of them.
    case payments
    /// Whose budget an expense is on.
    case expenses
    /// The years that records need.
    case calendar
    case plans
  }

  /// The columns of records that `refresh` fills.
  static let columns: [String: Set<String>] = [
    "customers": ["first_order_on", "last_order_on", "first_win_on"], "leads": ["first_response_minutes"],
    "opportunities": ["rep_id", "cycle_days"], "opportunity_states": Set(DealHistory.columns),
    "order_lines": ["customer_id", "source_id", "rep_id", "status", "ordered_on"],
  ]

  /// What is worked out from the rows of these tables.
  static func parts(touching tables: some Sequence<String>) -> Set<Part> {
    tables.reduce(into: []) { parts, table in
      switch table {
      case "reps", "teams", "rep_assignments", "team_assignments":
        parts.formUnion([.people, .plans, .opportunities, .expenses])
      case "customers": parts.insert(.customers)
      case "opportunities", "opportunity_states": parts.formUnion([.opportunities, .customers])
      case "opportunity_splits": parts.insert(.opportunities)
      case "leads", "activities": parts.insert(.leads)
      case "orders", "order_lines": parts.formUnion([.orderLines, .customers])
      case "targets", "budgets", "products", "holidays": parts.insert(.plans)
      case "expenses": parts.insert(.expenses)
      case "invoices", "instalments", "payments", "payment_allocations", "credit_notes": parts.insert(.payments)
      case "exchange_rates": parts.formUnion([.opportunities, .payments])
      default: break
      }
    }
  }

  /// To be called after records changed. Rows that are right already are not written.
  ///
  /// - Complexity: one pass over the tables of `parts`.
  package static func refresh(
    _ connection: Connection, parts: Set<Part> = Set(Part.allCases)
  ) throws(StoreError) {
    try connection.atomically { () throws(StoreError) in
      for part in Part.allCases where parts.contains(part) {
        switch part {
        case .people: try people(connection)
        case .opportunities:
          try opportunities(connection)
          try SharedDeals.refresh(connection)
        case .customers: try customers(connection)
        case .leads: try leads(connection)
        case .orderLines: try orderLines(connection)
        case .payments: try payments(connection)
        case .expenses: try expenses(connection)
        case .calendar: try calendar(connection)
        case .plans: try PlanTable.refresh(connection)
        }
      }
    }
  }

  /// Likewise, of one record: a deal, a customer, a lead, a payment or an expense.
  ///
  /// - Complexity: that of the record's own facts.
  static func refresh(_ connection: Connection, _ part: Part, of id: Int) throws(StoreError) {
    switch part {
    case .opportunities:
      try opportunities(connection, only: id)
      let shares = try connection.scalar("SELECT 1 FROM opportunity_splits WHERE opportunity_id = ?", [.integer(id)])
      if shares != nil { try SharedDeals.refresh(connection) }
    case .customers: try customers(connection, only: id)
    case .leads: try leads(connection, only: id)
    case .payments: try payments(connection, only: id)
    case .expenses: try expenses(connection, only: id)
    case .people, .orderLines, .calendar, .plans: try refresh(connection, parts: [part])
    }
  }

  /// A condition that keeps one record, bound as the first value.
  private static func only(_ column: String, _ id: Int?) -> String { id == nil ? "1" : "\(column) = ?1" }

  private static func bindings(_ id: Int?) -> [SQLValue] { id.map { [.integer($0)] } ?? [] }

  private static func people(_ connection: Connection) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO rep_assignments (rep_id, from_on, team_id, manager_id)
      SELECT r.id, '0001-01-01', r.team_id, r.manager_id FROM reps r
      WHERE (r.team_id IS NOT NULL OR r.manager_id IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM rep_assignments a WHERE a.rep_id = r.id)
      """)
    try connection.run(
      """
      INSERT INTO team_assignments (team_id, from_on, parent_id)
      SELECT t.id, '0001-01-01', t.parent_id FROM teams t
      WHERE t.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM team_assignments a WHERE a.team_id = t.id)
      """)
    try TeamTree.refresh(connection)
    try ReportingLine.refresh(connection)
  }

  /// An open deal belongs to its owner; a closed one stays with who owned it on the day it closed, as its history
  /// says, or else as it was recorded.
  private static func opportunities(_ connection: Connection, only id: Int? = nil) throws(StoreError) {
    let credit = """
      CASE WHEN o.state = 'open' THEN COALESCE(o.owner_id, o.rep_id) ELSE COALESCE(
        (SELECT s.owner_id FROM opportunity_states s
         WHERE s.opportunity_id = o.id AND s.from_on <= o.closed_on AND s.until_on > o.closed_on
         ORDER BY s.from_on DESC, s.id DESC LIMIT 1),
        o.rep_id, o.owner_id) END
      """
    let cycle = """
      CASE WHEN o.closed_on IS NOT NULL AND o.created_on IS NOT NULL
        THEN CAST(julianday(o.closed_on) - julianday(o.created_on) AS INTEGER) END
      """
    try connection.run(
      """
      UPDATE opportunities SET rep_id = w.credit, cycle_days = w.cycle
      FROM (SELECT o.id AS id, \(credit) AS credit, \(cycle) AS cycle FROM opportunities o
        WHERE \(only("o.id", id))) AS w
      WHERE w.id = opportunities.id
        AND (opportunities.rep_id IS NOT w.credit OR opportunities.cycle_days IS NOT w.cycle)
      """, bindings(id))
    try DealHistory.refresh(connection, where: only("opportunity_id", id), bindings(id))
  }

  private static func customers(_ connection: Connection, only id: Int? = nil) throws(StoreError) {
    try connection.run(
      """
      UPDATE customers
      SET first_order_on = w.first_order, last_order_on = w.last_order, first_win_on = w.first_win
      FROM (
        SELECT c.id AS id, o.first_order, o.last_order, d.first_win
        FROM customers c
        LEFT JOIN (
          SELECT customer_id, MIN(ordered_on) AS first_order, MAX(ordered_on) AS last_order
          FROM orders WHERE status NOT IN ('draft', 'cancelled') AND \(only("customer_id", id)) GROUP BY customer_id
        ) AS o ON o.customer_id = c.id
        LEFT JOIN (
          SELECT customer_id, MIN(closed_on) AS first_win FROM opportunities
          WHERE state = 'won' AND \(only("customer_id", id)) GROUP BY customer_id
        ) AS d ON d.customer_id = c.id
        WHERE \(only("c.id", id))
      ) AS w
      WHERE w.id = customers.id AND (
        customers.first_order_on IS NOT w.first_order OR customers.last_order_on IS NOT w.last_order
        OR customers.first_win_on IS NOT w.first_win)
      """, bindings(id))
  }

  /// Minutes to the first done activity towards the lead, at or after its creation; `NULL` unless both have a time of
  /// day. What the lead wrote or called does not count, nor do tasks and notes.
  private static func leads(_ connection: Connection, only id: Int? = nil) throws(StoreError) {
    func moment(_ name: String, _ day: String, _ time: String) -> String {
      "CAST(strftime('%s', \(name).\(day) || ' ' || \(name).\(time)) AS INTEGER) / 60"
    }
    let towards = """
      a.status = 'done' AND a.direction IS NOT 'inbound' AND a.type NOT IN ('task', 'note')
        AND a.done_time IS NOT NULL
      """
    func response(_ key: String) -> String {
      """
      SELECT \(moment("a", "done_on", "done_time")) AS minute FROM activities a
      WHERE a.\(key) = l.id AND \(towards)
      """
    }
    try connection.run(
      """
      UPDATE leads SET first_response_minutes = w.minutes
      FROM (
        SELECT l.id AS id, (
          SELECT MIN(r.minute) - \(moment("l", "created_on", "created_time")) FROM (
            \(response("lead_id"))
            UNION ALL
            \(response("customer_id"))
          ) AS r
          WHERE r.minute >= \(moment("l", "created_on", "created_time"))
        ) AS minutes
        FROM leads l WHERE \(only("l.id", id))
      ) AS w
      WHERE w.id = leads.id AND leads.first_response_minutes IS NOT w.minutes
      """, bindings(id))
  }

  private static func orderLines(_ connection: Connection) throws(StoreError) {
    try connection.run(
      """
      UPDATE order_lines
      SET customer_id = o.customer_id, source_id = o.source_id, rep_id = o.rep_id, status = o.status,
        ordered_on = o.ordered_on
      FROM orders o
      WHERE o.id = order_lines.order_id AND (
        order_lines.customer_id IS NOT o.customer_id OR order_lines.source_id IS NOT o.source_id
        OR order_lines.rep_id IS NOT o.rep_id OR order_lines.status IS NOT o.status
        OR order_lines.ordered_on IS NOT o.ordered_on)
      """)
  }

  /// A payment that names nobody is credited to the rep of the invoice that it settles, the first one when it settles
  /// several; an advance stays nobody's.
  private static func payments(_ connection: Connection, only id: Int? = nil) throws(StoreError) {
    try connection.run(
      """
      UPDATE payments SET rep_id = (
        SELECT i.rep_id FROM payment_allocations a JOIN invoices i ON i.id = a.invoice_id
        WHERE a.payment_id = payments.id AND i.rep_id IS NOT NULL ORDER BY a.id LIMIT 1)
      WHERE \(only("id", id)) AND rep_id IS NULL AND EXISTS (
        SELECT 1 FROM payment_allocations a JOIN invoices i ON i.id = a.invoice_id
        WHERE a.payment_id = payments.id AND i.rep_id IS NOT NULL)
      """, bindings(id))
    let chosen = { (invoice: String) in
      id == nil ? "1" : "\(invoice) IN (SELECT p.invoice_id FROM payment_allocations p WHERE p.payment_id = ?1)"
    }
    try InvoiceSettlements.refresh(connection, where: chosen, bindings(id))
    try InvoiceDues.refresh(connection, where: chosen, bindings(id))
  }

  /// An expense that names no team is charged to the one its rep was in on the day.
  private static func expenses(_ connection: Connection, only id: Int? = nil) throws(StoreError) {
    let bit = InheritanceMarks.bit("team_id")
    try connection.run(
      """
      UPDATE expenses SET team_id = w.team_id, inherited = expenses.inherited | \(bit)
      FROM (
        SELECT e.id, (
          SELECT a.team_id FROM rep_assignments a
          WHERE a.rep_id = e.rep_id AND a.from_on <= e.spent_on AND a.until_on > e.spent_on
        ) AS team_id
        FROM expenses e WHERE \(only("e.id", id)) AND (e.team_id IS NULL OR e.inherited & \(bit))
      ) AS w
      WHERE w.id = expenses.id AND expenses.team_id IS NOT w.team_id
      """, bindings(id))
  }

  private static let days = [
    ("activities", "done_on"), ("activities", "due_on"), ("leads", "created_on"), ("opportunities", "created_on"),
    ("opportunities", "closed_on"), ("opportunities", "expected_close_on"), ("quotes", "sent_on"),
    ("orders", "ordered_on"), ("invoices", "issued_on"), ("invoices", "due_on"), ("instalments", "due_on"),
    ("credit_notes", "issued_on"), ("payments", "paid_on"), ("payment_allocations", "paid_on"),
    ("stock_movements", "moved_on"), ("expenses", "spent_on"), ("campaign_spend", "spent_on"),
    ("targets", "starts_on"), ("targets", "ends_on"), ("budgets", "starts_on"), ("budgets", "ends_on"),
  ]

  private static func calendar(_ connection: Connection) throws(StoreError) {
    let bounds = WorkCalendar.bounds
    let spans = days.map { table, column in
      "SELECT MIN(\(column)) AS first, MAX(\(column)) AS last FROM \(table) "
        + "WHERE \(column) >= '\(bounds.start.iso)' AND \(column) <= '\(bounds.last.iso)'"
    }
    let found = try connection.rows("SELECT MIN(first), MAX(last) FROM (\(spans.joined(separator: " UNION ALL ")))")
    guard case .text(let first) = found[0][0], case .text(let last) = found[0][1],
      let start = CivilDate(iso: first), let end = CivilDate(iso: last)
    else { return }
    try WorkCalendar(connection).ensure(covering: Period(from: start, through: end))
  }
}

extension Connection {
  /// Rewrites a table that is worked out when it holds other rows than `wanted`, which are in the order of `order`.
  func keep(_ wanted: [[SQLValue]], in table: String, columns: String, order: String) throws(StoreError) {
    guard try rows("SELECT \(columns) FROM \(table) ORDER BY \(order)") != wanted else { return }
    try run("DELETE FROM \(table)")
    try insert(into: table, columns: columns, wanted)
  }

  /// Likewise of what a SELECT works out, and only for those records, by their `key`, for which the rows are others.
  ///
  /// - Parameter chosen: keeps the records that the SELECT is about, by a column that holds their keys.
  func keep(
    _ select: String, in table: String, columns: String, key: String, where chosen: (String) -> String,
    _ bindings: [SQLValue]
  ) throws(StoreError) {
    let present = "SELECT \(columns) FROM \(table) WHERE \(chosen(key))"
    try run("CREATE TEMP TABLE wanted AS \(select)", bindings)
    try run(
      """
      CREATE TEMP TABLE different AS
      SELECT \(key) FROM (SELECT \(columns) FROM temp.wanted EXCEPT \(present))
      UNION
      SELECT \(key) FROM (\(present) EXCEPT SELECT \(columns) FROM temp.wanted)
      """, bindings)
    let different = "WHERE \(key) IN (SELECT \(key) FROM temp.different)"
    try execute(
      """
      DELETE FROM \(table) \(different);
      INSERT INTO \(table) (\(columns)) SELECT \(columns) FROM temp.wanted \(different);
      DROP TABLE temp.wanted;
      DROP TABLE temp.different;
      """)
  }
}
