import Semantics
import Syntax
import Values

/// What rows make of one another, before conditions choose among them.
extension NaiveRun {
  mutating func lookAround() {
    look(0)
    // The rows of another period look at one another where they lie in it.
    for side in sides.indices.dropFirst() {
      var there = asItself()
      let places = there.take(side, beside: counterparts[side - 1])
      there.look(side)
      for (index, place) in places.enumerated() {
        kept[index].numbers[side]?.views = place.flatMap { there.kept[$0].numbers[side]?.views } ?? []
      }
    }
  }

  private mutating func look(_ side: Int) {
    for index in kept.indices { kept[index].numbers[side]?.views = [] }
    for view in formulas.views {
      for (index, number) in numbers(view, side).enumerated() { kept[index].numbers[side]?.views.append(number) }
    }
  }

  /// The rows of another period instead of those that stand beside one's own; for each of those, where it is now.
  private mutating func take(_ side: Int, beside counterpart: NaiveCounterparts) -> [Int?] {
    guard counterpart.hasAxis else { return Array(kept.indices) }
    let empty = sides.map { _ in [NaiveGroup?](repeating: nil, count: formulas.measures.count) }
    var found: [[Datum]: NaiveAnswerRow] = [:]
    func place(_ keys: [Datum], _ change: (inout NaiveAnswerRow) -> Void) {
      var row =
        found[keys]
        ?? NaiveAnswerRow(
          keys: zip(question.keys, keys).enumerated().map { shown($1.0, $1.1, at: $0) }, groups: empty, hasFacts: true)
      change(&row)
      found[keys] = row
    }
    for (position, measure) in formulas.measures.enumerated() {
      for (keys, group) in (try? sides[side].groups(measure, keys: Array(question.keys.indices))) ?? [:]
      where !isStranger(keys.first ?? .null) {
        place(keys) { $0.groups[side][position] = group }
      }
    }
    let mixed = Set(found.keys.filter { counterpart.isAlone($0) }.map { counterpart.placed($0, at: nil) })
    let wanted = kept.map { row -> [Datum]? in
      guard row.numbers[side] != nil, let keys = counterpart.other(row.keys.map(\.identity)) else { return nil }
      return counterpart.isTimeless(keys) && mixed.contains(keys) ? nil : keys
    }
    for keys in wanted { if let keys { place(keys) { _ in } } }
    let groups = Set(found.keys.map { counterpart.placed($0, at: nil) })
    let known = Set(found.keys.map { counterpart.withoutOuter($0) })
    for time in counterpart.times(Array(found.keys), today: sides[0].today) {
      for keys in groups.map({ counterpart.placed($0, at: time) })
      where !known.contains(counterpart.withoutOuter(keys)) {
        place(keys) { _ in }
      }
    }
    kept = found.values.map(numbered).sorted { NaiveKey.precedes($0.keys, $1.keys) }
    var places: [[Datum]: Int] = [:]
    for (index, row) in kept.enumerated() { places[row.keys.map(\.identity)] = index }
    return wanted.map { $0.flatMap { places[$0] } }
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
        let places = own.map(\.place)
        for group in groups(names, side) {
          for index in group where !places[index].isNull {
            let better = group.filter { other in
              let (left, right) = (places[other], places[index])
              return isAscending ? Datum.isLess(left, right) == true : Datum.isLess(right, left) == true
            }
            found[index] = .number(Double(better.count + 1))
          }
        }
      case .share(let names):
        let isOfMoment = NaiveFormulas.measures(part).contains { formulas.measures[$0].timing.isSnapshot }
        let times = isOfMoment ? question.keys.filter(\.isWhen).map(\.name) : []
        for group in groups(names + times, side) {
          let whole = group.reduce(0.0) { $0 + (own[$1].plain ?? 0) }
          for index in group {
            if case .lacking = own[index] { found[index] = own[index] }
            if let part = own[index].plain, whole != 0 { found[index] = .number(part / whole) }
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
    // Rows without the plan stay out, with their time; where all do, the row says what it lacks.
    let plans = NaiveFormulas.measures(part).filter { formulas.measures[$0].plan != nil }
    let used = indices.filter { index in plans.allSatisfy { kept[index].groups[side][$0] != nil } }
    if used.isEmpty { return indices.last.map { calculator.value(part, kept[$0].numbers, side) } ?? .none }
    var found = sums(used.map { kept[$0] }, for: part, isEverything: false, isAlong: true)
    guard var sum = found[side] else { return .none }
    // What the time does not cut is there once, and the time is that of these rows.
    let times = used.compactMap { kept[$0].numbers[side]?.time }
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
      return position != axis
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
