/// Lines as databases keep them: numbered within their order, their day with the order, what a piece costs after the
/// discount.
extension ProposalMaker {
  /// Whether a column numbers the rows of each order: every number but the first follows the one before it.
  func numbersLines(_ place: Int, of order: Int) -> Bool {
    let (counter, key) = (sheet.columns[place], sheet.columns[order])
    guard counter.profile.isNumber, counter.profile.isWhole else { return false }
    var (following, all) = (0, 0)
    for row in 0..<sheet.rowCount {
      guard let count = Int(sheet.cell(row, counter)), Double(count) > counter.profile.smallest else { continue }
      all += 1
      guard row > 0, Int(sheet.cell(row - 1, counter)) == count - 1, sheet.cell(row - 1, key) == sheet.cell(row, key)
      else { continue }
      following += 1
    }
    return all == 0 || following * 10 >= all * 8
  }

  /// Lines of orders that are all known have their day from there.
  func areOfKnownOrders(_ guess: MappingGuess) throws(StoreError) -> Bool {
    guard guess.entity.name == "order_lines", let order = guess.choice("order") else { return false }
    let match = try known.match(sheet.columns[order.column].profile, "orders")
    return match.matched > 0 && match.matched == match.of
  }

  /// Beside the price an amount that is never more than it, however many are sold, is the price after the discount.
  func takeNetPrice(_ guess: inout MappingGuess) {
    guard guess.entity.name == "order_lines", let price = guess.choice("price"), let amount = guess.choice("amount"),
      let quantity = guess.choice("quantity")
    else { return }
    var (pieces, all) = (0, 0)
    for row in 0..<sheet.rowCount {
      guard let count = number(row, quantity), count >= 2, let each = number(row, price), each > 0,
        let net = number(row, amount)
      else { continue }
      all += 1
      if net > 0, net <= each * 1.0001 { pieces += 1 }
    }
    guard all >= 5, pieces * 100 >= all * 98 else { return }
    guess.drop("amount")
    guess.drop("discount")
    guess.take("price", column: amount.column)
  }

  /// The one id left in a priced line, of something that nothing here is called, is of what was sold: `TrackId`.
  func takeOtherID(_ guess: inout MappingGuess) {
    guard guess.entity.name == "order_lines", guess.choice("product") == nil, guess.choice("order") != nil,
      guess.choice("quantity") != nil, guess.choice("price") != nil || guess.choice("amount") != nil
    else { return }
    let used = guess.usedColumns
    let ids = sheet.columns.indices.filter { place in
      let column = sheet.columns[place]
      return !used.contains(place) && !column.isPair && column.profile.isComplete && !column.profile.isUnique
        && ["id", "key", "code"].contains { column.reading.key.hasSuffix($0) && column.reading.key != $0 }
        && !EntityWords.all.contains { $0.isOwnID(column.reading.key) }
    }
    if ids.count == 1 { guess.take("product", column: ids[0], .needed) }
  }

  /// Of many users who order, each a few times, none sells: they buy.
  func takeBuyers(_ guess: inout MappingGuess) {
    guard ["orders", "order_lines"].contains(guess.entity.name), guess.choice("customer") == nil,
      let rep = guess.choice("rep"),
      ["userid", "user", "username", "memberid"].contains(sheet.columns[rep.column].reading.key)
    else { return }
    let profile = sheet.columns[rep.column].profile
    guard profile.distinct.count >= 60, !rep.reason.isKnown else { return }
    guess.drop("rep")
    guess.take("customer", column: rep.column)
  }
}

extension ProposedField.Reason {
  var isKnown: Bool { if case .known = self { true } else { false } }
}

extension ProposalMaker {
  /// Where products cost the same number whatever currency stands beside it, that is the customer's currency, not the
  /// one of the price.
  func dropCurrencyOfCountry(_ guess: inout MappingGuess) {
    guard guess.entity.name == "order_lines", let currency = guess.choice("currency"),
      let product = guess.choice("product"), let price = guess.choice("price"),
      sheet.columns[currency.column].profile.distinct.count > 1
    else { return }
    var prices: [String: [String: Set<String>]] = [:]
    for row in 0..<sheet.rowCount {
      let code = sheet.cell(row, sheet.columns[currency.column])
      let each = sheet.cell(row, sheet.columns[price.column])
      if code.isEmpty || each.isEmpty { continue }
      prices[sheet.cell(row, sheet.columns[product.column]), default: [:]][code, default: []].insert(each)
    }
    let compared = prices.values.filter { $0.count > 1 }
    let same = compared.count { byCode in
      guard let first = byCode.values.first else { return false }
      return byCode.values.allSatisfy { !$0.isDisjoint(with: first) }
    }
    if compared.count > 2, same * 10 >= compared.count * 8 { guess.drop("currency") }
  }

