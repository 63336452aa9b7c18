/// One status of a row that is both an order and its invoice: what is void was not sold, what is cancelled is not owed.
extension ProposalCompanions {
  /// By what an invoice is, what its order is; and the other way round.
  private static let orderStates = ["draft": "draft", "issued": "confirmed", "void": "cancelled"]
  private static let invoiceStates = [
    "draft": "draft", "confirmed": "issued", "shipped": "issued", "delivered": "issued", "cancelled": "void",
  ]

  func withStates(_ companions: [Companion]) throws(StoreError) -> [Companion] {
    var all = companions
    guard let invoices = all.firstIndex(where: { $0.guess.entity.name == "invoices" }) else { return all }
    let orders = all.firstIndex { $0.guess.entity.name == "orders" }
    let isOfOrders = main.entity.name == "orders"
    if let status = all[invoices].guess.choice("status") {
      guard main.entity.name == "order_lines",
        let field = state(of: status.column, "invoice_status", as: Self.orderStates)
      else { return all }
      if let orders {
        if all[orders].guess.choice("status") == nil { all[orders].constants.append(field) }
      } else if main.choice("order") != nil, let words = EntityWords.of("orders") {
        var made = ordersOfLines(try MappingGuess(words, sheet, known, free: []))
        made.constants.append(field)
        all.insert(made, at: 0)
      }
    } else if let status = isOfOrders ? main.choice("status") : orders.flatMap({ all[$0].guess.choice("status") }),
      let field = state(of: status.column, "order_status", as: Self.invoiceStates)
    {
      all[invoices].constants.append(field)
    }
    return all
  }

  /// The column in the words of the other paper; `nil` where all rows are ordinary ones.
  private func state(of column: Int, _ list: String, as others: [String: String]) -> ProposedField? {
    let column = sheet.columns[column]
    guard case .column = column.value else { return nil }
    let map = column.profile.distinct.map { word in
      (word.value, ValueWords.meaning(of: word.value, in: list).flatMap { others[$0] } ?? "")
    }
    guard map.contains(where: { ["draft", "cancelled", "void"].contains($0.1) }) else { return nil }
    return ProposedField(
      name: "status", value: column.value, map: map, certainty: .likely, reason: .header,
      samples: column.profile.samples)
  }
}
