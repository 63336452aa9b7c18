import Glibc
import Store

/// Everything that is measured, in order; the tables go to standard output.
struct Trial {
  let programs: Programs
  let folder: String
  let request: Request

  private var store: String { "\(folder)/company.db" }
  private var small: String { "\(folder)/sample.db" }

  func run() throws {
    if request.onlyImports { return try importing() }
    try prepare()
    print(Report.questionHeader)
    var comparisons: [Comparison] = []
    for question in BenchmarkQuestion.asked {
      let comparison = try Comparison(runs: request.runs) {
        try programs.ask(question.sentence, of: store)
      } theirs: {
        try programs.select(question.sql, from: store)
      }
      comparisons.append(comparison)
      // Afterwards, because what is compared would count to the programs.
      let rows = try check(question) { output in _ = try programs.select(question.sql, from: store, output: output) }
      print(Report.line(question.title, rows: rows, comparison))
      fflush(nil)
    }
    let factors = try besideDuckDB()
    print("\n" + Report.aimHeader)
    let ratios = comparisons.map(\.ratio)
    print(Report.aim("middle ratio of the questions", most: 1.3, found: median(ratios), digits: 2))
    print(Report.aim("largest ratio", most: 2, found: ratios.max() ?? 0, digits: 2))
    if let largest = factors.max() {
      print(Report.aim("largest factor of a question against DuckDB", most: 3, found: largest, digits: 2))
    }
    let peak = comparisons.flatMap(\.ours).map(\.peak).max() ?? 0
    print(Report.aim("memory for a question", most: 60, found: Double(peak) / 1e6, digits: 0, unit: " MB"))
    try start()
    if request.exportsFile { try exporting() }
    if request.importsFile { try importing() }
  }

  private func prepare() throws {
    if !isBuilt {
      tell("building a store of \(request.company.activities) activities ...")
      let words = CommandLine.arguments.dropFirst() + ["--only-build", "--folder", folder]
      let child = try Child.run(["/proc/self/exe"] + words)
      tell("built in \(Report.decimal(child.wall, 1)) s")
    }
  }

  private var isBuilt: Bool {
    let stores = [store, small] + (request.exportsFile ? [ExportTrial.store(in: folder)] : [])
    return stores.allSatisfy { access($0, F_OK) == 0 }
  }

  func build() throws {
    if access(store, F_OK) != 0 { try CompanyStore.build(request.company, at: store) }
    let long = ExportTrial.store(in: folder)
    if request.exportsFile, access(long, F_OK) != 0 {
      try CompanyStore.build(ExportTrial.company(of: request.company), at: long)
    }
    if access(small, F_OK) != 0 { try SampleCompany.create(at: small, today: Company.today) }
  }

  enum Failure: Error {
    case answersDiffer(question: String, String)
  }

  /// Returns how many rows both answers have; `select` writes the other one to the file it is given.
  @discardableResult
  private func check(_ question: BenchmarkQuestion, _ select: (String) throws -> Void) throws -> Int {
    let (ours, theirs) = ("\(folder)/ours.csv", "\(folder)/theirs.csv")
    _ = try programs.ask(question.sentence, of: store, output: ours)
    try select(theirs)
    if let difference = try Agreement.difference(ours: ours, theirs: theirs) {
      throw Failure.answersDiffer(question: question.sentence, difference)
    }
    return try Agreement.rowCount(theirs)
  }

  /// Every question once more, beside the same rows in DuckDB's own file; its factor each, none without its shell.
  private func besideDuckDB() throws -> [Double] {
    guard let path = request.duckdb else { return [] }
    let duckdb = DuckDBStore(programs: programs, duckdb: path, folder: folder)
    try duckdb.build(from: store)
    print("\n" + Report.factorHeader)
    return try BenchmarkQuestion.asked.map { question in
      let sql = question.duckdb ?? question.sql
      try check(question) { output in _ = try duckdb.select(sql, output: output) }
      let comparison = try Comparison(runs: request.runs) {
        try programs.ask(question.sentence, of: store)
      } theirs: {
        try duckdb.select(sql)
      }
      print(Report.factor(question.title, comparison))
      fflush(nil)
      return comparison.ratio
    }
  }

  /// A question to the sample company, beside the shell's `SELECT 1` on the same file.
  private func start() throws {
    let comparison = try Comparison(runs: request.runs * 3) {
      try programs.ask("show closes by rep this month", of: small)
    } theirs: {
      try programs.select("SELECT 1", from: small)
    }
    let found = Report.wall(comparison.ours) * 1000
    print(Report.aim("start to first answer, sample company", most: 30, found: found, digits: 1, unit: " ms"))
  }

  private func exporting() throws {
    let comparison = try ExportTrial(programs: programs, folder: folder).run(runs: max(1, request.runs / 2))
    print(Report.aim("export, time against the shell's", most: 1.5, found: comparison.ratio, digits: 2))
    let peak = comparison.ours.map(\.peak).max() ?? 0
    print(Report.aim("memory for an export", most: 60, found: Double(peak) / 1e6, digits: 0, unit: " MB"))
    print(
      """

      Export of \(ExportTrial.company(of: request.company).activities) activities to CSV: crmql \
      \(Report.decimal(Report.wall(comparison.ours), 2)) s (\(Report.megabytes(comparison.ours)) MB), sqlite3 \
      \(Report.decimal(Report.wall(comparison.theirs), 2)) s (\(Report.megabytes(comparison.theirs)) MB).
      """)
  }

  private func importing() throws {
    var company = request.company
    company.activities = request.importRows
    // As many customers as such a company has.
    company.customers = max(1, request.importRows / 50)
    let trial = ImportTrial(programs: programs, duckdb: request.duckdb, folder: folder, company: company)
    try trial.writeFile()
    let runs = max(1, request.runs / 2)
    let rate = { (runs: [Child]) in
      "\(Report.decimal(Double(company.activities) / Report.wall(runs), 0)) rows a second (\(Report.megabytes(runs)) MB)"
    }
    let shell = try trial.besideShell(runs: runs)
    var aims = [Report.aim("import, time against .import", most: 1, found: shell.ratio, digits: 2)]
    let peak = Double(shell.ours.map(\.peak).max() ?? 0) / 1e6
    aims.append(Report.aim("memory for an import", most: 200, found: peak, digits: 0, unit: " MB"))
    var sides = ["crmql \(rate(shell.ours))", "sqlite3 .import \(rate(shell.theirs))"]
    for isIndexed in request.duckdb == nil ? [] : [true, false] {
      let other = try trial.besideDuckDB(runs: runs, isIndexed: isIndexed)
      let table = isIndexed ? "the same indexed table" : "a table without indexes"
      aims.append(
        Report.aim("import, time against COPY of DuckDB into \(table)", most: 3, found: other.ratio, digits: 2))
      sides.append("DuckDB COPY into \(table) \(rate(other.theirs))")
    }
    if request.onlyImports { print(Report.aimHeader) }
    print(
      aims.joined(separator: "\n") + "\n\nImport of \(company.activities) activities: \(sides.joined(separator: ", "))."
    )
  }
}
