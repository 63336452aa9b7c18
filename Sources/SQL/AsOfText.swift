/// What the store keeps in no table because it depends on the moment: each is a SELECT in the shared subset, written
/// once and read as of any day.
///
/// A number about each row is looked up by a subquery: SQLite takes any grouped SELECT for a few rows, and may read one
/// that is joined from its start for every row.
///
/// `{moment}` is the day asked about, `{start}` and `{end}` the half-open period around it, `{moment-180}` so many days
/// before the moment: all of them bound, never text. `{money x}` is an amount in words, `1234.50`.
enum AsOfText {
  /// The SELECT behind a kind of record; `nil` for one that has a table. `columns` are those that are read.
  static func select(_ table: String, _ columns: Set<String>? = nil) -> String? {
    if table == "open_deals", let columns, !columns.contains("entered_on") { return standingDeals }
    return selects[table]
  }

  /// Kinds of record that are made of several, each of which can be added up by itself.
  static let parts: [String: [String]] = [
    "unpaid_dues": unpaidParts, "receivable_movements": receivableParts, "proposals": proposalParts,
  ]

  /// As the view `receivable_movements`.
  private static let receivableParts = [
    """
    SELECT i.customer_id, i.source_id, i.rep_id, i.issued_on AS moved_on, i.amount
    FROM invoices i WHERE i.status = 'issued'
    """,
    """
    SELECT a.customer_id, a.source_id, a.rep_id, a.paid_on AS moved_on, -a.amount AS amount
    FROM payment_allocations a WHERE a.invoice_id NOT IN (SELECT id FROM invoices WHERE status IN ('draft', 'void'))
    """,
    """
    SELECT c.customer_id, c.source_id, c.rep_id, c.issued_on AS moved_on, -c.amount AS amount
    FROM credit_notes c
    WHERE c.invoice_id IS NOT NULL AND c.invoice_id NOT IN (SELECT id FROM invoices WHERE status IN ('draft', 'void'))
    """,
  ]

  /// As the view `proposals`.
  private static let proposalParts = [
    """
    SELECT q.id, q.sent_on AS proposed_on, q.rep_id, q.customer_id, q.source_id, q.opportunity_id, q.amount
    FROM quotes q WHERE q.status IN ('sent', 'accepted', 'rejected') AND q.sent_on IS NOT NULL
    """,
    """
    SELECT -a.id AS id, a.done_on AS proposed_on, a.rep_id, a.customer_id, a.source_id, a.opportunity_id, NULL AS amount
    FROM activities a
    WHERE a.type = 'proposal' AND a.status = 'done'
      AND NOT EXISTS (SELECT 1 FROM quotes q WHERE q.opportunity_id = a.opportunity_id AND q.status <> 'draft')
    """,
  ]

  private static let selects: [String: String] = [
    "unpaid_dues": unpaidDues, "product_stock": productStock, "open_deals": openDeals, "expected_deals": expectedDeals,
    "planned_closes": plannedCloses, "recent_closings": recentClosings,
    "customer_orders": customerOrders, "changes": changes, "plan_days": planDays, "stage_stays": stageStays,
  ]

  /// Plans spread evenly over their working days, over all days where none is worked: one row a day, whatever the moment.
  private static let planDays = """
    SELECT p.kind, p.metric, p.level, p.grain, p.starts_on, p.ends_on, p.rep_id, p.team_id, p.territory_id,
      p.product_id, p.customer_id, p.category, p.has_parts, p.value, c.day,
      COALESCE(
        1.0 * p.value * c.is_workday / NULLIF((
          SELECT SUM(k.is_workday) FROM calendar k WHERE k.day >= p.starts_on AND k.day <= p.ends_on), 0),
        1.0 * p.value / (SELECT COUNT(*) FROM calendar k WHERE k.day >= p.starts_on AND k.day <= p.ends_on)) AS day_value
    FROM plan_rollups p
    JOIN calendar c ON c.day >= p.starts_on AND c.day <= p.ends_on
    """

