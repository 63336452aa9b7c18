import Values

/// A report of recurring revenue with a column for each way in which it came and went: `Month, New, Expansion,
/// Contraction, Churn`. Starts, ends and nets beside them are sums.
struct MovementSheet {
  let headers: [String]
  /// Of the headers those of what went.
  let losses: [String]
  /// What went is written without a minus.
  let isUnsigned: Bool

  init?(_ sheet: ProposalSheet) {
    var (gains, losses): ([String], [String]) = ([], [])
    var isUnsigned = false
    for column in sheet.columns where !column.isPair && column.profile.isNumber {
      guard case .column(let header) = column.value else { continue }
      let key = column.reading.key
      let bare = key.without(suffixes: Self.nouns).first ?? key.without(prefixes: Self.nouns).first ?? key
      if Self.gains.contains(bare) { gains.append(header) }
      if Self.losses.contains(bare) {
        losses.append(header)
        isUnsigned = isUnsigned || column.profile.largest > 0
      }
    }
    guard !gains.isEmpty, !losses.isEmpty, gains.count + losses.count > 2 else { return nil }
    headers = gains + losses
    self.losses = losses
    self.isUnsigned = isUnsigned
  }

  private static let nouns = ["mrr", "arr", "revenue"]
  private static let gains = HeaderReading.keys(HeaderTable.gains)
  private static let losses = HeaderReading.keys(HeaderTable.losses)
}

extension ProposalMaker {
  /// Each cell is an order of its day, less where it went.
  func proposal(of movements: MovementSheet) throws(StoreError) -> ImportProposal? {
    guard let words = EntityWords.of("orders") else { return nil }
    func column(_ header: String) -> Int? { sheet.columns.firstIndex { $0.value.columns.last == header } }
    guard let heading = column(UnpivotedRows.heading), let cell = column(UnpivotedRows.cell) else { return nil }
    let free = Set(sheet.columns.indices).subtracting([heading, cell])
    var guess = try MappingGuess(words, sheet, known, free: free, asksStore: true)
    guess.keep { field, _ in field.kind.isReference || field.name == "ordered" }
    guard guess.choice("ordered") != nil else { return nil }
    guess.take("amount", column: cell)
    var found = made(guess, constants: [])
    if movements.isUnsigned, let place = found.fields.firstIndex(where: { $0.name == "amount" }) {
      found.fields[place].value = .lessened(
        found.fields[place].value, where: UnpivotedRows.heading, isOneOf: movements.losses)
    }
    found.unpivoted = movements.headers
    found.ignored = headers(
      of: free.subtracting(guess.usedColumns).filter { !sheet.columns[$0].isPair && sheet.columns[$0].profile.isNumber }
    )
    found.requires = .unequal(UnpivotedRows.cell, 0)
    return ImportProposal(imports: [found], alternatives: [], hasSemicolons: sheet.separator == 0x3B)
  }
}
