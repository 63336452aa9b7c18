import Values

extension SampleWorld {
  mutating func writeProducts(_ store: Connection) throws(StoreError) {
    try store.insert(
      into: "products", columns: "id, external_id, name, category, price, cost",
      SampleCast.products.enumerated().map { index, product in
        SampleRow(index + 1).with("P" + CivilDate.padded(index + 1, 3)).with(product.name).with(product.category)
          .with(product.price).with(product.price * product.cost / 100).values
      })
    try store.execute(
      """
      INSERT INTO products (id, external_id, name, category, price, cost, is_active)
      VALUES (17, 'P017', 'Barcode Scanner S0', 'hardware', 99000, 70000, 0);
      INSERT INTO name_aliases (entity, alias, name)
      VALUES ('products', 'S1 Scanner', 'Barcode Scanner S1'), ('sources', 'trade fair', 'exhibition');
      INSERT INTO pipelines (id, name) VALUES (1, 'Sales');
      INSERT INTO stages (id, pipeline_id, name, position, state, probability_bp, forecast_category, rots_after_days)
      VALUES (1, 1, 'Qualification', 1, 'open', 1000, 'pipeline', 21), (2, 1, 'Needs analysis', 2, 'open', 2500, 'pipeline', 21),
        (3, 1, 'Proposal', 3, 'open', 5000, 'best_case', 30), (4, 1, 'Negotiation', 4, 'open', 7500, 'commit', 30),
        (5, 1, 'Won', 5, 'won', 10000, 'closed', NULL), (6, 1, 'Lost', 6, 'lost', 0, NULL, NULL);
      """)
  }

  mutating func writeDeals(_ store: Connection) throws(StoreError) {
    var rows: [[SQLValue]] = []
    var states: [[SQLValue]] = []
    var quotes: [[SQLValue]] = []
    var splits: [[SQLValue]] = []
    for (index, deal) in deals.enumerated() {
      let id = index + 1
      let party = parties[deal.party]
      let last = deal.states[deal.states.count - 1]
      let product = deal.lines.max { $0.amount < $1.amount }?.product ?? random.below(12)
      rows.append(
        SampleRow(id).with("O" + CivilDate.padded(id, 5))
          .with(party.name + " – " + SampleCast.products[product].name).with(deal.party + 1).with(party.source + 1)
          .with(party.campaign.map { $0 + 1 }).with(deal.lead.map { leads[$0].party + 1 }).with(repID(deal.rep))
          .with(repID(deal.owner)).with(product + 1).with(last.stage + 1).with(deal.state).with(deal.type).with(
            last.amount
          )
          .with(days[deal.created]).with(days[last.expected]).with(days[deal.closed])
          .with(deal.closed.map { $0 - deal.created }).with(deal.lossReason).with(deal.competitor).values)
      for (number, state) in deal.states.enumerated() {
        let next = number + 1 < deal.states.count ? days[deal.states[number + 1].from] : .text("9999-12-31")
        states.append(
          SampleRow(id).with(deal.party + 1).with(party.source + 1).with(days[state.from]).with(next).with(
            state.stage + 1
          )
          .with(state.state).with(repID(state.owner)).with(state.amount).with(days[state.expected]).values)
      }
      if let quote = deal.quote {
        let amount = deal.states.first { $0.stage == Self.proposalStage }?.amount ?? last.amount
        quotes.append(
          SampleRow().with("Q" + CivilDate.padded(quotes.count + 1, 5)).with(id).with(deal.party + 1)
            .with(party.source + 1).with(repID(deal.rep)).with(quote.status).with(days[quote.sent]).with(amount).values)
      }
      if let split = deal.split {
        splits.append([.integer(id), .integer(repID(deal.rep)), .integer(10000 - split.share)])
        splits.append([.integer(id), .integer(repID(split.rep)), .integer(split.share)])
      }
    }
    try store.insert(
      into: "opportunities",
      columns: """
        id, external_id, name, customer_id, source_id, campaign_id, lead_id, rep_id, owner_id, product_id, stage_id, state,
        type, amount, created_on, expected_close_on, closed_on, cycle_days, loss_reason, competitor
        """, rows)
    try store.insert(
      into: "opportunity_states",
      columns: """
        opportunity_id, customer_id, source_id, from_on, until_on, stage_id, state, owner_id, amount, expected_close_on
        """, states)
    try store.insert(
      into: "quotes", columns: "external_id, opportunity_id, customer_id, source_id, rep_id, status, sent_on, amount",
      quotes)
    try store.insert(into: "opportunity_splits", columns: "opportunity_id, rep_id, share_bp", splits)
  }

  mutating func writeActivities(_ store: Connection) throws(StoreError) {
    var rows: [[SQLValue]] = []
    rows.reserveCapacity(activities.count)
    for activity in activities {
      let direction = activity.isOutbound.map { SQLValue.text($0 ? "outbound" : "inbound") } ?? .null
      let contact = contacts[activity.party].map(SQLValue.integer) ?? .null
      let time = activity.done == nil ? SQLValue.null : .text(Self.clock(activity.minute))
      rows.append([
        .text(activity.type), direction, .text(activity.status), days[activity.due], days[activity.done], time,
        activity.minutes.map(SQLValue.integer) ?? .null, activity.outcome.map(SQLValue.text) ?? .null,
        activity.subject.map(SQLValue.text) ?? .null, activity.note.map(SQLValue.text) ?? .null,
        .integer(repID(activity.rep)), .integer(activity.party + 1), .integer(parties[activity.party].source + 1),
        contact,
        activity.lead.map { .integer(leads[$0].party + 1) } ?? .null, activity.deal.map { .integer($0 + 1) } ?? .null,
      ])
    }
    try store.insert(
      into: "activities",
      columns: """
        type, direction, status, due_on, done_on, done_time, minutes, outcome, subject, note, rep_id, customer_id, source_id,
        contact_id, lead_id, opportunity_id
        """, rows)
  }
}
