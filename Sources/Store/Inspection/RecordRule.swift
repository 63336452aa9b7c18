/// Something that no record should be, as the question for the records that are.
struct RecordRule: Sendable {
  let kind: StoreFinding.Kind
  let table: String
  /// The ids of the records, as `id`.
  let sql: String

  init(_ kind: StoreFinding.Kind, _ table: String, _ sql: String) {
    self.kind = kind
    self.table = table
    self.sql = sql
  }
}

extension RecordRule {
  static let all = histories + dealRules + money + circles + parties

  // MARK: Histories

  private struct History {
    let table: String
    /// Whose history it is, and the table of those records.
    let key: String
    let owner: String
    /// Between two periods nobody may know anything: a rep who left and came back.
    let allowsGaps: Bool
  }

  private static let histories: [RecordRule] =
    [
      History(table: "opportunity_states", key: "opportunity_id", owner: "opportunities", allowsGaps: false),
      History(table: "party_states", key: "party_id", owner: "parties", allowsGaps: false),
      History(table: "rep_assignments", key: "rep_id", owner: "reps", allowsGaps: true),
      History(table: "team_assignments", key: "team_id", owner: "teams", allowsGaps: true),
    ].flatMap { history in
      let steps = """
        SELECT \(history.key) AS id, until_on,
          LEAD(from_on) OVER (PARTITION BY \(history.key) ORDER BY from_on, until_on) AS next_on
        FROM \(history.table) WHERE until_on > from_on
        """
      var rules = [
        RecordRule(
          .backwards, history.owner,
          "SELECT DISTINCT \(history.key) AS id FROM \(history.table) WHERE until_on < from_on"),
        RecordRule(.overlap, history.owner, "SELECT DISTINCT id FROM (\(steps)) WHERE next_on < until_on"),
      ]
      guard !history.allowsGaps else { return rules }
      rules += [
        RecordRule(.gap, history.owner, "SELECT DISTINCT id FROM (\(steps)) WHERE next_on > until_on"),
        RecordRule(
          .presentPeriod, history.owner,
          "SELECT \(history.key) AS id FROM \(history.table) GROUP BY 1 HAVING SUM(until_on = '9999-12-31') <> 1"),
      ]
      return rules
    } + [
      RecordRule(
        .otherThanHistory, "opportunities",
        """
        SELECT o.id FROM opportunities o
        JOIN opportunity_states s ON s.opportunity_id = o.id AND s.until_on = '9999-12-31'
        WHERE s.state IS NOT o.state OR s.stage_id IS NOT o.stage_id OR s.owner_id IS NOT o.owner_id
          OR s.amount IS NOT o.amount OR s.expected_close_on IS NOT o.expected_close_on
        """),
      RecordRule(
        .noHistory, "opportunities",
        "SELECT id FROM opportunities o WHERE NOT EXISTS (SELECT 1 FROM opportunity_states s WHERE s.opportunity_id = o.id)"
      ),
      // A lead that became a customer is either.
      RecordRule(
        .otherThanHistory, "parties",
        """
        SELECT p.party_id AS id FROM party_states p
        LEFT JOIN customers c ON c.id = p.party_id LEFT JOIN leads l ON l.id = p.party_id
        WHERE p.until_on = '9999-12-31'
          AND NOT (c.id IS NOT NULL AND p.owner_id IS c.owner_id AND COALESCE(p.status, c.status) = c.status)
          AND NOT (l.id IS NOT NULL AND p.owner_id IS l.rep_id AND COALESCE(p.status, l.status) = l.status)
        """),
      RecordRule(
        .otherThanHistory, "reps",
        """
        SELECT r.id FROM reps r JOIN rep_assignments a ON a.rep_id = r.id AND a.until_on = '9999-12-31'
        WHERE a.team_id IS NOT r.team_id OR a.manager_id IS NOT r.manager_id
        """),
      RecordRule(
        .otherThanHistory, "teams",
        """
        SELECT t.id FROM teams t JOIN team_assignments a ON a.team_id = t.id AND a.until_on = '9999-12-31'
        WHERE a.parent_id IS NOT t.parent_id
        """),
      RecordRule(
        .backwards, "territories",
        "SELECT DISTINCT territory_id AS id FROM territory_assignments WHERE until_on < from_on"),
    ]

  // MARK: Deals, money, stock

  private static let dealRules = [
    RecordRule(
      .closedWithoutDay, "opportunities", "SELECT id FROM opportunities WHERE state <> 'open' AND closed_on IS NULL"),
    RecordRule(
      .openWithDay, "opportunities", "SELECT id FROM opportunities WHERE state = 'open' AND closed_on IS NOT NULL"),
    RecordRule(
      .sharesAboveWhole, "opportunities",
      "SELECT opportunity_id AS id FROM opportunity_splits GROUP BY 1 HAVING SUM(share_bp) > 10000"),
  ]

  private static let money = [
    RecordRule(
      .paymentAllocatedTwice, "payments",
      """
      SELECT p.id FROM payments p JOIN payment_allocations a ON a.payment_id = p.id
      GROUP BY p.id HAVING ABS(SUM(a.amount)) > ABS(p.amount)
      """),
    RecordRule(
      .invoiceSettledTwice, "invoices",
      """
      SELECT i.id FROM invoices i JOIN invoice_settlements s ON s.invoice_id = i.id
      WHERE s.payment_id IS NOT NULL
      GROUP BY i.id HAVING SUM(COALESCE(s.amount, s.original_amount)) > MAX(COALESCE(i.amount, i.original_amount), 0)
      """),
    RecordRule(
      .instalmentsNotWhole, "invoices",
      """
      SELECT i.id FROM invoices i JOIN instalments n ON n.invoice_id = i.id
      GROUP BY i.id HAVING SUM(n.amount) <> COALESCE(i.original_amount, i.amount)
      """),
    RecordRule(
      .stockBelowZero, "products",
      """
      SELECT DISTINCT product_id AS id FROM (
        SELECT product_id, SUM(SUM(quantity)) OVER (PARTITION BY product_id ORDER BY moved_on) AS balance
        FROM stock_movements GROUP BY product_id, moved_on
      ) WHERE balance < 0
      """),
  ]

  // MARK: Trees, parties

  static let circles = [("teams", "parent_id"), ("reps", "manager_id"), ("customers", "parent_id")].map {
    table, above in
    RecordRule(
      .circle, table,
      """
      WITH RECURSIVE line(id, above) AS (
        SELECT id, \(above) FROM \(table) WHERE \(above) IS NOT NULL
        UNION
        SELECT l.id, t.\(above) FROM line l JOIN \(table) t ON t.id = l.above
        WHERE t.\(above) IS NOT NULL AND l.above <> l.id
      )
      SELECT id FROM line WHERE above = id
      """)
  }

  private static let parties = [
    RecordRule(
      .nobody, "parties",
      """
      SELECT p.id FROM parties p
      WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = p.id)
        AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.id = p.id)
      """),
    RecordRule(
      .leadWithoutCustomer, "leads",
      """
      SELECT l.id FROM leads l
      WHERE (l.converted_on IS NOT NULL OR l.customer_id <> l.id)
        AND NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = COALESCE(l.customer_id, l.id))
      """),
  ]
}
