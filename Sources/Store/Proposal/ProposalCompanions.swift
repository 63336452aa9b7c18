/// Other records that rows of a sheet tell of on the way: the customers and reps of a flat sheet of deals, the orders of
/// a sheet of their lines, the payments of a sheet of invoices, the people of a sheet of companies.
struct ProposalCompanions {
  let sheet: ProposalSheet
  let main: MappingGuess
  let known: KnownRecords
  /// What numbers the orders of lines, where no column does.
  let number: ProposedField?

  struct Companion {
    var guess: MappingGuess
    /// Its rows are those in which this column is filled.
    var key: Int
    /// Before the main import, because that refers to it.
    var isBefore: Bool
    var requires: ProposedImport.Requirement?
    /// Instead of what stands in a column.
    var amount: ProposedValue?
    var constants: [ProposedField] = []
    /// Columns without a field that are told of these records.
    var kept: Set<Int> = []
  }

  func all() throws(StoreError) -> [Companion] {
    var found: [Companion] = []
    var free = Set(sheet.columns.indices).subtracting(usedParts(main))
    func add(_ companion: Companion?) {
      guard let companion else { return }
      found.append(companion)
      free.subtract(usedParts(companion.guess))
    }
    for (field, entity) in [
      ("customer", "customers"), ("rep", "reps"), ("owner", "reps"), ("product", "products"), ("campaign", "campaigns"),
    ] {
      add(try referred(by: field, entity, free))
    }
    add(try channels())
    if main.entity.name == "order_lines" {
      add(try orders(free))
      if let invoices = try invoices(free) {
        add(invoices)
        add(try payments(of: invoices.guess, free))
      }
      add(try discounts(free))
    }
    if main.entity.name == "orders", let invoices = try invoices(free) {
      add(invoices)
      add(try payments(of: invoices.guess, free))
    }
    if main.entity.name == "budgets" { add(try spent(free)) }
    if main.entity.name == "targets" { add(try sold(free)) }
    if main.entity.name == "invoices" { add(try payments(of: main, free)) }
    if main.entity.name == "customers" { add(try people(free)) }
    return try withStates(keepingWithOrders(found, free))
  }

  private func usedParts(_ guess: MappingGuess) -> Set<Int> {
    Set(guess.choices.values.flatMap { sheet.columns[$0.column].parts + [$0.column] })
  }

  /// What a header without the entity's noun in front may say about what a row refers to.
  private static let plain: [String: Set<String>] = [
    "customers": ["industry", "employees", "annual_revenue", "country", "region", "city"],
    "reps": ["team", "manager"], "products": ["category"],
  ]

