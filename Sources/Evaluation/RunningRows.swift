import Semantics
import Store

extension Semantics.Plan.Running {
  /// The rows of all buckets from those with the numbers of each bucket alone. Who is known in one is known in those
  /// behind it; where records go, as long as there are any.
  func addedUp(_ rows: [Workspace.FetchedRow], _ outputs: [PlanOutput]) -> [Workspace.FetchedRow] {
    let all = outputs + counts
    var order: [[RowKey]] = []
    var parts: [[RowKey]: [SQLValue: Workspace.FetchedRow]] = [:]
    for row in rows {
      var others = row.keys
      let time = others.remove(at: key)
      if parts[others] == nil { order.append(others) }
      parts[others, default: [:]][time.identity] = row
    }
    var found: [Workspace.FetchedRow] = []
    for others in order {
      var sums: [SQLValue]?
      for start in buckets {
        let time = RowKey.bucket(grain, start)
        if let own = parts[others]?[time.identity] {
          sums =
            sums.map { before in
              zip(zip(before, own.outputs), all).map { values, output in
                rounded(AnswerSide.joined([values.0, values.1], output.measure) ?? .null)
              }
            } ?? own.outputs
        }
        guard let shown = sums.flatMap(whatIsThere) else { continue }
        var keys = others
        keys.insert(time, at: key)
        found.append(Workspace.FetchedRow(keys: keys, outputs: shown, isFact: true, isStranger: false))
      }
    }
    return found
  }

  /// The plan's own outputs; `nil` where no record is left.
  private func whatIsThere(_ sums: [SQLValue]) -> [SQLValue]? {
    if basis.isEmpty { return sums }
    func isNothing(_ value: SQLValue) -> Bool { value == .null || value == .integer(0) || value == .real(0) }
    if basis.allSatisfy({ isNothing(sums[$0.records]) }) { return nil }
    return zip(sums, basis).map { sum, basis in
      if let values = basis.values, isNothing(sums[values]) { return .null }
      return sum
    }
  }

  /// What is counted by share comes in parts of 10000, which adding and taking away must not blur.
  private func rounded(_ value: SQLValue) -> SQLValue {
    guard !basis.isEmpty, case .real(let number) = value else { return value }
    return .real((number * 10_000).rounded() / 10_000)
  }
}
