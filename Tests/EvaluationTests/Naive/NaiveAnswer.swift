import Semantics
import Syntax
import Values

/// What a question should answer.
struct NaiveAnswer {
  var rows: [[Cell]]
  var others: (groups: Int, cells: [Cell])?
  var total: [Cell]?
}

/// Answers a question with loops over plain rows. It shares with the program what the question means, and nothing of how
/// it is answered.
struct NaiveEvaluator {
  let store: NaiveStore
  let catalogue: Catalogue
  let environment: Environment

  func answer(_ question: Question) throws -> NaiveAnswer {
    let run = try self.run(question)
    var answer = NaiveAnswer(
      rows: run.kept.map { row in
        row.keys.map(\.shown) + run.cells(row.numbers) + (run.immature(row).map { [$0] } ?? [])
      })
    let marks: [Cell] = run.hasImmature ? [.none] : []
    if !run.rest.isEmpty {
      answer.others = (run.rest.count, run.totals(run.rest, isEverything: false, areOthers: true) + marks)
    }
    let all = run.kept + run.rest
    if !question.keys.isEmpty && all.count > 1 {
      answer.total = run.totals(all, isEverything: run.leftOut == 0) + marks
    }
    return answer
  }

  /// On the day `today`; by default the store's.
  func run(_ question: Question, today: CivilDate? = nil) throws -> NaiveRun {
    let today = today ?? question.through ?? environment.today
    let others = question.comparators.compactMap(\.period)
    var sides = [try measures(question, today: today, own: nil)]
    for other in others {
      let asked = Self.asked(question, about: other)
      let there = question.comparesCohorts ? today : other.through ?? today
      sides.append(try measures(asked, today: there, own: sides[0]))
    }
    var run = NaiveRun(sides)
    run.paretos = [try question.paretos.map { try pareto($0, question.keys, today) { $0 } }]
    for other in others {
      let there = question.comparesCohorts ? today : other.through ?? today
      run.paretos.append(
        try question.paretos.map { pareto in
          try self.pareto(pareto, question.keys, there) { Self.asked($0, about: other) }
        })
    }
    try run.answer()
    return run
  }

  private static func asked(_ question: Question, about other: ComparedPeriod) -> Question {
    var asked = question
    if question.comparesCohorts {
      // The same people but for the days on which they came.
      let date = question.cohort?.date
      asked.cohort?.period = other.counted
      if case .all(let parts)? = question.cohort?.members {
        let others = parts.filter { part in
          if case .within(.column(let path), _) = part { path != date } else { true }
        }
        asked.cohort?.members = .all(others + (date.map { [.within(.column($0), other.counted)] } ?? []))
      }
      return asked
    }
    if question.period != nil { asked.period = other.whole }
    asked.through = other.through
    asked.moment = other.moment
    if let changes = question.changes {
      asked.filters = question.filters.mapValues { moved($0, changes.period, to: other.counted) }
    }
    return asked
  }

  /// What changed in the time asked about, in the other one instead.
  private static func moved(_ predicate: Predicate, _ asked: Period, to other: Period) -> Predicate {
    switch predicate {
    case .history(var condition):
      if condition.isChange, condition.period == asked { condition.period = other }
      return .history(condition)
    case .all(let parts): return .all(parts.map { moved($0, asked, to: other) })
    case .any(let parts): return .any(parts.map { moved($0, asked, to: other) })
    case .not(let part): return .not(moved(part, asked, to: other))
    default: return predicate
    }
  }

  private func pareto(
    _ pareto: ParetoQuestion, _ keys: [GroupKey], _ today: CivilDate, _ asked: (Question) -> Question
  ) throws -> NaivePareto {
    let whole = try pareto.whole.map { try run(asked($0), today: today) }
    return try NaivePareto(pareto, try run(asked(pareto.question), today: today), whole: whole, keys)
  }

  func measures(_ question: Question) throws -> NaiveMeasures {
    try measures(question, today: environment.today, own: nil)
  }

