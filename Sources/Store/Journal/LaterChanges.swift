/// Why a change cannot be undone before another one.
extension UndoRun {
  /// A later change of the same records, the last one when there are several.
  func refuseWhatChangedLater() throws(UndoRefusal) {
    var questions = [
      """
      SELECT MAX(later.entry_id) FROM undo_images mine JOIN undo_images later
        ON later.table_name = mine.table_name AND later.row_key = mine.row_key AND later.entry_id > mine.entry_id
      WHERE mine.entry_id = \(entry.id)
      """
    ]
    let later = "SELECT MAX(entry_id) FROM undo_images WHERE entry_id > \(entry.id) AND"
    // A custom field that got another column: what came before and after it is about another one.
    let replacing = { (entry: String) in
      "SELECT json_extract(row_key, '$[0]') FROM undo_images WHERE \(entry) AND table_name = 'custom_fields' AND operation = 'update'"
    }
    let mine = "entry_id = \(entry.id)"
    questions += [
      "\(later) table_name IN (\(replacing(mine)))",
      "SELECT MAX(entry_id) FROM undo_ranges WHERE entry_id > \(entry.id) AND table_name IN (\(replacing(mine)))",
      """
      \(later) table_name = 'custom_fields' AND operation = 'update' AND json_extract(row_key, '$[0]') IN (
        SELECT table_name FROM undo_images WHERE \(mine))
      """,
    ]
    var own = ownRanges
    if subject == "customers" || subject == "leads", let ids = ranges["parties"] { own.append(("parties", ids)) }
    for (table, ids) in own {
      let between = "BETWEEN \(ids.lowerBound) AND \(ids.upperBound)"
      questions.append("\(later) table_name = '\(table)' AND row_key \(between)")
      for owned in tables.values where owned.owner?.table == table {
        guard let path = owned.ownerPath else { continue }
        questions.append("\(later) table_name = '\(owned.name)' AND json_extract(row_key, '\(path)') \(between)")
      }
    }
    try refuse(by: questions)
  }

  /// What would refer to a record that is gone: rows of now, and what later changes would bring back.
  func refuseWhatIsUsed() throws(UndoRefusal) {
    var questions: [String] = []
    for reference in references {
      guard let ids = ranges[reference.parent] else { continue }
      let between = "BETWEEN \(ids.lowerBound) AND \(ids.upperBound)"
      let column = quoted(reference.column)
      let user = try asking { () throws(StoreError) in
        try connection.rows(
          """
          SELECT \(keyOfRow(reference.table)) FROM \(quoted(reference.table)) AS r
          WHERE r.\(column) \(between) AND NOT EXISTS (SELECT 1 FROM \(quoted(reference.parent)) p WHERE p.id = r.\(column))
          ORDER BY 1 DESC LIMIT 1
          """
        ).first?[0]
      }
      if let user { throw try whoUses(reference.table, rowKey: user) }
      questions.append(
        """
        SELECT MAX(entry_id) FROM (
          SELECT entry_id, json_extract(before, '$.\(column)') AS named FROM undo_images
          WHERE entry_id > \(entry.id) AND table_name = '\(reference.table)'
        ) WHERE named \(between) AND NOT EXISTS (SELECT 1 FROM \(quoted(reference.parent)) p WHERE p.id = named)
        """)
    }
    try refuse(by: questions)
  }

  private func refuse(by questions: [String]) throws(UndoRefusal) {
    var last = 0
    for question in questions {
      let found = try asking { () throws(StoreError) in try connection.scalar(question) }
      last = max(last, found?.integerValue ?? 0)
    }
    if last > 0, let later = try UndoJournal.entry(last, on: connection) { throw .laterChange(later) }
  }

  private func keyOfRow(_ table: String) -> String { tables[table]?.key(of: "r") ?? "1" }

  func whoUses(_ table: String, _ key: [SQLValue]) throws(UndoRefusal) -> UndoRefusal {
    guard key.count == 1 else { return .inUse(by: table) }
    return try whoUses(table, rowKey: key[0])
  }

  /// The change that a row comes from.
  private func whoUses(_ table: String, rowKey: SQLValue) throws(UndoRefusal) -> UndoRefusal {
    let found = try asking { () throws(StoreError) in
      try connection.scalar(
        """
        SELECT MAX(entry_id) FROM (
          SELECT entry_id FROM undo_images WHERE entry_id > ?1 AND table_name = ?2 AND row_key = ?3
          UNION ALL
          SELECT undo_id FROM log_entries WHERE ?2 = 'log_entries' AND id = ?3
          UNION ALL
          SELECT entry_id FROM undo_ranges
          WHERE entry_id > ?1 AND table_name = ?2 AND typeof(?3) = 'integer' AND ?3 BETWEEN first_id AND last_id
        )
        """, [.integer(entry.id), .text(table), rowKey])
    }
    guard let id = found?.integerValue, let later = try UndoJournal.entry(id, on: connection) else {
      return .inUse(by: table)
    }
    return .laterChange(later)
  }
}
