import Values

extension SampleWorld {
  struct Activity {
    var type: String
    var isOutbound: Bool?
    var status = "done"
    var due: CivilDate?
    var done: CivilDate?
    /// Of the day.
    var minute = 0
    var minutes: Int?
    var outcome: String?
    var subject: String?
    var note: String?
    var rep: Int
    var party: Int
    var lead: Int?
    var deal: Int?

    var day: CivilDate { done ?? due ?? CivilDate(dayNumber: 0) }
  }

  /// First what deals and leads needed, then what every rep did besides, then what is planned.
  mutating func work() {
    var visits = [[Int]](repeating: [Int](repeating: 0, count: today - start + 1), count: reps.count)
    for index in deals.indices { work(on: index, &visits) }
    for index in leads.indices { answer(index) }
    for rep in reps.indices { fill(rep, &visits) }
    for rep in reps.indices where reps[rep].left == nil { plan(rep) }
    if !calendar.isWorkday(today) { workOnAFreeDay() }
    activities.sort { ($0.day, $0.minute, $0.rep, $0.party) < ($1.day, $1.minute, $1.rep, $1.party) }
  }

  /// Visits, calls and a demo between a deal's opening and its end; the proposal itself where no quote was written.
  private mutating func work(on index: Int, _ visits: inout [[Int]]) {
    let deal = deals[index]
    let first = max(deal.created, start)
    let last = min(deal.closed.map { $0 - 1 } ?? deal.lastWork, today)
    guard last > first else { return }
    func add(_ type: String, _ world: inout SampleWorld) -> Bool {
      let wanted = first + world.random.between(1, last - first)
      let rep = world.parties[deal.party].owner(on: wanted)
      guard let day = world.workday(of: rep, from: first, near: wanted), day <= world.lastReport(rep) else {
        return false
      }
      world.record(type, on: day, rep: rep, party: deal.party, deal: index)
      if type == "visit" { visits[rep][day - world.start] += 1 }
      return true
    }
    let goal = deal.state == "won" ? random.between(2, 5) : random.between(1, 4)
    for _ in 0..<goal { _ = add("visit", &self) }
    for _ in 0..<random.between(0, 2) { _ = add("call", &self) }
    if random.chance(30) { _ = add("demo", &self) }
    if random.chance(25) { _ = add("meeting", &self) }
    if random.chance(35) { _ = add("email", &self) }
    if deal.quote == nil, let proposal = deal.states.first(where: { $0.stage == Self.proposalStage }) {
      let rep = proposal.owner
      if works(rep, on: proposal.from), proposal.from <= lastReport(rep) {
        record("proposal", on: proposal.from, rep: rep, party: deal.party, deal: index)
      }
    }
  }

  /// The first call to a lead: within the hour for the website's, else within two days; one in twelve never.
  private mutating func answer(_ index: Int) {
    let lead = leads[index]
    let party = parties[lead.party]
    let rep = party.owners[0].rep
    guard !random.chance(8) else { return }
    var minute = lead.minute + (party.source == 0 ? random.between(4, 110) : random.between(30, 1500))
    var day = party.created
    while minute > 19 * 60 || !works(rep, on: day) {
      day = day + 1
      minute = 9 * 60 + minute % 120
      if day > today { return }
    }
    guard day <= lastReport(rep) else { return }
    record("call", on: day, rep: rep, party: lead.party, lead: index, minute: minute, isOutbound: true)
    for _ in 0..<random.between(0, 2) {
      let wanted = day + random.between(1, 15)
      guard wanted <= lastReport(rep), works(rep, on: wanted) else { continue }
      record(random.chance(70) ? "call" : "email", on: wanted, rep: rep, party: lead.party, lead: index)
    }
  }

  /// Brings every day of a rep to the usual number of visits, and adds the rest of the day's work.
  private mutating func fill(_ rep: Int, _ visits: inout [[Int]]) {
    let style = reps[rep].style
    let portfolio = parties.indices.filter { index in
      parties[index].isCustomer && parties[index].owners.contains { $0.rep == rep }
    }
    guard !portfolio.isEmpty else { return }
    // Everybody has a level of the own: the strong ones differ by a visit every other day.
    let level = style == .strong ? style.visits + (rep * 7) % 8 - 3 : style.visits
    var day = max(start, reps[rep].hired)
    while day <= lastReport(rep) {
      defer { day = day + 1 }
      guard works(rep, on: day) else { continue }
      var goal = random.roughly(level)
      if goal > 1, random.chance(30) { goal += random.chance(50) ? 1 : -1 }
      if style == .slump, day >= thisMonth { goal = random.between(4, 5) }
      for _ in 0..<max(0, goal - visits[rep][day - start]) {
        let party = customer(of: rep, in: portfolio, on: day)
        record("visit", on: day, rep: rep, party: party)
      }
      for (type, tenths) in [("call", 5), ("email", 2), ("message", 1), ("meeting", 1)] {
        for _ in 0..<random.roughly(tenths) {
          record(type, on: day, rep: rep, party: customer(of: rep, in: portfolio, on: day))
        }
      }
      if random.chance(3) { record("task", on: day, rep: rep, party: random.pick(portfolio)) }
      if random.chance(2) { record("note", on: day, rep: rep, party: random.pick(portfolio)) }
    }
  }

  private mutating func customer(of rep: Int, in portfolio: [Int], on day: CivilDate) -> Int {
    for _ in 0..<4 {
      let party = random.pick(portfolio)
      if parties[party].created < day, parties[party].owner(on: day) == rep { return party }
    }
    return portfolio[0]
  }

  /// The next two weeks, and a few things that should have been done.
  private mutating func plan(_ rep: Int) {
    let portfolio = parties.indices.filter { parties[$0].isCustomer && parties[$0].owner(on: today) == rep }
    guard !portfolio.isEmpty else { return }
    for offset in 1...14 where works(rep, on: today + offset) && random.chance(60) {
      activities.append(
        Activity(
          type: random.pick(["visit", "call", "meeting"]), status: "planned", due: today + offset,
          subject: "planned", rep: rep, party: random.pick(portfolio)))
    }
    for _ in 0..<random.between(1, 3) {
      let due = calendar.workday(onOrBefore: today - random.between(1, 20))
      activities.append(
        Activity(
          type: "task", status: "planned", due: due, subject: "prepare offer", rep: rep, party: random.pick(portfolio)))
    }
  }

  /// On a Sunday or a holiday, somebody reported something all the same.
  private mutating func workOnAFreeDay() {
    for rep in reps.indices where reps[rep].style == .strong {
      guard let party = parties.firstIndex(where: { $0.isCustomer && $0.owner(on: today) == rep }) else { continue }
      record("call", on: today, rep: rep, party: party)
    }
  }
}
