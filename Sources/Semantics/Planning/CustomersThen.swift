package import Values

/// Customers of an earlier day are counted for whoever owned them then, and as what they were: reassigning rewrites no
/// earlier number.
extension Question {
  /// Whether what these records say of customers is that of the day rather than of today. Rows of customers, which stand
  /// for what they are called, are of today.
  package func readsCustomersThen(_ entity: Entity, on day: CivilDate) -> Bool {
    guard let customersToday, day < customersToday, subject?.sharesIdWith == nil else { return false }
    return entity.sharesIdWith != nil || entity.isOfOwners
  }

  /// Those who have a row even when nothing happened: who was a customer then.
  func presence(of subject: Entity) -> Entity {
    guard subject.sharesIdWith != nil, let customersToday, moment < customersToday else { return subject }
    return subject.past
  }

  /// What rows are made of, and what chooses among the records, as these reach it.
  package func columns(of entity: Entity) -> [ColumnPath] {
    let keys = keys.flatMap { key -> [ColumnPath] in
      switch key.kind {
      case .attribute(let paths, _, _, _): paths[entity.name].map { [$0] } ?? []
      case .expression(let values, _, _): values[entity.name]?.columns ?? []
      case .time, .cohort, .number: []
      }
    }
    return keys + (filters[entity.name]?.columns ?? [])
  }

  /// Whether rows are of whoever owns customers.
  package func asksOwners(of entity: Entity) -> Bool {
    (entity.isOfOwners || entity.sharesIdWith != nil)
      && columns(of: entity).contains { path in path.fields.contains { $0.keeping == .states } }
  }

  /// Whether what happened is, in each time along an axis, of whoever owned the customers at its end.
  package func hasOwnersOfEachTime(_ entity: Entity) -> Bool {
    entity.isOfOwners && customersToday != nil && subject?.sharesIdWith == nil && period != nil && ownGrain != nil
      && asksOwners(of: entity)
  }
}

extension Planner {
  /// The same facts, of whoever owned the customers on the branch's day.
  func ofCustomersThen(_ branch: Branch, _ question: Question) -> Branch {
    guard !branch.isPopulation, let entity = catalogue.entity(branch.entity),
      question.readsCustomersThen(entity, on: branch.moment)
    else { return branch }
    return branch.mapColumns { path in
      ColumnPath(root: path.root, references: path.references.map(then), field: then(path.field))
    }
  }

  private func then(_ field: Field) -> Field {
    catalogue.entity(field.entity)?.sharesIdWith == nil ? field : field.past
  }
}

extension Branch {
  /// Every column of the facts that it looks at, changed.
  func mapColumns(_ change: (ColumnPath) -> ColumnPath) -> Branch {
    var branch = self
    branch.keys = keys.map { key in
      switch key {
      case .column(let path): .column(change(path))
      case .value(let scalar): .value(scalar.mapColumns(change))
      case .band(let path, let population): .band(change(path), population)
      case .above(let path, let isOwn): .above(change(path), isOwn: isOwn)
      case .bucket, .constant, .cohort, .none: key
      }
    }
    branch.filter = filter?.mapColumns(change)
    branch.outputs = outputs.map { output in
      var output = output
      output.operand = output.operand?.mapColumns(change)
      output.second = output.second?.mapColumns(change)
      output.condition = output.condition?.mapColumns(change)
      return output
    }
    return branch
  }
}
