/// Taxes and discounts of lines that are money, not rates.
extension ProposalMaker {
  /// A tax that grows with the amount, or is below nothing with it, is none of `20%`; a discount that is what is missing
  /// between the price and the amount is no share either. Both are kept as they are.
  func dropMoneyForRates(_ guess: inout MappingGuess) {
    guard guess.entity.name == "order_lines" else { return }
    if let tax = guess.choice("tax"), isPartOfAmount(tax, guess) { guess.drop("tax") }
    if let discount = guess.choice("discount"), isTakenOff(discount, guess) { guess.drop("discount") }
  }

  private func isPartOfAmount(_ tax: MappingGuess.Choice, _ guess: MappingGuess) -> Bool {
    let profile = sheet.columns[tax.column].profile
    if profile.smallest < 0 { return true }
    guard profile.distinct.count > 2, !profile.distinct.contains(where: { $0.value.hasSuffix("%") }) else {
      return false
    }
    let rates = (0..<sheet.rowCount).compactMap { row -> Double? in
      guard let base = worth(row, guess), base.magnitude >= 1, let said = number(row, tax) else { return nil }
      return said / base
    }.sorted()
    guard rates.count > 2, rates[rates.count / 2] > 0, rates[rates.count / 2] <= 0.5 else { return false }
    let usual = rates[rates.count / 2]
    return rates.count { ($0 - usual).magnitude < 0.01 || $0 == 0 } * 10 >= rates.count * 9
  }

  private func isTakenOff(_ discount: MappingGuess.Choice, _ guess: MappingGuess) -> Bool {
    guard let amount = guess.choice("amount"), let price = guess.choice("price"),
      let quantity = guess.choice("quantity")
    else { return false }
    var (taken, shares, all) = (0, 0, 0)
    for row in 0..<sheet.rowCount {
      guard let said = number(row, discount), said != 0, let total = number(row, amount), let each = number(row, price),
        let count = number(row, quantity)
      else { continue }
      all += 1
      let whole = each * count
      if (whole - said.magnitude - total).magnitude < 0.02 { taken += 1 }
      let share = said <= 1 ? said : said / 100
      if (whole * (1 - share) - total).magnitude < 0.02 + whole.magnitude * 0.001 { shares += 1 }
    }
    return all > 0 && taken * 10 >= all * 9 && shares * 2 < all
  }

  /// The amount, else what the pieces cost together.
  private func worth(_ row: Int, _ guess: MappingGuess) -> Double? {
    if let amount = guess.choice("amount") { return number(row, amount) }
    guard let price = guess.choice("price"), let quantity = guess.choice("quantity"), let each = number(row, price),
      let count = number(row, quantity)
    else { return nil }
    return each * count
  }
}
