import Semantics
import Store
import Values

/// Everybody's scores by one card.
struct Scores {
  struct Part {
    var actual: Value
    /// `nil` where there is no value or no goal: the item is left out.
    var score: Double?
  }

  struct Person {
    var key: RowKey
    var parts: [Part]
    /// Over the weight that could be scored; `nil` when nothing could.
    var total: Double?
    /// In ten-thousandths.
    var scoredWeight: Int
    var grade: String?
    /// From 1; who is level shares it.
    var rank: Int?
  }

  let items: [ScoredItem]
  /// Best first, those without a score last.
  private(set) var people: [Person]

  init(_ rows: [AnswerRow], _ reader: QuantityReader, _ request: ScoreRequest) {
    items = request.items
    people = rows.map { Person(key: $0.keys[0], parts: [], scoredWeight: 0) }
    for item in items {
      let actual = reader.formula(item.column.quantity)
      let goal = item.goal.map(reader.formula)
      let values = rows.map { row in (actual: actual(row.numbers), goal: goal.map { $0(row.numbers) }) }
      let scores = item.scores(values.map { ($0.actual.least, $0.goal?.least) })
      for position in people.indices {
        people[position].parts.append(Part(actual: values[position].actual, score: scores[position]))
      }
    }
    for position in people.indices { addUp(position, request.grades) }
    order()
  }

  /// Frozen ones, totals and grades as they were.
  init(_ people: [Person], _ items: [ScoredItem]) {
    self.items = items
    self.people = people
    order()
  }

  /// Those of `keys`, with the places they have among all.
  mutating func keep(_ keys: Set<SQLValue>) { people.removeAll { !keys.contains($0.key.identity) } }

  /// What could not be scored lends its weight to the rest.
  private mutating func addUp(_ position: Int, _ grades: [(name: String, from: Double)]) {
    var points = 0.0
    var weight = 0
    for (item, part) in zip(items, people[position].parts) {
      guard let score = part.score else { continue }
      points += Double(item.weight) * score
      weight += item.weight
    }
    people[position].scoredWeight = weight
    guard weight > 0 else { return }
    let total = points / Double(weight)
    people[position].total = total
    // 85% from 0.85 that additions made 0.8499999...
    people[position].grade = grades.first { total >= $0.from - 1e-9 }?.name
  }

  private mutating func order() {
    people = people.enumerated().sorted { left, right in
      switch (left.element.total, right.element.total) {
      case (let first?, let second?) where abs(first - second) > 1e-12: first > second
      case (_?, nil): true
      case (nil, _?): false
      default: left.offset < right.offset
      }
    }.map(\.element)
    var rank = 0
    var last: Double?
    for position in people.indices {
      guard let total = people[position].total else { break }
      if last.map({ abs($0 - total) > 1e-12 }) ?? true { rank = position + 1 }
      last = total
      people[position].rank = rank
    }
  }
}

extension ScoredItem {
  /// Scores of all, in their order.
  func scores(_ values: [(actual: Double?, goal: Double?)]) -> [Double?] {
    switch method {
    case .linear: values.map { value in share(value).map(limited) }
    case .bands(let bands):
      values.map { value in (comparesWithGoal ? ratio(value) : value.actual).map { limited(score(of: $0, bands)) } }
    case .rank:
      ranks(values.map { comparesWithGoal ? share($0) : isHigherBetter ? $0.actual : $0.actual.map { -$0 } }).map {
        $0.map(limited)
      }
    }
  }

  private func limited(_ score: Double) -> Double { max(floor, min(cap ?? .infinity, score)) }

  private func ratio(_ value: (actual: Double?, goal: Double?)) -> Double? {
    guard let actual = value.actual, let goal = value.goal, goal > 0 else { return nil }
    return actual / goal
  }

  /// How far the goal is met: 1 is just so. Nothing spent of a goal of at least nothing is as good as can be.
  private func share(_ value: (actual: Double?, goal: Double?)) -> Double? {
    if isHigherBetter { return ratio(value) }
    guard let actual = value.actual, let goal = value.goal, goal >= 0 else { return nil }
    return actual <= 0 ? cap ?? 1 : goal / actual
  }

  /// Where lower is better a threshold is the most that is allowed.
  private func score(of value: Double, _ bands: [Band]) -> Double {
    let reached = isHigherBetter ? bands.last { value >= $0.from - 1e-9 } : bands.first { value <= $0.from + 1e-9 }
    return reached?.score ?? 0
  }

  private func ranks(_ values: [Double?]) -> [Double?] {
    let all = values.compactMap { $0 }
    return values.map { value in
      guard let value else { return nil }
      let better = all.count { $0 > value }
      return Double(all.count - better) / Double(all.count)
    }
  }
}

extension Value {
  /// The number; of one that is not yet known the least it will be.
  fileprivate var least: Double? {
    if case .atLeast(let count) = self { Double(count) } else { number }
  }
}
