import Values

extension SampleWorld {
  mutating func writeMeans(_ store: Connection) throws(StoreError) {
    try store.insert(
      into: "sources", columns: "id, name, channel",
      SampleCast.sources.enumerated().map {
        [.integer($0.offset + 1), .text($0.element.name), .text($0.element.channel)]
      })
    try store.insert(
      into: "campaigns", columns: "id, external_id, name, type, source_id, budget, starts_on, ends_on",
      campaigns.enumerated().map { index, campaign in
        SampleRow(index + 1).with("C\(index + 1)").with(campaign.name).with(campaign.type).with(campaign.source + 1)
          .with(campaign.budget).with(days[campaign.period.start]).with(days[campaign.period.last]).values
      })
    var rows: [[SQLValue]] = []
    for (index, campaign) in campaigns.enumerated() {
      let shares = campaign.type == "exhibition" ? [45, 35, 20] : [20, 30, 25, 20]
      for (part, share) in shares.enumerated() {
        let day = campaign.period.start + campaign.period.dayCount * part / shares.count
        if day > today { continue }
        rows.append([
          .integer(index + 1), .integer(campaign.source + 1), days[day],
          .integer(campaign.budget / 100 * (share + random.between(-2, 3))),
          .text(part == 0 ? "deposit" : "instalment"),
        ])
      }
    }
    // What a source costs outside of campaigns: the referral fee, the partners' share.
    var month = start
    while month <= today {
      rows.append([.null, .integer(2), days[month], .integer(random.between(300, 600) * 1000), .text("referral fees")])
      rows.append([
        .null, .integer(6), days[month], .integer(random.between(500, 900) * 1000), .text("partner programme"),
      ])
      month = month.adding(months: 1)
    }
    try store.insert(into: "campaign_spend", columns: "campaign_id, source_id, spent_on, amount, note", rows)
  }

  mutating func writeParties(_ store: Connection) throws(StoreError) {
    try store.insert(into: "parties", columns: "id", parties.indices.map { [.integer($0 + 1)] })
    try store.execute(
      """
      ALTER TABLE customers ADD COLUMN custom_loyalty TEXT;
      INSERT INTO custom_fields (entity, name, title, type, column_name)
      VALUES ('customers', 'loyalty', 'Loyalty tier', 'text', 'custom_loyalty');
      """)
    try writeCustomers(store)
    try writeLeads(store)
    let still = SQLValue.text("9999-12-31")
    var states: [[SQLValue]] = []
    for (index, party) in parties.enumerated() {
      for (number, state) in party.states.enumerated() {
        let next = number + 1 < party.states.count ? days[party.states[number + 1].from] : still
        states.append([
          .integer(index + 1), days[state.from], next, .integer(repID(state.owner)), .text(state.status),
        ])
      }
    }
    try store.insert(into: "party_states", columns: "party_id, from_on, until_on, owner_id, status", states)
  }

