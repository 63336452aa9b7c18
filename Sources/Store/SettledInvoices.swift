/// From when on something of an invoice is settled, and from when on nothing of it is open any more: what was paid and
/// credited up to each day, against its amount; in its own currency where it has no exchange rate. A refund or a payment
/// that came back opens it again.
enum SettledInvoices {
  static let columns = ["settled_from", "settled_on"]

  /// What `table` settles of the invoice; 0 when that is in another currency than an invoice without a rate.
  private static func settled(by table: String, own: String) -> String {
    """
    CASE WHEN \(table).invoice_id IN (SELECT id FROM invoices WHERE amount IS NULL AND original_amount IS NOT NULL)
      THEN COALESCE((\(own)), 0) ELSE COALESCE(\(table).amount, 0) END
    """
  }

  private static let paid = settled(
    by: "a",
    own: """
      SELECT CASE WHEN p.kind = 'refund' THEN -p.original_amount ELSE p.original_amount END
      FROM payments p JOIN invoices i ON i.id = a.invoice_id AND i.currency = p.currency WHERE p.id = a.payment_id
      """)

  private static let credited = settled(
    by: "c", own: "SELECT c.original_amount FROM invoices i WHERE i.id = c.invoice_id AND i.currency = c.currency")

  /// - Parameter chosen: keeps ids of the invoices that are asked about, in a column of this name.
  /// - Complexity: one pass over what settles those invoices, in its order.
  static func refresh(
    _ connection: Connection, where chosen: (String) -> String, _ bindings: [SQLValue]
  ) throws(StoreError) {
    let order = "OVER (PARTITION BY d.invoice_id ORDER BY d.day)"
    try connection.run(
      """
      UPDATE invoices SET settled_from = w.settled_from, settled_on = w.settled_on
      FROM (
        SELECT i.id AS id, s.settled_from, s.settled_on
        FROM invoices i
        LEFT JOIN (
          SELECT invoice_id, MIN(day) AS settled_from,
            CASE WHEN MAX(CASE WHEN next_on IS NULL THEN is_open ELSE 0 END) = 0
              THEN COALESCE(MAX(CASE WHEN is_open = 1 THEN next_on END), MIN(day)) END AS settled_on
          FROM (
            SELECT d.invoice_id, d.day, LEAD(d.day) \(order) AS next_on,
              CASE WHEN COALESCE(i.amount, i.original_amount) > SUM(d.amount) \(order) THEN 1 ELSE 0 END AS is_open
            FROM (
              SELECT invoice_id, day, SUM(amount) AS amount
              FROM (
                SELECT a.invoice_id, a.paid_on AS day, \(paid) AS amount
                FROM payment_allocations a WHERE \(chosen("a.invoice_id"))
                UNION ALL
                SELECT c.invoice_id, c.issued_on, \(credited) FROM credit_notes c
                WHERE c.invoice_id IS NOT NULL AND c.issued_on IS NOT NULL AND \(chosen("c.invoice_id"))
              )
              GROUP BY invoice_id, day
            ) d
            JOIN invoices i ON i.id = d.invoice_id
          )
          GROUP BY invoice_id
        ) s ON s.invoice_id = i.id
        WHERE \(chosen("i.id"))
      ) AS w
      WHERE w.id = invoices.id
        AND (invoices.settled_from IS NOT w.settled_from OR invoices.settled_on IS NOT w.settled_on)
      """, bindings)
  }
}
