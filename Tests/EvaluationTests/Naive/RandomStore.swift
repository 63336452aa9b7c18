import Foundation
import Semantics
import Store
import Syntax
import Values

@testable import Evaluation

/// A small company with everything odd that a store may hold: missing values, namesakes, leads that share their ids with
/// customers, people who come, go and change teams, amounts without a rate, part payments, void invoices.
struct RandomStore {
  let path: String
  let today: CivilDate
  let workspace: Workspace
  /// The workspace's as it was opened, with the formulas of all metrics read.
  let catalogue: Catalogue
  let lexicon: Lexicon
  let rows: NaiveStore
  /// Of the records only; what the program keeps beside them is made after they were read.
  private var dice: Dice
  private let connection: Connection

  /// Days on which something about the calendar is special.
  private static let mondaysAndOthers = [
    "2026-11-23", "2024-02-29", "2025-03-31", "2025-12-31", "2026-01-01", "2024-03-31", "2026-06-30",
  ]

  /// Of each type, by the kind of record that bears them.
  static let customFields = [
    ("customers", "loyalty", "text"), ("customers", "visitors", "number"), ("customers", "renewed", "date"),
    ("customers", "vip", "boolean"), ("opportunities", "effort", "number"), ("opportunities", "signed", "date"),
    ("orders", "channel_code", "text"), ("activities", "km", "number"), ("reps", "grade", "text"),
  ]

  /// What a user would define.
  static let definitions = [
    "define pitch_rate \"Pitch rate\" = closes / meetings as percent higher is better",
    "define deal_size = won_value / closes", "define km_driven = sum(activities.km on done)",
    "define slow_orders = count(orders where shipped - ordered > 10 on ordered) lower is better",
    "define gold_orders = count(orders where customer.loyalty = \"gold\" on ordered)",
    "define momentum = visits / previous(visits)", "define visit_share = share{visits} as percent",
    "define busy_customers = count(customers with visits > 1)", "define sales_per_head = sales per rep",
    "define busy_rate = busy_customers per customer as percent", "define sales_rank = rank(sales) lower is better",
    "define deal_pace = deal_size / cycle_days",
    "define segment big = customers where employees >= 50",
    "define segment hot = opportunities where amount > 1000 and stage was proposal",
  ]

  static let definedMetrics = definitions.compactMap { definition in
    let words = definition.split(separator: " ")
    return words[1] == "segment" ? nil : String(words[1])
  }

  static let parameters = [("who", "\"Ann\""), ("least", "2"), ("start", "2025-09-15"), ("part", "40%")]

  init(seed: UInt64) throws {
    dice = Dice(seed: seed)
    let days = Self.mondaysAndOthers
    guard let today = CivilDate(iso: days[Int(seed % UInt64(days.count))]) else { throw NotTaught("the day") }
    self.today = today
    path = SampleStore.folder + "/random-\(seed)-\(UUID().uuidString).db"
    connection = try Store.open(path: path, mode: .create, today: today)
    let fiscalYearStart = dice.pick([1, 1, 4, 7, 11])
    let weekStart = dice.pick(["monday", "monday", "sunday"])
    let currency = dice.pick(["USD", "CNY", "JPY", "KWD"])
    _ = try Settings.set("base_currency", to: currency, in: connection)
    _ = try Settings.set("fiscal_year_start", to: "\(fiscalYearStart)", in: connection)
    _ = try Settings.set("week_start", to: weekStart, in: connection)
    _ = try Settings.set("sales_basis", to: dice.pick(["won", "ordered", "invoiced", "collected"]), in: connection)
    try connection.execute("PRAGMA foreign_keys = OFF")
    for (entity, name, type) in Self.customFields {
      let column = ["number": "REAL", "boolean": "INTEGER"][type] ?? "TEXT"
      try connection.execute("ALTER TABLE \(entity) ADD COLUMN custom_\(name) \(column)")
      try connection.run(
        "INSERT INTO custom_fields VALUES (?, ?, ?, ?, ?)",
        [.text(entity), .text(name), .text(name.capitalized), .text(type), .text("custom_\(name)")])
    }
    var filler = RandomRecords(connection: connection, today: today, dice: dice)
    try connection.transaction { () throws(StoreError) in try filler.fill() }
    let strays = try connection.rows("PRAGMA foreign_key_check")
    guard strays.isEmpty else { throw NotTaught("a record that leads nowhere: \(strays[0])") }
    rows = try NaiveStore(
      connection, today: today.iso, fiscalYearStart: fiscalYearStart, weekStart: weekStart == "sunday" ? 7 : 1,
      minorDigits: ["JPY": 0, "KWD": 3][currency] ?? 2)
    try Derived.refresh(connection)
    try WorkCalendar(connection).refreshWorkdays()
    workspace = try Self.open(path, today: today)
    for definition in Self.definitions { try workspace.answer(definition) }
    var catalogue = workspace.catalogue
    for metric in catalogue.metrics { catalogue.add(metric) }
    self.catalogue = catalogue
    lexicon = catalogue.lexicon
  }

