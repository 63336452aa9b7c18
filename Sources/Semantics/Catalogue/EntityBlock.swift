/// A built-in kind of record as its block of text. Only the names are looked at in advance.
struct EntityBlock: Sendable {
  private let text: Substring

  init(_ text: Substring) { self.text = text }

  private static let read = ReadOnce<Entity>()

  var entity: Entity {
    Self.read.value(name) {
      guard let entity = EntityLine.entity(from: lines) else {
        preconditionFailure("the built-in catalogue does not read: \(text)")
      }
      return entity
    }
  }

  private var name: String { CatalogueText.name(of: text) }

  private var lines: [EntityLine] { CatalogueText.lines(of: text).compactMap { EntityLine($0) } }

  /// Names and aliases of its fields, without reading the rest.
  var fieldNames: [String] {
    lines.dropFirst().flatMap { line in line.isField ? line.rest.prefix(1) + line.aliases : [] }
  }
}

/// A built-in dimension as its line.
struct DimensionLine: Sendable {
  private let text: Substring

  init(_ text: Substring) { self.text = text }

  private static let read = ReadOnce<Dimension>()

  var dimension: Dimension {
    Self.read.value(CatalogueText.name(of: text)) {
      guard let line = EntityLine(text) else {
        preconditionFailure("the built-in catalogue does not read: \(text)")
      }
      return line.dimension
    }
  }
}
