import Values

/// What a name in the log can be of.
struct LogTable {
  /// `customers`: the table, and what an alias is of.
  let name: String
  let singular: String
  /// The columns that hold its name.
  var labels = ["name"]
  /// What tells two of the same name apart, for people.
  var about = "NULL"

  static let customers = LogTable(name: "customers", singular: "customer", about: "t.city")
  static let leads = LogTable(name: "leads", singular: "lead", labels: ["name", "company"], about: "t.company")
  static let reps = LogTable(
    name: "reps", singular: "rep", about: "(SELECT name FROM teams WHERE id = t.team_id)")
  static let opportunities = LogTable(
    name: "opportunities", singular: "opportunity", about: "(SELECT name FROM customers WHERE id = t.customer_id)")
  static let contacts = LogTable(
    name: "contacts", singular: "contact", about: "(SELECT name FROM customers WHERE id = t.customer_id)")
  static let invoices = LogTable(name: "invoices", singular: "invoice", labels: ["external_id"])
  static let products = LogTable(name: "products", singular: "product", about: "t.category")
  static let sources = LogTable(name: "sources", singular: "source")
  static let stages = LogTable(
    name: "stages", singular: "stage", about: "(SELECT name FROM pipelines WHERE id = t.pipeline_id)")
}

/// Finds records by what people call them: the id of the source system first, then the name as it is written, then a
/// declared alias, then the name without regard to case and blanks. Only records that are there; nothing is made.
struct LogDirectory {
  let connection: Connection

  struct Found: Hashable {
    let id: Int
    let name: String
  }

  /// `condition` narrows what is looked at, over `t`. Throws `.unknown` with the nearest names, or `.ambiguous`.
  func find(
    _ table: LogTable, _ text: String, _ field: LogField, where condition: String = "1", _ bindings: [SQLValue] = [],
    position: Int? = nil
  ) throws(LogFailure) -> Found {
    let found = try all(table, text, where: condition, bindings)
    if found.count == 1 { return found[0] }
    if found.isEmpty {
      let nearest = try nearest(table, text, where: condition, bindings)
      throw .refused(.unknown(table, text, field, nearest: nearest, position: position))
    }
    throw .refused(.ambiguous(table, text, field, ids: try ids(table, found)))
  }

  /// Every record that is called so; none when the name is unknown.
  func all(
    _ table: LogTable, _ text: String, where condition: String = "1", _ bindings: [SQLValue] = []
  ) throws(LogFailure) -> [Found] {
    let byID = try rows(table, "t.external_id = ?", [.text(text)])
    if !byID.isEmpty { return byID }
    for label in table.labels {
      let found = try rows(table, "t.\(label) = ? AND (\(condition))", [.text(text)] + bindings)
      if !found.isEmpty { return found }
    }
    var keys: Set<String> = [WordReading.key(text)]
    let aliases = try logging { () throws(StoreError) in
      try connection.rows("SELECT alias, name FROM name_aliases WHERE entity = ?", [.text(table.name)])
    }
    for pair in aliases where pair[0].textValue.map(WordReading.key) == WordReading.key(text) {
      if let name = pair[1].textValue { keys.insert(WordReading.key(name)) }
    }
    return try names(table, where: condition, bindings).filter { keys.contains(WordReading.key($0.name)) }
  }

  /// The closest names, at most three: those with a slip of the finger, else those that hold the text.
  func nearest(
    _ table: LogTable, _ text: String, where condition: String = "1", _ bindings: [SQLValue] = []
  ) throws(LogFailure) -> [String] {
    let names = table.labels.isEmpty ? [] : Set(try names(table, where: condition, bindings).map(\.name))
    let near = nearestWords(to: text, among: names)
    if !near.isEmpty { return near }
    let part = WordReading.key(text)
    guard part.count >= 2 else { return [] }
    return Array(
      names.filter { WordReading.key($0).contains(part) }.sorted { ($0.count, $0) < ($1.count, $1) }.prefix(3))
  }

  /// Each with every name it has.
  private func names(_ table: LogTable, where condition: String, _ bindings: [SQLValue]) throws(LogFailure) -> [Found] {
    var found: [Found] = []
    for label in table.labels {
      found += try rows(table, "t.\(label) IS NOT NULL AND (\(condition))", bindings, label: "t.\(label)")
    }
    return found
  }

  private func rows(
    _ table: LogTable, _ condition: String, _ bindings: [SQLValue], label: String? = nil
  ) throws(LogFailure) -> [Found] {
    let name = label ?? table.labels.first.map { "t.\($0)" } ?? "t.external_id"
    return try logging { () throws(StoreError) in
      try connection.rows("SELECT t.id, \(name) FROM \(table.name) t WHERE \(condition)", bindings)
    }.compactMap { row in row[0].integerValue.map { Found(id: $0, name: row[1].textValue ?? "") } }
  }

  private func ids(_ table: LogTable, _ found: [Found]) throws(LogFailure) -> [(id: String, about: String)] {
    var ids: [(id: String, about: String)] = []
    for record in found.prefix(4) {
      let rows = try logging { () throws(StoreError) in
        try connection.rows(
          "SELECT t.external_id, \(table.about) FROM \(table.name) t WHERE t.id = ?", [.integer(record.id)])
      }
      if let id = rows.first?[0].textValue { ids.append((id, rows.first?[1].textValue ?? "")) }
    }
    return ids
  }
}
