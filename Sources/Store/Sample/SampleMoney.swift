import Values

/// Invoices and what became of them.
extension SampleWorld {
  mutating func writeOrders(_ store: Connection) throws(StoreError) {
    var rows: [[SQLValue]] = []
    var lines: [[SQLValue]] = []
    for (index, order) in orders.enumerated() {
      let source = parties[order.party].source + 1
      rows.append(
        SampleRow(index + 1).with("SO" + CivilDate.padded(index + 1, 5)).with(order.party + 1).with(source)
          .with(repID(order.rep)).with(order.deal.map { $0 + 1 }).with(order.status).with(days[order.day])
          .with(days[order.required]).with(days[order.shipped]).with(days[order.cancelled]).with(order.currency).values)
      for line in order.lines {
        lines.append(
          SampleRow(index + 1).with(line.product + 1).with(order.party + 1).with(source).with(repID(order.rep))
            .with(order.status).with(days[order.day]).with(line.quantity * 1000)
            .with(SampleCast.products[line.product].price).with(line.discount).with(line.gross).with(line.amount)
            .with(line.original).with(order.currency).with(line.cost).with(1300).values)
      }
    }
    try store.insert(
      into: "orders",
      columns: """
        id, external_id, customer_id, source_id, rep_id, opportunity_id, status, ordered_on, required_on, shipped_on,
        cancelled_on, currency
        """, rows)
    try store.insert(
      into: "order_lines",
      columns: """
        order_id, product_id, customer_id, source_id, rep_id, status, ordered_on, quantity, price, discount_bp, gross, amount,
        original_amount, currency, cost, tax_bp
        """, lines)
  }

  mutating func writeMoney(_ store: Connection) throws(StoreError) {
    var ledger = SampleLedger()
    for (index, order) in orders.enumerated() {
      guard let issued = order.shipped else { continue }
      if random.chance(1) {
        ledger.invoice(self, order: index, status: "void", issued: issued, due: issued + 30)
      }
      if issued + 2 > today, random.chance(20) {
        ledger.invoice(self, order: index, status: "draft", issued: issued, due: issued + 30)
        continue
      }
      settle(index, issued, &ledger)
    }
    try ledger.write(to: store)
  }

  private mutating func settle(_ index: Int, _ issued: CivilDate, _ ledger: inout SampleLedger) {
    let order = orders[index]
    let due = issued + 30
    let total = order.amount
    let isSplit = total > 12_000_000 && random.chance(40)
    let invoice = ledger.invoice(self, order: index, status: "issued", issued: issued, due: isSplit ? due + 60 : due)
    var parts = [(due: due, amount: total)]
    if isSplit {
      let third = total / 3
      parts = [(due, third), (due + 30, third), (due + 60, total - 2 * third)]
      for part in parts { ledger.instalment(self, invoice, due: part.due, amount: part.amount) }
    }

    var credit = 0
    let credited = calendar.workday(onOrAfter: issued + random.between(6, 40))
    if !isSplit, random.chance(3), credited <= today {
      credit = total * random.pick([5, 10, 20, 30]) / 100
      ledger.credit(
        self, order: index, invoice, on: credited, amount: credit, reason: random.pick(["return", "price", "damage"]))
    }

    if random.chance(2), !isSplit {
      // Never paid; after half a year it is written off.
      let end = calendar.workday(onOrAfter: due + 180)
      if end <= today { ledger.pay(self, order: index, invoice, kind: "write_off", on: end, amount: total - credit) }
      return
    }
    for part in parts {
      let day = calendar.workday(onOrAfter: part.due + lateness(of: parties[order.party].industry))
      guard day <= today else { continue }
      // A credit note that came after the payment is paid back; one before it was taken off.
      let owed = part.amount - (credited <= day ? credit : 0)
      if random.chance(6) {
        let later = calendar.workday(onOrAfter: day + 30)
        ledger.pay(self, order: index, invoice, on: day, amount: owed / 2)
        if later <= today { ledger.pay(self, order: index, invoice, on: later, amount: owed - owed / 2) }
      } else {
        ledger.pay(self, order: index, invoice, on: day, amount: owed, advance: random.chance(2) ? owed / 10 : 0)
      }
      if credit > 0, credited > day {
        let back = calendar.workday(onOrAfter: credited + 5)
        if back <= today { ledger.pay(self, order: index, invoice, kind: "refund", on: back, amount: credit) }
      }
    }
  }

