import Values

/// One entity as an import sees it: a row of `ImportFields` made into values.
struct ImportEntity: Sendable {
  let name: String
  let table: String
  let key: Key
  let fields: [Field]

  /// How a row is found again that has no id.
  enum Key: Hashable, Sendable {
    case name
    case content
    case columns([String])
    /// The table's own key; it has no `external_id`.
    case primary([String])
  }

  struct Field: Hashable, Sendable {
    let name: String
    let aliases: [String]
    let kind: Kind
    /// `nil`: the entity's rules read it.
    let column: String?
    let isRequired: Bool
    let about: String
  }

  enum Kind: Hashable, Sendable {
    case identity, text, word, integer, quantity, money, share, rate, date, moment, boolean, minutes, period, plan
    case choice(String)
    case reference(String)

    init?(_ text: String) {
      switch text {
      case "identity": self = .identity
      case "text": self = .text
      case "word": self = .word
      case "integer": self = .integer
      case "quantity": self = .quantity
      case "money": self = .money
      case "share": self = .share
      case "rate": self = .rate
      case "date": self = .date
      case "moment": self = .moment
      case "boolean": self = .boolean
      case "minutes": self = .minutes
      case "period": self = .period
      case "plan": self = .plan
      case _ where text.hasPrefix("to "): self = .reference(String(text.dropFirst(3)))
      case _ where text.hasPrefix("choice(") && text.hasSuffix(")"):
        self = .choice(String(text.dropFirst(7).dropLast()))
      case _: return nil
      }
    }

    var words: String {
      switch self {
      case .identity: "id"
      case .text, .word: "text"
      case .integer: "whole number"
      case .quantity, .plan: "number"
      case .money: "money"
      case .share: "percentage"
      case .rate: "rate"
      case .date: "date"
      case .moment: "date and time"
      case .boolean: "yes or no"
      case .minutes: "minutes"
      case .period: "period"
      case .choice: "choice"
      case .reference(let entity): entity
      }
    }
  }

  static let all: [ImportEntity] = parse(ImportFields.table)
  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  static func named(_ name: String) -> ImportEntity? { byName[name] }

  static func find(_ name: String) throws(ImportError) -> ImportEntity {
    guard let found = byName[name] else {
      throw .noSuchEntity(name, nearest: nearestWords(to: name, among: all.map(\.name)))
    }
    return found
  }

  /// By name, then by alias, without regard to case.
  func field(_ name: String) throws(ImportError) -> Field {
    let wanted = name.lowercased()
    if let found = fields.first(where: { $0.name == wanted }) ?? fields.first(where: { $0.aliases.contains(wanted) }) {
      return found
    }
    let nearest = nearestWords(to: wanted, among: fields.flatMap { [$0.name] + $0.aliases })
    throw .noSuchField(name, entity: self.name, nearest: nearest)
  }

  /// Lines that cannot be read are left out; a test sweeps the table.
  static func parse(_ text: String) -> [ImportEntity] {
    var found: [ImportEntity] = []
    var heading: [Substring] = []
    var fields: [Field] = []
    func finish() {
      if heading.count == 3 {
        found.append(
          ImportEntity(
            name: String(heading[0]), table: String(heading[1]), key: key(String(heading[2])), fields: fields))
      }
      fields = []
    }
    for line in text.split(separator: "\n") {
      if line.hasPrefix("== ") {
        finish()
        heading = line.dropFirst(3).split(separator: " ")
      } else if let field = Field(line) {
        fields.append(field)
      }
    }
    finish()
    return found
  }

  private static func key(_ text: String) -> Key {
    if text == "name" { return .name }
    if text == "content" { return .content }
    if text.hasPrefix("primary:") { return .primary(text.dropFirst(8).split(separator: ",").map(String.init)) }
    return .columns(text.split(separator: ",").map(String.init))
  }
}

extension ImportEntity.Field {
  /// `name | kind | column | aliases | about`
  init?(_ line: Substring) {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed(String($0)) }
    guard cells.count == 5,
      let kind = ImportEntity.Kind(cells[1].hasSuffix("!") ? String(cells[1].dropLast()) : cells[1])
    else { return nil }
    self.init(
      name: cells[0], aliases: cells[3].split(separator: ",").map { trimmed(String($0)) }, kind: kind,
      column: cells[2] == "-" ? nil : cells[2], isRequired: cells[1].hasSuffix("!"), about: cells[4])
  }
}

/// What can be imported, for completion, help and errors.
package enum ImportCatalogue {
  package static var entities: [String] { ImportEntity.all.map(\.name) }

  /// The fields of an entity in the order of its table; empty for what cannot be imported.
  package static func fieldNames(of entity: String) -> [ImportFieldDescription] {
    (ImportEntity.named(entity)?.fields ?? []).map {
      ImportFieldDescription(
        name: $0.name, aliases: $0.aliases, kind: $0.kind.words, isRequired: $0.isRequired, about: $0.about)
    }
  }
}
