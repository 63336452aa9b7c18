/// What customers were invoiced and what they paid in one column, told apart by the sign: rows that name an invoice add
/// to what is owed, the others, below nothing, take from it.
struct SignedPapers {
  let invoice: Int
  let amount: Int
  let day: Int
  let customer: Int

  init?(_ sheet: ProposalSheet) {
    let invoices: Set = ["invoiceid", "invoiceno", "invoicekey", "发票号", "发票编号"]
    let amounts = HeaderReading.keys("transaction amount, amount, total amount, transaction value, 金额, 交易金额")
    guard let customers = EntityWords.of("invoices") else { return nil }
    func place(_ isMeant: (ProposalSheet.Column) -> Bool) -> Int? {
      sheet.columns.firstIndex { !$0.isPair && !$0.profile.isBlank && isMeant($0) }
    }
    guard
      let invoice = place({ invoices.contains($0.reading.key) && !$0.profile.isComplete && $0.profile.isUnique }),
      let amount = place({
        amounts.contains($0.reading.key) && $0.profile.isNumber && $0.profile.smallest < 0 && $0.profile.largest > 0
      }),
      let day = place({ $0.profile.isDate && $0.profile.isComplete && $0.reading.key.hasSuffix("date") }),
      let customer = place({ column in
        customers.matches(column.reading.key).contains {
          customers.entity.fields[$0.field].name == "customer" && $0.weight > 0.9
        }
      })
    else { return nil }
    (self.invoice, self.amount, self.day, self.customer) = (invoice, amount, day, customer)
    let agree = (0..<sheet.rowCount).count { row in
      let text = sheet.cell(row, sheet.columns[amount])
      guard let number = NumberReading.number(text, style: NumberReading.style(of: text) ?? .dot)?.number.double else {
        return false
      }
      return sheet.cell(row, sheet.columns[invoice]).isEmpty ? number <= 0 : number >= 0
    }
    guard agree * 100 >= sheet.rowCount * 98 else { return nil }
  }
}

extension ProposalMaker {
  func proposals(of papers: SignedPapers) throws(StoreError) -> [ProposedImport]? {
    guard let invoices = EntityWords.of("invoices"), let payments = EntityWords.of("payments"),
      case .column(let number) = sheet.columns[papers.invoice].value,
      case .column(let amount) = sheet.columns[papers.amount].value
    else { return nil }
    var owed = try MappingGuess(invoices, sheet, known, free: [])
    owed.take("id", column: papers.invoice)
    owed.take("customer", column: papers.customer)
    owed.take("issued", column: papers.day)
    owed.take("amount", column: papers.amount)
    var paid = try MappingGuess(payments, sheet, known, free: [])
    if let first = sheet.columns.first, first.profile.isUnique, first.profile.isComplete { paid.take("id", column: 0) }
    paid.take("customer", column: papers.customer)
    paid.take("paid", column: papers.day)
    paid.take("amount", column: papers.amount)
    var found = [made(owed, constants: []), made(paid, constants: [])]
    found[0].requires = .filled(number)
    found[1].requires = .negative(amount)
    for place in found.indices { found[place].ignored = nil }
    if let place = found[1].fields.firstIndex(where: { $0.name == "amount" }) {
      found[1].fields[place].value = .negative(.column(amount))
      found[1].fields[place].samples = []
    }
    return found
  }
}
