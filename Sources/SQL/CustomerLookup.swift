import Semantics
import Syntax
import Values

/// What is known of each customer, looked up one by one.
extension PlanSelect {
  /// The first or last of something for each customer: looked up in the index one by one, which reads far less than
  /// grouping everything. Only on `customer_id`, the key that facts share, and only when nothing but what the customers
  /// are says which are asked about: facts may be those of another period, team or source than their customers. What is
  /// known of no customer comes second.
  func lookup(_ plan: Plan) -> [Select]? {
    guard plan.keys.count == 1, plan.keys[0].isSubject, plan.branches.allSatisfy({ $0.cohort == nil }),
      case .record("customers") = plan.keys[0].kind,
      plan.branches.count == 2, plan.branches[0].isPopulation, let customers = catalogue.entity("customers"),
      let branch = plan.branches.last, case .column(let path)? = branch.keys.first, path.references.isEmpty,
      let entity = catalogue.entity(branch.entity), entity != customers, branch.isOfAll,
      !plan.branches[0].asksCreation(of: customers), Self.chooses(branch.filter, by: path.field),
      branch.outputs.allSatisfy({ $0.function == .min || $0.function == .max })
    else { return nil }
    var population = FactSelect(
      catalogue, customers, currency: currency, populations: populations, date: nil, moment: plan.branches[0].moment)
    var select = Select(from: population.relation)
    let label = "\(plan.keys[0].name)_label"
    select.columns = [
      .init(expression: .column(customers.table, "id"), alias: plan.keys[0].name),
      .init(expression: Self.first(of: Self.labels(of: customers, customers.table)), alias: label),
    ]
    for (index, output) in plan.outputs.enumerated() {
      guard let own = branch.outputs.first(where: { $0.index == index }) else { return nil }
      var fact = FactSelect(
        catalogue, entity, currency: currency, populations: populations, date: branch.date, moment: branch.moment,
        isShared: branch.isShared && readsParts)
      var inner = Select(from: fact.relation)
      let key = fact.column(path)
      inner.columns = [.init(expression: fact.aggregate(own.function, own.operand, filter: nil), alias: output.name)]
      var alone = branch
      alone.outputs = [own]
      inner.conditions = [.binary("=", key, .column(customers.table, "id"))] + conditions(alone, &fact)
      inner.joins = fact.joins
      select.columns.append(.init(expression: .scalar(inner), alias: output.name))
    }
    select.columns.append(.init(expression: .constant(1), alias: Self.known))
    select.conditions = conditions(plan.branches[0], &population)
    select.joins = population.joins

    var fact = FactSelect(
      catalogue, entity, currency: currency, populations: populations, date: branch.date, moment: branch.moment,
      isShared: branch.isShared && readsParts)
    var unnamed = grouped(branch, plan, true, &fact)
    unnamed.columns.insert(.init(expression: .null, alias: label), at: 1)
    unnamed.conditions.insert(.isNull(fact.column(path)), at: 0)
    return [select, unnamed]
  }

  /// Whether the condition is only about the record that the field refers to, on whatever day.
  private static func chooses(_ filter: Predicate?, by field: Field) -> Bool {
    (filter?.columns ?? []).allSatisfy { path in
      (path.references.first ?? path.field) == field && !path.fields.contains(where: \.isAssigned)
    }
  }
}

extension Branch {
  /// Chooses records by the day they were recorded, as a population of a period does.
  fileprivate func asksCreation(of entity: Entity) -> Bool {
    filter?.columns.contains { $0.field.name == entity.date } ?? false
  }
}
