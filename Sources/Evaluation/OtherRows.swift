import SQL
import Semantics
import Values

/// The rows of another period as they lie in it: what looks along its time goes through days that have no counterpart in
/// the question's own period, too, and through those on which nothing happened.
struct OtherRows {
  private(set) var rows: [AnswerRow] = []
  /// Of each row of the answer, which of these stands beside it; several days together are none.
  private(set) var places: [Int?]

  init(_ answer: ShowAnswer, side: Int) {
    let alignment = answer.alignment(side)
    places = [Int?](repeating: nil, count: answer.rows.count)
    guard alignment.hasAxis else {
      for (index, row) in answer.rows.enumerated() {
        guard let numbers = row.numbers.others[side] else { continue }
        places[index] = rows.count
        rows.append(AnswerRow(keys: row.keys, numbers: numbers))
      }
      return
    }
    rows = answer.otherRows[side]
    let apart = Set(rows.lazy.map(\.keys).filter(alignment.isStray).map(alignment.withoutTime))
    var known = Set(rows.map(\.keys))
    let beside = answer.rows.map { row -> [RowKey]? in
      guard row.numbers.others[side] != nil, let keys = alignment.otherKeys(row.keys) else { return nil }
      return alignment.isTimeless(keys) && apart.contains(keys) ? nil : keys
    }
    for case let keys? in beside where known.insert(keys).inserted {
      rows.append(AnswerRow(keys: keys, numbers: answer.emptyNumbers(keys, side: side)))
    }
    rows += Self.empty(among: rows, answer, side, alignment)
    rows.sort { ShowAnswer.precedes($0.keys, $1.keys) }
    var places: [[RowKey]: Int] = [:]
    for (place, row) in rows.enumerated() { places[row.keys] = place }
    self.places = beside.map { keys in keys.flatMap { places[$0] } }
  }

  /// Days on which nothing happened, for everything else that has a row.
  private static func empty(
    among rows: [AnswerRow], _ answer: ShowAnswer, _ side: Int, _ alignment: TimeAlignment
  ) -> [AnswerRow] {
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