  /// With the parameters that questions name; two read its activities, few as they are.
  static func open(_ path: String, today: CivilDate) throws -> Workspace {
    let workspace = try Workspace(path: path, today: today)
    workspace.mayShare = { _ in true }
    for (name, value) in parameters { try workspace.answer("let $\(name) = \(value)") }
    return workspace
  }
}

/// Fills the tables by plain inserts.
struct RandomRecords {
  let connection: Connection
  let today: CivilDate
  var dice: Dice

  mutating func fill() throws(StoreError) {
    try people()
    try means()
    try parties()
    try selling()
    try work()
    try sales()
    try money()
    try plans()
    try shares()
    try partyHistory()
  }

  /// `nil` values are left out and so missing.
  mutating func add(_ table: String, _ values: [(String, SQLValue?)]) throws(StoreError) {
    let known = values.compactMap { name, value in value.map { (name, $0) } }
    let marks = known.map { _ in "?" }.joined(separator: ", ")
    try connection.run(
      "INSERT INTO \(table) (\(known.map(\.0).joined(separator: ", "))) VALUES (\(marks))", known.map(\.1))
  }

  // MARK: Values

  mutating func maybe(_ percent: Int, _ value: SQLValue) -> SQLValue? { dice.chance(percent) ? value : nil }

  mutating func number(_ range: ClosedRange<Int>) -> SQLValue { .integer(dice.within(range)) }

  mutating func word(_ words: [String]) -> SQLValue { .text(dice.pick(words)) }

  /// More of them near today, and at the ends of months.
  mutating func day(from first: Int = -600, to last: Int = 0) -> SQLValue {
    var back = dice.within(first...last)
    if dice.chance(50) { back = max(first, min(last, last - dice.below(120))) }
    var day = today.adding(days: back)
    if dice.chance(15) {
      day = day.adding(days: CivilDate.daysInMonth(year: day.year, month: day.month) - day.day)
      if day > today.adding(days: last) { day = today.adding(days: last) }
    }
    return .text(day.iso)
  }

  func later(_ value: SQLValue, by days: Int) -> SQLValue {
    guard case .text(let text) = value, let day = CivilDate(iso: text) else { return value }
    return .text(day.adding(days: days).iso)
  }

  mutating func time() -> SQLValue {
    let (hour, minute) = (dice.within(0...23), dice.within(0...59))
    return .text("\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute):00")
  }

  /// An amount, or one in a currency without a rate, or none.
  mutating func amount(_ range: ClosedRange<Int> = 1...500_000) -> [(String, SQLValue?)] {
    if dice.chance(8) { return [("original_amount", number(range)), ("currency", .text("EUR"))] }
    return [("amount", maybe(94, number(range)))]
  }

  /// Who and what for: a party, a source, a rep, each sometimes unknown.
  mutating func keys() -> [(String, SQLValue?)] {
    [
      ("customer_id", maybe(92, number(1...50))), ("source_id", maybe(85, number(1...4))),
      ("rep_id", maybe(93, number(1...9))),
    ]
  }
}
