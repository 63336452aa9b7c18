extension SQLExpression {
  /// The same with other parts: those for which `change` has one, and of the rest their parts. What stands in a SELECT
  /// of its own stays as it is.
  func replacing(_ change: (SQLExpression) -> SQLExpression?) -> SQLExpression {
    if let changed = change(self) { return changed }
    func all(_ parts: [SQLExpression]) -> [SQLExpression] { parts.map { $0.replacing(change) } }
    switch self {
    case .column, .parameter, .constant, .null, .exists, .scalar: return self
    case .call(let name, let arguments): return .call(name, all(arguments))
    case .aggregate(let name, let distinct, let operand, let filter):
      return .aggregate(
        name, distinct: distinct, operand?.replacing(change), filter: filter?.replacing(change))
    case .window(let name, let arguments, let partition, let order):
      return .window(name, all(arguments), partition: all(partition), order: all(order))
    case .binary(let op, let left, let right): return .binary(op, left.replacing(change), right.replacing(change))
    case .all(let parts): return .all(all(parts))
    case .any(let parts): return .any(all(parts))
    case .not(let part): return .not(part.replacing(change))
    case .isNull(let part): return .isNull(part.replacing(change))
    case .isNotNull(let part): return .isNotNull(part.replacing(change))
    case .member(let value, let options): return .member(value.replacing(change), all(options))
    case .memberOf(let value, let select): return .memberOf(value.replacing(change), select)
    case .like(let value, let pattern): return .like(value.replacing(change), pattern.replacing(change))
    case .choice(let branches):
      return .choice(
        branches.map { .init(condition: $0.condition.replacing(change), value: $0.value.replacing(change)) })
    case .real(let part): return .real(part.replacing(change))
    case .days(let later, let earlier): return .days(later.replacing(change), earlier.replacing(change))
    case .asText(let part): return .asText(part.replacing(change))
    case .asInteger(let part): return .asInteger(part.replacing(change))
    }
  }

  var hasSelect: Bool {
    var found = false
    _ = replacing { part in
      switch part {
      case .exists, .scalar, .memberOf: found = true
      case .column, .parameter, .constant, .null, .call, .aggregate, .window, .binary, .all, .any, .not, .isNull,
        .isNotNull, .member, .like, .choice, .real, .days, .asText, .asInteger:
        break
      }
      return nil
    }
    return found
  }

  /// Every column it reads, those of SELECTs inside it among them.
  var columns: [(table: String, name: String)] {
    switch self {
    case .column(let table, let name): return [(table, name)]
    case .parameter, .constant, .null: return []
    case .call(_, let parts), .all(let parts), .any(let parts): return parts.flatMap(\.columns)
    case .aggregate(_, _, let operand, let filter): return (operand?.columns ?? []) + (filter?.columns ?? [])
    case .window(_, let arguments, let partition, let order): return (arguments + partition + order).flatMap(\.columns)
    case .binary(_, let left, let right), .like(let left, let right), .days(let left, let right):
      return left.columns + right.columns
    case .not(let part), .isNull(let part), .isNotNull(let part), .real(let part), .asText(let part),
      .asInteger(let part):
      return part.columns
    case .member(let value, let options): return value.columns + options.flatMap(\.columns)
    case .memberOf(let value, let select): return value.columns + select.columnsRead
    case .exists(let select), .scalar(let select): return select.columnsRead
    case .choice(let branches): return branches.flatMap { $0.condition.columns + $0.value.columns }
    }
  }
}

extension Select {
  fileprivate var columnsRead: [(table: String, name: String)] {
    columns.flatMap(\.expression.columns) + joins.compactMap(\.on).flatMap(\.columns) + conditions.flatMap(\.columns)
      + order.flatMap(\.expression.columns) + from.columnsRead + joins.flatMap(\.relation.columnsRead)
  }
}

extension Relation {
  fileprivate var columnsRead: [(table: String, name: String)] {
    switch self {
    case .table, .values, .asOf: []
    case .query(let select, _), .gathered(let select, _): select.columnsRead
    case .union(let parts, _): parts.flatMap(\.columnsRead)
    }
  }
}
