import Store
import Values

/// Deals with their history, quotes, and the work about them.
extension RandomRecords {
  mutating func selling() throws(StoreError) {
    try add("pipelines", [("id", .integer(1)), ("name", .text("Main"))])
    let stages: [(String, String, Int?)] = [
      ("Lead in", "open", 1000), ("Proposal", "open", 4000), ("Negotiation", "open", nil), ("Won", "won", 10_000),
      ("Lost", "lost", 0),
    ]
    for (index, stage) in stages.enumerated() {
      try add(
        "stages",
        [
          ("id", .integer(index + 1)), ("pipeline_id", .integer(1)), ("name", .text(stage.0)),
          ("position", .integer(index + 1)), ("state", .text(stage.1)),
          ("probability_bp", stage.2.map(SQLValue.integer)),
          ("forecast_category", maybe(60, word(["commit", "best_case"]))), ("rots_after_days", maybe(50, .integer(20))),
        ])
    }
    var state = 1
    for id in 1...70 { try deal(id, nextState: &state) }
    for _ in 0..<40 {
      try add(
        "quotes",
        keys() + [
          ("opportunity_id", maybe(60, number(1...70))), ("status", word(["draft", "sent", "accepted", "rejected"])),
          ("sent_on", maybe(92, day())),
        ] + amount())
    }
  }

  private mutating func deal(_ id: Int, nextState: inout Int) throws(StoreError) {
    let created = day(from: -600, to: -1)
    let state = dice.pick(["open", "won", "won", "lost"])
    // A few were closed before they began, or on a day that nobody wrote down.
    let closed =
      state == "open" ? nil : maybe(95, capped(later(created, by: dice.chance(4) ? -9 : dice.within(0...200))))
    let stage = state == "won" ? 4 : state == "lost" ? 5 : dice.within(1...3)
    let own = keys()
    let money = amount()
    try add(
      "opportunities",
      own + [
        ("id", .integer(id)), ("name", maybe(80, .text("Deal \(id)"))), ("campaign_id", maybe(30, number(1...3))),
        ("lead_id", maybe(30, number(30...50))), ("owner_id", maybe(85, number(1...9))),
        ("product_id", maybe(50, number(1...7))), ("stage_id", maybe(95, .integer(stage))), ("state", .text(state)),
        ("type", maybe(60, word(["new", "renewal"]))), ("probability_bp", maybe(20, number(0...10_000))),
        ("created_on", maybe(96, created)), ("expected_close_on", maybe(80, later(created, by: dice.within(10...150)))),
        ("closed_on", closed), ("loss_reason", state == "lost" ? maybe(70, word(["price", "timing"])) : nil),
        ("competitor", maybe(30, word(["Rival", "Other"]))),
        ("custom_effort", maybe(60, .real(Double(dice.below(90))))),
        ("custom_signed", maybe(40, later(created, by: dice.within(0...120)))),
      ] + money)
    if dice.chance(15) { return }
    // One full row per change, from the beginning to the present state.
    var from = created
    let steps = dice.within(1...4)
    for step in 1...steps {
      let isLast = step == steps
      let until: SQLValue = isLast ? .text("9999-12-31") : capped(later(from, by: dice.within(0...60)))
      if !isLast && until == from { continue }
      try add(
        "opportunity_states",
        [
          ("id", .integer(nextState)), ("opportunity_id", .integer(id)), ("customer_id", own[0].1),
          ("source_id", own[1].1), ("from_on", from), ("until_on", until),
          ("stage_id", isLast ? .integer(stage) : maybe(92, number(1...3))), ("state", .text(isLast ? state : "open")),
          ("owner_id", maybe(90, number(1...9))), ("amount", maybe(90, number(1...500_000))),
          ("expected_close_on", maybe(85, day(from: -300, to: 120))),
        ])
      nextState += 1
      from = until
    }
  }

  /// Some deals are shared: by the owner and others, by others alone, by more than there is to share.
  mutating func shares() throws(StoreError) {
    for deal in 1...70 where dice.chance(25) {
      let first = dice.within(1...9)
      for number in 0..<dice.within(1...3) {
        try add(
          "opportunity_splits",
          [
            ("opportunity_id", .integer(deal)), ("rep_id", .integer((first + number * 2) % 9 + 1)),
            ("share_bp", .integer(dice.pick([0, 1000, 2500, 3333, 5000, 7001, 10_000]))),
          ])
      }
    }
  }

  /// Nothing happens after today.
  func capped(_ value: SQLValue) -> SQLValue {
    if case .text(let text) = value, text > today.iso { return .text(today.iso) }
    return value
  }

  mutating func work() throws(StoreError) {
    let types = [
      "call", "call", "email", "visit", "visit", "meeting", "demo", "proposal", "task", "note", "message", "lunch",
    ]
    for _ in 0..<320 {
      let status = dice.pick(["done", "done", "done", "done", "planned", "cancelled", "no_show"])
      let when = status == "planned" ? day(from: -20, to: 60) : day()
      try add(
        "activities",
        keys() + [
          ("type", word(types)), ("direction", maybe(70, word(["outbound", "outbound", "inbound"]))),
          ("status", .text(status)), ("due_on", maybe(40, later(when, by: dice.within(-3...10)))),
          ("done_on", status == "planned" ? nil : maybe(96, when)), ("done_time", maybe(70, time())),
          ("minutes", maybe(75, number(0...120))), ("outcome", maybe(50, word(["connected", "voicemail"]))),
          ("subject", maybe(60, word(["Hello", "50% off", "under_score"]))), ("contact_id", maybe(20, number(1...18))),
          ("lead_id", maybe(15, number(30...50))), ("opportunity_id", maybe(40, number(1...70))),
          ("custom_km", maybe(30, .real(Double(dice.within(1...900)) / 8))),
        ])
    }
  }
}
