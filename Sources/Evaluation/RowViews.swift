import SQL
import Semantics
import Store
import Syntax
import Values

/// What rows make of one another, before conditions choose among them.
extension ShowAnswer {
  mutating func lookAtOtherRows() {
    for view in question.quantities.flatMap(\.rowViews) where reader.views[view] == nil {
      reader.views[view] = reader.views.count
    }
    lookAgain()
  }

  /// The same among the rows that are left.
  mutating func lookAgain() {
    let views = reader.views.sorted { $0.value < $1.value }.map(\.key)
    if views.isEmpty { return }
    wholeViews = [Value](repeating: .nothing, count: views.count)
    rows.sort { Self.precedes($0.keys, $1.keys) }
    // The rows of another period look at one another.
    otherWholeViews = []
    for side in reader.others.indices {
      reader.others[side].views = reader.views
      var other = self
      other.reader = reader.others[side]
      other.paretos = otherParetos[side] ?? []
      let there = OtherRows(self, side: side)
      other.rows = there.rows
      other.look(views)
      otherWholeViews.append(other.wholeViews)
      for (index, place) in there.places.enumerated() {
        rows[index].numbers.others[side]?.views = place.map { other.rows[$0].numbers.views } ?? []
      }
    }
    look(views)
  }

  private mutating func look(_ views: [Quantity]) {
    for index in rows.indices { rows[index].numbers.views = [Value](repeating: .nothing, count: views.count) }
    // Inner ones come first, so that the outer ones find them.
    for (position, quantity) in views.enumerated() {
      switch quantity {
      case .ofRows(let view, let part):
        for (index, value) in values(view, part).enumerated() { rows[index].numbers.views[position] = value }
      case .pareto(let id, _, let figure):
        guard paretos.indices.contains(id.index) else { continue }
        let pareto = paretos[id.index]
        for index in rows.indices {
          rows[index].numbers.views[position] = pareto.value(figure, rows[index].keys)
        }
        wholeViews[position] = pareto.whole(figure)
      case .measure, .shared, .constant, .date, .text, .arithmetic, .negative, .share, .bound, .before,
        .growth, .declared, .elapsed, .workdays, .function:
        break
      }
    }
  }

  /// One for each row.
  private func values(_ view: RowView, _ part: Quantity) -> [Value] {
    switch view {
    case .running: running(part)
    case .moving(let count): moving(part, count)
    case .previous(let count): previous(part, count)
    case .growth(let count): growth(part, count)
    case .rank(let isAscending, let groups): ranks(part, isAscending, groups)
    case .cumulative(let groups): cumulative(part, groups, isShare: false)
    case .cumulativeShare(let groups): cumulative(part, groups, isShare: true)
    case .share(let groups): shares(part, groups)
    }
  }

  /// Equals share a rank, and the next one is as far behind as there are rows before it.
  private func ranks(_ part: Quantity, _ isAscending: Bool, _ groups: [String]) -> [Value] {
    let formula = reader.formula(part)
    let values = rows.map { SortValue(formula($0.numbers)) }
    var found = [Value](repeating: .nothing, count: rows.count)
    for indices in self.groups(named: groups) {
      let ranked = Self.ordered(indices.filter { !values[$0].isEmpty }, by: values, descending: !isAscending)
      var rank = 0
      for (place, index) in ranked.enumerated() {
        if place == 0 || values[index] != values[ranked[place - 1]] { rank = place + 1 }
        found[index] = .integer(rank)
      }
    }
    return found
  }

  private func cumulative(_ part: Quantity, _ groups: [String], isShare: Bool) -> [Value] {
    let formula = reader.formula(part)
    let values = rows.map { formula($0.numbers) }
    let places = values.map(SortValue.init)
    var found = values.map { if case .absent = $0 { $0 } else { Value.nothing } }
    for indices in self.groups(named: groups) {
      let ordered = Self.ordered(indices.filter { values[$0].number != nil }, by: places, descending: true)
      var sum = Value.integer(0)
      for index in ordered {
        sum = QuantityReader.combined(.add, sum, values[index], ofCounts: part.isCount)
        found[index] = sum
      }
      guard isShare else { continue }
      let whole = sum.number ?? 0
      for index in ordered {
        found[index] = whole == 0 ? .nothing : found[index].number.map { .real($0 / whole) } ?? .nothing
      }
    }
    return found
  }

  private func shares(_ part: Quantity, _ groups: [String]) -> [Value] {
    let formula = reader.formula(part)
    let values = rows.map { formula($0.numbers) }
    var found = values.map { if case .absent = $0 { $0 } else { Value.nothing } }
    for indices in self.groups(named: groups + question.moments(of: part)) {
      let whole = indices.reduce(0) { $0 + (values[$1].number ?? 0) }
      if whole == 0 { continue }
      for index in indices { if let own = values[index].number { found[index] = .real(own / whole) } }
    }
    return found
  }

  /// Rows by the keys of these names; all together without any.
  private func groups(named names: [String]) -> [[Int]] {
    let positions = names.compactMap { name in question.keys.firstIndex { $0.name == name } }
    var found: [[Int]] = []
    var places: [[RowKey]: Int] = [:]
    for (index, row) in rows.enumerated() {
      let group = positions.map { row.keys[$0] }
      if let place = places[group] {
        found[place].append(index)
      } else {
        places[group] = found.count
        found.append([index])
      }
    }
    return found
  }

  /// Equals stay in the order of the rows.
  static func ordered(_ indices: [Int], by values: [SortValue], descending: Bool) -> [Int] {
    indices.sorted { left, right in
      let (first, second) = (values[left], values[right])
      return first == second ? left < right : first.precedes(second, descending: descending)
    }
  }
}

extension Question {
  /// The keys that tell the moments apart at which a number is read; none of what happens.
  func moments(of quantity: Quantity) -> [String] { quantity.isSnapshot ? keys.filter(\.isWhen).map(\.name) : [] }
}
