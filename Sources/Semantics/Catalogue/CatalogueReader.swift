package import Syntax
import Values

/// Reads the catalogue's text. Entity and dimension lines have a small form of their own (the first word says what a
/// line is); metric lines are `define` statements and go through the parser like a user's.
package enum CatalogueReader {
  /// The built-in catalogue, read once.
  package static let builtIn: Catalogue = {
    var catalogue = Catalogue()
    readEntities(EntityText.text, into: &catalogue)
    readMetrics(MetricText.text, into: &catalogue)
    return catalogue
  }()

  /// Adds every `define` of the text; formulas are read when they are asked for.
  static func readMetrics(_ text: String, into catalogue: inout Catalogue) {
    var group = ""
    for line in lines(of: text) {
      let trimmed = Substring(line.utf8.drop { $0 == UInt8(ascii: " ") })
      if trimmed.hasPrefix("--") {
        group = String(trimmed.dropFirst(2).drop { $0 == " " }.prefix { $0 != ":" })
        continue
      }
      if trimmed.isEmpty { continue }
      guard let read = MetricLine(trimmed, group: group) else {
        preconditionFailure("the built-in catalogue does not read: \(trimmed)")
      }
      catalogue.add(read)
    }
  }

  /// By bytes: cutting at characters would look at each one's Unicode properties.
  private static func lines(of text: String) -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0) }
  }

  /// The one door for built-in and user definitions. The definition is not checked here; `Resolver.check` does that.
  package static func add(
    _ definition: Definition, statement: Statement, group: String, isBuiltIn: Bool, into catalogue: inout Catalogue
  ) {
    if let metric = Metric(definition, statement: statement, group: group, isBuiltIn: isBuiltIn) {
      catalogue.add(metric)
      return
    }
    let name = definition.name.text.lowercased()
    let aliases = definition.aliases.map { $0.text.lowercased() }
    let title = definition.title ?? EntityLine.title(of: name)
    switch definition.body {
    case .metric: break
    case .segment(let entity, let condition):
      catalogue.add(
        Segment(
          name: name, title: title, aliases: aliases, entity: catalogue.entity(entity.text)?.name ?? entity.text,
          condition: condition, about: definition.about ?? "", statement: formatted(statement)))
    case .scorecard(let items, let grades):
      catalogue.add(
        Scorecard(
          name: name, title: title, aliases: aliases, items: items, grades: grades, about: definition.about ?? "",
          statement: formatted(statement)))
    }
  }

  static func readEntities(_ text: String, into catalogue: inout Catalogue) {
    var block: [EntityLine] = []
    func finish(_ catalogue: inout Catalogue) {
      if let entity = EntityLine.entity(from: block) { catalogue.add(entity) }
      block = []
    }
    for line in lines(of: text) {
      guard let read = EntityLine(line) else { continue }
      switch read.word {
      case "entity", "hidden":
        finish(&catalogue)
        block = [read]
      case "dimension":
        finish(&catalogue)
        catalogue.add(read.dimension)
      default: block.append(read)
      }
    }
    finish(&catalogue)
  }
}

/// One line of the entity text: a first word, then words, with `also a, b` and quoted text picked out.
struct EntityLine {
  let word: String
  let rest: [String]
  let aliases: [String]
  let quoted: String

