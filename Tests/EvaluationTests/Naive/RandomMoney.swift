import Store
import Values

/// Orders, invoices, what was paid, what was planned and spent, and what lies in stock.
extension RandomRecords {
  mutating func sales() throws(StoreError) {
    for id in 1...7 {
      try add(
        "products",
        [
          ("id", .integer(id)), ("name", .text("Product \(id)")), ("category", maybe(75, word(["tools", "toys"]))),
          ("price", maybe(90, number(10...9000))), ("cost", maybe(80, number(5...5000))),
          ("reorder_level", maybe(70, number(0...60_000))), ("is_active", .integer(id == 7 ? 0 : 1)),
        ])
    }
    for id in 1...60 {
      let ordered = day()
      try add(
        "orders",
        keys() + [
          ("id", .integer(id)), ("opportunity_id", maybe(30, number(1...70))),
          ("status", word(["draft", "confirmed", "confirmed", "shipped", "delivered", "cancelled"])),
          ("ordered_on", maybe(96, ordered)), ("required_on", maybe(60, later(ordered, by: dice.within(3...30)))),
          ("shipped_on", maybe(50, later(ordered, by: dice.within(0...40)))), ("currency", maybe(20, .text("EUR"))),
          ("cancelled_on", maybe(15, later(ordered, by: dice.within(0...90)))),
          ("custom_channel_code", maybe(60, word(["web", "shop", "Web"]))),
        ])
    }
    for _ in 0..<110 {
      try add(
        "order_lines",
        [
          ("order_id", number(1...60)), ("product_id", maybe(92, number(1...7))), ("status", .text("draft")),
          ("quantity", maybe(92, number(1...9000))), ("price", maybe(90, number(1...9000))),
          ("discount_bp", .integer(dice.pick([0, 0, 500, 1000, 2500]))), ("gross", maybe(90, number(100...90_000))),
          ("cost", maybe(70, number(50...50_000))), ("tax_bp", maybe(40, .integer(2000))),
        ] + amount(90...80_000))
    }
    for (id, name) in ["Main store", "Annex"].enumerated() {
      try add("locations", [("id", .integer(id + 1)), ("name", .text(name))])
    }
    for _ in 0..<60 {
      let kind = dice.pick(["receipt", "issue", "issue", "transfer", "adjustment"])
      let size = dice.within(100...20_000)
      try add(
        "stock_movements",
        [
          ("product_id", number(1...7)), ("location_id", maybe(85, number(1...2))), ("kind", .text(kind)),
          ("moved_on", day()), ("quantity", .integer(kind == "issue" ? -size : size)),
        ])
    }
  }

  mutating func money() throws(StoreError) {
    for id in 1...50 {
      let issued = day()
      try add(
        "invoices",
        keys() + [
          ("id", .integer(id)), ("order_id", maybe(50, number(1...60))),
          ("status", word(["issued", "issued", "issued", "issued", "draft", "void"])), ("issued_on", maybe(96, issued)),
          ("due_on", maybe(85, later(issued, by: dice.pick([0, 14, 30, 60])))),
        ] + price(1000...90_000))
      if dice.chance(20) {
        for part in 1...dice.within(1...3) {
          try add(
            "instalments",
            [
              ("invoice_id", .integer(id)), ("due_on", later(issued, by: part * 20)),
              ("amount", number(500...30_000)),
            ])
        }
      }
    }
    for id in 1...70 {
      let paid = day()
      try add(
        "payments",
        keys() + [
          ("id", .integer(id)), ("kind", word(["receipt", "receipt", "receipt", "refund", "write_off"])),
          ("paid_on", maybe(97, paid)), ("method", maybe(60, word(["bank", "cash"]))),
        ] + price(500...90_000))
      if dice.chance(65) {
        try add(
          "payment_allocations",
          keys() + [
            ("payment_id", .integer(id)), ("invoice_id", number(1...50)), ("paid_on", paid),
            ("amount", number(-2000...90_000)),
          ])
      }
    }
    for _ in 0..<14 {
      try add(
        "credit_notes",
        keys() + [
          ("invoice_id", maybe(85, number(1...50))), ("issued_on", maybe(95, day())),
          ("reason", maybe(50, word(["damaged", "price"]))),
        ] + amount(100...20_000))
    }
  }

  /// As `amount`, now and then of another currency at any rate.
  private mutating func price(_ range: ClosedRange<Int>) -> [(String, SQLValue?)] {
    guard dice.chance(12) else { return amount(range) }
    return [("amount", number(range)), ("original_amount", number(range)), ("currency", .text("EUR"))]
  }

  mutating func plans() throws(StoreError) {
    for _ in 0..<45 {
      let scope = dice.pick(["rep", "rep", "rep", "team", "company", "product", "category", "territory", "customer"])
      let (start, last) = bucket()
      try add(
        "targets",
        [
          ("metric", word(["sales", "sales", "sales", "closes"])), ("scope", .text(scope)),
          ("rep_id", scope == "rep" ? number(1...9) : nil), ("team_id", scope == "team" ? number(1...4) : nil),
          ("territory_id", scope == "territory" ? number(1...2) : nil),
          ("product_id", scope == "product" ? number(1...7) : nil),
          ("customer_id", scope == "customer" ? number(1...36) : nil),
          ("category", scope == "category" ? word(["tools", "toys"]) : nil), ("starts_on", start), ("ends_on", last),
          ("value", number(0...300_000)),
        ])
    }
    for _ in 0..<24 {
      let scope = dice.pick(["rep", "rep", "team", "company"])
      let (start, last) = bucket()
      try add(
        "budgets",
        [
          ("scope", .text(scope)), ("rep_id", scope == "rep" ? number(1...9) : nil),
          ("team_id", scope == "team" ? number(1...4) : nil), ("category", maybe(50, word(["travel", "meals"]))),
          ("starts_on", start), ("ends_on", last), ("amount", number(0...50_000)),
        ])
    }
    for _ in 0..<60 {
      try add(
        "expenses",
        keys() + [
          ("team_id", maybe(20, number(1...4))), ("campaign_id", maybe(20, number(1...3))),
          ("category", maybe(80, word(["travel", "meals", "gifts"]))), ("spent_on", day()),
          ("status", word(["submitted", "approved", "approved", "rejected", "paid"])), ("note", maybe(40, .text("n"))),
        ] + amount(1...9000))
    }
  }

  /// Mostly months, some quarters and years, now and then a stretch that is none of them.
  private mutating func bucket() -> (SQLValue, SQLValue) {
    let grain = dice.pick([Grain.month, .month, .month, .quarter, .year])
    let near = today.adding(days: -dice.within(-40...400))
    var found = CalendarRules().bucket(grain, holding: near)
    if dice.chance(6) { found = Period(start: found.start.adding(days: 3), end: found.end.adding(days: 2)) }
    return (.text(found.start.iso), .text(found.last.iso))
  }
}
