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
    var fact = fact(request)
    var select = Select(from: fact.relation)
    for column in request.columns {
      select.columns.append(.init(expression: expression(column.expression, request.moment, &fact), alias: column.name))
    }
    if isChosenFirst(request) {
      select.conditions = [.memberOf(.column(entity.table, "id"), chosen(request))]
    } else {
      select.conditions = conditions(request, &fact)
      select.limit = request.limit
      select.isOfAll = request.filter == nil && request.limit == nil
    }
    select.order = order(request, select.columns, &fact)
    select.joins = fact.joins
    return request.asksCredit && !request.showsParts && entity.credits != nil ? once(select, entity) : select
  }

  private func fact(_ request: ListRequest) -> FactSelect {
    var fact = FactSelect(
      request.isPast ? catalogue.past : catalogue, request.entity, currency: currency, populations: populations,
      date: request.isOfDay ? request.date : nil, moment: request.moment, period: request.period,
      known: request.known, isShared: request.asksCredit)
    if let following = request.following { fact.follow(following, cutBy: []) }
    return fact
  }

  /// Whether records are made anew from others whenever they are read.
  package static func isPutTogether(_ entity: Entity) -> Bool { AsOfText.select(entity.table) != nil }

  /// Of many records a few are chosen before anything about them is looked up.
  private func isChosenFirst(_ request: ListRequest) -> Bool {
    request.limit != nil && Self.identity(request.entity) == "id" && !Self.isPutTogether(request.entity)
      && !request.asksCredit && (request.columns.map(\.expression) + request.sort.map(\.expression)).allSatisfy(\.isOwn)
  }

  private func chosen(_ request: ListRequest) -> Select {
    var fact = fact(request)
    var select = Select(from: fact.relation)
    select.columns = [.init(expression: .column(request.entity.table, "id"), alias: "id")]
    select.conditions = conditions(request, &fact)
    select.order = order(request, select.columns, &fact)
    select.limit = request.limit
    select.joins = fact.joins
    select.isOfAll = request.filter == nil
    return select
  }

  private func conditions(_ request: ListRequest, _ fact: inout FactSelect) -> [SQLExpression] {
    var found: [SQLExpression] = []
    switch request.filter?.fixed(at: request.moment) {
    case .all(let parts)?: for part in parts { found.append(fact.condition(part)) }
    case let filter?: found.append(fact.condition(filter))
    case nil: break
    }
    if let cohort = request.following?.cohort, let date = request.date { found += fact.inWindow(of: cohort, date) }
    return found
  }

  private func order(_ request: ListRequest, _ columns: [Select.Column], _ fact: inout FactSelect) -> [Select.Order] {
    let entity = request.entity
    let date = request.date
    var order: [Select.Order] = []
    for key in request.sort {
      let place = expression(key.expression, request.moment, &fact)
      // A number would be the column in that place.
      if case .constant = place { continue }
      order.append(.init(expression: place, descending: key.descending))
    }
    if request.sort.isEmpty {
      if entity.timing == .population, let label = entity.labels.first {
        order.append(.init(expression: .column(entity.table, label), descending: false))
      } else if let date {
        let day = date.derivation == nil ? .column(entity.table, date.column) : fact.own(date)
        order.append(.init(expression: day, descending: entity.isNewestFirst))
      }
    }
    guard let identity = Self.identity(entity) else {
      return order + columns.map { .init(expression: $0.expression, descending: false) }
    }
    let isNewestFirst = entity.isNewestFirst && date == nil
    return order + [.init(expression: .column(entity.table, identity), descending: isNewestFirst)]
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