  /// What is not settled of each invoice, or of each of its instalments: payments and credit notes up to the moment fill
  /// the oldest first. What is settled in full leaves before the instalments are looked at.
  private static let unpaidDues = unpaidParts.joined(separator: "\nUNION ALL\n")

  private static let unpaidParts = [
    """
    SELECT s.id AS invoice_id, s.customer_id, s.source_id, s.rep_id, s.due_on,
      CASE WHEN s.settled > 0 THEN s.amount - s.settled ELSE s.amount END AS amount
    FROM (
      SELECT i.id, i.customer_id, i.source_id, i.rep_id, COALESCE(i.due_on, i.issued_on) AS due_on, i.amount,
        \(settled) AS settled
      FROM invoices i
      WHERE i.status = 'issued' AND i.issued_on <= {moment} AND i.id NOT IN (SELECT p.invoice_id FROM instalments p)
    ) s
    WHERE s.amount > s.settled
    """,
    """
    SELECT d.invoice_id, d.customer_id, d.source_id, d.rep_id, d.due_on,
      CASE WHEN d.due_so_far - d.settled < d.amount THEN d.due_so_far - d.settled ELSE d.amount END AS amount
    FROM (
      SELECT o.id AS invoice_id, o.customer_id, o.source_id, o.rep_id, o.settled,
        COALESCE(p.due_on, o.due_on) AS due_on, COALESCE(p.amount, o.amount) AS amount,
        SUM(COALESCE(p.amount, o.amount)) OVER (
          PARTITION BY o.id ORDER BY COALESCE(p.due_on, o.due_on), COALESCE(p.id, 0)
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS due_so_far
      FROM (
        SELECT s.id, s.customer_id, s.source_id, s.rep_id, s.due_on, s.amount, s.settled
        FROM (
          SELECT i.id, i.customer_id, i.source_id, i.rep_id, COALESCE(i.due_on, i.issued_on) AS due_on, i.amount,
            \(settled) AS settled
          FROM (SELECT DISTINCT invoice_id FROM instalments) n
          CROSS JOIN invoices i
          WHERE i.id = n.invoice_id AND i.status = 'issued' AND i.issued_on <= {moment}
        ) s
        WHERE s.amount > s.settled
      ) o
      JOIN instalments p ON p.invoice_id = o.id
    ) d
    WHERE d.due_so_far > d.settled
    """,
  ]

  private static let settled = """
    COALESCE((
      SELECT SUM(a.amount) FROM payment_allocations a WHERE a.invoice_id = i.id AND a.paid_on <= {moment}
    ), 0) + COALESCE((
      SELECT SUM(c.amount) FROM credit_notes c WHERE c.invoice_id = i.id AND c.issued_on <= {moment}
    ), 0)
    """

  /// Stock of each product that is sold, against the level at which it is to be ordered again; of that no history is
  /// kept.
  private static let productStock = """
    SELECT p.id, p.id AS product_id, COALESCE((
        SELECT SUM(m.quantity) FROM stock_movements m WHERE m.product_id = p.id AND m.moved_on <= {moment}
      ), 0) AS on_hand, p.reorder_level
    FROM products p
    WHERE p.is_active = 1
    """

  /// Opportunities open on the day, with the day they came into their stage and the day of the last activity on them;
  /// without one it is the day they were created.
  private static let openDeals = """
    SELECT d.id, d.opportunity_id, d.customer_id, d.source_id, d.rep_id, d.stage_id, d.amount, d.expected_close_on,
      d.entered_on, COALESCE((
        SELECT MAX(t.done_on) FROM activities t
        WHERE t.opportunity_id = d.opportunity_id AND t.status = 'done' AND t.done_on <= {moment}
      ), o.created_on) AS touched_on
    FROM (
      SELECT s.id, s.opportunity_id, s.customer_id, s.source_id, s.owner_id AS rep_id, s.stage_id, s.amount,
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
    WHERE d.until_on > {moment}
    """

