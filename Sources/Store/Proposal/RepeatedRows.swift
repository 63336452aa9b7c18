/// Records that stand in several rows, and lines with what is not theirs.
extension ProposalMaker {
  /// A deal that stands once for each of its products is one deal: its id says so, unless what it is worth differs from
  /// row to row. What differs is no field of it.
  func takeRepeatedID(_ guess: inout MappingGuess) {
    guard ["opportunities", "invoices", "orders", "quotes", "leads"].contains(guess.entity.name),
      guess.choice("id") == nil
    else { return }
    guard let place = repeatedID(guess) else {
      guard guess.entity.name == "opportunities" else { return }
      // Nothing but a name says that several rows are one.
      guard let name = guess.choice("name"), let customer = guess.choice("customer"),
        !sheet.columns[name.column].profile.isUnique,
        sheet.determines(sheet.columns[name.column], sheet.columns[customer.column]) == true
      else { return }
      guess.take("name", column: name.column, .repeated)
      return
    }
    let isOnce = ["amount", "stage", "state", "status"].allSatisfy { field in
      guess.choice(field).map { sheet.determines(sheet.columns[place], sheet.columns[$0.column]) != false } ?? true
    }
    guard isOnce else { return }
    guess.keep { _, choice in sheet.determines(sheet.columns[place], sheet.columns[choice.column]) != false }
    guess.take("id", column: place)
  }

  /// An amount that is the same in all lines of an order, and not what the quantity costs, is the order's.
  func dropAmountOfWhole(_ guess: inout MappingGuess) {
    guard guess.entity.name == "order_lines", let order = guess.choice("order"), let amount = guess.choice("amount"),
      let quantity = guess.choice("quantity"), let price = guess.choice("price"),
      sheet.determines(sheet.columns[order.column], sheet.columns[amount.column]) == true
    else { return }
    func number(_ row: Int, _ choice: MappingGuess.Choice) -> Double? {
      let text = sheet.cell(row, sheet.columns[choice.column])
      return NumberReading.number(text, style: NumberReading.style(of: text) ?? .dot)?.number.double
    }
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
    let place = sheet.columns.indices.first { place in
      let column = sheet.columns[place]
      return !used.contains(place) && !column.isPair && column.profile.isNumber && column.profile.isComplete
        && ["profit", "grossprofit", "lineprofit", "totalprofit", "利润", "毛利", "毛利额"].contains(column.reading.key)
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
