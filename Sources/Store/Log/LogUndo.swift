/// Takes back what was logged.
extension LogBook {
  /// An entry that is undone.
  package struct Undone: Hashable, Sendable {
    package var number: Int
    package var kind: String
    package var entity: String
    package var statement: String
  }

  /// - Parameters:
  ///   - number: `nil` is the last entry of `me` that is not undone yet.
  ///   - me: nobody else's entries are undone; `nil` is somebody who did not say who that is.
  package static func undo(_ number: Int?, me: String?, on connection: Connection) throws(UndoRefusal) -> Undone {
    let mine = try me.map { name throws(UndoRefusal) in try reps(called: name, in: connection) }
    let last = try asking { () throws(StoreError) in
      try connection.scalar("SELECT MAX(id) FROM log_entries WHERE undone_at IS NULL")?.integerValue
    }
    var wanted = number
    if wanted == nil {
      guard let me, let mine else { throw .nobody(last: last) }
      wanted = try asking { () throws(StoreError) in
        try connection.scalar(
          "SELECT MAX(id) FROM log_entries WHERE undone_at IS NULL AND author_id IN (SELECT value FROM json_each(?))",
          [.text("\(mine.sorted())")])?.integerValue
      }
      if wanted == nil { throw .nothingLogged(by: me) }
    }
    return try undo(wanted ?? 0, mine: mine, last: last, on: connection)
  }

  private static func reps(called name: String, in connection: Connection) throws(UndoRefusal) -> Set<Int> {
    do throws(LogFailure) {
      return Set(try LogDirectory(connection: connection).all(.reps, name).map(\.id))
    } catch {
      switch error {
      case .store(let error): throw .store(error)
      case .refused: return []
      }
    }
  }

  private static func undo(
    _ number: Int, mine: Set<Int>?, last: Int?, on connection: Connection
  ) throws(UndoRefusal) -> Undone {
    let row = try asking { () throws(StoreError) in
      try connection.rows(
        """
        SELECT l.kind, l.entity, l.statement, l.undone_at, l.undo_id, r.name, l.author_id FROM log_entries l
        LEFT JOIN reps r ON r.id = l.author_id
        WHERE l.id = ?
        """, [.integer(number)]
      ).first
    }
    guard let row, let id = row[4].integerValue else { throw .noSuchEntry(number, last: last) }
    if let moment = row[3].textValue { throw .entryUndoneAlready(number, on: String(moment.prefix(10))) }
    if let mine, let author = row[6].integerValue, !mine.contains(author) {
      throw .notYours(number, author: row[5].textValue ?? "somebody else")
    }
    guard let entry = try UndoJournal.entry(id, on: connection) else { throw .noSuchEntry(number, last: nil) }
    _ = try UndoJournal.undo(entry, on: connection)
    return Undone(
      number: number, kind: row[0].textValue ?? "", entity: row[1].textValue ?? "", statement: row[2].textValue ?? "")
  }
}
