import Values

/// Other names that files use for records: one name stands for another wherever an import looks a record up.
package struct NameAliases {
  package enum Refusal: Error, Hashable, Sendable {
    /// Records of it are never looked up by name, or never made by it.
    case noNames(entity: String)
    case same
    /// A record bears the other name itself: an alias would hide it.
    case recordExists(String)
    case unknown(nearest: [String])
    case store(StoreError)
  }

  /// What declaring an alias did.
  package struct Declaration: Hashable, Sendable {
    /// The record's name, as the store spells it.
    package var name: String
    /// No record bears it yet.
    package var isUnknown: Bool
    /// Names like it that records bear.
    package var nearest: [String]
    /// What the alias stood for before.
    package var before: String?
  }

  /// Kinds of records that can have aliases.
  package static var entities: [String] { ReferenceTable.creatable.sorted() }

  private let connection: Connection
  private let entity: String

  package init(_ entity: String, _ connection: Connection) throws(Refusal) {
    guard ReferenceTable.creatable.contains(entity) else { throw .noNames(entity: entity) }
    self.connection = connection
    self.entity = entity
  }

  package func declare(_ alias: String, for written: String) throws(Refusal) -> Declaration {
    let (alias, written) = (trimmed(alias), trimmed(written))
    let key = WordReading.key(alias)
    let known = try all()
    // An alias of an alias stands for the same record.
    let wanted = WordReading.key(known[WordReading.key(written)]?.name ?? written)
    if key == wanted || key.isEmpty || wanted.isEmpty { throw .same }
    let names = try names()
    if let record = names.first(where: { WordReading.key($0) == key }) { throw .recordExists(record) }
    let record = names.first { WordReading.key($0) == wanted }
    let name = record ?? known[WordReading.key(written)]?.name ?? written
    try asking { () throws(StoreError) in
      try connection.atomically { () throws(StoreError) in
        try remove(key, known)
        // What stood for the alias stands for the record now.
        for other in known.values where WordReading.key(other.name) == key {
          try connection.run(
            "UPDATE name_aliases SET name = ? WHERE entity = ? AND alias = ?",
            [.text(name), .text(entity), .text(other.alias)])
        }
        try connection.run(
          "INSERT INTO name_aliases (entity, alias, name) VALUES (?, ?, ?)", [.text(entity), .text(alias), .text(name)])
      }
    }
    return Declaration(
      name: name, isUnknown: record == nil, nearest: record == nil ? nearestWords(to: name, among: names) : [],
      before: known[key]?.name)
  }

  /// Returns what the alias stood for.
  package func remove(_ alias: String) throws(Refusal) -> String {
    let known = try all()
    let key = WordReading.key(alias)
    guard let found = known[key] else {
      throw .unknown(nearest: nearestWords(to: alias, among: known.values.map(\.alias)))
    }
    try asking { () throws(StoreError) in try remove(key, known) }
    return found.name
  }

  private func remove(_ key: String, _ known: [String: (alias: String, name: String)]) throws(StoreError) {
    guard let old = known[key] else { return }
    try connection.run("DELETE FROM name_aliases WHERE entity = ? AND alias = ?", [.text(entity), .text(old.alias)])
  }

  /// By folded alias.
  private func all() throws(Refusal) -> [String: (alias: String, name: String)] {
    try asking { () throws(StoreError) in try Self.all(of: entity, connection) }
  }

  static func all(of entity: String, _ connection: Connection) throws(StoreError) -> [String: (
    alias: String, name: String
  )] {
    var found: [String: (alias: String, name: String)] = [:]
    for row in try connection.rows("SELECT alias, name FROM name_aliases WHERE entity = ?", [.text(entity)]) {
      guard let alias = row[0].textValue, let name = row[1].textValue else { continue }
      found[WordReading.key(alias)] = (alias, name)
    }
    return found
  }

  private func names() throws(Refusal) -> [String] {
    try asking { () throws(StoreError) in
      try connection.rows("SELECT name FROM \(quoted(entity)) ORDER BY id").compactMap { $0[0].textValue }
    }
  }

  private func asking<Result>(_ body: () throws(StoreError) -> Result) throws(Refusal) -> Result {
    do { return try body() } catch { throw .store(error) }
  }
}
