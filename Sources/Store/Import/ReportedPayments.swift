/// What invoices say of themselves that they are paid, by a balance or a status and without a day, beside receipts that
/// say the same: such a payment bears the number and the day of its invoice, and gives way to the receipts, so that
/// nothing is counted twice.
///
/// What it said before that is kept as its `original_amount`, without a currency.
enum ReportedPayments {
  /// What other payments settle of an invoice; `nil` when the payment is none that the invoice says of itself, or there
  /// are no others.
  static func receipts(of invoice: SQLValue, number: String, day: String, _ session: ImportSession) throws(RowFailure)
    -> Int?
  {
    let row = try session.statements.row(
      """
      SELECT SUM(a.amount) FROM invoices i
      JOIN payment_allocations a ON a.invoice_id = i.id
      JOIN payments p ON p.id = a.payment_id AND p.external_id IS NOT i.external_id
      WHERE i.id = ?1 AND i.external_id = ?2 AND i.issued_on = ?3
      """, invoice, .text(number), .text(day))
    return row?[0].integerValue
  }

  static func keep(_ said: SQLValue, with payment: Int, _ session: ImportSession) throws(RowFailure) {
    try session.statements.run(
      "UPDATE payments SET original_amount = ?2 WHERE id = ?1 AND original_amount IS NOT ?2", .integer(payment), said)
  }

  /// After receipts were read.
  static func giveWay(_ session: ImportSession) throws(RowFailure) {
    var found: [(payment: Int, said: Int, left: Int)] = []
    try session.statements.each(
      """
      SELECT p.id, COALESCE(p.original_amount, p.amount), p.amount, (
          SELECT SUM(o.amount) FROM payment_allocations o WHERE o.invoice_id = i.id AND o.payment_id <> p.id)
      FROM invoices i
      JOIN payments p ON p.external_id = i.external_id AND p.paid_on = i.issued_on AND p.kind = 'receipt'
      JOIN payment_allocations a ON a.payment_id = p.id AND a.invoice_id = i.id
      WHERE p.amount IS NOT NULL
        AND (p.currency IS NULL OR p.currency = (SELECT value FROM settings WHERE key = 'base_currency'))
      """, []
    ) { row in
      guard let receipts = row.value(3).integerValue else { return }
      let left = max(0, row.integer(1) - receipts)
      if left != row.integer(2) { found.append((row.integer(0), row.integer(1), left)) }
    }
    for (payment, said, left) in found {
      try session.statements.run(
        "UPDATE payments SET amount = ?2, original_amount = ?3, currency = NULL WHERE id = ?1", .integer(payment),
        .integer(left),
        .integer(said))
      try session.statements.run(
        "UPDATE payment_allocations SET amount = ?2 WHERE payment_id = ?1", .integer(payment), .integer(left))
    }
  }
}
