package import Semantics
import Store
import Syntax
import Values

extension Workspace {
  /// Dimensions by which everything named so far can be split; unknown names narrow nothing.
  package func dimensions(for items: [[String]]) -> [Dimension] {
    let (entities, isTimeOnly) = self.entities(of: items)
    if entities.isEmpty { return isTimeOnly ? [] : catalogue.dimensions }
    let names = Set(resolver.dimensions(ofAll: entities))
    return catalogue.dimensions.filter { names.contains($0.name) }
  }

  /// What is counted of everything named so far.
  private func entities(of items: [[String]]) -> (found: [Entity], isTimeOnly: Bool) {
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
    return (entities, isTimeOnly)
  }

  /// What stands behind `customer.` or `created.` in `by`, for everything named so far: fields of the record, units of time
  /// of the date, each with what it is.
  package func waysOn(from path: [String], for items: [[String]]) -> [(String, String)] {
    var common: [(String, String)]?
    let asked = entities(of: items).found
    for entity in asked.isEmpty ? catalogue.entities.filter(\.isListed) : asked {
      guard let ways = resolver.waysOn(from: path, of: entity) else {
        // Where nothing is named yet, any kind of record will do.
        if asked.isEmpty { continue }
        return []
      }
      common = common.map { known in known.filter { way in ways.contains { $0.0 == way.0 } } } ?? ways
    }
    return common ?? []
  }

  /// Values that an attribute has in the data, for completion; at most fifty, and none when looking takes too long.
  package func values(of attribute: [String], startingWith prefix: String, subject: String?) -> [String] {
    if let last = attribute.last, Catalogue.grain(last) == .weekday {
      return Weekday.names.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
    }
    guard let last = attribute.last, let path = home(of: attribute, last, subject) else { return [] }
    let column = path.column
    guard path.kind == .text else { return [] }
    let pattern = prefix.reduce(into: "") { text, character in
      if "%_\\".contains(character) { text.append("\\") }
      text.append(character)
    }
    let known = valuesText(column, of: path.entity, or: path.isShared ? path.entity.sharesIdWith : nil)
    // Where values have Chinese words they are few, and what is typed begins either.
    let words = language == .chinese ? ValueWords.readings(of: path.entity.name, column) : [:]
    let rows = briefly(milliseconds: 60) { () throws(StoreError) in
      try reader.rows(
        "SELECT DISTINCT value FROM (\(known)) WHERE value LIKE ?1 ESCAPE '\\' ORDER BY 1 LIMIT 50",
        [.text(words.isEmpty ? pattern + "%" : "%")])
    }
    let values = (rows ?? []).compactMap { if case .text(let text)? = $0.first { text } else { nil } }
    if words.isEmpty { return values }
    return values.filter { value in
      [value, words[value] ?? value].contains { $0.lowercased().hasPrefix(prefix.lowercased()) }
    }.map { words[$0] ?? $0 }
  }

  /// What is looked up beside a question; `nil` where that takes longer or fails.
  func briefly<Found>(milliseconds: Int, _ look: () throws(StoreError) -> Found?) -> Found? {
    let deadline = Deadline(milliseconds: milliseconds)
    let kept = shouldStop
    reader.stopWhen { deadline.hasPassed }
    defer { reader.stopWhen(kept) }
    return try? look()
  }

  /// A query of all that an attribute is, as `value`: of an entity, and of another one that its ids may be of by its name.
  func valuesText(_ column: String, of entity: Entity, or other: String?) -> String {
    var homes = [(table: entity.table, column: column)]
    if let other = other.flatMap(catalogue.entity), let label = other.label(like: column) {
      homes.append((table: other.table, column: label))
    }
    return homes.map { "SELECT \"\($0.column)\" AS value FROM \"\($0.table)\"" }.joined(separator: " UNION ALL ")
  }

  /// Where the values of an attribute are kept.
  private struct Home {
    let entity: Entity
    let column: String
    let kind: Field.Kind
    /// Names of records that a fact refers to, be they of another entity that shares the ids.
    var isShared = false
  }

  private func home(of attribute: [String], _ last: String, _ subject: String?) -> Home? {
    func found(_ entity: Entity, _ field: Field) -> Home? {
      if case .reference(let target) = field.kind {
        guard let home = catalogue.entity(target), let label = home.labels.first else { return nil }
        return Home(entity: home, column: label, kind: .text, isShared: entity != home)
      }
      return Home(entity: entity, column: field.column, kind: field.kind)
    }
    if let subject, let entity = catalogue.entity(subject), let field = entity.field(last) {
      return found(entity, field)
    }
    if let entity = catalogue.entity(last), entity.isListed, let label = entity.labels.first {
      return Home(entity: entity, column: label, kind: .text, isShared: subject.flatMap(catalogue.entity) != entity)
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
