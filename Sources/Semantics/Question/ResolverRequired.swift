import Syntax
import Values

extension Resolver {
  /// `required(visits)`: how much of an activity each remaining working day needs to reach the target. What is missing is
  /// so many deals of the average size, and a deal takes so many visits: both as in the 90 days up to the moment, of the
  /// row itself, or of its team when it closed nothing.
  mutating func required(_ name: Name, _ arguments: [Expression], at span: Span) throws(Diagnostic) -> Quantity {
    guard arguments.count == 1, let argument = arguments.first else { throw Messages.requiredOfCounts(at: span) }
    let effort = try quantity(argument)
    guard effort.isCount, Self.isAdditive(effort), !effort.measures.isEmpty,
      effort.measures.allSatisfy({ $0.timing == .event && $0.date != nil })
    else { throw Messages.requiredOfCounts(at: argument.span) }
    func known(_ name: String) -> Expression { Expression(.name([Name(name, span: span)]), span) }
    let perClose = Quantity.arithmetic(.divide, effort.trailing(days: 90), try quantity(known("trailing_closes")))
    let perMoney = Quantity.arithmetic(.divide, perClose, try quantity(known("trailing_average_deal")))
    let missing = Quantity.arithmetic(.subtract, try quantity(known("target")), try quantity(known("sales")))
    let days = Quantity.arithmetic(.subtract, .workdays(elapsedOnly: false), .workdays(elapsedOnly: true))
    let whole = Quantity.arithmetic(
      .multiply, .function(.atLeastZero, [missing]), .function(.firstKnown, [perMoney, perMoney.ofTeam]))
    return .declared(.arithmetic(.divide, whole, days), .ratio)
  }
}

extension Quantity {
  /// The same counts, of so many days up to the moment.
  fileprivate func trailing(days: Int) -> Quantity {
    mapMeasures { measure in
      var measure = measure
      guard let date = measure.date else { return .measure(measure) }
      let isRecent = Predicate.comparison(
        .greater, .column(ColumnPath(root: measure.entity, references: [], field: date)), .daysBefore(days))
      measure.condition = measure.condition.map { .all([$0, isRecent]) } ?? isRecent
      measure.timing = .balance
      return .measure(measure)
    }
  }

  /// The same numbers of the whole team.
  fileprivate var ofTeam: Quantity {
    mapMeasures { measure in
      var measure = measure
      measure.isOfTeam = true
      return .shared(measure)
    }
  }

  private func mapMeasures(_ change: (Measure) -> Quantity) -> Quantity {
    switch self {
    case .measure(let measure): change(measure)
    case .arithmetic(let op, let left, let right): .arithmetic(op, left.mapMeasures(change), right.mapMeasures(change))
    case .negative(let part): .negative(part.mapMeasures(change))
    case .declared(let part, let unit): .declared(part.mapMeasures(change), unit)
    case .function(let function, let parts): .function(function, parts.map { $0.mapMeasures(change) })
    case .shared, .constant, .date, .text, .share, .ofRows, .pareto, .bound, .before, .growth, .elapsed, .workdays: self
    }
  }
}

extension Resolver {
  /// `rep = "Bo"`, which the numbers of his team do without.
  func isOfOneRep(_ fact: Expression) -> Bool {
    guard case .comparison(.equal, let subject, _) = fact.kind, case .name(let parts) = subject.kind, parts.count == 1
    else { return false }
    return catalogue.dimension(parts[0].text)?.name == "rep"
  }
}

extension Question {
  /// The one rep whom `where rep = "Bo"` leaves, by that name; `nil` without such a condition.
  package var onlyRep: String? { filters.values.lazy.compactMap { $0.ofOneRep?.rep }.first }
}

extension Predicate {
  /// The one rep whose records it keeps, and what else it asks of them.
  var ofOneRep: (rep: String, others: Predicate?)? {
    var parts = [self]
    if case .all(let all) = self { parts = all }
    for (place, part) in parts.enumerated() {
      // The label of the reference.
      guard case .comparison(.equal, .column(let path), .text(let name)) = part,
        path.fields.map(\.name) == ["rep", "rep"]
      else { continue }
      parts.remove(at: place)
      return (name, parts.count > 1 ? .all(parts) : parts.first)
    }
    return nil
  }
}

extension Quantity {
  /// Every part that another number stands in for where it has no value.
  package var standIns: [(own: Quantity, other: Quantity)] {
    switch self {
    case .function(.firstKnown, let parts) where parts.count == 2: [(parts[0], parts[1])]
    case .function(_, let parts): parts.flatMap(\.standIns)
    case .arithmetic(_, let left, let right), .growth(let left, since: let right), .bound(_, let left, let right):
      left.standIns + right.standIns
    case .negative(let part), .declared(let part, _), .share(let part), .ofRows(_, let part), .pareto(_, let part, _),
      .before(_, let part):
      part.standIns
    case .measure, .shared, .constant, .date, .text, .elapsed, .workdays: []
    }
  }
}
