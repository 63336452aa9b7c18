import Semantics

/// Order and ranking.
extension NaiveRun {
  mutating func order() {
    kept.sort { NaiveKey.precedes($0.keys, $1.keys) }
    for (key, formula) in zip(question.sort, sorts).reversed() {
      if case .dimension(let position) = key.key {
        kept = Self.sorted(kept, descending: key.descending) { $0.keys[position].place }
      } else if let formula {
        kept = sorted(kept, by: formula, descending: key.descending)
      }
    }
  }

  private func sorted(_ rows: [NaiveAnswerRow], by formula: NaiveFormula, descending: Bool) -> [NaiveAnswerRow] {
    Self.sorted(rows, descending: descending) { calculator.value(formula, $0.numbers).place }
  }

  /// Keeps the order of equals; what is missing comes last either way.
  static func sorted<Element>(_ rows: [Element], descending: Bool, by value: (Element) -> Datum) -> [Element] {
    let values = rows.map(value)
    let order = rows.indices.sorted { left, right in
      let (first, second) = (values[left], values[right])
      if first == second { return left < right }
      if first.isNull || second.isNull { return second.isNull }
      let isLess = Datum.isLess(first, second) ?? false
      return descending ? !isLess : isLess
    }
    return order.map { rows[$0] }
  }

  mutating func rank() {
    guard let asked = question.ranking, let ranking else { return }
    if asked.followsSort { order() } else { kept.sort { NaiveKey.precedes($0.keys, $1.keys) } }
    let ordered = sorted(kept, by: ranking, descending: asked.isTop)
    var groups: [[Datum]: [NaiveAnswerRow]] = [:]
    for row in ordered { groups[asked.each.map { row.keys[$0].identity }, default: []].append(row) }
    var counts = groups.mapValues { rows in
      switch asked.extent {
      case .rows(let count): return count
      case .part(let part):
        return NaivePareto.fewest(rows.map { calculator.value(ranking, $0.numbers).plain ?? 0 }, part) ?? rows.count
      }
    }
    kept = []
    for row in ordered {
      let group = asked.each.map { row.keys[$0].identity }
      counts[group, default: 0] -= 1
      if counts[group, default: 0] >= 0 { kept.append(row) } else { rest.append(row) }
    }
    if !asked.each.isEmpty {
      let order = kept.indices.sorted { left, right in
        let (first, second) = (asked.each.map { kept[left].keys[$0] }, asked.each.map { kept[right].keys[$0] })
        if NaiveKey.precedes(first, second) { return true }
        return NaiveKey.precedes(second, first) ? false : left < right
      }
      kept = order.map { kept[$0] }
    }
    if !question.sort.isEmpty { order() }
  }
}
