/// From when on something of an invoice is settled, and from when on nothing of it is open any more: what was paid and
/// credited up to each day, against its amount. A refund or a payment that came back opens it again.
enum SettledInvoices {
  static let columns = ["settled_from", "settled_on"]

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
              CASE WHEN i.amount > SUM(d.amount) \(order) THEN 1 ELSE 0 END AS is_open
            FROM (
              SELECT invoice_id, day, SUM(amount) AS amount
              FROM (
                SELECT invoice_id, paid_on AS day, amount FROM payment_allocations WHERE \(chosen("invoice_id"))
                UNION ALL
                SELECT invoice_id, issued_on, COALESCE(amount, 0) FROM credit_notes
                WHERE invoice_id IS NOT NULL AND issued_on IS NOT NULL AND \(chosen("invoice_id"))
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
