/// What the store keeps in no table because it depends on the moment: each is a SELECT in the shared subset, written
/// once and read as of any day.
///
/// A number about each row is looked up by a subquery: SQLite takes any grouped SELECT for a few rows, and may read one
/// that is joined from its start for every row.
///
/// `{moment}` is the day asked about, `{start}` and `{end}` the half-open period around it, `{moment-180}` so many days
/// before the moment: all of them bound, never text. `{180 days after x}` is a later day than the one in the column `x`,
/// `{money x}` an amount in words, `1234.50`. A SELECT that ends in `{once}` has its columns worked out once, however
/// often they are read.
enum AsOfText {
  /// The SELECT behind a kind of record; `nil` for one that has a table.
  static func select(_ table: String) -> String? { selects[table] }

  /// Kinds of record that are made of several, each of which can be added up by itself.
  static let parts: [String: [String]] = [
    "receivable_movements": receivableParts, "proposals": proposalParts,
    "changes": ChangeText.parts, "problems": ProblemText.parts,
  ]

  /// Parts of which none begins or ends.
  static let timeless: Set<String> = [ProblemText.others]

  /// As the view `receivable_movements`.
  private static let receivableParts = [
    """
    SELECT i.customer_id, i.source_id, i.rep_id, i.issued_on AS moved_on, i.amount
    FROM invoices i WHERE i.status = 'issued'
    """,
    """
    SELECT s.customer_id, s.source_id, s.rep_id, s.settled_on AS moved_on, -s.amount AS amount
    FROM invoice_settlements s WHERE s.amount IS NOT NULL
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
    "planned_closes": plannedCloses,
    "customer_orders": customerOrders, "past_orders": pastOrders, "past_first_orders": pastFirstOrders,
    "past_customers": pastCustomers, "past_leads": pastLeads, "past_opportunities": pastOpportunities,
    "past_first_wins": pastFirstWins, "past_winners": pastWinners,
    "changes": ChangeText.parts.joined(separator: "\nUNION ALL\n"),
    "plan_days": planDays,
  ]

  /// Plans spread evenly over their working days, over all days where none is worked: one row a day, whatever the moment.
  private static let planDays = """
    SELECT p.kind, p.metric, p.level, p.grain, p.starts_on, p.ends_on, p.assigned_on, p.rep_id, p.team_id,
      p.territory_id, p.product_id, p.customer_id, p.category, p.has_parts, p.value, c.day,
      COALESCE(
        1.0 * p.value * c.is_workday / NULLIF((
          SELECT SUM(k.is_workday) FROM calendar k WHERE k.day >= p.starts_on AND k.day <= p.ends_on), 0),
        1.0 * p.value / (SELECT COUNT(*) FROM calendar k WHERE k.day >= p.starts_on AND k.day <= p.ends_on)) AS day_value
    FROM plan_rollups p
    JOIN calendar c ON c.day >= p.starts_on AND c.day <= p.ends_on
    """

  /// What is not settled of each due: payments and credit notes up to the moment fill the oldest of an invoice first. One
  /// of an invoice whose amount is not known is there without one until it is settled.
  private static let unpaidDues = """
    SELECT d.invoice_id, d.customer_id, d.source_id, d.rep_id, d.due_on,
      CASE WHEN d.settled > d.amount_before THEN d.amount_before + d.amount - d.settled ELSE d.amount END AS amount
    FROM (
      SELECT u.invoice_id, u.customer_id, u.source_id, u.rep_id, u.due_on, u.amount, u.amount_before,
        CASE WHEN u.settled_from <= {moment} THEN COALESCE((
          SELECT SUM(s.amount) FROM invoice_settlements s WHERE s.invoice_id = u.invoice_id AND s.settled_on <= {moment}
        ), 0) ELSE 0 END AS settled
      FROM dues u
      WHERE u.issued_on <= {moment} AND (u.settled_on IS NULL OR u.settled_on > {moment})
      {once}
    ) d
    WHERE d.settled < d.amount_before + d.amount OR d.amount IS NULL
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
    SELECT s.id, s.opportunity_id, s.customer_id, s.source_id, s.owner_id AS rep_id, s.stage_id, s.amount,
      s.expected_close_on, s.entered_on, COALESCE((
        SELECT MAX(t.done_on) FROM activities t
        WHERE t.opportunity_id = s.opportunity_id AND t.status = 'done' AND t.done_on <= {moment}
      ), o.created_on) AS touched_on
    FROM opportunity_states s
    JOIN opportunities o ON o.id = s.opportunity_id
    WHERE s.state = 'open' AND s.from_on <= {moment} AND s.until_on > {moment}
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
      CASE WHEN e.state = 'open' AND s.expected_close_on <= {moment} THEN 1 ELSE 0 END AS is_open
    FROM opportunity_states s
    JOIN opportunity_states e
      ON e.opportunity_id = s.opportunity_id AND e.from_on <= {moment} AND e.until_on > {moment}
    WHERE s.state = 'open' AND s.from_on < {start} AND s.from_on <= {moment}
      AND s.expected_close_on >= {start} AND s.expected_close_on < {end}
      AND (s.until_on >= {start} AND s.expected_close_on <= {moment} OR {start} > {moment} AND s.until_on > {moment})
    """

  /// Those who were customers then, with their owner and their last order.
  private static let customerOrders = """
    SELECT c.id AS customer_id, c.source_id, CASE WHEN s.party_id IS NULL THEN c.owner_id ELSE s.owner_id END AS rep_id,
      (\(lastOrder)) AS last_order_on
    FROM customers c
    LEFT JOIN party_states s ON s.party_id = c.id AND s.from_on <= {moment} AND s.until_on > {moment}
    WHERE (c.created_on IS NULL OR c.created_on <= {moment})
      AND COALESCE(s.status, c.status) IN ('prospect', 'customer', 'dormant', 'lost')
    """

  /// Orders as they were: sent and cancelled from these days on, confirmed before.
  private static let pastOrders = """
    SELECT o.id AS order_id, CASE
        WHEN o.status IN ('shipped', 'delivered') AND o.shipped_on > {moment} THEN 'confirmed'
        WHEN o.status <> 'cancelled' OR o.cancelled_on IS NULL OR o.cancelled_on <= {moment} THEN o.status
        WHEN o.shipped_on <= {moment} THEN 'shipped'
        ELSE 'confirmed'
      END AS status,
      CASE WHEN o.shipped_on <= {moment} THEN o.shipped_on END AS shipped_on,
      CASE WHEN o.cancelled_on <= {moment} THEN o.cancelled_on END AS cancelled_on
    FROM orders o
    """

  /// The first and the last order of each customer by then.
  private static let pastCustomers = """
    SELECT c.id AS customer_id, (
        SELECT MIN(o.ordered_on) FROM orders o WHERE o.customer_id = c.id AND \(ordered("o"))
      ) AS first_order_on, (\(lastOrder)) AS last_order_on
    FROM customers c
    """

  private static let pastFirstOrders = """
    SELECT o.id, o.customer_id, o.rep_id, o.source_id, o.ordered_on
    FROM orders o
    WHERE o.customer_id IS NOT NULL AND \(ordered("o"))
      AND NOT EXISTS (
        SELECT 1 FROM orders e
        WHERE e.customer_id = o.customer_id AND \(ordered("e"))
          AND (e.ordered_on, e.id) < (o.ordered_on, o.id))
    """

  /// Leads as they were: converted from that day on, answered on the day of the first answer.
  private static let pastLeads = """
    SELECT l.id AS lead_id, CASE WHEN l.converted_on <= {moment} THEN l.status ELSE COALESCE((
        SELECT p.status FROM party_states p WHERE p.party_id = l.id AND p.from_on <= {moment} AND p.until_on > {moment}
      ), l.status) END AS status,
      CASE WHEN l.qualified_on <= {moment} THEN l.qualified_on END AS qualified_on,
      CASE WHEN l.disqualified_on <= {moment} THEN l.disqualified_on END AS disqualified_on,
      CASE WHEN l.converted_on <= {moment} THEN l.converted_on END AS converted_on,
      CASE WHEN (
        SELECT n.day_number - c.day_number FROM calendar n JOIN calendar c ON c.day = l.created_on WHERE n.day = {moment}
      ) >= (CAST(SUBSTR(l.created_time, 1, 2) AS INTEGER) * 60 + CAST(SUBSTR(l.created_time, 4, 2) AS INTEGER)
        + l.first_response_minutes) / 1440 THEN l.first_response_minutes END AS first_response_minutes
    FROM leads l
    """

  /// Opportunities as they were, credited to the owner of then, or of their closing; those that are shared to whoever
  /// shares their state of then, so that parts add up to its amount. One that was opened again and closed
  /// later had closed when it last came into its state.
  private static let pastOpportunities = """
    SELECT d.opportunity_id, d.state, d.stage_id, d.owner_id, d.amount, d.expected_close_on, d.closed_on, (
        SELECT e.day_number - b.day_number FROM calendar e JOIN calendar b ON b.day = d.created_on
        WHERE e.day = d.closed_on
      ) AS cycle_days,
      d.id AS state_id, CASE WHEN c.id IS NULL THEN d.owner_id ELSE c.owner_id END AS rep_id
    FROM (
      SELECT s.id, s.opportunity_id, s.state, s.stage_id, s.owner_id, s.amount, s.expected_close_on, o.created_on, CASE
          WHEN s.state = 'open' THEN NULL
          WHEN o.closed_on <= {moment} THEN o.closed_on
          ELSE (
            SELECT MAX(n.from_on) FROM opportunity_states n
            WHERE n.opportunity_id = s.opportunity_id AND n.from_on <= {moment} AND n.state = s.state
              AND (n.old_state IS NULL OR n.old_state <> n.state))
        END AS closed_on
      FROM opportunity_states s
      JOIN opportunities o ON o.id = s.opportunity_id
      WHERE s.from_on <= {moment} AND s.until_on > {moment}
    ) d
    LEFT JOIN opportunity_states c ON c.opportunity_id = d.opportunity_id
      AND c.from_on <= COALESCE(d.closed_on, {moment}) AND c.until_on > COALESCE(d.closed_on, {moment})
    """

  /// The first of each customer that was won then.
  private static let pastFirstWins = """
    SELECT w.id, w.customer_id, w.rep_id, w.source_id, w.campaign_id, w.closed_on
    FROM (
      SELECT o.id, o.customer_id, p.rep_id, o.source_id, o.campaign_id, p.closed_on,
        ROW_NUMBER() OVER (PARTITION BY o.customer_id ORDER BY p.closed_on, o.id) AS ordinal
      FROM (\(pastOpportunities)) p
      JOIN opportunities o ON o.id = p.opportunity_id
      WHERE p.state = 'won' AND o.customer_id IS NOT NULL AND p.closed_on IS NOT NULL
    ) w
    WHERE w.ordinal = 1
    """

  private static let pastWinners = """
    SELECT w.customer_id, w.closed_on AS first_win_on FROM (\(pastFirstWins)) w
    """

  private static let lastOrder = "SELECT MAX(o.ordered_on) FROM orders o WHERE o.customer_id = c.id AND \(ordered("o"))"

  private static func ordered(_ order: String) -> String { "\(order).ordered_on <= {moment} AND \(counted(order))" }

  /// Whether an order counts at the moment: one that was cancelled later still did.
  static func counted(_ order: String) -> String {
    "\(order).status <> 'draft' AND (\(order).status <> 'cancelled' OR \(order).cancelled_on > {moment})"
  }
}
