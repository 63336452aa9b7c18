import Values

/// What changed at customers, and what a review should not trust.
extension NaiveStore {
  func changes(_ moment: String) -> [NaiveRow] {
    (fieldChanges() + partyChanges() + dealFieldChanges() + firstOrders() + stoppedOrders(moment)).filter { row in
      row.at("changed_on").text.map { $0 <= moment } ?? false
    }
  }

  private func change(
    _ id: String, _ day: Datum, _ customer: Datum, _ rep: Datum, _ what: String, _ old: Datum, _ new: Datum,
    deal: Datum = .null
  ) -> NaiveRow {
    [
      "id": .text(id),
      "changed_on": day, "customer_id": customer, "opportunity_id": deal, "rep_id": rep, "what": .text(what),
      "old_value": old, "new_value": new,
    ]
  }

  private func fieldChanges() -> [NaiveRow] {
    rows(of: "customer_changes").map { row in
      change(
        "field \(row.at("id").whole ?? 0)", row.at("changed_on"), row.at("customer_id"), row.at("rep_id"),
        row.at("field").text ?? "",
        row.at("old_value"), row.at("new_value"))
    }
  }

  private func partyChanges() -> [NaiveRow] {
    var found: [NaiveRow] = []
    let lasting = rows(of: "party_states").filter { ($0.at("until_on").text ?? "") > ($0.at("from_on").text ?? "") }
    for (party, states) in Dictionary(grouping: lasting, by: { $0.at("party_id") })
    where record("customers", party) != nil {
      let held = states.sorted { ($0.at("from_on").text ?? "") < ($1.at("from_on").text ?? "") }
      for (before, after) in zip(held, held.dropFirst()) {
        let place = "\(party.whole ?? 0) \(after.at("from_on").text ?? "")"
        let (old, new) = (before.at("status"), after.at("status"))
        if !old.isNull, !new.isNull, old != new {
          found.append(change("status \(place)", after.at("from_on"), party, after.at("owner_id"), "status", old, new))
        }
        let (left, came) = (before.at("owner_id"), after.at("owner_id"))
        if left != came {
          let names = [left, came].map { record("reps", $0)?.at("name") ?? .null }
          found.append(change("owner \(place)", after.at("from_on"), party, came, "owner", names[0], names[1]))
        }
      }
    }
    return found
  }

  private func dealFieldChanges() -> [NaiveRow] {
    var found: [NaiveRow] = []
    for row in dealChanges() {
      for (column, what) in [("stage_id", "stage"), ("amount", "amount"), ("expected_close_on", "expected close")] {
        var (old, new) = (row.at("old_" + column), row.at(column))
        if old.isNull || new.isNull || old == new { continue }
        if column == "stage_id" {
          (old, new) = (record("stages", old)?.at("name") ?? .null, record("stages", new)?.at("name") ?? .null)
        }
        if column == "amount" { (old, new) = (money(old), money(new)) }
        found.append(
          change(
            "\(what.prefix(while: { $0 != " " })) \(row.at("id").whole ?? 0)", row.at("changed_on"),
            row.at("customer_id"), row.at("rep_id"), what, old, new,
            deal: row.at("opportunity_id")))
      }
    }
    return found
  }

  /// In units, as it is written.
  private func money(_ amount: Datum) -> Datum {
    guard let amount = amount.whole else { return .null }
    var digits = "\(amount)"
    while digits.count <= minorDigits { digits = "0" + digits }
    return .text(minorDigits == 0 ? digits : digits.dropLast(minorDigits) + "." + digits.suffix(minorDigits))
  }

  private func firstOrders() -> [NaiveRow] {
    rows(of: "first_orders").map { row in
      change(
        "first \(row.at("id").whole ?? 0)", row.at("ordered_on"), row.at("customer_id"), row.at("rep_id"),
        "first order", .null,
        record("orders", row.at("id"))?.at("external_id") ?? .null)
    }
  }