  /// A record of its own for what the main rows name, when the sheet knows more about it than its name.
  private func referred(by field: String, _ entity: String, _ free: Set<Int>) throws(StoreError) -> Companion? {
    guard let reference = main.choice(field), let words = EntityWords.of(entity) else { return nil }
    let column = sheet.columns[reference.column]
    guard !column.profile.isBlank, !column.isPair else { return nil }
    let isNamedByID = words.isOwnID(column.reading.key)
    // `sr_id` is an id of its own kind, of which nothing else is known.
    if !isNamedByID, column.reading.key.hasSuffix("id") { return nil }
    let allowed = Set(
      free.filter { !sheet.columns[$0].isPair && sheet.determines(column, sheet.columns[$0]) != false })
    var guess = try MappingGuess(words, sheet, known, free: allowed)
    let isTested = { (choice: MappingGuess.Choice) in
      sheet.determines(column, sheet.columns[choice.column]) == true
    }
    guess.keep { field, choice in
      guard !sheet.columns[choice.column].profile.isBlank else { return false }
      // SAP calls whose a code is `Name 1`.
      if field.name == "name", isNamedByID, sheet.columns[choice.column].reading.key == "name1" { return true }
      if field.kind == .identity || field.name == "name" { return choice.bearsNoun && choice.strength >= 0.8 }
      if choice.bearsNoun { return choice.strength >= 0.8 }
      // Beside `Region` a `State` is not the region.
      if sheet.columns.contains(where: { $0.reading.key == field.name }),
        sheet.columns[choice.column].reading.key != field.name
      {
        return false
      }
      return Self.plain[entity]?.contains(field.name) == true && choice.strength >= 0.8 && isTested(choice)
    }
    // An id is unique by nature, though not in this sheet.
    let idColumn = allowed.sorted().first { place in
      let key = sheet.columns[place].reading.key
      return ([key] + main.words.withoutNoun(key)).contains(where: words.isOwnID)
        && !sheet.columns[place].profile.isBlank && sheet.determines(sheet.columns[place], column) != false
    }
    if isNamedByID {
      guess.take("id", column: reference.column)
      if guess.choice("name") == nil {
        // Of customers that nobody named the id is all there is to call them.
        guard entity == "customers", guess.choices.count > 1, column.profile.isWhole || !column.profile.isNumber,
          try known.match(column.profile, entity).matched == 0
        else { return nil }
        guess.take("name", column: reference.column, .needed)
      }
    } else {
      guess.take("name", column: reference.column)
      if let idColumn { guess.take("id", column: idColumn) }
    }
    guard guess.missing.isEmpty, guess.choices.count >= 2 else { return nil }
    if guess.choices.count == 2, let id = guess.choice("id") {
      let match = try known.match(sheet.columns[id.column].profile, entity)
      if match.matched == match.of { return nil }
    }
    return Companion(guess: guess, key: reference.column, isBefore: true)
  }

  /// Sources that are called channels are known by that word, too.
  private func channels() throws(StoreError) -> Companion? {
    guard let source = main.choice("source"), let words = EntityWords.of("sources") else { return nil }
    let column = sheet.columns[source.column]
    guard case .column = column.value, ["channel", "渠道"].contains(where: column.reading.key.hasSuffix) else {
      return nil
    }
    var guess = try MappingGuess(words, sheet, known, free: [])
    guess.take("name", column: source.column)
    guess.take("channel", column: source.column)
    return Companion(guess: guess, key: source.column, isBefore: true)
  }

  /// The columns that tell the order of a line.
  private var orderKey: [Int] {
    if let order = main.choice("order") { return [order.column] }
    let headers = number?.value.columns ?? []
    return sheet.columns.indices.filter { place in
      let column = sheet.columns[place]
      return !column.isPair && column.value.columns.contains(where: headers.contains)
    }
  }

  /// Whether a column is filled only in rows where another is.
  private func isFilledWithin(_ lead: Int, _ place: Int) -> Bool {
    (0..<sheet.rowCount).allSatisfy { row in
      sheet.cell(row, sheet.columns[place]).isEmpty || !sheet.cell(row, sheet.columns[lead]).isEmpty
    }
  }

  private func isOfOrder(_ place: Int) -> Bool? {
    sheet.determines(orderKey.map { sheet.columns[$0] }, sheet.columns[place])
  }

  private func orders(_ free: Set<Int>) throws(StoreError) -> Companion? {
    guard !orderKey.isEmpty, let words = EntityWords.of("orders") else { return nil }
    // What is the order's stands in its first line, where its customer does.
    let isHeaded = main.choice("customer").map { isOfOrder($0.column) == false } ?? false
    let allowed = free.filter { place in
      isOfOrder(place) != false || isHeaded && main.choice("customer").map { isFilledWithin($0.column, place) } ?? false
    }
    var guess = try MappingGuess(words, sheet, known, free: Set(allowed))
    let own: Set = ["status", "required", "shipped", "cancelled", "opportunity"]
    guess.keep { field, choice in
      own.contains(field.name) && choice.strength >= 0.8 && !sheet.columns[choice.column].profile.isBlank
    }
    return guess.choices.isEmpty ? nil : ordersOfLines(guess)
  }

