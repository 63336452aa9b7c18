/// An order known by its total only is worth one line that stands for it.
struct OrderRules: RecordRules {
  private let status: Int
  private let customer: Int
  private let source: Int
  private let rep: Int
  private let ordered: Int?
  private let currency: Int?
  private let cancelled: Int?
  private let inheritance: Inheritance

  init(_ layout: inout DraftLayout) {
    self.status = layout.add("status", .initial)
    self.cancelled = layout.slot("cancelled_on")
    self.currency = layout.slot("currency")
    self.inheritance = Inheritance(&layout, parents: [.opportunity], inheritsRep: true, others: ["ordered_on"])
    self.ordered = layout.slot("ordered_on")
    self.customer = layout.add("customer_id", .inherited)
    self.source = layout.add("source_id", .inherited)
    self.rep = layout.add("rep_id", .inherited)
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    draft.fill(status, .text("confirmed"))
    if isCancelled(draft, session), draft.text(status) == "confirmed" { draft.values[status] = .text("cancelled") }
    if let currency, let code = draft.text(currency) { draft.values[currency] = .text(code.uppercased()) }
    try inheritance.fill(&draft, session)
  }

  /// The day of a cancellation says it, too, unless the goods were sent all the same.
  private func isCancelled(_ draft: RecordDraft, _ session: ImportSession) -> Bool {
    guard let cancelled, let day = draft.text(cancelled) else { return false }
    return day <= session.today.isoText
  }

  /// Lines carry their order's keys.
  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)
  {
    try session.statements.run(
      """
      UPDATE order_lines SET (customer_id, source_id, rep_id, status, ordered_on) =
        (SELECT customer_id, source_id, rep_id, status, ordered_on FROM orders WHERE id = ?1)
      WHERE order_id = ?1
      """, .integer(id))
  }

  mutating func settled(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> Bool {
    let key = SQLValue.integer(id)
    // Without a column of its own the status is the one that the order began with.
    if isCancelled(draft, session), draft.text(status) == "confirmed" {
      try session.statements.run("UPDATE orders SET status = 'cancelled' WHERE id = ?", key)
      try updated(id, draft, before: [], session)
      return true
    }
    guard let total = draft.extras["amount"]?.integerValue else { return false }
    let present = try session.statements.row(
      """
      SELECT is_header, COALESCE(original_amount, amount), id FROM order_lines WHERE order_id = ?
      ORDER BY is_header LIMIT 1
      """, key)
    if let present, present[0] == .integer(0) || present[1] == .integer(total) { return false }
    var amount: Int? = total
    var original: Int?
    let code = draft.text(currency)
    if let code, code != session.baseCurrency {
      original = total
      amount = try CurrencyConversion.base(
        total, of: code, on: draft.text(ordered) ?? session.today.isoText, session)
      if amount == nil { session.unpriced += 1 }
    }
    if let present { try session.statements.run("DELETE FROM order_lines WHERE id = ?", present[2]) }
    try session.statements.run(
      """
      INSERT INTO order_lines (order_id, customer_id, source_id, rep_id, status, ordered_on, amount, original_amount,
        currency, is_header)
      SELECT id, customer_id, source_id, rep_id, status, ordered_on, ?2, ?3, ?4, 1 FROM orders WHERE id = ?1
      """, key, SQLValue(amount), SQLValue(original), SQLValue(code))
    return true
  }
}

/// Net after discount is what counts; the order's keys are the line's.
struct OrderLineRules: RecordRules {
  private let order: Int
  private let product: Int?
  private let quantity: Int?
  private let price: Int?
  private let discount: Int
  /// The file says what was given away.
  private let tellsDiscount: Bool
  private let gross: Int
  private let amount: Int
  private let cost: Int
  /// A price without quantity and amount is that of one.
  private let isOneEach: Bool
  /// The file has neither a price nor an amount.
  private let isUnpriced: Bool
  private var listPrices: [Int: Int?] = [:]
  private let takesAmount: Bool
  private let takesCost: Bool
  private let copied: [Int]
  private let header: Int
  private let marks: InheritanceMarks
  private let conversion: CurrencyConversion
  private var lastOrder: (id: Int, keys: [SQLValue])?
  /// By order, what lines of this file have said of it.
  private var said: [Int: Int] = [:]
  /// The order that was last looked up among invoices: lines of one stand together.
  private var lastInvoiced: Int?
  private var costs: [Int: SQLValue] = [:]
  private var withoutHeader: Set<Int> = []
  private var hasHeaders: Bool?

