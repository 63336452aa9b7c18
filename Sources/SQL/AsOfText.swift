/// What the store keeps in no table because it depends on the moment: each is a SELECT in the shared subset, written
/// once and read as of any day.
///
/// `{moment}` is the day asked about, `{start}` and `{end}` the half-open period around it, `{moment-180}` so many days
/// before the moment: all of them bound, never text.
enum AsOfText {
  /// The SELECT behind a kind of record; `nil` for one that has a table.
  static func select(_ table: String) -> String? { selects[table] }

  static let selects: [String: String] = [
    "unpaid_dues": unpaidDues, "product_stock": productStock,
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
}
