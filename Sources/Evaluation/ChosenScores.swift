import Semantics
import Syntax
import Values

/// Who is shown of those scored, and in which order. Places and ranks stay those among all.
extension Scores {
  func value(of column: ScoreColumn, _ person: Person) -> Value {
    switch column {
    case .person: person.key.shown
    case .rank: person.rank.map(Value.integer) ?? .nothing
    case .score: person.total.map(Value.real) ?? .nothing
    case .grade: person.grade.map(Value.text) ?? .nothing
    case .value(let item): person.parts[item].actual
    case .itemScore(let item): person.parts[item].score.map(Value.real) ?? .nothing
    case .itemPoints(let item):
      person.parts[item].score.map { .real($0 * Double(items[item].weight) / 100) } ?? .nothing
    case .scoredWeight: .real(Double(person.scoredWeight) / 10_000)
    }
  }

  mutating func choose(_ request: ScoreRequest) {
    if let condition = request.condition {
      let all = self
      keep { all.passes($0, condition) == true }
    }
    if let ranking = request.ranking {
      sort(by: ranking.by, descending: ranking.isTop)
      keep(first: ranking.count)
    }
    for key in request.sort.reversed() { sort(by: key.column, descending: key.descending) }
  }

  /// Three-valued: what nobody knows satisfies neither a comparison nor its opposite.
  private func passes(_ person: Person, _ condition: ScoreCondition) -> Bool? {
    switch condition {
    case .comparison(let op, let column, let other): return RowTest.compare(op, value(of: column, person), other)
    case .empty(let column): return value(of: column, person) == .nothing
    case .not(let part): return passes(person, part).map { !$0 }
    case .all(let parts): return parts.reduce(true) { RowTest.both($0, passes(person, $1)) }
    case .any(let parts): return parts.reduce(false) { RowTest.either($0, passes(person, $1)) }
    }
  }
}
