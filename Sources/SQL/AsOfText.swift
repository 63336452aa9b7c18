/// What the store keeps in no table because it depends on the moment: each is a SELECT in the shared subset, written
/// once and read as of any day.
///
/// `{moment}` is the day asked about, `{start}` and `{end}` the half-open period around it, `{moment-180}` so many days
/// before the moment: all of them bound, never text.
enum AsOfText {
  /// The SELECT behind a kind of record; `nil` for one that has a table.
  static func select(_ table: String) -> String? { selects[table] }

  static let selects: [String: String] = [
    "unpaid_dues": unpaidDues, "product_stock": productStock, "open_deals": openDeals, "expected_deals": expectedDeals,
    "planned_closes": plannedCloses, "recent_closings": recentClosings,
  ]

  /// What is not settled of each invoice, or of each of its instalments: payments and credit notes up to the moment fill
  /// the oldest first. What is settled in full leaves before the instalments are looked at.
  private static let unpaidDues = """
    SELECT d.invoice_id, d.customer_id, d.source_id, d.rep_id, d.due_on,
      CASE WHEN d.due_so_far - d.settled < d.amount THEN d.due_so_far - d.settled ELSE d.amount END AS amount
    FROM (
      SELECT o.id AS invoice_id, o.customer_id, o.source_id, o.rep_id, o.settled,
        COALESCE(p.due_on, o.due_on) AS due_on, COALESCE(p.amount, o.amount) AS amount,
        SUM(COALESCE(p.amount, o.amount)) OVER (
          PARTITION BY o.id ORDER BY COALESCE(p.due_on, o.due_on), COALESCE(p.id, 0)
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS due_so_far
      FROM (
        SELECT i.id, i.customer_id, i.source_id, i.rep_id, COALESCE(i.due_on, i.issued_on) AS due_on, i.amount,
          COALESCE(a.settled, 0) + COALESCE(c.credited, 0) AS settled
        FROM invoices i
        LEFT JOIN (
          SELECT invoice_id, SUM(amount) AS settled FROM payment_allocations WHERE paid_on <= {moment} GROUP BY invoice_id
        ) a ON a.invoice_id = i.id
        LEFT JOIN (
          SELECT invoice_id, SUM(amount) AS credited FROM credit_notes WHERE issued_on <= {moment} GROUP BY invoice_id
        ) c ON c.invoice_id = i.id
        WHERE i.status = 'issued' AND i.issued_on <= {moment}
          AND i.amount > COALESCE(a.settled, 0) + COALESCE(c.credited, 0)
      ) o
      LEFT JOIN instalments p ON p.invoice_id = o.id
    ) d
    WHERE d.due_so_far > d.settled
    """

  /// Stock of each product that is sold, against the level at which it is to be ordered again; of that no history is
  /// kept.
  private static let productStock = """
    SELECT p.id, p.id AS product_id, COALESCE(m.on_hand, 0) AS on_hand, p.reorder_level
    FROM products p
    LEFT JOIN (
      SELECT product_id, SUM(quantity) AS on_hand FROM stock_movements WHERE moved_on <= {moment} GROUP BY product_id
    ) m ON m.product_id = p.id
    WHERE p.is_active = 1
    """

  /// Opportunities open on the day, with the day they came into their stage and the day of the last activity on them;
  /// without one it is the day they were created.
  private static let openDeals = """
    SELECT d.opportunity_id, d.customer_id, d.source_id, d.rep_id, d.stage_id, d.amount, d.expected_close_on,
      d.entered_on, COALESCE(t.touched_on, o.created_on) AS touched_on
    FROM (
      SELECT s.opportunity_id, s.customer_id, s.source_id, s.owner_id AS rep_id, s.stage_id, s.amount,
        s.expected_close_on, s.until_on,
        MAX(s.entry_on) OVER (
          PARTITION BY s.opportunity_id ORDER BY s.from_on, s.id
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS entered_on
      FROM (
        SELECT h.id, h.opportunity_id, h.customer_id, h.source_id, h.owner_id, h.stage_id, h.amount, h.expected_close_on,
          h.from_on, h.until_on,
          CASE WHEN LAG(h.stage_id) OVER (PARTITION BY h.opportunity_id ORDER BY h.from_on, h.id) = h.stage_id
            THEN NULL ELSE h.from_on END AS entry_on
        FROM opportunity_states n
        JOIN opportunity_states h
          ON h.opportunity_id = n.opportunity_id AND h.from_on <= {moment} AND h.until_on > h.from_on
        WHERE n.state = 'open' AND n.from_on <= {moment} AND n.until_on > {moment}
      ) s
    ) d
    JOIN opportunities o ON o.id = d.opportunity_id
    LEFT JOIN (
      SELECT opportunity_id, MAX(done_on) AS touched_on FROM activities
      WHERE opportunity_id IS NOT NULL AND status = 'done' AND done_on <= {moment}
      GROUP BY opportunity_id
    ) t ON t.opportunity_id = d.opportunity_id
    WHERE d.until_on > {moment}
    """

  /// Opportunities open on the day that are then expected to close in the period.
  private static let expectedDeals = """
    SELECT s.opportunity_id, s.customer_id, s.source_id, s.owner_id AS rep_id, s.stage_id, s.amount, s.expected_close_on
    FROM opportunity_states s
    WHERE s.state = 'open' AND s.from_on <= {moment} AND s.until_on > {moment}
      AND s.expected_close_on >= {start} AND s.expected_close_on < {end}
    """

  /// Opportunities that at the start of the period were open and expected to close in it, by its end or, while it runs,
  /// by the day asked about; and whether they are open then.
  private static let plannedCloses = """
    SELECT s.opportunity_id, s.customer_id, s.source_id, s.owner_id AS rep_id, s.stage_id, s.amount, s.expected_close_on,
      CASE WHEN e.state = 'open' THEN 1 ELSE 0 END AS is_open
    FROM opportunity_states s
    JOIN opportunity_states e
      ON e.opportunity_id = s.opportunity_id AND e.from_on <= {moment} AND e.until_on > {moment}
    WHERE s.state = 'open' AND s.from_on < {start} AND s.until_on >= {start}
      AND s.expected_close_on >= {start} AND s.expected_close_on < {end} AND s.expected_close_on <= {moment}
    """

  /// Deals decided in the 90 days up to the day.
  private static let recentClosings = """
    SELECT o.id, o.customer_id, o.source_id, o.rep_id, o.state, o.amount, o.cycle_days
    FROM opportunities o
    WHERE o.state IN ('won', 'lost') AND o.closed_on > {moment-90} AND o.closed_on <= {moment}
    """
}