  /// `own` is the question's own period, as seen from another: whom to look at is chosen there.
  private func measures(_ question: Question, today: CivilDate, own: NaiveMeasures?) throws -> NaiveMeasures {
    var environment = environment
    environment.today = today
    func ids(_ population: PopulationQuestion, _ period: Period?, _ moment: CivilDate, _ through: CivilDate?) throws
      -> Set<Int>
    {
      guard var inner = population.question else { return [] }
      if population.isCounted {
        inner.period = period
        (inner.moment, inner.through) = (moment, through)
      }
      let chosen = try run(inner, today: population.isCounted ? today : nil)
      return Set((chosen.kept + chosen.rest).compactMap { $0.keys.first?.identity.whole })
    }
    /// Each step and its opposite are asked apart, so that nobody takes what is not known for either.
    func bands(_ population: PopulationQuestion) throws -> NaiveBands {
      var found = NaiveBands()
      guard let inner = population.question, let quantity = inner.columns.first?.quantity else { return found }
      var (reached, told): ([Int: Int], [Int: Int]) = ([:], [:])
      for step in population.steps {
        for (condition, isReached) in [(step, 1), (RowCondition.not(step), 0)] {
          var asked = population
          asked.question?.rowConditions = [condition]
          for id in try ids(asked, question.period, question.moment, question.through) {
            reached[id, default: 0] += isReached
            told[id, default: 0] += 1
          }
        }
      }
      for id in try ids(population, question.period, question.moment, question.through) {
        found.known[id] = told[id] == population.steps.count ? .integer(reached[id] ?? 0) : .null
      }
      if Self.isZeroOfNothing(quantity) {
        found.rest = .integer(
          population.steps.count { step in
            if case .comparison(_, _, .constant(let edge)) = step { edge <= 0 } else { false }
          })
      } else if quantity.isDaysSince {
        found.rest = .integer(population.steps.count)
      }
      return found
    }
    var populations: [Set<Int>] = []
    var banded: [Int: NaiveBands] = [:]
    for (index, population) in question.populations.enumerated() {
      if !population.steps.isEmpty { banded[index] = try bands(population) }
      if let own, !population.isCounted {
        populations.append(own.reader.populations[index])
      } else if population.question != nil {
        populations.append(try ids(population, question.period, question.moment, question.through))
      } else {
        populations.append(try members(of: population, on: question.moment.iso, among: populations))
      }
    }
    var reader = NaiveReader(
      store: store, catalogue: question.isPast ? catalogue.past : catalogue, populations: populations)
    reader.bands = banded
    if question.subject?.name != "customers" { reader.customersToday = question.customersToday?.iso }
    return try NaiveMeasures(question, environment, reader) { index, part, moment in
      try ids(question.populations[index], part, moment, question.through)
    }
  }

  /// Sums of what is counted and added up.
  private static func isZeroOfNothing(_ quantity: Quantity) -> Bool {
    switch quantity.undeclared {
    case .measure(let measure): measure.isZeroOfNothing && measure.plan == nil
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      isZeroOfNothing(left) && isZeroOfNothing(right)
    default: false
    }
  }

  /// Of questions that have one moment.
  func members(of asked: [PopulationQuestion], on moment: String) throws -> [Set<Int>] {
    var populations: [Set<Int>] = []
    for population in asked {
      if let inner = population.question {
        let chosen = try run(inner)
        populations.append(Set((chosen.kept + chosen.rest).compactMap { $0.keys.first?.identity.whole }))
      } else {
        populations.append(try members(of: population, on: moment, among: populations))
      }
    }
    return populations
  }

  /// Chosen by the records themselves; a shared one is one of those of each who shares it.
  private func members(
    of population: PopulationQuestion, on moment: String, among populations: [Set<Int>]
  ) throws -> Set<Int> {
    let reader = NaiveReader(store: store, catalogue: catalogue, populations: populations)
    let members = try store.rows(of: reader.table(population.entity), asOf: moment).filter { row in
      guard let predicate = population.predicate else { return true }
      // What belongs to a day of its own is of the team of that day.
      let own = population.date.flatMap { row.at($0.column).text }
      return try store.parts(of: row, population.entity).contains { part in
        var record = NaiveRecord(row: row, day: own ?? moment, moment: moment)
        record.part = part
        return try reader.holds(predicate, record)
      }
    }
    return Set(members.compactMap { $0.at("id").whole })
  }
}
