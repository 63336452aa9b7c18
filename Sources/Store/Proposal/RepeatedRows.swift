/// Records that stand in several rows, and lines with what is not theirs.
extension ProposalMaker {
  /// A deal that stands once for each of its products is one deal: its id says so, or else its name with all that is known
  /// of a deal. What it is worth is added up where it differs from row to row. What else differs is no field of it.
  mutating func takeRepeatedID(_ guess: inout MappingGuess) {
    guard ["opportunities", "invoices", "orders", "quotes", "leads"].contains(guess.entity.name),
      guess.choice("id") == nil
    else { return }
    let isDeal = guess.entity.name == "opportunities"
    if isDeal, let place = repeatedID(guess), let day = dayOfRow(guess, place) {
      guess.take("id", column: place)
      guess.take("modified", column: day, .snapshots)
      return
    }
    guard let place = repeatedID(guess) ?? (isDeal ? repeatedName(guess) : nil) else { return }
    func isOne(_ field: String) -> Bool? {
      guess.choice(field).map { sheet.determines(sheet.columns[place], sheet.columns[$0.column]) != false }
    }
    let isNamed = guess.choice("name")?.column == place
    let alike = isNamed ? ["customer", "rep", "stage", "state", "created", "closed"] : ["stage", "state", "status"]
    guard alike.allSatisfy({ isOne($0) != false }) else {
      // Nothing but a name says that several rows are one.
      if isNamed { guess.take("name", column: place, .repeated) }
      return
    }
    let parts = isOne("amount") == false ? guess.choice("amount") : nil
    if parts != nil, ["quotes", "leads"].contains(guess.entity.name) { return }
    guess.keep { field, choice in
      field.name == "amount" || sheet.determines(sheet.columns[place], sheet.columns[choice.column]) != false
    }
    guess.take("id", column: place)
    if let parts { guess.take("amount", column: parts.column, .addedUp) }
    differing = Set(
      sheet.columns.indices.filter {
        !sheet.columns[$0].isPair && sheet.determines(sheet.columns[place], sheet.columns[$0]) == false
      })
  }

  /// Rows of one deal that bear different days of change are what it was on those days: snapshots, corrections.
  private func dayOfRow(_ guess: MappingGuess, _ id: Int) -> Int? {
    let own = guess.choice("modified")?.column
    let used = guess.usedColumns
    return sheet.columns.indices.first { place in
      let column = sheet.columns[place]
      guard !column.isPair, column.profile.isDate, column.profile.isComplete,
        place == own || !used.contains(place) && Self.snapshotDays.contains(column.reading.key),
        sheet.determines(sheet.columns[id], column) == false
      else { return false }
      return sheet.isKey([sheet.columns[id], column])
    }
  }

  private static let snapshotDays = HeaderReading.keys(HeaderTable.snapshotDays)

  /// Where one name is that of several ids, or the ids are known and the names are not, the id says who is meant.
  func preferIDs(_ guess: inout MappingGuess) throws(StoreError) {
    for (field, entity) in [
      ("customer", "customers"), ("rep", "reps"), ("owner", "reps"), ("product", "products"),
    ] {
      guard let choice = guess.choice(field), let words = EntityWords.of(entity), !sheet.columns[choice.column].isPair,
        !words.isOwnID(sheet.columns[choice.column].reading.key)
      else { continue }
      let used = guess.usedColumns
      let name = sheet.columns[choice.column]
      let place = sheet.columns.indices.first { place in
        let column = sheet.columns[place]
        return !column.isPair && !used.contains(place) && column.profile.isComplete
          && words.isOwnID(column.reading.key) && sheet.determines(column, name) != false
          && !guess.entity.fields.contains { $0.name == field && MappingGuess.isOfEachRow(column, $0, guess.entity) }
      }
      guard let place else { continue }
      let ids = try known.match(sheet.columns[place].profile, entity)
      let names = try known.match(name.profile, entity)
      let areKnown = ids.matched > 0 && ids.matched == ids.of
      guard areKnown && names.matched < names.of || sheet.determines(name, sheet.columns[place]) == false else {
        continue
      }
      guess.take(
        field, column: place,
        areKnown ? .known(matched: ids.matched, of: ids.of, entity: entity) : .header)
    }
  }

  /// A column of names of deals that come again, each with the same customer.
  private func repeatedName(_ guess: MappingGuess) -> Int? {
    guard let name = guess.choice("name"), let customer = guess.choice("customer"),
      !sheet.columns[name.column].profile.isUnique, sheet.columns[name.column].profile.isComplete,
      sheet.determines(sheet.columns[name.column], sheet.columns[customer.column]) == true
    else { return nil }
    return name.column
  }