  func ordersOfLines(_ own: MappingGuess) -> Companion {
    var guess = own
    if let order = main.choice("order") { guess.take("id", column: order.column) }
    for field in ["customer", "rep", "source", "ordered"] {
      if let choice = main.choice(field) { guess.take(field, column: choice.column) }
    }
    var found = Companion(guess: guess, key: orderKey[0], isBefore: true)
    if var number {
      number.name = "id"
      found.constants = [number]
    }
    // Whose it is may stand in the first line of an order alone.
    let columns = [guess.choice("customer")?.column].compactMap { $0 } + guess.choices.values.map(\.column).sorted()
    let headed = columns.first { isOfOrder($0) == false }
    if let headed { found.requires = sheet.columns[headed].value.columns.first.map { .filled($0) } }
    return found
  }

  /// What is the same in all lines of an order is the order's, so that its lines do not count it again and again. Where
  /// each order has one line, that is all but its numbers.
  private func keepingWithOrders(_ found: [Companion], _ free: Set<Int>) throws(StoreError) -> [Companion] {
    guard main.entity.name == "order_lines", !orderKey.isEmpty, let words = EntityWords.of("orders"),
      !sheet.columns.contains(where: { $0.reading.key.isEmpty && !$0.isPair })
    else { return found }
    let used = found.reduce(into: usedParts(main)) { $0.formUnion(usedParts($1.guess)) }
    let kept = free.subtracting(used).filter { place in
      let column = sheet.columns[place]
      guard !column.isPair, column.profile.distinct.count > 1, main.words.withoutNoun(column.reading.key).isEmpty
      else { return false }
      let isOne = isOfOrder(place)
      return number == nil && isOne != nil ? isOne == true : isOne != false && !column.profile.isNumber
    }
    guard !kept.isEmpty else { return found }
    var all = found
    if let place = all.firstIndex(where: { $0.guess.entity.name == "orders" }) {
      all[place].kept = kept
    } else {
      var orders = ordersOfLines(try MappingGuess(words, sheet, known, free: []))
      orders.kept = kept
      all.append(orders)
    }
    return all
  }

  /// What was taken off a whole order, and stands in its first line alone, is a line of its own.
  private func discounts(_ free: Set<Int>) throws(StoreError) -> Companion? {
    guard let order = main.choice("order"), main.choice("price") != nil, main.choice("amount") == nil,
      let place = free.sorted().first(where: { place in
        let (key, profile) = (sheet.columns[place].reading.key, sheet.columns[place].profile)
        return Self.takenOff.contains(key) && profile.isNumber && !profile.isComplete && profile.largest > 0
      }), case .column(let header) = sheet.columns[place].value
    else { return nil }
    var guess = try MappingGuess(main.words, sheet, known, free: [])
    guess.take("order", column: order.column)
    for field in ["customer", "rep", "ordered", "currency"] {
      if let choice = main.choice(field) { guess.take(field, column: choice.column) }
    }
    guess.take("amount", column: place)
    return Companion(
      guess: guess, key: place, isBefore: false, requires: .positive(header), amount: .negative(.column(header)))
  }

  private static let takenOff = HeaderReading.keys(HeaderTable.takenOff)

