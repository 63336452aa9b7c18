import Semantics
import Syntax
import Testing
import Values

@testable import SQL

/// No byte of a question's values ever becomes SQL text, and the same question is always the same text.
@Suite struct BindingTests {
  static let hostile = ["'; DROP TABLE reps; --", "\" OR 1=1", "%_\\", "王芳'", "x\u{202E}y"]

  private func text(_ statement: String) throws -> [SQLText] {
    let catalogue = CatalogueReader.builtIn
    let environment = Environment(today: try #require(CivilDate(iso: "2026-11-23")))
    var resolver = Resolver(catalogue: catalogue, environment: environment)
    let parsed = try parseStatement(statement, lexicon: catalogue.lexicon)
    switch parsed.kind {
    case .show(let show):
      let question = try resolver.question(show, span: parsed.span)
      let plan = try Planner(catalogue: catalogue, environment: environment).plan(question)
      let populations = question.populations.map {
        ResolvedPopulation.records($0.entity, $0.predicate, $0.date, question.moment)
      }
      let select = PlanSelect(catalogue: catalogue, currency: environment.currency, populations: populations)
      return ([plan.main] + plan.shared.map(\.plan)).flatMap { select.selects($0).map { SQLWriter.text(of: $0) } }
    case .list(let list):
      let request = try resolver.request(list, span: parsed.span)
      return [SQLWriter.text(of: ListSelect(catalogue: catalogue, currency: environment.currency).select(request))]
    default: return []
    }
  }

  @Test(arguments: hostile)
  func valuesAreBound(_ value: String) throws {
    let doubled = value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    let quoted = "\"" + doubled + "\""
    let bare = value.filter { $0 != "\\" }.lowercased()
    for statement in [
      "show visits by rep where source = \(quoted) this month", "show visits where industry in (\(quoted), \"a\")",
      "show visits where rep contains \(quoted)",
      "list customers where name starts with \(quoted) and city != \(quoted)",
      "show closes for customers where industry = \(quoted)", "list opportunities where stage was \(quoted)",
      "list opportunities where stage changed from \(quoted) to \"b\" this month",
      "show count(opportunities where competitor = \(quoted) on closed) by rep",
      "show visits where source not in (\(quoted)) or city ends with \(quoted)",
      "show sum(activities.minutes where outcome != \(quoted) on done) / visits by month this year",
      "show visits per workday where rep = \(quoted) this month", "show target where rep = \(quoted) this month",
      "show pipeline by rep where stage = \(quoted) as of 2026-09-30",
      "show active_customers, median_deal by rep where source = \(quoted) top 3 in each team",
      "list orders with id, customer where customer between \(quoted) and \(quoted)",
    ] {
      let texts = try text(statement)
      #expect(!texts.isEmpty)
      for found in texts {
        #expect(!found.text.contains(value), "\(found.text)")
        let isBound = found.bindings.contains { binding in
          if case .text(let text) = binding { text.filter { $0 != "\\" }.lowercased().contains(bare) } else { false }
        }
        #expect(isBound, "\(statement): \(found.bindings)")
      }
    }
  }

  /// A name given in the question is a heading, never SQL.
  @Test(arguments: ["x\" FROM reps; --", "a'b", "王芳"]) func aliasesStayOutside(name: String) throws {
    for found in try text("show `\(name)` = visits, calls by rep this month sort `\(name)`") {
      #expect(!found.text.contains(name))
    }
  }

  /// Clauses come in any order and either language; the question, and so its SQL, stays the same.
  @Test(arguments: [
    (
      "show visits by rep where source = \"referral\" this month top 3",
      "show visits this month where source = \"referral\" by rep top 3"
    ),
    ("show visits/close by rep this month", "show 拜访量/成交量 按 销售 本月"),
    ("show reps with visits last month", "show reps last month with visits"),
  ])
  func theSameQuestionIsTheSameText(_ left: String, _ right: String) throws {
    let (first, second) = (try text(left), try text(right))
    #expect(first == second)
  }

  /// Metrics of one fact and one period share a branch: three kinds of activities read the table once.
  @Test func oneFactOneBranch() throws {
    let found = try #require(try text("show calls, visits, meetings by rep this month").first)
    #expect(Self.count(of: "FROM \"activities\"", in: found.text) == 1)
    #expect(Self.count(of: "FILTER", in: found.text) == 3)
  }

  private static func count(of part: String, in text: String) -> Int {
    var count = 0
    var rest = text[...]
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
