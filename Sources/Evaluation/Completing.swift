package import Semantics
import Store
import Syntax
import Values

extension Workspace {
  /// Dimensions by which everything named so far can be split; unknown names narrow nothing.
  package func dimensions(for items: [[String]]) -> [Dimension] {
    var entities: [Entity] = []
    var isTimeOnly = false
    for parts in items {
      guard parts.count == 1, let word = parts.first else { continue }
      var resolver = resolver
      if let metric = catalogue.metric(word), let quantity = try? resolver.quantity(ofMetric: metric) {
        isTimeOnly = quantity.measures.isEmpty
        entities += quantity.measures.compactMap { catalogue.entity($0.entity) }
      } else if let entity = catalogue.entity(word) {
        entities.append(entity)
      }
    }
    if entities.isEmpty { return isTimeOnly ? [] : catalogue.dimensions }
    let names = Set(resolver.dimensions(ofAll: entities))
    return catalogue.dimensions.filter { names.contains($0.name) }
  }

  /// Values that an attribute has in the data, for completion; at most fifty, and none when looking takes too long.
  package func values(of attribute: [String], startingWith prefix: String, subject: String?) -> [String] {
    if let last = attribute.last, Catalogue.grain(last) == .weekday {
      return Weekday.names.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
    }
    guard let last = attribute.last, let path = home(of: attribute, last, subject) else { return [] }
    let table = path.entity.table
    let column = path.column
    guard path.kind == .text else { return [] }
    let deadline = Deadline(milliseconds: 60)
    let kept = shouldStop
    reader.stopWhen { deadline.hasPassed }
    defer { reader.stopWhen(kept) }
    let pattern = prefix.reduce(into: "") { text, character in
      if "%_\\".contains(character) { text.append("\\") }
      text.append(character)
    }
    let rows = try? reader.rows(
      "SELECT DISTINCT \"\(column)\" FROM \"\(table)\" WHERE \"\(column)\" LIKE ? ESCAPE '\\' ORDER BY 1 LIMIT 50",
      [.text(pattern + "%")])
    return (rows ?? []).compactMap { if case .text(let text)? = $0.first { text } else { nil } }
  }

  /// The table and column that hold the values of an attribute.
  private func home(of attribute: [String], _ last: String, _ subject: String?) -> (
    entity: Entity, column: String, kind: Field.Kind
  )? {
    func found(_ entity: Entity, _ field: Field) -> (entity: Entity, column: String, kind: Field.Kind)? {
      if case .reference(let target) = field.kind {
        guard let home = catalogue.entity(target), let label = home.labels.first else { return nil }
        return (home, label, .text)
      }
      return (entity, field.column, field.kind)
    }
    if let subject, let entity = catalogue.entity(subject), let field = entity.field(last) {
      return found(entity, field)
    }
    if let entity = catalogue.entity(last), entity.isListed, let label = entity.labels.first {
      return (entity, label, .text)
    }
    for parts in catalogue.dimension(last)?.paths ?? [] {
      guard let name = parts.last else { continue }
      let owner = parts.dropLast().last.flatMap(catalogue.entity)
      if let owner, let field = owner.field(name) { return found(owner, field) }
    }
    for entity in catalogue.entities where entity.isListed {
      if let field = entity.field(last) { return found(entity, field) }
    }
    return nil
  }
}
