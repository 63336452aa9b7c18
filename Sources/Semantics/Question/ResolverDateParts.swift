import Syntax
package import Values

/// `created.month`: rows by another date than the one that counts. The period still chooses by that one.
extension Resolver {
  /// The way to the date, and the unit of time that holds it.
  func datePart(_ parts: [String], from entity: Entity) -> ColumnPath? {
    guard parts.count > 1, let grain = parts.last.flatMap(Catalogue.grain), !Entity.plans.contains(entity.name),
      let path = path(toDate: Array(parts.dropLast()), from: entity), grain != .hour || path.field.time != nil
    else { return nil }
    return ColumnPath(root: path.root, references: path.references, field: Self.part(grain, of: path.field, entity))
  }

  func path(toDate parts: [String], from entity: Entity) -> ColumnPath? {
    if let found = catalogue.path(parts, from: entity) { return found.field.kind == .date ? found : nil }
    // States of a deal know what the deal does.
    guard entity.credits != nil, let found = catalogue.path(["opportunity"] + parts, from: entity) else { return nil }
    return found.field.kind == .date ? found : nil
  }

  /// For completion: what may stand behind a path; `nil` where it leads nowhere.
  package func waysOn(from path: [String], of entity: Entity) -> [(String, String)]? {
    if let date = self.path(toDate: path, from: entity) {
      let grains = Grain.allCases.filter { $0 != .hour || date.field.time != nil }
      return grains.map { ($0.rawValue, "of \(date.field.name)") }
    }
    guard
      case .reference(let target)? = way(path, path.count == 1 ? catalogue.dimension(path[0]) : nil, from: entity)?
        .field.kind, let next = catalogue.entity(target)
    else { return nil }
    return next.fields.map { field in
      if case .reference(let other) = field.kind { return (field.name, "one of \(other)") }
      return (field.name, "\(field.kind)")
    }
  }

  static func part(_ grain: Grain, of field: Field?, _ entity: Entity) -> Field {
    let part = Field(
      name: grain.rawValue, column: field?.column ?? "", kind: grain.isCycle ? .number : .date,
      entity: field?.entity ?? entity.name, time: field?.time, keeping: field?.keeping, part: grain,
      derivation: field?.derivation)
    return field?.isPast == true ? part.past : part
  }

  /// Its words as the catalogue writes them; `nil` for what is no date and unit of time.
  func canonicalDatePart(_ written: [String], from entities: [Entity]) -> [String]? {
    guard let grain = written.last.flatMap(Catalogue.grain),
      var here = entities.first(where: { datePart(written, from: $0) != nil })
    else { return nil }
    var found: [String] = []
    for word in written.dropLast() {
      let field =
        here.field(word)
        ?? (here.credits == nil ? nil : catalogue.path(["opportunity", word], from: here)?.field)
      if let field {
        found.append(field.name)
        if case .reference(let target) = field.kind, let next = catalogue.entity(target) { here = next }
      } else {
        found.append(catalogue.entity(word)?.singular ?? word)
      }
    }
    return found + [grain.rawValue]
  }
}

extension GroupKey {
  /// The unit of time of another date than the one that counts.
  package var datePart: Grain? {
    guard case .attribute(let paths, nil, _, let bands) = kind, bands.isEmpty else { return nil }
    return paths.values.first?.field.part
  }
}
