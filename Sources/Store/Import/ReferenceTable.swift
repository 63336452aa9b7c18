/// Finds the records of one entity by what a file calls them, and makes those that are not there.
///
/// A text is an id of the source system first, then a name without regard to case and blanks, then a declared alias of
/// a name; of people also a name with the family name first, of reps an address. Names are looked up in a temporary table, so that memory does not grow with the store.
final class ReferenceTable {
  private let entity: ImportEntity
  private unowned let session: ImportSession
  private let hasName: Bool
  private var known = ByteTable()
  private var isLoaded = false
  /// Declared names by folded alias.
  private var aliases: [String: String] = [:]
  /// Made by a reference during this import and not yet claimed by a row of its own.
  private(set) var unclaimed: Set<Int> = []

  /// The fields of the file's own that tell one record from another, by header; `nil` where there is none.
  private var otherKeys: [String: (column: String, isText: Bool)?] = [:]

  private static let limit = 200_000

  init(_ entity: String, _ session: ImportSession) {
    self.entity = ImportEntity.named(entity) ?? ImportEntity(name: entity, table: entity, key: .name, fields: [])
    self.session = session
    self.hasName = self.entity.fields.contains { $0.column == "name" }
  }

  var plural: String { entity.name.replacing("_", " ") }
  var singular: String {
    entity.name == "opportunities" ? "opportunity" : String(plural.hasSuffix("s") ? plural.dropLast() : plural[...])
  }

  /// Whether an unknown name may be made into a record. Deals, leads and papers may not: they would be counted.
  var isCreatable: Bool { Self.creatable.contains(entity.name) }

  static let creatable: Set = [
    "reps", "teams", "sources", "campaigns", "customers", "contacts", "products", "stages", "pipelines", "territories",
    "locations",
  ]

  /// Rows of this entity bring their own orders.
  static func areMade(by entity: String, field: String) -> Bool { entity == "order_lines" && field == "order" }

  /// - Parameter header: of the column that the text stands in.
  func find(_ text: String, header: String? = nil) throws(RowFailure) -> Int? {
    if let id = known.find(text) { return id }
    var found = try findExternal(text)
    if found == nil, let other = SalesforceID.other(of: text) { found = try findExternal(other) }
    if found == nil { found = try findName(text) }
    if found == nil { found = try findAddress(text) }
    if found == nil, let header { found = try findOther(text, header) }
    if let found { remember(text, found) }
    return found
  }

  /// What was found before.
  func recall(_ text: UnsafeBufferPointer<UInt8>) -> Int? { known.find(text) }

  func findExternal(_ text: String) throws(RowFailure) -> Int? {
    try onStore { () throws(StoreError) in
      try session.statements.statement("SELECT id FROM \(entity.table) WHERE external_id = ?").integer(.text(text))
    }
  }

  /// Refuses a name that several records bear.
  func findName(_ text: String) throws(RowFailure) -> Int? {
    guard hasName else { return nil }
    try load()
    let key = WordReading.key(text)
    var found = try lookUp(key)
    if found == nil, let name = aliases[key] { found = try lookUp(WordReading.key(name)) }
    if found == nil, isOfPeople {
      for turned in PersonName.turned(key) where found == nil { found = try lookUp(turned) }
    }
    guard let row = found else { return nil }
    if row[1] != .integer(0) {
      throw .problem(column: nil, value: text, reason: ProblemReason.ambiguous(plural))
    }
    return row[0].integerValue
  }

  /// A rep by an address: the one that bears it, else the one whose name stands in it.
  private func findAddress(_ text: String) throws(RowFailure) -> Int? {
    guard entity.name == "reps", let name = PersonName.ofAddress(text) else { return nil }
    let sql = "SELECT MIN(id), COUNT(*) FROM reps WHERE LOWER(email) = ?"
    if let row = try session.statements.row(sql, .text(WordReading.key(text))), row[1] == .integer(1) {
      return row[0].integerValue
    }
    guard let row = try lookUp(name), row[1] == .integer(0) else { return nil }
    return row[0].integerValue
  }

  private var isOfPeople: Bool { entity.name == "reps" || entity.name == "contacts" }

  /// The one record of which a column of this header said so: `EmployeeID` beside the `EmployeeKey` that is its id.
  private func findOther(_ text: String, _ header: String) throws(RowFailure) -> Int? {
    guard let (column, isText) = try otherKey(header) else { return nil }
    let bound: SQLValue
    if isText {
      bound = .text(text)
    } else if let number = Double(text) {
      bound = .real(number)
    } else {
      return nil
    }
    let sql = "SELECT MIN(id), COUNT(*) FROM \(entity.table) WHERE \"\(column)\" = ?"
    guard let row = try session.statements.row(sql, bound), row[1] == .integer(1) else { return nil }
    return row[0].integerValue
  }