  /// Lines of invoices with what is due and when: the whole of each stands in all of its lines, or in the first.
  private func invoices(_ free: Set<Int>) throws(StoreError) -> Companion? {
    let isLines = main.entity.name == "order_lines"
    guard let order = main.choice(isLines ? "order" : "id"), let words = EntityWords.of("invoices") else { return nil }
    let isInvoice = ["invoice", "发票"].contains { sheet.columns[order.column].reading.key.contains($0) }
    guard isInvoice || !isLines && saysWhatIsOpen(free) else { return nil }
    let key = sheet.columns[order.column]
    let allowed = Set(free.filter { sheet.determines(key, sheet.columns[$0]) != false })
    var guess = try MappingGuess(words, sheet, known, free: allowed)
    guess.keep { field, choice in
      ["due", "amount", "status"].contains(field.name) && choice.strength >= 0.8
        && !sheet.columns[choice.column].profile.isBlank
    }
    if !isLines, let amount = main.choice("amount") { guess.take("amount", column: amount.column) }
    guard guess.choice("amount") != nil, guess.choice("due") != nil || !isLines else { return nil }
    guess.take("id", column: order.column)
    if !isLines { guess.take("order", column: order.column) }
    for (field, mine) in [
      ("customer", "customer"), ("rep", "rep"), ("issued", "ordered"), ("currency", "currency"),
    ] {
      if let choice = main.choice(mine) { guess.take(field, column: choice.column) }
    }
    guard guess.choice("issued") != nil else { return nil }
    return Companion(guess: guess, key: order.column, isBefore: false)
  }

  /// Whether a column says what of an amount is paid or still open.
  private func saysWhatIsOpen(_ free: Set<Int>) -> Bool {
    guard let payments = EntityWords.of("payments") else { return false }
    return free.contains { place in
      let column = sheet.columns[place]
      guard column.profile.isNumber, !column.isPair else { return false }
      return Self.balances.contains(column.reading.key)
        || payments.matches(column.reading.key).contains { match in
          payments.entity.fields[match.field].name == "amount" && match.weight > 0.9
            && Self.saysPaid(column.reading.key)
        }
    }
  }

  /// Beside a budget, what was spent of it.
  private func spent(_ free: Set<Int>) throws(StoreError) -> Companion? {
    guard let words = EntityWords.of("expenses"), let period = main.choice("period"),
      let actual = free.sorted().first(where: {
        ["actual", "actuals", "actualamount", "actualspend", "actualcost", "spent", "实际", "实际金额", "实际支出"].contains(
          sheet.columns[$0].reading.key) && sheet.columns[$0].profile.isNumber
      })
    else { return nil }
    var guess = try MappingGuess(words, sheet, known, free: [])
    for (field, mine) in [("team", "team"), ("category", "category")] {
      if let choice = main.choice(mine) { guess.take(field, column: choice.column) }
    }
    guess.take("amount", column: actual)
    guess.take("spent", column: period.column)
    return Companion(guess: guess, key: actual, isBefore: false)
  }

  /// Beside a target, what was sold of it.
  private func sold(_ free: Set<Int>) throws(StoreError) -> Companion? {
    guard let words = EntityWords.of("orders"), let period = main.choice("period"), main.choice("metric") == nil,
      let actual = free.sorted().first(where: {
        Self.actualSales.contains(sheet.columns[$0].reading.key) && sheet.columns[$0].profile.isNumber
      })
    else { return nil }
    var guess = try MappingGuess(words, sheet, known, free: [])
    for field in ["rep", "customer"] {
      if let choice = main.choice(field) { guess.take(field, column: choice.column) }
    }
    guard !guess.choices.isEmpty else { return nil }
    guess.take("ordered", column: period.column)
    guess.take("amount", column: actual)
    return Companion(guess: guess, key: actual, isBefore: false)
  }

  private static let actualSales = HeaderReading.keys(HeaderTable.actualSales)

  /// An invoice with the day on which it was settled is a payment of it, too.
  func payments(of main: MappingGuess, _ free: Set<Int>) throws(StoreError) -> Companion? {
    guard let id = main.choice("id"), let total = main.choice("amount"), let words = EntityWords.of("payments") else {
      return nil
    }
    var guess = try MappingGuess(words, sheet, known, free: free)
    guess.keep { field, choice in
      guard choice.strength >= 0.8, !sheet.columns[choice.column].profile.isBlank else { return false }
      switch field.name {
      case "paid": return Self.saysPaid(sheet.columns[choice.column].reading.key)
      // Beside an invoice `Amount (EUR)` is what it is for, not what was paid of it.
      case "amount": return choice.weight > 0.9 && Self.saysPaid(sheet.columns[choice.column].reading.key)
      case "method": return choice.weight > 0.9
      case _: return false
      }
    }
    guess.take("invoice", column: id.column)
    if let currency = main.choice("currency") { guess.take("currency", column: currency.column) }
    guard let paid = guess.choice("paid") else { return paidSometime(guess, of: main, total, free) }
    if guess.choice("amount") == nil { guess.take("amount", column: total.column) }
    return Companion(guess: guess, key: paid.column, isBefore: false)
  }

