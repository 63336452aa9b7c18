/// What SQLite itself finds, and whether the schema is the documented one.
enum FileInspection {
  /// Reads every page and every index.
  static func damage(_ store: Connection) throws(StoreError) -> [StoreFinding] {
    let said = try store.rows("PRAGMA integrity_check(100)").compactMap { $0[0].plainText }.filter { $0 != "ok" }
    let ofIndexes = said.filter { $0.contains("missing from index") || $0.contains("entries in index") }
    let others = said.filter { !ofIndexes.contains($0) }
    return [(StoreFinding.Kind.index, ofIndexes), (.damage, others)].compactMap { kind, lines in
      lines.first.map { StoreFinding(kind, count: lines.count, example: firstLine($0)) }
    }
  }

  private static func firstLine(_ text: String) -> String {
    text.split(separator: "\n").last.map(String.init) ?? text
  }

  static func references(_ store: Connection) throws(StoreError) -> [StoreFinding] {
    var found: [String: StoreFinding] = [:]
    let statement = try store.prepare("PRAGMA foreign_key_check")
    while try statement.step() {
      let table = statement.text(0)
      let parent = statement.text(2)
      let name = "\(table) \(statement.isNull(1) ? "" : "#\(statement.integer(1)) ")-> \(parent)"
      found[table + ">" + parent, default: StoreFinding(.missingReference, in: table, count: 0, example: name)].count +=
        1
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Against a store made now. What was added to it by others (tables, views, indexes) is theirs.
  static func schema(_ store: Connection, against model: Connection) throws(StoreError) -> [StoreFinding] {
    var different: [String] = []
    let question = """
      SELECT m.type, m.name, CASE WHEN m.type = 'table' THEN NULL ELSE m.sql END FROM sqlite_schema m
      WHERE m.sql IS NOT NULL AND m.name NOT LIKE 'sqlite%' ORDER BY m.rowid
      """
    let present = Set(try store.rows(question))
    for row in try model.rows(question) {
      guard let type = row[0].plainText, let name = row[1].plainText else { continue }
      guard present.contains(row) else {
        different.append("\(type) \(name)")
        continue
      }
      guard type == "table" else { continue }
      let columns = "SELECT name FROM pragma_table_info(?)"
      let known = Set(try store.rows(columns, [.text(name)]))
      for column in try model.rows(columns, [.text(name)]) where !known.contains(column) {
        different.append("column \(name).\(column[0].plainText ?? "")")
      }
    }
    var findings: [StoreFinding] = []
    if let first = different.first {
      findings.append(StoreFinding(.schema, count: different.count, example: first))
    }
    let known = Set(try model.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    let triggers = try store.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
      .filter { !known.contains($0) }
    if let first = triggers.first?[0].plainText {
      findings.append(StoreFinding(.trigger, count: triggers.count, example: first))
    }
    return findings + (try customFields(store))
  }

  private static func customFields(_ store: Connection) throws(StoreError) -> [StoreFinding] {
    let lost = try store.rows(
      """
      SELECT f.entity || '.' || f.name FROM custom_fields f
      WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info(f.entity) c WHERE c.name = f.column_name) ORDER BY 1
      """)
    return lost.first?[0].plainText.map { [StoreFinding(.customField, count: lost.count, example: $0)] } ?? []
  }

  /// Days and times of day, of the schema's own columns and of custom fields.
  static func days(_ store: Connection) throws(StoreError) -> [RecordRule] {
    let columns = try store.rows(
      """
      SELECT m.name, c.name, m.sql LIKE '%WITHOUT ROWID%' FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.sql IS NOT NULL AND (
        c.name LIKE '%\\_on' ESCAPE '\\' OR c.name LIKE '%\\_time' ESCAPE '\\' OR c.name = 'day'
        OR EXISTS (
          SELECT 1 FROM custom_fields f WHERE f.entity = m.name AND f.column_name = c.name AND f.type = 'date'))
      ORDER BY m.rowid, c.cid
      """)
    var rules: [(table: String, key: String, tests: [String])] = []
    for row in columns {
      guard let table = row[0].plainText, let column = row[1].plainText else { continue }
      let name = quoted(column)
      // Only with a modifier a 30 February is read as the 2 March that it would be.
      let (reader, modifier) = column.hasSuffix("_time") ? ("time", "") : ("date", ", '+0 days'")
      if rules.last?.table != table {
        let key = row[2] == .integer(1) ? try firstColumn(of: table, store) : "rowid"
        rules.append((table, key, []))
      }
      rules[rules.count - 1].tests.append("(\(name) IS NOT NULL AND \(reader)(\(name)\(modifier)) IS NOT \(name))")
    }
    return rules.map { rule in
      RecordRule(
        .impossibleDay, rule.table,
        "SELECT \(rule.key) AS id FROM \(quoted(rule.table)) WHERE \(rule.tests.joined(separator: " OR "))")
    }
  }

  private static func firstColumn(of table: String, _ store: Connection) throws(StoreError) -> String {
    let name = try store.scalar("SELECT name FROM pragma_table_info(?) WHERE cid = 0", [.text(table)])?.plainText
    return quoted(name ?? "rowid")
  }
}