  /// The same without the day they came into their stage, for which their whole history is needed.
  private static let standingDeals = """
    SELECT s.id, s.opportunity_id, s.customer_id, s.source_id, s.owner_id AS rep_id, s.stage_id, s.amount,
      s.expected_close_on, COALESCE((
        SELECT MAX(t.done_on) FROM activities t
        WHERE t.opportunity_id = s.opportunity_id AND t.status = 'done' AND t.done_on <= {moment}
      ), o.created_on) AS touched_on
    FROM opportunity_states s
    JOIN opportunities o ON o.id = s.opportunity_id
    WHERE s.state = 'open' AND s.from_on <= {moment} AND s.until_on > {moment}
    """

  /// As the view `stage_stays`, with the history looked at once: only a stay that goes on under another owner or amount
  /// looks up when it began.
  private static let stageStays = """
    SELECT s.id, s.opportunity_id, s.customer_id, s.source_id, s.owner_id AS rep_id, s.stage_id, s.state,
      CASE WHEN s.stage_before = s.stage_id THEN (
        SELECT MIN(e.from_on) FROM opportunity_states e
        WHERE e.opportunity_id = s.opportunity_id AND e.stage_id = s.stage_id AND e.until_on > e.from_on
          AND e.from_on > COALESCE((
            SELECT MAX(b.from_on) FROM opportunity_states b
            WHERE b.opportunity_id = s.opportunity_id AND b.from_on < s.from_on AND b.until_on > b.from_on
              AND (b.stage_id IS NULL OR b.stage_id <> s.stage_id)
          ), '')
      ) ELSE s.from_on END AS entered_on, s.until_on AS left_on
    FROM (
      SELECT id, opportunity_id, customer_id, source_id, owner_id, stage_id, state, from_on, until_on,
        LAG(stage_id) OVER (PARTITION BY opportunity_id ORDER BY from_on, id) AS stage_before,
        LEAD(stage_id) OVER (PARTITION BY opportunity_id ORDER BY from_on, id) AS stage_behind
      FROM opportunity_states WHERE until_on > from_on
    ) s
    WHERE s.until_on < '9999-12-31' AND s.stage_id IS NOT NULL
      AND (s.stage_behind IS NULL OR s.stage_behind <> s.stage_id)
    """

  /// Opportunities open on the day that are then expected to close in the period.
  private static let expectedDeals = """
    SELECT s.id, s.opportunity_id, s.customer_id, s.source_id, s.owner_id AS rep_id, s.stage_id, s.amount,
      s.expected_close_on
    FROM opportunity_states s
    WHERE s.state = 'open' AND s.from_on <= {moment} AND s.until_on > {moment}
      AND s.expected_close_on >= {start} AND s.expected_close_on < {end}
    """

