import Store
import Values

/// Who works there, where customers come from, and who they are.
extension RandomRecords {
  mutating func people() throws(StoreError) {
    for currency in ["EUR", "CHF"] {
      try connection.run("INSERT OR IGNORE INTO currencies (code) VALUES (?)", [.text(currency)])
    }
    for number in 1...14 {
      let day = later(.text(today.iso), by: -number * 37)
      try connection.run(
        "INSERT OR IGNORE INTO holidays VALUES (?, ?, ?)",
        [day, .text("Day \(number)"), .integer(dice.chance(40) ? 1 : 0)])
    }
    let teams: [(String, Int?)] = [("Sales", nil), ("North", 1), ("South", 1), ("Solo", nil)]
    for (index, team) in teams.enumerated() {
      try add(
        "teams",
        [
          ("id", .integer(index + 1)), ("name", .text(team.0)), ("parent_id", team.1.map(SQLValue.integer)),
          ("manager_id", maybe(70, .integer(dice.within(1...3)))), ("region", maybe(60, word(["East", "West"]))),
        ])
    }
    if dice.chance(60) { try teamMoves() }
    let names = ["Ann", "Bo", "Li Na", "Li Na", "Ärik", "Eve", "100% Tom", "李雷", "Zed"]
    for (index, name) in names.enumerated() {
      let id = index + 1
      let hired = day(from: -900, to: -100)
      try add(
        "reps",
        [
          ("id", .integer(id)), ("name", .text(name)), ("role", word(["rep", "rep", "manager", "director"])),
          ("is_selling", .integer(id == 9 ? 0 : 1)), ("email", maybe(50, .text("\(id)@x.org"))),
          ("team_id", maybe(85, number(1...4))),
          ("manager_id", id == 1 ? nil : maybe(80, .integer(dice.within(1...(id - 1))))),
          ("hired_on", id == 2 ? nil : id == 8 ? later(.text(today.iso), by: 10) : hired),
          ("custom_grade", maybe(70, word(["junior", "senior"]))),
          ("left_on", id == 3 ? later(hired, by: 400) : id == 4 ? day(from: -80, to: 20) : nil),
        ])
      if id % 3 != 0 { try assignments(of: id) }
      for _ in 0..<dice.below(6) {
        try connection.run(
          "INSERT OR IGNORE INTO rep_leave (rep_id, day, reason) VALUES (?, ?, 'ill')", [.integer(id), day(from: -200)])
      }
    }
    for (id, name) in ["Uplands", "Lowlands"].enumerated() {
      try add("territories", [("id", .integer(id + 1)), ("name", .text(name)), ("region", maybe(50, .text("East")))])
    }
    for rep in 1...4 {
      try add(
        "territory_assignments",
        [("territory_id", .integer(rep % 2 + 1)), ("rep_id", .integer(rep)), ("from_on", .text("2020-01-01"))])
    }
  }

  /// South was part of Solo or of none before it became part of Sales.
  private mutating func teamMoves() throws(StoreError) {
    let moved = day(from: -500, to: -20)
    try add(
      "team_assignments",
      [
        ("team_id", .integer(3)), ("from_on", .text("0001-01-01")), ("until_on", moved),
        ("parent_id", maybe(70, .integer(4))),
      ])
    try add("team_assignments", [("team_id", .integer(3)), ("from_on", moved), ("parent_id", .integer(1))])
  }

  /// Two or three stays in teams, one after the other, sometimes with a gap between them.
  private mutating func assignments(of rep: Int) throws(StoreError) {
    var from: SQLValue = dice.chance(50) ? .text("0001-01-01") : day(from: -700, to: -500)
    let count = dice.within(1...3)
    for stay in 1...count {
      let until: SQLValue =
        stay == count
        ? .text("9999-12-31")
        : later(.text(today.iso), by: -480 + stay * 160 + dice.within(0...60))
      try add(
        "rep_assignments",
        [
          ("rep_id", .integer(rep)), ("from_on", from), ("until_on", until), ("team_id", maybe(90, number(1...4))),
          ("manager_id", rep == 1 ? nil : maybe(80, .integer(dice.within(1...3)))),
        ])
      from = dice.chance(70) ? until : later(until, by: dice.within(1...25))
    }
  }

  mutating func means() throws(StoreError) {
    for (index, source) in ["website", "referral", "Fair", "partner"].enumerated() {
      try add(
        "sources",
        [
          ("id", .integer(index + 1)), ("name", .text(source)), ("channel", maybe(70, word(["online", "people"]))),
        ])
    }
    for id in 1...3 {
      let start = day(from: -500, to: -60)
      try add(
        "campaigns",
        [
          ("id", .integer(id)), ("name", .text("Campaign \(id)")), ("type", maybe(60, word(["mail", "show"]))),
          ("source_id", maybe(70, number(1...4))), ("budget", maybe(60, number(1000...90_000))), ("starts_on", start),
          ("ends_on", maybe(70, later(start, by: dice.within(10...90)))),
        ])
    }
    for _ in 0..<30 {
      try add(
        "campaign_spend",
        [
          ("campaign_id", maybe(60, number(1...3))), ("source_id", maybe(80, number(1...4))), ("spent_on", day()),
        ] + amount(1...20_000))
    }
  }