  init(_ layout: inout DraftLayout) {
    self.order = layout.add("order_id", .given)
    self.product = layout.slot("product_id")
    self.price = layout.slot("price")
    self.takesAmount = layout.slot("amount") == nil
    self.isUnpriced = takesAmount && price == nil
    self.isOneEach = takesAmount && price != nil && layout.slot("quantity") == nil
    self.quantity = isOneEach ? layout.add("quantity", .derived) : layout.slot("quantity")
    self.takesCost = layout.slot("cost") == nil
    self.tellsDiscount = layout.slot("discount_bp") != nil
    self.discount = layout.add("discount_bp", .initial)
    self.gross = layout.add("gross", .derived)
    self.amount = layout.add("amount", .derived)
    self.cost = layout.add("cost", .inherited)
    self.marks = InheritanceMarks(&layout, ["cost"])
    var copied: [Int] = []
    for column in ["customer_id", "source_id", "rep_id", "status", "ordered_on"] {
      copied.append(layout.add(column, .derived))
    }
    self.copied = copied
    self.header = layout.add("is_header", .initial)
    self.conversion = CurrencyConversion(
      &layout, dates: ["ordered_on"], others: takesCost ? ["price", "gross"] : ["price", "gross", "cost"])
  }

  mutating func complete(_ draft: inout RecordDraft, _ session: ImportSession) throws(RowFailure) {
    guard let id = draft.integer(order) else { throw .refuse(ProblemReason.blank("order")) }
    draft.values[header] = .integer(0)
    marks.note(&draft)
    try takeKeys(of: id, &draft, session)
    draft.fill(discount, .integer(0))
    if isOneEach, let quantity { draft.fill(quantity, .integer(1000)) }
    if let units = draft.integer(quantity), let price = draft.integer(price) {
      let value = Int128(units) * Int128(price)
      draft.values[gross] = try money(value, scale: 3)
      if takesAmount || draft[amount] == .null {
        let (net, overflow) = value.multipliedReportingOverflow(by: Int128(10_000 - (draft.integer(discount) ?? 0)))
        guard !overflow else { throw .refuse("the line " + ProblemReason.tooLarge) }
        draft.values[amount] = try money(net, scale: 7)
      }
    }
    // Without a price, what it was before the discount tells.
    if tellsDiscount, draft[gross] == .null, let net = draft.integer(amount), let given = draft.integer(discount),
      given < 10_000,
      let whole = ExactNumber(digits: Int128(net) * 10_000).divided(by: ExactNumber(digits: Int128(10_000 - given)))
    {
      guard let units = whole.units(scale: 0) else { throw .refuse("the line " + ProblemReason.tooLarge) }
      draft.values[gross] = .integer(units.value)
    }
    try conversion.convert(&draft, session)
    if isUnpriced, draft[amount] == .null, let units = draft.integer(quantity), let item = draft.integer(product) {
      try takeListPrice(of: units, item, &draft, session)
    }
    if draft[cost] == .null, let units = draft.integer(quantity), let item = draft.integer(product) {
      draft.values[cost] = try cost(of: units, item, session)
    }
  }

  /// What nobody says a line is worth is worth what its product costs in the list.
  private mutating func takeListPrice(
    of units: Int, _ product: Int, _ draft: inout RecordDraft, _ session: ImportSession
  )
    throws(RowFailure)
  {
    if listPrices[product] == nil {
      let row = try session.statements.row("SELECT price FROM products WHERE id = ?", .integer(product))
      listPrices[product] = .some(row?[0].integerValue)
    }
    guard let price = listPrices[product] ?? nil else { return }
    let value = Int128(units) * Int128(price)
    draft.values[gross] = try money(value, scale: 3)
    draft.values[amount] = try money(value * Int128(10_000 - (draft.integer(discount) ?? 0)), scale: 7)
    session.listPriced += 1
  }

  private mutating func cost(of units: Int, _ product: Int, _ session: ImportSession) throws(RowFailure) -> SQLValue {
    let each: SQLValue
    if let known = costs[product] {
      each = known
    } else {
      each = try session.statements.row("SELECT cost FROM products WHERE id = ?", .integer(product))?[0] ?? .null
      costs[product] = each
    }
    guard let each = each.integerValue else { return .null }
    return try money(Int128(units) * Int128(each), scale: 3)
  }

