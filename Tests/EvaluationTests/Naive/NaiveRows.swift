import Semantics
import Store

/// A value of a plain row. Texts are told apart by their bytes, as the store tells them apart.
enum Datum: Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  init(_ value: SQLValue) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .text(let text): self = .text(text)
    }
  }

  var number: Double? {
    switch self {
    case .integer(let whole): Double(whole)
    case .real(let real): real
    case .null, .text: nil
    }
  }

  var whole: Int? { if case .integer(let whole) = self { whole } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var isNull: Bool { self == .null }

  static func == (left: Datum, right: Datum) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.text(let first), .text(let second)): first.utf8.elementsEqual(second.utf8)
    case (.integer(let first), .integer(let second)): first == second
    default: left.number != nil && left.number == right.number
    }
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .integer(let whole): hasher.combine(Double(whole))
    case .real(let real): hasher.combine(real)
    case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    }
  }

  /// `nil` when one of them is missing; numbers come before texts.
  static func isLess(_ left: Datum, _ right: Datum) -> Bool? {
    if left.isNull || right.isNull { return nil }
    if let first = left.text, let second = right.text { return first.utf8.lexicographicallyPrecedes(second.utf8) }
    if let first = left.number, let second = right.number { return first < second }
    return left.number != nil
  }
}

typealias NaiveRow = [String: Datum]

extension NaiveRow {
  func at(_ column: String) -> Datum { self[column] ?? .null }
}

/// All rows of the documented tables. What the store works out from them (views, credit, roll-ups, the calendar) is not
/// read but worked out again.
final class NaiveStore {
  let today: String
  let calendar: NaiveCalendar
  private var tables: [String: [NaiveRow]] = [:]
  private var indexes: [String: [Int: NaiveRow]] = [:]
  /// Tables as of a day that are kept.
  private var momentNames: [String] = []
  private static let momentCount = 300
  private(set) var assignments: [Int: [NaiveRow]] = [:]
  /// The states of each deal, once they are asked for.
  var knownStays: [Datum: [NaiveRow]]?
  /// Who shares a deal, and how much of it, as it was said.
  private(set) var dealShares: [Int: [Int: Int]] = [:]
  /// The first day that the store's calendar holds: where work begins for a rep without a first day.
  let calendarStart: String
  let calendarEnd: String

  private static let derived: Set<String> = [
    "calendar", "plan_rollups", "team_ancestors", "rep_ancestors", "opportunity_credits", "opportunity_state_credits",
    "invoice_settlements", "dues",
  ]

  /// Decimals of money.
  let minorDigits: Int

  init(_ connection: Connection, today: String, fiscalYearStart: Int, weekStart: Int, minorDigits: Int) throws {
    self.today = today
    self.minorDigits = minorDigits
    let names = try connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    for case .text(let table) in names.compactMap(\.first) where !Self.derived.contains(table) {
      let columns = try connection.rows("SELECT name FROM pragma_table_info(?)", [.text(table)])
        .compactMap { if case .text(let name)? = $0.first { name } else { nil } }
      tables[table] = try connection.rows("SELECT * FROM \(table)").map { row in
        NaiveRow(uniqueKeysWithValues: zip(columns, row.map(Datum.init)))
      }
    }
    calendar = NaiveCalendar(
      holidays: tables["holidays"] ?? [], fiscalYearStart: fiscalYearStart, weekStart: weekStart)
    let year = Int(today.prefix(4)) ?? 2000
    calendarStart = "\(year - 12)-01-01"
    calendarEnd = "\(year + 4)-01-01"
    for row in rows(of: "opportunity_splits") {
      guard let deal = row.at("opportunity_id").whole, let rep = row.at("rep_id").whole else { continue }
      dealShares[deal, default: [:]][rep] = row.at("share_bp").whole ?? 0
    }
    workOut()
  }

  func rows(of table: String) -> [NaiveRow] {
    if let known = tables[table] { return known }
    if let made = view(table) {
      tables[table] = made
      return made
    }
    // As of today.
    guard let made = span(table, ("1900-01-01", calendar.adding(1, to: today)), today) ?? state(table, today) else {
      preconditionFailure("no table or view is called \(table)")
    }
    return made
  }

  /// As of a day, where that makes a difference.
  func rows(of table: String, asOf moment: String) -> [NaiveRow] {
    let name = table + " " + moment
    if let known = tables[name] { return known }
    guard let made = state(table, moment) else { return rows(of: table) }
    // Questions are about many days, and most of them come once.
    if momentNames.count == Self.momentCount {
      for name in momentNames { tables[name] = nil }
      momentNames = []
    }
    momentNames.append(name)
    tables[name] = made
    return made
  }

  /// What is worked out between the start of a period, `[start, end)`, and a day.
  func rows(of table: String, in period: (start: String, end: String)?, asOf moment: String) -> [NaiveRow] {
    span(table, period ?? ("1900-01-01", calendar.adding(1, to: moment)), moment) ?? rows(of: table, asOf: moment)
  }

  func replace(_ table: String, _ rows: [NaiveRow]) {
    tables[table] = rows
    indexes[table] = nil
  }

  func setAssignments(_ found: [Int: [NaiveRow]]) { assignments = found }

  func record(_ table: String, _ id: Datum) -> NaiveRow? {
    guard let id = id.whole else { return nil }
    if indexes[table] == nil {
      var index: [Int: NaiveRow] = [:]
      for row in rows(of: table) { if let key = row.at("id").whole { index[key] = row } }
      indexes[table] = index
    }
    return indexes[table]?[id]
  }

