package import Semantics

/// Of rows that nobody reads one by one how many have the same numbers: a few instead of one for each customer of each team.
extension PlanSelect {
  /// Columns: the keys but for the one at `key`, which may be all that tells rows apart, with labels, then the outputs, then
  /// whether that key is empty (1), then how many rows have them. What stands in several statements adds up.
  package func tallies(_ plan: Plan, without key: Int) -> [Select] {
    var unnamed = self
    unnamed.namesRecords = false
    var kept = plan
    kept.keys.remove(at: key)
    let names = kept.keys.map(\.name) + plan.outputs.map(\.name)
    let (nobody, count) = (plan.free("nobody"), plan.free("rows"))
    let isNobody = SQLExpression.choice([
      .init(condition: .isNull(.column("each_row", plan.keys[key].name)), value: .constant(1))
    ])
    return unnamed.selects(plan).map { select in
      var tally = Select(from: .query(select, alias: "each_row"))
      tally.columns = names.map { .init(expression: .column("each_row", $0), alias: $0) }
      tally.columns.append(.init(expression: isNobody, alias: nobody))
      tally.groupCount = names.count + 1
      tally.columns.append(
        .init(expression: .aggregate("COUNT", distinct: false, nil, filter: nil), alias: count))
      tally.isOfRecords = !select.isAsOf
      return kept.keys.contains(where: isNamed)
        ? labelled(.query(tally, alias: "facts"), kept, others: [nobody, count]) : tally
    }
  }
}
