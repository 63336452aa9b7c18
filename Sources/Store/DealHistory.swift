/// What each state of a deal is among the others of the deal: what was before it, and the stay in a stage that it is part
/// of. A state that lasted no day is none of them.
enum DealHistory {
  static let columns = ["entered_on", "left_on", "old_stage_id", "old_state", "old_amount", "old_expected_close_on"]

  /// - Parameter chosen: keeps states of the deals that are asked about.
  /// - Complexity: one pass over those states, in their order.
  static func refresh(
    _ connection: Connection, where chosen: String, _ bindings: [SQLValue]
  ) throws(StoreError) {
    let table = "opportunity_states"
    let order = "OVER (PARTITION BY opportunity_id ORDER BY from_on, id)"
    let different = columns.map { "\(table).\($0) IS NOT w.\($0)" }.joined(separator: " OR ")
    try connection.run(
      """
      UPDATE \(table) SET (\(columns.joined(separator: ", "))) = (\(columns.map { "w.\($0)" }.joined(separator: ", ")))
      FROM (
        SELECT id, old_stage_id, old_state, old_amount, old_expected_close_on,
          MAX(entry_on) OVER (
            PARTITION BY opportunity_id ORDER BY from_on, id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS entered_on,
          CASE WHEN stage_id IS NULL OR until_on = '9999-12-31' OR stage_id = next_stage_id THEN NULL ELSE until_on END
            AS left_on
        FROM (
          SELECT id, opportunity_id, from_on, until_on, stage_id,
            LAG(stage_id) \(order) AS old_stage_id, LAG(state) \(order) AS old_state,
            LAG(amount) \(order) AS old_amount, LAG(expected_close_on) \(order) AS old_expected_close_on,
            LEAD(stage_id) \(order) AS next_stage_id,
            CASE WHEN LAG(stage_id) \(order) = stage_id THEN NULL ELSE from_on END AS entry_on
          FROM \(table) WHERE until_on > from_on AND \(chosen)
        )
        UNION ALL
        SELECT id, NULL, NULL, NULL, NULL, NULL, NULL FROM \(table) WHERE until_on <= from_on AND \(chosen)
      ) AS w
      WHERE w.id = \(table).id AND (\(different))
      """, bindings)
  }
}
