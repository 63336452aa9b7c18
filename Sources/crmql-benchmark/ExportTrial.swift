import Glibc

/// A list of two million activities, with names instead of numbers, into a CSV file: by `export`, and by the best query
/// of the shell with its output in a file. Both order the rows alike.
struct ExportTrial {
  let programs: Programs
  let folder: String

  static func company(of company: Company) -> Company {
    var company = company
    company.activities *= 2
    return company
  }

  static func store(in folder: String) -> String { "\(folder)/export.db" }

  private static let columns = "id, type, direction, status, done, minutes, outcome, rep, customer, source"

  private static let sql = """
    SELECT a.external_id, a.type, a.direction, a.status, a.done_on, a.minutes, a.outcome, r.name, c.name, s.name
    FROM activities AS a
    LEFT JOIN reps AS r ON r.id = a.rep_id
    LEFT JOIN customers AS c ON c.id = a.customer_id
    LEFT JOIN sources AS s ON s.id = a.source_id
    ORDER BY a.done_on, a.id
    """

  enum Failure: Error {
    case filesDiffer(line: Int)
  }

  func run(runs: Int) throws -> Comparison {
    let store = Self.store(in: folder)
    let (ours, theirs) = ("\(folder)/ours.csv", "\(folder)/theirs.csv")
    defer {
      unlink(ours)
      unlink(theirs)
    }
    let statement = "export list activities with \(Self.columns) to \"\(ours)\" replace"
    let comparison = try Comparison(runs: runs) {
      try Child.run([programs.crmql, store, "--today", programs.today, "-c", statement])
    } theirs: {
      try programs.select(Self.sql, from: store, output: theirs)
    }
    if let line = try Self.firstDifference(ours, theirs) { throw Failure.filesDiffer(line: line) }
    return comparison
  }

  /// Line by line, without the heading of ours and the quotes that the shell puts around blanks.
  private static func firstDifference(_ ours: String, _ theirs: String) throws -> Int? {
    guard let first = fopen(ours, "r") else { throw Child.Failure.cannotStart(ours, errno) }
    defer { fclose(first) }
    guard let second = fopen(theirs, "r") else { throw Child.Failure.cannotStart(theirs, errno) }
    defer { fclose(second) }
    var line = 0
    _ = next(first)
    while true {
      line += 1
      let (mine, other) = (next(first), next(second))
      if mine != other { return line }
      if mine == nil { return line > 1 ? nil : line }
    }
  }

  private static func next(_ file: UnsafeMutablePointer<FILE>) -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      let byte = getc_unlocked(file)
      if byte == EOF { return line.isEmpty ? nil : line }
      if byte == 0x0A { return line }
      if byte != 0x0D && byte != 0x22 { line.append(UInt8(truncatingIfNeeded: byte)) }
    }
  }
}
