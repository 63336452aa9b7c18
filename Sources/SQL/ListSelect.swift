package import Semantics
import Syntax
package import Values

/// A list of records -> SELECT tree. Rows come one by one; the order is total, by the record's id in the end.
package struct ListSelect {
  let catalogue: Catalogue
  let currency: Currency
  let populations: [ResolvedPopulation]

  package init(catalogue: Catalogue, currency: Currency, populations: [ResolvedPopulation] = []) {
    self.catalogue = catalogue
    self.currency = currency
    self.populations = populations
  }

  package func select(_ request: ListRequest) -> Select {
    let entity = request.entity
    let date = request.date
    var fact = FactSelect(
      catalogue, entity, currency: currency, populations: populations,
      date: [.event, .interval].contains(entity.timing) ? date : nil,
      moment: request.moment, period: request.period, isShared: request.asksCredit)
    var select = Select(from: fact.relation)
    if let following = request.following {
      fact.follow(following, cutBy: [])
      if let date { select.conditions += fact.inWindow(of: following.cohort, date) }
    }
    for column in request.columns {
      select.columns.append(.init(expression: expression(column.expression, request.moment, &fact), alias: column.name))
    }
    if let filter = request.filter?.fixed(at: request.moment) {
      if case .all(let parts) = filter {
        for part in parts { select.conditions.append(fact.condition(part)) }
      } else {
        select.conditions.append(fact.condition(filter))
      }
    }
    for key in request.sort {
      let place = expression(key.expression, request.moment, &fact)
      // A number would be the column in that place.
      if case .constant = place { continue }
      select.order.append(.init(expression: place, descending: key.descending))
    }
    if request.sort.isEmpty {
      if entity.timing == .population, let label = entity.labels.first {
        select.order.append(.init(expression: .column(entity.table, label), descending: false))
      } else if let date {
        select.order.append(.init(expression: .column(entity.table, date.column), descending: entity.isNewestFirst))
      }
    }
    if let identity = Self.identity(entity) {
      let isNewestFirst = entity.isNewestFirst && date == nil
      select.order.append(.init(expression: .column(entity.table, identity), descending: isNewestFirst))
    } else {
      select.order += select.columns.map { .init(expression: $0.expression, descending: false) }
    }
    select.joins = fact.joins
    select.limit = request.limit
    return request.asksCredit && !request.showsParts && entity.credits != nil ? once(select, entity) : select
  }

  /// Each record once, with the first of those who share it and are asked for.
  private func once(_ select: Select, _ entity: Entity) -> Select {
    var parts = select
    parts.order = []
    parts.limit = nil
    for (position, key) in select.order.enumerated() {
      parts.columns.append(.init(expression: key.expression, alias: "sorted_by_\(position + 1)"))
    }
    let number = SQLExpression.window(
      "ROW_NUMBER", [], partition: [.column(entity.table, "id")], order: [.column("credit", "rep_id")])
    parts.columns.append(.init(expression: number, alias: "part_number"))
    var records = Select(from: .query(parts, alias: "parts"))
    records.columns = select.columns.map { .init(expression: .column("parts", $0.alias), alias: $0.alias) }
    records.conditions = [.binary("=", .column("parts", "part_number"), .constant(1))]
    for (position, key) in select.order.enumerated() {
      records.order.append(
        .init(expression: .column("parts", "sorted_by_\(position + 1)"), descending: key.descending))
    }
    records.limit = select.limit
    return records
  }

  /// Holidays are known by their day, records that only serve a metric by what is shown of them, everything else by its
  /// id.
  private static func identity(_ entity: Entity) -> String? {
    entity.isNumbered ? "id" : entity.table == "holidays" ? "day" : nil
  }

  private func expression(_ written: ListExpression, _ moment: CivilDate, _ fact: inout FactSelect) -> SQLExpression {
    switch written {
    case .scalar(let scalar): fact.expression(scalar.fixed(at: moment))
    case .measure(let measure): fact.expression(Scalar.aggregated(measure).fixed(at: moment))
    }
  }
}