  /// Opportunities that at the start of the period were open and expected to close in it, by its end or, while it runs,
  /// by the day asked about; and whether they are open then.
  private static let plannedCloses = """
    SELECT s.id, s.opportunity_id, s.customer_id, s.source_id, s.owner_id AS rep_id, s.stage_id, s.amount,
      s.expected_close_on,
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

  /// Customers created by then, with their owner and their last order. An order that was cancelled later still counted.
  private static let customerOrders = """
    SELECT c.id AS customer_id, c.source_id, CASE WHEN s.party_id IS NULL THEN c.owner_id ELSE s.owner_id END AS rep_id,
      (
        SELECT MAX(o.ordered_on) FROM orders o
        WHERE o.customer_id = c.id AND o.ordered_on <= {moment} AND o.status <> 'draft'
          AND (o.status <> 'cancelled' OR o.cancelled_on > {moment})
      ) AS last_order_on
    FROM customers c
    LEFT JOIN party_states s ON s.party_id = c.id AND s.from_on <= {moment} AND s.until_on > {moment}
    WHERE c.created_on IS NULL OR c.created_on <= {moment}
    """

  /// What changed at customers, each kind of change on its own; those of deals in one pass over their history.
  private static let changes = """
    SELECT 'field ' || c.id AS id, c.changed_on, c.customer_id, NULL AS opportunity_id, c.rep_id, c.field AS what,
      c.old_value, c.new_value
    FROM customer_changes c WHERE c.changed_on <= {moment}
    UNION ALL
    SELECT 'status ' || p.party_id || ' ' || p.from_on, p.from_on, p.party_id, NULL, p.owner_id, 'status',
      p.old_status, p.status
    FROM (
      SELECT party_id, from_on, owner_id, status,
        LAG(status) OVER (PARTITION BY party_id ORDER BY from_on) AS old_status
      FROM party_states WHERE until_on > from_on
    ) p
    JOIN customers c ON c.id = p.party_id
    WHERE p.status <> p.old_status AND p.from_on <= {moment}
    UNION ALL
    SELECT 'owner ' || p.party_id || ' ' || p.from_on, p.from_on, p.party_id, NULL, p.owner_id, 'owner', b.name, a.name
    FROM (
      SELECT party_id, from_on, owner_id,
        LAG(owner_id) OVER (PARTITION BY party_id ORDER BY from_on) AS old_owner_id,
        LAG(from_on) OVER (PARTITION BY party_id ORDER BY from_on) AS old_from_on
      FROM party_states WHERE until_on > from_on
    ) p
    JOIN customers c ON c.id = p.party_id
    LEFT JOIN reps b ON b.id = p.old_owner_id
    LEFT JOIN reps a ON a.id = p.owner_id
    WHERE p.old_from_on IS NOT NULL AND COALESCE(p.owner_id, 0) <> COALESCE(p.old_owner_id, 0) AND p.from_on <= {moment}
    UNION ALL
    SELECT k.word || ' ' || o.id, o.changed_on, o.customer_id, o.opportunity_id, o.rep_id, k.what,
      CASE k.word WHEN 'stage' THEN b.name WHEN 'amount' THEN {money o.old_amount} ELSE o.old_expected_close_on END,
      CASE k.word WHEN 'stage' THEN a.name WHEN 'amount' THEN {money o.amount} ELSE o.expected_close_on END
    FROM (
      SELECT id, changed_on, customer_id, opportunity_id, rep_id, old_stage_id, stage_id, old_amount, amount,
        old_expected_close_on, expected_close_on
      FROM opportunity_changes
      WHERE changed_on <= {moment}
        AND (stage_id <> old_stage_id OR amount <> old_amount OR expected_close_on <> old_expected_close_on)
    ) o
    CROSS JOIN (
      SELECT 'stage' AS word, 'stage' AS what UNION ALL SELECT 'amount', 'amount'
      UNION ALL SELECT 'expected', 'expected close'
    ) k
    LEFT JOIN stages b ON b.id = o.old_stage_id
    LEFT JOIN stages a ON a.id = o.stage_id
    WHERE k.word = 'stage' AND o.stage_id <> o.old_stage_id AND b.id IS NOT NULL AND a.id IS NOT NULL
      OR k.word = 'amount' AND o.amount <> o.old_amount
      OR k.word = 'expected' AND o.expected_close_on <> o.old_expected_close_on
    UNION ALL
    SELECT 'first ' || f.id, f.ordered_on, f.customer_id, NULL, f.rep_id, 'first order', NULL, n.external_id
    FROM first_orders f JOIN orders n ON n.id = f.id WHERE f.ordered_on <= {moment}
    UNION ALL
    SELECT 'stopped ' || o.customer_id || ' ' || o.ordered_on, z.day, o.customer_id, NULL, o.rep_id, 'orders stopped',
      o.ordered_on, NULL
    FROM (
      SELECT customer_id, ordered_on, rep_id,
        LEAD(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on) AS next_on
      FROM (
        SELECT customer_id, ordered_on, MAX(rep_id) AS rep_id FROM orders
        WHERE ordered_on <= {moment} AND customer_id IS NOT NULL AND status <> 'draft'
          AND (status <> 'cancelled' OR cancelled_on > {moment})
        GROUP BY customer_id, ordered_on
      ) days
    ) o
    JOIN calendar a ON a.day = o.ordered_on
    JOIN calendar z ON z.day_number = a.day_number + 180
    WHERE z.day <= {moment} AND (o.next_on IS NULL OR o.next_on > z.day)
    """
}