  /// An invoice whose balance, paid amount or status says that it is paid, without a day. Its payment bears the invoice's
  /// id, so that a later export changes it.
  private func paidSometime(
    _ found: MappingGuess, of main: MappingGuess, _ total: MappingGuess.Choice, _ free: Set<Int>
  ) -> Companion? {
    guard let id = main.choice("id"), let issued = main.choice("issued"),
      case .column(let amount) = sheet.columns[total.column].value
    else { return nil }
    var guess = found
    let paid = guess.choice("amount")
    guess.take("id", column: id.column)
    guess.take("paid", column: issued.column, .paidSometime)
    func headed(_ isMeant: (String, ColumnProfile) -> Bool) -> (header: String, profile: ColumnProfile)? {
      free.sorted().lazy.map { sheet.columns[$0] }.first { !$0.isPair && isMeant($0.reading.key, $0.profile) }.flatMap {
        column in column.value.columns.first.map { ($0, column.profile) }
      }
    }
    if let paid, case .column(let header) = sheet.columns[paid.column].value {
      return Companion(guess: guess, key: paid.column, isBefore: false, requires: .positive(header))
    }
    guess.take("amount", column: total.column)
    if let open = headed({ Self.balances.contains($0) && $1.isNumber && $1.isComplete }) {
      return Companion(
        guess: guess, key: total.column, isBefore: false, requires: .less(open.header, than: amount),
        amount: .difference(amount, minus: open.header))
    }
    let status = main.choice("status").map { sheet.columns[$0.column] }
    let said = headed { key, profile in Self.statuses.contains(key) && !profile.isBlank }
    for (header, profile) in [
      said, status.flatMap { column in column.value.columns.first.map { ($0, column.profile) } },
    ]
    .compactMap({ $0 }) {
      let words = profile.distinct.map(\.value).filter {
        let word = WordReading.key($0)
        return Self.paidWords.contains(word) || (profile.isBoolean && WordReading.boolean(word) == true)
      }
      guard !words.isEmpty else { continue }
      return Companion(guess: guess, key: total.column, isBefore: false, requires: .oneOf(header, words))
    }
    return nil
  }

  private static let balances = HeaderReading.keys(HeaderTable.balances)
  private static let statuses = HeaderReading.keys(HeaderTable.paidStatuses)
  private static let paidWords = Set(HeaderTable.paid.split(separator: ",").map { trimmed(String($0)) })

  private static func saysPaid(_ key: String) -> Bool {
    [
      "paid", "payment", "settled", "received", "collected", "applied", "bezahlt", "gezahlt", "zahlbetrag", "payé",
      "réglé",
      "encaissé", "回款", "收款", "到账", "付款", "已收", "实收", "核销",
    ].contains { key.contains($0) }
      && !key.contains("due")
  }

  private func people(_ free: Set<Int>) throws(StoreError) -> Companion? {
    guard let words = EntityWords.of("contacts"), let customer = main.choice("id") ?? main.choice("name") else {
      return nil
    }
    var guess = try MappingGuess(words, sheet, known, free: free)
    guess.keep { _, choice in choice.bearsNoun && choice.strength >= 0.8 }
    guard guess.missing.isEmpty, let name = guess.choice("name") else { return nil }
    guess.take("customer", column: customer.column)
    return Companion(guess: guess, key: name.column, isBefore: false)
  }
}
