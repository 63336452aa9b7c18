/// What changed at customers, up to the moment: each kind of change by itself.
enum ChangeText {
  static let parts = [field, status, owner] + ofDeals + [firstOrder, stopped]

  private static let field = """
    SELECT 'field ' || c.id AS id, c.changed_on, c.customer_id, NULL AS opportunity_id, c.rep_id, c.field AS what,
      c.old_value, c.new_value
    FROM customer_changes c WHERE c.changed_on <= {moment}
    """

  private static let status = """
    SELECT 'status ' || p.party_id || ' ' || p.from_on AS id, p.from_on AS changed_on, p.party_id AS customer_id,
      NULL AS opportunity_id, p.owner_id AS rep_id, 'status' AS what, p.old_status AS old_value, p.status AS new_value
    FROM (
      SELECT party_id, from_on, owner_id, status,
        LAG(status) OVER (PARTITION BY party_id ORDER BY from_on) AS old_status
      FROM party_states WHERE until_on > from_on
    ) p
    JOIN customers c ON c.id = p.party_id
    WHERE p.status <> p.old_status AND p.from_on <= {moment}
    """

  private static let owner = """
    SELECT 'owner ' || p.party_id || ' ' || p.from_on AS id, p.from_on AS changed_on, p.party_id AS customer_id,
      NULL AS opportunity_id, p.owner_id AS rep_id, 'owner' AS what, b.name AS old_value, a.name AS new_value
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
    """

  private static let ofDeals = [
    ofDeal("stage", "stage", stage("o.old_stage_id"), stage("o.stage_id"), where: "o.stage_id <> o.old_stage_id"),
    ofDeal("amount", "amount", "{money o.old_amount}", "{money o.amount}", where: "o.amount <> o.old_amount"),
    ofDeal(
      "expected", "expected close", "o.old_expected_close_on", "o.expected_close_on",
      where: "o.expected_close_on <> o.old_expected_close_on"),
  ]

  private static func ofDeal(
    _ word: String, _ what: String, _ old: String, _ new: String, where changed: String
  ) -> String {
    """
    SELECT '\(word) ' || o.id AS id, o.changed_on, o.customer_id, o.opportunity_id, o.rep_id, '\(what)' AS what,
      \(old) AS old_value, \(new) AS new_value
    FROM opportunity_changes o WHERE o.changed_on <= {moment} AND \(changed)
    """
  }

  private static func stage(_ id: String) -> String { "{name of stages \(id)}" }

  private static let firstOrder = """
    SELECT 'first ' || f.id AS id, f.ordered_on AS changed_on, f.customer_id, NULL AS opportunity_id, f.rep_id,
      'first order' AS what, NULL AS old_value, (SELECT o.external_id FROM orders o WHERE o.id = f.id) AS new_value
    FROM first_orders f WHERE f.ordered_on <= {moment}
    """

  /// 180 days after an order that no other followed by then.
  private static let stopped = """
    SELECT 'stopped ' || o.customer_id || ' ' || o.ordered_on AS id, {180 days after o.ordered_on} AS changed_on,
      o.customer_id, NULL AS opportunity_id, (
        SELECT MAX(n.rep_id) FROM orders n
        WHERE n.customer_id = o.customer_id AND n.ordered_on = o.ordered_on AND \(AsOfText.counted("n"))
      ) AS rep_id, 'orders stopped' AS what, o.ordered_on AS old_value, NULL AS new_value
    FROM (
      SELECT DISTINCT n.customer_id, n.ordered_on FROM orders n
      WHERE n.ordered_on <= {moment-180} AND n.customer_id IS NOT NULL AND \(AsOfText.counted("n"))
    ) o
    WHERE NOT EXISTS (
      SELECT 1 FROM orders n
      WHERE n.customer_id = o.customer_id AND n.ordered_on > o.ordered_on
        AND n.ordered_on <= {180 days after o.ordered_on} AND \(AsOfText.counted("n"))
    )
    """
}
