/// What many records refer to, found in memory: `looked_up((SELECT lookup(id, name) FROM customers), customer_id)` in place
/// of a column of a joined table, and `held_on((SELECT lookup_held(rep_id, from_on, until_on, team_id) FROM
/// rep_assignments), rep_id, done_on)` for what held on a day. That table is read once, however many records there are.
extension Select {
  /// Itself where nothing is joined that can be looked up.
  var lookingUp: Select {
    guard isOfAll, !joins.isEmpty, !all.contains(where: \.hasSelect) else { return self }
    var found = self
    found.isOfAll = false
    // From the last one back: what leads to it may be looked up itself.
    for join in joins.reversed() {
      guard let find = join.lookup else { continue }
      found.joins.removeAll { $0.relation == join.relation }
      found = found.replacing { part in
        guard case .column(join.relation.alias, let name) = part else { return nil }
        return find(name)
      }
    }
    return found
  }

  private var all: [SQLExpression] {
    columns.map(\.expression) + joins.compactMap(\.on) + conditions + order.map(\.expression)
  }

  /// With other expressions, those of what it reads from left as they are.
  func replacing(_ change: (SQLExpression) -> SQLExpression?) -> Select {
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

extension Select.Join {
  /// Finds a column of the joined table, of which no more than one row goes with a record; nothing for another join.
  fileprivate var lookup: ((String) -> SQLExpression)? {
    guard isLeft, case .table(let table, let alias) = relation else { return nil }
    func values(_ function: String, _ columns: [String]) -> SQLExpression {
      var select = Select(from: .table(table, alias: table))
      select.columns = [
        .init(expression: .call(function, columns.map { .column(table, $0) }), alias: columns[columns.count - 1])
      ]
      return .scalar(select)
    }
    switch on {
    case .binary("=", .column(alias, let id), let key) where id == (table == "calendar" ? "day" : "id"):
      return { .call("looked_up", [values("lookup", [id, $0]), key]) }
    case .all(let parts):
      guard table == "rep_assignments", parts.count == 3,
        case .binary("=", .column(alias, "rep_id"), let key) = parts[0],
        case .binary("<=", .column(alias, "from_on"), let day) = parts[1],
        case .binary(">", .column(alias, "until_on"), day) = parts[2]
      else { return nil }
      return { .call("held_on", [values("lookup_held", ["rep_id", "from_on", "until_on", $0]), key, day]) }
    default: return nil
    }
  }
}
