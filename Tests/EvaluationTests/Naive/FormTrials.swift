import Evaluation
import Semantics
import Syntax
import Values

/// The sentences that are asked beside `show`.
enum Form: String, CaseIterable {
  case list, funnel, profile, benchmark, score, check, correlate
}

extension TrialRoom {
  /// Asks any sentence but `show` of both evaluators.
  func tryForm(_ text: String) -> Trial {
    let workspace = store.workspace
    let statement: Statement
    let expected: () throws -> (answer: NaiveAnswer, outcome: Outcome)
    do {
      statement = try parseStatement(text, lexicon: workspace.lexicon)
      guard let found = try meaning(statement) else { return .refused("no sentence of these forms") }
      expected = found.answer
    } catch let mistake as Diagnostic {
      return .refused(mistake.code)
    } catch {
      return .differs("\(error)")
    }
    let answer = Collector()
    let outcome: Outcome
    do {
      outcome = try workspace.run(statement, sink: answer)
    } catch EvaluationError.statement(let mistake) {
      return .refused(mistake.code)
    } catch {
      return .differs("the store refused: \(error)")
    }
    do {
      let naive = try expected()
      if outcome != naive.outcome { return .differs("another outcome: \(outcome), naive \(naive.outcome)") }
      if case .correlate = statement.kind { return same(rounded(answer), Self.rounded(naive.answer)) }
      return same(answer, naive.answer)
    } catch let gap as NotTaught {
      return .refused(gap.description)
    } catch {
      return .differs("\(error)")
    }
  }

  private func same(_ answer: Collector, _ expected: NaiveAnswer) -> Trial {
    difference(answer, expected).map(Trial.differs) ?? .same([])
  }

  /// Of a correlation near 0 the last digits are chance.
  private func rounded(_ answer: Collector) -> Collector {
    answer.rows = answer.rows.map { row in
      row.map { cell in if case .real(let number) = cell { .real((number * 1e8).rounded() / 1e8) } else { cell } }
    }
    return answer
  }

  private static func rounded(_ answer: NaiveAnswer) -> NaiveAnswer {
    NaiveAnswer(
      rows: answer.rows.map { row in
        row.map { cell in if case .number(let number) = cell { .number((number * 1e8).rounded() / 1e8) } else { cell } }
      })
  }

  /// What a statement means, the questions in it, and how the naive evaluator answers it.
  private func meaning(_ statement: Statement) throws -> (
    questions: [Question], answer: () throws -> (answer: NaiveAnswer, outcome: Outcome)
  )? {
    let workspace = store.workspace
    var resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
    switch statement.kind {
    case .list(let written):
      let request = try resolver.request(written, span: statement.span)
      return (request.populations.compactMap(\.question), { (try naive.list(request), .answered) })
    case .funnel(let written):
      let request = try resolver.funnel(written, span: statement.span)
      let question: Question =
        switch request {
        case .volume(let question, _): question
        case .tracked(let funnel): funnel.question
        }
      return ([question], { (try naive.funnel(request), .answered) })
    case .profile(let written):
      let request = try resolver.profile(written, span: statement.span)
      return (request.parts.flatMap { [$0.subject, $0.base] }, { (try naive.profile(request), .answered) })
    case .benchmark(let written):
      let request = try resolver.benchmark(written, span: statement.span)
      return ([request.question], { (try naive.benchmark(request), .answered) })
    case .score(let written):
      let request = try resolver.score(written, span: statement.span)
      return (
        [request.question] + request.chosen, { (try naive.score(request), .answered) }
      )
    case .check(let written):
      let request = try resolver.check(written, span: statement.span)
      return (
        [request.question],
        {
          let found = try naive.check(request, isStrict: written.isStrict)
          return (found.answer, found.isBroken ? .broken : .answered)
        }
      )
    case .correlate(let written):
      let question = try resolver.correlation(written, span: statement.span)
      return ([question], { (try naive.correlation(question), .answered) })
    default: return nil
    }
  }
}
