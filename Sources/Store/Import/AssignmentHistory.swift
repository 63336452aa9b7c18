/// What records belong to over time, in a table of stretches: the team and the manager of a rep, the team above a team.
struct AssignmentHistory {
  let table: String
  /// Its column for the record.
  let key: String
  let columns: [String]

  /// Keeps what a record belonged to until `day`; what was not known before holds since ever.
  ///
  /// - Parameter slots: where the draft holds the columns; `nil` for what the file does not say.
  func change(
    _ id: Int, _ slots: [Int?], _ draft: RecordDraft, before: [SQLValue], from day: String, _ session: ImportSession
  ) throws(RowFailure) {
    guard slots.compactMap(\.self).contains(where: { draft.values[$0] != before[$0] }) else { return }
    let last = try session.statements.row(
      "SELECT from_on, \(columns.joined(separator: ", ")) FROM \(table) WHERE \(key) = ? ORDER BY from_on DESC LIMIT 1",
      .integer(id))
    guard let last, let from = last[0].textValue else { return }
    let values = zip(slots, last.dropFirst()).map { slot, old in slot.map { draft.values[$0] } ?? old }
    if from >= day || last.dropFirst().allSatisfy({ $0 == .null }) {
      let set = columns.map { "\($0) = ?" }.joined(separator: ", ")
      return try session.statements.run(
        "UPDATE \(table) SET \(set) WHERE \(key) = ? AND from_on = ?", values + [.integer(id), last[0]])
    }
    try session.statements.run(
      "UPDATE \(table) SET until_on = ? WHERE \(key) = ? AND from_on = ?", .text(day), .integer(id), last[0])
    let places = [String](repeating: "?", count: columns.count + 2).joined(separator: ", ")
    try session.statements.run(
      "INSERT INTO \(table) (\(key), from_on, \(columns.joined(separator: ", "))) VALUES (\(places))",
      [.integer(id), .text(day)] + values)
  }
}
