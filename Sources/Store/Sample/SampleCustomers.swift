import Values

extension SampleWorld {
  static let leadCount = 1500
  static let customerCount = 1000

  /// Customers from before the records start: as many as the leads will leave room for.
  mutating func foundCustomers() {
    parties.append(
      Party(
        name: "Acme", industry: 0, region: 1, city: "上海", source: 1, campaign: nil, created: start - 400,
        employees: 320, owners: [(start - 400, reps.firstIndex { $0.name == "Li Na" } ?? 0)], isCustomer: true))
    var taken: Set<String> = ["Acme"]
    for _ in 1..<620 {
      let created = start - random.between(1, 900)
      append(created: created, owner: nil, taken: &taken, source: random.weighted([22, 20, 6, 20, 10, 12, 10]))
    }
  }

  mutating func collectLeads() {
    var taken = Set(parties.map(\.name))
    let span = today - start
    var days: [CivilDate] = []
    for _ in 0..<Self.leadCount { days.append(calendar.workday(onOrBefore: start + 7 + random.below(span - 6))) }
    days.sort()
    for day in days {
      let source = random.weighted(SampleCast.sources.map(\.leads))
      append(created: day, owner: day, taken: &taken, source: source)
      let party = parties.count - 1
      parties[party].isCustomer = false
      var lead = Lead(party: party, minute: random.around(8 * 60, 20 * 60))
      let rep = parties[party].owners[0].rep
      if random.chance(SampleCast.sources[source].qualified) {
        lead.qualified = past(calendar.workday(onOrAfter: day + random.between(1, 9)), rep)
        if let qualified = lead.qualified, random.chance(78) {
          lead.converted = past(calendar.workday(onOrAfter: qualified + random.between(1, 14)), rep)
        }
      } else if random.chance(70) {
        lead.disqualified = past(calendar.workday(onOrAfter: day + random.between(2, 20)), rep)
        if lead.disqualified != nil { lead.reason = random.pick(SampleCast.disqualifyReasons) }
      }
      if lead.converted != nil { parties[party].isCustomer = true }
      parties[party].lead = leads.count
      leads.append(lead)
    }
    // Accounts were opened in the first year without a lead, until there are as many as there should be.
    while parties.count(where: \.isCustomer) < Self.customerCount {
      append(
        created: start + random.below(300), owner: nil, taken: &taken, source: random.weighted([4, 4, 1, 5, 2, 3, 2]))
    }
    passOn()
  }

  /// `nil` when the day has not come, or when the rep no longer wrote anything down by then.
  private func past(_ day: CivilDate, _ rep: Int) -> CivilDate? { day <= min(today, lastReport(rep)) ? day : nil }

  /// `owner`: the day on which the owner has to be employed; `nil` is the start of the records.
  private mutating func append(created: CivilDate, owner: CivilDate?, taken: inout Set<String>, source: Int) {
    let region = random.weighted([24, 32, 25, 19])
    let industry = random.weighted([26, 12, 22, 15, 15, 10])
    let city = random.pick(SampleCast.teams[region].cities)
    let rep = rep(in: region, on: owner ?? max(start, created))
    parties.append(
      Party(
        name: name(industry, city, &taken), industry: industry, region: region, city: city, source: source,
        campaign: campaign(of: source, on: created), created: created,
        employees: [12, 35, 80, 180, 450, 1200, 4000][random.weighted([22, 24, 20, 14, 11, 6, 3])] + random.below(11),
        owners: [(created, rep)], isCustomer: true))
  }

  private mutating func name(_ industry: Int, _ city: String, _ taken: inout Set<String>) -> String {
    while true {
      let isChinese = random.chance(55)
      var name =
        isChinese
        ? city + random.pick(SampleCast.chineseWords) + random.pick(SampleCast.chineseKinds[industry])
        : random.pick(SampleCast.englishWords) + " " + random.pick(SampleCast.englishKinds[industry])
      if taken.contains(name) { name += isChinese ? "分公司" : " " + city }
      if taken.contains(name) { name += isChinese ? "\(random.between(2, 99))店" : " \(random.between(2, 99))" }
      if taken.insert(name).inserted { return name }
    }
  }

  /// Who changes hands: the customers and leads of the rep who left go to the successor, newcomers get some of their
  /// region's, and now and then others go to a colleague.
  private mutating func passOn() {
    for index in parties.indices {
      let party = parties[index]
      let owner = party.owners[0].rep
      let newcomers = reps.indices.filter {
        reps[$0].team == party.region && reps[$0].hired > max(start, party.created) && reps[$0].style.portfolio > 1
      }
      if let left = reps[owner].left, party.created < left {
        parties[index].owners.append((left, successor))
      } else if party.isCustomer, party.lead == nil, !newcomers.isEmpty, reps[owner].style != .strong,
        random.chance(18)
      {
        let rep = random.pick(newcomers)
        if reps[rep].style != .sparse || random.chance(30) { parties[index].owners.append((reps[rep].hired, rep)) }
      } else if random.chance(3), party.created < today - 200 {
        let day = calendar.workday(onOrBefore: max(start, party.created) + random.between(60, 190))
        let next = rep(in: party.region, on: day)
        if next != owner, day > party.created, reps[next].left == nil { parties[index].owners.append((day, next)) }
      }
    }
  }
}
