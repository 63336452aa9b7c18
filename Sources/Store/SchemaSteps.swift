/// How each released version of the schema becomes the next.
extension Migration {
  /// The reporting line and parts of plans get other keys and are worked out again; shares of deals get a row id, to be
  /// imported. Everything else is only added.
  static let first = Migration(version: 1) { connection throws(StoreError) in
    try SchemaUpdate.dropViews(of: connection)
    try connection.execute(
      """
      DROP TABLE rep_ancestors;
      DROP TABLE plan_rollups;
      ALTER TABLE opportunity_splits RENAME TO splits_before;
      CREATE TABLE opportunity_splits (
        opportunity_id INTEGER NOT NULL REFERENCES opportunities(id),
        rep_id INTEGER NOT NULL REFERENCES reps(id),
        share_bp INTEGER NOT NULL,
        PRIMARY KEY (opportunity_id, rep_id)
      ) STRICT;
      INSERT INTO opportunity_splits SELECT opportunity_id, rep_id, share_bp FROM splits_before;
      DROP TABLE splits_before;
      """)
    try SchemaUpdate.run(connection)
  }

  /// What undoes a change is kept from now on; everything else is only added.
  static let second = Migration(version: 2) { connection throws(StoreError) in try SchemaUpdate.run(connection) }

  /// Fiscal halves and the scores of teams are added; views of what customers owe are read faster.
  static let third = Migration(version: 3) { connection throws(StoreError) in try SchemaUpdate.run(connection) }

  /// Changes of customers' fields are kept as the language names and writes them; those of owner and status are read from
  /// their periods.
  static let fourth = Migration(version: 4) { connection throws(StoreError) in
    let changes = "UPDATE customer_changes SET"
    var steps = ["DELETE FROM customer_changes WHERE field IN ('owner_id', 'status')"]
    for (field, table) in [
      ("source", "sources"), ("campaign", "campaigns"), ("territory", "territories"), ("parent", "customers"),
    ] {
      func name(_ value: String) -> String { "(SELECT name FROM \(table) WHERE id = CAST(\(value) AS INTEGER))" }
      steps.append(
        """
        \(changes) field = '\(field)', old_value = \(name("old_value")), new_value = \(name("new_value"))
        WHERE field = '\(field)_id'
        """)
    }
    let flag = "f.type = 'boolean' AND"
    func word(_ value: String) -> String {
      "CASE WHEN \(flag) \(value) = '0' THEN 'false' WHEN \(flag) \(value) = '1' THEN 'true' ELSE \(value) END"
    }
    steps.append(
      """
      \(changes) field = f.name, old_value = \(word("old_value")), new_value = \(word("new_value"))
      FROM custom_fields f WHERE f.entity = 'customers' AND f.column_name = customer_changes.field
      """)
    for step in steps { try connection.execute(step) }
    let digits = try connection.scalar(
      """
      SELECT minor_digits FROM currencies
      WHERE code = (SELECT UPPER(value) FROM settings WHERE key = 'base_currency')
      """)
    for row in try connection.rows(
      "SELECT id, old_value, new_value FROM customer_changes WHERE field = 'annual_revenue'")
    {
      func whole(_ value: SQLValue) -> SQLValue {
        let cents = value.textValue.flatMap { Int128($0) }
        return SQLValue(cents.map { ExactNumber(digits: $0, scale: digits?.integerValue ?? 2).text })
      }
      try connection.run(
        "\(changes) old_value = ?, new_value = ? WHERE id = ?", [whole(row[1]), whole(row[2]), row[0]])
    }
    try SchemaUpdate.run(connection)
  }

  /// States of deals know what was before them and the stay in a stage that they are part of, invoices since when they
  /// are settled; first orders are read faster.
  static let fifth = Migration(version: 5) { connection throws(StoreError) in try SchemaUpdate.run(connection) }

  /// Invoices know from when on something of them is settled.
  static let sixth = Migration(version: 6) { connection throws(StoreError) in try SchemaUpdate.run(connection) }

  /// What is paid back settles no invoice; one without an exchange rate is settled in its own currency and takes no part in
  /// what customers owe.
  static let seventh = Migration(version: 7) { connection throws(StoreError) in try SchemaUpdate.run(connection) }

  /// Views say who owned leads and deals when they were created or qualified. What settles invoices and what falls due of
  /// them are tables of their own; invoices need not know it.
  static let eighth = Migration(version: 8) { connection throws(StoreError) in
    try SchemaUpdate.dropViews(of: connection)
    for index in ["invoices_by_day", "invoices_without_amount", "allocations_by_invoice", "allocations_by_day"] {
      try connection.execute("DROP INDEX IF EXISTS \(index)")
    }
    for row in try connection.rows(
      "SELECT name FROM pragma_table_info('invoices') WHERE name IN ('settled_from', 'settled_on')")
    {
      try connection.execute("ALTER TABLE invoices DROP COLUMN \(row[0].plainText ?? "")")
    }
    try SchemaUpdate.run(connection)
  }

  /// Plans know the day of the team and manager that they count for; a change of rates is none of an amount; forecast
  /// categories are the store's own, however they were spelt.
  static let ninth = Migration(version: 9) { connection throws(StoreError) in
    let categories = ImportChoice.read("forecast_category")
    for row in try connection.rows(
      "SELECT DISTINCT forecast_category FROM stages WHERE forecast_category IS NOT NULL")
    {
      guard let word = row[0].textValue, let category = categories?.value(of: word) else { continue }
      try connection.run(
        "UPDATE stages SET forecast_category = ? WHERE forecast_category = ?", [.text(category), row[0]])
    }
    try SchemaUpdate.run(connection)
  }

  /// Records keep what of them nobody said, so that it follows what they belong to: what they hold is taken for that where
  /// it is the same. The work at each customer is read with who did it.
  static let tenth = Migration(version: 10) { connection throws(StoreError) in
    try SchemaUpdate.run(connection)
    for heir in Heir.all { if let mark = heir.mark { try connection.run(mark) } }
    let marks = ["team_id", "cost", "source_id"].map(InheritanceMarks.bit)
    try connection.execute(
      """
      UPDATE expenses SET inherited = inherited | \(marks[0]) FROM rep_assignments a
      WHERE a.rep_id = expenses.rep_id AND a.from_on <= spent_on AND a.until_on > spent_on
        AND a.team_id = expenses.team_id;
      UPDATE order_lines SET inherited = \(marks[1]) FROM products p
      WHERE p.id = product_id AND ABS(1000 * order_lines.cost - quantity * p.cost) <= 500;
      UPDATE campaign_spend SET inherited = \(marks[2]) FROM campaigns c
      WHERE c.id = campaign_id AND c.source_id = campaign_spend.source_id;
      UPDATE opportunity_states SET original_amount = o.original_amount FROM opportunities o
      WHERE o.id = opportunity_id AND o.original_amount IS NOT NULL AND opportunity_states.amount IS o.amount
      """)
  }

  /// Plans for a quarter or a year have a part in each of its months, which need be no whole number.
  static let eleventh = Migration(version: 11) { connection throws(StoreError) in try SchemaUpdate.run(connection) }

  /// The tree of teams over time.
  static let twelfth = Migration(version: 12) { connection throws(StoreError) in try SchemaUpdate.run(connection) }

  /// Plans go up the tree of teams of their first day with all their months.
  static let thirteenth = Migration(version: 13) { connection throws(StoreError) in try SchemaUpdate.run(connection) }
}
