import Values

extension SampleWorld {
  private struct Issue {
    let day: CivilDate
    let quantity: Int
    let order: Int
  }

  /// Two warehouses. Every shipped line takes from the one of its region; deliveries come when the shelf holds less
  /// than twelve days' issues. The scarce product gets its last delivery two months ago.
  mutating func writeStock(_ store: Connection) throws(StoreError) {
    try store.execute(
      "INSERT INTO locations (id, external_id, name) VALUES (1, 'SH', 'Shanghai'), (2, 'CD', 'Chengdu')")
    var issues = [[Issue]](repeating: [], count: SampleCast.products.count * 2)
    for (index, order) in orders.enumerated() {
      guard let shipped = order.shipped else { continue }
      for line in order.lines where SampleCast.products[line.product].isStocked {
        issues[line.product * 2 + (parties[order.party].region == 3 ? 1 : 0)].append(
          Issue(day: shipped, quantity: line.quantity, order: index + 1))
      }
    }
    var rows: [[SQLValue]] = []
    for product in SampleCast.products.indices where SampleCast.products[product].isStocked {
      var daily = 0
      for location in 0...1 {
        let own = issues[product * 2 + location].sorted { ($0.day, $0.order) < ($1.day, $1.order) }
        daily += move(own, product: product, location: location, &rows)
      }
      // Ten days of issues, in thousandths; a day's issues are counted in hundredths.
      try store.run(
        "UPDATE products SET reorder_level = ? WHERE id = ?", [.integer(daily * 100), .integer(product + 1)])
    }
    try store.insert(
      into: "stock_movements", columns: "product_id, location_id, kind, moved_on, quantity, order_id", rows)
  }

  /// Hundredths of a piece that leave a day.
  private mutating func move(_ issues: [Issue], product: Int, location: Int, _ rows: inout [[SQLValue]]) -> Int {
    let total = issues.reduce(0) { $0 + $1.quantity }
    let daily = max(1, total * 100 / (today - start + 1))
    let last = product == SampleCast.scarceProduct ? today - 60 : today + 1
    var hand = 0
    func move(_ kind: String, _ day: CivilDate, _ quantity: Int, order: Int? = nil, at place: Int = location) {
      rows.append(
        SampleRow(product + 1).with(place + 1).with(kind).with(days[day]).with(quantity * 1000).with(order).values)
      if place == location { hand += quantity }
    }
    move("receipt", start - 2, daily * 45 / 100 + 10)
    var isLast = false
    for (number, issue) in issues.enumerated() {
      if issue.day >= last {
        if !isLast {
          isLast = true
          // Enough for what is still to be sold, and for four days more.
          let rest = issues[number...].reduce(0) { $0 + $1.quantity }
          let recent = issues.filter { $0.day > today - 90 }.reduce(0) { $0 + $1.quantity }
          move("receipt", last - 1, max(1, rest + recent * 4 / 90 - hand))
        }
      } else if hand - issue.quantity < daily * 12 / 100 + 3 {
        move("receipt", issue.day - 1, daily * 45 / 100 + issue.quantity + 3)
        if location == 0, number % 3 == 0, !isLast, product != SampleCast.scarceProduct {
          move("transfer", issue.day - 1, -2)
          move("transfer", issue.day - 1, 2, at: 1)
        }
      }
      move("issue", issue.day, -issue.quantity, order: issue.order)
      if number % 90 == 60, !isLast, hand > daily * 12 / 100 + 1 { move("adjustment", issue.day, -1) }
    }
    return daily
  }
}