  /// Another quantity or another product costs something else, unless the file says what.
  mutating func updated(_ id: Int, _ draft: RecordDraft, before: [SQLValue], _ session: ImportSession)
    throws(RowFailure)
  {
    let isOther = [quantity, product].compactMap { $0 }.contains { draft.values[$0] != before[$0] }
    guard isOther, marks.has("cost", draft) else { return }
    let row = try session.statements.row("SELECT quantity, product_id FROM order_lines WHERE id = ?", .integer(id))
    var worth = SQLValue.null
    if let units = row?[0].integerValue, let item = row?[1].integerValue { worth = try cost(of: units, item, session) }
    try session.statements.run("UPDATE order_lines SET cost = ? WHERE id = ?", worth, .integer(id))
  }

  private func money(_ value: Int128, scale: Int) throws(RowFailure) -> SQLValue {
    guard let units = ExactNumber(digits: value, scale: scale).units(scale: 0) else {
      throw .refuse("the line " + ProblemReason.tooLarge)
    }
    return .integer(units.value)
  }

  private mutating func takeKeys(of id: Int, _ draft: inout RecordDraft, _ session: ImportSession)
    throws(RowFailure)
  {
    if lastOrder?.id != id {
      try fillOrder(id, draft, session)
      let keys = try session.statements.row(
        "SELECT customer_id, source_id, rep_id, status, ordered_on FROM orders WHERE id = ?", .integer(id))
      lastOrder = (id, keys ?? Array(repeating: .null, count: copied.count))
    }
    if let keys = lastOrder?.keys { for (slot, value) in zip(copied, keys) { draft.values[slot] = value } }
  }

  private static let ofOrder = [
    ("customer", "customer_id"), ("source", "source_id"), ("rep", "rep_id"), ("ordered", "ordered_on"),
  ]

  /// What the sheet says about the order on its lines, on the first that does; what the order says itself stays.
  private mutating func fillOrder(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) {
    if lastInvoiced != id {
      try session.statements.run(Self.fillFromInvoice, .integer(id))
      if session.connection.changeCount > 0 { session.hasFilledOrders = true }
      lastInvoiced = id
    }
    for (field, column) in Self.ofOrder {
      let bit = InheritanceMarks.bit(column)
      guard let value = draft.extras[field], value != .null, said[id, default: 0] & bit == 0 else { continue }
      said[id, default: 0] |= bit
      try session.statements.run(
        """
        UPDATE orders SET \(column) = ?2, inherited = inherited | \(bit)
        WHERE id = ?1 AND (\(column) IS NULL OR inherited & \(bit)) AND \(column) IS NOT ?2
        """, .integer(id), value)
      if session.connection.changeCount > 0 { session.hasFilledOrders = true }
    }
  }

  /// An order that lines alone name, by the number of an invoice: the invoice says when it was and whose.
  private static let fillFromInvoice = """
    UPDATE orders SET (customer_id, source_id, rep_id, ordered_on) =
        (SELECT i.customer_id, i.source_id, i.rep_id, i.issued_on FROM invoices i
         WHERE i.external_id = orders.external_id AND i.order_id IS NULL),
      inherited = inherited | \(ofOrder.reduce(0) { $0 | InheritanceMarks.bit($1.1) })
    WHERE id = ?1 AND ordered_on IS NULL AND customer_id IS NULL AND rep_id IS NULL AND source_id IS NULL
      AND EXISTS (SELECT 1 FROM invoices i WHERE i.external_id = orders.external_id AND i.order_id IS NULL)
    """

  /// `10248/11`, and `10248/11/2` for the second line of the same product.
  mutating func identity(_ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) -> String? {
    let named = ["order", "product"].compactMap { name in draft.references.first { $0.name == name }?.text }
    return named.joined(separator: "/")
  }

  mutating func inserted(_ id: Int, _ draft: RecordDraft, _ session: ImportSession) throws(RowFailure) {
    if hasHeaders == nil {
      let row = try session.statements.row("SELECT EXISTS (SELECT 1 FROM order_lines WHERE is_header = 1)")
      hasHeaders = row?[0] == .integer(1)
    }
    guard hasHeaders == true, let order = draft.integer(order), !withoutHeader.contains(order) else { return }
    try session.statements.run("DELETE FROM order_lines WHERE order_id = ? AND is_header = 1", .integer(order))
    if withoutHeader.count > 100_000 { withoutHeader.removeAll(keepingCapacity: true) }
    withoutHeader.insert(order)
  }
}
