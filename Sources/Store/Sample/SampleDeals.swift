import Values

extension SampleWorld {
  struct Deal {
    let party: Int
    let lead: Int?
    let created: CivilDate
    /// Who gets the credit.
    var rep: Int
    var owner: Int
    var state = "open"
    var closed: CivilDate?
    var states: [State] = []
    var quote: Quote?
    var lossReason: String?
    var competitor: String?
    var split: (rep: Int, share: Int)?
    /// Of the order that a won deal leads to.
    var lines: [Line] = []
    var type = "new business"
    /// The last day anybody worked on it.
    var lastWork: CivilDate

    struct State {
      var from: CivilDate
      var stage: Int
      var state: String
      var owner: Int
      var amount: Int
      var expected: CivilDate
    }

    struct Quote {
      let sent: CivilDate?
      let status: String
    }
  }

  static let wonStage = 4
  static let lostStage = 5
  static let proposalStage = 2

  mutating func openDeals() {
    for (lead, record) in leads.enumerated() {
      guard let converted = record.converted else { continue }
      openDeal(of: record.party, lead: lead, on: converted)
    }
    var portfolios = [[Int]](repeating: [], count: reps.count)
    for (index, party) in parties.enumerated() where party.isCustomer {
      for owner in party.owners { portfolios[owner.rep].append(index) }
    }
    for rep in reps.indices where !portfolios[rep].isEmpty {
      var month = max(start, reps[rep].hired.firstOfMonth)
      while month <= today {
        for _ in 0..<random.roughly(reps[rep].style.deals) {
          let day = month + random.below(CivilDate.daysInMonth(year: month.year, month: month.month))
          guard day <= lastReport(rep), works(rep, on: day) || works(rep, on: day - 1), day > start else { continue }
          let candidates = (0..<8).map { _ in random.pick(portfolios[rep]) }
          guard let party = candidates.first(where: { parties[$0].created < day && parties[$0].owner(on: day) == rep })
          else { continue }
          openDeal(of: party, lead: nil, on: day)
        }
        month = month.adding(months: 1)
      }
    }
    deals.sort { ($0.created, $0.party) < ($1.created, $1.party) }
  }

  private mutating func openDeal(of party: Int, lead: Int?, on created: CivilDate) {
    let rep = parties[party].owner(on: created)
    let style = reps[rep].style
    let size = parties[party].employees > 400 ? 2 : 1
    let cycle =
      (style == .strong || style == .sparse ? random.around(14, 62) : random.around(20, 100)) * (size == 2 ? 5 : 4) / 4
    let close = calendar.workday(onOrAfter: created + cycle)
    let isStalled = random.chance(4)
    let isOpen = isStalled || close > today || neverCloses(parties[party].owner(on: close), on: close)
    let luck = style.wins * SampleCast.sources[parties[party].source].luck / 100
    let isWon = !isOpen && random.chance(luck)
    var amount = random.around(12, 130) * 100_000 * size

    var deal = Deal(
      party: party, lead: lead, created: created, rep: rep, owner: rep, lastWork: isStalled ? created + 20 : close)
    if deal.lastWork > today { deal.lastWork = today }
    if parties[party].created < created - 300 {
      deal.type = random.pick(["existing business", "renewal", "new business"])
    }
    let firstAmount = amount
    if isWon {
      deal.lines = lines(worth: amount)
      amount = deal.lines.reduce(0) { $0 + $1.amount }
    }

    // The path: when each stage was reached, and how far it went.
    let depth = isWon ? 3 : isStalled ? random.below(3) : isOpen ? 3 : random.weighted([2, 3, 5, 4])
    var expected = close + random.between(-8, 10)
    var path = [Deal.State(from: created, stage: 0, state: "open", owner: rep, amount: firstAmount, expected: expected)]
    for (stage, share) in [(1, 20), (2, 45), (3, 75)] where stage <= depth {
      if stage == 3, random.chance(15) { continue }
      let day = calendar.workday(onOrAfter: created + cycle * share / 100 + random.below(3))
      guard day > path[path.count - 1].from, day < close, day <= min(deal.lastWork, lastReport(rep)) else { continue }
      if random.chance(28) { expected = expected + random.between(12, 40) }
      path.append(
        Deal.State(
          from: day, stage: stage, state: "open", owner: rep,
          amount: stage >= Self.proposalStage ? amount : firstAmount, expected: expected))
    }
    if isOpen, !isStalled, expected < today, random.chance(75) {
      let day = calendar.workday(onOrBefore: today - random.between(1, 20))
      if day > path[path.count - 1].from, day <= lastReport(rep) {
        var push = path[path.count - 1]
        push.from = day
        push.expected = today + random.between(8, 60)
        path.append(push)
      }
    }
    quote(&deal, path, isOpen: isOpen, isWon: isWon)
    if !isOpen { finish(&deal, &path, on: close, isWon: isWon, amount: amount) }
    follow(&deal, &path)
    deal.states = path
    deals.append(deal)
  }

