import Foundation
import Semantics
import Syntax
import Testing
import Values

@testable import SQL

/// The SQL that analysts are shown, kept beside its question. `CRMQL_RECORD=1` writes the files anew and fails, so that
/// somebody reads what changed.
@Suite struct GoldenTests {
  static let questions = [
    ("count-by-rep", "show visits by rep this month"),
    ("drill-across", "show visits, orders, sales by rep, month this quarter"),
    ("subject", "show reps where visits/close > 12 by source this month"),
    (
      "filter",
      "show closes, win_rate by size where industry in (\"retail\", \"finance\") and source != \"website\" 2026-Q3"
    ),
    ("median", "show median_deal by team last year"),
    ("percentiles", "show median(quotes.amount), p90(quotes.amount), stddev(quotes.amount) by source last year"),
    ("distinct", "show contacted_customers by month this year"),
    ("snapshot", "show pipeline, receivable by rep as of 2026-09-30"),
    ("unpaid", "show unpaid by rep as of 2026-09-30"),
    ("target", "show sales, target, attainment by team this quarter"),
    ("list", "list customers with name, city, last_visit where last_visit before 30 days ago sort last_visit"),
    ("list-top", "list activities where rep.team = \"South\" this year sort customer top 10"),
    (
      "cohort",
      "show cohort_size, retention by cohort month, months after for customers created in 2026-H1 within 90 days"
    ),
    ("history", "list opportunities where stage changed from proposal to negotiation this month"),
  ]

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private func written(_ text: String) throws -> String {
    let catalogue = CatalogueReader.builtIn
    let environment = Environment(today: CivilDate(dayNumber: 20_780))
    var resolver = Resolver(catalogue: catalogue, environment: environment)
    let statement = try parseStatement(text, lexicon: catalogue.lexicon)
    var found: [SQLText] = []
    switch statement.kind {
    case .show(let show):
      let question = try resolver.question(show, span: statement.span)
      let plan = try Planner(catalogue: catalogue, environment: environment).plan(question)
      let select = PlanSelect(catalogue: catalogue, currency: environment.currency)
      found = select.selects(plan.main).map { SQLWriter.text(of: $0) }
    case .list(let list):
      let request = try resolver.request(list, span: statement.span)
      found = [SQLWriter.text(of: ListSelect(catalogue: catalogue, currency: environment.currency).select(request))]
    default: break
    }
    var lines = ["-- \(text)"]
    for sql in found {
      lines.append(sql.text)
      for (position, binding) in sql.bindings.enumerated() {
        let value =
          switch binding {
          case .integer(let number): "\(number)"
          case .real(let number): "\(number)"
          case .text(let text): "'\(text)'"
          }
        lines.append("-- ?\(position + 1) = \(value)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test(arguments: questions) func readsAsKept(name: String, question: String) throws {
    let file = Self.folder.appending(path: "\(name).sql")
    let found = try written(question)
    if ProcessInfo.processInfo.environment["CRMQL_RECORD"] != nil {
      try found.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name).sql; read the difference, then run without CRMQL_RECORD")
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(found == kept)
  }
}
