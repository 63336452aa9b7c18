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
      catalogue, entity, currency: currency, populations: populations, date: entity.timing == .event ? date : nil,
      moment: request.moment, period: request.period, isShared: request.asksCredit)
    var select = Select(from: fact.relation)
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
    return select
  }

  /// Holidays are known by their day, records that only serve a metric by what is shown of them, everything else by its
  /// id.
  private static func identity(_ entity: Entity) -> String? {
    if entity.isNumbered { return entity.isListed ? "id" : nil }
    return entity.table == "holidays" ? "day" : nil
  }

  private func expression(_ written: ListExpression, _ moment: CivilDate, _ fact: inout FactSelect) -> SQLExpression {
    switch written {
    case .scalar(let scalar): fact.expression(scalar.fixed(at: moment))
    case .measure(let measure): fact.expression(Scalar.aggregated(measure).fixed(at: moment))
    }
  }
}
