/// Lines of a ledger that are no movements: what there was before the first one, and sums of periods.
struct LedgerLines {
  /// The column whose words say so.
  let header: String
  /// `Opening Balance`, `期初余额`
  let openings: [String]
  /// `本月合计`, `Closing Balance`
  let sums: [String]

  init?(_ sheet: ProposalSheet) {
    for column in sheet.columns where !column.isPair && !column.profile.isNumber && !column.profile.isDate {
      guard case .column(let header) = column.value else { continue }
      let words = column.profile.distinct.map(\.value)
      let openings = words.filter { Self.openingWords.contains(WordReading.key($0)) }
      let sums = words.filter { Self.sumWords.contains(WordReading.key($0)) }
      if openings.isEmpty && sums.isEmpty { continue }
      (self.header, self.openings, self.sums) = (header, openings, sums)
      return
    }
    return nil
  }

  private static let openingWords = Set(HeaderTable.openings.split(separator: ",").map { trimmed(String($0)) })
  private static let sumWords = Set(HeaderTable.periodSums.split(separator: ",").map { trimmed(String($0)) })
  private static let balances = HeaderReading.keys(HeaderTable.runningBalances)

  /// What there is after each line.
  static func balance(_ sheet: ProposalSheet) -> String? {
    sheet.columns.lazy.compactMap { column in
      guard !column.isPair, column.profile.isNumber, balances.contains(column.reading.key),
        case .column(let header) = column.value
      else { return nil }
      return header
    }.first
  }
}

extension ProposalMaker {
  /// What was in stock before the first movement stands in the balance alone; sums of periods move nothing.
  func withOpening(_ found: ProposedImport) -> ProposedImport {
    guard found.entity == "stock_movements", let lines = LedgerLines(sheet),
      let place = found.fields.firstIndex(where: { $0.name == "quantity" }),
      case .net = found.fields[place].value
    else { return found }
    var made = found
    if !lines.openings.isEmpty, let balance = LedgerLines.balance(sheet) {
      made.fields[place].value = .instead(
        balance, of: found.fields[place].value, where: lines.header, isOneOf: lines.openings)
    }
    if !lines.sums.isEmpty, made.requires == nil { made.requires = .noneOf(lines.header, lines.sums) }
    return made
  }
}
