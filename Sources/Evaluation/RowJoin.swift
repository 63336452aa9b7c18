import Semantics
import Store
import Syntax
import Values

/// The rows of an answer: what each period knows of a key, side by side. What only another period knows has a row too.
struct RowJoin {
  let sides: [AnswerSide]
  let alignments: [TimeAlignment]

  private struct Joined {
    var keys: [RowKey]
    var isFact = false
    /// The outputs of each side that knows the key.
    var outputs: [[SQLValue]?]
    /// Of each side, outputs that are not known of several days together.
    var unknown: [Int: Set<Int>] = [:]
  }

  init(_ sides: [AnswerSide]) {
    self.sides = sides
    let own = sides[0]
    alignments = own.question.comparedPeriods.map { TimeAlignment(own.question, $0, own.environment.calendar) }
  }

  /// `fetched` are the rows of each side, the question's own first.
  func rows(_ fetched: [[Workspace.FetchedRow]]) -> [AnswerRow] {
    if sides.count == 1 { return rows(fetched[0]) }
    var found: [Joined] = []
    var places: [[RowKey]: Int] = [:]
    for (side, rows) in fetched.enumerated() {
      // Who was there before, but did nothing, is not one of those that the question is about.
      for row in rows where !row.isStranger && (side == 0 || row.isFact) {
        let keys = side == 0 ? row.keys : alignments[side - 1].ownKeys(row.keys)
        let place = places[keys] ?? found.count
        if place == found.count {
          places[keys] = place
          found.append(Joined(keys: keys, outputs: [[SQLValue]?](repeating: nil, count: sides.count)))
        }
        found[place].isFact = found[place].isFact || row.isFact
        add(row.outputs, of: side, to: &found[place])
      }
    }
    let rows = found.map { row in
      var numbers = numbers(row.keys, row.outputs)
      for (side, unknown) in row.unknown { numbers.others[side - 1]?.unknown = unknown }
      return AnswerRow(keys: row.keys, numbers: numbers, isFact: row.isFact)
    }
    return withoutIdle(rows)
  }

  /// Where no other period stands beside it every row is one of the answer.
  private func rows(_ fetched: [Workspace.FetchedRow]) -> [AnswerRow] {
    let number = sides[0].numbering
    var found: [AnswerRow] = []
    found.reserveCapacity(fetched.count)
    for row in fetched where !row.isStranger {
      found.append(
        AnswerRow(
          keys: row.keys, numbers: number(row.outputs, row.keys), isFact: row.isFact, isThere: row.isThere))
    }
    return withoutIdle(found)
  }

  /// Somebody without a fact has one row, and none beside rows with facts.
  private func withoutIdle(_ rows: [AnswerRow]) -> [AnswerRow] {
    guard !sides[0].question.keepsIdle, rows.contains(where: { !$0.isFact && $0.keys.count > 1 }) else { return rows }
    var busy: Set<SQLValue> = []
    for row in rows where row.isFact { if let subject = row.keys.first { busy.insert(subject.identity) } }
    return rows.filter { row in
      guard !row.isFact, row.keys.count > 1, let subject = row.keys.first else { return true }
      return !busy.contains(subject.identity)
    }
  }

  /// What each other period knows, by its own time; empty without one.
  func otherRows(_ fetched: [[Workspace.FetchedRow]]) -> [[AnswerRow]] {
    zip(alignments, fetched.dropFirst()).enumerated().map { side, pair in
      let (alignment, rows) = pair
      if !alignment.hasAxis { return [] }
      return rows.filter { !$0.isStranger && $0.isFact }.map {
        AnswerRow(keys: $0.keys, numbers: sides[side + 1].numbers($0.outputs, $0.keys))
      }
    }
  }

  /// Days without a counterpart share one row. Different ones of each of them can be the same, and a state is not added up
  /// over time.
  private func add(_ outputs: [SQLValue], of side: Int, to row: inout Joined) {
    guard var sums = row.outputs[side] else {
      row.outputs[side] = outputs
      return
    }
    for (position, output) in sides[side].plan.main.outputs.enumerated() {
      // One or two records have no deviation and no correlation, and are there all the same.
      if [.stddev, .corr].contains(output.measure.function) {
        row.unknown[side, default: []].insert(position)
      } else if outputs[position] == .null {
        continue
      } else if sums[position] == .null {
        sums[position] = outputs[position]
      } else if !output.measure.timing.isSnapshot,
        let sum = AnswerSide.joined([sums[position], outputs[position]], output.measure)
      {
        sums[position] = sum
      } else {
        row.unknown[side, default: []].insert(position)
      }
    }
    row.outputs[side] = sums
  }

  /// A row of which no side knows anything: an empty part of a time axis.
  func emptyNumbers(_ keys: [RowKey]) -> RowNumbers {
    numbers(keys, [[SQLValue]?](repeating: nil, count: sides.count))
  }

  private func numbers(_ keys: [RowKey], _ outputs: [[SQLValue]?]) -> RowNumbers {
    var found = sides[0].numbers(outputs[0], keys)
    for side in sides.indices.dropFirst() {
      let others = alignments[side - 1].otherKeys(keys)
      let isKnown = others != nil || outputs[side] != nil
      found.others.append(isKnown ? sides[side].numbers(outputs[side], others ?? keys) : nil)
    }
    return found
  }
}
