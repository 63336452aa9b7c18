/// What many records refer to, found in memory: `looked_up((SELECT lookup(id, name) FROM customers), customer_id)` in place
/// of a column of a joined table. That table is read once, however many records there are.
extension Select {
  /// Itself where nothing is joined that can be looked up.
  var lookingUp: Select {
    guard isOfAll, !joins.isEmpty, !all.contains(where: \.hasSelect) else { return self }
    var found = self
    found.isOfAll = false
    // From the last one back: what leads to it may be looked up itself.
    for join in joins.reversed() {
      guard join.isLeft, case .table(let table, let alias) = join.relation,
        case .binary("=", .column(alias, let id), let key)? = join.on, id == (table == "calendar" ? "day" : "id")
      else { continue }
      found.joins.removeAll { $0.relation == join.relation }
      let value = { (part: SQLExpression) -> SQLExpression? in
        guard case .column(alias, let name) = part else { return nil }
        var lookup = Select(from: .table(table, alias: table))
        lookup.columns = [
          .init(expression: .call("lookup", [.column(table, id), .column(table, name)]), alias: name)
        ]
        return .call("looked_up", [.scalar(lookup), key])
      }
      found = found.replacing(value)
    }
    return found
  }

  private var all: [SQLExpression] {
    columns.map(\.expression) + joins.compactMap(\.on) + conditions + order.map(\.expression)
  }

  private func replacing(_ change: (SQLExpression) -> SQLExpression?) -> Select {
    var found = self
    for position in columns.indices {
      found.columns[position].expression = columns[position].expression.replacing(change)
    }
    for position in joins.indices { found.joins[position].on = joins[position].on?.replacing(change) }
    for position in order.indices { found.order[position].expression = order[position].expression.replacing(change) }
    found.conditions = conditions.map { $0.replacing(change) }
    return found
  }
}
