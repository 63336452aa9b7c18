import Store
import Values

/// Builds the store that is measured: through the store's own schema, indexes made after the rows, statistics as an
/// import leaves them.
struct CompanyStore {
  let company: Company
  private let store: Connection
  private var random = Randomness(seed: 20_260_923)
  private let days: [String]

  static func build(_ company: Company, at path: String) throws(StoreError) {
    let store = try Store.open(path: path, mode: .create, today: Company.today)
    var builder = CompanyStore(company, store)
    try builder.fill()
  }

  private init(_ company: Company, _ store: Connection) {
    self.company = company
    self.store = store
    self.days = (0..<Company.dayCount).map { Company.start.adding(days: $0).iso }
  }

  private mutating func fill() throws(StoreError) {
    try store.execute("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000")
    let indexes = try store.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    try store.execute("BEGIN")
    for case .text(let name) in indexes.compactMap(\.first) { try store.execute("DROP INDEX \"\(name)\"") }
    try people()
    try customers()
    try opportunities()
    try activities()
    try sales()
    try plans()
    for case .text(let sql) in indexes.compactMap(\.last) { try store.execute(sql) }
    try Derived.refresh(store, parts: [.people, .opportunities, .customers, .payments, .plans])
    try store.execute("COMMIT")
    try store.execute("PRAGMA analysis_limit = 400; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)")
  }

  // MARK: Rows

