import SQL
import Semantics
import Store
import Syntax
import Values

/// Numbers along the time axis: for each combination of the other keys, one row after the other.
extension ShowAnswer {
  /// Rows that differ in nothing but the time, in its order. A row without a time is in none.
  var series: [[Int]] {
    guard let axis = question.seriesAxis else { return [] }
    let apart = question.keys.indices.filter { position in
      guard position != axis else { return false }
      // The year of a quarter is known from the quarter.
      if case .time(let grain) = question.keys[position].kind { return grain.isCycle }
      return true
    }
    var found: [[Int]] = []
    var places: [[RowKey]: Int] = [:]
    for (index, row) in rows.enumerated() where row.keys[axis].identity != .null {
      let others = apart.map { row.keys[$0] }
      if let place = places[others] {
        found[place].append(index)
      } else {
        places[others] = found.count
        found.append([index])
      }
    }
    return found.map { $0.sorted { rows[$0].keys[axis].place < rows[$1].keys[axis].place } }
  }

  /// From the first bucket: measures are added up, then the formula is applied.
  func running(_ part: Quantity) -> [Value] {
    let formula = reader.formula(part)
    var found = [Value](repeating: .nothing, count: rows.count)
    for indices in series {
      var sum: RowNumbers?
      for index in indices {
        sum = adding(rows[index].numbers, for: part, to: sum)
        found[index] = formula(sum ?? rows[index].numbers)
      }
    }
    return found
  }

  /// Over the last `count` buckets.
  ///
  /// - Complexity: linear in the rows. The axis is cut into blocks of `count`; a window is the end of one block and the
  ///   beginning of the next.
  func moving(_ part: Quantity, _ count: Int) -> [Value] {
    var found = [Value](repeating: .nothing, count: rows.count)
    let formula = reader.formula(part)
    // What is read as of a moment is never added, but it has a mean.
    if part.isSnapshot || Resolver.isAdditive(part) {
      for indices in series {
        let values = indices.map { formula(rows[$0].numbers) }
        for (place, sum) in Self.windows(values, count, Self.addedValues) {
          found[indices[place]] = Self.mean(sum, count)
        }
      }
      return found
    }
    for indices in series {
      let numbers = indices.map { adding(rows[$0].numbers, for: part, to: nil) }
      for (place, sum) in Self.windows(numbers, count, { joined($0, $1) }) {
        let index = indices[place]
        found[index] = formula(sum ?? rows[index].numbers)
      }
    }
    return found
  }

  /// The value `count` buckets before.
  func previous(_ part: Quantity, _ count: Int) -> [Value] {
    let formula = reader.formula(part)
    var found = [Value](repeating: .nothing, count: rows.count)
    for indices in series {
      for place in indices.indices.dropFirst(count) {
        found[indices[place]] = formula(rows[indices[place - count]].numbers)
      }
    }
    return found
  }

  func growth(_ part: Quantity, _ count: Int) -> [Value] {
    let formula = reader.formula(part)
    return zip(rows, previous(part, count)).map { row, before in
      let now = formula(row.numbers)
      if case .absent = now { return now }
      if case .absent = before { return before }
      guard let now = now.number, let before = before.number, before > 0 else { return .nothing }
      return .real((now - before) / before)
    }
  }

  // MARK: Windows

  /// What every full window comes to, by the place of its last element.
  private static func windows<Element>(
    _ elements: [Element], _ count: Int, _ joined: (Element, Element) -> Element
  ) -> [(place: Int, sum: Element)] {
    guard elements.count >= count else { return [] }
    var fromBlockStart = elements
    var toBlockEnd = elements
    for place in elements.indices where place % count != 0 {
      fromBlockStart[place] = joined(fromBlockStart[place - 1], elements[place])
    }
    for place in elements.indices.reversed() where (place + 1) % count != 0 && place + 1 < elements.count {
      toBlockEnd[place] = joined(elements[place], toBlockEnd[place + 1])
    }
    return (count - 1..<elements.count).map { last in
      let first = last - count + 1
      return (last, first % count == 0 ? fromBlockStart[last] : joined(toBlockEnd[first], fromBlockStart[last]))
    }
  }

  private static func addedValues(_ left: Value, _ right: Value) -> Value {
    QuantityReader.combined(.add, left, right)
  }

  private static func mean(_ sum: Value, _ count: Int) -> Value {
    if case .absent = sum { return sum }
    return sum.number.map { QuantityReader.plain($0 / Double(count)) } ?? .nothing
  }

  // MARK: Sums of rows

  /// A row without the target that a quantity needs stays out of its sums.
  private func adding(_ row: RowNumbers, for part: Quantity, to sum: RowNumbers?) -> RowNumbers? {
    lacksPlan(row, for: part) ? sum : joined(sum, row)
  }

  /// Whether nothing was planned for the row that a quantity needs.
  func lacksPlan(_ row: RowNumbers, for part: Quantity) -> Bool {
    part.measures.contains { measure in
      measure.plan != nil && reader.outputs[measure].map { row.outputs[$0] == .null } ?? false
    }
  }

  private func joined(_ left: RowNumbers?, _ right: RowNumbers?) -> RowNumbers? {
    guard let left, let right else { return left ?? right }
    var sum = right
    for (position, output) in plan.main.outputs.enumerated() {
      sum.outputs[position] =
        AnswerSide.joined([left.outputs[position], right.outputs[position]], output.measure) ?? .null
    }
    for (position, part) in plan.shared.enumerated() {
      // What the time does not split is there once, and who is there, there at the end.
      guard let axis = question.seriesAxis, part.keys.contains(axis), !part.measure.isOfPeriod else { continue }
      sum.shared[position] = AnswerSide.joined([left.shared[position], right.shared[position]], part.measure) ?? .null
    }
    sum.others = zip(left.others, right.others).map { joined($0, $1) }
    if let first = left.period, let last = right.period {
      sum.period = Period(start: min(first.start, last.start), end: max(first.end, last.end))
    }
    return sum
  }
}
