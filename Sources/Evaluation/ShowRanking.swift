import Semantics
import Store
import Syntax
import Values

/// What a ranking kept and left out.
struct RankingCut {
  /// Rows left out although they equal the last one kept.
  var tied = 0
  /// Of rows that have something of what a part was taken of: how many were kept, and how many there are.
  var kept = 0
  var base = 0
}

extension ShowAnswer {
  /// Keeps the first of each group and returns the rest.
  mutating func rank() -> [AnswerRow] {
    guard let ranking = question.ranking else { return [] }
    if ranking.followsSort { order() } else { rows.sort { Self.precedes($0.keys, $1.keys) } }
    let ordered = sorted(rows, by: ranking.by, descending: ranking.isTop)
    let formula = reader.formula(ranking.by)
    let values = ordered.map { formula($0.numbers) }
    var groups: [[SQLValue]: [Int]] = [:]
    for (index, row) in ordered.enumerated() {
      groups[ranking.each.map { row.keys[$0].identity }, default: []].append(index)
    }
    var isKept = [Bool](repeating: false, count: ordered.count)
    for indices in groups.values {
      let count = Self.count(ranking.extent, indices.map { values[$0] })
      for index in indices.prefix(count) { isKept[index] = true }
      if !ranking.isOfDimension { noteCut(indices.map { values[$0] }, count) }
    }
    var kept = ordered.indices.filter { isKept[$0] }.map { ordered[$0] }
    let rest = ordered.indices.filter { !isKept[$0] }.map { ordered[$0] }
    if !ranking.each.isEmpty {
      kept = stably(kept) { left, right in
        let (first, second) = (ranking.each.map { left.keys[$0] }, ranking.each.map { right.keys[$0] })
        return Self.precedes(first, second)
      }
    }
    rows = kept
    if !question.sort.isEmpty { order() }
    return rest
  }

  /// How many of the first are kept; all of them when there is no whole to take a part of.
  private static func count(_ extent: ResolvedRanking.Extent, _ values: [Value]) -> Int {
    switch extent {
    case .rows(let count): return count
    case .part(let part): return Pareto(values, part)?.count ?? values.count
    }
  }

  private mutating func noteCut(_ values: [Value], _ count: Int) {
    cut.kept += values.prefix(count).count { Pareto.isSomething($0) }
    cut.base += values.count { Pareto.isSomething($0) }
    guard count > 0, count < values.count else { return }
    let last = SortValue(values[count - 1])
    if !last.isEmpty { cut.tied += values.dropFirst(count).count { SortValue($0) == last } }
  }
}
