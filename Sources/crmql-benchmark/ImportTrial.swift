import Glibc
import Store
import Values

/// The same file of activities read by `import` into a new store, and by `.import` of the shell into the same table
/// with the same indexes; also by DuckDB's `COPY`, into a table with such indexes and into one without.
///
/// `.import` copies text into columns. `import` makes a store, reads the file for its encoding and its dates first,
/// finds or makes the rep, the customer and the source that a row names, checks days, keeps the lineage, refreshes what
/// depends on activities, and makes the indexes after the rows. The file names records by numbers, so that the shell's
/// columns can be whole numbers like the store's; columns that the file lacks are not in the shell's table.
struct ImportTrial {
  let programs: Programs
  let duckdb: String?
  let folder: String
  let company: Company

  private var file: String { "\(folder)/activities.csv" }

  private static let header = """
    id,type,direction,status,done,time,minutes,outcome,rep,customer,source
    """

  func writeFile() throws {
    guard let output = fopen(file, "w") else { throw Child.Failure.cannotStart(file, errno) }
    var random = Randomness(seed: 77)
    var text = Self.header + "\n"
    for number in 0..<company.activities {
      let row = Activity(number: number, of: company, &random)
      text += "A\(number),\(row.type),\(row.direction),\(row.status),\(row.day.iso),\(row.time),\(row.minutes),"
      text += "\(row.outcome),\(row.rep),\(row.customer),\(row.source)\n"
      if text.utf8.count > 1 << 16 {
        fputs(text, output)
        text = ""
      }
    }
    fputs(text, output)
    guard fclose(output) == 0 else { throw Child.Failure.cannotStart(file, errno) }
  }

  private var statement: String {
    """
    import "\(file)" as activities (id = id, type = type, direction = direction, status = status, \
    done = done, minutes = minutes, outcome = outcome, rep = rep, customer = customer, source = source)
    """
  }

  /// The store's table and indexes, without the columns that the file does not have.
  private static let table = """
    CREATE TABLE activities (
      external_id TEXT UNIQUE, type TEXT NOT NULL, direction TEXT CHECK (direction IN ('outbound', 'inbound')),
      status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'cancelled', 'no_show')), done_on TEXT, done_time TEXT,
      minutes INTEGER, outcome TEXT, rep_id INTEGER, customer_id INTEGER, source_id INTEGER
    ) STRICT;
    """

  private static func duckTable(_ constraint: String) -> String {
    """
    CREATE TABLE activities (
      external_id VARCHAR\(constraint), type VARCHAR NOT NULL, direction VARCHAR CHECK (direction IN ('outbound', 'inbound')),
      status VARCHAR NOT NULL CHECK (status IN ('planned', 'done', 'cancelled', 'no_show')), done_on DATE,
      done_time VARCHAR, minutes INTEGER, outcome VARCHAR, rep_id INTEGER, customer_id INTEGER, source_id INTEGER
    );
    """
  }

  private static let indexes = """
    CREATE INDEX activities_by_day ON activities (type, status, done_on, rep_id, source_id, customer_id, direction, minutes);
    CREATE INDEX activities_by_customer ON activities (customer_id, type, status, done_on, rep_id);
    CREATE INDEX activities_by_rep ON activities (rep_id, type, status, done_on, minutes);
    """

  func besideShell(runs: Int) throws -> Comparison {
    let theirs = "\(folder)/shell.db"
    return try compare(runs: runs, theirs) {
      try Child.run([
        programs.sqlite, "-batch", theirs, Self.table + Self.indexes, ".mode csv",
        ".import --skip 1 \"\(file)\" activities",
      ])
    }
  }

  func besideDuckDB(runs: Int, isIndexed: Bool) throws -> Comparison {
    let theirs = "\(folder)/duck.db"
    let table = isIndexed ? Self.duckTable(" UNIQUE") + Self.indexes : Self.duckTable(" ")
    return try compare(runs: runs, theirs) {
      try Child.run([
        duckdb ?? "duckdb", theirs, "-c", table + "COPY activities FROM '\(file)' (HEADER, DELIMITER ',');",
      ])
    }
  }

  private func compare(runs: Int, _ other: String, _ theirs: () throws -> Child) throws -> Comparison {
    let ours = "\(folder)/imported.db"
    func remove(_ path: String) { for suffix in ["", "-wal", "-shm", "-journal", ".wal"] { unlink(path + suffix) } }
    defer {
      remove(ours)
      remove(other)
    }
    return try Comparison(runs: runs) {
      remove(ours)
      return try Child.run([programs.crmql, ours, "--create", "--today", programs.today, "-c", statement])
    } theirs: {
      remove(other)
      return try theirs()
    }
  }
}
