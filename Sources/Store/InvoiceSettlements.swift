/// What took away from invoices: payments and write-offs by what of them is allocated, credit notes, and what came back.
///
/// An invoice in another currency is settled in its own: what was paid in that currency counts at the rate of the invoice,
/// so that the whole amount settles the whole invoice. What another rate makes of the payment is a difference of exchange,
/// not of what is owed. What comes before the invoice is issued waits until it is.
enum InvoiceSettlements {
  static let columns =
    "invoice_id, position, payment_id, settled_on, customer_id, source_id, rep_id, amount, original_amount"

  /// - Parameter chosen: keeps ids of the invoices that are asked about, in a column of this name.
  /// - Complexity: one pass over what settles those invoices, in its order.
  static func refresh(
    _ connection: Connection, where chosen: (String) -> String, _ bindings: [SQLValue]
  ) throws(StoreError) {
    let order = "(PARTITION BY invoice_id ORDER BY settled_on, payment_id IS NULL, record)"
    try connection.keep(
      """
      SELECT invoice_id, ROW_NUMBER() OVER \(order) AS position, payment_id, settled_on, customer_id, source_id, rep_id,
        so_far - LAG(so_far, 1, 0) OVER \(order) AS amount, CAST(ROUND(original) AS INTEGER) AS original_amount
      FROM (
        SELECT *, CAST(ROUND(SUM(value) OVER \(order)) AS INTEGER) AS so_far
        FROM (
          SELECT s.invoice_id, s.payment_id, s.record, MAX(s.day, i.issued_on) AS settled_on,
            s.customer_id, s.source_id, s.rep_id,
            CASE WHEN i.amount IS NULL THEN NULL
              WHEN s.original IS NULL THEN s.amount
              ELSE 1.0 * i.amount * s.original / NULLIF(i.original_amount, 0) END AS value,
            CASE WHEN i.original_amount IS NULL THEN NULL
              WHEN s.original IS NULL THEN COALESCE(1.0 * i.original_amount * s.amount / NULLIF(i.amount, 0), 0)
              ELSE s.original END AS original
          FROM (
            SELECT a.invoice_id, a.payment_id, a.id AS record, a.paid_on AS day, a.customer_id, a.source_id, a.rep_id,
              a.amount, \(paid) AS original
            FROM payment_allocations a
            JOIN invoices i ON i.id = a.invoice_id
            LEFT JOIN payments p ON p.id = a.payment_id
            WHERE \(chosen("a.invoice_id"))
            UNION ALL
            SELECT c.invoice_id, NULL, c.id, c.issued_on, c.customer_id, c.source_id, c.rep_id,
              COALESCE(c.amount, 0), CASE WHEN c.currency = i.currency THEN c.original_amount END
            FROM credit_notes c
            JOIN invoices i ON i.id = c.invoice_id
            WHERE c.issued_on IS NOT NULL AND \(chosen("c.invoice_id"))
          ) s
          JOIN invoices i ON i.id = s.invoice_id
          WHERE i.status = 'issued' AND i.issued_on IS NOT NULL
        )
      )
      """, in: "invoice_settlements", columns: columns, key: "invoice_id", where: chosen, bindings)
  }

  /// What of a payment in the invoice's currency settles it: the part that is allocated; all of it as long as a rate is
  /// missing and nothing says how much that is.
  private static let paid = """
    CASE WHEN p.currency = i.currency THEN p.original_amount
      * CASE WHEN p.kind = 'refund' OR a.amount < 0 THEN -1 ELSE 1 END
      * CASE WHEN ABS(a.amount) < p.amount THEN 1.0 * ABS(a.amount) / p.amount ELSE 1 END END
    """
}
