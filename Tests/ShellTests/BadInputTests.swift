import Foundation
import Store
import Testing
import Values

@testable import Shell

/// What a review's questions and its definitions can get wrong: each is one error with a place and a way on, and leaves
/// every table as it was.
@Suite struct BadInputTests {
  static let cases: [(statement: String, code: String)] = [
    ("define circle = circle + 1", "definition-cycle"), ("define base = looped", "definition-cycle"),
    ("define base = base * 2", "definition-cycle"),
    ("define scorecard w = visits weight 60% by rank, closes weight 60% by rank", "weights-do-not-add-up"),
    ("define scorecard w = visits weight 100% by rank, closes weight 50% by rank", "weights-do-not-add-up"),
    ("define scorecard w = visits weight 0% by rank, closes weight 100% by rank", "weight-outside"),
    ("define scorecard w = visits weight 33.333% by rank, closes weight 66.667% by rank", "weight-outside"),
    ("define scorecard w = visits weight 100% target 0", "goal-of-nothing"),
    ("define scorecard w = visits weight 100% bands 10 -> 50%, 10 -> 100%", "band-twice"),
    ("define closes = visits", "name-taken"), ("define monthly = closes", "name-taken"),
    ("define segment monthly = customers where employees > 5", "name-taken"),
    ("define scorecard base = closes weight 100% by rank", "name-taken"), ("define today = closes", "name-taken"),
    ("define mine also visits = closes", "name-taken"),
    ("define segment s = customers where employes > 5", "unknown-field"),
    ("define half = vists / 2", "unknown-metric"), ("define n = 99999999999999999999", "number-too-large"),
    ("undefine nothing", "unknown-definition"), ("undefine base", "in-use"), ("undefine closes", "built-in"),
    ("show target by source", "cannot-split"), ("show stock by rep", "cannot-split"),
    ("show pipeline by weekday", "no-time-axis"), ("show overdue by product this month", "cannot-split"),
    ("show visits from 2026-12-01 to 2026-01-01", "period-backwards"),
    ("show visits since tomorrow", "period-backwards"), ("list orders 2026-12..2026-01", "period-backwards"),
    ("show sales for products created in 2026-Q1", "cohort-date"),
    ("show visits for teams born in 2026", "cohort-date"),
    ("drill 99", "no-such-row"), ("drill \"Nobody at all\"", "no-such-row"),
    ("why 0", "not-a-count"), ("show visits 2026-02-30", "no-such-date"), ("show visits in 2026-13", "no-such-date"),
    ("show visits last 99999999 days", "period-count"), ("show visits next 99999 years", "outside-calendar"),
    ("list customers where created after 99999 years ago", "outside-calendar"),
    ("show visits 0001-01-01..9999-12-31 by day", "too-many-periods"), ("show visits by rep top 0", "not-a-count"),
    ("show visits by rep having visits > 1e400", "malformed-number"),
    ("show visits having visits > 99999999999999999999", "number-too-large"),
    ("show sales by rep top 1000% of sales", "ranking-part"), ("show moving(sales, 99999999) by month", "window-count"),
    ("show percentile(opportunities.amount, 101)", "percentile-level"),
    ("log visit to \"Acme\" by \"Li Na\" on 2026-02-30", "no-such-date"),
    ("log visit to \"Acme\" by \"Li Na\" on 2027-01-01", "log-future"),
    ("log visit to \"Acme\" by \"Li Na\" 99999 minutes", "not-a-length"),
    ("log order 0 from \"Acme\" by \"Li Na\"", "log-amount"),
    ("log payment 99999999999999999999 from \"Acme\" by \"Li Na\"", "number-too-large"),
    ("log expense 5% by \"Li Na\"", "log-amount"), ("log visit to \"Acme\" by \"Nobody\"", "log-unknown-rep"),
    ("log won \"No such deal\" by \"Li Na\"", "log-unknown-opportunity"), ("undo 99", "unknown-entry"),
    ("undo import 99", "unknown-import"), ("set fiscal_year_start 13", "setting-value"),
    ("set base_currency money", "setting-value"), ("set florbs 5", "unknown-setting"),
    ("lock monthly this month", "lock-before-the-end"), ("lock monthly 2001", "nothing-to-lock"),
    ("score reps with monthly", "score-without-period"), ("alias rep \"Li Na\" = \"Li Na\"", "own-alias"),
    ("alias orders \"a\" = \"b\"", "no-aliases"),
    ("import \"rows.csv\" as custmers (name = name)", "import.no-such-entity"),
    ("import \"rows.csv\" as customers (nme = name)", "import.no-such-field"),
    ("import \"rows.csv\" as customers (name = nme)", "import.no-such-column"),
    ("import \"rows.csv\" as customers (name = name, name = city)", "import.field-twice"),
    ("import \"rows.csv\" as customers (name = jion(name, city))", "import.no-such-function"),
    ("import \"rows.csv\" as customers (name = round())", "import.wrong-arguments"),
    ("import \"rows.csv\" as customers (name = name, created = day)", "import.ambiguous-dates"),
  ]

  private static let setUp = """
    import "people.csv" as reps (name = name, hired = hired)
    import "firms.csv" as customers (name = name)
    define base = closes / proposals
    define looped = base + 1
    define scorecard monthly = sales weight 60% by rank, closes weight 40% by rank
    """

  @Test func eachIsOneErrorAndNothingIsStored() throws {
    let folder = try TourTests.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      ("people.csv", "name,hired\nLi Na,2020-01-01\n"), ("firms.csv", "name\nAcme\n"),
      ("rows.csv", "name,city,day\nBeta,Bonn,01/02/2026\nGamma,Köln,03/04/2026\n"),
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    let store = folder.appendingPathComponent("s.db").path
    _ = try Store.open(path: store, mode: .create, today: TourTests.today)
    let capture = TourTests.Capture()
    let session = try TourTests.session(path: store, today: TourTests.today, capture)
    func run(_ statement: String) -> Shell.ExitStatus {
      (capture.output, capture.notes) = ([], [])
      return session.run(statement.replacingOccurrences(of: "import \"", with: "import \"\(folder.path)/"), file: nil)
    }
    #expect(run(Self.setUp) == .success, "\(capture.notesText)")
    #expect(run("show visits/closes by rep this month") == .success)
    let before = try Self.contents(of: store)
    #expect(before.count > 10)
    for (statement, code) in Self.cases {
      #expect(run(statement) == .wrongStatement, "\(statement)\n\(capture.notesText)")
      let lines = capture.notesText.split(separator: "\n").map(String.init)
      #expect(lines.count { $0.hasPrefix("error[") } == 1, "\(statement)\n\(capture.notesText)")
      #expect(lines.first?.hasPrefix("error[\(code)]: ") == true, "\(statement)\n\(capture.notesText)")
      #expect(lines.contains { $0.contains("^") }, "\(statement)\n\(capture.notesText)")
      #expect(lines.contains { $0.contains("  ->  ") }, "\(statement)\n\(capture.notesText)")
      #expect(capture.output.isEmpty, "\(statement)")
    }
    #expect(try Self.contents(of: store) == before)
  }

  /// Every row of every table, as text.
  private static func contents(of path: String) throws -> [String: [String]] {
    let connection = try Connection(path: path, mode: .read)
    var found: [String: [String]] = [:]
    for row in try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") {
      guard case .text(let table) = row[0] else { continue }
      found[table] = try connection.rows("SELECT * FROM \"\(table)\"").map { "\($0)" }
    }
    return found
  }
}
