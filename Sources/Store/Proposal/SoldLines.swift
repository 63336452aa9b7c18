/// Sales of products as shops and people write them down: `Date, Customer, Product, Qty, Amount`. Their rows are lines of
/// orders, with or without a number of the order.
enum SoldLines {
  /// Rows that name a product, how many of it and for how much are lines.
  static func isCounted(_ guess: MappingGuess) -> Bool {
    (guess.choice("product")?.strength ?? 0) >= 0.75 && (guess.choice("quantity")?.strength ?? 0) >= 0.75
      && (guess.choice("price") != nil || guess.choice("amount") != nil)
  }

  /// Lines of which nothing but the day says which order they are of.
  static func isSold(_ guess: MappingGuess) -> Bool {
    guess.entity.name == "order_lines" && guess.choice("order") == nil && isCounted(guess)
      && (guess.choice("ordered")?.strength ?? 0) >= 0.6
  }
}

extension ProposalMaker {
  /// An order with its product is one line; `nil` where no column names products.
  func lines(insteadOf orders: MappingGuess) throws(StoreError) -> MappingGuess? {
    guard let words = EntityWords.of("order_lines"), let products = EntityWords.of("products") else { return nil }
    var lines = try MappingGuess(words, sheet, known, free: Set(sheet.columns.indices), asksStore: true)
    guard let product = lines.choice("product"), product.strength >= 0.75 else { return nil }
    let key = sheet.columns[product.column].reading.key
    guard products.nouns.contains(key) || !products.withoutNoun(key).isEmpty else { return nil }
    for (field, mine) in [
      ("id", "order"), ("customer", "customer"), ("rep", "rep"), ("source", "source"), ("ordered", "ordered"),
      ("amount", "amount"), ("currency", "currency"),
    ] {
      guard let choice = orders.choice(field), lines.choice(mine) == nil else { continue }
      lines.keep { _, other in other.column != choice.column }
      lines.take(mine, column: choice.column)
    }
    return lines.choice("amount") == nil && lines.choice("price") == nil ? nil : lines
  }

  /// Where no column numbers the orders, the day, whose it is and what it is tell one row from another.
  /// Numbers of orders that start again in each branch or the like: where one number has several days and customers or reps,
  /// and with one more column it has not, both together are the number.
  func restartingNumber(_ guess: inout MappingGuess) -> [ProposedField] {
    guard let order = guess.choice("order"), let ordered = guess.choice("ordered"), !sheet.columns[order.column].isPair,
      let party = guess.choice("customer") ?? guess.choice("rep")
    else { return [] }
    let heads = [ordered, party].map { sheet.columns[$0.column] }
    func isOne(_ keys: [Int]) -> Bool {
      heads.allSatisfy { sheet.determines(keys.map { sheet.columns[$0] }, $0) != false }
    }
    guard heads.allSatisfy({ sheet.determines(sheet.columns[order.column], $0) == false }) else { return [] }
    let lines = ["product", "quantity", "price", "amount", "ordered", "customer", "rep", "order"].compactMap {
      guess.choice($0)?.column
    }
    let apart = sheet.columns.indices.first { place in
      let column = sheet.columns[place]
      return !lines.contains(place) && !column.isPair && column.profile.isWordList && column.profile.isComplete
        && column.profile.distinct.count > 1 && !numbersLines(place, of: order.column) && isOne([place, order.column])
    }
    guard let apart, let number = sheet.columns[order.column].value.columns.first,
      let header = sheet.columns[apart].value.columns.first
    else { return [] }
    guess.drop("order")
    return [
      ProposedField(
        name: "order", value: .joined([header, number], separator: " "), map: [], certainty: .likely,
        reason: .restarting(header), samples: [])
    ]
  }

  func orderNumber(_ guess: MappingGuess) -> [ProposedField] {
    guard guess.choice("order") == nil else { return [] }
    var labels = ["ordered", "customer", "rep", "product"].compactMap { guess.choice($0)?.column }.sorted()
    for (place, column) in sheet.columns.enumerated()
    where !labels.contains(place) && !column.isPair && column.profile.isComplete && !column.profile.isNumber {
      if sheet.determines(labels.map { sheet.columns[$0] }, column) == false { labels.append(place) }
    }
    let headers = headers(of: Set(labels))
    guard headers.count > 1 else { return [] }
    return [
      ProposedField(
        name: "order", value: .joined(headers, separator: " "), map: [], certainty: .likely, reason: .unnumbered,
        samples: [])
    ]
  }
}