  /// Days after the due day. Hospitals take a month and a half; others are about in time.
  private mutating func lateness(of industry: Int) -> Int {
    if industry == SampleCast.healthcare { return random.around(22, 75) }
    return switch random.weighted([52, 34, 14]) {
    case 0: random.between(-12, 0)
    case 1: random.between(1, 9)
    default: random.between(10, 35)
    }
  }
}

/// The rows about money, numbered as they come.
struct SampleLedger {
  private var invoices: [[SQLValue]] = []
  private var instalments: [[SQLValue]] = []
  private var credits: [[SQLValue]] = []
  private var payments: [[SQLValue]] = []
  private var allocations: [[SQLValue]] = []

  /// The id of the invoice.
  @discardableResult mutating func invoice(
    _ world: SampleWorld, order: Int, status: String, issued: CivilDate, due: CivilDate
  ) -> Int {
    let record = world.orders[order]
    let id = invoices.count + 1
    let original = record.currency == nil ? nil : record.lines.reduce(0) { $0 + ($1.original ?? 0) }
    invoices.append(
      SampleRow(id).with("I" + CivilDate.padded(id, 5)).with(order + 1).with(record.party + 1)
        .with(world.parties[record.party].source + 1).with(world.repID(record.rep)).with(status).with(
          world.days[issued]
        )
        .with(world.days[due]).with(record.amount).with(original).with(record.currency).values)
    return id
  }

  mutating func instalment(_ world: SampleWorld, _ invoice: Int, due: CivilDate, amount: Int) {
    instalments.append([.integer(invoice), world.days[due], .integer(amount)])
  }

  mutating func credit(
    _ world: SampleWorld, order: Int, _ invoice: Int, on day: CivilDate, amount: Int, reason: String
  ) {
    let record = world.orders[order]
    credits.append(
      SampleRow(credits.count + 1).with("CN" + CivilDate.padded(credits.count + 1, 4)).with(invoice)
        .with(record.party + 1).with(world.parties[record.party].source + 1).with(world.repID(record.rep))
        .with(world.days[day]).with(amount).with(reason).values)
  }

  /// `advance` is paid on top and settles nothing yet.
  mutating func pay(
    _ world: SampleWorld, order: Int, _ invoice: Int, kind: String = "receipt", on day: CivilDate, amount: Int,
    advance: Int = 0
  ) {
    let record = world.orders[order]
    let id = payments.count + 1
    let keys = SampleRow().with(record.party + 1).with(world.parties[record.party].source + 1)
      .with(world.repID(record.rep)).with(world.days[day]).values
    let method = kind == "write_off" ? nil : id % 5 == 0 ? "card" : "transfer"
    payments.append(
      SampleRow(id).with("PY" + CivilDate.padded(id, 5)).with(kind).values + keys
        + SampleRow().with(amount + advance).with(method).values)
    allocations.append(
      SampleRow(id).with(invoice).values + keys + [.integer(kind == "refund" ? -amount : amount)])
  }

  func write(to store: Connection) throws(StoreError) {
    try store.insert(
      into: "invoices",
      columns: """
        id, external_id, order_id, customer_id, source_id, rep_id, status, issued_on, due_on, amount, original_amount, currency
        """, invoices)
    try store.insert(into: "instalments", columns: "invoice_id, due_on, amount", instalments)
    try store.insert(
      into: "credit_notes",
      columns: "id, external_id, invoice_id, customer_id, source_id, rep_id, issued_on, amount, reason", credits)
    try store.insert(
      into: "payments",
      columns: "id, external_id, kind, customer_id, source_id, rep_id, paid_on, amount, method", payments)
    try store.insert(
      into: "payment_allocations",
      columns: "payment_id, invoice_id, customer_id, source_id, rep_id, paid_on, amount", allocations)
  }
}
