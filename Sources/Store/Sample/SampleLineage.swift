import Values

extension SampleWorld {
  /// What was imported and defined, as if the team had been at work with the program.
  func writeLineage(_ store: Connection) throws(StoreError) {
    let mapping = """
      import "calls.csv" as activities (id = TASKID, type = "call", rep = `Call Owner`, done = `Call Start Time`)
      """
    let columns = """
      id, file, digest, entity, statement, imported_at, rows_read, inserted, updated, unchanged, skipped, refused, rounded
      """
    try store.insert(
      into: "imports", columns: columns,
      [
        [
          .integer(1), .text("calls.csv"), .text("5f2b9c1e"), .text("activities"), .text(mapping),
          .text(moment(start + 40)), .integer(412), .integer(409), .integer(0), .integer(0), .integer(0), .integer(3),
          .integer(0),
        ],
        [
          .integer(2), .text("price list.csv"), .text("a8810d37"), .text("products"),
          .text("import \"price list.csv\" as products (id = `No.`, name = Name, price = Price)"),
          .text(moment(thisMonth.adding(months: -3) + 5)), .integer(17), .integer(1), .integer(4), .integer(12),
          .integer(0),
          .integer(0), .integer(2),
        ],
      ])
    try store.insert(
      into: "import_problems", columns: "import_id, row, column_name, value, reason",
      [
        [.integer(1), .integer(58), .text("Call Start Time"), .text("30.02."), .text("no such day")],
        [.integer(1), .integer(131), .text("Call Owner"), .text(""), .text("no rep is named")],
        [.integer(1), .integer(340), .text("Call Start Time"), .text("N/A"), .text("not a moment")],
      ])
    try store.run(
      "INSERT INTO definitions (name, kind, statement, created_at) VALUES ('hit_rate', 'metric', ?, ?)",
      [.text("define hit_rate \"Hit rate\" = closes / proposals as percent"), .text(moment(start + 60))])
    // The same as the rows of `scorecards`.
    let card = """
      define scorecard monthly "Monthly appraisal" = attainment weight 40% target 100%, closes weight 20% by rank, \
      visits weight 20% bands 0 -> 0%, 20 -> 60%, 40 -> 80%, 60 -> 100%, expense_ratio weight 20% target 5% \
      grades S from 95%, A from 85%, B from 70%, C from 60%, D from 0%
      """
    try store.run(
      "INSERT INTO definitions (name, kind, statement, created_at) VALUES ('monthly', 'scorecard', ?, ?)",
      [.text(card), .text(moment(start + 60))])
  }
}
