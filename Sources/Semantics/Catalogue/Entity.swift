import Syntax
package import Values

/// A kind of record that questions are about: a table or a view of the store, with what the language calls its columns.
package struct Entity: Hashable, Sendable {
  /// Canonical plural, as `list` takes it: `customers`.
  package let name: String
  /// `customer`: what a path from the entity itself starts with.
  package let singular: String
  package let aliases: [String]
  /// Table or view.
  package private(set) var table: String
  /// What stands for it as of a past day.
  package var pastTable: String?
  /// Columns that name a record for people, first one that is not null.
  package let labels: [String]
  package var fields: [Field]
  /// The field whose day decides the period when a measure does not say so; `nil` when the entity has no day.
  package let date: String?
  /// How time selects among its records.
  package let timing: Timing
  /// Metrics of `show <entity>` when none is named; columns of `list <entity>`.
  package let shows: [String]
  package let lists: [String]
  /// Whether `list`, `show` and `count(...)` may name it; views that only serve a metric may not.
  package let isListed: Bool
  package let about: String
  /// Another kind of record that draws its ids from the same numbers, so that a fact about one may name the other: a
  /// lead before it becomes a customer.
  package let sharesIdWith: String?
  /// Whose records it holds, each to the credit of another: leads of who owned them when they were created.
  package let recordsOf: String?
  /// The metric to ask where these records know too little for a split.
  package let standIn: String?
  /// Lists begin with the last record instead of the first.
  package let isNewestFirst: Bool
  /// Its records are held by whoever is there on the day asked about, whatever their own days: what a rep's customers
  /// owe is of the team that the rep is in then, or a team would be owed for ever what was paid to the next.
  package let isHeld: Bool
  /// Where parts of a shared record are kept; who is credited with it is the field marked so.
  package var credits: Credits?
  /// Likewise as of a past day.
  package var pastCredits: Credits?
  /// Fields that an index of the store holds by rep, in the order in which it does.
  package var keptByRep: [String]?
  /// Fields by which an index of the store holds the records before their day.
  package var keptByDay: [String]?

  package struct Credits: Hashable, Sendable {
    package let table: String
    /// Its column that names the record.
    package let key: String
    /// What the record calls itself there, where that is not its id.
    package var own: Field? = nil
  }

  package enum Timing: String, Hashable, Sendable {
    /// Records happen on a day and are counted in the period that holds it.
    case event
    /// Records are valid from a day until a day and are read as of a moment.
    case interval
    /// Records are worked out from history as of a moment: what was unpaid, which deals were open.
    case moment
    /// Records are worked out between the start and the moment of a period: deals that were to close in it.
    case span
    /// Records are as of now; no history is kept.
    case current
    /// One record a person or thing: the population of `show reps`.
    case population
  }

  /// A list of its records of a period tells what they are today; others are what they were at its end.
  package var isOfToday: Bool {
    switch timing {
    case .event, .current: !isHeld
    case .population: !isAssigned
    case .interval, .moment, .span: false
    }
  }

  package static func == (left: Self, right: Self) -> Bool { left.name == right.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// What `list` shows of it when no field is named.
  package var listedFields: [String] { lists.isEmpty ? fields.map(\.name) : lists }

  package func field(_ name: String) -> Field? {
    let wanted = name.lowercased()
    return fields.first { $0.name == wanted || $0.aliases.contains(wanted) }
  }

  /// The column that says of its records what `column` says of another entity's: the same where it has it, else its name.
  package func label(like column: String) -> String? { labels.first { $0 == column } ?? labels.first }

  /// Whether the store numbers its records. Problems, other names of records and what only serves a metric are what is
  /// shown of them, and holidays are known by their day.
  package var isNumbered: Bool { isListed && !["problems", "name_aliases", "holidays"].contains(table) }

  /// What is planned, as it is rolled up and by the day, by the names of the records.
  static let plans: Set = ["plan_rollups", "plan_days"]

  /// Whether something of its records is kept over time: of reps their team and their manager.
  package var isAssigned: Bool { fields.contains(where: \.isAssigned) }

  /// Whether what its records were on a past day is known: owner and status of customers, status of orders.
  package var isKept: Bool { pastTable != nil || fields.contains(where: \.isKept) }

  /// Whether its records are for whoever owns their customers, whoever made them: what these were is kept.
  package var isOfOwners: Bool { isHeld && isKept }

  /// Its records as they were, as far as that is kept.
  var past: Entity {
    guard isKept else { return self }
    var entity = self
    entity.fields = fields.map(\.past)
    if let pastTable { entity.table = pastTable }
    if let pastCredits { entity.credits = pastCredits }
    return entity
  }

  /// Whether it is the day from which its records hold, or the one until which they do.
  package func isBound(_ date: Field) -> Bool { timing == .interval && ["from", "until"].contains(date.name) }

  /// The record itself: what `rep` means when asked of `reps`.
  package var key: Field {
    Field(
      name: singular, column: "id", kind: .reference(name), aliases: [], entity: name, isAssigned: false, time: nil,
      isCustom: false)
  }
}

/// A column of an entity under its name in the language.
package struct Field: Hashable, Sendable {
  package let name: String
  package let column: String
  package let kind: Kind
  package let aliases: [String]
  /// The entity whose it is; others that hold the same records may have it too.
  package let entity: String
  /// Changes over time and is read from `rep_assignments` as of the fact's day: a rep's team and manager.
  package let isAssigned: Bool
  /// The column with the time of day that goes with a date, if any.
  package let time: String?
  package let isCustom: Bool
  /// Whole days from its column's day to the moment asked about.
  package let isElapsed: Bool
  /// The weekday, 1 for Monday, the hour, or the first day of the unit of time, of its column's day; without a column, of
  /// the day that counts.
  package let part: Grain?
  /// A day that is planned: it may lie ahead, and is then known beforehand.
  package let isAhead: Bool
  /// Whether it may lie ahead, as a planned one and one of a file's own; what happened has not on a day to come.
  package var mayLieAhead: Bool { isAhead || isCustom }
  /// Several reps may share it; then it is each of them, with a part (`Entity.credits`).
  package let isCredited: Bool
  /// Of a label of a record: the entity whose record of the same id has it otherwise (`Entity.sharesIdWith`).
  package private(set) var orOf: String?
  /// The reference to a record that says it where this one does not: the stage of a deal without a probability of its own.
  package let orAlong: String?
  /// Of a target: known where its metric is money, or where it is not.
  package let isOfMoney: Bool?
  /// Whose column it is the sum of, of the records that name this one under a key: what the lines of an order come to.
  package let parts: Parts?
  /// How it follows from other records, where no column holds it.
  package let derivation: Derivation?
  /// Where what it was on a past day is kept, if it is.
  package let keeping: Keeping?
  /// Read as of the moment asked about; otherwise what is kept is read as of today.
  package private(set) var isPast = false

  package init(
    name: String, column: String, kind: Kind, aliases: [String] = [], entity: String, isAssigned: Bool = false,
    time: String? = nil, isCustom: Bool = false, isElapsed: Bool = false, isAhead: Bool = false,
    isCredited: Bool = false, keeping: Keeping? = nil, part: Grain? = nil, orOf: String? = nil, orAlong: String? = nil,
    isOfMoney: Bool? = nil, parts: Parts? = nil, derivation: Derivation? = nil
  ) {
    self.name = name
    self.column = column
    self.kind = kind
    self.aliases = aliases
    self.entity = entity
    self.isAssigned = isAssigned
    self.time = time
    self.isCustom = isCustom
    self.isElapsed = isElapsed
    self.isAhead = isAhead
    self.isCredited = isCredited
    self.part = part
    self.orOf = orOf
    self.orAlong = orAlong
    self.isOfMoney = isOfMoney
    self.keeping = keeping
    self.parts = parts
    self.derivation = derivation
  }

  func or(of other: String?) -> Field {
    var field = self
    field.orOf = other
    return field
  }

  /// As it was, where that is kept.
  var past: Field {
    var field = self
    field.isPast = isKept
    return field
  }

  package var isKept: Bool { keeping != nil }

  /// The column of `party_states` that keeps it.
  package var keptColumn: String { if case .reference = kind { "owner_id" } else { column } }

  package struct Parts: Hashable, Sendable {
    package let table: String
    package let key: String
  }

  package enum Derivation: String, Hashable, Sendable {
    /// Of work: whether on its day its deal was open, or one of its customer; a deal is open on the day that closes it, too.
    case openDeal = "open_deal"
    /// Of a deal: when the lead that it names was created. One that names none is of the first lead that its customer was,
    /// unless it is older than that.
    case leadDay = "lead_day"
    /// Of an order: whether one of its lines has an amount.
    case priced
  }

  package enum Keeping: Hashable, Sendable {
    /// In `party_states`: owner and status of customers and leads.
    case states
    /// In the column of the same name of what is worked out as of a moment, under a key that is the record's `own` column.
    case then(table: String, key: String, own: String)
  }

  package enum Kind: Hashable, Sendable {
    case text, number, money, quantity, percent, days, minutes, date, boolean
    /// Another entity's record.
    case reference(String)

    package var isNumeric: Bool {
      switch self {
      case .number, .money, .quantity, .percent, .days, .minutes: true
      case .text, .date, .boolean, .reference: false
      }
    }

    /// As `Field.storedScale`.
    package var storedScale: Int {
      switch self {
      case .quantity: 1000
      case .percent: 10_000
      case .text, .number, .money, .days, .minutes, .date, .boolean, .reference: 1
      }
    }
  }

  /// Of what may hold still, when it ends; what holds still ends on no day.
  package var isEnd: Bool { column == "until_on" && name != column }

  /// The same as it lies in the store, where what holds still ends after every day.
  package var stored: Field { Field(name: column, column: column, kind: kind, entity: entity) }

  package var isReference: Bool { if case .reference = kind { true } else { false } }

  package var isNumeric: Bool { kind.isNumeric }

  /// How many stored units make one unit of the language; money stays in minor units.
  package var storedScale: Int { kind.storedScale }
}

/// What rows can be made of: a way from any fact to a value.
package struct Dimension: Hashable, Sendable {
  package let name: String
  package let aliases: [String]
  /// Ways to reach it, in order of preference, as field names from the fact: `["rep", "team"]`.
  package let paths: [[String]]
  /// Upper-exclusive edges when a number is cut into bands.
  package let bands: [Int]
  /// Days late: the edges written are last days inside (`30, 60`: 1-30, 31-60), and what is not due comes first.
  package let isAgeing: Bool
  /// Each kind of record has its own, which is none of another kind: the status of an order and of a customer.
  package let isApart: Bool

  package init(
    name: String, aliases: [String] = [], paths: [[String]], bands: [Int] = [], isAgeing: Bool = false,
    isApart: Bool = false
  ) {
    self.name = name
    self.aliases = aliases
    self.paths = paths
    self.bands = bands
    self.isAgeing = isAgeing
    self.isApart = isApart
  }

  /// Upper-exclusive edges for those written after `in bands`; without them its own.
  func edges(_ written: [NumberLiteral]) -> [NumberLiteral] {
    let found = written.isEmpty ? bands.map { NumberLiteral(digits: $0) } : written
    guard isAgeing else { return found }
    return ([1] + found.compactMap(\.integer).filter { $0 > 0 }.map { $0 + 1 }).map { NumberLiteral(digits: $0) }
  }
}

/// A column reached from a fact by following references: `activities.customer.industry`.
package struct ColumnPath: Hashable, Sendable {
  package var root: String
  /// The reference fields followed, in order.
  package var references: [Field]
  package var field: Field

  package init(root: String, references: [Field], field: Field) {
    self.root = root
    self.references = references
    self.field = field
  }

  /// All that it goes through, the value's own in the end.
  package var fields: [Field] { references + [field] }
}
