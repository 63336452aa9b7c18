/// What falls due of invoices, when, and since when it is settled. Payments and credit notes settle the oldest due first.
///
/// What instalments leave of their invoice falls due last: on the invoice's own day, or with the last of them when that
/// is later; nobody said that it is due before. Instalments beyond the invoice's amount are not owed.
enum InvoiceDues {
  static let columns = """
    invoice_id, position, customer_id, source_id, rep_id, issued_on, due_on, amount, amount_before, settled_from, \
    settled_on, paid_on
    """

  /// In the invoice's own currency, in which its instalments are.
  private static let whole = "COALESCE(i.original_amount, i.amount)"

  /// `x` of that currency as settlements are counted: at the rate of the invoice where there is one.
  private static func counted(_ x: String) -> String {
    """
    CASE WHEN i.amount IS NOT NULL AND i.original_amount <> 0
      THEN CAST(ROUND(1.0 * i.amount * \(x) / i.original_amount) AS INTEGER) ELSE \(x) END
    """
  }

  /// - Precondition: `InvoiceSettlements` of the same invoices are kept.
  /// - Parameter chosen: keeps ids of the invoices that are asked about, in a column of this name.
  /// - Complexity: one pass over those invoices, their instalments and what settled them.
  static func refresh(
    _ connection: Connection, where chosen: (String) -> String, _ bindings: [SQLValue]
  ) throws(StoreError) {
    try connection.keep(
      """
      SELECT d.invoice_id, d.position, i.customer_id, i.source_id, i.rep_id, i.issued_on, d.due_on,
        CASE WHEN i.amount IS NOT NULL THEN d.through - d.before END AS amount,
        CASE WHEN i.amount IS NOT NULL THEN d.before END AS amount_before,
        MIN(CASE WHEN s.so_far > d.before THEN s.settled_on END) AS settled_from,
        CASE WHEN MAX(CASE WHEN s.next_on IS NULL AND s.so_far < d.through THEN 1 ELSE 0 END) = 0
          THEN COALESCE(MAX(CASE WHEN s.so_far < d.through THEN s.next_on END), MIN(s.settled_on)) END AS settled_on,
        MAX(
          CASE WHEN s.payment_id IS NOT NULL AND s.so_far > s.so_far_before
            AND s.so_far > d.before AND s.so_far_before < d.through THEN s.settled_on END) AS paid_on
      FROM (\(dues(chosen))) d
      JOIN invoices i ON i.id = d.invoice_id
      LEFT JOIN (\(settled(chosen))) s ON s.invoice_id = d.invoice_id
      GROUP BY d.invoice_id, d.position
      """, in: "dues", columns: columns, key: "invoice_id", where: chosen, bindings)
  }

  /// From `before` to `through` of an invoice, as settlements are counted.
  private static func dues(_ chosen: (String) -> String) -> String {
    let order = "(PARTITION BY invoice_id ORDER BY is_rest, due_on, record)"
    return """
      SELECT invoice_id, position, due_on, through, before
      FROM (
        SELECT *, ROW_NUMBER() OVER \(order) AS position, LAG(through, 1, 0) OVER \(order) AS before
        FROM (
          SELECT n.*, \(counted("MIN(n.own_through, \(whole))")) AS through
          FROM (
            SELECT *, SUM(amount) OVER \(order) AS own_through FROM (\(parts(chosen)))
          ) n
          JOIN invoices i ON i.id = n.invoice_id
        )
      )
      WHERE position = 1 OR through <> before OR through IS NULL
      """
  }

  private static func parts(_ chosen: (String) -> String) -> String {
    """
    SELECT n.invoice_id, 0 AS is_rest, n.due_on, n.id AS record, n.amount
    FROM instalments n
    JOIN invoices i ON i.id = n.invoice_id
    WHERE i.status = 'issued' AND \(chosen("n.invoice_id"))
    UNION ALL
    SELECT i.id, 1, COALESCE(
      MAX(n.last_on, COALESCE(i.due_on, i.issued_on)), n.last_on, i.due_on, i.issued_on
    ), 0, \(whole) - COALESCE(n.amount, 0)
    FROM invoices i
    LEFT JOIN (
      SELECT invoice_id, SUM(amount) AS amount, MAX(due_on) AS last_on FROM instalments
      WHERE \(chosen("invoice_id")) GROUP BY invoice_id
    ) n ON n.invoice_id = i.id
    WHERE i.status = 'issued' AND \(chosen("i.id")) AND (n.invoice_id IS NULL OR n.amount < \(whole))
    """
  }

  /// How much was settled through each settlement, and the day of the next one.
  private static func settled(_ chosen: (String) -> String) -> String {
    let order = "(PARTITION BY invoice_id ORDER BY position)"
    return """
      SELECT *, LAG(so_far, 1, 0) OVER \(order) AS so_far_before, LEAD(settled_on) OVER \(order) AS next_on
      FROM (
        SELECT *, SUM(COALESCE(amount, original_amount)) OVER \(order) AS so_far
        FROM invoice_settlements WHERE \(chosen("invoice_id"))
      )
      """
  }
}