  private func otherKey(_ header: String) throws(RowFailure) -> (column: String, isText: Bool)? {
    if let known = otherKeys[header] { return known }
    var found: (column: String, isText: Bool)?
    let sql = "SELECT column_name, type FROM custom_fields WHERE entity = ? AND LOWER(title) = LOWER(?)"
    if ["reps", "customers", "products"].contains(entity.name),
      let row = try session.statements.row(sql, .text(entity.name), .text(header)), let column = row[0].textValue,
      row[1] == .text("text") || row[1] == .text("number"),
      try session.statements.row(
        "SELECT COUNT(\"\(column)\") = COUNT(DISTINCT \"\(column)\") FROM \(entity.table)")?[0] == .integer(1)
    {
      found = (column, row[1] == .text("text"))
    }
    otherKeys[header] = .some(found)
    return found
  }

  /// For a row of the entity itself, whose record may have been made by its name, id or address only: the record without
  /// an id of its own that is called so.
  func findPlaceholder(_ candidates: [String?]) throws(RowFailure) -> Int? {
    let keys = candidates.compactMap { $0.map(WordReading.key) }.filter { !$0.isEmpty }
    for key in keys + (isOfPeople ? keys.flatMap(PersonName.turned) : []) {
      let sql = "SELECT id FROM \(entity.table) WHERE id = ? AND external_id IS NULL"
      try load()
      guard let row = try lookUp(key), row[1] == .integer(0), let id = row[0].integerValue,
        try session.statements.row(sql, .integer(id)) != nil
      else { continue }
      return id
    }
    return nil
  }

  /// A record of the entity was written under this name.
  func wrote(_ id: Int, name: String?) throws(RowFailure) {
    unclaimed.remove(id)
    guard isLoaded, let name else { return }
    try index(name, id)
  }

  /// What people call it: its name, else the id of the other system.
  func name(of id: Int?) throws(RowFailure) -> String? {
    guard let id else { return nil }
    let label = hasName ? "COALESCE(name, external_id)" : "external_id"
    return try session.statements.row("SELECT \(label) FROM \(entity.table) WHERE id = ?", .integer(id))?[0].textValue
  }

  func isUnclaimed(_ id: Int) -> Bool { unclaimed.contains(id) }

  /// The declared name that an alias stands for; `nil` when it is none, or when a record bears it itself.
  func declaredName(_ alias: String) throws(RowFailure) -> String? {
    try load()
    let key = WordReading.key(alias)
    guard let name = aliases[key], try lookUp(key) == nil else { return nil }
    return name
  }

  /// Makes a record of which only the name is known. `asManager`: it was named as somebody's manager.
  func make(_ written: String, asManager: Bool) throws(RowFailure) -> Int {
    let text = hasName ? try declaredName(written) ?? written : written
    let id: Int
    switch entity.name {
    case "customers":
      id = try session.makeParty()
      try session.statements.run("INSERT INTO customers (id, name) VALUES (?, ?)", .integer(id), .text(text))
      try PartyHistory.start(id, from: nil, owner: .null, status: .text("customer"), session)
    case "reps":
      try session.statements.run(
        "INSERT INTO reps (name, role, is_selling) VALUES (?, ?, ?)", .text(text), .text(asManager ? "manager" : "rep"),
        .integer(asManager ? 0 : 1))
      id = session.connection.lastInsertedID
    case "orders":
      try session.statements.run("INSERT INTO orders (external_id) VALUES (?)", .text(text))
      id = session.connection.lastInsertedID
    case "stages":
      try session.statements.run(
        "INSERT INTO stages (name, state, position) VALUES (?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM stages))",
        .text(text), .text(StageState.told(by: text)))
      id = session.connection.lastInsertedID
    default:
      try session.statements.run("INSERT INTO \(entity.table) (name) VALUES (?)", .text(text))
      id = session.connection.lastInsertedID
    }
    session.countCreated(entity.name)
    unclaimed.insert(id)
    if isLoaded, hasName { try index(text, id) }
    remember(written, id)
    return id
  }

  private func remember(_ text: String, _ id: Int) {
    if known.count >= Self.limit { known.removeAll() }
    known.add(text, id)
  }

  private func lookUp(_ key: String) throws(RowFailure) -> [SQLValue]? {
    try session.statements.row("SELECT id, others FROM temp.import_names_\(entity.name) WHERE key = ?", .text(key))
  }

  private func index(_ name: String, _ id: Int) throws(RowFailure) {
    try session.statements.run(
      """
      INSERT INTO temp.import_names_\(entity.name) (key, id, others) VALUES (?1, ?2, 0)
      ON CONFLICT (key) DO UPDATE SET others = others + 1 WHERE id <> ?2
      """, .text(WordReading.key(name)), .integer(id))
  }

  private func load() throws(RowFailure) {
    guard !isLoaded else { return }
    try onStore { () throws(StoreError) in
      try session.connection.execute(
        """
        DROP TABLE IF EXISTS temp.import_names_\(entity.name);
        CREATE TEMP TABLE import_names_\(entity.name) (
          key TEXT PRIMARY KEY NOT NULL, id INTEGER NOT NULL, others INTEGER NOT NULL
        ) WITHOUT ROWID
        """)
    }
    isLoaded = true
    try session.statements.each("SELECT id, name FROM \(entity.table) WHERE name IS NOT NULL ORDER BY id") {
      (row) throws(RowFailure) in try index(row.text(1), row.integer(0))
    }
    aliases = try onStore { () throws(StoreError) in
      try NameAliases.all(of: entity.name, session.connection).mapValues(\.name)
    }
  }
}
