/// A report that counts work: `Rep, Week ending, Calls, Meetings, Visits`.
struct CountSheet {
  /// The columns that count, and the kind of work that each counts.
  let types: [(header: String, type: String)]

  var headers: [String] { types.map(\.header) }

  init?(_ sheet: ProposalSheet) {
    var found: [(header: String, type: String)] = []
    for column in sheet.columns where !column.isPair && Self.isCount(column.profile) {
      guard case .column(let header) = column.value, let type = Self.type(column.reading.key) else { continue }
      found.append((header, type))
    }
    guard found.count > 1 else { return nil }
    types = found
  }

  /// Whether a column may say how many pieces of work a row stands for.
  static func isCount(_ profile: ColumnProfile) -> Bool {
    profile.isNumber && profile.isWhole && profile.smallest >= 0 && profile.largest <= Double(ImportRun.timesLimit)
  }

  /// The kind of work that a header counts.
  static func type(_ key: String) -> String? { lines.first { $0.keys.contains(key) }?.name }

  private static let lines = wordLines(HeaderTable.counted).map {
    (name: $0.name, keys: Set($0.words.map { HeaderReading($0).key }))
  }
}

extension ProposalMaker {
  /// What was sold, where a report of how much was done says that, too.
  func salesBesideCounts() throws(StoreError) -> ProposedImport? {
    guard let words = EntityWords.of("orders") else { return nil }
    var guess = try MappingGuess(words, sheet, known, free: Set(sheet.columns.indices), asksStore: true)
    guess.keep { field, _ in ["customer", "rep", "source", "ordered", "amount"].contains(field.name) }
    let day = guess.choice("ordered") == nil ? dayOfFile("ordered") : []
    guard guess.choice("rep") != nil, guess.choice("ordered") != nil || !day.isEmpty,
      let amount = guess.choice("amount"), case .column(let header) = sheet.columns[amount.column].value
    else { return nil }
    var found = made(guess, constants: day)
    found.ignored = nil
    found.requires = .unequal(header, 0)
    return found
  }
}
