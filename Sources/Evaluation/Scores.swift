import Semantics
import Store
import Values

/// Everybody's scores by one card.
struct Scores {
  struct Part {
    var actual: Value
    /// `nil` where there is no value or no goal: the item is left out.
    var score: Double?
    /// What the score was made of; `nil` for one that was frozen.
    var working: ScoredItem.Working?
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
  /// Who has numbers in the period and was not employed in it.
  private(set) var absent: [RowKey]

  init(_ rows: [AnswerRow], _ reader: QuantityReader, _ request: ScoreRequest, absent: [RowKey]) {
    items = request.items
    self.absent = absent
    people = rows.map { Person(key: $0.keys[0], parts: [], scoredWeight: 0) }
    for item in items {
      let actual = reader.formula(item.column.quantity)
      let goal = item.goal.map(reader.formula)
      let values = rows.map { row in (actual: actual(row.numbers), goal: goal.map { $0(row.numbers) }) }
      let workings = item.workings(values.map { ($0.actual.least, $0.goal?.least) })
      for (position, working) in workings.enumerated() {
        people[position].parts.append(
          Part(actual: values[position].actual, score: working.score.map(item.limited), working: working))
      }
    }
    for position in people.indices { addUp(position, request.grades) }
    order()
  }

  /// Frozen ones, totals and grades as they were.
  init(_ people: [Person], _ items: [ScoredItem]) {
    self.items = items
    self.people = people
    absent = []
    order()
  }

  /// Those of `keys`, with the places they have among all.
  mutating func keep(_ keys: Set<SQLValue>) {
    people.removeAll { !keys.contains($0.key.identity) }
    absent.removeAll { !keys.contains($0.identity) }
  }

  mutating func keep(_ isShown: (Person) -> Bool) { people = people.filter(isShown) }

  mutating func keep(first count: Int) { people = Array(people.prefix(count)) }

  /// Those without a value last; who is level stays in order.
  mutating func sort(by column: ScoreColumn, descending: Bool) {
    let keyed = people.enumerated().map { (place: $0, person: $1, key: SortValue(value(of: column, $1))) }
    people = keyed.sorted { left, right in
      left.key == right.key ? left.place < right.place : left.key.precedes(right.key, descending: descending)
    }.map(\.person)
  }

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
  /// How a score comes about.
  struct Working {
    var goal: Double?
    /// Before the floor and the cap; `nil` where there is no value or no goal.
    var score: Double?
    /// The band that the value, or its share of the goal, is in; `nil` below the first one.
    var band: Band?
    /// From 1, of so many who have a value; who is level shares the better one.
    var place: (number: Int, count: Int)?
  }

  /// Those of all, in their order.
  func workings(_ values: [(actual: Double?, goal: Double?)]) -> [Working] {
    switch method {
    case .linear: return values.map { Working(goal: $0.goal, score: share($0)) }
    case .bands(let bands):
      return values.map { value in
        guard let reached = comparesWithGoal ? ratio(value) : value.actual else { return Working(goal: value.goal) }
        let band = band(of: reached, bands)
        return Working(goal: value.goal, score: band?.score ?? 0, band: band)
      }
    case .rank:
      let standings = values.map { value in
        comparesWithGoal ? share(value) : isHigherBetter ? value.actual : value.actual.map { -$0 }
      }
      let all = standings.compactMap { $0 }
      return zip(values, standings).map { value, standing in
        guard let standing else { return Working(goal: value.goal) }
        let better = all.count { $0 > standing }
        return Working(
          goal: value.goal, score: Double(all.count - better) / Double(all.count), place: (better + 1, all.count))
      }
    }
  }

  func limited(_ score: Double) -> Double { max(floor, min(cap ?? .infinity, score)) }

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
  private func band(of value: Double, _ bands: [Band]) -> Band? {
    isHigherBetter ? bands.last { value >= $0.from - 1e-9 } : bands.first { value <= $0.from + 1e-9 }
  }
}

extension Value {
  /// The number; of one that is not yet known the least it will be.
  fileprivate var least: Double? {
    if case .atLeast(let count) = self { Double(count) } else { number }
  }
}
