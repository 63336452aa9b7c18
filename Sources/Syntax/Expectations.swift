/// What kind of name could stand somewhere.
package enum NameRole: Hashable, Sendable {
  /// A metric or an entity among what is shown.
  case item
  /// A metric, a dimension or an attribute in a condition, a ranking or a sort key.
  case condition
  case entity
  case dimension
  /// What the last question names, after `without`.
  case omission
  /// A field of the listed entity, a column of an imported file, a field in an aggregate.
  case column
  /// What stands behind the dot of a way to what rows are made of: a field of the record, a unit of time of the date.
  case behind([Name])
  /// A field that an import fills.
  case field
  /// What a definition may refer to.
  case definition
  /// A defined name that can be described or removed.
  case defined
  /// A name that does not exist yet.
  case newName
  case setting
  /// `percent`, `money` ... after `as` in a definition.
  case unit
  /// A scorecard after `with` and `lock`.
  case scorecard
  /// A unit of time or an entity after `per`.
  case perUnit
  /// An entity or a segment after `for`.
  case population
  /// A date of the records after `for`.
  case cohortDate
  /// Who is profiled, or what with: won customers, an entity, a segment.
  case profiled
  case file
  /// A sheet of this workbook.
  case sheet(of: String)
  /// How the characters of a file are written.
  case encoding
  case parameter
  case helpTopic
  /// An import that can be undone.
  case importNumber
  /// An entry of the log that can be undone.
  case entryNumber
  /// `visit`, `call` after `log`.
  case activityType
  /// A value of this attribute: `where source = ...`.
  case value(of: [Name])
}

/// What could have stood at one point of a text, as the parser found it out.
package struct Expectations: Sendable {
  /// In the order the grammar asks for them.
  package var keywords: [Keyword] = []
  /// Phrases whose first words already stand there: after `starts`, the rest of it is `with`.
  package var endings: [(keyword: Keyword, rest: String)] = []
  /// What a name could be of, each once.
  package fileprivate(set) var roles: [NameRole] = []
  /// Signs, as they are written.
  package var symbols: [String] = []
  package var acceptsNumber = false
  /// Whether no name can stand, but that of a parameter.
  var hasNoNames: Bool { roles.allSatisfy { $0 == .parameter } }
  package var acceptsText = false
  package var acceptsDate = false
  /// A name's words that already stand there, when more of them could follow: `win` before `rate`.
  package var begun: String?
  package fileprivate(set) var begunRoles: [NameRole] = []

  /// What is being typed, without an opening quote, and where it stands.
  package var prefix = ""
  package var prefixSpan = Span.none
  /// The quote or back-tick that was opened before the prefix.
  package var openQuote: Character?

  /// The statement's first word.
  package var statement: Keyword?
  /// The entity of `list` or of `for`.
  package var subject: Name?
  /// The names used in the items so far.
  package var items: [[Name]] = []
  package var groupings: [[Name]] = []
  /// How many things `vs` compares with so far.
  package var comparatorCount = 0

  package init() {}

  package var names: Set<NameRole> { Set(roles) }
}

/// The record of one parse: what was asked for at the farthest token reached.
struct ExpectationRecord {
  private(set) var position = -1
  /// Held at arm's length: parsers are copied to look ahead, and their size counts in every frame that nests.
  private var held = [Expectations()]
  var found: Expectations { held[0] }

  /// Whether something asked for at `position` belongs to the record; a farther place starts a new one.
  private mutating func reaches(_ position: Int) -> Bool {
    if position > self.position {
      self.position = position
      held[0] = Expectations()
    }
    return position == self.position
  }

  mutating func note(_ keyword: Keyword, at position: Int) {
    guard reaches(position), !held[0].keywords.contains(keyword) else { return }
    held[0].keywords.append(keyword)
  }

  mutating func noteEnding(of keyword: Keyword, _ rest: String, at position: Int) {
    guard reaches(position), !held[0].endings.contains(where: { $0 == (keyword, rest) }) else { return }
    held[0].endings.append((keyword, rest))
  }

  mutating func note(_ symbol: Symbol, at position: Int) {
    guard reaches(position), !held[0].symbols.contains(symbol.rawValue) else { return }
    held[0].symbols.append(symbol.rawValue)
  }

  mutating func note(_ roles: [NameRole], at position: Int) {
    if reaches(position) { Self.add(roles, to: &held[0].roles) }
  }

  mutating func noteBegun(_ words: String, _ roles: [NameRole], at position: Int) {
    guard reaches(position) else { return }
    held[0].begun = words
    Self.add(roles, to: &held[0].begunRoles)
  }

  private static func add(_ roles: [NameRole], to known: inout [NameRole]) {
    for role in roles where !known.contains(role) { known.append(role) }
  }

  mutating func noteNumber(at position: Int) { if reaches(position) { held[0].acceptsNumber = true } }
  mutating func noteText(at position: Int) { if reaches(position) { held[0].acceptsText = true } }
  mutating func noteDate(at position: Int) { if reaches(position) { held[0].acceptsDate = true } }
}