  /// What a record was on a day.
  func past(_ field: Field, of row: NaiveRow, on day: String) -> Datum {
    switch field.entity {
    case "orders", "owned_orders": pastOrder(row, on: day).at(field.column)
    case "order_lines": record("orders", row.at("order_id")).map { pastOrder($0, on: day).at("status") } ?? .null
    case "opportunities": pastDeal(row, on: day).at(field.column)
    case "leads" where field.kind != .reference("reps"): pastLead(row, on: day).at(field.column)
    case "customers" where field.column == "first_win_on":
      Self.bound(
        rows(of: "opportunities").filter { $0.at("customer_id") == row.at("id") }.map { pastDeal($0, on: day) }
          .filter { $0.at("state") == .text("won") }.compactMap { $0.at("closed_on").text }, isFirst: true)
    case "customers" where field.column.hasSuffix("order_on"):
      Self.bound(
        countingOrders(day).filter { $0.at("customer_id") == row.at("id") }.compactMap { $0.at("ordered_on").text },
        isFirst: field.column == "first_order_on")
    default: pastParty(field, row, on: day)
    }
  }

  private static func bound(_ days: [String], isFirst: Bool) -> Datum {
    (isFirst ? days.min() : days.max()).map(Datum.text) ?? .null
  }

  /// Nothing that came later is known of it.
  private func pastOrder(_ order: NaiveRow, on day: String) -> NaiveRow {
    var then = order
    let status = order.at("status")
    func isLater(_ column: String) -> Bool { order.at(column).text.map { $0 > day } ?? false }
    let isSent = order.at("shipped_on").text.map { $0 <= day } ?? false
    if status == .text("cancelled"), isLater("cancelled_on") {
      then["status"] = .text(isSent ? "shipped" : "confirmed")
    } else if [.text("shipped"), .text("delivered")].contains(status), isLater("shipped_on") {
      then["status"] = .text("confirmed")
    }
    for column in ["shipped_on", "cancelled_on"] where isLater(column) { then[column] = .null }
    return then
  }

  private func pastLead(_ lead: NaiveRow, on day: String) -> NaiveRow {
    var then = lead
    func isLater(_ column: String) -> Bool { lead.at(column).text.map { $0 > day } ?? false }
    if lead.at("converted_on").isNull || isLater("converted_on") {
      let states = rows(of: "party_states").filter { $0.at("party_id") == lead.at("id") && held($0, on: day) }
      if let status = states.first?.at("status"), !status.isNull { then["status"] = status }
    }
    for column in ["qualified_on", "disqualified_on", "converted_on"] where isLater(column) { then[column] = .null }
    if let minutes = lead.at("first_response_minutes").whole, let created = lead.at("created_on").text {
      let clock = (lead.at("created_time").text ?? "").split(separator: ":").compactMap { Int($0) }
      let start = clock.count >= 2 ? clock[0] * 60 + clock[1] : 0
      if calendar.adding((start + minutes) / 1440, to: created) > day { then["first_response_minutes"] = .null }
    }
    return then
  }

  /// A deal as its states tell it; whoever had it when it was closed is credited.
  func pastDeal(_ deal: NaiveRow, on day: String) -> NaiveRow {
    if !deal.at("past_on").isNull { return deal }
    let states = stays()[deal.at("id")] ?? []
    var then = deal
    then["past_on"] = .text(day)
    let columns = ["state", "stage_id", "owner_id", "amount", "expected_close_on"]
    let at = states.lastIndex { held($0, on: day) }
    for column in columns { then[column] = at.map { states[$0].at(column) } ?? .null }
    then["rep_id"] = then.at("owner_id")
    then["closed_on"] = .null
    then["cycle_days"] = .null
    guard let at, states[at].at("state") != .text("open") else { return then }
    var first = at
    while first > 0, states[first - 1].at("state") == states[at].at("state") { first -= 1 }
    var closed = states[first].at("from_on").text ?? ""
    if let own = deal.at("closed_on").text, own <= day { closed = own }
    then["closed_on"] = .text(closed)
    if let created = deal.at("created_on").text, let days = calendar.days(from: created, to: closed) {
      then["cycle_days"] = .integer(days)
    }
    if let closing = states.last(where: { held($0, on: closed) }) { then["rep_id"] = closing.at("owner_id") }
    return then
  }

  /// Owner or status of a customer or a lead on a day; one of whom nothing is kept is what it is.
  private func pastParty(_ field: Field, _ party: NaiveRow, on day: String) -> Datum {
    let states = rows(of: "party_states").filter { $0.at("party_id") == party.at("id") }
    let then = states.first { state in
      guard let from = state.at("from_on").text, let until = state.at("until_on").text else { return false }
      return from <= day && day < until
    }
    guard let then else { return party.at(field.column) }
    if case .reference = field.kind { return then.at("owner_id") }
    return then.at("status").isNull ? party.at("status") : then.at("status")
  }

  /// Team and manager of a rep on a day.
  func assignment(of rep: Datum, on day: String) -> NaiveRow? {
    guard let rep = rep.whole else { return nil }
    return assignments[rep]?.first { row in
      guard let from = row.at("from_on").text, let until = row.at("until_on").text else { return false }
      return from <= day && day < until
    }
  }
}
