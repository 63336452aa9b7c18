import Glibc

/// The same company in a file of DuckDB's own: every table that a question reads, copied by way of CSV, days as dates.
struct DuckDBStore {
  let programs: Programs
  let duckdb: String
  let folder: String

  private var path: String { "\(folder)/company.duckdb" }

  private static let tables = [
    "activities", "opportunities", "opportunity_states", "customers", "reps", "sources", "stages", "teams", "quotes",
    "invoices", "invoice_settlements", "dues", "payments", "orders", "order_lines", "products", "rep_assignments",
    "plan_rollups", "calendar",
  ]

  func build(from store: String) throws {
    if access(path, F_OK) == 0 { return }
    for table in Self.tables {
      let file = "\(folder)/\(table).csv"
      defer { unlink(file) }
      _ = try Child.run(
        [programs.sqlite, "-batch", "-readonly", "-csv", "-header", store, "SELECT * FROM \(table)"], output: file)
      let copy = "CREATE TABLE \(table) AS SELECT * FROM read_csv('\(file)', header = true, sample_size = -1)"
      _ = try Child.run([duckdb, path, "-c", copy])
    }
  }

  func select(_ sql: String, output: String = "/dev/null") throws -> Child {
    try Child.run([duckdb, "-readonly", "-csv", "-noheader", "-nullvalue", "", path, "-c", sql], output: output)
  }
}