  mutating func parties() throws(StoreError) {
    for id in 1...50 { try add("parties", [("id", .integer(id))]) }
    let names = [
      "Acme", "Beta", "Acme", "Ärzte AG", "Café Un", "Cafe\u{301} Un", "50% Off", "A_B", "O'Neil \"Q\"", "华为",
    ]
    for id in 1...36 {
      try add(
        "customers",
        [
          ("id", .integer(id)), ("name", .text(id <= names.count ? names[id - 1] : "Customer \(id)")),
          ("industry", maybe(80, word(["retail", "finance", "IT", "Retail"]))),
          ("employees", maybe(80, word([5, 9, 10, 49, 50, 199, 200, 1000, 25_000]))),
          ("annual_revenue", maybe(60, number(0...90_000_000))),
          ("region", maybe(75, word(["East", "West", "Übersee"]))),
          ("city", maybe(75, word(["Oslo", "oslo", "Bern", "Caf\u{E9}", "Cafe\u{301}"]))),
          ("country", maybe(70, word(["NO", "CH"]))), ("source_id", maybe(80, number(1...4))),
          ("campaign_id", maybe(40, number(1...3))), ("owner_id", maybe(85, number(1...9))),
          ("territory_id", maybe(60, number(1...2))), ("parent_id", id > 5 ? maybe(20, number(1...5)) : nil),
          ("status", word(["prospect", "customer", "dormant", "lost"])),
          ("created_on", maybe(92, day(from: -800, to: 5))),
          ("custom_loyalty", maybe(50, word(["gold", "silver"]))), ("custom_vip", maybe(60, .integer(dice.below(2)))),
          ("custom_visitors", maybe(60, .real(Double(dice.within(0...4000)) / 4))),
          ("custom_renewed", maybe(50, day(from: -500, to: 60))),
        ])
    }
    for id in 1...18 {
      try add(
        "contacts",
        [
          ("customer_id", maybe(90, number(1...50))), ("name", .text("Contact \(id)")),
          ("title", maybe(60, word(["CEO", "Buyer"]))), ("city", maybe(60, word(["Oslo", "Bern"]))),
          ("created_on", maybe(85, day())),
        ])
    }
    // The last of the customers were leads and kept their ids; the rest still are.
    for id in 30...50 {
      let created = day(from: -500)
      try add(
        "leads",
        [
          ("id", .integer(id)), ("name", .text(id % 7 == 0 ? "Acme" : "Lead \(id)")),
          ("company", maybe(60, .text("Firm \(id)"))),
          ("industry", maybe(60, word(["retail", "mining"]))), ("region", maybe(60, word(["East", "North"]))),
          ("source_id", maybe(85, number(1...4))), ("campaign_id", maybe(40, number(1...3))),
          ("rep_id", maybe(85, number(1...9))), ("status", word(["new", "qualified", "lost"])),
          ("created_on", maybe(95, created)), ("created_time", maybe(70, time())),
          ("qualified_on", maybe(50, later(created, by: dice.within(0...40)))),
          ("disqualified_on", maybe(20, later(created, by: dice.within(0...60)))),
          ("disqualify_reason", maybe(20, word(["budget", "spam"]))),
          ("converted_on", id <= 36 ? later(created, by: 50) : nil), ("customer_id", .integer(id)),
        ])
    }
    for _ in 0..<30 {
      let (field, words) = dice.pick([
        ("city", ["Oslo", "Bern", "Caf\u{E9}"]), ("industry", ["retail", "Finance", "IT"]),
        ("region", ["East", "West"]), ("source", ["website", "Fair"]), ("employees", ["50", "49"]),
      ])
      try add(
        "customer_changes",
        [
          ("customer_id", number(1...36)), ("changed_on", day()), ("field", .text(field)),
          ("old_value", maybe(70, word(words))), ("new_value", maybe(90, word(words))),
          ("rep_id", maybe(80, number(1...9))),
        ])
    }
  }

  /// Owners and states of some leads and customers over time, one after the other, now and then with a gap.
  mutating func partyHistory() throws(StoreError) {
    for party in 1...50 where dice.chance(40) {
      var from = day(from: -700, to: -300)
      let count = dice.within(1...3)
      let isLead = party > 36
      for stay in 1...count {
        let until: SQLValue = stay == count ? .text("9999-12-31") : later(from, by: dice.within(1...200))
        let states =
          isLead || stay == 1 && dice.chance(20)
          ? ["new", "qualified"] : ["prospect", "customer", "dormant", "lost"]
        try add(
          "party_states",
          [
            ("party_id", .integer(party)), ("from_on", from), ("until_on", until),
            ("owner_id", maybe(85, number(1...9))), ("status", maybe(92, word(states))),
          ])
        from = dice.chance(85) ? until : later(until, by: dice.within(1...30))
      }
    }
  }

  private mutating func word(_ numbers: [Int]) -> SQLValue { .integer(dice.pick(numbers)) }
}
