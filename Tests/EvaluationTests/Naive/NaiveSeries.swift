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
      let answers = paretos[side]
      return kept.map { row in
        guard answers.indices.contains(position), let keys = there(row.keys, side) else { return .none }
        return answers[position].number(figure, keys)
      }
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

  /// What numbers go along: the time, else how long after its own day a record is.
  private var axis: Int? {
    if let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind, !grain.isCycle { return axis }
    return question.keys.firstIndex { if case .cohort(.after) = $0.kind { true } else { false } } ?? question.timeAxis
  }

  /// Rows that differ in nothing but the time, in its order; those that the period has.
  private func series(_ side: Int) -> [[Int]] {
    guard let axis else { return [] }
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
