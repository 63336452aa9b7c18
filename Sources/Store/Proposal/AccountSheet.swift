/// The account of customers as accounting programs print it: what they were invoiced stands under debit, what they paid
/// under credit, what they owed before in a line of its own.
struct AccountSheet {
  let debit: Int
  let credit: Int
  /// After each line.
  let balance: String?
  let lines: LedgerLines?

  init?(_ sheet: ProposalSheet) {
    func number(_ headers: String) -> Int? {
      let keys = HeaderReading.keys(headers)
      return sheet.columns.firstIndex { !$0.isPair && $0.profile.isNumber && keys.contains($0.reading.key) }
    }
    guard let debit = number(HeaderTable.debits), let credit = number(HeaderTable.credits) else { return nil }
    (self.debit, self.credit) = (debit, credit)
    balance = LedgerLines.balance(sheet)
    lines = LedgerLines(sheet)
  }

  /// The lines of a movement, without openings and sums.
  func isMovement(_ row: Int, _ sheet: ProposalSheet, under column: Int) -> Bool {
    guard let number = NumberReading.number(sheet.cell(row, sheet.columns[column]), style: .dot)?.number else {
      return false
    }
    return number.double != 0 && !isNamed(row, sheet, (lines?.openings ?? []) + (lines?.sums ?? []))
  }

  func isOpening(_ row: Int, _ sheet: ProposalSheet) -> Bool { isNamed(row, sheet, lines?.openings ?? []) }

  private func isNamed(_ row: Int, _ sheet: ProposalSheet, _ words: [String]) -> Bool {
    guard let header = lines?.header, let column = sheet.columns.first(where: { $0.value == .column(header) }) else {
      return false
    }
    return words.contains(sheet.cell(row, column))
  }

  /// What is true of the lines under `header`.
  func requirement(_ header: String) -> ProposedImport.Requirement {
    let filled: [ProposedImport.Requirement] = [.filled(header), .unequal(header, 0)]
    guard let lines, !(lines.openings + lines.sums).isEmpty else { return .all(filled) }
    return .all(filled + [.noneOf(lines.header, lines.openings + lines.sums)])
  }
}

extension ProposalMaker {
  /// Invoices, payments, and what was owed before as one invoice of each customer.
  func proposals(of account: AccountSheet) throws(StoreError) -> [ProposedImport]? {
    guard case .column(let debit) = sheet.columns[account.debit].value,
      case .column(let credit) = sheet.columns[account.credit].value,
      let invoices = try part(
        "invoices", account.debit, account.requirement(debit), { account.isMovement($0, sheet, under: account.debit) }),
      let payments = try part(
        "payments", account.credit, account.requirement(credit),
        { account.isMovement($0, sheet, under: account.credit) })
    else { return nil }
    return [try opening(account), invoices, payments].compactMap { $0 }
  }

  private func part(
    _ entity: String, _ amount: Int, _ requirement: ProposedImport.Requirement, _ isKept: (Int) -> Bool
  ) throws(StoreError) -> ProposedImport? {
    guard let words = EntityWords.of(entity) else { return nil }
    let part = sheet.filtered(isKept)
    guard part.rowCount > 0 else { return nil }
    let maker = ProposalMaker(sheet: part, known: known, today: today)
    var guess = try MappingGuess(words, part, known, free: Set(part.columns.indices), asksStore: true)
    guess.keep { field, choice in
      ["id", "customer", "rep", "issued", "due", "paid", "currency"].contains(field.name)
        && !part.columns[choice.column].profile.isBlank
    }
    guess.take("amount", column: amount)
    guard guess.missing.isEmpty, guess.choice("customer") != nil else { return nil }
    var found = maker.made(guess, constants: [])
    (found.ignored, found.requires) = (nil, requirement)
    return found
  }

  private func opening(_ account: AccountSheet) throws(StoreError) -> ProposedImport? {
    guard let lines = account.lines, !lines.openings.isEmpty, let balance = account.balance,
      let column = sheet.columns.firstIndex(where: { $0.value == .column(balance) }),
      var found = try part(
        "invoices", column, .all([.oneOf(lines.header, lines.openings), .unequal(balance, 0)]),
        { account.isOpening($0, sheet) }),
      let customer = found.fields.first(where: { $0.name == "customer" }), case .column(let whose) = customer.value
    else { return nil }
    found.fields.removeAll { $0.name == "id" }
    found.fields.insert(
      ProposedField(
        name: "id", value: .joined([whose, lines.header], separator: " "), map: [], certainty: .likely,
        reason: .twoColumns, samples: []), at: 0)
    return found
  }
}
