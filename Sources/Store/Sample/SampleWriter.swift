import Values

/// Days as the store writes them, made once each.
struct DayTexts {
  private let first: CivilDate
  private let texts: [String]

  init(_ period: Period) {
    first = period.start
    texts = (0..<period.dayCount).map { (period.start + $0).iso }
  }

  subscript(day: CivilDate) -> SQLValue {
    let offset = day - first
    return .text(texts.indices.contains(offset) ? texts[offset] : day.iso)
  }

  subscript(day: CivilDate?) -> SQLValue { day.map { self[$0] } ?? .null }
}

/// One row in the making, column by column.
struct SampleRow {
  private(set) var values: [SQLValue] = []

  init(_ id: Int? = nil) { if let id { values.append(.integer(id)) } }

  func with(_ number: Int?) -> SampleRow { adding(number.map(SQLValue.integer) ?? .null) }
  func with(_ text: String?) -> SampleRow { adding(text.map(SQLValue.text) ?? .null) }
  func with(_ value: SQLValue) -> SampleRow { adding(value) }

  private func adding(_ value: SQLValue) -> SampleRow {
    var row = self
    row.values.append(value)
    return row
  }
}

extension SampleWorld {
  /// Fills an empty store whose indexes are still to be made.
  mutating func write(to store: Connection) throws(StoreError) {
    try writeCalendar(store)
    try writePeople(store)
    try writeMeans(store)
    try writeParties(store)
    try writeProducts(store)
    try writeDeals(store)
    try writeActivities(store)
    try writeOrders(store)
    try writeMoney(store)
    try writeStock(store)
    try writeExpenses(store)
    try writePlans(store)
    try writeLineage(store)
  }

  func repID(_ rep: Int) -> Int { Rep.firstID + rep }
  func teamID(_ team: Int) -> Int { team + 2 }
  func territoryID(_ party: Party) -> Int {
    party.region * 2 + (SampleCast.teams[party.region].cities.firstIndex(of: party.city) ?? 0) / 2 + 1
  }

  static func clock(_ minute: Int) -> String {
    CivilDate.padded(minute / 60 % 24, 2) + ":" + CivilDate.padded(minute % 60, 2) + ":00"
  }

  func moment(_ day: CivilDate, hour: Int = 9) -> String { "\(day.iso)T\(CivilDate.padded(hour, 2)):00:00Z" }

  private func writeCalendar(_ store: Connection) throws(StoreError) {
    try store.insert(
      into: "holidays", columns: "day, name, is_worked",
      calendar.holidays.map { [days[$0.day], .text($0.name), .integer($0.isWorked ? 1 : 0)] })
    try WorkCalendar(store).refreshWorkdays()
    try store.run(
      """
      INSERT INTO currencies (code, name, minor_digits)
      VALUES ('CNY', 'Renminbi', 2), ('USD', 'US dollar', 2), ('EUR', 'Euro', 2), ('GBP', 'Pound', 2)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name
      """)
    var rates: [[SQLValue]] = []
    var month = start
    while month <= today {
      for currency in ["USD", "EUR"] {
        rates.append([.text(currency), days[month], .integer(Self.rate(of: currency, on: month))])
      }
      month = month.adding(months: 1)
    }
    try store.insert(into: "exchange_rates", columns: "currency, valid_on, rate_e8", rates)
  }

  private mutating func writePeople(_ store: Connection) throws(StoreError) {
    let rep = "id, external_id, name, role, is_selling, email, title, team_id, manager_id, hired_on, left_on"
    try store.execute("INSERT INTO teams (id, name) VALUES (1, 'Sales')")
    for (index, team) in SampleCast.teams.enumerated() {
      try store.run(
        "INSERT INTO teams (id, external_id, name, parent_id, region) VALUES (?, ?, ?, 1, ?)",
        [.integer(teamID(index)), .text("T\(index + 1)"), .text(team.name), .text(team.name)])
    }
    func employee(_ id: Int) -> String { "E" + CivilDate.padded(id, 4) }
    func mail(_ id: Int) -> String { employee(id).lowercased() + "@example.com" }
    let began = days[start - 1100]
    var rows = [
      SampleRow(1).with(employee(1)).with(SampleCast.director).with("director").with(0).with(mail(1))
        .with("Sales director").with(1).with(nil as Int?).with(began).with(.null).values
    ]
    for (index, team) in SampleCast.teams.enumerated() {
      let id = index + 2
      rows.append(
        SampleRow(id).with(employee(id)).with(team.manager).with("manager").with(0).with(mail(id)).with("Team manager")
          .with(teamID(index)).with(1).with(began).with(.null).values)
    }
    for (index, person) in reps.enumerated() {
      let id = repID(index)
      rows.append(
        SampleRow(id).with(employee(id)).with(person.name).with("rep").with(1).with(mail(id))
          .with(person.style == .novice ? "Junior sales" : "Sales").with(teamID(person.team)).with(person.team + 2)
          .with(days[person.hired]).with(days[person.left]).values)
    }
    try store.insert(into: "reps", columns: rep, rows)
    try store.execute("UPDATE teams SET manager_id = CASE id WHEN 1 THEN 1 ELSE id END")
    try writeAssignments(store)
  }

  private mutating func writeAssignments(_ store: Connection) throws(StoreError) {
    var rows: [[SQLValue]] = []
    for rep in reps.indices {
      let all = assignments(of: rep)
      for (index, assignment) in all.enumerated() {
        rows.append([
          .integer(repID(rep)), days[assignment.from],
          index + 1 < all.count ? days[all[index + 1].from] : .text("9999-12-31"), .integer(teamID(assignment.team)),
          .integer(assignment.team + 2),
        ])
      }
    }
    try store.insert(into: "rep_assignments", columns: "rep_id, from_on, until_on, team_id, manager_id", rows)
    let leave = reps.indices.flatMap { rep in
      reps[rep].leave.map { [.integer(repID(rep)), days[$0], .text($0.dayNumber % 5 == 0 ? "sick" : "annual leave")] }
    }
    try store.insert(into: "rep_leave", columns: "rep_id, day, reason", leave)
    var territories: [[SQLValue]] = []
    var covers: [[SQLValue]] = []
    for (index, team) in SampleCast.teams.enumerated() {
      for (half, name) in team.territories.enumerated() {
        let id = index * 2 + half + 1
        territories.append([.integer(id), .text("R\(id)"), .text(name), .text(team.name)])
        for rep in reps.indices where reps[rep].team == index && rep % 2 == half {
          covers.append([
            .integer(id), .integer(repID(rep)), days[reps[rep].hired],
            reps[rep].left.map { days[$0] } ?? .text("9999-12-31"),
          ])
        }
      }
    }
    try store.insert(into: "territories", columns: "id, external_id, name, region", territories)
    try store.insert(into: "territory_assignments", columns: "territory_id, rep_id, from_on, until_on", covers)
  }
}
