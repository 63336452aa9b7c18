package import Values

/// A target or a budget as it was set, and whether a number rests on it.
package struct PlanLine: Hashable, Sendable {
  package let owner: Plan.Owner
  /// Of expenses, for budgets.
  package let category: String?
  package let period: Period
  /// Minor units for money, else the number itself.
  package let value: Double
  package let isUsed: Bool
  /// The months among which it is divided for the number, where its own length is not asked for.
  package let months: Set<Period>
}

/// A row of `plan_rollups` of one kind and one metric.
package struct PlanSlot: Hashable, Sendable {
  package typealias Kind = Plan.Kind
  package typealias Owner = Plan.Owner

  package var owner: Plan.Owner
  package var category: String?
  package var period: Period

  package init(owner: Plan.Owner, category: String?, period: Period) {
    self.owner = owner
    self.category = category
    self.period = period
  }
}

/// Which plans, as they were set, rows of `plan_rollups` follow from.
package enum PlanLines {
  /// All of the kind and metric, in the order of the table.
  package static func lines(
    of kind: Plan.Kind, _ metric: String, behind slots: [PlanSlot], in connection: Connection
  ) throws(StoreError) -> [PlanLine] {
    let all = try PlanTable.plans(of: kind, in: connection).filter { $0.metric == metric }
    var ledger = PlanLedger(
      all, try PlanTable.organisation(connection), try WorkCalendar(connection).workdays())
    var used: [Int: Set<Period>] = [:]
    for slot in slots {
      if let bucket = PlanBucket(slot.period) {
        let lines = ledger.lines(of: PlanLedger.Slot(owner: slot.owner, category: slot.category, bucket: bucket))
        used.merge(lines) { $0.union($1) }
      } else {
        for line in ledger.lines(apart: slot, among: all) { used[line] = [] }
      }
    }
    return all.enumerated().map { index, plan in
      PlanLine(
        owner: plan.owner, category: plan.category, period: plan.period, value: plan.value,
        isUsed: used[index] != nil, months: used[index] ?? [])
    }
  }
}