  /// Who sells, in a list of sales teams of one each: `Sales Team, Region` with names of people.
  func areTeamsPeople(_ guess: MappingGuess) -> Bool {
    guard guess.entity.name == "teams", let name = guess.choice("name") else { return false }
    let names = sheet.columns[name.column].profile.distinct.map(\.value)
    let others: Set = [
      "team", "sales", "group", "north", "south", "east", "west", "central", "region", "enterprise", "inside", "field",
      "commercial", "corporate", "strategic", "mid", "market", "customer", "business", "key", "accounts", "public",
      "sector",
    ]
    return names.count >= 8
      && names.allSatisfy { name in
        let words = name.split(separator: " ")
        return (2...3).contains(words.count)
          && words.allSatisfy { word in
            word.first?.isUppercase == true
              && word.dropFirst().allSatisfy { $0.isLowercase || ".'-".contains($0) || $0.isUppercase }
              && word.contains(where: \.isLowercase) || word.count <= 2
          } && !words.contains { others.contains($0.lowercased()) }
      }
  }
}

extension ProposalMaker {
  /// A list of people of whom a column says which of them sell, or work here: those are the reps.
  func staff(_ guess: MappingGuess) throws(StoreError) -> ImportProposal? {
    guard ["customers", "contacts", "reps"].contains(guess.entity.name), let words = EntityWords.of("reps") else {
      return nil
    }
    let flags = ["issalesperson", "issalesrep", "isselling", "isemployee"]
    let flag = flags.lazy.compactMap { key in
      sheet.columns.first { $0.reading.key == key && $0.profile.isBoolean && !$0.isPair }
    }.first
    guard let flag, case .column(let header) = flag.value else { return nil }
    let meant = flag.profile.distinct.map(\.value).filter { WordReading.boolean(WordReading.key($0)) == true }
    var people = try MappingGuess(words, sheet, known, free: Set(sheet.columns.indices), asksStore: true)
    // The first column numbers them.
    if people.choice("id") == nil, let first = sheet.columns.first, first.profile.isUnique, first.profile.isComplete,
      first.reading.key.hasSuffix("id")
    {
      people.take("id", column: 0)
    }
    guard meant.count == 1, people.missing.isEmpty else { return nil }
    var found = made(people, constants: [])
    found.requires = .equal(header, meant[0])
    return ImportProposal(imports: [found], alternatives: ["customers"], hasSemicolons: sheet.separator == 0x3B)
  }

  /// Lines of invoices, where what was ordered is known by other numbers already: they say what each invoice comes to.
  /// As lines of orders they would be sold twice.
  func invoices(ofLines guess: MappingGuess) throws(StoreError) -> ImportProposal? {
    guard guess.entity.name == "order_lines", let order = guess.choice("order"),
      case .column(let header) = sheet.columns[order.column].value,
      ["invoice", "发票"].contains(where: sheet.columns[order.column].reading.key.contains),
      !sheet.columns[order.column].profile.isUnique
    else { return nil }
    let earlier = try known.connection.rows("SELECT statement FROM imports WHERE entity IN ('orders', 'order_lines')")
      .compactMap { $0[0].textValue }
    guard !earlier.isEmpty, !earlier.contains(where: { $0.contains(header) }), let words = EntityWords.of("invoices")
    else { return nil }
    var invoices = try MappingGuess(words, sheet, known, free: [])
    invoices.take("id", column: order.column)
    if let amount = guess.choice("amount") { invoices.take("amount", column: amount.column, .addedUp) }
    let match = try known.match(sheet.columns[order.column].profile, "invoices")
    guard invoices.choice("amount") != nil, match.matched > 0 else {
      return ImportProposal(imports: [], alternatives: ["invoices"])
    }
    var found = made(invoices, constants: [])
    found.ignored = nil
    return ImportProposal(imports: [found], alternatives: ["order_lines"], hasSemicolons: sheet.separator == 0x3B)
  }

  /// Rows that say that they were deleted are none.
  var undeleted: ProposedImport.Requirement? {
    let column = sheet.columns.first { column in
      ["isdeleted", "deleted", "已删除", "是否删除"].contains(column.reading.key) && column.profile.isBoolean
        && !column.isPair
    }
    guard let column, case .column(let header) = column.value else { return nil }
    let words = column.profile.distinct.map(\.value).filter { WordReading.boolean(WordReading.key($0)) == true }
    return words.isEmpty ? nil : .noneOf(header, words)
  }

  /// Lines of one order that several reps or sellers bear: an order is one's, so that whose each line is stays a field of
  /// the line.
  func dropSeveralReps(_ guess: inout MappingGuess) {
    guard guess.entity.name == "order_lines", let order = guess.choice("order"), let rep = guess.choice("rep") else {
      return
    }
    var reps: [String: Set<String>] = [:]
    for row in 0..<sheet.rowCount {
      let name = sheet.cell(row, sheet.columns[rep.column])
      if !name.isEmpty { reps[sheet.cell(row, sheet.columns[order.column]), default: []].insert(name) }
    }
    let several = reps.values.count { $0.count > 1 }
    if several * 20 > reps.count { guess.drop("rep") }
  }
}
