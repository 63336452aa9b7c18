import SQL
import Semantics
import Values

/// The rows of another period as they lie in it: what looks along its time goes through days that have no counterpart in
/// the question's own period, too, and through those on which nothing happened.
struct OtherRows {
  private(set) var rows: [AnswerRow] = []
  /// Of each row of the answer, which of these stands beside it; several days together are none.
  private(set) var places: [Int?]

  private struct Placed {
    var row: AnswerRow
    /// The row of the answer that it stands beside.
    var own: Int?
  }

  init(_ answer: ShowAnswer, side: Int) {
    let alignment = answer.alignment(side)
    places = [Int?](repeating: nil, count: answer.rows.count)
    var found: [Placed] = []
    let strays = answer.strays[side]
    let apart = Set(strays.map { alignment.withoutTime($0.keys) })
    for (index, row) in answer.rows.enumerated() {
      guard let numbers = row.numbers.others[side], let keys = alignment.otherKeys(row.keys) else { continue }
      if alignment.hasAxis, alignment.isTimeless(keys), apart.contains(keys) { continue }
      found.append(Placed(row: AnswerRow(keys: keys, numbers: numbers), own: index))
    }
    found += strays.map { Placed(row: $0, own: nil) }
    found += Self.empty(among: found.map(\.row), answer, side, alignment).map { Placed(row: $0, own: nil) }
    found.sort { ShowAnswer.precedes($0.row.keys, $1.row.keys) }
    rows = found.map(\.row)
    for (place, placed) in found.enumerated() { if let own = placed.own { places[own] = place } }
  }

  /// Days on which nothing happened, for everything else that has a row.
  private static func empty(
    among rows: [AnswerRow], _ answer: ShowAnswer, _ side: Int, _ alignment: TimeAlignment
  ) -> [AnswerRow] {
    guard alignment.hasAxis else { return [] }
    let buckets = alignment.buckets(
      from: rows.compactMap { alignment.start(of: $0.keys) }.min(), today: answer.environment.today)
    var groups: Set<[RowKey]> = []
    var known: Set<[RowKey]> = []
    for row in rows {
      groups.insert(alignment.withoutTime(row.keys))
      known.insert(alignment.withoutCoarserTime(row.keys))
    }
    if groups.count * buckets.count > 200_000 { return [] }
    var found: [AnswerRow] = []
    for group in groups {
      for bucket in buckets {
        let keys = alignment.keys(group, at: bucket)
        if known.contains(alignment.withoutCoarserTime(keys)) { continue }
        found.append(AnswerRow(keys: keys, numbers: answer.emptyNumbers(keys, side: side)))
      }
    }
    return found
  }
}