  /// Whether a rep lets nothing close on `day`: it stays open and is expected later.
  private func neverCloses(_ rep: Int, on day: CivilDate) -> Bool {
    switch reps[rep].style {
    case .novice: true
    case .slump, .busy: day >= thisMonth
    case .silent: day >= silence
    case .strong, .steady, .sparse, .leaver: false
    }
  }

  private mutating func quote(_ deal: inout Deal, _ path: [Deal.State], isOpen: Bool, isWon: Bool) {
    guard let proposal = path.first(where: { $0.stage == Self.proposalStage }) else { return }
    if random.chance(85) {
      deal.quote = Deal.Quote(sent: proposal.from, status: isOpen ? "sent" : isWon ? "accepted" : "rejected")
    } else if isOpen, random.chance(30) {
      deal.quote = Deal.Quote(sent: nil, status: "draft")
    }
  }

  private mutating func finish(
    _ deal: inout Deal, _ path: inout [Deal.State], on close: CivilDate, isWon: Bool, amount: Int
  ) {
    var last = path[path.count - 1]
    // A few were lost first and came back.
    if isWon, random.chance(3), close - last.from > 12 {
      last.from = last.from + random.between(2, 5)
      path.append(
        Deal.State(
          from: last.from, stage: Self.lostStage, state: "lost", owner: last.owner, amount: last.amount,
          expected: last.expected))
      last.from = last.from + random.between(2, 5)
      last.stage = Self.proposalStage
      path.append(last)
    }
    deal.state = isWon ? "won" : "lost"
    deal.closed = close
    last.from = close
    last.stage = isWon ? Self.wonStage : Self.lostStage
    last.state = deal.state
    last.amount = amount
    path.append(last)
    if !isWon {
      deal.lossReason = random.chance(90) ? random.pick(SampleCast.lossReasons) : nil
      if deal.lossReason == "competitor" { deal.competitor = random.pick(SampleCast.competitors) }
    } else if random.chance(4) {
      let colleagues = reps.indices.filter {
        $0 != deal.rep && reps[$0].team == reps[deal.rep].team && reps[$0].hired < deal.created && reps[$0].left == nil
          && reps[$0].style == .steady
      }
      if !colleagues.isEmpty { deal.split = (random.pick(colleagues), random.pick([2000, 3000, 4000])) }
    }
  }

  /// Deals go with their customer: who owns it when they close gets the credit.
  private func follow(_ deal: inout Deal, _ path: inout [Deal.State]) {
    for change in parties[deal.party].owners where change.day > deal.created {
      if let index = path.firstIndex(where: { $0.from >= change.day }) {
        if path[index].from > change.day {
          var state = path[index - 1]
          state.from = change.day
          path.insert(state, at: index)
        }
        for later in index..<path.count { path[later].owner = change.rep }
      } else {
        var state = path[path.count - 1]
        state.from = change.day
        state.owner = change.rep
        path.append(state)
      }
      deal.owner = change.rep
      if deal.closed.map({ change.day <= $0 }) ?? true { deal.rep = change.rep }
    }
  }
}
