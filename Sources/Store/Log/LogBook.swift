import CSQLite
package import Values

/// The log: entries of work, each written whole or not at all, and kept with who wrote it.
package enum LogBook {
  /// Writes one entry. When it returns, the entry is on the disk.
  ///
  /// - Complexity: independent of how much is in the store, unless a name has to be looked for.
  package static func write(_ request: LogRequest, into connection: Connection, today: CivilDate) throws(LogFailure)
    -> LogReceipt
  {
    try logging { () throws(StoreError) in try connection.execute("PRAGMA synchronous = FULL; BEGIN IMMEDIATE") }
    do {
      let receipt = try entry(request, connection, today: today)
      try logging { () throws(StoreError) in try connection.execute("COMMIT") }
      return receipt
    } catch {
      // Some failures have ended the transaction already.
      if sqlite3_get_autocommit(connection.handle) == 0 { try? connection.execute("ROLLBACK") }
      throw error
    }
  }

  private static func entry(_ request: LogRequest, _ connection: Connection, today: CivilDate) throws(LogFailure)
    -> LogReceipt
  {
    // Histories of an entry begin on its own day.
    let session = try logging { () throws(StoreError) in
      try ImportSession(connection, today: request.day, isStrict: true)
    }
    defer { session.statements.removeAll() }
    let last = try logging { () throws(StoreError) in try connection.scalar("SELECT MAX(id) FROM log_entries") }
    let number = (last?.integerValue ?? 0) + 1
    let journal = try logging { () throws(StoreError) in try UndoJournal(request.statement, on: connection) }
    var writer = try LogWriter(request, session, number: number, today: today)
    let record = try writer.write()
    if record.entity == "opportunities" {
      try byRules { () throws(RowFailure) in
        var prices = DealPrices(session, today: today)
        try prices.refresh(only: record.id)
      }
    }
    session.statements.removeAll()
    try LogAftermath(connection).run(record, of: request)
    try logging { () throws(StoreError) in
      try journal.finish()
      try connection.run(
        """
        INSERT INTO log_entries (id, kind, entity, record_id, customer_id, rep_id, author_id, happened_on, logged_on,
          logged_at, statement, undo_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .integer(number), .text(record.kind), .text(record.entity), .integer(record.id), SQLValue(record.customer),
          SQLValue(record.rep), SQLValue(writer.author?.id), .text((request.due ?? request.day).isoText),
          .text(today.isoText), .text(Store.now()), .text(request.statement), .integer(journal.entry),
        ])
    }
    return LogReceipt(
      number: number, kind: record.kind, entity: record.entity, id: record.externalID, parts: record.parts,
      warnings: record.warnings)
  }

  /// Kinds of activities that anybody may log: the usual ones, and those that are in the store.
  package static func activityTypes(in connection: Connection) throws(StoreError) -> [String] {
    let usual = ImportChoice.all["activity_type"]?.values ?? []
    return usual + (try ownTypes(in: connection)).filter { !usual.contains($0) }
  }

  /// Chinese words for the usual kinds.
  package static let chineseTypes = Set((ImportChoice.read("activity_type")?.words ?? []).filter(isChinese))

  package static func isChineseType(_ word: String) -> Bool { isChinese(word) && chineseTypes.contains(word) }

  private static func isChinese(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy { $0.value >= 0x4E00 && $0.value <= 0x9FFF }
  }

  /// Found one after the other through the index: a scan would read every activity.
  static func ownTypes(in connection: Connection) throws(StoreError) -> [String] {
    try connection.rows(
      """
      WITH RECURSIVE types (type) AS (
        SELECT MIN(type) FROM activities
        UNION ALL
        SELECT (SELECT MIN(a.type) FROM activities a WHERE a.type > types.type) FROM types WHERE types.type IS NOT NULL
      )
      SELECT type FROM types WHERE type IS NOT NULL LIMIT 200
      """
    ).compactMap { $0[0].textValue }
  }

  /// The rep that a person says to be; `nil` with the nearest names when there is none.
  package static func rep(called name: String, in connection: Connection) throws(LogFailure) -> String {
    try LogDirectory(connection: connection).find(.reps, name, .rep).name
  }
}

/// What an entry became.
struct LoggedRecord {
  var kind: String
  var entity: String
  var id: Int
  var externalID: String?
  var customer: Int?
  var rep: Int?
  var opportunity: Int?
  var lead: Int?
  var parts: [LogReceiptPart] = []
  var warnings: [Wording] = []
}
