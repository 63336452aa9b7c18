import Syntax

/// A win rate counts what was decided. What should have been by now stands beside it, of the same deals.
package struct StaleDeals: Hashable, Sendable {
  package var measure: Measure
  package var filter: Predicate?
  /// The first number that leaves them out, and whether another one counts them.
  package var column: String
  package var title: String
  package var hasStrict: Bool

  /// How many, of everything that the question is about.
  package func question(beside asked: Question) -> Question {
    var question = asked.about(measure)
    question.keys = []
    question.filters[measure.entity] = filter
    return question
  }
}

extension Resolver {
  /// `nil` where no win rate is shown, where these deals are, and where what is asked about tells nothing of them.
  mutating func staleDeals(
    beside columns: [MetricColumn], _ facts: [Expression], _ population: (name: Name, entity: Entity, id: PopulationID)?
  ) -> StaleDeals? {
    func counts(_ column: MetricColumn) -> Bool {
      column.comparator == nil && column.quantity.measures.contains { $0.entity == "opportunities" }
    }
    guard columns.contains(where: counts), let stale = number(ofMetric: "overdue_opportunities"),
      case .measure(let measure) = stale.undeclared,
      let entity = catalogue.entity(measure.entity),
      !columns.contains(where: { $0.quantity.undeclared == stale.undeclared })
    else { return nil }
    let rates = ["win_rate", "value_win_rate"].map { (name: $0, quantity: number(ofMetric: $0)?.undeclared) }
    for column in columns where counts(column) {
      guard let rate = rates.first(where: { rate in rate.quantity.map(column.quantity.holds) ?? false }) else {
        continue
      }
      if let cohort, cohort.window != nil || links(to: cohort, from: entity).isEmpty { return nil }
      var notes: [String] = []
      do {
        return StaleDeals(
          measure: measure,
          filter: try filter(facts, population, on: entity, isSubject: false, isShared: false, notes: &notes),
          column: column.name, title: column.title, hasStrict: rate.name == "win_rate")
      } catch {
        return nil
      }
    }
    return nil
  }

  /// What a built-in metric is; `nil` where the catalogue has none of the name.
  package func number(ofMetric name: String) -> Quantity? {
    var resolver = self
    return catalogue.metric(name).flatMap { try? resolver.quantity(ofMetric: $0) }
  }
}

extension Quantity {
  /// Whether this number takes part in it.
  package func holds(_ number: Quantity) -> Bool {
    undeclared == number || parts.contains { $0.holds(number) }
  }
}
