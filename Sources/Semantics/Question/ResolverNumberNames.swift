import Syntax
import Values

/// The number that a name stands for, and what to say of a name that stands for none.
extension Resolver {
  mutating func named(_ parts: [Name], at span: Span) throws(Diagnostic) -> Quantity {
    guard let name = parts.first else { throw Messages.notANumber(at: span) }
    if parts.count > 1, let entity = catalogue.entity(name.text), entity.isListed {
      let path = try column(parts, on: entity)
      throw Messages.fieldAlone(parts.map(\.text).joined(separator: "."), isNumber: path.field.isNumeric, at: span)
    }
    if parts.count == 1 {
      if let alias = aliases[name.text.lowercased()] { return alias }
      if metricStack.contains(name.text.lowercased()) {
        throw Messages.definitionCycle(metricStack + [name.text.lowercased()], at: span)
      }
      if let metric = catalogue.metric(name.text) { return try quantity(of: metric, at: span) }
      if let entity = catalogue.entity(name.text), entity.isListed { throw Messages.entityNotFirst(name) }
      if let dimension = catalogue.dimension(name.text) {
        throw fieldOfSubject(name) ?? isDimension(dimension, name, at: span)
      }
    }
    _ = try isComparedName(name)
    throw unknownNumber(name)
  }

  var metricNames: Set<String> {
    Set(catalogue.metricNames + aliases.keys + comparedNames)
  }

  private func unknownNumber(_ name: Name) -> Diagnostic {
    fieldOfSubject(name) ?? planned(name) ?? catalogue.segment(name.text).map { Messages.segmentAlone(name, $0) }
      ?? Messages.unknownMetric(
        name, near: nearestWords(to: name.text, among: metricNames.subtracting(metricStack)))
  }

  /// `closes_target`, `visits_attainment`
  private func planned(_ name: Name) -> Diagnostic? {
    for ending in ["_target", "_attainment"] where name.text.lowercased().hasSuffix(ending) {
      guard let metric = catalogue.metric(String(name.text.dropLast(ending.count))) else { continue }
      return Messages.targetOfMetric(name, "\(ending.dropFirst())(\(metric.name))")
    }
    return nil
  }

  /// `show reps with manager, hired`: what is known of each is listed.
  private func fieldOfSubject(_ name: Name) -> Diagnostic? {
    guard metricStack.isEmpty, let subject = askedSubject, subject.field(name.text) != nil else { return nil }
    let fields = showing.items.compactMap { item in
      if case .name(let parts) = item.expression.kind, parts.count == 1, subject.field(parts[0].text) != nil {
        parts[0].text
      } else {
        nil
      }
    }
    return Messages.fieldOfSubject(name, of: subject, fields)
  }

  /// Whose rows the question has: `products` of `show products with ...`.
  var askedSubject: Entity? {
    guard showing.hasSubject, case .name(let parts)? = showing.items.first?.expression.kind, parts.count == 1 else {
      return nil
    }
    return catalogue.entity(parts[0].text)
  }

  /// A number of its records can be added up.
  private func isDimension(_ dimension: Dimension, _ written: Name, at span: Span) -> Diagnostic {
    let name = dimension.name
    let added: [Diagnostic.Fix] = catalogue.entities.compactMap { entity in
      guard entity.isListed, let field = entity.field(name), field.isNumeric else { return nil }
      return .init("add it up", replacing: span, with: "sum(\(entity.name).\(name))")
    }
    let metric = metric(splitBy: dimension) ?? "visits"
    return Messages.wrongKind(
      written, is: "a dimension", expected: "group by it",
      fixes: added.isEmpty
        ? [.init("group by it", replacing: span, with: "\(metric) by \(name)")] : Array(added.prefix(3)))
  }

  /// `visits`, unless others are all that can be split by the dimension.
  private func metric(splitBy dimension: Dimension) -> String? {
    (["visits"] + catalogue.metricNames.filter { catalogue.metric($0)?.name == $0 }).first { name in
      guard let metric = catalogue.metric(name) else { return false }
      var resolver = self
      let measures = (try? resolver.quantity(of: metric, at: .none))?.measures ?? []
      return !measures.isEmpty
        && measures.allSatisfy { measure in
          catalogue.entity(measure.entity).flatMap { way([dimension.name], dimension, from: $0) } != nil
        }
    }
  }
}
