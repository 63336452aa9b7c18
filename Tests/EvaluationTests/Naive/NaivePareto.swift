import Semantics
import Syntax
import Values

/// Numbers of several: how many of the largest make a part of their sum, and what they come to put together.
struct NaivePareto {
  private var groups: [[Datum]: [Double]] = [:]
  private var everything: [Double] = []
  private let part: Double
  /// The key that is what is counted: all such rows have one number.
  private let own: Int?

  /// `inner` is the answer that is split further by what is counted; `whole` is that of all rows together, where it does
  /// not follow from theirs.
  init(_ pareto: ParetoQuestion, _ inner: NaiveRun, whole: NaiveRun?, _ keys: [GroupKey]) throws {
    part = pareto.part
    own = keys.firstIndex { $0.name == pareto.counted }
    let positions = keys.filter { $0.name != pareto.counted }.compactMap { key in
      inner.question.keys.firstIndex { $0.name == key.name }
    }
    func position(_ run: NaiveRun) -> Int { run.question.keys.firstIndex { $0.name == pareto.counted } ?? 0 }
    let counted = position(inner)
    let areRecords: Bool
    if case .attribute(_, entity: _?, _, _) = inner.question.keys[counted].kind {
      areRecords = true
    } else {
      areRecords = pareto.isOfAll
    }
    func numbers(_ run: NaiveRun, isWhole: Bool = false) throws -> [(row: NaiveAnswerRow, number: Double)] {
      // Along a time axis who is not there, or in other rows, has one for what happened alone.
      let isAlongTime = run.question.subject != nil && run.question.timeAxis != nil
      return (run.kept + run.rest).compactMap { row in
        let who = row.keys[position(run)].identity
        // What is nobody's is no number of any.
        if areRecords && who.isNull { return nil }
        // Who has nothing takes part only where everybody does.
        let isEmpty = row.numbers[0]?.results.allSatisfy(\.isNull) ?? true
        let keepsEmpty = pareto.keepsEmpty || isWhole && pareto.isOfAll
        if isEmpty && pareto.isSpread && !keepsEmpty { return nil }
        let isThere = run.present.contains(run.timeless(row.keys.map(\.identity)))
        if isAlongTime, !isThere, row.groups[0].allSatisfy({ $0 == nil }) { return nil }
        return run.calculator.value(run.columns[0], row.numbers).plain.map { (row, $0) }
      }
    }
    var wholes: [Datum: Double] = [:]
    for (row, number) in try numbers(inner) {
      groups[positions.map { row.keys[$0].identity }, default: []].append(number)
      wholes[row.keys[counted].identity, default: 0] += number
    }
    everything = try whole.map { try numbers($0, isWhole: true).map(\.number) } ?? Array(wholes.values)
  }

  /// How many of the first reach so much of the sum; `nil` when there is no sum to reach.
  static func fewest(_ values: [Double], _ part: Double) -> Int? {
    let whole = values.reduce(0, +)
    if whole <= 0 { return nil }
    var sum = 0.0
    for (position, value) in values.enumerated() {
      sum += value
      if sum >= whole * part * (1 - 1e-12) { return position + 1 }
    }
    return values.count
  }

  func number(_ figure: ParetoFigure, _ keys: [Datum]) -> NaiveNumber {
    let shared = keys.indices.filter { $0 != own }.map { keys[$0] }
    return Self.number(figure, groups[shared] ?? [], part)
  }

  func whole(_ figure: ParetoFigure) -> NaiveNumber { Self.number(figure, everything, part) }

  private static func number(_ figure: ParetoFigure, _ values: [Double], _ part: Double) -> NaiveNumber {
    let needed = fewest(values.sorted(by: >), part).map(Double.init)
    let base = Double(values.filter { $0 != 0 }.count)
    switch figure {
    case .needed: return needed.map(NaiveNumber.number) ?? .none
    case .base: return .number(base)
    case .share: return needed.map { .number($0 / base) } ?? .none
    case .spread(let function, let level): return together(values, function, level)
    }
  }

  private static func together(
    _ values: [Double], _ function: Aggregate.Function, _ level: Measure.Level?
  ) -> NaiveNumber {
    let items = values.enumerated().map { number, value in
      NaiveGroup.Item(record: number, share: 10_000, value: .real(value))
    }
    return NaiveGroup(items: items).result(function, level).number.map(NaiveNumber.number) ?? .none
  }
}
