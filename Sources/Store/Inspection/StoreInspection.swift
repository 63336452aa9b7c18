/// Looks at everything in a store that has to go together, and changes nothing.
package enum StoreInspection {
  package struct Report: Sendable {
    /// In the order of the rules; damage first.
    package var findings: [StoreFinding] = []
    /// Why what is derived was not compared; `nil` when it was.
    package var uncompared: StoreError?
    /// How many things were looked at.
    package var ruleCount = 0
  }

  /// Damage that a rule meets is one more finding: the other rules are asked all the same.
  ///
  /// - Parameter writer: a connection that may take the write lock for a while, to work out again what is derived; what
  ///   it throws is kept in the report. `nil` leaves that part out.
  /// - Complexity: reads the whole file; derived values cost what an import of everything costs at its end.
  package static func report(
    on store: Connection, writer: (() throws(StoreError) -> Connection)?, watcher: Watcher = Watcher()
  ) throws(StoreError) -> Report {
    var report = Report()
    let model = try Store.blank(today: Store.localToday())
    try store.readTransaction { () throws(StoreError) in
      store.stopWhen {
        watcher.follow(Progress(.examining))
        return watcher.shouldStop()
      }
      defer { store.stopWhen(watcher.shouldStop) }
      try report.ask { () throws(StoreError) in try FileInspection.damage(store) }
      try report.ask { () throws(StoreError) in try FileInspection.references(store) }
      try report.ask { () throws(StoreError) in try FileInspection.schema(store, against: model) }
      store.stopWhen(watcher.shouldStop)
      var rules = RecordRule.all
      try report.ask { () throws(StoreError) in
        rules += try FileInspection.days(store)
        return []
      }
      for (position, rule) in rules.enumerated() {
        if watcher.shouldStop() { throw StoreError.interrupted }
        watcher.follow(Progress(.comparing, done: position, of: rules.count))
        try report.ask { () throws(StoreError) in try finding(of: rule, store).map { [$0] } ?? [] }
      }
    }
    if let writer {
      do throws(StoreError) {
        let connection = try writer()
        try report.ask { () throws(StoreError) in try DerivedInspection.findings(connection, watcher) }
      } catch {
        if error == .interrupted { throw error }
        report.uncompared = error
      }
    }
    return report
  }

  /// Makes what the schema lacks and works out again what is derived, in one transaction.
  package static func repair(_ writer: Connection) throws(StoreError) {
    try writer.execute("PRAGMA foreign_keys = OFF")
    defer { try? writer.execute("PRAGMA foreign_keys = ON") }
    try writer.transaction { () throws(StoreError) in try SchemaUpdate.repair(writer) }
  }

  private static func finding(of rule: RecordRule, _ store: Connection) throws(StoreError) -> StoreFinding? {
    guard let row = try store.rows("SELECT COUNT(*), MIN(id) FROM (\(rule.sql))").first,
      case .integer(let count) = row[0], count > 0
    else { return nil }
    return StoreFinding(rule.kind, in: rule.table, count: count, example: try name(of: row[1], in: rule.table, store))
  }

  /// The id that the record had where it came from, or its row.
  private static func name(of id: SQLValue, in table: String, _ store: Connection) throws(StoreError) -> String {
    guard case .integer(let number) = id else { return id.plainText ?? "" }
    let columns = Set(
      try store.rows("SELECT name FROM pragma_table_info(?)", [.text(table)]).compactMap { $0[0].plainText })
    for column in ["external_id", "name"] where columns.contains(column) {
      if let text = try store.scalar("SELECT \(column) FROM \(quoted(table)) WHERE rowid = ?", [id])?.plainText {
        return text
      }
    }
    return "#\(number)"
  }
}

extension StoreInspection.Report {
  /// Keeps what one rule found, or the damage that it met. A rule about a column that is missing has nothing to say:
  /// that it is missing is a finding of its own.
  fileprivate mutating func ask(_ rule: () throws(StoreError) -> [StoreFinding]) throws(StoreError) {
    ruleCount += 1
    do throws(StoreError) {
      findings += try rule()
    } catch {
      switch error {
      case .damaged(_, let detail):
        if !findings.contains(where: { $0.kind == .damage }) {
          findings.insert(StoreFinding(.damage, count: 1, example: detail), at: 0)
        }
      case .failed(let code, _) where code & 0xFF == 1: break
      default: throw error
      }
    }
  }
}
