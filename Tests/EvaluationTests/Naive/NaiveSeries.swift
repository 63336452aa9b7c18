import Semantics
import Syntax
import Values

/// What rows make of one another, before conditions choose among them.
extension NaiveRun {
  mutating func lookAround() {
    for view in formulas.views {
      for side in sides.indices {
        for (index, number) in numbers(view, side).enumerated() { kept[index].numbers[side]?.views.append(number) }
      }
    }
  }

  /// One for each row, as its period has it.
  private func numbers(_ view: NaiveView, _ side: Int) -> [NaiveNumber] {
    switch view {
    case .pareto(let position, let figure):
      return kept.map { side == 0 ? paretos[position].number(figure, $0.keys) : .none }
    case .ofRows(let view, let part, let isMean):
      let own = kept.map { calculator.value(part, $0.numbers, side) }
      var found = [NaiveNumber](repeating: .none, count: kept.count)
      switch view {
      case .running:
        for series in series(side) {
          for place in series.indices { found[series[place]] = over(Array(series[...place]), part, side) }
        }
      case .moving(let count):
        for series in series(side) {
          for place in series.indices where place + 1 >= count {
            let window = Array(series[(place + 1 - count)...place])
            found[series[place]] = isMean ? Self.mean(window.map { own[$0] }) : over(window, part, side)
          }
        }
      case .previous(let count):
        for series in series(side) {
          for place in series.indices.dropFirst(count) { found[series[place]] = own[series[place - count]] }
        }
      case .growth(let count):
        for series in series(side) {
          for place in series.indices.dropFirst(count) {
            found[series[place]] = Self.growth(own[series[place]], since: own[series[place - count]])
          }
        }
        // What lacks a plan lacks it at the beginning, too.
        for index in own.indices { if case .lacking = own[index] { found[index] = own[index] } }
      case .rank(let isAscending, let names):
        for group in groups(names, side) {
          for index in group where !own[index].place.isNull {
            let better = group.filter { other in
              let (left, right) = (own[other].place, own[index].place)
              return isAscending ? Datum.isLess(left, right) == true : Datum.isLess(right, left) == true
            }
            found[index] = .number(Double(better.count + 1))
          }
        }
      case .cumulative(let names), .cumulativeShare(let names):
        let isShare = if case .cumulativeShare = view { true } else { false }
        for index in own.indices { if case .lacking = own[index] { found[index] = own[index] } }
        for group in groups(names, side) {
          let ordered = Self.sorted(group.filter { own[$0].plain != nil }, descending: true) { own[$0].place }
          let whole = ordered.reduce(0) { $0 + (own[$1].plain ?? 0) }
          var sum = 0.0
          for index in ordered {
            sum += own[index].plain ?? 0
            found[index] = !isShare ? .number(sum) : whole == 0 ? .none : .number(sum / whole)
          }
        }
      }
      return found
    }
  }

  private static func mean(_ numbers: [NaiveNumber]) -> NaiveNumber {
    for number in numbers { if case .lacking = number { return number } }
    let plain = numbers.compactMap(\.plain)
    return plain.count == numbers.count ? .number(plain.reduce(0, +) / Double(plain.count)) : .none
  }

  private static func growth(_ now: NaiveNumber, since before: NaiveNumber) -> NaiveNumber {
    if case .lacking = before { return before }
    guard let last = now.plain, let first = before.plain, first > 0 else { return .none }
    return .number((last - first) / first)
  }

  /// The formula over several rows together; rows without the plan that it needs stay out.
  private func over(_ indices: [Int], _ part: NaiveFormula, _ side: Int) -> NaiveNumber {
    var found = sums(indices.map { kept[$0] }, for: part, isEverything: false, isAlong: true)
    guard var sum = found[side] else { return .none }
    // What the time does not cut is there once, and the time is that of these rows.
    let times = indices.compactMap { kept[$0].numbers[side]?.time }
    if let start = times.map(\.start).min(), let end = times.map(\.end).max() { sum.time = (start, end) }
    sum.isPart = true
    found[side] = sum
    return calculator.value(part, found, side)
  }

  /// Rows that differ in nothing but the time, in its order; those that the period has.
  private func series(_ side: Int) -> [[Int]] {
    guard let axis = question.timeAxis else { return [] }
    let apart = question.keys.indices.filter { position in
      if case .time(let grain) = question.keys[position].kind { return position != axis && grain.isCycle }
      return true
    }
    let timely = kept.indices.filter { !kept[$0].keys[axis].identity.isNull && kept[$0].numbers[side] != nil }
    return Dictionary(grouping: timely) { index in apart.map { kept[index].keys[$0].identity } }.values.map { indices in
      indices.sorted { NaiveKey.precedes(kept[$0].keys[axis].place, kept[$1].keys[axis].place) ?? false }
    }
  }

  private func groups(_ names: [String], _ side: Int) -> [[Int]] {
    let positions = names.compactMap { name in question.keys.firstIndex { $0.name == name } }
    let known = kept.indices.filter { kept[$0].numbers[side] != nil }
    return Array(Dictionary(grouping: known) { index in positions.map { kept[index].keys[$0].identity } }.values)
  }
}

/// How many of something, the largest first, make a part of it.
struct NaivePareto {
  private var groups: [[Datum]: [Double]] = [:]
  private var everything: [Double] = []
  private let part: Double

  /// `inner` is the answer that is split further by what is counted.
  init(_ pareto: ParetoQuestion, _ inner: NaiveRun, _ keys: [GroupKey]) {
    part = pareto.part
    let positions = keys.compactMap { key in inner.question.keys.firstIndex { $0.name == key.name } }
    let counted = inner.question.keys.firstIndex { $0.name == pareto.counted } ?? 0
    var wholes: [Datum: Double] = [:]
    for row in inner.kept + inner.rest {
      guard let value = inner.calculator.value(inner.columns[0], row.numbers).plain else { continue }
      groups[positions.map { row.keys[$0].identity }, default: []].append(value)
      wholes[row.keys[counted].identity, default: 0] += value
    }
    everything = Array(wholes.values)
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

  func number(_ figure: ParetoFigure, _ keys: [NaiveKey]) -> NaiveNumber {
    Self.number(figure, groups[keys.map(\.identity)] ?? [], part)
  }

  func whole(_ figure: ParetoFigure) -> NaiveNumber { Self.number(figure, everything, part) }

  private static func number(_ figure: ParetoFigure, _ values: [Double], _ part: Double) -> NaiveNumber {
    let needed = fewest(values.sorted(by: >), part).map(Double.init)
    let base = Double(values.filter { $0 != 0 }.count)
    switch figure {
    case .needed: return needed.map(NaiveNumber.number) ?? .none
    case .base: return .number(base)
    case .share: return needed.map { .number($0 / base) } ?? .none
    }
  }
}