  /// An amount that is the same in all lines of an order, and not what the quantity costs, is the order's.
  func dropAmountOfWhole(_ guess: inout MappingGuess) {
    guard guess.entity.name == "order_lines", let order = guess.choice("order"), let amount = guess.choice("amount"),
      let quantity = guess.choice("quantity"), let price = guess.choice("price"),
      sheet.determines(sheet.columns[order.column], sheet.columns[amount.column]) == true
    else { return }
    var (equal, all) = (0, 0)
    for row in 0..<sheet.rowCount {
      guard let total = number(row, amount), let count = number(row, quantity), let each = number(row, price) else {
        continue
      }
      all += 1
      // A discount of the line is no other amount.
      if total.magnitude <= (count * each).magnitude * 1.3 + 0.01 { equal += 1 }
    }
    if equal * 10 < all * 9 { guess.drop("amount") }
  }

  func number(_ row: Int, _ choice: MappingGuess.Choice) -> Double? {
    let text = sheet.cell(row, sheet.columns[choice.column])
    return NumberReading.number(text, style: NumberReading.style(of: text) ?? .dot)?.number.double
  }

  /// A price that grows with how much is sold of a product is that of the whole line.
  func takePriceOfLine(_ guess: inout MappingGuess) {
    guard guess.entity.name == "order_lines", guess.choice("amount") == nil, let price = guess.choice("price"),
      let quantity = guess.choice("quantity"), let product = guess.choice("product")
    else { return }
    var sold: [String: [(count: Double, price: Double)]] = [:]
    for row in 0..<sheet.rowCount {
      guard let count = number(row, quantity), let each = number(row, price), count > 0, each > 0 else { continue }
      sold[sheet.cell(row, sheet.columns[product.column]), default: []].append((count, each))
    }
    /// How many times the least is the most.
    func spread(_ numbers: [Double]) -> Double { (numbers.max() ?? 1) / (numbers.min() ?? 1) }
    var (lines, pieces) = (0, 0)
    for rows in sold.values where spread(rows.map(\.count)) > 1 {
      if spread(rows.map { $0.price / $0.count }) < spread(rows.map(\.price)) { lines += 1 } else { pieces += 1 }
    }
    guard lines > 2 * pieces else { return }
    guess.drop("price")
    guess.take("amount", column: price.column)
  }

  /// A column of ids of these records that come again.
  func repeatedID(_ guess: MappingGuess) -> Int? {
    sheet.columns.indices.first { place in
      let column = sheet.columns[place]
      return !column.isPair && !column.profile.isUnique && column.profile.isComplete
        && guess.words.isOwnID(column.reading.key)
    }
  }

  /// What a line cost is what is left of it without its profit.
  func costed(_ guess: MappingGuess) -> [ProposedField] {
    let used = guess.usedColumns
    // What a piece cost, times how many.
    let each = sheet.columns.indices.first { place in
      let column = sheet.columns[place]
      return !used.contains(place) && !column.isPair && column.profile.isNumber && column.profile.isComplete
        && ["unitcost", "costperunit", "costeach", "unitcostprice", "单位成本", "成本单价", "单件成本"]
          .contains(column.reading.key)
    }
    if guess.choice("cost") == nil, let each, let quantity = guess.choice("quantity"),
      case .column(let cost) = sheet.columns[each].value, case .column(let count) = sheet.columns[quantity.column].value
    {
      return [
        ProposedField(
          name: "cost", value: .product(cost, count), map: [], certainty: .likely, reason: .header,
          samples: [])
      ]
    }
    let place = sheet.columns.indices.first { place in
      let column = sheet.columns[place]
      return !used.contains(place) && !column.isPair && column.profile.isNumber && column.profile.isComplete
        && ["profit", "operatingprofit", "grossincome", "grossprofit", "lineprofit", "totalprofit", "利润", "毛利", "毛利额"]
          .contains(column.reading.key)
    }
    guard guess.choice("cost") == nil, let amount = guess.choice("amount"), let place,
      case .column(let net) = sheet.columns[amount.column].value, case .column(let profit) = sheet.columns[place].value
    else { return [] }
    return [
      ProposedField(
        name: "cost", value: .difference(net, minus: profit), map: [], certainty: .likely, reason: .header, samples: [])
    ]
  }
}