  private mutating func writeCustomers(_ store: Connection) throws(StoreError) {
    var rows: [[SQLValue]] = []
    var changes: [[SQLValue]] = []
    var orders = [Int](repeating: 0, count: parties.count)
    for order in self.orders { orders[order.party] += 1 }
    for (index, party) in parties.enumerated() where party.isCustomer {
      // A branch belongs to the first customer of its region and industry.
      let parent =
        party.name.hasSuffix("分公司") || random.chance(2)
        ? parties.indices.first {
          $0 != index && parties[$0].isCustomer && parties[$0].industry == party.industry
            && parties[$0].region == party.region && parties[$0].created < party.created
        } : nil
      let owner = repID(party.states[party.states.count - 1].owner)
      let loyalty = orders[index] > 5 ? "gold" : orders[index] > 2 ? "silver" : orders[index] > 0 ? "bronze" : nil
      rows.append(
        SampleRow(index + 1).with("CU" + CivilDate.padded(index + 1, 5)).with(party.name)
          .with(SampleCast.industries[party.industry]).with(party.employees)
          .with(party.employees * random.between(20, 90) * 100_000).with(SampleCast.teams[party.region].name)
          .with(party.city).with("China").with("+86 20 " + CivilDate.padded(random.below(10_000_000), 8))
          .with("office@c\(index + 1).example.com").with(party.source + 1).with(party.campaign.map { $0 + 1 })
          .with(owner).with(territoryID(party)).with(parent.map { $0 + 1 }).with(party.status)
          .with(days[party.created]).with(loyalty).values)
      if random.chance(30) {
        let from = max(start, party.created)
        let day = from + random.below(max(1, today - from))
        let field = random.pick(["employees", "city", "phone", "industry"])
        let before =
          switch field {
          case "employees": String(max(1, party.employees * random.between(60, 95) / 100))
          case "city": SampleCast.teams[(party.region + 1) % 4].cities[0]
          case "industry": SampleCast.industries[(party.industry + 1) % SampleCast.industries.count]
          default: "+86 20 00000000"
          }
        let after: SQLValue =
          switch field {
          case "employees": .text(String(party.employees))
          case "city": .text(party.city)
          case "industry": .text(SampleCast.industries[party.industry])
          default: rows[rows.count - 1][9]
          }
        changes.append([
          .integer(index + 1), days[day], .text(field), .text(before), after, .integer(repID(party.owner(on: day))),
        ])
      }
    }
    try store.insert(
      into: "customers",
      columns: """
        id, external_id, name, industry, employees, annual_revenue, region, city, country, phone, email, source_id,
        campaign_id, owner_id, territory_id, parent_id, status, created_on, custom_loyalty
        """, rows)
    try store.insert(
      into: "customer_changes", columns: "customer_id, changed_on, field, old_value, new_value, rep_id", changes)
    try writeContacts(store)
  }

  private mutating func writeContacts(_ store: Connection) throws(StoreError) {
    var rows: [[SQLValue]] = []
    for (index, party) in parties.enumerated() where party.isCustomer {
      for _ in 0..<random.between(1, 2) {
        rows.append(
          SampleRow(index + 1).with(person()).with(random.pick(SampleCast.titles))
            .with("p\(rows.count + 1)@c\(index + 1).example.com").with(
              "+86 1" + CivilDate.padded(random.below(1_000_000_000), 10)
            )
            .with(party.city).with(SampleCast.teams[party.region].name).with("China").with(days[party.created]).values)
      }
      contacts[index] = rows.count
    }
    try store.insert(
      into: "contacts", columns: "customer_id, name, title, email, phone, city, region, country, created_on", rows)
  }

  private mutating func writeLeads(_ store: Connection) throws(StoreError) {
    var rows: [[SQLValue]] = []
    for (number, lead) in leads.enumerated() {
      let party = parties[lead.party]
      let rep = repID(party.states[party.states.count - 1].owner)
      rows.append(
        SampleRow(lead.party + 1).with("L" + CivilDate.padded(number + 1, 5)).with(person()).with(party.name)
          .with("lead\(number + 1)@example.com").with("+86 1" + CivilDate.padded(random.below(1_000_000_000), 10))
          .with(SampleCast.industries[party.industry]).with(SampleCast.teams[party.region].name).with(party.source + 1)
          .with(party.campaign.map { $0 + 1 }).with(rep).with(lead.status).with(days[party.created])
          .with(Self.clock(lead.minute)).with(days[lead.qualified]).with(days[lead.disqualified]).with(lead.reason)
          .with(days[lead.converted]).with(lead.party + 1).values)
    }
    try store.insert(
      into: "leads",
      columns: """
        id, external_id, name, company, email, phone, industry, region, source_id, campaign_id, rep_id, status, created_on,
        created_time, qualified_on, disqualified_on, disqualify_reason, converted_on, customer_id
        """, rows)
  }

  private mutating func person() -> String {
    random.chance(60)
      ? random.pick(SampleCast.surnames) + random.pick(SampleCast.givenNames)
      : random.pick(SampleCast.englishNames) + " " + random.pick(SampleCast.englishSurnames)
  }
}