  /// 180 days after an order that no other followed by then.
  private func stoppedOrders(_ moment: String) -> [NaiveRow] {
    var found: [NaiveRow] = []
    let orders = countingOrders(moment).filter { !$0.at("customer_id").isNull }
    for (customer, own) in Dictionary(grouping: orders, by: { $0.at("customer_id") }) {
      let days = Set(own.compactMap { $0.at("ordered_on").text }).sorted()
      for (index, day) in days.enumerated() {
        let stopped = calendar.adding(180, to: day)
        if index + 1 < days.count, days[index + 1] <= stopped { continue }
        let rep = own.filter { $0.at("ordered_on") == .text(day) }.compactMap { $0.at("rep_id").whole }.max()
        found.append(
          change(
            "stopped \(customer.whole ?? 0) \(day)", .text(stopped), customer, rep.map(Datum.integer) ?? .null,
            "orders stopped", .text(day), .null))
      }
    }
    return found
  }

  // MARK: Problems

  /// One row for each rule that a record breaks, with the days between which it does.
  func problems() -> [NaiveRow] {
    var found: [NaiveRow] = []
    func add(
      _ rule: String, _ kind: String, _ row: NaiveRow, _ day: String? = nil, name: Datum? = nil, customer: Datum? = nil,
      rep: Datum? = nil, detail: Datum = .null, from: String = "0001-01-01", until: String = "9999-12-31"
    ) {
      found.append([
        "rule": .text(rule), "kind": .text(kind), "record": name ?? row.at("name"), "record_id": row.at("external_id"),
        "customer_id": customer ?? row.at("customer_id"), "rep_id": rep ?? row.at("rep_id"),
        "day": day.map { row.at($0) } ?? .null, "detail": detail, "from_on": .text(from), "until_on": .text(until),
      ])
    }
    let customers = rows(of: "customers")
    let names = Dictionary(grouping: customers) { Datum.text($0.at("name").text?.lowercased() ?? "") }
    for row in customers {
      func broken(_ rule: String, detail: Datum = .null) {
        add(rule, "customers", row, "created_on", customer: row.at("id"), rep: row.at("owner_id"), detail: detail)
      }
      if row.at("source_id").isNull { broken("missing source") }
      if row.at("owner_id").isNull { broken("missing owner") }
      if row.at("industry").isNull { broken("missing industry") }
      let same = names[.text(row.at("name").text?.lowercased() ?? "")]?.count ?? 0
      if same > 1 { broken("same name", detail: .text("one of \(same)")) }
    }
    for row in rows(of: "leads") {
      if row.at("source_id").isNull { add("missing source", "leads", row, "created_on", customer: row.at("id")) }
      if row.at("rep_id").isNull { add("missing owner", "leads", row, "created_on", customer: row.at("id")) }
    }
    for row in rows(of: "opportunities") {
      func broken(_ rule: String, _ day: String, _ detail: Datum = .null) {
        add(rule, "opportunities", row, day, detail: detail)
      }
      let (state, customer) = (row.at("state"), row.at("customer_id"))
      if row.at("rep_id").isNull { broken("missing owner", "created_on") }
      if customer.isNull { broken("missing customer", "created_on", state) }
      if row.at("created_on").isNull { broken("missing created day", "closed_on", state) }
      if state != .text("open") && row.at("closed_on").isNull { broken("missing closing day", "created_on", state) }
      if state == .text("won") && (row.at("amount").whole ?? 0) == 0 { broken("won without amount", "closed_on") }
      if let days = row.at("cycle_days").whole, days < 0 {
        broken("closed before it was created", "closed_on", .text("created \(row.at("created_on").text ?? "")"))
      }
      let work = rows(of: "activities").filter { activity in
        if activity.at("opportunity_id") == row.at("id") { return true }
        guard !customer.isNull, activity.at("customer_id") == customer, let created = row.at("created_on").text
        else { return false }
        return activity.at("done_on").text.map { $0 >= created } ?? false
      }
      if state == .text("open") && work.isEmpty { broken("open without activity", "created_on") }
    }
    for row in rows(of: "orders") where row.at("customer_id").isNull {
      add("missing customer", "orders", row, "ordered_on", name: .null)
    }
    for row in rows(of: "order_lines") {
      guard let product = record("products", row.at("product_id")), product.at("is_active") == .integer(0) else {
        continue
      }
      add("product no longer sold", "order_lines", row, "ordered_on", name: product.at("name"))
    }
    for row in rows(of: "products") where row.at("price").isNull { add("product without price", "products", row) }
    for (table, column, label, detail) in [
      ("activities", "done_on", "subject", "type"), ("opportunities", "closed_on", "name", "state"),
      ("orders", "ordered_on", "", "status"), ("payments", "paid_on", "", "kind"),
    ] {
      for row in rows(of: table) {
        guard let day = row.at(column).text, table != "activities" || row.at("status") == .text("done") else {
          continue
        }
        add(
          "day after today", table, row, column, name: label.isEmpty ? .null : row.at(label), detail: row.at(detail),
          until: day)
      }
    }
    for row in rows(of: "reps") where row.at("is_selling") == .integer(1) {
      let reports = rows(of: "activities").filter {
        $0.at("rep_id") == row.at("id") && $0.at("status") == .text("done")
      }
      guard let last = reports.compactMap({ $0.at("done_on").text }).max() else { continue }
      add(
        "stopped reporting", "reps",
        ["name": row.at("name"), "external_id": row.at("external_id"), "day": .text(last)],
        "day", customer: .null, rep: row.at("id"), from: calendar.adding(15, to: last),
        until: row.at("left_on").text ?? "9999-12-31")
    }
    for whole in setTargets() {
      let parts = Dictionary(
        grouping: setTargets().filter {
          $0.owner == whole.owner && $0.months < whole.months && $0.start >= whole.start && $0.last <= whole.last
        }
      ) { $0.months }
      let isWrong = parts.contains { months, parts in
        let sum = parts.reduce(0) { $0 + $1.value }
        return sum > whole.value || sum != whole.value && parts.count * months == whole.months
      }
      guard isWrong, let row = whole.rows.first else { continue }
      let owner = ["rep", "team", "territory", "product", "customer"].lazy.compactMap { scope in
        row.at("\(scope)_id").whole.map { (scope == "territory" ? "territories" : scope + "s", $0) }
      }.first
      let name = owner.flatMap { record($0.0, .integer($0.1))?.at("name") }
      var found = row
      found["external_id"] = whole.rows.compactMap { $0.at("external_id").text }.min().map { .text($0) } ?? .null
      add(
        "target unlike its parts", "targets", found, "starts_on",
        name: name ?? (row.at("category").isNull ? row.at("scope") : row.at("category")),
        detail: .text("\(row.at("metric").text ?? "") \(whole.start)..\(whole.last)"))
    }
    return found
  }

  private struct SetTarget {
    var owner: [Datum]
    var start: String
    var last: String
    /// 1, 3 or 12.
    var months: Int
    var rows: [NaiveRow]
    var value: Int { rows.reduce(0) { $0 + ($1.at("value").whole ?? 0) } }
  }

  /// Targets of one owner and one month, quarter or year together.
  private func setTargets() -> [SetTarget] {
    let keys = ["metric", "scope", "rep_id", "team_id", "territory_id", "product_id", "customer_id", "category"]
    let all = Dictionary(grouping: rows(of: "targets")) { row in
      (keys + ["starts_on", "ends_on"]).map { row.at($0) }
    }
    return all.values.compactMap { rows in
      guard let start = rows[0].at("starts_on").text, let last = rows[0].at("ends_on").text else { return nil }
      for (months, grain) in [(1, Grain.month), (3, .quarter), (12, .year)]
      where calendar.bucket(grain, start) == start
        && calendar.addingMonths(months, to: start) == calendar.adding(1, to: last)
      {
        return SetTarget(owner: keys.map { rows[0].at($0) }, start: start, last: last, months: months, rows: rows)
      }
      return nil
    }
  }
}
