import Semantics
import Store
import Syntax
import Values

/// How many of the first rows make a part of what all make together.
struct Pareto {
  let count: Int

  /// `nil` when all together are not above 0.
  init?(_ ordered: [Value], _ part: Double) {
    let whole = ordered.reduce(0.0) { $0 + ($1.number ?? 0) }
    guard whole > 0 else { return nil }
    // The last digits of a sum of fractions do not decide.
    let wanted = whole * part * (1 - 1e-12)
    var sum = 0.0
    var count = 0
    for value in ordered {
      sum += value.number ?? 0
      count += 1
      if sum >= wanted { break }
    }
    self.count = count
  }

  /// Rows with nothing are no part of how many there are.
  static func isSomething(_ value: Value) -> Bool { value.number.map { $0 != 0 } ?? false }
}

/// How many of something make a part, for every row of the question that asks it.
struct ParetoAnswer {
  private struct Figures {
    var needed: Int?
    var base: Int
  }

  private var figures: [[SQLValue]: Figures] = [:]
  private var everything = Figures(needed: nil, base: 0)
  /// The numbers that are put together, smallest first.
  private var numbers: [[SQLValue]: [Double]] = [:]
  private var allNumbers: [Double] = []
  /// Where the rows themselves are what is counted, each has the number of all of them.
  private var own: Int?
  /// The first days of the buckets of time, when there are any, whose numbers are put together.
  let days: Set<CivilDate>

  /// `keys` are those of the rows; the answer has one more. `whole` is of all rows together, where it is not theirs.
  init(_ pareto: ParetoQuestion, _ answer: ShowAnswer, whole: ShowAnswer?, keys: [GroupKey]) {
    own = keys.firstIndex { $0.name == pareto.counted }
    let groups = Self.values(of: answer, pareto, keys.filter { $0.name != pareto.counted })
    var ofWhole = pareto
    // Of all together everybody is one.
    ofWhole.keepsEmpty = pareto.keepsEmpty || pareto.isOfAll
    let all = whole.map { Array(Self.values(of: $0, ofWhole, []).values.joined().map(\.value)) }
    days = answer.bucketDays
    if pareto.isSpread {
      numbers = groups.mapValues { Self.sorted($0.map(\.value)) }
      allNumbers = Self.sorted(all ?? groups.values.joined().map(\.value))
      return
    }
    var wholes: [SQLValue: Value] = [:]
    for (counted, value) in groups.values.joined() {
      wholes[counted] = QuantityReader.combined(.add, wholes[counted] ?? .integer(0), value)
    }
    figures = groups.mapValues { Self.figures($0.map(\.value), pareto.part) }
    everything = Self.figures(all ?? Array(wholes.values), pareto.part)
  }

  /// Of numbers that are put together, smallest first; `together` are those of all rows, where they are more than one.
  init(_ numbers: [[SQLValue]: [Double]], together: [Double]?) {
    self.numbers = numbers
    allNumbers = together ?? numbers[[]] ?? []
    days = []
  }

  private static func figures(_ values: [Value], _ part: Double) -> Figures {
    let ordered = values.sorted { ($0.number ?? 0) > ($1.number ?? 0) }
    return Figures(needed: Pareto(ordered, part)?.count, base: values.count { Pareto.isSomething($0) })
  }

  /// The number of each that is counted, by the row it belongs to; what is not yet known, or has no value, is left out.
  private static func values(
    of answer: ShowAnswer, _ pareto: ParetoQuestion, _ keys: [GroupKey]
  ) -> [[SQLValue]: [(counted: SQLValue, value: Value)]] {
    let inner = answer.question.keys
    let outer = keys.compactMap { key in inner.firstIndex { $0.name == key.name } }
    let counted = inner.firstIndex { $0.name == pareto.counted } ?? 0
    guard let quantity = answer.question.columns.first?.quantity else { return [:] }
    let formula = answer.reader.formula(quantity)
    var found: [[SQLValue]: [(counted: SQLValue, value: Value)]] = [:]
    for row in answer.rows {
      let who = row.keys[counted].identity
      if row.numbers.isEmpty, !pareto.keepsEmpty { continue }
      if row.isOfAxis, !answer.isOfPresent(row) { continue }
      if pareto.isOfRecords, who == .null { continue }
      let value = formula(row.numbers)
      guard value.number != nil else { continue }
      found[outer.map { row.keys[$0].identity }, default: []].append((who, value))
    }
    return found
  }

  private static func sorted(_ values: [Value]) -> [Double] { values.compactMap(\.number).sorted() }

  func value(_ figure: ParetoFigure, _ keys: [RowKey]) -> Value {
    var group = keys.map(\.identity)
    if let own { group.remove(at: own) }
    return Self.value(figure, figures[group] ?? Figures(needed: nil, base: 0), numbers[group] ?? [])
  }

  func whole(_ figure: ParetoFigure) -> Value { Self.value(figure, everything, allNumbers) }

  private static func value(_ figure: ParetoFigure, _ figures: Figures, _ numbers: [Double]) -> Value {
    switch figure {
    case .spread(let function, let level):
      Spread(numbers).value(function, level).map(QuantityReader.plain) ?? .nothing
    case .needed: figures.needed.map(Value.integer) ?? .nothing
    case .base: .integer(figures.base)
    case .share: figures.needed.map { .real(Double($0) / Double(figures.base)) } ?? .nothing
    }
  }
}
