import Values

extension SampleWorld {
  struct Line {
    let product: Int
    /// Whole pieces.
    let quantity: Int
    let discount: Int
    var amount: Int
    var original: Int?

    var gross: Int { quantity * SampleCast.products[product].price }
    var cost: Int { gross * SampleCast.products[product].cost / 100 }
  }

  struct Order {
    let party: Int
    let rep: Int
    /// Offset in `deals`.
    let deal: Int?
    let day: CivilDate
    var lines: [Line]
    var status = "delivered"
    var required: CivilDate
    var shipped: CivilDate?
    var cancelled: CivilDate?
    var currency: String?

    var amount: Int { lines.reduce(0) { $0 + $1.amount } }
  }

  /// Lines of a deal, together about as much as it was thought to be worth.
  mutating func lines(worth amount: Int) -> [Line] {
    let count = random.between(2, 5)
    return (0..<count).map { _ in
      let product = random.weighted([8, 9, 8, 10, 4, 5, 8, 4, 5, 6, 4, 6, 3, 2, 2, 3])
      let share = amount / count * random.between(60, 140) / 100
      return line(of: product, quantity: max(1, share / SampleCast.products[product].price))
    }
  }

  private mutating func line(of product: Int, quantity: Int) -> Line {
    let discount = random.chance(45) ? random.pick([300, 500, 500, 800, 1000, 1500]) : 0
    let gross = quantity * SampleCast.products[product].price
    return Line(product: product, quantity: quantity, discount: discount, amount: gross - gross * discount / 10000)
  }

  /// Orders of won deals, and what customers order again by themselves.
  mutating func takeOrders() {
    for (index, deal) in deals.enumerated() {
      guard deal.state == "won", let closed = deal.closed else { continue }
      let day = calendar.workday(onOrAfter: closed + random.below(4))
      guard day <= today else { continue }
      add(party: deal.party, deal: index, day: day, lines: deal.lines)
    }
    let wins = Dictionary(orders.map { ($0.party, $0.day) }) { min($0, $1) }
    for party in parties.indices where parties[party].isCustomer {
      let isOld = parties[party].created < start
      guard wins[party] != nil || isOld && random.chance(62) else { continue }
      var day = (wins[party] ?? start) + random.between(20, 160)
      // One in seven stops ordering some day.
      let until = random.chance(15) ? start + random.between(200, 500) : today
      while day <= until {
        let ordered = calendar.workday(onOrBefore: day)
        let lines = (0..<random.between(1, 4)).map { _ in
          random.chance(80)
            ? line(of: random.between(12, 15), quantity: random.between(5, 40))
            : line(of: random.pick([0, 1, 1, 2, 9, 11]), quantity: random.between(1, 4))
        }
        add(party: party, deal: nil, day: ordered, lines: lines)
        day = day + random.between(90, 240)
      }
    }
    orders.sort { ($0.day, $0.party) < ($1.day, $1.party) }
  }

  private mutating func add(party: Int, deal: Int?, day: CivilDate, lines: [Line]) {
    var order = Order(
      party: party, rep: deal.map { deals[$0].rep } ?? parties[party].owner(on: day), deal: deal, day: day,
      lines: lines,
      required: day + random.between(10, 21))
    let shipped = calendar.workday(onOrAfter: day + random.between(2, 9))
    if deal == nil, random.chance(1) {
      order.status = "draft"
    } else if random.chance(3) {
      let cancelled = calendar.workday(onOrAfter: day + random.between(1, 12))
      order.status = cancelled <= today ? "cancelled" : "confirmed"
      if cancelled <= today { order.cancelled = cancelled }
    } else if shipped > today {
      order.status = "confirmed"
    } else {
      order.shipped = shipped
      order.status = shipped + 5 < today ? "delivered" : "shipped"
    }
    // A few customers of the coast buy in dollars or euros.
    if deal == nil, parties[party].region > 0, random.chance(2) {
      let currency = random.chance(60) ? "USD" : "EUR"
      let rate = Self.rate(of: currency, on: day)
      order.currency = currency
      for index in order.lines.indices {
        let original = order.lines[index].amount * 100_000_000 / rate
        order.lines[index].original = original
        order.lines[index].amount = (original * rate + 50_000_000) / 100_000_000
      }
    }
    if order.status != "draft", order.status != "cancelled" {
      parties[party].firstOrder = min(parties[party].firstOrder ?? day, day)
      parties[party].lastOrder = max(parties[party].lastOrder ?? day, day)
    }
    orders.append(order)
  }

  /// Of one unit, times 10^8, for the month of `day`: a slow wave.
  static func rate(of currency: String, on day: CivilDate) -> Int {
    let month = day.year * 12 + day.month
    let wave = [0, 3, 5, 6, 5, 3, 0, -3, -5, -6, -5, -3][month % 12]
    return (currency == "USD" ? 718 : 782) * 1_000_000 + wave * 1_100_000
  }

  /// The owner and status of every party over time, in the end as it is today.
  mutating func settleStates() {
    for index in parties.indices {
      let party = parties[index]
      var marks: [(day: CivilDate, status: String)] = []
      if let lead = party.lead.map({ leads[$0] }) {
        marks.append((party.created, "new"))
        if let day = lead.qualified { marks.append((day, "qualified")) }
        if let day = lead.disqualified { marks.append((day, "disqualified")) }
        if let day = lead.converted { marks.append((day, "prospect")) }
      } else {
        let isNew = party.created >= start
        marks.append((party.created, isNew ? "prospect" : "customer"))
      }
      if let day = party.firstOrder, party.created >= start { marks.append((day, "customer")) }
      if party.isCustomer, party.firstOrder != nil || party.created < start {
        let dormant = max(party.lastOrder ?? (start - 30), start) + 270
        if dormant < today {
          marks.append((dormant, "dormant"))
          if random.chance(25), dormant + 120 < today { marks.append((dormant + 120, "lost")) }
        }
      }
      var days = marks.map(\.day) + party.owners.map(\.day)
      days.sort()
      var states: [Party.State] = []
      for day in days where states.last?.from != day {
        let status = marks.last { $0.day <= day }?.status ?? marks[0].status
        states.append(Party.State(from: day, owner: party.owner(on: day), status: status))
      }
      parties[index].states = states
      parties[index].status = states[states.count - 1].status
    }
  }
}
