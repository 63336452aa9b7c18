internal import Glibc
import Store
import Values

/// A million activities from one CSV: `import` against `sqlite3 .import` into the same table with the same indexes.
///
/// Our side reads, checks and looks up names, types and dates; the other side takes text that is already ids and columns
/// of the table. Foreign keys are off there, as is that shell's default.
struct ImportDuel {
  let folder: String
  let crmql: String
  let today: String
  private let rowCount = 1_000_000

  func run() throws {
    let named = folder + "/activities.csv"
    let raw = folder + "/activities-raw.csv"
    if access(named, F_OK) != 0 { write(named, raw) }
    var seconds: [(Double, Double)] = []
    var memory = 0.0
    for _ in 0..<3 {
      let mine = folder + "/import-a.db"
      let theirs = folder + "/import-b.db"
      for path in [mine, theirs] { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
      for path in [mine, theirs] {
        let store = try Store.open(path: path, mode: .create, today: LargeStore.today)
        try store.execute(
          """
          INSERT INTO reps (id, external_id, name) SELECT value, 'R' || value, 'Rep ' || value FROM (WITH RECURSIVE n(value) AS
            (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 80) SELECT value FROM n);
          INSERT INTO parties (id) SELECT value FROM (WITH RECURSIVE n(value) AS
            (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 20000) SELECT value FROM n);
          INSERT INTO customers (id, external_id, name) SELECT id, 'C' || id, 'Customer ' || id FROM parties;
          """)
      }
      // What .import writes has no NULL; the columns that would be empty are left out of its table, with their indexes,
      // which hold nothing on our side.
      try Store.open(path: theirs, mode: .write, today: LargeStore.today).execute(
        """
        DROP TABLE activities;
        CREATE TABLE activities (id INTEGER PRIMARY KEY, external_id TEXT UNIQUE, type TEXT, status TEXT, done_on TEXT,
          minutes INTEGER, rep_id INTEGER, customer_id INTEGER, source_id INTEGER);
        CREATE INDEX activities_by_day ON activities (type, status, done_on, rep_id, source_id, customer_id);
        CREATE INDEX activities_by_customer ON activities (customer_id, type, status, done_on);
        CREATE INDEX activities_by_rep ON activities (rep_id, done_on);
        """)
      let statement = """
        import "\(named)" as activities (id = id, type = type, status = status, done = done, minutes = minutes, rep = rep, customer = customer)
        """
      let first = Run([crmql, mine, "-c", statement, "--today", today], output: "/dev/null")
      let second = Run(["sqlite3", "-csv", theirs, ".import \(raw) activities"], output: "/dev/null")
      if first.status != 0 || second.status != 0 { print("an import failed: \(first.status), \(second.status)") }
      seconds.append((first.seconds, second.seconds))
      memory = max(memory, first.megabytes)
    }
    let rates = (median(seconds.map { Double(rowCount) / $0.0 }), median(seconds.map { Double(rowCount) / $0.1 }))
    print(
      "Import of 1,000,000 activities into the indexed table: crmql \(Int(rates.0)) rows/s, sqlite3 .import \(Int(rates.1)) rows/s, "
        + "ratio \(pad(median(seconds.map { $0.1 / $0.0 }), 2)), \(Int(memory)) MB.")
  }

  private func write(_ named: String, _ raw: String) {
    guard let first = fopen(named, "w"), let second = fopen(raw, "w") else { return }
    defer {
      fclose(first)
      fclose(second)
    }
    fputs("id,type,status,done,minutes,rep,customer\n", first)
    let types = ["visit", "call", "call", "meeting", "email"]
    let start = LargeStore.today.adding(days: -1080)
    for number in 1...rowCount {
      let day = start.adding(days: number * 1080 / rowCount).iso
      let (type, minutes, rep, customer) = (
        types[number % 5], 5 + number % 55, 1 + number % 80, 1 + number &* 7919 % 20_000
      )
      fputs("A\(number),\(type),done,\(day),\(minutes),R\(rep),C\(customer)\n", first)
      fputs("\(number),A\(number),\(type),done,\(day),\(minutes),\(rep),\(customer),1\n", second)
    }
  }
}
