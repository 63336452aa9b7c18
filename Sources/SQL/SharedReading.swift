/// Where all activities are parted in two, so that a second reader brings one part together while the first one reads the
/// other: a type, and for those that are read by customer a customer, in the middle of them. Any others do as well, but
/// for the time it takes.
package struct ActivityMiddle: Hashable, Sendable {
  package var type: String
  package var customer: Int

  package init(type: String, customer: Int) {
    (self.type, self.customer) = (type, customer)
  }
}

extension Select {
  /// Whether it gathers all activities. Those of some types are found in their index, and are fewer.
  var gathersActivities: Bool {
    guard isOfAll, case .table("activities", let alias) = from, columns.count == 1,
      case .call("gathered", _) = columns[0].expression
    else { return false }
    return conditions.allSatisfy { condition in
      condition.columns.allSatisfy { $0.table != alias || !["type", "customer_id"].contains($0.name) }
    }
  }

  /// The same of the records before `middle`, and of all others: each in the order of the index that it is read from.
  func parts(at middle: ActivityMiddle) -> (first: Select, others: [Select]) {
    let isByCustomer = index == "activities_by_customer"
    let column = SQLExpression.column(from.alias, isByCustomer ? "customer_id" : "type")
    let value = SQLExpression.parameter(isByCustomer ? .integer(middle.customer) : .text(middle.type))
    let first = part(.binary("<", column, value))
    let rest = part(.binary(">=", column, value))
    return (first, isByCustomer ? [rest, part(.isNull(column))] : [rest])
  }

  private func part(_ condition: SQLExpression) -> Select {
    var part = self
    part.conditions.append(condition)
    if case .call("gathered", let arguments) = columns[0].expression {
      part.columns[0].expression = .call("gathered_part", arguments)
    }
    return part
  }
}
