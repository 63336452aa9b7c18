/// Where the rows came from: one line for every import, and its problems.
struct ImportLineage {
  let id: Int
  /// The last import of the same bytes as the same records that was not undone.
  let sameAs: Int?

  init(_ plan: ImportPlan, _ digest: String, _ session: ImportSession) throws(RowFailure) {
    let same = try session.statements.row(
      "SELECT MAX(id) FROM imports WHERE digest = ? AND entity = ? AND undone_at IS NULL", .text(digest),
      .text(plan.entity))
    self.sameAs = same?[0].integerValue
    try session.statements.run(
      """
      INSERT INTO imports (file, digest, entity, statement, imported_at, rows_read, inserted, updated, unchanged,
        skipped, refused, rounded)
      VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0)
      """, .text(plan.file), .text(digest), .text(plan.entity), .text(plan.statementText), .text(Store.now()))
    self.id = session.connection.lastInsertedID
  }

  func keep(_ problem: ImportProblem, _ session: ImportSession) throws(RowFailure) {
    try session.statements.run(
      "INSERT INTO import_problems (import_id, row, column_name, value, reason) VALUES (?, ?, ?, ?, ?)", .integer(id),
      .integer(problem.row), SQLValue(problem.column), SQLValue(problem.value.map { String($0.prefix(200)) }),
      .text(problem.reason))
  }

  func finish(_ summary: ImportSummary, _ session: ImportSession) throws(RowFailure) {
    try session.statements.run(
      """
      UPDATE imports SET rows_read = ?, inserted = ?, updated = ?, unchanged = ?, skipped = ?, refused = ?, rounded = ?
      WHERE id = ?
      """, .integer(summary.read), .integer(summary.inserted), .integer(summary.updated), .integer(summary.unchanged),
      .integer(summary.skipped), .integer(summary.refused), .integer(summary.rounded), .integer(id))
  }
}
