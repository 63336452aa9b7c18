import SQL
import Semantics
import Store
import Syntax
import Values

extension Workspace {
  /// Whom the question is about: chosen by a question of their own, or by the records themselves.
  /// `counted` is the day that those are asked on which are counted themselves; `nil` is today.
  func populations(
    _ asked: [PopulationQuestion], moment: CivilDate, counted: Environment? = nil
  ) throws(EvaluationError) -> [ResolvedPopulation] {
    var found: [ResolvedPopulation] = []
    for population in asked {
      let day = population.isCounted ? counted ?? environment : environment
      guard let inner = population.question else {
        found.append(.records(population.entity, population.predicate, population.date, moment))
        continue
      }
      if !population.steps.isEmpty {
        found.append(.banded(try banded(inner, population.steps, day)))
        continue
      }
      let ids = try rows(of: inner, day).compactMap { row -> Int? in
        if case .integer(let id)? = row.keys.first?.identity { id } else { nil }
      }
      guard let series = population.series else {
        found.append(.ids(ids))
        continue
      }
      var buckets: [String: [Int]] = [:]
      for row in try rows(of: series, day) {
        guard case .integer(let id)? = row.keys.first?.identity, case .text(let start)? = row.keys.last?.identity else {
          continue
        }
        buckets[start, default: []].append(id)
      }
      found.append(.series(ids, buckets: buckets))
    }
    return found
  }

  private func rows(of question: Question, _ environment: Environment) throws(EvaluationError) -> [AnswerRow] {
    var (plan, environment) = try planned(question, environment)
    if !question.usesTotals { plan.dropTotals() }
    let side = AnswerSide(
      question: question, plan: plan, environment: environment, shared: [], sharedWholes: [], wholeOutputs: [:])
    if !side.mayFindIdle { plan.main.branches.removeAll(where: \.isPopulation) }
    // Of equal ones the names tell who is ranked first.
    return try result(of: question, plan, environment, isRead: question.ranking != nil).answer.rows
  }

  /// In which band of a number each record is; those of whom there is no row are where nothing is.
  private func banded(
    _ question: Question, _ steps: [RowCondition], _ environment: Environment
  ) throws(EvaluationError) -> BandedRecords {
    var (plan, environment) = try planned(question, environment)
    if !question.usesTotals { plan.dropTotals() }
    let side = AnswerSide(
      question: question, plan: plan, environment: environment, shared: [], sharedWholes: [], wholeOutputs: [:])
    if side.areIdleAlike { plan.main.branches.removeAll(where: \.isPopulation) }
    let answer = try result(of: question, plan, environment, isRead: false).answer
    let tests = steps.map { RowTest($0, answer.reader) }
    func band(_ numbers: RowNumbers) -> Int? {
      let truths = tests.compactMap { $0.truth(numbers) }
      return truths.count == tests.count ? truths.count { $0 } : nil
    }
    var found: [Int?: [Int]] = [:]
    for row in answer.rows {
      if case .integer(let id)? = row.keys.first?.identity { found[band(row.numbers), default: []].append(id) }
    }
    return BandedRecords(found, rest: band(answer.emptyNumbers(side.nobody)))
  }
}

extension AnswerSide {
  /// Whether somebody to whom nothing happened may satisfy the conditions; nobody but those with facts need be read then.
  fileprivate var mayFindIdle: Bool {
    guard !question.rowConditions.isEmpty, areIdleAlike else { return true }
    return RowTest(.all(question.rowConditions), reader).passes(numbers(nil, nobody))
  }

  /// Whether all to whom nothing happened have the same numbers.
  fileprivate var areIdleAlike: Bool {
    let population = plan.main.branches.filter(\.isPopulation)
    return question.timeAxis == nil && question.cohort == nil && question.comparedPeriods.isEmpty
      && plan.shared.isEmpty && plan.main.running == nil && population.allSatisfy(\.outputs.isEmpty)
      && population.count < plan.main.branches.count && question.quantities.allSatisfy(reader.knows)
  }

  fileprivate var nobody: [RowKey] { [RowKey](repeating: .none, count: question.keys.count) }
}
