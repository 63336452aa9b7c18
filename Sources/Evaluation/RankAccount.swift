import Semantics
import Syntax
import Values

/// How `why` tells of a rank: by the rows that come before it.
extension Workspace {
  /// Of each rank in the number; of one that it looks back at, as `previous` does, that of the row there.
  func ranks(of number: FoundNumber) throws(EvaluationError) -> [String] {
    guard number.row.keys?.count == 1, let own = number.row.keys?.first,
      let quantity = quantity(of: number)
    else { return [] }
    let ranks = RankWithin.all(in: quantity)
    if ranks.isEmpty { return [] }
    let question = number.question
    let (all, reader) = try allRows(beside: number)
    var lines: [String] = []
    for rank in ranks {
      guard let ranked = rank.back == 0 ? own : try row(rank.back, before: own, beside: number) else { continue }
      let formula = reader.formula(rank.number)
      let positions = rank.groups.compactMap { name in question.keys.firstIndex { $0.name == name } }
      let rows = all.filter { row in positions.allSatisfy { row.keys[$0] == ranked[$0] } }
        .map { (keys: $0.keys, place: SortValue(formula($0.numbers)), shown: formula($0.numbers)) }
        .filter { !$0.place.isEmpty }
      guard let place = rows.first(where: { $0.keys == ranked })?.place else { continue }
      let before = rows.filter { $0.place != place && $0.place.precedes(place, descending: !rank.isAscending) }
        .sorted { $0.place.precedes($1.place, descending: !rank.isAscending) }
      let unit = resolver.unit(of: rank.number)
      func name(_ keys: [RowKey]) -> String { words(keys, of: question.keys).joined(separator: " · ") }
      let named = before.prefix(Self.mostBefore).map { "\(name($0.keys)) \(plainText($0.shown, unit))" }
      let end = before.isEmpty ? "" : ": " + named.joined(separator: ", ") + (before.count > named.count ? ", …" : "")
      let which = rank.back == 0 ? say("it", "它") : name(ranked)
      lines.append(
        "  "
          + say(
            "\(before.count) of \(rows.count) rows come before \(which)\(end)",
            "\(rows.count) 行中有 \(before.count) 行排在\(which)之前\(end)"))
    }
    return lines
  }

  /// The row so many times before one along the axis; `nil` before the first.
  private func row(
    _ back: Int, before own: [RowKey], beside number: FoundNumber
  ) throws(EvaluationError) -> [RowKey]? {
    let answer = try answerOfAll(beside: number)
    for series in answer.series {
      guard let place = series.firstIndex(where: { answer.rows[$0].keys == own }) else { continue }
      return place >= back ? answer.rows[series[place - back]].keys : nil
    }
    return nil
  }

  /// Rows before another one that are named.
  private static let mostBefore = 10
}

/// A rank that a number is made of, and how many rows back along the time it is.
private struct RankWithin {
  let number: Quantity
  let isAscending: Bool
  let groups: [String]
  let back: Int

  /// Inner ones first; of what has changed that of then comes second.
  static func all(in quantity: Quantity, back: Int = 0) -> [RankWithin] {
    guard case .ofRows(let view, let part) = quantity else {
      return quantity.parts.flatMap { all(in: $0, back: back) }
    }
    switch view {
    case .previous(let count): return all(in: part, back: back + count)
    case .growth(let count): return all(in: part, back: back) + all(in: part, back: back + count)
    case .rank(let isAscending, let groups):
      let own = RankWithin(number: part, isAscending: isAscending, groups: groups, back: back)
      return all(in: part, back: back) + [own]
    case .running, .moving, .cumulative, .cumulativeShare, .share: return all(in: part, back: back)
    }
  }
}
