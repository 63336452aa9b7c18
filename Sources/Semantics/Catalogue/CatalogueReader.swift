package import Syntax
import Values

/// Reads the catalogue's text. Entity and dimension lines have a small form of their own (the first word says what a
/// line is); metric lines are `define` statements and go through the parser like a user's.
package enum CatalogueReader {
  /// The built-in catalogue, read once.
  package static let builtIn: Catalogue = {
    var catalogue = Catalogue(entities: EntityText.text, metrics: MetricText.text)
    readEntities(into: &catalogue)
    readMetrics(into: &catalogue)
    return catalogue
  }()

  /// Adds every `define` of the text; formulas are read when they are asked for.
  private static func readMetrics(into catalogue: inout Catalogue) {
    var text = Substring(MetricText.text)
    var group = ""
    text.withUTF8 { bytes in
      for line in CatalogueText.lines(of: bytes) where bytes[line.lowerBound] != CatalogueText.newline {
        if bytes[line.lowerBound] == UInt8(ascii: "-") {
          let title = bytes[line].dropFirst(3).prefix { $0 != UInt8(ascii: ":") && $0 != CatalogueText.newline }
          group = String(decoding: title, as: UTF8.self)
          continue
        }
        let equals = CatalogueText.position(of: UInt8(ascii: "="), in: bytes, from: line.lowerBound) ?? line.upperBound
        let names = CatalogueText.names(in: bytes[line.lowerBound..<equals])
        catalogue.add(MetricLine(Substring(MetricText.text).part(line), group: group), names, of: bytes)
      }
    }
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

  /// Adds every entity and dimension of the text; what they hold is read when it is asked for.
  private static func readEntities(into catalogue: inout Catalogue) {
    var text = Substring(EntityText.text)
    text.withUTF8 { bytes in
      for block in CatalogueText.blocks(of: bytes) {
        let isDimension = bytes[block.lowerBound] == UInt8(ascii: "d")
        let end = isDimension ? UInt8(ascii: "=") : CatalogueText.newline
        let headEnd = CatalogueText.position(of: end, in: bytes, from: block.lowerBound) ?? block.upperBound
        let names = CatalogueText.names(in: bytes[block.lowerBound..<headEnd])
        let part = Substring(EntityText.text).part(block)
        if isDimension {
          catalogue.add(DimensionLine(part), names, of: bytes)
        } else {
          catalogue.add(EntityBlock(part), names, of: bytes)
        }
      }
    }
  }
}

/// One line of the entity text: a first word, then words, with `also a, b` and quoted text picked out.
struct EntityLine {
  let word: String
  let rest: [String]
  let aliases: [String]
  let quoted: String

  init?(_ line: Substring) {
    let quote = UInt8(ascii: "\"")
    let open = CatalogueText.first(quote, in: line) ?? line.endIndex
    var words = CatalogueText.words(of: line[..<open])
    let quoted =
      open < line.endIndex ? String(Substring(line[open...].utf8.dropFirst().prefix { $0 != quote })) : ""
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

  /// What the brackets of an entity's head say.
  var singular: String? { rest.dropFirst().first.map { String($0.dropFirst().dropLast()) } }

  /// `win_rate` -> `Win rate`, `best_possible_dso` -> `Best possible DSO`
  static func title(of name: String) -> String {
    let words = name.utf8.split(separator: UInt8(ascii: "_")).map { Substring($0) }
    var spaced = ""
    for word in words {
      if !spaced.isEmpty { spaced += " " }
      spaced += acronyms.contains(word) ? word.uppercased() : String(word)
    }
    // A plain letter needs no table of all capitals.
    guard let first = spaced.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return spaced.prefix(1).uppercased() + spaced.dropFirst()
    }
    return String(Unicode.Scalar(first - 32)) + String(Substring(spaced.utf8.dropFirst()))
  }

  private static let acronyms: [Substring] = ["cac", "cei", "dso", "id", "roi"]

  /// `dimension size also 规模 = customer.employees in bands 10, 50`, `... = days_overdue ageing 30, 60`,
  /// `dimension status also 状态 = status apart`
  var dimension: Dimension {
    var body = Array(rest.drop { $0 != "=" }.dropFirst())
    let isApart = body.last == "apart"
    if isApart { body.removeLast() }
    let cut = body.firstIndex { $0 == "in" || $0 == "ageing" } ?? body.endIndex
    let isAgeing = cut < body.endIndex && body[cut] == "ageing"
    let paths = body[..<cut].joined(separator: " ").split(separator: ";").map { path in
      path.split(separator: ".").map { String($0.filter { $0 != " " }) }
    }
    let bands = body[cut...].compactMap { Int($0) }
    return Dimension(
      name: rest.first ?? "", aliases: aliases, paths: paths, bands: bands, isAgeing: isAgeing, isApart: isApart)
  }

  static func entity(from block: [EntityLine]) -> Entity? {
    guard let head = block.first, let name = head.rest.first else { return nil }
    let singular = head.singular ?? name
    var pastTable: String?
    var pastCredits: Entity.Credits?
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
    var isHeld = false
    var credits: Entity.Credits?
    var keptByRep: [String]?
    var keptByDay: [String]?
    var fields: [Field] = []
    var recordsOf: String?
    var inherited: [Field] = []
    for line in block.dropFirst() {
      switch line.word {
      case "table":
        table = line.rest.first ?? name
        timing = line.rest.dropFirst().first.flatMap(Entity.Timing.init(rawValue:)) ?? .event
        isNewestFirst = line.rest.contains("newest_first")
        date = line.after("date")
        pastTable = line.after("then")
      case "label": labels = line.rest
      case "shows": shows = line.rest
      case "lists": lists = line.rest
      case "about": about = line.quoted
      case "shares_id_with": sharesIdWith = line.rest.first
      case "kept_by_rep": keptByRep = line.rest
      case "kept_by_day": keptByDay = line.rest
      case "stand_in": standIn = line.rest.first
      case "held": isHeld = true
      case "credits":
        if line.rest.count >= 2 {
          credits = Entity.Credits(table: line.rest[0], key: line.rest[1], own: line.number("of", of: name))
        }
        pastCredits = line.pastCredits(of: name, singular)
      case "fields":
        recordsOf = line.rest.first
        inherited = recordsOf.flatMap(CatalogueReader.builtIn.entity)?.fields ?? []
        inherited.removeAll { line.rest.dropFirst().contains($0.name) }
      default: if let field = line.field(of: name, singular) { fields.append(field) }
      }
    }
    let own = Set(fields.map(\.name))
    fields += inherited.filter { !own.contains($0.name) }
    return Entity(
      name: name, singular: singular, aliases: head.aliases, table: table, pastTable: pastTable, labels: labels,
      fields: fields, date: date, timing: timing, shows: shows, lists: lists, isListed: head.word == "entity",
      about: about, sharesIdWith: sharesIdWith, recordsOf: recordsOf, standIn: standIn, isNewestFirst: isNewestFirst,
      isHeld: isHeld, credits: credits,
      pastCredits: pastCredits, keptByRep: keptByRep, keptByDay: keptByDay)
  }

  /// `reference team -> teams = team_id assigned`, `date done = done_on time done_time`, `text name also 名称`,
  /// `days age = created_on elapsed`, `money amount = value of_money`,
  /// `date due = due_on ahead`, `text status kept`, `text status then past_orders order_id`, `... order_id by id`,
  /// `money amount added order_lines order_id`, `date lead_created worked_out lead_day`
  private func field(of entity: String, _ singular: String) -> Field? {
    guard let name = rest.first else { return nil }
    guard let kind = kind(referringTo: after("->") ?? name) else { return nil }
    return Field(
      name: name, column: after("=") ?? name, kind: kind, aliases: fieldAliases, entity: entity,
      isAssigned: rest.dropFirst().contains("assigned"), time: after("time"), isCustom: false,
      isElapsed: rest.contains("elapsed"), isAhead: rest.contains("ahead"), isCredited: rest.contains("credited"),
      keeping: keeping(of: singular),
      orAlong: after("else"),
      isOfMoney: rest.contains("of_money") ? true : rest.contains("of_numbers") ? false : nil, parts: parts,
      derivation: after("worked_out").flatMap(Field.Derivation.init))
  }

  private var parts: Field.Parts? {
    guard let table = after("added"), let key = after(table) else { return nil }
    return Field.Parts(table: table, key: key)
  }

  private func after(_ mark: String) -> String? {
    guard let at = rest.firstIndex(of: mark), at + 1 < rest.count else { return nil }
    return rest[at + 1]
  }

  private func keeping(of singular: String) -> Field.Keeping? {
    if rest.contains("kept") { return .states }
    guard let table = after("then"), let key = after(table) else { return nil }
    return .then(table: table, key: key, own: after("by") ?? (key == "\(singular)_id" ? "id" : key))
  }

  private func number(_ mark: String, of entity: String) -> Field? {
    after(mark).map { Field(name: $0, column: $0, kind: .number, entity: entity) }
  }

  /// `credits opportunity_credits opportunity_id then past_opportunities opportunity_id as opportunity_state_credits state_id`
  private func pastCredits(of name: String, _ singular: String) -> Entity.Credits? {
    guard let table = after("as"), let key = after(table) else { return nil }
    let own = Field(name: key, column: key, kind: .number, entity: name, keeping: keeping(of: singular))
    return Entity.Credits(table: table, key: key, own: own.past)
  }

  var isField: Bool { kind(referringTo: "") != nil }

  /// With the Chinese word that fields of this name have everywhere, where the line has none of its own.
  var fieldAliases: [String] {
    let isChinese = aliases.contains { alias in alias.utf8.contains { $0 >= 0xE4 } }
    guard !isChinese, let name = rest.first, let word = FieldWords.chinese(name) else { return aliases }
    return aliases + [word]
  }

  private func kind(referringTo entity: String) -> Field.Kind? {
    switch word {
    case "text": .text
    case "number": .number
    case "money": .money
    case "quantity": .quantity
    case "percent": .percent
    case "days": .days
    case "minutes": .minutes
    case "date": .date
    case "boolean": .boolean
    case "reference": .reference(entity)
    default: nil
    }
  }
}
