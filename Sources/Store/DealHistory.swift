/// What each state of a deal is among the others of the deal: what was before it, and the stay in a stage that it is part
/// of. A state that lasted no day is none of them.
enum DealHistory {
  static let columns = ["entered_on", "left_on", "old_stage_id", "old_state", "old_amount", "old_expected_close_on"]

  private static let table = "opportunity_states"

  /// A new rate makes an amount in another currency another one in the store's (`DealPrices`), which is no change: each at
  /// the rate of its day, both are the same but for rounding. Nor is the first rate.
  private static let amountBefore = """
    CASE WHEN p.amount IS NOT s.amount AND EXISTS (
      SELECT 1 FROM opportunities o
      WHERE o.id = s.opportunity_id AND o.original_amount IS NOT NULL
        AND COALESCE(2 * ABS(1.0 * s.amount * (\(rate(of: "p"))) - 1.0 * p.amount * (\(rate(of: "s"))))
          <= (\(rate(of: "p"))) + (\(rate(of: "s"))), p.id IS NOT NULL AND p.amount IS NULL AND (\(rate(of: "p"))) IS NULL)
    ) THEN s.amount ELSE p.amount END
    """

  private static func rate(of state: String) -> String {
    CurrencyConversion.rate(of: "o.currency", on: "\(state).from_on")
  }

  /// Most deals have one state or two: the index by deal finds its neighbours faster than windows put them in order.
  ///
  /// - Parameter chosen: keeps states of the deals that are asked about.
  /// - Complexity: for each of those states its neighbours, and those of its stay when it did not begin it.
  static func refresh(
    _ connection: Connection, where chosen: String, _ bindings: [SQLValue]
  ) throws(StoreError) {
    let different = columns.map { "\(table).\($0) IS NOT w.\($0)" }.joined(separator: " OR ")
    try connection.run(
      """
      UPDATE \(table) SET (\(columns.joined(separator: ", "))) = (\(columns.map { "w.\($0)" }.joined(separator: ", ")))
      FROM (
        SELECT s.id, p.stage_id AS old_stage_id, p.state AS old_state,
          \(amountBefore) AS old_amount,
          p.expected_close_on AS old_expected_close_on,
          CASE WHEN p.stage_id = s.stage_id THEN (
            SELECT e.from_on FROM \(table) e
            WHERE e.opportunity_id = s.opportunity_id AND e.until_on > e.from_on
              AND (d.id IS NULL OR e.from_on > d.from_on OR (e.from_on = d.from_on AND e.id > d.id))
            ORDER BY e.from_on, e.id LIMIT 1
          ) ELSE s.from_on END AS entered_on,
          CASE WHEN s.stage_id IS NULL OR s.until_on = '9999-12-31' OR s.stage_id = (
            SELECT n.stage_id FROM \(table) n
            WHERE n.opportunity_id = s.opportunity_id AND n.until_on > n.from_on AND n.from_on >= s.from_on
              AND (n.from_on > s.from_on OR n.id > s.id)
            ORDER BY n.from_on, n.id LIMIT 1
          ) THEN NULL ELSE s.until_on END AS left_on
        FROM (SELECT * FROM \(table) WHERE until_on > from_on AND \(chosen)) AS s
        LEFT JOIN \(table) p ON p.id = (\(last(before: "s", where: "TRUE")))
        LEFT JOIN \(table) d ON d.id = CASE WHEN p.stage_id = s.stage_id
          THEN (\(last(before: "s", where: "b.stage_id IS NOT s.stage_id"))) END
        UNION ALL
        SELECT id, NULL, NULL, NULL, NULL, NULL, NULL FROM \(table) WHERE until_on <= from_on AND \(chosen)
      ) AS w
      WHERE w.id = \(table).id AND (\(different))
      """, bindings)
  }

  /// The last state of the same deal that came before another and lasted.
  private static func last(before state: String, where condition: String) -> String {
    """
    SELECT b.id FROM \(table) b
    WHERE b.opportunity_id = \(state).opportunity_id AND b.until_on > b.from_on AND b.from_on <= \(state).from_on
      AND (b.from_on < \(state).from_on OR b.id < \(state).id) AND \(condition)
    ORDER BY b.from_on DESC, b.id DESC LIMIT 1
    """
  }
}