  private func insert(_ table: String, _ columns: String) throws(StoreError) -> PreparedStatement {
    let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
    return try store.prepare("INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
  }

  private func add(_ values: [SQLValue], with statement: borrowing PreparedStatement) throws(StoreError) {
    try statement.bind(values)
    try statement.run()
  }

  private func day(_ offset: Int) -> SQLValue { .text(days[min(max(0, offset), days.count - 1)]) }

  private func team(of rep: Int) -> Int { (rep - 1) % company.teams + 2 }

  private func people() throws(StoreError) {
    let team = try insert("teams", "id, external_id, name, parent_id")
    try add([.integer(1), .text("T1"), .text("Sales"), .null], with: team)
    for id in 2...(company.teams + 1) {
      try add([.integer(id), .text("T\(id)"), .text("Team \(id)"), .integer(1)], with: team)
    }
    let rep = try insert("reps", "id, external_id, name, team_id, hired_on")
    for id in 1...company.reps {
      try add(
        [.integer(id), .text("\(id)"), .text("Rep \(id)"), .integer(self.team(of: id)), .text("2020-01-01")], with: rep)
    }
    let source = try insert("sources", "id, external_id, name")
    for (index, name) in Company.sources.enumerated() {
      try add([.integer(index + 1), .text("\(index + 1)"), .text(name)], with: source)
    }
    let product = try insert("products", "id, external_id, name, category, price, cost")
    for id in 1...40 {
      try add(
        [
          .integer(id), .text("P\(id)"), .text("Product \(id)"), .text("Category \(id % 5)"), .integer(id * 10_000),
          .integer(id * 6_000),
        ], with: product)
    }
  }

  private mutating func customers() throws(StoreError) {
    let party = try insert("parties", "id")
    let customer = try insert(
      "customers", "id, external_id, name, industry, employees, city, source_id, owner_id, created_on")
    for id in 1...company.customers {
      try add([.integer(id)], with: party)
      try add(
        [
          .integer(id), .text("\(id)"), .text("Customer \(id)"), .text(random.pick(Company.industries)),
          random.chance(5) ? .null : .integer(random.pick([3, 20, 80, 300, 2_000])), .text(random.pick(Company.cities)),
          .integer(id % Company.sources.count + 1), .integer(id % company.reps + 1), day(id % Company.dayCount),
        ], with: customer)
    }
  }

  private mutating func opportunities() throws(StoreError) {
    try store.execute(
      """
      INSERT INTO pipelines (id, name) VALUES (1, 'Sales');
      INSERT INTO stages (id, pipeline_id, name, position, state, probability_bp, rots_after_days) VALUES
        (1, 1, 'Qualification', 1, 'open', 1000, 30), (2, 1, 'Proposal', 2, 'open', 4000, 30),
        (3, 1, 'Negotiation', 3, 'open', 7000, 20), (4, 1, 'Won', 4, 'won', 10000, NULL),
        (5, 1, 'Lost', 5, 'lost', 0, NULL)
      """)
    let deal = try insert(
      "opportunities",
      """
      id, external_id, name, customer_id, source_id, rep_id, owner_id, stage_id, state, amount, created_on,
      expected_close_on, closed_on
      """)
    let quote = try insert("quotes", "opportunity_id, customer_id, source_id, rep_id, status, sent_on, amount")
    let state = try insert(
      "opportunity_states",
      "opportunity_id, customer_id, source_id, from_on, until_on, stage_id, state, owner_id, amount, expected_close_on")
    for id in 1...company.opportunities {
      let customer = random.below(company.customers) + 1
      let (source, rep) = (customer % Company.sources.count + 1, customer % company.reps + 1)
      let created = id * Company.dayCount / company.opportunities
      let cycle = random.between(5, 120)
      let closed = created + cycle
      let isClosed = closed < Company.dayCount
      let outcome = isClosed ? (random.chance(40) ? "won" : "lost") : "open"
      let stage = outcome == "won" ? 4 : outcome == "lost" ? 5 : random.between(1, 3)
      let amount = SQLValue.integer(random.between(50, 5_000) * 1_000)
      let expected = SQLValue.text(Company.start.adding(days: created + 60).iso)
      try add(
        [
          .integer(id), .text("O\(id)"), .text("Deal \(id)"), .integer(customer), .integer(source), .integer(rep),
          .integer(rep), .integer(stage), .text(outcome), amount, day(created), expected,
          isClosed ? day(closed) : .null,
        ], with: deal)
      if random.chance(60) {
        let keys: [SQLValue] = [.integer(id), .integer(customer), .integer(source), .integer(rep)]
        try add(keys + [.text(random.chance(10) ? "draft" : "sent"), day(created + cycle / 2), amount], with: quote)
      }
      var from = created
      for step in 1...min(stage, 3) {
        let isLast = step == min(stage, 3)
        let until = isLast ? (isClosed ? day(closed) : .text("9999-12-31")) : day(from + cycle / 3)
        try add(
          [
            .integer(id), .integer(customer), .integer(source), day(from), until, .integer(step), .text("open"),
            .integer(rep), amount, expected,
          ], with: state)
        from += cycle / 3
      }
      guard isClosed else { continue }
      try add(
        [
          .integer(id), .integer(customer), .integer(source), day(closed), .text("9999-12-31"), .integer(stage),
          .text(outcome), .integer(rep), amount, expected,
        ], with: state)
    }
  }

  private mutating func activities() throws(StoreError) {
    let statement = try insert(
      "activities",
      """
      external_id, type, direction, status, done_on, done_time, minutes, outcome, rep_id, customer_id, source_id,
      opportunity_id
      """)
    for number in 0..<company.activities {
      let activity = Activity(number: number, of: company, &random)
      try add(
        [
          .text("A\(number)"), .text(activity.type), .text(activity.direction), .text(activity.status),
          day(Company.start.days(to: activity.day)), .text(activity.time), .integer(activity.minutes),
          .text(activity.outcome),
          .integer(activity.rep), .integer(activity.customer), .integer(activity.source),
          random.chance(20) ? .integer(random.below(company.opportunities) + 1) : .null,
        ], with: statement)
    }
  }

  /// Orders of two lines, each invoiced a week later; nine of ten invoices are paid, some in part.
  private mutating func sales() throws(StoreError) {
    let order = try insert("orders", "id, external_id, customer_id, source_id, rep_id, status, ordered_on")
    let line = try insert(
      "order_lines",
      """
      order_id, product_id, customer_id, source_id, rep_id, status, ordered_on, quantity, price, gross, amount, cost
      """)
    let invoice = try insert(
      "invoices", "id, external_id, order_id, customer_id, source_id, rep_id, issued_on, due_on, amount")
    let payment = try insert("payments", "id, external_id, customer_id, source_id, rep_id, paid_on, amount")
    let allocation = try insert(
      "payment_allocations", "payment_id, invoice_id, customer_id, source_id, rep_id, paid_on, amount")
    for id in 1...company.orders {
      let customer = random.below(company.customers) + 1
      let keys: [SQLValue] = [
        .integer(customer), .integer(customer % Company.sources.count + 1), .integer(customer % company.reps + 1),
      ]
      let ordered = id * Company.dayCount / company.orders
      let status = random.chance(3) ? "cancelled" : random.chance(2) ? "draft" : "delivered"
      try add([.integer(id), .text("S\(id)")] + keys + [.text(status), day(ordered)], with: order)
      var total = 0
      for _ in 0..<2 {
        let product = random.below(40) + 1
        let quantity = random.between(1, 20)
        let gross = quantity * product * 10_000
        let net = gross - gross * random.below(20) / 100
        total += net
        let rest: [SQLValue] = [
          .text(status), day(ordered), .integer(quantity * 1000), .integer(product * 10_000), .integer(gross),
          .integer(net), .integer(quantity * product * 6_000),
        ]
        try add([.integer(id), .integer(product)] + keys + rest, with: line)
      }
      guard status == "delivered", ordered + 7 < Company.dayCount else { continue }
      let due = SQLValue.text(Company.start.adding(days: ordered + 37).iso)
      let issued: [SQLValue] = [day(ordered + 7), due, .integer(total)]
      try add([.integer(id), .text("I\(id)"), .integer(id)] + keys + issued, with: invoice)
      let paid = ordered + 7 + random.between(5, 70)
      guard random.chance(90), paid < Company.dayCount else { continue }
      let amount = random.chance(85) ? total : total / 2
      try add([.integer(id), .text("Z\(id)")] + keys + [day(paid), .integer(amount)], with: payment)
      try add([.integer(id), .integer(id)] + keys + [day(paid), .integer(amount)], with: allocation)
    }
  }

  /// A target of sales for every rep and month.
  private func plans() throws(StoreError) {
    let target = try insert("targets", "metric, scope, rep_id, starts_on, ends_on, value")
    for year in 2024...2026 {
      for month in 1...12 {
        guard let first = CivilDate(year: year, month: month, day: 1) else { continue }
        let last = first.adding(months: 1).adding(days: -1)
        for rep in 1...company.reps {
          try add(
            [
              .text("sales"), .text("rep"), .integer(rep), .text(first.iso), .text(last.iso),
              .integer(60_000_000 + rep * 100_000),
            ], with: target)
        }
      }
    }
  }
}
