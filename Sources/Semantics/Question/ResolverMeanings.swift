import Syntax
import Values

/// A file's column may be called as something that records are split by already: the Region of an order beside that of
/// its customer. One word has one meaning in a question, whatever it asks of.
extension Resolver {
  /// Refuses a bare word that these records understand differently, or of which some have both.
  func checkMeaning(of name: Name, among entities: [Entity]) throws(Diagnostic) {
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
