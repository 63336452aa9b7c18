import Values

/// What was sold of each product, a column each, in a row for each rep or customer: `Rep, Server, Support, License`.
struct ProductSheet {
  let headers: [String]
  /// The cells are how many, not for how much.
  let isOfPieces: Bool

  init?(_ sheet: ProposalSheet, _ layout: FileLayout, names: [String], _ known: KnownRecords) throws(StoreError) {
    guard let first = sheet.columns.first, !first.isPair, !first.profile.isNumber, !first.profile.isDate,
      Self.isParty(first.reading.key)
    else { return nil }
    var headers: [String] = []
    for column in sheet.columns.dropFirst() where !column.isPair && !column.profile.isBlank {
      guard case .column(let header) = column.value, column.profile.isNumber, !column.profile.isCode,
        !column.profile.isDate, !WideSheet.isSum(header), PeriodLabel(header) == nil, !Self.isField(column.reading.key)
      else { continue }
      headers.append(header)
    }
    guard headers.count > 1 else { return nil }
    var profile = ColumnProfile()
    for header in headers { profile.add(header, line: 1) }
    let match = try known.match(profile, "products")
    let titles = (names + layout.titles).map { $0.lowercased() }
    let isSaid = titles.contains { title in
      ["by product", "by item", "x product", "and product", "per product", "by sku", "产品", "商品", "品类"].contains {
        title.contains($0)
      }
    }
    guard match.matched == match.of || isSaid else { return nil }
    self.headers = headers
    isOfPieces = titles.contains { title in
      ["units", "quantity", "qty", "pieces", "volume", "销量", "数量", "件数"].contains { title.contains($0) }
    }
  }

  private static func isParty(_ key: String) -> Bool {
    ["reps", "customers", "teams"].contains { entity in
      guard let words = EntityWords.of(entity) else { return false }
      return words.nouns.contains(key) || words.nouns.contains { key == $0 + "name" } || key == "姓名" || key == "name"
    }
  }

  /// A header that says something of sales is no product.
  private static func isField(_ key: String) -> Bool {
    ["orders", "order_lines", "targets", "activities", "reps", "customers"].contains { entity in
      guard let words = EntityWords.of(entity) else { return false }
      return words.matches(key).contains { match in
        match.weight > 0.9 && !words.entity.fields[match.field].kind.isReference
      }
    }
  }
}

extension ProposalMaker {
  /// Every cell is a line of an order of its own.
  func proposal(of products: ProductSheet) throws(StoreError) -> ImportProposal? {
    func column(_ header: String) -> Int? { sheet.columns.firstIndex { $0.value.columns.last == header } }
    guard let words = EntityWords.of("order_lines"), let heading = column(UnpivotedRows.heading),
      let cell = column(UnpivotedRows.cell)
    else { return nil }
    let free = Set(sheet.columns.indices).subtracting([heading, cell])
      .filter { !WideSheet.isSum(sheet.columns[$0].value.columns.first ?? "") }
    var guess = try MappingGuess(words, sheet, known, free: free, asksStore: true)
    guess.keep { field, _ in ["customer", "rep", "source", "ordered", "currency"].contains(field.name) }
    if guess.choice("customer") == nil, guess.choice("rep") == nil, !sheet.columns[0].profile.isBlank {
      guess.take("rep", column: 0, .needed)
    }
    guess.take("product", column: heading)
    guess.take(products.isOfPieces ? "quantity" : "amount", column: cell)
    var constants = guess.choice("ordered") == nil ? dayOfFile("ordered") : []
    if guess.choice("ordered") == nil, constants.isEmpty, let year = WideSheet.year(in: sheet.name) {
      constants.append(
        ProposedField(
          name: "ordered", value: .text("\(year)-01-01"), map: [], certainty: .guess,
          reason: .dayOfPeriod(isFirst: true),
          samples: ["\(year)-01-01"]))
    }
    constants.append(
      ProposedField(
        name: "order", value: .numbered(UnpivotedRows.heading), map: [], certainty: .likely, reason: .unnumbered,
        samples: []))
    var found = made(guess, constants: constants)
    found.unpivoted = products.headers
    found.ignored = sheet.columns.compactMap { $0.value.columns.first }.filter(WideSheet.isSum)
    if found.ignored?.isEmpty == true { found.ignored = nil }
    found.requires = .unequal(UnpivotedRows.cell, 0)
    return ImportProposal(imports: [found], alternatives: [], hasSemicolons: sheet.separator == 0x3B)
  }
}
