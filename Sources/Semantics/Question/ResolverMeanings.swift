import Syntax
import Values

/// One word has one meaning in a question, whatever it asks of: the status of a customer is none of an order, and a file's
/// column may be called as something that records are split by already, the Region of an order beside that of its customer.
extension Resolver {
  /// Refuses a bare word that these records understand differently, or of which some have both.
  func checkMeaning(of name: Name, among entities: [Entity]) throws(Diagnostic) {
    try checkOwners(of: name, among: entities)
    guard let dimension = catalogue.dimension(name.text), let first = dimension.paths.first, !isCustom(first),
      let own = dimension.paths.first(where: isCustom), own.last == name.text.lowercased()
    else { return }
    var meanings: Set<String> = []
    for entity in entities {
      let found = dimension.paths.lazy.compactMap { catalogue.path($0, from: entity) }.first { !$0.field.isCustom }
      let isOwn = entity.field(name.text)?.isCustom ?? false
      if let found { meanings.insert(written(found, from: entity)) }
      if isOwn || found == nil && catalogue.path(own, from: entity) != nil {
        meanings.insert((isOwn ? [entity.singular, name.text.lowercased()] : own).joined(separator: "."))
      }
    }
    let isMixed = meanings.contains { isCustom($0.split(separator: ".").map(String.init)) }
    if isMixed, meanings.count > 1 { throw Messages.twoMeanings(name, meanings.sorted()) }
  }

  /// What each kind of record has of its own, and what those that are shown have: of one kind of record alone.
  private func checkOwners(of name: Name, among entities: [Entity]) throws(Diagnostic) {
    let word = name.text.lowercased()
    let apart = catalogue.dimension(word).flatMap { $0.isApart ? $0 : nil }
    func owner(_ entity: Entity) -> String? {
      // A plan is for what it is set beside.
      if Entity.plans.contains(entity.name) { return nil }
      let path = apart.flatMap { way([word], $0, from: entity) }
      guard let field = path?.field ?? entity.field(word), !field.isReference else { return nil }
      let home = path?.references.last.flatMap(target) ?? entity
      return "\(kin(of: home, sharing: field.name).singular).\(field.name)"
    }
    let shown = (askedSubject ?? shownAlone).flatMap { has($0, word) ? owner($0) : nil }
    if apart == nil, shown == nil { return }
    let others = Set(entities.compactMap(owner)).filter { $0 != shown }
    let meanings = (shown.map { [$0] } ?? []) + others.sorted()
    if meanings.count > 1 { throw Messages.twoMeanings(name, meanings) }
  }

  /// Whether it has a value of its own under the word.
  private func has(_ entity: Entity, _ word: String) -> Bool { entity.field(word).map(\.isReference) == false }

  private func target(of reference: Field) -> Entity? {
    if case .reference(let name) = reference.kind { catalogue.entity(name) } else { nil }
  }

  /// States of deals, and lines of orders, have what the deal or the order has.
  private func kin(of entity: Entity, sharing word: String) -> Entity {
    if entity.isListed, entity.name != "order_lines" { return entity }
    if let whole = catalogue.entities.first(where: { $0.isListed && $0 != entity && $0.table == entity.table }) {
      return whole
    }
    // Whose it is, is none of theirs.
    let owners = entity.fields.compactMap(target).filter { $0.name != "customers" && has($0, word) }
    return owners.first { entity.name.hasPrefix($0.singular) } ?? (entity.isListed ? entity : owners.first ?? entity)
  }

  /// The same of every word of these conditions.
  func checkMeanings(in conditions: [Expression], among entities: [Entity]) throws(Diagnostic) {
    for name in Self.words(in: conditions) { try checkMeaning(of: name, among: entities) }
  }

  /// Metrics in these conditions that are called as fields of the records, each with the way to its field.
  func namesakes(in conditions: [Expression], among entities: [String]) -> [String: String] {
    var found: [String: String] = [:]
    for word in Self.words(in: conditions).map({ $0.text.lowercased() })
    where aliases[word] == nil && catalogue.metric(word) != nil {
      for entity in entities.compactMap(catalogue.entity) {
        if let field = entity.field(word), field.isNumeric { found[word] = "\(entity.singular).\(field.name)" }
      }
    }
    return found
  }

  /// Names of one word, in their order.
  private static func words(in conditions: [Expression]) -> [Name] {
    var names: [Name] = []
    for condition in conditions {
      _ = condition.mapped { part in
        if case .name(let parts) = part.kind, parts.count == 1 { names += parts }
        return nil
      }
    }
    return names
  }

  private func isCustom(_ path: [String]) -> Bool {
    path.count == 2 && catalogue.entity(path[0])?.field(path[1])?.isCustom ?? false
  }

  private func written(_ path: ColumnPath, from entity: Entity) -> String {
    let names = path.fields.map(\.name)
    return (names.count == 1 ? [entity.singular] + names : names).joined(separator: ".")
  }
}