  init?(_ line: Substring) {
    var text = line.utf8
    var quoted = ""
    if let open = text.firstIndex(of: UInt8(ascii: "\"")) {
      quoted = String(Substring(text[text.index(after: open)...].dropLast()))
      text = text[..<open]
    }
    var words = text.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }.map { String(Substring($0)) }
    var aliases: [String] = []
    if let also = words.firstIndex(of: "also") {
      let stop = words[also...].firstIndex { $0 == "=" } ?? words.endIndex
      aliases = Array(words[(also + 1)..<stop])
      words.removeSubrange(also..<stop)
    }
    guard let first = words.first else { return nil }
    self.word = first
    self.rest = Array(words.dropFirst())
    self.aliases = aliases
    self.quoted = quoted
  }

  /// `win_rate` -> `Win rate`, `best_possible_dso` -> `Best possible DSO`
  static func title(of name: String) -> String {
    let words = name.split(separator: "_").map { acronyms.contains($0) ? $0.uppercased() : String($0) }
    let spaced = words.joined(separator: " ")
    return spaced.prefix(1).uppercased() + spaced.dropFirst()
  }

  private static let acronyms: Set<Substring> = ["cac", "cei", "dso", "id", "roi"]

  /// `dimension size also 规模 = customer.employees in bands 10, 50`, `... = days_overdue ageing 30, 60`
  var dimension: Dimension {
    let body = Array(rest.drop { $0 != "=" }.dropFirst())
    let cut = body.firstIndex { $0 == "in" || $0 == "ageing" } ?? body.endIndex
    let isAgeing = cut < body.endIndex && body[cut] == "ageing"
    let paths = body[..<cut].joined(separator: " ").split(separator: ";").map { path in
      path.split(separator: ".").map { String($0.filter { $0 != " " }) }
    }
    let bands = body[cut...].compactMap { Int($0) }
    return Dimension(name: rest.first ?? "", aliases: aliases, paths: paths, bands: bands, isAgeing: isAgeing)
  }

  static func entity(from block: [EntityLine]) -> Entity? {
    guard let head = block.first, let name = head.rest.first else { return nil }
    let singular = head.rest.dropFirst().first.map { String($0.dropFirst().dropLast()) } ?? name
    var table = name
    var timing = Entity.Timing.event
    var date: String?
    var labels: [String] = []
    var shows: [String] = []
    var lists: [String] = []
    var about = ""
    var sharesIdWith: String?
    var standIn: String?
    var isNewestFirst = false
    var credits: Entity.Credits?
    var fields: [Field] = []
    for line in block.dropFirst() {
      switch line.word {
      case "table":
        table = line.rest.first ?? name
        timing = line.rest.dropFirst().first.flatMap(Entity.Timing.init(rawValue:)) ?? .event
        isNewestFirst = line.rest.contains("newest_first")
        if let at = line.rest.firstIndex(of: "date"), at + 1 < line.rest.count { date = line.rest[at + 1] }
      case "label": labels = line.rest
      case "shows": shows = line.rest
      case "lists": lists = line.rest
      case "about": about = line.quoted
      case "shares_id_with": sharesIdWith = line.rest.first
      case "stand_in": standIn = line.rest.first
      case "credits":
        if line.rest.count == 2 { credits = Entity.Credits(table: line.rest[0], key: line.rest[1]) }
      default: if let field = line.field(of: name) { fields.append(field) }
      }
    }
    return Entity(
      name: name, singular: singular, aliases: head.aliases, table: table, labels: labels, fields: fields, date: date,
      timing: timing, shows: shows, lists: lists, isListed: head.word == "entity", about: about,
      sharesIdWith: sharesIdWith, standIn: standIn, isNewestFirst: isNewestFirst, credits: credits)
  }

  /// `reference team -> teams = team_id assigned`, `date done = done_on time done_time`, `text name also 名称`,
  /// `days age = created_on elapsed`
  private func field(of entity: String) -> Field? {
    guard let name = rest.first else { return nil }
    func after(_ mark: String) -> String? {
      guard let at = rest.firstIndex(of: mark), at + 1 < rest.count else { return nil }
      return rest[at + 1]
    }
    let kind: Field.Kind
    switch word {
    case "text": kind = .text
    case "number": kind = .number
    case "money": kind = .money
    case "quantity": kind = .quantity
    case "percent": kind = .percent
    case "days": kind = .days
    case "minutes": kind = .minutes
    case "date": kind = .date
    case "boolean": kind = .boolean
    case "reference": kind = .reference(after("->") ?? name)
    default: return nil
    }
    return Field(
      name: name, column: after("=") ?? name, kind: kind, aliases: aliases, entity: entity,
      isAssigned: rest.contains("assigned"), time: after("time"), isCustom: false,
      isElapsed: rest.contains("elapsed"), isCredited: rest.contains("credited"))
  }
}
