import Syntax
import Testing
import Values

@testable import Semantics

/// How the tests of this stage ask: the built-in catalogue, on 23 November 2026.
enum Asked {
  static let catalogue = CatalogueReader.builtIn
  static let environment = Environment(today: CivilDate(dayNumber: 20_780))

  static func question(_ text: String) throws -> Question {
    let statement = try parseStatement(text, lexicon: catalogue.lexicon)
    guard case .show(let show) = statement.kind else { throw NotAQuestion() }
    var resolver = Resolver(catalogue: catalogue, environment: environment)
    return try resolver.question(show, span: statement.span)
  }

  static func plan(_ text: String) throws -> QuestionPlan {
    try Planner(catalogue: catalogue, environment: environment).plan(try question(text))
  }

  /// What is wrong with it; `nil` when nothing is.
  static func mistake(_ text: String) -> Diagnostic? {
    do throws(Diagnostic) {
      let statement = try parseStatement(text, lexicon: catalogue.lexicon)
      var resolver = Resolver(catalogue: catalogue, environment: environment)
      switch statement.kind {
      case .show(let show):
        let question = try resolver.question(show, span: statement.span)
        _ = try Planner(catalogue: catalogue, environment: environment).plan(question)
      case .list(let list): _ = try resolver.request(list, span: statement.span)
      case .define(let definition): try resolver.check(definition)
      default: break
      }
      return nil
    } catch { return error }
  }

  struct NotAQuestion: Error {}
}
