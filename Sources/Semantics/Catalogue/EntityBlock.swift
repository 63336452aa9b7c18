/// A built-in kind of record as its block of text. Only the names are looked at in advance.
struct EntityBlock: Sendable {
  let name: String
  let singular: String
  let aliases: [String]
  private let text: Substring

  /// `head` is the text's first line.
  init?(_ head: EntityLine, _ text: Substring) {
    guard head.word == "entity" || head.word == "hidden", let name = head.rest.first else { return nil }
    self.name = name
    self.singular = head.singular ?? name
    self.aliases = head.aliases
    self.text = text
  }

  private static let read = ReadOnce<Entity>()

  var entity: Entity {
    Self.read.value(name) {
      guard let entity = EntityLine.entity(from: lines) else {
        preconditionFailure("the built-in catalogue does not read: \(text)")
      }
      return entity
    }
  }

  private var lines: [EntityLine] { CatalogueText.lines(of: String(text)).compactMap { EntityLine($0) } }

  /// Names and aliases of its fields, without reading the rest.
  var fieldNames: [String] {
    lines.dropFirst().flatMap { line in line.isField ? line.rest.prefix(1) + line.aliases : [] }
  }
}

/// A built-in dimension as its line.
struct DimensionLine: Sendable {
  let name: String
  let aliases: [String]
  private let line: EntityLine

  init?(_ line: EntityLine) {
    guard line.word == "dimension", let name = line.rest.first else { return nil }
    self.name = name
    self.aliases = line.aliases
    self.line = line
  }

  private static let read = ReadOnce<Dimension>()

  var dimension: Dimension { Self.read.value(name) { line.dimension } }
}
