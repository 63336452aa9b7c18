package import Syntax
package import Values

/// A named number: its formula in the language, with the unit, the direction and the sentence that `describe` prints.
package struct Metric: Hashable, Sendable {
  package let name: String
  package let title: String
  package let aliases: [String]
  package let expression: Expression
  /// As declared with `as`; `nil` is inferred from the formula.
  package let unit: String?
  package let direction: Direction
  package let about: String
  package let group: String
  package let isBuiltIn: Bool
  let definition: Statement

  /// The `define` statement as the formatter prints it.
  package var statement: String { formatted(definition) }

  package static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && left.definition == right.definition
  }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Metric {
  /// `nil` for a definition of something else.
  init?(_ definition: Definition, statement: Statement, group: String, isBuiltIn: Bool) {
    guard case .metric(let expression, let unit, let direction) = definition.body else { return nil }
    let name = definition.name.text.lowercased()
    self.init(
      name: name, title: definition.title ?? EntityLine.title(of: name),
      aliases: definition.aliases.map { $0.text.lowercased() }, expression: expression, unit: unit?.text.lowercased(),
      direction: direction ?? .neutral, about: definition.about ?? "", group: group, isBuiltIn: isBuiltIn,
      definition: statement)
  }
}

/// A named part of an entity's records.
package struct Segment: Hashable, Sendable {
  package let name: String
  package let title: String
  package let aliases: [String]
  package let entity: String
  package let condition: Expression
  package let about: String
  package let statement: String
}
