import Semantics

/// What follows from other records: no column holds it, and an index finds it record by record.
extension FactSelect {
  /// - Parameter table: the alias of the record that it is a field of, already joined.
  /// - Parameter name: the way to that record; empty for the record itself.
  mutating func derived(_ derivation: Field.Derivation, of table: String, alias name: String) -> SQLExpression {
    switch derivation {
    case .openDeal: return known(of: table, alias: name, hasOpenDeal(table))
    case .leadDay: return leadDay(of: table, alias: name.isEmpty ? "first_lead" : "\(name)_first_lead")
    case .priced:
      var lines = Select(from: .table("order_lines", alias: "priced_line"))
      lines.columns = [.init(expression: .constant(1), alias: "found")]
      lines.conditions = [
        .binary("=", .column("priced_line", "order_id"), .column(table, "id")),
        .isNotNull(.column("priced_line", "amount")),
      ]
      return known(of: table, alias: name, .exists(lines))
    }
  }

  /// Nothing where what should lead to the record leads nowhere.
  private func known(of table: String, alias name: String, _ value: SQLExpression) -> SQLExpression {
    name.isEmpty ? value : .choice([.init(condition: .isNotNull(.column(table, "id")), value: value)])
  }

  /// Deals are found by their customer, and what each was by the deal: no index holds states by customer.
  private func hasOpenDeal(_ work: String) -> SQLExpression {
    let day = SQLExpression.column(work, "done_on")
    let isOpen: [SQLExpression] = [
      // An index by state would be read for it, from end to end.
      .not(.binary("<>", .column("deal_state", "state"), .parameter(.text("open")))),
      .binary("<=", .column("deal_state", "from_on"), day), .binary(">=", .column("deal_state", "until_on"), day),
    ]
    let deal = SQLExpression.column("deal_state", "opportunity_id")
    var own = Select(from: .table("opportunity_states", alias: "deal_state"))
    own.columns = [.init(expression: .constant(1), alias: "found")]
    own.conditions = [.binary("=", deal, .column(work, "opportunity_id"))] + isOpen
    var ofCustomer = Select(from: .table("opportunities", alias: "deal"))
    ofCustomer.columns = own.columns
    ofCustomer.joins = [
      .init(
        isLeft: false, relation: .table("opportunity_states", alias: "deal_state"),
        on: .binary("=", deal, .column("deal", "id")))
    ]
    ofCustomer.conditions = [.binary("=", .column("deal", "customer_id"), .column(work, "customer_id"))] + isOpen
    return .any([.exists(own), .exists(ofCustomer)])
  }

  private mutating func leadDay(of deal: String, alias: String) -> SQLExpression {
    let created = SQLExpression.column("leads", "created_on")
    var first = Select(from: .table("leads", alias: "leads"))
    first.columns = [
      .init(
        expression: .call("COALESCE", [.column("leads", "customer_id"), .column("leads", "id")]), alias: "customer_id"),
      .init(expression: .aggregate("MIN", distinct: false, created, filter: nil), alias: "created_on"),
    ]
    first.groupCount = 1
    join(
      .query(first, alias: alias), alias: alias,
      on: .binary("=", .column(alias, "customer_id"), .column(deal, "customer_id")))
    var named = Select(from: .table("leads", alias: "leads"))
    named.columns = [.init(expression: created, alias: "created_on")]
    named.conditions = [.binary("=", .column("leads", "id"), .column(deal, "lead_id"))]
    let own = SQLExpression.column(alias, "created_on")
    return .choice([
      .init(condition: .isNotNull(.column(deal, "lead_id")), value: .scalar(named)),
      .init(condition: .binary("<=", own, .column(deal, "created_on")), value: own),
    ])
  }
}
