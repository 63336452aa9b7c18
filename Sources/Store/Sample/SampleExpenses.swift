import Values

extension SampleWorld {
  /// The team that travels beyond its budget, and since when.
  static let spender = 2
  var spending: CivilDate { thisMonth.adding(months: -7) }

  /// Minor units of travel that a team may spend a month.
  static let travelBudget = 2_800_000
  static let mealBudget = 1_300_000

  mutating func writeExpenses(_ store: Connection) throws(StoreError) {
    var rows: [[SQLValue]] = []
    func add(
      _ world: inout SampleWorld, rep: Int?, team: Int?, party: Int?, _ category: String, _ day: CivilDate,
      _ amount: Int?,
      original: Int? = nil, currency: String? = nil, campaign: Int? = nil
    ) {
      let age = world.today - day
      let status =
        age < 8 ? "submitted" : world.random.chance(2) ? "rejected" : age < 40 ? "approved" : "paid"
      rows.append(
        SampleRow().with("X" + CivilDate.padded(rows.count + 1, 5)).with(rep.map { world.repID($0) })
          .with(team.map { world.teamID($0) }).with(party.map { $0 + 1 })
          .with(party.map { world.parties[$0].source + 1 }).with(campaign.map { $0 + 1 }).with(category)
          .with(world.days[day]).with(status).with(amount).with(original).with(currency).values)
    }
    let visits = activities.indices.filter { activities[$0].type == "visit" && activities[$0].status == "done" }
    var month = start
    while month <= today {
      let monthDays = CivilDate.daysInMonth(year: month.year, month: month.month)
      for rep in reps.indices {
        for (category, tenths, low, high) in [
          ("travel", 30, 60_000, 220_000), ("meals", 22, 18_000, 70_000), ("gifts", 4, 10_000, 40_000),
          ("training", 1, 90_000, 300_000),
        ] {
          for _ in 0..<random.roughly(tenths) {
            let day = month + random.below(monthDays)
            guard works(rep, on: day), day <= lastReport(rep) else { continue }
            var amount = random.around(low, high)
            if category == "travel", reps[rep].team == Self.spender, day >= spending { amount = amount * 23 / 10 }
            add(&self, rep: rep, team: nil, party: nil, category, day, amount)
          }
        }
      }
      for team in SampleCast.teams.indices {
        let day = calendar.workday(onOrAfter: month + 20)
        if month.month % 3 == 0, day <= today {
          add(&self, rep: nil, team: team, party: nil, "events", day, random.between(300_000, 600_000))
        }
      }
      month = month.adding(months: 1)
    }
    // Some name the customer they were for, and the stands of exhibitions their campaign.
    for index in stride(from: 0, to: visits.count, by: max(1, visits.count / 300)) {
      let visit = activities[visits[index]]
      add(&self, rep: visit.rep, team: nil, party: visit.party, "travel", visit.day, random.around(8_000, 30_000))
    }
    for (index, campaign) in campaigns.enumerated() where campaign.type == "exhibition" && campaign.period.last <= today
    {
      guard let rep = reps.firstIndex(where: { $0.team == 1 && $0.style == .steady }) else { continue }
      add(&self, rep: rep, team: nil, party: nil, "events", campaign.period.last, 800_000, campaign: index)
    }
    // Written down in pounds, for which there is no rate: counted, and not priced.
    if let rep = reps.firstIndex(where: { $0.name == "James Carter" }) {
      let day = calendar.workday(onOrBefore: today - 12)
      add(&self, rep: rep, team: nil, party: nil, "training", day, nil, original: 45_000, currency: "GBP")
    }
    try store.insert(
      into: "expenses",
      columns: """
        external_id, rep_id, team_id, customer_id, source_id, campaign_id, category, spent_on, status, amount,
        original_amount, currency
        """, rows)
  }
}
