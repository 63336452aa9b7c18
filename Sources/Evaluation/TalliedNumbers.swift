import SQL
import Semantics
import Store
import Syntax
import Values

/// Numbers of many that are put together: nobody asks whose each is, so the store says how many have the same.
struct TalliedNumbers {
  let question: Question
  let plan: Semantics.Plan
  /// Of the key that is counted.
  let counted: Int
  private let isOfRecords: Bool
  private let side: AnswerSide
  private let quantity: Quantity

  /// `nil` where a number follows from more than its own row, what has none counts too, or the rows are by what is counted.
  init?(
    _ pareto: ParetoQuestion, _ question: Question, by keys: [GroupKey], _ plan: QuestionPlan,
    _ environment: Environment
  ) {
    guard !keys.contains(where: { $0.name == pareto.counted }), !pareto.keepsEmpty, !pareto.isOfAll,
      question.comparedPeriods.isEmpty,
      question.cohort == nil, question.ranking == nil, question.paretos.isEmpty, plan.shared.isEmpty,
      plan.main.running == nil, !plan.main.branches.contains(where: \.isPopulation), plan.main.branches.count > 0,
      !plan.main.keys.contains(where: \.isSubject),
      let counted = question.keys.firstIndex(where: { $0.name == pareto.counted }),
      let quantity = question.columns.first?.quantity
    else { return nil }
    side = AnswerSide(
      question: question, plan: plan, environment: environment, shared: [], sharedWholes: [], wholeOutputs: [:])
    let reader = side.reader
    guard question.quantities.allSatisfy(reader.knows) else { return nil }
    (self.question, self.plan, self.counted, self.quantity) = (question, plan.main, counted, quantity)
    isOfRecords = pareto.isOfRecords
  }

  /// By the row each belongs to, smallest first.
  fileprivate func numbers(_ rows: [Workspace.FetchedRow], by keys: [GroupKey]) -> [[SQLValue]: [Double]] {
    let reader = side.reader
    let formula = reader.formula(quantity)
    let test = question.rowConditions.isEmpty ? nil : RowTest(.all(question.rowConditions), reader)
    let places = keys.compactMap { key in question.keys.firstIndex { $0.name == key.name } }
    let number = side.numbering
    var found: [[SQLValue]: [Double]] = [:]
    for row in rows {
      guard case .integer(let count)? = row.outputs.last else { continue }
      let outputs = row.outputs.dropLast()
      // What belongs to no record is no number of one.
      if isOfRecords, outputs.last == .integer(1) { continue }
      var own = row.keys
      own.insert(.none, at: counted)
      let numbers = number(Array(outputs.dropLast()), own)
      guard !numbers.isEmpty, test?.passes(numbers) ?? true, let value = formula(numbers).number else { continue }
      found[places.map { own[$0].identity }, default: []] += repeatElement(value, count: count)
    }
    return found.mapValues { $0.sorted() }
  }

  /// Where the outputs are of which those of the plan are made, which asks the same without the key that is counted. `nil`
  /// for another plan, and where numbers do not add up.
  func outputs(for other: Semantics.Plan) -> [Int]? {
    guard other.running == nil, other.branches.count == 1, plan.branches.count == 1,
      case var (own, split) = (other.branches[0], plan.branches[0])
    else { return nil }
    var keys = plan.keys
    keys.remove(at: counted)
    split.keys.remove(at: counted)
    (own.outputs, split.outputs) = ([], [])
    guard own == split, keys.map(\.kind) == other.keys.map(\.kind) else { return nil }
    var places: [Int] = []
    for output in other.outputs {
      switch output.measure.function {
      case .count, .sum, .min, .max: break
      case .avg, .median, .percentile, .stddev, .corr, .countDistinct, .balance: return nil
      }
      guard let place = plan.outputs.firstIndex(where: { $0.measure == output.measure }) else { return nil }
      places.append(place)
    }
    return places
  }
}

/// How many have the same numbers, as the store says it.
struct Tally {
  let tallied: TalliedNumbers
  /// Without the key that is counted; whether that is empty, and how many there are, stands behind the outputs.
  let rows: [Workspace.FetchedRow]

  func numbers(by keys: [GroupKey]) -> [[SQLValue]: [Double]] { tallied.numbers(rows, by: keys) }

  /// Those of a plan whose numbers these add up to; `nil` for another one.
  func rows(of plan: Semantics.Plan) -> [Workspace.FetchedRow]? {
    guard let places = tallied.outputs(for: plan) else { return nil }
    var groups: [[RowKey]: Int] = [:]
    var found: [(keys: [RowKey], values: [[SQLValue]])] = []
    for row in rows {
      guard case .integer(let count)? = row.outputs.last else { continue }
      let group = groups[row.keys] ?? found.count
      if group == found.count {
        groups[row.keys] = group
        found.append((row.keys, [[SQLValue]](repeating: [], count: places.count)))
      }
      for (position, output) in plan.outputs.enumerated() {
        let value = row.outputs[places[position]]
        let adds = output.measure.function == .count || output.measure.function == .sum
        found[group].values[position].append(adds ? Self.times(count, value) : value)
      }
    }
    return found.map { keys, values in
      let outputs = zip(values, plan.outputs).map { AnswerSide.joined($0, $1.measure) ?? .null }
      return Workspace.FetchedRow(keys: keys, outputs: outputs, isFact: true, isStranger: false)
    }
  }

  private static func times(_ count: Int, _ value: SQLValue) -> SQLValue {
    switch value {
    case .integer(let number):
      let (product, overflow) = number.multipliedReportingOverflow(by: count)
      return overflow ? .real(Double(number) * Double(count)) : .integer(product)
    case .real(let number): return .real(number * Double(count))
    case .null, .text: return value
    }
  }
}

extension Workspace {
  /// `nil` where numbers are not tallied.
  func tallied(
    _ pareto: ParetoQuestion, _ question: Question, by keys: [GroupKey], _ environment: Environment
  ) throws(EvaluationError) -> TalliedNumbers? {
    // Nothing is planned twice for how many make up a part.
    guard pareto.isSpread else { return nil }
    let (plan, environment) = try planned(question, environment)
    return TalliedNumbers(pareto, question, by: keys, plan, environment)
  }

  func select(of tallied: TalliedNumbers) throws(EvaluationError) -> PlanSelect {
    PlanSelect(
      catalogue: catalogue, currency: environment.currency,
      populations: try populations(tallied.question.populations, moment: tallied.question.moment))
  }

  func statements(of tallied: TalliedNumbers, _ select: PlanSelect) throws(EvaluationError) -> [Select] {
    try storing { () throws(StoreError) in
      try seen(select, tallied.plan).tallies(tallied.plan, without: tallied.counted)
    }
  }

  /// `nil` where numbers are not tallied.
  func tally(
    _ pareto: ParetoQuestion, _ question: Question, by keys: [GroupKey], _ environment: Environment
  ) throws(EvaluationError) -> Tally? {
    guard let tallied = try tallied(pareto, question, by: keys, environment) else { return nil }
    let plan = tallied.plan
    var rowKeys = plan.keys
    rowKeys.remove(at: tallied.counted)
    let select = try select(of: tallied)
    let statements = try statements(of: tallied, select)
    let found = try storing { () throws(StoreError) in
      var found: [FetchedRow] = []
      for statement in statements {
        found += try rows(of: statement, keys: rowKeys, outputCount: plan.outputs.count + 2, select.isNamed)
      }
      return found
    }
    return Tally(tallied: tallied, rows: found)
  }
}
