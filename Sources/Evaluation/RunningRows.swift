import Semantics
import Store

extension Semantics.Plan.Running {
  /// The rows of all buckets from those with the numbers of each bucket alone. Who is known in one is known in those
  /// behind it.
  func addedUp(_ rows: [Workspace.FetchedRow], _ outputs: [PlanOutput]) -> [Workspace.FetchedRow] {
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
              zip(zip(before, own.outputs), outputs).map { values, output in
                AnswerSide.joined([values.0, values.1], output.measure) ?? .null
              }
            } ?? own.outputs
        }
        guard let sums else { continue }
        var keys = others
        keys.insert(time, at: key)
        found.append(Workspace.FetchedRow(keys: keys, outputs: sums, isFact: true, isStranger: false))
      }
    }
    return found
  }
}
