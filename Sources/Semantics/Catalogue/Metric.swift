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
